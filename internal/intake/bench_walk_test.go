package intake

import (
	"bytes"
	"testing"

	"github.com/xuri/excelize/v2"
)

// walk is the bare walk that reading is measured against: every row of every
// sheet, its cells raw, nothing else.
func walk(tb testing.TB, src []byte) {
	tb.Helper()
	f, err := excelize.OpenReader(bytes.NewReader(src), excelize.Options{RawCellValue: true})
	if err != nil {
		tb.Fatal(err)
	}
	defer func() { _ = f.Close() }() // only read
	for _, name := range f.GetSheetList() {
		rows, err := f.Rows(name)
		if err != nil {
			tb.Fatal(err)
		}
		for rows.Next() {
			if _, err := rows.Columns(); err != nil {
				tb.Fatal(err)
			}
		}
		if err := rows.Close(); err != nil {
			tb.Fatal(err)
		}
	}
}

func BenchmarkWalkAFlatWorkbookOf100000Rows(b *testing.B) {
	src := flatBook(b)
	for b.Loop() {
		walk(b, src)
	}
}

func BenchmarkWalkAMonthlyWorkbook(b *testing.B) {
	src := monthly(b)
	for b.Loop() {
		walk(b, src)
	}
}
