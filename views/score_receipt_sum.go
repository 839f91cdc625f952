package views

import (
	"fmt"
	"math/big"
	"strings"

	"parkboard/internal/assess"
	"parkboard/internal/park"
	"parkboard/internal/score"
)

// totals writes a total, or a difference of it.
func (w *scoreWriter) totals() {
	if w.unranked() {
		return
	}
	switch w.ask.Of {
	case assess.OfMove:
		w.totalMove()
	case assess.OfLead:
		w.lead()
	case assess.OfToRank, assess.OfToBand:
		w.distance()
	default:
		w.total()
	}
}

// total writes Σ points − Σ deductions, each item with its own working.
func (w *scoreWriter) total() {
	row := w.row
	w.rule("score.rule.total")
	w.head(Figure{Text: pointsText(row.Total, 3), Unit: w.points()}, row.Total, pointsText(row.Total, 2))
	printed := partsAsPrinted(row)
	var parts []any
	add := func(op string, token EquationToken) {
		if len(parts) > 0 || op == "−" {
			parts = append(parts, op)
		}
		parts = append(parts, token)
	}
	for k, item := range w.scheme().Items {
		if row.Items[k].Points == nil {
			continue
		}
		in := w.partInput(k, item, printed[k])
		add("+", w.term(in))
	}
	for i, d := range row.Deducted {
		add("−", w.term(w.deductionInput(d, printed[len(row.Items)+i])))
	}
	w.m.Equation = equationOf(exactly(row.Total, w.points(), ""), parts...)
	for k, item := range w.scheme().Items {
		if row.Items[k].Points == nil {
			why := w.p.T("barrier.excluded")
			if missing := row.Items[k].Missing; missing != "" {
				why = w.p.T("missing." + missing)
			}
			w.rule("score.rule.without", itemName(w.p, w.catalogue(), item), why)
		}
	}
	w.standing()
}

// partInput is an item's points with their working in small.
func (w *scoreWriter) partInput(k int, item park.Item, printed *big.Rat) Input {
	work := w.row.Items[k]
	in := Input{Name: itemName(w.p, w.catalogue(), item), Value: exactly(work.Points, w.points(), w.at(w.row.Code, item.Code, assess.OfPoints))}
	inner := *w
	inner.m = &ScoreReceipt{}
	inner.steps(k, item, func(one Input) EquationToken { return EquationToken{Term: one.Value} })
	last := inner.m.Steps[len(inner.m.Steps)-1]
	in.Equation, in.Rule = last.Equation, last.Says
	in.Plain = w.p.T("score.printed", number(printed, 3, false))
	return in
}

// deductionInput is one incident that takes points.
func (w *scoreWriter) deductionInput(d score.Deducted, printed *big.Rat) Input {
	penalty, _, _ := w.scheme().Penalty(d.Incident.Penalty)
	in := Input{Name: penalty.Name.In(w.p.Lang()), Value: exactly(d.Points, w.points(), w.incidentReceipt(w.row.Code, d.Incident.ID))}
	in.Plain = w.incidentSource(d.Incident)
	if printed != nil {
		in.Rule = w.p.T("score.printed", number(printed, 3, false))
	}
	return in
}

func (w *assessmentWriter) incidentReceipt(parkCode string, id int64) string {
	q := w.f.asks().On(parkCode, assess.Deductions, assess.OfItself)
	q.Incident = id
	return q.Path()
}

// incidentSource is the document and day an incident was found by, and who
// recorded it when.
func (w *scoreWriter) incidentSource(i park.Incident) string {
	text := w.p.T("score.incident", documentText(w.p, i.Document), string(i.Date))
	if i.Actor != "" {
		text += " · " + w.p.T("receipt.recorded", nameOf(w.f.Names, i.Actor), MomentText(i.RecordedAt))
	}
	if i.Note != "" {
		text += " · " + i.Note
	}
	return text
}

// standing leads from a total to its rank, band and firmness.
func (w *scoreWriter) standing() {
	row := w.row
	line := func(name string, f Figure) ScoreLine { return ScoreLine{Name: name, Cells: []Sentence{shown(f)}} }
	t := ScoreTable{ID: "stands", Head: w.p.T("score.stands"), Columns: []ScoreColumn{{Text: w.p.T("score.number")}, {Text: w.p.T("score.says"), Right: true}}}
	t.Rows = append(t.Rows, line(w.p.T("of.rank"), Figure{Text: fmt.Sprint(row.Rank), Receipt: w.at(row.Code, assess.Rank, assess.OfItself)}))
	if row.Band != "" {
		t.Rows = append(t.Rows, line(w.p.T("assessment.col.band"), Figure{Text: row.Band, Receipt: w.at(row.Code, assess.Band, assess.OfItself)}))
	}
	w.m.Tables = append(w.m.Tables, t)
}

// rank writes a rank with the totals it is made from, or its difference.
func (w *scoreWriter) rank() {
	if w.unranked() {
		return
	}
	if w.ask.Of == assess.OfMove {
		w.rankMove()
		return
	}
	w.head(Figure{Text: fmt.Sprint(w.row.Rank), Unit: w.p.T("score.ofranked", ranked(w.f.Result))}, nil)
	w.rule("score.rule.rank")
	ties := w.scheme().TieBreak
	switch {
	case len(ties) > 0 && w.row.TieBroken != "":
		w.rule("score.rule.tiebroken", SubjectName(w.p, w.catalogue(), w.row.TieBroken))
	case len(ties) > 0:
		w.rule("score.rule.ties", namesText(w.p, w.catalogue(), ties))
	}
	if w.row.Tied {
		w.rule("score.rule.tied")
	}
	w.m.Tables = append(w.m.Tables, w.ranking(w.row.TieBroken != "" || w.row.Tied))
}

// ranking lists all totals by rank; with the tie-break's values where it
// decides.
func (w *scoreWriter) ranking(ties bool) ScoreTable {
	t := ScoreTable{ID: "ranking", Head: w.p.T("score.ranking"), Columns: []ScoreColumn{
		{Text: w.p.T("uploads.col.park")}, {Text: w.p.T("of.rank"), Right: true}, {Text: w.p.T("score.exact"), Right: true},
	}}
	if ties {
		for _, code := range w.scheme().TieBreak {
			t.Columns = append(t.Columns, ScoreColumn{Text: w.p.T("score.unit", SubjectName(w.p, w.catalogue(), code), UnitText(w.p, itemUnit(w.catalogue(), code), Exact)), Right: true})
		}
	}
	for i := range w.f.Result.Rows {
		row := &w.f.Result.Rows[i]
		line := ScoreLine{Name: ParkName(w.p, w.catalogue(), row.Code), Own: row.Code == w.row.Code}
		if row.Total == nil {
			none := Figure{Text: "—", State: Absent, Note: w.p.T("missing." + row.Reason)}
			line.Cells = []Sentence{shown(none), shown(none)}
		} else {
			rank := Figure{Text: fmt.Sprint(row.Rank), Receipt: w.at(row.Code, assess.Rank, assess.OfItself)}
			total := Figure{Text: unrounded(row.Total), Receipt: w.at(row.Code, assess.Total, assess.OfItself)}
			line.Cells = []Sentence{shown(rank), shown(total)}
			if row.Vetoed() {
				line.Cells[1] = append(says(w.p.T("assessment.veto")+" "), line.Cells[1]...)
			}
		}
		if ties {
			line.Cells = append(line.Cells, w.tieCells(row.Code)...)
		}
		t.Rows = append(t.Rows, line)
	}
	return t
}

// tieCells are the values that tell equal totals apart.
func (w *scoreWriter) tieCells(code string) []Sentence {
	var out []Sentence
	for _, subject := range w.f.Result.Case.Subjects {
		if subject.Code != code {
			continue
		}
		for j, tie := range w.scheme().TieBreak {
			f := Figure{Text: "—", State: Absent, Note: w.p.T("missing." + score.NotReported)}
			if r := subject.Ties[j]; r != nil {
				f = exactly(r, "", "")
			}
			f.Receipt = receiptOf(w.f.State.Query(code, tie))
			out = append(out, shown(f))
		}
	}
	return out
}

// band writes a band with the thresholds, or the places of a quota.
func (w *scoreWriter) band() {
	row, s := w.row, w.scheme()
	if w.unranked() {
		return
	}
	if row.Band == "" {
		w.none(orElse(s.Exempt.In(w.p.Lang()), w.p.T("band.none")))
		return
	}
	w.head(Figure{Text: row.Band}, nil)
	key := "score.rule.band." + string(s.BandsBy)
	if row.Vetoed() {
		key = "score.rule.band.veto"
	}
	w.rule(key)
	t := ScoreTable{ID: "bands", Head: w.p.T("schemes.bands"), Columns: []ScoreColumn{{Text: w.p.T("assessment.col.band")}, {Text: w.p.T("score.begins"), Right: true}}}
	for _, b := range schemeBands(w.p, s) {
		t.Rows = append(t.Rows, ScoreLine{Name: b.Mark.Code, Cells: []Sentence{says(b.From)}, Own: b.Mark.Code == row.Band})
	}
	w.m.Tables = append(w.m.Tables, t)
	w.input(Input{Name: w.p.T("assessment.col.total"), Value: exactly(row.Total, w.points(), w.at(row.Code, assess.Total, assess.OfItself))})
	w.input(Input{Name: w.p.T("of.rank"), Value: Figure{Text: fmt.Sprint(row.Rank), Receipt: w.at(row.Code, assess.Rank, assess.OfItself)}})
	w.vetoes()
	w.input(w.schemeOf())
}

// vetoes lists what vetoes the park.
func (w *scoreWriter) vetoes() {
	for _, i := range w.row.Vetoes {
		penalty, _, _ := w.scheme().Penalty(i.Penalty)
		w.input(Input{Name: penalty.Name.In(w.p.Lang()), Value: Figure{Text: w.p.T("assessment.veto")}, Plain: w.incidentSource(i)})
	}
}

// deductions write all that is taken off, or one incident of it.
func (w *scoreWriter) deductions() {
	switch {
	case w.ask.Of == assess.OfMove:
		w.deductionMove()
		return
	case w.ask.Incident != 0:
		w.oneIncident()
		return
	}
	row, off := w.row, takenOff(w.row)
	w.rule("score.rule.deductions")
	switch {
	case row.Vetoed():
		w.head(Figure{Text: w.p.T("assessment.veto"), State: Worded}, nil, w.offTexts(off)...)
	case len(row.Deducted) == 0:
		w.head(Figure{Text: "0", Unit: w.points()}, nil)
		w.rule("score.rule.nothing")
	default:
		w.head(Figure{Text: pointsText(negated(off), 2), Unit: w.points()}, negated(off), w.offTexts(off)...)
	}
	var parts []any
	for _, d := range row.Deducted {
		parts = append(parts, "−", w.term(w.deductionInput(d, nil)))
	}
	if len(parts) > 0 {
		w.m.Equation = equationOf(exactly(negated(off), w.points(), ""), parts...)
	}
	w.vetoes()
	for _, i := range row.Unruled {
		w.input(Input{Name: i.Penalty, Value: Figure{Text: w.p.T("assessed.unruled")}, Plain: w.incidentSource(i)})
	}
	w.input(w.schemeOf())
}

// offTexts are the ways deductions are printed beside two decimals.
func (w *scoreWriter) offTexts(off *big.Rat) []string {
	if off.Sign() == 0 {
		return nil
	}
	return []string{pointsText(off, 1), pointsText(negated(off), 2), pointsText(negated(off), 3)}
}

// oneIncident writes the points of one incident.
func (w *scoreWriter) oneIncident() {
	printed := partsAsPrinted(w.row)
	for i, d := range w.row.Deducted {
		if d.Incident.ID != w.ask.Incident {
			continue
		}
		penalty, _, _ := w.scheme().Penalty(d.Incident.Penalty)
		w.rule("score.rule.incident", penalty.Name.In(w.p.Lang()))
		var also []string
		if part := printed[len(w.row.Items)+i]; part != nil {
			also = []string{number(negated(part), 3, false)}
		}
		w.head(Figure{Text: pointsText(negated(d.Points), 2), Unit: w.points()}, negated(d.Points), also...)
		w.input(Input{Name: penalty.Name.In(w.p.Lang()), Value: Figure{Text: strings.TrimPrefix(digitsOf(d.Points), "−"), Unit: w.points()}, Plain: w.incidentSource(d.Incident)})
		w.input(w.schemeOf())
		return
	}
	w.none(w.p.T("assessed.unruled"))
}

// knowsIncident reports whether the incident of the question took points.
func knowsIncident(row *score.Row, id int64) bool {
	for _, d := range row.Deducted {
		if d.Incident.ID == id {
			return true
		}
	}
	return id == 0
}

// firmness writes what the weightings did to a rank and a band.
func (w *scoreWriter) firmness() {
	f := w.f.Firmness
	w.rule("firmness."+string(f.Method), Count(f.Weightings))
	many := Input{Name: w.p.T("score.in.weightings"), Value: Figure{Text: Count(f.Weightings), Receipt: w.at(park.CityCode, assess.Firmness, assess.OfWeightings)}}
	if w.ask.Of == assess.OfWeightings {
		w.head(Figure{Text: Count(f.Weightings)}, nil)
		w.weightRange()
		w.input(w.schemeOf())
		return
	}
	firm, ok := w.firm(w.row.Code)
	if !ok {
		w.unranked()
		return
	}
	if w.ask.Of == assess.OfKept {
		share := new(big.Rat).SetFrac64(int64(firm.Kept)*100, int64(max(f.Weightings, 1)))
		w.head(Figure{Text: number(share, 1, false) + percent}, share)
		w.m.Unrounded += percent
		kept := w.term(Input{Name: w.p.T("score.in.kept", w.row.Band), Value: Figure{Text: Count(firm.Kept)}})
		w.m.Equation = equationOf(Figure{Text: digitsOf(share) + percent}, kept, "÷", w.term(many), timesHundred)
		return
	}
	w.head(Figure{Text: w.spanText(firm)}, nil, fmt.Sprint(firm.Best), fmt.Sprint(firm.Worst))
	w.input(Input{Name: w.p.T("score.in.best"), Value: Figure{Text: fmt.Sprint(firm.Best)}})
	w.input(Input{Name: w.p.T("score.in.worst"), Value: Figure{Text: fmt.Sprint(firm.Worst)}})
	w.input(many)
	w.input(Input{Name: w.p.T("of.rank"), Value: Figure{Text: fmt.Sprint(w.row.Rank), Receipt: w.at(w.row.Code, assess.Rank, assess.OfItself)}})
	w.weightRange()
}

// weightRange lists how far each weight ranges.
func (w *scoreWriter) weightRange() {
	t := ScoreTable{ID: "weights", Head: w.p.T("score.weights"), Columns: []ScoreColumn{
		{Text: w.p.T("rankings.indicator")}, {Text: w.p.T("assessed.weight"), Right: true}, {Text: w.p.T("score.from"), Right: true}, {Text: w.p.T("score.to"), Right: true},
	}}
	for _, item := range w.scheme().Items {
		if item.Excluded {
			continue
		}
		own := item.Weight.Rat()
		fifth := new(big.Rat).Quo(own, big.NewRat(5, 1))
		t.Rows = append(t.Rows, ScoreLine{Name: itemName(w.p, w.catalogue(), item), Cells: []Sentence{
			shown(exactly(own, "", w.at(park.CityCode, item.Code, assess.OfWeight))),
			says(digitsOf(new(big.Rat).Sub(own, fifth))), says(digitsOf(new(big.Rat).Add(own, fifth))),
		}})
	}
	w.m.Tables = append(w.m.Tables, t)
}
