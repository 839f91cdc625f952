package views

import (
	"parkboard/internal/board"
	"parkboard/internal/locale"
	"parkboard/internal/park"
	"parkboard/internal/plot"
)

// rankingWriter writes the rows of one ranking on one scale.
type rankingWriter struct {
	p         locale.Printer
	b         *board.Board
	ask       RankingAsk
	ranking   board.Ranking
	user      *park.User
	low, high float64
	order     map[string]int // catalogue order by park code
}

// scale fits every bar, and last year's tick, from zero.
func (w *rankingWriter) scale() {
	for _, row := range w.ranking.Rows {
		for _, v := range []*board.Value{row.Value, w.past(row.Value)} {
			if at, ok := amount(v).Float(); ok {
				w.low, w.high = min(w.low, at), max(w.high, at)
			}
		}
	}
	if w.high <= w.low {
		w.high = w.low + 1
	}
	w.high += (w.high - w.low) * 0.03
}

// past is the value a year before in the same window: the reported base for a
// cumulative flow. A growth or a completion has none beside it.
func (w *rankingWriter) past(v *board.Value) *board.Value {
	q := v.Query
	if q.Of != board.OfValue {
		return nil
	}
	q.Of = board.OfBase
	return w.b.Value(q)
}

func (w *rankingWriter) row(row board.Row) RankingRow {
	q := row.Value.Query
	line := RankingRow{
		Chip: NewChip(w.p, row), Move: explained(NewDelta(w.p, row.Move, InTable), row.Move),
		Park:  Link{Text: row.Park.Name.In(w.p.Lang()), Href: parkPath(row.Park.Code, w.ask.Period)},
		Value: NewFigure(w.p, row.Value, InTable),
	}
	line.Mine = w.marked(row)
	if tier, ok := w.b.Catalogue().Tier(row.Park.Tier); ok {
		line.Tier = tier.Name.In(w.p.Lang())
	}
	if row.Rank == 0 {
		line.Why = w.why(row)
	}
	w.beside(&line, q)
	line.ToNext = NewFigure(w.p, tippingOf(w.b, row.Move.Query, board.OfToNext), InTable)
	bar := plot.RankBar{Low: w.low, High: w.high, Now: amount(row.Value), Past: amount(w.past(row.Value)), Mean: amount(w.ranking.Pooled)}
	if !w.pooledIsMean() {
		bar.Mean = plot.Spot{}
	}
	line.Bar = bar.Draw()
	return line
}

// why says why a park is unranked: it lacks the number, or its number is not
// of the ranked kind.
func (w *rankingWriter) why(row board.Row) string {
	if row.Value.Missing != "" {
		return w.p.T("missing." + string(row.Value.Missing))
	}
	if row.Value.Word != "" {
		return w.p.T("missing." + string(board.BaseNotAbove0))
	}
	return w.p.T("rankings.otherkind")
}

// beside fills the columns beside the value: change, growth, and for per-mu
// values the numerator and the land.
func (w *rankingWriter) beside(line *RankingRow, q board.Query) {
	change, growth := q, q
	change.Of, growth.Of = board.OfChange, board.OfGrowth
	if q.Of == board.OfValue {
		v, g := w.b.Value(change), w.b.Value(growth)
		line.Change, line.Growth = NewDelta(w.p, v, InTable), NewDelta(w.p, g, InTable)
	}
	if r, ok := w.b.Catalogue().Ratio(q.Subject); ok && r.PerMu && q.Of == board.OfValue {
		numerator := board.Query{Park: q.Park, Period: q.Period, Subject: r.Numerator, Window: q.Window, Among: q.Among}
		land := board.Query{Park: q.Park, Period: q.Period, Subject: q.Basis.Indicator(), Among: q.Among}
		line.Parts = []Figure{NewFigure(w.p, w.b.Value(numerator), InTable), NewFigure(w.p, w.b.Value(land), InTable)}
	}
}

// pooledIsMean reports whether the pooled number is a level among the parks'
// (a ratio, a growth, a share) rather than their sum, which no bar can reach.
func (w *rankingWriter) pooledIsMean() bool {
	_, ratio := w.b.Catalogue().Ratio(w.ask.Subject)
	return ratio || w.ranking.Query.Of != board.OfValue
}

// pooled is the row below: Σ, or Σ ÷ Σ, over the parks that have a value;
// bold and never ranked.
func (w *rankingWriter) pooled() RankingRow {
	v := w.ranking.Pooled
	key := "rankings.pooled.sum"
	if w.pooledIsMean() {
		key = "rankings.pooled.mean"
	}
	if v.Num == nil {
		key = "rankings.pooled.none"
	}
	line := RankingRow{
		Park:  Link{Text: w.p.T(key, parkCount(w.p, len(v.Covered)))},
		Value: NewFigure(w.p, v, InTable),
	}
	if len(v.Absent) > 0 {
		line.Why = absentText(w.p, w.b.Catalogue(), v.Absent)
	}
	w.beside(&line, v.Query)
	return line
}

func (w *rankingWriter) heads() []RankingHead {
	value := w.p.T("of." + string(w.ranking.Query.Of))
	if w.ranking.Query.Of == board.OfValue {
		value = SubjectName(w.p, w.b.Catalogue(), w.ask.Subject)
	}
	heads := []RankingHead{
		w.head(w.p.T("of.rank"), "", "", true), w.head(w.p.T("of.move"), "", SortMove, false),
		w.head(w.p.T("uploads.col.park"), "", SortPark, false),
		{Text: value, Unit: w.unit(), Right: true}, {Text: w.p.T("overview.col.bar")},
	}
	if w.ranking.Query.Of == board.OfValue {
		heads = append(heads, w.head(w.p.T("of.change"), w.unit(), SortChange, false), w.head(w.p.T("of.growth"), "%", SortGrowth, false))
	}
	heads = append(heads, RankingHead{Text: w.p.T("tipping.col"), Unit: w.unitToNext(), Right: true})
	if r, ok := w.b.Catalogue().Ratio(w.ask.Subject); ok && r.PerMu && w.ranking.Query.Of == board.OfValue {
		if ind, ok := w.b.Catalogue().Indicator(r.Numerator); ok {
			heads = append(heads, RankingHead{Text: ind.Name.In(w.p.Lang()), Unit: HeadUnit(w.p, ind.Unit), Right: true})
		}
		heads = append(heads, RankingHead{Text: w.p.T("basis." + string(w.ranking.Query.Basis)), Unit: w.p.T("unit.亩"), Right: true})
	}
	return append(heads, RankingHead{Text: w.p.T("rankings.col.tier")})
}

// head is a head that sorts; sort "" is the rank.
func (w *rankingWriter) head(text, unit, sort string, pin bool) RankingHead {
	to := w.ask
	to.Sort, to.Down = sort, false
	h := RankingHead{Text: text, Unit: unit, Pin: pin, Right: sort == SortChange || sort == SortGrowth}
	if w.ask.Sort == sort {
		h.Sort, to.Down = "ascending", true
		if w.ask.Down {
			h.Sort, to.Down = "descending", false
		}
	}
	h.Href = to.Path()
	return h
}

func (w *rankingWriter) unit() string {
	for _, row := range w.ranking.Rows {
		if row.Value.Unit != "" {
			return HeadUnit(w.p, row.Value.Unit)
		}
	}
	return ""
}

// unitToNext is the unit of what is lacking to the next place: a difference of
// rates is in percentage points.
func (w *rankingWriter) unitToNext() string {
	for _, row := range w.ranking.Rows {
		return HeadUnit(w.p, tippingOf(w.b, row.Move.Query, board.OfToNext).Unit)
	}
	return ""
}

func (w *rankingWriter) note() string {
	if w.ranking.Query.Of != board.OfValue {
		return w.p.T("rankings.note.other")
	}
	if w.pooledIsMean() {
		return w.p.T("rankings.note.mean")
	}
	return w.p.T("rankings.note.sum")
}

// foot states window, basis and the rules of the ranking under it.
func (w *rankingWriter) foot() Sentence {
	q := w.ranking.Query
	parts := []Sentence{Say(w.p, "rankings.foot.window."+string(q.Window), PeriodText(w.p, q.Period))}
	if q.Basis != "" {
		parts = append(parts, Say(w.p, "rankings.foot.basis", w.p.T("basis."+string(q.Basis)), DateText(w.p, q.Period.End())))
	}
	parts = append(parts, Say(w.p, "rankings.foot.rank"), Say(w.p, "tipping.foot"))
	if ind, ok := w.b.Catalogue().Indicator(w.ask.Subject); ok && ind.Growth == park.Real {
		parts = append(parts, Say(w.p, "rankings.foot.real"))
	}
	return Join(w.p, parts...)
}
