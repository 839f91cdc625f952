package views

import (
	"fmt"

	"parkboard/internal/locale"
	"parkboard/internal/park"
)

// TaskForm is the page of one form of candidacies and smart levels.
type TaskForm struct {
	Page
	Crumb   Link
	Heading string
	Where   string
	Says    string
	Problem string
	Tabs    []NavItem
	Post    string
	Button  string
	Hidden  []Choice
	Fields  []Field
	File    *Field // nil for a form without a file
}

// TaskInput is what a form holds beside its subject.
type TaskInput struct {
	Typed    Typed
	Problems Problems
	Seen     int64 // how much the reader saw: what came since refuses the form
}

// MostBoundary is how many characters a boundary may have.
const MostBoundary = 300

// taskField is a field with what was typed and what is wrong.
func (in TaskInput) field(p locale.Printer, name string, kind FieldKind, most int, required bool) Field {
	f := Field{
		Name: name, Kind: kind, Label: p.T("designation.field." + name), Value: in.Typed[name], Most: most,
		Required: required, Problem: in.Problems[name],
	}
	if key := "designation.hint." + name; locale.Has(key) {
		f.Hint = p.T(key)
	}
	return f
}

func (in TaskInput) choice(p locale.Printer, name string, required bool, choices []Choice) Field {
	f := in.field(p, name, ChoiceField, 0, required)
	f.Choices = append([]Choice{{Text: p.T("admin.choose")}}, choices...)
	for i := range f.Choices {
		f.Choices[i].Selected = f.Choices[i].Value == in.Typed[name]
	}
	return f
}

func (in TaskInput) file(p locale.Printer) *Field {
	return &Field{Name: "file", Label: p.T("designation.field.file"), Hint: p.T("measure.field.file.hint"), Problem: in.Problems["file"]}
}

// NewCandidacyForm is the form that opens a candidacy.
func NewCandidacyForm(page Page, c *park.Catalogue, in TaskInput) TaskForm {
	p := page.Say
	page.Title, page.Room = p.T("designations.new"), RoomDesignations
	m := TaskForm{
		Page: page, Crumb: Link{Text: p.T("designations.title"), Href: "/designations"}, Heading: page.Title,
		Says: p.T("designation.says.new"), Problem: in.Problems[""], Post: "/designations/new", Button: page.Title,
	}
	var kinds, parks, lists []Choice
	for _, d := range c.Designations {
		kinds = append(kinds, Choice{Value: d.Code, Text: d.Name.In(p.Lang())})
	}
	for _, one := range c.Parks {
		parks = append(parks, Choice{Value: one.Code, Text: one.Name.In(p.Lang())})
	}
	for _, l := range c.Checklists {
		lists = append(lists, Choice{Value: l.Code, Text: p.T("designation.list.choice", l.Name.In(p.Lang()), string(l.Effective))})
	}
	list := in.choice(p, "list", false, lists)
	list.Choices[0].Text = p.T("designations.nolist")
	m.Fields = []Field{
		in.choice(p, "kind", true, kinds), in.choice(p, "park", true, parks),
		in.field(p, "within", LineField, MostLetters, false), in.field(p, "boundary", TextField, MostBoundary, false),
		in.field(p, "begun", LineField, MostLetters, true), in.field(p, "expected", LineField, MostLetters, true),
		in.field(p, "document", LineField, MostLetters, false), list,
	}
	return m
}

// taskForm is the frame of a form on a candidacy.
func taskForm(page Page, f CandidacyFacts, in TaskInput, key string) TaskForm {
	p := page.Say
	heading := p.T("designation.act." + key)
	page.Title, page.Room = heading+" · "+f.heading(p), RoomDesignations
	return TaskForm{
		Page: page, Crumb: Link{Text: f.heading(p), Href: CandidacyPath(f.One.ID)}, Heading: heading, Where: f.One.Within,
		Says: p.T("designation.says." + key), Problem: in.Problems[""], Post: CandidacyPath(f.One.ID) + "/" + key,
		Button: p.T("designation.button." + key), Hidden: []Choice{{Text: "seen", Value: fmt.Sprint(in.Seen)}},
	}
}

// NewStageChangeForm is the form that takes a candidacy to another stage.
func NewStageChangeForm(page Page, f CandidacyFacts, in TaskInput) TaskForm {
	p := page.Say
	m := taskForm(page, f, in, "stage")
	var stages []Choice
	for _, s := range f.One.Stage.Next() {
		stages = append(stages, Choice{Value: string(s), Text: p.T("designations.stage." + string(s))})
	}
	if !f.One.Stage.Settled() {
		stages = append(stages, Choice{Value: string(f.One.Stage), Text: p.T("designation.keep", p.T("designations.stage."+string(f.One.Stage)))})
	}
	m.Fields = []Field{
		in.choice(p, "stage", true, stages), in.field(p, "day", LineField, MostLetters, true),
		in.field(p, "expected", LineField, MostLetters, true), in.field(p, "document", LineField, MostLetters, false),
		in.field(p, "reason", TextField, MostNote, false),
	}
	return m
}

// NewMilestoneForm is the form that adds a milestone.
func NewMilestoneForm(page Page, f CandidacyFacts, in TaskInput) TaskForm {
	p := page.Say
	m := taskForm(page, f, in, "milestones")
	m.Fields = []Field{
		in.field(p, "name", LineField, MostLetters, true), in.field(p, "begin", LineField, MostLetters, true),
		in.field(p, "planned", LineField, MostLetters, true),
	}
	return m
}

// NewMilestoneActForm is the form of one act on a milestone.
func NewMilestoneActForm(page Page, f CandidacyFacts, m park.Milestone, verb park.MilestoneVerb, in TaskInput) TaskForm {
	p := page.Say
	form := taskForm(page, f, in, "milestones")
	form.Heading, form.Where = p.T("designation.milestone."+string(verb)), m.Name
	form.Title = form.Heading + " · " + m.Name
	form.Says = p.T("designation.says."+string(verb), string(m.Begin), string(m.Planned))
	form.Button = form.Heading
	form.Post = fmt.Sprintf("%s/milestones/%d", CandidacyPath(f.One.ID), m.ID)
	form.Hidden = append(form.Hidden, Choice{Text: "act", Value: string(verb)})
	for _, other := range MilestoneVerbs(page.User, f.One) {
		form.Tabs = append(form.Tabs, NavItem{
			Text: p.T("designation.milestone." + string(other)), Href: milestonePath(f.One.ID, m.ID, other), Current: other == verb,
		})
	}
	if verb != park.MilestoneDrop {
		day := in.field(p, "day", LineField, MostLetters, true)
		day.Label = p.T("designation.field.day." + string(verb))
		form.Fields = append(form.Fields, day)
	}
	form.Fields = append(form.Fields, in.field(p, "text", TextField, MostNote, verb != park.MilestoneDone))
	if verb == park.MilestoneDone {
		form.File = in.file(p)
	}
	return form
}

// NewEvidenceForm is the form that hands in a file.
func NewEvidenceForm(page Page, f CandidacyFacts, in TaskInput) TaskForm {
	m := taskForm(page, f, in, "evidence")
	m.Fields = []Field{in.field(page.Say, "shows", TextField, MostNote, true)}
	m.File = in.file(page.Say)
	return m
}

// NewValueForm is the form that enters a checklist value.
func NewValueForm(page Page, f CandidacyFacts, in TaskInput) TaskForm {
	p := page.Say
	m := taskForm(page, f, in, "values")
	var criteria, units []Choice
	seen := make(map[string]bool)
	for _, c := range f.One.Checklist.Criteria {
		criteria = append(criteria, Choice{Value: c.Code, Text: p.T("designation.criterion", c.Name.In(p.Lang()), UnitText(p, c.Unit, InTable))})
		if !seen[c.Unit] {
			seen[c.Unit] = true
			units = append(units, Choice{Value: c.Unit, Text: UnitText(p, c.Unit, InTable)})
		}
	}
	value := in.field(p, "value", LineField, MostLetters, true)
	value.Digits = true
	day := in.field(p, "day", LineField, MostLetters, true)
	day.Label = p.T("designation.field.day.value")
	m.Fields = []Field{
		in.choice(p, "criterion", true, criteria), value, in.choice(p, "unit", true, units),
		in.field(p, "source", LineField, MostNote, true), day,
	}
	m.File = in.file(p)
	return m
}
