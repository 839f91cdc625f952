package main

import (
	"os"
	"path/filepath"
	"testing"

	"parkboard/internal/catalog"
)

func TestTheSampleOfAWideCityBringsItsCatalogue(t *testing.T) {
	dir := t.TempDir()
	code, _, stderr := commandLine(t, "sample", "--years", "1", "--parks", "9", dir)
	if code != done {
		t.Fatal(stderr)
	}
	files, err := os.ReadDir(dir)
	if err != nil || len(files) != 1+9+2 { // areas, 1—2月 to 10月, acts.json, catalog.yaml
		t.Fatal(len(files), err)
	}
	raw, err := os.ReadFile(filepath.Join(dir, "catalog.yaml"))
	if err != nil {
		t.Fatal(err)
	}
	city, err := catalog.Read("catalog.yaml", raw)
	if err != nil || len(city.Parks) != 9 {
		t.Errorf("%v", err)
	}
}
