package views

import (
	"slices"
	"strconv"
	"strings"

	"parkboard/internal/locale"
	"parkboard/internal/park"
	"parkboard/internal/project"
)

// ProjectFacts is what the page of a project is made from.
type ProjectFacts struct {
	History   []park.Project // newest first, also of withdrawn ledgers; one counts
	Resumed   bool           // the ledger of the year it started in calls it continued
	Catalogue *park.Catalogue
	Today     park.Date
	Uploads   map[int64]park.ProjectUpload
	Names     map[string]string
	Done      bool // something was just recorded
}

// ProjectOne is the page of one project.
type ProjectOne struct {
	Page
	Code    string
	Notice  string
	State   string
	Facts   []Fact
	Amounts []ProjectNumber
	Leaders []Fact
	Blocks  []ProjectBlock
	Source  ProjectSource
	History []ProjectRevision
	Edit    string // "" for those who may not
}

// ProjectNumber is an amount with where it came from: it is its own receipt.
type ProjectNumber struct {
	ID    string
	Name  string
	Value Figure // as pages print it
	Exact string // in 万元, every digit
	Cell  string // address, or that it was typed into the form
	How   string // how it is reckoned; "" for what was read
}

// ProjectBlock is one bottleneck.
type ProjectBlock struct {
	Kind, Text, Promised, Cleared string
	Mark                          MeasureMark
}

// ProjectSource is where the current revision came from.
type ProjectSource struct {
	Says   Sentence
	Reason string
}

// ProjectRevision is one revision and what it changed.
type ProjectRevision struct {
	When    string
	Says    Sentence
	Changes []string
	Gone    string // that its ledger was withdrawn
}

// NewProject makes the page for its reader.
func NewProject(page Page, f ProjectFacts) ProjectOne {
	p := page.Say
	one := f.current()
	page.Title, page.Room = one.Name, RoomProjects
	m := ProjectOne{Page: page, Code: one.Code, State: p.T("projects.state." + string(one.State))}
	if f.Done {
		m.Notice = p.T("projects.kept")
	}
	if page.User != nil && page.User.MayKeepProjects(one.Park) {
		m.Edit = ProjectPath(one.Code) + "/edit"
	}
	m.facts(p, f, one)
	m.amounts(p, one)
	for level, who := range one.Leaders {
		m.Leaders = append(m.Leaders, Fact{Name: p.T("projects.leader." + strconv.Itoa(level)), Text: orDash(who)})
	}
	for _, b := range one.Blocks {
		m.Blocks = append(m.Blocks, ProjectBlock{
			Kind: p.T("projects.block." + string(b.Kind)), Text: b.Text, Promised: orDash(string(b.Promised)), Cleared: orDash(string(b.Cleared)),
			Mark: blockMark(p, b, f.Today, false),
		})
	}
	m.Source = ProjectSource{Says: sourceOf(page, f, one), Reason: one.Reason}
	for i := range f.History {
		m.History = append(m.History, revision(page, f, i))
	}
	return m
}

// current is the revision that counts.
func (f ProjectFacts) current() *park.Project {
	at := slices.IndexFunc(f.History, func(p park.Project) bool { return p.Gone.IsZero() })
	return &f.History[max(at, 0)]
}

func orDash(text string) string {
	if text == "" {
		return "—"
	}
	return text
}

func (m *ProjectOne) facts(p locale.Printer, f ProjectFacts, one *park.Project) {
	county := ""
	if in, ok := f.Catalogue.Park(one.Park); ok {
		county = in.County.In(p.Lang())
	}
	m.Facts = []Fact{
		{Name: p.T("uploads.col.park"), Text: ParkName(p, f.Catalogue, one.Park)},
		{Name: p.T("projects.col.county"), Text: orDash(county)},
		{Name: p.T("projects.field.industry"), Text: industryText(p, one.Industry)},
		{Name: p.T("projects.start"), Text: dayWord(p, one.Start, project.Begun(one, f.Today))},
		{Name: p.T("projects.finish"), Text: dayWord(p, one.Finish, one.State == park.ProjectFinished)},
		{Name: p.T("projects.col.through"), Text: throughText(p, one)},
	}
	whole, ok := one.Value(park.ProjectTotal)
	if project.Begun(one, f.Today) {
		key := "projects.counts.no"
		switch {
		case f.Resumed:
			key = "projects.counts.resumed"
		case ok && whole >= project.Threshold:
			key = "projects.counts.yes"
		}
		m.Facts = append(m.Facts, Fact{Name: p.T("projects.counts"), Text: p.T(key, one.Start.Time().Year())})
	}
}

// dayWord is a day, and that it is a planned one.
func dayWord(p locale.Printer, day park.Date, actual bool) string {
	if day == "" || actual {
		return orDash(string(day))
	}
	return string(day) + p.T("projects.planned")
}

func industryText(p locale.Printer, i park.Industry) string {
	if i == "" {
		return "—"
	}
	return p.T("projects.industry." + string(i))
}

// throughText is the year and months a revision is told for.
func throughText(p locale.Printer, one *park.Project) string {
	if one.Month < 2 {
		return p.T("projects.january", strconv.Itoa(one.Year))
	}
	return PeriodText(p, park.Period{Year: one.Year, Month: one.Month})
}

func (m *ProjectOne) amounts(p locale.Printer, one *park.Project) {
	for a := range park.ProjectAmounts {
		kind := park.ProjectAmount(a)
		n := ProjectNumber{ID: kind.String(), Name: p.T("projects." + kind.String()), Value: projectAmount(p, one, kind, InTable), Exact: "—", Cell: "—"}
		if q, ok := one.Value(kind); ok {
			n.Exact, _ = Write(p, q.Rat(), tenThousandYuan, Exact)
			n.Cell = p.T("projects.typed")
			if one.Upload != 0 {
				n.Cell = strings.TrimPrefix(one.Sheet+"!"+one.Cells[kind.String()], "!")
			}
		}
		if kind != park.ProjectTotal {
			n.Name += " · " + YearText(p, one.Year)
		}
		m.Amounts = append(m.Amounts, n)
	}
	rate := ProjectNumber{ID: "rate", Name: p.T("projects.rate") + " · " + throughText(p, one), Value: rateFigure(p, project.Rate(one), ProjectPath(one.Code)+"#rate"), Exact: "—"}
	rate.How, rate.Cell = p.T("projects.rate.how"), "—"
	m.Amounts = append(m.Amounts, rate)
}

// sourceOf says who brought a revision and when, and in which file it stands.
func sourceOf(page Page, f ProjectFacts, one *park.Project) Sentence {
	p := page.Say
	if one.Upload == 0 {
		return Say(p, "projects.source.form", nameOf(f.Names, one.Actor), MomentText(one.At))
	}
	up := f.Uploads[one.Upload]
	file := Link{Text: up.FileName}
	if u := page.User; u != nil && u.Role != park.Leader && u.MaySeeProjectUpload(up) {
		file.Href = ProjectBookPath(up.ID)
	}
	return Say(p, "projects.source.book", file, Count(one.Row), nameOf(f.Names, up.SentBy), MomentText(up.SentAt), nameOf(f.Names, one.Actor), MomentText(one.At))
}

// revision tells a revision against the one before it that counted then.
func revision(page Page, f ProjectFacts, i int) ProjectRevision {
	p, one := page.Say, &f.History[i]
	r := ProjectRevision{When: string(park.DateOf(one.At)), Says: sourceOf(page, f, one)}
	if !one.Gone.IsZero() {
		r.Gone = p.T("projects.gone", MomentText(one.Gone))
	}
	before := slices.IndexFunc(f.History[i+1:], func(was park.Project) bool { return was.Gone.IsZero() || was.Gone.After(one.At) })
	if before < 0 {
		r.Changes = []string{p.T("projects.first")}
		return r
	}
	r.Changes = projectChanges(p, f, &f.History[i+1+before], one)
	if len(r.Changes) == 0 {
		r.Changes = []string{p.T("projects.unchanged")}
	}
	return r
}

// projectChanges lists what differs between two revisions, old → new.
func projectChanges(p locale.Printer, f ProjectFacts, was, is *park.Project) (out []string) {
	note := func(key, old, now string) {
		if old != now {
			out = append(out, p.T("projects.change", p.T(key), orDash(old), orDash(now)))
		}
	}
	note("projects.col.name", was.Name, is.Name)
	note("uploads.col.park", ParkName(p, f.Catalogue, was.Park), ParkName(p, f.Catalogue, is.Park))
	note("projects.col.through", throughText(p, was), throughText(p, is))
	for a := range park.ProjectAmounts {
		kind := park.ProjectAmount(a)
		note("projects."+kind.String(), exactAmount(p, was, kind), exactAmount(p, is, kind))
	}
	note("projects.col.state", p.T("projects.state."+string(was.State)), p.T("projects.state."+string(is.State)))
	note("projects.field.industry", industryText(p, was.Industry), industryText(p, is.Industry))
	note("projects.start", string(was.Start), string(is.Start))
	note("projects.finish", string(was.Finish), string(is.Finish))
	for level := range is.Leaders {
		note("projects.leader."+strconv.Itoa(level), was.Leaders[level], is.Leaders[level])
	}
	note("projects.col.blocks", blocksText(p, was.Blocks), blocksText(p, is.Blocks))
	return out
}

func exactAmount(p locale.Printer, one *park.Project, a park.ProjectAmount) string {
	q, ok := one.Value(a)
	if !ok {
		return ""
	}
	text, _ := Write(p, q.Rat(), tenThousandYuan, Exact)
	return text + " " + UnitText(p, tenThousandYuan, InTable)
}

// blocksText is the bottlenecks in a line.
func blocksText(p locale.Printer, all []park.Block) string {
	var out []string
	for _, b := range all {
		text := p.T("projects.block." + string(b.Kind))
		if b.Text != "" {
			text += p.T("projects.block.sep") + b.Text
		}
		if b.Promised != "" {
			text += p.T("projects.block.by", b.Promised)
		}
		if b.Cleared != "" {
			text += p.T("projects.block.on", b.Cleared)
		}
		out = append(out, text)
	}
	return strings.Join(out, p.T("projects.listsep"))
}
