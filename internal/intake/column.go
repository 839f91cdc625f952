package intake

import (
	"slices"

	"parkboard/internal/park"
)

// headCell is one heading over a column.
type headCell struct {
	text   string
	at     place
	lab    *label
	filled bool // continued from the left over a blank cell
}

// column is one column of a table and what its headings say together.
type column struct {
	n       int // 1-based in the sheet
	stack   []headCell
	role    role
	ind     int
	park    int
	total   total
	lender  *column // the column left of it that gave it its name and its unit
	part    bool
	marks   mark
	spans   []span
	strange bool // a heading that is not understood narrows it
	mapped  bool // a heading mapped by hand names it
	named   bool // some heading that is not understood names it
	measure park.Measure
	loaded  bool
	// stranger: among columns of parks, one whose name is not known
	stranger bool
	used     bool // something stands in it
	hidden   bool
	group    int // columns between two 小计 share it
}

// deepest is the lowest heading that is no mere unit; nil where there is none.
func (c *column) deepest() *headCell {
	for i := len(c.stack) - 1; i >= 0; i-- {
		if !c.stack[i].unitOnly() {
			return &c.stack[i]
		}
	}
	return nil
}

func (h *headCell) unitOnly() bool {
	l := h.lab
	return (len(l.Units) > 0 || l.Strange != "") && !l.names() && l.Marks == 0 && len(l.Spans) == 0
}

// heading is the cell an issue about the column stands at.
func (c *column) heading() (place, string) {
	if d := c.deepest(); d != nil {
		return d.at, d.text
	}
	if len(c.stack) > 0 {
		return c.stack[0].at, c.stack[0].text
	}
	return place{}, ""
}

// foreignHeading is the heading for which a column is not loaded.
func (c *column) foreignHeading() (place, string) {
	for i := range c.stack {
		if h := &c.stack[i]; h.lab.Part || !h.lab.Known && !h.unitOnly() && (c.named || c.strange) {
			return h.at, h.text
		}
	}
	return c.heading()
}

// reason says why a column is not loaded.
func (c *column) reason() unmapped {
	switch {
	case c.part:
		return partOf
	case c.named || c.strange:
		return unknownHeading
	case c.ind == 0:
		return noIndicator
	}
	return otherMeasure
}

// columns reads the headings over every column of a header.
func (g *grid) columns(h header) []column {
	c1, c2 := g.width(h)
	cols := make([]column, 0, c2-c1+1)
	for n := c1; n <= c2; n++ {
		col := column{n: n, hidden: g.ColHidden(n)}
		for r := h.from; r < h.to; r++ {
			row := &g.Rows[r]
			if g.columnNumbers(row) {
				continue
			}
			text, at, at2 := g.at(int(row.N), n)
			cell := headCell{text: text, at: g.place(at, at2), lab: g.lex.label(text)}
			if cell.lab.Folded == "" && text == "" && len(cols) > 0 {
				cell = g.continued(&cols[len(cols)-1], &col, r-h.from)
			}
			col.stack = append(col.stack, cell)
		}
		cols = append(cols, col)
	}
	for i := range cols {
		cols[i].tidy()
		cols[i].understand()
	}
	return cols
}

// width is the first and last column a header speaks over.
func (g *grid) width(h header) (c1, c2 int) {
	for r := h.from; r < h.to; r++ {
		row := &g.Rows[r]
		for i := range row.Cells {
			n := int(row.Cells[i].Col)
			if c1 == 0 || n < c1 {
				c1 = n
			}
			c2 = max(c2, n)
		}
	}
	for r := h.from; r < h.to; r++ {
		for _, m := range g.wide[int(g.Rows[r].N)] {
			if m.C1 >= c1 && m.C1 <= c2 {
				c2 = max(c2, m.C2)
			}
		}
	}
	return c1, min(c2, c1+maxWidth)
}

// maxWidth bounds the columns of one table.
const maxWidth = 2048

// continued is the heading left of a blank cell, as far as both columns stand
// under the same headings above; role and unit cells do not continue.
func (g *grid) continued(left, col *column, level int) headCell {
	if level >= len(left.stack) {
		return headCell{lab: g.lex.label("")}
	}
	for k := range level {
		if left.stack[k].at != col.stack[k].at {
			return headCell{lab: g.lex.label("")}
		}
	}
	h := left.stack[level]
	if h.lab.Role != noRole && h.lab.Role != rankRole || h.unitOnly() || h.text == "" {
		return headCell{lab: g.lex.label("")}
	}
	h.filled = true
	return h
}

// tidy drops blanks and the repetitions of merged headings.
func (c *column) tidy() {
	var kept []headCell
	for _, h := range c.stack {
		if h.text == "" || h.lab.Folded == "" {
			continue
		}
		if !slices.ContainsFunc(kept, func(k headCell) bool { return k.at == h.at }) {
			kept = append(kept, h)
		}
	}
	c.stack = kept
}

// understand puts together what the headings say, from the top down.
func (c *column) understand() {
	for i := range c.stack {
		h := &c.stack[i]
		l := h.lab
		switch {
		case h.unitOnly():
			continue
		case l.Part:
			c.part = true
		case !l.Known:
			if !h.filled {
				c.strange = c.strange || c.ind > 0 || c.park > 0 || c.total != noTotal
				c.named = true
			}
		default:
			c.add(h, i)
		}
	}
	if d := c.deepest(); d != nil && d.lab.Known && !d.lab.names() {
		c.role = d.lab.Role
	}
	if c.ind > 0 || c.park > 0 || c.total != noTotal {
		c.named = false
	}
}

// add joins what one heading says. A name below another name of its kind
// replaces one that was only continued, and contradicts any other.
func (c *column) add(h *headCell, level int) {
	l := h.lab
	if l.Role == rankRole {
		c.role = rankRole
	}
	if l.Ind > 0 && c.ind > 0 && l.Ind != c.ind || l.Park > 0 && c.park > 0 && l.Park != c.park {
		if c.mapped || l.Mapped != "" {
			c.ind = 0 // what is mapped by hand contradicts nothing: the lower name counts
		} else if !h.filled && level > 0 && c.stack[level-1].filled {
			c.ind, c.park, c.marks, c.spans = 0, 0, 0, nil
		} else {
			c.strange = true
		}
	}
	if l.Ind > 0 {
		c.ind = l.Ind
	}
	c.mapped = c.mapped || l.Mapped != ""
	if l.Park > 0 {
		c.park = l.Park
	}
	if l.Total != noTotal {
		c.total = l.Total
	}
	c.marks |= l.Marks
	c.spans = append(c.spans, l.Spans...)
}
