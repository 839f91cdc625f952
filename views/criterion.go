package views

import (
	"math/big"
	"strings"

	"parkboard/internal/board"
	"parkboard/internal/locale"
	"parkboard/internal/park"
)

// CriterionTable is a checklist with its thresholds and the values beside them.
type CriterionTable struct {
	Name string
	Note string
	Hint string // where values come from
	Rows []CriterionRow
	None string // why there is no list
}

// CriterionRow is one condition.
type CriterionRow struct {
	Name    string
	Unit    string
	Bound   string
	Value   Figure
	Source  string // window and period, or who entered it from where
	File    Link
	Verdict MeasureMark
}

// conditionValue is the value of a condition: the board's, else the entered one.
type conditionValue struct {
	num   *big.Rat
	value *board.Value       // nil where the board was not asked
	typed *park.EnteredValue // nil where the board's value counts
}

// measure answers a condition. Figures of a park say nothing of a part of it:
// for a 园中园 only entered values count (docs/domain.md#designations).
func (f CandidacyFacts) measure(c park.Criterion) conditionValue {
	var m conditionValue
	if c.Subject != "" && f.One.Within == "" {
		m.value = f.Board.Recent(board.Query{Park: f.One.Park, Period: f.Today.Closed(), Subject: c.Subject, Window: board.TTM})
		if m.num = m.value.Num; m.num != nil {
			return m
		}
	}
	if m.typed = f.One.ValueOf(c.Code); m.typed != nil {
		m.num = m.typed.Value.Rat()
	}
	return m
}

// scale is the value that chooses a condition's threshold: of the period the
// condition's own value speaks of, where the board gives both.
func (f CandidacyFacts) scale(c park.Criterion, m conditionValue) *big.Rat {
	by, ok := f.One.Checklist.Criterion(c.Scale)
	if !ok {
		return nil
	}
	if m.typed == nil && m.num != nil && by.Subject != "" {
		q := m.value.Query
		q.Subject = by.Subject
		return f.Board.Value(q).Num
	}
	return f.measure(by).num
}

func newCriterionTable(page Page, f CandidacyFacts) CriterionTable {
	p, list := page.Say, f.One.Checklist
	if list.Code == "" {
		return CriterionTable{None: p.T("designations.nolist")}
	}
	t := CriterionTable{Name: list.Name.In(p.Lang()), Note: list.Note.In(p.Lang()), Hint: p.T("designation.list.hint")}
	if f.One.Within != "" {
		t.Hint = p.T("designation.list.within")
	}
	for _, c := range list.Criteria {
		row := CriterionRow{Name: c.Name.In(p.Lang()), Unit: HeadUnit(p, c.Unit)}
		m := f.measure(c)
		row.value(page, f, c, m)
		verdict, bound := c.Judge(m.num, f.scale(c, m))
		row.Bound, row.Verdict = boundText(p, list, c, bound), verdictMark(p, verdict)
		t.Rows = append(t.Rows, row)
	}
	return t
}

// value prints a condition's value and where it comes from.
func (row *CriterionRow) value(page Page, f CandidacyFacts, c park.Criterion, m conditionValue) {
	p := page.Say
	switch {
	case m.typed != nil:
		row.Value = NewQuantity(p, m.typed.Value, c.Unit, Exact, "")
		row.Source = p.T("designation.entered", m.typed.Source, string(m.typed.Day), nameOf(f.Names, m.typed.Actor))
		if m.typed.File != nil {
			var closed string
			row.File, closed = taskFile(page, f.One, m.typed.File)
			row.File.Text += closed
		}
	case m.num != nil:
		style := InTable
		if len(c.Bounds) > 0 {
			style = InParts // a digit more than elsewhere: it is held against a threshold
		}
		row.Value = NewFigure(p, m.value, style)
		stock := m.value.Query.Window == board.AtEnd
		row.Source = p.T("designation.measured", WindowText(p, m.value.Query.Window, stock), PeriodText(p, m.value.Query.Period))
	case m.value != nil:
		row.Value = NewFigure(p, m.value, InTable)
		row.Source = p.T("designation.unmeasured", row.Value.Note)
	case c.Subject == "":
		row.Value = Figure{Text: "—", State: Absent, Note: p.T("designation.onlyentered")}
		row.Source = row.Value.Note
	default:
		row.Value = Figure{Text: "—", State: Absent, Note: p.T("designation.partonly")}
		row.Source = row.Value.Note
	}
}

// boundText is a threshold, or all of them where the scale is not known.
func boundText(p locale.Printer, list park.Checklist, c park.Criterion, chosen *park.Bound) string {
	bounds := c.Bounds
	if chosen != nil {
		bounds = []park.Bound{*chosen}
	}
	var all []string
	for _, b := range bounds {
		sign := "≥ "
		if b.Most {
			sign = "≤ "
		}
		value, unit := Write(p, b.Value.Rat(), c.Unit, Exact)
		text := sign + value
		if unit != "" {
			text += " " + unit
		}
		if by, ok := list.Criterion(c.Scale); ok {
			text = p.T("designation.bound", text, by.Name.In(p.Lang()), scaleText(p, b, by.Unit))
		}
		all = append(all, text)
	}
	if len(all) == 0 {
		return "—"
	}
	return strings.Join(all, p.T("designations.sep"))
}

func scaleText(p locale.Printer, b park.Bound, unit string) string {
	from, printed := Write(p, b.From.Rat(), unit, Exact)
	below, _ := Write(p, b.Below.Rat(), unit, Exact)
	switch {
	case b.Below == 0:
		return p.T("designation.from", from, printed)
	case b.From == 0:
		return p.T("designation.below", below, printed)
	}
	return p.T("designation.between", from, below, printed)
}

func verdictMark(p locale.Printer, v park.Verdict) MeasureMark {
	mark := MeasureMark{"none", p.T("designation.verdict." + string(v)), "st none"}
	switch v {
	case park.Fulfilled:
		mark.Shape, mark.Class = "done", "st"
	case park.Unfulfilled:
		mark.Shape, mark.Class = "open", "st gap"
	}
	return mark
}
