package intake

import (
	"bytes"
	"testing"
	"time"

	"github.com/xuri/excelize/v2"

	"parkboard/internal/catalog"
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

// against reads a workbook and walks it, turn about, so that whatever else the
// machine does falls on both; of-the-walk is the ratio of their times.
func against(b *testing.B, name string, src []byte, figures int) {
	c := catalog.Default()
	var reading, walking time.Duration
	for b.Loop() {
		begun := time.Now()
		if d := Read(b.Context(), Request{Name: name, Bytes: src, Catalogue: c}); len(d.Figures) < figures {
			b.Fatalf("%d figures", len(d.Figures))
		}
		read := time.Now()
		walk(b, src)
		reading, walking = reading+read.Sub(begun), walking+time.Since(read)
	}
	b.ReportMetric(reading.Seconds()/walking.Seconds(), "of-the-walk")
	b.ReportMetric(walking.Seconds()*1000/float64(b.N), "walk-ms")
	b.ReportMetric(reading.Seconds()*1000/float64(b.N), "read-ms")
}

func BenchmarkReadAgainstTheWalkOfAFlatWorkbook(b *testing.B) {
	against(b, "all.xlsx", flatBook(b), 80_000)
}

func BenchmarkReadAgainstTheWalkOfAMonthlyWorkbook(b *testing.B) {
	against(b, "园区.xlsx", monthly(b), 300)
}
