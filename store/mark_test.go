package store

import (
	"fmt"
	"os"
	"path/filepath"
	"testing"
	"time"

	"parkboard/internal/catalog"
	"parkboard/internal/park"
)

// asked is the data version as SQLite has it.
func asked(t *testing.T, db *DB) (version int64) {
	t.Helper()
	if err := db.reader.QueryRowContext(t.Context(), `SELECT version FROM board`).Scan(&version); err != nil {
		t.Fatal(err)
	}
	return version
}

// openedBeside opens a directory once more: with pools of its own, as another
// program has.
func openedBeside(t *testing.T, dir string) *DB {
	t.Helper()
	db, err := Open(t.Context(), dir, catalog.Default())
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = db.Close() })
	return db
}

func same(t *testing.T, db *DB, when string) {
	t.Helper()
	got, err := db.Version(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	if want := asked(t, db); got != want {
		t.Fatalf("%s: version %d is remembered, SQLite has %d", when, got, want)
	}
}

// noted is an act that changes little.
func noted(t *testing.T, db *DB, n int) {
	t.Helper()
	note := park.Note{Park: "jiuyuan", Effective: "2023-01-01", Text: fmt.Sprintf("记%d", n)}
	if err := db.AddNote(t.Context(), park.Act{Actor: FirstAdministrator, At: time.Unix(1_700_000_000+int64(n), 0)}, note); err != nil {
		t.Fatal(err)
	}
}

func TestAVersionRememberedIsTheVersionThereIs(t *testing.T) {
	dir := t.TempDir()
	db := openedBeside(t, dir)
	other := openedBeside(t, dir)
	for n := range 20 {
		same(t, db, "before an act")
		noted(t, db, n)
		same(t, db, "after an act")
		noted(t, other, 100+n)
		same(t, db, "after an act of another")
		if n%5 == 4 { // the log begins anew
			if _, err := other.writer.ExecContext(t.Context(), `PRAGMA wal_checkpoint(TRUNCATE)`); err != nil {
				t.Fatal(err)
			}
			same(t, db, "after a checkpoint")
		}
	}
}

func TestNothingIsAskedTwiceWhileNothingIsCommitted(t *testing.T) {
	db := openedBeside(t, t.TempDir())
	var k marked[int]
	times := 0
	ask := func() (int, error) { times++; return times, nil }
	for range 5 {
		if got, _ := k.of(db.index, ask); got != 1 {
			t.Fatalf("asked %d times, answered %d", times, got)
		}
	}
	noted(t, db, 1)
	if got, _ := k.of(db.index, ask); got != 2 {
		t.Errorf("after an act the answer is still that of ask %d", got)
	}
}

func TestWithoutTheIndexSQLiteIsAsked(t *testing.T) {
	db := openedBeside(t, t.TempDir())
	same(t, db, "before")
	x := db.index
	db.index = nil
	defer func() { db.index = x }()
	noted(t, db, 1)
	same(t, db, "after an act")
}

func TestTheIndexIsThereWhileEveryOtherConnectionComesAndGoes(t *testing.T) {
	dir := t.TempDir()
	db := openedBeside(t, dir)
	db.reader.SetMaxIdleConns(0)
	db.writer.SetMaxIdleConns(0)
	for n := range 3 {
		noted(t, db, n)
		same(t, db, "after an act on a connection of its own")
	}
	now, err := os.Stat(filepath.Join(dir, FileName+"-shm"))
	if err != nil {
		t.Fatal(err)
	}
	if first, err := db.index.file.Stat(); err != nil || !os.SameFile(first, now) {
		t.Errorf("the index read is no longer the one SQLite uses (%v)", err)
	}
}

func TestOneHandleClosedLeavesTheOtherItsMarks(t *testing.T) {
	dir := t.TempDir()
	first := openedBeside(t, dir)
	second, err := Open(t.Context(), dir, catalog.Default())
	if err != nil {
		t.Fatal(err)
	}
	if err := second.Close(); err != nil {
		t.Fatal(err)
	}
	if _, ok := first.index.mark(); !ok {
		t.Error("no marks after another handle was closed")
	}
	noted(t, first, 1)
	same(t, first, "after the other was closed")
	path := first.index.path
	if err := first.Close(); err != nil {
		t.Fatal(err)
	}
	if indexes.by[path] != nil {
		t.Error("the index of a closed database stays open")
	}
}
