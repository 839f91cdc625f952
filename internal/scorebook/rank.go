package scorebook

import (
	"math/big"

	"parkboard/internal/park"
	"parkboard/internal/sheet"
)

// writePlace writes rank, band and order (docs/domain.md#score-ranks).
func (w *writer) writePlace(p *sheet.Page, row, i int) {
	one := w.rows[i]
	at := func(which int) string { return cell(row, w.tailColumn(which)) }
	col := w.tailColumn
	computed(p, row, col(tailRank), sheet.Whole,
		when(at(tailGroup)+"<3", "1+SUMPRODUCT("+w.better(row)+")", quoted(none)), whole(one.Rank))
	quota := w.scheme.BandsBy == park.ByQuota
	place := "1+SUMPRODUCT((" + w.tail(tailGroup) + "=1)*(" + w.exempt() + "=0)*(" + w.tail(tailRank) + "<" + at(tailRank) + "))"
	takes := "AND(" + at(tailGroup) + "=1," + cell(row, workExempt) + "=0)"
	if quota {
		computed(p, row, col(tailPlace), sheet.Whole, when(takes, place, quoted(none)), whole(w.placeOf(i)))
	} else {
		p.Text(row, col(tailPlace), sheet.Centred, none)
	}
	band := one.Band
	if band == "" {
		band = none
	}
	p.ComputedText(row, col(tailBand), sheet.Centred, w.bandFormula(row), band)
	ranks := w.tail(tailRank)
	above := span(w.working.first, row, col(tailRank))
	order := 0
	for n, subject := range w.order {
		if subject == i {
			order = n + 1
		}
	}
	counted(p, row, col(tailOrder), sheet.Whole, when(at(tailGroup)+"<3", at(tailRank)+"+COUNTIF("+above+","+at(tailRank)+")-1",
		"COUNT("+ranks+")+ROWS("+above+")-COUNT("+above+")"), order)
}

// better counts, within a sum over all subjects, those before a row: of a
// better group, else of a greater total, else of the greater tie-break.
func (w *writer) better(row int) string {
	above := "0"
	for j := len(w.Ties) - 1; j >= 0; j-- {
		all := span(w.working.first, w.working.last, w.tieColumn(j))
		own := cell(row, w.tieColumn(j))
		above = "((" + all + ">" + own + ")+(" + all + "=" + own + ")*" + above + ")"
	}
	totals := "(" + w.tail(tailCompared) + "-" + cell(row, w.tailColumn(tailCompared)) + ")"
	groups, own := w.tail(tailGroup), cell(row, w.tailColumn(tailGroup))
	return "(" + groups + "<" + own + ")+(" + groups + "=" + own + ")*((" + totals + ">" + near + ")+(ABS(" + totals + ")<=" + near + ")*" + above + ")"
}

// placeOf is a subject's place among those that take one of a quota, 0 when it
// takes none.
func (w *writer) placeOf(i int) int {
	if group(w.rows[i]) != 1 || w.rows[i].Exempt {
		return 0
	}
	place := 1
	for _, other := range w.rows {
		if group(other) == 1 && !other.Exempt && other.Rank < w.rows[i].Rank {
			place++
		}
	}
	return place
}

// bandFormula gives the first band whose threshold is reached, or whose places
// are not used up (docs/domain.md#bands).
func (w *writer) bandFormula(row int) string {
	at := func(which int) string { return cell(row, w.tailColumn(which)) }
	bands := w.scheme.Bands
	if len(bands) == 0 {
		return quoted(none)
	}
	last := w.onScheme(w.at.bands+len(bands)-1, bandCode)
	found := last
	for i := len(bands) - 2; i >= 0; i-- {
		code := w.onScheme(w.at.bands+i, bandCode)
		if w.scheme.BandsBy == park.ByQuota {
			found = when(at(tailPlace)+"<="+w.onScheme(w.at.bands+i, bandEnd), code, found)
		} else {
			found = when(at(tailCompared)+">="+w.onScheme(w.at.bands+i, bandLimit)+"-"+near, code, found)
		}
	}
	if w.scheme.BandsBy == park.ByQuota {
		found = when(cell(row, workExempt)+"=0", found, quoted(none))
	}
	return when(at(tailGroup)+"=3", quoted(none), when(at(tailGroup)+"=2", last, found))
}

// writeNote says in words what a reader must know of a row.
func (w *writer) writeNote(p *sheet.Page, row, i int) string {
	say := w.Say.T
	at := func(which int) string { return cell(row, w.tailColumn(which)) }
	end := say("scorebook.note.end")
	formula := ""
	add := func(test, text string) { formula += "&" + when(test, quoted(text+end), quoted("")) }
	add(at(tailGroup)+"=2", say("assessment.veto"))
	add("COUNTIF("+w.tail(tailRank)+","+at(tailRank)+")>1", say("rank.tied"))
	if len(w.Ties) > 0 {
		totals := "(" + w.tail(tailCompared) + "-" + at(tailCompared) + ")"
		add("SUMPRODUCT(("+w.tail(tailGroup)+"="+at(tailGroup)+")*(ABS("+totals+")<="+near+")*("+w.tail(tailRank)+"<>"+at(tailRank)+"))>0",
			say("scorebook.note.broken"))
	}
	for _, k := range w.items {
		mark := cell(row, w.partColumn(k, partMark))
		formula += "&" + when(mark+"="+quoted(""), quoted(""), w.ofItem(k, itemName)+"&"+quoted(" ")+"&"+mark+"&"+quoted(end))
	}
	unranked := quoted(say("scorebook.note.unranked")) + "&" + w.onData(w.valueAt(0, i), dataWhy)
	said := w.noteOf(i)
	p.ComputedText(row, w.tailColumn(tailNote), sheet.Body, when(at(tailGroup)+"=3", unranked, formula[1:]), said)
	return said
}

// noteOf is what that formula comes to.
func (w *writer) noteOf(i int) string {
	say, one := w.Say.T, w.rows[i]
	if one.Total == nil {
		return say("scorebook.note.unranked") + w.why(one.Items[w.items[0]].Missing)
	}
	said, end := "", say("scorebook.note.end")
	add := func(holds bool, text string) {
		if holds {
			said += text + end
		}
	}
	add(one.Vetoed(), say("assessment.veto"))
	add(one.Tied, say("rank.tied"))
	add(w.broken(i), say("scorebook.note.broken"))
	for _, k := range w.items {
		text := w.mark(&one.Items[k])
		add(text != "", w.Items[k].Name+" "+text)
	}
	return said
}

// broken reports whether a tie-break parts the subject from another of the same
// total.
func (w *writer) broken(i int) bool {
	one := w.rows[i]
	for _, other := range w.rows {
		if one.Total != nil && group(other) == group(one) && other.Total.Cmp(one.Total) == 0 && other.Rank != one.Rank {
			return true
		}
	}
	return false
}

// whole is a rank as a cell holds it, nil for none.
func whole(n int) *big.Rat {
	if n == 0 {
		return nil
	}
	return big.NewRat(int64(n), 1)
}
