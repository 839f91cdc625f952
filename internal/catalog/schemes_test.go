package catalog_test

import (
	"math/big"
	"strings"
	"testing"

	"parkboard/internal/catalog"
	"parkboard/internal/park"
)

func TestTheShippedSchemesAreTheDefaultAndThePublishedExample(t *testing.T) {
	schemes, err := catalog.Schemes(catalog.Default())
	if err != nil || len(schemes) != 2 {
		t.Fatalf("%d schemes: %v", len(schemes), err)
	}
	baotou, huangyan := schemes[0], schemes[1]
	want := map[string]park.Quantity{"value_added_per_mu": 400_000, "tax_per_mu": 350_000, "investment_intensity": 250_000}
	for _, item := range baotou.Items {
		if want[item.Code] != item.Weight || item.Benchmark != (park.Benchmark{Kind: park.Pooled}) || item.Cap != park.DefaultCap || item.Floor != 0 {
			t.Errorf("the item %+v", item)
		}
	}
	if len(baotou.Items) != 3 || baotou.Note.ZH != "试行权重" || baotou.Window != park.SpanYear || baotou.Basis != park.Industrial {
		t.Errorf("the default scheme is %+v", baotou)
	}
	for _, band := range baotou.Bands {
		if len(band.Measures) == 0 {
			t.Errorf("nothing follows from band %s", band.Code)
		}
	}
	excluded := 0
	for _, item := range huangyan.Items {
		if item.Excluded {
			excluded++
		}
	}
	rd, _ := huangyan.Item("rd_share")
	if excluded != 1 || rd.Benchmark.Value.Cmp(big.NewRat(302, 100)) != 0 {
		t.Errorf("%d items excluded, the R&D share is held against %v %%", excluded, rd.Benchmark.Value)
	}
}

func TestMistakesInASchemeAreNamedWithTheirLine(t *testing.T) {
	source := string(catalog.SchemesSource())
	cases := map[string]struct{ old, new, want string }{
		"weights of 95":      {"weight: 40, benchmark: pooled", "weight: 35, benchmark: pooled", "scheme baotou, at weights: weights_below"},
		"a benchmark in %":   {"benchmark: 3.02", "benchmark: 3.02%", `benchmark "3.02%" of item rd_share`},
		"another window":     {"window: year", "window: ytd", `window "ytd" of scheme baotou; expected year or ttm`},
		"an unknown measure": {"kind: remove", "kind: expel", `kind "expel" of measure 3 of band D`},
		"a foreign field":    {"tie_break:", "ties:", `unknown field "ties" of scheme baotou`},
		"no such indicator":  {"code: investment_intensity", "code: intensity", "scheme baotou, at items.2.code: item_unknown"},
		"a code twice":       {"code: huangyan", "code: baotou", `code "baotou" is taken`},
	}
	for name, c := range cases {
		_, err := catalog.ReadSchemes("s.yaml", []byte(strings.Replace(source, c.old, c.new, 1)), catalog.Default())
		if err == nil || !strings.Contains(err.Error(), c.want) || !strings.Contains(err.Error(), "s.yaml:") {
			t.Errorf("%s: %v, want %q", name, err, c.want)
		}
	}
}

func TestEachCallerHasSchemesOfItsOwn(t *testing.T) {
	a, _ := catalog.Schemes(catalog.Default())
	a[0].Items[0].Weight = 0
	b, _ := catalog.Schemes(catalog.Default())
	if b[0].Items[0].Weight == 0 {
		t.Error("a change by one caller reaches another")
	}
}
