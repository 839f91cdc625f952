package board_test

import (
	"math/big"
	"slices"
	"testing"

	"parkboard/internal/board"
	"parkboard/internal/board/boardtest"
	"parkboard/internal/park"

	"pgregory.net/rapid"
)

func TestTheWayToTheNextPlaceEndsAtItsNumberAndSharesItsRank(t *testing.T) {
	f := withLand(facts(
		cum("metals", "2022-12", "tax", "1200"), cum("jinshan", "2022-12", "tax", "900"),
		cum("tuyou", "2022-12", "tax", "450"), cum("jiuyuan", "2022-12", "tax", "900"),
	), boardtest.Area(1, "metals", "2021-01-01", "100", ""), boardtest.Area(2, "jinshan", "2021-01-01", "100", ""),
		boardtest.Area(3, "tuyou", "2021-01-01", "90", ""), boardtest.Area(4, "jiuyuan", "2021-01-01", "100", ""))
	b := board.New(f)
	cases := map[string]struct {
		code, subject string
		of            board.Of
		want          string
	}{
		"the first has nobody above":           {"metals", "tax_per_mu", board.OfToNext, "—first_place"},
		"the second, shared":                   {"jinshan", "tax_per_mu", board.OfToNext, "3"},
		"the fourth, to the shared second":     {"tuyou", "tax_per_mu", board.OfToNext, "4"},
		"as tax, on its own land":              {"tuyou", "tax_per_mu", board.OfToNextNumerator, "360"},
		"the first has no tax to add":          {"metals", "tax_per_mu", board.OfToNextNumerator, "—first_place"},
		"an amount has no numerator":           {"tuyou", "tax", board.OfToNextNumerator, "—not_applicable"},
		"an amount":                            {"tuyou", "tax", board.OfToNext, "450"},
		"ahead of the next lower, not of ties": {"jinshan", "tax_per_mu", board.OfLead, "4"},
		"ahead of both":                        {"metals", "tax_per_mu", board.OfLead, "3"},
		"the last has nobody below":            {"tuyou", "tax_per_mu", board.OfLead, "—last_place"},
		"unranked":                             {"equipment", "tax_per_mu", board.OfToNext, "—not_ranked"},
		"unranked, ahead of nobody":            {"equipment", "tax_per_mu", board.OfLead, "—not_ranked"},
		"the pooled row is in no ranking":      {park.CityCode, "tax_per_mu", board.OfToNext, "—not_ranked"},
	}
	for name, c := range cases {
		t.Run(name, func(t *testing.T) { check(t, b.Value(ask(c.code, "2022-12", c.subject, c.of)), c.want) })
	}
}

func TestTheWayUpInARankingOfRatesIsInPercentagePoints(t *testing.T) {
	b := boardtest.Board()
	for _, ranked := range []board.Of{board.OfGrowth, board.OfCompletion} {
		q := ask("jiuyuan", "2023-06", "output", board.OfToNext)
		q.Ranked = ranked
		v := b.Value(q)
		if v.Unit != "个百分点" || v.Num == nil || v.Num.Sign() <= 0 {
			t.Errorf("by %s: %v %s", ranked, v.Num, v.Unit)
		}
		q.Of = board.OfToNextNumerator
		check(t, b.Value(q), "—not_applicable")
	}
	if v := b.Value(ask("jiuyuan", "2023-06", "tax_per_mu", board.OfToNextNumerator)); v.Unit != "万元" {
		t.Errorf("the tax needed is in %s", v.Unit)
	}
}

// raised is the facts with a park's cumulative of a period raised by whole
// ten-thousandths of its unit.
func raised(f board.Facts, code string, p park.Period, indicator string, by park.Quantity) board.Facts {
	f.Figures = slices.Clone(f.Figures)
	for i, row := range f.Figures {
		if row.Park == code && row.Period == p && row.Indicator == indicator && row.Measure == park.Cumulative {
			f.Figures[i].Value += by
		}
	}
	return f
}

// The amount is tried out: with it, rounded up to the yuan, the park has the
// rank; with one ten-thousandth of a unit less than the exact need it has not.
func TestWhatItTakesToRiseSufficesAndNothingLessDoes(t *testing.T) {
	f := boardtest.City()
	was := board.New(f)
	tried := 0
	for _, subject := range []string{"tax_per_mu", "output_per_mu", "tax", "output"} {
		for _, code := range someParks {
			of, numerator := board.OfToNext, subject
			if r, ok := was.Catalogue().Ratio(subject); ok {
				of, numerator = board.OfToNextNumerator, r.Numerator
			}
			need := was.Value(ask(code, "2023-06", subject, of))
			if need.Num == nil {
				continue
			}
			tried++
			above := was.Value(ask(code, "2023-06", subject, board.OfToNext)).Terms[0].Value.Query
			above.Of = board.OfRank
			aim := was.Value(above).Num
			scaled := new(big.Rat).Mul(need.Num, big.NewRat(park.QuantityScale, 1))
			enough := park.Quantity(new(big.Int).Quo(scaled.Num(), scaled.Denom()).Int64())
			if !scaled.IsInt() {
				enough++
			}
			rank := func(by park.Quantity) *big.Rat {
				return board.New(raised(f, code, boardtest.Last, numerator, by)).Value(ask(code, "2023-06", subject, board.OfRank)).Num
			}
			if got := rank(enough); got.Cmp(aim) > 0 {
				t.Errorf("%s %s: with %s more it ranks %s, not %s", code, subject, enough, got.RatString(), aim.RatString())
			}
			if got := rank(enough - 1); got.Cmp(aim) <= 0 {
				t.Errorf("%s %s: less than %s suffices for %s", code, subject, enough, aim.RatString())
			}
		}
	}
	if tried < 15 {
		t.Errorf("only %d ways up were tried", tried)
	}
}

func TestTheLeadIsWhatTheNextLowerLacks(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		b := board.New(anyFacts(t))
		q := anyQuery(t)
		r := b.Ranking(q, "")
		for i, row := range r.Rows {
			if row.Rank == 0 || i+1 == len(r.Rows) || r.Rows[i+1].Rank == 0 || r.Rows[i+1].Rank == row.Rank {
				continue
			}
			up, down := r.Rows[i+1].Move.Query, row.Move.Query
			up.Of, down.Of = board.OfToNext, board.OfLead
			if said(b.Value(up)) != said(b.Value(down)) || b.Value(up).Num.Sign() <= 0 {
				t.Fatalf("%s lacks %s, %s leads by %s", up.Park, said(b.Value(up)), down.Park, said(b.Value(down)))
			}
		}
	})
}
