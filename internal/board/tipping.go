package board

// What it takes to rise, and what is left before a fall
// (docs/domain.md#rise). The others are taken as they are.

// toNext is what the ranked number must rise by to share the rank of the
// nearest higher park: equal numbers share a rank, so equality suffices. The
// first place has nobody above.
func (b *Board) toNext(q Query) *Value {
	own, others := b.field(q)
	if own == nil {
		return b.absent(q, NotRanked)
	}
	var above *Value
	for _, other := range others {
		if other.Num.Cmp(own.Num) > 0 && (above == nil || other.Num.Cmp(above.Num) < 0) {
			above = other
		}
	}
	if above == nil {
		return b.absent(q, FirstPlace)
	}
	return b.worked(q, FToNext, from(RoleAbove, above), from(RoleOwn, own))
}

// lead is what the ranked number is ahead of the nearest lower park. Parks
// that share the rank are neither above nor below.
func (b *Board) lead(q Query) *Value {
	own, others := b.field(q)
	if own == nil {
		return b.absent(q, NotRanked)
	}
	var behind *Value
	for _, other := range others {
		if other.Num.Cmp(own.Num) < 0 && (behind == nil || other.Num.Cmp(behind.Num) > 0) {
			behind = other
		}
	}
	if behind == nil {
		return b.absent(q, LastPlace)
	}
	return b.worked(q, FLead, from(RoleOwn, own), from(RoleBehind, behind))
}

// toNextNumerator is toNext of a value per mu as the amount the numerator must
// rise by on the land in force.
func (b *Board) toNextNumerator(q Query) *Value {
	r, ok := b.cat.Ratio(q.Subject)
	if !ok || !r.PerMu || q.Ranked != OfValue {
		return b.absent(q, NotApplicable)
	}
	next := q
	next.Of = OfToNext
	way := b.Value(next)
	if way.Num == nil {
		return b.absent(q, way.Missing)
	}
	above, own := way.Terms[0].Value, way.Terms[1].Value
	return b.worked(q, FToNextNum,
		from(RoleAbove, above.Terms[0].Value), from(RoleAboveLand, above.Terms[1].Value),
		from(RoleDenominator, own.Terms[1].Value), from(RoleNumerator, own.Terms[0].Value))
}

// field is a park's own ranked value and those of the others in its ranking;
// nil and none where the park is not ranked.
func (b *Board) field(q Query) (own *Value, others []*Value) {
	q.Of = OfRank
	rank := b.Value(q)
	return ownOf(rank), othersOf(rank)
}
