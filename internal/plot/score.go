package plot

// ScoreBar is what a score is made of: the parts of the items from left to
// right in up to three shades, white gaps between them, what is deducted as an
// outline taken off the end, and a line at each band's threshold. All are points
// on one scale from zero to Full.
type ScoreBar struct {
	Label
	Full     float64
	Parts    []ScorePart
	Deducted float64 // points taken off, above zero
	Off      string  // the words beside the outline
	Bands    []float64
}

// ScorePart is the points of one item. Text stands inside where it fits.
type ScorePart struct {
	Points float64
	Text   string
}

// shades is how many shades parts take in turn; more parts repeat them.
const shades = 3

// Draw is the drawing, in the class bar.
func (b ScoreBar) Draw() SVG {
	const height, top, thick = 30.0, 5.0, 20.0
	s := begin(b.Label, "bar", height)
	to := scale{0, b.Full}
	for _, at := range b.Bands {
		s.upright("k-band", to, At(at), -4, 34)
	}
	end := 0.0
	for i, part := range b.Parts {
		from, _ := to.of(At(end))
		end += max(part.Points, 0)
		x, ok := to.of(At(end))
		if !ok || x <= from {
			continue
		}
		shade := px(float64(i%shades + 1))
		s.leaf("rect", "class", "k-part k-part-"+shade, "x", pct(from), "y", px(top), "width", pct(x-from), "height", px(thick))
		if x-from > 9 { // a number of four figures fits
			s.text("text", part.Text, "class", "seg seg-"+shade, "x", pct((from+x)/2), "y", "19", "text-anchor", "middle")
		}
	}
	b.off(s, to, end, top, thick)
	return s.end()
}

// off outlines what is deducted, to the left of the parts' end.
func (b ScoreBar) off(s *sheet, to scale, end, top, thick float64) {
	x, ok := to.of(At(end))
	from, okFrom := to.of(At(max(end-b.Deducted, 0)))
	if !ok || !okFrom || b.Deducted <= 0 {
		return
	}
	s.leaf("rect", "class", "k-off", "x", pct(from), "y", px(top), "width", pct(x-from), "height", px(thick))
	s.pin(pct(x), "19")
	s.text("text", b.Off, "class", "off", "x", "6", "text-anchor", "start")
	s.shut("svg")
}

// RankSpan is a rank among all with the interval seen under other weights: a
// small dot for each place, the interval as a dashed line with ends, the rank as
// a dot.
type RankSpan struct {
	Label
	Of                int // places in all
	Rank, Best, Worst int // 0: none
}

// Draw is the drawing, in the class bar.
func (r RankSpan) Draw() SVG {
	const height, middle = 22.0, 11.0
	s := begin(r.Label, "bar", height)
	to := scale{0, float64(max(r.Of, 1))}
	at := func(place int) Spot { return At(float64(place) - .5) }
	for i := 1; i <= r.Of; i++ {
		x, _ := to.of(at(i))
		s.leaf("circle", "class", "k-place", "cx", pct(x), "cy", px(middle), "r", "1.5")
	}
	if r.Rank == 0 {
		return s.end()
	}
	best, _ := to.of(at(r.Best))
	worst, _ := to.of(at(r.Worst))
	if r.Worst > r.Best {
		s.leaf("line", "class", "k-span", "x1", pct(best), "x2", pct(worst), "y1", px(middle), "y2", px(middle))
		s.upright("k-span-end", to, at(r.Best), 5, 17)
		s.upright("k-span-end", to, at(r.Worst), 5, 17)
	}
	x, _ := to.of(at(r.Rank))
	s.dot("k-dot-now", x, middle, 5.5, "")
	return s.end()
}
