package views

import (
	"fmt"
	"math/big"
	"net/url"
	"slices"

	"parkboard/internal/board"
	"parkboard/internal/locale"
	"parkboard/internal/park"
)

// The columns the list of parks sorts by, beside the order of the catalogue.
const (
	ParksSortOutput     = "output"
	ParksSortGrowth     = "growth"
	ParksSortCompletion = "completion"
)

// ParksSorts lists the sorts an address may name.
var ParksSorts = []string{ParksSortOutput, ParksSortGrowth, ParksSortCompletion}

// parksAPage is how many parks a page of the list holds.
const parksAPage = 200

// Parks is the list of all parks with where each stands.
type Parks struct {
	Page
	Heading string
	Span    string
	Empty   bool // nothing is published yet: the parks are listed all the same
	Periods []Choice
	Period  string // kept by the form that compares
	Caption string
	Heads   []RankingHead
	Rows    []ParksRow
	Paging  []Link
}

// ParksRow is one park.
type ParksRow struct {
	Code       string
	Name       Link
	Full       string
	Tier       string
	County     string
	Standing   Standing
	Output     Figure
	Window     string // the period of an earlier output, where none came for this one
	Growth     Delta
	Completion Figure
	Sent       CalendarCell
	order      int
	sortsBy    map[string]*big.Rat
}

// ParksFacts is what the list is made from beside the board.
type ParksFacts struct {
	Period  park.Period // zero while nothing is published
	Sort    string
	Down    bool
	Page    int // of the list, from 0
	Today   park.Date
	Uploads UploadsFacts // the year's, for the state of each park
}

// parksPath is the address of the list.
func parksPath(period park.Period, sort string, down bool, page int) string {
	q := url.Values{}
	if !period.IsZero() {
		q.Set("period", period.String())
	}
	if sort != "" {
		q.Set("sort", sort)
	}
	if down {
		q.Set("dir", "desc")
	}
	if page > 0 {
		q.Set("page", fmt.Sprint(page))
	}
	if len(q) == 0 {
		return "/parks"
	}
	return "/parks?" + q.Encode()
}

// NewParks makes the page for its reader.
func NewParks(page Page, b *board.Board, f ParksFacts) Parks {
	p := page.Say
	page.Title, page.Room = p.T("parks.title"), RoomParks
	m := Parks{Page: page, Heading: p.T("parks.heading", parkCount(p, len(b.Catalogue().Parks))), Empty: f.Period.IsZero()}
	m.Caption = p.T("parks.caption.none")
	if !m.Empty {
		m.Periods, m.Period = PeriodChoices(p, b, f.Period), f.Period.String()
		m.Span = p.T("overview.span", PeriodText(p, f.Period))
		m.Caption = p.T("parks.caption", PeriodText(p, f.Period), HeadUnit(p, tenThousandYuan))
	}
	for i, one := range b.Catalogue().Parks {
		row := newParksRow(page, b, f, one)
		row.order = i
		m.Rows = append(m.Rows, row)
	}
	if f.Sort != "" {
		slices.SortStableFunc(m.Rows, func(a, b ParksRow) int {
			return byNumber(a.sortsBy[f.Sort], b.sortsBy[f.Sort], f.Down, a.order, b.order)
		})
	}
	m.page(f)
	m.Heads = parksHeads(p, f)
	return m
}

// page keeps the rows of the asked page and links the others.
func (m *Parks) page(f ParksFacts) {
	n := len(m.Rows)
	if n > parksAPage {
		for i := 0; i*parksAPage < n; i++ {
			link := Link{Text: Count(i + 1)}
			if i != f.Page {
				link.Href = parksPath(f.Period, f.Sort, f.Down, i)
			}
			m.Paging = append(m.Paging, link)
		}
	}
	m.Rows = m.Rows[min(f.Page*parksAPage, n):min((f.Page+1)*parksAPage, n)]
}

func newParksRow(page Page, b *board.Board, f ParksFacts, one park.Park) ParksRow {
	p := page.Say
	row := ParksRow{
		Code: one.Code, Name: Link{Text: one.Name.In(p.Lang()), Href: parkPath(one.Code, f.Period)},
		Full: one.Full.In(p.Lang()), Tier: p.T("overview.notier"), County: one.County.In(p.Lang()),
	}
	if row.Full == row.Name.Text {
		row.Full = ""
	}
	tier, ok := b.Catalogue().Tier(one.Tier)
	if ok {
		row.Tier = tier.Name.In(p.Lang())
	}
	if f.Period.IsZero() {
		return row
	}
	c := newCourse(b, one, tier, f.Period)
	row.Standing = NewStanding(p, c.status)
	row.Output, row.Growth, row.Completion = NewFigure(p, c.now, InTable), NewDelta(p, c.growth, InTable), NewFigure(p, c.completion, InTable)
	if c.now.Num == nil && c.last != nil {
		row.Output, row.Window = NewFigure(p, c.last, InTable), MonthsText(p, c.last.Query.Period)
	}
	row.Sent, _ = calendarCell(page, f.Uploads, one.Code, f.Period)
	row.sortsBy = map[string]*big.Rat{ParksSortOutput: c.now.Num, ParksSortGrowth: c.growth.Num, ParksSortCompletion: c.completion.Num}
	return row
}

func parksHeads(p locale.Printer, f ParksFacts) []RankingHead {
	heads := []RankingHead{
		{Text: p.T("uploads.col.park"), Pin: true}, {Text: p.T("parks.tier")}, {Text: p.T("parks.county")}, {Text: p.T("parks.standing")},
		{Text: p.T("parks.output"), Unit: HeadUnit(p, tenThousandYuan), Sort: ParksSortOutput, Right: true},
		{Text: p.T("of.growth"), Unit: p.T("growth.nominal"), Sort: ParksSortGrowth, Right: true},
		{Text: p.T("of.completion"), Sort: ParksSortCompletion, Right: true}, {Text: p.T("parks.sent")},
	}
	heads[0].Href = parksPath(f.Period, "", false, 0)
	for i := range heads {
		by := heads[i].Sort
		if by == "" {
			continue
		}
		heads[i].Sort = ""
		if f.Period.IsZero() {
			continue
		}
		down := true // the highest first
		if f.Sort == by {
			heads[i].Sort, down = "ascending", true
			if f.Down {
				heads[i].Sort, down = "descending", false
			}
		}
		heads[i].Href = parksPath(f.Period, by, down, 0)
	}
	return heads
}
