package sample

import (
	"parkboard/internal/form"
	"parkboard/internal/park"
	"parkboard/internal/sheet"
)

// page is one sheet being written, row after row.
type page struct {
	*sheet.Page
	cols int // columns of the table
	row  int // the last row written
}

func (g *page) steps(row, col int, steps int64, places int) {
	style := sheet.Whole
	switch places {
	case 1:
		style = sheet.OneDecimal
	case 2:
		style = sheet.TwoDecimals
	}
	g.Number(row, col, style, decimal(steps, places))
}

func (g *page) merge(r1, c1, r2, c2 int) {
	if r1 != r2 || c1 != c2 {
		g.Merge(sheet.Range{R1: r1, C1: c1, R2: r2, C2: c2})
	}
}

// line writes a text across the whole table, in the row below.
func (g *page) line(style sheet.Style, text string) {
	g.row++
	g.Text(g.row, 1, style, text)
	g.merge(g.row, 1, g.row, g.cols)
}

// slot is one column of figures.
type slot struct {
	ind     int
	measure park.Measure
}

// layout is what one sheet shows: its heads and its columns of figures.
type layout struct {
	title   string
	unit    string
	at      park.Period
	bands   []band
	parks   []int
	telling telling
	total   bool // a 合计 row; its growth only when whole
	whole   bool
	notes   []string
	signed  string
}

// write draws the table: title, unit line, two or three rows of heads, a row
// per park, 合计, notes and signatures.
func (l layout) write(w *sheet.Writer, name string) {
	g := &page{Page: w.Page(name)}
	slots := l.heads(g)
	first := g.row + 1
	for i, p := range l.parks {
		g.row++
		g.steps(g.row, 1, int64(i+1), 0)
		g.Text(g.row, 2, sheet.Body, called(p, l.at))
		for j, s := range slots {
			l.cell(g, 3+j, p, s)
		}
	}
	if l.total {
		g.row++
		g.Text(g.row, 1, sheet.Head, "合计")
		g.merge(g.row, 1, g.row, 2)
		for j, s := range slots {
			l.sum(g, 3+j, s)
		}
	}
	for _, note := range l.notes {
		g.line(sheet.Note, note)
	}
	if l.signed != "" {
		g.row++
		g.line(sheet.Note, l.signed)
	}
	g.Width(1, 1, 6)
	g.Width(2, 2, 24)
	g.Width(3, g.cols, 13)
	g.Freeze(first-1, 2)
}

// called is the park's name in that year's files: until 2021 the full one.
func called(p int, at park.Period) string {
	if p >= len(places) {
		return wideName(p - len(places))
	}
	if at.Year <= 2021 {
		return places[p].full
	}
	return places[p].name
}

// heads writes everything above the rows and returns the columns of figures.
func (l layout) heads(g *page) []slot {
	const top = 3
	heads := []sheet.Heading{{Text: "序号"}, {Text: "园区名称"}}
	deep := 2
	var slots []slot
	for _, b := range l.bands {
		var groups []sheet.Heading
		for _, ind := range b.indicators {
			head, own := l.group(ind)
			groups, slots = append(groups, head), append(slots, own...)
		}
		if b.banner == "" {
			heads = append(heads, groups...)
			continue
		}
		heads, deep = append(heads, sheet.Heading{Text: b.banner, Under: groups}), 3
	}
	g.cols = g.Heads(top, 1, deep, heads) - 1
	g.Text(1, 1, sheet.Title, l.title)
	g.merge(1, 1, 1, g.cols)
	if l.unit != "" {
		g.Text(2, g.cols-1, sheet.UnitLine, "单位："+l.unit)
		g.merge(2, g.cols-1, 2, g.cols)
	}
	g.row = top + deep - 1
	return slots
}

// group is the head of one indicator and its columns of figures.
func (l layout) group(ind int) (sheet.Heading, []slot) {
	c := &columns[ind]
	head := sheet.Heading{Text: c.label}
	if c.unit != l.unit {
		head.Text += "(" + c.unit + ")"
	}
	if c.stock {
		return head, []slot{{ind, park.Cumulative}}
	}
	var slots []slot
	for _, m := range form.Shown(c.measures, l.at) {
		head.Under = append(head.Under, sheet.Heading{Text: form.Heading(m, l.at)})
		slots = append(slots, slot{ind, m})
	}
	return head, slots
}

func (s slot) places() int {
	if s.measure == park.Growth {
		return 1
	}
	return columns[s.ind].places
}

func (l layout) cell(g *page, col, p int, s slot) {
	v, known := l.telling.figure(p, s.ind, l.at, s.measure)
	if !known {
		g.Text(g.row, col, sheet.Centred, "—")
		return
	}
	g.steps(g.row, col, v, s.places())
}

// sum writes the 合计 of one column. A growth rate is worked out of the sums,
// left blank where real, or where a park is missing.
func (l layout) sum(g *page, col int, s slot) {
	now, base, value := int64(0), int64(0), int64(0)
	whole := l.whole
	for _, p := range l.parks {
		v, known := l.telling.figure(p, s.ind, l.at, s.measure)
		whole = whole && known
		if s.measure != park.Growth {
			value += v
		} else if known {
			n, _ := l.telling.figure(p, s.ind, l.at, park.Cumulative)
			now, base = now+n, base+l.telling.base(p, s.ind, l.at)
		}
	}
	switch {
	case s.measure != park.Growth:
		g.steps(g.row, col, value, s.places())
	case whole && s.ind != valueAdded:
		g.steps(g.row, col, divide((now-base)*1000, base), 1)
	default:
		g.Blank(g.row, col, sheet.OneDecimal)
	}
}
