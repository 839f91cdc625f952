package scorebook

import (
	"math/big"

	"parkboard/internal/park"
	"parkboard/internal/score"
	"parkboard/internal/sheet"
)

// The columns of each scored item on the sheet of the working.
const (
	partValue   = iota // the value
	partRaw            // the share before the limits
	partOwn            // after the limits
	partCounted        // the share counted: a missing value's by the rule
	partWeight         // the weight after rescaling
	partPoints
	partMark // what bit, in words
	parts    // how many they are
)

// The columns before the items, and behind them.
const (
	workCode   = 1
	workName   = 2
	workExempt = 3
	workItems  = 4
)

const (
	tailPresent  = iota // how many items have a value
	tailWeight          // the sum of weights of the items counted
	tailDeducted        // points
	tailVetoes          // how many
	tailTotal
	tailGroup // 1 ranked, 2 ranked after all others, 3 unranked
	tailCompared
	tailRank
	tailPlace // by quota: the place among those that take one
	tailBand
	tailOrder
	tailNote
	tailReceipt // of the total
	tails
)

// tieLost stands for a tie-break value that is missing: it loses to any.
const tieLost = "-1E+300"

// workingPlaces says where things stand on the sheet of the working.
type workingPlaces struct {
	first, last int // rows of the subjects
}

// place settles where everything stands before anything is written.
func (w *writer) place() {
	const title = 2 // the title, and the hint of the sheet
	under := len(w.Lines) + title
	w.placeScheme(under + 2)
	w.placeData(under + 1)
	w.working = workingPlaces{first: under + 3, last: under + 2 + len(w.rows)}
}

// column is a column of an item over all subjects, and tail one behind the
// items, both seen from any sheet.
func (w *writer) column(k, part int) string {
	return on(w.names.working, span(w.working.first, w.working.last, w.partColumn(k, part)))
}

func (w *writer) tail(which int) string {
	return on(w.names.working, span(w.working.first, w.working.last, w.tailColumn(which)))
}

func (w *writer) exempt() string {
	return on(w.names.working, span(w.working.first, w.working.last, workExempt))
}

func (w *writer) partColumn(k, part int) int {
	for j, one := range w.items {
		if one == k {
			return workItems + j*parts + part
		}
	}
	return 0
}

func (w *writer) tailColumn(which int) int {
	return workItems + len(w.items)*parts + len(w.Ties) + which
}

func (w *writer) tieColumn(j int) int { return workItems + len(w.items)*parts + j }

func (w *writer) writeWorking(p *sheet.Page) {
	say := w.Say.T
	last := w.tailColumn(tails - 1)
	head := w.head(p, w.names.working, min(last, workItems+parts), say("scorebook.working.hint"))
	heads := []sheet.Heading{{Text: say("scorebook.col.code")}, {Text: say("scorebook.col.subject")}, {Text: say("scorebook.col.exempt")}}
	for _, k := range w.items {
		under := []sheet.Heading{}
		for _, key := range []string{"value", "raw", "own", "counted", "rescaled", "points", "note"} {
			under = append(under, sheet.Heading{Text: say("scorebook.part." + key)})
		}
		heads = append(heads, sheet.Heading{Text: w.Items[k].Name, Under: under})
	}
	for _, one := range w.Ties {
		heads = append(heads, sheet.Heading{Text: one.Name + say("scorebook.forties")})
	}
	for _, key := range []string{"present", "weights", "deducted", "vetoes", "total", "group", "compared", "rank", "place", "band", "order", "note", "receipt"} {
		heads = append(heads, sheet.Heading{Text: say("scorebook.tail." + key)})
	}
	p.Heads(head, workCode, 2, heads)
	p.Height(head, 30)
	p.Height(head+1, 48)
	notes := make([]string, len(w.rows))
	for i := range w.rows {
		notes[i] = w.writeSubject(p, i)
	}
	var names, receipts []string
	for _, one := range w.Subjects {
		names, receipts = append(names, one.Name), append(receipts, one.Score)
	}
	p.Width(workCode, workCode, 14)
	p.Width(workName, workName, wide(16, 36, names...))
	p.Width(workExempt, last, 12)
	p.Width(w.tailColumn(tailNote), w.tailColumn(tailNote), wide(30, 60, notes...))
	p.Width(last, last, wide(30, 80, receipts...))
	p.Freeze(head+1, workName)
	p.Print(head+1, workName)
}

// writeSubject writes a row, and gives its note.
func (w *writer) writeSubject(p *sheet.Page, i int) string {
	row := w.working.first + i
	p.Text(row, workCode, sheet.Body, w.rows[i].Code)
	p.Text(row, workName, sheet.Body, w.Subjects[i].Name)
	exempt := "0"
	if w.rows[i].Exempt {
		exempt = "1"
	}
	p.Number(row, workExempt, sheet.Input, exempt)
	for j, k := range w.items {
		w.writeParts(p, row, i, j, k)
	}
	for j := range w.Ties {
		value := w.onData(w.tieAt(j, i), dataValue)
		formula := when("ISNUMBER("+value+")", value, tieLost)
		if r := w.Result.Case.Subjects[i].Ties[j]; r != nil {
			computed(p, row, w.tieColumn(j), sheet.TwoDecimals, formula, r)
		} else {
			p.ComputedNumber(row, w.tieColumn(j), sheet.Entry, formula, tieLost)
		}
	}
	w.writeTotal(p, row, i)
	w.writePlace(p, row, i)
	p.Text(row, w.tailColumn(tailReceipt), sheet.Body, w.Subjects[i].Score)
	return w.writeNote(p, row, i)
}

// writeParts writes how one item scores (docs/domain.md#item-scores).
func (w *writer) writeParts(p *sheet.Page, row, i, j, k int) {
	at := func(part int) string { return cell(row, w.partColumn(k, part)) }
	col := func(part int) int { return w.partColumn(k, part) }
	one, item := &w.rows[i].Items[k], w.scheme.Items[k]
	data := w.onData(w.valueAt(j, i), dataValue)
	floor, most := w.ofItem(k, itemFloor), w.ofItem(k, itemCap)
	has := func(cell, formula string) string { return when("ISNUMBER("+cell+")", formula, quoted(none)) }

	computed(p, row, col(partValue), sheet.TwoDecimals, has(data, data), one.Value)
	computed(p, row, col(partRaw), sheet.FourDecimals, has(at(partValue), w.raw(i, j, k, at(partValue))), raw(item, one))
	limited := "MAX(" + floor + ",MIN(" + most + "," + at(partRaw) + "))"
	if item.Method == park.MinMax {
		limited = at(partRaw)
	}
	var own *big.Rat
	if one.Missing == "" {
		own = one.Share
	}
	computed(p, row, col(partOwn), sheet.FourDecimals, has(at(partRaw), when(at(partValue)+"<0", floor, limited)), own)
	share := one.Share
	if one.Treatment == score.LeftOut {
		share = nil
	}
	computed(p, row, col(partCounted), sheet.FourDecimals, when("ISNUMBER("+at(partOwn)+")", at(partOwn),
		when(w.rule()+"=2", w.ofItem(k, itemMean), when(w.rule()+"=3", "0", quoted(none)))), share)
	present := cell(row, w.tailColumn(tailPresent))
	computed(p, row, col(partWeight), sheet.FourDecimals, when("AND("+present+">0,ISNUMBER("+at(partCounted)+"))",
		w.ofItem(k, itemWeight)+"*"+w.weights()+"/"+cell(row, w.tailColumn(tailWeight)), quoted(none)), one.Weight)
	computed(p, row, col(partPoints), sheet.FourDecimals, has(at(partWeight), at(partCounted)+"*"+at(partWeight)), one.Points)
	p.ComputedText(row, col(partMark), sheet.Body, w.markFormula(k, at), w.mark(one))
}

// raw is the share before the limits, as a formula on a value that is there.
func (w *writer) raw(i, j, k int, value string) string {
	item, benchmark := w.scheme.Items[k], w.ofItem(k, itemBenchmark)
	ratio := value + "/" + benchmark
	switch {
	case item.Method == park.MinMax:
		least, most, floor := w.ofItem(k, itemMin), w.ofItem(k, itemMax), w.ofItem(k, itemFloor)
		from := "(" + value + "-" + least + ")"
		if item.Lower {
			from = "(" + most + "-" + value + ")"
		}
		return when(most+"="+least, "1", floor+"+(1-"+floor+")*"+from+"/("+most+"-"+least+")")
	case item.Method == park.OwnGrowth:
		base := w.onData(w.valueAt(j, i), dataBase)
		ratio = value + "/" + base + "/" + benchmark
		if item.Lower {
			ratio = "2-" + ratio
		}
		return when("ISNUMBER("+base+")", when(base+">0", ratio, quoted(none)), quoted(none))
	case item.Lower:
		return "2-" + ratio
	}
	return ratio
}

// raw is what that formula comes to.
func raw(item park.Item, one *score.Working) *big.Rat {
	if one.Missing != "" {
		return nil
	}
	switch {
	case item.Method == park.MinMax:
		rest := new(big.Rat).Sub(big.NewRat(1, 1), item.Floor.Rat())
		return rest.Add(item.Floor.Rat(), rest.Mul(rest, one.Ratio))
	case item.Lower:
		return new(big.Rat).Sub(big.NewRat(2, 1), one.Ratio)
	}
	return one.Ratio
}

// markFormula says which limit bit, or what was done about a missing value.
func (w *writer) markFormula(k int, at func(int) string) string {
	say := w.Say.T
	limits := quoted("")
	if w.scheme.Items[k].Method != park.MinMax {
		limits = when(at(partRaw)+">"+w.ofItem(k, itemCap)+"+"+near, quoted(say("clamp."+string(score.AtCap))),
			when(at(partRaw)+"<"+w.ofItem(k, itemFloor)+"-"+near, quoted(say("clamp."+string(score.AtFloor))), quoted("")))
	}
	return when("ISNUMBER("+at(partOwn)+")", when(at(partValue)+"<0", quoted(say("assessed.negative")), limits),
		when(w.rule()+"=2", quoted(say("treatment."+string(score.TookMean))),
			when(w.rule()+"=3", quoted(say("treatment."+string(score.TookZero))), quoted(say("treatment."+string(score.LeftOut))))))
}

func (w *writer) mark(one *score.Working) string {
	switch {
	case one.Missing != "":
		return w.Say.T("treatment." + string(one.Treatment))
	case one.Negative:
		return w.Say.T("assessed.negative")
	case one.Clamp != "":
		return w.Say.T("clamp." + string(one.Clamp))
	}
	return ""
}

// list joins the cells of one part of all items of a row.
func (w *writer) list(row, part int) string {
	text := ""
	for _, k := range w.items {
		if text != "" {
			text += ","
		}
		text += cell(row, w.partColumn(k, part))
	}
	return text
}

// writeTotal writes the total and what it takes (docs/domain.md#missing-items).
func (w *writer) writeTotal(p *sheet.Page, row, i int) {
	one := w.rows[i]
	at := func(which int) string { return cell(row, w.tailColumn(which)) }
	col := w.tailColumn
	present, weights, sum := 0, new(big.Rat), ""
	for _, k := range w.items {
		item := &one.Items[k]
		if item.Missing == "" {
			present++
		}
		if item.Treatment != score.LeftOut {
			weights.Add(weights, w.scheme.Items[k].Weight.Rat())
		}
		if sum != "" {
			sum += "+"
		}
		sum += when("ISNUMBER("+cell(row, w.partColumn(k, partCounted))+")", w.ofItem(k, itemWeight), "0")
	}
	counted(p, row, col(tailPresent), sheet.Whole, "COUNT("+w.list(row, partOwn)+")", present)
	computed(p, row, col(tailWeight), sheet.TwoDecimals, sum, weights)
	taken := new(big.Rat)
	for _, d := range one.Deducted {
		taken.Add(taken, d.Points)
	}
	mine := "(" + w.incidentColumn(dataCode) + "=" + cell(row, workCode) + ")"
	computed(p, row, col(tailDeducted), sheet.TwoDecimals, "SUMPRODUCT("+mine+"*"+w.incidentColumn(incidentPoints)+")", taken)
	counted(p, row, col(tailVetoes), sheet.Whole, "SUMPRODUCT("+mine+"*("+w.incidentColumn(incidentVeto)+">0))", len(one.Vetoes))
	computed(p, row, col(tailTotal), sheet.FourDecimals,
		when(at(tailPresent)+">0", "SUM("+w.list(row, partPoints)+")-"+at(tailDeducted), quoted(none)), one.Total)
	counted(p, row, col(tailGroup), sheet.Whole,
		when("ISNUMBER("+at(tailTotal)+")", when(at(tailVetoes)+">0", "2", "1"), "3"), group(one))
	compared := one.Total
	if compared == nil {
		compared = new(big.Rat)
	}
	computed(p, row, col(tailCompared), sheet.FourDecimals, when("ISNUMBER("+at(tailTotal)+")", at(tailTotal), "0"), compared)
}

// group is 1 for the ranked, 2 for those ranked after all others, 3 for the
// unranked.
func group(row *score.Row) int {
	switch {
	case row.Total == nil:
		return 3
	case row.Vetoed():
		return 2
	}
	return 1
}
