// Package export hands a table to other programs: as a styled .xlsx workbook and
// as .csv. It is given words and exact numbers and knows neither where they come
// from nor what they mean; a page and its file are made from the same values. It
// refuses to round beyond what a page prints and to let a text become a formula.
package export

import (
	"math/big"

	"parkboard/internal/park"
)

// Table is one table with what must be known beside it.
type Table struct {
	Name    string   // of the workbook's sheet
	Title   string   // over the table
	Lines   []string // under the title: window, period, basis, units, source
	Columns []Column
	Rows    [][]Cell // as long as Columns
	Last    []Cell   // the row below a rule: totals; nil for none
	Notes   []string // under the table
	Sources string   // name of the sheet of receipts
	Receipt [4]string

	// Address makes the address of a receipt one that leads back from the file;
	// nil leaves it as it is.
	Address func(string) string
}

// Receipt names the columns of the sheet of receipts: whose, what, number, address.

// Column is a head; Unit is printed in it and never in the cells.
type Column struct {
	Name string
	Unit string
	Wide int // widest text, in half ems; 0 measures the cells
}

// Cell is a text, or a number. A number that is absent is the text "—", its
// reason stands in a column of its own.
type Cell struct {
	Text    string
	Number  *big.Rat // in the unit of its column; nil for a text
	Digits  int      // decimals the page prints
	Receipt string   // address of the number's receipt
	Of      string   // whose number it is, for the sheet of receipts
}

// Most decimals a cell holds at first: 亿元 to the yuan, with room for ratios.
const (
	digits     = 8
	mostDigits = 14
)

// Exact is the number as a cell holds it: plain digits with every decimal up to
// eight, more where eight would round to something else than the page prints.
func (c Cell) Exact() string {
	want := park.Decimal(c.Number, c.Digits)
	text := ""
	for n := max(digits, c.Digits); n <= mostDigits; n++ {
		text = park.Decimal(c.Number, n)
		if held, ok := new(big.Rat).SetString(text); ok && park.Decimal(held, c.Digits) == want {
			break
		}
	}
	return trimmed(text)
}

// head is a column's head as one text.
func (c Column) head() string {
	if c.Unit == "" {
		return c.Name
	}
	return c.Name + "（" + c.Unit + "）"
}

func trimmed(text string) string {
	for i := range text {
		if text[i] != '.' {
			continue
		}
		end := len(text)
		for end > i+1 && text[end-1] == '0' {
			end--
		}
		if end == i+1 {
			end = i
		}
		return text[:end]
	}
	return text
}

// receipt is the address of a cell's receipt as the file gives it; "" without one.
func (t Table) receipt(c Cell) string {
	if c.Receipt == "" || t.Address == nil {
		return c.Receipt
	}
	return t.Address(c.Receipt)
}

// all are the rows and the last below them.
func (t Table) all() [][]Cell {
	if t.Last == nil {
		return t.Rows
	}
	return append(t.Rows[:len(t.Rows):len(t.Rows)], t.Last)
}

// Missing is the cell of a number that is absent.
func Missing() Cell { return Cell{Text: "—"} }

// Words is a cell of text.
func Words(text string) Cell { return Cell{Text: text} }
