package board

import (
	"slices"
	"strconv"
	"strings"

	"parkboard/internal/park"
)

// Part names a stretch of a year, for the structure of its sum: a month by its
// two digits ("02" is 1—2月), a quarter as q1 to q4.
type Part string

// Parts lists the stretches of a year, months and then quarters.
var Parts = func() []Part {
	var all []Part
	for _, p := range park.YearPeriods(2023) { // the months are the same every year
		all = append(all, MonthPart(p))
	}
	return append(all, "q1", "q2", "q3", "q4")
}()

// MonthPart is the part of the year that a period adds to the one before.
func MonthPart(p park.Period) Part {
	if p.Month < 10 {
		return Part("0" + strconv.Itoa(p.Month))
	}
	return Part(strconv.Itoa(p.Month))
}

// quarter is the quarter a part names; 0 where it names a month.
func (p Part) quarter() int {
	if rest, ok := strings.CutPrefix(string(p), "q"); ok && len(rest) == 1 && rest[0] >= '1' && rest[0] <= '4' {
		return int(rest[0] - '0')
	}
	return 0
}

// parts reports whether the query is about a part of a year.
func (q Query) parts() bool { return q.Of == OfPart || q.Of == OfPartShare }

// part is the amount of a part of the year within 1—N月 of the query's period
// (docs/domain.md#structure): 1—2月 as reported, a month as OfMonth has it, a
// quarter as the difference of two cumulative values, cut where N cuts it.
func (b *Board) part(q Query) *Value {
	ind, ok := b.cat.Indicator(q.Subject)
	if !ok || ind.Nature != park.Flow || q.Park == park.CityCode || !slices.Contains(Parts, q.Part) {
		return b.absent(q, NotApplicable)
	}
	amount := q.of(OfValue)
	amount.Part = ""
	quarter := q.Part.quarter()
	if quarter == 0 {
		month, _ := strconv.Atoi(string(q.Part)) // one of Parts
		amount.Period.Month = month
		switch {
		case month > q.Period.Month:
			return b.absent(q, YearOpen)
		case !amount.Period.FirstOfYear():
			amount.Of = OfMonth
		}
		return restated(b.Value(amount), q)
	}
	before := 3 * (quarter - 1)
	if before >= q.Period.Month {
		return b.absent(q, YearOpen)
	}
	amount.Period.Month = min(3*quarter, q.Period.Month)
	if before == 0 {
		return restated(b.Value(amount), q)
	}
	start := amount
	start.Period.Month = before
	v := b.worked(q, FDifference, from(RoleCurrent, b.Value(amount)), from(RolePrevious, b.Value(start)))
	if v.Num != nil {
		v.mark(Derived)
	}
	return v
}

// partShare is a part of the year in 1—N月, in %.
func (b *Board) partShare(q Query) *Value {
	amount, whole := q, q.of(OfValue)
	amount.Of, whole.Part = OfPart, ""
	return b.worked(q, FQuotient, from(RoleNumerator, b.Value(amount)), from(RoleDenominator, b.Value(whole)))
}

// lag is how far a park is below the highest of Among, by Ranked: 0 for the
// highest itself, below zero for the others. What takes no part in the ranking
// is compared with nothing.
func (b *Board) lag(q Query) *Value {
	own := b.Value(q.in(q.Park).of(q.Ranked))
	switch {
	case q.Park == park.CityCode:
		return b.absent(q, NotApplicable)
	case own.Num == nil && own.Missing != "":
		return b.absent(q, own.Missing)
	case !b.ranked(own) || !slices.Contains(b.among(q), q.Park):
		return b.absent(q, NotRanked)
	}
	best := own
	for _, code := range b.among(q) {
		if other := b.Value(q.in(code).of(q.Ranked)); b.ranked(other) && other.Num.Cmp(best.Num) > 0 {
			best = other
		}
	}
	return b.worked(q, FDifference, from(RoleOwn, own), from(RoleOther, best))
}
