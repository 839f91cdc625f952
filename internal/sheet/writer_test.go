package sheet

import (
	"bytes"
	"strings"
	"testing"
	"time"
)

// sampleWorkbook writes a small table with one of everything.
func sampleWorkbook(t testing.TB) []byte {
	t.Helper()
	w := NewWriter()
	p := w.Page("月报")
	p.Text(1, 1, Title, "2023年6月园区月报")
	p.Merge(Range{1, 1, 1, 4})
	p.Text(2, 4, UnitLine, "单位：万元")
	for i, head := range []string{"园区", "产值累计", "同比", "报送日"} {
		p.Text(3, i+1, Head, head)
	}
	p.Text(4, 1, Body, "=1+1")
	p.Number(4, 2, TwoDecimals, "5892600.10")
	p.Number(4, 3, Percent, "0.123")
	p.Date(4, 4, Day, time.Date(2023, 7, 5, 23, 0, 0, 0, time.UTC))
	p.Text(5, 1, Body, " </script>\n\"园区\" _x000D_ ")
	p.Number(5, 2, Whole, "-1234567")
	p.Formula(6, 2, Whole, "SUM(B4:B5)")
	p.Width(1, 4, 14)
	p.Height(1, 30)
	p.Freeze(3, 1)
	p.HideRow(5)
	p.HideCol(3)
	p.Blank(6, 1, Body)
	notes := w.Page("附表")
	notes.Text(1, 1, Note, "说明")
	notes.Hide()
	b, err := w.Bytes()
	if err != nil {
		t.Fatal(err)
	}
	return b
}

func TestAWrittenWorkbookIsReadBackAsItWasWritten(t *testing.T) {
	book := mustOpen(t, sampleWorkbook(t))
	s := &book.Sheets[0]
	if s.Name != "月报" || book.Sheets[1].Name != "附表" || len(book.Sheets) != 2 {
		t.Fatalf("sheets %q, %q", s.Name, book.Sheets[1].Name)
	}
	for addr, want := range map[string]Cell{
		"A1": {Kind: Text, Raw: "2023年6月园区月报"},
		"A4": {Kind: Text, Raw: "=1+1"},
		"A5": {Kind: Text, Raw: " </script>\n\"园区\" _x000D_ "},
		"B4": {Kind: Number, Raw: "5892600.10"},
		"C4": {Kind: Number, Raw: "0.123", Flags: PercentFormat},
		"D4": {Kind: Date, Raw: "45112"},
		"B5": {Kind: Number, Raw: "-1234567"},
		"B6": {Kind: Empty, Flags: Formula | NoCache},
	} {
		checkCell(t, s, addr, want)
	}
	if len(s.Merges) != 1 || s.Merges[0] != (Range{1, 1, 1, 4}) {
		t.Errorf("merges %v", s.Merges)
	}
	if m := s.Merges[0]; !m.Holds(1, 4) || m.Holds(2, 1) || m.Holds(1, 5) {
		t.Errorf("%v holds the wrong cells", m)
	}
	if s.Hidden || !book.Sheets[1].Hidden || s.Cell(6, 1) != nil || s.Cell(40, 1) != nil {
		t.Error("a hidden sheet or a blank cell is lost")
	}
	if !s.Row(5).Hidden || s.Row(4).Hidden || !s.ColHidden(3) || s.ColHidden(2) {
		t.Error("hidden rows or columns are lost")
	}
}

func TestTheSameCallsWriteTheSameBytes(t *testing.T) {
	if !bytes.Equal(sampleWorkbook(t), sampleWorkbook(t)) {
		t.Error("two runs differ")
	}
}

func TestAMistakeInWritingIsToldByBytes(t *testing.T) {
	for name, write := range map[string]func(*Page){
		"a number that is none":    func(p *Page) { p.Number(1, 1, Whole, "12,3") },
		"a fraction":               func(p *Page) { p.Number(1, 1, Whole, "1/3") },
		"a row outside the grid":   func(p *Page) { p.Text(0, 1, Body, "x") },
		"a text longer than cells": func(p *Page) { p.Text(1, 1, Body, strings.Repeat("字", 32768)) },
		"a second sheet of a name": func(p *Page) { p.w.Page("表") },
		"an unknown style":         func(p *Page) { p.Text(1, 1, Style(99), "x") },
	} {
		w := NewWriter()
		write(w.Page("表"))
		if b, err := w.Bytes(); err == nil || b != nil {
			t.Errorf("%s: no error", name)
		}
	}
	if _, err := NewWriter().Bytes(); err == nil {
		t.Error("a workbook without a sheet: no error")
	}
}
