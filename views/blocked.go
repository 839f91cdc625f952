package views

import (
	"cmp"
	"net/url"
	"slices"

	"parkboard/internal/locale"
	"parkboard/internal/park"
	"parkboard/internal/project"
)

// BlockedStates are the states an address may ask bottlenecks by; "" is open,
// overdue ones first.
var BlockedStates = []string{"", "overdue", "cleared", "all"}

// BlockedAsk is what an address asks of the bottlenecks.
type BlockedAsk struct {
	Park   string
	County string // by its Chinese name
	Kind   park.BlockKind
	State  string
	Leader string // on any level
}

// Path is the address of the list.
func (a BlockedAsk) Path() string { return a.at("/projects/blocked") }

func (a BlockedAsk) at(path string) string {
	q := url.Values{}
	for key, value := range map[string]string{"park": a.Park, "county": a.County, "block": string(a.Kind), "state": a.State, "leader": a.Leader} {
		if value != "" {
			q.Set(key, value)
		}
	}
	if len(q) > 0 {
		path += "?" + q.Encode()
	}
	return path
}

func (a BlockedAsk) takes(c *park.Catalogue, s project.Stuck, today park.Date) bool {
	switch {
	case a.Park != "" && s.Project.Park != a.Park, a.Kind != "" && s.Block.Kind != a.Kind,
		a.County != "" && countyOf(c, s.Project.Park) != a.County,
		a.Leader != "" && !slices.Contains(s.Project.Leaders[:], a.Leader):
		return false
	}
	switch a.State {
	case "overdue":
		return s.Block.Overdue(today)
	case "cleared":
		return !s.Block.Open(today)
	case "all":
		return true
	}
	return s.Block.Open(today)
}

// countyOf is the Chinese name of a park's county; "" for a closed park.
func countyOf(c *park.Catalogue, code string) string {
	one, _ := c.Park(code)
	return one.County.ZH
}

// BlockedFacts is what the page is made from.
type BlockedFacts struct {
	Ask       BlockedAsk
	Ledger    *park.ProjectLedger
	Catalogue *park.Catalogue
	Today     park.Date
}

// chosen lists the bottlenecks asked for, overdue ones first.
func (f BlockedFacts) chosen() []project.Stuck {
	all := project.Bottlenecks(f.Ledger.Projects, f.Today)
	return slices.DeleteFunc(all, func(s project.Stuck) bool { return !f.Ask.takes(f.Catalogue, s, f.Today) })
}

// Blocked is the page of bottlenecks.
type Blocked struct {
	Page
	Today    string
	Lead     Sentence
	None     bool // there is none in any state
	Parks    []Choice
	Counties []Choice
	Kinds    []Choice
	States   []Choice
	Leader   string
	Clear    bool
	Sheet    string // the print list of the same choice
	Heads    []string
	ByPark   []BlockedTally
	ByLeader []BlockedLeader
	Rows     []BlockedRow
}

// BlockedTally is a park's bottlenecks by kind: overdue ones of the open ones.
type BlockedTally struct {
	Name  Link
	Cells []BlockedCount
	Total bool
}

// BlockedCount is how many are open, and overdue among them.
type BlockedCount struct {
	Open, Late Figure // Late has no text where none is
}

// BlockedLeader is one person with what they answer for.
type BlockedLeader struct {
	Name  Link
	Level string
	BlockedCount
	late, open int
}

// BlockedRow is one bottleneck.
type BlockedRow struct {
	Project  Link
	Code     string
	Park     string
	Kind     string
	Text     string
	Promised string
	Cleared  string
	Mark     MeasureMark
	Leaders  [3]string
}

// NewBlocked makes the page for its reader.
func NewBlocked(page Page, f BlockedFacts) Blocked {
	p := page.Say
	page.Title, page.Room = p.T("projects.blocked"), RoomProjects
	all := project.Bottlenecks(f.Ledger.Projects, f.Today)
	m := Blocked{Page: page, Today: p.T("measures.today", DateText(p, f.Today)), None: len(all) == 0, Leader: f.Ask.Leader}
	if m.None {
		return m
	}
	m.Clear = f.Ask != BlockedAsk{}
	m.Sheet = f.Ask.at("/projects/blocked/sheet")
	m.choices(p, f)
	m.tallies(p, f, all)
	m.leaders(p, f, all)
	chosen := f.chosen()
	late := 0
	for _, s := range chosen {
		if s.Block.Overdue(f.Today) {
			late++
		}
		m.Rows = append(m.Rows, blockedRow(p, f, s))
	}
	overdue := f.Ask
	overdue.State = "overdue"
	m.Lead = Say(p, "projects.blocked.lead", countFigure(len(chosen), f.Ask.Path()), Sentence{{Figure: countFigure(late, overdue.Path())}}.Strong())
	return m
}

func blockedRow(p locale.Printer, f BlockedFacts, s project.Stuck) BlockedRow {
	return BlockedRow{
		Project: Link{Text: s.Project.Name, Href: ProjectPath(s.Project.Code) + "#blocks"}, Code: s.Project.Code,
		Park: ParkName(p, f.Catalogue, s.Project.Park), Kind: p.T("projects.block." + string(s.Block.Kind)), Text: s.Block.Text,
		Promised: orDash(string(s.Block.Promised)), Cleared: orDash(string(s.Block.Cleared)), Mark: blockMark(p, s.Block, f.Today, false),
		Leaders: s.Project.Leaders,
	}
}

func (m *Blocked) choices(p locale.Printer, f BlockedFacts) {
	a := f.Ask
	all := func(none bool) []Choice { return []Choice{{Text: p.T("measures.filter.all"), Selected: none}} }
	m.Parks, m.Counties, m.Kinds = all(a.Park == ""), all(a.County == ""), all(a.Kind == "")
	for _, one := range f.Catalogue.Parks {
		m.Parks = append(m.Parks, Choice{one.Code, one.Name.In(p.Lang()), one.Code == a.Park})
		county := Choice{one.County.ZH, one.County.In(p.Lang()), one.County.ZH == a.County}
		if !slices.Contains(m.Counties, county) && county.Value != "" {
			m.Counties = append(m.Counties, county)
		}
	}
	for _, one := range park.BlockKinds {
		m.Kinds = append(m.Kinds, Choice{string(one), p.T("projects.block." + string(one)), one == a.Kind})
	}
	for _, one := range BlockedStates {
		key := "projects.blocked.state." + one
		if one == "" {
			key = "projects.blocked.state.open"
		}
		m.States = append(m.States, Choice{one, p.T(key), one == a.State})
	}
}

// tallies counts by park and kind, over all bottlenecks whatever is chosen:
// each count leads to its own list.
func (m *Blocked) tallies(p locale.Printer, f BlockedFacts, all []project.Stuck) {
	kinds := append([]park.BlockKind{""}, park.BlockKinds...)
	for _, kind := range kinds {
		key := "projects.block." + string(kind)
		if kind == "" {
			key = "projects.block.any"
		}
		m.Heads = append(m.Heads, p.T(key))
	}
	counted := countBlocks(all, f.Today)
	codes := []string{}
	for _, one := range f.Catalogue.Parks {
		codes = append(codes, one.Code)
	}
	for _, code := range append(codes, park.CityCode) {
		row := BlockedTally{Total: code == park.CityCode}
		ask := BlockedAsk{Park: code}
		if row.Total {
			ask.Park, row.Name = "", Link{Text: p.T("projects.city"), Href: BlockedAsk{}.Path()}
		} else {
			row.Name = Link{Text: ParkName(p, f.Catalogue, code), Href: ask.Path()}
		}
		for _, kind := range kinds {
			ask.Kind = kind
			row.Cells = append(row.Cells, blockCount(ask, counted[blockAt{ask.Park, kind}]))
		}
		m.ByPark = append(m.ByPark, row)
	}
}

// blockAt is a place in the table of counts; "" is all parks, or all kinds.
type blockAt struct {
	park string
	kind park.BlockKind
}

// openAndLate is how many bottlenecks are open, and overdue among them.
type openAndLate struct{ open, late int }

// countBlocks counts the open bottlenecks for every place of the table.
func countBlocks(all []project.Stuck, today park.Date) map[blockAt]openAndLate {
	out := map[blockAt]openAndLate{}
	for _, s := range all {
		if !s.Block.Open(today) {
			continue
		}
		late := 0
		if s.Block.Overdue(today) {
			late = 1
		}
		for _, at := range []blockAt{{}, {park: s.Project.Park}, {kind: s.Block.Kind}, {s.Project.Park, s.Block.Kind}} {
			had := out[at]
			out[at] = openAndLate{had.open + 1, had.late + late}
		}
	}
	return out
}

func blockCount(ask BlockedAsk, n openAndLate) BlockedCount {
	c := BlockedCount{Open: countFigure(n.open, ask.Path())}
	if n.late > 0 {
		ask.State = "overdue"
		c.Late = countFigure(n.late, ask.Path())
	}
	return c
}

// leaders counts by person, on whichever level; those with most overdue first.
func (m *Blocked) leaders(p locale.Printer, f BlockedFacts, all []project.Stuck) {
	type person struct {
		level int
		name  string
	}
	at := map[person]int{}
	for _, s := range all {
		if !s.Block.Open(f.Today) {
			continue
		}
		for level, name := range s.Project.Leaders {
			if name == "" {
				continue
			}
			who := person{level, name}
			i, had := at[who]
			if !had {
				i, at[who] = len(m.ByLeader), len(m.ByLeader)
				m.ByLeader = append(m.ByLeader, BlockedLeader{Level: p.T([]string{"projects.leader.0", "projects.leader.1", "projects.leader.2"}[level]), Name: Link{Text: name, Href: BlockedAsk{Leader: name}.Path()}})
			}
			m.ByLeader[i].open++
			if s.Block.Overdue(f.Today) {
				m.ByLeader[i].late++
			}
		}
	}
	slices.SortStableFunc(m.ByLeader, func(a, b BlockedLeader) int { return cmp.Or(b.late-a.late, b.open-a.open) })
	for i := range m.ByLeader {
		one := &m.ByLeader[i]
		one.Open = countFigure(one.open, one.Name.Href)
		if one.late > 0 {
			one.Late = countFigure(one.late, BlockedAsk{Leader: one.Name.Text, State: "overdue"}.Path())
		}
	}
}

// overdueBlocks says on other pages how many bottlenecks are past their
// promised day, of a park or of all; none for none.
func overdueBlocks(p locale.Printer, l *park.ProjectLedger, code string, today park.Date) Sentence {
	if l == nil {
		return nil
	}
	n := 0
	for i := range l.Projects {
		if one := &l.Projects[i]; code == "" || one.Park == code {
			n += one.Overdue(today)
		}
	}
	if n == 0 {
		return nil
	}
	return Say(p, "projects.overdue.says", countFigure(n, BlockedAsk{Park: code, State: "overdue"}.Path()),
		Link{Text: p.T("projects.overdue.go"), Href: BlockedAsk{Park: code}.Path()})
}
