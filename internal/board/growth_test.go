package board_test

import (
	"testing"

	"parkboard/internal/board"
	"parkboard/internal/board/boardtest"
	"parkboard/internal/park"
)

// The order of docs/domain.md#growth: reported rate, reported base, stored value.
func TestWhatWasReportedBeatsLastYearsStoredValue(t *testing.T) {
	now, stored := cum("metals", "2023-06", "output", "110"), cum("metals", "2022-06", "output", "88")
	restated, reported := base("metals", "2023-06", "output", "100"), rate("metals", "2023-06", "output", "10.4")
	cases := map[string]struct {
		rows  []park.Published
		want  string
		marks []board.Mark
	}{
		"the reported rate":           {[]park.Published{now, stored, restated, reported}, "10.4", nil},
		"else from the reported base": {[]park.Published{now, stored, restated}, "10", nil},
		"else from the stored value":  {[]park.Published{now, stored}, "25", []board.Mark{board.Unadjusted}},
		"else nothing":                {[]park.Published{now}, "—no_base", nil},
		"a rate without its value":    {[]park.Published{reported}, "10.4", nil},
		"a base without a value":      {[]park.Published{stored, restated}, "—not_reported", nil},
	}
	for name, c := range cases {
		t.Run(name, func(t *testing.T) {
			v := board.New(facts(c.rows...)).Value(ask("metals", "2023-06", "output", board.OfGrowth))
			check(t, v, c.want)
			checkMarks(t, v, c.marks...)
			if v.Unit != "%" {
				t.Errorf("growth is in %s", v.Unit)
			}
		})
	}
}

func TestTheBaseIsTheOneGrowthComparesWith(t *testing.T) {
	b := board.New(facts(
		cum("metals", "2023-06", "output", "110"), cum("metals", "2022-06", "output", "88"), base("metals", "2023-06", "output", "100"),
		cum("equipment", "2022-06", "output", "70"), cum("metals", "2022-06", "employees", "12"),
	))
	reported := b.Value(ask("metals", "2023-06", "output", board.OfBase))
	check(t, reported, "100")
	checkMarks(t, reported)
	stored := b.Value(ask("equipment", "2023-06", "output", board.OfBase))
	check(t, stored, "70")
	checkMarks(t, stored, board.Unadjusted)
	check(t, b.Value(ask("jiuyuan", "2023-06", "output", board.OfBase)), "—no_base")
	check(t, b.Value(ask("metals", "2023-06", "employees", board.OfBase)), "12")
}

func TestReportedAndComputedApartByMoreThanAPointIsMarked(t *testing.T) {
	for name, c := range map[string]struct {
		indicator, reported, base string
		marks                     []board.Mark
	}{
		"exactly one point above": {"output", "11", "100", nil},
		"a hair more":             {"output", "11.0001", "100", []board.Mark{board.BasisChange}},
		"a hair more below":       {"output", "8.9999", "100", []board.Mark{board.BasisChange}},
		"never for real growth":   {"value_added", "4", "100", nil},
	} {
		b := board.New(facts(
			cum("metals", "2023-06", c.indicator, "110"), base("metals", "2023-06", c.indicator, c.base),
			rate("metals", "2023-06", c.indicator, c.reported),
		))
		t.Run(name, func(t *testing.T) {
			v := b.Value(ask("metals", "2023-06", c.indicator, board.OfGrowth))
			check(t, v, c.reported)
			checkMarks(t, v, c.marks...)
			if v.Has(board.BasisChange) && (v.Terms[1].Role != board.RoleComputed || v.Terms[1].Number.RatString() != "10") {
				t.Errorf("the computed rate is not in the working: %+v", v.Terms)
			}
		})
	}
}

func TestGrowthFromABaseThatIsNotAboveZeroIsToldInWords(t *testing.T) {
	cases := map[string]struct{ base, now, want string }{
		"a loss became a profit":     {"-10", "3", "turned_profit"},
		"a loss became smaller":      {"-10", "-4", "less_loss"},
		"a loss became nothing":      {"-10", "0", "less_loss"},
		"a loss grew":                {"-10", "-12", "more_loss"},
		"a loss stayed":              {"-10", "-10", "—base_not_above0"},
		"from nothing":               {"0", "5", "—base_not_above0"},
		"from nothing to a loss":     {"0", "-5", "—base_not_above0"},
		"a profit became a loss":     {"10", "-5", "-150"},
		"the smallest base above it": {"0.0001", "0.0002", "100"},
	}
	for name, c := range cases {
		t.Run(name, func(t *testing.T) {
			b := board.New(facts(cum("metals", "2023-06", "tax", c.now), base("metals", "2023-06", "tax", c.base)))
			check(t, b.Value(ask("metals", "2023-06", "tax", board.OfGrowth)), c.want)
		})
	}
}

func TestOnlyReportedGrowthOfValueAddedIsReal(t *testing.T) {
	b := board.New(facts(
		cum("metals", "2023-06", "value_added", "110"), base("metals", "2023-06", "value_added", "100"), rate("metals", "2023-06", "value_added", "7"),
		cum("equipment", "2023-06", "value_added", "140"), base("equipment", "2023-06", "value_added", "100"),
		cum("jiuyuan", "2023-06", "value_added", "50"), rate("jiuyuan", "2023-06", "value_added", "9"),
	))
	reported := b.Value(ask("metals", "2023-06", "value_added", board.OfGrowth))
	check(t, reported, "7")
	checkMarks(t, reported)
	computed := b.Value(ask("equipment", "2023-06", "value_added", board.OfGrowth))
	check(t, computed, "40")
	checkMarks(t, computed, board.NominalOnly, board.Unadjusted)

	r := b.Ranking(ask("", "2023-06", "value_added", board.OfGrowth), "")
	if r.Rows[0].Park.Code != "jiuyuan" || r.Rows[1].Park.Code != "metals" || r.Rows[1].Rank != 2 {
		t.Errorf("real growth is led by %s and %s", r.Rows[0].Park.Code, r.Rows[1].Park.Code)
	}
	for _, row := range r.Rows[2:] {
		if row.Rank != 0 {
			t.Errorf("%s has rank %d in a ranking of real growth", row.Park.Code, row.Rank)
		}
	}
	check(t, b.Value(ask("equipment", "2023-06", "value_added", board.OfRank)), "1")
	ranked := ask("equipment", "2023-06", "value_added", board.OfRank)
	ranked.Ranked = board.OfGrowth
	check(t, b.Value(ranked), "—not_ranked")
}

func TestTheLastTwelveMonthsGrowAgainstTheirOwnYearBefore(t *testing.T) {
	rows := []park.Published{
		cum("metals", "2023-06", "value_added", "60"), base("metals", "2023-06", "value_added", "10"), rate("metals", "2023-06", "value_added", "6"),
		cum("metals", "2022-12", "value_added", "100"), cum("metals", "2022-06", "value_added", "50"),
		cum("metals", "2021-12", "value_added", "90"), cum("metals", "2021-06", "value_added", "40"),
	}
	q := window(ask("metals", "2023-06", "value_added", board.OfGrowth), board.TTM)
	v := board.New(facts(rows...)).Value(q) // (60 + 100 − 50) ÷ (50 + 90 − 40) − 1
	check(t, v, "10")
	checkMarks(t, v, board.NominalOnly, board.Unadjusted)
	for i := range rows {
		rows[i].Indicator = "tax"
	}
	q.Subject = "tax"
	b := board.New(facts(rows...))
	check(t, b.Value(q), "10")
	checkMarks(t, b.Value(q), board.Unadjusted)
	q.Subject = "tax_per_mu"
	check(t, b.Value(q), "—no_land")
}

func TestStocksCountsAndRatesHaveNoGrowthRate(t *testing.T) {
	b := boardtest.Board()
	for _, subject := range []string{"invested", "employees", "new_projects", "land_industrial", "rd_share"} {
		check(t, b.Value(ask("metals", "2023-06", subject, board.OfGrowth)), "—no_growth")
	}
}

func TestACorrectionTakesYesterdaysRateWithIt(t *testing.T) {
	old := []park.Published{
		cum("metals", "2023-06", "output", "110"), base("metals", "2023-06", "output", "100"),
		rate("metals", "2023-06", "output", "10"), cum("metals", "2022-06", "output", "80"),
	}
	growth := func(more ...park.Published) *board.Value {
		return board.New(facts(append(more, old...)...)).Value(ask("metals", "2023-06", "output", board.OfGrowth))
	}
	again := func(m park.Measure, value string) park.Published {
		return boardtest.Row(2, "metals", "2023-06", "output", m, value)
	}
	check(t, growth(), "10")
	t.Run("a new cumulative without a rate", func(t *testing.T) {
		v := growth(again(park.Cumulative, "120"))
		check(t, v, "50")
		checkMarks(t, v, board.Unadjusted)
	})
	t.Run("a new cumulative with its base", func(t *testing.T) {
		check(t, growth(again(park.Cumulative, "120"), again(park.Base, "96")), "25")
	})
	t.Run("the same cumulative again, rates blank", func(t *testing.T) {
		check(t, growth(again(park.Cumulative, "110")), "10")
	})
	t.Run("a rate of its own, later", func(t *testing.T) {
		check(t, growth(again(park.Growth, "10.3")), "10.3")
	})
}

func TestATotalGrowsByItsSumsNotByTheMeanOfRates(t *testing.T) {
	b := board.New(facts(
		cum("metals", "2023-06", "output", "300"), base("metals", "2023-06", "output", "200"),
		cum("equipment", "2023-06", "output", "1010"), base("equipment", "2023-06", "output", "1000"),
		cum("jiuyuan", "2023-06", "output", "77"), rate("jiuyuan", "2023-06", "output", "900"),
	))
	v := b.Value(ask(park.CityCode, "2023-06", "output", board.OfGrowth))
	check(t, v, "55/6") // 1310 ÷ 1200 − 1; the mean of 50 and 1 would be 25.5
	checkMarks(t, v, board.PartOfCity)
	if v.Terms[0].Value.Query.Among != "equipment,metals" {
		t.Errorf("its current value is over %s", v.Terms[0].Value.Query.Among)
	}
}
