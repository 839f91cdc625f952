package views

import (
	"cmp"
	"fmt"
	"net/url"
	"slices"
	"strings"

	"parkboard/internal/board"
	"parkboard/internal/locale"
	"parkboard/internal/park"
)

// BetweenAsk is what a reader asks of the changes between two moments.
type BetweenAsk struct {
	From, To string      // as typed; To "" is now
	Period   park.Period // the one whose numbers are compared
	Park     string      // code of the only park told of, with all its numbers; "" for all parks
	Whole    bool        // every act and every place, however many
}

// Path is the address of the page.
func (a BetweenAsk) Path() string { return "/changes?" + a.query().Encode() }

// FilePath is the address of the numbers as a file: xlsx or csv.
func (a BetweenAsk) FilePath(kind string) string {
	return "/changes." + kind + "?" + a.query().Encode()
}

func (a BetweenAsk) query() url.Values {
	v := url.Values{"from": {a.From}}
	for name, text := range map[string]string{"to": a.To, "park": a.Park} {
		if text != "" {
			v.Set(name, text)
		}
	}
	if !a.Period.IsZero() {
		v.Set("period", a.Period.String())
	}
	if a.Whole {
		v.Set("all", "1")
	}
	return v
}

// BetweenFacts is what the page is made from: the boards of both moments, and
// the acts between them. While nothing sound is asked, the boards are nil.
type BetweenFacts struct {
	Ask      BetweenAsk
	Problems Problems
	Ways     []BetweenWay
	From, To park.Moment // To zero: now
	Was, Is  *board.Board
	Periods  []park.Period // that can differ, newest first
	Touched  []park.Period // that figures came for or left, newest first
	Uploads  UploadsFacts  // as they stood at To
	Land     []park.Land   // recorded by To
	Goals    []park.Target
	Steps    []AuditAct // of schemes, assessments and their like, between the moments
	Assessed []park.Assessment
	Tasks    BetweenTasks
}

// BetweenWay is a moment that is often asked from: Key is a word of changes.way.
type BetweenWay struct {
	Key  string
	From park.Moment
	At   park.Moment // as printed
}

// Between is what changed between two moments: acts, then standings and
// places, then numbers, old → new (docs/domain.md#moments).
type Between struct {
	Page
	Lead      string
	From, To  Field
	Periods   []Choice // nil before anything is asked
	Parks     []Choice
	Ways      []Link
	Exports   []Link
	Nothing   string // instead of everything below
	Acts      []SinceLine
	MoreActs  Link
	NoActs    bool
	Heading   string // of what follows: the period
	Others    []Link // other periods that figures came for
	Standings []Sentence
	Places    []BetweenRow
	MorePlace Link
	Numbers   []BetweenGroup
	Heads     BetweenHeads
	Tasks     []BetweenSection // of projects, then of designations and objectives
}

// BetweenHeads are the moments over the numbers.
type BetweenHeads struct{ Was, Is string }

// BetweenGroup is the changed numbers of one park, or of the parks together.
type BetweenGroup struct {
	ID   string
	Name Link
	Rows []BetweenRow
	More Link
}

// BetweenRow is one number old → new, each with the receipt of its own moment.
type BetweenRow struct {
	What    string
	Span    string
	Was, Is Figure
	Unit    string // of both; "" where the numbers are written with it
	Why     string // the act that explains it, or that it follows from others
}

// How much is printed before the reader asks for all.
const (
	changeActs   = 30
	changeTasks  = 12 // of each room
	changePlaces = 24
	changeRows   = 15
	changeOthers = 12
)

// NewBetween makes the page for its reader.
func NewBetween(page Page, f BetweenFacts) Between {
	p := page.Say
	page.Title = p.T("between.title")
	m := Between{Page: page, Lead: p.T("between.lead"), From: changesField(p, f, "from", f.Ask.From), To: changesField(p, f, "to", f.Ask.To)}
	for _, way := range f.Ways {
		m.Ways = append(m.Ways, Link{Text: p.T("between.way."+way.Key, ThenText(way.At)), Href: BetweenAsk{From: park.AsOfText(way.From)}.Path()})
	}
	if f.Is == nil {
		return m
	}
	m.Page.Title = p.T("between.between", ThenText(f.From), toText(p, f.To))
	m.Heads = BetweenHeads{ThenText(f.From), toText(p, f.To)}
	acts := actsBetween(page, f)
	changes := changesOf(f)
	standings := standingsOf(f)
	projects, others := tasksBetween(page, f)
	tasks := len(projects) + len(others)
	if len(acts)+len(changes)+len(standings)+tasks == 0 && len(f.Touched) == 0 {
		m.Nothing = p.T("between.nothing", m.Heads.Was, m.Heads.Is)
		return m
	}
	m.choices(p, f)
	m.Lead = p.T("between.sum", Count(len(acts)), PeriodText(p, f.Ask.Period), Count(len(changes)+len(standings)))
	if tasks > 0 {
		m.Lead = p.T("between.sum.tasks", m.Lead, Count(tasks))
	}
	m.Heading = PeriodText(p, f.Ask.Period)
	m.acts(p, f, acts)
	for _, one := range standings {
		m.Standings = append(m.Standings, standingSentence(p, f.Is, one, f.Ask.Period))
	}
	m.places(p, f, changes)
	m.numbers(p, f, changes, acts)
	m.Tasks = []BetweenSection{m.section(p, f, "projects", projects), m.section(p, f, "designations", others)}
	return m
}

func changesField(p locale.Printer, f BetweenFacts, name, typed string) Field {
	return Field{Name: name, Label: p.T("between." + name), Kind: LineField, Value: typed, Problem: f.Problems[name], Hint: p.T("between." + name + ".hint")}
}

// toText is the later moment, or that it is now.
func toText(p locale.Printer, at park.Moment) string {
	if at.IsZero() {
		return p.T("between.now")
	}
	return ThenText(at)
}

// choices fills the form and the ways to other periods and to files.
func (m *Between) choices(p locale.Printer, f BetweenFacts) {
	for _, one := range f.Periods {
		m.Periods = append(m.Periods, Choice{one.String(), PeriodText(p, one), one == f.Ask.Period})
	}
	m.Parks = append(m.Parks, Choice{"", p.T("between.everybody"), f.Ask.Park == ""})
	for _, one := range f.Is.Catalogue().Parks {
		m.Parks = append(m.Parks, Choice{one.Code, one.Name.In(p.Lang()), one.Code == f.Ask.Park})
	}
	for _, kind := range []string{"xlsx", "csv"} {
		m.Exports = append(m.Exports, Link{Text: p.T("export." + kind), Href: f.Ask.FilePath(kind)})
	}
	for _, one := range f.Touched {
		if one != f.Ask.Period && len(m.Others) < changeOthers {
			ask := f.Ask
			ask.Period = one
			m.Others = append(m.Others, Link{Text: PeriodText(p, one), Href: ask.Path()})
		}
	}
}

func (m *Between) acts(p locale.Printer, f BetweenFacts, acts []sinceAct) {
	m.NoActs = len(acts) == 0
	most := changeActs
	if f.Ask.Whole {
		most = len(acts)
	}
	for _, act := range acts[:min(len(acts), most)] {
		m.Acts = append(m.Acts, SinceLine{When: MomentText(act.at), Says: act.says})
	}
	m.MoreActs = m.more(p, f, len(acts)-most)
}

// more is the way to what is not printed.
func (m *Between) more(p locale.Printer, f BetweenFacts, left int) Link {
	if left <= 0 {
		return Link{}
	}
	ask := f.Ask
	ask.Whole = true
	return Link{Text: p.T("between.more", Count(left)), Href: ask.Path()}
}

// places are the ranks that are not what they were.
func (m *Between) places(p locale.Printer, f BetweenFacts, changes []board.Change) {
	all := slices.DeleteFunc(slices.Clone(changes), func(one board.Change) bool { return one.Query.Of != board.OfRank })
	slices.SortStableFunc(all, func(x, y board.Change) int { return cmp.Compare(telling(x.Query), telling(y.Query)) })
	most := changePlaces
	if f.Ask.Whole || f.Ask.Park != "" {
		most = len(all)
	}
	for _, one := range all[:min(len(all), most)] {
		row := betweenRow(p, f, one)
		row.What = p.T("between.place", ParkName(p, f.Is.Catalogue(), one.Query.Park), row.What)
		m.Places = append(m.Places, row)
	}
	m.MorePlace = m.more(p, f, len(all)-most)
}

// telling orders places: first the numbers the plan names, by value and as they
// are ranked by default.
func telling(q board.Query) int {
	i := slices.Index(sinceSubjects, q.Subject)
	if i < 0 || q.Ranked != board.OfValue || q.Window == board.YTD && q.Basis != "" || q.Basis != "" && q.Basis != park.Industrial {
		return len(sinceSubjects)
	}
	return i
}

// numbers are the changed numbers, the parks together first.
func (m *Between) numbers(p locale.Printer, f BetweenFacts, changes []board.Change, acts []sinceAct) {
	left := make(map[string]int)
	for _, one := range changes {
		if placing(one.Query.Of) {
			continue
		}
		code := one.Query.Park
		i := slices.IndexFunc(m.Numbers, func(g BetweenGroup) bool { return g.ID == code })
		if i < 0 {
			i = len(m.Numbers)
			m.Numbers = append(m.Numbers, BetweenGroup{ID: code, Name: groupName(p, f, code)})
		}
		if len(m.Numbers[i].Rows) >= changeRows && f.Ask.Park == "" && !f.Ask.Whole {
			left[code]++
			continue
		}
		row := betweenRow(p, f, one)
		row.Why = whyText(p, one.Query, acts)
		m.Numbers[i].Rows = append(m.Numbers[i].Rows, row)
	}
	for i := range m.Numbers {
		code := m.Numbers[i].ID
		m.Numbers[i].More = m.more(p, f, left[code])
		if m.Numbers[i].More.Href != "" && code != park.CityCode {
			ask := f.Ask
			ask.Park = code
			m.Numbers[i].More.Href = ask.Path() + "#" + code
		}
	}
}

// placing holds for what is told among the places: a rank, and the movement that
// follows from it.
func placing(of board.Of) bool { return of == board.OfRank || of == board.OfMove }

func groupName(p locale.Printer, f BetweenFacts, code string) Link {
	if code == park.CityCode {
		return Link{Text: p.T("overview.since.city")}
	}
	return parkLink(p, f.Is.Catalogue(), code, f.Ask.Period)
}

// changesOf compares what pages show of the period at both moments.
func changesOf(f BetweenFacts) []board.Change {
	queries := board.Headlines(f.Is, f.Ask.Period)
	if f.Ask.Park != "" {
		queries = board.HeadlinesOf(f.Is, f.Ask.Park, f.Ask.Period)
	}
	return board.Changes(f.Was, f.Is, queries)
}

func standingsOf(f BetweenFacts) []board.StandingChange {
	return slices.DeleteFunc(board.StandingChanges(f.Was, f.Is, f.Ask.Period), func(one board.StandingChange) bool {
		return f.Ask.Park != "" && one.Park.Code != f.Ask.Park
	})
}

// betweenRow prints one change: what is asked, and both numbers, each leading
// to the receipt of its own moment.
func betweenRow(p locale.Printer, f BetweenFacts, one board.Change) BetweenRow {
	q := one.Query
	row := BetweenRow{What: SubjectName(p, f.Is.Catalogue(), q.Subject), Was: NewFigure(p, one.Was, InTable), Is: NewFigure(p, one.Is, InTable)}
	if q.Of != board.OfValue {
		row.What = p.T("receipt.heading", row.What, askedText(p, q))
	}
	if row.Unit = row.Is.Unit; one.Is.Num == nil {
		row.Unit = row.Was.Unit
	}
	if q.Window != "" {
		row.Span = spanText(p, q)
	}
	row.Was.Flags, row.Is.Flags = nil, nil // the receipts say them
	row.Was.Receipt, row.Is.Receipt = receiptAt(row.Was.Receipt, f.From), receiptAt(row.Is.Receipt, f.To)
	if !f.Was.Known(q) {
		row.Was.Receipt = ""
	}
	return row
}

// whyText names the latest act that speaks of the number's park and period; a
// number that none does follows from other periods, parks or ledgers.
func whyText(p locale.Printer, q board.Query, acts []sinceAct) string {
	for _, act := range acts {
		own := q.Park == park.CityCode || slices.Contains(act.parks, q.Park)
		if act.kind != "" && own && (len(act.periods) == 0 || slices.Contains(act.periods, q.Period)) {
			return p.T("between.why."+act.kind, MomentText(act.at), act.who)
		}
	}
	return p.T("between.why.other")
}

// actsBetween are the acts after From and not after To, newest first.
func actsBetween(page Page, f BetweenFacts) []sinceAct {
	acts := actsOf(page, f.Is.Catalogue(), f.Uploads, f.Land, f.Goals)
	acts = slices.DeleteFunc(acts, func(a sinceAct) bool {
		late := !f.To.IsZero() && a.at.After(f.To)
		return late || !a.at.After(f.From) || f.Ask.Park != "" && !slices.Contains(a.parks, f.Ask.Park)
	})
	if f.Ask.Park == "" {
		for _, one := range f.Steps {
			acts = append(acts, stepAct(page.Say, f, one))
		}
	}
	slices.SortStableFunc(acts, func(x, y sinceAct) int { return y.at.Compare(x.at) })
	return acts
}

// stepAct is a step of a scheme, an assessment, a measure or another record.
func stepAct(p locale.Printer, f BetweenFacts, one AuditAct) sinceAct {
	who := nameOf(f.Uploads.Names, one.Actor)
	return sinceAct{at: one.At, who: who, says: Say(p, "between.step", who, p.T("verb."+one.Verb), stepSubject(p, f, one))}
}

// stepSubject leads to the page of what an act was done to, where it has one.
func stepSubject(p locale.Printer, f BetweenFacts, one AuditAct) Link {
	kind, id, _ := strings.Cut(one.Subject, "/")
	link := Link{Text: one.Subject}
	if key := "between.subject." + kind; locale.Has(key) {
		link.Text = p.T(key, id)
	}
	switch kind {
	case "schemes":
		link.Href = "/schemes/" + url.PathEscape(id)
	case "follow-ups":
		link.Href = "/measures/" + url.PathEscape(id)
	case "incidents":
		link.Href = "/incidents"
	case "assessments":
		for _, a := range f.Assessed {
			if fmt.Sprint(a.ID) == id {
				link = Link{Text: p.T("between.assessment", YearText(p, a.Year), a.Round), Href: fmt.Sprintf("/assessments/%d?round=%d", a.Year, a.Round)}
			}
		}
	}
	return link
}
