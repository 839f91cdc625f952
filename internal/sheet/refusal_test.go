package sheet

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"runtime"
	"strings"
	"testing"
)

const oneRow = `<row r="1"><c r="A1"><v>1</v></c></row>`

func TestFilesThatAreNoTableAreNamed(t *testing.T) {
	for name, c := range map[string]struct {
		b      []byte
		zh, en string
	}{
		"PDF":                 {[]byte("%PDF-1.7\n..."), "PDF", "PDF"},
		"PDF behind a banner": {[]byte("banner\n%PDF-1.4\n"), "PDF", "PDF"},
		"PNG":                 {[]byte("\x89PNG\r\n\x1a\n\x00\x00"), "PNG", "PNG"},
		"JPEG":                {[]byte("\xff\xd8\xff\xe0\x00\x10JFIF"), "JPEG", "JPEG"},
		"BMP":                 {[]byte("BM\x36\x00\x00\x00\x00"), "BMP", "BMP"},
		"RTF":                 {[]byte(`{\rtf1\ansi}`), "RTF", "RTF"},
		"RAR":                 {[]byte("Rar!\x1a\x07\x00"), "RAR", "RAR"},
		"an HTML table":       {[]byte("\ufeff <html><body><table><tr><td>园区</td></tr></table>"), "HTML", "HTML"},
		"a bare HTML table":   {[]byte("<table border=1><tr><td>1</td></tr></table>"), "HTML", "HTML"},
		"Excel 2003 XML":      {[]byte(`<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"/>`), "2003", "2003"},
		"other XML":           {[]byte(`<?xml version="1.0"?><a/>`), "XML", "XML"},
		"a web archive":       {[]byte("MIME-Version: 1.0\n"), ".mht", ".mht"},
		"a zip archive":       {parts{"a.txt": "x"}.zip(t), ".zip", "zip"},
		"an empty zip":        {parts{}.zip(t), ".zip", "zip"},
		"Word":                {parts{"_rels/.rels": "x", "word/document.xml": "x"}.zip(t), ".docx", ".docx"},
		"PowerPoint":          {parts{"_rels/.rels": "x", "ppt/presentation.xml": "x"}.zip(t), ".pptx", ".pptx"},
		"OpenDocument":        {parts{"mimetype": "application/vnd.oasis.opendocument.spreadsheet"}.zip(t), ".ods", ".ods"},
		"OpenDocument text":   {parts{"mimetype": "application/vnd.oasis.opendocument.text"}.zip(t), "OpenDocument", "OpenDocument"},
		"xlsb":                {simpleParts(oneRow).with("xl/workbook.bin", "x").zip(t), ".xlsb", ".xlsb"},
		"OFD":                 {parts{"OFD.xml": "x"}.zip(t), ".ofd", ".ofd"},
		"Numbers":             {parts{"Index/Document.iwa": "x"}.zip(t), ".numbers", ".numbers"},
	} {
		r := refusal(t, c.b)
		if r.Kind != Unsupported || !strings.Contains(r.What.ZH, c.zh) || !strings.Contains(r.What.EN, c.en) {
			t.Errorf("%s: refused as %d %q", name, r.Kind, r.What)
		}
	}
}

func TestABrokenWorkbookIsRefusedNotShortened(t *testing.T) {
	good := simpleParts(oneRow)
	sheet := good["xl/worksheets/sheet1.xml"]
	rows := func(xml string) parts { return simpleParts(xml) }
	for name, p := range map[string]parts{
		"a sheet cut off":                good.with("xl/worksheets/sheet1.xml", sheet[:len(sheet)-20]),
		"a sheet that is empty":          good.with("xl/worksheets/sheet1.xml", ""),
		"a second root":                  good.with("xl/worksheets/sheet1.xml", sheet+"<x/>"),
		"tags that cross":                rows(`<row r="1"><c r="A1"><v>1</c></v></row>`),
		"an attribute without quotes":    rows(`<row r=1></row>`),
		"an attribute twice":             rows(`<row r="1" r="2"></row>`),
		"an unknown entity":              rows(`<row r="1"><c t="str"><v>&nbsp;</v></c></row>`),
		"a control character":            rows("<row r=\"1\"><c t=\"str\"><v>\x01</v></c></row>"),
		"text that is not UTF-8":         rows("<row r=\"1\"><c t=\"str\"><v>\xff</v></c></row>"),
		"a row outside the grid":         rows(`<row r="1048577"><c><v>1</v></c></row>`),
		"a column outside the grid":      rows(`<row r="1"><c r="XFE1"><v>1</v></c></row>`),
		"a cell in another row":          rows(`<row r="1"><c r="A2"><v>1</v></c></row>`),
		"two cells at one place":         rows(`<row r="1"><c r="A1"><v>1</v></c><c r="A1"><v>2</v></c></row>`),
		"a row twice with the same cell": rows(oneRow + oneRow),
		"a number that is none":          rows(`<row r="1"><c><v>12,3</v></c></row>`),
		"a number without end":           rows(`<row r="1"><c><v>1e999</v></c></row>`),
		"a cell type nobody knows":       rows(`<row r="1"><c t="zz"><v>1</v></c></row>`),
		"a date that is none":            rows(`<row r="1"><c t="d"><v>2023-13-41</v></c></row>`),
		"a missing shared string":        rows(`<row r="1"><c t="s"><v>2</v></c></row>`),
		"a negative shared string":       rows(`<row r="1"><c t="s"><v>-1</v></c></row>`),
		"a broken merge":                 good.with("xl/worksheets/sheet1.xml", strings.Replace(sheet, "</sheetData>", `</sheetData><mergeCells><mergeCell ref="B2:A1"/></mergeCells>`, 1)),
		"a sheet without a part":         good.with("xl/_rels/workbook.xml.rels", "<Relationships/>"),
		"a part named, but missing":      good.replace("worksheets/sheet1.xml\"", "worksheets/sheet2.xml\""),
		"a part used twice":              good.replace(`<sheet name="表一"`, `<sheet name="二" r:id="rId1"/><sheet name="表一"`),
		"no sheet listed":                good.replace(`<sheet name="表一" sheetId="1" r:id="rId1"/>`, ""),
		"another root element":           good.with("xl/workbook.xml", "<html/>"),
		"an unknown encoding":            good.with("xl/workbook.xml", `<?xml version="1.0" encoding="EBCDIC"?>`+good["xl/workbook.xml"]),
		"elements nested too deep":       rows(strings.Repeat("<a>", 200) + strings.Repeat("</a>", 200)),
	} {
		if r := refusal(t, p.zip(t)); r.Kind != Damaged {
			t.Errorf("%s: refused as %d: %v", name, r.Kind, r)
		}
	}
	mustOpen(t, good.zip(t))
}

func TestDocumentTypesAndEntitiesAreRefused(t *testing.T) {
	for name, doctype := range map[string]string{
		"laughs":   `<!DOCTYPE a [<!ENTITY b "ha"><!ENTITY c "&b;&b;&b;">]>`,
		"a file":   `<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]>`,
		"a server": `<!DOCTYPE a SYSTEM "http://example.com/a.dtd">`,
	} {
		for _, part := range []string{"xl/sharedStrings.xml", "xl/worksheets/sheet1.xml", "xl/workbook.xml"} {
			p := simpleParts(oneRow)
			r := refusal(t, p.with(part, doctype+p[part]).zip(t))
			if r.Kind != Damaged || !errors.Is(r, errDoctype) {
				t.Errorf("%s in %s: %v", name, part, r)
			}
		}
	}
}

func TestBytesChangedOnTheWayAreFound(t *testing.T) {
	b := simpleParts(oneRow).with("xl/media/picture.png", strings.Repeat("pixel", 50)).zip(t)
	for at := range b {
		spoiled := bytes.Clone(b)
		spoiled[at] ^= 0x10
		book, err := Open("x.xlsx", spoiled, Limits{})
		if err != nil {
			continue
		}
		// What a flipped bit may leave readable is metadata; never the cells.
		c := book.Sheets[0].Cell(1, 1)
		if c == nil || c.Raw != "1" {
			t.Fatalf("byte %d: %+v", at, book.Sheets[0])
		}
	}
	for cut := 1; cut < len(b)-4; cut += 7 {
		if _, err := Open("x.xlsx", b[:len(b)-cut], Limits{}); err == nil {
			t.Errorf("opened without its last %d bytes of %d", cut, len(b))
		}
	}
}

func TestADamagedPictureBesideGoodCellsIsFound(t *testing.T) {
	b := simpleParts(oneRow).with("xl/media/picture.png", "pixels, one after another").zip(t)
	b[bytes.Index(b, []byte("picture.png"))+len("picture.png")+3] ^= 0x10
	if r := refusal(t, b); r.Kind != Damaged {
		t.Errorf("refused as %d: %v", r.Kind, r)
	}
}

func TestASizeThatLiesIsFound(t *testing.T) {
	b := simpleParts(oneRow).zip(t)
	name := []byte("xl/worksheets/sheet1.xml")
	entry := bytes.LastIndex(b, name) - 46 // in the directory of the archive
	for lie, size := range map[string]uint32{"smaller": 40, "larger": 4000} {
		lying := bytes.Clone(b)
		binary.LittleEndian.PutUint32(lying[entry+24:], size)
		if r := refusal(t, lying); r.Kind != Damaged {
			t.Errorf("%s: refused as %d: %v", lie, r.Kind, r)
		}
	}
}

func TestFilesBeyondTheLimitsAreRefused(t *testing.T) {
	cells := simpleParts(`<row r="1"><c><v>1</v></c><c><v>2</v></c><c><v>3</v></c></row>`).zip(t)
	words := simpleParts(`<row r="1"><c t="str"><v>` + strings.Repeat("字", 100) + `</v></c></row>`).zip(t)
	for name, c := range map[string]struct {
		b   []byte
		lim Limits
	}{
		"bytes":           {make([]byte, 20<<20+1), Limits{}},
		"cells in .xlsx":  {cells, Limits{Cells: 2}},
		"cells in text":   {[]byte("1,2,3"), Limits{Cells: 2}},
		"cells in .xls":   {biffWorkbook(nothing, oneNumber), Limits{Cells: -1}},
		"text in .xlsx":   {words, Limits{Text: 200}},
		"inflated bytes":  {cells, Limits{Unzipped: 1000}},
		"entries of zips": {manyEntries(t), Limits{}},
	} {
		_, err := Open("x", c.b, c.lim)
		var r *Refusal
		if !errors.As(err, &r) || r.Kind != TooLarge {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func manyEntries(t *testing.T) []byte {
	p := parts{}
	for i := range maxParts + 1 {
		p[ColName(i+1)] = ""
	}
	return p.zip(t)
}

func TestARefusalTellsItsCause(t *testing.T) {
	r := damaged("坏了", "broken", io.ErrUnexpectedEOF)
	if !errors.Is(r, io.ErrUnexpectedEOF) || r.Error() != "broken: unexpected EOF" {
		t.Errorf("%v", r)
	}
}

func TestARowAsWideAsTheGridCostsOneCell(t *testing.T) {
	const rows = 20_000
	var xml strings.Builder
	for n := 1; n <= rows; n++ {
		fmt.Fprintf(&xml, `<row r="%d"><c r="XFD%d"><v>%d</v></c></row>`, n, n, n%7)
	}
	file := simpleParts(xml.String()).zip(t)
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	book := mustOpen(t, file)
	runtime.ReadMemStats(&after)
	if s := &book.Sheets[0]; len(s.Rows) != rows || len(s.Rows[7].Cells) != 1 {
		t.Fatalf("%d rows", len(s.Rows))
	}
	if spent := (after.TotalAlloc - before.TotalAlloc) >> 20; spent > 12 {
		t.Errorf("%d MiB for %d cells", spent, rows)
	}
}
