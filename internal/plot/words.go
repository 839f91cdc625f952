package plot

import "sort"

// lineHeight is the least distance between two lines of chart text, in pixels.
const lineHeight = 15.0

// Word is a text in a drawing: X per cent of the plot's width plus DX pixels,
// Y pixels from its top to the baseline. A script that draws the same plot
// places the same words with it.
type Word struct {
	X      float64 `json:"x"`
	DX     float64 `json:"dx"`
	Y      float64 `json:"y"`
	Anchor string  `json:"anchor"`          // start, middle, end
	Class  string  `json:"class,omitempty"` // b bold, dim, hal with a halo
	Text   string  `json:"text"`
}

// write prints a word at its place.
func (s *sheet) write(w Word) {
	if w.Text == "" || !finite(w.X, w.DX, w.Y) {
		return
	}
	if w.DX == 0 {
		s.text("text", w.Text, "class", w.Class, "x", pct(w.X), "y", px(w.Y), "text-anchor", w.Anchor)
		return
	}
	s.pin(pct(w.X), px(w.Y))
	s.text("text", w.Text, "class", w.Class, "x", px(w.DX), "text-anchor", w.Anchor)
	s.shut("svg")
}

func (s *sheet) writeAll(words []Word) {
	for _, w := range words {
		s.write(w)
	}
}

// rulers are the texts of a vertical axis, left of the plot.
func rulers(ticks []Tick, up rise, dx float64) []Word {
	var words []Word
	for _, t := range ticks {
		if y, ok := up.of(t.At); ok {
			words = append(words, Word{DX: dx, Y: y + 4, Anchor: "end", Text: t.Text})
		}
	}
	return words
}

// label is words at the right edge of a plot that want to stand at y.
type label struct {
	y     float64
	class string
	words []string // lines, the first at y
}

// margin places labels at the right edge, none over another and none below the
// plot.
func margin(all []label, height float64) []Word {
	sort.SliceStable(all, func(i, j int) bool { return all[i].y < all[j].y })
	free := -lineHeight
	for i := range all {
		all[i].y = max(all[i].y, free)
		free = all[i].y + lineHeight*float64(len(all[i].words))
	}
	floor := height + lineHeight
	for i := len(all) - 1; i >= 0; i-- {
		all[i].y = min(all[i].y, floor-lineHeight*float64(len(all[i].words)))
		floor = all[i].y
	}
	var words []Word
	for _, one := range all {
		for line, text := range one.words {
			class := one.class
			if line > 0 {
				class = ""
			}
			y := one.y + 4 + lineHeight*float64(line)
			words = append(words, Word{X: 100, DX: 10, Y: y, Anchor: "start", Class: class, Text: text})
		}
	}
	return words
}

// Words are all texts of the plot: both axes; the tier's name and amount; this
// year's last amount, above its dot; the amount of the same month last year,
// below the lower of the two; and what each line ends in, moved apart where
// lines end close together.
func (l Lines) Words() []Word {
	l = l.sized()
	up := rise{0, l.Top, l.Height}
	words := rulers(l.Ticks, up, -8)
	for i, t := range l.Months {
		class := ""
		if i%2 == 1 {
			class = "alt" // left out where there is no room
		}
		words = append(words, Word{X: t.At / months * 100, Y: l.Height + 20, Anchor: "middle", Class: class, Text: t.Text})
	}
	if at, ok := l.Tier.Float(); ok {
		if y, ok := up.of(at); ok {
			lift := distance(l.Height, 8, 4)
			words = append(words,
				Word{DX: -8, Y: y + 4, Anchor: "end", Class: "b", Text: l.TierTick},
				Word{X: 1.5, Y: y - lift, Anchor: "start", Class: "b hal", Text: l.TierText})
		}
	}
	words = append(words, l.callouts(up)...)
	return append(words, margin(l.ends(up), l.Height)...)
}

func (l Lines) callouts(up rise) []Word {
	i := l.Now.last()
	if i < 0 {
		return nil
	}
	now := l.Now.Points[i]
	x, y, ok := now.place(up)
	if !ok {
		return nil
	}
	above := Word{X: x, DX: -10, Y: y - distance(l.Height, 12, 7), Anchor: "end", Class: "b hal", Text: l.NowText}
	if x < 34 { // too near the axis for words on the left
		above.Anchor, above.DX = "start", 10
	}
	base := y
	if p, ok := l.Past.at(now.X); ok {
		if _, past, ok := p.place(up); ok {
			base = max(base, past)
		}
	}
	below := Word{X: x, DX: 9, Y: base + 22, Anchor: "start", Class: "hal", Text: l.BaseText}
	if x > 92 { // no room on the right, where the line has left the place free
		below.Anchor, below.DX = "end", -9
	}
	return []Word{above, below}
}

// distance picks a distance by the height of the plot.
func distance(height, roomy, tight float64) float64 {
	if height < 160 {
		return tight
	}
	return roomy
}

// ends are the labels of the lines that reach the right edge, or stop.
func (l Lines) ends(up rise) []label {
	var all []label
	add := func(points []Point, class string, words ...string) {
		i := Line{Points: points}.last()
		if i < 0 || words[0] == "" {
			return
		}
		if _, y, ok := points[i].place(up); ok {
			all = append(all, label{y, class, words})
		}
	}
	fan := []string{l.Fan.Name}
	if l.Fan.Range != "" {
		fan = append(fan, l.Fan.Range)
	}
	add(l.Fan.Mid, "b", fan...)
	add(l.Past.Points, "", l.Past.Name)
	add(l.Older.Points, "dim", l.Older.Name)
	return all
}

// Words are all texts of the plot: the axis, the periods, and both values at
// the right edge, apart from each other.
func (m Multiple) Words() []Word {
	m = m.sized()
	up := rise{m.Low, m.High, m.Height}
	words := append(rulers(m.Ticks, up, -6), m.periods()...)
	var all []label
	add := func(v Spot, class, words string) {
		at, ok := v.Float()
		y, placed := up.of(at)
		if ok && placed && words != "" {
			all = append(all, label{y, class, []string{words}})
		}
	}
	if i := (Line{Points: m.Now}).last(); i >= 0 {
		add(m.Now[i].Y, "b", m.NowText)
	}
	if n := len(m.Mean); n > 0 {
		add(m.Mean[n-1], "", m.AvgText)
	}
	return append(words, margin(all, m.Height)...)
}

// periods are the texts of the horizontal axis; the two beside the rule between
// years lean away from it.
func (m Multiple) periods() []Word {
	var words []Word
	for _, t := range m.Periods {
		x := step(int(t.At), len(m.Now))
		side := anchor(x)
		switch {
		case m.Year > 0 && int(t.At) == m.Year-1 && x > 3:
			side = "end"
		case m.Year > 0 && int(t.At) == m.Year && x < 97:
			side = "start"
		}
		words = append(words, Word{X: x, Y: m.Height + 17, Anchor: side, Text: t.Text})
	}
	return words
}

// Words are the amounts of the axis, above the plot it belongs to.
func (a Axis) Words() []Word {
	var words []Word
	for _, t := range a.Ticks {
		if x, ok := (scale{0, a.Full}).of(At(t.At)); ok {
			words = append(words, Word{X: x, Y: 13, Anchor: anchor(x), Text: t.Text})
		}
	}
	return words
}
