package intake

import (
	"math/big"
	"sort"

	"parkboard/internal/park"
)

// checkHistory compares with what is published (docs/domain.md#intake).
func (rd *reader) checkHistory() {
	if len(rd.req.History.Periods()) == 0 {
		return
	}
	pasted := rd.pasted()
	for i := range rd.records {
		rec := &rd.records[i]
		if rec.figure < 0 {
			continue
		}
		ind := rd.indicator(rec.ind)
		rd.checkReplaced(rec.key, rec.value, rec.at, rec.text, ind)
		switch rec.key.Measure {
		case park.Cumulative:
			if !pasted[i] && !tiny(rec, ind) {
				rd.checkLevel(rec, ind)
			}
		case park.Month:
			rd.checkMonth(rec, ind)
		}
	}
	for i := range rd.records {
		if rec := &rd.records[i]; rec.total == cityTotal {
			k := rec.key
			k.Park = park.CityCode
			rd.checkReplaced(k, rec.value, rec.at, rec.text, rd.indicator(rec.ind))
		}
	}
}

// checkReplaced asks where a published value would change.
func (rd *reader) checkReplaced(k park.Key, value park.Quantity, at place, found string, ind *park.Indicator) {
	if was := rd.req.History.Current(k); was != nil && was.Value != value {
		rd.raise(at, replacesPublished(k, was.Value, value, found, rd.parkName(k.Park), ind))
	}
}

// lastBefore is the last published cumulative before a figure's period.
func (rd *reader) lastBefore(k park.Key) *park.Published {
	periods := rd.req.History.Periods()
	k.Measure = park.Cumulative
	n := sort.Search(len(periods), func(i int) bool { return !periods[i].Before(k.Period) })
	for n--; n >= 0; n-- {
		k.Period = periods[n]
		if p := rd.req.History.Current(k); p != nil {
			return p
		}
	}
	return nil
}

// expectation is what history lets a value be, and how that was worked out.
type expectation struct {
	value *big.Rat
	last  *park.Published
	ratio *big.Rat // last year's ratio between the two periods; nil: by months, or a stock's level
}

// expect projects the last published cumulative to the figure's period: by
// last year's ratio between the two, else by months. A level of a stock stays.
// Where nothing earlier is published, the value now published is expected.
func (rd *reader) expect(k park.Key, ind *park.Indicator) *expectation {
	last := rd.lastBefore(k)
	if last == nil {
		k.Measure = park.Cumulative
		if now := rd.req.History.Current(k); now != nil {
			return &expectation{value: now.Value.Rat(), last: now}
		}
		return nil
	}
	e := &expectation{value: last.Value.Rat(), last: last}
	k.Measure = park.Cumulative
	then, before := k, k
	then.Period, before.Period = k.Period.YearAgo(), last.Period.YearAgo()
	a, b := rd.req.History.Current(then), rd.req.History.Current(before)
	switch {
	case a != nil && b != nil && a.Value > 0 && b.Value > 0:
		e.ratio = new(big.Rat).Quo(a.Value.Rat(), b.Value.Rat())
		e.value.Mul(e.value, e.ratio)
	case ind.Nature == park.Flow:
		e.value.Mul(e.value, big.NewRat(int64(k.Period.Months()), int64(last.Period.Months())))
	}
	return e
}

// fewest is the count below which numbers of projects and enterprises leap
// about by nature.
const fewest = 20 * park.QuantityScale

// checkLevel asks about a cumulative that history does not let expect; only
// the most specific question is raised.
func (rd *reader) checkLevel(rec *record, ind *park.Indicator) {
	e := rd.expect(rec.key, ind)
	if e == nil || e.value.Sign() <= 0 {
		return
	}
	value := rec.value.Rat()
	few := ind.Integer && rec.value < fewest && e.value.Cmp(park.Quantity(fewest).Rat()) < 0
	ratio := new(big.Rat).Quo(value, e.value)
	fell := rec.value < e.last.Value && e.last.Period.Year == rec.key.Period.Year && e.last.Period != rec.key.Period
	p := rd.parkName(rec.key.Park)
	power := slip(ratio)
	switch {
	case !few && power > 0:
		rd.raise(rec.at, unitSlip(rec, e, ratio, power, p, ind))
	case fell && ind.Nature == park.Flow && rd.likeMonth(rec, e):
		rd.raise(rec.at, monthAsCumulative(rec, e, p, ind))
	case fell && ind.NonDecreasing, ind.NonDecreasing && ind.Nature == park.Stock && rec.value < e.last.Value && e.last.Period.Year == rec.key.Period.Year:
		rd.raise(rec.at, cumulativeFell(rec, e, p, ind))
	case !few && (ratio.Cmp(big.NewRat(5, 1)) > 0 || ratio.Cmp(big.NewRat(1, 5)) < 0):
		rd.raise(rec.at, jump(rec, e, p, ind))
	}
}

// slip is the power of ten, 4 to 2, that a ratio is near — within a factor of
// 2, either way; 0 where it is near none.
func slip(ratio *big.Rat) int {
	if ratio.Sign() <= 0 {
		return 0
	}
	up := ratio
	if ratio.Cmp(one) < 0 {
		up = new(big.Rat).Inv(ratio)
	}
	for power, ten := range map[int]int64{4: 10_000, 3: 1_000, 2: 100} {
		if up.Cmp(big.NewRat(ten, 2)) >= 0 && up.Cmp(big.NewRat(2*ten, 1)) <= 0 {
			return power
		}
	}
	return 0
}

// likeMonth reports whether a cumulative that fell looks like a single month:
// the month the file gives beside it, or within a factor of 2 of the month to
// be expected, and clearly below the last cumulative.
func (rd *reader) likeMonth(rec *record, e *expectation) bool {
	if rec.value <= 0 || e.last.Value <= 0 {
		return false
	}
	k := rec.key
	k.Measure = park.Month
	if i, ok := rd.taken.find(k); ok && rd.records[i].value == rec.value {
		return true
	}
	months := int64(rec.key.Period.Months() - e.last.Period.Months())
	single := new(big.Rat).Sub(e.value, e.last.Value.Rat())
	if single.Sign() <= 0 || months <= 0 {
		return false
	}
	single.Quo(single, big.NewRat(months, 1))
	ratio := single.Quo(rec.value.Rat(), single)
	clear := new(big.Rat).Quo(rec.value.Rat(), e.last.Value.Rat()).Cmp(big.NewRat(3, 4)) <= 0
	return clear && ratio.Cmp(big.NewRat(1, 2)) >= 0 && ratio.Cmp(big.NewRat(2, 1)) <= 0
}

// checkMonth notes where 上月累计 + 本月 is not 累计; revisions make that normal.
func (rd *reader) checkMonth(rec *record, ind *park.Indicator) {
	k := rec.key
	k.Measure = park.Cumulative
	cur, ok := rd.taken.find(k)
	k.Period = k.Period.Prev()
	if !ok || k.Period.Year != rec.key.Period.Year {
		return
	}
	last := rd.req.History.Current(k)
	if last == nil {
		return
	}
	now := &rd.records[cur]
	gap := new(big.Rat).Sub(now.value.Rat(), last.Value.Rat())
	gap.Sub(gap, rec.value.Rat())
	tolerance := halfUnit(now.places, now.unit.Factor)
	tolerance.Add(tolerance, tolerance)
	tolerance.Add(tolerance, halfUnit(rec.places, rec.unit.Factor))
	if new(big.Rat).Abs(gap).Cmp(tolerance) > 0 {
		rd.raise(rec.at, monthGap(rec, last, now, gap, ind))
	}
}
