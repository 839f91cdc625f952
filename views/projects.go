package views

import (
	"fmt"
	"math/big"
	"net/url"
	"slices"
	"strconv"

	"parkboard/internal/board"
	"parkboard/internal/locale"
	"parkboard/internal/park"
	"parkboard/internal/project"
)

// projectsAPage is how many projects a page of the ledger holds.
const projectsAPage = 200

// ProjectAsk is what an address asks of the ledger; its zero fields ask for all.
type ProjectAsk struct {
	Park     string
	County   string // by its Chinese name
	State    park.ProjectState
	Block    park.BlockKind
	Overdue  bool
	Industry park.Industry
	New      park.Period
	Started  project.Quarter
	Finished project.Quarter
	Words    string
	Sort     project.Order
	Down     bool
	Page     int // from 0
}

// Path is the address of the ledger.
func (a ProjectAsk) Path() string { return a.at("/projects") }

func (a ProjectAsk) at(path string) string {
	q := url.Values{}
	for key, value := range map[string]string{
		"park": a.Park, "county": a.County, "state": string(a.State), "block": string(a.Block), "industry": string(a.Industry),
		"new": a.New.String(), "started": quarterKey(a.Started), "finished": quarterKey(a.Finished), "q": a.Words, "sort": string(a.Sort),
	} {
		if value != "" {
			q.Set(key, value)
		}
	}
	if a.Overdue {
		q.Set("overdue", "1")
	}
	if a.Down {
		q.Set("dir", "desc")
	}
	if a.Page > 0 {
		q.Set("page", strconv.Itoa(a.Page))
	}
	if len(q) > 0 {
		path += "?" + q.Encode()
	}
	return path
}

func quarterKey(q project.Quarter) string {
	if q.N == 0 {
		return ""
	}
	return fmt.Sprintf("%d-%d", q.Year, q.N)
}

// filtered reports whether anything is left out.
func (a ProjectAsk) filtered() bool {
	a.Sort, a.Down, a.Page = "", false, 0
	return a != ProjectAsk{}
}

// of is the question the ledger answers.
func (a ProjectAsk) of(c *park.Catalogue) project.Ask {
	ask := project.Ask{
		Park: a.Park, State: a.State, Block: a.Block, Overdue: a.Overdue, Industry: a.Industry, New: a.New,
		Started: a.Started, Finished: a.Finished, Words: a.Words,
	}
	if a.County != "" {
		ask.Parks = parksIn(c, a.County)
	}
	return ask
}

// parksIn lists the parks of a county.
func parksIn(c *park.Catalogue, county string) []string {
	out := []string{}
	for _, one := range c.Parks {
		if one.County.ZH == county {
			out = append(out, one.Code)
		}
	}
	return out
}

// ProjectsFacts is what the ledger's page is made from.
type ProjectsFacts struct {
	Ask       ProjectAsk
	Ledger    *park.ProjectLedger
	Sorted    []*park.Project // all of them in the order asked for
	New       map[string]int  // new ones of the newest reported period, by park
	Board     *board.Board
	Catalogue *park.Catalogue
	Today     park.Date
	Uploads   []park.ProjectUpload // those the reader may open
	Names     map[string]string
}

// Projects is the page of the ledger.
type Projects struct {
	Page
	Today   string
	Lead    Sentence
	Links   []Link
	None    bool // there is no project at all
	Form    ProjectsForm
	Chosen  Sentence // what else than the form the address asks for; none for nothing
	Heads   []RankingHead
	Rows    []ProjectRow
	Paging  []Link
	XLSX    string
	CSV     string
	TwoNew  TwoNew
	Books   []EnterpriseSent
	Staff   bool // sees the workbooks
	MaySend bool
	MayKeep bool
}

// ProjectsForm chooses projects.
type ProjectsForm struct {
	Parks, Counties, States, Blocks, Industries []Choice
	Overdue                                     bool
	Words                                       string
	Hidden                                      []Choice // what the address asks for beside it
	Clear                                       bool
}

// ProjectRow is one project of the ledger.
type ProjectRow struct {
	Name   Link
	Code   string
	Park   Link
	State  string
	Cells  []Figure // total, plan, done, rate
	Start  string
	Finish string
	Blocks []MeasureMark
	Leader string // of the city
}

// ProjectPath is the page of a project, the receipt of its numbers.
func ProjectPath(code string) string { return "/projects/" + url.PathEscape(code) }

// NewProjects makes the page for its reader.
func NewProjects(page Page, f ProjectsFacts) Projects {
	p := page.Say
	page.Title, page.Room = p.T("projects.title"), RoomProjects
	m := Projects{Page: page, Today: p.T("measures.today", DateText(p, f.Today)), None: len(f.Ledger.Projects) == 0}
	if u := page.User; u != nil {
		m.MaySend, m.MayKeep = u.Role == park.Clerk, u.Role == park.Admin || u.Role == park.Clerk
		m.Staff = u.Role != park.Leader
	}
	m.Links = []Link{{Text: p.T("projects.blocked"), Href: "/projects/blocked"}, {Text: p.T("projects.quarters"), Href: "/projects/quarters"}}
	m.Books = projectBooks(p, f)
	if m.None {
		return m
	}
	chosen := chosenProjects(f)
	m.Lead = projectsLead(p, f, chosen)
	m.Form, m.Chosen = newProjectsForm(p, f), chosenText(p, f)
	m.Heads = projectHeads(p, f.Ask)
	m.XLSX, m.CSV = f.Ask.at("/projects.xlsx"), f.Ask.at("/projects.csv")
	from, to := min(f.Ask.Page*projectsAPage, len(chosen)), min((f.Ask.Page+1)*projectsAPage, len(chosen))
	for _, one := range chosen[from:to] {
		m.Rows = append(m.Rows, projectRow(p, f, one))
	}
	for n := 0; n*projectsAPage < len(chosen) && len(chosen) > projectsAPage; n++ {
		link, ask := Link{Text: Count(n + 1)}, f.Ask
		if ask.Page = n; n != f.Ask.Page {
			link.Href = ask.Path()
		}
		m.Paging = append(m.Paging, link)
	}
	m.TwoNew = newTwoNew(p, f)
	return m
}

// chosenProjects are the projects asked for in the order asked for.
func chosenProjects(f ProjectsFacts) []*park.Project {
	return f.Ask.of(f.Catalogue).Choose(f.Sorted, f.Today)
}

// projectsLead is what a leader could read aloud: how many projects, their
// total, and how many wait beyond the promised day.
func projectsLead(p locale.Printer, f ProjectsFacts, chosen []*park.Project) Sentence {
	if len(chosen) == 0 {
		return Say(p, "projects.lead.none")
	}
	whole, part := int64(0), int64(0) // 万元 and what is less: no sum of ledgers is too large for that
	without, late := 0, 0
	for _, one := range chosen {
		if q, ok := one.Value(park.ProjectTotal); ok {
			whole, part = whole+int64(q)/park.QuantityScale, part+int64(q)%park.QuantityScale
		} else {
			without++
		}
		if one.Overdue(f.Today) > 0 {
			late++
		}
	}
	here := f.Ask
	here.Sort, here.Down, here.Page = "", false, 0
	sum := big.NewRat(whole, 1)
	text, unit := Write(p, sum.Add(sum, big.NewRat(part, park.QuantityScale)), tenThousandYuan, InProse)
	parts := []Sentence{Say(p, "projects.lead", countFigure(len(chosen), here.Path()), Figure{Text: text, Unit: unit, Receipt: here.at("/projects.csv")})}
	if without > 0 {
		parts = append(parts, Say(p, "projects.lead.without", Count(without)))
	}
	if late > 0 {
		here.Overdue = true
		parts = append(parts, Say(p, "projects.lead.late", countFigure(late, here.Path())).Strong())
	} else {
		parts = append(parts, Say(p, "projects.lead.intime"))
	}
	return Join(p, parts...)
}

// countFigure is a count with the list it counts.
func countFigure(n int, receipt string) Figure { return Figure{Text: Count(n), Receipt: receipt} }

// projectAmount prints an amount of a project; its receipt is the project's
// page, where the cell stands.
func projectAmount(p locale.Printer, one *park.Project, a park.ProjectAmount, style Style) Figure {
	receipt := ProjectPath(one.Code) + "#" + a.String()
	q, ok := one.Value(a)
	if !ok {
		return Figure{Text: "—", State: Absent, Note: p.T("projects.missing." + a.String()), Receipt: receipt}
	}
	return NewQuantity(p, q, tenThousandYuan, style, receipt)
}

// rateFigure prints a share of the year's plan.
func rateFigure(p locale.Printer, rate *big.Rat, receipt string) Figure {
	if rate == nil {
		return Figure{Text: "—", State: Absent, Note: p.T("projects.missing.rate"), Receipt: receipt}
	}
	text, _ := Write(p, new(big.Rat).Mul(rate, big.NewRat(100, 1)), percent, InTable)
	return Figure{Text: text, Receipt: receipt}
}

func projectRow(p locale.Printer, f ProjectsFacts, one *park.Project) ProjectRow {
	row := ProjectRow{
		Name: Link{Text: one.Name, Href: ProjectPath(one.Code)}, Code: one.Code, State: p.T("projects.state." + string(one.State)),
		Park:  Link{Text: ParkName(p, f.Catalogue, one.Park), Href: "/projects?" + url.Values{"park": {one.Park}}.Encode()},
		Start: string(one.Start), Finish: string(one.Finish), Leader: one.Leaders[park.CityLevel],
	}
	for a := range park.ProjectAmounts {
		row.Cells = append(row.Cells, projectAmount(p, one, park.ProjectAmount(a), InTable))
	}
	row.Cells = append(row.Cells, rateFigure(p, project.Rate(one), ProjectPath(one.Code)+"#rate"))
	if one.State == park.ProjectDropped {
		return row
	}
	for _, b := range one.Blocks {
		if b.Open(f.Today) {
			row.Blocks = append(row.Blocks, blockMark(p, b, f.Today, true))
		}
	}
	return row
}

// blockMark is a bottleneck's state as shape and word, with its kind in front
// where that is not said beside it.
func blockMark(p locale.Printer, b park.Block, today park.Date, kind bool) MeasureMark {
	mark := MeasureMark{Shape: "open", Class: "st gap"}
	days := b.DaysLate(today)
	switch {
	case b.Overdue(today):
		mark = MeasureMark{"late", p.T("projects.block.late", Count(days)), "st late"}
	case b.Open(today) && b.Promised == "":
		mark.Word = p.T("projects.block.nopromise")
	case b.Open(today) && b.Promised == today:
		mark.Word = p.T("projects.block.today")
	case b.Open(today):
		mark.Word = p.T("projects.block.open", Count(b.Promised.DaysAfter(today)))
	case days > 0:
		mark = MeasureMark{"done", p.T("projects.block.clearedlate", Count(days)), "st"}
	default:
		mark = MeasureMark{"done", p.T("projects.block.cleared"), "st"}
	}
	if kind {
		mark.Word = p.T("projects.block."+string(b.Kind)) + p.T("projects.block.sep") + mark.Word
	}
	return mark
}

func projectHeads(p locale.Printer, ask ProjectAsk) []RankingHead {
	heads := []RankingHead{
		{Text: p.T("projects.col.name"), Sort: string(project.ByName), Pin: true}, {Text: p.T("uploads.col.park"), Sort: string(project.ByPark)},
		{Text: p.T("projects.col.state"), Sort: string(project.ByState)},
		{Text: p.T("projects.total"), Sort: string(project.ByTotal), Right: true}, {Text: p.T("projects.plan"), Sort: string(project.ByPlan), Right: true},
		{Text: p.T("projects.done"), Sort: string(project.ByDone), Right: true}, {Text: p.T("projects.rate"), Sort: string(project.ByRate), Right: true},
		{Text: p.T("projects.start"), Sort: string(project.ByStart)}, {Text: p.T("projects.finish"), Sort: string(project.ByFinish)},
		{Text: p.T("projects.col.blocks")}, {Text: p.T("projects.leader.0")},
	}
	for i := range heads {
		if i >= 3 && i <= 5 {
			heads[i].Unit = HeadUnit(p, tenThousandYuan)
		}
		by := project.Order(heads[i].Sort)
		if by == "" {
			continue
		}
		to := ask
		to.Sort, to.Down, to.Page = by, i >= 3 && i <= 6, 0
		heads[i].Sort = ""
		if ask.Sort == by {
			heads[i].Sort = "ascending"
			if ask.Down {
				heads[i].Sort = "descending"
			}
			to.Down = !ask.Down
		}
		heads[i].Href = to.Path()
	}
	return heads
}

// newProjectsForm offers what there is, and what the address names though
// there is none of it.
func newProjectsForm(p locale.Printer, f ProjectsFacts) ProjectsForm {
	all := func(none bool) []Choice { return []Choice{{Text: p.T("measures.filter.all"), Selected: none}} }
	a := f.Ask
	form := ProjectsForm{
		Parks: all(a.Park == ""), Counties: all(a.County == ""), States: all(a.State == ""), Blocks: all(a.Block == ""), Industries: all(a.Industry == ""),
		Overdue: a.Overdue, Words: a.Words, Clear: a.filtered(),
	}
	for _, one := range f.Catalogue.Parks {
		form.Parks = append(form.Parks, Choice{one.Code, one.Name.In(p.Lang()), one.Code == a.Park})
		county := Choice{one.County.ZH, one.County.In(p.Lang()), one.County.ZH == a.County}
		if !slices.Contains(form.Counties, county) && county.Value != "" {
			form.Counties = append(form.Counties, county)
		}
	}
	for _, one := range park.ProjectStates {
		form.States = append(form.States, Choice{string(one), p.T("projects.state." + string(one)), one == a.State})
	}
	for _, one := range park.BlockKinds {
		form.Blocks = append(form.Blocks, Choice{string(one), p.T("projects.block." + string(one)), one == a.Block})
	}
	for _, one := range []park.Industry{park.IndustryYes, park.IndustryNo} {
		form.Industries = append(form.Industries, Choice{string(one), p.T("projects.industry." + string(one)), one == a.Industry})
	}
	for key, value := range map[string]string{"new": a.New.String(), "started": quarterKey(a.Started), "finished": quarterKey(a.Finished), "sort": string(a.Sort)} {
		if value != "" {
			form.Hidden = append(form.Hidden, Choice{Text: key, Value: value})
		}
	}
	if a.Down {
		form.Hidden = append(form.Hidden, Choice{Text: "dir", Value: "desc"})
	}
	slices.SortFunc(form.Hidden, func(a, b Choice) int { return len(a.Text) - len(b.Text) })
	return form
}

// chosenText says what the address asks for that the form does not offer.
func chosenText(p locale.Printer, f ProjectsFacts) Sentence {
	var parts []Sentence
	if !f.Ask.New.IsZero() {
		parts = append(parts, Say(p, "projects.chosen.new", PeriodText(p, f.Ask.New)))
	}
	if f.Ask.Started.N != 0 {
		parts = append(parts, Say(p, "projects.chosen.started", quarterText(p, f.Ask.Started)))
	}
	if f.Ask.Finished.N != 0 {
		parts = append(parts, Say(p, "projects.chosen.finished", quarterText(p, f.Ask.Finished)))
	}
	return Join(p, parts...)
}

func quarterText(p locale.Printer, q project.Quarter) string {
	return p.T("projects.quarter", strconv.Itoa(q.Year), p.T("projects.quarter."+strconv.Itoa(q.N)))
}

func projectBooks(p locale.Printer, f ProjectsFacts) []EnterpriseSent {
	var out []EnterpriseSent
	for _, up := range f.Uploads {
		out = append(out, EnterpriseSent{
			Name:  Link{Text: up.FileName, Href: ProjectBookPath(up.ID)},
			Says:  p.T("projects.sent", nameOf(f.Names, up.SentBy), MomentText(up.SentAt), Count(up.Projects)),
			State: p.T("state." + string(up.State)),
		})
	}
	return out
}
