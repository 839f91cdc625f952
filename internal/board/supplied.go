package board

import "parkboard/internal/park"

// suppliedRow is the figure of a 全市 or 合计 row, kept as the city supplied it.
func (b *Board) suppliedRow(q Query, m park.Measure) *park.Published {
	return b.figures.Current(park.Key{Park: park.CityCode, Period: q.Period, Indicator: q.Subject, Measure: m})
}

// Supplied is the cumulative of an indicator as a 全市 row gave it, which may
// cover more than the parks.
func (b *Board) Supplied(p park.Period, indicator string) *Value {
	return b.Value(Query{Park: park.CityCode, Period: p, Subject: indicator, Of: OfSupplied})
}

// Excess is Σ parks minus the supplied city figure: above zero the parks add
// up to more than the city, which wants an explanation (docs/domain.md#tiers).
func (b *Board) Excess(p park.Period, indicator string) *Value {
	return b.Value(Query{Park: park.CityCode, Period: p, Subject: indicator, Of: OfExcess})
}

func (b *Board) supplied(q Query) *Value {
	measure := park.Cumulative
	if q.Of == OfSuppliedGrowth {
		measure = park.Growth
	}
	row := b.suppliedRow(q, measure)
	if row == nil {
		return b.absent(q, NotReported)
	}
	return b.cell(q, row)
}

func (b *Board) excess(q Query) *Value {
	if _, ok := b.cat.Indicator(q.Subject); !ok || b.isLand(q.Subject) {
		return b.absent(q, NotApplicable)
	}
	parks := b.Value(q.of(OfValue))
	v := b.worked(q, FDifference, from(RoleParks, parks), from(RoleSupplied, b.Value(q.of(OfSupplied))))
	v.Covered, v.Absent = parks.Covered, parks.Absent
	if parks.Has(PartOfCity) {
		v.mark(PartOfCity)
	}
	return v
}
