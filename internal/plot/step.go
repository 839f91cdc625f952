package plot

// Step is one row of a fall of steps on a common scale: a bar from where the
// step begins to where it ends, filled when it rises, hollow when it falls. A
// row without a beginning is a state and draws a dot.
type Step struct {
	Label
	Low, High float64 // the scale of all rows; it need not start at zero
	From, To  Spot
}

// Draw is the drawing, in the class bar.
func (d Step) Draw() SVG {
	const height, top, thick = 26.0, 7.0, 12.0
	s := begin(d.Label, "bar", height)
	to := scale{d.Low, d.High}
	s.leaf("line", "class", "k-base", "x1", "0", "x2", "100%", "y1", "13", "y2", "13")
	end, ok := to.of(d.To)
	if !ok {
		return s.end()
	}
	start, stepped := to.of(d.From)
	switch {
	case !stepped:
		s.dot("k-dot-now", end, 13, 6, "")
		return s.end()
	case end != start:
		class := "k-rise"
		if end < start {
			class = "k-drop"
		}
		s.leaf("rect", "class", class, "x", pct(min(start, end)), "y", px(top),
			"width", pct(max(end-start, start-end)), "height", px(thick))
	}
	s.upright("k-other", to, d.From, 4, 22)
	s.upright("mark-line", to, d.To, 1, 25)
	return s.end()
}
