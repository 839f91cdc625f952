package main

import (
	"path/filepath"
	"strings"
	"testing"
	"time"

	"parkboard/internal/park"
	"parkboard/store"
)

func TestOnlyTheSampleHasADayOfItsOwn(t *testing.T) {
	for args, says := range map[string]string{"--day 2023-11-23": "give --sample with it", "--sample --day tomorrow": "YYYY-MM-DD"} {
		line := append([]string{"serve", "--data", t.TempDir(), "--addr", "127.0.0.1:0"}, strings.Fields(args)...)
		if code, _, stderr := commandLine(t, line...); code != refused || !strings.Contains(stderr, says) {
			t.Errorf("%s: exit %d, %q", args, code, stderr)
		}
	}
}

func TestTheDayOfTheSampleRunsOnAndNeverBack(t *testing.T) {
	dir := t.TempDir()
	file := filepath.Join(workbooks, "2023年6月工业园区主要经济指标.xlsx")
	if code, _, stderr := commandLine(t, "import", "--data", dir, "--as", "admin", file); code != done {
		t.Fatal(stderr)
	}
	db, err := store.OpenExisting(t.Context(), dir)
	if err != nil {
		t.Fatal(err)
	}
	defer closing(db)
	now := noon
	clock, err := (&serving{sample: true, day: "2023-07-20"}).clock(t.Context(), db, func() time.Time { return now })
	if err != nil {
		t.Fatal(err)
	}
	now = now.Add(30 * time.Hour)
	if got := park.DateOf(clock()); got != "2023-07-21" {
		t.Errorf("a day and six hours later it is %s", got)
	}
	_, err = (&serving{sample: true, day: "2023-07-17"}).clock(t.Context(), db, func() time.Time { return noon })
	if park.KindOf(err) != park.Conflict {
		t.Errorf("a day before the last act: %v", err)
	}
}
