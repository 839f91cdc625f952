// Package sheet turns the bytes of a clerk's file into grids of addressed
// cells, and writes new plain workbooks.
//
// It knows spreadsheets and nothing of parks: Open tells by content what a
// file is, reads .xlsx (transitional and strict), .xls (BIFF8) and delimited
// text, and hands back every cell that holds something with the text exactly
// as stored. A file is read whole or refused whole: a broken checksum, a cut
// stream, a declared size that lies, a document type declaration or more cells
// than the limits allow is a *Refusal, never a shorter grid.
package sheet

import (
	"strconv"
	"time"
)

// Kind says what a cell holds.
type Kind uint8

// The kinds of cells. Empty is the zero value; no stored cell has it.
const (
	Empty  Kind = iota
	Text        // Raw is the text
	Number      // Raw is the decimal text as stored; see Cell.Decimal
	Bool        // Raw is "TRUE" or "FALSE"
	Date        // a number under a date format, or an ISO date; see Book.Date
	Error       // Raw is the error's name, "#DIV/0!"
)

// Flag marks a property of a cell.
type Flag uint8

// The flags of a cell.
const (
	Formula       Flag = 1 << iota // the cell is computed; Raw is its cached result
	NoCache                        // a formula without a cached result: Kind Empty, Raw ""
	PercentFormat                  // a Number whose format multiplies by 100 and shows %
)

// Cell is one cell that holds something. It is kept at 24 bytes, because
// millions of them may be held at once.
type Cell struct {
	Col   int32 // 1-based: column A is 1
	Kind  Kind
	Flags Flag
	style uint16 // index into Book.formats
	Raw   string // exactly as stored
}

// Has tells whether the cell carries every flag of f.
func (c *Cell) Has(f Flag) bool { return c.Flags&f == f }

// Decimal is the number of a Number or Date cell in plain decimal notation,
// without an exponent: the shortest text that names the stored double. So
// "5892600.0000000001", as some programs store 5892600, and "1.23E-1" come out
// as "5892600" and "0.123". It is "" for any other kind.
func (c *Cell) Decimal() string {
	f, ok := c.Float()
	switch {
	case !ok:
		return ""
	case f == 0:
		return "0" // -0 as well
	}
	return strconv.FormatFloat(f, 'f', -1, 64)
}

// Float is the double of a Number or Date cell; false for any other kind.
func (c *Cell) Float() (float64, bool) {
	if c.Kind != Number && c.Kind != Date {
		return 0, false
	}
	f, err := strconv.ParseFloat(c.Raw, 64)
	return f, err == nil
}

// Row is one row that holds at least one cell.
type Row struct {
	N      int32 // 1-based
	Hidden bool
	Cells  []Cell // ascending Col; only cells that hold something
}

// Cell is the row's cell in a column, nil when that holds nothing.
func (r *Row) Cell(col int) *Cell {
	lo, hi := 0, len(r.Cells)
	for lo < hi {
		mid := (lo + hi) / 2
		if int(r.Cells[mid].Col) < col {
			lo = mid + 1
		} else {
			hi = mid
		}
	}
	if lo < len(r.Cells) && int(r.Cells[lo].Col) == col {
		return &r.Cells[lo]
	}
	return nil
}

// Range is a rectangle of cells: rows and columns 1-based, both ends included.
type Range struct{ R1, C1, R2, C2 int }

// Holds tells whether the cell at row, col lies in the range.
func (r Range) Holds(row, col int) bool {
	return row >= r.R1 && row <= r.R2 && col >= r.C1 && col <= r.C2
}

// Sheet is one grid.
type Sheet struct {
	Name       string // "" for delimited text
	Hidden     bool
	Rows       []Row   // ascending N; only rows that hold a cell
	Merges     []Range // in the order stored
	HiddenCols []Range // whole columns: R1 is 1, R2 is MaxRows
	RowCount   int     // number of the last row that holds a cell
}

// Row is the sheet's row n, nil when it holds nothing.
func (s *Sheet) Row(n int) *Row {
	lo, hi := 0, len(s.Rows)
	for lo < hi {
		mid := (lo + hi) / 2
		if int(s.Rows[mid].N) < n {
			lo = mid + 1
		} else {
			hi = mid
		}
	}
	if lo < len(s.Rows) && int(s.Rows[lo].N) == n {
		return &s.Rows[lo]
	}
	return nil
}

// Cell is the cell at row, col, nil when that holds nothing. The cells of a
// merge other than its first are not filled.
func (s *Sheet) Cell(row, col int) *Cell {
	if r := s.Row(row); r != nil {
		return r.Cell(col)
	}
	return nil
}

// ColHidden tells whether column col is hidden.
func (s *Sheet) ColHidden(col int) bool {
	for _, r := range s.HiddenCols {
		if col >= r.C1 && col <= r.C2 {
			return true
		}
	}
	return false
}

// Book is a file read whole.
type Book struct {
	Format   string  // "xlsx", "xls" or "csv" (any delimited text)
	Encoding string  // of delimited text: "UTF-8", "UTF-16LE", "UTF-16BE", "GB18030"; else ""
	Guessed  bool    // the encoding was inferred: no byte order mark, and not UTF-8
	Sheets   []Sheet // in the order of the workbook's tabs, hidden ones too

	date1904 bool
	formats  []format // by Cell.style
}

// Date is the day and time of a Date cell, in UTC for want of a zone. It is
// false for any other kind and for a serial number that names no day.
func (b *Book) Date(c *Cell) (time.Time, bool) {
	if c.Kind != Date {
		return time.Time{}, false
	}
	if t, ok := isoDate(c.Raw); ok {
		return t, true
	}
	f, ok := c.Float()
	if !ok {
		return time.Time{}, false
	}
	return serialTime(f, b.date1904)
}
