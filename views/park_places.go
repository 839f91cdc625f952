package views

import (
	"parkboard/internal/board"
	"parkboard/internal/locale"
	"parkboard/internal/plot"
)

// ParkPlaces are the park's ranks over the last eleven periods: a line of steps
// in each row, and beside it the same ranks as numbers.
type ParkPlaces struct {
	Hint    string
	Caption string
	Heads   []ParkPlacesHead
	Rows    []ParkPlacesRow
}

// ParkPlacesHead is a period; Year stands where it begins.
type ParkPlacesHead struct{ Month, Year string }

// ParkPlacesRow is the ranks by one question, oldest first.
type ParkPlacesRow struct {
	Name   Link
	Unit   string
	Course plot.SVG
	Ranks  []Figure
}

func newParkPlaces(p locale.Printer, b *board.Board, f ParkFacts) ParkPlaces {
	periods := lastPeriods(f.Period, parkRatioPeriods)
	m := ParkPlaces{
		Hint:    p.T("places.hint", len(b.Catalogue().Parks)),
		Caption: p.T("places.caption", f.Park.Name.In(p.Lang()), PeriodText(p, f.Period)),
	}
	year := 0
	for i, at := range periods {
		head := ParkPlacesHead{Month: MonthText(p, at)}
		if i == 0 || at.FirstOfYear() {
			head.Year = YearText(p, at.Year)
		}
		if at.FirstOfYear() {
			year = i
		}
		m.Heads = append(m.Heads, head)
	}
	questions := []board.Query{{Subject: "output", Of: board.OfCompletion}, {Subject: "output", Of: board.OfGrowth}}
	for _, one := range b.Catalogue().MonthlyRatios() {
		questions = append(questions, board.Query{Subject: one.Code, Of: board.OfValue})
	}
	w := parkRankWriter{p: p, b: b, f: f}
	for _, q := range questions {
		q.Park, q.Period = f.Park.Code, f.Period
		if !b.Known(q) {
			continue
		}
		q = b.Resolve(q)
		row := ParkPlacesRow{
			Name: Link{Text: SubjectName(p, b.Catalogue(), q.Subject), Href: RankingAsk{Subject: q.Subject, Of: q.Of, Period: f.Period}.Path()},
			Unit: w.unit(q, b.Value(q)),
		}
		if q.Of != board.OfValue {
			row.Name.Text = p.T("park.ranks.of", row.Name.Text, p.T("of."+string(q.Of)))
		}
		course := plot.Course{Of: len(b.Catalogue().Parks), Year: year}
		any := false
		for _, at := range periods {
			v := b.Value(board.Query{Park: q.Park, Period: at, Subject: q.Subject, Of: board.OfRank, Ranked: q.Of})
			rank := 0
			if v.Num != nil {
				rank, any = int(v.Num.Num().Int64()), true
			}
			course.Ranks = append(course.Ranks, rank)
			row.Ranks = append(row.Ranks, NewFigure(p, v, InTable))
		}
		if any {
			row.Course = course.Draw()
			m.Rows = append(m.Rows, row)
		}
	}
	return m
}
