package score_test

import (
	"fmt"
	"math/big"
	"testing"

	"parkboard/internal/park"
	"parkboard/internal/score"

	"pgregory.net/rapid"
)

// entry is a subject of Score as an entry of a roll.
func entry(s score.Subject, r *score.Row, amount func(*big.Rat) score.Amount) score.Entry {
	e := score.Entry{Exempt: s.Exempt, Vetoed: r.Vetoed()}
	for _, in := range s.Inputs {
		e.Values = append(e.Values, amount(in.Value))
		e.Bases = append(e.Bases, amount(in.Base))
	}
	for _, tie := range s.Ties {
		e.Ties = append(e.Ties, park.Quantity(tie.Num().Int64()))
	}
	for _, d := range r.Deducted {
		q, _ := park.QuantityOf(d.Points)
		e.Deducted += q
	}
	return e
}

func TestARollScoresAsScoreDoes(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		c := anyCase(t)
		if c.Scheme.Missing == park.MeanItem {
			c.Scheme.Missing = park.Rescale
		}
		by := park.Quantity(rapid.SampledFrom([]int{1, -3, 10_000_000}).Draw(t, "by"))
		amount := func(r *big.Rat) score.Amount {
			if r == nil {
				return score.Amount{}
			}
			return score.Amount{Num: park.Quantity(r.Num().Int64()) * by, Den: park.Quantity(r.Denom().Int64()) * by}
		}
		want := must(t, c)
		roll, flaws := score.NewRoll(c.Scheme, nil, 0)
		if roll == nil {
			t.Fatalf("%v", flaws)
		}
		for _, s := range c.Subjects {
			roll.Add(entry(s, want.Row(s.Code), amount))
		}
		if flaws := roll.Rank(); flaws.Stop() {
			t.Fatalf("%v", flaws)
		}
		ranked := 0
		for i, s := range c.Subjects {
			row := want.Row(s.Code)
			rank, band := roll.Place(i)
			if rank != row.Rank || band != row.Band {
				t.Fatalf("%s is %d %s in the roll, %d %s by Score", s.Code, rank, band, row.Rank, row.Band)
			}
			total := roll.Total(i)
			if (total == nil) != (row.Total == nil) || total != nil && total.Cmp(row.Total) != 0 {
				t.Fatalf("%s has %v in the roll, %v by Score", s.Code, total, row.Total)
			}
			if again := roll.Row(i); again.Rank != rank || len(again.Items) != len(row.Items) || again.Vetoed() != row.Vetoed() {
				t.Fatalf("%s: its row is %+v", s.Code, again)
			}
			if rank > 0 {
				ranked++
			}
		}
		if roll.Ranked() != ranked || len(roll.Order()) != ranked || roll.Len() != len(c.Subjects) {
			t.Fatalf("%d ranked of %d, %d in order", roll.Ranked(), roll.Len(), len(roll.Order()))
		}
	})
}

func TestARollTellsTotalsApartThatFloatingPointCannot(t *testing.T) {
	roll, _ := score.NewRoll(scheme(proportion("tax_per_mu", "100", "10")), nil, 3)
	huge := park.Quantity(1_000_000_000_000_000_000)
	for _, num := range []park.Quantity{huge, huge + 1, huge} {
		roll.Add(score.Entry{Values: []score.Amount{{Num: num, Den: huge}}})
	}
	if flaws := roll.Rank(); flaws.Stop() {
		t.Fatal(flaws)
	}
	for i, want := range []int{2, 1, 2} {
		if rank, _ := roll.Place(i); rank != want {
			t.Errorf("entry %d has rank %d, want %d", i, rank, want)
		}
	}
}

// 0.1 + 0.2 is more than 0.3 in floating point, and equal to it here.
func TestARollSharesARankWhereFloatingPointSeesADifference(t *testing.T) {
	roll, _ := score.NewRoll(scheme(proportion("a", "10", "1"), proportion("b", "10", "1"), proportion("c", "80", "1")), nil, 2)
	for _, percent := range [][]park.Quantity{{1, 2, 0}, {3, 0, 0}} {
		var e score.Entry
		for _, p := range percent {
			e.Values = append(e.Values, score.Amount{Num: p, Den: 100})
		}
		roll.Add(e)
	}
	if flaws := roll.Rank(); flaws.Stop() {
		t.Fatal(flaws)
	}
	for i := range 2 {
		if rank, _ := roll.Place(i); rank != 1 {
			t.Errorf("entry %d has rank %d of a shared first", i, rank)
		}
	}
}

func TestARollRefusesMeansOfItems(t *testing.T) {
	s := scheme(proportion("tax_per_mu", "100", "10"))
	s.Missing = park.MeanItem
	if roll, flaws := score.NewRoll(s, nil, 0); roll != nil || len(flaws.At("missing")) != 1 {
		t.Errorf("a roll of means: %v", flaws)
	}
}

func TestARollWithoutAnyValueSaysWhichItem(t *testing.T) {
	roll, _ := score.NewRoll(scheme(proportion("tax_per_mu", "100", "10")), nil, 0)
	roll.Add(score.Entry{Values: []score.Amount{{}}})
	if flaws := roll.Rank(); len(flaws.At("items.0.code")) != 1 {
		t.Errorf("an item without values: %v", flaws)
	}
}

// enterprises fills a roll as a city's would be: six items, gaps, many at the
// cap or at nothing, ties.
func enterprises(n int) *score.Roll {
	s := huangyan()
	s.Items[3].Excluded = true
	s.TieBreak = []string{"tax", "revenue"}
	s.BandsBy, s.Exempt = park.ByQuota, park.Text{ZH: "豁免"}
	for i, share := range []string{"20", "45", "30"} {
		s.Bands[i].Quota = quantity(share)
	}
	roll, flaws := score.NewRoll(s, nil, n)
	if roll == nil {
		panic(fmt.Sprint(flaws))
	}
	state := uint64(88172645463325252)
	next := func(n uint64) park.Quantity {
		state ^= state << 13
		state ^= state >> 7
		state ^= state << 17
		return park.Quantity(state % n)
	}
	e := score.Entry{Values: make([]score.Amount, 6), Ties: make([]park.Quantity, 2)}
	for range n {
		land, energy, people := 10_000+next(2_000_000), 1+next(90_000_000), 10_000*(1+next(900))
		added, tax, revenue := next(400_000_000)-20_000_000, next(40_000_000), 1+next(900_000_000)
		if next(20) == 0 {
			added, tax = 0, 0
		}
		e.Values[0] = score.Amount{Num: tax, Den: land}
		e.Values[1] = score.Amount{Num: added, Den: land}
		e.Values[2] = score.Amount{Num: added, Den: energy}
		e.Values[4] = score.Amount{Num: added, Den: people}
		e.Values[5] = score.Amount{Num: next(20_000_000), Den: revenue}
		if next(10) == 0 {
			e.Values[5] = score.Amount{}
		}
		e.Ties[0], e.Ties[1] = tax, revenue
		e.Exempt = next(50) == 0
		roll.Add(e)
	}
	return roll
}
