package store_test

import (
	"reflect"
	"testing"

	"parkboard/internal/park"
	"parkboard/store"
	"parkboard/store/storetest"
)

func TestLedgerEntriesKeepTheirDayDocumentActorAndMoment(t *testing.T) {
	db := storetest.New(t)
	ctx := t.Context()
	l := park.Land{Park: "jiuyuan", Basis: park.Industrial, Area: 123_456_789, Effective: "2022-03-01", Document: "包自然资〔2022〕5号"}
	g := park.Target{Park: "metals", Indicator: "tax", Year: 2023, Value: 5, Effective: "2023-01-01", Document: "包府发〔2023〕1号"}
	n := park.Note{Park: "metals", Text: "与钢铁冶金开发区重叠", Effective: "2021-01-01", Document: "纪要12"}
	must(t, db.AddLand(ctx, storetest.Act(1), l))
	must(t, db.AddTarget(ctx, storetest.Act(2), g))
	must(t, db.AddNote(ctx, storetest.Act(3), n))
	l.ID, l.RecordedAt, l.Actor = 1, storetest.Act(1).At, store.FirstAdministrator
	g.ID, g.RecordedAt, g.Actor = 1, storetest.Act(2).At, store.FirstAdministrator
	n.ID, n.RecordedAt, n.Actor = 1, storetest.Act(3).At, store.FirstAdministrator
	s := snapshot(t, db, park.Moment{})
	if !reflect.DeepEqual([]any{s.Land, s.Targets, s.Notes}, []any{[]park.Land{l}, []park.Target{g}, []park.Note{n}}) {
		t.Errorf("kept %+v %+v %+v", s.Land, s.Targets, s.Notes)
	}
}

func TestALedgerRefusesWhatCannotBe(t *testing.T) {
	db := storetest.New(t)
	ctx, act := t.Context(), storetest.Act(0)
	land := func(change func(l *park.Land)) error {
		l := park.Land{Park: "jiuyuan", Basis: park.Built, Area: 1, Effective: day}
		change(&l)
		return db.AddLand(ctx, act, l)
	}
	target := func(change func(g *park.Target)) error {
		g := park.Target{Park: "jiuyuan", Indicator: "tax", Year: 2023, Value: 1, Effective: day}
		change(&g)
		return db.AddTarget(ctx, act, g)
	}
	for name, c := range map[string]struct {
		err error
		key string
	}{
		"land of no known park":         {land(func(l *park.Land) { l.Park = "atlantis" }), "park_not_listed"},
		"land of the city":              {land(func(l *park.Land) { l.Park = park.CityCode }), "park_not_listed"},
		"land on no basis":              {land(func(l *park.Land) { l.Basis = "" }), "basis"},
		"land of no area":               {land(func(l *park.Land) { l.Area = 0 }), "area"},
		"land from a day that is none":  {land(func(l *park.Land) { l.Effective = "2023-02-29" }), "date"},
		"a target for nothing known":    {target(func(g *park.Target) { g.Indicator = "joy" }), "indicator_not_listed"},
		"a target of a year that's off": {target(func(g *park.Target) { g.Year = 23 }), "year"},
		"a target of nothing":           {target(func(g *park.Target) { g.Value = 0 }), "target"},
		"a target without its day":      {target(func(g *park.Target) { g.Effective = "" }), "date"},
		"a note that says nothing":      {db.AddNote(ctx, act, park.Note{Park: "jiuyuan", Text: " \n", Effective: day}), "note_empty"},
	} {
		t.Run(name, func(t *testing.T) { refused(t, c.err, park.Invalid, c.key) })
	}
	if s := snapshot(t, db, park.Moment{}); s.Version != 0 {
		t.Errorf("something was recorded: %+v", s)
	}
}
