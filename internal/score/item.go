package score

import (
	"math/big"

	"parkboard/internal/park"
)

// Clamp says which limit of a rule a value ran into. Its words are locale
// keys: clamp.CLAMP.
type Clamp string

// The limits.
const (
	AtCap   Clamp = "cap"   // more would earn nothing: 封顶
	AtFloor Clamp = "floor" // less would cost nothing: 保底
)

// Treatment is what was done about a missing value. Its words are locale keys:
// treatment.TREATMENT.
type Treatment string

// The treatments (docs/domain.md#missing-items); "" for a value that is there.
const (
	LeftOut  Treatment = "left_out" // the item is left out and the others are rescaled
	TookMean Treatment = "mean"     // scored the mean share of the item
	TookZero Treatment = "zero"     // scored zero
)

// Working is how one item scored.
//
//	Share  = clamp(Ratio or 2 − Ratio, floor, cap)
//	Points = Share × Weight
type Working struct {
	Value     *big.Rat // nil when missing
	Base      *big.Rat // park.OwnGrowth only
	Benchmark *big.Rat // nil for park.MinMax
	Ratio     *big.Rat // value ÷ benchmark; for min–max the place between least and greatest, 0 to 1
	Share     *big.Rat // of the weight, after the limits; nil when left out
	Clamp     Clamp    // "" when no limit bit
	Negative  bool     // the value is below zero and scores the floor
	Missing   string   // the reason, "" when the value is there
	Treatment Treatment
	Weight    *big.Rat // after rescaling; nil when left out or unranked
	Points    *big.Rat // the item's part of the total; nil when left out or unranked
}

var (
	one = big.NewRat(1, 1)
	two = big.NewRat(2, 1)
)

// missing is the reason why the rule has nothing to work on, "" when it has.
func (r *Rule) missing(in Input) string {
	lacks := in.Value == nil || r.Item.Method == park.OwnGrowth && in.Base == nil
	switch {
	case lacks && in.Missing != "":
		return in.Missing
	case lacks:
		return NotReported
	case r.Item.Method == park.OwnGrowth && in.Base.Sign() <= 0:
		return BaseNotAbove0
	}
	return ""
}

// BaseNotAbove0 is the reason of growth on a base that has none: the word of
// board.BaseNotAbove0.
const BaseNotAbove0 = "base_not_above0"

// work scores one value (docs/domain.md#item-scores). The mean of an item that
// a missing value takes is filled in when all are known.
func (r *Rule) work(in Input) Working {
	w := Working{Value: in.Value, Benchmark: r.Benchmark}
	if r.Item.Method == park.OwnGrowth {
		w.Base = in.Base
	}
	if r.Item.Excluded {
		w.Treatment = LeftOut
		return w
	}
	if w.Missing = r.missing(in); w.Missing != "" {
		return w
	}
	w.Ratio = r.ratio(in)
	w.Share = r.raw(w.Ratio)
	floor := r.Item.Floor.Rat()
	switch {
	case in.Value.Sign() < 0:
		w.Negative, w.Share, w.Clamp = true, floor, AtFloor
	case r.Item.Method == park.MinMax:
	case w.Share.Cmp(floor) < 0:
		w.Share, w.Clamp = floor, AtFloor
	case w.Share.Cmp(r.Item.Cap.Rat()) > 0:
		w.Share, w.Clamp = r.Item.Cap.Rat(), AtCap
	}
	return w
}

// treat applies the scheme's rule for a missing value.
func (w *Working) treat(rule park.Missing) {
	switch {
	case w.Missing == "":
	case rule == park.MeanItem:
		w.Treatment = TookMean
	case rule == park.ZeroItem:
		w.Treatment, w.Share = TookZero, new(big.Rat)
	default:
		w.Treatment = LeftOut
	}
}

// ratio measures a value that is there.
func (r *Rule) ratio(in Input) *big.Rat {
	switch r.Item.Method {
	case park.MinMax:
		width := new(big.Rat).Sub(r.Max, r.Min)
		if width.Sign() == 0 {
			return one
		}
		from := new(big.Rat).Sub(in.Value, r.Min)
		if r.Item.Lower {
			from.Sub(r.Max, in.Value)
		}
		return from.Quo(from, width)
	case park.OwnGrowth:
		q := new(big.Rat).Quo(in.Value, in.Base)
		return q.Quo(q, r.Benchmark)
	default:
		return new(big.Rat).Quo(in.Value, r.Benchmark)
	}
}

// raw is the share of the weight before the limits.
func (r *Rule) raw(ratio *big.Rat) *big.Rat {
	switch {
	case r.Item.Method == park.MinMax:
		floor := r.Item.Floor.Rat()
		rest := new(big.Rat).Sub(one, floor)
		return rest.Add(floor, rest.Mul(rest, ratio))
	case r.Item.Lower:
		return new(big.Rat).Sub(two, ratio)
	}
	return ratio
}
