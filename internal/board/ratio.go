package board

import "parkboard/internal/park"

// ratio is a derived indicator (docs/domain.md#derived): numerator over the
// land in force at the period's end, over the mean of period-ends, or over
// another flow of the same window. For the city it is Σ numerators ÷ Σ
// denominators over the parks that have both, not a mean of ratios.
func (b *Board) ratio(q Query, r park.Ratio) *Value {
	kept, why := b.narrow(q, q)
	if why != "" {
		return b.none(q, why)
	}
	num, den := b.sides(kept, r)
	v := b.worked(q, FQuotient, from(RoleNumerator, b.Value(num)), from(RoleDenominator, b.Value(den)))
	if r.PerMu && b.landChanged(kept, q.Period.YearAgo().End()) {
		v.mark(LandChange)
	}
	return b.covered(v, q, kept)
}

// sides are the queries a ratio divides.
func (b *Board) sides(q Query, r park.Ratio) (num, den Query) {
	num, den = q.of(OfValue), q.of(OfValue)
	num.Subject, den.Subject = r.Numerator, r.Denominator
	switch {
	case r.PerMu:
		den.Subject = q.Basis.Indicator()
	case r.MeanStock:
		den.Of = OfMean
	}
	return num, den
}

// mean is the mean of a stock's period-ends in the window: those of the year
// up to the period, or the last eleven. Ends that were not reported are not
// in it, and the end of the period itself must be.
func (b *Board) mean(q Query) *Value {
	ind, ok := b.cat.Indicator(q.Subject)
	if !ok || ind.Nature != park.Stock || b.isLand(q.Subject) {
		return b.absent(q, NotApplicable)
	}
	if q.Park == park.CityCode {
		return b.pooled(q)
	}
	var terms []Term
	for _, p := range windowPeriods(q.Window, q.Period) {
		v := b.Value(q.of(OfValue).at(p))
		if v.Num != nil {
			terms = append(terms, from(RoleReading, v))
		} else if p == q.Period {
			return b.absent(q, v.Missing)
		}
	}
	return b.worked(q, FMean, terms...)
}

// windowPeriods lists the period-ends inside a window, oldest first.
func windowPeriods(w Window, p park.Period) []park.Period {
	var out []park.Period
	if w == TTM {
		for _, ago := range park.YearPeriods(p.Year - 1) {
			if ago.Month > p.Month {
				out = append(out, ago)
			}
		}
	}
	for _, now := range park.YearPeriods(p.Year) {
		if now.Month <= p.Month {
			out = append(out, now)
		}
	}
	return out
}
