package views

import (
	"fmt"
	"math/big"

	"parkboard/internal/assess"
	"parkboard/internal/park"
	"parkboard/internal/score"
)

// itemAsked is the item of the question with its place in the scheme.
func (w *scoreWriter) itemAsked() (k int, item park.Item) {
	for k, item = range w.scheme().Items {
		if item.Code == w.ask.What {
			return k, item
		}
	}
	return 0, park.Item{}
}

// item writes a number of one item.
func (w *scoreWriter) item() {
	k, item := w.itemAsked()
	of := w.ask.Of
	if item.Excluded && of != assess.OfWeight {
		w.none(w.p.T("barrier.excluded"))
		w.input(w.schemeOf())
		return
	}
	switch of {
	case assess.OfWeight:
		w.weight(k, item)
		return
	case assess.OfBenchmark:
		w.benchmarkOf(k, item)
		return
	}
	switch of {
	case assess.OfPoints:
		w.itemPoints(k, item)
	case assess.OfValue:
		w.value(k, item)
	case assess.OfLimits:
		w.limits(k, item)
	default:
		if !w.unranked() {
			w.lever(k, item, of)
		}
	}
}

// ruleOf says how the item scores and what its limits and a missing value do.
func (w *scoreWriter) ruleOf(k int, item park.Item) {
	key := "score.rule." + string(item.Method)
	if item.Lower {
		key += ".lower"
	}
	w.rule(key)
	if item.Method != park.MinMax {
		w.rule("score.rule.limits", item.Floor.String(), item.Cap.String())
	} else {
		w.rule("score.rule.floor", item.Floor.String())
	}
	if w.row.Items[k].Treatment != "" {
		w.rule("missingrule." + string(w.scheme().Missing))
	}
}

// itemPoints writes value ÷ benchmark × weight with the values put in.
func (w *scoreWriter) itemPoints(k int, item park.Item) {
	work := w.row.Items[k]
	w.ruleOf(k, item)
	if work.Points == nil {
		why := w.p.T("assessed.leftout")
		if work.Missing != "" {
			why = w.p.T("missing." + work.Missing)
		}
		w.none(why)
		w.input(w.valueInput(k, item))
		return
	}
	printed := partsAsPrinted(w.row)[k]
	w.head(Figure{Text: number(printed, 3, false), Unit: w.points()}, work.Points)
	w.remainder(printed, work.Points)
	w.steps(k, item, w.term)
	if item.Method == park.MinMax {
		w.spread(k, item)
	}
}

// remainder says where the printed part is not the rounded one.
func (w *scoreWriter) remainder(printed, exact *big.Rat) {
	if text := number(exact, 3, false); text != number(printed, 3, false) {
		w.rule("score.rule.remainder", text)
	}
}

// steps write the working of an item's points; place puts an input in the
// equation.
func (w *scoreWriter) steps(k int, item park.Item, place func(Input) EquationToken) {
	work := w.row.Items[k]
	result := exactly(work.Points, w.points(), "")
	weight := w.weightInput(k, item)
	if share, says := w.flat(work); says != "" {
		if work.Missing == "" {
			w.ratioStep(k, item, place)
		} else {
			place(w.valueInput(k, item))
		}
		w.step(says, equationOf(result, exactly(share, "", ""), "×", place(weight)))
		return
	}
	parts := append(w.ratio(k, item, place), "×", place(weight))
	w.step("", equationOf(result, parts...))
}

// flat is the share of an item whose value does not decide it: a missing one,
// one below zero, and one beyond a limit. says is "" for all others.
func (w *scoreWriter) flat(work score.Working) (share *big.Rat, says string) {
	switch {
	case work.Treatment != "":
		return work.Share, w.p.T("treatment." + string(work.Treatment))
	case work.Negative:
		return work.Share, w.p.T("assessed.negative")
	case work.Clamp != "":
		return work.Share, w.p.T("clamp." + string(work.Clamp))
	}
	return nil, ""
}

// ratioStep is what the value would earn before the limits.
func (w *scoreWriter) ratioStep(k int, item park.Item, place func(Input) EquationToken) {
	raw := w.f.Result.Raw(w.row, k)
	w.step(w.p.T("score.step.raw"), equationOf(exactly(raw, "", ""), w.ratio(k, item, place)...))
}

// ratio are the parts of an item's share before the limits.
func (w *scoreWriter) ratio(k int, item park.Item, place func(Input) EquationToken) []any {
	work, rule := w.row.Items[k], w.f.Result.Rules[k]
	value := func() EquationToken { return place(w.valueInput(k, item)) }
	if item.Method == park.MinMax {
		least, most := exactly(rule.Min, "", ""), exactly(rule.Max, "", "")
		if rule.Min.Cmp(rule.Max) == 0 {
			place(w.valueInput(k, item))
			return []any{exactly(big.NewRat(1, 1), "", "")}
		}
		floor := exactly(item.Floor.Rat(), "", "")
		parts := []any{"(", floor, "+ ( 1 −", floor, ") × ("}
		if item.Lower {
			parts = append(parts, most, "−", value())
		} else {
			parts = append(parts, value(), "−", least)
		}
		return append(parts, ") ÷ (", most, "−", least, ") )")
	}
	parts := []any{value()}
	if item.Method == park.OwnGrowth {
		parts = append(parts, "÷", place(w.baseInput(item, work)))
	}
	parts = append(parts, "÷", place(w.benchmarkInput(k, item)))
	if item.Lower {
		return append(append([]any{"( 2 −"}, parts...), ")")
	}
	return parts
}

// spread lists the values that min–max measures by.
func (w *scoreWriter) spread(k int, item park.Item) {
	unit := itemUnit(w.catalogue(), item.Code)
	t := ScoreTable{ID: "spread", Head: w.p.T("score.spread"), Hint: w.p.T("score.spread.hint"), Columns: []ScoreColumn{
		{Text: w.p.T("uploads.col.park")}, {Text: w.p.T("score.unit", itemName(w.p, w.catalogue(), item), UnitText(w.p, unit, InTable)), Right: true},
	}}
	for i := range w.f.Result.Rows {
		row := &w.f.Result.Rows[i]
		f := w.valueOf(row, k, item)
		if row.Items[k].Value != nil {
			f.Text = digitsOf(row.Items[k].Value)
		}
		t.Rows = append(t.Rows, ScoreLine{Name: ParkName(w.p, w.catalogue(), row.Code), Cells: []Sentence{shown(f)}, Own: row.Code == w.row.Code})
	}
	w.m.Tables = append(w.m.Tables, t)
}

// valueInput is the value that was scored, with the receipt of that very
// number: the board's where it still says so, else that of the sealed value.
func (w *scoreWriter) valueInput(k int, item park.Item) Input {
	work, unit := w.row.Items[k], itemUnit(w.catalogue(), item.Code)
	f := w.valueOf(w.row, k, item)
	if work.Value != nil {
		f.Text, f.Unit = digitsOf(work.Value), UnitText(w.p, unit, Exact)
	}
	f.Flags = nil
	in := Input{Name: itemName(w.p, w.catalogue(), item), Value: f}
	in.Plain = w.windowText(w.row.Code, item.Code)
	return in
}

// windowText is period, window and basis of a value.
func (w *scoreWriter) windowText(parkCode, code string) string {
	return whereText(w.p, w.catalogue(), w.f.State.Query(parkCode, code))
}

func (w *scoreWriter) baseInput(item park.Item, work score.Working) Input {
	q := w.f.State.BaseQuery(w.row.Code, item.Code)
	unit := itemUnit(w.catalogue(), item.Code)
	return Input{
		Name: w.p.T("score.in.base"), Value: exactly(work.Base, UnitText(w.p, unit, Exact), receiptOf(q)),
		Plain: whereText(w.p, w.catalogue(), q),
	}
}

func (w *scoreWriter) benchmarkInput(k int, item park.Item) Input {
	in := Input{Name: w.p.T("assessment.benchmark")}
	unit := UnitText(w.p, itemUnit(w.catalogue(), item.Code), Exact)
	if item.Method == park.OwnGrowth {
		unit = ""
	}
	in.Value = exactly(w.f.Result.Rules[k].Benchmark, unit, w.at(park.CityCode, item.Code, assess.OfBenchmark))
	in.Plain = w.p.T("score.benchmark." + string(item.Benchmark.Kind))
	return in
}

// weightInput is the weight that counts: after rescaling where items are left
// out.
func (w *scoreWriter) weightInput(k int, item park.Item) Input {
	work := w.row.Items[k]
	in := Input{Name: w.p.T("assessed.weight"), Value: exactly(work.Weight, "", w.at(w.row.Code, item.Code, assess.OfWeight))}
	in.Plain = w.p.T("score.weight.own")
	if work.Weight.Cmp(item.Weight.Rat()) != 0 {
		in.Plain = w.p.T("score.weight.rescaled")
	}
	return in
}

// value writes the value that was scored.
func (w *scoreWriter) value(k int, item park.Item) {
	work := w.row.Items[k]
	f := valueFigure(w.p, w.f.State, w.row.Code, item, work)
	board := Input{Name: w.p.T("score.in.board"), Plain: w.windowText(w.row.Code, item.Code)}
	f.Flags = nil
	if work.Value == nil {
		w.none(f.Note)
	} else {
		w.head(f, work.Value)
		w.m.Unrounded += unitBeside(itemUnit(w.catalogue(), item.Code))
	}
	now, moved := w.changed(w.row.Code, item, work)
	if moved {
		w.rule("score.rule.value.moved")
		board.Value = NewFigure(w.p, now, Exact)
	} else {
		w.rule("score.rule.value")
		board.Value = w.valueInput(k, item).Value
	}
	w.input(board)
}

// limits write the least and the most an item can earn.
func (w *scoreWriter) limits(k int, item park.Item) {
	work := w.row.Items[k]
	if work.Weight == nil {
		w.none(w.p.T("assessed.leftout"))
		return
	}
	w.rule("score.rule.bounds")
	w.head(Figure{Text: limitsText(item, work), Unit: w.points()}, nil)
	weight := w.term(w.weightInput(k, item))
	least, most := limitsOf(item, work)
	w.step(w.p.T("clamp.floor"), equationOf(exactly(least, w.points(), ""), exactly(item.Floor.Rat(), "", ""), "×", weight))
	w.step(w.p.T("clamp.cap"), equationOf(exactly(most, w.points(), ""), exactly(capOf(item), "", ""), "×", weight))
	w.input(w.schemeOf())
}

// capOf is the most an item earns as a multiple of its weight: min–max has no
// cap but its full weight.
func capOf(item park.Item) *big.Rat {
	if item.Method == park.MinMax {
		return big.NewRat(1, 1)
	}
	return item.Cap.Rat()
}

func limitsOf(item park.Item, work score.Working) (least, most *big.Rat) {
	return new(big.Rat).Mul(item.Floor.Rat(), work.Weight), new(big.Rat).Mul(capOf(item), work.Weight)
}

// limitsText is an item's least and most points: 0—60.
func limitsText(item park.Item, work score.Working) string {
	least, most := limitsOf(item, work)
	return fmt.Sprintf("%s—%s", trimmed(number(least, 1, false)), trimmed(number(most, 1, false)))
}

// weight writes a weight: the scheme's own, or for a park after rescaling.
func (w *scoreWriter) weight(k int, item park.Item) {
	own := item.Weight.Rat()
	if w.row == nil || w.row.Items[k].Weight == nil || w.row.Items[k].Weight.Cmp(own) == 0 {
		w.rule("score.rule.weight")
		w.head(Figure{Text: trimmed(number(own, 3, false))}, own)
		w.input(w.schemeOf())
		return
	}
	w.rule("score.rule.rescaled")
	weight := w.row.Items[k].Weight
	w.head(Figure{Text: trimmed(number(weight, 3, false))}, weight)
	present := new(big.Rat)
	for j := range w.row.Items {
		if w.row.Items[j].Treatment != score.LeftOut {
			present.Add(present, w.scheme().Items[j].Weight.Rat())
		}
	}
	w.step("", equationOf(exactly(weight, "", ""),
		w.term(Input{Name: w.p.T("score.in.weight"), Value: exactly(own, "", w.at(park.CityCode, item.Code, assess.OfWeight))}), "×",
		w.term(Input{Name: w.p.T("score.in.sum"), Value: exactly(w.scheme().Weights().Rat(), "", "")}), "÷",
		w.term(Input{Name: w.p.T("score.in.present"), Value: exactly(present, "", ""), Plain: w.leftOut()})))
	w.input(w.schemeOf())
}

// leftOut names the items that are left out with their reasons.
func (w *scoreWriter) leftOut() string {
	text := ""
	for j, item := range w.scheme().Items {
		work := w.row.Items[j]
		if work.Treatment != score.LeftOut {
			continue
		}
		why := w.p.T("barrier.excluded")
		if work.Missing != "" {
			why = w.p.T("missing." + work.Missing)
		}
		if text != "" {
			text += w.p.T("page.listsep")
		}
		text += w.p.T("score.leftout", itemName(w.p, w.catalogue(), item), why)
	}
	return text
}
