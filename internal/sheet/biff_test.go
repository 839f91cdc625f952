package sheet

import (
	"bytes"
	"encoding/binary"
	"math"
	"testing"
)

func nothing(*biffRecords) {}

// oneNumber is a sheet that holds 1 in A1.
func oneNumber(b *biffRecords) {
	b.add(biffNumber, uint16(0), uint16(0), uint16(0), float64(1))
}

// styles declares a percent style (1) and a date style (2).
func styles(b *biffRecords) {
	b.add(biffFormat, uint16(164), wide(2, "0.0%"))
	for _, id := range []uint16{0, 164, 14} {
		b.add(biffXF, uint16(0), id, make([]byte, 16))
	}
}

func TestEveryRecordOfACellIsRead(t *testing.T) {
	integer := func(v int32) uint32 { return uint32(v)<<2 | 2 }
	stream := biffWorkbook(styles, func(b *biffRecords) {
		b.add(biffRow, uint16(1), make([]byte, 10), uint16(0x20), uint16(0))
		b.add(biffColInfo, uint16(2), uint16(3), uint16(0), uint16(0), uint16(1), uint16(0))
		b.add(biffNumber, uint16(0), uint16(0), uint16(1), 0.123)
		b.add(biffRK, uint16(0), uint16(1), uint16(2), integer(45107))
		b.add(biffMulRK, uint16(0), uint16(2), uint16(0), integer(-7), uint16(0), integer(1234)|1,
			uint16(0), uint32(math.Float64bits(0.5)>>32), uint16(4))
		b.add(biffLabel, uint16(1), uint16(0), uint16(0), wide(2, "园区𠮷"))
		b.add(biffBoolErr, uint16(1), uint16(1), uint16(0), byte(1), byte(0))
		b.add(biffBoolErr, uint16(1), uint16(2), uint16(0), byte(7), byte(1))
		b.add(biffFormula, uint16(2), uint16(0), uint16(0), 2.5, make([]byte, 8))
		b.add(biffFormula, uint16(2), uint16(1), uint16(0), []byte{0, 0, 0, 0, 0, 0, 0xFF, 0xFF}, make([]byte, 8))
		b.add(biffString, wide(2, "文字"))
		b.add(biffFormula, uint16(2), uint16(2), uint16(0), []byte{2, 0, 42, 0, 0, 0, 0xFF, 0xFF}, make([]byte, 8))
		b.add(biffMerges, uint16(1), uint16(0), uint16(1), uint16(2), uint16(3))
	})
	for name, b := range map[string][]byte{"in a compound file": oleFile("Workbook", stream), "bare": stream} {
		book := mustOpen(t, b)
		s := &book.Sheets[0]
		if book.Format != "xls" || s.Name != "表一" {
			t.Fatalf("%s: %q %q", name, book.Format, s.Name)
		}
		for addr, want := range map[string]Cell{
			"A1": {Kind: Number, Raw: "0.123", Flags: PercentFormat}, "B1": {Kind: Date, Raw: "45107"},
			"C1": {Kind: Number, Raw: "-7"}, "D1": {Kind: Number, Raw: "12.34"}, "E1": {Kind: Number, Raw: "0.5"},
			"A2": {Kind: Text, Raw: "园区𠮷"}, "B2": {Kind: Bool, Raw: "TRUE"}, "C2": {Kind: Error, Raw: "#DIV/0!"},
			"A3": {Kind: Number, Raw: "2.5", Flags: Formula}, "B3": {Kind: Text, Raw: "文字", Flags: Formula},
			"C3": {Kind: Error, Raw: "#N/A", Flags: Formula},
		} {
			checkCell(t, s, addr, want)
		}
		if s.Rows[0].Hidden || !s.Rows[1].Hidden || !s.ColHidden(3) || s.Merges[0] != (Range{1, 3, 2, 4}) {
			t.Errorf("%s: hidden %v, merges %v", name, s.HiddenCols, s.Merges)
		}
	}
}

func TestASharedStringMayBreakBetweenRecords(t *testing.T) {
	text := "稀土高新区 abc"
	whole := wide(2, text)
	narrowTail := append([]byte{0}, " abc"...) // the rest, one byte a letter
	stream := biffWorkbook(func(b *biffRecords) {
		rich := append([]byte{2, 0, biffRich | biffExtended, 1, 0, 4, 0, 0, 0}, "ab"...)
		rich = append(rich, make([]byte, 4+4)...) // a font run and phonetic data
		b.add(biffSST, uint32(3), uint32(3), rich, whole, whole[:3+2*5])
		b.add(biffContinue, narrowTail)
	}, func(b *biffRecords) {
		for i := range 3 {
			b.add(biffLabelSST, uint16(i), uint16(0), uint16(0), uint32(i))
		}
	})
	book := mustOpen(t, stream)
	for addr, raw := range map[string]string{"A1": "ab", "A2": text, "A3": text} {
		checkCell(t, &book.Sheets[0], addr, Cell{Kind: Text, Raw: raw})
	}
}

func TestOldLockedAndBrokenXLSFilesAreRefused(t *testing.T) {
	good := biffWorkbook(nothing, oneNumber)
	mustOpen(t, oleFile("Workbook", good))
	old := bytes.Clone(good)
	binary.LittleEndian.PutUint16(old[4:], 0x0500)
	behind := bytes.Clone(good)
	binary.LittleEndian.PutUint32(behind[bytes.Index(behind, []byte{0x85, 0x00}):][4:], 1<<30)
	for name, c := range map[string]struct {
		b    []byte
		kind RefusalKind
	}{
		"Excel 95":                    {oleFile("Book", old), Legacy},
		"Excel 95 by another name":    {oleFile("Workbook", old), Legacy},
		"Excel 4 without a container": {[]byte{0x09, 0x04, 6, 0, 0, 0, 0x10, 0, 0, 0}, Legacy},
		"a password":                  {oleFile("Workbook", biffWorkbook(func(b *biffRecords) { b.add(biffFilePass, uint16(1)) }, oneNumber)), EncryptedFile},
		"an encrypted package":        {oleFile("EncryptedPackage", good), EncryptedFile},
		"a Word document":             {oleFile("WordDocument", good), Unsupported},
		"another document":            {oleFile("Contents", good), Unsupported},
		"a cut container":             {oleFile("Workbook", good)[:1600], Damaged},
		"a cut stream":                {good[:len(good)-3], Damaged},
		"a sheet behind the end":      {behind, Damaged},
		"a missing shared string": {biffWorkbook(nothing, func(b *biffRecords) {
			b.add(biffLabelSST, uint16(0), uint16(0), uint16(0), uint32(5))
		}), Damaged},
		"a short record": {biffWorkbook(nothing, func(b *biffRecords) { b.add(biffNumber, uint16(0)) }), Damaged},
		"a number not finite": {biffWorkbook(nothing, func(b *biffRecords) {
			b.add(biffNumber, uint16(0), uint16(0), uint16(0), math.NaN())
		}), Damaged},
		"strings beyond the record": {biffWorkbook(func(b *biffRecords) { b.add(biffSST, uint32(9), uint32(1<<30), wide(2, "甲")) }, oneNumber), Damaged},
		"two cells at one place":    {biffWorkbook(nothing, func(b *biffRecords) { oneNumber(b); oneNumber(b) }), Damaged},
		"no sheet":                  {biffWithoutSheets(), Damaged},
	} {
		if r := refusal(t, c.b); r.Kind != c.kind {
			t.Errorf("%s: refused as %d: %v", name, r.Kind, r)
		}
	}
}

func biffWithoutSheets() []byte {
	var b biffRecords
	b.add(biffBOF, uint16(0x0600), uint16(0x0005), uint32(0), uint64(0))
	b.add(biffEOF)
	return b.Bytes()
}

func TestLoopsInACompoundFileEnd(t *testing.T) {
	good := oleFile("Workbook", biffWorkbook(nothing, oneNumber))
	le := binary.LittleEndian
	for name, spoil := range map[string]func([]byte){
		"the table of sectors lists itself":   func(b []byte) { le.PutUint32(b[oleSector+4:], 1) },
		"the directory is its own child":      func(b []byte) { le.PutUint32(b[2*oleSector+76:], 0) },
		"a stream is its own sibling":         func(b []byte) { le.PutUint32(b[2*oleSector+128+68:], 1) },
		"a chain of tables without end":       func(b []byte) { le.PutUint32(b[68:], 0); le.PutUint32(b[72:], 1<<20) },
		"a stream larger than its file":       func(b []byte) { le.PutUint32(b[2*oleSector+128+120:], 1<<31) },
		"a stream that leads out of the file": func(b []byte) { le.PutUint32(b[oleSector+8:], 1<<20) },
	} {
		b := bytes.Clone(good)
		spoil(b)
		if r := refusal(t, b); r.Kind != Damaged {
			t.Errorf("%s: refused as %d: %v", name, r.Kind, r)
		}
	}
}

func TestOverlappingSheetsAreNotReadOverAndOver(t *testing.T) {
	var b biffRecords
	b.add(biffBOF, uint16(0x0600), uint16(0x0005), uint32(0), uint64(0))
	name := wide(1, "表")
	at := b.Len() + 8*(4+6+len(name)) + 4
	for i := range 8 { // each begins inside the one before
		b.add(biffBoundSheet, uint32(at+i*20), uint16(0), name)
	}
	b.add(biffEOF)
	for range 8 {
		b.add(biffBOF, uint16(0x0600), uint16(0x0010), uint32(0), uint64(0))
	}
	b.Write(make([]byte, 4000)) // records that say nothing
	for range 8 {
		b.add(biffEOF)
	}
	if r := refusal(t, b.Bytes()); r.Kind != Damaged {
		t.Errorf("refused as %d: %v", r.Kind, r)
	}
}
