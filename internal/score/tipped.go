package score

import (
	"math/big"
	"slices"
)

// Tipped is the result as it would be if one value of one subject were
// another, everything else as it is: both sides of a tipping point, computed
// anew. It is nil where the subject or the item is not scored.
func (r *Result) Tipped(code, item string, value *big.Rat) *Result {
	row := r.Row(code)
	k := slices.IndexFunc(r.Rules, func(rule Rule) bool { return rule.Item.Code == item })
	if row == nil || k < 0 || r.Rules[k].Item.Excluded {
		return nil
	}
	c := r.Case
	c.Subjects = slices.Clone(c.Subjects)
	s := &c.Subjects[row.subject]
	s.Inputs = slices.Clone(s.Inputs)
	s.Inputs[k].Value = value
	then, _ := Score(c)
	return then
}

// ValueAt is the value of an item at which the subject's total is the goal, in
// closed form: the share that the goal leaves to the item, times what the full
// weight is earned by. It holds between the limits of the item and while one
// value moves no other subject's score; for min–max it is nil.
func (r *Result) ValueAt(code, item string, goal *big.Rat) *big.Rat {
	row := r.Row(code)
	k := slices.IndexFunc(r.Rules, func(rule Rule) bool { return rule.Item.Code == item })
	if row == nil || k < 0 || row.Items[k].Points == nil || r.Rules[k].Benchmark == nil {
		return nil
	}
	w := &row.Items[k]
	share := new(big.Rat).Sub(goal, r.Rest(row, k))
	share.Quo(share, w.Weight)
	if r.Rules[k].Item.Lower {
		share.Sub(two, share)
	}
	share.Mul(share, r.Rules[k].Benchmark)
	if w.Base != nil {
		share.Mul(share, w.Base)
	}
	return share
}

// Rest is a row's total without one of its items.
func (r *Result) Rest(row *Row, k int) *big.Rat {
	return new(big.Rat).Sub(row.Total, row.Items[k].Points)
}

// Raw is an item's share before the limits; nil where the value is missing.
func (r *Result) Raw(row *Row, k int) *big.Rat {
	if row.Items[k].Ratio == nil {
		return nil
	}
	return r.Rules[k].raw(row.Items[k].Ratio)
}
