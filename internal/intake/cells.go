package intake

import (
	"math/big"
	"strings"

	"parkboard/internal/park"
	"parkboard/internal/sheet"
)

// Cells lends the rules of cells, units, names and years to rooms that read
// other tables than the parks' monthly ones: a number is then read, and refused,
// in one way only. Its indicators are those of the catalogue it is given.
type Cells struct {
	grid *grid
	lex  *lexicon
	city *park.Catalogue
	file string
}

// NewCells knows the names of a catalogue, for one sheet of a book. name is the
// file's.
func NewCells(name string, b *sheet.Book, index int, c *park.Catalogue) *Cells {
	x := newLexicon(c, nil)
	return &Cells{newGrid(b, index, x), x, c, name}
}

// Heading is what a heading says.
type Heading struct {
	Folded  string          // as names are compared, without brackets and what stands in them
	Subject *park.Indicator // the amount the column holds; nil for none
	Parks   bool            // the column names parks
	Aside   bool            // serial numbers, ranks, remarks: nothing to load
	Units   []park.Unit
	Strange string // a unit that is none
}

// Heading reads the heading at a cell, through merges.
func (x *Cells) Heading(row, col int) Heading {
	text, _, _ := x.grid.at(row, col)
	l := x.lex.label(text)
	h := Heading{Folded: unbracketed(l.Folded), Strange: l.Strange, Parks: l.Role == parkRole}
	h.Aside = l.Role == serialRole || l.Role == rankRole || l.Role == remarkRole
	if l.Known && l.Ind > 0 && l.Marks&^(cumulative|amount) == 0 && !l.Part {
		h.Subject = &x.city.Indicators[l.Ind-1]
	}
	for _, u := range l.Units {
		h.Units = append(h.Units, u.Unit)
	}
	return h
}

// Units reads a cell that holds nothing but units, or a line 单位：万元、亩.
func (x *Cells) Units(c *sheet.Cell) (units []park.Unit, strange string) {
	words, strange := line{text: x.grid.text(c)}.unitLine()
	for _, w := range words {
		units = append(units, w.Unit)
	}
	return units, strange
}

// Measures reports whether a unit can measure the amount.
func Measures(u park.Unit, ind *park.Indicator) bool {
	want, ok := park.UnitNamed(ind.Unit)
	return ok && sameKind(u, want.Kind)
}

// Years lists the years a text names: 2022年度企业表.
func (x *Cells) Years(text string) []int {
	var years []int
	for _, s := range (line{text: text}).spans() {
		if s.Year != 0 {
			years = append(years, s.Year)
		}
	}
	return years
}

// Through is the year a text names and the last month it speaks of; 0 for
// what it does not say. Where it names two years, there is none.
func (x *Cells) Through(text string) (year, month int) {
	for _, s := range (line{text: text}).spans() {
		if s.Year != 0 && year != 0 && s.Year != year {
			return 0, 0
		}
		if s.Year != 0 {
			year = s.Year
		}
		if s.To != 0 && !s.Soft {
			month = s.To
		}
	}
	return year, month
}

// Text is what a cell shows, blanks around it dropped.
func (x *Cells) Text(c *sheet.Cell) string {
	if c == nil {
		return ""
	}
	return typed(x.grid.text(c))
}

// Name is a text as its cell shows it, blanks around it dropped: a name is kept
// as it is written.
func (x *Cells) Name(c *sheet.Cell) string { return strings.TrimFunc(x.grid.text(c), blank) }

// Blank reports whether the text says that there is no value: —, 无, nothing.
func (x *Cells) Blank(text string) bool { return isMissing(text) }

// Sum reports whether the text labels a row of sums or a note below a table.
func (x *Cells) Sum(text string) bool {
	l := x.lex.label(text)
	return l.Total != noTotal || l.Aside
}

// Park finds a park by a name or alias, for certain or not at all.
func (x *Cells) Park(text string) (*park.Park, bool) {
	l := x.lex.label(text)
	if !l.Known || l.Park == 0 || l.Ind > 0 || l.Marks != 0 {
		return nil, false
	}
	return &x.city.Parks[l.Park-1], true
}

// Amount reads the amount of a cell exactly, in the canonical unit of the
// indicator; ok is false where there is none. What is wrong with it is the
// issue, without its place.
func (x *Cells) Amount(c *sheet.Cell, ind *park.Indicator, u park.Unit) (q park.Quantity, ok bool, wrong *park.Issue) {
	if c == nil {
		return 0, false, nil
	}
	r := readNumber(x.grid.book, c, false)
	text := x.grid.text(c)
	refuse := func(i park.Issue) (park.Quantity, bool, *park.Issue) { return 0, false, &i }
	switch {
	case r.missing:
		return 0, false, nil
	case r.wrong != "":
		return refuse(numberIssue(r, text, false, ind))
	}
	value := new(big.Rat).Mul(r.value, u.Factor)
	q, ok = park.QuantityOf(value)
	switch {
	case !ok || q > mostOfOne || q < -mostOfOne:
		return refuse(numberIssue(reading{wrong: park.NumberInvalid, why: tooLong}, text, false, ind))
	case q < 0 && !ind.Signed:
		return refuse(negativeValue(text, ind))
	case ind.Integer && !value.IsInt():
		return refuse(notInteger(&record{value: q, text: text}, ind))
	}
	return q, true, nil
}

// mostOfOne keeps the amounts of one subject a hundred times below what an
// exact percentage of two of them can hold.
const mostOfOne = park.Quantity(1_000_000_000_000 * park.QuantityScale)

// The findings that other rooms share with the monthly intake, without their
// places.

// UnitMissing is for an amount whose unit nothing says.
func UnitMissing(found string, ind *park.Indicator) park.Issue {
	return unitIssue(unitFound{code: park.UnitMissing, text: found}, ind)
}

// UnitUnknown is for a unit that is none, or none of the amount's kind.
func UnitUnknown(found string, ind *park.Indicator) park.Issue {
	return unitIssue(unitFound{code: park.UnitUnknown, text: found}, ind)
}

// ParkUnknown is for a name that is no park of the catalogue.
func ParkUnknown(c *park.Catalogue, found string) park.Issue { return parkUnknown(c, found) }

// ParkForbidden is for a park the sender does not answer for.
func ParkForbidden(p *park.Park) park.Issue { return parkForbidden(p) }

// ColumnUnmapped notes a column that is not loaded.
func ColumnUnmapped(found string) park.Issue { return columnUnmapped(found, unknownHeading) }

// Refused is the finding of a file that could not be opened.
func Refused(err error) park.Issue { return refused(err) }

// AndMore stands for the findings of a code beyond those listed.
func AndMore(of park.Issue, n int) park.Issue { return andMore(of, n) }
