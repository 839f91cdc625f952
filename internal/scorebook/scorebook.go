// Package scorebook writes a scored year as a workbook that computes itself:
// the scheme and the values as numbers, and every share, point, total, rank and
// band as a formula over them, with the exact result beside it. An office
// changes a weight in WPS and sees what a trial run here would say. It uses no
// function younger than Excel 2010, computes no score itself, and refuses to
// put a name into a formula.
package scorebook

import (
	"math/big"
	"slices"

	"parkboard/internal/locale"
	"parkboard/internal/park"
	"parkboard/internal/score"
	"parkboard/internal/sheet"
)

// Book is a result with the words that stand around its numbers.
type Book struct {
	Say      locale.Printer
	Result   *score.Result
	Title    string
	Lines    []string // under the title of every sheet: window, basis, scheme, source
	Items    []Item   // in the order of the scheme's items
	Ties     []Item   // in the order of its tie-break
	Subjects []Subject
}

// Item is an item of the scheme, or of its tie-break, in words.
type Item struct {
	Name      string
	Unit      string
	Window    string
	Basis     string // "" where it is not per mu
	Benchmark string // address of the benchmark's receipt, "" when there is none
}

// Subject is one who was scored, in the order of the case's subjects.
type Subject struct {
	Name   string
	Values []Address // in the order of the items
	Ties   []Address // in the order of the tie-break
	Score  string    // address of the receipt of the total
}

// Address is where the receipts of a value, of its base and of the points it
// earns stand.
type Address struct {
	Value  string
	Base   string // growth on own base only
	Points string // "" for a tie-break
}

// Addressed is the book with the address of every receipt made by a function,
// which leaves an empty one empty.
func (b Book) Addressed(whole func(string) string) Book {
	b.Items, b.Ties, b.Subjects = slices.Clone(b.Items), slices.Clone(b.Ties), slices.Clone(b.Subjects)
	for _, items := range [][]Item{b.Items, b.Ties} {
		for i := range items {
			items[i].Benchmark = whole(items[i].Benchmark)
		}
	}
	for i, one := range b.Subjects {
		one.Values, one.Ties, one.Score = slices.Clone(one.Values), slices.Clone(one.Ties), whole(one.Score)
		for _, places := range [][]Address{one.Values, one.Ties} {
			for j, at := range places {
				places[j] = Address{Value: whole(at.Value), Base: whole(at.Base), Points: whole(at.Points)}
			}
		}
		b.Subjects[i] = one
	}
	return b
}

// near is how much two totals of the workbook must differ to be two: a program
// computes with 15 digits, the board with fractions (docs/domain.md#workbook).
const near = "0.000000001"

// none is a value that is not there.
const none = "—"

// writer writes one book; the places of its cells are known before any of them
// is written, because the sheets refer to each other.
type writer struct {
	Book
	file    *sheet.Writer
	scheme  *park.Scheme
	items   []int // the items that are scored: those not excluded
	order   []int // subjects by rank, as the first sheet lists them
	rows    []*score.Row
	names   names
	at      schemePlaces
	data    dataPlaces
	working workingPlaces
}

// names are the sheets, as formulas call them.
type names struct{ scores, scheme, data, working string }

// Workbook is the book as .xlsx; the same result is the same bytes.
func (b Book) Workbook() ([]byte, error) {
	w := &writer{Book: b, file: sheet.NewWriter(), scheme: b.Result.Case.Scheme}
	for k, item := range w.scheme.Items {
		if !item.Excluded {
			w.items = append(w.items, k)
		}
	}
	w.subjects()
	say := b.Say.T
	w.names = names{say("scorebook.scores"), say("scorebook.scheme"), say("scorebook.data"), say("scorebook.working")}
	w.place()
	scores, scheme := w.file.Page(w.names.scores), w.file.Page(w.names.scheme)
	data, working := w.file.Page(w.names.data), w.file.Page(w.names.working)
	w.writeScores(scores)
	w.writeScheme(scheme)
	w.writeData(data)
	w.writeWorking(working)
	return w.file.Bytes()
}

// subjects finds the row of each subject, and their order by rank.
func (w *writer) subjects() {
	index := make(map[string]int)
	for i, s := range w.Result.Case.Subjects {
		index[s.Code] = i
		w.rows = append(w.rows, w.Result.Row(s.Code))
	}
	for i := range w.Result.Rows {
		w.order = append(w.order, index[w.Result.Rows[i].Code])
	}
	w.sortTied()
}

// sortTied puts equals into the order of the subjects, as the formulas do.
func (w *writer) sortTied() {
	for i := 1; i < len(w.order); i++ {
		for j := i; j > 0 && w.rows[w.order[j]].Rank == w.rows[w.order[j-1]].Rank && w.order[j] < w.order[j-1]; j-- {
			w.order[j], w.order[j-1] = w.order[j-1], w.order[j]
		}
	}
}

// head writes the title and the lines over so many columns, and gives the row
// below.
func (w *writer) head(p *sheet.Page, name string, width int, more ...string) int {
	p.Text(1, 1, sheet.Title, w.Title+" · "+name)
	p.Merge(sheet.Range{R1: 1, C1: 1, R2: 1, C2: width})
	p.Height(1, 30)
	at := 2
	for _, line := range append(append([]string(nil), w.Lines...), more...) {
		at = note(p, at, width, line)
	}
	return at
}

// note writes a line over all columns, as high as its text needs.
func note(p *sheet.Page, at, width int, text string) int {
	p.Text(at, 1, sheet.Note, text)
	p.Merge(sheet.Range{R1: at, C1: 1, R2: at, C2: width})
	const line = 100 // half ems on the narrowest sheet
	p.Height(at, 15*float64(1+halves(text)/line))
	return at + 1
}

// halves is the width of a text in half ems.
func halves(text string) (n int) {
	for _, r := range text {
		if n++; r > 0x2e80 {
			n++
		}
	}
	return n
}

// wide is the width of a column that holds these texts.
func wide(least, most int, texts ...string) float64 {
	for _, text := range texts {
		least = max(least, halves(text)+2)
	}
	return float64(min(least, most))
}

// lines is how many lines of a width the texts take at most.
func lines(width int, texts ...string) float64 {
	n := 1
	for _, text := range texts {
		n = max(n, 1+halves(text)/width)
	}
	return float64(n)
}

// exact is a fraction as the 17 digits that tell every number of a spreadsheet
// from its neighbours.
func exact(r *big.Rat) string {
	return new(big.Float).SetPrec(512).SetRat(r).Text('g', 17)
}
