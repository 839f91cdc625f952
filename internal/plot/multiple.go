package plot

import "strings"

// Multiple is one small chart of a row: a park's indicator over the last
// periods against the pooled mean, in equal steps. Its y axis need not start at
// zero; the page says so beside it. Absent periods break the lines.
type Multiple struct {
	Label
	Height  float64 // pixels; 0 is 120
	Low     float64
	High    float64
	Ticks   []Tick
	Periods []Tick // texts under the x axis, at the index of a period
	Now     []Point
	Mean    []Spot
	NowText string // at the right end
	AvgText string
	Year    int   // index of the first period of the newer year; 0 draws no rule between years
	Changes []int // periods at whose start the basis changed: ◇
}

// Draw is the drawing: put it into a figure of the class plot sm.
func (m Multiple) Draw() SVG {
	m = m.sized()
	s := begin(m.Label, "", m.Height)
	up := rise{m.Low, m.High, m.Height}
	for _, t := range m.Ticks {
		s.level("k-grid", up, t.At)
	}
	steps := len(m.Now)
	s.stretch(m.Height)
	s.steps("k-line-mean", m.Mean, steps, up)
	s.steps("k-line-now", spots(m.Now), steps, up)
	s.shut("svg")
	m.dots(s, up)
	m.foot(s, steps)
	s.writeAll(m.Words())
	return s.end()
}

func (m Multiple) sized() Multiple {
	if m.Height == 0 {
		m.Height = 120
	}
	return m
}

func spots(points []Point) []Spot {
	all := make([]Spot, len(points))
	for i, p := range points {
		all[i] = p.Y
	}
	return all
}

// step is the place of the i-th of n equal steps, in per cent.
func step(i, n int) float64 {
	if n < 2 {
		return 100
	}
	return float64(i) / float64(n-1) * 100
}

// steps draws a line over equal steps, broken where a value is absent.
func (s *sheet) steps(class string, values []Spot, n int, up rise) {
	var run []string
	flush := func() {
		if len(run) > 1 {
			s.leaf("polyline", "class", class, "points", strings.Join(run, " "))
		}
		run = nil
	}
	for i, v := range values {
		at, ok := v.Float()
		y, placed := up.of(at)
		if !ok || !placed {
			flush()
			continue
		}
		run = append(run, px(step(i, n))+","+px(y))
	}
	flush()
}

// dots draws the newest value, and a dot for each value that stands alone
// between gaps and would otherwise not be seen.
func (m Multiple) dots(s *sheet, up rise) {
	last := Line{Points: m.Now}.last()
	for i, p := range m.Now {
		at, ok := p.Y.Float()
		if !ok || i != last && !m.alone(i) {
			continue
		}
		if y, ok := up.of(at); ok {
			s.dot("k-dot-now", step(i, len(m.Now)), y, 4, p.Tip)
		}
	}
}

func (m Multiple) alone(i int) bool {
	before := i > 0 && m.Now[i-1].Y.ok
	after := i+1 < len(m.Now) && m.Now[i+1].Y.ok
	return !before && !after
}

// foot draws the rule between two years and the changes of basis.
func (m Multiple) foot(s *sheet, n int) {
	if m.Year > 0 && m.Year < n {
		x := pct((step(m.Year-1, n) + step(m.Year, n)) / 2)
		s.leaf("line", "class", "k-year", "x1", x, "x2", x, "y1", "0", "y2", px(m.Height+18))
	}
	for _, i := range m.Changes {
		s.pin(pct(step(i, n)), px(m.Height))
		s.leaf("path", "class", "k-change", "d", "M0 -5l5 5-5 5-5-5z")
		s.shut("svg")
	}
}
