package views

import (
	"math/big"
	"slices"

	"parkboard/internal/board"
	"parkboard/internal/locale"
	"parkboard/internal/park"
)

// ObjectivesFacts is what the list of the plan's objectives is made from.
type ObjectivesFacts struct {
	Board       *board.Board
	Entries     []park.ObjectiveEntry
	Candidacies []park.Candidacy
	Projects    *park.ProjectLedger
	Smart       []park.SmartAssessment
	Names       map[string]string
	Today       park.Date
}

// Objectives is the page of what the city's plan counts in industry.
type Objectives struct {
	Page
	Today  string
	Lead   Sentence
	Groups []ObjectiveGroup
	XLSX   string
	CSV    string
}

// ObjectiveGroup is the objectives of one part of the plan.
type ObjectiveGroup struct {
	ID   string
	Name string
	Rows []ObjectiveRow
}

// ObjectiveRow is one objective with its lines: one, or one for each park or
// indicator it speaks of.
type ObjectiveRow struct {
	Code   string
	Name   Link
	Clause string
	Owner  string
	Note   string
	Lines  []ObjectiveLine
}

// ObjectiveLine is one value against its target.
type ObjectiveLine struct {
	What   string // the park or indicator; "" where the objective is one thing
	Aim    Sentence
	Value  Figure
	At     Sentence // the window, day or source of the value
	Beside Sentence // what the parks report of the same thing; never judged
	Done   Figure
	Pace   Delta
	State  MeasureMark
	Lately string // 上年已达标, small
	stands objectiveState
	num    *big.Rat // the value, unrounded; nil without one
	unit   string
}

// objectiveState is how an objective is counted in the lead.
type objectiveState int

const (
	stateless objectiveState = iota // no target, or nothing to measure by
	waiting                         // no value yet
	underway
	reached
	lapsed // the last day has passed without it
)

// ObjectivePath is the address of one objective: what its value rests on.
func ObjectivePath(code string) string { return "/objectives/" + code }

// NewObjectives makes the list for its reader.
func NewObjectives(page Page, f ObjectivesFacts) Objectives {
	p := page.Say
	page.Title, page.Room = p.T("objectives.title"), Nowhere
	m := Objectives{Page: page, Today: p.T("measures.today", DateText(p, f.Today)), XLSX: "/objectives.xlsx", CSV: "/objectives.csv"}
	for _, o := range f.Board.Catalogue().Objectives {
		name := o.Group.In(p.Lang())
		at := slices.IndexFunc(m.Groups, func(g ObjectiveGroup) bool { return g.Name == name })
		if at < 0 {
			at = len(m.Groups)
			m.Groups = append(m.Groups, ObjectiveGroup{ID: "group-" + Count(at+1), Name: name})
		}
		m.Groups[at].Rows = append(m.Groups[at].Rows, objectiveRow(p, f, o))
	}
	m.Lead = objectivesLead(p, m.Groups)
	return m
}

// objectivesLead counts the lines by state; a park's tier is a line of its own.
func objectivesLead(p locale.Printer, groups []ObjectiveGroup) Sentence {
	counts, all := map[objectiveState]int{}, 0
	for _, g := range groups {
		for _, row := range g.Rows {
			for _, line := range row.Lines {
				counts[line.stands]++
				all++
			}
		}
	}
	if all == 0 {
		return Say(p, "objectives.none")
	}
	says := Say(p, "objectives.lead", Count(all), Count(counts[reached]), Count(counts[underway]), Count(counts[waiting]), Count(counts[stateless]))
	if n := counts[lapsed]; n > 0 {
		return Join(p, says, Say(p, "objectives.lead.lapsed", Count(n)).Strong())
	}
	return says
}

func objectiveRow(p locale.Printer, f ObjectivesFacts, o park.Objective) ObjectiveRow {
	return ObjectiveRow{
		Code: o.Code, Name: Link{Text: o.Name.In(p.Lang()), Href: ObjectivePath(o.Code)}, Clause: o.Clause,
		Owner: o.Owner.In(p.Lang()), Note: o.Note.In(p.Lang()), Lines: objectiveLines(p, f, o),
	}
}

func objectiveLines(p locale.Printer, f ObjectivesFacts, o park.Objective) []ObjectiveLine {
	switch o.Gauge {
	case park.ByTier:
		return tierLines(p, f, o)
	case park.ByBoard:
		return boardLines(p, f, o)
	case park.ByDesignation:
		return []ObjectiveLine{designationLine(p, f, o)}
	case park.ByLedger:
		return []ObjectiveLine{ledgerLine(p, f, o)}
	case park.BySmart:
		return []ObjectiveLine{smartLine(p, f, o)}
	case park.ByEntry:
		return []ObjectiveLine{enteredLine(p, f, o)}
	}
	line := objectiveLine(p, o)
	line.Value = Figure{Text: "—", State: Absent, Note: p.T("objectives.nogauge")}
	line.State.Word = p.T("objectives.state.none")
	return []ObjectiveLine{line}
}

// objectiveLine is a line without a value: what is ordered, and no state.
func objectiveLine(p locale.Printer, o park.Objective) ObjectiveLine {
	none := Figure{Text: "—", State: Absent, Note: p.T("objectives.nopace")}
	line := ObjectiveLine{
		Aim: Say(p, "objectives.noaim", o.Verb.In(p.Lang())), Done: none, Pace: Delta{Say: Sentence{{Figure: none}}},
		State: MeasureMark{Shape: "none", Class: "st none", Word: p.T("objectives.state.notarget")},
	}
	if o.Target != 0 {
		key := "objectives.aim"
		if o.Most {
			key = "objectives.aim.most"
		}
		line.Aim = Say(p, key, o.Verb.In(p.Lang()), objectiveFigure(p, o, o.Target))
	}
	return line
}

// objectiveFigure is a number of the plan, or one entered for it, with every
// digit it was given.
func objectiveFigure(p locale.Printer, o park.Objective, q park.Quantity) Figure {
	f := Figure{Text: trimmed(number(q.Rat(), 4, false)), Receipt: ObjectivePath(o.Code)}
	switch {
	case o.Unit == percent:
		f.Text += percent
	case !p.English() || !slices.Contains(countUnits, o.Unit): // English names say what is counted
		f.Unit = UnitText(p, o.Unit, InTable)
	}
	return f
}

var countUnits = []string{"个", "户", "家", "位"}

// planPeriod is the newest reported period of the plan's year; zero without one.
func planPeriod(b *board.Board, o park.Objective) (newest park.Period) {
	for _, one := range b.Periods() {
		if one.Year == o.By.Time().Year() {
			newest = one
		}
	}
	return newest
}

// judged gives a line its state from whether its target is met.
func (line ObjectiveLine) judged(p locale.Printer, o park.Objective, met bool, today park.Date) ObjectiveLine {
	switch {
	case o.Target == 0:
	case met:
		line.State, line.stands = MeasureMark{Shape: "done", Class: "st won", Word: p.T("objectives.state.reached")}, reached
	case today > o.By:
		line.State, line.stands = MeasureMark{Shape: "late", Class: "st late", Word: p.T("objectives.state.lapsed")}, lapsed
	default:
		line.State, line.stands = MeasureMark{Shape: "open", Class: "st gap", Word: p.T("objectives.state.open")}, underway
	}
	return line
}

// enteredLine is the value the city entered last, with its pace where one makes
// sense.
func enteredLine(p locale.Printer, f ObjectivesFacts, o park.Objective) ObjectiveLine {
	line := objectiveLine(p, o)
	line.Beside = besideObjective(p, f, o)
	e := park.CountingEntry(f.Entries, o)
	if e == nil {
		line.Value = Figure{Text: "—", State: Absent, Note: p.T("objectives.state.waiting"), Receipt: ObjectivePath(o.Code)}
		line.State.Word, line.stands = p.T("objectives.state.waiting"), waiting
		if o.Pace {
			line.Done.Note = p.T("objectives.state.waiting")
			line.Pace.Say[0].Figure.Note = line.Done.Note
		}
		return line
	}
	line.Value, line.num, line.unit = objectiveFigure(p, o, e.Value), e.Value.Rat(), o.Unit
	line.At = Say(p, "objectives.at", DateText(p, e.Day))
	line = line.judged(p, o, o.Met(e.Value.Rat()), f.Today)
	if done := o.Completion(e.Value.Rat()); done != nil {
		line.Done = NewFigure(p, &board.Value{Num: done, Unit: percent}, InTable)
		line.Done.Receipt = ObjectivePath(o.Code)
		line.Pace = objectivePace(p, o, e)
	}
	return line
}

func objectivePace(p locale.Printer, o park.Objective, e *park.ObjectiveEntry) Delta {
	d := NewDelta(p, &board.Value{Num: o.Ahead(e.Value.Rat(), e.Day), Unit: points, Query: board.Query{Of: board.OfPace}}, InTable)
	for i := range d.Say {
		if d.Say[i].Figure.Text != "" {
			d.Say[i].Figure.Receipt = ObjectivePath(o.Code)
		}
	}
	return d
}

// besideObjective is what the parks report of the same thing. They are not the
// city: it is shown and never judged.
func besideObjective(p locale.Printer, f ObjectivesFacts, o park.Objective) Sentence {
	period := planPeriod(f.Board, o)
	if len(o.Subjects) == 0 || period.IsZero() {
		return nil
	}
	q := board.Query{Park: park.CityCode, Period: period, Subject: o.Subjects[0]}
	if o.Unit != percent {
		return Say(p, "objectives.beside", MonthsText(p, period), NewFigure(p, f.Board.Value(q), InTable))
	}
	q.Of = board.OfGrowth
	v := f.Board.Value(q)
	return Say(p, "objectives.beside", MonthsText(p, period), NewDelta(p, v, InTable))
}

// noPeriod is the line of a value of the board in a year nothing is reported of.
func noPeriod(p locale.Printer, o park.Objective) ObjectiveLine {
	line := objectiveLine(p, o)
	line.Value = NewAbsent(p, board.NotReported)
	if o.Target != 0 {
		line.State.Word, line.stands = p.T("objectives.state.waiting"), waiting
	}
	return line
}

// ended reports whether the plan's last day has passed.
func ended(o park.Objective, today park.Date) bool { return today > o.By }

// whole is a count as an exact number.
func whole(n int) *big.Rat { return big.NewRat(int64(n), 1) }

// Span is how many lines an objective takes.
func (r ObjectiveRow) Span() string { return Count(len(r.Lines)) }
