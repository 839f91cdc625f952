package views

import (
	"cmp"
	"fmt"
	"net/url"
	"slices"
	"strings"

	"parkboard/internal/locale"
	"parkboard/internal/park"
)

// MeasureOverdue is the filter for measures past their day; every other state
// is a park.FollowUpState.
const MeasureOverdue = "overdue"

// MeasureSorts lists the columns an address may sort measures by; "" is the
// order of what presses.
var MeasureSorts = []string{"year", "park", "band", "kind", "owner", "due", "state"}

// measuresAPage is how many measures a page of the list holds.
const measuresAPage = 100

// MeasureAsk is what an address asks of the list.
type MeasureAsk struct {
	Year  int // of the assessment; 0 for all
	Park  string
	State string // MeasureOverdue or a state; "" for all
	Owner string
	Sort  string
	Down  bool
	Page  int // from 0
}

// Path is the address of the list.
func (a MeasureAsk) Path() string { return a.at("/measures") }

func (a MeasureAsk) at(path string) string {
	q := url.Values{}
	for key, value := range map[string]string{"park": a.Park, "state": a.State, "owner": a.Owner, "sort": a.Sort} {
		if value != "" {
			q.Set(key, value)
		}
	}
	if a.Year != 0 {
		q.Set("year", fmt.Sprint(a.Year))
	}
	if a.Down {
		q.Set("dir", "desc")
	}
	if a.Page > 0 {
		q.Set("page", fmt.Sprint(a.Page))
	}
	if len(q) > 0 {
		path += "?" + q.Encode()
	}
	return path
}

func (a MeasureAsk) filtered() bool {
	return a.Year != 0 || a.Park != "" || a.State != "" || a.Owner != ""
}

func (a MeasureAsk) takes(f park.FollowUp, today park.Date) bool {
	switch {
	case a.Year != 0 && f.Year != a.Year, a.Park != "" && f.Park != a.Park, a.Owner != "" && f.Owner != a.Owner:
		return false
	case a.State == MeasureOverdue:
		return f.Overdue(today)
	}
	return a.State == "" || a.State == string(f.State)
}

// MeasuresFacts is what the list is made from.
type MeasuresFacts struct {
	Ask       MeasureAsk
	All       []park.FollowUp
	Catalogue *park.Catalogue
	Today     park.Date
}

// Measures is the page of all measures over the years.
type Measures struct {
	Page
	Lead   Sentence
	Today  string
	Years  []Choice
	Parks  []Choice
	States []Choice
	Owners []Choice
	Sort   string // kept by the form that filters
	Down   bool
	Table  MeasureTable
	Heads  []RankingHead
	Paging []Link
	CSV    string
	XLSX   string
	Clear  bool // a filter is set
	Sheets []Link
	None   bool // no measure has ever been made
}

// NewMeasures makes the page for its reader.
func NewMeasures(page Page, f MeasuresFacts) Measures {
	p := page.Say
	page.Title, page.Room = p.T("measures.title"), RoomMeasures
	m := Measures{Page: page, None: len(f.All) == 0, Clear: f.Ask.filtered(), Sort: f.Ask.Sort, Down: f.Ask.Down}
	if m.None {
		return m
	}
	shown := chosenMeasures(f)
	m.Today = p.T("measures.today", DateText(p, f.Today))
	m.Lead = measuresLead(p, f, shown)
	m.choices(p, f)
	m.Heads = measureHeads(p, f.Ask)
	m.CSV, m.XLSX = f.Ask.at("/measures.csv"), f.Ask.at("/measures.xlsx")
	m.Table = newMeasureTable(p, f.Catalogue, shown, f.Today)
	m.Sheets = measureSheets(p, f.All)
	for i := 0; len(shown) > measuresAPage && i*measuresAPage < len(shown); i++ {
		link, to := Link{Text: Count(i + 1)}, f.Ask
		if to.Page = i; i != f.Ask.Page {
			link.Href = to.Path()
		}
		m.Paging = append(m.Paging, link)
	}
	m.Table.Rows = m.Table.Rows[min(f.Ask.Page*measuresAPage, len(shown)):min((f.Ask.Page+1)*measuresAPage, len(shown))]
	return m
}

// chosenMeasures are the measures asked for in the order asked for.
func chosenMeasures(f MeasuresFacts) []park.FollowUp {
	var shown []park.FollowUp
	for _, one := range f.All {
		if f.Ask.takes(one, f.Today) {
			shown = append(shown, one)
		}
	}
	slices.SortStableFunc(shown, func(a, b park.FollowUp) int {
		by := compareMeasures(f, a, b)
		if f.Ask.Down {
			by = -by
		}
		return cmp.Or(by, cmp.Compare(pressing(a, f.Today), pressing(b, f.Today)), cmp.Compare(a.Due, b.Due), cmp.Compare(a.ID, b.ID))
	})
	return shown
}

// pressing orders what is overdue before what is under way, and that before
// what is settled.
func pressing(f park.FollowUp, today park.Date) int {
	switch {
	case f.Overdue(today):
		return 0
	case f.State == park.FollowUpDone || f.State == park.FollowUpDropped:
		return 2
	}
	return 1
}

func compareMeasures(f MeasuresFacts, a, b park.FollowUp) int {
	switch f.Ask.Sort {
	case "year":
		return cmp.Compare(a.Year, b.Year)
	case "park":
		return cmp.Compare(parkOrder(f.Catalogue, a.Park), parkOrder(f.Catalogue, b.Park))
	case "band":
		return cmp.Compare(a.Band, b.Band)
	case "kind":
		return cmp.Compare(a.Kind, b.Kind)
	case "owner":
		return cmp.Compare(a.Owner, b.Owner)
	case "due":
		return cmp.Compare(a.Due, b.Due)
	case "state":
		return cmp.Compare(slices.Index(park.FollowUpStates, a.State), slices.Index(park.FollowUpStates, b.State))
	}
	return 0
}

// parkOrder is a park's place in the catalogue; closed ones come last.
func parkOrder(c *park.Catalogue, code string) int {
	at := slices.IndexFunc(c.Parks, func(one park.Park) bool { return one.Code == code })
	if at < 0 {
		return len(c.Parks)
	}
	return at
}

func measureHeads(p locale.Printer, ask MeasureAsk) []RankingHead {
	heads := []RankingHead{
		{Text: p.T("uploads.col.park"), Sort: "park", Pin: true}, {Text: p.T("measures.col.year"), Sort: "year"},
		{Text: p.T("assessment.col.band"), Sort: "band"}, {Text: p.T("measures.col.kind"), Sort: "kind"},
		{Text: p.T("measures.col.text")}, {Text: p.T("measures.col.owner"), Sort: "owner"},
		{Text: p.T("measures.col.due"), Sort: "due"}, {Text: p.T("measures.col.state"), Sort: "state"},
		{Text: p.T("measures.col.last")},
	}
	for i := range heads {
		by := heads[i].Sort
		if by == "" {
			continue
		}
		to := ask
		to.Sort, to.Down, to.Page = by, false, 0
		heads[i].Sort = ""
		if ask.Sort == by {
			heads[i].Sort, to.Down = "ascending", true
			if ask.Down {
				heads[i].Sort, to.Down = "descending", false
			}
		}
		heads[i].Href = to.Path()
	}
	return heads
}

// choices are the filters: what there is among all measures, and what the
// address names though there is none of it.
func (m *Measures) choices(p locale.Printer, f MeasuresFacts) {
	all := func(chosen string) []Choice {
		return []Choice{{Text: p.T("measures.filter.all"), Selected: chosen == ""}}
	}
	years, parks, owners := []int{}, []string{}, []string{}
	for _, one := range append(f.All[:len(f.All):len(f.All)], park.FollowUp{Year: f.Ask.Year, Park: f.Ask.Park, Owner: f.Ask.Owner}) {
		years, parks, owners = append(years, one.Year), append(parks, one.Park), append(owners, one.Owner)
	}
	slices.Sort(years)
	m.Years = all("")
	m.Years[0].Selected = f.Ask.Year == 0
	for _, year := range slices.Backward(slices.Compact(years)) {
		if year != 0 {
			m.Years = append(m.Years, Choice{Value: fmt.Sprint(year), Text: YearText(p, year), Selected: year == f.Ask.Year})
		}
	}
	slices.SortFunc(parks, func(a, b string) int {
		return cmp.Or(cmp.Compare(parkOrder(f.Catalogue, a), parkOrder(f.Catalogue, b)), strings.Compare(a, b))
	})
	m.Parks = all(f.Ask.Park)
	for _, code := range slices.Compact(parks) {
		if code != "" {
			m.Parks = append(m.Parks, Choice{Value: code, Text: ParkName(p, f.Catalogue, code), Selected: code == f.Ask.Park})
		}
	}
	m.States = append(all(f.Ask.State), Choice{Value: MeasureOverdue, Text: p.T("measures.filter.overdue"), Selected: f.Ask.State == MeasureOverdue})
	for _, state := range park.FollowUpStates {
		m.States = append(m.States, Choice{Value: string(state), Text: p.T("measure.state." + string(state)), Selected: f.Ask.State == string(state)})
	}
	slices.Sort(owners)
	m.Owners = all(f.Ask.Owner)
	for _, owner := range slices.Compact(owners) {
		if owner != "" {
			m.Owners = append(m.Owners, Choice{Value: owner, Text: owner, Selected: owner == f.Ask.Owner})
		}
	}
}

// measureSheets links the yearly sheets, newest first.
func measureSheets(p locale.Printer, all []park.FollowUp) []Link {
	var years []int
	for _, one := range all {
		years = append(years, one.Year)
	}
	slices.Sort(years)
	var links []Link
	for _, year := range slices.Backward(slices.Compact(years)) {
		links = append(links, Link{Text: p.T("measure.sheet.short", year), Href: sheetPath(year)})
	}
	return links
}

func sheetPath(year int) string { return fmt.Sprintf("/measures/sheet/%d", year) }
