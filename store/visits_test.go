package store_test

import (
	"testing"
	"time"

	"parkboard/internal/park"
	"parkboard/store"
	"parkboard/store/storetest"
)

// looks notes that admin looks so many minutes after the start.
func looks(t *testing.T, db *store.DB, minutes int, version int64) store.Seen {
	t.Helper()
	previous, err := db.Visit(t.Context(), store.FirstAdministrator, store.Seen{At: storetest.Act(minutes).At, Version: version})
	must(t, err)
	return previous
}

func seenAt(minutes int, version int64) store.Seen {
	return store.Seen{At: storetest.Act(minutes).At, Version: version}
}

func TestAVisitEndsWithHalfAnHourOfAbsenceAndThePreviousOneStaysFixed(t *testing.T) {
	db := storetest.New(t)
	for _, step := range []struct {
		at      int
		version int64
		want    store.Seen
	}{
		{0, 7, store.Seen{}},       // the first visit
		{10, 7, store.Seen{}},      // goes on
		{12, 8, store.Seen{}},      // something new was seen
		{60, 9, seenAt(12, 8)},     // back after an absence
		{61, 10, seenAt(12, 8)},    // a reload changes nothing
		{85, 10, seenAt(12, 8)},    // nor does staying
		{110, 10, seenAt(12, 8)},   // for however long
		{140, 11, seenAt(110, 10)}, // away for half an hour
	} {
		got := looks(t, db, step.at, step.version)
		if !got.At.Equal(step.want.At) || got.Version != step.want.Version {
			t.Errorf("after %d minutes the previous visit saw %+v, want %+v", step.at, got, step.want)
		}
	}
}

func TestAVisitIsNoActAndRarelyWritten(t *testing.T) {
	db := storetest.New(t)
	before, err := db.Version(t.Context())
	must(t, err)
	writes := func() int {
		var n int
		must(t, db.Writer().QueryRow(`SELECT total_changes()`).Scan(&n))
		return n
	}
	looks(t, db, 0, 1)
	at := writes()
	for range 20 {
		looks(t, db, 4, 1)
	}
	if n := writes() - at; n != 0 {
		t.Errorf("reloading wrote %d times", n)
	}
	looks(t, db, 5, 1)
	if n := writes() - at; n != 1 {
		t.Errorf("a visit that goes on was noted %d times", n)
	}
	after, err := db.Version(t.Context())
	must(t, err)
	if after != before {
		t.Errorf("visits raised the data version from %d to %d", before, after)
	}
	audit, err := db.Audit(t.Context(), 10)
	must(t, err)
	if len(audit) != 0 {
		t.Errorf("visits are audited: %+v", audit)
	}
}

func TestAClockThatGoesBackwardsForgetsNoVisit(t *testing.T) {
	db := storetest.New(t)
	looks(t, db, 100, 3)
	looks(t, db, 0, 4)
	if got := looks(t, db, 200, 5); !got.At.Equal(storetest.Act(100).At) {
		t.Errorf("the previous visit is %s", got.At.Format(time.RFC3339))
	}
}

func TestAReaderWhoIsGoneLeavesNoVisitBehind(t *testing.T) {
	db := storetest.New(t)
	loadSample(t, db, 0)
	_, err := db.Visit(t.Context(), "nobody", store.Seen{At: storetest.Act(0).At, Version: 1})
	if err == nil {
		t.Error("a visit of nobody was noted")
	}
	must(t, db.AddUser(t.Context(), storetest.Act(1), park.User{Name: "guest", Display: "客", Role: park.Leader, Sample: true}, "sample"))
	_, err = db.Visit(t.Context(), "guest", store.Seen{At: storetest.Act(2).At, Version: 1})
	must(t, err)
	must(t, db.ClearSample(t.Context(), storetest.Act(3)))
	var left int
	must(t, db.Writer().QueryRow(`SELECT count(*) FROM visits WHERE reader = 'guest'`).Scan(&left))
	if left != 0 {
		t.Error("who takes over the name inherits the visit")
	}
}
