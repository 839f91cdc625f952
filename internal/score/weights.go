package score

import (
	"math/bits"
	"math/rand/v2"

	"parkboard/internal/park"
)

// Method says how the weightings of a firmness were chosen. Its words are
// locale keys: firmness.METHOD.
type Method string

// The methods (docs/domain.md#firmness).
const (
	Grid   Method = "grid"   // every step of one point
	Sample Method = "sample" // the scheme's own and a fixed-seed sample
)

const (
	// SampleSize is how many weightings a sample has, the scheme's own among
	// them.
	SampleSize = 10_000
	// GridItems is the greatest number of items for which every step is tried.
	GridItems = 4
	// sampleSeed fixes the sample: the year of the plan.
	sampleSeed = 2023
)

// weightings calls try with each weighting, first the scheme's own. The slice
// is used again for the next.
func weightings(own []park.Quantity, try func([]park.Quantity)) Method {
	w := append([]park.Quantity(nil), own...)
	if len(own) <= GridItems {
		try(w)
		grid(own, w, 0, 0, try)
		return Grid
	}
	sample(own, w, SampleSize, try)
	return Sample
}

// grid tries every weighting that differs from the scheme's own by whole
// points, each weight by a fifth of itself at most, with the same sum. off is
// the sum of the differences chosen so far.
func grid(own, w []park.Quantity, k int, off park.Quantity, try func([]park.Quantity)) {
	reach := own[k] / 5 / park.QuantityScale * park.QuantityScale
	if k == len(own)-1 {
		if off >= -reach && off <= reach {
			w[k] = own[k] - off
			for i := range w {
				if w[i] != own[i] {
					try(w)
					return
				}
			}
		}
		return
	}
	for d := -reach; d <= reach; d += park.QuantityScale {
		w[k] = own[k] + d
		grid(own, w, k+1, off+d, try)
	}
}

// sample walks through the weightings that are allowed, in steps of a
// ten-thousandth of a point: it moves a random amount from one weight to
// another, as far as both bounds let it, twice for each item between two
// weightings tried. All allowed weightings are equally likely in the long run,
// the sum is exact, and integers make it the same walk on every machine.
func sample(own, w []park.Quantity, n int, try func([]park.Quantity)) {
	random := rand.NewPCG(sampleSeed, sampleSeed)
	below := func(n uint64) uint64 {
		hi, _ := bits.Mul64(random.Uint64(), n)
		return hi
	}
	k := uint64(len(own))
	for i := range n {
		for m := uint64(0); i > 0 && m < 2*k; m++ {
			a := below(k)
			b := below(k - 1)
			if b >= a {
				b++
			}
			up := min(own[a]*6/5-w[a], w[b]-(own[b]*4+4)/5)
			down := min(w[a]-(own[a]*4+4)/5, own[b]*6/5-w[b])
			d := park.Quantity(below(uint64(up+down)+1)) - down
			w[a] += d
			w[b] -= d
		}
		try(w)
	}
}
