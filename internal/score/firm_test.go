package score_test

import (
	"crypto/sha256"
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"

	"parkboard/internal/park"
	"parkboard/internal/score"

	"pgregory.net/rapid"
)

func weightsOf(items []park.Item) []park.Quantity {
	var out []park.Quantity
	for _, i := range items {
		out = append(out, i.Weight)
	}
	return out
}

func TestEveryWeightingKeepsItsBoundsAndTheSum(t *testing.T) {
	cases := map[string]struct {
		own    []park.Quantity
		method score.Method
		count  int
	}{
		"the default scheme":       {[]park.Quantity{400_000, 350_000, 250_000}, score.Grid, 145},
		"one item":                 {[]park.Quantity{1_000_000}, score.Grid, 1},
		"two items":                {[]park.Quantity{500_000, 500_000}, score.Grid, 21},
		"half points":              {[]park.Quantity{125_000, 875_000}, score.Grid, 5},
		"four items":               {[]park.Quantity{250_000, 250_000, 250_000, 250_000}, score.Grid, 891},
		"six items":                {[]park.Quantity{300_000, 200_000, 200_000, 100_000, 100_000, 100_000}, score.Sample, score.SampleSize},
		"five, one of them slight": {[]park.Quantity{499_999, 499_998, 1, 1, 1}, score.Sample, score.SampleSize},
	}
	for name, c := range cases {
		n, first := 0, true
		var sum park.Quantity
		for _, w := range c.own {
			sum += w
		}
		method := score.Weightings(c.own, func(w []park.Quantity) {
			n++
			if first && !slices.Equal(w, c.own) {
				t.Errorf("%s: the first weighting is not the scheme's own", name)
			}
			first = false
			total := park.Quantity(0)
			for i := range w {
				total += w[i]
				if 10*w[i] < 8*c.own[i] || 10*w[i] > 12*c.own[i] {
					t.Fatalf("%s: weight %d of %d is out of its bounds", name, w[i], c.own[i])
				}
			}
			if total != sum {
				t.Fatalf("%s: a weighting sums to %d", name, total)
			}
		})
		if method != c.method || n != c.count {
			t.Errorf("%s: %s of %d weightings, want %s of %d", name, method, n, c.method, c.count)
		}
	}
}

// The digest was made on amd64; integers give every machine the same walk.
func TestTheSampleIsTheSameOnEveryMachine(t *testing.T) {
	h := sha256.New()
	score.Weightings([]park.Quantity{300_000, 200_000, 200_000, 100_000, 100_000, 100_000}, func(w []park.Quantity) { fmt.Fprintln(h, w) })
	const want = "fa9c8bbacf0f1ab4"
	if got := fmt.Sprintf("%x", h.Sum(nil))[:16]; got != want {
		t.Errorf("the sample's digest is %s, want %s", got, want)
	}
}

// plainFirmness scores every weighting anew.
func plainFirmness(t interface{ Fatalf(string, ...any) }, r *score.Result) []score.Firm {
	var firms []score.Firm
	for _, row := range r.Rows {
		if row.Rank > 0 {
			firms = append(firms, score.Firm{Code: row.Code, Best: 1 << 30})
		}
	}
	score.Weightings(weightsOf(r.Case.Scheme.Items), func(w []park.Quantity) {
		c := r.Case
		s := *c.Scheme
		s.Items = slices.Clone(s.Items)
		for i := range w {
			s.Items[i].Weight = w[i]
		}
		c.Scheme = &s
		again := must(t, c)
		for i := range firms {
			row := again.Row(firms[i].Code)
			firms[i].Best, firms[i].Worst = min(firms[i].Best, row.Rank), max(firms[i].Worst, row.Rank)
			if row.Band == r.Row(row.Code).Band {
				firms[i].Kept++
			}
		}
	})
	return firms
}

func TestFirmnessIsWhatScoringEveryWeightingAnewSees(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		c := anyCase(t)
		if len(c.Scheme.Items) > 3 {
			c.Scheme.Items = c.Scheme.Items[:3]
			for i := range c.Subjects {
				c.Subjects[i].Inputs = c.Subjects[i].Inputs[:3]
			}
		}
		r := must(t, c)
		f := r.Firmness()
		if want := plainFirmness(t, r); !slices.Equal(f.Firms, want) {
			t.Fatalf("seen %v, anew %v", f.Firms, want)
		}
	})
}

func TestFirmnessOfASampleIsWhatScoringAnewSees(t *testing.T) {
	s := scheme(proportion("a", "20", "3"), proportion("b", "20", "3"), minMax("c", "20"), proportion("d", "20", "3"), proportion("e", "20", "7"))
	s.BandsBy = park.ByQuota
	for i := range s.Bands {
		s.Bands[i].Quota = 250_000
	}
	r := scored(t, s, of("p", "3", "3", "4", "3", "5"), of("q", "3", "3", "4", "3", "5"), of("r", "4", "2", "5", "", "9"), of("s", "2", "4", "3", "3", "6"), of("none", "", "", "", "", ""))
	f := r.Firmness()
	if f.Method != score.Sample || f.Weightings != score.SampleSize {
		t.Fatalf("%s of %d", f.Method, f.Weightings)
	}
	if want := plainFirmness(t, r); !slices.Equal(f.Firms, want) {
		t.Errorf("seen %v, anew %v", f.Firms, want)
	}
}

func TestTryingMoreWeightingsAllocatesNothingMore(t *testing.T) {
	few, many := crowd(20, 3), crowd(20, 6) // 100 or so against 10,000 weightings
	allocations := func(r *score.Result) float64 { return testing.AllocsPerRun(3, func() { r.Firmness() }) }
	if a, b := allocations(few), allocations(many); b > 2*a+200 {
		t.Errorf("a sample allocates %v times, a small grid %v", b, a)
	}
}

// crowd is a result of n subjects and k items with generic values.
func crowd(n, k int) *score.Result {
	random := rand.New(rand.NewPCG(1, 2))
	s := scheme()
	left := park.Quantity(1_000_000)
	for i := range k {
		item := proportion(fmt.Sprint("item", i), "1", "10")
		item.Weight = left / park.Quantity(k-i)
		left -= item.Weight
		s.Items = append(s.Items, item)
	}
	c := score.Case{Scheme: s}
	for p := range n {
		values := make([]string, k)
		for i := range values {
			values[i] = fmt.Sprintf("%.4f", 5+10*random.Float64())
		}
		c.Subjects = append(c.Subjects, of(fmt.Sprint("p", p), values...))
	}
	r, flaws := score.Score(c)
	if r == nil {
		panic(flaws)
	}
	return r
}
