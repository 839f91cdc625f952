package scorebook

import (
	"math/big"
	"slices"

	"parkboard/internal/park"
	"parkboard/internal/score"
	"parkboard/internal/sheet"
)

// The columns of the values.
const (
	dataItem = 1 + iota
	dataName
	dataCode
	dataValue
	dataUnit
	dataBase
	dataWhy
	dataWindow
	dataBasis
	dataReceipt
	dataBaseReceipt
	dataPointsReceipt
)

// The columns of the incidents, below the values: whose as above.
const (
	incidentKind     = 1
	incidentPoints   = 4
	incidentVeto     = 5
	incidentSays     = 6
	incidentDate     = 7
	incidentDocument = 8
	incidentNote     = 9
)

// spare is how many incidents an office can add to try what they would do.
const spare = 10

// dataPlaces says where things stand on the sheet of the values.
type dataPlaces struct {
	values    int // the first value's row
	incidents int // the first incident's row
	end       int // the last one's, spare ones included
}

func (w *writer) placeData(from int) {
	n := len(w.rows)
	w.data.values = from + 1
	w.data.incidents = w.data.values + (len(w.items)+len(w.Ties))*n + 3
	w.data.end = w.data.incidents + spare - 1
	for _, row := range w.rows {
		w.data.end += len(row.Deducted) + len(row.Vetoes) + len(row.Unruled)
	}
}

// valueAt is the row of a subject's value of the j-th scored item.
func (w *writer) valueAt(j, subject int) int { return w.data.values + j*len(w.rows) + subject }

// tieAt is the row of a subject's value of the j-th tie-break.
func (w *writer) tieAt(j, subject int) int { return w.valueAt(len(w.items)+j, subject) }

func (w *writer) onData(row, col int) string { return on(w.names.data, cell(row, col)) }

// incidentColumn is a column of all incidents.
func (w *writer) incidentColumn(col int) string {
	return on(w.names.data, span(w.data.incidents, w.data.end, col))
}

func (w *writer) writeData(p *sheet.Page) {
	head := w.head(p, w.names.data, dataPointsReceipt, w.Say.T("scorebook.data.hint"))
	for i, key := range []string{"item", "subject", "code", "value", "unit", "base", "why", "window", "basis", "receipt", "basereceipt", "pointsreceipt"} {
		p.Text(head, i+1, sheet.Head, w.Say.T("scorebook.col."+key))
	}
	for j, k := range w.items {
		for i := range w.rows {
			in, at := w.Result.Case.Subjects[i].Inputs[k], w.Subjects[i].Values[k]
			if w.scheme.Items[k].Method != park.OwnGrowth {
				in.Base, at.Base = nil, ""
			}
			w.writeValue(p, w.valueAt(j, i), i, w.Items[k], in, at)
			p.Text(w.valueAt(j, i), dataWhy, sheet.Body, w.why(w.rows[i].Items[k].Missing))
		}
	}
	for j := range w.Ties {
		for i := range w.rows {
			in := score.Input{Value: w.Result.Case.Subjects[i].Ties[j]}
			w.writeValue(p, w.tieAt(j, i), i, w.Ties[j], in, w.Subjects[i].Ties[j])
			p.Text(w.tieAt(j, i), dataWhy, sheet.Body, w.Say.T("scorebook.tie"))
		}
	}
	w.writeIncidents(p)
	w.dataWidths(p)
	p.Freeze(head, dataCode)
	p.Print(head, 0)
}

func (w *writer) why(reason string) string {
	if reason == "" {
		return ""
	}
	return w.Say.T("missing." + reason)
}

func (w *writer) writeValue(p *sheet.Page, row, subject int, words Item, in score.Input, at Address) {
	p.Text(row, dataItem, sheet.Body, words.Name)
	p.Text(row, dataName, sheet.Body, w.Subjects[subject].Name)
	p.Text(row, dataCode, sheet.Body, w.rows[subject].Code)
	number := func(col int, r *big.Rat) {
		if r == nil {
			p.Blank(row, col, sheet.Input)
			return
		}
		p.Number(row, col, sheet.Input, exact(r))
	}
	number(dataValue, in.Value)
	p.Text(row, dataUnit, sheet.Centred, words.Unit)
	number(dataBase, in.Base)
	p.Text(row, dataWindow, sheet.Body, words.Window)
	p.Text(row, dataBasis, sheet.Body, words.Basis)
	p.Text(row, dataReceipt, sheet.Body, at.Value)
	p.Text(row, dataBaseReceipt, sheet.Body, at.Base)
	p.Text(row, dataPointsReceipt, sheet.Body, at.Points)
}

// writeIncidents lists what is deducted and what vetoes. Points that are the
// scheme's are taken from its sheet, so that they move with it.
func (w *writer) writeIncidents(p *sheet.Page) {
	say, row := w.Say.T, w.data.incidents
	for col, key := range []string{"", "incident", "subject", "code", "points", "veto", "says", "date", "document", "note"} {
		if col > 0 {
			p.Text(row-1, col, sheet.Head, say("scorebook.col."+key))
		}
	}
	for i := range w.rows {
		for _, d := range w.rows[i].Deducted {
			w.writeIncident(p, row, i, d.Incident, say("assessment.foot.deducted"))
			k := slices.IndexFunc(w.scheme.Deductions, func(one park.Penalty) bool { return one.Code == d.Incident.Penalty })
			if d.Incident.Points == 0 && k >= 0 {
				computed(p, row, incidentPoints, sheet.TwoDecimals, w.onScheme(w.at.penalty+k, points), d.Points)
			} else {
				p.Number(row, incidentPoints, sheet.Input, exact(d.Points))
			}
			row++
		}
		for _, one := range w.rows[i].Vetoes {
			w.writeIncident(p, row, i, one, say("assessment.veto"))
			p.Number(row, incidentVeto, sheet.Input, "1")
			row++
		}
		for _, one := range w.rows[i].Unruled {
			w.writeIncident(p, row, i, one, say("assessed.unruled"))
			row++
		}
	}
	for ; row <= w.data.end; row++ {
		for _, col := range []int{incidentKind, dataName, dataCode, incidentPoints, incidentVeto} {
			p.Blank(row, col, sheet.Input)
		}
	}
}

func (w *writer) writeIncident(p *sheet.Page, row, subject int, one park.Incident, says string) {
	name := one.Penalty
	if penalty, _, ok := w.scheme.Penalty(one.Penalty); ok {
		name = penalty.Name.In(w.Say.Lang())
	}
	p.Text(row, incidentKind, sheet.Body, name)
	p.Text(row, dataName, sheet.Body, w.Subjects[subject].Name)
	p.Text(row, dataCode, sheet.Body, w.rows[subject].Code)
	p.Blank(row, incidentPoints, sheet.Input)
	p.Blank(row, incidentVeto, sheet.Input)
	p.Text(row, incidentSays, sheet.Body, says)
	p.Text(row, incidentDate, sheet.Centred, string(one.Date))
	p.Text(row, incidentDocument, sheet.Body, one.Document)
	p.Text(row, incidentNote, sheet.Body, one.Note)
}

func (w *writer) dataWidths(p *sheet.Page) {
	var items, names, receipts, scores, windows []string
	for _, one := range append(slices.Clone(w.Items), w.Ties...) {
		items, windows = append(items, one.Name), append(windows, one.Window)
	}
	for _, one := range w.Subjects {
		names = append(names, one.Name)
		for _, at := range append(slices.Clone(one.Values), one.Ties...) {
			receipts, scores = append(receipts, at.Value, at.Base), append(scores, at.Points)
		}
	}
	p.Width(dataItem, dataItem, wide(22, 36, items...))
	p.Width(dataName, dataName, wide(16, 36, names...))
	p.Width(dataCode, dataCode, 14)
	p.Width(dataValue, dataValue, 22)
	p.Width(dataUnit, dataUnit, 16)
	p.Width(dataBase, dataBase, 22)
	p.Width(dataWhy, dataWhy, 18)
	p.Width(dataWindow, dataWindow, wide(20, 36, windows...))
	p.Width(dataBasis, dataBasis, 16)
	p.Width(dataReceipt, dataReceipt, wide(30, 80, receipts...))
	p.Width(dataBaseReceipt, dataBaseReceipt, 30)
	p.Width(dataPointsReceipt, dataPointsReceipt, wide(30, 80, scores...))
}
