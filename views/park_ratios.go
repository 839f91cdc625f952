package views

import (
	"parkboard/internal/board"
	"parkboard/internal/locale"
	"parkboard/internal/park"
)

// ParkRatios are the park's values per mu over the last periods against the
// pooled mean.
type ParkRatios struct {
	Hint    string
	Land    Sentence // the area the values divide by, or that there is none
	Ratios  []ParkRatio
	Caption string
	Rows    []ParkRatioRow
}

// ParkRatio is one small chart and the figures over it.
type ParkRatio struct {
	Name     Link
	Unit     string // window and unit
	Value    Figure
	Rank     Chip
	Move     Delta
	Pooled   Figure
	Chart    Chart
	HasChart bool
	Why      string // instead of the chart
	Changed  Sentence
}

// ParkRatioRow is one period of the table that says what the charts show.
type ParkRatioRow struct {
	Name  string
	Pairs []ParkPair
}

// ParkPair is a park's value and the pooled one.
type ParkPair struct{ Own, Pooled Figure }

const (
	parkRatioCount   = 3 // the plan names three; the rest stand in the table of ranks
	parkRatioPeriods = 11
)

func newParkRatios(p locale.Printer, b *board.Board, f ParkFacts) ParkRatios {
	m := ParkRatios{
		Hint:    p.T("park.mu.hint", p.T("basis."+string(park.Industrial))),
		Caption: p.T("park.mu.caption", f.Park.Name.In(p.Lang()), PeriodText(p, f.Period)),
		Land:    parkLandInForce(p, b, f),
	}
	var codes []string
	for _, one := range b.Catalogue().Ratios {
		if one.PerMu && len(codes) < parkRatioCount {
			codes = append(codes, one.Code)
			m.Ratios = append(m.Ratios, newParkRatio(p, b, f, one))
		}
	}
	for _, at := range lastPeriods(f.Period, parkRatioPeriods) {
		row := ParkRatioRow{Name: PeriodText(p, at)}
		for _, code := range codes {
			row.Pairs = append(row.Pairs, ParkPair{
				Own:    NewFigure(p, b.Value(board.Query{Park: f.Park.Code, Period: at, Subject: code}), InTable),
				Pooled: NewFigure(p, b.Value(board.Query{Park: park.CityCode, Period: at, Subject: code}), InTable),
			})
		}
		m.Rows = append(m.Rows, row)
	}
	return m
}

// parkLandInForce is the area the values divide by.
func parkLandInForce(p locale.Printer, b *board.Board, f ParkFacts) Sentence {
	v := b.Value(board.Query{Park: f.Park.Code, Period: f.Period, Subject: park.Industrial.Indicator()})
	if v.Num == nil {
		return Say(p, "park.mu.noland", p.T("basis."+string(park.Industrial)))
	}
	return Say(p, "park.mu.land", DateText(p, f.Period.End()), p.T("basis."+string(park.Industrial)), NewFigure(p, v, InTable))
}

func newParkRatio(p locale.Printer, b *board.Board, f ParkFacts, ratio park.Ratio) ParkRatio {
	ranking := b.Ranking(board.Query{Period: f.Period, Subject: ratio.Code}, "")
	m := ParkRatio{
		Name: Link{
			Text: ratio.Name.In(p.Lang()),
			Href: RankingAsk{Subject: ratio.Code, Of: board.OfValue, Period: f.Period}.Path(),
		},
		Unit:   p.T("park.mu.unit", p.T("window."+string(ranking.Query.Window)), HeadUnit(p, ratio.Unit)),
		Pooled: NewFigure(p, ranking.Pooled, InTable),
	}
	for _, row := range ranking.Rows {
		if row.Park.Code == f.Park.Code {
			m.Value, m.Rank, m.Move = NewFigure(p, row.Value, InTable), NewChip(p, row), explained(NewDelta(p, row.Move, InTable), row.Move)
		}
	}
	lines := perMuMultiple(p, b, f.Park, ratio.Code, f.Period)
	for _, point := range lines.Now {
		if _, ok := point.Y.Float(); ok {
			m.HasChart = true
		}
	}
	if !m.HasChart {
		m.Why = p.T("park.mu.none", m.Value.Note)
		return m
	}
	m.Chart = NewMultipleChart(lines)
	m.Changed = parkLandChanges(p, b, f)
	return m
}

// parkLandChanges says at which periods of the chart the area was redrawn.
func parkLandChanges(p locale.Printer, b *board.Board, f ParkFacts) Sentence {
	var all []Sentence
	for _, at := range lastPeriods(f.Period, parkRatioPeriods)[1:] {
		if landRedrawn(b, f.Park.Code, at) {
			area := b.Value(board.Query{Park: f.Park.Code, Period: at, Subject: park.Industrial.Indicator()})
			all = append(all, Say(p, "park.mu.changed", MonthText(p, at), NewFigure(p, area, InTable)))
		}
	}
	return Join(p, all...)
}
