package enterprise

import (
	"cmp"
	"math/big"
	"slices"

	"parkboard/internal/park"
	"parkboard/internal/score"
)

// Order is what a list of enterprises is sorted by: the code of an amount, of
// a ratio, name, or rank.
type Order string

// The orders that are no code.
const (
	ByRank Order = "rank"
	ByName Order = "name"
	ByMu   Order = "tax_per_mu"
)

// Orders lists all orders, ByRank first.
func Orders() []Order {
	all := []Order{ByRank, ByName, ByMu}
	for i := range amounts {
		all = append(all, Order(amounts[i].Code))
	}
	return all
}

// Sort puts places of the standing in order, ranks and names rising, amounts
// falling; what has no value comes last, equal ones by code.
func (st *Standing) Sort(places []int, by Order) {
	value := -1
	for v := range amounts {
		if Order(amounts[v].Code) == by {
			value = v
		}
	}
	slices.SortStableFunc(places, func(a, b int) int {
		x, y := &st.Enterprises[a], &st.Enterprises[b]
		var order int
		switch {
		case by == ByName:
			order = cmp.Compare(x.Name, y.Name)
		case by == ByMu:
			order = falling(Amount(x, string(by)), Amount(y, string(by)))
		case value >= 0:
			order = falling(whole(x, value), whole(y, value))
		default:
			order = cmp.Compare(st.rankOrLast(a), st.rankOrLast(b))
		}
		return cmp.Or(order, cmp.Compare(x.Code, y.Code))
	})
}

// rankOrLast is the rank of a place, behind all ranks where it has none.
func (st *Standing) rankOrLast(i int) int {
	if st.Roll == nil {
		return 0
	}
	if rank, _ := st.Roll.Place(i); rank > 0 {
		return rank
	}
	return st.Roll.Len() + 1
}

func whole(e *park.Enterprise, v int) score.Amount {
	if q, ok := e.Value(park.EnterpriseValue(v)); ok {
		return score.Whole(q)
	}
	return score.Amount{}
}

// falling compares two amounts exactly, the greater first and missing ones last.
func falling(a, b score.Amount) int {
	switch {
	case a.Den == 0 || b.Den == 0:
		return cmp.Compare(min(b.Den, 1), min(a.Den, 1))
	case a.Den == b.Den:
		return cmp.Compare(b.Num, a.Num)
	}
	left := new(big.Int).Mul(big.NewInt(int64(a.Num)), big.NewInt(int64(b.Den)))
	return new(big.Int).Mul(big.NewInt(int64(b.Num)), big.NewInt(int64(a.Den))).Cmp(left)
}
