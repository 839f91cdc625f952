package sheet

import (
	"bytes"
	"errors"
	"fmt"
	"strconv"
)

// maxMerges bounds the merges of one sheet.
const maxMerges = 200_000

// xlsxSheet reads one worksheet part.
type xlsxSheet struct {
	x     *xlsxReader
	s     *xmlScanner
	sheet *Sheet
	grid  grid
	row   int // last row read
	col   int // last column read in it

	// of the cell being read
	kind       string
	value      []byte
	hasValue   bool
	hasFormula bool
	style      uint16
}

func (r *xlsxSheet) read(part string) error {
	err := r.x.parts.scan(part, "worksheet", func(s *xmlScanner, child []byte) error {
		r.s = s
		switch string(child) {
		case "cols":
			return s.children(func([]byte) error { return r.readCol() })
		case "sheetData":
			return s.children(func(name []byte) error {
				if string(name) != "row" {
					return s.skip()
				}
				return r.readRow()
			})
		case "mergeCells":
			return s.children(func([]byte) error { return r.readMerge() })
		}
		return s.skip()
	})
	if err == nil {
		err = r.grid.finish(r.sheet)
	}
	if err != nil {
		return fmt.Errorf("sheet %q: %w", r.sheet.Name, err)
	}
	return nil
}

// readCol notes hidden columns.
func (r *xlsxSheet) readCol() error {
	if r.s.isTrue("hidden") && len(r.sheet.HiddenCols) < MaxCols {
		from, err1 := strconv.Atoi(string(r.s.attr("min")))
		to, err2 := strconv.Atoi(string(r.s.attr("max")))
		if err := errors.Join(err1, err2); err != nil {
			return err
		}
		r.sheet.HiddenCols = append(r.sheet.HiddenCols, Range{1, max(from, 1), MaxRows, min(to, MaxCols)})
	}
	return r.s.skip()
}

func (r *xlsxSheet) readMerge() error {
	ref := r.s.attr("ref")
	m, ok := parseRange(ref)
	if !ok {
		return fmt.Errorf("a broken merge %.40q", ref)
	}
	if len(r.sheet.Merges) >= maxMerges {
		return tooLarge("合并单元格过多", "too many merges", nil)
	}
	r.sheet.Merges = append(r.sheet.Merges, m)
	return r.s.skip()
}

// parseRange reads "A1:C2" or "A1".
func parseRange(ref []byte) (m Range, ok bool) {
	from, to, two := bytes.Cut(ref, []byte(":"))
	if m.R1, m.C1, ok = parseAddr(from); !ok {
		return Range{}, false
	}
	m.R2, m.C2 = m.R1, m.C1
	if two {
		if m.R2, m.C2, ok = parseAddr(to); !ok {
			return Range{}, false
		}
	}
	return m, m.R1 <= m.R2 && m.C1 <= m.C2
}

// readRow reads one row; a row without a number follows the one before.
func (r *xlsxSheet) readRow() error {
	r.row++
	if ref := r.s.attr("r"); ref != nil {
		n, ok := smallInt(ref)
		if !ok {
			return fmt.Errorf("a broken row number %.20q", ref)
		}
		r.row = n
	}
	if r.row < 1 || r.row > MaxRows {
		return fmt.Errorf("row %d lies outside the grid", r.row)
	}
	r.grid.begin(r.row, r.s.isTrue("hidden"))
	r.col = 0
	for {
		tok, err := r.s.next()
		switch {
		case err != nil:
			return err
		case tok == xmlEnd:
			return r.grid.end()
		case tok != xmlStart:
			continue
		case string(r.s.local()) == "c":
			err = r.readCell()
		default:
			err = r.s.skip()
		}
		if err != nil {
			return err
		}
	}
}

// readCell reads one c element: its place, style and kind, then its content.
func (r *xlsxSheet) readCell() error {
	r.kind, r.value = "n", r.value[:0]
	r.hasValue, r.hasFormula, r.style = false, false, r.x.styleOf(0)
	r.col++
	for i := range r.s.attrs {
		if err := r.readCellAttr(&r.s.attrs[i]); err != nil {
			return err
		}
	}
	if r.col > MaxCols {
		return fmt.Errorf("row %d is wider than the grid", r.row)
	}
	if err := r.readContent(); err != nil {
		return fmt.Errorf("%s: %w", Addr(r.row, r.col), err)
	}
	return nil
}

func (r *xlsxSheet) readCellAttr(a *xmlAttr) error {
	if len(a.name) != 1 {
		return nil
	}
	switch a.name[0] {
	case 'r':
		row, col, ok := parseAddr(a.value)
		if !ok || row != r.row {
			return fmt.Errorf("a cell %.20q in row %d", a.value, r.row)
		}
		r.col = col
	case 't':
		r.kind = cellType(a.value)
	case 's':
		n, ok := smallInt(a.value)
		if !ok {
			return fmt.Errorf("a cell with the broken style %.20q", a.value)
		}
		r.style = r.x.styleOf(n)
	}
	return nil
}

// cellType is the value of a t attribute without allocating.
func cellType(b []byte) string {
	for _, known := range [...]string{"s", "n", "str", "inlineStr", "b", "e", "d"} {
		if string(b) == known {
			return known
		}
	}
	return string(b)
}

// readContent reads the children of a cell and adds what they make.
func (r *xlsxSheet) readContent() error {
	for {
		tok, err := r.s.next()
		if err != nil {
			return err
		}
		if tok == xmlEnd {
			return r.addCell()
		}
		if tok != xmlStart {
			continue
		}
		switch string(r.s.local()) {
		case "v":
			r.hasValue = true
			r.value, err = plainContent(r.s, r.value[:0])
		case "is":
			r.hasValue = true
			r.value, err = richText(r.s, r.value[:0])
		case "f":
			r.hasFormula = true
			err = r.s.skip()
		default:
			err = r.s.skip()
		}
		if err != nil {
			return err
		}
	}
}

// addCell makes the cell from what was read; a cell that holds nothing is
// left out.
func (r *xlsxSheet) addCell() error {
	c := Cell{Col: int32(r.col), style: r.style}
	if r.hasFormula {
		c.Flags = Formula
	}
	if err := r.setValue(&c); err != nil {
		return err
	}
	if c.Kind == Empty {
		if !r.hasFormula {
			return nil
		}
		c.Flags |= NoCache
	}
	if c.Kind == Number && r.x.book.formats[r.style].percent {
		c.Flags |= PercentFormat
	}
	return r.grid.add(c)
}

// setValue gives the cell its kind and text by the declared type.
func (r *xlsxSheet) setValue(c *Cell) (err error) {
	if !r.hasValue {
		return nil
	}
	switch r.kind {
	case "s":
		return r.setShared(c)
	case "str", "inlineStr":
		if c.Raw, err = r.x.pool.text(unescape(r.value)); c.Raw != "" || r.hasFormula {
			c.Kind = Text
		}
		return err
	case "n":
		return r.setNumber(c)
	}
	if len(bytes.TrimSpace(r.value)) == 0 {
		return nil
	}
	switch r.kind {
	case "b":
		c.Kind, c.Raw = Bool, "FALSE"
		if v := string(r.value); v == "1" || v == "true" {
			c.Raw = "TRUE"
		}
	case "e":
		c.Kind = Error
		c.Raw, err = r.x.pool.text(r.value)
	case "d":
		c.Kind = Date
		if c.Raw, err = r.x.pool.text(bytes.TrimSpace(r.value)); err != nil {
			return err
		}
		if _, ok := isoDate(c.Raw); !ok {
			return fmt.Errorf("a broken date %.40q", c.Raw)
		}
	default:
		return fmt.Errorf("the unknown cell type %.20q", r.kind)
	}
	return err
}

func (r *xlsxSheet) setShared(c *Cell) error {
	v := bytes.TrimSpace(r.value)
	if len(v) == 0 {
		return nil
	}
	n, ok := smallInt(v)
	if !ok || n >= len(r.x.shared) {
		return fmt.Errorf("shared string %.20q is missing", v)
	}
	if c.Raw = r.x.shared[n]; c.Raw != "" {
		c.Kind = Text
	}
	return nil
}

func (r *xlsxSheet) setNumber(c *Cell) (err error) {
	v := bytes.TrimSpace(r.value)
	if len(v) == 0 {
		return nil
	}
	if !isNumber(v) {
		return fmt.Errorf("a broken number %.40q", v)
	}
	c.Kind = Number
	if r.x.book.formats[r.style].date {
		c.Kind = Date
	}
	c.Raw, err = r.x.pool.text(v)
	return err
}

// isNumber tells whether v is a finite decimal number, with or without an
// exponent.
func isNumber(v []byte) bool {
	for _, c := range v {
		if (c < '0' || c > '9') && c != '.' && c != '-' && c != '+' && c != 'e' && c != 'E' {
			return false
		}
	}
	if len(v) > 400 {
		return false
	}
	_, err := strconv.ParseFloat(string(v), 64)
	return err == nil
}

// smallInt reads an unsigned integer below ten million.
func smallInt(b []byte) (int, bool) {
	if len(b) == 0 || len(b) > 7 {
		return 0, false
	}
	n := 0
	for _, c := range b {
		if c < '0' || c > '9' {
			return 0, false
		}
		n = n*10 + int(c-'0')
	}
	return n, true
}
