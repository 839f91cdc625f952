package views

import (
	"math/big"
	"strings"

	"parkboard/internal/export"
	"parkboard/internal/park"
)

// ObjectivesExport is the objectives as a table for other programs, a row for
// each line, and the name of its file without the ending.
func ObjectivesExport(page Page, f ObjectivesFacts) (table export.Table, name string) {
	p := page.Say
	name = p.T("objectives.title")
	t := export.Table{
		Name: name, Title: page.City + name, Sources: p.T("export.sources"),
		Receipt: [4]string{p.T("objectives.col.what"), p.T("export.number"), p.T("export.value"), p.T("export.receipt")},
		Lines:   []string{p.T("measures.today", DateText(p, f.Today)), p.T("export.source", page.City, strings.Join(page.Stamp(), " · ")), p.T("objectives.foot")},
	}
	for _, key := range []string{
		"objectives.about.group", "objectives.col.what", "export.code", "objectives.export.clause", "objectives.export.of", "objectives.col.aim",
		"objectives.export.target", "objectives.export.unit", "objectives.about.owner", "objectives.about.by", "objectives.col.value", "objectives.export.printed",
		"objectives.col.at", "objectives.col.done", "objectives.col.pace", "objectives.col.state", "objectives.about.note",
	} {
		t.Columns = append(t.Columns, export.Column{Name: p.T(key)})
	}
	if page.Sample {
		name, t.Title = p.T("page.sample")+"-"+name, p.T("page.sample")+" · "+t.Title
		t.Lines = append(t.Lines, p.T("page.sample.says"))
	}
	for _, o := range f.Board.Catalogue().Objectives {
		row := objectiveRow(p, f, o)
		for _, line := range row.Lines {
			t.Rows = append(t.Rows, objectiveCellsOf(page, o, row, line))
		}
	}
	return t, strings.Map(inFileName, name+"-"+string(f.Today))
}

func objectiveCellsOf(page Page, o park.Objective, row ObjectiveRow, line ObjectiveLine) []export.Cell {
	p, of := page.Say, row.Name.Text+" "+line.What
	number := func(n *big.Rat, receipt string) export.Cell {
		if n == nil {
			return export.Missing()
		}
		_, fraction, _ := strings.Cut(trimmed(park.Decimal(n, 4)), ".")
		return export.Cell{Number: n, Digits: len(fraction), Receipt: receipt, Of: of}
	}
	var target *big.Rat
	if o.Target != 0 {
		target = o.Target.Rat()
	}
	said := func(s Sentence) export.Cell { // a sentence leads where its first number does
		cell := export.Cell{Text: s.Plain(), Of: of}
		for _, piece := range s {
			if cell.Receipt == "" {
				cell.Receipt = piece.Figure.Receipt
			}
		}
		return cell
	}
	unit := line.unit
	if line.num == nil {
		unit = line.Value.Note
	}
	return []export.Cell{
		export.Words(o.Group.In(p.Lang())), export.Words(row.Name.Text), export.Words(o.Code), export.Words(o.Clause), export.Words(line.What),
		export.Words(line.Aim.Plain()), number(target, ObjectivePath(o.Code)), export.Words(o.Unit), export.Words(row.Owner), export.Words(string(o.By)),
		number(line.num, line.Value.Receipt), export.Words(unit), said(line.At), said(Sentence{{Figure: line.Done}}),
		said(line.Pace.Say), export.Words(line.State.Word), export.Words(row.Note),
	}
}
