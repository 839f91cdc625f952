package intake

import (
	"context"

	"parkboard/internal/sheet"
)

// kind is what a row is to its table.
type kind uint8

const (
	body    kind = iota
	passed       // part of the table, not loaded: 其中, averages
	silent       // part of the table, not loaded, its note is given
	outside      // a note, a banner, a title
)

// read reads the rows of the table up to the next table's header; the result
// is the first row that is not the table's.
func (t *table) read(ctx context.Context) (next int) {
	rows := t.g.Rows
	next = t.head.to
	t.rd.reserve(t.room())
	for i := t.head.to; i < len(rows); i++ {
		if i%1024 == 0 && ctx.Err() != nil {
			return len(rows)
		}
		row := &rows[i]
		if h, ok := t.headerHere(i, next); ok {
			if !t.repeats(h) {
				return next
			}
			t.passOver(row)
			i = h.to - 1
			next = h.to
			continue
		}
		switch t.row(row) {
		case outside:
			t.between = append(t.between, t.g.lines(row)...)
		default:
			next = i + 1
		}
	}
	return next
}

// room is how many numbers may stand below the table's heading at most.
func (t *table) room() int {
	cells := 0
	for i := t.head.to; i < len(t.g.Rows) && cells < mostReserved; i++ {
		cells += min(len(t.g.Rows[i].Cells), len(t.values))
	}
	return cells
}

// headerHere tells a row that heads a table rather than belonging to this one.
func (t *table) headerHere(i, free int) (header, bool) {
	row := &t.g.Rows[i]
	for k := range row.Cells {
		if numeric(&row.Cells[k]) {
			return header{}, false
		}
	}
	suspect, parks := false, 0
	for k := range row.Cells {
		c := &row.Cells[k]
		if c.Kind != sheet.Text {
			continue
		}
		l := t.g.label(c)
		onKey := t.key(int(c.Col))
		if l.Park > 0 {
			parks++
		}
		suspect = suspect || l.heads() && !onKey || l.Role != noRole && l.Known && onKey && !l.Aside
	}
	if !suspect || parks == 1 && t.namesPark(row) {
		return header{}, false
	}
	return t.g.headerAt(i, free)
}

// namesPark tells a row of the table's own: its key cell is a park's name, so a
// word where a number belongs makes no heading of it.
func (t *table) namesPark(row *sheet.Row) bool {
	if t.parkKey == 0 {
		return false
	}
	c := row.Cell(t.parkKey)
	if c == nil || c.Kind != sheet.Text {
		return false
	}
	l := t.g.label(c)
	return l.Park > 0 && l.Ind == 0 && l.Role == noRole
}

// repeats reports whether a header says what this table's does, under no title
// that says otherwise: the table goes on over a page break.
func (t *table) repeats(h header) bool {
	again := t.g.columns(h)
	for i := range t.cols {
		a := &t.cols[i]
		k := a.n - again[0].n
		if k < 0 || k >= len(again) || !sameHeadings(a.stack, again[k].stack) {
			return false
		}
	}
	for _, v := range lineVoices(t.between) {
		p := t.said.period.period
		if v.span.To != 0 && v.span.To != p.Month || v.span.Year != 0 && v.span.Year != p.Year {
			return false
		}
	}
	own := t.rd.parkIn(t.g, t.between)
	return len(unitWords(t.between)) == 0 && (t.parkKey > 0 || own.park == 0 || own.park == t.said.park.park)
}

func sameHeadings(a, b []headCell) bool {
	if len(a) != len(b) {
		return false
	}
	for i := range a {
		if a[i].lab.Folded != b[i].lab.Folded {
			return false
		}
	}
	return true
}

// passOver notes a row that is not loaded.
func (t *table) passOver(row *sheet.Row) {
	c := &row.Cells[0]
	for i := range row.Cells {
		if n := int(row.Cells[i].Col); n == t.parkKey || n == t.indKey {
			c = &row.Cells[i]
		}
	}
	t.rd.raise(t.g.place(int(row.N), int(c.Col)), rowIgnored(t.g.text(c)))
}

// row reads one row.
func (t *table) row(row *sheet.Row) kind {
	if !t.touches(row) {
		return outside
	}
	k, what := t.keysOf(row)
	if what == outside {
		return outside
	}
	t.flush()
	if what == passed {
		t.passOver(row)
	}
	if what != body {
		return what
	}
	t.order++
	t.load(row, &k)
	if k.total == subTotal && t.parkKey > 0 {
		t.group++
	}
	return body
}

// touches reports whether the row holds anything in the table's columns.
func (t *table) touches(row *sheet.Row) bool {
	for i := range row.Cells {
		if t.col(int(row.Cells[i].Col)) != nil {
			return true
		}
	}
	return false
}

// flush notes the banners between rows: lines behind which the table went on.
func (t *table) flush() {
	seen := 0
	for _, l := range t.between {
		if l.at.row == seen || isAside(fold(l.text)) {
			continue
		}
		seen = l.at.row
		t.rd.raise(l.at, rowIgnored(l.text))
		t.group++
	}
	t.between = t.between[:0]
}
