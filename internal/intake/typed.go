package intake

import (
	"math/big"
	"strings"

	"parkboard/internal/park"
)

// Typed reads a number typed into a form by the rules of cells
// (docs/domain.md#intake): exact, full-width digits and commas every three
// digits, and no guess. ok is false where nothing was typed or the text is no
// certain number.
func Typed(text string) (value *big.Rat, ok bool) {
	r := readText(text, false)
	return r.value, r.value != nil && r.wrong == ""
}

// Plain is a text typed into a form with full-width forms unified and blanks
// around it dropped, for days and years.
func Plain(text string) string { return typed(text) }

// Canonical is a name as it is compared with the names met in workbooks: two
// names with one canonical form are the same (docs/domain.md#names).
func Canonical(name string) string { return unbracket(fold(name)) }

// Meaning is what a name says when a workbook is read: the code of a park or of
// an indicator, or a word of the tables themselves, such as 合计 or 亿元. The
// zero Meaning is a name that says nothing yet.
type Meaning struct {
	Park      string
	Indicator string
	Part      bool // of the indicator's names: headings would be cut in two
	Word      bool
}

// MeaningOf tells what a name says in the workbooks of a city.
func MeaningOf(c *park.Catalogue, name string) Meaning {
	x := newLexicon(c, nil)
	key := Canonical(name)
	if w, ok := x.entries[key]; ok {
		switch {
		case w.park > 0:
			return Meaning{Park: c.Parks[w.park-1].Code}
		case w.ind > 0:
			return Meaning{Indicator: c.Indicators[w.ind-1].Code}
		}
		return Meaning{Word: true}
	}
	if _, role := roles[key]; role || totalOf(key, x.city) != noTotal {
		return Meaning{Word: true}
	}
	for _, ind := range c.Indicators {
		for _, known := range append([]string{ind.Name.ZH, ind.Name.EN}, ind.Aliases...) {
			if key != "" && strings.Contains(Canonical(known), key) {
				return Meaning{Indicator: ind.Code, Part: true}
			}
		}
	}
	return Meaning{}
}

// Readable reports whether a cell that holds just the name is read as the park:
// a name of footnote marks alone, or one that begins with 其中, never is.
func Readable(c *park.Catalogue, code, name string) bool {
	l := newLexicon(c, nil).label(name)
	return l.Park > 0 && c.Parks[l.Park-1].Code == code
}
