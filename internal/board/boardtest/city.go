package boardtest

import (
	"math/big"
	"time"

	"parkboard/internal/board"
	"parkboard/internal/catalog"
	"parkboard/internal/park"
)

// profile is the invented course of one park. Amounts are 万元 in 2021.
type profile struct {
	code       string
	output     int64
	grew       [3]int64 // growth of output over the year before, per mille: –, 2022, 2023
	tilt       int64    // how much earlier (above 0) in the year its output comes, per mille at mid-year
	mu         int64    // industrial land; 0: never recorded
	invested   int64
	employees  int64
	enterprise int64
}

var profiles = []profile{
	{"rare-earth", 8_124_000, [3]int64{0, 125, 144}, 4, 36_500, 14_200_000, 61_200, 182},
	{"equipment", 8_350_000, [3]int64{0, 68, 91}, -6, 35_140, 12_850_000, 58_400, 205},
	{"metals", 9_480_000, [3]int64{0, 92, 61}, 9, 41_260, 15_300_000, 49_700, 148},
	{"aluminium", 4_310_000, [3]int64{0, 84, 137}, 0, 21_900, 6_420_000, 22_300, 74},
	{"jiuyuan", 3_020_000, [3]int64{0, 41, -35}, -3, 26_480, 4_980_000, 19_800, 93},
	{"tuyou", 2_350_000, [3]int64{0, 103, 120}, 2, 0, 3_610_000, 11_500, 61},
	{"jinshan", 1_980_000, [3]int64{0, 77, 58}, 5, 18_720, 2_740_000, 9_900, 47},
}

// sharesOfYear is the cumulative share of a year's flow, per mille by month.
var sharesOfYear = map[int]int64{
	2: 130, 3: 220, 4: 305, 5: 395, 6: 490, 7: 570, 8: 650, 9: 735, 10: 820, 11: 905, 12: 1000,
}

// flow is an indicator as a share of output, per ten thousand.
type flow struct {
	code  string
	of    int64
	grown bool // carries reported base and growth
}

var flows = []flow{
	{"output", 10_000, true}, {"value_added", 2_220, true}, {"tax", 372, true},
	{"investment", 950, true}, {"revenue", 9_640, true}, {"funds", 610, true},
	{"energy", 1_150, true}, {"electricity", 48, true}, {"rd", 178, true},
}

// City is seven parks of the shipped catalogue from 2021 through 2023-06:
//
//   - jinshan has not reported 2023-06, jiuyuan skipped 2022-09;
//   - tuyou has no land on any basis; the others have industrial land only;
//   - rare-earth's land was redrawn on 2023-06-01;
//   - metals' reported growth of output is off its base by more than a point
//     in 2023-06;
//   - aluminium's tax base of 2023-06 is a loss;
//   - jiuyuan reports no growth of value added; nobody reports any base or
//     growth for 2021;
//   - equipment corrected its output of 2023-05 upwards;
//   - a 全市 row was supplied for 2023-05 only, with real growth;
//   - targets are recorded for rare-earth: tax and output of 2023.
func City() board.Facts {
	c := &city{}
	for year := 2021; year <= 2023; year++ {
		for _, p := range park.YearPeriods(year) {
			if !Last.Before(p) {
				c.publish(p)
			}
		}
	}
	c.correct()
	return board.Facts{Catalogue: catalog.Default(), Figures: c.rows, Land: c.land(), Targets: c.targets()}
}

type city struct {
	rows   []park.Published
	upload int64
	at     park.Moment
	period park.Period
	line   int
	column int
}

// publish is one month's workbook, published on the 18th of the next month.
func (c *city) publish(p park.Period) {
	c.upload++
	c.period = p
	c.at = p.End().Time().AddDate(0, 0, 18).Add(2 * time.Hour)
	for i, pr := range profiles {
		c.line, c.column = 5+i, 1
		if pr.code == "jinshan" && p == Last || pr.code == "jiuyuan" && p == (park.Period{Year: 2022, Month: 9}) {
			continue
		}
		for _, f := range flows {
			c.flow(pr, f)
		}
		c.levels(pr)
	}
	if p == (park.Period{Year: 2023, Month: 5}) {
		c.line, c.column = 13, 1
		c.put(park.CityCode, "output", park.Cumulative, big.NewRat(18_950_000, 1))
		c.put(park.CityCode, "output", park.Growth, big.NewRat(88, 10))
		c.put(park.CityCode, "value_added", park.Growth, big.NewRat(93, 10))
	}
}

// flow writes the cumulative of one indicator, from 2022 with its restated
// base and its growth.
func (c *city) flow(pr profile, f flow) {
	now := amount(pr, f, c.period)
	c.put(pr.code, f.code, park.Cumulative, now)
	if c.period.Year == 2021 {
		return
	}
	base := new(big.Rat).Mul(amount(pr, f, c.period.YearAgo()), big.NewRat(1004, 1000))
	base.SetFrac(park.RoundRat(base, 0), big.NewInt(1))
	growth := new(big.Rat).Sub(new(big.Rat).Quo(now, base), big.NewRat(1, 1))
	growth.Mul(growth, big.NewRat(100, 1))
	switch last := c.period == Last; {
	case f.code == "value_added":
		growth.Sub(growth, big.NewRat(12, 10))
	case last && f.code == "output" && pr.code == "metals":
		growth.Add(growth, big.NewRat(3, 1))
	case last && f.code == "tax" && pr.code == "aluminium":
		c.put(pr.code, f.code, park.Base, big.NewRat(-1_260, 1))
		return
	}
	c.put(pr.code, f.code, park.Base, base)
	if f.code == "value_added" && pr.code == "jiuyuan" {
		return
	}
	c.put(pr.code, f.code, park.Growth, growth.SetFrac(park.RoundRat(growth, 1), big.NewInt(10)))
}

// levels writes the stocks and the counts.
func (c *city) levels(pr profile) {
	months := int64((c.period.Year-2021)*12 + c.period.Month)
	put := func(code string, n int64) { c.put(pr.code, code, park.Cumulative, big.NewRat(n, 1)) }
	put("invested", pr.invested+months*pr.invested/120)
	put("employees", pr.employees+months*pr.employees/600)
	put("enterprises", pr.enterprise+months/6)
	put("new_projects", int64(c.period.Month)*pr.enterprise/120)
	put("new_enterprises", int64(c.period.Month/6)*pr.enterprise/20)
}

func (c *city) put(parkCode, indicator string, m park.Measure, value *big.Rat) {
	q, _ := park.QuantityOf(value)
	unit := "%"
	if ind, ok := catalog.Default().Indicator(indicator); ok && m != park.Growth {
		unit = ind.Unit
	}
	c.column++
	c.rows = append(c.rows, park.Published{
		Figure: park.Figure{
			Park: parkCode, Period: c.period, Indicator: indicator, Measure: m, Value: q, Unit: unit,
			Source: park.Source{Sheet: "月报", Cell: cellName(c.column, c.line), Text: q.String(), Found: unit},
		},
		ID: int64(len(c.rows) + 1), Upload: c.upload, PublishedAt: c.at,
	})
}

// correct is a later workbook that raises one cumulative: the base and growth
// published with the old one no longer count.
func (c *city) correct() {
	c.upload++
	c.period = park.Period{Year: 2023, Month: 5}
	c.at = time.Date(2023, 7, 20, 6, 0, 0, 0, time.UTC)
	c.line, c.column = 6, 1
	was := amount(profiles[1], flows[0], c.period)
	c.put("equipment", "output", park.Cumulative, was.Add(was, big.NewRat(12_345, 1)))
}

func (c *city) land() []park.Land {
	var out []park.Land
	add := func(code string, mu int64, effective park.Date, document string, at park.Moment) {
		out = append(out, park.Land{
			ID: int64(len(out) + 1), Park: code, Basis: park.Industrial, Area: park.Quantity(mu * park.QuantityScale),
			Effective: effective, Document: document, RecordedAt: at, Actor: "admin",
		})
	}
	for _, pr := range profiles {
		if pr.mu > 0 {
			add(pr.code, pr.mu, "2021-01-01", "示例〔2020〕42号", First)
		}
	}
	add("rare-earth", 37_400, "2023-06-01", "示例〔2023〕17号", time.Date(2023, 7, 20, 10, 20, 0, 0, time.UTC))
	return out
}

func (c *city) targets() []park.Target {
	at := time.Date(2023, 2, 10, 1, 0, 0, 0, time.UTC)
	return []park.Target{
		{
			ID: 1, Park: "rare-earth", Indicator: "tax", Year: 2023, Value: Quantity("380000"),
			Document: "示例〔2023〕5号", Effective: "2023-01-01", RecordedAt: at, Actor: "admin",
		},
		{
			ID: 2, Park: "rare-earth", Indicator: "output", Year: 2023, Value: Quantity("10200000"),
			Document: "示例〔2023〕5号", Effective: "2023-01-01", RecordedAt: at, Actor: "admin",
		},
	}
}

// amount is the cumulative of a flow: whole 万元, 吨 or 万千瓦时.
func amount(pr profile, f flow, p park.Period) *big.Rat {
	year := pr.output
	for y := 2022; y <= p.Year; y++ {
		year += year * pr.grew[y-2021] / 1000
	}
	share := sharesOfYear[p.Month]
	if p.Month < 12 { // the lean fades towards both ends of the year, and grows a little
		share += pr.tilt * share * (1000 - share) / 250_000
		share += int64(p.Year-2021) * share * (1000 - share) / 120_000
	}
	n := year * share / 1000 * f.of / 10_000
	n += n * int64(len(f.code)*7+len(pr.code)*5) % 900 / 10 // no two parks are alike
	return big.NewRat(n, 1)
}
