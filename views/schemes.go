package views

import (
	"fmt"
	"slices"
	"strings"

	"parkboard/internal/locale"
	"parkboard/internal/park"
)

// SchemeState is one kept revision of a scheme with who kept it.
type SchemeState struct {
	park.Scheme
	Revision int
	Settled  bool
	At       park.Moment
	By       string // user name
}

// SchemesFacts is what the pages of schemes know of all of them.
type SchemesFacts struct {
	Kept        []SchemeState // the newest revision of every version
	Shipped     []park.Scheme
	Assessments []park.Assessment
	Names       map[string]string // display names by user name
	Today       park.Date
	Typed       Typed // the form that makes a new one
	Problems    Problems
}

// Schemes is the list of schemes.
type Schemes struct {
	Page
	Lead    string
	Rows    []SchemeRow
	Make    bool // the reader may make one
	Problem string
	Fields  []Field
}

// SchemeRow is one version in the list.
type SchemeRow struct {
	Year   string
	Name   Link
	Code   string
	State  string
	Used   []Link
	Window string
	Note   string
	Kept   string
	Trial  Link
	Edit   string // "" where the reader may not, or nothing may be changed
}

// NewSchemes makes the list for its reader.
func NewSchemes(page Page, f SchemesFacts) Schemes {
	p := page.Say
	page.Room, page.Title = RoomAssessments, p.T("schemes.title")
	m := Schemes{Page: page, Lead: p.T("schemes.lead"), Problem: f.Problems[""]}
	m.Make = page.User != nil && page.User.Role == park.Admin
	kept := slices.Clone(f.Kept)
	slices.SortStableFunc(kept, func(a, b SchemeState) int {
		if a.Year != b.Year {
			return b.Year - a.Year
		}
		if order := strings.Compare(a.Code, b.Code); order != 0 {
			return order
		}
		return b.Version - a.Version
	})
	for _, k := range kept {
		row := SchemeRow{
			Year: YearText(p, k.Year), Code: k.Code, Note: k.Note.In(p.Lang()), Used: schemeUses(p, f, k.ID), State: schemeState(p, k),
			Name:   Link{Text: SchemeName(p, &k.Scheme), Href: SchemePath(k.ID)},
			Window: p.T("window."+string(k.Window)) + " · " + p.T("basis."+string(k.Basis)),
			Kept:   MomentText(k.At) + " · " + nameOf(f.Names, k.By),
			Trial:  Link{Text: p.T("schemes.trial"), Href: SchemePath(k.ID) + "/trial", Note: SchemeName(p, &k.Scheme)},
		}
		if m.Make && !k.Settled {
			row.Edit = SchemePath(k.ID) + "/edit"
		}
		m.Rows = append(m.Rows, row)
	}
	m.Fields = newSchemeFields(p, f)
	return m
}

// SchemePath is the address of a revision of a scheme.
func SchemePath(id int64) string { return fmt.Sprintf("/schemes/%d", id) }

// SchemeName is a scheme by its name and version.
func SchemeName(p locale.Printer, s *park.Scheme) string {
	return p.T("schemes.name", s.Name.In(p.Lang()), s.Version)
}

func schemeState(p locale.Printer, k SchemeState) string {
	if k.Settled {
		return p.T("schemes.settled")
	}
	return p.T("schemes.draft", k.Revision)
}

// schemeUses are the assessments that rest on a revision.
func schemeUses(p locale.Printer, f SchemesFacts, id int64) []Link {
	var out []Link
	for _, a := range f.Assessments {
		if a.Scheme == id {
			out = append(out, Link{
				Text: p.T("schemes.used", YearText(p, a.Year), p.T("stage."+string(a.Stage))), Href: roundPath(a, ""),
			})
		}
	}
	return out
}

// newSchemeFields are the questions of a new scheme: from which, for which year.
func newSchemeFields(p locale.Printer, f SchemesFacts) []Field {
	from := Field{Name: "from", Label: p.T("schemes.new.from"), Kind: ChoiceField, Problem: f.Problems["from"]}
	group := func(key string) *ChoiceGroup {
		from.Groups = append(from.Groups, ChoiceGroup{Name: p.T(key)})
		return &from.Groups[len(from.Groups)-1]
	}
	choice := func(value string, s *park.Scheme) Choice {
		text := YearText(p, s.Year) + " " + SchemeName(p, s)
		if s.Version == 0 {
			text = YearText(p, s.Year) + " " + s.Name.In(p.Lang())
		}
		return Choice{Value: value, Text: text, Selected: value == f.Typed["from"]}
	}
	if len(f.Kept) > 0 {
		g := group("schemes.new.kept")
		for _, k := range f.Kept {
			g.Choices = append(g.Choices, choice(fmt.Sprint(k.ID), &k.Scheme))
		}
	}
	g := group("schemes.new.shipped")
	for _, s := range f.Shipped {
		s.Version = 0
		g.Choices = append(g.Choices, choice("shipped:"+s.Code, &s))
	}
	return []Field{from, {
		Name: "year", Label: p.T("schemes.new.year"), Hint: p.T("schemes.new.hint"), Kind: LineField, Digits: true,
		Value: f.Typed["year"], Problem: f.Problems["year"],
	}}
}
