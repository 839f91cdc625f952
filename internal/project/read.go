// Package project is the ledger of key projects: it reads the workbook the
// office keeps it in, counts what was started and finished, holds the two-new
// counts against the reported ones and says which bottlenecks are past their
// promised day (docs/domain.md#projects).
//
// Cells, units, names and years are read by the rules of intake, which lends
// them. The package stores nothing and prints nothing.
package project

import (
	"cmp"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"slices"

	"parkboard/internal/intake"
	"parkboard/internal/park"
	"parkboard/internal/sheet"
)

// Request is one workbook to be read.
type Request struct {
	Name      string // the file's; its year and month speak where the table says none
	Bytes     []byte
	Catalogue *park.Catalogue
	Ledger    *park.ProjectLedger        // what is published; nil for nothing
	Day       park.Date                  // on which it was sent
	MaySend   func(parkCode string) bool // nil: every park
}

// Draft is a workbook as it was understood. With an error in Issues none of
// its rows may be published.
type Draft struct {
	SHA256   string // hex, of the bytes as sent
	Year     int    // 0 when it is not known
	Month    int
	Projects []park.Project
	Parks    []string // codes named, in catalogue order, also those the sender may not send
	Issues   []park.Issue
	Book     *sheet.Book // nil when the file was refused
}

// Counts is how many errors and questions there are.
func (d *Draft) Counts() (errors, questions int) {
	errors, questions, _ = intake.Draft{Issues: d.Issues}.Counts()
	return errors, questions
}

// reader reads one book.
type reader struct {
	Request
	draft  Draft
	cells  *intake.Cells
	book   *sheet.Book
	sheet  *sheet.Sheet
	lines  []string // above the table
	named  map[string]bool
	seen   map[string]string // the address of each code
	known  map[string]*park.Project
	counts map[park.Code]int
}

// Read reads a workbook and checks it. There is no error: everything wrong with
// it is an Issue.
func Read(ctx context.Context, r Request) Draft {
	sum := sha256.Sum256(r.Bytes)
	rd := &reader{
		Request: r, seen: map[string]string{}, named: map[string]bool{}, counts: map[park.Code]int{}, known: map[string]*park.Project{},
	}
	rd.draft.SHA256 = hex.EncodeToString(sum[:])
	book, err := sheet.Open(r.Name, r.Bytes, sheet.Limits{})
	if err != nil {
		rd.draft.Issues = []park.Issue{intake.Refused(err)}
		return rd.draft
	}
	if r.Ledger != nil {
		for i := range r.Ledger.Projects {
			rd.known[r.Ledger.Projects[i].Code] = &r.Ledger.Projects[i]
		}
	}
	rd.Bytes, rd.draft.Book, rd.book = nil, book, book
	rd.sheets(ctx)
	for i := range r.Catalogue.Parks {
		if code := r.Catalogue.Parks[i].Code; rd.named[code] {
			rd.draft.Parks = append(rd.draft.Parks, code)
		}
	}
	rd.bound()
	return rd.draft
}

func (rd *reader) sheets(ctx context.Context) {
	tables := 0
	for i := range rd.book.Sheets {
		rd.sheet = &rd.book.Sheets[i]
		rd.cells = intake.NewCells(rd.Name, rd.book, i, readable(rd.Catalogue))
		t, ok := rd.heading()
		if !ok {
			continue
		}
		tables++
		rd.year()
		for n := t.first; n < len(rd.sheet.Rows) && ctx.Err() == nil; n++ {
			rd.row(t, &rd.sheet.Rows[n])
		}
	}
	switch {
	case tables == 0:
		rd.sheet = &sheet.Sheet{}
		rd.raise("", noTable(rd.book.Sheets[0].Name))
	case len(rd.draft.Projects) == 0 && !slices.ContainsFunc(rd.draft.Issues, func(i park.Issue) bool { return i.Severity == park.Err }):
		rd.sheet = &sheet.Sheet{}
		rd.raise("", noRows())
	}
	for i := range rd.draft.Projects {
		rd.draft.Projects[i].Year, rd.draft.Projects[i].Month = rd.draft.Year, rd.draft.Month
	}
}

// raise notes a finding at a cell of the sheet.
func (rd *reader) raise(cell string, i park.Issue) {
	if rd.counts[i.Code]++; rd.counts[i.Code] > mostOfACode {
		return
	}
	i.Sheet, i.Cell = rd.sheet.Name, cell
	if r := []rune(i.Text); len(r) > shownOfAFoundValue {
		i.Text = string(r[:shownOfAFoundValue]) + "…"
	}
	rd.draft.Issues = append(rd.draft.Issues, i)
}

// bound says how many findings of a code are not listed.
func (rd *reader) bound() {
	last := map[park.Code]park.Issue{}
	for _, i := range rd.draft.Issues {
		last[i.Code] = i
	}
	var codes []park.Code
	for code := range last {
		if rd.counts[code] > mostOfACode {
			codes = append(codes, code)
		}
	}
	slices.SortFunc(codes, cmp.Compare[park.Code])
	for _, code := range codes {
		rd.draft.Issues = append(rd.draft.Issues, intake.AndMore(last[code], rd.counts[code]-mostOfACode))
	}
}

// year finds the year, and the month through which it is told, that the lines
// above the table, the sheet's name or the file's name say; nearer ones speak
// first. Where none says a month, it is that of the day of sending, or the last
// of a year gone by.
func (rd *reader) year() {
	year, month := 0, 0
	for _, texts := range [][]string{rd.lines, {rd.sheet.Name}, {rd.Name}} {
		y, m, ok := rd.said(texts)
		if !ok {
			rd.raise("", words[YearMissing].issue(YearMissing, texts[0]))
			return
		}
		if year == 0 || y == 0 || y == year { // what is farther off and of another year says nothing
			year, month = cmp.Or(year, y), cmp.Or(month, m)
		}
	}
	if day := rd.Day.Time(); month == 0 && day.Year() == year {
		month = int(day.Month())
	}
	month = cmp.Or(month, 12)
	if year < 1949 || year > 9999 || rd.draft.Year != 0 && (rd.draft.Year != year || rd.draft.Month != month) {
		rd.raise("", words[YearMissing].issue(YearMissing, ""))
		return
	}
	rd.draft.Year, rd.draft.Month = year, month
}

// said is the year and month that some texts say; not ok where they say two
// years.
func (rd *reader) said(texts []string) (year, month int, ok bool) {
	for _, text := range texts {
		y, m := rd.cells.Through(text)
		if y != 0 && year != 0 && y != year {
			return 0, 0, false
		}
		year, month = cmp.Or(year, y), cmp.Or(month, m)
	}
	return year, month, true
}
