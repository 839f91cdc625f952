package intake

import (
	"parkboard/internal/sheet"
)

// mostHeadRows bounds a table's heading: group rows, headings, a unit row.
const mostHeadRows = 6

// header is the heading of a table: indices into the sheet's rows.
type header struct {
	from, to int // rows[from:to]
}

// headerAt finds a heading whose first full row is rows[i]; free is the first
// row no earlier table has taken.
func (g *grid) headerAt(i, free int) (header, bool) {
	score := g.headScore(&g.Rows[i])
	if score == 0 || score == 1 && !g.leads(i) {
		return header{}, false
	}
	h := header{i, i + 1}
	for h.to < len(g.Rows) && h.to-h.from < mostHeadRows {
		step := g.below(h, &g.Rows[h.to])
		if step == stop {
			break
		}
		if step == restart {
			h.from = h.to
		}
		h.to++
	}
	for h.from > free && h.to-h.from < mostHeadRows && g.above(h, &g.Rows[h.from-1]) {
		h.from--
	}
	return h, true
}

// leads tells a row with one heading that is followed at once by a named row
// of numbers to its right.
func (g *grid) leads(i int) bool {
	if i+1 >= len(g.Rows) {
		return false
	}
	head, body := &g.Rows[i], &g.Rows[i+1]
	first := g.label(&body.Cells[0])
	if !first.names() || len(body.Cells) < 2 || g.headScore(body) != 0 {
		return false
	}
	for k := range head.Cells {
		if l := g.label(&head.Cells[k]); l.heads() && (l.Ind > 0 || l.Marks != 0) && head.Cells[k].Col > body.Cells[0].Col {
			return true
		}
	}
	return false
}

type step uint8

const (
	stop step = iota
	further
	restart // the heading proper begins here
)

// below judges the row under a heading: another row of it, its unit row, the
// row of column numbers — or the table's first row.
func (g *grid) below(h header, row *sheet.Row) step {
	if g.columnNumbers(row) {
		return further
	}
	heads, restarted := 0, false
	keys, first := g.keyColumns(h)
	for i := range row.Cells {
		c := &row.Cells[i]
		if numeric(c) || isMissing(typed(g.text(c))) && typed(g.text(c)) != "" {
			return stop
		}
		l := g.label(c)
		if l.heads() || len(l.Units) > 0 {
			heads++
		}
		if n := int(c.Col); !keys[n] && (len(keys) > 0 || n >= first) {
			continue
		}
		switch {
		case l.Role == noRole && g.underGroup(h, row, l):
		case l.Role == noRole:
			return stop
		case l.Role != unitRole && l.Role != rankRole:
			restarted = true
		}
	}
	switch {
	case restarted && g.headScore(row) < 2:
		return stop
	case restarted:
		return restart
	case heads > 0:
		return further
	}
	return stop
}

// underGroup tells parks that stand under a group heading 园区, right of the
// column that names the rows.
func (g *grid) underGroup(h header, row *sheet.Row, l *label) bool {
	if !l.names() || row.Cells[0].Col <= g.Rows[h.from].Cells[0].Col {
		return false
	}
	return g.headScore(row) >= 2 || g.spread(int(row.N), int(row.Cells[0].Col))
}

// spread reports whether a cell of a heading is merged over several columns.
func (g *grid) spread(row, col int) bool {
	for _, m := range g.wide[row] {
		if m.C1 == col {
			return true
		}
	}
	return false
}

// keyColumns are the columns in which a table's rows are named, as far as its
// heading shows; without any, those left of the first heading.
func (g *grid) keyColumns(h header) (keys map[int]bool, first int) {
	keys = map[int]bool{}
	for r := h.from; r < h.to; r++ {
		for i := range g.Rows[r].Cells {
			c := &g.Rows[r].Cells[i]
			l := g.label(c)
			switch {
			case l.names() && keys[int(c.Col)]: // a group heading 主要指标 over names
				delete(keys, int(c.Col))
			case l.Known && isKey(l.Role) && !l.names():
				keys[int(c.Col)] = true
			case l.heads() && (first == 0 || int(c.Col) < first):
				first = int(c.Col)
			}
		}
	}
	return keys, first
}

func isKey(r role) bool {
	switch r {
	case serialRole, parkRole, placeRole, indicatorRole, periodRole, measureRole:
		return true
	}
	return false
}

// above judges the row over a heading: a row of groups has nothing over the
// key columns but their own headings, and names something.
func (g *grid) above(h header, row *sheet.Row) bool {
	if int(g.Rows[h.from].N)-int(row.N) > 1 {
		return false
	}
	first := int(g.Rows[h.from].Cells[0].Col)
	heads, keys := 0, 0
	for i := range row.Cells {
		c := &row.Cells[i]
		switch l := g.label(c); {
		case numeric(c):
			return false
		case int(c.Col) < first && l.Known && isKey(l.Role) && !l.names(): // 园区 | 工业 over the names of indicators
			keys++
			continue
		case int(c.Col) < first, int(c.Col) == first && keys == 0 && (first == 1 || !g.spread(int(row.N), first)):
			return false
		case keys > 0:
			heads++
		}
		if l := g.label(c); l.heads() && (l.Ind > 0 || l.Park > 0 || l.Marks != 0 || l.Total != noTotal) {
			heads++
		}
	}
	return heads > 0
}
