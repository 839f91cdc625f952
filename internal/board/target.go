package board

import (
	"cmp"
	"slices"

	"parkboard/internal/park"
)

// tierSubject is the indicator the plan's tiers speak of.
const tierSubject = "output"

const monthsOfYear = 12

type targetKey struct {
	park, indicator string
	year            int
}

// targetsByYear orders the recorded targets of a year by the day they take
// effect, then by record.
func targetsByYear(all []park.Target) map[targetKey][]park.Target {
	rows := slices.Clone(all)
	slices.SortStableFunc(rows, func(x, y park.Target) int {
		return cmp.Or(cmp.Compare(x.Effective, y.Effective), x.RecordedAt.Compare(y.RecordedAt), cmp.Compare(x.ID, y.ID))
	})
	out := make(map[targetKey][]park.Target)
	for _, t := range rows {
		key := targetKey{t.Park, t.Indicator, t.Year}
		out[key] = append(out[key], t)
	}
	return out
}

// Targets lists the targets recorded for an indicator of a park, or of the
// city under park.CityCode, in a year: the last one is in force at its end.
func (b *Board) Targets(parkCode, indicator string, year int) []park.Target {
	return slices.Clone(b.targets[targetKey{parkCode, indicator, year}])
}

// targetAt is the recorded target of the period's year: the latest in effect
// at the period's end. A target set during the year holds for the months
// before it, too, where none was set earlier.
func (b *Board) targetAt(q Query) *park.Target {
	rows := b.targets[targetKey{q.Park, q.Subject, q.Period.Year}]
	if len(rows) == 0 {
		return nil
	}
	for i := len(rows) - 1; i >= 0; i-- {
		if rows[i].Effective <= q.Period.End() {
			return &rows[i]
		}
	}
	first := 0
	for first+1 < len(rows) && rows[first+1].Effective == rows[0].Effective {
		first++
	}
	return &rows[first]
}

// againstTarget answers what compares a value with its target.
func (b *Board) againstTarget(q Query) *Value {
	if b.isLand(q.Subject) {
		return b.absent(q, NotApplicable)
	}
	switch q.Of {
	case OfTarget:
		return b.target(q)
	case OfAnnualTarget:
		return b.annualTarget(q)
	case OfAnnualCompletion:
		return b.share(q, OfAnnualTarget)
	case OfCompletion:
		return b.completion(q)
	case OfPace:
		return b.pace(q)
	case OfSeasonPace:
		return b.seasonPace(q)
	case OfGap:
		return b.gap(q)
	default:
		return b.need(q)
	}
}

// tier is the tier the plan sets for the query's park and subject.
func (b *Board) tier(q Query) (park.Tier, bool) {
	if q.Subject != tierSubject {
		return park.Tier{}, false
	}
	at, ok := b.order[q.Park]
	if !ok {
		return park.Tier{}, false
	}
	return b.cat.Tier(b.cat.Parks[at].Tier)
}

// target is the park's tier for output, also in years before it counts; for
// everything else, and for a park without a tier, the recorded target. A
// recorded target never replaces a tier (docs/domain.md#tiers).
func (b *Board) target(q Query) *Value {
	if q.Park == park.CityCode {
		return b.pooled(q)
	}
	if tier, ok := b.tier(q); ok {
		return b.worked(q, FTier, Term{Role: RoleTier, Tier: &tier})
	}
	return b.annualTarget(q)
}

// annualTarget is 年度目标: the target recorded for the year.
func (b *Board) annualTarget(q Query) *Value {
	if q.Park == park.CityCode {
		return b.pooled(q)
	}
	t := b.targetAt(q)
	if t == nil {
		return b.absent(q, NoTarget)
	}
	return b.worked(q, FTarget, Term{Role: RoleTarget, Target: t})
}

// share is value ÷ target in %; for the city over the parks that have both.
func (b *Board) share(q Query, target Of) *Value {
	kept, why := b.narrow(q, q.of(target), q.of(OfValue))
	if why != "" {
		return b.none(q, why)
	}
	goal, value := b.Value(kept.of(target)), b.Value(kept.of(OfValue))
	v := b.worked(q, FShare, from(RoleValue, value), from(RoleTarget, goal))
	if goal.Num == nil {
		v.missingAs(goal.Missing)
	}
	return b.covered(v, q, kept)
}

// completion is 完成率: Y ÷ T from the first year of the tier.
func (b *Board) completion(q Query) *Value {
	if b.beforeTier(q) {
		return b.absent(q, BeforeTier)
	}
	return b.share(q, OfTarget)
}

// beforeTier holds where a tier stands but does not yet count: earlier years
// show it as the first year's, without 完成率. The city's holds where it holds
// for every park with a tier.
func (b *Board) beforeTier(q Query) bool {
	if q.Park != park.CityCode {
		tier, ok := b.tier(q)
		return ok && q.Period.Year < tier.Since
	}
	before := false
	for _, code := range b.among(q) {
		if _, ok := b.tier(q.in(code)); !ok {
			continue
		}
		if !b.beforeTier(q.in(code)) {
			return false
		}
		before = true
	}
	return before
}

// runsThroughYear holds for flows: only what adds up from January has a pace,
// a season and a forecast.
func (b *Board) runsThroughYear(subject string) bool {
	ind, ok := b.cat.Indicator(subject)
	return ok && ind.Nature == park.Flow
}

func (b *Board) lumpy(subject string) bool {
	ind, ok := b.cat.Indicator(subject)
	return ok && ind.Lumpy
}

// pace is 完成率 − N ÷ 12 in 个百分点. What arrives in batches has no even
// pace: it is judged by its season alone.
func (b *Board) pace(q Query) *Value {
	if !b.runsThroughYear(q.Subject) || b.lumpy(q.Subject) {
		return b.absent(q, NotApplicable)
	}
	done := b.Value(q.of(OfCompletion))
	v := b.worked(q, FPace, from(RoleCompletion, done),
		given(RoleMonths, q.Period.Months()), given(RoleYearMonths, monthsOfYear))
	return b.alike(v, done)
}

// alike gives a value the coverage of the one it is made of.
func (b *Board) alike(v, of *Value) *Value {
	v.Covered, v.Absent = of.Covered, of.Absent
	if of.Has(PartOfCity) {
		v.mark(PartOfCity)
	}
	return v
}

// seasonPace is 完成率 − 季节进度 in 个百分点.
func (b *Board) seasonPace(q Query) *Value {
	if !b.runsThroughYear(q.Subject) {
		return b.absent(q, NotApplicable)
	}
	if b.beforeTier(q) {
		return b.absent(q, BeforeTier)
	}
	kept, why := b.narrow(q, q.of(OfCompletion), q.of(OfSeason))
	if why != "" {
		return b.none(q, why)
	}
	v := b.worked(q, FDifference,
		from(RoleCompletion, b.Value(kept.of(OfCompletion))), from(RoleSeason, b.Value(kept.of(OfSeason))))
	return b.covered(v, q, kept)
}

// gap is 还差 = max(T − Y, 0). The city's is the sum of the parks' gaps: what
// one park has beyond its tier fills no other's.
func (b *Board) gap(q Query) *Value {
	if b.beforeTier(q) {
		return b.absent(q, BeforeTier)
	}
	if q.Park == park.CityCode {
		return b.pooled(q)
	}
	goal, value := b.Value(q.of(OfTarget)), b.Value(q.of(OfValue))
	return b.worked(q, FGap, from(RoleTarget, goal), from(RoleValue, value))
}

// need is 月均还需: the gap over the months that are left.
func (b *Board) need(q Query) *Value {
	switch {
	case !b.runsThroughYear(q.Subject):
		return b.absent(q, NotApplicable)
	case b.beforeTier(q):
		return b.absent(q, BeforeTier)
	case closesYear(q.Period):
		return b.absent(q, YearClosed)
	case q.Park == park.CityCode:
		return b.pooled(q)
	}
	goal, value := b.Value(q.of(OfTarget)), b.Value(q.of(OfValue))
	return b.worked(q, FNeed, from(RoleTarget, goal), from(RoleValue, value),
		given(RoleMonths, q.Period.Months()), given(RoleYearMonths, monthsOfYear))
}
