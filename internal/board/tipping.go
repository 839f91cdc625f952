package board

// What it takes to rise, and what is left before a fall
// (docs/domain.md#rise). The others are taken as they are.

// toNext is what the ranked number must rise by to share the rank of the
// nearest higher park: equal numbers share a rank, so equality suffices. The
// first place has nobody above.
func (b *Board) toNext(q Query) *Value {
	on := b.ladder(q)
	above := on.above(q.Park)
	switch {
	case on.places[q.Park] == 0:
		return b.absent(q, NotRanked)
	case above == "":
		return b.absent(q, FirstPlace)
	}
	return b.worked(q, FToNext, from(RoleAbove, b.rankedIn(q, above)), from(RoleOwn, b.rankedIn(q, q.Park)))
}

// lead is what the ranked number is ahead of the nearest lower park. Parks
// that share the rank are neither above nor below.
func (b *Board) lead(q Query) *Value {
	on := b.ladder(q)
	below := on.below(q.Park)
	switch {
	case on.places[q.Park] == 0:
		return b.absent(q, NotRanked)
	case below == "":
		return b.absent(q, LastPlace)
	}
	return b.worked(q, FLead, from(RoleOwn, b.rankedIn(q, q.Park)), from(RoleBehind, b.rankedIn(q, below)))
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

// rankedIn is the ranked number of one park of the ranking.
func (b *Board) rankedIn(q Query, code string) *Value { return b.Value(q.in(code).of(q.Ranked)) }
