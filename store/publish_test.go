package store_test

import (
	"reflect"
	"slices"
	"testing"
	"time"

	"parkboard/internal/park"
	"parkboard/store"
	"parkboard/store/storetest"
)

// apartFromActs is a snapshot without what every act changes.
func apartFromActs(s store.Snapshot) store.Snapshot {
	s.Version, s.LastAct = 0, park.Moment{}
	return s
}

func TestAPublishedFigureCarriesItsCell(t *testing.T) {
	db := storetest.New(t)
	f := park.Figure{
		Park: park.CityCode, Period: park.Period{Year: 2023, Month: 2}, Indicator: "output", Measure: park.Growth,
		Value: -123_456, Unit: "%", Source: park.Source{Sheet: "汇总 表", Cell: "AB12", Text: "-12.35%", Found: "%"},
	}
	id := storetest.Publish(t, db, storetest.Act(7), f)
	got := snapshot(t, db, park.Moment{}).Figures
	want := []park.Published{{Figure: f, ID: got[0].ID, Upload: id, PublishedAt: storetest.Act(7).At}}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("got\n%+v, want\n%+v", got, want)
	}
}

func TestWithdrawingRestoresExactlyTheStateBefore(t *testing.T) {
	db := storetest.New(t)
	ctx := t.Context()
	storetest.Publish(t, db, storetest.Act(0), output("2023-05", "4"), output("2023-06", "5"))
	must(t, db.AddLand(ctx, storetest.Act(1), park.Land{Park: "jiuyuan", Basis: park.Industrial, Area: 10_000, Effective: day}))
	id := submitted(t, db, "revision.csv", output("2023-06", "6"))
	before := snapshot(t, db, park.Moment{})
	must(t, db.Publish(ctx, storetest.Act(3), id, []park.Figure{output("2023-06", "6"), output("2023-07", "8")}, before.Version))
	if during := snapshot(t, db, park.Moment{}); !slices.Equal(values(during), []string{"4", "5", "6", "8"}) {
		t.Fatalf("published %v", values(during))
	}
	must(t, db.Withdraw(ctx, storetest.Act(4), id, "重复报送", 1000))
	after := snapshot(t, db, park.Moment{})
	if !reflect.DeepEqual(apartFromActs(after), apartFromActs(before)) {
		t.Errorf("after withdrawing\n%+v, before\n%+v", after, before)
	}
	if after.Version <= before.Version {
		t.Error("withdrawing did not raise the data version")
	}
}

func TestTheBoardIsShownAsKnownAtAMoment(t *testing.T) {
	db := storetest.New(t)
	ctx := t.Context()
	first := storetest.Publish(t, db, storetest.Act(10), output("2023-05", "4"))
	storetest.Publish(t, db, storetest.Act(20), output("2023-06", "5"))
	must(t, db.Withdraw(ctx, storetest.Act(30), first, "重复报送", 1000))
	must(t, db.AddLand(ctx, storetest.Act(40), park.Land{Park: "jiuyuan", Basis: park.Built, Area: 7, Effective: "2021-01-01"}))
	must(t, db.AddTarget(ctx, storetest.Act(50), park.Target{Park: "jiuyuan", Indicator: "tax", Year: 2023, Value: 9, Effective: day}))
	must(t, db.AddNote(ctx, storetest.Act(60), park.Note{Park: "city", Text: "飞地", Effective: day}))
	must(t, db.ReviseCatalogue(ctx, storetest.Act(70), changedCatalogue(), day, ""))
	for _, c := range []struct {
		name    string
		at      park.Moment
		figures []string
		ledgers [3]int
		due     int
	}{
		{"long before", time.Date(1999, 1, 1, 0, 0, 0, 0, time.UTC), []string{}, [3]int{}, 20},
		{"a second before the first publishing", storetest.Act(10).At.Add(-time.Second), []string{}, [3]int{}, 20},
		{"at the first publishing", storetest.Act(10).At, []string{"4"}, [3]int{}, 20},
		{"with both", storetest.Act(29).At, []string{"4", "5"}, [3]int{}, 20},
		{"at the withdrawal", storetest.Act(30).At, []string{"5"}, [3]int{}, 20},
		{"with the land", storetest.Act(40).At, []string{"5"}, [3]int{1, 0, 0}, 20},
		{"with the target", storetest.Act(50).At, []string{"5"}, [3]int{1, 1, 0}, 20},
		{"with the note", storetest.Act(60).At, []string{"5"}, [3]int{1, 1, 1}, 20},
		{"with the new due day", storetest.Act(70).At, []string{"5"}, [3]int{1, 1, 1}, 18},
		{"now", park.Moment{}, []string{"5"}, [3]int{1, 1, 1}, 18},
	} {
		s := snapshot(t, db, c.at)
		if got := values(s); !slices.Equal(got, c.figures) {
			t.Errorf("%s: figures %v, want %v", c.name, got, c.figures)
		}
		if got := [3]int{len(s.Land), len(s.Targets), len(s.Notes)}; got != c.ledgers {
			t.Errorf("%s: land, targets, notes %v, want %v", c.name, got, c.ledgers)
		}
		if s.Catalogue.DueDay != c.due || len(s.Catalogue.Parks) != 7 {
			t.Errorf("%s: due day %d, %d parks", c.name, s.Catalogue.DueDay, len(s.Catalogue.Parks))
		}
	}
}

func TestPublishingIsAllOrNothing(t *testing.T) {
	good := output("2023-06", "5")
	broken := func(change func(f *park.Figure)) park.Figure {
		f := output("2023-07", "6")
		change(&f)
		return f
	}
	for name, c := range map[string]struct {
		last park.Figure
		key  string
	}{
		"a park nobody knows":       {broken(func(f *park.Figure) { f.Park = "atlantis" }), "park_not_listed"},
		"an indicator nobody knows": {broken(func(f *park.Figure) { f.Indicator = "joy" }), "indicator_not_listed"},
		"the same figure twice":     {good, "figure_twice"},
		"a January":                 {broken(func(f *park.Figure) { f.Period.Month = 1 }), ""},
		"a figure without its cell": {broken(func(f *park.Figure) { f.Cell = "" }), ""},
		"a measure that is none":    {broken(func(f *park.Figure) { f.Measure = "guess" }), ""},
	} {
		t.Run(name, func(t *testing.T) {
			db := storetest.New(t)
			id := submitted(t, db, "june.csv", good)
			before := snapshot(t, db, park.Moment{})
			err := db.Publish(t.Context(), storetest.Act(2), id, []park.Figure{good, c.last}, before.Version)
			if err == nil || keyOf(err) != c.key {
				t.Errorf("got %v, want key %q", err, c.key)
			}
			if after := snapshot(t, db, park.Moment{}); !reflect.DeepEqual(after, before) {
				t.Errorf("left behind:\n%+v, before\n%+v", after, before)
			}
			up, err := db.Upload(t.Context(), id)
			must(t, err)
			if up.State != park.Submitted {
				t.Errorf("the upload became %s", up.State)
			}
		})
	}
}

func TestAnUploadWithoutFiguresIsNotPublished(t *testing.T) {
	db := storetest.New(t)
	id := submitted(t, db, "empty.csv")
	refused(t, db.Publish(t.Context(), storetest.Act(2), id, nil, 1000), park.Invalid, "no_figures")
}

func TestACheckMadeOnOlderFiguresDoesNotPublish(t *testing.T) {
	for _, w := range writings {
		t.Run(string(w.verb), func(t *testing.T) {
			db := storetest.New(t)
			other := uploadIn(t, db, w.from)
			id := submitted(t, db, "june.csv", output("2023-06", "5"))
			asRead := snapshot(t, db, park.Moment{}).Version
			must(t, w.do(t.Context(), db, storetest.Act(2), other))
			err := db.Publish(t.Context(), storetest.Act(3), id, []park.Figure{output("2023-06", "5")}, asRead)
			switch w.verb {
			case store.VerbPublish, store.VerbWithdraw, store.VerbReplace, store.VerbLand, store.VerbTarget, store.VerbCatalogue,
				store.VerbMap, store.VerbUnmap, store.VerbClearSample:
				refused(t, err, park.Conflict, "data_moved")
			default:
				must(t, err) // it changed nothing that a workbook is checked against
			}
		})
	}
}

func TestARefusedFilingLeavesNothing(t *testing.T) {
	db := storetest.New(t)
	ctx := t.Context()
	storetest.Publish(t, db, storetest.Act(0), output("2023-05", "4"))
	before := snapshot(t, db, park.Moment{})
	act := storetest.Act(1)
	filing := store.Filing{
		Received: storetest.Workbook("june.csv", output("2023-06", "5")),
		Answers:  []park.Answer{{Code: park.Jump, Cell: "C5", Text: "5", Reason: "新厂投产", Actor: act.Actor, At: act.At}},
		Figures:  []park.Figure{output("2023-06", "5"), output("2023-06", "5")},
		AsRead:   before.Version, Sent: act, Submitted: act, Published: act,
	}
	_, err := db.File(ctx, filing)
	refused(t, err, park.Invalid, "figure_twice")
	filing.Figures, filing.AsRead = filing.Figures[:1], 0
	_, err = db.File(ctx, filing)
	refused(t, err, park.Conflict, "data_moved")
	if after := snapshot(t, db, park.Moment{}); !reflect.DeepEqual(after, before) {
		t.Errorf("left behind:\n%+v, before\n%+v", after, before)
	}
	if ups, err := db.Uploads(ctx, store.UploadFilter{}); err != nil || len(ups) != 1 {
		t.Errorf("%d uploads (%v), want the one before", len(ups), err)
	}
	filing.AsRead = before.Version
	id, err := db.File(ctx, filing)
	must(t, err)
	up, err := db.Upload(ctx, id)
	must(t, err)
	answers, err := db.Answers(ctx, id)
	must(t, err)
	if up.State != park.PublishedState || len(up.Steps) != 3 || len(answers) != 1 {
		t.Errorf("filed %+v with answers %+v", up, answers)
	}
}
