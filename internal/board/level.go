package board

import "parkboard/internal/park"

// level is the value of a subject in its window.
func (b *Board) level(q Query) *Value {
	if r, ok := b.cat.Ratio(q.Subject); ok {
		return b.ratio(q, r)
	}
	if q.Park == park.CityCode {
		return b.pooled(q)
	}
	if basis, ok := basisOf(q.Subject); ok {
		return b.area(q, basis)
	}
	switch q.Window {
	case TTM:
		return b.ttm(q)
	case Year:
		return b.year(q)
	default:
		return b.cumulative(q)
	}
}

// cumulative is the reported 1—N月累计, or a stock at the period's end. A
// value that was not reported is absent, never zero.
func (b *Board) cumulative(q Query) *Value {
	row := b.figures.Current(park.Key{Park: q.Park, Period: q.Period, Indicator: q.Subject, Measure: park.Cumulative})
	if row == nil {
		return b.absent(q, NotReported)
	}
	return b.cell(q, row)
}

// ttm is 近12个月 (docs/domain.md#windows): YTD(t) + year(t−1) − YTD(t−1, same
// N) as published, when all three exist. The 12th month closes the year, also
// without an earlier one. Nothing is ever multiplied by 12/N.
func (b *Board) ttm(q Query) *Value {
	q.Window = TTM
	now := q
	now.Window = YTD
	ytd := b.Value(now)
	if closesYear(q.Period) {
		return restated(ytd, q)
	}
	ago := q.Period.YearAgo()
	v := b.worked(q, FTTM,
		from(RoleYTD, ytd),
		from(RoleYear, b.Value(now.at(ago.YearEnd()))),
		from(RoleYTDAgo, b.Value(now.at(ago))))
	if ytd.Num == nil {
		return v.missingAs(NotReported)
	}
	return v.missingAs(NoWindow)
}

// year is 全年: the year's 12th period.
func (b *Board) year(q Query) *Value {
	ytd := q
	ytd.Window = YTD
	v := restated(b.Value(ytd), q)
	if b.Latest().Before(q.Period) {
		return v.missingAs(YearOpen)
	}
	return v
}

func closesYear(p park.Period) bool { return p == p.YearEnd() }

// month is the single month: as reported, or the difference of two cumulative
// values, marked. 1—2月 has none (docs/domain.md#periods).
func (b *Board) month(q Query) *Value {
	ind, ok := b.cat.Indicator(q.Subject)
	switch {
	case !ok || ind.Nature != park.Flow:
		return b.absent(q, NotApplicable)
	case q.Period.FirstOfYear():
		return b.absent(q, NoMonth)
	case q.Park == park.CityCode:
		return b.pooled(q)
	}
	if row := b.figures.Current(park.Key{Park: q.Park, Period: q.Period, Indicator: q.Subject, Measure: park.Month}); row != nil {
		return b.cell(q, row)
	}
	now := b.Value(q.of(OfValue))
	v := b.worked(q, FDifference,
		from(RoleCurrent, now), from(RolePrevious, b.Value(q.of(OfValue).at(q.Period.Prev()))))
	if now.Num == nil {
		return v.missingAs(NotReported)
	}
	v.mark(Derived)
	return v.missingAs(NoPrevious)
}
