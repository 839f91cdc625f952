package intake

import (
	"cmp"
	"context"
	"slices"

	"parkboard/internal/park"
	"parkboard/internal/sheet"
)

// reader reads one book.
type reader struct {
	req        Request
	book       *sheet.Book
	lex        *lexicon
	fileVoices []voice

	figures []park.Figure
	city    []park.Figure
	records []record // every number read, in reading order
	taken   taken
	units   map[string]*park.Unit // that records have, by name
	weak    []int                 // records of stocks under 本月
	issues  []finding
	tables  int
	beside  bool // two tables stand side by side: figures come out of order
	headed  bool // a heading was found, with rows or without
	hidden  map[int]*hiddenCells

	cityAt   map[park.Key]suppliedAt
	disputed map[sumKey]bool     // sums that cannot be checked
	counts   map[park.Code]int   // findings of each code
	sums     map[sumAt][]*record // amounts of the rows of sums

	agreed   map[string]*lexicon // by shape, of tables with mapped headings; nil without
	unmapped []Unmapped
	mapped   []Mapped
}

// record is a number that was read, with what the checks need to know of it.
type record struct {
	key    park.Key // Park "" for rows of sums
	total  total
	value  park.Quantity
	at     place
	text   string
	places int        // decimals printed
	stored int        // decimals held
	unit   *park.Unit // as written; of the book's few, shared
	cell   cellTraits // of growth rates
	table  int
	vein   int // records of one printed column of growth rates share table and vein
	order  int // along the axis of parks
	group  int // 小计 sums its own group
	ind    int
	figure int // index in figures, −1: none
}

// cellTraits is how a growth rate was written.
type cellTraits struct{ percent, flat bool }

// finding is an issue with its place, for the order of the list.
type finding struct {
	at place
	park.Issue
}

func newReader(r Request, book *sheet.Book) *reader {
	return &reader{
		req: r, book: book, lex: newLexicon(r.Catalogue, nil), fileVoices: fileVoices(r), agreed: map[string]*lexicon{},
		taken: newTaken(), units: map[string]*park.Unit{}, hidden: map[int]*hiddenCells{}, cityAt: map[park.Key]suppliedAt{}, disputed: map[sumKey]bool{}, counts: map[park.Code]int{},
	}
}

// read reads every sheet. A sheet without a table is passed over where another
// has one.
func (rd *reader) read(ctx context.Context) {
	found, filled := false, -1
	for i := range rd.book.Sheets {
		if ctx.Err() != nil {
			return
		}
		g := newGrid(rd.book, i, rd.lex)
		if filled < 0 && len(g.Rows) > 0 {
			filled = i
		}
		found = rd.sheet(ctx, g) || found
	}
	switch {
	case filled < 0:
		rd.raise(place{sheet: -1}, emptyFile())
	case !found && !rd.headed:
		rd.raise(place{sheet: filled}, headerNotFound(rd.book))
	case len(rd.figures) == 0 && !rd.has(park.Err):
		rd.raise(place{sheet: -1}, nothingRead())
	}
	rd.settleStocks()
	if rd.beside {
		rd.reorder()
	}
}

// mostLines bounds the lines kept before a table.
const mostLines = 200

// sheet reads the tables of one sheet, one below the other.
func (rd *reader) sheet(ctx context.Context, g *grid) (found bool) {
	s := &surroundings{rd: rd, g: g}
	var lines []line
	free := 0
	for i := 0; i < len(g.Rows) && ctx.Err() == nil; {
		h, ok := rd.headedAt(g, i, free)
		if ok {
			for k := i; k < h.from; k++ { // rows that looked like a heading and were not
				lines = append(lines, g.lines(&g.Rows[k])...)
			}
			i = max(i, h.from)
			if next, read := rd.table(ctx, h, lines, s); read {
				found, lines, i, free = true, nil, next, next
				continue
			}
		}
		lines = append(lines, g.lines(&g.Rows[i])...)
		if len(lines) > mostLines {
			lines = append(lines[:20:20], lines[len(lines)-mostLines/2:]...)
		}
		i++
	}
	return found
}

// table reads the table under a header, and whether there is one; next is the
// first row behind it.
func (rd *reader) table(ctx context.Context, h headed, lines []line, s *surroundings) (next int, found bool) {
	var ours []*table
	g := h.g
	for _, t := range g.tablesAt(h.header) {
		if t.ours {
			ours = append(ours, t)
		}
	}
	if len(ours) == 0 {
		return 0, false
	}
	above := int(g.Rows[h.from].N)
	context := slices.DeleteFunc(slices.Clone(lines), func(l line) bool { return l.at.row >= above })
	before := *s
	said := s.around(context)
	for _, t := range ours {
		t.rd, t.said, t.plain, t.found = rd, said, h.plain, h.found
		rd.tables++
		t.number = rd.tables
		t.settle(said.period.period)
		next = max(next, t.read(ctx))
	}
	rd.headed = true
	rd.beside = rd.beside || len(ours) > 1
	if next == h.to { // a heading without rows: lines of a title, or a blank form
		*s = before
		return 0, false
	}
	for _, t := range ours {
		t.finish()
	}
	return next, true
}

// mostOfACode bounds the findings of one code; the rest are counted.
const mostOfACode = 2000

// raise adds a finding.
func (rd *reader) raise(at place, i park.Issue) {
	if at.sheet >= 0 && at.sheet < len(rd.book.Sheets) {
		i.Sheet = rd.book.Sheets[at.sheet].Name
	}
	if at.row > 0 {
		i.Cell = sheet.Addr(at.row, at.col)
	}
	if rd.counts[i.Code]++; rd.counts[i.Code] > mostOfACode {
		return
	}
	rd.issues = append(rd.issues, finding{at, i})
}

func (rd *reader) has(s park.Severity) bool {
	return slices.ContainsFunc(rd.issues, func(f finding) bool { return f.Severity == s })
}

// mostReserved bounds the room made for numbers ahead of reading them: a row
// may hold none.
const mostReserved = 128 << 10

// reserve makes room for up to n more numbers at once. Grown number by number,
// the lists of a long table would stand in memory twice, and their discarded
// halves several times over.
func (rd *reader) reserve(n int) {
	n = min(n, mostReserved)
	rd.records = slices.Grow(rd.records, n)
	rd.figures = slices.Grow(rd.figures, n)
}

// unit is the one copy of a unit that records share.
func (rd *reader) unit(u park.Unit) *park.Unit {
	kept := rd.units[u.Name]
	if kept == nil {
		kept = &u
		rd.units[u.Name] = kept
	}
	return kept
}

// findings lists the issues in reading order: those of the whole file first,
// then by sheet, row and column.
func (rd *reader) findings() []park.Issue {
	for i := range rd.issues {
		if f := &rd.issues[i]; rd.counts[f.Code] > mostOfACode {
			more := rd.counts[f.Code] - mostOfACode
			rd.counts[f.Code] = 0
			rd.issues = append(rd.issues, finding{place{sheet: -1}, andMore(f.Issue, more)})
		}
	}
	slices.SortStableFunc(rd.issues, func(a, b finding) int {
		return cmp.Or(cmp.Compare(a.at.sheet, b.at.sheet), cmp.Compare(a.at.row, b.at.row), cmp.Compare(a.at.col, b.at.col))
	})
	out := make([]park.Issue, len(rd.issues))
	for i := range rd.issues {
		out[i] = rd.issues[i].Issue
	}
	return out
}

func (rd *reader) indicator(ind int) *park.Indicator { return &rd.req.Catalogue.Indicators[ind-1] }
func (rd *reader) park(p int) *park.Park             { return &rd.req.Catalogue.Parks[p-1] }
func (rd *reader) sheetName(at place) string {
	if at.sheet < 0 {
		return ""
	}
	return rd.book.Sheets[at.sheet].Name
}
