package intake

import (
	"parkboard/internal/sheet"
)

// grid is one sheet with its merges resolved.
type grid struct {
	*sheet.Sheet
	book     *sheet.Book
	lex      *lexicon
	index    int // in the book
	searched int // cells looked at for headings
	covered  map[[2]int][2]int
	wide     map[int][]sheet.Range // merges of several columns by their first row
}

// mostCovered bounds the cells of merges that are looked up; larger merges are
// left as they are stored, and nothing is read from their other cells.
const mostCovered = 400_000

func newGrid(book *sheet.Book, index int, lex *lexicon) *grid {
	g := &grid{Sheet: &book.Sheets[index], book: book, lex: lex, index: index, covered: map[[2]int][2]int{}, wide: map[int][]sheet.Range{}}
	for _, m := range g.Merges {
		area := (m.R2 - m.R1 + 1) * (m.C2 - m.C1 + 1)
		if area <= 1 || area > mostCovered || len(g.covered)+area > mostCovered {
			continue
		}
		if m.C2 > m.C1 {
			g.wide[m.R1] = append(g.wide[m.R1], m)
		}
		for r := m.R1; r <= m.R2; r++ {
			for c := m.C1; c <= m.C2; c++ {
				g.covered[[2]int{r, c}] = [2]int{m.R1, m.C1}
			}
		}
	}
	return g
}

// origin is the first cell of the merge a cell lies in, or the cell itself.
func (g *grid) origin(row, col int) (int, int) {
	if len(g.covered) == 0 {
		return row, col
	}
	if o, ok := g.covered[[2]int{row, col}]; ok {
		return o[0], o[1]
	}
	return row, col
}

// text is what a cell says as a heading: its text, or what a number or date
// shows.
func (g *grid) text(c *sheet.Cell) string {
	if c == nil {
		return ""
	}
	if c.Kind == sheet.Text {
		return c.Raw
	}
	return g.book.Shown(c)
}

// at reads the heading at a cell, through merges.
func (g *grid) at(row, col int) (text string, r, c int) {
	r, c = g.origin(row, col)
	return g.text(g.Cell(r, c)), r, c
}

// label reads what a cell says as a heading.
func (g *grid) label(c *sheet.Cell) *label { return g.lex.label(g.text(c)) }

// place is the cell's place in the file.
func (g *grid) place(row, col int) place { return place{g.index, row, col} }

// headScore counts the cells of a row that a table's heading would hold; 0
// where a number stands among them, which no heading has.
func (g *grid) headScore(row *sheet.Row) int {
	if g.searched > mostSearched {
		return 0
	}
	n := 0
	for i := range row.Cells {
		c := &row.Cells[i]
		if numeric(c) {
			return 0
		}
		if c.Kind == sheet.Text && (isMissing(typed(c.Raw)) && typed(c.Raw) != "") {
			return 0
		}
		if l := g.label(c); l.heads() && (len(l.Spans) == 0 || !g.dated(row, i)) {
			n++
		}
		g.searched++
	}
	return n
}

// dated tells the cell right of a label such as 填报日期: a day on which
// something was done.
func (g *grid) dated(row *sheet.Row, i int) bool {
	if i == 0 {
		return false
	}
	left := g.label(&row.Cells[i-1])
	return isDated(left.Folded) && len(left.Spans) == 0
}

// mostSearched bounds the cells of a sheet that are looked at for headings:
// behind so many there is prose, or a list of something else.
const mostSearched = 200_000

// columnNumbers tells the row 甲 乙 1 2 3 that some tables print below their
// headings.
func (g *grid) columnNumbers(row *sheet.Row) bool {
	want, numbers := 0, 0
	for i := range row.Cells {
		text := fold(g.text(&row.Cells[i]))
		switch {
		case text == "甲" || text == "乙" || text == "丙" || text == "丁" || text == "a" || text == "b" || text == "c":
			if numbers > 0 {
				return false
			}
		case number(text) > 0 && len(text) < 4:
			if numbers == 0 {
				want = number(text)
				if want > 5 {
					return false
				}
			}
			if number(text) != want {
				return false
			}
			want++
			numbers++
		default:
			return false
		}
	}
	return numbers >= 2
}
