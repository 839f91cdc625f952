package board

import (
	"slices"
	"strings"

	"parkboard/internal/park"
)

// Ranking orders the parks of a tier ("" for all) by the query, highest first,
// on exact numbers. Equal numbers share a rank; parks without one, or whose
// growth is not of the ranked kind, come last in catalogue order.
func (b *Board) Ranking(q Query, tier string) Ranking {
	if q.ranks() {
		q = q.of(q.asked())
	}
	q.Park = ""
	q = b.Resolve(q)
	var parks []park.Park
	var codes []string
	for _, p := range b.cat.Parks {
		if tier == "" || p.Tier == tier {
			parks = append(parks, p)
			codes = append(codes, p.Code)
		}
	}
	q.Among = b.canonicalAmong(strings.Join(codes, ","))
	city := q
	city.Park = park.CityCode
	r := Ranking{Query: q, Pooled: b.Value(city)}
	if len(parks) == 0 {
		r.Pooled = b.absent(b.Resolve(city), NotReported)
	}
	for _, p := range parks {
		r.Rows = append(r.Rows, b.row(q, p))
	}
	slices.SortStableFunc(r.Rows, func(x, y Row) int { return place(x) - place(y) })
	for i := range r.Rows {
		same := func(j int) bool { return j >= 0 && j < len(r.Rows) && r.Rows[j].Rank == r.Rows[i].Rank }
		r.Rows[i].Tied = r.Rows[i].Rank > 0 && (same(i-1) || same(i+1))
	}
	return r
}

func (b *Board) row(q Query, p park.Park) Row {
	ask := q
	ask.Park = p.Code
	rank := ask
	rank.Of, rank.Ranked = OfRank, q.Of
	row := Row{Park: p, Value: b.Value(ask)}
	row.Rank = b.Places(q)[p.Code]
	rank.Of = OfMove
	row.Move = b.moved(b.Resolve(rank), b.placed)
	return row
}

// place orders rows: by rank, the unranked last.
func place(r Row) int {
	if r.Rank == 0 {
		return 1 << 30
	}
	return r.Rank
}

// ranked reports whether a value takes part in the ranking it was asked for. A
// nominal growth never enters a ranking of real growth (docs/domain.md#growth).
func (b *Board) ranked(v *Value) bool {
	if v.Num == nil {
		return false
	}
	q := v.Query
	ind, ok := b.cat.Indicator(q.Subject)
	ofReal := ok && ind.Growth == park.Real && q.Of == OfGrowth && asReported(q)
	return !ofReal || !v.Has(NominalOnly)
}

// rank is 位次: one more than the parks that are higher. The pooled row and a
// park without a number have none.
func (b *Board) rank(q Query) *Value {
	own := b.rankedIn(q, q.Park)
	if q.Park == park.CityCode || !b.ranked(own) || !slices.Contains(b.among(q), q.Park) {
		return b.absent(q, NotRanked)
	}
	terms := []Term{from(RoleOwn, own)}
	var covered, left []string
	for _, code := range b.among(q) {
		other := b.rankedIn(q, code)
		if !b.ranked(other) {
			left = append(left, code)
			continue
		}
		covered = append(covered, code)
		if code != q.Park {
			terms = append(terms, from(RoleOther, other))
		}
	}
	v := b.worked(q, FRank, terms...)
	v.Covered, v.Absent = covered, left
	return v
}

// move is the movement since the previous period of the same window: above
// zero is a rise.
func (b *Board) move(q Query) *Value { return b.moved(q, b.Value) }

// moved is the movement with both ranks as they are told by place.
func (b *Board) moved(q Query, place func(Query) *Value) *Value {
	rank := q
	rank.Of = OfRank
	now := place(rank)
	if now.Num == nil {
		return b.absent(q, NotRanked)
	}
	before, ok := previous(rank)
	if !ok {
		return b.absent(q, NoPrevious)
	}
	v := b.worked(q, FMove, from(RoleRankBefore, place(before)), from(RoleRank, now))
	return v.missingAs(NoPrevious)
}
