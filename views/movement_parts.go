package views

import (
	"math/big"

	"parkboard/internal/board"
	"parkboard/internal/plot"
)

// unit is the unit of the numbers, as the table's head states it.
func (w *movementWriter) unit() string { return HeadUnit(w.p, w.m.Now.Unit) }

func (w *movementWriter) heads() []RankingHead {
	p := w.p
	return []RankingHead{
		{Text: p.T("movement.col.part"), Pin: true},
		{Text: p.T("movement.col.rank"), Right: true}, {Text: p.T("movement.col.rankby")},
		{Text: p.T("movement.col.after"), Unit: w.unit(), Right: true},
		{Text: p.T("movement.col.by"), Unit: HeadUnit(p, w.parts.changeUnit())},
		{Text: p.T("movement.col.draw")},
	}
}

// rows are the earlier state, the steps and the later state.
func (w *movementWriter) rows() []MovementRow {
	m := w.m
	low, high := w.span()
	draw := func(from, to *big.Rat) plot.SVG {
		s := plot.Step{Low: low, High: high, To: spotOf(to)}
		if from != nil {
			s.From = spotOf(from)
		}
		return s.Draw()
	}
	then := w.end(m.Then)
	if m.Revised() {
		then.Receipt = "#then"
	}
	rows := []MovementRow{{
		Name:  w.p.T("movement.row.then", PeriodText(w.p, m.Before.Period)),
		Value: then, Rank: w.rankThen(), Drawing: draw(nil, w.parts.after(0)), State: true,
	}}
	for i, s := range m.Steps {
		after := w.parts.level(w.parts.after(i + 1))
		after.Receipt = "#how-" + string(s.Cause)
		rows = append(rows, MovementRow{
			Name: w.partName(s.Cause), Value: after,
			By:      w.door(w.parts.change(w.parts.parts[i], s.ValueBy, InTable), s.Cause),
			Drawing: draw(w.parts.after(i), w.parts.after(i+1)),
			Rank:    Figure{Text: Count(s.Rank), Receipt: after.Receipt}, RankBy: w.rankBy(s.RankBy, InTable),
		})
	}
	last := len(m.Steps)
	sum := new(big.Rat).Sub(w.parts.after(last), w.parts.after(0))
	now := NewFigure(w.p, m.Now, InTable)
	change := w.door(w.parts.change(sum, m.ByValue(), InTable), board.ByRevisions)
	for i := range change.Say {
		if change.Say[i].Figure.Text != "" {
			change.Say[i].Figure.Receipt = "#how"
		}
	}
	return append(rows, MovementRow{
		Name:  w.p.T("movement.row.now", PeriodText(w.p, m.Query.Period)),
		Value: w.end(m.Now), By: change, Drawing: draw(nil, w.parts.after(last)),
		Rank: NewFigure(w.p, m.RankNow, InTable), RankBy: w.rankBy(m.ByRank(), InTable), State: true, Flags: now.Flags,
	})
}

// end is one of the two ends, printed like the parts between them.
func (w *movementWriter) end(v *board.Value) Figure {
	at := w.parts.after(0)
	if v == w.m.Now {
		at = w.parts.after(len(w.m.Steps))
	}
	f := w.parts.level(at)
	f.Unit, f.Receipt = "", receiptOf(v.Query)
	return f
}

// span fits every state, with air on both sides; it need not start at zero.
func (w *movementWriter) span() (low, high float64) {
	for i := range len(w.m.Steps) + 1 {
		at, _ := spotOf(w.parts.after(i)).Float()
		if i == 0 {
			low, high = at, at
		}
		low, high = min(low, at), max(high, at)
	}
	air := (high - low) * 0.08
	if air == 0 {
		air = 1
	}
	return low - air, high + air
}

func spotOf(r *big.Rat) plot.Spot {
	at, _ := r.Float64()
	return plot.At(at)
}

// partName names a part: the own one by its numerator where there is one.
func (w *movementWriter) partName(part board.Cause) string {
	if r, ok := w.b.Catalogue().Ratio(w.m.Query.Subject); ok && part == board.ByOwn && w.m.Query.Ranked == board.OfValue {
		return w.p.T("movement.part.own.numerator", SubjectName(w.p, w.b.Catalogue(), r.Numerator))
	}
	return w.p.T("movement.part." + string(part))
}

// how says of each part how it is made, with the numbers it is made of.
func (w *movementWriter) how() []MovementHow {
	var all []MovementHow
	for _, s := range w.m.Steps {
		all = append(all, MovementHow{ID: "how-" + string(s.Cause), Name: w.partName(s.Cause), Says: w.made(s)})
	}
	return all
}

func (w *movementWriter) made(s board.Step) Sentence {
	switch s.Cause {
	case board.ByRevisions:
		return w.revisions()
	case board.ByOwn:
		return w.ownMade()
	case board.ByLand, board.ByDivisor:
		return w.divisorMade()
	case board.ByTarget:
		return Say(w.p, "movement.how.target")
	}
	return Say(w.p, "movement.how.others")
}

func (w *movementWriter) revisions() Sentence {
	p, m := w.p, w.m
	start := Say(p, "movement.how.unknown")
	if !w.f.First.IsZero() {
		start = Say(p, "movement.how.then", MomentText(w.f.First), PeriodText(p, m.Query.Period))
	}
	says := []Sentence{start}
	was := NewFigure(p, m.Was, InTable)
	switch {
	case m.Late:
		says = append(says, Say(p, "movement.how.late"))
	case m.Revised():
		then := NewFigure(p, m.Then, InTable)
		then.Receipt = "#then"
		says = append(says, Say(p, "movement.how.revised", then, was))
	default:
		says = append(says, Say(p, "movement.how.unrevised", was))
	}
	if m.RankThen.Num.Cmp(m.RankWas.Num) != 0 {
		then := NewFigure(p, m.RankThen, InTable)
		then.Receipt = ""
		says = append(says, Say(p, "movement.how.rankrevised", then, NewFigure(p, m.RankWas, InTable)))
	}
	return Join(p, says...)
}

// ends are the terms of a role in the earlier and the later working of a plain
// quotient; nil for what is no plain quotient.
func (w *movementWriter) ends(role board.Role) (was, now *board.Value) {
	if w.m.Now.Formula != board.FQuotient || w.m.Was.Formula != board.FQuotient {
		return nil, nil
	}
	for _, t := range w.m.Was.Terms {
		if t.Role == role {
			was = t.Value
		}
	}
	for _, t := range w.m.Now.Terms {
		if t.Role == role {
			now = t.Value
		}
	}
	return was, now
}

func (w *movementWriter) ownMade() Sentence {
	was, now := NewFigure(w.p, w.m.Was, InTable), NewFigure(w.p, w.m.Now, InTable)
	wasNum, nowNum := w.ends(board.RoleNumerator)
	wasDen, _ := w.ends(board.RoleDenominator)
	switch {
	case wasNum != nil && wasDen != nil:
		return Say(w.p, "movement.how.own.numerator", SubjectName(w.p, w.b.Catalogue(), nowNum.Query.Subject),
			NewFigure(w.p, nowNum, InTable), NewFigure(w.p, wasNum, InTable), NewFigure(w.p, wasDen, InTable))
	case len(w.m.Steps) > 3:
		return Say(w.p, "movement.how.own.held", was, now)
	}
	return Say(w.p, "movement.how.own", was, now)
}

func (w *movementWriter) divisorMade() Sentence {
	was, now := w.ends(board.RoleDenominator)
	if was == nil || now == nil {
		return Join(w.p, append([]Sentence{Say(w.p, "movement.how.divisor.held")}, w.redrawn()...)...)
	}
	name := SubjectName(w.p, w.b.Catalogue(), now.Query.Subject)
	if was.Num.Cmp(now.Num) == 0 {
		return Say(w.p, "movement.how.divisor.same", name, NewFigure(w.p, now, InTable))
	}
	says := []Sentence{Say(w.p, "movement.how.divisor", name, NewFigure(w.p, was, InTable), NewFigure(w.p, now, InTable))}
	return Join(w.p, append(says, w.redrawn()...)...)
}

// redrawn tells the areas that took effect between the two periods.
func (w *movementWriter) redrawn() []Sentence {
	q := w.m.Query
	if q.Basis == "" {
		return nil
	}
	land := board.Query{Park: q.Park, Period: q.Period, Subject: q.Basis.Indicator(), Window: board.AtEnd}
	var says []Sentence
	for _, row := range w.b.LandHistory(q.Park, q.Basis) {
		if row.Effective > w.m.Before.Period.End() && row.Effective <= q.Period.End() {
			area := NewQuantity(w.p, row.Area, "亩", InTable, receiptOf(land))
			area.Unit = ""
			says = append(says, Say(w.p, "movement.how.redrawn", DateText(w.p, row.Effective),
				w.p.T("basis."+string(q.Basis)), area, documentText(w.p, row.Document)))
		}
	}
	return says
}
