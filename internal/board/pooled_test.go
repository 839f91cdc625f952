package board_test

import (
	"strings"
	"testing"

	"parkboard/internal/board"
	"parkboard/internal/board/boardtest"
	"parkboard/internal/park"
)

func TestATotalSaysWhichParksItLacks(t *testing.T) {
	v := boardtest.Board().Value(ask(park.CityCode, "2023-06", "output", board.OfValue))
	checkMarks(t, v, board.PartOfCity)
	if strings.Join(v.Absent, ",") != "jinshan" || len(v.Covered) != 6 || len(v.Terms) != 6 {
		t.Errorf("covers %v, lacks %v", v.Covered, v.Absent)
	}
	none := boardtest.Board().Value(ask(park.CityCode, "2023-07", "output", board.OfValue))
	check(t, none, "—not_reported")
	if len(none.Absent) != 7 {
		t.Errorf("lacks %v", none.Absent)
	}
}

func TestAPooledRatioIsSumOverSumNotAMeanOfRatios(t *testing.T) {
	b := board.New(withLand(facts(
		cum("metals", "2022-12", "tax", "90"), cum("jinshan", "2022-12", "tax", "10"), cum("tuyou", "2022-12", "tax", "1000"),
	), boardtest.Area(1, "metals", "2021-01-01", "9", ""), boardtest.Area(2, "jinshan", "2021-01-01", "41", ""),
		boardtest.Area(3, "aluminium", "2021-01-01", "1000", "")))
	v := b.Value(ask(park.CityCode, "2022-12", "tax_per_mu", board.OfValue))
	check(t, v, "2") // 100 ÷ 50: neither tuyou's tax nor aluminium's land
	if v.Terms[0].Value.Query.Among != "metals,jinshan" || v.Terms[1].Value.Query.Among != "metals,jinshan" {
		t.Errorf("both sums must be over the same parks: %+v", v.Terms)
	}
	if got := strings.Join(v.Absent, ","); got != "rare-earth,equipment,aluminium,jiuyuan,tuyou" {
		t.Errorf("lacks %s", got)
	}
}

func TestARealTotalGrowthIsBlankUnlessSupplied(t *testing.T) {
	b := boardtest.Board()
	check(t, b.Value(ask(park.CityCode, "2023-06", "value_added", board.OfGrowth)), "—no_pooled")
	supplied := b.Value(ask(park.CityCode, "2023-05", "value_added", board.OfGrowth))
	check(t, supplied, "9.3")
	if supplied.Terms[0].Figure.Park != park.CityCode {
		t.Errorf("its cell is %+v", supplied.Terms[0].Figure)
	}
	q := ask(park.CityCode, "2023-05", "value_added", board.OfGrowth)
	q.Among = "metals,jinshan"
	check(t, b.Value(q), "—no_pooled")
	q.Among, q.Window = "", board.TTM
	nominal := b.Value(q)
	if nominal.Num == nil || !nominal.Has(board.NominalOnly) || !nominal.Has(board.Unadjusted) {
		t.Errorf("of the last twelve months: %s %v", said(nominal), nominal.Marks)
	}
}

func TestParksThatExceedTheSuppliedCityFigureAreNoticed(t *testing.T) {
	b := board.New(facts(
		cum("metals", "2023-06", "output", "60"), cum("jinshan", "2023-06", "output", "50"),
		cum(park.CityCode, "2023-06", "output", "100"), rate(park.CityCode, "2023-06", "output", "8.8"),
		cum("metals", "2023-05", "output", "40"),
	))
	check(t, b.Supplied(boardtest.Last, "output"), "100")
	check(t, b.Excess(boardtest.Last, "output"), "10")
	checkMarks(t, b.Excess(boardtest.Last, "output"), board.PartOfCity)
	check(t, b.Value(ask(park.CityCode, "2023-06", "output", board.OfSuppliedGrowth)), "8.8")
	check(t, b.Supplied(boardtest.Period("2023-05"), "output"), "—not_reported")
	check(t, b.Excess(boardtest.Period("2023-05"), "output"), "—not_reported")
	check(t, b.Value(ask(park.CityCode, "2023-06", "output", board.OfValue)), "110") // never replaced by the supplied one
}

func TestATotalsCompletionIsOverTheParksThatReported(t *testing.T) {
	b := board.New(facts(
		cum("metals", "2023-06", "output", "11000000"), cum("jinshan", "2023-06", "output", "1000000"), // tiers 1000 and 300
	))
	check(t, b.Value(ask(park.CityCode, "2023-06", "output", board.OfCompletion)), "1200/13")
	check(t, b.Value(ask(park.CityCode, "2023-06", "output", board.OfPace)), "550/13")
	check(t, b.Value(ask(park.CityCode, "2023-06", "output", board.OfGap)), "2000000") // what metals has beyond fills no other's
	check(t, b.Value(ask(park.CityCode, "2023-06", "output", board.OfNeed)), "1000000/3")
}

func TestTheTotalsBaseIsThatOfTheParksInItsGrowth(t *testing.T) {
	b := board.New(facts(
		cum("metals", "2023-06", "output", "60"), base("metals", "2023-06", "output", "50"),
		cum("jinshan", "2022-06", "output", "40"), cum("tuyou", "2023-06", "output", "9"),
	))
	total := b.Value(ask(park.CityCode, "2023-06", "output", board.OfBase))
	check(t, total, "50")
	check(t, b.Value(ask(park.CityCode, "2023-06", "output", board.OfGrowth)), "20")
	check(t, b.Value(ask(park.CityCode, "2023-06", "output", board.OfChange)), "—no_previous")
}

func TestTheTotalsForecastNeedsTheHistoryOfEveryParkInIt(t *testing.T) {
	rows := append(history("output"), history("output")...)
	for i := range rows[:len(rows)/2] {
		rows[i].Park = "tuyou"
	}
	v := board.New(facts(rows...)).Value(ask(park.CityCode, "2023-06", "output", board.OfForecast))
	check(t, v, "400")
	v = board.New(facts(append(rows, cum("jinshan", "2023-06", "output", "20"))...)).Value(ask(park.CityCode, "2023-06", "output", board.OfForecast))
	check(t, v, "400") // (90 + 90 + 20) ÷ (6 ÷ 12)
	checkMarks(t, v, board.Linear, board.PartOfCity)
}
