package views

import (
	"math/big"

	"parkboard/internal/locale"
	"parkboard/internal/park"
)

// LandRecord is an area as it is to be recorded, beside what was typed where
// that was another unit.
func LandRecord(p locale.Printer, l park.Land, typed *big.Rat, u park.Unit) []Fact {
	return append([]Fact{
		{p.T("admin.field.basis"), p.T("basis." + string(l.Basis))},
		{p.T("park.land.area"), amountText(p, l.Area, "亩", typed, u)},
	}, CatalogueRecord(p, l.Effective, l.Document)...)
}

// TargetRecord is a target as it is to be recorded.
func TargetRecord(p locale.Printer, c *park.Catalogue, t park.Target, typed *big.Rat, u park.Unit) []Fact {
	ind, _ := c.Indicator(t.Indicator)
	return append([]Fact{
		{p.T("admin.field.indicator"), SubjectName(p, c, t.Indicator)},
		{p.T("admin.field.year"), YearText(p, t.Year)},
		{p.T("admin.field.target"), amountText(p, t.Value, ind.Unit, typed, u)},
	}, CatalogueRecord(p, t.Effective, t.Document)...)
}

// NoteRecord is a note as it is to be recorded.
func NoteRecord(p locale.Printer, n park.Note) []Fact {
	return append([]Fact{{p.T("admin.field.text"), n.Text}}, CatalogueRecord(p, n.Effective, n.Document)...)
}

// ParkRecord is a new park as it is to be recorded.
func ParkRecord(p locale.Printer, c *park.Catalogue, one park.Park) []Fact {
	return append([]Fact{{p.T("admin.field.code"), one.Code}}, catalogueFacts(p, c, one)...)
}

// CatalogueRecord is from when and by which document.
func CatalogueRecord(p locale.Printer, from park.Date, document string) []Fact {
	return []Fact{{p.T("admin.field.effective"), DateText(p, from)}, {p.T("admin.field.document"), documentText(p, document)}}
}

// AreaText is an area with its unit.
func AreaText(p locale.Printer, q park.Quantity) string {
	text, unit := Write(p, q.Rat(), "亩", Exact)
	return text + " " + unit
}

// amountText is an amount as it is kept and, where it was typed in another
// unit, what was typed.
func amountText(p locale.Printer, kept park.Quantity, unit string, typed *big.Rat, u park.Unit) string {
	text, printed := Write(p, kept.Rat(), unit, Exact)
	if u.Name == unit {
		return text + " " + printed
	}
	return p.T("admin.converted", trimmed(number(typed, 6, false))+" "+unitName(p, u), text+" "+printed)
}
