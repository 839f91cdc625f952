//go:build libreoffice

package scorebook_test

import (
	"fmt"
	"slices"
	"testing"

	"parkboard/internal/locale"
	"parkboard/internal/score"
	"parkboard/internal/sheet/sheettest"
)

// The workbook without its results, computed by LibreOffice alone, is the
// board's own result: as it stands, and after a weight is changed in it.
func TestLibreOfficeComputesWhatTheBoardDoes(t *testing.T) {
	books, want := map[string][]byte{}, map[string]*score.Result{}
	for name, c := range cases(24) {
		raw := sheettest.WithoutResults(t, bookOf(t, c, locale.Chinese))
		books[name+".xlsx"], want[name+".xlsx"] = raw, must(t, c)
		k := 0
		for i, item := range c.Scheme.Items {
			if !item.Excluded {
				k = i
			}
		}
		s := *c.Scheme
		s.Items = slices.Clone(s.Items)
		s.Items[k].Weight += 123_456
		changed := c
		changed.Scheme = &s
		other := name + "-weight.xlsx"
		books[other] = sheettest.WithNumber(t, raw, "xl/worksheets/sheet2.xml", fmt.Sprint("D", weightRow+k), s.Items[k].Weight.String())
		want[other] = must(t, changed)
	}
	for name, raw := range sheettest.ThroughLibreOffice(t, books) {
		same(t, name, raw, want[name])
	}
}
