package board_test

import (
	"testing"

	"parkboard/internal/board"
	"parkboard/internal/board/boardtest"
	"parkboard/internal/park"
)

// What a naive dashboard gets wrong and no test beside the sums names.

func TestALandChangeInsideTheComparedWindowIsFlagged(t *testing.T) {
	flows := facts(
		cum("metals", "2021-12", "tax", "80"), cum("metals", "2022-11", "tax", "90"), cum("metals", "2022-12", "tax", "100"),
		cum("metals", "2021-11", "tax", "70"), cum("jinshan", "2022-12", "tax", "10"),
	)
	cases := map[string]struct {
		areas  []string // effective day and mu in turn
		of     board.Of
		period string
		want   bool
	}{
		"redrawn inside the year":             {[]string{"2021-01-01", "100", "2022-06-01", "90"}, board.OfValue, "2022-12", true},
		"its growth too":                      {[]string{"2021-01-01", "100", "2022-06-01", "90"}, board.OfGrowth, "2022-12", true},
		"redrawn and drawn back":              {[]string{"2021-01-01", "100", "2022-06-01", "90", "2022-08-01", "100"}, board.OfValue, "2022-12", true},
		"redrawn before the compared year":    {[]string{"2021-01-01", "100", "2021-06-01", "90"}, board.OfValue, "2022-12", false},
		"redrawn after the period":            {[]string{"2021-01-01", "100", "2023-01-01", "90"}, board.OfValue, "2022-12", false},
		"a first area redraws nothing":        {[]string{"2022-06-01", "100"}, board.OfValue, "2022-12", false},
		"recorded again with the same area":   {[]string{"2021-01-01", "100", "2022-06-01", "100"}, board.OfValue, "2022-12", false},
		"a change since last month, redrawn":  {[]string{"2021-01-01", "100", "2022-12-01", "90"}, board.OfChange, "2022-12", true},
		"a change since last month, long ago": {[]string{"2021-01-01", "100", "2022-06-01", "90"}, board.OfChange, "2022-12", false},
	}
	for name, c := range cases {
		t.Run(name, func(t *testing.T) {
			f := flows
			for i := 0; i < len(c.areas); i += 2 {
				f = withLand(f, boardtest.Area(i, "metals", park.Date(c.areas[i]), c.areas[i+1], ""))
			}
			v := board.New(f).Value(ask("metals", c.period, "tax_per_mu", c.of))
			if v.Num == nil || v.Has(board.LandChange) != c.want {
				t.Errorf("%v %s, flags %v", v.Num, v.Missing, v.Marks)
			}
		})
	}
}

// 90 + 100 through November and December are 100 through December.
func TestCumulativesAreNeverAddedUp(t *testing.T) {
	b := board.New(facts(cum("metals", "2022-11", "tax", "90"), cum("metals", "2022-12", "tax", "100")))
	for _, w := range []board.Window{board.YTD, board.TTM, board.Year} {
		check(t, b.Value(window(ask("metals", "2022-12", "tax", board.OfValue), w)), "100")
		check(t, b.Value(window(ask("city", "2022-12", "tax", board.OfValue), w)), "100")
	}
	check(t, b.Value(ask("metals", "2022-12", "tax", board.OfMonth)), "10")
}

func TestADifferenceOfRatesIsNeverInPercent(t *testing.T) {
	b := boardtest.Board()
	for _, of := range []board.Of{board.OfPace, board.OfSeasonPace} {
		if v := b.Value(ask("metals", "2023-06", "output", of)); v.Num == nil || v.Unit != "个百分点" {
			t.Errorf("%s: %v %s", of, v.Num, v.Unit)
		}
	}
	for _, of := range []board.Of{board.OfChange, board.OfToNext, board.OfLead} {
		if v := b.Value(ask("metals", "2023-05", "rd_share", of)); v.Unit != "个百分点" {
			t.Errorf("%s of a share: %s", of, v.Unit)
		}
	}
}
