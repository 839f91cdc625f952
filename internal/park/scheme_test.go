package park

import (
	"encoding/json"
	"fmt"
	"math/big"
	"reflect"
	"slices"
	"strings"
	"testing"
)

var schemeCatalogue = &Catalogue{
	Indicators: []Indicator{{Code: "tax"}, {Code: "revenue"}, {Code: "value_added", Growth: Real}},
	Ratios:     []Ratio{{Code: "tax_per_mu"}, {Code: "value_added_per_mu"}, {Code: "rd_share"}},
}

// soundScheme passes Check.
func soundScheme() *Scheme {
	item := func(code string, weight Quantity) Item {
		return Item{Code: code, Weight: weight * QuantityScale, Method: Proportion, Cap: DefaultCap, Benchmark: Benchmark{Kind: Pooled}}
	}
	return &Scheme{
		Code: "baotou-2023", Year: 2023, Version: 1, Name: Text{ZH: "试行方案"}, Window: SpanYear, Basis: Industrial,
		Items:   []Item{item("value_added_per_mu", 40), item("tax_per_mu", 35), item("rd_share", 25)},
		Missing: Rescale, BandsBy: ByScore, Bands: DefaultBands(), TieBreak: []string{"tax", "revenue"},
		Deductions: []Penalty{{Code: "safety", Name: Text{ZH: "安全"}, Points: 50_000}},
		Vetoes:     []Penalty{{Code: "veto", Name: Text{ZH: "一票否决"}}},
	}
}

func TestEveryFlawOfASchemeStandsAtItsField(t *testing.T) {
	if flaws := soundScheme().Check(schemeCatalogue, 7); len(flaws) != 0 {
		t.Fatalf("a sound scheme has flaws: %v", flaws)
	}
	quota := func(s *Scheme, shares ...Quantity) {
		s.BandsBy = ByQuota
		for i, share := range shares {
			s.Bands[i].Quota = share * QuantityScale
		}
	}
	cases := map[string]struct {
		spoil func(*Scheme)
		want  string
	}{
		"weights of 99":             {func(s *Scheme) { s.Items[0].Weight -= QuantityScale }, "weights weights_below [99 1]"},
		"weights of 100.0001":       {func(s *Scheme) { s.Items[0].Weight++ }, "weights weights_above [100.0001 0.0001]"},
		"a weight of nothing":       {func(s *Scheme) { s.Items[2].Weight = 0; s.Items[1].Weight = 600_000 }, "items.2.weight weight_not_above0 [0]"},
		"an unknown indicator":      {func(s *Scheme) { s.Items[1].Code = "tax_per_ha" }, "items.1.code item_unknown [tax_per_ha]"},
		"an indicator twice":        {func(s *Scheme) { s.Items[1].Code = "value_added_per_mu" }, "items.1.code item_twice [value_added_per_mu 1]"},
		"no fixed benchmark":        {func(s *Scheme) { s.Items[0].Benchmark.Kind = Fixed }, "items.0.benchmark no_benchmark [value_added_per_mu]"},
		"a benchmark of zero":       {func(s *Scheme) { s.Items[0].Benchmark.Value = new(big.Rat) }, "items.0.benchmark benchmark_not_above0 [value_added_per_mu 0.0000]"},
		"a negative benchmark":      {func(s *Scheme) { s.Items[0].Benchmark.Value = big.NewRat(-1, 2) }, "items.0.benchmark benchmark_not_above0 [value_added_per_mu -0.5000]"},
		"a pooled mean of amounts":  {func(s *Scheme) { s.Items[0].Code = "tax" }, "items.0.benchmark pooled_needs_ratio [tax]"},
		"a cap below the floor":     {func(s *Scheme) { s.Items[0].Floor = 20_000 }, "items.0.cap cap_and_floor [1.5 2]"},
		"a floor of all":            {func(s *Scheme) { s.Items[0].Method, s.Items[0].Floor = MinMax, 10_000 }, "items.0.floor minmax_floor [1]"},
		"no method":                 {func(s *Scheme) { s.Items[0].Method = "" }, "items.0.method no_method []"},
		"no window":                 {func(s *Scheme) { s.Window = "ytd" }, "window no_window [ytd]"},
		"no rule for missing":       {func(s *Scheme) { s.Missing = "" }, "missing no_missing_rule []"},
		"a deduction that adds":     {func(s *Scheme) { s.Deductions[0].Points = -1 }, "deductions.0.points points_not_above0 [-0.0001]"},
		"a code twice":              {func(s *Scheme) { s.Vetoes[0].Code = "safety" }, "vetoes.0.code code_twice [safety]"},
		"thresholds that rise":      {func(s *Scheme) { s.Bands[1].From = s.Bands[0].From }, "bands.1.from thresholds_fall [B 90 A 90]"},
		"an exempt class by score":  {func(s *Scheme) { s.Exempt.ZH = "豁免" }, "exempt exempt_needs_quota []"},
		"quotas of 110 %":           {func(s *Scheme) { quota(s, 50, 40, 20) }, "bands quotas_sum [110]"},
		"a quota over seven":        {func(s *Scheme) { quota(s, 10, 40, 30) }, "warning bands.0.quota quota_few [A 10 7 0]"},
		"an unknown tie-break":      {func(s *Scheme) { s.TieBreak[1] = "turnover" }, "tie_break.1 item_unknown [turnover]"},
		"a measure without words":   {func(s *Scheme) { s.Bands[3].Measures = []BandMeasure{{Kind: Interview}} }, "bands.3.measures.0.text no_measure_text []"},
		"a measure of another kind": {func(s *Scheme) { s.Bands[0].Measures = []BandMeasure{{Kind: "medal", Text: Text{ZH: "奖"}}} }, "bands.0.measures.0.kind no_measure_kind [medal]"},
		"growth that is not real":   {func(s *Scheme) { s.Items[0].Code, s.Items[0].Method = "value_added", OwnGrowth }, "warning items.0.method growth_nominal [value_added]"},
		"only an excluded item":     {func(s *Scheme) { s.Items = []Item{{Code: "emissions", Weight: whole, Excluded: true}} }, "items no_items []"},
	}
	for name, c := range cases {
		s := soundScheme()
		c.spoil(s)
		var got []string
		for _, f := range s.Check(schemeCatalogue, 7) {
			line := fmt.Sprintln(f.Field, f.Key, fmt.Sprint(f.Args))
			if f.Warning {
				line = "warning " + line
			}
			got = append(got, strings.TrimSpace(line))
		}
		if !slices.Contains(got, c.want) {
			t.Errorf("%s: %q, want %q", name, got, c.want)
		}
	}
}

func TestAQuotaOverManyIsNotExplained(t *testing.T) {
	s := soundScheme()
	s.BandsBy = ByQuota
	for i := range s.Bands {
		s.Bands[i].Quota = 200_000
	}
	few, many := s.Check(schemeCatalogue, 7), s.Check(schemeCatalogue, FewForQuota)
	if few.Stop() || few.Err() != nil || len(few) != 3 || len(many) != 0 {
		t.Errorf("over seven %v, over twenty %v", few, many)
	}
}

func TestAnIncidentNeedsADocumentAndADate(t *testing.T) {
	s := soundScheme()
	if f := (Incident{Penalty: "veto", Document: "包应急〔2023〕8号", Date: "2023-05-04"}).Check(s); len(f) != 0 {
		t.Errorf("a sound incident: %v", f)
	}
	f := Incident{Penalty: "none", Date: "2023-02-30", Points: -1}.Check(s)
	for _, field := range []string{"penalty", "document", "date", "points"} {
		if len(f.At(field)) != 1 {
			t.Errorf("%s: %v", field, f.At(field))
		}
	}
}

func TestASchemeSurvivesJSON(t *testing.T) {
	s := soundScheme()
	s.Items[0].Benchmark.Value = big.NewRat(24097, 1000)
	text, err := json.Marshal(s)
	if err != nil {
		t.Fatal(err)
	}
	var again Scheme
	if err := json.Unmarshal(text, &again); err != nil {
		t.Fatal(err)
	}
	if again.Items[0].Benchmark.Value.Cmp(s.Items[0].Benchmark.Value) != 0 {
		t.Errorf("the benchmark became %v", again.Items[0].Benchmark.Value)
	}
	again.Items[0].Benchmark.Value = s.Items[0].Benchmark.Value
	if !reflect.DeepEqual(*s, again) {
		t.Errorf("%+v became %+v", *s, again)
	}
}

func TestPlacesRoundDown(t *testing.T) {
	for _, c := range []struct {
		share Quantity
		n     int
		want  int
	}{{100_000, 7, 0}, {200_000, 7, 1}, {1_000_000, 7, 7}, {333_333, 3, 0}, {333_334, 3, 1}} {
		if got := Places(c.share, c.n); got != c.want {
			t.Errorf("%s %% of %d is %d, want %d", c.share, c.n, got, c.want)
		}
	}
}
