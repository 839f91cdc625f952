package views

import (
	"fmt"
	"strings"

	"parkboard/internal/board"
	"parkboard/internal/locale"
	"parkboard/internal/park"
	"parkboard/internal/plot"
)

// ParkStructure is what each month and quarter gave to the year so far, against
// the shape of the same months of last year (docs/domain.md#structure).
type ParkStructure struct {
	Title   string
	Hint    string
	Caption string
	Heads   []string
	Rows    []ParkPart
}

// ParkPart is a month, or a quarter in bold.
type ParkPart struct {
	Name    string
	Quarter bool
	Amount  Figure
	Share   Figure
	Past    Figure
	Bar     plot.SVG
	now     *board.Value
	past    *board.Value
}

func newParkStructure(p locale.Printer, b *board.Board, f ParkFacts) ParkStructure {
	w := newParkFlow(p, b, f)
	if f.Period.FirstOfYear() || w.ask(f.Period, board.OfValue).Num == nil {
		return ParkStructure{} // one part is no structure
	}
	m := ParkStructure{
		Title: p.T("structure.title", w.name), Hint: p.T("structure.hint", MonthsText(p, f.Period), YearText(p, f.Period.Year-1)),
		Caption: p.T("structure.caption", f.Park.Name.In(p.Lang()), PeriodText(p, f.Period), w.name),
		Heads: []string{
			p.T("structure.amount", HeadUnit(p, w.ind.Unit)), p.T("of.part_share"), p.T("structure.past", YearText(p, f.Period.Year-1)),
		},
	}
	for _, at := range park.YearPeriods(f.Period.Year) {
		if f.Period.Before(at) {
			break
		}
		m.Rows = append(m.Rows, w.part(MonthText(p, at), board.MonthPart(at)))
		if quarter := (at.Month + 2) / 3; at.Month%3 == 0 || at == f.Period && at.Month%3 == 2 && at.Month > 2 {
			name := p.T("part.quarter", quarter)
			if at.Month%3 != 0 {
				name = p.T("part.quarter.cut", quarter, MonthText(p, at))
			}
			row := w.part(name, board.Part(fmt.Sprintf("q%d", quarter)))
			row.Quarter = true
			m.Rows = append(m.Rows, row)
		}
	}
	full := 1.0
	for _, row := range m.Rows {
		for _, v := range []*board.Value{row.now, row.past} {
			if at, ok := amount(v).Float(); ok {
				full = max(full, at)
			}
		}
	}
	for i := range m.Rows {
		row := &m.Rows[i]
		row.Bar = plot.Share{Full: full, Now: amount(row.now), Past: amount(row.past)}.Draw()
	}
	return m
}

func (w parkFlow) part(name string, part board.Part) ParkPart {
	ask := func(period park.Period, of board.Of) *board.Value {
		return w.b.Value(board.Query{Park: w.park.Code, Period: period, Subject: w.ind.Code, Of: of, Part: part})
	}
	row := ParkPart{Name: name, now: ask(w.period, board.OfPartShare), past: ask(w.period.YearAgo(), board.OfPartShare)}
	row.Amount = NewFigure(w.p, ask(w.period, board.OfPart), InTable)
	row.Share, row.Past = NewFigure(w.p, row.now, InTable), NewFigure(w.p, row.past, InTable)
	return row
}

// partText names the part of a year a query is about: 3月, 二季度.
func partText(p locale.Printer, q board.Query) string {
	for _, at := range park.YearPeriods(q.Period.Year) {
		if board.MonthPart(at) == q.Part {
			return MonthText(p, at)
		}
	}
	return p.T("part.quarter", strings.TrimPrefix(string(q.Part), "q"))
}
