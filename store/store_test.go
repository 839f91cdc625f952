package store_test

import (
	"io/fs"
	"os"
	"path/filepath"
	"sync"
	"testing"

	"parkboard/internal/catalog"
	"parkboard/internal/park"
	"parkboard/store"
	"parkboard/store/storetest"
)

// refused fails unless err is a refusal of this kind with this key.
func refused(t *testing.T, err error, kind park.Kind, key string) {
	t.Helper()
	if park.KindOf(err) != kind || keyOf(err) != key {
		t.Errorf("got %v (kind %d, key %q), want kind %d, key %q", err, park.KindOf(err), keyOf(err), kind, key)
	}
}

func must(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

func TestANewDirectoryIsForItsOwnerOnly(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "deep", "data")
	db, err := store.Open(t.Context(), dir, catalog.Default())
	must(t, err)
	defer func() { must(t, db.Close()) }()
	_, err = db.Snapshot(t.Context(), park.Moment{})
	must(t, err)
	for name, want := range map[string]fs.FileMode{
		"": 0o700, store.FileName: 0o600, store.FileName + "-wal": 0o600, store.FileName + "-shm": 0o600,
	} {
		info, err := os.Stat(filepath.Join(dir, name))
		must(t, err)
		if got := info.Mode().Perm(); got != want {
			t.Errorf("%q has permissions %o, want %o", name, got, want)
		}
	}
}

func TestADirectoryMayHaveAnyName(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "园区 看板?100%25#1&x=y")
	for range 2 {
		db, err := store.Open(t.Context(), dir, catalog.Default())
		must(t, err)
		must(t, db.Close())
	}
	if _, err := os.Stat(filepath.Join(dir, store.FileName)); err != nil {
		t.Error(err)
	}
}

func TestReadingMakesNothing(t *testing.T) {
	dir := t.TempDir()
	_, err := store.OpenExisting(t.Context(), filepath.Join(dir, "none"))
	refused(t, err, park.NotFound, "no_data")
	_, err = store.OpenExisting(t.Context(), dir)
	refused(t, err, park.NotFound, "no_data")
	left, err := os.ReadDir(dir)
	must(t, err)
	if len(left) != 0 {
		t.Errorf("left behind: %v", left)
	}
}

func TestAnExistingBoardKeepsItsCatalogueAndRefusesAnotherCity(t *testing.T) {
	dir := storetest.NewDir(t)
	shorter := *catalog.Default()
	shorter.Parks = shorter.Parks[:1]
	db, err := store.Open(t.Context(), dir, &shorter)
	must(t, err)
	s, err := db.Snapshot(t.Context(), park.Moment{})
	must(t, err)
	must(t, db.Close())
	if got, want := len(s.Catalogue.Parks), len(catalog.Default().Parks); got != want {
		t.Errorf("%d parks, want the %d it was made with", got, want)
	}
	elsewhere := *catalog.Default()
	elsewhere.Code = "ordos"
	_, err = store.Open(t.Context(), dir, &elsewhere)
	refused(t, err, park.Conflict, "other_city")
}

func TestProcessesThatStartAtOnceMakeOneBoard(t *testing.T) {
	dir := t.TempDir()
	var together sync.WaitGroup
	for range 4 {
		together.Go(func() {
			db, err := store.Open(t.Context(), dir, catalog.Default())
			if err != nil {
				t.Error(err)
				return
			}
			if err := db.Close(); err != nil {
				t.Error(err)
			}
		})
	}
	together.Wait()
	users, err := storetest.Open(t, dir).Users(t.Context())
	must(t, err)
	if len(users) != 1 || users[0].Name != store.FirstAdministrator || users[0].Role != park.Admin {
		t.Errorf("users %+v, want the first administrator alone", users)
	}
}

func TestOnlyOneProcessServesADirectoryAndItsNameIsTold(t *testing.T) {
	dir := storetest.NewDir(t)
	first, second := storetest.Open(t, dir), storetest.Open(t, dir)
	release, err := first.LockServing()
	must(t, err)
	_, err = second.LockServing()
	refused(t, err, park.Conflict, "already_served")
	if args := argsOf(err); len(args) != 2 || args[0] != dir || args[1] != pid() {
		t.Errorf("the refusal names %v, want %s and %s", args, dir, pid())
	}
	storetest.Publish(t, second, storetest.Act(0), output("2023-06", "1"))
	release()
	release, err = second.LockServing()
	must(t, err)
	release()
}

func TestDataOfANewerProgramIsRefused(t *testing.T) {
	dir := storetest.NewDir(t)
	db := storetest.Open(t, dir)
	_, err := db.Writer().Exec(`INSERT INTO goose_db_version (version_id, is_applied) VALUES (9999, 1)`)
	must(t, err)
	_, err = store.OpenExisting(t.Context(), dir)
	refused(t, err, park.Conflict, "schema_newer")
}
