package scorebook

import (
	"math/big"
	"slices"
	"strconv"

	"parkboard/internal/park"
	"parkboard/internal/sheet"
)

// The columns of the sheet of scores; the items follow, two columns each, and
// behind them what was deducted and the note.
const (
	scoreRank = 1 + iota
	scoreName
	scoreCode
	scoreTotal
	scoreBand
	scoreItems
)

// writeScores writes the results by rank: each line looks for the subject whose
// order it is, so that the list stays sorted when a weight changes.
func (w *writer) writeScores(p *sheet.Page) {
	say := w.Say.T
	deducted := scoreItems + 2*len(w.items)
	heads := []sheet.Heading{
		{Text: say("scorebook.tail.rank")}, {Text: say("scorebook.col.subject")}, {Text: say("scorebook.col.code")},
		{Text: say("scorebook.tail.total")}, {Text: say("assessment.col.band")},
	}
	for _, k := range w.items {
		heads = append(heads, sheet.Heading{Text: w.Items[k].Name, Under: []sheet.Heading{{Text: w.Items[k].Unit}, {Text: say("scorebook.part.points")}}})
	}
	heads = append(heads, sheet.Heading{Text: say("scorebook.tail.deducted")}, sheet.Heading{Text: say("scorebook.tail.note")},
		sheet.Heading{Text: say("scorebook.tail.receipt")})
	head := w.head(p, w.names.scores, deducted+1, say("scorebook.scores.hint"))
	p.Heads(head, 1, 2, heads)
	var names, notes, receipts []string
	for n := range w.order {
		notes = append(notes, w.writeScore(p, head+2+n, n))
		names, receipts = append(names, w.Subjects[n].Name), append(receipts, w.Subjects[n].Score)
	}
	w.writeRules(p, head+2+len(w.order))
	tallest := 1.0
	for _, k := range w.items {
		tallest = max(tallest, lines(24, w.Items[k].Name))
	}
	p.Height(head, 16*tallest)
	p.Height(head+1, 30)
	p.Width(scoreRank, scoreRank, 8)
	p.Width(scoreName, scoreName, wide(18, 36, names...))
	p.Width(scoreCode, scoreCode, 13)
	p.Width(scoreTotal, scoreTotal, 12)
	p.Width(scoreBand, scoreBand, 8)
	p.Width(scoreItems, deducted, 13)
	p.Width(deducted+1, deducted+1, wide(30, 60, notes...))
	p.Width(deducted+2, deducted+2, wide(30, 80, receipts...))
	p.Freeze(head+1, scoreName)
	p.Print(head+1, scoreName)
}

func (w *writer) writeScore(p *sheet.Page, row, n int) string {
	i := w.order[n]
	one := w.rows[i]
	from := func(column string) string {
		return "INDEX(" + column + ",MATCH(" + strconv.Itoa(n+1) + "," + w.tail(tailOrder) + ",0))"
	}
	column := func(col int) string { return on(w.names.working, span(w.working.first, w.working.last, col)) }
	computed(p, row, scoreRank, sheet.Whole, from(w.tail(tailRank)), whole(one.Rank))
	p.ComputedText(row, scoreName, sheet.Body, from(column(workName)), w.Subjects[i].Name)
	p.ComputedText(row, scoreCode, sheet.Body, from(column(workCode)), one.Code)
	computed(p, row, scoreTotal, sheet.FourDecimals, from(w.tail(tailTotal)), one.Total)
	band := one.Band
	if band == "" {
		band = none
	}
	p.ComputedText(row, scoreBand, sheet.Centred, from(w.tail(tailBand)), band)
	for j, k := range w.items {
		computed(p, row, scoreItems+2*j, sheet.TwoDecimals, from(w.column(k, partValue)), one.Items[k].Value)
		computed(p, row, scoreItems+2*j+1, sheet.FourDecimals, from(w.column(k, partPoints)), one.Items[k].Points)
	}
	taken := new(big.Rat)
	for _, d := range one.Deducted {
		taken.Add(taken, d.Points)
	}
	computed(p, row, scoreItems+2*len(w.items), sheet.TwoDecimals, from(w.tail(tailDeducted)), taken)
	note := w.noteOf(i)
	p.ComputedText(row, scoreItems+2*len(w.items)+1, sheet.Body, from(w.tail(tailNote)), note)
	p.ComputedText(row, scoreItems+2*len(w.items)+2, sheet.Body, from(w.tail(tailReceipt)), w.Subjects[i].Score)
	p.Height(row, 16*max(lines(60, note), lines(36, w.Subjects[i].Name)))
	return note
}

// writeRules repeats under the results what each item is measured by.
func (w *writer) writeRules(p *sheet.Page, row int) {
	say := w.Say.T
	last := scoreItems + 2*len(w.items) + 2
	for n, rule := range []struct {
		key string
		col int
	}{{"weight", itemWeight}, {"benchmark", itemBenchmark}, {"cap", itemCap}, {"floor", itemFloor}} {
		at := row + n
		for col := 1; col <= last; col++ {
			p.Blank(at, col, sheet.Body|sheet.Total)
		}
		p.Text(at, scoreName, sheet.Body|sheet.Total, say("scorebook.col."+rule.key))
		for j, k := range w.items {
			if rule.col != itemWeight && rule.col != itemFloor && w.scheme.Items[k].Method == park.MinMax {
				p.Text(at, scoreItems+2*j, sheet.Centred|sheet.Total, none)
				continue
			}
			computed(p, at, scoreItems+2*j, sheet.FourDecimals|sheet.Total, w.ofItem(k, rule.col), w.ruleValue(k, rule.col))
		}
		if rule.col == itemWeight {
			computed(p, at, scoreTotal, sheet.TwoDecimals|sheet.Total, w.weights(), w.scheme.Weights().Rat())
		}
	}
	at := row + 4
	p.Text(at, scoreName, sheet.Note, say("assessment.foot.missing"))
	rule := 1 + slices.Index(missingRules, w.scheme.Missing)
	p.ComputedText(at, scoreTotal, sheet.Plain, w.onScheme(w.at.missing, itemMethod), say("missingrule."+string(missingRules[rule-1])))
	p.ComputedText(at+1, scoreTotal, sheet.Plain, w.onScheme(w.at.sum, itemMethod), w.checkSays())
}

func (w *writer) ruleValue(k, col int) *big.Rat {
	item := w.scheme.Items[k]
	switch col {
	case itemWeight:
		return item.Weight.Rat()
	case itemBenchmark:
		return w.Result.Rules[k].Benchmark
	case itemCap:
		return item.Cap.Rat()
	}
	return item.Floor.Rat()
}
