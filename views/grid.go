package views

import (
	"fmt"
	"net/url"

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
}

// GridRow is one drawn row.
type GridRow struct {
	N      int
	On     bool
	Hidden bool
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

// NewGrid draws a sheet with marks by address (row, column). keep limits the
// rows and columns drawn; nil draws from the top left.
func NewGrid(p locale.Printer, s GridSheet, marks map[[2]int]GridMark, keep *GridMerge) Grid {
	area := GridMerge{1, 1, min(s.lastRow(), GridRows), min(s.lastCol(), GridColumns)}
	if keep != nil {
		area = *keep
	}
	g := Grid{Name: s.Name, Caption: p.T("grid.caption", s.Name, address(area.Top, area.Left), address(area.Bottom, area.Right))}
	if keep == nil && (s.lastRow() > area.Bottom || s.lastCol() > area.Right) {
		g.Cut = p.T("grid.cut", Count(area.Bottom), Count(s.lastRow()), letters(area.Right), letters(s.lastCol()))
	}
	source := [2]int{}
	for at, m := range marks {
		if m.Class == "src" {
			source = at
		}
	}
	for col := area.Left; col <= area.Right; col++ {
		g.Columns = append(g.Columns, GridHead{Letter: letters(col), On: col == source[1], Hidden: s.HideCol[col]})
	}
	texts := make(map[[2]int]GridCell, len(s.Cells))
	for _, c := range s.Cells {
		texts[[2]int{c.Row, c.Col}] = c
	}
	spans, covered := s.spans(area)
	for row := area.Top; row <= area.Bottom; row++ {
		line := GridRow{N: row, On: row == source[0], Hidden: s.HideRow[row]}
		for col := area.Left; col <= area.Right; col++ {
			at := [2]int{row, col}
			if !covered[at] {
				line.Cells = append(line.Cells, newSlot(texts[at], spans[at], marks[at]))
			}
		}
		g.Rows = append(g.Rows, line)
	}
	return g
}

func newSlot(c GridCell, span GridMerge, m GridMark) GridSlot {
	slot := GridSlot{Text: c.Text, Class: m.Class, Mark: m}
	if c.Number {
		slot.Class += " r"
	}
	if span != (GridMerge{}) {
		slot.ColSpan, slot.RowSpan = span.Right-span.Left+1, span.Bottom-span.Top+1
		if slot.ColSpan > 1 && slot.ColSpan <= groupSpan { // a wider one is a title or a note: it starts where the eye does
			slot.Class += " h"
		}
	}
	return slot
}

// spans gives the merge that starts at each address inside the area, and the
// addresses other merges cover.
func (s GridSheet) spans(area GridMerge) (starts map[[2]int]GridMerge, covered map[[2]int]bool) {
	starts, covered = make(map[[2]int]GridMerge), make(map[[2]int]bool)
	for _, m := range s.Merges {
		clipped := GridMerge{max(m.Top, area.Top), max(m.Left, area.Left), min(m.Bottom, area.Bottom), min(m.Right, area.Right)}
		if clipped.Top > clipped.Bottom || clipped.Left > clipped.Right || clipped.Top != m.Top || clipped.Left != m.Left {
			continue
		}
		starts[[2]int{m.Top, m.Left}] = clipped
		for row := clipped.Top; row <= clipped.Bottom; row++ {
			for col := clipped.Left; col <= clipped.Right; col++ {
				if row != m.Top || col != m.Left {
					covered[[2]int{row, col}] = true
				}
			}
		}
	}
	return starts, covered
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
