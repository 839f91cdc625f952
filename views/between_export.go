package views

import (
	"slices"
	"strings"

	"parkboard/internal/export"
	"parkboard/internal/park"
)

// BetweenExport is every changed number of the period as a table for other
// programs, and the name of its file without the ending.
func BetweenExport(page Page, f BetweenFacts) (table export.Table, name string) {
	p := page.Say
	from, to := ThenText(f.From), toText(p, f.To)
	t := export.Table{
		Name: p.T("between.title"), Title: p.T("between.between", from, to), Sources: p.T("export.sources"),
		Receipt: [4]string{p.T("uploads.col.park"), p.T("export.number"), p.T("export.value"), p.T("export.receipt")},
		Lines: []string{PeriodText(p, f.Ask.Period), p.T("between.export.numbers"),
			p.T("export.source", page.City, strings.Join(page.Stamp(), " · "))},
		Columns: []export.Column{
			{Name: p.T("uploads.col.park")}, {Name: p.T("export.code")}, {Name: p.T("between.what")}, {Name: p.T("between.span")},
			{Name: p.T("between.unit")}, {Name: p.T("between.was") + " " + from}, {Name: p.T("between.is") + " " + to},
			{Name: p.T("between.why")}, {Name: p.T("export.why")},
		},
	}
	if page.Sample {
		t.Title = p.T("page.sample") + " · " + t.Title
		t.Lines = append(t.Lines, p.T("page.sample.says"))
	}
	acts := actsBetween(page, f)
	for _, one := range changesOf(f) {
		row, code := betweenRow(p, f, one), one.Query.Park
		name, code := groupName(p, f, code).Text, strings.TrimPrefix(code, park.CityCode)
		was, is := exportCell(p, one.Was, name), exportCell(p, one.Is, name)
		was.Receipt, is.Receipt = row.Was.Receipt, row.Is.Receipt
		t.Rows = append(t.Rows, []export.Cell{
			export.Words(name), export.Words(code), export.Words(row.What), export.Words(row.Span), export.Words(row.Unit),
			was, is, export.Words(whyText(p, one.Query, acts)), export.Words(absentWhy(row)),
		})
	}
	projects, others := tasksBetween(page, f)
	for _, line := range slices.Concat(projects, others) {
		t.Rows = append(t.Rows, line.rows(p, f)...)
	}
	for _, one := range standingsOf(f) {
		t.Notes = append(t.Notes, standingSentence(p, f.Is, one, f.Ask.Period).Plain())
	}
	for _, act := range acts {
		t.Notes = append(t.Notes, MomentText(act.at)+" "+act.says.Plain())
	}
	name = strings.Join([]string{t.Name, from, to, PeriodText(p, f.Ask.Period)}, "-")
	if page.Sample {
		name = p.T("page.sample") + "-" + name
	}
	return t, strings.Map(inFileName, name)
}

// absentWhy are the reasons of the sides that have no number.
func absentWhy(row BetweenRow) string {
	var reasons []string
	for _, f := range []Figure{row.Was, row.Is} {
		if f.State == Absent {
			reasons = append(reasons, f.Note)
		}
	}
	return strings.Join(reasons, " → ")
}
