package board

import (
	"math/big"

	"parkboard/internal/park"
)

// asReported holds for the windows whose growth and base parks report: 累计,
// 全年, and 近12个月 where the 12th month closes the year.
func asReported(q Query) bool {
	return q.Window != TTM || closesYear(q.Period)
}

// growthKind is what growth of a subject means: that of its numerator for a
// ratio, and none for a rate, whose differences are told in 个百分点.
func (b *Board) growthKind(subject string) park.GrowthKind {
	if ind, ok := b.cat.Indicator(subject); ok {
		return ind.Growth
	}
	r, ok := b.cat.Ratio(subject)
	if !ok || r.Percent {
		return park.None
	}
	if ind, ok := b.cat.Indicator(r.Numerator); ok && ind.Growth == park.Real {
		return park.Real
	}
	return park.Nominal
}

// growth follows docs/domain.md#growth: the reported rate; else computed from
// the reported base; else from the stored value of last year, marked. A
// 近12个月 or a ratio grows against its own value of a year before.
func (b *Board) growth(q Query) *Value {
	kind := b.growthKind(q.Subject)
	if kind == park.None || kind == "" {
		return b.absent(q, NoGrowth)
	}
	_, indicator := b.cat.Indicator(q.Subject)
	rates := indicator && asReported(q)
	if q.Park == park.CityCode && rates && kind == park.Real {
		return b.realTotal(q)
	}
	if rates {
		if v := b.reportedGrowth(q, kind); v != nil {
			return v
		}
	}
	return b.computedGrowth(q, kind)
}

// reportedGrowth is the rate a park reported, nil where it reported none. A
// nominal one more than a point away from the computed one is marked: the
// roll of enterprises may have changed.
func (b *Board) reportedGrowth(q Query, kind park.GrowthKind) *Value {
	row := b.figures.Current(park.Key{Park: q.Park, Period: q.Period, Indicator: q.Subject, Measure: park.Growth})
	if row == nil || q.Park == park.CityCode {
		return nil
	}
	v := b.cell(q, row)
	if kind != park.Nominal {
		return v
	}
	computed := b.computedGrowth(q, kind)
	if computed.Num == nil {
		return v
	}
	apart := new(big.Rat).Sub(computed.Num, v.Num)
	if apart.Abs(apart).Cmp(big.NewRat(1, 1)) > 0 {
		v.mark(BasisChange)
		v.Terms = append(v.Terms, Term{Role: RoleComputed, Number: computed.Num})
		v.Terms = append(v.Terms, computed.Terms...)
	}
	return v
}

// computedGrowth is current ÷ base − 1; for the city Σ current ÷ Σ base − 1
// over the parks that have both, never a mean of rates.
func (b *Board) computedGrowth(q Query, kind park.GrowthKind) *Value {
	kept, why := b.narrow(q, q.of(OfValue), q.of(OfBase))
	if why != "" {
		return b.none(q, why)
	}
	now, base := b.Value(kept.of(OfValue)), b.Value(kept.of(OfBase))
	v := b.worked(q, FGrowth, from(RoleCurrent, now), from(RoleBase, base))
	if v.Missing == BaseNotAbove0 && now.Num != nil && base.Num != nil {
		if v.Word = wordFor(now.Num, base.Num); v.Word != "" {
			v.Missing = ""
		}
	}
	if kind == park.Real {
		v.mark(NominalOnly, Unadjusted)
	}
	if now.Has(LandChange) {
		v.mark(LandChange)
	}
	return b.covered(v, q, kept)
}

// wordFor tells growth from a loss in words; a base of zero, and a loss that
// stayed the same, have none.
func wordFor(now, base *big.Rat) Word {
	switch {
	case base.Sign() >= 0:
		return ""
	case now.Sign() > 0:
		return TurnedProfit
	case now.Cmp(base) > 0:
		return LessLoss
	case now.Cmp(base) < 0:
		return MoreLoss
	}
	return ""
}

// realTotal is the city's real growth: blank unless the city supplied it.
func (b *Board) realTotal(q Query) *Value {
	row := b.suppliedRow(q, park.Growth)
	if row == nil || q.Among != "" {
		return b.absent(q, NoPooled)
	}
	return b.cell(q, row)
}

// base is the same period of last year as growth compares with: the reported
// base, restated with this year's roll; else last year's stored value, marked.
func (b *Board) base(q Query) *Value {
	ago := q.of(OfValue).at(q.Period.YearAgo())
	_, ratio := b.cat.Ratio(q.Subject)
	switch {
	case q.Park == park.CityCode && !ratio:
		return b.pooledWhere(q, q, q.of(OfValue))
	case q.Park == park.CityCode:
		kept, why := b.narrow(q, q, q.of(OfValue))
		if why != "" {
			return b.none(q, why)
		}
		ago.Among = kept.Among
		return b.covered(restated(b.Value(ago), q, Unadjusted), q, kept)
	case !ratio && asReported(q):
		if row := b.figures.Current(park.Key{Park: q.Park, Period: q.Period, Indicator: q.Subject, Measure: park.Base}); row != nil {
			return b.cell(q, row)
		}
	}
	stored := b.Value(ago)
	if stored.Missing == NotReported || stored.Missing == NoWindow || stored.Missing == YearOpen {
		return restated(stored, q).missingAs(NoBase)
	}
	if b.isLand(q.Subject) || stored.Num == nil {
		return restated(stored, q)
	}
	return restated(stored, q, Unadjusted)
}

// change is the value minus the previous period's, in the same window.
func (b *Board) change(q Query) *Value {
	before, ok := previous(q)
	if !ok {
		return b.absent(q, NoPrevious)
	}
	q0 := q.of(OfValue)
	kept, why := b.narrow(q, q0, before.of(OfValue))
	if why != "" && b.Value(q0).Num != nil {
		why = NoPrevious
	}
	if why != "" {
		return b.none(q, why)
	}
	now := b.Value(kept.of(OfValue))
	was := kept.of(OfValue).at(before.Period)
	v := b.worked(q, FDifference, from(RoleCurrent, now), from(RolePrevious, b.Value(was)))
	if now.Num != nil {
		v.missingAs(NoPrevious)
	}
	if r, isRatio := b.cat.Ratio(q.Subject); isRatio && r.PerMu && b.landChanged(kept, before.Period.End()) {
		v.mark(LandChange)
	}
	return b.covered(v, q, kept)
}

// previous is the query of the period before in the same window: none for the
// first cumulative of a year, the year before for 全年, and December for the
// 近12个月 of 1—2月 (docs/domain.md#rankings).
func previous(q Query) (Query, bool) {
	switch {
	case q.Window == Year:
		return q.at(q.Period.YearAgo()), true
	case q.Window == YTD && q.Period.FirstOfYear():
		return q, false
	}
	return q.at(q.Period.Prev()), true
}
