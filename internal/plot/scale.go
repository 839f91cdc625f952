package plot

import "math"

// scale places values between low and high on 0 to 100 per cent.
type scale struct{ low, high float64 }

// of is the place of a value, kept inside the box; false when there is none, or
// when the scale itself has no length.
func (c scale) of(v Spot) (float64, bool) {
	at, ok := v.Float()
	if !ok || !finite(c.low, c.high) || c.high <= c.low {
		return 0, false
	}
	return clamp((at-c.low)/(c.high-c.low)*100, 0, 100), true
}

// rise is a vertical scale: low at height pixels, high at zero.
type rise struct{ low, high, height float64 }

func (c rise) of(v float64) (float64, bool) {
	if !finite(v, c.low, c.high) || c.high <= c.low {
		return 0, false
	}
	return c.height * (1 - clamp((v-c.low)/(c.high-c.low), -0.05, 1.05)), true
}

func finite(vs ...float64) bool {
	for _, v := range vs {
		if math.IsNaN(v) || math.IsInf(v, 0) {
			return false
		}
	}
	return true
}

func clamp(v, low, high float64) float64 { return math.Max(low, math.Min(high, v)) }

// Reach is the right edge of a tier chart as a multiple of the tier, so that
// the tier lines of all bars stand in one column: 1.16, or more when a bar or a
// forecast (given as a share of its own tier) would not fit.
func Reach(shares ...Spot) float64 {
	const usual, air = 1.16, 1.04
	reach := usual
	for _, s := range shares {
		if at, ok := s.Float(); ok {
			reach = math.Max(reach, at*air)
		}
	}
	return reach
}

// Steps divides a scale into round steps: the first values at or below low and
// at or above high, and the steps between them, at most count. They suit an axis that need
// not start at zero; give low as 0 for one that must. A span of zero, or one
// that is not finite, gives a step of one around low.
func Steps(low, high float64, count int) []float64 {
	if !finite(low, high) {
		low, high = 0, 1
	}
	if high <= low {
		high = low + 1
	}
	count = max(count, 1)
	step := roundStep((high - low) / float64(count))
	for math.Ceil(high/step)-math.Floor(low/step) > float64(count) {
		step = roundStep(step * 1.01)
	}
	var at []float64
	for i := math.Floor(low / step); i <= math.Ceil(high/step); i++ {
		at = append(at, i*step)
	}
	return at
}

// roundStep is the smallest of 1, 2, 2.5 and 5 times a power of ten that is not
// below v.
func roundStep(v float64) float64 {
	power := math.Pow(10, math.Floor(math.Log10(v)))
	for _, times := range []float64{1, 2, 2.5, 5} {
		if times*power >= v*(1-1e-9) {
			return times * power
		}
	}
	return 10 * power
}
