package intake

import (
	"fmt"
	"strings"
	"testing"

	"parkboard/internal/catalog"
	"parkboard/internal/park"
	"parkboard/internal/sheet"
)

// tidy writes a flat table of many rows: every park, indicator and measure of
// many periods.
func tidy(rows int) []byte {
	c := catalog.Default()
	var b strings.Builder
	b.WriteString("园区,期间,指标,口径,数值,单位\n")
	n := 0
	for year := 2022; n < rows; year-- {
		for _, p := range park.YearPeriods(year) {
			for i := range c.Parks {
				for j := range c.Monthly() {
					if n < rows {
						fmt.Fprintf(&b, "%s,%s,%s,累计,%d,%s\n", c.Parks[i].Name.ZH, p, c.Monthly()[j].Name.ZH, 100_000+n, c.Monthly()[j].Unit)
					}
					n++
				}
			}
		}
	}
	return []byte(b.String())
}

func BenchmarkReadAFlatFileOf100000Rows(b *testing.B) {
	src, c := tidy(100_000), catalog.Default()
	b.ReportAllocs()
	for b.Loop() {
		d := Read(b.Context(), Request{Name: "all.csv", Bytes: src, Catalogue: c})
		if len(d.Figures) < 80_000 {
			b.Fatalf("%d figures", len(d.Figures))
		}
	}
}

func BenchmarkOpenTheSameFile(b *testing.B) {
	src := tidy(100_000)
	for b.Loop() {
		if _, err := sheet.Open("all.csv", src, sheet.Limits{}); err != nil {
			b.Fatal(err)
		}
	}
}

// prose writes a sheet of many different texts and no table.
func prose(cells int) []byte {
	var b strings.Builder
	for i := range cells {
		fmt.Fprintf(&b, "园区%d号", i)
		b.WriteByte(",\n"[btoi(i%10 == 9)])
	}
	return []byte(b.String())
}

func btoi(b bool) int {
	if b {
		return 1
	}
	return 0
}

func BenchmarkReadAFileOfAMillionTextsWithoutATable(b *testing.B) {
	src, c := prose(1_000_000), catalog.Default()
	b.ReportAllocs()
	for b.Loop() {
		if d := Read(b.Context(), Request{Name: "all.csv", Bytes: src, Catalogue: c}); len(d.Figures) > 0 {
			b.Fatal("figures out of nothing")
		}
	}
}
