package views

import (
	"parkboard/internal/board"
	"parkboard/internal/locale"
	"parkboard/internal/park"
)

// CityCheck is the city figures as supplied and what the parks add up to
// beside them (docs/domain.md#tiers). Rows is empty where none was supplied.
type CityCheck struct {
	Caption string
	Warning Sentence // which sums pass the city; empty when none does
	Rows    []CityCheckRow
	Notes   []Sentence // what is recorded of overlaps between parks, where a sum passes
}

// CityCheckRow is one indicator: supplied, its growth, the parks' sum and the
// difference.
type CityCheckRow struct {
	Name     string
	Unit     string
	Supplied Figure
	Growth   Delta
	Parks    Figure
	Excess   Sentence // more or less than the city, as word and number
	Over     bool
}

func newCityCheck(p locale.Printer, b *board.Board, period park.Period, notes []park.Note) CityCheck {
	m := CityCheck{Caption: p.T("overview.city.caption", PeriodText(p, period))}
	var over []Sentence
	for _, ind := range b.Catalogue().Indicators {
		ask := func(of board.Of) *board.Value {
			return b.Value(board.Query{Park: park.CityCode, Period: period, Subject: ind.Code, Of: of})
		}
		supplied, growth := ask(board.OfSupplied), ask(board.OfSuppliedGrowth)
		if ind.Land != "" || supplied.Num == nil && growth.Num == nil {
			continue
		}
		excess := ask(board.OfExcess)
		row := CityCheckRow{
			Name: ind.Name.In(p.Lang()), Unit: HeadUnit(p, ind.Unit), Supplied: NewFigure(p, supplied, InTable),
			Growth: NewDelta(p, growth, InTable), Parks: NewFigure(p, ask(board.OfValue), InTable),
			Excess: excessSentence(p, excess), Over: excess.Num != nil && excess.Num.Sign() > 0,
		}
		if row.Over {
			over = append(over, Say(p, "overview.city.over", row.Name, sized(p, excess, InProse)))
		}
		m.Rows = append(m.Rows, row)
	}
	if len(over) == 0 {
		return m
	}
	m.Warning = Join(p, append(over, Say(p, "overview.city.todo", Link{Text: p.T("overview.city"), Href: "#city"}))...)
	for _, note := range notes {
		m.Notes = append(m.Notes, Say(p, "overview.city.note", parkLink(p, b.Catalogue(), note.Park, period), note.Text))
	}
	return m
}

// excessSentence tells by a word which way the parks differ from the city.
func excessSentence(p locale.Printer, v *board.Value) Sentence {
	f := sized(p, v, InTable)
	f.Unit = ""
	switch {
	case v.Num == nil:
		return Sentence{{Figure: f}}
	case v.Num.Sign() > 0:
		return Say(p, "overview.city.more", f).Strong()
	case v.Num.Sign() < 0:
		return Say(p, "overview.city.less", f)
	}
	return Say(p, "overview.city.same", f)
}

// sized is a value without its sign, which a word beside it carries.
func sized(p locale.Printer, v *board.Value, style Style) Figure {
	if v.Num == nil || v.Num.Sign() >= 0 {
		return NewFigure(p, v, style)
	}
	size := *v
	size.Num = negated(v.Num)
	return NewFigure(p, &size, style)
}

// parkLink is the link to a park's page in a period.
func parkLink(p locale.Printer, c *park.Catalogue, code string, period park.Period) Link {
	return Link{Text: ParkName(p, c, code), Href: parkPath(code, period)}
}
