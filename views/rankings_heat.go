package views

import (
	"math/big"

	"parkboard/internal/board"
	"parkboard/internal/park"
)

// RankingHeat is all ratios of the parks side by side: each cell says its value,
// its rank and whether it is above the pooled mean; the shade says how far.
type RankingHeat struct {
	Heading string
	Hint    string
	Caption string
	Heads   []HeatHead
	Rows    []HeatRow
	Pooled  HeatRow // the values of the parks pooled: never ranked
	Limited string
}

// HeatHead is a ratio; it leads to its ranking.
type HeatHead struct {
	Ratio   Link
	Window  string
	Unit    string
	Current bool
}

// HeatRow is one park, or the parks pooled.
type HeatRow struct {
	Park   Link
	Marked bool
	Cells  []HeatCell
}

// HeatCell is one ratio of one park.
type HeatCell struct {
	Value Figure
	Rank  Figure // Text "" in the pooled row
	Side  string // ▲ ▼ ＝ against the pooled mean; "" where there is none
	Word  string // the side in words
	Shade string // class of marks: far below h1, near h3, far above h5
}

// heat makes the table in the ranking's order, period, basis and tier; each
// ratio stands in its own window unless one is asked for.
func (w *rankingWriter) heat() *RankingHeat {
	p := w.p
	h := &RankingHeat{
		Heading: p.T("heat.heading"), Hint: p.T("heat.hint"), Limited: w.limited(),
		Caption: p.T("heat.caption", PeriodText(p, w.ranking.Query.Period), p.T("basis."+string(w.ask.basis()))),
	}
	for _, row := range w.shown() {
		h.Rows = append(h.Rows, HeatRow{
			Park:   Link{Text: row.Park.Name.In(p.Lang()), Href: parkPath(row.Park.Code, w.ask.Period)},
			Marked: w.marked(row),
		})
	}
	h.Pooled.Park.Text = p.T("heat.pooled")
	for _, ratio := range w.b.Catalogue().MonthlyRatios() {
		w.heatColumn(h, ratio)
	}
	return h
}

func (w *rankingWriter) heatColumn(h *RankingHeat, ratio park.Ratio) {
	p := w.p
	q := w.b.Resolve(board.Query{Period: w.ranking.Query.Period, Subject: ratio.Code, Of: board.OfValue, Window: w.ask.Window, Basis: w.ask.Basis})
	q.Among = w.ranking.Query.Among
	places := w.b.Places(q)
	city := q
	city.Park = park.CityCode
	mean := w.b.Value(city)
	to := RankingAsk{Subject: ratio.Code, Of: board.OfValue, Window: w.ask.Window, Basis: w.ask.Basis, Period: w.ask.Period, Tier: w.ask.Tier, Mark: w.ask.Mark}
	h.Heads = append(h.Heads, HeatHead{
		Ratio:  Link{Text: ratio.Name.In(p.Lang()), Href: to.Path()},
		Window: p.T("window." + string(q.Window)), Unit: HeadUnit(p, ratio.Unit),
		Current: ratio.Code == w.ask.Subject && w.ask.Of == board.OfValue,
	})
	for i, row := range w.shown() {
		own := q
		own.Park, own.Among = row.Park.Code, ""
		v := w.b.Value(own)
		rank := own
		rank.Of, rank.Ranked, rank.Among = board.OfRank, board.OfValue, q.Among
		place := places[row.Park.Code]
		cell := HeatCell{Value: NewFigure(p, v, InTable)}
		if place > 0 {
			chip := NewChip(p, board.Row{Park: row.Park, Value: v, Rank: place, Move: &board.Value{Query: rank}})
			cell.Rank = chip.Figure
		}
		cell.Side, cell.Word, cell.Shade = w.against(v, mean)
		h.Rows[i].Cells = append(h.Rows[i].Cells, cell)
	}
	h.Pooled.Cells = append(h.Pooled.Cells, HeatCell{Value: NewFigure(p, mean, InTable)})
}

// How far from the pooled mean a value is near, and from where it is far, as
// shares of the mean.
var (
	heatNear = big.NewRat(5, 100)
	heatFar  = big.NewRat(25, 100)
)

// against says on which side of the pooled mean a value is and how far. A mean
// that is not above zero has no share to measure by.
func (w *rankingWriter) against(v, mean *board.Value) (side, word, shade string) {
	if v.Num == nil || mean.Num == nil || mean.Num.Sign() <= 0 {
		return "", "", ""
	}
	away := new(big.Rat).Sub(v.Num, mean.Num)
	away.Quo(away, mean.Num)
	size := new(big.Rat).Abs(away)
	switch {
	case away.Sign() == 0:
		return "＝", w.p.T("heat.equal"), "h3"
	case away.Sign() > 0:
		side, word, shade = "▲", w.p.T("heat.above"), "h4"
	default:
		side, word, shade = "▼", w.p.T("heat.below"), "h2"
	}
	switch {
	case size.Cmp(heatNear) < 0:
		shade = "h3"
	case size.Cmp(heatFar) >= 0 && away.Sign() > 0:
		shade = "h5"
	case size.Cmp(heatFar) >= 0:
		shade = "h1"
	}
	return side, word, shade
}
