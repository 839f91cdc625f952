package plot

// TierBar is one park against its tier: the track from zero to the tier, this
// year's bar, a tick for the same period last year, a triangle where this park
// usually stands by now, a dotted line for the linear pace, a dashed frame for
// the year-end forecast, and the tier line with its circle — open when the tier
// must be passed (突破), filled when it may be met (达到). All places are amounts
// on one scale from zero to Full.
type TierBar struct {
	Label
	Full     float64 // the amount at the right edge: the tier times Reach
	Tier     Spot
	Open     bool
	Now      Spot
	Past     Spot
	Season   Spot
	Linear   Spot
	Forecast Span
	Ghost    Spot    // nothing was reported: the last amount there is, drawn as a dashed frame
	Height   float64 // pixels; 0 is 34, a brief takes 30
}

// Span is a range with its middle: a forecast and the spread of the earlier years.
type Span struct{ Low, Mid, High Spot }

const (
	trackHeight = 18.0
	barHeight   = 10.0
)

// Draw is the drawing, in the class bar.
func (b TierBar) Draw() SVG {
	if b.Height == 0 {
		b.Height = 34
	}
	s := begin(b.Label, "bar", b.Height)
	to := scale{0, b.Full}
	top := (b.Height - trackHeight) / 2
	if x, ok := to.of(b.Tier); ok {
		s.leaf("rect", "class", "k-track", "x", "0", "y", px(top), "width", pct(x), "height", px(trackHeight))
	}
	s.upright("k-linear", to, b.Linear, 0, b.Height)
	b.Forecast.draw(s, to, top+2)
	bar := top + (trackHeight-barHeight)/2
	if x, ok := to.of(b.Ghost); ok && x > 0 {
		s.leaf("rect", "class", "k-ghost", "x", ".5", "y", px(bar), "width", pct(x), "height", px(barHeight))
	}
	if x, ok := to.of(b.Now); ok {
		s.leaf("rect", "class", "k-now", "x", "0", "y", px(bar), "width", pct(x), "height", px(barHeight))
	}
	s.upright("k-halo", to, b.Past, bar, bar+barHeight)
	s.upright("k-past-tick", to, b.Past, top, top+trackHeight)
	if x, ok := to.of(b.Season); ok {
		s.pin(pct(x), px(top+trackHeight))
		s.leaf("path", "class", "k-pace", "d", "M0 0l4.5 7h-9z")
		s.shut("svg")
	}
	if x, ok := to.of(b.Tier); ok {
		s.upright("k-tier", to, b.Tier, top-1, top+23)
		s.leaf("circle", "class", circle(b.Open), "cx", pct(x), "cy", px(top-4), "r", "3")
	}
	return s.end()
}

// draw frames the forecast: the range, and its middle line.
func (f Span) draw(s *sheet, to scale, top float64) {
	const height = 14.0
	low, okLow := to.of(f.Low)
	high, okHigh := to.of(f.High)
	if okLow && okHigh && high > low {
		s.leaf("rect", "class", "k-fc", "x", pct(low), "y", px(top), "width", pct(high-low), "height", px(height))
	}
	s.upright("k-fc-mid", to, f.Mid, top, top+height)
}

// upright draws a vertical line at a place, from y1 to y2.
func (s *sheet) upright(class string, to scale, at Spot, y1, y2 float64) {
	x, ok := to.of(at)
	if !ok {
		return
	}
	s.leaf("line", "class", class, "x1", pct(x), "x2", pct(x), "y1", px(y1), "y2", px(y2))
}

func circle(open bool) string {
	if open {
		return "k-tier-open"
	}
	return "k-tier-full"
}

// Axis is the row of amounts above tier bars of one scale.
type Axis struct {
	Full  float64
	Ticks []Tick
}

// Draw is the drawing, in the class axis; hidden from ears, because the table
// beside it says the amounts.
func (a Axis) Draw() SVG {
	s := begin(Label{}, "axis", 18)
	s.writeAll(a.Words())
	return s.end()
}

// anchor keeps a text inside the box at its edges.
func anchor(x float64) string {
	switch {
	case x <= 0:
		return "start"
	case x > 97:
		return "end"
	}
	return "middle"
}
