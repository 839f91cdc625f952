package views

import (
	"math/big"
	"strings"

	"parkboard/internal/export"
)

// MeasuresExport is the chosen list as a table for other programs, whatever
// page of it is shown, and the name of its file without the ending.
func MeasuresExport(page Page, f MeasuresFacts) (table export.Table, name string) {
	p := page.Say
	t := export.Table{
		Name: p.T("measures.title"), Title: page.City + p.T("measures.title"), Sources: p.T("export.sources"),
		Receipt: [4]string{p.T("uploads.col.park"), p.T("export.number"), p.T("export.value"), p.T("export.receipt")},
		Lines:   []string{p.T("measures.today", DateText(p, f.Today)), p.T("export.source", page.City, strings.Join(page.Stamp(), " · "))},
	}
	for _, key := range []string{
		"uploads.col.park", "export.code", "measures.col.year", "measures.csv.of", "measures.col.kind", "measures.col.text",
		"measures.col.owner", "measures.col.due", "measures.col.state", "measures.csv.late", "measures.col.last", "measures.csv.when",
	} {
		t.Columns = append(t.Columns, export.Column{Name: p.T(key)})
	}
	name = p.T("measures.title")
	if page.Sample {
		name, t.Title = p.T("page.sample")+"-"+name, p.T("page.sample")+" · "+t.Title
		t.Lines = append(t.Lines, p.T("page.sample.says"))
	}
	for _, one := range chosenMeasures(f) {
		row := measureRow(p, f.Catalogue, one, f.Today)
		late, when := export.Words(""), ""
		if one.Overdue(f.Today) {
			late = export.Cell{Number: big.NewRat(int64(f.Today.DaysAfter(one.Due)), 1), Receipt: row.Href, Of: row.Park.Text}
		}
		if n := len(one.Acts); n > 0 {
			when = MomentText(one.Acts[n-1].At)
		}
		t.Rows = append(t.Rows, []export.Cell{
			export.Words(row.Park.Text), export.Words(one.Park), {Number: big.NewRat(int64(one.Year), 1), Receipt: row.Href, Of: row.Park.Text}, export.Words(row.Band),
			export.Words(row.Kind), {Text: row.Text, Receipt: row.Href, Of: row.Park.Text}, export.Words(row.Owner), export.Words(row.Due),
			export.Words(p.T("measure.state." + string(one.State))), late, export.Words(row.Last), export.Words(when),
		})
	}
	return t, strings.Map(inFileName, name+"-"+string(f.Today))
}
