package views

import (
	"fmt"
	"net/url"

	"parkboard/internal/locale"
	"parkboard/internal/park"
)

// MeasureTable is a list of follow-up measures with a tally.
type MeasureTable struct {
	Tally Sentence
	Late  string // how many are overdue; "" for none
	Rows  []MeasureRow
}

// MeasureRow is one measure.
type MeasureRow struct {
	Href  string
	Year  string
	Park  Link
	Band  string
	Kind  string
	Text  string
	Owner string
	Due   string
	State MeasureMark
	Last  string // what was last said of it
}

// MeasureMark is a measure's state as shape and word.
type MeasureMark struct {
	Shape string // done, half, open, late, none
	Word  string
	Class string
}

// newMeasureTable lists the measures in their order and counts their states.
func newMeasureTable(p locale.Printer, c *park.Catalogue, all []park.FollowUp, today park.Date) MeasureTable {
	var t MeasureTable
	counts, late := make(map[park.FollowUpState]int), 0
	for _, f := range all {
		counts[f.State]++
		if f.Overdue(today) {
			late++
		}
		t.Rows = append(t.Rows, measureRow(p, c, f, today))
	}
	var parts []Sentence
	for _, state := range park.FollowUpStates {
		if n := counts[state]; n > 0 {
			parts = append(parts, Say(p, "measures.tally.one", p.T("measure.state."+string(state)), Count(n)))
		}
	}
	t.Tally = Say(p, "measures.tally", Count(len(all)))
	for i, part := range parts {
		if i > 0 {
			t.Tally = append(t.Tally, Piece{Text: p.T("page.listsep")})
		}
		t.Tally = append(t.Tally, part...)
	}
	if late > 0 {
		t.Late = p.T("measures.late", Count(late))
	}
	return t
}

func measureRow(p locale.Printer, c *park.Catalogue, f park.FollowUp, today park.Date) MeasureRow {
	row := MeasureRow{
		Href: measurePath(f.ID), Year: YearText(p, f.Year), Band: f.Band, Kind: p.T("measure." + string(f.Kind)),
		Park: Link{Text: ParkName(p, c, f.Park), Href: "/measures?" + url.Values{"park": {f.Park}}.Encode()},
		Text: f.Text.In(p.Lang()), Owner: f.Owner, Due: string(f.Due), State: measureMark(p, f, today),
	}
	if n := len(f.Acts); n > 0 {
		row.Last = f.Acts[n-1].Text
		if row.Last == "" {
			row.Last = p.T("measure.verb." + string(f.Acts[n-1].Verb))
		}
	}
	return row
}

func measurePath(id int64) string { return fmt.Sprintf("/measures/%d", id) }

func measureMark(p locale.Printer, f park.FollowUp, today park.Date) MeasureMark {
	if f.Overdue(today) {
		return MeasureMark{"late", p.T("measure.late", Count(today.DaysAfter(f.Due))), "st late"}
	}
	mark := MeasureMark{Word: p.T("measure.state." + string(f.State))}
	switch f.State {
	case park.FollowUpDone:
		mark.Shape, mark.Class = "done", "st"
	case park.FollowUpRunning, park.FollowUpReported:
		mark.Shape, mark.Class = "half", "st maybe"
	case park.FollowUpDropped:
		mark.Shape, mark.Class = "none", "st none"
	default:
		mark.Shape, mark.Class = "open", "st gap"
	}
	return mark
}
