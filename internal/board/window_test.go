package board_test

import (
	"testing"

	"parkboard/internal/board"
	"parkboard/internal/board/boardtest"
	"parkboard/internal/park"
)

func window(q board.Query, w board.Window) board.Query {
	q.Window = w
	return q
}

// The receipt of design: 174,816 + 340,190 − 170,184 = 344,822.
func TestTheLastTwelveMonthsAddUpFromThreeCumulatives(t *testing.T) {
	three := []park.Published{
		cum("rare-earth", "2023-06", "tax", "174816"), cum("rare-earth", "2022-12", "tax", "340190"),
		cum("rare-earth", "2022-06", "tax", "170184"),
	}
	q := window(ask("rare-earth", "2023-06", "tax", board.OfValue), board.TTM)
	v := board.New(facts(three...)).Value(q)
	check(t, v, "344822")
	if v.Formula != board.FTTM || len(v.Terms) != 3 || v.Terms[2].Value.Terms[0].Figure.Value != boardtest.Quantity("170184") {
		t.Errorf("its working is %+v", v.Terms)
	}
	for name, c := range map[string]struct {
		without int
		want    string
	}{
		"this year's cumulative": {0, "—not_reported"}, "last year's whole": {1, "—no_window"}, "last year's part": {2, "—no_window"},
	} {
		rows := append([]park.Published{cum("metals", "2023-06", "tax", "1")}, three[:c.without]...)
		got := board.New(facts(append(rows, three[c.without+1:]...)...)).Value(q)
		t.Run("without "+name, func(t *testing.T) { check(t, got, c.want) })
	}
}

func TestTheTwelfthMonthClosesTheYearAlsoWithoutAnEarlierOne(t *testing.T) {
	b := board.New(facts(
		cum("metals", "2021-12", "output", "900"), rate("metals", "2021-12", "output", "7.5"),
		cum("metals", "2021-12", "value_added", "90"), rate("metals", "2021-12", "value_added", "6"),
	))
	check(t, b.Value(window(ask("metals", "2021-12", "output", board.OfValue), board.TTM)), "900")
	growth := b.Value(window(ask("metals", "2021-12", "output", board.OfGrowth), board.TTM))
	check(t, growth, "7.5")
	checkMarks(t, growth)
	real := b.Value(window(ask("metals", "2021-12", "value_added", board.OfGrowth), board.TTM))
	check(t, real, "6")
	checkMarks(t, real)
}

func TestTheYearIsOpenUntilItsTwelfthPeriod(t *testing.T) {
	b := board.New(facts(
		cum("metals", "2022-12", "output", "1000"), cum("metals", "2023-06", "output", "520"),
		cum("equipment", "2023-06", "output", "400"),
	))
	year := func(code, period string) *board.Value {
		return b.Value(window(ask(code, period, "output", board.OfValue), board.Year))
	}
	check(t, year("metals", "2023-06"), "—year_open")
	check(t, year("metals", "2022-06"), "1000")
	check(t, year("equipment", "2022-12"), "—not_reported")
	if year("metals", "2022-06") != year("metals", "2022-12") {
		t.Error("one full year has two answers")
	}
}

func TestNothingIsStretchedByTwelveOverN(t *testing.T) {
	b := board.New(facts(cum("metals", "2023-06", "tax", "600"), cum("metals", "2023-06", "land_industrial", "100")))
	check(t, b.Value(ask("metals", "2023-06", "tax_per_mu", board.OfValue)), "—no_window")
	check(t, b.Value(window(ask("metals", "2023-06", "tax_per_mu", board.OfValue), board.YTD)), "6")
	check(t, b.Value(window(ask("metals", "2023-06", "tax_per_mu", board.OfValue), board.Year)), "—year_open")
}

func TestAValueMissingIsNeverZero(t *testing.T) {
	b := board.New(facts(cum("metals", "2023-06", "new_projects", "0"), cum("metals", "2023-04", "output", "5")))
	check(t, b.Value(ask("metals", "2023-06", "new_projects", board.OfValue)), "0")
	check(t, b.Value(ask("equipment", "2023-06", "new_projects", board.OfValue)), "—not_reported")
	check(t, b.Value(ask("metals", "2023-05", "output", board.OfValue)), "—not_reported")
}

func TestThereIsNoJanuaryAndNoSingleMonthInFebruary(t *testing.T) {
	b := board.New(facts(
		cum("metals", "2023-02", "output", "200"), boardtest.Row(1, "metals", "2023-02", "output", park.Month, "95"),
		cum("metals", "2023-03", "output", "330"), cum("metals", "2023-04", "output", "450"),
		boardtest.Row(1, "metals", "2023-04", "output", park.Month, "121"), cum("metals", "2023-06", "output", "700"),
	))
	month := func(period string) *board.Value { return b.Value(ask("metals", period, "output", board.OfMonth)) }
	check(t, month("2023-02"), "—no_month")
	derived := month("2023-03")
	check(t, derived, "130")
	checkMarks(t, derived, board.Derived)
	reported := month("2023-04") // 上月累计 + 本月 ≠ 累计 breaks in practice: what was reported stands
	check(t, reported, "121")
	checkMarks(t, reported)
	check(t, month("2023-05"), "—not_reported")
	check(t, month("2023-06"), "—no_previous")
	check(t, b.Value(ask("metals", "2023-04", "employees", board.OfMonth)), "—not_applicable")
}

func TestChangeComparesWithThePeriodBeforeOfTheSameWindow(t *testing.T) {
	b := board.New(facts(
		cum("metals", "2022-02", "output", "150"), cum("metals", "2022-12", "output", "1000"),
		cum("metals", "2023-02", "output", "180"), cum("metals", "2023-03", "output", "290"),
		cum("metals", "2021-12", "output", "940"),
		cum("metals", "2022-12", "rd", "30"), cum("metals", "2021-12", "rd", "10"),
		cum("metals", "2022-12", "revenue", "1000"), cum("metals", "2021-12", "revenue", "1000"),
	))
	change := func(period, subject string, w board.Window) *board.Value {
		return b.Value(window(ask("metals", period, subject, board.OfChange), w))
	}
	check(t, change("2023-03", "output", board.YTD), "110")
	check(t, change("2023-02", "output", board.YTD), "—no_previous")
	check(t, change("2023-02", "output", board.TTM), "30") // 180 + 1000 − 150, less 1000
	check(t, change("2022-12", "output", board.Year), "60")
	share := change("2022-12", "rd_share", board.Year)
	check(t, share, "2")
	if share.Unit != "个百分点" {
		t.Errorf("a difference of two rates is in %s", share.Unit)
	}
}

func TestASeriesNeverJoinsAcrossAMissingPeriod(t *testing.T) {
	b := board.New(facts(cum("metals", "2023-02", "output", "1"), cum("metals", "2023-04", "output", "3")))
	s := b.Series(ask("metals", "2023-02", "output", board.OfValue), park.YearPeriods(2023)[:3])
	check(t, s[0], "1")
	check(t, s[1], "—not_reported")
	check(t, s[2], "3")
}
