package views

import (
	"fmt"
	"math/big"
	"slices"

	"parkboard/internal/assess"
	"parkboard/internal/board"
	"parkboard/internal/park"
	"parkboard/internal/score"
)

// other is the park's row on the other side of a difference; nil where it was
// not ranked there.
func (w *scoreWriter) other() *score.Row {
	row := w.facts.Beside.Result.Row(w.row.Code)
	if row == nil || row.Total == nil {
		w.none(w.p.T("missing." + string(board.NoPrevious)))
		return nil
	}
	return row
}

// sideInput is a number of one side with the name of the side.
func (w *scoreWriter) sideInput(side assess.Query, name, what string, of assess.Of, f Figure) Input {
	f.Receipt = side.On(w.row.Code, what, of).Path()
	return Input{Name: name, Value: f}
}

// names are what the two sides are called.
func (w *scoreWriter) names() (before, after string) {
	after = YearText(w.p, w.ask.Year)
	if w.facts.Trial {
		after = SchemeName(w.p, w.scheme())
	}
	return w.facts.Beside.Name, after
}

// totalMove writes the change of a total between the two sides.
func (w *scoreWriter) totalMove() {
	was := w.other()
	if was == nil {
		return
	}
	if w.ask.Cause != "" {
		w.cause(w.facts.Moves.Total, true)
		return
	}
	change := new(big.Rat).Sub(w.row.Total, was.Total)
	before, after := w.names()
	if w.facts.Trial {
		w.rule("score.rule.trial")
		w.rule("trial.sum")
		shift := w.shift()
		w.headDelta(difference(w.p, trialPrinted(shift).total), change)
	} else {
		w.rule("score.rule.years")
		w.head(Figure{Text: signed(change, 3), Unit: w.points()}, change)
	}
	w.m.Equation = equationOf(exactly(change, w.points(), ""),
		w.term(w.sideInput(w.ask, after, assess.Total, assess.OfItself, exactly(w.row.Total, w.points(), ""))), "−",
		w.term(w.sideInput(w.facts.Beside.Ask, before, assess.Total, assess.OfItself, exactly(was.Total, w.points(), ""))))
	if w.facts.Trial {
		w.trialParts()
	} else {
		w.causes()
	}
}

// rankMove writes the change of a rank: above zero is a rise.
func (w *scoreWriter) rankMove() {
	was := w.other()
	if was == nil {
		return
	}
	if w.ask.Cause != "" {
		w.cause(w.facts.Moves.Rank, false)
		return
	}
	move := big.NewRat(int64(was.Rank-w.row.Rank), 1)
	before, after := w.names()
	w.rule("score.rule.rankmove")
	w.headDelta(rankDelta(w.p, move), move)
	w.m.Equation = equationOf(exactly(move, "", ""),
		w.term(w.sideInput(w.facts.Beside.Ask, before, assess.Rank, assess.OfItself, Figure{Text: fmt.Sprint(was.Rank)})), "−",
		w.term(w.sideInput(w.ask, after, assess.Rank, assess.OfItself, Figure{Text: fmt.Sprint(w.row.Rank)})))
	if !w.facts.Trial {
		w.causes()
	}
}

// causes lists the steps of a movement between years: points and ranks, each
// with its receipt.
func (w *scoreWriter) causes() {
	moves := w.facts.Moves
	if moves.Total == nil {
		return
	}
	w.rule("assessed.movement.foot")
	t := ScoreTable{ID: "causes", Head: w.p.T("assessed.movement"), Columns: []ScoreColumn{
		{Text: w.p.T("assessed.cause")}, {Text: w.p.T("score.exact"), Right: true}, {Text: w.p.T("score.printed.col"), Right: true}, {Text: w.p.T("of.rank")},
	}}
	for i, row := range w.moveRows(moves) {
		exact := Figure{Text: unrounded(orZero(moves.Total.Parts[i].Points))}
		t.Rows = append(t.Rows, ScoreLine{Name: row.Name, Cells: []Sentence{shown(exact), shown(row.Points), row.Ranks.Say}})
	}
	w.m.Tables = append(w.m.Tables, t)
}

// cause writes one step of a movement: the number before it and after it.
func (w *scoreWriter) cause(m *score.Move, total bool) {
	i := slices.Index(score.Causes, w.ask.Cause)
	if m == nil || i < 0 || m.Parts[i].Points == nil {
		w.none(w.p.T("missing." + string(board.NoPrevious)))
		return
	}
	before := new(big.Rat).Set(m.Before)
	for _, part := range m.Parts[:i] {
		before.Add(before, orZero(part.Points))
	}
	part := m.Parts[i].Points
	after := new(big.Rat).Add(before, part)
	w.rule("score.rule.cause", w.p.T("cause."+string(w.ask.Cause)))
	w.rule("assessed.movement.foot")
	ends := []Input{{Name: w.p.T("score.in.after"), Value: exactly(after, "", "")}, {Name: w.p.T("score.in.before"), Value: exactly(before, "", "")}}
	if total {
		row := w.moveRows(w.facts.Moves)[i]
		w.head(Figure{Text: row.Points.Text, Unit: w.points()}, part)
	} else {
		part = negated(part)
		w.headDelta(rankDelta(w.p, part), part)
		ends[0], ends[1] = ends[1], ends[0]
	}
	w.m.Equation = equationOf(exactly(part, "", ""), w.term(ends[0]), "−", w.term(ends[1]))
	w.causes()
}

// shift is the park in both results of a trial.
func (w *scoreWriter) shift() *score.Shift {
	trial := score.Compare(w.facts.Beside.Result, w.f.Result)
	for i := range trial.Shifts {
		if trial.Shifts[i].Code == w.row.Code {
			return &trial.Shifts[i]
		}
	}
	return nil
}

// itemMove writes the difference of an item's points in a trial.
func (w *scoreWriter) itemMove() {
	if w.unranked() || w.other() == nil {
		return
	}
	shift := w.shift()
	for i, one := range shift.Items {
		if one.Item != w.ask.What {
			continue
		}
		w.headDelta(difference(w.p, trialPrinted(shift).items[i]), one.Change)
		w.differ(one.Change, assess.OfPoints, one.After, one.Before)
	}
}

// differ writes a difference of a trial with both its sides.
func (w *scoreWriter) differ(change *big.Rat, of assess.Of, after, before *big.Rat) {
	nameBefore, nameAfter := w.names()
	w.rule("score.rule.trial")
	in := func(side assess.Query, name string, r *big.Rat) Input {
		if r == nil {
			return Input{Name: name, Value: exactly(new(big.Rat), w.points(), ""), Plain: w.p.T("assessed.leftout")}
		}
		return w.sideInput(side, name, w.ask.What, of, exactly(r, w.points(), ""))
	}
	w.m.Equation = equationOf(exactly(change, w.points(), ""), w.term(in(w.ask, nameAfter, after)), "−", w.term(in(w.facts.Beside.Ask, nameBefore, before)))
	w.trialParts()
}

// deductionMove writes the difference that deductions make in a trial.
func (w *scoreWriter) deductionMove() {
	was := w.other()
	if was == nil || w.unranked() {
		return
	}
	shift := w.shift()
	w.headDelta(difference(w.p, trialPrinted(shift).off), shift.Deducted)
	w.differ(shift.Deducted, assess.OfItself, negated(takenOff(w.row)), negated(takenOff(was)))
}

// trialParts lists the differences of a trial, which sum to that of the total.
func (w *scoreWriter) trialParts() {
	shift := w.shift()
	printed := trialPrinted(shift)
	t := ScoreTable{ID: "parts", Head: w.p.T("trial.col.change"), Hint: w.p.T("trial.sum"), Columns: []ScoreColumn{
		{Text: w.p.T("rankings.indicator")}, {Text: w.p.T("score.exact"), Right: true}, {Text: w.p.T("score.printed.col"), Right: true},
	}}
	add := func(name string, exact, shown *big.Rat, what string, own bool) {
		d := difference(w.p, shown)
		t.Rows = append(t.Rows, ScoreLine{Name: name, Own: own, Cells: []Sentence{says(unrounded(exact)), opening(d, w.at(w.row.Code, what, assess.OfMove)).Say}})
	}
	for i, one := range shift.Items {
		name := SubjectName(w.p, w.catalogue(), one.Item)
		for _, s := range []*park.Scheme{w.facts.Beside.Result.Case.Scheme, w.scheme()} {
			if item, ok := s.Item(one.Item); ok {
				name = itemName(w.p, w.catalogue(), item)
			}
		}
		add(name, one.Change, printed.items[i], one.Item, one.Item == w.ask.What)
	}
	add(w.p.T("assessment.foot.deducted"), shift.Deducted, printed.off, assess.Deductions, w.ask.What == assess.Deductions)
	add(w.p.T("assessment.col.total"), shift.Change, printed.total, assess.Total, w.ask.What == assess.Total)
	w.m.Tables = append(w.m.Tables, t)
}
