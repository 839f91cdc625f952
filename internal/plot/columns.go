package plot

// Columns are the single months of a year as bars, with the same months of last
// year as open dots. A filled bar is reported, an outlined one is derived; what
// is absent is a gap. 1—2月 has no single month and no bar.
type Columns struct {
	Label
	Height    float64 // pixels; 0 is 160
	Low, High float64 // Low is 0 unless a month is below
	Ticks     []Tick
	Months    []Tick // texts of the x axis, at 2 to 12
	Now       []Column
	Past      []Point
	PastText  string // at the right end of last year's dots
}

// Column is one month.
type Column struct {
	Point
	Derived bool
}

// ColumnWidth is how wide a bar is, in per cent of the plot.
const ColumnWidth = 4.4

// Draw is the drawing: put it into a figure of the class plot cum.
func (c Columns) Draw() SVG {
	c = c.sized()
	s := begin(c.Label, "", c.Height)
	up := rise{c.Low, c.High, c.Height}
	zero, _ := up.of(0)
	for _, t := range c.Ticks {
		class := "k-grid"
		if t.At == 0 {
			class = "k-axis"
		}
		s.level(class, up, t.At)
	}
	for _, one := range c.Now {
		x, y, ok := one.place(up)
		if !ok {
			continue
		}
		class := "k-now"
		if one.Derived {
			class = "k-derived"
		}
		s.open("rect", "class", class, "x", pct(x-ColumnWidth/2), "y", px(min(y, zero)),
			"width", pct(ColumnWidth), "height", px(max(y-zero, zero-y)))
		s.text("title", one.Tip)
		s.shut("rect")
	}
	s.stretch(c.Height)
	s.trace("k-line-past", Line{Points: c.Past}, up)
	s.shut("svg")
	s.dots("k-dot-past", Line{Points: c.Past}, up, 2.5, 2.5)
	s.writeAll(c.Words())
	return s.end()
}

func (c Columns) sized() Columns {
	if c.Height == 0 {
		c.Height = 160
	}
	return c
}

// Words are all texts of the plot.
func (c Columns) Words() []Word {
	c = c.sized()
	up := rise{c.Low, c.High, c.Height}
	words := rulers(c.Ticks, up, -8)
	for i, t := range c.Months {
		class := ""
		if i%2 == 1 {
			class = "alt"
		}
		words = append(words, Word{X: t.At / months * 100, Y: c.Height + 20, Anchor: "middle", Class: class, Text: t.Text})
	}
	if i := (Line{Points: c.Past}).last(); i >= 0 {
		if _, y, ok := c.Past[i].place(up); ok && c.PastText != "" {
			words = append(words, margin([]label{{y, "", []string{c.PastText}}}, c.Height)...)
		}
	}
	return words
}

// Share is a part of a year inside a row: a bar for this year, a tick for the
// same part of last year, on one scale for all rows.
type Share struct {
	Label
	Full      float64
	Now, Past Spot
}

// Draw is the drawing, in the class bar.
func (r Share) Draw() SVG {
	const height, top, thick = 22.0, 6.0, 10.0
	s := begin(r.Label, "bar", height)
	to := scale{0, r.Full}
	if x, ok := to.of(r.Now); ok {
		s.leaf("rect", "class", "k-now", "x", "0", "y", px(top), "width", pct(x), "height", px(thick))
	}
	s.upright("k-halo", to, r.Past, top, top+thick)
	s.upright("k-past-tick", to, r.Past, 2, 20)
	return s.end()
}

// Course is a park's rank over the last periods in equal steps, the first place
// on top; a period without a rank is a gap.
type Course struct {
	Label
	Of    int // places
	Ranks []int
	Year  int // index of the first period of the newer year; 0 draws no rule
}

// Draw is the drawing, in the class bar.
func (c Course) Draw() SVG {
	const height = 34.0
	s := begin(c.Label, "bar", height)
	up := rise{-float64(max(c.Of, 2)), -1, height - 10}
	n := len(c.Ranks)
	at := make([]Spot, n)
	for i, rank := range c.Ranks {
		if rank > 0 {
			at[i] = At(-float64(rank))
		}
	}
	inset := func(i int) float64 { return 2 + step(i, n)*.96 }
	s.leaf("line", "class", "k-base", "x1", "0", "x2", "100%", "y1", px(height), "y2", px(height))
	if c.Year > 0 && c.Year < n {
		x := pct((inset(c.Year-1) + inset(c.Year)) / 2)
		s.leaf("line", "class", "k-year", "x1", x, "x2", x, "y1", "0", "y2", px(height))
	}
	for i, v := range at {
		spot, ok := v.Float()
		y, placed := up.of(spot)
		if !ok || !placed {
			continue
		}
		if i > 0 {
			if before, ok := at[i-1].Float(); ok {
				if from, ok := up.of(before); ok {
					s.leaf("line", "class", "k-line-now", "x1", pct(inset(i-1)), "y1", px(from+5), "x2", pct(inset(i)), "y2", px(y+5))
				}
			}
		}
	}
	for i, v := range at {
		if spot, ok := v.Float(); ok {
			if y, ok := up.of(spot); ok {
				r := 2.5
				if i == n-1 {
					r = 4.5
				}
				s.dot("k-dot-now", inset(i), y+5, r, "")
			}
		}
	}
	return s.end()
}
