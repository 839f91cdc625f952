package intake

import (
	"crypto/sha256"
	"encoding/hex"
	"strings"
	"unicode/utf8"

	"parkboard/internal/park"
	"parkboard/internal/sheet"
)

// Unmapped is a heading that is no indicator of the catalogue and could be
// mapped to one by hand (docs/intake.md#headings). Each is listed once for a
// shape, at its first cell, where an issue park.ColumnUnmapped stands too.
type Unmapped struct {
	Shape   string // fingerprint of the table's headings
	Heading string // as mappings name it: without measure, period and unit
	Table   string // the headings of the table, for people
	Sheet   string
	Cell    string
}

// Mapped is a heading that was read by the office's mapping, at its first cell.
type Mapped struct {
	park.HeadingMapping
	Sheet string
	Cell  string
}

// mostUnmapped bounds the headings of a file that are offered for mapping.
const mostUnmapped = 100

// headed is a table's header read by the office's mappings for its shape, and
// as it was found without them: the shape must not depend on what is mapped.
type headed struct {
	header
	g     *grid
	found header
	plain *grid
}

// headedAt finds a heading as headerAt does, and reads it again where the
// office has mappings for tables of its shape.
func (rd *reader) headedAt(g *grid, i, free int) (headed, bool) {
	h, ok := g.headerAt(i, free)
	at := headed{header: h, g: g, found: h, plain: g}
	if !ok || len(rd.req.Headings) == 0 {
		return at, ok
	}
	if lex := rd.lexiconFor(g.shape(h)); lex != nil {
		again := *g
		again.lex = lex
		if h, ok := again.headerAt(i, free); ok {
			at.g, at.header = &again, h
		}
	}
	return at, true
}

// lexiconFor is the lexicon of tables of a shape, nil where nothing is mapped
// for them.
func (rd *reader) lexiconFor(shape string) *lexicon {
	lex, known := rd.agreed[shape]
	if known {
		return lex
	}
	mapped := map[string]string{}
	for _, m := range rd.req.Headings {
		if m.Shape == shape && m.Indicator != "" {
			mapped[m.Heading] = m.Indicator
		}
	}
	if len(mapped) > 0 {
		lex = newLexicon(rd.req.Catalogue, mapped)
	}
	rd.agreed[shape] = lex
	return lex
}

// shape is the fingerprint of a header: its headings in order, as names are
// compared, without brackets, digits, periods, units and words of measures, so
// that a form keeps its shape from month to month and February's, which has no
// 本月, too.
func (g *grid) shape(h header) string {
	var b strings.Builder
	g.eachHeading(h, func(core, _ string) { b.WriteString(core + "\n") })
	sum := sha256.Sum256([]byte(b.String()))
	return hex.EncodeToString(sum[:])
}

// outline is a header as people know it: 园区名称 | 工业总产值 | 税收.
func (g *grid) outline(h header) string {
	const most = 120
	var texts []string
	g.eachHeading(h, func(_, text string) { texts = append(texts, brief(text)) })
	all := strings.Join(texts, " | ")
	if r := []rune(all); len(r) > most {
		return string(r[:most]) + "…"
	}
	return all
}

// eachHeading goes through the headings that say more than a measure, a period
// or a unit; one that is repeated at once counts once.
func (g *grid) eachHeading(h header, one func(core, text string)) {
	last := ""
	for r := h.from; r < h.to; r++ {
		row := &g.Rows[r]
		if g.columnNumbers(row) {
			continue
		}
		for i := range row.Cells {
			text := g.text(&row.Cells[i])
			core := strings.Map(dropDigit, g.lex.core(text))
			if core != "" && core != last {
				one(core, text)
				last = core
			}
		}
	}
}

func dropDigit(r rune) rune {
	if r >= '0' && r <= '9' {
		return -1
	}
	return r
}

// core is a heading, folded, without what it says of measure, period and unit
// at its ends: 园区工业规模1—6月累计（亿元） is mapped as 园区工业规模. It is empty
// where nothing else is said.
func (x *lexicon) core(text string) string {
	if len(text) > longestHeading {
		return ""
	}
	bare, _ := unnumbered(fold(text))
	runes := []rune(x.inline(arabic(bare)))
	for n := x.leading(runes); n > 0; n = x.leading(runes) {
		runes = runes[n:]
	}
	for n := x.trailing(runes); n > 0; n = x.trailing(runes) {
		runes = runes[:len(runes)-n]
	}
	return string(runes)
}

// sideword reports whether a word of n runes says something beside the name; a
// single character may as well be part of one.
func (w word) sideword(n int) bool { return w.ind == 0 && w.park == 0 && (w.skip || n >= 2) }

// leading is the length of the period or sideword a text starts with.
func (x *lexicon) leading(runes []rune) int {
	for _, c := range x.cuts(runes) {
		if c.span != nil || c.sideword(c.n) {
			return c.n
		}
	}
	return 0
}

// trailing is the length of the period or sideword a text ends with.
func (x *lexicon) trailing(runes []rune) int {
	for n := min(x.longest, len(runes)); n > 0; n-- {
		end := string(runes[len(runes)-n:])
		if w, ok := x.entries[end]; ok {
			if w.sideword(n) {
				return n
			}
			continue
		}
		if _, used := spanAt(end); used == n {
			return n
		}
	}
	return 0
}

// mappable is the name under which a heading that is not understood can be
// mapped; not where it would not be understood even then: 产值(轻工业).
func (x *lexicon) mappable(text string) (heading string, ok bool) {
	heading = x.core(text)
	if _, known := x.entries[heading]; heading == "" || known {
		return "", false
	}
	longest := x.longest
	x.entries[heading] = word{ind: 1, mapped: heading}
	x.longest = max(longest, utf8.RuneCountInString(heading))
	l := x.read(text)
	delete(x.entries, heading)
	x.longest = longest
	return heading, l.Known && l.Ind == 1 && l.Mapped == heading
}

// unmapped offers a heading for mapping and reports whether it can be mapped.
func (t *table) unmapped(at place, text string) bool {
	heading, ok := t.g.lex.mappable(text)
	if !ok {
		return false
	}
	u := Unmapped{Shape: t.plain.shape(t.found), Heading: heading, Sheet: t.g.Name, Cell: sheet.Addr(at.row, at.col)}
	for _, other := range t.rd.unmapped {
		if other.Shape == u.Shape && other.Heading == u.Heading {
			return true
		}
	}
	if len(t.rd.unmapped) < mostUnmapped {
		u.Table = t.plain.outline(t.found)
		t.rd.unmapped = append(t.rd.unmapped, u)
	}
	return true
}

// agree keeps that a heading was read by the office's mapping, once a table.
func (t *table) agree(l *label, at place) {
	if l.Mapped == "" || t.noted["mapped:"+l.Mapped] {
		return
	}
	t.noted["mapped:"+l.Mapped] = true
	shape := t.plain.shape(t.found)
	for _, other := range t.rd.mapped {
		if other.Shape == shape && other.Heading == l.Mapped {
			return
		}
	}
	for i := len(t.rd.req.Headings) - 1; i >= 0; i-- {
		if m := t.rd.req.Headings[i]; m.Shape == shape && m.Heading == l.Mapped {
			t.rd.mapped = append(t.rd.mapped, Mapped{m, t.g.Name, sheet.Addr(at.row, at.col)})
			return
		}
	}
}
