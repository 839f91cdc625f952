package score

import (
	"math"
	"math/big"
	"slices"

	"parkboard/internal/park"
)

// Firmness says how much of a ranking the choice of weights decides
// (docs/domain.md#firmness): each weight ranges over a fifth of itself to
// either side, with the same sum.
type Firmness struct {
	Method     Method
	Weightings int    // how many were tried, the scheme's own among them
	Firms      []Firm // the ranked rows, in the result's order
}

// Firm is the firmness of one row.
type Firm struct {
	Code        string
	Best, Worst int // 已见区间: the least and the greatest rank seen
	Kept        int // weightings under which the band is the one of the result
}

// Firmness tries the weightings. Ranks and bands are exact: floating point
// only says which of them are too close to tell, and those are decided on
// fractions.
func (r *Result) Firmness() Firmness {
	f := newField(r)
	out := Firmness{Firms: f.firms}
	if f.n == 0 {
		return out
	}
	out.Method = weightings(f.own, func(w []park.Quantity) {
		out.Weightings++
		f.try(w)
	})
	return out
}

// field is the ranked rows as columns for trying many weightings.
type field struct {
	r        *Result
	n, k     int
	items    []int           // the items with a weight: those not excluded
	own      []park.Quantity // their weights
	weights  []park.Quantity // those being tried
	w        []float64       // the same in points
	shares   []float64       // n × k; zero where left out
	masks    [][]float64     // 1 where present, nil for a row that lacks nothing
	deducted []float64
	sum      float64 // Σ weights of the scheme, in points
	exempt   []bool  // takes no place of a quota
	places   []place // in the order of the weighting tried last
	tied     []bool  // with the place before
	vetoed   int     // where the rows with a veto begin
	near     float64 // totals closer than this are compared exactly
	class    []int   // rows of one class have equal totals under any weights
	tie      []int   // equal for rows that no tie-break tells apart; the lower comes first
	low      []float64
	high     []float64 // the totals between which a row keeps its band
	ends     []int     // of the quotas
	ranks    [2][]int  // by quota: first and last rank of the row's band
	firms    []Firm
}

type place struct {
	total float64
	row   int
}

func newField(r *Result) *field {
	f := &field{r: r, sum: points(r.Case.Scheme.Weights()), ends: quotaEnds(r.Case.Scheme, r.counted())}
	for k := range r.Rules {
		if !r.Rules[k].Item.Excluded {
			f.items = append(f.items, k)
			f.own = append(f.own, r.Rules[k].Item.Weight)
		}
	}
	f.k = len(f.items)
	f.w = make([]float64, f.k)
	most := 0.0
	for i := range r.Rows {
		row := &r.Rows[i]
		if row.Total == nil {
			break
		}
		if !row.Vetoed() {
			f.vetoed = i + 1
		}
		most = max(most, f.add(row))
	}
	f.n = len(f.firms)
	f.tied = make([]bool, f.n)
	f.near = most * math.Ldexp(1, -40)
	f.classes()
	f.limits()
	return f
}

func points(q park.Quantity) float64 { return float64(q) / park.QuantityScale }

// add takes a row in, and returns a bound on what its totals and the steps to
// them can come to.
func (f *field) add(row *Row) (most float64) {
	mask, complete := make([]float64, f.k), true
	for j, k := range f.items {
		w := &row.Items[k]
		share := 0.0
		if w.Treatment == LeftOut {
			complete = false
		} else {
			mask[j] = 1
			share, _ = w.Share.Float64()
		}
		f.shares = append(f.shares, share)
		most = max(most, math.Abs(share))
	}
	excluded := f.k < len(f.r.Rules)
	if complete && !excluded {
		mask = nil
	}
	f.masks = append(f.masks, mask)
	deducted := 0.0
	for _, d := range row.Deducted {
		p, _ := d.Points.Float64()
		deducted += p
	}
	f.deducted = append(f.deducted, deducted)
	f.exempt = append(f.exempt, !row.takesPlace())
	f.places = append(f.places, place{row: len(f.firms)})
	f.firms = append(f.firms, Firm{Code: row.Code, Best: math.MaxInt})
	return float64(f.k+4)*(most+1)*f.sum + deducted
}

// classes numbers the rows whose totals are equal whatever the weights, and
// the order in which tie-breaks put all rows.
func (f *field) classes() {
	seen := make(map[string]int)
	byTie := make([]int, f.n)
	for i := range f.n {
		row := &f.r.Rows[i]
		key := ""
		for _, k := range f.items {
			if share := row.Items[k].Share; share != nil {
				key += share.RatString()
			}
			key += ";"
		}
		taken := new(big.Rat)
		for _, d := range row.Deducted {
			taken.Add(taken, d.Points)
		}
		key += taken.RatString()
		if _, ok := seen[key]; !ok {
			seen[key] = len(seen)
		}
		f.class = append(f.class, seen[key])
		byTie[i] = i
	}
	ties := func(i int) []*big.Rat { return f.r.Case.Subjects[f.r.Rows[i].subject].Ties }
	compare := func(a, b int) int {
		_, order := compareTies(ties(a), ties(b))
		return order
	}
	slices.SortStableFunc(byTie, compare)
	f.tie = make([]int, f.n)
	for at, i := range byTie {
		f.tie[i] = at
		if at > 0 && compare(byTie[at-1], i) == 0 {
			f.tie[i] = f.tie[byTie[at-1]]
		}
	}
}

// limits notes what a row's total, or its rank among those counted, must keep
// within for the row to keep its band.
func (f *field) limits() {
	s := f.r.Case.Scheme
	f.low, f.high = make([]float64, f.n), make([]float64, f.n)
	for e := range f.ranks {
		f.ranks[e] = make([]int, f.n)
	}
	for i := range f.n {
		row := &f.r.Rows[i]
		at := slices.IndexFunc(s.Bands, func(b park.Band) bool { return b.Code == row.Band })
		f.low[i], f.high[i] = math.Inf(-1), math.Inf(1)
		f.ranks[0][i], f.ranks[1][i] = 1, math.MaxInt
		fixed := at < 0 || row.Vetoed()
		if !fixed && s.BandsBy == park.ByQuota && !row.Exempt {
			if at > 0 {
				f.ranks[0][i] = f.ends[at-1] + 1
			}
			if at < len(f.ends) {
				f.ranks[1][i] = f.ends[at]
			}
		}
		if !fixed && s.BandsBy != park.ByQuota {
			if at > 0 {
				f.high[i] = points(s.Bands[at-1].From)
			}
			if at < len(s.Bands)-1 {
				f.low[i] = points(s.Bands[at].From)
			}
		}
	}
}
