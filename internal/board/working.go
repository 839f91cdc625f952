package board

import (
	"math/big"
	"slices"
	"strings"

	"parkboard/internal/park"
)

// absent is the answer where there is no number.
func (b *Board) absent(q Query, why Reason) *Value {
	return &Value{Query: q, Unit: b.unitOf(q), Missing: why}
}

// worked makes a value by its formula from its terms: the same sum that a
// receipt prints. Where an input is absent, so is the value, for the same
// reason.
func (b *Board) worked(q Query, f Formula, terms ...Term) *Value {
	v := &Value{Query: q, Unit: b.unitOf(q), Formula: f, Terms: terms}
	num, why := evaluate(v, (*Term).Num)
	v.Num, v.Missing = num, why
	for i := range terms {
		part := terms[i].Value
		if part == nil {
			continue
		}
		if num == nil && v.Missing == "" && part.Num == nil {
			v.Missing = part.Missing
		}
		v.inherit(part)
	}
	return v
}

// mark sets marks, each once.
func (v *Value) mark(marks ...Mark) {
	for _, m := range marks {
		if !v.Has(m) {
			v.Marks = append(v.Marks, m)
		}
	}
}

// inherit passes on the marks of an input that taint what is made of it. A
// change of area speaks of the two ends compared, so each value sets its own;
// so do the coverage of a pooled number and the doubt about a reported growth.
func (v *Value) inherit(part *Value) {
	for _, m := range []Mark{Unadjusted, Derived, Linear, NominalOnly} {
		if part.Has(m) && v.Formula != FRank && v.Formula != FMove {
			v.mark(m)
		}
	}
}

// missingAs replaces the reason of an absent value.
func (v *Value) missingAs(why Reason) *Value {
	if v.Num == nil && v.Word == "" {
		v.Missing = why
	}
	return v
}

// restated is a value given as the answer to another query, with its working.
func restated(v *Value, q Query, marks ...Mark) *Value {
	w := *v
	w.Query = q
	w.Marks = slices.Clone(v.Marks)
	w.mark(marks...)
	return &w
}

// cell is a value read from one figure.
func (b *Board) cell(q Query, row *park.Published) *Value {
	return b.worked(q, FReported, Term{Role: RoleReported, Figure: row})
}

func given(role Role, n int) Term { return Term{Role: role, Number: big.NewRat(int64(n), 1)} }

func from(role Role, v *Value) Term { return Term{Role: role, Value: v} }

// none is the pooled answer where no park has the number.
func (b *Board) none(q Query, why Reason) *Value {
	v := b.absent(q, why)
	if q.Park == park.CityCode {
		v.Absent = b.among(q)
	}
	return v
}

// narrow takes a city query to the parks for which every question has a
// number, so that both sides of a quotient or a comparison are sums over the
// same parks. A park's query stays as it is. The reason says why no park is
// left.
func (b *Board) narrow(q Query, has ...Query) (Query, Reason) {
	if q.Park != park.CityCode {
		return q, ""
	}
	var kept []string
	var whys []Reason
	for _, code := range b.among(q) {
		why := Reason("")
		for _, h := range has {
			if v := b.Value(h.in(code)); v.Num == nil && why == "" {
				why = v.Missing
			}
		}
		if why == "" {
			kept = append(kept, code)
		} else {
			whys = append(whys, why)
		}
	}
	if len(kept) == 0 {
		return q, common(whys)
	}
	q.Among = b.canonicalAmong(strings.Join(kept, ","))
	return q, ""
}

// common is the reason all share, else that nothing was reported.
func common(whys []Reason) Reason {
	if len(whys) == 0 {
		return NotReported
	}
	for _, why := range whys {
		if why != whys[0] {
			return NotReported
		}
	}
	return whys[0]
}

// covered notes on a pooled value which of the parks asked about are in it.
func (b *Board) covered(v *Value, asked, kept Query) *Value {
	if asked.Park != park.CityCode {
		return v
	}
	v.Covered, v.Absent = b.among(kept), nil
	next := 0 // of the covered ones: both lists are in catalogue order
	for _, code := range b.among(asked) {
		if next < len(v.Covered) && v.Covered[next] == code {
			next++
		} else {
			v.Absent = append(v.Absent, code)
		}
	}
	if len(v.Absent) > 0 {
		v.mark(PartOfCity)
	}
	return v
}

// pooled is Σ over the parks that have a value (docs/domain.md#pooled). A
// total lacks the others, names them and says so. Shares add up to nothing.
func (b *Board) pooled(q Query) *Value {
	if ind, ok := b.cat.Indicator(q.Subject); ok && ind.Share() && b.unitOf(q) == percent && (q.Of == OfValue || q.Of == OfMean) {
		return b.absent(q, NotApplicable)
	}
	return b.pooledWhere(q, q)
}

// pooledWhere is pooled over the parks that also answer the other queries.
func (b *Board) pooledWhere(q Query, has ...Query) *Value {
	kept, why := b.narrow(q, has...)
	if why != "" {
		return b.none(q, why)
	}
	var terms []Term
	for _, code := range b.among(kept) {
		terms = append(terms, from(RolePark, b.Value(q.in(code))))
	}
	return b.covered(b.worked(q, FPooled, terms...), q, kept)
}
