package intake

import (
	"math/big"
	"slices"

	"parkboard/internal/park"
	"parkboard/internal/sheet"
)

// slot is one place of a table where a number may stand, with everything the
// headings, the row and the surroundings say of it.
type slot struct {
	ind     int
	park    int
	total   total
	measure park.Measure
	period  park.Period
	col     *column
	row     *keys
	cell    *sheet.Cell // nil: blank
	at      place
	hidden  bool
	unnamed bool // the park is not known; the number only counts in sums
}

// load reads the values of a row.
func (t *table) load(row *sheet.Row, k *keys) {
	filled := t.filled(row)
	for i := range row.Cells {
		if c := t.col(int(row.Cells[i].Col)); c != nil {
			c.used = c.used || row.Cells[i].Kind != sheet.Text || !isMissing(typed(row.Cells[i].Raw))
		}
	}
	next := 0
	for _, col := range t.values {
		for next < len(row.Cells) && int(row.Cells[next].Col) < col.n {
			next++
		}
		s := slot{col: col, row: k, at: t.g.place(int(row.N), col.n), hidden: row.Hidden || col.hidden || t.g.Hidden}
		if next < len(row.Cells) && int(row.Cells[next].Col) == col.n {
			s.cell = &row.Cells[next]
		}
		if s.cell == nil && (!filled && t.parkKey == 0 || t.inMerge(s.at)) {
			continue
		}
		if t.locate(&s) {
			t.take(&s)
		}
	}
	if row.Hidden {
		t.rd.hide(t.g, int(row.N), 0)
	}
}

// inMerge tells a cell covered by a merge that begins elsewhere.
func (t *table) inMerge(at place) bool {
	r, c := t.g.origin(at.row, at.col)
	return r != at.row || c != at.col
}

// locate completes the coordinate of a slot; false where it holds no figure.
func (t *table) locate(s *slot) bool {
	k, col := s.row, s.col
	s.ind, s.period = k.ind, k.period
	if s.ind == 0 {
		s.ind = col.ind
	} else if col.ind > 0 && col.ind != s.ind {
		return false
	}
	s.park, s.total, s.unnamed = k.park, k.total, k.stranger || col.stranger
	switch {
	case s.unnamed || s.park > 0 || s.total != noTotal:
	case col.park > 0 || col.total != noTotal:
		s.park, s.total = col.park, col.total
	default:
		s.park, s.total = t.said.park.park, t.said.park.total
	}
	if s.total == average || s.ind == 0 {
		return false
	}
	s.measure = col.measure
	if k.marks != 0 || len(k.spans) > 0 {
		own := col.marks
		if col.role == valueRole {
			own = 0 // 数值 says nothing of the measure
		}
		m, ok := measureOf(own|k.marks, slices.Concat(col.spans, k.spans), s.period)
		if !ok {
			t.unread(s)
			return false
		}
		s.measure = m
	}
	return true
}

// unread notes a number whose row and column together name no measure that is
// loaded: 环比, or the growth of a single month.
func (t *table) unread(s *slot) {
	if s.cell == nil || s.cell.Kind == sheet.Text && isMissing(typed(s.cell.Raw)) {
		return
	}
	if s.row.marks&foreign != 0 {
		if t.measureKey == 0 { // else noted at the cell that names the measure
			t.once("unread:"+fold(s.row.indText), s.row.indAt, columnUnmapped(s.row.indText, otherMeasure))
		}
		return
	}
	t.once("unread:"+fold(s.row.name)+sheet.ColName(s.col.n), s.at, columnUnmapped(t.g.text(s.cell), otherMeasure))
}

// take reads the number of a slot: a figure, a sum, a note or an error.
func (t *table) take(s *slot) {
	ind := t.rd.indicator(s.ind)
	rate := s.measure == park.Growth
	r := reading{missing: true}
	if s.cell != nil {
		r = readNumber(t.g.book, s.cell, rate || ind.Share())
	}
	if r.flat && !rate { // 持平 is said of a growth
		r = reading{wrong: park.NumberInvalid, why: noNumber}
	}
	if r.missing {
		t.missing(s, ind)
		return
	}
	if s.onlyChecks() && s.cell.Has(sheet.NoCache) {
		return // no program has worked it out: there is nothing to hold the parks against
	}
	t.begin()
	if s.measure == park.Month && s.period.FirstOfYear() {
		t.once("february:"+t.slotKey(s), s.at, februaryMonth(t.g.text(s.cell)))
		return
	}
	if s.hidden {
		t.rd.hide(t.g, s.at.row, s.at.col)
	}
	if !t.addressed(s) {
		return
	}
	text := t.g.text(s.cell)
	if r.wrong != "" {
		t.incomplete(s, ind)
		t.rd.raise(s.at, numberIssue(r, text, rate || ind.Share(), ind))
		return
	}
	u := t.unitFor(s.col, s.row, s.ind, rate)
	if u.code != "" {
		t.incomplete(s, ind)
		t.once("unit:"+string(u.code)+u.key, u.at, unitIssue(u, ind))
		return
	}
	value, ok := park.QuantityOf(new(big.Rat).Mul(r.value, u.Factor))
	if !ok {
		t.rd.raise(s.at, numberIssue(reading{wrong: park.NumberInvalid, why: tooLong}, text, rate || ind.Share(), ind))
		return
	}
	t.keep(s, r, u, value, text)
}

// onlyChecks reports whether a number would give no figure of its own: a sum of
// parks, but not of the city and no rate of all parks.
func (s *slot) onlyChecks() bool {
	return (s.total == sumTotal || s.total == subTotal) && s.measure != park.Growth
}

// incomplete remembers that sums over a slot's column cannot be checked.
func (t *table) incomplete(s *slot, ind *park.Indicator) {
	t.rd.disputed[sumKey{t.number, s.period, ind.Code, s.measure}] = true
}

// slotKey names the heading a note about a slot is given once for.
func (t *table) slotKey(s *slot) string {
	if s.col.ind > 0 {
		return sheet.ColName(s.col.n)
	}
	return ""
}

// missing notes that no value was given, where one is to be expected: not the
// single month, base or growth of a stock, and no sums.
func (t *table) missing(s *slot, ind *park.Indicator) {
	if s.park == 0 || s.unnamed {
		return
	}
	if s.cell == nil && s.measure != park.Cumulative {
		return
	}
	if s.measure != park.Cumulative && ind.Growth == park.None {
		return
	}
	text := ""
	if s.cell != nil {
		text = t.g.text(s.cell)
	}
	note := missingValue(ind, t.rd.park(s.park), s.measure, text)
	if ind.Land != "" && !t.begun && blankText(text) {
		t.blanks = append(t.blanks, finding{s.at, note})
		return
	}
	t.begin()
	t.rd.raise(s.at, note)
}

// begin gives the notes held back while all of the table was blank. An area
// stays in force until another is reported, so a table of areas left blank as a
// whole lacks nothing (docs/domain.md#land).
func (t *table) begin() {
	for _, f := range t.blanks {
		t.rd.raise(f.at, f.Issue)
	}
	t.begun, t.blanks = true, nil
}

// addressed reports whether park and period are known; what stands in the way
// is reported once for the table.
func (t *table) addressed(s *slot) bool {
	p := &t.said.park
	fromSheet := !s.unnamed && s.row.park == 0 && s.row.total == noTotal && s.col.park == 0 && s.col.total == noTotal
	if fromSheet && (s.park == 0 && s.total == noTotal || p.unknown || p.clash != "") {
		at, name := p.at, p.text
		if name == "" {
			at = t.g.place(int(t.g.Rows[t.head.from].N), t.cols[0].n)
		}
		t.once("park", at, sheetPark(t.rd.req.Catalogue, *p, name))
		return false
	}
	if s.period.IsZero() {
		if v := t.said.period; v.code != "" && !t.periodRaised() {
			at := v.at
			if v.code == park.PeriodMissing || at.sheet < 0 || at.row == 0 {
				at = t.titleOr(at)
			}
			t.once("period", at, t.rd.periodIssue(v, v.text))
		}
		return false
	}
	if s.park > 0 && t.rd.req.MaySend != nil && !t.rd.req.MaySend(t.rd.park(s.park).Code) {
		t.once("may:"+t.rd.park(s.park).Code, t.parkAt(s), parkForbidden(t.rd.park(s.park)))
	}
	return true
}

// periodRaised reports whether the rows' own period cells have been reported.
func (t *table) periodRaised() bool { return t.periodKey > 0 && len(t.periods) > 0 }

// titleOr is where a finding on the period stands: the title that speaks, else
// the sheet.
func (t *table) titleOr(at place) place {
	for _, v := range t.said.period.voices {
		if v.at.sheet == t.g.index && v.at.row > 0 {
			return v.at
		}
	}
	if at.sheet == t.g.index {
		return at
	}
	return place{sheet: t.g.index}
}

// parkAt is the cell that names the park of a slot.
func (t *table) parkAt(s *slot) place {
	switch {
	case s.row.park > 0:
		return s.row.at
	case s.col.park > 0:
		for i := range s.col.stack {
			if s.col.stack[i].lab.Park > 0 {
				return s.col.stack[i].at
			}
		}
	case t.said.park.at.row > 0:
		return t.said.park.at
	}
	return s.at
}

// keep records a number that was read and, where a park reported it, makes it
// a figure.
func (t *table) keep(s *slot, r reading, u unitFound, value park.Quantity, text string) {
	ind := t.rd.indicator(s.ind)
	unit := ind.Unit
	if s.measure == park.Growth {
		unit = "%"
	}
	rec := record{
		key:   park.Key{Period: s.period, Indicator: ind.Code, Measure: s.measure},
		total: s.total, value: value, at: s.at, text: text, places: r.places, stored: r.stored, unit: t.rd.unit(u.Unit),
		cell:  cellTraits{r.percent, r.flat},
		table: t.number, vein: t.vein(s), order: t.order, group: t.group, ind: s.ind, figure: -1,
	}
	if s.row.park == 0 && s.row.total == noTotal && !s.row.stranger {
		rec.order, rec.group = s.col.n, s.col.group
	}
	if s.park > 0 {
		rec.key.Park = t.rd.park(s.park).Code
	}
	fig := park.Figure{
		Park: rec.key.Park, Period: s.period, Indicator: ind.Code, Measure: s.measure, Value: value, Unit: unit,
		Source: park.Source{Sheet: t.g.Name, Cell: sheet.Addr(s.at.row, s.at.col), Text: text, Found: u.Text},
	}
	switch {
	case s.total == cityTotal, s.total == sumTotal && s.measure == park.Growth:
		fig.Park = park.CityCode
		t.rd.supplied(fig, s.total == cityTotal)
	case s.park > 0 && !s.unnamed:
		t.rd.report(&rec, fig, ind)
		return
	}
	t.rd.records = append(t.rd.records, rec)
}

// vein names the printed column a growth rate belongs to: down the rows where
// these are parks, across them where they are indicators.
func (t *table) vein(s *slot) int {
	const across, tidy = 1 << 21, 1 << 22
	switch {
	case s.col.park > 0:
		return across + s.at.row
	case s.row.ind > 0 && s.row.park > 0:
		return tidy + s.ind
	}
	return s.col.n
}
