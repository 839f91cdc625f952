package board

import (
	"math/big"
	"slices"

	"parkboard/internal/park"
)

// fullYears is how many full earlier years a season and a forecast from it
// want (docs/domain.md#pace).
const fullYears = 2

// pastShare is one earlier year's part through the same month and its whole.
type pastShare struct{ part, whole *Value }

// pastShares are the full earlier years of a flow, latest first: those whose
// period and 12th month were both reported, for the city by every park that
// has a value now.
func (b *Board) pastShares(q Query) []pastShare {
	var out []pastShare
	if len(b.periods) == 0 {
		return nil
	}
	q = q.of(OfValue)
	for p := q.Period.YearAgo(); p.Year >= b.periods[0].Year; p = p.YearAgo() {
		part, whole := b.Value(q.at(p)), b.Value(q.at(p.YearEnd()))
		full := part.Num != nil && whole.Num != nil && len(part.Absent) == 0 && len(whole.Absent) == 0
		if full && whole.Num.Sign() > 0 {
			out = append(out, pastShare{part, whole})
		}
	}
	return out
}

// seasonShares are the shares a season is the mean of: all full earlier years,
// or last year's alone for what arrives in batches, which is judged against
// last year's shape. None where there are too few.
func (b *Board) seasonShares(q Query) []pastShare {
	shares := b.pastShares(q)
	if !b.lumpy(q.Subject) {
		if len(shares) < fullYears {
			return nil
		}
		return shares
	}
	if len(shares) == 0 || shares[0].part.Query.Period != q.Period.YearAgo() {
		return nil
	}
	return shares[:1]
}

// season is 季节进度: the mean over earlier years of Y(y, N) ÷ Y(y, 12), in %.
func (b *Board) season(q Query) *Value {
	if !b.runsThroughYear(q.Subject) {
		return b.absent(q, NotApplicable)
	}
	kept, why := b.narrow(q, q.of(OfValue))
	if why != "" {
		return b.none(q, why)
	}
	shares := b.seasonShares(kept)
	if shares == nil {
		return b.none(q, NoHistory)
	}
	var terms []Term
	for _, s := range slices.Backward(shares) { // oldest year first
		terms = append(terms, from(RolePart, s.part), from(RoleWhole, s.whole))
	}
	return b.covered(b.worked(q, FSeason, terms...), q, kept)
}

// forecast is 年末预计: Y ÷ 季节进度; without two full earlier years Y ÷ (N ÷
// 12), marked linear. What arrives in batches is never stretched linearly, and
// the 12th month needs no forecast.
func (b *Board) forecast(q Query) *Value {
	if !b.runsThroughYear(q.Subject) {
		return b.absent(q, NotApplicable)
	}
	now := b.Value(q.of(OfValue))
	if closesYear(q.Period) || now.Num == nil {
		return restated(now, q)
	}
	kept, _ := b.narrow(q, q.of(OfValue))
	season := b.Value(kept.of(OfSeason))
	if season.Num != nil {
		return b.alike(b.worked(q, FForecast, from(RoleValue, now), from(RoleSeason, season)), now)
	}
	if b.lumpy(q.Subject) {
		return b.absent(q, season.Missing)
	}
	v := b.worked(q, FLinear, from(RoleValue, now),
		given(RoleMonths, q.Period.Months()), given(RoleYearMonths, monthsOfYear))
	v.mark(Linear)
	return b.alike(v, now)
}

// forecastBound is an end of the forecast's range, from the spread of the
// earlier years' shares: low is Y ÷ the largest, high Y ÷ the smallest. A
// linear forecast has no range.
func (b *Board) forecastBound(q Query) *Value {
	if !b.runsThroughYear(q.Subject) {
		return b.absent(q, NotApplicable)
	}
	now := b.Value(q.of(OfValue))
	if closesYear(q.Period) || now.Num == nil {
		return restated(now, q)
	}
	kept, _ := b.narrow(q, q.of(OfValue))
	shares := b.pastShares(kept)
	if len(shares) < fullYears {
		return b.absent(q, NoHistory)
	}
	var bound *Value
	for _, s := range shares {
		v := b.worked(q, FForecast, from(RoleValue, now), from(RolePart, s.part), from(RoleWhole, s.whole))
		if v.Num == nil {
			return v
		}
		if bound == nil || (v.Num.Cmp(bound.Num) > 0) == (q.Of == OfForecastHigh) {
			bound = v
		}
	}
	return b.alike(bound, now)
}

// Status is a park's standing in the year of a period: already met by this
// year's cumulative, likely by its forecast, or short. Last year's full year
// stands beside it and never instead of it.
func (b *Board) Status(parkCode string, p park.Period) Status {
	tier, ok := b.cat.TierOf(parkCode)
	if !ok || p.Year < tier.Since {
		return Status{Standing: NoTier}
	}
	q := Query{Park: parkCode, Period: p, Subject: tierSubject}
	last := b.Value(q.at(p.YearAgo().YearEnd()))
	s := Status{MetLastYear: last.Num != nil && satisfies(tier, last.Num)}
	now, forecast := b.Value(q), b.Value(q.of(OfForecast))
	switch {
	case now.Num == nil:
		s.Standing = Absent
	case satisfies(tier, now.Num):
		s.Standing = Met
	case forecast.Num != nil && satisfies(tier, forecast.Num):
		s.Standing = Likely
	default:
		s.Standing = Short
	}
	return s
}

// satisfies keeps the verb on exact numbers: 突破 is strictly more, 达到 at
// least.
func satisfies(t park.Tier, output *big.Rat) bool {
	c := output.Cmp(t.Amount.Rat())
	return c > 0 || c == 0 && t.Verb == park.Reach
}
