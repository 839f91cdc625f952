package plot

import "strconv"

// Bump is the ranks of several parks over equal steps, the first at the top.
// Lines stand in grey but for the marked ones; a step without a rank breaks a
// line, and equal ranks stand side by side in one row. Ranks beyond the last
// row share a row of their own below, which Beyond names.
type Bump struct {
	Label
	Steps  []string // texts of the steps
	Years  []Tick   // the step at which a year begins, and its text
	Rows   int      // places drawn, one row each
	Beyond string   // 第15位以后; "" when every rank has its row
	Lines  []BumpLine
}

// BumpLine is the ranks of one park.
type BumpLine struct {
	Name   string
	Marked bool
	Places []BumpPlace // one a step
	Why    string      // under the name where the last step has no rank
}

// BumpPlace is one rank; Rank 0 is a gap.
type BumpPlace struct {
	Rank int
	Tip  string
	Href string // the receipt; used by the script, not by the drawing
}

// The measures of a bump chart: a row in pixels, and what parts equal ranks, in
// rows.
const (
	bumpRow   = 36.0
	bumpApart = .3
)

// Depth counts the rows, with the one for ranks beyond.
func (b Bump) Depth() int {
	if b.Beyond != "" {
		return b.Rows + 1
	}
	return max(b.Rows, 1)
}

// Height is the plot's height in pixels.
func (b Bump) Height() float64 { return bumpRow * float64(b.Depth()) }

// Levels are where a line's ranks stand, in rows from the top: 1 for the first
// place, none for a gap. Equal ranks are a little apart, so that none hides
// another.
func (b Bump) Levels(line int) []Spot {
	at := make([]Spot, len(b.Steps))
	for i := range at {
		own := b.place(line, i).Rank
		if own == 0 {
			continue
		}
		before, equal := 0, 0
		for other := range b.Lines {
			if b.row(b.place(other, i).Rank) != b.row(own) {
				continue
			}
			if other < line {
				before++
			}
			equal++
		}
		at[i] = At(float64(b.row(own)) + (float64(before)-float64(equal-1)/2)*min(bumpApart, .8/float64(equal)))
	}
	return at
}

func (b Bump) place(line, step int) BumpPlace {
	if step < len(b.Lines[line].Places) {
		return b.Lines[line].Places[step]
	}
	return BumpPlace{}
}

// row is the row of a rank; 0 for none.
func (b Bump) row(rank int) int {
	if rank > b.Rows {
		return b.Rows + 1
	}
	return rank
}

func (b Bump) rise() rise { return rise{-float64(b.Depth()) - .5, -.5, b.Height()} }

// Draw is the drawing: put it into a figure of the class plot bump.
func (b Bump) Draw() SVG {
	s := begin(b.Label, "", b.Height())
	n := len(b.Steps)
	for i := range b.Steps {
		x := pct(step(i, n))
		s.leaf("line", "class", "k-grid", "x1", x, "x2", x, "y1", "0", "y2", px(b.Height()))
	}
	for _, t := range b.Years {
		if i := int(t.At); i > 0 && i < n {
			x := pct((step(i-1, n) + step(i, n)) / 2)
			s.leaf("line", "class", "k-year", "x1", x, "x2", x, "y1", "-40", "y2", px(b.Height()))
		}
	}
	for _, marked := range []bool{false, true} {
		for i, line := range b.Lines {
			if line.Marked == marked {
				b.line(s, i)
			}
		}
	}
	s.writeAll(b.Words())
	return s.end()
}

// line draws one park: the run of its ranks, then a dot for each.
func (b Bump) line(s *sheet, i int) {
	line, up, levels := b.Lines[i], b.rise(), b.Levels(i)
	class, dot := "k-line-past", "k-dot-past"
	if line.Marked {
		class, dot = "k-line-now", "k-dot-now"
	}
	flipped := make([]Spot, len(levels))
	for j, v := range levels {
		if at, ok := v.Float(); ok {
			flipped[j] = At(-at)
		}
	}
	s.open("g", "class", "run")
	s.stretch(b.Height())
	s.steps(class, flipped, len(b.Steps), up)
	s.shut("svg")
	for j, v := range flipped {
		at, ok := v.Float()
		if y, placed := up.of(at); ok && placed {
			wide, _ := b.DotSize(i, j)
			s.dot(dot, step(j, len(b.Steps)), y, float64(wide)/2, b.place(i, j).Tip)
		}
	}
	s.shut("g")
}

// DotSize is the diameter of a dot in pixels, and the one where there is little
// room; marks.css takes the second in a narrow plot.
func (b Bump) DotSize(line, step int) (wide, narrow int) {
	switch {
	case !b.Lines[line].Marked:
		return 8, 8
	case tooWide(b.place(line, step).Rank):
		return 10, 10
	}
	return 20, 12
}

// tooWide holds for a rank whose digits do not fit into a dot.
func tooWide(rank int) bool { return rank > 99 }

// Words are all texts of the plot: years and steps above, the ranks of the
// marked parks in their dots, and at both ends who stands where.
func (b Bump) Words() []Word {
	n := len(b.Steps)
	var words []Word
	for i, t := range b.Steps {
		class := ""
		if (n-1-i)%2 == 1 {
			class = "alt" // left out where there is no room; the newest stays
		}
		words = append(words, Word{X: step(i, n), Y: -10, Anchor: "middle", Class: class, Text: t})
	}
	for i, t := range b.Years {
		class := "b"
		if i+1 < len(b.Years) && b.Years[i+1].At-t.At < 3 {
			class = "b alt" // too near the next one
		}
		words = append(words, Word{X: step(int(t.At), n), Y: -28, Anchor: "middle", Class: class, Text: t.Text})
	}
	if b.Beyond != "" {
		words = append(words, Word{X: 50, Y: b.Height() - bumpRow + 12, Anchor: "middle", Class: "dim hal", Text: b.Beyond})
	}
	words = append(words, b.numbers()...)
	words = append(words, b.names(0, -1)...)
	return append(words, b.names(n-1, 1)...)
}

// numbers are the ranks written at the dots of the marked parks.
func (b Bump) numbers() []Word {
	var words []Word
	up := b.rise()
	for i, line := range b.Lines {
		if !line.Marked {
			continue
		}
		for j, v := range b.Levels(i) {
			at, ok := v.Float()
			y, placed := up.of(-at)
			if !ok || !placed {
				continue
			}
			w := Word{X: step(j, len(b.Steps)), Y: y + 4, Anchor: "middle", Class: "on alt", Text: strconv.Itoa(b.place(i, j).Rank)}
			if tooWide(b.place(i, j).Rank) {
				w.Y, w.Class = y-9, "b hal"
			}
			words = append(words, w)
		}
	}
	return words
}

// names says at one end who stands where: side −1 is the left, 1 the right.
// Who has no rank there stands below the others.
func (b Bump) names(at int, side float64) []Word {
	up := b.rise()
	var all []label
	for i, line := range b.Lines {
		if at < 0 || at >= len(b.Steps) {
			continue
		}
		one := label{class: "", words: []string{line.Name}}
		rank := b.place(i, at).Rank
		if line.Marked {
			one.class = "b"
		}
		v, ok := b.Levels(i)[at].Float()
		one.y, _ = up.of(-v)
		if ok {
			one.words[0] = named(rank, line.Name, side)
		} else {
			one.y, one.words[0] = b.Height()-bumpRow/2, named(0, line.Name, side)
			if one.class == "" {
				one.class = "dim"
			}
			if side > 0 && line.Why != "" {
				one.words = append(one.words, line.Why)
			}
		}
		all = append(all, one)
	}
	words := margin(all, b.Height())
	for i := range words {
		words[i].DX = 16 * side
		if side < 0 {
			words[i].X, words[i].Anchor = 0, "end"
		}
	}
	return words
}

// named puts rank and name in the order of a side: the rank next to the plot.
func named(rank int, name string, side float64) string {
	place := "—"
	if rank > 0 {
		place = strconv.Itoa(rank)
	}
	if side < 0 {
		return name + "  " + place
	}
	return place + "  " + name
}
