package board

import (
	"math/big"
	"slices"
)

// ladder is a ranking by park code: who is ranked, highest first and equals in
// catalogue order, and the rank of each.
type ladder struct {
	codes  []string
	places map[string]int
}

// Places are the ranks by a ranking's query at its period, by park code: equal
// numbers share one, and a park without a rank is not in it. They are the
// numbers of the ranks' receipts, found by ordering the parks once instead of
// comparing each with every other (docs/domain.md#rankings).
func (b *Board) Places(q Query) map[string]int { return b.ladder(q).places }

func (b *Board) ladder(q Query) ladder {
	if q.ranks() {
		q = q.of(q.asked())
	}
	q.Park = ""
	among := q.Among
	q = b.Resolve(q)
	q.Among = b.canonicalAmong(among)
	if had, ok := b.ranks.load(q); ok {
		return had
	}
	type entry struct {
		code string
		num  *big.Rat
	}
	var all []entry
	for _, code := range b.among(q) {
		if v := b.Value(q.in(code)); b.ranked(v) {
			all = append(all, entry{code, v.Num})
		}
	}
	slices.SortStableFunc(all, func(x, y entry) int { return y.num.Cmp(x.num) })
	l := ladder{codes: make([]string, len(all)), places: make(map[string]int, len(all))}
	for i, one := range all {
		l.codes[i], l.places[one.code] = one.code, i+1
		if i > 0 && one.num.Cmp(all[i-1].num) == 0 {
			l.places[one.code] = l.places[all[i-1].code]
		}
	}
	if b.remembers(q.Period) {
		return b.ranks.keep(q, l)
	}
	return l
}

// above is the first park of the nearest higher rank, below that of the nearest
// lower; "" where there is none, or the park itself is not ranked.
func (l ladder) above(code string) string {
	place := l.places[code]
	if place < 2 {
		return ""
	}
	return l.codes[l.places[l.codes[place-2]]-1]
}

func (l ladder) below(code string) string {
	place, ranked := l.places[code]
	if !ranked {
		return ""
	}
	for _, other := range l.codes[place:] {
		if l.places[other] > place {
			return other
		}
	}
	return ""
}

// placed is a rank without the parks it was compared with: enough for a page,
// while the receipt asks for the whole.
func (b *Board) placed(q Query) *Value {
	place, ok := b.Places(q)[q.Park]
	if !ok {
		return b.absent(q, NotRanked)
	}
	return &Value{Query: q, Num: big.NewRat(int64(place), 1), Unit: b.unitOf(q), Formula: FRank}
}
