package views

import (
	"fmt"
	"slices"

	"parkboard/internal/board"
	"parkboard/internal/locale"
	"parkboard/internal/park"
)

// Outcome is what differs between the board as it is and as it would be after
// something that is about to be done, in the periods compared.
type Outcome struct {
	Was, Is   *board.Board
	Periods   []park.Period // oldest first
	Changes   []board.Change
	Standings []PeriodStanding
}

// PeriodStanding is a park whose state of the year changes in a period.
type PeriodStanding struct {
	Period park.Period
	board.StandingChange
}

// NewOutcome compares two boards in periods: every number that pages show, and
// the standings.
func NewOutcome(was, is *board.Board, periods []park.Period) Outcome {
	o := Outcome{Was: was, Is: is, Periods: periods}
	for _, period := range periods {
		o.Changes = append(o.Changes, board.Changes(was, is, board.Headlines(is, period))...)
		for _, one := range board.StandingChanges(was, is, period) {
			o.Standings = append(o.Standings, PeriodStanding{Period: period, StandingChange: one})
		}
	}
	return o
}

// none holds when nothing changes.
func (o Outcome) none() bool { return len(o.Changes)+len(o.Standings) == 0 }

// in is the part of an outcome that speaks of a period.
func (o Outcome) in(period park.Period) Outcome {
	o.Periods = []park.Period{period}
	o.Changes = slices.DeleteFunc(slices.Clone(o.Changes), func(c board.Change) bool { return c.Query.Period != period })
	o.Standings = slices.DeleteFunc(slices.Clone(o.Standings), func(s PeriodStanding) bool { return s.Period != period })
	return o
}

// ChangeGroup is what changes in one period.
type ChangeGroup struct {
	ID      string
	Caption string
	Hint    string
	States  []ChangeRow
	Rows    []ChangeRow
}

// ChangeRow is one number before and after. The new one has no receipt: it is
// not there yet.
type ChangeRow struct {
	Park    string
	Subject string
	Basis   string
	Was, Is Figure
	Unit    string
}

// mostChanges is how many rows the page prints.
const mostChanges = 300

// ranksAmong counts the changes that are places.
func ranksAmong(changes []board.Change) int {
	n := 0
	for _, c := range changes {
		if c.Query.Of == board.OfRank {
			n++
		}
	}
	return n
}

// changeGroups lists the changes by period, newest first; of more than most it
// shows the first and says how many more there are.
func changeGroups(p locale.Printer, o Outcome, hint string, most int) (groups []ChangeGroup, more string) {
	shown := 0
	for i, period := range slices.Backward(o.Periods) {
		of := o.in(period)
		g := ChangeGroup{ID: fmt.Sprintf("period-%d", i), Caption: PeriodText(p, period), Hint: hint}
		for _, s := range of.Standings {
			g.States = append(g.States, ChangeRow{
				Park: s.Park.Name.In(p.Lang()), Subject: p.T("admin.standing"),
				Was: Figure{Text: p.T("standing." + string(s.Was))}, Is: Figure{Text: p.T("standing." + string(s.Is))},
			})
		}
		for _, c := range of.Changes {
			if shown++; shown <= most {
				g.Rows = append(g.Rows, newChangeRow(p, o, c))
			}
		}
		if len(g.Rows)+len(g.States) > 0 {
			groups = append(groups, g)
		}
	}
	if shown > most {
		more = p.T("admin.changes.more", Count(shown-most))
	}
	return groups, more
}

func newChangeRow(p locale.Printer, o Outcome, c board.Change) ChangeRow {
	catalogue := o.Is.Catalogue()
	q := c.Query
	row := ChangeRow{
		Park: ParkName(p, catalogue, q.Park), Was: NewFigure(p, c.Was, InTable), Is: NewFigure(p, c.Is, InTable),
		Subject: p.T("admin.subject", SubjectName(p, catalogue, q.Subject), p.T("of."+string(q.Of))),
	}
	if q.Of == board.OfValue {
		row.Subject = SubjectName(p, catalogue, q.Subject)
	}
	if q.Ranked != "" && q.Ranked != board.OfValue {
		row.Subject = p.T("admin.subject.ranked", SubjectName(p, catalogue, q.Subject), p.T("of."+string(q.Ranked)), p.T("of."+string(q.Of)))
	}
	row.Basis = changeBasis(p, q)
	row.Is.Receipt = ""
	for i := range row.Is.Flags {
		row.Is.Flags[i].Receipt = ""
	}
	row.Unit = row.Is.Unit
	if row.Unit == "" {
		row.Unit = row.Was.Unit
	}
	if row.Unit == "" && (q.Of == board.OfRank || q.Of == board.OfMove) {
		row.Unit = UnitText(p, places, InTable)
	}
	return row
}

// changeBasis is the window of a number, and the basis of its land.
func changeBasis(p locale.Printer, q board.Query) string {
	window := p.T("window." + string(q.Window))
	if q.Basis == "" {
		return window
	}
	return p.T("admin.basis", window, p.T("basis."+string(q.Basis)))
}
