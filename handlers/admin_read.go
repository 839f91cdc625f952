package handlers

import (
	"math"
	"slices"
	"strings"
	"time"

	"parkboard/internal/park"
	"parkboard/store"
	"parkboard/views"
)

// yearsAhead is how far a day may lie ahead, targetsAhead how far the year of
// a target.
const (
	yearsAhead   = 2
	targetsAhead = 10
)

// effective is the day an area, a target or a note takes effect, which may lie
// ahead.
func (e *entering) effective() park.Date {
	return e.day("effective", park.DateOf(e.act.At.AddDate(yearsAhead, 0, 0)), "late")
}

// newest is the record number of an entry that is not recorded yet: it comes
// after all that are.
const newest = math.MaxInt64

// readLand makes an area of what was typed.
func (e *entering) readLand() {
	l := park.Land{
		ID: newest, Park: e.code, Basis: park.Basis(e.typed["basis"]), Effective: e.effective(),
		Document: e.line("document", views.MostLetters, false), RecordedAt: e.act.At.Truncate(time.Second), Actor: e.act.Actor,
	}
	if !slices.Contains(park.Bases, l.Basis) {
		e.refuse("basis", "basis")
	}
	amount := e.amount("amount")
	u, ok := e.unit("unit", park.Area, views.UnitList(e.Say, park.Area))
	if amount == nil || !ok {
		return
	}
	kept, exact := e.quantity("amount", amount, u)
	if l.Area = kept; len(e.wrong) > 0 {
		return
	}
	e.entry.Land = &l
	e.facts.Land = append(slices.Clone(e.facts.Land), l)
	e.from = periodFrom(l.Effective)
	e.records = views.LandRecord(e.Say, l, amount, u)
	if kept.Rat().Cmp(exact) != 0 {
		e.asks = append(e.asks, views.AskRound(e.Say, exact, kept, "亩"))
	}
	if d := e.Board.DoubtArea(l); d != nil {
		e.asks = append(e.asks, views.AskDoubt(e.Say, d, kept, "亩"))
	}
	took := e.Board.LandHistory(l.Park, l.Basis)
	e.upon = took
	e.landRemarks(l, took)
}

// landRemarks says what the area does to those around it in time.
func (e *entering) landRemarks(l park.Land, took []park.Land) {
	for _, row := range took {
		if row.Effective == l.Effective {
			e.remarks = append(e.remarks, e.say("admin.remark.corrects", row.Effective, views.AreaText(e.Say, row.Area)))
		}
		if row.Effective > l.Effective {
			e.remarks = append(e.remarks, e.say("admin.remark.until", row.Effective, views.AreaText(e.Say, row.Area)))
			break
		}
	}
	if latest := e.Board.Latest(); !latest.IsZero() && latest.Before(e.from) {
		e.remarks = append(e.remarks, e.say("admin.remark.ahead", views.PeriodText(e.Say, latest), l.Effective))
	}
}

// periodFrom is the first period at whose end something in effect from the day
// counts.
func periodFrom(d park.Date) park.Period {
	t := d.Time()
	return park.Period{Year: t.Year(), Month: max(int(t.Month()), 2)}
}

// readTarget makes a yearly target of what was typed.
func (e *entering) readTarget() {
	t := park.Target{
		ID: newest, Park: e.code, Indicator: e.typed["indicator"], Year: e.year(e.act.At.Year() + targetsAhead),
		Effective: e.effective(), Document: e.line("document", views.MostLetters, false),
		RecordedAt: e.act.At.Truncate(time.Second), Actor: e.act.Actor,
	}
	amount := e.amount("amount")
	known := views.TargetIndicators(e.Known.Catalogue)
	i := slices.IndexFunc(known, func(ind park.Indicator) bool { return ind.Code == t.Indicator })
	if i < 0 {
		e.refuse("indicator", "indicator")
		return
	}
	canonical, _ := park.UnitNamed(known[i].Unit)
	u, ok := e.unit("unit", canonical.Kind, views.UnitList(e.Say, canonical.Kind))
	if amount == nil || !ok {
		return
	}
	kept, exact := e.quantity("amount", amount, u)
	if known[i].Integer && !exact.IsInt() {
		e.refuse("amount", "whole")
	}
	if t.Value = kept; len(e.wrong) > 0 {
		return
	}
	e.entry.Target = &t
	e.facts.Targets = append(slices.Clone(e.facts.Targets), t)
	e.from, e.to = park.Period{Year: t.Year, Month: 2}, park.Period{Year: t.Year, Month: 12}
	e.records = views.TargetRecord(e.Say, e.Known.Catalogue, t, amount, u)
	if kept.Rat().Cmp(exact) != 0 {
		e.asks = append(e.asks, views.AskRound(e.Say, exact, kept, known[i].Unit))
	}
	if d := e.Board.DoubtTarget(t); d != nil {
		e.asks = append(e.asks, views.AskDoubt(e.Say, d, kept, known[i].Unit))
	}
	e.upon = e.Board.Targets(t.Park, t.Indicator, t.Year)
	e.targetRemarks(t)
}

// targetRemarks says what the target does not do.
func (e *entering) targetRemarks(t park.Target) {
	for _, row := range e.Board.Targets(t.Park, t.Indicator, t.Year) {
		if row.Effective == t.Effective {
			e.remarks = append(e.remarks, e.say("admin.remark.corrects.target", row.Effective))
			break
		}
	}
	tier, tiered := e.Known.Catalogue.TierOf(t.Park)
	switch {
	case t.Park == park.CityCode:
		e.remarks = append(e.remarks, e.say("admin.remark.city"))
	case t.Indicator != "output":
	case tiered && t.Year < tier.Since:
		e.remarks = append(e.remarks, e.say("admin.remark.before", t.Year, tier.Since))
	case tiered:
		e.remarks = append(e.remarks, e.say("admin.remark.tier"))
	}
	if len(newestOfYears(e.Board.Periods(), e.from, e.to)) == 0 {
		e.remarks = append(e.remarks, e.say("admin.remark.noperiod", t.Year))
	}
}

// readNote makes a note of what was typed.
func (e *entering) readNote() {
	n := park.Note{
		Park: e.code, Text: strings.TrimSpace(e.typed["text"]), Effective: e.effective(),
		Document: e.line("document", views.MostLetters, false),
	}
	e.line("text", views.MostNote, true)
	if len(e.wrong) > 0 {
		return
	}
	e.entry.Note = &n
	e.records = views.NoteRecord(e.Say, n)
	e.upon = countNotes(e.Known, e.code)
}

// countNotes tells two equal notes apart: the second is made upon the first.
func countNotes(known store.Snapshot, code string) int {
	n := 0
	for _, one := range known.Notes {
		if one.Park == code {
			n++
		}
	}
	return n
}
