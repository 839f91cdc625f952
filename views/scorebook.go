package views

import (
	"fmt"
	"strings"

	"parkboard/internal/assess"
	"parkboard/internal/locale"
	"parkboard/internal/park"
	"parkboard/internal/scorebook"
)

// Scorebook is a year's results as a workbook that computes itself, and the
// name of its file. There is none of an assessment that cannot be scored.
func Scorebook(page Page, f AssessmentFacts) (book scorebook.Book, name string) {
	p, s := page.Say, f.State
	b := scorebook.Book{Say: p, Result: f.Result, Title: p.T("assessment.title", YearText(p, f.Assessment.Year))}
	if f.Assessment.Round > 1 {
		b.Title = p.T("assessment.round", b.Title, f.Assessment.Round)
	}
	b.Lines = scorebookLines(page, f)
	name = strings.Join([]string{b.Title, p.T("scorebook.file"), p.T("stage." + string(f.Assessment.Stage))}, "-")
	if page.Sample {
		b.Title = p.T("page.sample") + " · " + b.Title
		name = p.T("page.sample") + "-" + name
	}
	for k, item := range s.Scheme.Items {
		one := scorebookItem(p, f, itemName(p, s.Board.Catalogue(), item), item.Code)
		if f.Result.Rules[k].Benchmark != nil {
			one.Benchmark = f.receipt(park.CityCode, item.Code, assess.OfBenchmark)
		}
		b.Items = append(b.Items, one)
	}
	for _, code := range s.Scheme.TieBreak {
		b.Ties = append(b.Ties, scorebookItem(p, f, SubjectName(p, s.Board.Catalogue(), code), code))
	}
	for _, subject := range f.Result.Case.Subjects {
		b.Subjects = append(b.Subjects, scorebookSubject(p, f, subject.Code))
	}
	return b, strings.Map(inFileName, name)
}

// scorebookLines say what the numbers are of: scheme, stage, source.
func scorebookLines(page Page, f AssessmentFacts) []string {
	p := page.Say
	stage, stamp := p.T("scorebook.stage", p.T("stage."+string(f.Assessment.Stage))), page.Stamp()
	if f.Seal != nil {
		stage = p.T("scorebook.sealed", strings.Join(sealLines(p, f)[:2], p.T("page.listsep")), f.Seal.Checksum[:16])
		stamp = []string{p.T("page.version", fmt.Sprintf("v%d", f.Seal.Version))}
	}
	lines := []string{schemeWhere(p, f.State.Scheme, f.State.Period), stage, p.T("export.source", page.City, strings.Join(stamp, " · "))}
	if page.Sample {
		lines = append(lines, p.T("page.sample.says"))
	}
	return lines
}

func scorebookItem(p locale.Printer, f AssessmentFacts, name, code string) scorebook.Item {
	c, s := f.State.Board.Catalogue(), f.State.Scheme
	item := scorebook.Item{Name: name, Unit: HeadUnit(p, itemUnit(c, code)), Window: p.T("window."+string(s.Window)) + " · " + PeriodText(p, f.State.Period)}
	if r, ok := c.Ratio(code); ok && r.PerMu {
		item.Basis = p.T("basis." + string(s.Basis))
	}
	return item
}

// scorebookSubject is a park with the addresses of its receipts. A park that
// has left the catalogue since the results were sealed goes by its code.
func scorebookSubject(p locale.Printer, f AssessmentFacts, code string) scorebook.Subject {
	subject := scorebook.Subject{Name: code, Score: f.receipt(code, assess.Total, assess.OfItself)}
	w := assessmentWriter{p: p, f: f}
	row := f.Result.Row(code)
	if one, ok := f.State.Board.Catalogue().Park(code); ok {
		subject.Name = one.Name.In(p.Lang())
	}
	for k, item := range f.State.Scheme.Items {
		var at scorebook.Address
		if !item.Excluded {
			at.Value = w.valueOf(row, k, item).Receipt
			at.Points = f.receipt(code, item.Code, assess.OfPoints)
		}
		if item.Method == park.OwnGrowth {
			at.Base = receiptOf(f.State.BaseQuery(code, item.Code))
		}
		subject.Values = append(subject.Values, at)
	}
	for _, tie := range f.State.Scheme.TieBreak {
		subject.Ties = append(subject.Ties, scorebook.Address{Value: receiptOf(f.State.Query(code, tie))})
	}
	return subject
}
