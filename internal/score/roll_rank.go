package score

import (
	"cmp"
	"fmt"
	"math"
	"math/big"
	"math/bits"
	"slices"

	"parkboard/internal/park"
)

// Rank scores all entries. Floating point brings them near their order; those
// too close to tell are put into it by their fractions, so ranks and bands are
// exact. Flaws say which item no entry has a value for.
func (r *Roll) Rank() park.Flaws {
	if flaws := r.spans(); flaws.Stop() {
		return flaws
	}
	r.totals = make([]float64, r.n)
	r.order = make([]int32, 0, r.n)
	rules := r.plain()
	most := 0.0
	for i := range r.n {
		total, bound := r.total(i, rules)
		r.totals[i] = total
		if !math.IsNaN(total) {
			r.order = append(r.order, int32(i))
			most = max(most, bound)
		}
	}
	r.ranked = len(r.order)
	r.near = most * math.Ldexp(1, -40)
	slices.SortFunc(r.order, func(a, b int32) int {
		return cmp.Or(cmp.Compare(r.flags[a]&flagVeto, r.flags[b]&flagVeto), cmp.Compare(r.totals[b], r.totals[a]), cmp.Compare(a, b))
	})
	r.places()
	r.bands()
	return nil
}

// spans finds the range of the items that min–max measures, exactly.
func (r *Roll) spans() park.Flaws {
	var f park.Flaws
	for k := range r.rules {
		rule := &r.rules[k]
		if rule.Item.Excluded {
			continue
		}
		least, most, found := Amount{}, Amount{}, false
		for i := range r.n {
			if !r.has(i, k) {
				continue
			}
			a := r.values[i*len(r.rules)+k]
			if !found || less(a, least) {
				least = a
			}
			if !found || less(most, a) {
				most = a
			}
			found = true
		}
		if !found && r.n > 0 {
			f = append(f, park.Flaw{Key: "item_all_missing", Field: fmt.Sprintf("items.%d.code", k), Args: []any{rule.Item.Code, NotReported}})
		} else if found && rule.Item.Method == park.MinMax {
			rule.Min, rule.Max = least.Rat(), most.Rat()
		}
	}
	return f
}

// has reports whether an entry has what the rule works on.
func (r *Roll) has(i, k int) bool {
	at := i*len(r.rules) + k
	if r.values[at].Den == 0 {
		return false
	}
	if r.rules[k].Item.Method != park.OwnGrowth {
		return true
	}
	base := r.bases[at]
	return base.Den != 0 && base.Num != 0 && (base.Num > 0) == (base.Den > 0)
}

// less compares two quotients by their cross products in 128 bits.
func less(a, b Amount) bool {
	left := negative(a.Num) != negative(a.Den)
	right := negative(b.Num) != negative(b.Den)
	left, right = left && a.Num != 0, right && b.Num != 0
	if left != right {
		return left
	}
	hi1, lo1 := bits.Mul64(magnitude(a.Num), magnitude(b.Den))
	hi2, lo2 := bits.Mul64(magnitude(b.Num), magnitude(a.Den))
	smaller := hi1 < hi2 || hi1 == hi2 && lo1 < lo2
	if left {
		return hi2 < hi1 || hi2 == hi1 && lo2 < lo1
	}
	return smaller
}

func negative(q park.Quantity) bool { return q < 0 }

func magnitude(q park.Quantity) uint64 {
	if q < 0 {
		return -uint64(q)
	}
	return uint64(q)
}

// plain is the rules in floating point.
type plainRule struct {
	weight, unit, floor, cap, min, width float64
	method                               park.Method
	lower, excluded                      bool
}

func (r *Roll) plain() []plainRule {
	out := make([]plainRule, len(r.rules))
	for k := range r.rules {
		rule := &r.rules[k]
		p := plainRule{
			weight: points(rule.Item.Weight), floor: points(rule.Item.Floor), cap: points(rule.Item.Cap),
			method: rule.Item.Method, lower: rule.Item.Lower, excluded: rule.Item.Excluded,
		}
		if rule.Benchmark != nil {
			p.unit, _ = rule.Benchmark.Float64()
		}
		if rule.Min != nil {
			p.min, _ = rule.Min.Float64()
			p.width, _ = new(big.Rat).Sub(rule.Max, rule.Min).Float64()
		}
		out[k] = p
	}
	return out
}

// share is Working.Share in floating point, and a bound on the steps to it.
func (p *plainRule) share(value, base float64) (share, bound float64) {
	var ratio float64
	switch p.method {
	case park.MinMax:
		if p.width == 0 {
			ratio = 1
			break
		}
		ratio = (value - p.min) / p.width
		bound = (math.Abs(value) + math.Abs(p.min)) / p.width
		if p.lower {
			ratio = 1 - ratio
		}
	case park.OwnGrowth:
		ratio = value / base / p.unit
	default:
		ratio = value / p.unit
	}
	switch {
	case value < 0:
		return p.floor, 1
	case p.method == park.MinMax:
		return p.floor + float64((1-p.floor)*ratio), bound + 2
	case p.lower:
		ratio = 2 - ratio
	}
	return min(max(ratio, p.floor), p.cap), p.cap + 2
}

// total is an entry's total in floating point with a bound on the sizes it
// went through; not a number for an entry without any value.
func (r *Roll) total(i int, rules []plainRule) (total, bound float64) {
	sum, present, found := 0.0, 0.0, false
	for k := range rules {
		p := &rules[k]
		if p.excluded {
			continue
		}
		if !r.has(i, k) {
			if r.scheme.Missing == park.ZeroItem {
				present += p.weight
			}
			continue
		}
		found = true
		at := i*len(r.rules) + k
		base := 1.0
		if r.grows {
			base = r.bases[at].float()
		}
		share, most := p.share(r.values[at].float(), base)
		present += p.weight
		sum += float64(share * p.weight)
		bound = max(bound, most)
	}
	if !found {
		return math.NaN(), 0
	}
	whole, taken := points(r.scheme.Weights()), points(r.taken[i])
	return float64(sum*whole)/present - taken, float64(float64(len(rules)+4)*bound*whole) + math.Abs(taken)
}

// places gives ranks, putting runs too close to tell into their exact order.
func (r *Roll) places() {
	r.rank = make([]int32, r.n)
	for from := 0; from < r.ranked; {
		to := from + 1
		for to < r.ranked && r.close(r.order[to-1], r.order[to]) {
			to++
		}
		r.settle(from, to)
		from = to
	}
}

func (r *Roll) close(a, b int32) bool {
	return r.flags[a]&flagVeto == r.flags[b]&flagVeto && r.totals[a]-r.totals[b] <= r.near
}

func (r *Roll) settle(from, to int) {
	run := r.order[from:to]
	exact := make(map[int32]*big.Rat, len(run))
	if len(run) > 1 {
		for _, i := range run {
			exact[i] = r.Total(int(i))
		}
	}
	compare := func(a, b int32) int {
		if order := exact[b].Cmp(exact[a]); order != 0 {
			return order
		}
		t := len(r.scheme.TieBreak)
		return slices.Compare(r.ties[int(b)*t:][:t], r.ties[int(a)*t:][:t])
	}
	slices.SortFunc(run, func(a, b int32) int { return cmp.Or(compare(a, b), cmp.Compare(a, b)) })
	for j, i := range run {
		r.rank[i] = int32(from + j + 1)
		if j > 0 && compare(run[j-1], i) == 0 {
			r.rank[i] = r.rank[run[j-1]]
		}
	}
}

// bands gives each ranked entry its band.
func (r *Roll) bands() {
	r.band = make([]uint8, r.n)
	for i := range r.band {
		r.band[i] = noBand
	}
	s := r.scheme
	if len(s.Bands) == 0 {
		return
	}
	counted := 0
	for _, i := range r.order {
		if r.flags[i] == 0 {
			counted++
		}
	}
	ends := quotaEnds(s, counted)
	above, rank, prev := 0, 0, int32(0)
	for _, i := range r.order {
		switch {
		case r.flags[i]&flagVeto != 0:
			r.band[i] = uint8(len(s.Bands) - 1)
		case s.BandsBy != park.ByQuota:
			r.band[i] = uint8(r.bandOfTotal(i))
		case r.flags[i]&flagExempt == 0:
			if r.rank[i] != prev {
				rank, prev = above+1, r.rank[i]
			}
			above++
			r.band[i] = uint8(bandOfRank(ends, rank))
		}
	}
}

func (r *Roll) bandOfTotal(i int32) int {
	last := len(r.scheme.Bands) - 1
	for b := range last {
		from := points(r.scheme.Bands[b].From)
		if math.Abs(r.totals[i]-from) <= r.near {
			return bandOfTotal(r.scheme, r.Total(int(i)))
		}
		if r.totals[i] > from {
			return b
		}
	}
	return last
}
