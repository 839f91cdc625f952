package intake

import (
	"strings"

	"parkboard/internal/park"
	"parkboard/internal/sheet"
)

// keys is what the key cells of a row say.
type keys struct {
	ind, park int
	total     total
	marks     mark
	spans     []span
	period    park.Period
	units     []unitWord
	strange   string
	unitText  string // of the unit column, "" when blank
	unitOwn   bool   // the unit stands in this row, not in a merge from above
	unitAt    place
	indAt     place // of the cell that names the indicator
	indText   string
	name      string // of the cell that names the row
	at        place
	stranger  bool // the park is not known
	alone     bool // the row says only a measure and belongs to the indicator above
}

// keysOf reads the key cells of a row.
func (t *table) keysOf(row *sheet.Row) (keys, kind) {
	k := keys{}
	if t.aside(row) {
		return k, outside
	}
	what := body
	if t.parkKey > 0 {
		what = t.parkOf(row, &k)
	}
	if what == body && t.indKey > 0 {
		what = t.indicatorOf(row, &k)
	}
	if what != body {
		return k, what
	}
	k.period = t.said.period.period
	if t.parkKey == 0 && t.indKey == 0 {
		what = t.timeOnly(row, &k)
	}
	t.measureOf(row, &k)
	t.unitOf(row, &k)
	switch {
	case !k.alone:
		t.cur.units, t.cur.strange = k.units, k.strange
	case k.marks&growth == 0 && len(k.units) == 0 && k.strange == "":
		k.units, k.strange = t.cur.units, t.cur.strange
	}
	return k, what
}

// aside tells notes and signatures by the first text of the row.
func (t *table) aside(row *sheet.Row) bool {
	for i := range row.Cells {
		c := &row.Cells[i]
		if c.Kind != sheet.Text || blankText(c.Raw) {
			continue
		}
		return t.g.label(c).Aside
	}
	return false
}

// parkOf reads the park of a row.
func (t *table) parkOf(row *sheet.Row, k *keys) kind {
	text, r, c := t.g.at(int(row.N), t.parkKey)
	if blankText(text) {
		text, r, c = t.sideLabel(row)
	}
	k.name, k.at = text, t.g.place(r, c)
	l := t.g.lex.label(text)
	switch {
	case l.Park > 0 && l.Ind == 0:
		k.park = l.Park
	case l.Part, l.Total == average:
		t.cur = keys{}
		return passed
	case l.Total != noTotal:
		k.total = l.Total
	case l.Folded == "" && t.continues(row):
		k.park, k.total = t.cur.park, t.cur.total
	case !t.filled(row):
		return outside
	case isGroup(l):
		return passed
	default:
		k.stranger = true
		t.unknownPark(row, k)
	}
	t.cur = *k
	return body
}

// continues tells a row whose park's name stands merged above, as a CSV shows
// it: another key names the row.
func (t *table) continues(row *sheet.Row) bool {
	named := t.indKey > 0 && !blankText(t.named(row, t.indKey)) || t.measureKey > 0 && !blankText(t.named(row, t.measureKey))
	return named && (t.cur.park > 0 || t.cur.total != noTotal)
}

// isGroup tells banners that carry sums of a group: 一、千亿级园区.
func isGroup(l *label) bool {
	return l.Ordered && (strings.Contains(l.Folded, "亿级") || strings.Contains(l.Folded, "亿元级") || strings.Contains(l.Folded, "亿档"))
}

func (t *table) named(row *sheet.Row, col int) string {
	text, _, _ := t.g.at(int(row.N), col)
	return text
}

// sideLabel is the text left of the values that names a row whose key cell is
// blank: 合计 may stand under 序号.
func (t *table) sideLabel(row *sheet.Row) (text string, r, c int) {
	first := 0
	if len(t.values) > 0 {
		first = t.values[0].n
	}
	for i := range row.Cells {
		cell := &row.Cells[i]
		if int(cell.Col) >= first {
			break
		}
		if cell.Kind == sheet.Text && t.col(int(cell.Col)) != nil && !t.key(int(cell.Col)) {
			if l := t.g.label(cell); l.Total != noTotal || l.Part || l.Park > 0 {
				return cell.Raw, int(row.N), int(cell.Col)
			}
		}
	}
	return "", int(row.N), t.parkKey
}

// filled reports whether any loaded column holds more than a mark for missing.
func (t *table) filled(row *sheet.Row) bool {
	for i := range row.Cells {
		c := &row.Cells[i]
		if col := t.col(int(c.Col)); col == nil || !col.loaded {
			continue
		}
		if c.Kind != sheet.Text || !isMissing(typed(c.Raw)) {
			return true
		}
	}
	return false
}

// indicatorOf reads the indicator of a row. A row that says only a measure
// (同比增长) belongs to the indicator above it.
func (t *table) indicatorOf(row *sheet.Row, k *keys) kind {
	text, r, c := t.g.at(int(row.N), t.indKey)
	l := t.g.lex.label(text)
	if t.parkKey == 0 || k.name == "" {
		k.name, k.at = text, t.g.place(r, c)
	}
	k.indAt, k.indText = t.g.place(r, c), text
	k.marks, k.spans = l.Marks, l.Spans
	k.units, k.strange = l.Units, l.Strange
	switch {
	case l.Part, l.Total != noTotal && l.Ind == 0:
		t.cur.ind = 0
		return passed
	case l.Known && l.Ind > 0 && l.Park == 0:
		k.ind = l.Ind
		t.agree(l, k.indAt)
	case l.Known && l.Marks != 0 && !l.names() && l.Role == noRole:
		if t.cur.ind == 0 {
			return passed
		}
		k.ind, k.alone = t.cur.ind, true
		k.name, k.at = text, t.g.place(r, c)
	case !t.filled(row):
		return outside
	default:
		t.cur.ind = 0
		t.unknownIndicator(row, l, text)
		return silent
	}
	t.cur.ind = k.ind
	return body
}

// timeOnly reads a row that is named by its period alone, in a table of one
// park.
func (t *table) timeOnly(row *sheet.Row, k *keys) kind {
	text, r, c := t.g.at(int(row.N), t.periodKey)
	k.name, k.at = text, t.g.place(r, c)
	l := t.g.lex.label(text)
	switch {
	case l.Total != noTotal || l.Part:
		return passed
	case blankText(text) || !t.filled(row):
		return outside
	}
	return body
}

// measureOf reads the measure and the period a row names for itself.
func (t *table) measureOf(row *sheet.Row, k *keys) {
	if t.measureKey > 0 {
		text := t.named(row, t.measureKey)
		l := t.g.lex.label(text)
		k.marks |= l.Marks
		k.spans = append(k.spans[:len(k.spans):len(k.spans)], l.Spans...)
		if !l.Known && !blankText(text) {
			k.marks |= foreign
		}
		if k.marks&foreign != 0 && t.filled(row) {
			t.once("measure:"+l.Folded, t.g.place(int(row.N), t.measureKey), measureUnmapped(text))
		}
	}
	if t.periodKey == 0 {
		return
	}
	r, c := t.g.origin(int(row.N), t.periodKey)
	cell := t.g.Cell(r, c)
	if cell == nil || blankText(t.g.text(cell)) {
		return
	}
	text := t.g.text(cell)
	v, ok := t.periods[text]
	if !ok {
		v = t.rowPeriod(cell, text, t.g.place(r, c))
		t.periods[text] = v
	}
	k.period = v.period
	if v.code != "" && t.filled(row) {
		t.once("period:"+text, t.g.place(r, c), t.rd.periodIssue(v, text))
	}
}

// rowPeriod is the period of a row's own cell, agreed with the file's name and
// the form; the title only fills in what the cell leaves out.
func (t *table) rowPeriod(cell *sheet.Cell, text string, at place) verdict {
	sp, ok := t.rowSpan(cell)
	if !ok {
		return verdict{code: park.PeriodInvalid, at: at, text: text}
	}
	own := voice{park.Text{ZH: "期间列", EN: "the period column"}, text, at, sp}
	return agree(append([]voice{own}, t.said.period.voices...))
}

// rowSpan reads a cell of a period column: a text, a date, or 202306 as a number.
func (t *table) rowSpan(c *sheet.Cell) (span, bool) {
	if day, ok := t.g.book.Date(c); ok {
		return span{Year: day.Year(), To: int(day.Month()), Single: true}, true
	}
	text := t.g.text(c)
	if c.Kind == sheet.Number {
		text = c.Decimal()
	}
	spans := spansIn(text)
	if len(spans) != 1 {
		if m := dayText.FindString(typed(text)); m != "" { // 2023-06-30 is its month
			return spansOfDay(m)
		}
		return span{}, false
	}
	return spans[0], spans[0].To > 0
}

// spansOfDay is the month of a written day.
func spansOfDay(day string) (span, bool) {
	m := fullDate.FindStringSubmatch(fold(day))
	if m == nil || m[2] == "" {
		return span{}, false
	}
	sp := span{Year: number(m[2]), To: number(m[4]), Single: true}
	return sp, sp.To >= 1 && sp.To <= 12
}

// unitOf reads the unit column.
func (t *table) unitOf(row *sheet.Row, k *keys) {
	if t.unitKey == 0 {
		return
	}
	text, r, c := t.g.at(int(row.N), t.unitKey)
	k.unitAt, k.unitOwn = t.g.place(r, c), r == int(row.N)
	folded := fold(text)
	if folded == "" || isMissing(folded) {
		return
	}
	k.unitText = text
	words, strange, ok := parseUnits(folded)
	if !ok {
		strange = folded
	}
	k.units = append(k.units[:len(k.units):len(k.units)], words...)
	if strange != "" {
		k.strange = text
	}
}

// unknownPark reports a row of numbers whose park is not known: each row of a
// row per park, each name once where the rows are tidy.
func (t *table) unknownPark(row *sheet.Row, k *keys) {
	at := k.at
	if t.indKey > 0 || t.periodKey > 0 {
		t.once("park:"+fold(k.name), at, parkUnknown(t.rd.req.Catalogue, k.name))
		return
	}
	if blankText(k.name) {
		at = t.g.place(int(row.N), t.parkKey)
	}
	t.rd.raise(at, parkUnknown(t.rd.req.Catalogue, k.name))
}

// once raises a finding the first time its key comes up in the table.
func (t *table) once(key string, at place, i park.Issue) {
	if t.noted[key] {
		return
	}
	t.noted[key] = true
	t.rd.raise(at, i)
}

// unknownIndicator notes a name of rows that is no known indicator.
func (t *table) unknownIndicator(row *sheet.Row, l *label, text string) {
	if t.noted["ind:"+l.Folded] {
		return
	}
	at := t.g.place(int(row.N), t.indKey)
	t.once("ind:"+l.Folded, at, headingUnmapped(text, t.unmapped(at, text)))
}
