package board_test

import (
	"testing"

	"parkboard/internal/board"
	"parkboard/internal/board/boardtest"
	"parkboard/internal/park"
)

// 512.36 亿元 of 1000 亿元 by the end of June.
func TestATierOf1000YiYuanIs100BillionYuanNot1000Billion(t *testing.T) {
	b := board.New(facts(cum("rare-earth", "2023-06", "output", "5123600")))
	say := func(of board.Of) *board.Value { return b.Value(ask("rare-earth", "2023-06", "output", of)) }
	check(t, say(board.OfTarget), "10000000") // 万元
	check(t, say(board.OfCompletion), "51.236")
	check(t, say(board.OfPace), "1.236")
	check(t, say(board.OfGap), "4876400")
	check(t, say(board.OfNeed), "2438200/3") // over the six months left
	if unit := say(board.OfPace).Unit; unit != "个百分点" {
		t.Errorf("a difference of two rates is in %s", unit)
	}
}

func TestATierCountsFromItsFirstYear(t *testing.T) {
	b := board.New(facts(cum("metals", "2022-06", "output", "5000000"), cum("metals", "2022-12", "output", "10500000"), cum("metals", "2023-02", "output", "1")))
	check(t, b.Value(ask("metals", "2022-06", "output", board.OfTarget)), "10000000") // shown, as 2023年档
	for _, of := range []board.Of{board.OfCompletion, board.OfPace, board.OfSeasonPace, board.OfGap, board.OfNeed} {
		check(t, b.Value(ask("metals", "2022-06", "output", of)), "—before_tier")
		check(t, b.Value(ask(park.CityCode, "2022-06", "output", of)), "—before_tier")
	}
	if got := b.Status("metals", boardtest.Period("2022-12")); got != (board.Status{Standing: board.NoTier}) {
		t.Errorf("a year before the plan stands %v", got)
	}
}

func TestTheGapAndTheNeedEndAtTheTier(t *testing.T) {
	b := board.New(facts(cum("jinshan", "2023-11", "output", "3100000"), cum("jinshan", "2023-12", "output", "2900000")))
	check(t, b.Value(ask("jinshan", "2023-11", "output", board.OfGap)), "0")
	check(t, b.Value(ask("jinshan", "2023-11", "output", board.OfNeed)), "0")
	check(t, b.Value(ask("jinshan", "2023-12", "output", board.OfGap)), "100000")
	check(t, b.Value(ask("jinshan", "2023-12", "output", board.OfNeed)), "—year_closed")
}

func TestTheStandingKeepsTheVerbAndTheYear(t *testing.T) {
	cases := map[string]struct {
		code       string
		now, last  string // 2023-11, 2022-12
		want       board.Standing
		metLastYet bool
	}{
		"突破 exactly is not met":              {"metals", "10000000", "9999999", board.Likely, false},
		"突破 by one yuan is met":              {"metals", "10000000.0001", "", board.Met, false},
		"达到 exactly is met":                  {"jinshan", "3000000", "", board.Met, false},
		"达到 short by one yuan, on course":    {"jinshan", "2999999.9999", "", board.Likely, false},
		"far from it":                        {"jinshan", "1000000", "", board.Short, false},
		"lost again: a state of the year":    {"jinshan", "1000000", "3000000", board.Short, true},
		"last year exactly is not above 突破":  {"metals", "1", "10000000", board.Short, false},
		"last year above, nothing yet known": {"metals", "", "10000001", board.Absent, true},
	}
	for name, c := range cases {
		t.Run(name, func(t *testing.T) {
			rows := []park.Published{cum("tuyou", "2023-11", "output", "1")}
			if c.now != "" {
				rows = append(rows, cum(c.code, "2023-11", "output", c.now))
			}
			if c.last != "" {
				rows = append(rows, cum(c.code, "2022-12", "output", c.last))
			}
			want := board.Status{Standing: c.want, MetLastYear: c.metLastYet}
			if got := board.New(facts(rows...)).Status(c.code, boardtest.Period("2023-11")); got != want {
				t.Errorf("stands %+v, want %+v", got, want)
			}
		})
	}
	if got := board.New(facts()).Status("steel", boardtest.Last); got.Standing != board.NoTier {
		t.Errorf("an unknown park stands %v", got)
	}
}

func recorded(id int64, indicator string, year int, value string, effective park.Date) park.Target {
	return park.Target{ID: id, Park: "metals", Indicator: indicator, Year: year, Value: boardtest.Quantity(value), Effective: effective}
}

func TestARecordedTargetAddsARowAndNeverReplacesTheTier(t *testing.T) {
	f := facts(cum("metals", "2023-06", "output", "5000000"), cum("metals", "2023-06", "tax", "90"), cum("metals", "2022-06", "tax", "80"))
	f.Targets = []park.Target{recorded(1, "output", 2023, "8000000", "2023-01-01"), recorded(2, "tax", 2023, "200", "2023-03-15")}
	b := board.New(f)
	check(t, b.Value(ask("metals", "2023-06", "output", board.OfTarget)), "10000000")
	check(t, b.Value(ask("metals", "2023-06", "output", board.OfCompletion)), "50")
	check(t, b.Value(ask("metals", "2023-06", "output", board.OfAnnualTarget)), "8000000")
	check(t, b.Value(ask("metals", "2023-06", "output", board.OfAnnualCompletion)), "62.5")
	check(t, b.Value(ask("metals", "2023-06", "tax", board.OfCompletion)), "45")
	check(t, b.Value(ask("metals", "2023-06", "tax", board.OfPace)), "-5")
	check(t, b.Value(ask("metals", "2022-06", "tax", board.OfCompletion)), "—no_target")
	check(t, b.Value(ask("metals", "2023-06", "revenue", board.OfCompletion)), "—no_target")
	check(t, b.Value(ask("equipment", "2023-06", "tax", board.OfCompletion)), "—no_target")
}

func TestTheTargetIsTheOneInEffectAtThePeriodsEnd(t *testing.T) {
	f := facts(cum("metals", "2023-02", "tax", "1"))
	f.Targets = []park.Target{
		recorded(3, "tax", 2023, "300", "2023-07-01"), recorded(1, "tax", 2023, "100", "2023-03-15"), recorded(2, "tax", 2023, "200", "2023-03-15"),
	}
	b := board.New(f)
	for period, want := range map[string]string{"2023-02": "200", "2023-03": "200", "2023-06": "200", "2023-07": "300"} {
		check(t, b.Value(ask("metals", period, "tax", board.OfTarget)), want)
	}
}

func TestATargetSpeaksOfItsOwnYearOnly(t *testing.T) {
	f := facts(cum("metals", "2024-06", "tax", "90"), cum("metals", "2024-06", "output", "90"))
	f.Targets = []park.Target{recorded(1, "tax", 2023, "200", "2023-01-01")}
	b := board.New(f)
	check(t, b.Value(ask("metals", "2024-06", "tax", board.OfTarget)), "—no_target")
	check(t, b.Value(ask("metals", "2023-06", "tax", board.OfTarget)), "200")
	if tier := b.Value(ask("metals", "2024-06", "output", board.OfTarget)).Terms[0].Tier; tier.Since != 2023 {
		t.Errorf("the tier shown in 2024 is that of %d", tier.Since)
	}
}

func TestAParkWithoutATierIsHeldAgainstItsRecordedTarget(t *testing.T) {
	f := facts(cum("metals", "2023-06", "output", "50"))
	cat := *f.Catalogue
	cat.Parks = []park.Park{{Code: "metals"}, {Code: "equipment"}}
	f.Catalogue = &cat
	f.Targets = []park.Target{recorded(1, "output", 2023, "200", "2023-01-01")}
	b := board.New(f)
	check(t, b.Value(ask("metals", "2023-06", "output", board.OfCompletion)), "25")
	check(t, b.Value(ask("equipment", "2023-06", "output", board.OfCompletion)), "—no_target")
	if got := b.Status("metals", boardtest.Last).Standing; got != board.NoTier {
		t.Errorf("without a tier it stands %s", got)
	}
}

func TestATargetOfAStockHasNoPace(t *testing.T) {
	f := facts(cum("metals", "2023-06", "enterprises", "150"))
	f.Targets = []park.Target{recorded(1, "enterprises", 2023, "200", "2023-01-01")}
	b := board.New(f)
	check(t, b.Value(ask("metals", "2023-06", "enterprises", board.OfCompletion)), "75")
	for _, of := range []board.Of{board.OfPace, board.OfSeasonPace, board.OfNeed, board.OfForecast, board.OfForecastLow, board.OfSeason} {
		check(t, b.Value(ask("metals", "2023-06", "enterprises", of)), "—not_applicable")
	}
}

// history is two full earlier years whose June stood at 40 % and 50 %.
func history(indicator string) []park.Published {
	return []park.Published{
		cum("metals", "2021-06", indicator, "40"), cum("metals", "2021-12", indicator, "100"),
		cum("metals", "2022-06", indicator, "100"), cum("metals", "2022-12", indicator, "200"),
		cum("metals", "2023-06", indicator, "90"),
	}
}

func TestTheForecastFollowsTheSeasonOfEarlierYears(t *testing.T) {
	b := board.New(facts(history("output")...))
	check(t, b.Value(ask("metals", "2023-06", "output", board.OfSeason)), "45")
	v := b.Value(ask("metals", "2023-06", "output", board.OfForecast))
	check(t, v, "200")
	checkMarks(t, v)
	check(t, b.Value(ask("metals", "2023-06", "output", board.OfForecastLow)), "180")  // 90 ÷ 0.5
	check(t, b.Value(ask("metals", "2023-06", "output", board.OfForecastHigh)), "225") // 90 ÷ 0.4
	check(t, b.Value(ask("metals", "2023-06", "output", board.OfSeasonPace)), "-44.9991")
	check(t, b.Value(ask("metals", "2023-05", "output", board.OfForecast)), "—not_reported")
}

func TestWithoutTwoFullEarlierYearsTheForecastIsLinearAndSaysSo(t *testing.T) {
	rows := history("output")
	b := board.New(facts(append(rows[:1:1], rows[2:]...)...)) // 2021 lacks its 12th month
	v := b.Value(ask("metals", "2023-06", "output", board.OfForecast))
	check(t, v, "180")
	checkMarks(t, v, board.Linear)
	for _, of := range []board.Of{board.OfSeason, board.OfSeasonPace, board.OfForecastLow, board.OfForecastHigh} {
		check(t, b.Value(ask("metals", "2023-06", "output", of)), "—no_history")
	}
}

func TestTheTwelfthMonthNeedsNoForecast(t *testing.T) {
	b := board.New(facts(history("output")...))
	for _, of := range []board.Of{board.OfForecast, board.OfForecastLow, board.OfForecastHigh} {
		v := b.Value(ask("metals", "2022-12", "output", of))
		check(t, v, "200")
		checkMarks(t, v)
	}
}

func TestWhatArrivesInBatchesIsJudgedByLastYearsShape(t *testing.T) {
	b := board.New(facts(history("new_enterprises")...))
	check(t, b.Value(ask("metals", "2023-06", "new_enterprises", board.OfSeason)), "50") // 2022 alone
	check(t, b.Value(ask("metals", "2023-06", "new_enterprises", board.OfForecast)), "180")
	check(t, b.Value(ask("metals", "2023-06", "new_enterprises", board.OfPace)), "—not_applicable")
	check(t, b.Value(ask("metals", "2021-06", "new_enterprises", board.OfForecast)), "—no_history")
	check(t, board.New(facts(
		cum("metals", "2022-06", "new_enterprises", "0"), cum("metals", "2022-12", "new_enterprises", "9"), cum("metals", "2023-06", "new_enterprises", "2"),
	)).Value(ask("metals", "2023-06", "new_enterprises", board.OfForecast)), "—zero_divisor")
}
