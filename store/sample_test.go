package store_test

import (
	"reflect"
	"testing"
	"time"

	"parkboard/internal/park"
	"parkboard/store"
	"parkboard/store/storetest"
)

// loadSample files one workbook of a sample and opens its accounts.
func loadSample(t *testing.T, db *store.DB, minutes int) {
	t.Helper()
	ctx := t.Context()
	act := storetest.Act(minutes)
	for _, u := range []park.User{
		{Name: store.FirstAdministrator, Display: "李强", Role: park.Admin, Sample: true},
		{Name: "clerk", Display: "王敏", Role: park.Clerk, Sample: true},
	} {
		must(t, db.AddUser(ctx, act, u, "sample"))
	}
	clerk := park.Act{Actor: "clerk", At: act.At}
	r := storetest.Workbook("sample.csv", output("2023-05", "4"))
	r.Sample = true
	_, err := db.File(ctx, store.Filing{
		Received: r, Figures: []park.Figure{output("2023-05", "4")}, AsRead: 1000,
		Answers: []park.Answer{{Code: park.Jump, Cell: "C5", Text: "4", Reason: "示例", Actor: "clerk", At: act.At}},
		Sent:    clerk, Submitted: clerk, Published: act,
	})
	must(t, err)
}

func TestSampleAccountsSignInWithTheirPrintedPassword(t *testing.T) {
	db := storetest.New(t)
	loadSample(t, db, 0)
	for _, name := range []string{store.FirstAdministrator, "clerk"} {
		u, err := db.CheckPassword(t.Context(), name, "sample")
		must(t, err)
		if !u.Sample {
			t.Errorf("%s is not marked as the sample's", name)
		}
	}
}

func TestClearingTheSampleLeavesABoardAsNew(t *testing.T) {
	db := storetest.New(t)
	ctx := t.Context()
	before := snapshot(t, db, park.Moment{})
	loadSample(t, db, 0)
	must(t, db.SampleLoaded(ctx))
	if s := snapshot(t, db, park.Moment{}); !s.Sample || !s.SampleWhole {
		t.Errorf("the sample is loaded %v, whole %v", s.Sample, s.SampleWhole)
	}
	must(t, db.ClearSample(ctx, storetest.Act(9)))
	after := snapshot(t, db, park.Moment{})
	if !reflect.DeepEqual(apartFromActs(after), apartFromActs(before)) {
		t.Errorf("left\n%+v, before\n%+v", after, before)
	}
	for _, table := range []string{"uploads", "originals", "upload_states", "answers", "readings", "figures"} {
		var rows int
		must(t, db.Writer().QueryRow(`SELECT count(*) FROM `+table).Scan(&rows))
		if rows != 0 {
			t.Errorf("%d rows left in %s", rows, table)
		}
	}
	users, err := db.Users(ctx)
	must(t, err)
	has, err := db.HasPassword(ctx, store.FirstAdministrator)
	must(t, err)
	if len(users) != 1 || users[0].Display != store.FirstAdministrator || users[0].Sample || has {
		t.Errorf("accounts %+v, a password %v", users, has)
	}
	_, err = db.CheckPassword(ctx, "clerk", "sample")
	refused(t, err, park.Forbidden, "signin")
	refused(t, db.Submit(ctx, park.Act{Actor: "clerk", At: storetest.Start}, 1), park.Forbidden, "actor_unknown")
	version := after.Version
	must(t, db.ClearSample(ctx, storetest.Act(10)))
	if again := snapshot(t, db, park.Moment{}); again.Version != version {
		t.Error("clearing what is not there was an act")
	}
	loadSample(t, db, 20)
}

func TestClearingTheSampleKeepsWhatIsReal(t *testing.T) {
	db := storetest.New(t)
	ctx := t.Context()
	loadSample(t, db, 0)
	mine := storetest.Publish(t, db, storetest.Act(1), output("2023-06", "5"))
	must(t, db.SetPassword(ctx, storetest.Act(2), "clerk", strong))
	if holds, err := db.HoldsReal(ctx); err != nil || !holds {
		t.Errorf("holds real data: %v %v", holds, err)
	}
	must(t, db.ClearSample(ctx, storetest.Act(3)))
	s := snapshot(t, db, park.Moment{})
	if len(s.Figures) != 1 || s.Figures[0].Upload != mine || s.Sample {
		t.Errorf("figures %+v, sample %v", s.Figures, s.Sample)
	}
	if _, err := db.Bytes(ctx, mine); err != nil {
		t.Error(err)
	}
	u, err := db.CheckPassword(ctx, "clerk", strong)
	must(t, err)
	if u.Sample {
		t.Error("an account whose owner chose the password is still the sample's")
	}
}

func TestASampleIsNotReal(t *testing.T) {
	db := storetest.New(t)
	loadSample(t, db, 0)
	if holds, err := db.HoldsReal(t.Context()); err != nil || holds {
		t.Errorf("holds real data: %v %v", holds, err)
	}
	must(t, db.AddNote(t.Context(), storetest.Act(1), park.Note{Park: "jiuyuan", Text: "飞地", Effective: day}))
	if holds, err := db.HoldsReal(t.Context()); err != nil || !holds {
		t.Errorf("holds real data: %v %v", holds, err)
	}
}

func TestTodayIsTheDayAfterTheSampleUntilSomebodyActs(t *testing.T) {
	db := storetest.New(t)
	now := time.Date(2026, 11, 23, 0, 0, 0, 0, time.UTC)
	today := func() park.Date { return snapshot(t, db, park.Moment{}).Today(now) }
	if got := today(); got != "2026-11-23" {
		t.Errorf("an empty board's today is %s", got)
	}
	loadSample(t, db, 0) // on 2023-07-10 in Beijing
	if got := today(); got != "2023-07-11" {
		t.Errorf("the sample's today is %s", got)
	}
	must(t, db.AddUser(t.Context(), park.Act{Actor: "admin", At: now}, park.User{Name: "wang", Role: park.Leader}, ""))
	if got := today(); got != "2023-07-11" {
		t.Errorf("after an account was added, today is %s", got)
	}
	_, err := db.Receive(t.Context(), park.Act{Actor: "clerk", At: now}, storetest.Workbook("real.csv"))
	must(t, err)
	if got := today(); got != "2026-11-23" {
		t.Errorf("after a real act, today is %s", got)
	}
	if got := snapshot(t, db, storetest.Start).Today(now); got != "2023-07-10" {
		t.Errorf("as known on 2023-07-10, today is %s", got)
	}
}
