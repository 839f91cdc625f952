package views

import (
	"math/big"

	"parkboard/internal/board"
	"parkboard/internal/locale"
	"parkboard/internal/park"
	"parkboard/internal/project"
)

// TwoNew holds the projects of 亿元以上 that the ledger counts as begun this year
// against the number the parks reported.
type TwoNew struct {
	Heading string
	Lead    Sentence
	Rows    []TwoNewRow
}

// TwoNewRow is one park, or the city at the end.
type TwoNewRow struct {
	Park   string
	Ledger Figure
	Told   Figure // as reported
	Says   Sentence
	Off    bool // the two differ
	Total  bool
}

// newProjectsCode is the reported indicator the ledger is held against.
const newProjectsCode = "new_projects"

// newTwoNew compares the newest period that was reported; none where nothing
// was, or the catalogue has no such indicator.
func newTwoNew(p locale.Printer, f ProjectsFacts) TwoNew {
	_, ok := f.Catalogue.Indicator(newProjectsCode)
	period := f.Board.Latest()
	if !ok || period.IsZero() {
		return TwoNew{}
	}
	t := TwoNew{Heading: p.T("projects.twonew", PeriodText(p, period))}
	off := 0
	for _, one := range f.Catalogue.Parks {
		row := twoNewRow(p, f.Board, f.New, one.Code, period)
		row.Park = one.Name.In(p.Lang())
		t.Rows = append(t.Rows, row)
		if row.Off {
			off++
		}
	}
	city := twoNewRow(p, f.Board, f.New, park.CityCode, period)
	city.Park, city.Total = p.T("projects.city"), true
	t.Rows = append(t.Rows, city)
	t.Lead = Say(p, "projects.twonew.same")
	if off > 0 {
		t.Lead = Say(p, "projects.twonew.off", Count(off))
	}
	return t
}

// twoNewRow holds one park's two counts against each other.
func twoNewRow(p locale.Printer, b *board.Board, counts map[string]int, code string, period park.Period) TwoNewRow {
	told := b.Value(board.Query{Park: code, Period: period, Subject: newProjectsCode})
	row := TwoNewRow{Told: NewFigure(p, told, InTable)}
	row.Told.Unit = "" // the words beside it have it
	n, ok := counts[code]
	if !ok {
		row.Ledger = Figure{Text: "—", State: Absent, Note: p.T("projects.noledger")}
		row.Says = Say(p, "projects.noledger")
		return row
	}
	ask := ProjectAsk{New: period}
	if code != park.CityCode {
		ask.Park = code
	}
	row.Ledger = countFigure(n, ask.Path())
	if told.Num == nil {
		row.Says = Say(p, "missing."+string(told.Missing))
		return row
	}
	less := new(big.Rat).Sub(big.NewRat(int64(n), 1), told.Num)
	size := number(new(big.Rat).Abs(less), 0, false)
	switch row.Off = less.Sign() != 0; {
	case less.Sign() > 0:
		row.Says = Say(p, "projects.twonew.more", size)
	case less.Sign() < 0:
		row.Says = Say(p, "projects.twonew.fewer", size)
	default:
		row.Says = Say(p, "projects.twonew.equal")
	}
	return row
}

// twoNewBeside is the difference between a park's reported number of new
// projects and the ledger's, for pages that show the reported one; none where
// they agree or there is no ledger of the year.
func twoNewBeside(p locale.Printer, b *board.Board, l *park.ProjectLedger, code string, period park.Period) Sentence {
	if _, ok := b.Catalogue().Indicator(newProjectsCode); !ok || l == nil || period.IsZero() {
		return nil
	}
	row := twoNewRow(p, b, project.CountNew(l, period), code, period)
	if !row.Off {
		return nil
	}
	return Say(p, "projects.twonew.beside", MonthsText(p, period), row.Told, row.Ledger)
}

// ledgerBeside is the same on the receipt of the reported number itself.
func ledgerBeside(p locale.Printer, f ReceiptFacts) Sentence {
	q := f.Value.Query
	if q.Subject != newProjectsCode || f.Board == nil {
		return nil
	}
	told := f.Board.Value(board.Query{Park: q.Park, Period: q.Period, Subject: q.Subject})
	if told.Query != q {
		return nil
	}
	return twoNewBeside(p, f.Board, f.Projects, q.Park, q.Period)
}
