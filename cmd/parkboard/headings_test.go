package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"parkboard/internal/catalog"
	"parkboard/internal/intake"
	"parkboard/internal/park"
	"parkboard/store"
)

// TestTheCommandLineReadsByTheOfficesMappings gives a data directory a mapping
// and reads and imports a workbook with it.
func TestTheCommandLineReadsByTheOfficesMappings(t *testing.T) {
	t.Chdir(t.TempDir())
	raw := []byte("2023年6月园区主要指标\n园区,税收累计(万元),园区工业规模(万元)\n九原工业园区,20,100\n")
	if err := os.WriteFile("六月.csv", raw, 0o600); err != nil {
		t.Fatal(err)
	}
	const figure = `"indicator": "output"`
	if code, stdout, stderr := commandLine(t, "read", "六月.csv"); code != done || strings.Contains(stdout, figure) {
		t.Fatalf("exit %d, %s%s", code, stdout, stderr)
	}
	ctx := t.Context()
	db, err := store.Open(ctx, "data", catalog.Default())
	if err != nil {
		t.Fatal(err)
	}
	draft := intake.Read(ctx, intake.Request{Name: "六月.csv", Bytes: raw, Catalogue: catalog.Default()})
	act := park.Act{Actor: store.FirstAdministrator, At: noon}
	up, err := db.Receive(ctx, act, received("五月.csv", []byte("another"), park.Period{}, intake.Draft{}))
	if err != nil {
		t.Fatal(err)
	}
	u := draft.Unmapped[0]
	m := park.HeadingMapping{Shape: u.Shape, Heading: u.Heading, Indicator: "output", Table: u.Table}
	if err := db.MapHeading(ctx, act, m, store.Reading{Upload: up.ID}); err != nil {
		t.Fatal(err)
	}
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
	if code, stdout, stderr := commandLine(t, "read", "--data", "data", "六月.csv"); code != done || !strings.Contains(stdout, figure) {
		t.Errorf("exit %d, %s%s", code, stdout, stderr)
	}
	if code, stdout, stderr := commandLine(t, "import", "--as", "admin", filepath.Join(".", "六月.csv")); code != done || !strings.Contains(stdout, "2 figures") {
		t.Errorf("exit %d, %s%s", code, stdout, stderr)
	}
}
