package views

import (
	"cmp"
	"fmt"
	"net/url"
	"slices"

	"parkboard/internal/locale"
	"parkboard/internal/park"
)

// The states by which the list of candidacies is narrowed, beside "" for all.
const (
	TaskRecognised = "recognised"
	TaskUnderWay   = "under_way"
	TaskAtRisk     = "at_risk"
	TaskRevoked    = "revoked"
)

// TaskStates lists them in the order pages offer them.
var TaskStates = []string{TaskRecognised, TaskUnderWay, TaskAtRisk, TaskRevoked}

// DesignationAsk is what an address asks of the list.
type DesignationAsk struct {
	Kind  string
	State string
	Park  string
}

// Path is the address of the list.
func (a DesignationAsk) Path() string { return a.at("/designations") }

func (a DesignationAsk) at(path string) string {
	q := url.Values{}
	for key, value := range map[string]string{"kind": a.Kind, "state": a.State, "park": a.Park} {
		if value != "" {
			q.Set(key, value)
		}
	}
	if len(q) > 0 {
		path += "?" + q.Encode()
	}
	return path
}

// DesignationsFacts is what the list is made from.
type DesignationsFacts struct {
	Ask       DesignationAsk
	All       []park.Candidacy
	Catalogue *park.Catalogue
	Today     park.Date
}

// Designations is the page of what the plan counts and who strives for it.
type Designations struct {
	Page
	Today   string
	Lead    Sentence
	Targets []TargetRow
	Kinds   []CandidacyTable
	Chosen  string // what the list is narrowed to; "" for all
	XLSX    string
	CSV     string
	New     bool // the reader may open a candidacy
	None    bool
}

// TargetRow is one kind against its target.
type TargetRow struct {
	Name       string
	Aim        string
	By         string
	Recognised Figure
	UnderWay   Figure
	AtRisk     Figure
	Lacking    string // how many more candidacies the target needs; "" for none
}

// CandidacyTable is the candidacies of one kind.
type CandidacyTable struct {
	Code string
	Name string
	Rows []CandidacyRow
}

// CandidacyRow is one candidacy in a table.
type CandidacyRow struct {
	Where    Link
	Within   string
	Stage    MeasureMark
	Begun    string
	Expected string
	Done     string // milestones: done of all
	Late     string // overdue milestones; "" for none
	Risks    []string
	List     string
}

// taskStanding is what a candidacy counts as.
func taskStanding(c park.Candidacy, d park.Designation, today park.Date) string {
	switch {
	case c.Stage == park.Recognised:
		return TaskRecognised
	case c.Stage == park.Revoked:
		return TaskRevoked
	case len(c.Risks(today, d.By)) > 0:
		return TaskAtRisk
	}
	return TaskUnderWay
}

// takes reports whether the list shows a candidacy; what is at risk is under
// way, too.
func (f DesignationsFacts) takes(c park.Candidacy) bool {
	d, _ := f.Catalogue.Designation(c.Designation)
	state := taskStanding(c, d, f.Today)
	switch {
	case f.Ask.Kind != "" && f.Ask.Kind != c.Designation, f.Ask.Park != "" && f.Ask.Park != c.Park:
		return false
	case f.Ask.State == TaskUnderWay:
		return state == TaskUnderWay || state == TaskAtRisk
	}
	return f.Ask.State == "" || f.Ask.State == state
}

// NewDesignations makes the page for its reader.
func NewDesignations(page Page, f DesignationsFacts) Designations {
	p := page.Say
	page.Title, page.Room = p.T("designations.title"), RoomDesignations
	m := Designations{
		Page: page, Today: p.T("measures.today", DateText(p, f.Today)), None: len(f.All) == 0,
		XLSX: f.Ask.at("/designations.xlsx"), CSV: f.Ask.at("/designations.csv"),
		New: acting(page) && page.User.Role == park.Admin && len(f.Catalogue.Designations) > 0,
	}
	for _, d := range f.Catalogue.Designations {
		m.Targets = append(m.Targets, targetRow(p, f, d))
	}
	m.Lead = designationsLead(p, f)
	m.Chosen = f.chosen(p)
	for _, d := range kindsOf(f) {
		t := CandidacyTable{Code: d.Code, Name: d.Name.In(p.Lang())}
		for _, c := range pressingFirst(f, d) {
			t.Rows = append(t.Rows, candidacyRow(p, f.Catalogue, c, f.Today))
		}
		if len(t.Rows) > 0 {
			m.Kinds = append(m.Kinds, t)
		}
	}
	return m
}

// acting reports whether a page may offer acts: somebody reads it, and it shows
// what is known now.
func acting(page Page) bool { return page.User != nil && page.Then.IsZero() }

// kindsOf are the kinds of the catalogue, and those of candidacies that it no
// longer has.
func kindsOf(f DesignationsFacts) []park.Designation {
	all := slices.Clone(f.Catalogue.Designations)
	for _, c := range f.All {
		if !slices.ContainsFunc(all, func(d park.Designation) bool { return d.Code == c.Designation }) {
			all = append(all, park.Designation{Code: c.Designation, Name: park.Text{ZH: c.Designation}})
		}
	}
	return all
}

// pressingFirst are the shown candidacies of a kind: at risk, under way,
// recognised, revoked; of each the earliest expected first.
func pressingFirst(f DesignationsFacts, d park.Designation) []park.Candidacy {
	var shown []park.Candidacy
	for _, c := range f.All {
		if c.Designation == d.Code && f.takes(c) {
			shown = append(shown, c)
		}
	}
	order := []string{TaskAtRisk, TaskUnderWay, TaskRecognised, TaskRevoked}
	place := func(c park.Candidacy) int { return slices.Index(order, taskStanding(c, d, f.Today)) }
	slices.SortStableFunc(shown, func(a, b park.Candidacy) int {
		return cmp.Or(cmp.Compare(place(a), place(b)), cmp.Compare(a.Expected, b.Expected), cmp.Compare(a.ID, b.ID))
	})
	return shown
}

// taskCounts is how many candidacies of a kind count as what.
func taskCounts(f DesignationsFacts, d park.Designation) map[string]int {
	counts := make(map[string]int)
	for _, c := range f.All {
		if c.Designation == d.Code {
			counts[taskStanding(c, d, f.Today)]++
		}
	}
	counts[TaskUnderWay] += counts[TaskAtRisk]
	return counts
}

func targetRow(p locale.Printer, f DesignationsFacts, d park.Designation) TargetRow {
	counts := taskCounts(f, d)
	figure := func(state string) Figure {
		return Figure{Text: Count(counts[state]), Receipt: DesignationAsk{Kind: d.Code, State: state}.Path(), Note: p.T("designations.state." + state)}
	}
	row := TargetRow{
		Name: d.Name.In(p.Lang()), Aim: Count(d.Count), By: string(d.By),
		Recognised: figure(TaskRecognised), UnderWay: figure(TaskUnderWay), AtRisk: figure(TaskAtRisk),
	}
	if lacking := d.Count - counts[TaskRecognised] - counts[TaskUnderWay]; lacking > 0 {
		row.Lacking = p.T("designations.lacking", Count(lacking))
	}
	return row
}

// designationsLead is what a leader could read aloud: each target with what is
// reached, and what is at risk.
func designationsLead(p locale.Printer, f DesignationsFacts) Sentence {
	if len(f.Catalogue.Designations) == 0 {
		return Say(p, "designations.nokinds")
	}
	var parts Sentence
	risk := 0
	for i, d := range f.Catalogue.Designations {
		counts := taskCounts(f, d)
		risk += counts[TaskAtRisk]
		if i > 0 {
			parts = append(parts, Piece{Text: p.T("designations.sep")})
		}
		parts = append(parts, Say(p, "designations.lead.one", d.Name.In(p.Lang()), Count(d.Count),
			Figure{Text: Count(counts[TaskRecognised]), Receipt: DesignationAsk{Kind: d.Code, State: TaskRecognised}.Path()},
			Figure{Text: Count(counts[TaskUnderWay]), Receipt: DesignationAsk{Kind: d.Code, State: TaskUnderWay}.Path()})...)
	}
	says := Say(p, "designations.lead", parts)
	if risk == 0 {
		return Join(p, says, Say(p, "designations.lead.norisk"))
	}
	link := Link{Text: Count(risk), Href: DesignationAsk{State: TaskAtRisk}.Path()}
	return Join(p, says, Say(p, "designations.lead.risk", link).Strong())
}

// chosen says what the list is narrowed to.
func (f DesignationsFacts) chosen(p locale.Printer) string {
	text := ""
	add := func(word string) {
		if text != "" {
			text += " · "
		}
		text += word
	}
	if d, ok := f.Catalogue.Designation(f.Ask.Kind); ok {
		add(d.Name.In(p.Lang()))
	}
	if f.Ask.State != "" {
		add(p.T("designations.state." + f.Ask.State))
	}
	if f.Ask.Park != "" {
		add(ParkName(p, f.Catalogue, f.Ask.Park))
	}
	return text
}

// CandidacyPath is the address of a candidacy.
func CandidacyPath(id int64) string { return fmt.Sprintf("/designations/%d", id) }

func candidacyRow(p locale.Printer, c *park.Catalogue, one park.Candidacy, today park.Date) CandidacyRow {
	d, _ := c.Designation(one.Designation)
	row := CandidacyRow{
		Where: Link{Text: ParkName(p, c, one.Park), Href: CandidacyPath(one.ID)}, Within: one.Within, Stage: stageMark(p, one, d, today),
		Begun: string(one.Begun), Expected: string(one.Expected), List: listName(p, one.Checklist),
	}
	if on := one.RecognisedOn(); on != "" {
		row.Expected = string(on)
	}
	kept, done, _ := milestoneCounts(one, today)
	row.Done = p.T("designations.done", Count(done), Count(kept))
	if late := one.Overdue(today); len(late) > 0 {
		row.Late = p.T("designations.late", Count(len(late)), Count(today.DaysAfter(late[0].Planned)))
	}
	row.Risks = riskWords(p, one, d, today)
	return row
}

func riskWords(p locale.Printer, c park.Candidacy, d park.Designation, today park.Date) []string {
	var words []string
	for _, risk := range c.Risks(today, d.By) {
		words = append(words, p.T("designations.risk."+string(risk), DateText(p, d.By), DateText(p, c.Expected)))
	}
	return words
}

func listName(p locale.Printer, l park.Checklist) string {
	if l.Code == "" {
		return p.T("designations.nolist")
	}
	return l.Name.In(p.Lang())
}

// stageMark is a candidacy's stage as shape and word; what is at risk has the
// shape of what is late.
func stageMark(p locale.Printer, c park.Candidacy, d park.Designation, today park.Date) MeasureMark {
	mark := MeasureMark{Word: p.T("designations.stage." + string(c.Stage))}
	switch {
	case c.Stage == park.Recognised:
		mark.Shape, mark.Class = "done", "st"
	case c.Stage == park.Revoked:
		mark.Shape, mark.Class = "none", "st none"
	case len(c.Risks(today, d.By)) > 0:
		mark.Shape, mark.Class, mark.Word = "late", "st late", p.T("designations.atrisk", mark.Word)
	case c.Stage == park.Applied:
		mark.Shape, mark.Class = "open", "st gap"
	default:
		mark.Shape, mark.Class = "half", "st maybe"
	}
	return mark
}

// overdueMilestones is the overview's line on milestones past their day; none
// while there are none.
func overdueMilestones(p locale.Printer, all []park.Candidacy, today park.Date) Sentence {
	n, oldest := 0, 0
	for _, c := range all {
		for _, m := range c.Overdue(today) {
			n++
			oldest = max(oldest, today.DaysAfter(m.Planned))
		}
	}
	if n == 0 {
		return nil
	}
	link := Link{Text: p.T("designations.overview.go", Count(n)), Href: DesignationAsk{State: TaskAtRisk}.Path()}
	return Say(p, "designations.overview", link, Count(oldest))
}

// ParkTask is a candidacy as the park's own page lists it.
type ParkTask struct {
	Name Link
	Row  CandidacyRow
}

func parkTasks(p locale.Printer, c *park.Catalogue, f ParkFacts) []ParkTask {
	var all []ParkTask
	for _, one := range f.Candidacies {
		if one.Park != f.Park.Code {
			continue
		}
		name := one.Designation
		if d, ok := c.Designation(one.Designation); ok {
			name = d.Name.In(p.Lang())
		}
		all = append(all, ParkTask{Name: Link{Text: name, Href: CandidacyPath(one.ID)}, Row: candidacyRow(p, c, one, f.Today)})
	}
	return all
}
