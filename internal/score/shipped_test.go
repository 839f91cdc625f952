package score_test

import (
	"math/big"
	"testing"

	"parkboard/internal/catalog"
	"parkboard/internal/score"
)

// The shipped copy of the published formula leaves emissions out and rescales:
// what the formula gives the other items, times 100 ÷ 90.
func TestTheShippedCopyOfHuangyanIsTheFormulaWithoutEmissions(t *testing.T) {
	schemes, err := catalog.Schemes(catalog.Default())
	if err != nil {
		t.Fatal(err)
	}
	copied := schemes[1]
	subject := ties(of("a", "20", "100", "3", "", "15", "2.5"), "1", "1") // R&D in %
	shipped := must(t, score.Case{Scheme: &copied, Subjects: []score.Subject{subject}})
	published := scored(t, huangyan(), of("a", "20", "100", "3", "0", "15", "0.025"))
	want := new(big.Rat).Mul(published.Row("a").Total, big.NewRat(100, 90))
	exactly(t, "the shipped copy", shipped.Row("a").Total, want.RatString())
}

func TestTheDefaultSchemeAtThePooledMeansIsAHundred(t *testing.T) {
	schemes, err := catalog.Schemes(catalog.Default())
	if err != nil {
		t.Fatal(err)
	}
	means := []*big.Rat{rat("31.4"), rat("9.25"), rat("412")}
	r := must(t, score.Case{Scheme: &schemes[0], Benchmarks: means, Subjects: []score.Subject{
		ties(of("at the means", "31.4", "9.25", "412"), "1", "1"), ties(of("a tenth above", "34.54", "10.175", "453.2"), "1", "1"),
	}})
	exactly(t, "at the means", r.Row("at the means").Total, "100")
	exactly(t, "a tenth above", r.Row("a tenth above").Total, "110")
	levers := r.Levers("at the means")
	exactly(t, "tax to the first rank", levers[1].ToRank.Value, "333/28") // 9.25 × (1 + 10 ÷ 35)
	if tip := levers[1].ToRank; tip.Beyond || tip.Rank != 1 {
		t.Errorf("equal in total and tie-break shares the first rank: %+v", tip)
	}
	exactly(t, "one percent of tax", levers[1].Percent, "0.35")
	if levers[0].ToBand.Why != score.BarTop {
		t.Errorf("there is no band above A: %+v", levers[0].ToBand)
	}
}
