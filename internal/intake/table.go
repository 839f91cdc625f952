package intake

import (
	"slices"

	"parkboard/internal/park"
	"parkboard/internal/sheet"
)

// table is one block of key columns and value columns, and what is said around
// it. A header with two blocks side by side makes two tables over the same rows.
type table struct {
	g      *grid
	rd     *reader
	number int // in the file
	head   header
	plain  *grid    // the sheet without the office's mappings
	found  header   // the table's header in it
	cols   []column // ascending n, without gaps
	said   *said

	parkKey, indKey, periodKey, measureKey, unitKey int // columns; 0: none

	ours    bool      // something here can be read
	values  []*column // the loaded columns, ascending
	order   int       // rows read so far
	group   int       // rows between two 小计 or banners share it
	cur     keys      // the last row that named its park or its indicator
	begun   bool      // something was said in a cell of it
	blanks  []finding // notes on areas, held back until then
	between []line    // lines since the last row read
	units   map[unitAsked]unitFound
	periods map[string]verdict // of cells in the period column
	noted   map[string]bool    // findings given once for the table
}

// col is the column n, nil outside the table.
func (t *table) col(n int) *column {
	if len(t.cols) == 0 || n < t.cols[0].n || n > t.cols[len(t.cols)-1].n {
		return nil
	}
	return &t.cols[n-t.cols[0].n]
}

// sampleRows is how many rows are looked at to learn what a column holds.
const sampleRows = 40

// tablesAt builds the tables of a header. None is ours where neither parks nor
// indicators are named.
func (g *grid) tablesAt(h header) []*table {
	cols := g.columns(h)
	var out []*table
	for _, block := range blocks(cols) {
		t := &table{g: g, head: h, cols: block, units: map[unitAsked]unitFound{}, periods: map[string]verdict{}, noted: map[string]bool{}}
		t.findKeys()
		t.inherit()
		t.ours = t.indKey > 0 || slices.ContainsFunc(block, func(c column) bool { return c.ind > 0 })
		if t.parkKey == 0 && t.indKey == 0 && t.periodKey == 0 {
			t.ours = false
		}
		out = append(out, t)
	}
	return out
}

// blocks splits columns where a second table stands beside the first: a key
// role comes again behind value columns.
func blocks(cols []column) [][]column {
	var out [][]column
	from, valued := 0, false
	seen := map[role]bool{}
	for i := range cols {
		c := &cols[i]
		key := c.role == serialRole || c.role == parkRole || c.role == placeRole || c.role == indicatorRole
		if key && valued && seen[c.role] {
			out = append(out, cols[from:i:i])
			from, valued, seen = i, false, map[role]bool{}
		}
		if key {
			seen[c.role] = true
		}
		valued = valued || c.ind > 0 || c.park > 0 || c.marks != 0 || c.role == valueRole
	}
	return append(out, cols[from:])
}

// tally counts what a column's cells are.
type tally struct{ texts, numbers, parks, inds, units, marks, spans int }

// findKeys tells the key columns by their headings and by what stands in them;
// where the two disagree the cells are right.
func (t *table) findKeys() {
	tallies := make([]tally, len(t.cols))
	for i := t.head.to; i < min(len(t.g.Rows), t.head.to+sampleRows); i++ {
		row := &t.g.Rows[i]
		for k := range row.Cells {
			if c := t.col(int(row.Cells[k].Col)); c != nil {
				t.count(&tallies[c.n-t.cols[0].n], &row.Cells[k])
			}
		}
	}
	for i := range t.cols {
		c := &t.cols[i]
		if c.ind > 0 || c.park > 0 || c.total != noTotal || c.role == serialRole || c.role == remarkRole || c.role == rankRole {
			continue
		}
		t.assign(c, tallies[i])
	}
}

func (t *table) count(y *tally, c *sheet.Cell) {
	if numeric(c) {
		y.numbers++
		if _, ok := t.rowSpan(c); ok {
			y.spans++
		}
		return
	}
	l := t.g.label(c)
	if l.Aside || l.Folded == "" || isMissing(l.Folded) {
		return
	}
	y.texts++
	switch {
	case l.Park > 0, l.Total != noTotal:
		y.parks++
	case l.Ind > 0:
		y.inds++
	case (len(l.Units) > 0 || l.Strange != "") && l.Marks == 0:
		y.units++
	case l.Marks != 0:
		y.marks++
	default:
		if _, ok := t.rowSpan(c); ok {
			y.spans++
		}
	}
}

// assign gives a column its key, the first of each kind.
func (t *table) assign(c *column, y tally) {
	most := func(n int) bool { return n > 0 && 2*n >= y.texts && y.texts >= y.numbers }
	take := func(key *int) {
		if *key == 0 {
			*key = c.n
		}
	}
	switch {
	case most(y.parks), c.role == parkRole:
		take(&t.parkKey)
	case most(y.inds), c.role == indicatorRole && y.texts > 0:
		take(&t.indKey)
	case c.role == unitRole && c.deepest() != nil && fold(c.deepest().text) != "单位", most(y.units) && c.marks == 0:
		take(&t.unitKey)
	case c.role == measureRole && 2*y.marks >= y.texts, most(y.marks) && c.marks == 0 && c.role == noRole:
		take(&t.measureKey)
	case c.role == periodRole && y.spans > 0:
		take(&t.periodKey)
	}
}

// key reports whether a column names rows.
func (t *table) key(n int) bool {
	return n == t.parkKey || n == t.indKey || n == t.periodKey || n == t.measureKey || n == t.unitKey
}

// inherit gives a column that says only a measure the name left of it:
// 规上工业总产值 | 同比增长.
func (t *table) inherit() {
	var from *column
	for i := range t.cols {
		c := &t.cols[i]
		switch {
		case t.key(c.n), c.role == serialRole:
			from = nil
		case c.role == rankRole, len(c.stack) == 0:
		case c.ind > 0 || c.park > 0 || c.total != noTotal || c.named || c.part:
			from = c
		case from != nil && (c.marks != 0 || len(c.spans) > 0):
			c.ind, c.park, c.total, c.lender = from.ind, from.park, from.total, from
			c.part, c.strange, c.named = from.part, from.strange || from.named, from.named
		}
	}
}

// settle gives every value column its measure, now that the period is known:
// headings that name another period are not loaded.
func (t *table) settle(p park.Period) {
	turned := t.indKey > 0 && t.parkKey == 0 && slices.ContainsFunc(t.cols, func(c column) bool { return c.park > 0 })
	group, last := 0, 0
	for i := range t.cols {
		c := &t.cols[i]
		c.group = group
		if c.total == subTotal && c.stack[0].at.col != last {
			last = c.stack[0].at.col
			group++
		}
		c.loaded = !t.key(c.n) && c.role != serialRole && c.role != rankRole && c.role != remarkRole &&
			len(c.stack) > 0 && !c.part && !c.strange && c.total != average && t.carries(c)
		if c.stranger = turned && t.unknownColumn(c); c.stranger {
			c.loaded = true
		}
		if !c.loaded {
			continue
		}
		c.measure, c.loaded = measureOf(c.marks, c.spans, p)
	}
	t.pair()
	for i := range t.cols {
		if t.cols[i].loaded {
			t.values = append(t.values, &t.cols[i])
		}
	}
}

// unknownColumn reports whether a column among those of parks names a park that
// is not known.
func (t *table) unknownColumn(c *column) bool {
	if !c.named || c.strange || c.part || t.key(c.n) || c.role != noRole && c.marks == 0 {
		return false
	}
	at, _ := c.foreignHeading()
	for i := range c.stack {
		if h := &c.stack[i]; h.at == at {
			return !h.lab.Aside
		}
	}
	return false
}

// carries reports whether a column says enough, together with the rows, to
// hold values: an indicator, or a park or a measure where the rows name the
// indicator.
func (t *table) carries(c *column) bool {
	switch {
	case c.ind > 0:
		return true
	case t.indKey == 0 || c.named:
		return false
	case c.park > 0 || c.total != noTotal:
		return true
	}
	return c.marks != 0 || c.role == valueRole || len(c.spans) > 0
}

// measureOf is the measure of a heading's words; ok is false for those that
// are not loaded (docs/domain.md#measures).
func measureOf(m mark, spans []span, p park.Period) (park.Measure, bool) {
	for _, s := range spans {
		switch {
		case s.Year != 0 && !p.IsZero() && s.Year != p.Year, s.To != 0 && !p.IsZero() && s.To != p.Month:
			return "", false
		case s.Single && m&(cumulative|base|amount) == 0:
			m |= month
		case s.To != 0 && !s.Single:
			if m&month != 0 {
				return "", false
			}
			m |= cumulative
		}
	}
	if m&lastYear != 0 {
		if m&cumulative == 0 {
			return "", false
		}
		m = m&^(lastYear) | base
	}
	switch {
	case m&foreign != 0, m&month != 0 && m&(growth|base|cumulative) != 0, m&growth != 0 && m&(base|amount) != 0:
		return "", false
	case m&growth != 0:
		return park.Growth, true
	case m&base != 0:
		return park.Base, true
	case m&month != 0:
		return park.Month, true
	}
	return park.Cumulative, true
}

// pair settles to which amount a growth or a base column belongs where an
// indicator has both 本月 and 累计: to the amount before it. Behind 累计 | 本月 the last
// ones are the cumulative's; behind 本月 with 累计 still to come they are the month's,
// which is not loaded.
func (t *table) pair() {
	for i := 0; i < len(t.cols); {
		j := i + 1
		for j < len(t.cols) && t.together(&t.cols[i], &t.cols[j]) {
			j++
		}
		pairRun(t.cols[i:j])
		i = j
	}
}

func (t *table) together(a, b *column) bool {
	return a.ind == b.ind && a.park == b.park && a.total == b.total && !t.key(b.n) && !t.key(a.n)
}

func pairRun(cols []column) {
	months, cumulatives := -1, -1
	for i := range cols {
		if c := &cols[i]; c.loaded && c.measure == park.Month {
			months = i
		} else if c.loaded && c.measure == park.Cumulative {
			cumulatives = i
		}
	}
	if months < 0 {
		return
	}
	taken := false // the cumulative has a base or a growth of its own
	if cumulatives >= 0 {
		for i := cumulatives + 1; i < len(cols) && (months < cumulatives || i < months); i++ {
			taken = taken || cols[i].loaded && derived(cols[i].measure)
		}
	}
	for i := months + 1; i < len(cols); i++ {
		c := &cols[i]
		if cumulatives > months && i > cumulatives {
			return
		}
		bare := c.marks&cumulative == 0 && len(c.spans) == 0
		if c.loaded && derived(c.measure) && bare && (cumulatives < 0 || cumulatives > months || taken) {
			c.loaded = false
		}
	}
}

func derived(m park.Measure) bool { return m == park.Growth || m == park.Base }

// finish notes what the table held and was not loaded.
func (t *table) finish() {
	for i := range t.cols {
		c := &t.cols[i]
		for k := range c.stack {
			if c.used {
				t.agree(c.stack[k].lab, c.stack[k].at)
			}
		}
		if c.hidden && len(c.stack) > 0 {
			at, _ := c.heading()
			t.rd.hide(t.g, at.row, c.n)
		}
		if c.stranger && c.used {
			at, text := c.foreignHeading()
			t.once("park:"+sheet.Addr(at.row, at.col), at, parkUnknown(t.rd.req.Catalogue, text))
		}
		if c.loaded || !c.used || len(c.stack) == 0 || t.key(c.n) {
			continue
		}
		switch c.role {
		case serialRole, rankRole, remarkRole, unitRole:
			continue
		}
		at, text := c.foreignHeading()
		why := c.reason()
		if why == unknownHeading && t.unmapped(at, text) {
			why = mappableHeading
		}
		t.once("col:"+sheet.Addr(at.row, at.col), at, columnUnmapped(text, why))
	}
}
