package views

import (
	"fmt"
	"net/url"
	"slices"

	"parkboard/internal/locale"
	"parkboard/internal/park"
)

// BriefPath is where the summary of a park stands.
func BriefPath(period park.Period, code string) string {
	return "/briefs/" + period.String() + "/" + url.PathEscape(code)
}

// IssuedPath is where an issued brief stands, byte for byte.
func IssuedPath(id int64) string { return fmt.Sprintf("/briefs/issued/%d", id) }

// IssuedStylePath is where the style sheet of issued briefs stands.
func IssuedStylePath(sha string) string { return "/briefs/issued/style/" + url.PathEscape(sha) }

// Issued is the sheet as it is given out: nothing on it depends on the program
// that shows it later, so its style sheet is its own and it runs no script.
func (f Brief) Issued(style string) Brief {
	f.Style = style
	f.Back = Link{Text: f.Say.T("issued.title"), Href: "/briefs"}
	return f
}

// Issued is the sheet as it is given out, as a brief's is.
func (m MeasureSheet) Issued(style string) MeasureSheet {
	m.Style = style
	return m
}

// IssueFacts is what issuing a sheet is asked with.
type IssueFacts struct {
	Heading string // as printed on the sheet
	Hash    string
	AsOf    park.Moment // as known when it will read
	Back    string
	Problem string // why it came back
}

// IssueForm asks before a sheet is issued.
type IssueForm struct {
	Page
	Heading string
	Problem string
	Facts   []Named
	Seen    string // the data version asked about
	Post    string
	Back    string
}

// Named is a word about something under its name.
type Named struct{ Name, Text string }

// NewIssueForm makes the page.
func NewIssueForm(page Page, f IssueFacts) IssueForm {
	p := page.Say
	page.Title = p.T("issue.title")
	return IssueForm{
		Page: page, Heading: page.Title, Problem: f.Problem, Seen: fmt.Sprint(page.Version), Back: f.Back, Post: f.Back + "/issue",
		Facts: []Named{
			{p.T("issue.what"), f.Heading},
			{p.T("issued.col.lang"), languageName(p, p.Lang())},
			{p.T("issued.col.asof"), MomentText(f.AsOf)},
			{p.T("issued.col.version"), fmt.Sprintf("v%d", page.Version)},
			{p.T("issued.col.hash"), f.Hash},
		},
	}
}

func languageName(p locale.Printer, lang string) string { return p.T("issued.lang." + lang) }

// IssuedFacts is what the list of issued briefs is made from.
type IssuedFacts struct {
	All       []park.IssuedBrief
	Catalogue *park.Catalogue
	Names     map[string]string
	Park      string // narrowed to its code; "" for all
	Done      int64  // the one the reader just issued
	Newest    park.Period
}

// IssuedList is the page of the issued briefs.
type IssuedList struct {
	Page
	Heading string
	Notice  Sentence
	Parks   []Choice
	Rows    []IssuedRow
	Empty   string
	Make    []Link // the sheets that may be issued: the newest period's
	MakeBy  string
}

// IssuedRow is one issued brief.
type IssuedRow struct {
	Period, Lang, AsOf, Version, Hash, By, At string
	Open                                      Link
}

// NewIssuedList makes the page.
func NewIssuedList(page Page, f IssuedFacts) IssuedList {
	p := page.Say
	page.Title = p.T("issued.title")
	m := IssuedList{Page: page, Heading: page.Title, Parks: []Choice{{Text: p.T("issued.all")}}}
	if f.Newest != (park.Period{}) {
		m.MakeBy = p.T("issued.make", PeriodText(p, f.Newest))
	}
	for _, one := range f.Catalogue.Parks {
		name := one.Name.In(p.Lang())
		m.Parks = append(m.Parks, Choice{Value: one.Code, Text: name, Selected: one.Code == f.Park})
		if m.MakeBy != "" {
			m.Make = append(m.Make, Link{Text: name, Href: BriefPath(f.Newest, one.Code)})
		}
	}
	all := slices.DeleteFunc(slices.Clone(f.All), func(b park.IssuedBrief) bool { return f.Park != "" && b.Park != f.Park })
	slices.SortStableFunc(all, func(a, b park.IssuedBrief) int {
		if a.Period != b.Period {
			return 0 // they come by period
		}
		return parkOrder(f.Catalogue, a.Park) - parkOrder(f.Catalogue, b.Park)
	})
	for _, b := range all {
		name, period := ParkName(p, f.Catalogue, b.Park), PeriodText(p, b.Period)
		if b.Measures {
			name, period = p.T("issued.measures"), YearText(p, b.Period.Year)
		}
		m.Rows = append(m.Rows, IssuedRow{
			Period: period, Lang: languageName(p, b.Lang), AsOf: MomentText(b.AsOf),
			Version: fmt.Sprintf("v%d", b.Version), Hash: b.Hash, By: nameOf(f.Names, b.Actor), At: MomentText(b.At),
			Open: Link{Text: name, Href: IssuedPath(b.ID)},
		})
		if b.ID == f.Done {
			m.Notice = Sentence{{Text: p.T("issued.done", name, period, b.Hash)}}
		}
	}
	if len(m.Rows) == 0 {
		m.Empty = p.T("issued.empty")
	}
	return m
}
