// Package enterprise is the ground under the parks: it reads the annual
// workbook of single enterprises, scores them by a scheme, finds the land that
// yields little and holds their sums against the parks' figures
// (docs/domain.md#single-enterprises).
//
// Cells, units and names are read by the rules of intake, which lends them.
// What a single enterprise reports is confidential: the package hands out sums
// of fewer than three as withheld. It stores nothing and prints nothing.
package enterprise

import (
	"cmp"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"slices"
	"unicode/utf8"

	"parkboard/internal/intake"
	"parkboard/internal/park"
	"parkboard/internal/sheet"
)

// Request is one workbook to be read.
type Request struct {
	Name      string // the file's; its year speaks where the table says none
	Bytes     []byte
	Catalogue *park.Catalogue
	MaySend   func(parkCode string) bool // nil: every park
}

// Draft is a workbook as it was understood. With an error in Issues none of
// its rows may be published.
type Draft struct {
	SHA256      string // hex, of the bytes as sent
	Year        int    // 0 when it is not known
	Enterprises []park.Enterprise
	Parks       []string // codes named, in catalogue order, also those the sender may not send
	Issues      []park.Issue
	Book        *sheet.Book // nil when the file was refused
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
	sheet  *sheet.Sheet
	lines  []string // above the table
	named  map[string]bool
	seen   map[park.CreditCode]string // the address of each code
	counts map[park.Code]int
}

// Read reads a workbook and checks it. There is no error: everything wrong with
// it is an Issue.
func Read(ctx context.Context, r Request) Draft {
	sum := sha256.Sum256(r.Bytes)
	rd := &reader{Request: r, seen: map[park.CreditCode]string{}, named: map[string]bool{}, counts: map[park.Code]int{}}
	rd.draft.SHA256 = hex.EncodeToString(sum[:])
	book, err := sheet.Open(r.Name, r.Bytes, sheet.Limits{})
	if err != nil {
		rd.draft.Issues = []park.Issue{intake.Refused(err)}
		return rd.draft
	}
	rd.Bytes, rd.draft.Book = nil, book
	rd.book(ctx, book)
	for i := range r.Catalogue.Parks {
		if code := r.Catalogue.Parks[i].Code; rd.named[code] {
			rd.draft.Parks = append(rd.draft.Parks, code)
		}
	}
	rd.bound()
	return rd.draft
}

func (rd *reader) book(ctx context.Context, book *sheet.Book) {
	tables := 0
	for i := range book.Sheets {
		rd.sheet = &book.Sheets[i]
		rd.cells = intake.NewCells(rd.Name, book, i, readable(rd.Catalogue))
		t, ok := rd.heading()
		if !ok {
			continue
		}
		tables++
		rd.year()
		rd.rows(ctx, t)
	}
	switch {
	case tables == 0:
		rd.sheet = &sheet.Sheet{}
		rd.raise("", noTable(book.Sheets[0].Name))
	case len(rd.draft.Enterprises) == 0 && !slices.ContainsFunc(rd.draft.Issues, func(i park.Issue) bool { return i.Severity == park.Err }):
		rd.sheet = &sheet.Sheet{}
		rd.raise("", noRows())
	}
	for i := range rd.draft.Enterprises {
		rd.draft.Enterprises[i].Year = rd.draft.Year
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
	var codes []park.Code
	last := map[park.Code]park.Issue{}
	for _, i := range rd.draft.Issues {
		if rd.counts[i.Code] > mostOfACode {
			if _, known := last[i.Code]; !known {
				codes = append(codes, i.Code)
			}
			last[i.Code] = i
		}
	}
	slices.SortFunc(codes, func(a, b park.Code) int { return cmp.Compare(a, b) })
	for _, code := range codes {
		rd.draft.Issues = append(rd.draft.Issues, intake.AndMore(last[code], rd.counts[code]-mostOfACode))
	}
}

// year finds the one year that the lines above the table, the sheet's name or
// the file's name say; nearer ones speak first.
func (rd *reader) year() {
	for _, texts := range [][]string{rd.lines, {rd.sheet.Name}, {rd.Name}} {
		said := map[int]bool{}
		for _, text := range texts {
			for _, y := range rd.cells.Years(text) {
				said[y] = true
			}
		}
		for y := range said {
			if len(said) > 1 || y < 1949 || y > 9999 || rd.draft.Year != 0 && rd.draft.Year != y {
				rd.raise("", yearMissing(texts[0]))
				return
			}
			rd.draft.Year = y
			return
		}
	}
	rd.raise("", yearMissing(""))
}

// rows reads the enterprises below a heading.
func (rd *reader) rows(ctx context.Context, t table) {
	for i := t.first; i < len(rd.sheet.Rows); i++ {
		if i%1024 == 0 && ctx.Err() != nil {
			return
		}
		rd.row(t, &rd.sheet.Rows[i])
	}
}

func (rd *reader) row(t table, row *sheet.Row) {
	text := func(col int) string { return rd.cells.Text(row.Cell(col)) }
	at := func(col int) string { return sheet.Addr(int(row.N), col) }
	name, code := rd.cells.Name(row.Cell(t.name)), text(t.code)
	if name == "" && code == "" && text(t.park) == "" && !t.holds(row) {
		return
	}
	if code == "" && (rd.cells.Sum(name) || len(row.Cells) > 0 && rd.cells.Sum(rd.cells.Text(&row.Cells[0]))) {
		return // 合计, 注：…
	}
	e := park.Enterprise{Name: name, Sheet: rd.sheet.Name, Row: int(row.N)}
	good := true
	refuse := func(col int, i park.Issue) { good = false; rd.raise(at(col), i) }
	if rd.cells.Blank(name) || utf8.RuneCountInString(name) > longestName {
		refuse(t.name, unnamed(name))
	}
	parsed, err := park.ParseCreditCode(code)
	switch where, taken := rd.seen[parsed]; {
	case err != nil:
		refuse(t.code, codeWrong(code, err))
	case taken:
		refuse(t.code, twice(code, where))
	default:
		rd.seen[parsed] = sheetCell(rd.sheet.Name, at(t.code))
	}
	e.Code = parsed
	p, known := rd.cells.Park(text(t.park))
	switch {
	case !known:
		refuse(t.park, intake.ParkUnknown(rd.Catalogue, text(t.park)))
	case rd.MaySend != nil && !rd.MaySend(p.Code):
		rd.named[p.Code] = true
		refuse(t.park, intake.ParkForbidden(p))
	default:
		rd.named[p.Code] = true
		e.Park = p.Code
	}
	if t.class > 0 {
		switch said := text(t.class); {
		case yes[said]:
			e.Exempt = true
		case !no[said] && !rd.cells.Blank(said):
			refuse(t.class, classUnknown(said))
		}
	}
	if rd.amounts(t, row, &e) && good {
		rd.draft.Enterprises = append(rd.draft.Enterprises, e)
	}
}

func sheetCell(name, cell string) string {
	if name == "" {
		return cell
	}
	return name + "!" + cell
}

// amounts reads the numbers of a row; false where one is wrong.
func (rd *reader) amounts(t table, row *sheet.Row, e *park.Enterprise) bool {
	good := true
	for v, col := range t.amounts {
		if col.n == 0 {
			continue
		}
		q, ok, wrong := rd.cells.Amount(row.Cell(col.n), &amounts[v], col.unit)
		switch {
		case wrong != nil:
			good = false
			rd.raise(sheet.Addr(int(row.N), col.n), *wrong)
		case ok:
			e.Set(park.EnterpriseValue(v), q)
		}
	}
	revenue, ok := e.Value(park.RevenueEarned)
	rd.compare(t, row, e, park.TaxPaid, TaxAboveRevenue, revenue, ok)
	rd.compare(t, row, e, park.AddedValue, AddedAboveRevenue, revenue, ok)
	return good
}

// compare asks about an amount that is above the revenue it is part of.
func (rd *reader) compare(t table, row *sheet.Row, e *park.Enterprise, v park.EnterpriseValue, code park.Code, revenue park.Quantity, known bool) {
	q, ok := e.Value(v)
	if col := t.amounts[v].n; known && ok && q > revenue {
		rd.raise(sheet.Addr(int(row.N), col), aboveRevenue(code, amounts[v], rd.cells.Text(row.Cell(col)), revenue))
	}
}
