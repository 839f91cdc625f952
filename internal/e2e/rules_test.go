package e2e

import (
	"math/big"
	"slices"
	"strings"
	"time"
)

// The rules of docs/domain.md, worked out once more from cells alone, to hold
// against what the board prints. Nothing here is shared with the board.

// published is a workbook that went live, understood.
type published struct {
	upload int
	since  time.Time
	cells  []cellRead
}

// city is what the workbooks published by a moment say, and which cells an
// answer was worked out from.
type city struct {
	said  map[told][]entry      // oldest first
	areas map[[2]string][]month // by park and basis, the periods whose workbooks say an area
	at    map[place]entry       //
	from  map[place]bool        // cells used since they were last forgotten
	shown bool                  // these are the cells of one receipt: of a spread it shows the year that decides
}

// entry is one word on something: later ones replace earlier ones.
type entry struct {
	cellRead
	turn int // the place of its workbook in the order of publishing
}

// parksOfCity are the seven parks with their tiers in 万元 (docs/domain.md#tiers).
var parksOfCity = []struct {
	code string
	tier int64
}{
	{"rare-earth", 10_000_000}, {"equipment", 10_000_000}, {"metals", 10_000_000},
	{"aluminium", 5_000_000}, {"jiuyuan", 5_000_000}, {"tuyou", 3_000_000}, {"jinshan", 3_000_000},
}

const (
	cityCode  = "city"
	tierSince = 2023
)

// knownBy is the city as published by a moment.
func knownBy(books []published, moment time.Time) *city {
	c := newCity()
	for turn, b := range books {
		if b.since.After(moment) {
			continue
		}
		for _, cell := range b.cells {
			c.add(entry{cell, turn})
		}
	}
	return c
}

func newCity() *city {
	return &city{said: make(map[told][]entry), areas: make(map[[2]string][]month), at: make(map[place]entry), from: make(map[place]bool)}
}

func (c *city) add(e entry) {
	c.said[e.told] = append(c.said[e.told], e)
	c.at[e.place] = e
	if strings.HasPrefix(e.indicator, "land_") {
		key := [2]string{e.park, e.indicator}
		c.areas[key] = append(c.areas[key], e.told.at)
	}
}

// only is the city as far as some cells tell it.
func (c *city) only(cells map[place]bool) *city {
	part := newCity()
	part.shown = true
	for at := range cells {
		if e, known := c.at[at]; known {
			part.add(e)
		}
	}
	return part
}

// cell is the newest word on something. A month, base or growth counts only if
// it came with, or after, the cumulative now shown, or if that did not change
// since (docs/domain.md#correction).
func (c *city) cell(what told) *big.Rat {
	all := c.said[what]
	if len(all) == 0 {
		return nil
	}
	newest := all[len(all)-1]
	if what.measure != "cumulative" {
		sum := what
		sum.measure = "cumulative"
		var then *big.Rat
		for _, e := range c.said[sum] {
			if e.turn > newest.turn && (then == nil || e.value.Cmp(then) != 0) {
				return nil
			}
			then = e.value
		}
	}
	c.from[newest.place] = true
	return newest.value
}

// asked is one number: the parts of its receipt's address.
type asked struct {
	park    string
	at      month
	subject string
	of      string
	window  string
	basis   string
	ranked  string
	among   []string
	part    string
}

func (q asked) as(of string) asked { q.of, q.ranked = of, ""; return q }

func (q asked) in(park string) asked { q.park = park; return q }

func (q asked) when(at month) asked { q.at = at; return q }

func (m month) ago() month { return month{m.year - 1, m.month} }

func (m month) december() month { return month{m.year, 12} }

// periodsOf is the periods of a year: there is no January.
func periodsOf(year, from, to int) (all []month) {
	for n := max(from, 2); n <= to; n++ {
		all = append(all, month{year, n})
	}
	return all
}

// ratio is a derived indicator (docs/domain.md#derived).
type ratio struct {
	over, under string // under "" is land
	percent     bool
	mean        bool // under is the mean of a stock
}

var ratios = map[string]ratio{
	"value_added_per_mu":     {over: "value_added"},
	"tax_per_mu":             {over: "tax"},
	"investment_intensity":   {over: "invested"},
	"output_per_mu":          {over: "output"},
	"labour_productivity":    {over: "value_added", under: "employees", mean: true},
	"value_added_per_energy": {over: "value_added", under: "energy"},
	"rd_share":               {over: "rd", under: "revenue", percent: true},
	"carbon_per_energy":      {over: "carbon", under: "energy"},
	"clean_energy_share":     {over: "clean_energy", under: "energy", percent: true},
}

// What stands at the period's end, and what has no growth.
var (
	usedShares = []string{"solid_waste_used_share", "waste_heat_used_share", "water_reused_share"}
	stocks     = append([]string{"invested", "enterprises", "employees", "land_industrial", "land_built", "land_approved"}, usedShares...)
	growless   = append([]string{"new_projects", "new_enterprises", "rd_share", "clean_energy_share"}, stocks...)
)

// among is the parks a pooled number or a rank is taken over.
func (q asked) parks() []string {
	if len(q.among) > 0 {
		return q.among
	}
	var all []string
	for _, p := range parksOfCity {
		all = append(all, p.code)
	}
	return all
}

// having keeps the parks that have a number for every question: totals and
// means are taken over the same parks.
func (c *city) having(q asked, questions ...func(asked) *big.Rat) (kept []string) {
	for _, park := range q.parks() {
		if !slices.ContainsFunc(questions, func(ask func(asked) *big.Rat) bool { return ask(q.in(park)) == nil }) {
			kept = append(kept, park)
		}
	}
	return kept
}

// value is the amount or ratio in its window.
func (c *city) value(q asked) *big.Rat {
	r, isRatio := ratios[q.subject]
	if !isRatio {
		return c.total(q, c.amount)
	}
	over, under := q, q
	over.subject, under.subject = r.over, r.under
	if r.under == "" {
		under.subject, under.window = "land_"+q.basis, "end"
	}
	if slices.Contains(stocks, r.over) {
		over.window = "end"
	}
	below := c.amount
	if r.mean {
		below = c.mean
	}
	if q.park == cityCode {
		q.among = c.having(q, func(p asked) *big.Rat { return c.value(p) })
		over.among, under.among = q.among, q.among
	}
	a, b := c.total(over, c.amount), c.total(under, below)
	if a == nil || b == nil || b.Sign() == 0 {
		return nil
	}
	out := new(big.Rat).Quo(a, b)
	if r.percent {
		out.Mul(out, whole(100))
	}
	return out
}

// total is a number of a park, or its sum over the parks that have it.
func (c *city) total(q asked, number func(asked) *big.Rat) *big.Rat {
	if q.park != cityCode {
		return number(q)
	}
	var sum *big.Rat
	for _, park := range q.parks() {
		if one := number(q.in(park)); one != nil {
			if sum == nil {
				sum = new(big.Rat)
			}
			sum.Add(sum, one)
		}
	}
	return sum
}

// amount is what a park reported, over a window (docs/domain.md#windows).
func (c *city) amount(q asked) *big.Rat {
	cell := func(at month) *big.Rat { return c.cell(told{q.park, at, q.subject, "cumulative"}) }
	switch {
	case strings.HasPrefix(q.subject, "land_"):
		return c.land(q)
	case slices.Contains(stocks, q.subject) || q.window == "" || q.window == "ytd" || q.at.month == 12:
		return cell(q.at)
	case q.window == "year":
		return nil
	}
	now, year, then := cell(q.at), cell(q.at.ago().december()), cell(q.at.ago())
	if now == nil || year == nil || then == nil {
		return nil
	}
	out := new(big.Rat).Add(now, year)
	return out.Sub(out, then)
}

// land is the area in force at the period's end: it takes effect on the first
// day of the month of its workbook, 1 January for 1—2月 (docs/domain.md#land).
func (c *city) land(q asked) *big.Rat {
	var area *big.Rat
	since := slices.Clone(c.areas[[2]string{q.park, q.subject}])
	slices.SortFunc(since, func(a, b month) int { return (a.year-b.year)*12 + a.month - b.month })
	for _, at := range since {
		what := told{q.park, at, q.subject, "cumulative"}
		if all := c.said[what]; !q.at.before(at) && (area == nil || all[len(all)-1].value.Cmp(area) != 0) {
			area = c.cell(what) // a workbook that repeats the area in force changes nothing
		}
	}
	return area
}

// mean is the mean of a stock's period-ends in the window.
func (c *city) mean(q asked) *big.Rat {
	ends := periodsOf(q.at.year, 2, q.at.month)
	if q.window == "ttm" {
		ends = append(periodsOf(q.at.year-1, q.at.month+1, 12), ends...)
	}
	sum, n := new(big.Rat), int64(0)
	for _, at := range ends {
		one := c.cell(told{q.park, at, q.subject, "cumulative"})
		if one == nil && at == q.at {
			return nil
		}
		if one != nil {
			sum.Add(sum, one)
			n++
		}
	}
	return sum.Quo(sum, whole(n))
}

// single is the single month: as reported, else the difference of neighbours.
func (c *city) single(q asked) *big.Rat {
	if q.at.month == 2 || slices.Contains(stocks, q.subject) {
		return nil
	}
	if said := c.cell(told{q.park, q.at, q.subject, "month"}); said != nil {
		return said
	}
	before := month{q.at.year, q.at.month - 1}
	return minus(c.cell(told{q.park, q.at, q.subject, "cumulative"}), c.cell(told{q.park, before, q.subject, "cumulative"}))
}

func minus(a, b *big.Rat) *big.Rat {
	if a == nil || b == nil {
		return nil
	}
	return new(big.Rat).Sub(a, b)
}

// share is a ÷ b in %.
func share(a, b *big.Rat) *big.Rat {
	if a == nil || b == nil || b.Sign() == 0 {
		return nil
	}
	out := new(big.Rat).Quo(a, b)
	return out.Mul(out, whole(100))
}
