package sheet

import (
	"strings"
	"testing"

	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/unicode"
)

// encoded is text in some encoding.
func encoded(t *testing.T, name, s string) []byte {
	t.Helper()
	var b []byte
	var err error
	switch name {
	case "UTF-8":
		b = []byte(s)
	case "UTF-8 BOM":
		b = []byte("\ufeff" + s)
	case "UTF-16LE":
		b, err = unicode.UTF16(unicode.LittleEndian, unicode.ExpectBOM).NewEncoder().Bytes([]byte(s))
	case "UTF-16BE":
		b, err = unicode.UTF16(unicode.BigEndian, unicode.ExpectBOM).NewEncoder().Bytes([]byte(s))
	case "GB18030":
		b, err = simplifiedchinese.GB18030.NewEncoder().Bytes([]byte(s))
	}
	if err != nil {
		t.Fatal(err)
	}
	return b
}

func TestTextIsReadInEveryEncodingAndTheEncodingIsTold(t *testing.T) {
	for name, told := range map[string]string{
		"UTF-8": "UTF-8", "UTF-8 BOM": "UTF-8", "UTF-16LE": "UTF-16LE", "UTF-16BE": "UTF-16BE", "GB18030": "GB18030",
	} {
		book := mustOpen(t, encoded(t, name, "园区,产值\r\n稀土高新区,12.5\r\n"))
		if book.Format != "csv" || book.Encoding != told || book.Guessed != (told == "GB18030") {
			t.Errorf("%s: told %q, guessed %v", name, book.Encoding, book.Guessed)
		}
		if len(book.Sheets) != 1 || book.Sheets[0].Name != "" {
			t.Fatalf("%s: sheets %+v", name, book.Sheets)
		}
		checkCell(t, &book.Sheets[0], "A2", Cell{Kind: Text, Raw: "稀土高新区"})
		checkCell(t, &book.Sheets[0], "B2", Cell{Kind: Text, Raw: "12.5"})
	}
}

func TestTheDelimiterIsToldByContent(t *testing.T) {
	for name, text := range map[string]string{
		"commas":                      "标题\n\n园区,产值\n甲,1\n乙,2\n",
		"tabs":                        "标题\n\n园区\t产值\n甲\t1\n乙\t2\n",
		"semicolons":                  "标题\n\n园区;产值\n甲;1\n乙;2\n",
		"tabs around commas":          "标题, 注\n\n园区\t产值\n甲\t1\n乙\t2\n",
		"tabs, commas in all rows":    "标题\n\n园区,全称\t产值\n甲,子\t1\n乙\t2,5\n",
		"semicolons, decimal commas":  "标题\n\n园;产值\n甲;1,5\n乙;2,5\n",
		"commas, semicolons in words": "标题;注\n\n园区,产值\n甲,1\n乙,2\n",
	} {
		book := mustOpen(t, []byte(text))
		s := &book.Sheets[0]
		if s.Cell(3, 2) == nil {
			t.Errorf("%s: rows %+v", name, s.Rows)
			continue
		}
		checkCell(t, s, "B3", Cell{Kind: Text, Raw: "产值"})
		checkCell(t, s, "A5", Cell{Kind: Text, Raw: "乙"})
	}
}

func TestQuotedCellsHoldDelimitersLinesAndQuotes(t *testing.T) {
	book := mustOpen(t, []byte("\"1,234.5\",\"两\n行\"\r\n\n\"说\"\"好\"\"\",\"x\"y,\" z \",\n,末\x1a"))
	s := &book.Sheets[0]
	for addr, raw := range map[string]string{
		"A1": "1,234.5", "B1": "两\n行", "A3": `说"好"`, "B3": "xy", "C3": " z ", "B4": "末",
	} {
		checkCell(t, s, addr, Cell{Kind: Text, Raw: raw})
	}
	if s.RowCount != 4 || len(s.Rows) != 3 || len(s.Rows[2].Cells) != 1 {
		t.Errorf("rows %+v", s.Rows)
	}
}

func TestTextThatCannotBeReadIsRefused(t *testing.T) {
	for name, c := range map[string]struct {
		b    []byte
		kind RefusalKind
	}{
		"blank lines only":          {[]byte(" \t\n\u3000\n"), EmptyFile},
		"commas only":               {[]byte(",,,\n,,,\n"), EmptyFile},
		"a byte order mark only":    {[]byte("\ufeff"), EmptyFile},
		"a quote never closed":      {[]byte("甲,\"乙\n丙,丁\n"), Damaged},
		"bytes of no encoding":      {[]byte("园区,\xff\xff\xff\n"), Damaged},
		"UTF-8 cut after its mark":  {[]byte("\ufeff园区")[:7], Damaged},
		"UTF-16 with half a letter": {[]byte("\xff\xfea\x00b"), Damaged},
		"binary without a name":     {[]byte("\x01\x02\x03\x00\x00data"), Unsupported},
		"binary in no encoding":     {[]byte("\x00\xff\xfe\x81\x00\x03"), Unsupported},
		"a column too far":          {[]byte(strings.Repeat(",", MaxCols) + "x"), TooLarge},
		"a row too far":             {[]byte(strings.Repeat("\n", MaxRows) + "x"), TooLarge},
	} {
		if r := refusal(t, c.b); r.Kind != c.kind {
			t.Errorf("%s: refused as %d: %v", name, r.Kind, r)
		}
	}
}
