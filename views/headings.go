package views

import (
	"fmt"

	"parkboard/internal/locale"
	"parkboard/internal/park"
)

// Headings is the page of the headings that the office maps to indicators.
type Headings struct {
	Page
	Rows []HeadingRow
}

// HeadingRow is one mapping in force.
type HeadingRow struct {
	Heading   string
	Indicator string
	Table     string // the headings of the form it was made on
	Recorded  string // who and when
	Remove    string // where taking it back is posted; "" where the reader may not
}

// NewHeadings makes the page for its reader, the newest mapping first.
func NewHeadings(page Page, c *park.Catalogue, mapped []park.HeadingMapping, names map[string]string) Headings {
	p := page.Say
	page.Title, page.Room = p.T("headings.title"), RoomUploads
	h := Headings{Page: page}
	for i := len(mapped) - 1; i >= 0; i-- {
		m := mapped[i]
		row := HeadingRow{
			Heading: m.Heading, Indicator: headingIndicator(p, c, m.Indicator), Table: m.Table,
			Recorded: nameOf(names, m.Actor) + " " + MomentText(m.RecordedAt),
		}
		if page.User != nil && page.User.MayUnmap(m) {
			row.Remove = fmt.Sprintf("/uploads/headings/%d/remove", m.ID)
		}
		h.Rows = append(h.Rows, row)
	}
	return h
}

// headingIndicator names the indicator of a mapping, which may have left the
// catalogue since.
func headingIndicator(p locale.Printer, c *park.Catalogue, code string) string {
	if _, ok := c.Indicator(code); !ok {
		return p.T("headings.gone", code)
	}
	return SubjectName(p, c, code)
}

// HeadingPlace is a heading of a workbook at its cell: one that can be mapped,
// or one that was read by a mapping, which then is in Mapping.
type HeadingPlace struct {
	Heading string
	Sheet   string
	Cell    string
	Mapping park.HeadingMapping
}

// HeadingForm asks a clerk which indicator a heading is.
type HeadingForm struct {
	Heading string
	Action  string
	Choices []Choice
	Problem string // why what was sent was not taken
}

// newHeadingForms joins the findings with the headings that can be mapped.
// Each form names its heading by place and text, so that a choice never lands
// on another when the findings changed meanwhile.
func newHeadingForms(p locale.Printer, f ReviewFacts, findings []Finding) {
	at := make(map[string]HeadingPlace, len(f.Unmapped))
	for _, u := range f.Unmapped {
		at[PlaceText(u.Sheet, u.Cell)] = u
	}
	var choices []Choice
	for i := range f.Catalogue.Indicators {
		code := f.Catalogue.Indicators[i].Code
		choices = append(choices, Choice{Value: code, Text: SubjectName(p, f.Catalogue, code)})
	}
	for i := range findings {
		one := &findings[i]
		u, ok := at[one.Place]
		if !ok || one.Code != string(park.ColumnUnmapped) {
			continue
		}
		one.Map = &HeadingForm{Heading: u.Heading, Action: uploadPath(f.Upload.ID) + "/headings", Choices: choices}
		if f.Unchosen == one.Place {
			one.Map.Problem = p.T("headings.unchosen")
		}
	}
}

// agreedSays tells which headings were read by the office's own word.
func agreedSays(p locale.Printer, f ReviewFacts) []Sentence {
	var said []Sentence
	for _, one := range f.Mapped {
		at := Link{Text: PlaceText(one.Sheet, one.Cell)}
		if drawn(one.Cell) {
			at.Href = "#" + cellID(one.Sheet, one.Cell)
		}
		said = append(said, agreedOf(p, f, one.Mapping, at))
	}
	return said
}

func agreedOf(p locale.Printer, f ReviewFacts, m park.HeadingMapping, at any) Sentence {
	return Say(p, "headings.read", at, m.Heading, headingIndicator(p, f.Catalogue, m.Indicator),
		nameOf(f.Names, m.Actor), MomentText(m.RecordedAt))
}

// markAgreed says on the cell of a mapped heading how it was read.
func markAgreed(p locale.Printer, f ReviewFacts, marks map[string]map[[2]int]GridMark) {
	for _, one := range f.Mapped {
		at, ok := cellAt(one.Cell)
		if on := marks[one.Sheet]; ok && on != nil {
			says := agreedOf(p, f, one.Mapping, PlaceText(one.Sheet, one.Cell)).Plain()
			on[at] = GridMark{ID: cellID(one.Sheet, one.Cell), Class: "fig", Note: says}
		}
	}
}
