package views

import (
	"fmt"
	"net/url"
	"slices"

	"parkboard/internal/locale"
)

// GridCell is one cell of a workbook as it stands in the file.
type GridCell struct {
	Row, Col int    // 1-based
	Text     string // as a person sees it there
	Number   bool   // right-aligned, as in the file
}

// GridSheet is one sheet of a workbook, for drawing it row by row and column
// by column as in the file.
type GridSheet struct {
	Name    string
	Rows    int // how many rows the sheet has, also where not all cells are given
	Cells   []GridCell
	Merges  []GridMerge
	HideRow map[int]bool
	HideCol map[int]bool
}

// GridMerge is a merged range, 1-based and inclusive.
type GridMerge struct{ Top, Left, Bottom, Right int }

// GridMark is what stands on a cell: the seal of an issue, or that a figure
// was read there.
type GridMark struct {
	ID    string // anchor of the cell, "" for none
	Class string // bad, q, i, src, or "" for a cell a figure was read from
	Seal  *Seal
	Href  string // where the seal leads
	Note  string // title of the cell: what was read
}

// GridKeep says which rows and columns of a sheet are drawn, both rising.
type GridKeep struct{ Rows, Cols []int }

// Grid is a sheet ready to print.
type Grid struct {
	Name    string
	Caption string
	Cut     string // a sentence when the sheet goes on beyond what is drawn
	Columns []GridHead
	Rows    []GridRow
}

// GridHead is a column's letter.
type GridHead struct {
	Letter string
	On     bool // the column of the source cell
	Hidden bool
	Gap    bool // columns before it are not drawn
}

// GridRow is one drawn row.
type GridRow struct {
	N      int
	On     bool
	Hidden bool
	Gap    bool // rows before it are not drawn
	Cells  []GridSlot
}

// GridSlot is one drawn cell.
type GridSlot struct {
	Text    string
	Class   string
	ColSpan int
	RowSpan int
	Mark    GridMark
}

// Grids are drawn up to these bounds; what lies beyond is said, and the list
// of findings still names its cells.
const (
	groupSpan   = 6 // the widest merge that is drawn as a head over columns
	GridRows    = 200
	GridColumns = 60
)

// NewGrid draws a sheet with marks by address (row, column). keep says which
// rows and columns are drawn; nil draws from the top left.
func NewGrid(p locale.Printer, s GridSheet, marks map[[2]int]GridMark, keep *GridKeep) Grid {
	g := Grid{Name: s.Name}
	if keep == nil {
		keep = &GridKeep{upTo(min(s.lastRow(), GridRows)), upTo(min(s.lastCol(), GridColumns))}
		if bottom, right := last(keep.Rows), last(keep.Cols); s.lastRow() > bottom || s.lastCol() > right {
			g.Cut = p.T("grid.cut", Count(bottom), Count(s.lastRow()), letters(right), letters(s.lastCol()))
		}
	}
	if len(keep.Rows) == 0 || len(keep.Cols) == 0 {
		return g
	}
	g.Caption = p.T("grid.caption", s.Name, address(keep.Rows[0], keep.Cols[0]), address(last(keep.Rows), last(keep.Cols)))
	source := [2]int{}
	for at, m := range marks {
		if m.Class == "src" {
			source = at
		}
	}
	for i, col := range keep.Cols {
		gap := i > 0 && keep.Cols[i-1] < col-1
		g.Columns = append(g.Columns, GridHead{Letter: letters(col), On: col == source[1], Hidden: s.HideCol[col], Gap: gap})
	}
	texts := make(map[[2]int]GridCell, len(s.Cells))
	for _, c := range s.Cells {
		texts[[2]int{c.Row, c.Col}] = c
	}
	spans, covered := s.spans(*keep)
	for i, row := range keep.Rows {
		line := GridRow{N: row, On: row == source[0], Hidden: s.HideRow[row], Gap: i > 0 && keep.Rows[i-1] < row-1}
		for j, col := range keep.Cols {
			at := [2]int{row, col}
			if covered[at] {
				continue
			}
			text := texts[at]
			if m, ok := spans[at]; ok { // a merge that begins beyond what is drawn says its text all the same
				text = texts[[2]int{m.whole.Top, m.whole.Left}]
			}
			slot := newSlot(text, spans[at].drawn, marks[at])
			if g.Columns[j].Gap {
				slot.Class += " gap"
			}
			line.Cells = append(line.Cells, slot)
		}
		g.Rows = append(g.Rows, line)
	}
	return g
}

func upTo(n int) []int {
	all := make([]int, n)
	for i := range all {
		all[i] = i + 1
	}
	return all
}

func last(all []int) int { return all[len(all)-1] }

// gridSpan is a merge and the part of it that is drawn: how many of the drawn
// rows and columns it takes.
type gridSpan struct {
	whole GridMerge
	drawn [2]int
}

func newSlot(c GridCell, span [2]int, m GridMark) GridSlot {
	slot := GridSlot{Text: c.Text, Class: m.Class, Mark: m}
	if c.Number {
		slot.Class += " r"
	}
	if span != ([2]int{}) {
		slot.RowSpan, slot.ColSpan = span[0], span[1]
		if slot.ColSpan > 1 && slot.ColSpan <= groupSpan { // a wider one is a title or a note: it starts where the eye does
			slot.Class += " h"
		}
	}
	return slot
}

// spans gives the merge that is drawn from each address, and the addresses that
// merges cover beside those.
func (s GridSheet) spans(keep GridKeep) (starts map[[2]int]gridSpan, covered map[[2]int]bool) {
	starts, covered = make(map[[2]int]gridSpan), make(map[[2]int]bool)
	for _, m := range s.Merges {
		rows, cols := within(keep.Rows, m.Top, m.Bottom), within(keep.Cols, m.Left, m.Right)
		if len(rows) == 0 || len(cols) == 0 {
			continue
		}
		starts[[2]int{rows[0], cols[0]}] = gridSpan{m, [2]int{len(rows), len(cols)}}
		for i, row := range rows {
			for j, col := range cols {
				if i > 0 || j > 0 {
					covered[[2]int{row, col}] = true
				}
			}
		}
	}
	return starts, covered
}

// within cuts a rising list to those from one number to another.
func within(rising []int, from, to int) []int {
	first, _ := slices.BinarySearch(rising, from)
	end, _ := slices.BinarySearch(rising, to+1)
	if end <= first {
		return nil
	}
	return rising[first:end]
}

func (s GridSheet) lastRow() int {
	last := s.Rows
	for _, c := range s.Cells {
		last = max(last, c.Row)
	}
	return max(last, 1)
}

func (s GridSheet) lastCol() int {
	last := 1
	for _, c := range s.Cells {
		last = max(last, c.Col)
	}
	return last
}

func address(row, col int) string { return fmt.Sprintf("%s%d", letters(col), row) }

func letters(col int) string {
	text := ""
	for ; col > 0; col = (col - 1) / 26 {
		text = string(rune('A'+(col-1)%26)) + text
	}
	return text
}

// span is the value of a colspan or rowspan attribute, "" for one.
func span(n int) string {
	if n <= 1 {
		return ""
	}
	return fmt.Sprint(n)
}

// cellID is the anchor of a cell: c-Sheet1-E13, percent-encoded so that any
// sheet name makes a valid fragment.
func cellID(sheet, cell string) string { return "c-" + url.PathEscape(sheet) + "-" + cell }

// cellAt reads an A1 address.
func cellAt(cell string) (at [2]int, ok bool) {
	i := 0
	for ; i < len(cell) && cell[i] >= 'A' && cell[i] <= 'Z'; i++ {
		at[1] = at[1]*26 + int(cell[i]-'A') + 1
	}
	for ; i < len(cell) && cell[i] >= '0' && cell[i] <= '9'; i++ {
		at[0] = at[0]*10 + int(cell[i]-'0')
	}
	return at, i == len(cell) && at[0] > 0 && at[1] > 0
}

// drawn reports whether a cell stands within what is drawn of its sheet.
func drawn(cell string) bool {
	at, ok := cellAt(cell)
	return ok && at[0] <= GridRows && at[1] <= GridColumns
}
