package score_test

import (
	"fmt"
	"math/big"
	"slices"
	"testing"

	"parkboard/internal/park"
	"parkboard/internal/score"

	"pgregory.net/rapid"
)

// anyItem draws one of all kinds of items.
func anyItem(t *rapid.T, weight park.Quantity) park.Item {
	i := park.Item{
		Weight:    weight,
		Method:    rapid.SampledFrom([]park.Method{park.Proportion, park.Proportion, park.MinMax, park.OwnGrowth}).Draw(t, "method"),
		Lower:     rapid.IntRange(0, 3).Draw(t, "lower") == 0,
		Cap:       park.Quantity(rapid.SampledFrom([]int{10_000, 15_000, 20_000}).Draw(t, "cap")),
		Floor:     park.Quantity(rapid.SampledFrom([]int{0, 0, 2_000}).Draw(t, "floor")),
		Benchmark: park.Benchmark{Kind: park.Fixed, Value: big.NewRat(rapid.Int64Range(1, 9).Draw(t, "benchmark"), 3)},
	}
	return i
}

// anyCase draws a scheme whose weights sum to 100, and subjects with gaps,
// losses, ties, incidents and exemptions.
func anyCase(t *rapid.T) score.Case {
	s := scheme()
	k := rapid.IntRange(1, 6).Draw(t, "items")
	left := 100
	for i := range k {
		w := left
		if i < k-1 {
			w = rapid.IntRange(1, left-(k-1-i)).Draw(t, "weight")
		}
		left -= w
		item := anyItem(t, park.Quantity(w)*park.QuantityScale)
		item.Code = fmt.Sprint("item", i)
		s.Items = append(s.Items, item)
	}
	s.Missing = rapid.SampledFrom([]park.Missing{park.Rescale, park.MeanItem, park.ZeroItem}).Draw(t, "missing")
	s.TieBreak = []string{"tax"}
	s.Deductions = []park.Penalty{{Code: "safety", Points: 5 * park.QuantityScale}}
	s.Vetoes = []park.Penalty{{Code: "veto"}}
	if rapid.Bool().Draw(t, "quota") {
		s.BandsBy = park.ByQuota
		s.Bands = []park.Band{{Code: "A", Quota: 300_000}, {Code: "B", Quota: 300_000}, {Code: "C"}}
	}
	c := score.Case{Scheme: s}
	value := rapid.Int64Range(-2, 12)
	for p := range rapid.IntRange(1, 8).Draw(t, "subjects") {
		one := score.Subject{Code: fmt.Sprint("p", p), Exempt: rapid.IntRange(0, 5).Draw(t, "exempt") == 0}
		for range k {
			in := score.Input{Base: big.NewRat(value.Draw(t, "base"), 2)}
			if p == 0 || rapid.IntRange(0, 6).Draw(t, "gap") > 0 {
				in.Value = big.NewRat(value.Draw(t, "value"), 2)
			}
			if p == 0 {
				in.Base = big.NewRat(3, 1)
			}
			one.Inputs = append(one.Inputs, in)
		}
		one.Ties = []*big.Rat{big.NewRat(rapid.Int64Range(0, 2).Draw(t, "tie"), 1)}
		for _, code := range []string{"safety", "veto"} {
			if rapid.IntRange(0, 5).Draw(t, code) == 0 {
				one.Incidents = append(one.Incidents, park.Incident{Penalty: code})
			}
		}
		c.Subjects = append(c.Subjects, one)
	}
	return c
}

func places(r *score.Result) string {
	var out []string
	for _, row := range r.Rows {
		out = append(out, fmt.Sprint(row.Code, " ", row.Rank, row.Tied, row.TieBroken, row.Band))
	}
	slices.Sort(out)
	return fmt.Sprint(out)
}

func TestContributionsSumToTheTotal(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		r := must(t, anyCase(t))
		for _, row := range r.Rows {
			sum, weights := new(big.Rat), new(big.Rat)
			for _, w := range row.Items {
				if w.Points != nil {
					sum.Add(sum, w.Points)
					weights.Add(weights, w.Weight)
				}
			}
			for _, d := range row.Deducted {
				sum.Sub(sum, d.Points)
			}
			if row.Total != nil && (sum.Cmp(row.Total) != 0 || weights.Cmp(rat("100")) != 0) {
				t.Fatalf("%s: parts %v of weights %v, total %v", row.Code, sum, weights, row.Total)
			}
			if row.Total == nil && row.Reason == "" {
				t.Fatalf("%s is unranked without a reason", row.Code)
			}
		}
	})
}

func TestRanksDoNotDependOnTheOrderOfSubjects(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		c := anyCase(t)
		turned := c
		turned.Subjects = rapid.Permutation(c.Subjects).Draw(t, "turned")
		if a, b := places(must(t, c)), places(must(t, turned)); a != b {
			t.Fatalf("%s, turned %s", a, b)
		}
	})
}

func TestWeightsScaledTogetherWithDeductionsKeepTheRanks(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		c := anyCase(t)
		by := park.Quantity(rapid.IntRange(2, 5).Draw(t, "by"))
		scaled := c
		s := *c.Scheme
		s.Items, s.Deductions = slices.Clone(s.Items), slices.Clone(s.Deductions)
		for i := range s.Items {
			s.Items[i].Weight *= by
		}
		for i := range s.Deductions {
			s.Deductions[i].Points *= by
		}
		scaled.Scheme = &s
		a, b := must(t, c), must(t, scaled)
		for _, row := range a.Rows {
			if other := b.Row(row.Code); other.Rank != row.Rank {
				t.Fatalf("%s has rank %d, scaled %d", row.Code, row.Rank, other.Rank)
			}
		}
	})
}

func TestRaisingAnIndicatorNeverLowersItsOwnScore(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		c := anyCase(t)
		k := rapid.IntRange(0, len(c.Scheme.Items)-1).Draw(t, "item")
		c.Scheme.Items[k].Lower = false
		before := must(t, c)
		subject := rapid.IntRange(0, len(c.Subjects)-1).Draw(t, "subject")
		code := c.Subjects[subject].Code
		if before.Row(code).Items[k].Missing != "" || before.Row(code).Total == nil {
			return
		}
		raised := with(c, subject, k, new(big.Rat).Add(c.Subjects[subject].Inputs[k].Value, big.NewRat(rapid.Int64Range(1, 20).Draw(t, "by"), 7)))
		after := must(t, raised)
		if after.Row(code).Total.Cmp(before.Row(code).Total) < 0 || after.Row(code).Rank > before.Row(code).Rank {
			t.Fatalf("%s fell from %v (%d) to %v (%d)", code, before.Row(code).Total, before.Row(code).Rank, after.Row(code).Total, after.Row(code).Rank)
		}
	})
}

// with is the case with one value replaced.
func with(c score.Case, subject, k int, x *big.Rat) score.Case {
	c.Subjects = slices.Clone(c.Subjects)
	c.Subjects[subject].Inputs = slices.Clone(c.Subjects[subject].Inputs)
	c.Subjects[subject].Inputs[k].Value = x
	return c
}

// A tip is where the goal begins: just before it the goal is not reached, at
// it (or just past it) it is; and where the indicator alone cannot reach it, no
// value does.
func TestTippingPointsHoldOnBothSides(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		c := anyCase(t)
		r := must(t, c)
		for subject := range c.Subjects {
			row := r.Row(c.Subjects[subject].Code)
			bandAt := func(code string) int {
				return slices.IndexFunc(c.Scheme.Bands, func(b park.Band) bool { return b.Code == code })
			}
			for k, lever := range r.Levers(row.Code) {
				forward := big.NewRat(1, 1_000_000_007)
				if c.Scheme.Items[k].Lower {
					forward.Neg(forward)
				}
				at := func(x *big.Rat) *score.Row { return must(t, with(c, subject, k, x)).Row(row.Code) }
				check := func(what string, tip score.Tip, reached func(*score.Row) bool, exact func(*score.Row) bool) {
					if tip.Why == score.BarCap {
						for _, far := range []int64{1, 10, 100, 100_000} {
							x := new(big.Rat).Add(row.Items[k].Value, new(big.Rat).Mul(forward, big.NewRat(far*10_000_000, 1)))
							if c.Scheme.Items[k].Lower && x.Sign() < 0 {
								x = new(big.Rat)
								if row.Items[k].Value.Sign() <= 0 {
									break
								}
							}
							if reached(at(x)) {
								t.Fatalf("%s by item %d: said to be out of reach, reached at %v", what, k, x)
							}
						}
					}
					if tip.Value == nil {
						if tip.Why == "" {
							t.Fatalf("%s by item %d: no value and no reason", what, k)
						}
						return
					}
					here := tip.Value
					if tip.Beyond {
						if here.Cmp(row.Items[k].Value) != 0 && reached(at(here)) {
							t.Fatalf("%s by item %d: reached at %v already", what, k, here)
						}
						here = new(big.Rat).Add(here, forward)
					} else if reached(at(new(big.Rat).Sub(here, forward))) {
						t.Fatalf("%s by item %d: reached before %v", what, k, here)
					}
					if !reached(at(here)) || !exact(at(here)) {
						t.Fatalf("%s by item %d: at %v (beyond %v) rank %d band %s, promised %+v", what, k, here, tip.Beyond, at(here).Rank, at(here).Band, tip)
					}
				}
				check("rank of "+row.Code, lever.ToRank,
					func(now *score.Row) bool { return now.Rank < row.Rank },
					func(now *score.Row) bool { return now.Rank == lever.ToRank.Rank })
				check("band of "+row.Code, lever.ToBand,
					func(now *score.Row) bool { return bandAt(now.Band) < bandAt(row.Band) },
					func(now *score.Row) bool { return now.Band == lever.ToBand.Band })
			}
		}
	})
}

func TestTheDifferencesOfATrialSumToTheChange(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		c := anyCase(t)
		s := *c.Scheme
		s.Items = slices.Clone(s.Items)
		k := rapid.IntRange(0, len(s.Items)-1).Draw(t, "item")
		s.Items[k].Weight += 100_000
		s.Items[k].Excluded = len(s.Items) > 2 && rapid.Bool().Draw(t, "excluded")
		draft := c
		draft.Scheme = &s
		after, flaws := score.Score(draft)
		if after == nil {
			t.Fatalf("%v", flaws)
		}
		trial := score.Compare(must(t, c), after)
		for _, shift := range trial.Shifts {
			if shift.Change == nil {
				continue
			}
			sum := new(big.Rat).Set(shift.Deducted)
			for _, item := range shift.Items {
				sum.Add(sum, item.Change)
			}
			if sum.Cmp(shift.Change) != 0 {
				t.Fatalf("%s: items change by %v, the total by %v", shift.Code, sum, shift.Change)
			}
		}
		if changed := trial.Rules[k].Changed; !slices.Contains(changed, score.WeightChanged) {
			t.Fatalf("the changed weight is told as %v", changed)
		}
	})
}

func TestThePartsOfAMovementSumToTheChange(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		before, after := anyCase(t), anyCase(t)
		pick := func(later bool) score.Case {
			if later {
				return after
			}
			return before
		}
		of := func(m score.Mix) (*big.Rat, error) {
			c := score.Case{Scheme: pick(m.Scheme).Scheme}
			k := len(c.Scheme.Items)
			own := pick(m.Own).Subjects[0]
			own.Inputs = slices.Repeat(own.Inputs, 7)[:k]
			c.Subjects = append(c.Subjects, own)
			for _, other := range pick(m.Others).Subjects[1:] {
				other.Inputs = slices.Repeat(other.Inputs, 7)[:k]
				c.Subjects = append(c.Subjects, other)
			}
			r, flaws := score.Score(c)
			if r == nil {
				return nil, flaws.Err()
			}
			if m.Own && !m.Land && !m.Scheme && rapid.Bool().Draw(t, "hole") {
				return nil, nil // a step without a number
			}
			return r.Row(own.Code).Total, nil
		}
		m, err := score.Moved(of)
		if err != nil || m == nil {
			return
		}
		sum := new(big.Rat)
		for i, part := range m.Parts {
			if part.Cause != score.Causes[i] {
				t.Fatalf("part %d is %s", i, part.Cause)
			}
			if part.Points != nil {
				sum.Add(sum, part.Points)
			}
		}
		if sum.Cmp(m.Change()) != 0 {
			t.Fatalf("parts sum to %v, the change is %v", sum, m.Change())
		}
	})
}
