package views

import (
	"math/big"
	"strings"

	"parkboard/internal/export"
	"parkboard/internal/park"
)

// DesignationsExport is the shown candidacies as a table for other programs, and
// the name of its file without the ending.
func DesignationsExport(page Page, f DesignationsFacts) (table export.Table, name string) {
	p := page.Say
	t := export.Table{
		Name: p.T("designations.title"), Title: page.City + p.T("designations.title"), Sources: p.T("export.sources"),
		Receipt: [4]string{p.T("uploads.col.park"), p.T("export.number"), p.T("export.value"), p.T("export.receipt")},
		Lines:   []string{p.T("measures.today", DateText(p, f.Today)), p.T("export.source", page.City, strings.Join(page.Stamp(), " · "))},
	}
	for _, key := range []string{
		"designations.col.kind", "uploads.col.park", "export.code", "designations.export.within", "designations.export.boundary",
		"designations.col.stage", "designations.col.begun", "designations.col.expected", "designations.export.kept",
		"designations.export.done", "designations.export.late", "designations.col.why", "designations.col.list",
	} {
		t.Columns = append(t.Columns, export.Column{Name: p.T(key)})
	}
	name = p.T("designations.title")
	if page.Sample {
		name, t.Title = p.T("page.sample")+"-"+name, p.T("page.sample")+" · "+t.Title
		t.Lines = append(t.Lines, p.T("page.sample.says"))
	}
	for _, d := range kindsOf(f) {
		for _, one := range pressingFirst(f, d) {
			row := candidacyRow(p, f.Catalogue, one, f.Today)
			kept, done, late := milestoneCounts(one, f.Today)
			number := func(n int) export.Cell {
				return export.Cell{Number: big.NewRat(int64(n), 1), Receipt: CandidacyPath(one.ID), Of: row.Where.Text}
			}
			t.Rows = append(t.Rows, []export.Cell{
				export.Words(d.Name.In(p.Lang())), export.Words(row.Where.Text), export.Words(one.Park), export.Words(one.Within),
				export.Words(one.Boundary), export.Words(row.Stage.Word), export.Words(row.Begun), export.Words(row.Expected),
				number(kept), number(done), number(late), export.Words(strings.Join(row.Risks, p.T("designations.sep"))), export.Words(row.List),
			})
		}
	}
	return t, strings.Map(inFileName, name+"-"+string(f.Today))
}

// milestoneCounts is how many milestones there are, without the dropped ones,
// how many are done, and how many are overdue.
func milestoneCounts(one park.Candidacy, today park.Date) (kept, done, late int) {
	for _, m := range one.Milestones {
		if !m.Dropped {
			kept++
		}
		if m.Done != "" {
			done++
		}
	}
	return kept, done, len(one.Overdue(today))
}
