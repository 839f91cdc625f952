package store_test

import (
	"bytes"
	"database/sql"
	"path/filepath"
	"reflect"
	"testing"

	"parkboard/internal/park"
	"parkboard/store"
	"parkboard/store/storetest"
)

func TestADatabaseHeldByAnotherProcessIsARefusalNotAFault(t *testing.T) {
	dir := storetest.NewDir(t)
	holder, err := storetest.Open(t, dir).Writer().Begin()
	must(t, err)
	impatient, err := sql.Open("sqlite", "file:"+filepath.Join(dir, store.FileName)+"?_busy_timeout=0&_txlock=immediate")
	must(t, err)
	_, err = impatient.Begin()
	refused(t, store.Refusal(err), park.Conflict, "busy")
	must(t, impatient.Close())
	must(t, holder.Rollback())
}

func TestAFullDiskRefusesTheWorkbookAndHarmsNothing(t *testing.T) {
	db := storetest.New(t)
	var pages, limit int
	must(t, db.Writer().QueryRow(`PRAGMA page_count`).Scan(&pages))
	before := snapshot(t, db, park.Moment{})
	must(t, db.Writer().QueryRow(`PRAGMA max_page_count = 1`).Scan(&limit)) // never below what is used
	if limit != pages {
		t.Fatalf("the limit is %d pages of %d", limit, pages)
	}
	big := storetest.Workbook("big.csv")
	big.Bytes = bytes.Repeat([]byte("x"), 1<<20)
	_, err := db.Receive(t.Context(), storetest.Act(0), big)
	refused(t, err, park.Conflict, "disk_full")
	if after := snapshot(t, db, park.Moment{}); !reflect.DeepEqual(after, before) {
		t.Errorf("left behind %+v", after)
	}
	must(t, db.Writer().QueryRow(`PRAGMA max_page_count = 1000000`).Scan(&limit))
	if _, err := db.Receive(t.Context(), storetest.Act(0), big); err != nil {
		t.Error(err)
	}
}
