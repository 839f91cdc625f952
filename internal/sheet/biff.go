package sheet

import (
	"encoding/binary"
	"errors"
	"fmt"
	"io"
)

// The BIFF8 records that are read; all others are passed over.
const (
	biffFormula    = 0x0006
	biffEOF        = 0x000A
	biffDateMode   = 0x0022
	biffFilePass   = 0x002F
	biffContinue   = 0x003C
	biffColInfo    = 0x007D
	biffBoundSheet = 0x0085
	biffMulRK      = 0x00BD
	biffRString    = 0x00D6
	biffXF         = 0x00E0
	biffMerges     = 0x00E5
	biffSST        = 0x00FC
	biffLabelSST   = 0x00FD
	biffNumber     = 0x0203
	biffLabel      = 0x0204
	biffBoolErr    = 0x0205
	biffString     = 0x0207
	biffRow        = 0x0208
	biffRK         = 0x027E
	biffFormat     = 0x041E
	biffBOF        = 0x0809
)

// maxContinues bounds the CONTINUE records of one record; each holds up to 8 KiB.
const maxContinues = 100_000

// biffRecord is one record with the CONTINUE records behind it: data is its
// own body, more the bodies of those.
type biffRecord struct {
	id   uint16
	data []byte
	more [][]byte
}

// u16 and u32 read little-endian numbers; 0 beyond the end of the body, which
// need has ruled out.
func (r *biffRecord) u16(at int) int {
	if at+2 > len(r.data) {
		return 0
	}
	return int(binary.LittleEndian.Uint16(r.data[at:]))
}

func (r *biffRecord) u32(at int) uint32 {
	if at+4 > len(r.data) {
		return 0
	}
	return binary.LittleEndian.Uint32(r.data[at:])
}

// need refuses a record shorter than n bytes.
func (r *biffRecord) need(n int) error {
	if len(r.data) < n {
		return fmt.Errorf("record %#04x has %d bytes of %d", r.id, len(r.data), n)
	}
	return nil
}

// biffStream cuts a workbook stream into records.
type biffStream struct {
	b      []byte
	pos    int
	walked int // bytes of records read, over all substreams
}

// next reads the record at pos.
func (s *biffStream) next() (r biffRecord, err error) {
	if r.id, r.data, err = s.one(); err != nil {
		return r, err
	}
	for s.pos+4 <= len(s.b) && binary.LittleEndian.Uint16(s.b[s.pos:]) == biffContinue {
		_, data, err := s.one()
		if err != nil {
			return r, err
		}
		if r.more = append(r.more, data); len(r.more) > maxContinues {
			return r, fmt.Errorf("more than %d continuations of one record", maxContinues)
		}
	}
	return r, nil
}

// one reads a single record. A stream whose sheets overlap is read at most
// twice over.
func (s *biffStream) one() (id uint16, data []byte, err error) {
	if s.pos+4 > len(s.b) {
		return 0, nil, io.ErrUnexpectedEOF
	}
	id = binary.LittleEndian.Uint16(s.b[s.pos:])
	from := s.pos + 4
	to := from + int(binary.LittleEndian.Uint16(s.b[s.pos+2:]))
	if to > len(s.b) {
		return 0, nil, io.ErrUnexpectedEOF
	}
	if s.walked += to - s.pos; s.walked > 2*len(s.b) {
		return 0, nil, errors.New("the sheets overlap")
	}
	s.pos = to
	return id, s.b[from:to], nil
}

// biffReader reads one BIFF8 workbook.
type biffReader struct {
	stream  biffStream
	left    *allowance
	pool    *pool
	book    *Book
	formats *formatTable
	styles  []uint16 // number format of each XF
	xfs     []int    // the number of that format
	shared  []string
	tabs    []biffTab
	cells   int
}

// biffTab is a sheet as the globals list it.
type biffTab struct {
	name    string
	hidden  bool
	at      int
	isCells bool
}

// isBareBIFF tells a workbook stream without its container, as Excel 2 to 4
// wrote and some programs still do.
func isBareBIFF(b []byte) bool {
	return len(b) > 8 && b[0] == 0x09 && (b[1] == 0 || b[1] == 2 || b[1] == 4 || b[1] == 8) &&
		b[2] >= 4 && b[2] <= 16 && b[3] == 0
}

// openBIFF reads a workbook stream.
func openBIFF(b []byte, lim Limits) (*Book, error) {
	left := &allowance{lim.Cells, lim.Text}
	x := &biffReader{stream: biffStream{b: b}, left: left, pool: newPool(left), cells: lim.Cells,
		book: &Book{Format: "xls"}, formats: newFormatTable(left)}
	if err := x.read(); err != nil {
		var refusal *Refusal
		if errors.As(err, &refusal) {
			return nil, refusal
		}
		return nil, damaged("文件不完整或已损坏", "the workbook is cut off or damaged", err)
	}
	return x.book, nil
}

// read reads the globals, then every sheet they list.
func (x *biffReader) read() error {
	if err := x.begin(0); err != nil {
		return err
	}
	if err := x.globals(); err != nil {
		return err
	}
	var err error
	if x.styles, err = x.formats.useAll(x.xfs); err != nil {
		return err
	}
	x.book.formats = x.formats.used
	for _, tab := range x.tabs {
		if !tab.isCells {
			continue
		}
		if err := x.readSheet(tab); err != nil {
			return fmt.Errorf("sheet %q: %w", tab.name, err)
		}
	}
	return nil
}

// begin moves to a substream, which must start with BOF of BIFF8.
func (x *biffReader) begin(at int) error {
	x.stream.pos = at
	r, err := x.stream.next()
	switch {
	case err != nil:
		return err
	case r.id == 0x0009 || r.id == 0x0209 || r.id == 0x0409:
		return errLegacy
	case r.id != biffBOF:
		return fmt.Errorf("record %#04x where a sheet begins", r.id)
	}
	if err := r.need(4); err != nil {
		return err
	}
	if r.u16(0) != 0x0600 {
		return errLegacy
	}
	return nil
}

// globals reads the records in front of the sheets.
func (x *biffReader) globals() error {
	for {
		r, err := x.stream.next()
		if err != nil {
			return err
		}
		switch r.id {
		case biffEOF:
			if len(x.tabs) == 0 {
				return errors.New("the workbook lists no sheet")
			}
			return nil
		case biffFilePass:
			return errEncrypted
		case biffDateMode:
			x.book.date1904 = r.u16(0) == 1
		case biffSST:
			err = x.readShared(r)
		case biffFormat:
			err = x.readFormat(r)
		case biffXF:
			err = x.readXF(r)
		case biffBoundSheet:
			err = x.readTab(r)
		}
		if err != nil {
			return err
		}
	}
}

// readFormat declares a number format.
func (x *biffReader) readFormat(r biffRecord) error {
	if err := r.need(5); err != nil {
		return err
	}
	code, err := newBIFFText(r, 2).long(nil)
	if err != nil {
		return err
	}
	return x.formats.declare(r.u16(0), string(code))
}

func (x *biffReader) readXF(r biffRecord) error {
	if len(x.xfs) >= maxStyles {
		return fmt.Errorf("more than %d cell styles", maxStyles)
	}
	x.xfs = append(x.xfs, r.u16(2))
	return r.need(4)
}

// readTab lists a sheet. Charts and macro sheets hold no cells.
func (x *biffReader) readTab(r biffRecord) error {
	if err := r.need(8); err != nil {
		return err
	}
	if len(x.tabs) >= maxSheets {
		return tooLarge("工作表过多", "too many sheets", nil)
	}
	name, err := newBIFFText(r, 6).short(nil)
	at := int(r.u32(0))
	if err == nil && at >= len(x.stream.b) {
		err = errors.New("a sheet behind the end of the file")
	}
	x.tabs = append(x.tabs, biffTab{string(name), r.data[4]&3 != 0, at, r.data[5] == 0})
	return err
}

// readShared reads the table of shared strings.
func (x *biffReader) readShared(r biffRecord) error {
	if err := r.need(8); err != nil {
		return err
	}
	t := newBIFFText(r, 8)
	var buf []byte
	for range r.u32(4) {
		if len(x.shared) >= x.cells {
			return errTooMuchText
		}
		var err error
		if buf, err = t.rich(buf[:0]); err != nil {
			return fmt.Errorf("shared string %d: %w", len(x.shared), err)
		}
		s, err := x.pool.fresh(buf)
		if err != nil {
			return err
		}
		x.shared = append(x.shared, s)
	}
	return nil
}
