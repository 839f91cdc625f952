package plot

import "strconv"

// RankBar is the bar inside a row of a ranking: this period's value, a tick for
// a year before, and the pooled mean as a dashed line that runs on from row to
// row. Bars start at zero; a scale with values below zero draws them to the left
// of it.
type RankBar struct {
	Label
	Low, High float64 // the scale of all rows; Low is 0 unless a value is below
	Now       Spot
	Past      Spot
	Mean      Spot
}

// Draw is the drawing, in the class bar.
func (r RankBar) Draw() SVG {
	const height, top, thick = 26.0, 7.0, 12.0
	s := begin(r.Label, "bar", height)
	to := scale{r.Low, r.High}
	if r.Low < 0 {
		s.upright("k-base", to, At(0), -8, 34)
	}
	zero, _ := to.of(At(0))
	if x, ok := to.of(r.Now); ok {
		s.leaf("rect", "class", "k-now", "x", pct(min(x, zero)), "y", px(top),
			"width", pct(max(x-zero, zero-x)), "height", px(thick))
	}
	s.upright("k-halo", to, r.Past, top, top+thick)
	s.upright("k-past-tick", to, r.Past, 3, 23)
	s.upright("k-mean-halo", to, r.Mean, -4, 30)
	s.upright("k-line-mean", to, r.Mean, -4, 30)
	return s.end()
}

// RankStrip is a park's rank among all: one cell a place, filled at the rank,
// dashed at the rank before, and dashed empty cells for parks without a value.
type RankStrip struct {
	Label
	Of     int // parks in all
	Ranked int // parks with a value
	Rank   int // 0: this park has none
	Before int // 0: none, or the same
}

// Draw is the drawing, in the class strip.
func (r RankStrip) Draw() SVG {
	const cell, pitch = 16.0, 18.0
	s := begin(r.Label, "strip", 18, "width", px(pitch*float64(r.Of)))
	for i := 1; i <= r.Of; i++ {
		x := pitch * float64(i-1)
		switch {
		case i == r.Rank:
			s.leaf("rect", "class", "k-now", "x", px(x), "y", "1", "width", px(cell), "height", px(cell))
			s.text("text", strconv.Itoa(i), "class", "on", "x", px(x+cell/2), "y", "13", "text-anchor", "middle")
		case i > r.Ranked:
			s.leaf("rect", "class", "k-ghost", "x", px(x+.5), "y", "1.5", "width", px(cell-1), "height", px(cell-1))
		default:
			s.leaf("rect", "class", "k-track", "x", px(x), "y", "1", "width", px(cell), "height", px(cell))
		}
		if i == r.Before && i != r.Rank {
			s.leaf("rect", "class", "k-was", "x", px(x+.75), "y", "1.75", "width", px(cell-1.5), "height", px(cell-1.5))
		}
	}
	return s.end()
}

// Spread is where a park stands among the others on one line, low to high: a
// tick for each other park, the pooled mean dashed, this park as a dot.
type Spread struct {
	Label
	Low, High float64
	Others    []Spot
	Mean      Spot
	Now       Spot
}

// Draw is the drawing, in the class bar.
func (d Spread) Draw() SVG {
	s := begin(d.Label, "bar", 26)
	to := scale{d.Low, d.High}
	s.leaf("line", "class", "k-base", "x1", "0", "x2", "100%", "y1", "13", "y2", "13")
	for _, v := range d.Others {
		s.upright("k-other", to, v, 7, 19)
	}
	s.upright("k-line-mean", to, d.Mean, 1, 25)
	if x, ok := to.of(d.Now); ok {
		s.dot("k-dot-now", x, 13, 6, "")
	}
	return s.end()
}
