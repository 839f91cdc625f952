package sheet

import (
	"encoding/binary"
	"fmt"
	"math"
	"strconv"
)

// biffSheet reads the cells of one sheet.
type biffSheet struct {
	x       *biffReader
	sheet   *Sheet
	grid    grid
	row     int          // being filled, 0 for none
	hidden  map[int]bool // rows
	pending *Cell        // a formula whose text comes in the next STRING record
}

// readSheet reads one sheet into the book.
func (x *biffReader) readSheet(tab biffTab) error {
	sheet := Sheet{Name: tab.name, Hidden: tab.hidden}
	r := &biffSheet{x: x, sheet: &sheet, grid: grid{left: x.left}, hidden: map[int]bool{}}
	if err := x.begin(tab.at); err != nil {
		return err
	}
	if err := r.records(); err != nil {
		return err
	}
	if err := r.finish(); err != nil {
		return err
	}
	x.book.Sheets = append(x.book.Sheets, sheet)
	return nil
}

// finish closes the last row and marks the hidden ones.
func (r *biffSheet) finish() error {
	if err := r.toRow(0); err != nil {
		return err
	}
	if err := r.grid.finish(r.sheet); err != nil {
		return err
	}
	for i := range r.sheet.Rows {
		row := &r.sheet.Rows[i]
		row.Hidden = r.hidden[int(row.N)]
	}
	return nil
}

// records walks the sheet; charts lie inside as nested substreams.
func (r *biffSheet) records() error {
	nested := 0
	for {
		rec, err := r.x.stream.next()
		switch {
		case err != nil:
			return err
		case rec.id == biffBOF:
			nested++
		case rec.id == biffEOF && nested == 0:
			return nil
		case rec.id == biffEOF:
			nested--
		case nested == 0:
			err = r.record(rec)
		}
		if err != nil {
			return err
		}
	}
}

// lengths are the fewest bytes of each record that is read.
var biffLengths = map[uint16]int{
	biffRow: 14, biffColInfo: 10, biffMerges: 2, biffLabelSST: 10, biffLabel: 9, biffRString: 9,
	biffNumber: 14, biffRK: 10, biffMulRK: 6, biffFormula: 14, biffBoolErr: 8, biffString: 3,
}

func (r *biffSheet) record(rec biffRecord) error {
	least, read := biffLengths[rec.id]
	if !read {
		return nil
	}
	if err := rec.need(least); err != nil {
		return err
	}
	switch rec.id {
	case biffRow:
		if rec.u16(12)&0x20 != 0 {
			r.hidden[rec.u16(0)+1] = true
		}
		return nil
	case biffColInfo:
		r.hideCols(rec)
		return nil
	case biffMerges:
		return r.merges(rec)
	case biffString:
		return r.formulaText(rec)
	case biffMulRK:
		return r.mulRK(rec)
	}
	return r.cell(rec)
}

func (r *biffSheet) hideCols(rec biffRecord) {
	if rec.u16(8)&1 != 0 && len(r.sheet.HiddenCols) < MaxCols {
		r.sheet.HiddenCols = append(r.sheet.HiddenCols,
			Range{1, rec.u16(0) + 1, MaxRows, min(rec.u16(2)+1, MaxCols)})
	}
}

func (r *biffSheet) merges(rec biffRecord) error {
	n := rec.u16(0)
	if err := rec.need(2 + 8*n); err != nil {
		return err
	}
	if len(r.sheet.Merges)+n > maxMerges {
		return tooLarge("合并单元格过多", "too many merges", nil)
	}
	for i := range n {
		at := 2 + 8*i
		m := Range{rec.u16(at) + 1, rec.u16(at+4) + 1, rec.u16(at+2) + 1, rec.u16(at+6) + 1}
		if m.R1 > m.R2 || m.C1 > m.C2 {
			return fmt.Errorf("a broken merge %v", m)
		}
		r.sheet.Merges = append(r.sheet.Merges, m)
	}
	return nil
}

// cell reads a record of one cell.
func (r *biffSheet) cell(rec biffRecord) (err error) {
	c := r.at(rec.u16(2), rec.u16(4))
	switch rec.id {
	case biffLabelSST:
		n := rec.u32(6)
		if int64(n) >= int64(len(r.x.shared)) {
			return fmt.Errorf("shared string %d is missing", n)
		}
		c.Kind, c.Raw = Text, r.x.shared[n]
	case biffLabel, biffRString:
		c.Kind = Text
		c.Raw, err = r.text(rec, 6)
	case biffNumber:
		err = r.number(&c, math.Float64frombits(binary.LittleEndian.Uint64(rec.data[6:])))
	case biffRK:
		err = r.number(&c, rkNumber(rec.u32(6)))
	case biffBoolErr:
		boolOrError(&c, rec.data[6], rec.data[7] != 0)
	case biffFormula:
		err = r.formula(&c, rec)
	}
	if err != nil {
		return err
	}
	return r.put(rec.u16(0)+1, c)
}

// at is a cell of a column with the number format of a style.
func (r *biffSheet) at(col, xf int) Cell {
	c := Cell{Col: int32(col) + 1}
	if xf < len(r.x.styles) {
		c.style = r.x.styles[xf]
	}
	return c
}

// put adds a cell to its row; text that is empty, and no result of a formula,
// is no cell.
func (r *biffSheet) put(row int, c Cell) error {
	if c.Kind == Text && c.Raw == "" && !c.Has(Formula) {
		return nil
	}
	if c.Col > MaxCols {
		return fmt.Errorf("row %d is wider than the grid", row)
	}
	if err := r.toRow(row); err != nil {
		return err
	}
	if err := r.grid.add(c); err != nil {
		return err
	}
	r.pending = nil
	if c.Has(Formula) && c.Kind == Text {
		r.pending = &r.grid.chunk[len(r.grid.chunk)-1]
	}
	return nil
}

// toRow closes the row being filled when another comes.
func (r *biffSheet) toRow(row int) error {
	if row == r.row {
		return nil
	}
	if r.row != 0 {
		if err := r.grid.end(); err != nil {
			return err
		}
	}
	r.row = row
	r.grid.begin(row, false)
	return nil
}

func (r *biffSheet) text(rec biffRecord, at int) (string, error) {
	b, err := newBIFFText(rec, at).long(nil)
	if err != nil {
		return "", err
	}
	return r.x.pool.text(b)
}

// number stores a double as its shortest decimal text.
func (r *biffSheet) number(c *Cell, v float64) (err error) {
	if math.IsNaN(v) || math.IsInf(v, 0) {
		return fmt.Errorf("column %d holds no finite number", c.Col)
	}
	c.Kind = Number
	switch f := &r.x.book.formats[c.style]; {
	case f.date:
		c.Kind = Date
	case f.percent:
		c.Flags |= PercentFormat
	}
	form := byte('f')
	if a := math.Abs(v); a >= 1e21 || a > 0 && a < 1e-7 {
		form = 'e'
	}
	var buf [32]byte
	c.Raw, err = r.x.pool.text(strconv.AppendFloat(buf[:0], v, form, -1, 64))
	return err
}

// rkNumber unpacks a number of 30 bits: an integer or the head of a double,
// either perhaps in hundredths.
func rkNumber(rk uint32) float64 {
	var v float64
	if rk&2 != 0 {
		v = float64(int32(rk) >> 2)
	} else {
		v = math.Float64frombits(uint64(rk&^3) << 32)
	}
	if rk&1 != 0 {
		v /= 100
	}
	return v
}

// mulRK reads a run of numbers in one row.
func (r *biffSheet) mulRK(rec biffRecord) error {
	row, col := rec.u16(0)+1, rec.u16(2)
	for at := 4; at+8 <= len(rec.data); at += 6 {
		c := r.at(col, rec.u16(at))
		if err := r.number(&c, rkNumber(rec.u32(at+2))); err != nil {
			return err
		}
		if err := r.put(row, c); err != nil {
			return err
		}
		col++
	}
	return nil
}

// formula takes the cached result of a formula.
func (r *biffSheet) formula(c *Cell, rec biffRecord) error {
	c.Flags |= Formula
	result := rec.data[6:14]
	if result[6] != 0xFF || result[7] != 0xFF {
		return r.number(c, math.Float64frombits(binary.LittleEndian.Uint64(result)))
	}
	switch result[0] {
	case 0, 3: // text, in the next STRING record; or none at all
		c.Kind = Text
	case 1, 2:
		boolOrError(c, result[2], result[0] == 2)
	default:
		c.Flags |= NoCache
	}
	return nil
}

// formulaText gives the last formula its text.
func (r *biffSheet) formulaText(rec biffRecord) (err error) {
	if r.pending == nil {
		return nil
	}
	r.pending.Raw, err = r.text(rec, 0)
	r.pending = nil
	return err
}

// biffErrors are the names of error values.
var biffErrors = map[byte]string{
	0x00: "#NULL!", 0x07: "#DIV/0!", 0x0F: "#VALUE!", 0x17: "#REF!",
	0x1D: "#NAME?", 0x24: "#NUM!", 0x2A: "#N/A", 0x2B: "#GETTING_DATA",
}

func boolOrError(c *Cell, v byte, isError bool) {
	switch {
	case isError:
		c.Kind, c.Raw = Error, biffErrors[v]
		if c.Raw == "" {
			c.Raw = "#ERR!"
		}
	case v != 0:
		c.Kind, c.Raw = Bool, "TRUE"
	default:
		c.Kind, c.Raw = Bool, "FALSE"
	}
}
