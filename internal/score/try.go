package score

import (
	"cmp"
	"math/big"
	"slices"

	"parkboard/internal/park"
)

// insertionMost is the number of rows up to which the order of the weighting
// before is mended by insertion: neighbouring weightings differ little.
const insertionMost = 1000

// try scores and ranks all rows under the weights, and keeps what was seen.
func (f *field) try(weights []park.Quantity) {
	f.weights = weights
	for j, q := range weights {
		f.w[j] = points(q)
	}
	f.total()
	f.sort(f.places[:f.vetoed])
	f.sort(f.places[f.vetoed:])
	close := f.settle(0, f.vetoed)
	close = f.settle(f.vetoed, f.n) || close
	if !close && f.ends == nil {
		for at := range f.places {
			p := &f.places[at]
			f.see(p, at+1)
			f.keep(p)
		}
		return
	}
	f.count()
}

// total computes the totals in the order of the places. The conversions forbid
// fusing, so that every processor gives the same digits.
func (f *field) total() {
	w := f.w
	for at := range f.places {
		p := &f.places[at]
		row := f.shares[p.row*f.k:][:len(w)]
		sum := 0.0
		for j, x := range row {
			sum += float64(x * w[j])
		}
		if mask := f.masks[p.row]; mask != nil {
			present := 0.0
			for j, x := range mask[:len(w)] {
				present += float64(x * w[j])
			}
			sum = float64(sum * f.sum / present)
		}
		p.total = sum - f.deducted[p.row]
	}
}

func (f *field) sort(places []place) {
	if len(places) > insertionMost {
		slices.SortStableFunc(places, func(a, b place) int { return cmp.Compare(b.total, a.total) })
		return
	}
	for i := 1; i < len(places); i++ {
		p := places[i]
		j := i
		for ; j > 0 && places[j-1].total < p.total; j-- {
			places[j] = places[j-1]
		}
		places[j] = p
	}
}

// settle puts runs of places too close to tell into their exact order, marks
// the tied, and reports whether there were any such runs.
func (f *field) settle(from, to int) (close bool) {
	for at := from; at < to; at++ {
		f.tied[at] = false
	}
	for at := from + 1; at < to; at++ {
		if f.places[at-1].total-f.places[at].total > f.near {
			continue
		}
		end := at + 1
		for end < to && f.places[end-1].total-f.places[end].total <= f.near {
			end++
		}
		f.settleRun(at-1, end)
		at, close = end, true
	}
	return close
}

func (f *field) settleRun(from, to int) {
	run := f.places[from:to]
	exact := make(map[int]*big.Rat, len(run)) // by class
	total := func(p place) *big.Rat {
		t := exact[f.class[p.row]]
		if t == nil {
			t = f.exact(p.row)
			exact[f.class[p.row]] = t
		}
		return t
	}
	compare := func(a, b place) int {
		if f.class[a.row] != f.class[b.row] {
			if order := total(b).Cmp(total(a)); order != 0 {
				return order
			}
		}
		return cmp.Compare(f.tie[a.row], f.tie[b.row])
	}
	slices.SortStableFunc(run, compare)
	for i := 1; i < len(run); i++ {
		f.tied[from+i] = compare(run[i-1], run[i]) == 0
	}
}

// exact is a row's total under the weights being tried, as a fraction.
func (f *field) exact(i int) *big.Rat {
	row := &f.r.Rows[i]
	sum, present := new(big.Rat), park.Quantity(0)
	for j, k := range f.items {
		if row.Items[k].Treatment == LeftOut {
			continue
		}
		present += f.weights[j]
		sum.Add(sum, new(big.Rat).Mul(row.Items[k].Share, f.weights[j].Rat()))
	}
	sum.Mul(sum, big.NewRat(int64(f.r.Case.Scheme.Weights()), int64(present)))
	for _, d := range row.Deducted {
		sum.Sub(sum, d.Points)
	}
	return sum
}

// count walks the places with ties and quotas.
func (f *field) count() {
	rank, counted, above := 0, 0, 0
	for at := range f.places {
		p := &f.places[at]
		if !f.tied[at] {
			rank, counted = at+1, above+1
		}
		f.see(p, rank)
		switch {
		case f.ends == nil:
			f.keep(p)
		case f.exempt[p.row]:
			f.firms[p.row].Kept++
		default:
			above++
			if counted >= f.ranks[0][p.row] && counted <= f.ranks[1][p.row] {
				f.firms[p.row].Kept++
			}
		}
	}
}

func (f *field) see(p *place, rank int) {
	firm := &f.firms[p.row]
	firm.Best, firm.Worst = min(firm.Best, rank), max(firm.Worst, rank)
}

// keep counts a weighting under which a row's total stays within its band.
func (f *field) keep(p *place) {
	low, high := f.low[p.row], f.high[p.row]
	switch {
	case p.total >= low+f.near && p.total < high-f.near:
		f.firms[p.row].Kept++
	case p.total < low-f.near || p.total >= high+f.near:
	default:
		s := f.r.Case.Scheme
		row := &f.r.Rows[p.row]
		if row.Vetoed() || s.Bands[bandOfTotal(s, f.exact(p.row))].Code == row.Band {
			f.firms[p.row].Kept++
		}
	}
}
