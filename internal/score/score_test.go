package score_test

import (
	"math/big"
	"strings"
	"testing"

	"parkboard/internal/park"
	"parkboard/internal/score"
)

func rat(s string) *big.Rat {
	if s == "" {
		return nil
	}
	r, ok := new(big.Rat).SetString(s)
	if !ok {
		panic(s)
	}
	return r
}

func quantity(s string) park.Quantity {
	q, err := park.ParseQuantity(s)
	if err != nil {
		panic(err)
	}
	return q
}

// proportion is an item scored by value ÷ benchmark between 0 and 1.5.
func proportion(code, weight, benchmark string) park.Item {
	return park.Item{
		Code: code, Weight: quantity(weight), Method: park.Proportion, Cap: park.DefaultCap,
		Benchmark: park.Benchmark{Kind: park.Fixed, Value: rat(benchmark)},
	}
}

func minMax(code, weight string) park.Item {
	return park.Item{Code: code, Weight: quantity(weight), Method: park.MinMax, Floor: quantity("0.2")}
}

func scheme(items ...park.Item) *park.Scheme {
	return &park.Scheme{
		Code: "test", Year: 2023, Version: 1, Name: park.Text{ZH: "试行"}, Window: park.SpanYear, Basis: park.Industrial,
		Items: items, Missing: park.Rescale, BandsBy: park.ByScore, Bands: park.DefaultBands(),
	}
}

// of is a subject with its values in words: "1.5", "" for one that is missing.
func of(code string, values ...string) score.Subject {
	s := score.Subject{Code: code}
	for _, v := range values {
		in := score.Input{Value: rat(v)}
		if v == "" {
			in.Missing = "no_land"
		}
		s.Inputs = append(s.Inputs, in)
	}
	return s
}

func ties(s score.Subject, values ...string) score.Subject {
	for _, v := range values {
		s.Ties = append(s.Ties, rat(v))
	}
	return s
}

func must(t interface{ Fatalf(string, ...any) }, c score.Case) *score.Result {
	r, flaws := score.Score(c)
	if r == nil {
		t.Fatalf("cannot be computed: %v", flaws)
	}
	return r
}

func scored(t *testing.T, s *park.Scheme, subjects ...score.Subject) *score.Result {
	t.Helper()
	return must(t, score.Case{Scheme: s, Subjects: subjects})
}

func exactly(t *testing.T, what string, got *big.Rat, want string) {
	t.Helper()
	if (got == nil) != (want == "") || got != nil && got.Cmp(rat(want)) != 0 {
		t.Errorf("%s is %v, want %s", what, got, want)
	}
}

// The published formula of 黄岩区 2022: 亩均税收÷24.097×30 + 亩均增加值÷136.16×20 +
// 单位能耗增加值÷2.694×20 + 单位排放增加值÷4929.81×10 + 全员劳动生产率÷18.14×10 +
// R&D占比÷0.0302×10.
func huangyan() *park.Scheme {
	return scheme(
		proportion("tax_per_mu", "30", "24.097"), proportion("value_added_per_mu", "20", "136.16"),
		proportion("value_added_per_energy", "20", "2.694"), proportion("value_added_per_emission", "10", "4929.81"),
		proportion("labour_productivity", "10", "18.14"), proportion("rd_share", "10", "0.0302"),
	)
}

func TestThePublishedFormulaOfHuangyan(t *testing.T) {
	r := scored(t, huangyan(),
		of("at the benchmarks", "24.097", "136.16", "2.694", "4929.81", "18.14", "0.0302"),
		of("an example", "12.0485", "204.24", "1.347", "9859.62", "36.28", "0.0151"),
		of("a loss", "12.0485", "-5", "2.694", "4929.81", "18.14", "0.0302"))
	exactly(t, "at the benchmarks", r.Row("at the benchmarks").Total, "100")
	// 15 + 30 + 10 + 15 (2 × 10, capped) + 15 (capped) + 5
	exactly(t, "the example", r.Row("an example").Total, "90")
	for k, want := range []score.Clamp{"", "", "", score.AtCap, score.AtCap, ""} {
		if got := r.Row("an example").Items[k].Clamp; got != want {
			t.Errorf("item %d ran into %q, want %q", k, got, want)
		}
	}
	loss := r.Row("a loss")
	exactly(t, "with a loss", loss.Total, "65")
	if w := loss.Items[1]; !w.Negative || w.Clamp != score.AtFloor {
		t.Errorf("a negative value added does not say that it scores the floor: %+v", w)
	}
}

// 旌德: weight × (20 + 80 × (x − min) ÷ (max − min)) ÷ 100.
func TestMinMaxOfJingde(t *testing.T) {
	s := scheme(minMax("tax_per_mu", "60"), minMax("rd_share", "40"))
	r := scored(t, s, of("a", "10", "3"), of("b", "20", "3"), of("c", "14", "3"))
	exactly(t, "the greatest", r.Row("b").Items[0].Points, "60")
	exactly(t, "the least", r.Row("a").Items[0].Points, "12")
	exactly(t, "between", r.Row("c").Items[0].Points, "31.2") // 60 × (20 + 80 × 0.4) ÷ 100
	exactly(t, "all equal: the full weight", r.Row("c").Items[1].Points, "40")
}

func TestHowAValueBecomesPoints(t *testing.T) {
	lower := proportion("energy", "100", "2")
	lower.Lower = true
	floor := proportion("tax_per_mu", "100", "10")
	floor.Floor = quantity("0.3")
	growth := proportion("tax", "100", "1.05")
	growth.Method = park.OwnGrowth
	cases := map[string]struct {
		item        park.Item
		value, base string
		points      string
		clamp       score.Clamp
	}{
		"half the benchmark":                     {proportion("tax", "100", "10"), "5", "", "50", ""},
		"exactly at the cap is not clamped":      {proportion("tax", "100", "10"), "15", "", "150", ""},
		"beyond the cap":                         {proportion("tax", "100", "10"), "15.0001", "", "150", score.AtCap},
		"zero is a value":                        {proportion("tax", "100", "10"), "0", "", "0", ""},
		"below zero scores the floor":            {floor, "-1", "", "30", score.AtFloor},
		"below the floor":                        {floor, "2", "", "30", score.AtFloor},
		"lower is better: at the benchmark":      {lower, "2", "", "100", ""},
		"lower is better: half of it":            {lower, "1", "", "150", ""},
		"lower is better: twice of it":           {lower, "4", "", "0", ""},
		"lower is better: more than twice":       {lower, "5", "", "0", score.AtFloor},
		"lower is better: below zero, the floor": {lower, "-1", "", "0", score.AtFloor},
		"growth as wanted":                       {growth, "105", "100", "100", ""},
		"growth on own base, halved":             {growth, "52.5", "100", "50", ""},
	}
	for name, c := range cases {
		s := of("p", c.value)
		s.Inputs[0].Base = rat(c.base)
		w := scored(t, scheme(c.item), s).Row("p").Items[0]
		exactly(t, name, w.Points, c.points)
		if w.Clamp != c.clamp {
			t.Errorf("%s ran into %q, want %q", name, w.Clamp, c.clamp)
		}
	}
}

func TestAMissingValueIsTreatedAsTheSchemeSays(t *testing.T) {
	cases := map[park.Missing]struct {
		total     string
		treatment score.Treatment
	}{
		park.Rescale:  {"120", score.LeftOut},
		park.MeanItem: {"108", score.TookMean}, // 72 + 40 × (1 + 0.8) ÷ 2
		park.ZeroItem: {"72", score.TookZero},
	}
	for rule, want := range cases {
		s := scheme(proportion("tax_per_mu", "60", "10"), proportion("rd_share", "40", "5"))
		s.Missing = rule
		r := scored(t, s, of("a", "10", "5"), of("b", "10", "4"), of("lacks", "12", ""))
		row := r.Row("lacks")
		exactly(t, string(rule), row.Total, want.total)
		if w := row.Items[1]; w.Treatment != want.treatment || w.Missing != "no_land" {
			t.Errorf("%s: treated %q for %q", rule, w.Treatment, w.Missing)
		}
	}
}

func TestAParkWithoutDataIsListedAndUnranked(t *testing.T) {
	for _, rule := range []park.Missing{park.Rescale, park.MeanItem, park.ZeroItem} {
		s := scheme(proportion("tax_per_mu", "60", "10"), proportion("rd_share", "40", "5"))
		s.Missing = rule
		r := scored(t, s, of("none", "", ""), of("a", "-3", "0"))
		row := r.Row("none")
		if row.Total != nil || row.Rank != 0 || row.Band != "" || row.Reason != "no_land" {
			t.Errorf("%s: a park without data has total %v, rank %d, band %q, reason %q", rule, row.Total, row.Rank, row.Band, row.Reason)
		}
		if len(r.Rows) != 2 || r.Rows[1].Code != "none" {
			t.Errorf("%s: it is not listed last", rule)
		}
	}
}

func TestAnExcludedItemRescalesTheOthersForAll(t *testing.T) {
	s := huangyan()
	s.Items[3].Excluded = true
	s.Missing = park.ZeroItem
	r := scored(t, s, of("a", "24.097", "136.16", "2.694", "", "18.14", "0.0302"))
	exactly(t, "the rest at its benchmarks", r.Row("a").Total, "100")
	exactly(t, "a weight of 30", r.Row("a").Items[0].Weight, "100/3")
	if w := r.Row("a").Items[3]; w.Treatment != score.LeftOut || w.Missing != "" || w.Points != nil {
		t.Errorf("the excluded item is %+v", w)
	}
}

func TestEqualTotalsGoByTheTieBreakAndThenShareARank(t *testing.T) {
	s := scheme(proportion("tax_per_mu", "100", "10"))
	s.TieBreak = []string{"tax", "revenue"}
	r := scored(t, s,
		ties(of("a", "5"), "1", "9"), ties(of("b", "5"), "2", "7"), ties(of("c", "5"), "2", "8"),
		ties(of("d", "5"), "1", "9"), ties(of("e", "4"), "9", "9"), ties(of("f", "6"), "", ""), ties(of("g", "5"), "", "1"))
	want := "f1 c2:revenue b3:revenue a4=:tax d4=:tax g6:tax e7"
	var got []string
	for _, row := range r.Rows {
		one := row.Code + string(rune('0'+row.Rank))
		if row.Tied {
			one += "="
		}
		if row.TieBroken != "" {
			one += ":" + row.TieBroken
		}
		got = append(got, one)
	}
	if strings.Join(got, " ") != want {
		t.Errorf("ranks %s, want %s", strings.Join(got, " "), want)
	}
}

func TestDeductionsAndVetoes(t *testing.T) {
	s := scheme(proportion("tax_per_mu", "100", "10"))
	s.Deductions = []park.Penalty{{Code: "safety", Name: park.Text{ZH: "安全"}, Points: quantity("5")}}
	s.Vetoes = []park.Penalty{{Code: "veto", Name: park.Text{ZH: "一票否决"}}}
	best, second, third := of("best", "12"), of("second", "9.9"), of("third", "8")
	best.Incidents = []park.Incident{{Penalty: "veto", Document: "包环〔2023〕1号", Date: "2023-05-01"}}
	second.Incidents = []park.Incident{{Penalty: "safety"}, {Penalty: "safety", Points: quantity("7.5")}, {Penalty: "other"}}
	r := scored(t, s, best, second, third)
	row := r.Row("second")
	exactly(t, "after deductions", row.Total, "86.5")
	if len(row.Unruled) != 1 || len(row.Deducted) != 2 || row.Band != "B" || row.Rank != 1 {
		t.Errorf("deducted %d, without rule %d, band %s, rank %d", len(row.Deducted), len(row.Unruled), row.Band, row.Rank)
	}
	vetoed := r.Row("best")
	exactly(t, "a veto leaves the total", vetoed.Total, "120")
	if vetoed.Rank != 3 || vetoed.Band != "D" || !vetoed.Vetoed() {
		t.Errorf("vetoed: rank %d, band %s", vetoed.Rank, vetoed.Band)
	}
}

func TestBandsByScoreBeginAtTheirThreshold(t *testing.T) {
	r := scored(t, scheme(proportion("tax_per_mu", "100", "10")),
		of("a", "9"), of("b", "8.99999"), of("c", "7.5"), of("d", "6"), of("e", "5.99999"))
	for code, want := range map[string]string{"a": "A", "b": "B", "c": "B", "d": "C", "e": "D"} {
		if got := r.Row(code).Band; got != want {
			t.Errorf("%s is %s, want %s", code, got, want)
		}
	}
}

func TestBandsByQuotaCountNeitherTheExemptNorTheVetoed(t *testing.T) {
	s := scheme(proportion("tax_per_mu", "100", "10"))
	s.BandsBy, s.Exempt = park.ByQuota, park.Text{ZH: "豁免"}
	s.Vetoes = []park.Penalty{{Code: "veto"}}
	s.Bands = []park.Band{{Code: "A", Quota: quantity("20")}, {Code: "B", Quota: quantity("40")}, {Code: "C"}}
	young := of("young", "12")
	young.Exempt = true
	vetoed := of("vetoed", "11")
	vetoed.Incidents = []park.Incident{{Penalty: "veto"}}
	r := scored(t, s, young, vetoed, of("a", "9"), of("b", "8"), of("c", "8"), of("d", "8"), of("e", "1"))
	for code, want := range map[string]string{"young": "", "vetoed": "C", "a": "A", "b": "B", "c": "B", "d": "B", "e": "C"} {
		if got := r.Row(code).Band; got != want {
			t.Errorf("%s is %q, want %q", code, got, want)
		}
	}
}

func TestWhatCannotBeComputedSaysWhichCellOfWhichRule(t *testing.T) {
	pooled := proportion("tax_per_mu", "50", "1")
	pooled.Benchmark = park.Benchmark{Kind: park.Pooled}
	s := scheme(proportion("rd_share", "50", "3"), pooled)
	ask := func(c score.Case) string {
		r, flaws := score.Score(c)
		if r != nil || len(flaws) == 0 || flaws.Err() == nil {
			t.Fatalf("computed: %v", flaws)
		}
		return flaws[0].Field + " " + flaws[0].Key
	}
	some := []score.Subject{of("a", "1", "2")}
	cases := map[string]struct{ got, want string }{
		"no pooled mean": {ask(score.Case{Scheme: s, Subjects: some}), "items.1.benchmark no_pooled_mean"},
		"a zero benchmark": {ask(score.Case{Scheme: s, Benchmarks: []*big.Rat{nil, new(big.Rat)}, Subjects: some}),
			"items.1.benchmark benchmark_not_above0"},
		"all missing": {ask(score.Case{Scheme: s, Benchmarks: []*big.Rat{nil, rat("2")}, Subjects: []score.Subject{of("a", "1", ""), of("b", "1", "")}}),
			"items.1.code item_all_missing"},
		"no items":     {ask(score.Case{Scheme: scheme()}), "items no_items"},
		"other values": {ask(score.Case{Scheme: s, Subjects: []score.Subject{of("a", "1")}}), "subjects case_shape"},
	}
	for name, c := range cases {
		if c.got != c.want {
			t.Errorf("%s: %q, want %q", name, c.got, c.want)
		}
	}
}

func TestAStoredPooledMeanBeatsANewOne(t *testing.T) {
	item := proportion("tax_per_mu", "100", "10")
	item.Benchmark.Kind = park.Pooled
	r := must(t, score.Case{Scheme: scheme(item), Benchmarks: []*big.Rat{rat("20")}, Subjects: []score.Subject{of("a", "10")}})
	exactly(t, "by the stored mean", r.Row("a").Total, "100")
}
