package sheet

import (
	"errors"
	"testing"
)

// fuzzLimits keep one run short.
var fuzzLimits = Limits{Bytes: 1 << 20, Cells: 20_000, Unzipped: 4 << 20, Text: 4 << 20}

// checkOpen opens any bytes: either a refusal, or a book whose cells lie in
// order and can all be shown.
func checkOpen(t *testing.T, b []byte) {
	book, err := Open("x", b, fuzzLimits)
	if err != nil {
		var r *Refusal
		if !errors.As(err, &r) || r.Kind == 0 || r.What.ZH == "" || r.What.EN == "" {
			t.Fatalf("an error that is no refusal: %v", err)
		}
		return
	}
	for i := range book.Sheets {
		s := &book.Sheets[i]
		last := 0
		for _, row := range s.Rows {
			if int(row.N) <= last || row.N > MaxRows || len(row.Cells) == 0 {
				t.Fatalf("row %d behind %d, %d cells", row.N, last, len(row.Cells))
			}
			last = int(row.N)
			checkRow(t, book, row)
		}
		if s.RowCount != last {
			t.Fatalf("%d rows, the last is %d", s.RowCount, last)
		}
	}
}

func checkRow(t *testing.T, book *Book, row Row) {
	col := 0
	for k := range row.Cells {
		c := &row.Cells[k]
		if int(c.Col) <= col || c.Col > MaxCols || c.Kind == Empty && !c.Has(NoCache) {
			t.Fatalf("cell %+v behind column %d", c, col)
		}
		col = int(c.Col)
		if _, ok := c.Float(); c.Kind == Number && !ok {
			t.Fatalf("a number %q", c.Raw)
		}
		book.Shown(c)
		book.Date(c)
	}
}

func FuzzXLSXSheet(f *testing.F) {
	for _, rows := range []string{
		oneRow,
		`<row r="2" hidden="1"><c r="B2" t="s" s="3"><v>1</v></c><c t="inlineStr"><is><t>a&#10;b</t></is></c></row>`,
		`<row><c t="str"><f>A1</f><v>_x000D_</v></c><c t="b"><v>1</v></c><c t="e"><v>#N/A</v></c></row><!-- x --><row r="9"/>`,
		`</sheetData><mergeCells><mergeCell ref="A1:B2"/></mergeCells><sheetData>`,
		`<row><c t="str"><v><![CDATA[x]]></v></c><c s="2" t="d"><v>2023-06-30</v></c></row>`,
	} {
		f.Add([]byte(rows))
	}
	f.Fuzz(func(t *testing.T, rows []byte) { checkOpen(t, simpleParts(string(rows)).zip(t)) })
}

func FuzzXLSX(f *testing.F) {
	f.Add(simpleParts(oneRow).zip(f))
	f.Add(sample(f, "2023年6月园区情况说明.xlsx"))
	f.Add(sample(f, "1-2月主要指标.xlsx"))
	f.Fuzz(checkOpen)
}

func FuzzXLS(f *testing.F) {
	f.Add(biffWorkbook(styles, oneNumber))
	f.Add(oleFile("Workbook", biffWorkbook(nothing, oneNumber)))
	f.Add(biffWorkbook(func(b *biffRecords) {
		b.add(biffSST, uint32(2), uint32(2), wide(2, "园区"), wide(2, "产值")[:6])
		b.add(biffContinue, []byte{1, 0, 0})
	}, func(b *biffRecords) {
		b.add(biffLabelSST, uint16(0), uint16(0), uint16(0), uint32(0))
		b.add(biffMulRK, uint16(1), uint16(0), uint16(0), uint32(2), uint16(0), uint32(7), uint16(1))
		b.add(biffFormula, uint16(2), uint16(1), uint16(0), []byte{0, 0, 0, 0, 0, 0, 0xFF, 0xFF}, make([]byte, 8))
		b.add(biffString, wide(2, "文"))
		b.add(biffMerges, uint16(1), uint16(0), uint16(1), uint16(2), uint16(3))
	}))
	f.Add(sample(f, "2023年6月园区月报.xls"))
	f.Fuzz(checkOpen)
}

func FuzzText(f *testing.F) {
	for _, name := range []string{"2023年7月园区主要指标.csv", "园区月报2023-04.txt"} {
		f.Add(sample(f, name))
	}
	f.Add([]byte("\"a\"\"b\",\r\n;\t\"c\nd\""))
	f.Add([]byte("\xfe\xff\x00a\xd8\x00"))
	f.Fuzz(checkOpen)
}

func FuzzFormat(f *testing.F) {
	f.Add(`[Red]#,##0.0_);"x"@`, 1234.5)
	f.Add("[DBNum1]yyyy\"年\"m\"月\" h:mm:ss.00 AM/PM", 45107.6)
	f.Fuzz(func(_ *testing.T, code string, v float64) {
		b := &Book{}
		format := parseFormat(code)
		b.number(&format, v)
		format.text("园区")
	})
}
