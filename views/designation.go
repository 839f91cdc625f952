package views

import (
	"cmp"
	"fmt"
	"slices"

	"parkboard/internal/board"
	"parkboard/internal/locale"
	"parkboard/internal/park"
)

// CandidacyFacts is what the page of one candidacy is made from.
type CandidacyFacts struct {
	One   park.Candidacy
	Board *board.Board
	Names map[string]string // display names by user name
	Today park.Date
	Done  string // what the reader just did; "" for nothing
}

func (f CandidacyFacts) designation() park.Designation {
	d, ok := f.Board.Catalogue().Designation(f.One.Designation)
	if !ok {
		d = park.Designation{Code: f.One.Designation, Name: park.Text{ZH: f.One.Designation}}
	}
	return d
}

// heading names a candidacy: 九原工业园区 · 零碳园区.
func (f CandidacyFacts) heading(p locale.Printer) string {
	return p.T("designation.heading", ParkName(p, f.Board.Catalogue(), f.One.Park), f.designation().Name.In(p.Lang()))
}

// CandidacyView is the page of one candidacy.
type CandidacyView struct {
	Page
	Heading    string
	Within     string
	Lead       Sentence
	Notice     string
	Steps      []StageMark
	About      []Note
	Acts       []NavItem
	Milestones []MilestoneRow
	Evidence   []EvidenceRow
	List       CriterionTable
	History    []MeasureStep
}

// MilestoneRow is one milestone, the overdue ones first.
type MilestoneRow struct {
	Name    string
	Begin   string
	Planned string
	Was     string // the day first planned, where it was moved
	Done    string
	State   MeasureMark
	Said    []string
	Files   []Link
	Acts    []NavItem
}

// EvidenceRow is one file handed in.
type EvidenceRow struct {
	Text   string
	File   Link
	Closed string // beside a file the reader may not open
	By     string
}

// NewCandidacy makes the page for its reader.
func NewCandidacy(page Page, f CandidacyFacts) CandidacyView {
	p, one := page.Say, f.One
	page.Title, page.Room = f.heading(p), RoomDesignations
	m := CandidacyView{
		Page: page, Heading: page.Title, Within: one.Within, Lead: candidacyLead(p, f), Steps: candidacySteps(p, one),
		About: candidacyAbout(p, f), Acts: candidacyActs(page, one), List: newCriterionTable(page, f), History: candidacyHistory(p, f),
	}
	if f.Done != "" {
		m.Notice = p.T("designation.done." + f.Done)
	}
	for _, one := range milestonesInOrder(one, f.Today) {
		m.Milestones = append(m.Milestones, milestoneRow(page, f, one))
	}
	for _, e := range one.Evidence {
		row := EvidenceRow{Text: e.Text, By: nameOf(f.Names, e.Actor) + " " + MomentText(e.At)}
		row.File, row.Closed = taskFile(page, one, &e.File)
		m.Evidence = append(m.Evidence, row)
	}
	return m
}

// candidacyLead is what a leader could read aloud.
func candidacyLead(p locale.Printer, f CandidacyFacts) Sentence {
	one, d := f.One, f.designation()
	switch one.Stage {
	case park.Recognised:
		key := "designation.lead.recognised"
		if on := one.RecognisedOn(); d.By != "" && on > d.By {
			key = "designation.lead.recognised.late"
		}
		return Say(p, key, DateText(p, one.RecognisedOn()), DateText(p, d.By))
	case park.Revoked:
		last := one.Steps[len(one.Steps)-1]
		return Say(p, "designation.lead.revoked", DateText(p, last.Day), last.Reason)
	}
	says := Say(p, "designation.lead", p.T("designations.stage."+string(one.Stage)), DateText(p, one.Expected))
	risks := riskWords(p, one, d, f.Today)
	if len(risks) == 0 {
		return Join(p, says, Say(p, "designation.lead.ontime"))
	}
	text := ""
	for i, risk := range risks {
		if i > 0 {
			text += p.T("designations.sep")
		}
		text += risk
	}
	return Join(p, says, Say(p, "designation.lead.risk", text).Strong())
}

// candidacySteps are the stages as steps; a revoked candidacy ends where it
// was revoked.
func candidacySteps(p locale.Printer, one park.Candidacy) []StageMark {
	days := make(map[park.CandidacyStage]park.Date)
	for _, s := range one.Steps {
		if _, had := days[s.Stage]; !had {
			days[s.Stage] = s.Day
		}
	}
	now := slices.Index(park.CandidacyStages, one.Stage)
	var steps []StageMark
	for i, stage := range park.CandidacyStages {
		day, reached := days[stage]
		if stage == park.Revoked && !reached {
			continue
		}
		mark := StageMark{Name: p.T("designations.stage." + string(stage)), Done: reached, Now: i == now, Says: string(day)}
		if !reached {
			mark.Says = p.T("designation.tocome")
			if one.Stage == park.Revoked {
				mark.Says = p.T("designation.nevercame")
			}
		}
		steps = append(steps, mark)
	}
	return steps
}

func candidacyAbout(p locale.Printer, f CandidacyFacts) []Note {
	one, d, c := f.One, f.designation(), f.Board.Catalogue()
	within := Sentence{{Text: p.T("designation.whole")}}
	if one.Within != "" {
		within = Say(p, "designation.within", one.Within, one.Boundary)
	}
	list := Sentence{{Text: listName(p, one.Checklist)}}
	if one.Checklist.Code != "" {
		list = Say(p, "designation.list", one.Checklist.Name.In(p.Lang()), documentText(p, one.Checklist.Document), DateText(p, one.Checklist.Effective))
	}
	return []Note{
		{Name: p.T("uploads.col.park"), Says: Sentence{{Link: parkLink(p, c, one.Park, park.Period{})}}},
		{Name: p.T("designation.scope"), Says: within},
		{Name: p.T("designation.target"), Says: Say(p, "designation.target.says", d.Name.In(p.Lang()), Count(d.Count), DateText(p, d.By))},
		{Name: p.T("designations.col.begun"), Says: Say(p, "designation.begun", DateText(p, one.Begun), documentText(p, one.Document))},
		{Name: p.T("designations.col.expected"), Says: Sentence{{Text: DateText(p, one.Expected)}}},
		{Name: p.T("designations.col.list"), Says: list},
	}
}

// candidacyActs are what the reader may do on the candidacy as a whole.
func candidacyActs(page Page, one park.Candidacy) []NavItem {
	if !acting(page) {
		return nil
	}
	var acts []NavItem
	add := func(key string) {
		acts = append(acts, NavItem{Text: page.Say.T("designation.act." + key), Href: CandidacyPath(one.ID) + "/" + key})
	}
	admin := page.User.Role == park.Admin
	if admin && one.Stage != park.Revoked {
		add("stage")
	}
	if admin && !one.Stage.Settled() {
		add("milestones")
		if one.Checklist.Code != "" {
			add("values")
		}
	}
	if page.User.MayPursue(one.Park) {
		add("evidence")
	}
	return acts
}

// milestonesInOrder puts what is overdue first, then what is to be done by its
// day, then what is done, then what was dropped.
func milestonesInOrder(one park.Candidacy, today park.Date) []park.Milestone {
	late := one.Overdue(today)
	place := func(m park.Milestone) int {
		switch {
		case slices.ContainsFunc(late, func(l park.Milestone) bool { return l.ID == m.ID }):
			return 0
		case m.Dropped:
			return 3
		case m.Done != "":
			return 2
		}
		return 1
	}
	all := slices.Clone(one.Milestones)
	slices.SortStableFunc(all, func(a, b park.Milestone) int {
		return cmp.Or(cmp.Compare(place(a), place(b)), cmp.Compare(a.Planned, b.Planned), cmp.Compare(a.ID, b.ID))
	})
	return all
}

func milestoneRow(page Page, f CandidacyFacts, m park.Milestone) MilestoneRow {
	p, one := page.Say, f.One
	row := MilestoneRow{Name: m.Name, Begin: string(m.Begin), Planned: string(m.Planned), Done: string(m.Done), State: milestoneMark(p, one, m, f.Today)}
	if m.First != m.Planned {
		row.Was = p.T("designation.was", string(m.First))
	}
	if m.Done == "" {
		row.Done = "—"
	}
	for _, a := range m.Acts {
		if a.Text != "" {
			row.Said = append(row.Said, a.Text)
		}
		if a.File != nil {
			file, closed := taskFile(page, one, a.File)
			file.Text += closed
			row.Files = append(row.Files, file)
		}
	}
	if !acting(page) || one.Stage.Settled() || !m.Open() {
		return row
	}
	for _, verb := range MilestoneVerbs(page.User, one) {
		row.Acts = append(row.Acts, NavItem{Text: p.T("designation.milestone." + string(verb)), Href: milestonePath(one.ID, m.ID, verb)})
	}
	return row
}

// MilestoneVerbs are the acts on milestones open to a reader: the park reports
// what is done, the city also moves and drops.
func MilestoneVerbs(u *park.User, one park.Candidacy) []park.MilestoneVerb {
	switch {
	case u != nil && u.Role == park.Admin:
		return park.MilestoneVerbs
	case u != nil && u.MayPursue(one.Park):
		return []park.MilestoneVerb{park.MilestoneDone}
	}
	return nil
}

func milestonePath(id, milestone int64, verb park.MilestoneVerb) string {
	return fmt.Sprintf("%s/milestones/%d?act=%s", CandidacyPath(id), milestone, verb)
}

func milestoneMark(p locale.Printer, one park.Candidacy, m park.Milestone, today park.Date) MeasureMark {
	switch {
	case m.Dropped:
		return MeasureMark{"none", p.T("designation.dropped"), "st none"}
	case m.Done > m.Planned:
		return MeasureMark{"done", p.T("designation.donelate", Count(m.Done.DaysAfter(m.Planned))), "st"}
	case m.Done != "":
		return MeasureMark{"done", p.T("designation.isdone"), "st"}
	case one.Stage.Settled():
		return MeasureMark{"none", p.T("designation.leftopen"), "st none"}
	case m.Overdue(today):
		return MeasureMark{"late", p.T("measure.late", Count(today.DaysAfter(m.Planned))), "st late"}
	case today < m.Begin:
		return MeasureMark{"open", p.T("designation.notbegun"), "st gap"}
	}
	return MeasureMark{"half", p.T("designation.running"), "st maybe"}
}

// taskFile links a file for those who may open it.
func taskFile(page Page, one park.Candidacy, file *park.Attachment) (link Link, closed string) {
	link.Text = file.Name
	if page.User != nil && page.User.MayReadEvidence(one.Park) {
		link.Href = fmt.Sprintf("%s/files/%d", CandidacyPath(one.ID), file.ID)
		return link, ""
	}
	return link, page.Say.T("measure.file.closed")
}

func candidacyHistory(p locale.Printer, f CandidacyFacts) []MeasureStep {
	var steps []MeasureStep
	stage := park.CandidacyStage("")
	for _, s := range f.One.Steps {
		step := MeasureStep{
			When: MomentText(s.At), Who: nameOf(f.Names, s.Actor), Verb: p.T("designation.to", p.T("designations.stage."+string(s.Stage)), string(s.Day)), Text: s.Reason,
		}
		if s.Stage == stage {
			step.Verb = p.T("designation.kept", string(s.Expected))
		} else {
			step.Changed = []string{p.T("designation.step", documentText(p, s.Document), string(s.Expected))}
		}
		stage = s.Stage
		steps = append(steps, step)
	}
	return steps
}
