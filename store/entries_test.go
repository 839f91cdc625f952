package store_test

import (
	"slices"
	"testing"

	"parkboard/internal/catalog"
	"parkboard/internal/park"
	"parkboard/store"
	"parkboard/store/storetest"
)

// without is the shipped catalogue without a park.
func without(code string) *park.Catalogue {
	c := *catalog.Default()
	c.Parks = slices.DeleteFunc(slices.Clone(c.Parks), func(p park.Park) bool { return p.Code == code })
	return &c
}

func TestTheHistoryOfAParkIsAllThatWasRecordedOfIt(t *testing.T) {
	db, ctx := storetest.New(t), t.Context()
	must(t, db.ReviseCatalogue(ctx, storetest.Act(1), without("equipment"), day, "甲"))
	must(t, db.ReviseCatalogue(ctx, storetest.Act(2), catalog.Default(), day, "乙"))
	got, err := db.ParkEntries(ctx, "equipment", park.Moment{})
	must(t, err)
	if len(got) != 3 || !got[0].RecordedAt.IsZero() || got[0].Actor != "" || got[0].Effective != "" {
		t.Fatalf("%+v", got)
	}
	closed, again := got[1], got[2]
	if !closed.Closed || closed.Document != "甲" || closed.Effective != day || !closed.RecordedAt.Equal(storetest.Act(1).At) || closed.Actor != "admin" {
		t.Errorf("closed: %+v", closed)
	}
	if again.Closed || again.Park.Code != "equipment" || again.Document != "乙" {
		t.Errorf("again: %+v", again)
	}
	moved, err := db.ParkEntries(ctx, "jinshan", park.Moment{}) // after equipment in the list: only its place changed
	must(t, err)
	if len(moved) != 1 {
		t.Errorf("a park that only moved has %d entries", len(moved))
	}
	if none, err := db.ParkEntries(ctx, "nowhere", park.Moment{}); err != nil || len(none) != 0 {
		t.Errorf("%v, %v", none, err)
	}
	all, err := db.ParkEntries(ctx, "", park.Moment{})
	must(t, err)
	if len(all) != len(catalog.Default().Parks)+2 {
		t.Errorf("of all parks there are %d entries", len(all))
	}
}

func TestTheHistoryOfTheDueDay(t *testing.T) {
	db, ctx := storetest.New(t), t.Context()
	must(t, db.ReviseCatalogue(ctx, storetest.Act(1), changedCatalogue(), day, "甲"))
	got, err := db.CityEntries(ctx, park.Moment{})
	must(t, err)
	if len(got) != 2 || got[0].DueDay != catalog.Default().DueDay || got[1].DueDay != 18 || got[1].Document != "甲" || !got[0].RecordedAt.IsZero() {
		t.Errorf("%+v", got)
	}
}

// What was looked at is what is recorded upon: any act that moves a number,
// not one that does not.
func TestAnEntryIsRecordedOnlyUponWhatWasLookedAt(t *testing.T) {
	for name, e := range map[string]store.Entry{
		"land":      {Land: &park.Land{Park: "jiuyuan", Basis: park.Built, Area: 7, Effective: day}},
		"target":    {Target: &park.Target{Park: "jiuyuan", Indicator: "tax", Year: 2023, Value: 9, Effective: day}},
		"note":      {Note: &park.Note{Park: "jiuyuan", Text: "飞地", Effective: day}},
		"catalogue": {Catalogue: &store.Revision{Catalogue: changedCatalogue(), Effective: day, Document: "甲"}},
	} {
		t.Run(name, func(t *testing.T) {
			db, ctx := storetest.New(t), t.Context()
			seen, err := db.Version(ctx)
			must(t, err)
			must(t, db.AddNote(ctx, storetest.Act(1), park.Note{Park: "metals", Text: "无关", Effective: day}))
			must(t, db.Record(ctx, storetest.Act(2), e, seen))
			must(t, db.AddLand(ctx, storetest.Act(3), park.Land{Park: "metals", Basis: park.Built, Area: 7, Effective: day}))
			before, err := db.Version(ctx)
			must(t, err)
			refused(t, db.Record(ctx, storetest.Act(4), e, seen), park.Conflict, "data_moved")
			if after, _ := db.Version(ctx); after != before {
				t.Error("a refused entry raised the version")
			}
			must(t, db.Record(ctx, storetest.Act(5), e, before))
		})
	}
	if err := storetest.New(t).Record(t.Context(), storetest.Act(1), store.Entry{}, 0); err == nil {
		t.Error("nothing is recorded")
	}
}

func TestTheAuditIsNarrowedByWhoWhatWhenAndToWhat(t *testing.T) {
	db, ctx := storetest.New(t), t.Context()
	must(t, db.AddUser(ctx, storetest.Act(0), park.User{Name: "li", Role: park.Admin}, ""))
	must(t, db.AddLand(ctx, storetest.Act(1), park.Land{Park: "metals", Basis: park.Built, Area: 7, Effective: day}))
	late := storetest.Act(60 * 24)
	late.Actor = "li"
	must(t, db.AddNote(ctx, late, park.Note{Park: "metals", Text: "飞地", Effective: day}))
	for name, c := range map[string]struct {
		f    store.AuditFilter
		want []store.Verb
	}{
		"all":             {store.AuditFilter{}, []store.Verb{store.VerbNote, store.VerbLand, store.VerbUser}},
		"by one":          {store.AuditFilter{Actor: "li"}, []store.Verb{store.VerbNote}},
		"of a kind":       {store.AuditFilter{Verb: store.VerbLand}, []store.Verb{store.VerbLand}},
		"from a day":      {store.AuditFilter{From: "2023-07-11"}, []store.Verb{store.VerbNote}},
		"to a day":        {store.AuditFilter{To: "2023-07-10"}, []store.Verb{store.VerbLand, store.VerbUser}},
		"to one thing":    {store.AuditFilter{Subjects: []string{"land/1"}}, []store.Verb{store.VerbLand}},
		"to nothing":      {store.AuditFilter{Subjects: []string{}}, nil},
		"the first":       {store.AuditFilter{Limit: 1}, []store.Verb{store.VerbNote}},
		"after the first": {store.AuditFilter{Limit: 1, Offset: 1}, []store.Verb{store.VerbLand}},
	} {
		rows, err := db.Acts(ctx, c.f)
		must(t, err)
		var got []store.Verb
		for _, r := range rows {
			got = append(got, r.Verb)
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("%s: %v, want %v", name, got, c.want)
		}
	}
	if who, err := db.Actors(ctx, park.Moment{}); err != nil || !slices.Equal(who, []string{"admin", "li"}) {
		t.Errorf("%v %v", who, err)
	}
}
