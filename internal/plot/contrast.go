package plot

import (
	"strconv"
	"strings"
)

// Contrast is two to four parks on one scale. Colour, dashes and the shape of
// the points tell them apart together, and each line is named at its end, so
// that no key is needed and grey paper suffices. Points stand in order of X; an
// absent one breaks its line.
type Contrast struct {
	Label
	Height float64 // pixels; 0 is 300
	Low    float64 // at the lower edge; bars and sums start at zero
	High   float64
	Span   float64 // X of the right edge: 12 months, or the last of equal steps
	Gap    float64 // two points further apart than this are not joined; 0 joins all
	Ticks  []Tick  // texts of the y axis
	Steps  []Tick  // texts of the x axis
	Lines  []Line  // at most four
	Ends   []string
	Level  Spot   // a black line across: the tier
	Says   string // its words
	Pace   bool   // the dotted line from zero to Level at the right edge: 序时进度
	Year   Spot   // X of the rule between two years
}

// Draw is the drawing: put it into a figure of the class plot and a class that
// holds its margins.
func (c Contrast) Draw() SVG {
	c = c.sized()
	s := begin(c.Label, "", c.Height)
	up := rise{c.Low, c.High, c.Height}
	c.axes(s, up)
	s.stretch(c.Height)
	if at, ok := c.Level.Float(); ok && c.Pace {
		from, _ := up.of(c.Low)
		if to, ok := up.of(at); ok {
			s.leaf("line", "class", "k-linear k-still", "x1", "0", "x2", "100", "y1", px(from), "y2", px(to))
		}
	}
	for i, l := range c.Lines {
		c.trace(s, catClass("k-cat", i), l, up)
	}
	s.shut("svg")
	for i, l := range c.Lines {
		c.points(s, i, l, up)
	}
	s.writeAll(c.Words())
	return s.end()
}

func (c Contrast) sized() Contrast {
	if c.Height == 0 {
		c.Height = 300
	}
	if c.Span == 0 {
		c.Span = months
	}
	return c
}

// catClass is the class of the i-th park's marks.
func catClass(prefix string, i int) string { return prefix + "-" + strconv.Itoa(i%4+1) }

func (c Contrast) axes(s *sheet, up rise) {
	for _, t := range c.Ticks {
		class := "k-grid"
		if t.At == 0 {
			class = "k-axis"
		}
		s.level(class, up, t.At)
	}
	if at, ok := c.Level.Float(); ok {
		s.level("k-tier", up, at)
	}
	if x, ok := c.across(c.Year); ok {
		s.leaf("line", "class", "k-year", "x1", pct(x), "x2", pct(x), "y1", "0", "y2", px(c.Height+18))
	}
	for _, t := range c.Steps {
		if x, ok := c.across(At(t.At)); ok {
			s.leaf("line", "class", "k-axis", "x1", pct(x), "x2", pct(x), "y1", px(c.Height), "y2", px(c.Height+5))
		}
	}
}

func (c Contrast) across(x Spot) (float64, bool) { return (scale{0, c.Span}).of(x) }

func (c Contrast) place(p Point, up rise) (x, y float64, ok bool) {
	v, ok := p.Y.Float()
	if !ok {
		return 0, 0, false
	}
	if x, ok = c.across(At(p.X)); !ok {
		return 0, 0, false
	}
	y, ok = up.of(v)
	return x, y, ok
}

func (c Contrast) trace(s *sheet, class string, l Line, up rise) {
	var run []string
	flush := func() {
		if len(run) > 1 {
			s.leaf("polyline", "class", "k-cat "+class, "points", strings.Join(run, " "))
		}
		run = nil
	}
	for i, p := range l.Points {
		x, y, ok := c.place(p, up)
		if !ok || i > 0 && c.Gap > 0 && p.X-l.Points[i-1].X > c.Gap {
			flush()
		}
		if ok {
			run = append(run, px(x)+","+px(y))
		}
	}
	flush()
}

// shapes are the points of the four parks: ● □ ▲ ◇, as paths around zero.
var shapes = [4]string{"M-4 0a4 4 0 1 0 8 0a4 4 0 1 0-8 0z", "M-3.5-3.5h7v7h-7z", "M0-5l5 8.5h-10z", "M0-5l5 5-5 5-5-5z"}

func (c Contrast) points(s *sheet, i int, l Line, up rise) {
	for _, p := range l.Points {
		x, y, ok := c.place(p, up)
		if !ok {
			continue
		}
		s.pin(pct(x), px(y))
		s.open("path", "class", "k-point "+catClass("k-point", i), "d", shapes[i%4])
		s.text("title", p.Tip)
		s.shut("path")
		s.shut("svg")
	}
}

// CatSign is the mark of the i-th park in a table's head: its line and shape.
func CatSign(i int) SVG {
	s := begin(Label{}, "strip", 12, "width", "30")
	s.leaf("line", "class", "k-cat "+catClass("k-cat", i), "x1", "0", "x2", "30", "y1", "6", "y2", "6")
	s.pin("15", "6")
	s.leaf("path", "class", "k-point "+catClass("k-point", i), "d", shapes[i%4])
	s.shut("svg")
	return s.end()
}

// Words are all texts of the plot: both axes, the tier's words, and what each
// line ends in, moved apart where lines end close together.
func (c Contrast) Words() []Word {
	c = c.sized()
	up := rise{c.Low, c.High, c.Height}
	words := rulers(c.Ticks, up, -8)
	for i, t := range c.Steps {
		x, ok := c.across(At(t.At))
		if !ok {
			continue
		}
		class := ""
		if i%2 == 1 {
			class = "alt"
		}
		words = append(words, Word{X: x, Y: c.Height + 20, Anchor: "middle", Class: class, Text: t.Text})
	}
	if at, ok := c.Level.Float(); ok {
		if y, ok := up.of(at); ok {
			words = append(words, Word{X: 1.5, Y: y - 8, Anchor: "start", Class: "b hal", Text: c.Says})
		}
	}
	var ends []label
	edge := 0.0
	for i, l := range c.Lines {
		at := l.last()
		if at < 0 || i >= len(c.Ends) || c.Ends[i] == "" {
			continue
		}
		if x, y, ok := c.place(l.Points[at], up); ok {
			ends, edge = append(ends, label{y, "", []string{c.Ends[i]}}), max(edge, x)
		}
	}
	named := margin(ends, c.Height)
	for i := range named { // beside the ends, also where the year is not over
		named[i].X = edge
	}
	return append(words, named...)
}
