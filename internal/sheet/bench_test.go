package sheet

import (
	"bytes"
	"fmt"
	"runtime"
	"strconv"
	"sync"
	"testing"

	"github.com/xuri/excelize/v2"
)

// flatWorkbook is a tidy workbook of 100,000 rows and 12 columns: park,
// period, indicator and measure as text, the rest as numbers.
var flatWorkbook = sync.OnceValue(func() []byte {
	f := excelize.NewFile()
	defer f.Close()
	sw, err := f.NewStreamWriter("Sheet1")
	if err != nil {
		panic(err)
	}
	for n := 1; n <= 100_000; n++ {
		row := make([]any, 12)
		for c := range row {
			row[c] = float64(n*(c+3)%999983) / 100
		}
		row[0], row[1] = fmt.Sprintf("园区%d", n%37), fmt.Sprintf("2023-%02d", n%12+1)
		row[2], row[3] = fmt.Sprintf("指标%d", n%20), "累计"
		if err := sw.SetRow("A"+strconv.Itoa(n), row); err != nil {
			panic(err)
		}
	}
	if err := sw.Flush(); err != nil {
		panic(err)
	}
	buf, err := f.WriteToBuffer()
	if err != nil {
		panic(err)
	}
	return buf.Bytes()
})

// BenchmarkOpen reads 1.2 million cells, with every check of Open; live-MB is
// what the book keeps.
func BenchmarkOpen(b *testing.B) {
	file := flatWorkbook()
	b.ReportAllocs()
	var live uint64
	for b.Loop() {
		before := heapInUse()
		book := mustOpen(b, file)
		if n := len(book.Sheets[0].Rows); n != 100_000 {
			b.Fatal(n)
		}
		live = heapInUse() - before
		runtime.KeepAlive(book)
	}
	b.ReportMetric(float64(live)/(1<<20), "live-MB")
}

func heapInUse() uint64 {
	runtime.GC()
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return m.HeapAlloc
}

// BenchmarkExcelizeRows is the bare walk over the same rows that BenchmarkOpen
// is measured against.
func BenchmarkExcelizeRows(b *testing.B) {
	file := flatWorkbook()
	b.ReportAllocs()
	for b.Loop() {
		f, err := excelize.OpenReader(bytes.NewReader(file), excelize.Options{RawCellValue: true})
		if err != nil {
			b.Fatal(err)
		}
		rows, err := f.Rows("Sheet1")
		if err != nil {
			b.Fatal(err)
		}
		n := 0
		for rows.Next() {
			if _, err := rows.Columns(); err != nil {
				b.Fatal(err)
			}
			n++
		}
		if n != 100_000 {
			b.Fatal(n)
		}
		rows.Close()
		f.Close()
	}
}
