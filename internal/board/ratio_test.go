package board_test

import (
	"testing"
	"time"

	"parkboard/internal/board"
	"parkboard/internal/board/boardtest"
	"parkboard/internal/park"
)

func withLand(f board.Facts, land ...park.Land) board.Facts {
	f.Land = append(f.Land, land...)
	return f
}

// 344,822 ÷ 31,200 is 11.051987179…, kept whole until it is printed.
func TestPerMuDividesByTheLandInForceAtThePeriodsEnd(t *testing.T) {
	b := board.New(withLand(facts(
		cum("rare-earth", "2023-06", "tax", "174816"), cum("rare-earth", "2022-12", "tax", "340190"),
		cum("rare-earth", "2022-06", "tax", "170184"), cum("rare-earth", "2023-05", "tax", "142811"),
		cum("rare-earth", "2022-05", "tax", "140697"),
	), boardtest.Area(1, "rare-earth", "2021-01-01", "30580", "示例〔2020〕42号"),
		boardtest.Area(2, "rare-earth", "2023-06-01", "31200", "示例〔2023〕17号")))
	june := b.Value(ask("rare-earth", "2023-06", "tax_per_mu", board.OfValue))
	check(t, june, "344822/31200")
	checkMarks(t, june, board.LandChange)
	if june.Unit != "万元/亩" || june.Terms[1].Value.Terms[0].Land.Document != "示例〔2023〕17号" {
		t.Errorf("in %s on %+v", june.Unit, june.Terms[1])
	}
	may := b.Value(ask("rare-earth", "2023-05", "tax_per_mu", board.OfValue))
	check(t, may, "342304/30580")
	checkMarks(t, may)
	moved := b.Value(ask("rare-earth", "2023-06", "tax_per_mu", board.OfChange))
	checkMarks(t, moved, board.LandChange)
	check(t, b.Value(ask("rare-earth", "2020-12", "land_industrial", board.OfValue)), "—no_land")
}

func TestLandInForceIsTheLatestEffectiveThenTheLatestRecorded(t *testing.T) {
	byWorkbook := func(upload int64, period, mu string) park.Published {
		return boardtest.Row(upload, "metals", period, "land_industrial", park.Cumulative, mu)
	}
	cases := map[string]struct {
		figures  []park.Published
		ledger   []park.Land
		on       park.Date
		mu       string
		document string
	}{
		"before the first": {nil, []park.Land{boardtest.Area(1, "metals", "2023-03-01", "10", "a")}, "2023-02-28", "", ""},
		"on its day":       {nil, []park.Land{boardtest.Area(1, "metals", "2023-03-01", "10", "a")}, "2023-03-01", "10", "a"},
		"recorded late, effective early": {nil, []park.Land{
			boardtest.Area(1, "metals", "2023-03-01", "10", "a"), boardtest.Area(9, "metals", "2022-01-01", "7", "b"),
		}, "2023-04-01", "10", "a"},
		"two for one day": {nil, []park.Land{
			boardtest.Area(9, "metals", "2023-03-01", "12", "b"), boardtest.Area(1, "metals", "2023-03-01", "10", "a"),
		}, "2023-04-01", "12", "b"},
		"a workbook takes effect with its month":         {[]park.Published{byWorkbook(1, "2023-06", "20")}, nil, "2023-06-01", "20", ""},
		"not a day before":                               {[]park.Published{byWorkbook(1, "2023-06", "20")}, nil, "2023-05-31", "", ""},
		"1—2月 takes effect in January":                   {[]park.Published{byWorkbook(1, "2023-02", "20")}, nil, "2023-01-01", "20", ""},
		"a corrected workbook":                           {[]park.Published{byWorkbook(2, "2023-06", "21"), byWorkbook(1, "2023-06", "20")}, nil, "2023-06-30", "21", ""},
		"a later ledger entry gives the document number": {[]park.Published{byWorkbook(1, "2023-06", "20")}, []park.Land{boardtest.Area(5, "metals", "2023-06-01", "20", "c")}, "2023-06-30", "20", "c"},
		"a later ledger entry overrides":                 {[]park.Published{byWorkbook(1, "2023-06", "20")}, []park.Land{boardtest.Area(5, "metals", "2023-06-01", "22", "c")}, "2023-06-30", "22", "c"},
		"a workbook that repeats the area keeps it":      {[]park.Published{byWorkbook(8, "2023-07", "22")}, []park.Land{boardtest.Area(5, "metals", "2023-06-01", "22", "c")}, "2023-07-31", "22", "c"},
		"a workbook that changes it has no number":       {[]park.Published{byWorkbook(8, "2023-07", "23")}, []park.Land{boardtest.Area(5, "metals", "2023-06-01", "22", "c")}, "2023-07-31", "23", ""},
	}
	for name, c := range cases {
		t.Run(name, func(t *testing.T) {
			got := board.New(withLand(facts(c.figures...), c.ledger...)).LandAt("metals", park.Industrial, c.on)
			switch {
			case c.mu == "" && got != nil:
				t.Errorf("in force: %v 亩 from %s", got.Area, got.Effective)
			case c.mu != "" && (got == nil || got.Area.String() != c.mu || got.Document != c.document):
				t.Errorf("in force: %+v, want %s 亩 by %q", got, c.mu, c.document)
			}
		})
	}
}

func TestAParkWithoutLandOnABasisIsMissingNotZero(t *testing.T) {
	f := withLand(facts(cum("metals", "2022-12", "tax", "100"), cum("equipment", "2022-12", "tax", "50")),
		boardtest.Area(1, "metals", "2021-01-01", "50", "a"))
	f.Land = append(f.Land, park.Land{Park: "metals", Basis: park.Built, Area: boardtest.Quantity("40"), Effective: "2021-01-01"})
	b := board.New(f)
	q := ask("metals", "2022-12", "tax_per_mu", board.OfValue)
	check(t, b.Value(q), "2")
	q.Basis = park.Built
	check(t, b.Value(q), "2.5")
	q.Basis = park.Approved
	check(t, b.Value(q), "—no_land")
	check(t, b.Value(ask("equipment", "2022-12", "tax_per_mu", board.OfValue)), "—no_land")
	check(t, b.Value(ask("jiuyuan", "2022-12", "tax_per_mu", board.OfValue)), "—not_reported")
	pooled := b.Value(ask(park.CityCode, "2022-12", "tax_per_mu", board.OfValue))
	check(t, pooled, "2") // the park without land is in neither sum
	checkMarks(t, pooled, board.PartOfCity)
}

func TestPerMuGrowthHasEachEndOnItsOwnLand(t *testing.T) {
	b := board.New(withLand(facts(
		cum("metals", "2022-12", "value_added", "1000"), rate("metals", "2022-12", "value_added", "3"),
		cum("metals", "2023-12", "value_added", "1200"), rate("metals", "2023-12", "value_added", "8"),
	), boardtest.Area(1, "metals", "2021-01-01", "100", "a"), boardtest.Area(2, "metals", "2023-07-01", "150", "b")))
	v := b.Value(ask("metals", "2023-12", "value_added_per_mu", board.OfGrowth))
	check(t, v, "-20") // 8 against 10
	checkMarks(t, v, board.NominalOnly, board.Unadjusted, board.LandChange)
}

func TestInvestmentIntensityIsAStockOverLandNotTheYearsInvestment(t *testing.T) {
	b := board.New(withLand(facts(
		cum("metals", "2023-06", "invested", "5000"), cum("metals", "2023-06", "investment", "900"),
		cum("metals", "2022-06", "invested", "4000"),
	), boardtest.Area(1, "metals", "2021-01-01", "10", "a")))
	for _, w := range []board.Window{board.YTD, board.TTM, ""} {
		check(t, b.Value(window(ask("metals", "2023-06", "investment_intensity", board.OfValue), w)), "500")
	}
	check(t, b.Value(ask("metals", "2023-06", "investment_intensity", board.OfGrowth)), "25")
}

func TestLabourProductivityIsOverTheMeanOfTheWindowsPeriodEnds(t *testing.T) {
	rows := []park.Published{
		cum("metals", "2023-03", "value_added", "300"), cum("metals", "2022-12", "value_added", "1000"), cum("metals", "2022-03", "value_added", "200"),
		cum("metals", "2022-03", "employees", "9999"), cum("metals", "2023-02", "employees", "110"), cum("metals", "2023-03", "employees", "130"),
	}
	for _, p := range park.YearPeriods(2022)[2:] { // April to December
		rows = append(rows, cum("metals", p.String(), "employees", "90"))
	}
	b := board.New(facts(rows...))
	ytd := b.Value(window(ask("metals", "2023-03", "labour_productivity", board.OfValue), board.YTD))
	check(t, ytd, "2.5") // 300 ÷ (110 + 130) ÷ 2
	ttm := b.Value(ask("metals", "2023-03", "labour_productivity", board.OfValue))
	check(t, ttm, "242/21") // 1100 ÷ ((9 × 90 + 110 + 130) ÷ 11)
	if n := len(ttm.Terms[1].Value.Terms); n != 11 {
		t.Errorf("the last twelve months have %d period-ends, want 11", n)
	}
}

func TestAPeriodEndThatWasNotReportedIsInNoMean(t *testing.T) {
	b := board.New(facts(
		cum("metals", "2023-04", "employees", "120"), cum("metals", "2023-02", "employees", "100"),
		cum("metals", "2023-03", "output", "1"),
	))
	check(t, b.Value(window(ask("metals", "2023-04", "employees", board.OfMean), board.YTD)), "110")
	check(t, b.Value(window(ask("metals", "2023-03", "employees", board.OfMean), board.YTD)), "—not_reported")
}

func TestAShareIsInPercentAndItsDivisorIsNeverZero(t *testing.T) {
	b := board.New(facts(
		cum("metals", "2022-12", "rd", "302"), cum("metals", "2022-12", "revenue", "10000"),
		cum("equipment", "2022-12", "rd", "5"), cum("equipment", "2022-12", "revenue", "0"),
	))
	check(t, b.Value(ask("metals", "2022-12", "rd_share", board.OfValue)), "3.02")
	check(t, b.Value(ask("equipment", "2022-12", "rd_share", board.OfValue)), "—zero_divisor")
}

func TestAWithdrawnWorkbookLeavesTheLandAsItWas(t *testing.T) {
	before := withLand(facts(cum("metals", "2023-05", "output", "1")), boardtest.Area(1, "metals", "2021-01-01", "10", "a"))
	published := before
	published.Figures = append(published.Figures, boardtest.Row(5, "metals", "2023-06", "land_industrial", park.Cumulative, "12"))
	if got := board.New(published).LandAt("metals", park.Industrial, "2023-06-30"); got.Area.String() != "12" || got.Figure == nil {
		t.Errorf("published: %+v", got)
	}
	if got := board.New(before).LandAt("metals", park.Industrial, "2023-06-30"); got.Area.String() != "10" {
		t.Errorf("withdrawn: %+v", got)
	}
	if got := board.New(published).LandHistory("metals", park.Industrial); len(got) != 2 || !got[0].RecordedAt.Equal(boardtest.First.Add(time.Hour)) {
		t.Errorf("history: %+v", got)
	}
}
