package sheet

import (
	"strings"
	"testing"
	"time"
)

func TestBothDialectsAndAnyPrefixAreRead(t *testing.T) {
	plain := simpleParts(`<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1"><v>7</v></c></row>`)
	prefixed := plain.
		with("xl/worksheets/sheet1.xml", `<x:worksheet xmlns:x="`+transitional+`"><x:sheetData><x:row r="1">`+
			`<x:c r="A1" t="s"><x:v>0</x:v></x:c><x:c r="B1"><x:v>7</x:v></x:c></x:row></x:sheetData></x:worksheet>`)
	absolute := plain.replace(`Target="worksheets/`, `Target="/xl/worksheets/`)
	backslash := plain.with(`xl\worksheets\Sheet1.xml`, plain["xl/worksheets/sheet1.xml"])
	delete(backslash, "xl/worksheets/sheet1.xml")
	for name, p := range map[string]parts{
		"transitional": plain,
		"strict": plain.replace(transitional, strict).
			replace(relTypes, "http://purl.oclc.org/ooxml/officeDocument/relationships"),
		"prefixed elements": prefixed,
		"absolute targets":  absolute,
		"backslashes":       backslash,
		"UTF-16 parts":      plain.with("xl/sharedStrings.xml", utf16BOM(plain["xl/sharedStrings.xml"])),
	} {
		t.Run(name, func(t *testing.T) {
			book := mustOpen(t, p.zip(t))
			checkCell(t, &book.Sheets[0], "A1", Cell{Kind: Text, Raw: "园区"})
			checkCell(t, &book.Sheets[0], "B1", Cell{Kind: Number, Raw: "7"})
		})
	}
}

// utf16BOM is text as UTF-16LE behind its mark.
func utf16BOM(s string) string {
	b := wide(2, s)
	return "\xff\xfe" + string(b[3:])
}

func TestEveryKindOfCell(t *testing.T) {
	for name, c := range map[string]struct {
		xml  string
		want Cell
	}{
		"shared text":             {`<c r="C4" t="s"><v>0</v></c>`, Cell{Kind: Text, Raw: "园区"}},
		"rich text, no phonetics": {`<c r="C4" t="s"><v>1</v></c>`, Cell{Kind: Text, Raw: "稀土 高新区"}},
		"inline text":             {`<c r="C4" t="inlineStr"><is><t>甲&amp;乙&#x4E19;</t></is></c>`, Cell{Kind: Text, Raw: "甲&乙丙"}},
		"inline rich text":        {`<c r="C4" t="inlineStr"><is><r><t>甲</t></r><r><t>乙</t></r></is></c>`, Cell{Kind: Text, Raw: "甲乙"}},
		"an escaped character":    {`<c r="C4" t="str"><v>a_x000D_b_x005F_x000D_</v></c>`, Cell{Kind: Text, Raw: "a\rb_x000D_"}},
		"a CDATA section":         {`<c r="C4" t="str"><v><![CDATA[a<b]]>c</v></c>`, Cell{Kind: Text, Raw: "a<bc"}},
		"a number":                {`<c r="C4"><v>5892600.0000000001</v></c>`, Cell{Kind: Number, Raw: "5892600.0000000001"}},
		"a number in exponents":   {`<c r="C4" t="n"><v>1.5E-3</v></c>`, Cell{Kind: Number, Raw: "1.5E-3"}},
		"a percent":               {`<c r="C4" s="1"><v>0.123</v></c>`, Cell{Kind: Number, Raw: "0.123", Flags: PercentFormat}},
		"text under percent":      {`<c r="C4" s="1" t="str"><v>12.3</v></c>`, Cell{Kind: Text, Raw: "12.3"}},
		"a date":                  {`<c r="C4" s="2"><v>45107</v></c>`, Cell{Kind: Date, Raw: "45107"}},
		"an ISO date":             {`<c r="C4" t="d"><v>2023-06-30</v></c>`, Cell{Kind: Date, Raw: "2023-06-30"}},
		"a truth value":           {`<c r="C4" t="b"><v>1</v></c>`, Cell{Kind: Bool, Raw: "TRUE"}},
		"an error":                {`<c r="C4" t="e"><v>#N/A</v></c>`, Cell{Kind: Error, Raw: "#N/A"}},
		"a formula":               {`<c r="C4"><f>A1</f><v>2</v></c>`, Cell{Kind: Number, Raw: "2", Flags: Formula}},
		"a formula giving text":   {`<c r="C4" t="str"><f>A1</f><v>x</v></c>`, Cell{Kind: Text, Raw: "x", Flags: Formula}},
		"a formula giving none":   {`<c r="C4" t="str"><f>A1</f><v></v></c>`, Cell{Kind: Text, Flags: Formula}},
		"a formula not computed":  {`<c r="C4"><f>A1</f></c>`, Cell{Kind: Empty, Flags: Formula | NoCache}},
		"a formula, empty cache":  {`<c r="C4"><f>A1</f><v/></c>`, Cell{Kind: Empty, Flags: Formula | NoCache}},
		"an undeclared style":     {`<c r="C4" s="99"><v>2</v></c>`, Cell{Kind: Number, Raw: "2"}},
	} {
		t.Run(name, func(t *testing.T) {
			book := mustOpen(t, simpleParts(`<row r="4">`+c.xml+`</row>`).zip(t))
			checkCell(t, &book.Sheets[0], "C4", c.want)
		})
	}
}

func TestCellsThatHoldNothingAreLeftOut(t *testing.T) {
	book := mustOpen(t, simpleParts(`<row r="2"><c r="A2" s="1"/><c r="B2"><v></v></c><c r="C2" t="s"><v></v></c>`+
		`<c r="D2" t="inlineStr"><is><t></t></is></c><c r="E2"><v>1</v></c></row><row r="9"><c r="A9"/></row>`).zip(t))
	s := &book.Sheets[0]
	if len(s.Rows) != 1 || len(s.Rows[0].Cells) != 1 || s.RowCount != 2 {
		t.Errorf("rows %+v", s.Rows)
	}
}

func TestPlacesNotWrittenFollowTheOnesBefore(t *testing.T) {
	book := mustOpen(t, simpleParts(`<row><c><v>1</v></c><c><v>2</v></c></row><row r="5"><c r="D5"><v>3</v></c><c><v>4</v></c></row><row><c><v>5</v></c></row>`).zip(t))
	for addr, raw := range map[string]string{"A1": "1", "B1": "2", "D5": "3", "E5": "4", "A6": "5"} {
		checkCell(t, &book.Sheets[0], addr, Cell{Kind: Number, Raw: raw})
	}
}

func TestRowsAndCellsOutOfOrderAreSorted(t *testing.T) {
	book := mustOpen(t, simpleParts(`<row r="3"><c r="B3"><v>4</v></c><c r="A3"><v>3</v></c></row>`+
		`<row r="1"><c r="C1"><v>2</v></c></row><row r="1" hidden="1"><c r="A1"><v>1</v></c></row>`).zip(t))
	s := &book.Sheets[0]
	for addr, raw := range map[string]string{"A1": "1", "C1": "2", "A3": "3", "B3": "4"} {
		checkCell(t, s, addr, Cell{Kind: Number, Raw: raw})
	}
	if len(s.Rows) != 2 || !s.Rows[0].Hidden || s.Rows[1].Hidden {
		t.Errorf("rows %+v", s.Rows)
	}
}

func TestSheetsComeInTheOrderOfTheirTabs(t *testing.T) {
	p := simpleParts("").
		with("xl/workbook.xml", `<workbook xmlns="`+transitional+`" xmlns:r="`+relTypes+`"><workbookPr date1904="1"/><sheets>`+
			`<sheet name="后" sheetId="2" r:id="rId9"/><sheet name="前" sheetId="1" r:id="rId1" state="veryHidden"/>`+
			`<sheet name="图" sheetId="3" r:id="rId8"/></sheets></workbook>`).
		with("xl/worksheets/b.xml", `<worksheet xmlns="`+transitional+`"><cols><col min="2" max="3" hidden="true"/></cols>`+
			`<sheetData><row r="1"><c r="A1" s="2"><v>0</v></c></row></sheetData><mergeCells><mergeCell ref="A1:B2"/><mergeCell ref="D4"/></mergeCells></worksheet>`)
	p["xl/_rels/workbook.xml.rels"] = strings.Replace(p["xl/_rels/workbook.xml.rels"], "</Relationships>",
		`<Relationship Id="rId9" Type="`+relTypes+`/worksheet" Target="worksheets/b.xml"/>`+
			`<Relationship Id="rId8" Type="`+relTypes+`/chartsheet" Target="chartsheets/c.xml"/></Relationships>`, 1)
	book := mustOpen(t, p.zip(t))
	if len(book.Sheets) != 2 || book.Sheets[0].Name != "后" || book.Sheets[1].Name != "前" || !book.Sheets[1].Hidden {
		t.Fatalf("sheets %+v", book.Sheets)
	}
	s := &book.Sheets[0]
	if s.HiddenCols[0] != (Range{1, 2, MaxRows, 3}) || s.Merges[0] != (Range{1, 1, 2, 2}) || s.Merges[1] != (Range{4, 4, 4, 4}) {
		t.Errorf("hidden %v, merges %v", s.HiddenCols, s.Merges)
	}
	if day, ok := book.Date(s.Cell(1, 1)); !ok || day != time.Date(1904, 1, 1, 0, 0, 0, 0, time.UTC) {
		t.Errorf("the first day of 1904 is %v", day)
	}
}

func TestDecimalIsTheShortestTextOfTheNumber(t *testing.T) {
	for raw, want := range map[string]string{
		"5892600.0000000001": "5892600", "161.70160000000001": "161.7016", "11.199999999999999": "11.2",
		"1.23E-1": "0.123", "1E+6": "1000000", "-0": "0", "12.50": "12.5",
	} {
		if got := (&Cell{Kind: Number, Raw: raw}).Decimal(); got != want {
			t.Errorf("%s → %s, want %s", raw, got, want)
		}
	}
	if got := (&Cell{Kind: Text, Raw: "12"}).Decimal(); got != "" {
		t.Errorf("text has the decimal %q", got)
	}
}
