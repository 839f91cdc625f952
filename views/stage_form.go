package views

import (
	"fmt"
	"slices"
	"strings"

	"parkboard/internal/park"
)

// The steps of an assessment, as their addresses name them.
const (
	StepNotice  = "notice"
	StepPropose = "propose"
	StepSeal    = "seal"
	StepRedraft = "redraft"
)

// MayTake reports whether a step leads on from a stage.
func MayTake(step string, from park.Stage) bool {
	switch step {
	case StepNotice:
		return from == park.Drafted
	case StepPropose:
		return from == park.OnNotice
	case StepSeal:
		return from == park.Proposed
	case StepRedraft:
		return from == park.OnNotice || from == park.Proposed
	}
	return false
}

// StageInput is what the form of a step holds beside the assessment.
type StageInput struct {
	Step     string
	Typed    Typed
	Problems Problems
	Follow   []park.FollowUp // StepSeal: the measures that come to life
	Sealers  []park.User     // StepSeal: who may
	Checksum string          // StepSeal: of the results as they come out now
}

// StageForm is the page that asks before a step.
type StageForm struct {
	Page
	Crumb    Link
	Heading  string
	Where    string
	Says     string // what will happen
	Problem  string
	Blocked  []Sentence // why it cannot be done now; there is no button then
	Hint     string
	Back     string
	Post     string
	Button   string
	Hidden   []Choice
	Fields   []Field
	Measures []SealMeasure
	Scores   Assessment // without rows where there is nothing to show
}

// SealMeasure is one measure that sealing brings, with its office and day to
// be settled.
type SealMeasure struct {
	Park  string
	Band  string
	Kind  string
	Text  string
	Owner Field
	Due   Field
}

// NewStageForm makes the form of a step for its reader.
func NewStageForm(page Page, f AssessmentFacts, in StageInput) StageForm {
	p := page.Say
	year := p.T("assessment.title", YearText(p, f.Assessment.Year))
	m := StageForm{
		Heading: p.T("assessment.act." + in.Step), Crumb: Link{Text: year, Href: f.path("")},
		Where: schemeWhere(p, f.State.Scheme, f.State.Period), Says: p.T("stageform." + in.Step),
		Problem: in.Problems[""], Post: f.path(in.Step), Button: p.T("assessment.act." + in.Step),
	}
	page.Room, page.Title = RoomAssessments, m.Heading+" · "+year
	m.Page = page
	m.Blocked, m.Back = stageBlocks(page, f, in), p.T("confirm.cancel")
	if len(m.Blocked) > 0 {
		m.Back = p.T("stageform.back")
	}
	line := func(name string, kind FieldKind) Field {
		return Field{
			Name: name, Kind: kind, Label: p.T("stageform.field." + name), Value: in.Typed[name], Required: true,
			Most: MostNote, Problem: in.Problems[name],
		}
	}
	switch in.Step {
	case StepNotice:
		m.Fields = []Field{line("from", LineField), line("to", LineField)}
	case StepRedraft:
		m.Fields = []Field{line("reason", TextField)}
		return m
	case StepPropose:
		if a := f.Assessment; page.Sample && a.To != "" && f.Day <= a.To {
			m.Hint = p.T("stageform.day", string(park.DateOf(a.To.Time().AddDate(0, 0, 1))))
		}
	case StepSeal:
		m.Says = p.T("stageform.seal", Count(len(in.Follow)))
		m.Hidden = []Choice{{Text: "seen", Value: in.Checksum}}
		m.measures(f, in)
	}
	m.Scores = NewAssessment(page, f)
	return m
}

// Repeats reports whether a reason says what the refusal says already.
func (m StageForm) Repeats(why Sentence) bool {
	return m.Problem != "" && strings.HasPrefix(why.Plain(), m.Problem)
}

// stageBlocks say why a step cannot be taken now.
func stageBlocks(page Page, f AssessmentFacts, in StageInput) (out []Sentence) {
	p, a := page.Say, f.Assessment
	block := func(text string) { out = append(out, Sentence{{Text: text}}) }
	if in.Step != StepRedraft {
		for _, flaw := range f.Flaws {
			if !flaw.Warning {
				block(flawText(p, f.State.Board.Catalogue(), flaw))
			}
		}
	}
	switch in.Step {
	case StepPropose:
		if a.Open > 0 {
			see := Link{Text: p.T("objections.see"), Href: f.path("") + objectionsAt}
			out = append(out, Sentence{{Text: p.T("error.objections_open", a.Open) + " "}, {Link: see}})
		}
		if f.Day <= a.To {
			block(p.T("error.notice_running", string(a.To)))
		}
	case StepSeal:
		if in.Checksum != "" && in.Checksum != a.Step().Checksum {
			block(p.T("error.results_moved", a.Year))
		}
		if page.User != nil && page.User.Name == a.Step().Actor {
			var who []string
			for _, u := range in.Sealers {
				who = append(who, nameOf(f.Names, u.Name))
			}
			if len(who) == 0 {
				block(p.T("stageform.seal.nobody"))
				return out
			}
			block(p.T("stageform.seal.others", strings.Join(who, p.T("page.listsep"))))
		}
	}
	return out
}

// measures lists what sealing brings; what was typed is kept.
func (m *StageForm) measures(f AssessmentFacts, in StageInput) {
	p := m.Say
	for i, one := range in.Follow {
		row := SealMeasure{
			Park: ParkName(p, f.State.Board.Catalogue(), one.Park), Band: one.Band,
			Kind: p.T("measure." + string(one.Kind)), Text: one.Text.In(p.Lang()),
		}
		row.Owner = Field{Name: fmt.Sprintf("owner.%d", i), Kind: LineField, Value: one.Owner, Most: MostLetters}
		row.Due = Field{Name: fmt.Sprintf("due.%d", i), Kind: LineField, Value: string(one.Due), Most: len("2006-01-02")}
		row.Owner.Label = p.T("stageform.of", p.T("measures.col.owner"), row.Park, row.Text)
		row.Due.Label = p.T("stageform.of", p.T("measures.col.due"), row.Park, row.Text)
		for _, field := range []*Field{&row.Owner, &row.Due} {
			field.Required, field.Problem = true, in.Problems[field.Name]
			if typed, ok := in.Typed[field.Name]; ok {
				field.Value = typed
			}
		}
		m.Measures = append(m.Measures, row)
	}
}

// ObjectionsOf are the objections of one park.
func (f AssessmentFacts) ObjectionsOf(parkCode string) []park.Objection {
	return slices.DeleteFunc(slices.Clone(f.Objections), func(o park.Objection) bool { return o.Park != parkCode })
}
