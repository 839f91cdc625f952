package views

import (
	"fmt"
	"math/big"

	"parkboard/internal/assess"
	"parkboard/internal/park"
	"parkboard/internal/score"
)

// lever writes what an item can do: the points of 1 %, or a tipping point.
func (w *scoreWriter) lever(k int, item park.Item, of assess.Of) {
	l := w.f.Result.Levers(w.row.Code)[k]
	switch of {
	case assess.OfPercent:
		w.percent(k, item, l)
	case assess.OfToRank:
		w.tip(k, item, l.ToRank)
	case assess.OfToBand:
		w.tip(k, item, l.ToBand)
	}
}

// percent writes what the total gains when the value gets better by 1 %.
func (w *scoreWriter) percent(k int, item park.Item, l score.Lever) {
	if l.Percent == nil {
		w.none(w.p.T("barrier.missing"))
		return
	}
	factor := big.NewRat(101, 100)
	if item.Lower != (w.row.Items[k].Value.Sign() < 0) {
		factor = big.NewRat(99, 100)
	}
	w.rule("score.rule.percent")
	w.head(Figure{Text: number(l.Percent, 3, false), Unit: w.points()}, l.Percent)
	better := new(big.Rat).Mul(w.row.Items[k].Value, factor)
	then := w.f.Result.Tipped(w.row.Code, item.Code, better)
	if then == nil {
		return
	}
	w.m.Equation = equationOf(exactly(l.Percent, w.points(), ""),
		w.term(Input{Name: w.p.T("score.in.then"), Value: exactly(then.Row(w.row.Code).Total, w.points(), "")}), "−",
		w.term(w.totalInput(w.row)))
	value := w.term(w.valueInput(k, item))
	unit := UnitText(w.p, itemUnit(w.catalogue(), item.Code), Exact)
	w.step(w.p.T("score.step.better"), equationOf(exactly(better, unit, ""), value, "×", exactly(factor, "", "")))
	w.both(k, item, []tried{{w.p.T("score.now"), w.f.Result}, {w.p.T("score.better"), then}})
}

// totalInput is a total as an input.
func (w *scoreWriter) totalInput(row *score.Row) Input {
	return Input{
		Name:  w.p.T("score.totalof", ParkName(w.p, w.catalogue(), row.Code)),
		Value: exactly(row.Total, w.points(), w.at(row.Code, assess.Total, assess.OfItself)),
	}
}

// tip writes a tipping point: the closed form, and both sides computed anew.
func (w *scoreWriter) tip(k int, item park.Item, tip score.Tip) {
	w.ruleOf(k, item)
	if tip.Need == nil {
		w.none(w.p.T("barrier." + string(tip.Why)))
		w.input(w.valueInput(k, item))
		w.input(w.totalInput(w.row))
		return
	}
	unit := itemUnit(w.catalogue(), item.Code)
	text, needed := needText(unit, tip)
	goalSays := w.p.T("assessment.goal.rank", tip.Rank)
	if tip.Band != "" {
		goalSays = w.p.T("assessment.goal.band", tip.Band)
	}
	w.rule("score.rule.tip", goalSays)
	if tip.Beyond {
		w.rule("score.rule.beyond")
	}
	w.head(Figure{Text: text, Unit: HeadUnit(w.p, unit)}, tip.Need)
	w.m.Unrounded += " " + UnitText(w.p, unit, Exact)
	exact := w.f.Result.Tipped(w.row.Code, item.Code, tip.Value)
	w.closed(k, item, tip, exact)
	value := w.term(w.valueInput(k, item))
	w.step(w.p.T("score.step.need"), equationOf(exactly(tip.Need, UnitText(w.p, unit, Exact), ""), exactly(tip.Value, "", ""), "−", value))
	after := w.f.Result.Tipped(w.row.Code, item.Code, new(big.Rat).Add(w.row.Items[k].Value, needed))
	w.both(k, item, []tried{{w.p.T("score.now"), w.f.Result}, {w.p.T("score.atpoint"), exact}, {w.p.T("score.asprinted"), after}})
}

// closed writes the value at the goal in closed form, where there is one: it
// is shown only if it is the very point.
func (w *scoreWriter) closed(k int, item park.Item, tip score.Tip, exact *score.Result) {
	goal, in := w.goalOf(tip, exact)
	if goal == nil {
		w.rule("score.rule.line")
		return
	}
	if x := w.f.Result.ValueAt(w.row.Code, item.Code, goal); x == nil || x.Cmp(tip.Value) != 0 {
		w.rule("score.rule.line")
		w.input(in)
		return
	}
	work := w.row.Items[k]
	share := []any{"(", w.term(in), "− (", w.term(w.totalInput(w.row)), "−",
		w.term(Input{Name: w.p.T("score.in.points"), Value: exactly(work.Points, w.points(), w.at(w.row.Code, item.Code, assess.OfPoints))}), ") ) ÷",
		w.term(w.weightInput(k, item))}
	if item.Lower {
		share = append(append([]any{"( 2 −"}, share...), ")")
	}
	parts := append([]any{w.term(w.benchmarkInput(k, item)), "×"}, share...)
	if work.Base != nil {
		parts = append([]any{w.term(w.baseInput(item, work)), "×"}, parts...)
	}
	unit := UnitText(w.p, itemUnit(w.catalogue(), item.Code), Exact)
	w.step(w.p.T("score.step.closed"), equationOf(exactly(tip.Value, unit, ""), parts...))
}

// goalOf is the total to reach: a threshold, or that of the park that is level
// at the point; nil where none is.
func (w *scoreWriter) goalOf(tip score.Tip, exact *score.Result) (*big.Rat, Input) {
	if tip.Band != "" && w.scheme().BandsBy == park.ByScore {
		band, _ := w.scheme().Band(tip.Band)
		return band.From.Rat(), Input{Name: w.p.T("score.in.threshold", tip.Band), Value: exactly(band.From.Rat(), w.points(), ""), Plain: w.schemeOf().Plain}
	}
	if exact == nil {
		return nil, Input{}
	}
	own := exact.Row(w.row.Code).Total
	for i := range w.f.Result.Rows {
		row := &w.f.Result.Rows[i]
		if row.Rank == 0 || row.Rank >= w.row.Rank || row.Code == w.row.Code {
			continue
		}
		if level := exact.Row(row.Code); level.Total.Cmp(own) == 0 && level.Total.Cmp(row.Total) == 0 {
			return row.Total, w.totalInput(row)
		}
	}
	return nil, Input{}
}

// tried is a result under a name.
type tried struct {
	name   string
	result *score.Result
}

// both puts the sides of a tipping point beside each other: value, points,
// total, rank and band, and the totals of the parks before it.
func (w *scoreWriter) both(k int, item park.Item, sides []tried) {
	unit := UnitText(w.p, itemUnit(w.catalogue(), item.Code), Exact)
	t := ScoreTable{ID: "sides", Head: w.p.T("score.sides"), Hint: w.p.T("score.sides.hint"), Columns: []ScoreColumn{{Text: w.p.T("score.number")}}}
	lines := []ScoreLine{
		{Name: w.p.T("score.unit", itemName(w.p, w.catalogue(), item), unit)}, {Name: w.p.T("score.in.points")},
		{Name: w.p.T("assessment.col.total"), Own: true}, {Name: w.p.T("of.rank"), Own: true}, {Name: w.p.T("assessment.col.band")},
	}
	for _, side := range sides {
		if side.result == nil {
			continue
		}
		t.Columns = append(t.Columns, ScoreColumn{Text: side.name, Right: true})
		row := side.result.Row(w.row.Code)
		for i, text := range []string{digitsOf(row.Items[k].Value), digitsOf(row.Items[k].Points), digitsOf(row.Total), fmt.Sprint(row.Rank), dashed(row.Band)} {
			lines[i].Cells = append(lines[i].Cells, says(text))
		}
	}
	for i := range w.f.Result.Rows {
		above := &w.f.Result.Rows[i]
		if above.Rank == 0 || above.Rank >= w.row.Rank {
			continue
		}
		line := ScoreLine{Name: w.p.T("score.totalof", ParkName(w.p, w.catalogue(), above.Code))}
		for _, side := range sides {
			if side.result != nil {
				line.Cells = append(line.Cells, says(digitsOf(side.result.Row(above.Code).Total)))
			}
		}
		lines = append(lines, line)
	}
	t.Rows = lines
	w.m.Tables = append(w.m.Tables, t)
}

// distance writes the points to the next better rank or band.
func (w *scoreWriter) distance() {
	goal, tip := w.goal(w.f.Result.Levers(w.row.Code), w.ask.Of)
	if goal == nil || goal.Cmp(w.row.Total) < 0 {
		w.none(w.p.T("assessment.gap.none"))
		w.input(w.totalInput(w.row))
		return
	}
	gap := new(big.Rat).Sub(goal, w.row.Total)
	w.rule("score.rule.gap")
	w.head(Figure{Text: number(gap, 2, true), Unit: w.points()}, gap)
	var to Input
	if tip.Rank > 0 {
		for i := range w.f.Result.Rows {
			if row := &w.f.Result.Rows[i]; row.Rank == tip.Rank && row.Total != nil {
				to = w.totalInput(row)
			}
		}
	} else {
		to = Input{Name: w.p.T("score.in.threshold", tip.Band), Value: exactly(goal, w.points(), ""), Plain: w.schemeOf().Plain}
	}
	w.m.Equation = equationOf(exactly(gap, w.points(), ""), w.term(to), "−", w.term(w.totalInput(w.row)))
}

// lead writes what a total is above the next lower one.
func (w *scoreWriter) lead() {
	for i := range w.f.Result.Rows {
		row := &w.f.Result.Rows[i]
		if row.Rank <= w.row.Rank || row.Total == nil {
			continue
		}
		gap := new(big.Rat).Sub(w.row.Total, row.Total)
		w.rule("score.rule.lead")
		w.head(Figure{Text: pointsText(gap, 2), Unit: w.points()}, gap)
		w.m.Equation = equationOf(exactly(gap, w.points(), ""), w.term(w.totalInput(w.row)), "−", w.term(w.totalInput(row)))
		return
	}
	w.none(w.p.T("score.nobody"))
}
