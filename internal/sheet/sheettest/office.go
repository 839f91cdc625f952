// Package sheettest helps tests that ask another program about a workbook.
package sheettest

import (
	"os"
	"os/exec"
	"path/filepath"
	"testing"
)

// ThroughLibreOffice opens the workbooks in LibreOffice and gives what it saves
// them as.
func ThroughLibreOffice(t *testing.T, books map[string][]byte) map[string][]byte {
	t.Helper()
	in, out, profile := t.TempDir(), t.TempDir(), t.TempDir()
	args := []string{"--headless", "-env:UserInstallation=file://" + profile, "--convert-to", "xlsx:Calc MS Excel 2007 XML", "--outdir", out}
	for name, b := range books {
		path := filepath.Join(in, name)
		if err := os.WriteFile(path, b, 0o600); err != nil {
			t.Fatal(err)
		}
		args = append(args, path)
	}
	if said, err := exec.CommandContext(t.Context(), "soffice", args...).CombinedOutput(); err != nil {
		t.Fatalf("soffice: %v\n%s", err, said)
	}
	saved := map[string][]byte{}
	for name := range books {
		b, err := os.ReadFile(filepath.Join(out, name))
		if err != nil {
			t.Fatal(err)
		}
		saved[name] = b
	}
	return saved
}
