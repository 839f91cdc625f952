package views

import (
	"math/big"
	"strings"

	"parkboard/internal/export"
	"parkboard/internal/park"
	"parkboard/internal/project"
)

// ProjectsExport is the chosen projects as a table for other programs, whatever
// page of them is shown, and the name of its file without the ending.
func ProjectsExport(page Page, f ProjectsFacts) (table export.Table, name string) {
	p := page.Say
	t := export.Table{
		Name: p.T("projects.title"), Title: page.City + p.T("projects.title"),
		Lines:   []string{p.T("measures.today", DateText(p, f.Today)), p.T("export.source", page.City, strings.Join(page.Stamp(), " · "))},
		Receipt: [4]string{p.T("projects.col.code"), p.T("projects.col.amount"), p.T("projects.col.value"), p.T("export.receipt")},
		Sources: p.T("projects.receipts"),
	}
	if says := chosenText(p, f).Plain(); says != "" {
		t.Lines = append(t.Lines, says)
	}
	column := func(key, unit string) { t.Columns = append(t.Columns, export.Column{Name: p.T(key), Unit: unit}) }
	money := UnitText(p, tenThousandYuan, InTable)
	for _, key := range []string{"projects.col.code", "projects.col.name", "uploads.col.park", "projects.col.county", "projects.col.state", "projects.field.industry"} {
		column(key, "")
	}
	for _, key := range []string{"projects.total", "projects.plan", "projects.done"} {
		column(key, money)
	}
	column("projects.rate", percent)
	for _, key := range []string{
		"projects.col.through", "projects.start", "projects.finish", "projects.leader.0", "projects.leader.1", "projects.leader.2",
		"projects.col.blocks", "projects.promised", "projects.cleared", "projects.col.late",
	} {
		column(key, "")
	}
	name = p.T("projects.title")
	if page.Sample {
		name, t.Title = p.T("page.sample")+"-"+name, p.T("page.sample")+" · "+t.Title
		t.Lines = append(t.Lines, p.T("page.sample.says"))
	}
	for _, one := range chosenProjects(f) {
		t.Rows = append(t.Rows, exportedProject(page, f, one))
	}
	return t, strings.Map(inFileName, name+"-"+string(f.Today))
}

func exportedProject(page Page, f ProjectsFacts, one *park.Project) []export.Cell {
	p := page.Say
	county := ""
	if in, ok := f.Catalogue.Park(one.Park); ok {
		county = in.County.In(p.Lang())
	}
	row := []export.Cell{
		export.Words(one.Code), export.Words(one.Name), export.Words(ParkName(p, f.Catalogue, one.Park)), export.Words(county),
		export.Words(p.T("projects.state." + string(one.State))), export.Words(industryText(p, one.Industry)),
	}
	for a := range park.ProjectAmounts {
		q, ok := one.Value(park.ProjectAmount(a))
		if !ok {
			row = append(row, export.Missing())
			continue
		}
		row = append(row, export.Cell{Number: q.Rat(), Digits: 4, Of: one.Code, Receipt: ProjectPath(one.Code) + "#" + park.ProjectAmount(a).String()})
	}
	rate := export.Missing()
	if r := project.Rate(one); r != nil {
		rate = export.Cell{Number: new(big.Rat).Mul(r, big.NewRat(100, 1)), Digits: 1, Of: one.Code, Receipt: ProjectPath(one.Code) + "#rate"}
	}
	row = append(row, rate, export.Words(throughText(p, one)), export.Words(string(one.Start)), export.Words(string(one.Finish)))
	for _, who := range one.Leaders {
		row = append(row, export.Words(who))
	}
	var kinds, promised, cleared, late []string
	for _, b := range one.Blocks {
		kind := p.T("projects.block." + string(b.Kind))
		if b.Text != "" {
			kind += p.T("projects.block.sep") + b.Text
		}
		kinds, promised, cleared = append(kinds, kind), append(promised, string(b.Promised)), append(cleared, string(b.Cleared))
		if one.State != park.ProjectDropped {
			late = append(late, blockMark(p, b, f.Today, false).Word)
		}
	}
	for _, list := range [][]string{kinds, promised, cleared, late} {
		row = append(row, export.Words(strings.Join(list, p.T("projects.listsep"))))
	}
	return row
}
