package e2e

import (
	"math/big"
	"slices"
)

// Growth, pace, forecast and places: the second half of the rules, see
// rules_test.go.

// answer works out any question that is covered; covered is false for those
// that are not. A nil number is one that must not be printed.
func (c *city) answer(q asked) (num *big.Rat, covered bool) {
	switch q.of {
	case "", "value":
		return c.value(q), true
	case "month":
		return c.total(q, c.single), true
	case "base":
		return c.base(q), true
	case "growth":
		return c.growth(q), true
	case "change":
		return c.change(q), true
	case "mean":
		return c.total(q, c.mean), true
	case "rank", "move", "to_next", "to_next_numerator", "lead", "lag":
		return c.placed(q)
	case "part", "part_share":
		return c.part(q), true
	}
	return c.course(q)
}

// reports holds for the windows whose base and growth the parks report.
func (q asked) reports() bool {
	_, isRatio := ratios[q.subject]
	return !isRatio && (q.window != "ttm" || q.at.month == 12)
}

// base is the same period of last year: as restated by the park, else as it
// was stored.
func (c *city) base(q asked) *big.Rat {
	one := func(q asked) *big.Rat {
		if q.reports() {
			if said := c.cell(told{q.park, q.at, q.subject, "base"}); said != nil {
				return said
			}
		}
		return c.value(q.when(q.at.ago()))
	}
	if q.park != cityCode {
		return one(q)
	}
	if q.among = c.having(q, c.value, one); c.shown {
		q.among = c.having(q, one) // of the values only those were asked that a base stands beside
	}
	if _, isRatio := ratios[q.subject]; isRatio && len(q.among) > 0 {
		return c.value(q.when(q.at.ago()))
	}
	if len(q.among) == 0 {
		return nil
	}
	return c.total(q, one)
}

// growth is as reported, else current ÷ base − 1; of a total always the latter
// over the parks that have both, and never of a real one (docs/domain.md#growth).
func (c *city) growth(q asked) *big.Rat {
	if slices.Contains(growless, q.subject) {
		return nil
	}
	switch {
	case q.park == cityCode && q.reports() && q.subject == "value_added":
		return c.cell(told{cityCode, q.at, q.subject, "growth"})
	case q.park == cityCode:
		if q.among = c.having(q, c.value, c.base); len(q.among) == 0 {
			return nil
		}
	case q.reports():
		if said := c.cell(told{q.park, q.at, q.subject, "growth"}); said != nil {
			return said
		}
	}
	now, base := c.value(q), c.base(q)
	if now == nil || base == nil || base.Sign() <= 0 {
		return nil
	}
	return share(minus(now, base), base)
}

// before is the period before in the same window: none before 1—2月 of a
// cumulative, December in the others.
func (q asked) before() (asked, bool) {
	switch {
	case q.window == "year":
		return q.when(q.at.ago()), true
	case q.at.month > 2:
		return q.when(month{q.at.year, q.at.month - 1}), true
	}
	return q.when(month{q.at.year - 1, 12}), q.window != "ytd" && q.window != ""
}

func (c *city) change(q asked) *big.Rat {
	was, ok := q.before()
	if !ok {
		return nil
	}
	if q.park == cityCode {
		q.among = c.having(q, c.value, func(p asked) *big.Rat { return c.value(p.when(was.at)) })
		if was.among = q.among; len(q.among) == 0 {
			return nil
		}
	}
	return minus(c.value(q), c.value(was))
}

// tier is the yearly output a park is to come to, for the city those of the
// parks that have a value.
func (c *city) tier(q asked) *big.Rat {
	if q.at.year < tierSince || q.subject != "output" {
		return nil // the others have a target only where one is recorded, and the sample records none
	}
	sum := new(big.Rat)
	for _, p := range parksOfCity {
		if q.park == p.code || q.park == cityCode && slices.Contains(c.having(q, c.value), p.code) {
			sum.Add(sum, whole(p.tier))
		}
	}
	return sum
}

// course is output on its way through the year (docs/domain.md#pace).
func (c *city) course(q asked) (num *big.Rat, covered bool) {
	q.window = "ytd"
	if _, isRatio := ratios[q.subject]; isRatio || slices.Contains(stocks, q.subject) {
		return nil, true
	}
	now, tier := c.value(q), c.tier(q)
	elapsed := big.NewRat(int64(q.at.month)*100, 12)
	switch q.of {
	case "target":
		return tier, true
	case "completion":
		return share(now, tier), true
	case "pace":
		return minus(share(now, tier), elapsed), true
	case "season":
		return c.season(q), true
	case "season_pace":
		return minus(share(now, tier), c.season(q)), true
	case "gap", "need":
		gap := c.total(q, c.gap) // what one park is over closes no other's
		if gap == nil || q.of == "gap" {
			return gap, true
		}
		if q.at.month == 12 {
			return nil, true
		}
		return gap.Quo(gap, whole(int64(12-q.at.month))), true
	case "supplied_growth":
		return c.cell(told{cityCode, q.at, q.subject, "growth"}), true
	case "supplied", "excess":
		return nil, true // no workbook of the sample has a row 全市
	case "forecast", "forecast_low", "forecast_high":
		return c.forecast(q, now, elapsed), true
	}
	return nil, false
}

func (c *city) gap(q asked) *big.Rat {
	gap := minus(c.tier(q), c.value(q))
	if gap != nil && gap.Sign() < 0 {
		return new(big.Rat)
	}
	return gap
}

// shares is Y(year, N) ÷ Y(year, 12) of the earlier full years, in %.
func (c *city) shares(q asked) (all []*big.Rat) {
	var now []string // the parks an earlier year must have in full
	if q.park == cityCode && !c.shown {
		now = c.having(q, c.value) // a receipt shows the years it takes, of a season only the earlier ones
		q.among = now
	}
	for at := q.at.ago(); at.year > 2000; at = at.ago() {
		part := func(p asked) *big.Rat { return c.value(p.when(at)) }
		end := func(p asked) *big.Rat { return c.value(p.when(at.december())) }
		full := q
		if q.park == cityCode {
			full.among = c.having(q, part, end)
			if len(full.among) == 0 || !c.shown && len(full.among) < len(now) {
				continue
			}
		}
		if one := share(part(full), end(full)); one != nil {
			all = append(all, one)
		}
	}
	return all
}

// season is the mean of the shares of at least two years; what arrives in
// batches is judged against last year's shape alone.
func (c *city) season(q asked) *big.Rat {
	all := c.shares(q)
	if batches := q.subject == "new_enterprises"; batches && len(all) > 0 {
		all = all[:1]
	} else if len(all) < 2 {
		return nil
	}
	if c.value(q) == nil && !c.shown {
		return nil
	}
	sum := new(big.Rat)
	for _, one := range all {
		sum.Add(sum, one)
	}
	return sum.Quo(sum, whole(int64(len(all))))
}

func (c *city) forecast(q asked, now, elapsed *big.Rat) *big.Rat {
	if now == nil || q.at.month == 12 {
		return now
	}
	all := c.shares(q)
	if len(all) < 2 && (!c.shown || q.of == "forecast") {
		switch {
		case q.of != "forecast":
			return nil // a linear forecast has no range
		case q.subject == "new_enterprises":
			return share(now, c.season(q))
		}
		return share(now, elapsed)
	}
	rising := func(a, b *big.Rat) int { return a.Cmp(b) }
	switch {
	case len(all) == 0:
		return nil
	case q.of == "forecast_low":
		return share(now, slices.MaxFunc(all, rising))
	case q.of == "forecast_high":
		return share(now, slices.MinFunc(all, rising))
	}
	return share(now, c.season(q))
}

// part is what a month or quarter adds to 1—N月, as amount or share
// (docs/domain.md#structure).
func (c *city) part(q asked) *big.Rat {
	sum := c.value(q)
	var part *big.Rat
	through := func(n int) *big.Rat { return c.value(q.when(month{q.at.year, min(n, q.at.month)})) }
	switch last := int(q.part[1] - '0'); {
	case q.part[0] == 'q' && last == 1:
		part = through(3)
	case q.part[0] == 'q':
		part = minus(through(last*3), through(last*3-3))
	case q.part == "02":
		part = through(2)
	default:
		n := int(q.part[0]-'0')*10 + last
		part = c.total(q.when(month{q.at.year, n}), c.single)
	}
	if q.of == "part" {
		return part
	}
	return share(part, sum)
}

// placed answers what is asked about a place among the parks
// (docs/domain.md#rankings, #rise).
func (c *city) placed(q asked) (num *big.Rat, covered bool) {
	ranked := q.ranked
	if ranked == "" {
		ranked = "value"
	}
	number := func(park string) *big.Rat {
		one, _ := c.answer(q.as(ranked).in(park))
		return one
	}
	own := number(q.park)
	if own == nil || q.park == cityCode { // totals are never ranked
		return nil, true
	}
	var higher, lower *big.Rat // the nearest ones
	above := ""
	top, place := own, int64(1)
	for _, park := range q.parks() {
		one := number(park)
		switch {
		case one == nil:
			continue
		case one.Cmp(own) > 0:
			place++
			if higher == nil || one.Cmp(higher) < 0 {
				higher, above = one, park
			}
		case one.Cmp(own) < 0 && (lower == nil || one.Cmp(lower) > 0):
			lower = one
		}
		if one.Cmp(top) > 0 {
			top = one
		}
	}
	switch q.of {
	case "rank":
		return whole(place), true
	case "to_next":
		return minus(higher, own), true
	case "lead":
		return minus(own, lower), true
	case "lag":
		return minus(own, top), true
	case "move":
		was, ok := q.before()
		if !ok {
			return nil, true
		}
		then, covered := c.placed(was.rankOf())
		return minus(then, whole(place)), covered
	}
	return c.needed(q, above), true
}

func (q asked) rankOf() asked { q.of = "rank"; return q }

// needed is what the numerator must rise by to draw level with a park.
func (c *city) needed(q asked, above string) *big.Rat {
	r := ratios[q.subject]
	if above == "" || r.over == "" {
		return nil
	}
	over, land := q, q
	over.subject, land.subject = r.over, "land_"+q.basis
	level := new(big.Rat).Quo(c.amount(over.in(above)), c.land(land.in(above)))
	return minus(level.Mul(level, c.land(land)), c.amount(over))
}
