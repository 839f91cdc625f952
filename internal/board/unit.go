package board

// Units of what is not in a subject's own unit.
const (
	percent = "%"
	points  = "个百分点" // differences of rates are never in %
	places  = "位"
	mu      = "亩"
)

// unitOf is the unit of the answer to a query, also of one that is absent.
func (b *Board) unitOf(q Query) string {
	unit := b.unit(q.Subject)
	switch q.Of {
	case OfGrowth, OfCompletion, OfAnnualCompletion, OfSeason, OfSuppliedGrowth, OfPartShare:
		return percent
	case OfPace, OfSeasonPace:
		return points
	case OfRank, OfMove:
		return places
	case OfToNext, OfLead, OfLag:
		if unit := b.unitOf(q.of(q.Ranked)); unit != percent {
			return unit
		}
		return points
	case OfToNextNumerator:
		if r, ok := b.cat.Ratio(q.Subject); ok {
			return b.unit(r.Numerator)
		}
	case OfChange, OfGap, OfExcess:
		if unit == percent {
			return points
		}
	}
	return unit
}

// unit is the canonical unit of a subject's values.
func (b *Board) unit(subject string) string {
	if ind, ok := b.cat.Indicator(subject); ok {
		return ind.Unit
	}
	if r, ok := b.cat.Ratio(subject); ok {
		return r.Unit
	}
	return mu
}
