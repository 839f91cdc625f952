package views

import (
	"parkboard/internal/board"
	"parkboard/internal/locale"
	"parkboard/internal/park"
)

// ParkYear is the cumulative output of the year against the last: the chart
// and, for those who rather read, the same numbers as a table.
type ParkYear struct {
	Hint     string
	Chart    Chart
	HasChart bool
	Missing  string // instead of the chart
	Says     Sentence
	Caption  string
	Heads    []string
	Rows     []ParkMonth
}

// ParkMonth is one period of the table.
type ParkMonth struct {
	Name   string
	Past   Figure
	Ahead  bool // after the chosen period: this year has nothing to say yet
	Now    Figure
	Base   Figure
	Growth Delta
	Month  Figure
}

func newParkYear(p locale.Printer, b *board.Board, c course, period park.Period) ParkYear {
	now, past := YearText(p, period.Year), YearText(p, period.Year-1)
	m := ParkYear{
		Hint:    p.T("park.year.hint", HeadUnit(p, tenThousandYuan)),
		Caption: p.T("park.year.caption", c.park.Name.In(p.Lang()), now, past, HeadUnit(p, tenThousandYuan)),
		Heads: []string{
			p.T("park.year.cumulative", now), p.T("of.base"), p.T("of.growth") + " " + p.T("growth.nominal"), p.T("of.month"), p.T("park.year.stored", past),
		},
	}
	reported := false
	for _, one := range park.YearPeriods(period.Year) {
		row := parkMonth(p, b, c.park.Code, one, period.Before(one))
		reported = reported || row.Past.State == Known || !row.Ahead && row.Now.State == Known
		m.Rows = append(m.Rows, row)
	}
	if !reported {
		m.Missing = p.T("park.year.missing", now, past)
		return m
	}
	m.HasChart = true
	m.Chart = NewLinesChart(courseLines(p, b, c, period))
	m.Says = parkBaseSays(p, b, c, period)
	return m
}

func parkMonth(p locale.Printer, b *board.Board, code string, period park.Period, ahead bool) ParkMonth {
	ask := func(period park.Period, of board.Of) *board.Value {
		return b.Value(board.Query{Park: code, Period: period, Subject: "output", Of: of})
	}
	row := ParkMonth{Name: MonthsText(p, period), Ahead: ahead, Past: NewFigure(p, ask(period.YearAgo(), board.OfValue), InTable)}
	if ahead {
		return row
	}
	row.Now, row.Base = NewFigure(p, ask(period, board.OfValue), InTable), NewFigure(p, ask(period, board.OfBase), InTable)
	row.Growth, row.Month = NewDelta(p, ask(period, board.OfGrowth), InTable), NewFigure(p, ask(period, board.OfMonth), InTable)
	return row
}

// parkBaseSays tells the reported base, which growth is computed from, from
// the amount published last year, which the grey line shows.
func parkBaseSays(p locale.Printer, b *board.Board, c course, period park.Period) Sentence {
	past := YearText(p, period.Year-1)
	stored := b.Value(board.Query{Park: c.park.Code, Period: period.YearAgo(), Subject: "output"})
	base, published := NewFigure(p, c.base, InTable), NewFigure(p, stored, InTable)
	var says Sentence
	switch {
	case c.base.Num == nil && stored.Num == nil:
		says = Say(p, "park.year.nopast", past, MonthsText(p, period))
	case c.now.Num == nil:
		says = Say(p, "park.year.waiting", past, MonthsText(p, period), published)
	case c.base.Num == nil || c.base.Has(board.Unadjusted):
		says = Say(p, "park.year.unadjusted", past, published)
	case stored.Num == nil:
		says = Say(p, "park.year.baseonly", past, base)
	default:
		says = Say(p, "park.year.restated", past, base, published)
	}
	if forecastFan(p, c, period).Range == "" {
		return says
	}
	return Join(p, says, Say(p, "park.year.band"))
}
