package views

import (
	"slices"
	"strconv"

	"parkboard/internal/locale"
	"parkboard/internal/park"
)

// ProjectLeaders are the fields of those who answer for a project, by level.
var ProjectLeaders = [3]string{"leader-city", "leader-county", "leader-park"}

// ProjectFields are the fields of the form.
func ProjectFields() []string {
	out := []string{"code", "name", "park", "year", "month", "total", "plan", "done", "industry", "state", "start", "finish", "reason"}
	out = append(out, ProjectLeaders[:]...)
	for _, kind := range park.BlockKinds {
		for _, field := range []string{"has-", "text-", "promised-", "cleared-"} {
			out = append(out, field+string(kind))
		}
	}
	return out
}

// TypedProject is a project as its form shows it.
func TypedProject(one *park.Project) Typed {
	typed := Typed{
		"code": one.Code, "name": one.Name, "park": one.Park, "year": strconv.Itoa(one.Year), "month": strconv.Itoa(one.Month),
		"industry": string(one.Industry), "state": string(one.State), "start": string(one.Start), "finish": string(one.Finish),
	}
	for a := range park.ProjectAmounts {
		if q, ok := one.Value(park.ProjectAmount(a)); ok {
			typed[park.ProjectAmount(a).String()] = q.String()
		}
	}
	for level, who := range one.Leaders {
		typed[ProjectLeaders[level]] = who
	}
	for _, b := range one.Blocks {
		kind := string(b.Kind)
		typed["has-"+kind], typed["text-"+kind], typed["promised-"+kind], typed["cleared-"+kind] = "1", b.Text, string(b.Promised), string(b.Cleared)
	}
	return typed
}

// ProjectFormFacts is what the form is made from.
type ProjectFormFacts struct {
	Catalogue *park.Catalogue
	Parks     []park.Park   // those the person enters for
	Upon      *park.Project // nil for a new project
	Typed     Typed
	Problems  Problems
	Asks      []string
}

// ProjectForm is the form of a project.
type ProjectForm struct {
	Page
	Back    string
	Post    string
	Upon    string // revision the form starts from; "" for a new project
	Problem string
	Asks    []string
	Reason  Field // only where Asks
	Fields  []Field
	Blocks  []ProjectBlockFields
}

// ProjectBlockFields are the fields of one kind of bottleneck.
type ProjectBlockFields struct {
	Legend string
	Has    string // name of the box to tick
	Ticked bool
	Fields []Field
}

// NewProjectForm makes the form with what was typed and what is wrong.
func NewProjectForm(page Page, f ProjectFormFacts) ProjectForm {
	p := page.Say
	m := ProjectForm{Back: "/projects", Post: "/projects/new", Problem: f.Problems[""], Asks: f.Asks}
	page.Title, page.Room = p.T("projects.new"), RoomProjects
	if f.Upon != nil {
		page.Title = p.T("projects.edit.title", f.Upon.Name)
		m.Back = ProjectPath(f.Upon.Code)
		m.Post, m.Upon = m.Back+"/edit", strconv.FormatInt(f.Upon.ID, 10)
	}
	m.Page = page
	w := projectFormWriter{p, f}
	if f.Upon == nil {
		m.Fields = append(m.Fields, w.field("code", Field{Required: true, Most: 60, Hint: p.T("projects.hint.code")}))
	}
	m.Fields = append(m.Fields,
		w.field("name", Field{Required: true, Most: 200}), w.field("park", Field{Kind: ChoiceField, Required: true, Choices: w.parks()}),
		w.field("state", Field{Kind: ChoiceField, Required: true, Choices: w.states()}),
		w.field("industry", Field{Kind: ChoiceField, Choices: w.industries()}),
		w.field("total", Field{Digits: true, Hint: p.T("projects.hint.total")}), w.field("plan", Field{Digits: true}), w.field("done", Field{Digits: true, Hint: p.T("projects.hint.done")}),
		w.field("year", Field{Digits: true, Required: true, Hint: p.T("projects.hint.year")}), w.field("month", Field{Digits: true, Required: true, Hint: p.T("projects.hint.month")}),
		w.field("start", Field{Digits: true, Hint: p.T("projects.hint.day")}), w.field("finish", Field{Digits: true}))
	for _, name := range ProjectLeaders {
		m.Fields = append(m.Fields, w.field(name, Field{}))
	}
	for _, kind := range park.BlockKinds {
		at := string(kind)
		m.Blocks = append(m.Blocks, ProjectBlockFields{
			Legend: p.T("projects.block." + at), Has: "has-" + at, Ticked: f.Typed["has-"+at] != "",
			Fields: []Field{w.block("text", at), w.block("promised", at), w.block("cleared", at)},
		})
	}
	m.Reason = w.field("reason", Field{Required: true, Most: MostNote})
	return m
}

type projectFormWriter struct {
	p locale.Printer
	f ProjectFormFacts
}

// field fills a field with what was typed and what is wrong with it.
func (w projectFormWriter) field(name string, f Field) Field {
	f.Name, f.Label, f.Value, f.Problem = name, w.p.T("projects.field."+name), w.f.Typed[name], w.f.Problems[name]
	if f.Kind == "" {
		f.Kind = LineField
	}
	if f.Most == 0 {
		f.Most = MostLetters
	}
	for i := range f.Choices {
		f.Choices[i].Selected = f.Choices[i].Value == f.Value
	}
	return f
}

func (w projectFormWriter) block(what, kind string) Field {
	f := w.field(what+"-"+kind, Field{Digits: what != "text"})
	f.Label = w.p.T("projects.block.field." + what)
	return f
}

func (w projectFormWriter) parks() []Choice {
	out := []Choice{{Text: w.p.T("admin.choose")}}
	for _, one := range w.f.Parks {
		out = append(out, Choice{Value: one.Code, Text: one.Name.In(w.p.Lang())})
	}
	if was := w.f.Typed["park"]; was != "" && !slices.ContainsFunc(out, func(c Choice) bool { return c.Value == was }) {
		out = append(out, Choice{Value: was, Text: ParkName(w.p, w.f.Catalogue, was)})
	}
	return out
}

func (w projectFormWriter) states() []Choice {
	out := []Choice{{Text: w.p.T("admin.choose")}}
	for _, one := range park.ProjectStates {
		out = append(out, Choice{Value: string(one), Text: w.p.T("projects.state." + string(one))})
	}
	return out
}

func (w projectFormWriter) industries() []Choice {
	out := []Choice{{Text: w.p.T("projects.industry.unsaid")}}
	for _, one := range []park.Industry{park.IndustryYes, park.IndustryNo} {
		out = append(out, Choice{Value: string(one), Text: w.p.T("projects.industry." + string(one))})
	}
	return out
}
