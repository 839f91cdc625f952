package views

import (
	"cmp"
	"net/url"
	"slices"

	"parkboard/internal/board"
	"parkboard/internal/locale"
	"parkboard/internal/park"
)

// RoomAdmin is where city administrators keep the ledgers.
const RoomAdmin Room = "admin"

// AdminTab is one of the pages of the room.
type AdminTab string

// The pages of the room.
const (
	TabLedgers AdminTab = "parks"
	TabAudit   AdminTab = "audit"
)

// adminTabs are the links between the room's pages.
func adminTabs(p locale.Printer, now AdminTab) []NavItem {
	var items []NavItem
	for _, tab := range []AdminTab{TabLedgers, TabAudit} {
		items = append(items, NavItem{Text: p.T("admin.tab." + string(tab)), Href: "/admin/" + string(tab), Current: tab == now})
	}
	return items
}

// LedgerPath is the page of a park's ledgers, of the city's under
// park.CityCode.
func LedgerPath(code string) string { return "/admin/parks/" + url.PathEscape(code) }

// LedgersFacts is what the list of ledgers is made from.
type LedgersFacts struct {
	Today  park.Date
	Closed []park.Park // as they were when they were closed, in order of closing
	Acts   map[string]LastAct
	Page   int // from 0
}

// LastAct is the last change of a park's ledgers.
type LastAct struct {
	Who  string
	When park.Moment
}

// ledgersAPage is how many parks a page of the list holds.
const ledgersAPage = 100

// Ledgers is the list of parks with what is recorded of each.
type Ledgers struct {
	Page
	Tabs   []NavItem
	City   LedgerRow
	Rows   []LedgerRow
	Closed []Link
	Newer  string // page links, "" at the ends
	Older  string
}

// LedgerRow is one park of the list.
type LedgerRow struct {
	Link    Link
	Code    string
	County  string
	Tier    string
	Aliases string
	Land    []Labelled // one for each basis with an area in force today
	Targets []Labelled // of the year of the newest period
	Changed string     // who and when; "" when nothing was recorded since the start
}

// Labelled is a figure under its name.
type Labelled struct {
	Label  string
	Figure Figure
	Note   string
}

// NewLedgers makes the list.
func NewLedgers(page Page, b *board.Board, f LedgersFacts) Ledgers {
	p, c := page.Say, b.Catalogue()
	page.Title, page.Room = p.T("admin.title"), RoomAdmin
	m := Ledgers{Page: page, Tabs: adminTabs(p, TabLedgers)}
	m.City = LedgerRow{Link: Link{Text: c.City.In(p.Lang()), Href: LedgerPath(park.CityCode)}, Changed: changedText(f.Acts[park.CityCode])}
	m.City.Targets = currentTargets(p, b, f, park.CityCode)
	from, to := min(f.Page*ledgersAPage, len(c.Parks)), min((f.Page+1)*ledgersAPage, len(c.Parks))
	for _, one := range c.Parks[from:to] {
		m.Rows = append(m.Rows, newLedgerRow(p, b, f, one))
	}
	if f.Page > 0 {
		m.Newer = "/admin/parks?page=" + Count(f.Page-1)
	}
	if to < len(c.Parks) {
		m.Older = "/admin/parks?page=" + Count(f.Page+1)
	}
	for _, one := range f.Closed {
		m.Closed = append(m.Closed, Link{Text: one.Name.In(p.Lang()), Href: LedgerPath(one.Code)})
	}
	return m
}

func newLedgerRow(p locale.Printer, b *board.Board, f LedgersFacts, one park.Park) LedgerRow {
	row := LedgerRow{
		Link: Link{Text: one.Name.In(p.Lang()), Href: LedgerPath(one.Code)}, Code: one.Code, County: one.County.In(p.Lang()),
		Tier: tierChoice(p, b.Catalogue(), one.Tier), Aliases: listed(p, one.Aliases), Changed: changedText(f.Acts[one.Code]),
	}
	for _, basis := range park.Bases {
		if in := b.LandAt(one.Code, basis, f.Today); in != nil {
			row.Land = append(row.Land, Labelled{
				Label: p.T("basis." + string(basis)), Figure: areaFigure(p, b, *in), Note: p.T("admin.from", in.Effective),
			})
		}
	}
	row.Targets = currentTargets(p, b, f, one.Code)
	return row
}

// currentTargets are the recorded targets of the year of the newest period, or
// of today where nothing is reported.
func currentTargets(p locale.Printer, b *board.Board, f LedgersFacts, code string) []Labelled {
	year := b.Latest().Year
	if year == 0 {
		year = f.Today.Time().Year()
	}
	var out []Labelled
	for _, ind := range b.Catalogue().Indicators {
		rows := b.Targets(code, ind.Code, year)
		if len(rows) == 0 {
			continue
		}
		out = append(out, Labelled{
			Label: ind.Name.In(p.Lang()), Figure: targetFigure(p, b, rows[len(rows)-1]), Note: YearText(p, year),
		})
	}
	return out
}

// areaFigure prints a recorded area, with the receipt of the first period it
// is in force for, where it is.
func areaFigure(p locale.Printer, b *board.Board, row park.Land) Figure {
	at := landPeriod(row.Effective)
	if in := b.LandAt(row.Park, row.Basis, at.End()); in != nil && in.Effective == row.Effective && in.Area == row.Area {
		v := b.Value(board.Query{Park: row.Park, Period: at, Subject: row.Basis.Indicator()})
		if v.Num != nil { // a closed park has no value any more
			return NewFigure(p, v, InTable)
		}
	}
	return NewQuantity(p, row.Area, "亩", InTable, "")
}

// targetFigure prints a recorded target, with its receipt where it is the one
// at the end of its year.
func targetFigure(p locale.Printer, b *board.Board, t park.Target) Figure {
	at := park.Period{Year: t.Year, Month: 12}
	v := b.Value(board.Query{Park: t.Park, Period: at, Subject: t.Indicator, Of: board.OfAnnualTarget})
	rows := b.Targets(t.Park, t.Indicator, t.Year)
	if t.Park != park.CityCode && v.Num != nil && len(rows) > 0 && rows[len(rows)-1].ID == t.ID {
		return NewFigure(p, v, InTable)
	}
	return NewQuantity(p, t.Value, unitOfIndicator(b, t.Indicator), InTable, "")
}

func unitOfIndicator(b *board.Board, code string) string {
	ind, _ := b.Catalogue().Indicator(code)
	return ind.Unit
}

func changedText(a LastAct) string {
	if a.When.IsZero() {
		return ""
	}
	return a.Who + " " + MomentText(a.When)
}

// tierChoice names a tier with its verb, or that there is none.
func tierChoice(p locale.Printer, c *park.Catalogue, code string) string {
	t, ok := c.Tier(code)
	if !ok {
		return p.T("standing.no_tier")
	}
	return p.T("admin.tier", VerbText(p, t.Verb), TierText(p, t), YearText(p, t.Since))
}

// newestFirst orders ledger rows for reading: the latest in effect on top, of
// several for a day the latest recorded.
func newestFirst[T any](rows []T, key func(*T) (park.Date, park.Moment, int64)) {
	slices.SortStableFunc(rows, func(x, y T) int {
		xDay, xAt, xID := key(&x)
		yDay, yAt, yID := key(&y)
		return cmp.Or(cmp.Compare(yDay, xDay), yAt.Compare(xAt), cmp.Compare(yID, xID))
	})
}

// newestYearFirst orders targets by year, then by their indicator's place in
// the catalogue, and leaves the order within.
func newestYearFirst(rows []park.Target, c *park.Catalogue) {
	place := func(code string) int {
		return slices.IndexFunc(c.Indicators, func(i park.Indicator) bool { return i.Code == code })
	}
	slices.SortStableFunc(rows, func(x, y park.Target) int {
		return cmp.Or(cmp.Compare(y.Year, x.Year), cmp.Compare(place(x.Indicator), place(y.Indicator)))
	})
}
