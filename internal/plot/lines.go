package plot

import (
	"strings"
)

// Point is one reported amount of a line.
type Point struct {
	X    float64 // months elapsed: 2 for 1—2月, 12 for the year
	Y    Spot
	Tip  string // read on hover, the same words as the title of the dot
	Href string // the receipt of the number; used by the script, not by the drawing
}

// Line is the cumulative amounts of one year. Points stand in order of X; a
// period that is absent breaks the line: nothing is joined across it.
type Line struct {
	Points []Point
	Name   string // said at the right end: 2022年 913.8
}

// Lines is the cumulative amounts of this year against one or two earlier
// years, the tier line, and the forecast to the year's end. The x axis is
// months elapsed, so that nothing is drawn in January; the y axis starts at
// zero.
type Lines struct {
	Label
	Height   float64 // pixels of the plot; 0 is 300, a brief takes 122
	Top      float64 // the amount at the upper edge
	Ticks    []Tick  // amounts of the y axis; the tier has its own
	Months   []Tick  // texts of the x axis at 2 to 12
	Now      Line
	Past     Line
	Older    Line // optional, fainter, without dots
	Tier     Spot
	TierText string // 突破 1000 亿元
	TierTick string // 1000
	Open     bool
	Fan      Fan
	NowText  string // at the last dot of this year: 2023年 512.36
	BaseText string // at the same month of last year: 同期 447.85
}

// Fan is the forecast from the last reported period to the year's end; its
// three lines have the same X.
type Fan struct {
	Low, Mid, High []Point
	Name           string // 预计 1067
	Range          string // 1043—1092
}

const months = 12.0

// Draw is the drawing: put it into a figure of the class plot cum.
func (l Lines) Draw() SVG {
	l = l.sized()
	s := begin(l.Label, "", l.Height)
	up := rise{0, l.Top, l.Height}
	l.axes(s, up)
	s.stretch(l.Height)
	l.Fan.draw(s, up)
	s.trace("k-line-older", l.Older, up)
	s.trace("k-line-past", l.Past, up)
	s.trace("k-line-now", l.Now, up)
	s.shut("svg")
	s.dots("k-dot-past", l.Past, up, 2.5, 2.5)
	s.dots("k-dot-now", l.Now, up, 3.5, 5)
	s.writeAll(l.Words())
	return s.end()
}

func (l Lines) sized() Lines {
	if l.Height == 0 {
		l.Height = 300
	}
	return l
}

// axes draws the grid, the tier line and the ticks of the months.
func (l Lines) axes(s *sheet, up rise) {
	for _, t := range l.Ticks {
		class := "k-grid"
		if t.At == 0 {
			class = "k-axis"
		}
		s.level(class, up, t.At)
	}
	if at, ok := l.Tier.Float(); ok {
		if y, ok := up.of(at); ok {
			s.level("k-tier", up, at)
			s.leaf("circle", "class", circle(l.Open), "cx", "0", "cy", px(y), "r", "3")
		}
	}
	for _, t := range l.Months {
		if !finite(t.At) {
			continue
		}
		x := pct(t.At / months * 100)
		s.leaf("line", "class", "k-axis", "x1", x, "x2", x, "y1", px(l.Height), "y2", px(l.Height+5))
	}
}

// level draws a horizontal line at an amount.
func (s *sheet) level(class string, up rise, at float64) {
	if y, ok := up.of(at); ok {
		s.leaf("line", "class", class, "x1", "0", "x2", "100%", "y1", px(y), "y2", px(y))
	}
}

// draw fills the range and draws its middle.
func (f Fan) draw(s *sheet, up rise) {
	edge := coordinates(f.Low, up)
	back := coordinates(f.High, up)
	if len(edge) > 1 && len(edge) == len(back) {
		for i := len(back) - 1; i >= 0; i-- {
			edge = append(edge, back[i])
		}
		s.leaf("polygon", "class", "k-fc", "points", strings.Join(edge, " "))
	}
	if mid := coordinates(f.Mid, up); len(mid) > 1 {
		s.leaf("polyline", "class", "k-fc-line", "points", strings.Join(mid, " "))
	}
}

// coordinates are the places of the points that are there.
func coordinates(points []Point, up rise) []string {
	var at []string
	for _, p := range points {
		if x, y, ok := p.place(up); ok {
			at = append(at, px(x)+","+px(y))
		}
	}
	return at
}

func (p Point) place(up rise) (x, y float64, ok bool) {
	v, ok := p.Y.Float()
	if !ok || !finite(p.X) {
		return 0, 0, false
	}
	y, ok = up.of(v)
	return p.X / months * 100, y, ok
}

// trace draws a line through its points, broken where a period is absent: by a
// point without amount, or by a step of more than one month.
func (s *sheet) trace(class string, l Line, up rise) {
	var run []string
	flush := func() {
		if len(run) > 1 {
			s.leaf("polyline", "class", class, "points", strings.Join(run, " "))
		}
		run = nil
	}
	for i, p := range l.Points {
		x, y, ok := p.place(up)
		if !ok || i > 0 && p.X-l.Points[i-1].X > 1 {
			flush()
		}
		if ok {
			run = append(run, px(x)+","+px(y))
		}
	}
	flush()
}

// dots draws the reported periods, the last one larger.
func (s *sheet) dots(class string, l Line, up rise, r, last float64) {
	end := l.last()
	for i, p := range l.Points {
		x, y, ok := p.place(up)
		if !ok {
			continue
		}
		size := r
		if i == end {
			size = last
		}
		s.dot(class, x, y, size, p.Tip)
	}
}

// dot draws a circle with its tip as title.
func (s *sheet) dot(class string, x, y, r float64, tip string) {
	attrs := []string{"class", class, "cx", pct(x), "cy", px(y), "r", px(r)}
	if tip == "" {
		s.leaf("circle", attrs...)
		return
	}
	s.open("circle", attrs...)
	s.text("title", tip)
	s.shut("circle")
}

// last is the index of the last point with an amount; -1 when there is none.
func (l Line) last() int {
	for i := len(l.Points) - 1; i >= 0; i-- {
		if _, ok := l.Points[i].Y.Float(); ok {
			return i
		}
	}
	return -1
}

// at is the point of a month.
func (l Line) at(x float64) (Point, bool) {
	for _, p := range l.Points {
		if p.X == x {
			return p, true
		}
	}
	return Point{}, false
}
