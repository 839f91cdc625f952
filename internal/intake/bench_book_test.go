package intake

import (
	"fmt"
	"runtime"
	"strings"
	"testing"

	"parkboard/internal/catalog"
	"parkboard/internal/park"
	"parkboard/internal/sheet"
)

// flatBook is a flat workbook of 100,000 different rows: the six columns of the
// tidy form and six that are not loaded. The bare walk over a workbook of this
// shape is BenchmarkExcelizeRows of internal/sheet.
func flatBook(tb testing.TB) []byte {
	w := sheet.NewWriter()
	out := w.Page("Sheet1")
	for n, line := range strings.Split(strings.TrimSpace(string(tidy(100_000))), "\n") {
		for i, s := range strings.Split(line, ",") {
			put(out, n+1, i+1, s)
		}
		for c := range 6 {
			cell := fmt.Sprintf("附加%d", c+1)
			if n > 0 {
				cell = fmt.Sprintf("%.2f", float64(n*(c+3)%999_983)/100)
			}
			put(out, n+1, c+7, cell)
		}
	}
	b, err := w.Bytes()
	if err != nil {
		tb.Fatal(err)
	}
	return b
}

// monthly is the ordinary workbook: 7 parks, 14 indicators, 4 columns each.
func monthly(tb testing.TB) []byte {
	c := catalog.Default()
	var reported []park.Indicator
	for _, ind := range c.Monthly() {
		if ind.Land == "" {
			reported = append(reported, ind)
		}
	}
	var names, measures, body strings.Builder
	names.WriteString("园区")
	measures.WriteString("^")
	for _, ind := range reported {
		fmt.Fprintf(&names, "|%s(%s)|<|<|<", ind.Name.ZH, ind.Unit)
		measures.WriteString("|本月|累计|同期|同比(%)")
	}
	for p := range c.Parks {
		body.WriteString("\n" + c.Parks[p].Name.ZH)
		for i := range reported {
			n := 1000*(p+1) + 10*(len(reported)-i)
			fmt.Fprintf(&body, "|%d|%d|%d|0", n, 6*n, 6*n)
		}
	}
	return workbook(tb, page{"Sheet1", "2023年1-6月园区主要指标\n" + names.String() + "\n" + measures.String() + body.String()})
}

// BenchmarkReadAFlatWorkbookOf100000Rows reads it with every check; live-MB is
// what the draft and its book keep.
func BenchmarkReadAFlatWorkbookOf100000Rows(b *testing.B) {
	src, c := flatBook(b), catalog.Default()
	b.ReportAllocs()
	var live float64
	for b.Loop() {
		before := heapMB()
		d := Read(b.Context(), Request{Name: "all.xlsx", Bytes: src, Catalogue: c})
		if len(d.Figures) < 80_000 {
			b.Fatalf("%d figures", len(d.Figures))
		}
		live = heapMB() - before
		runtime.KeepAlive(d)
	}
	b.ReportMetric(live, "live-MB")
}

func heapMB() float64 {
	runtime.GC()
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return float64(m.HeapAlloc) / (1 << 20)
}

func BenchmarkReadAMonthlyWorkbook(b *testing.B) {
	src, c := monthly(b), catalog.Default()
	for b.Loop() {
		if d := Read(b.Context(), Request{Name: "园区.xlsx", Bytes: src, Catalogue: c}); len(d.Figures) < 300 {
			b.Fatalf("%d figures", len(d.Figures))
		}
	}
}
