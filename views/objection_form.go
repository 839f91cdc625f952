package views

import (
	"cmp"
	"fmt"

	"parkboard/internal/board"
	"parkboard/internal/locale"
	"parkboard/internal/park"
)

// ObjectInput is what the form of an objection holds beside the assessment.
type ObjectInput struct {
	Park     park.Park
	Typed    Typed
	Problems Problems
}

// ObjectForm is the page on which a park objects.
type ObjectForm struct {
	Page
	Crumb   Link
	Heading string
	Where   string
	Says    string
	Parks   []NavItem // none where the reader answers for one park
	Problem string
	Post    string
	Fields  []Field
	File    Field
	Values  []ObjectValue
}

// ObjectValue is one of the park's own values that may be objected to.
type ObjectValue struct {
	Name   string
	Unit   string
	Value  Figure
	Points Figure
}

// NewObjectForm makes the form for its reader.
func NewObjectForm(page Page, f AssessmentFacts, in ObjectInput) ObjectForm {
	p := page.Say
	year := p.T("assessment.title", YearText(p, f.Assessment.Year))
	m := ObjectForm{
		Heading: p.T("assessment.act.object"), Crumb: Link{Text: year, Href: f.path("")},
		Where: in.Park.Name.In(p.Lang()), Problem: in.Problems[""], Post: withQuery(f.path(StepObject), "park", in.Park.Code),
		Says: p.T("objectform.says", string(f.Assessment.To)),
	}
	page.Room, page.Title = RoomAssessments, m.Heading+" · "+year
	m.Page = page
	if page.User != nil && len(page.User.Parks) > 1 {
		for _, code := range page.User.Parks {
			m.Parks = append(m.Parks, NavItem{
				Text: ParkName(p, f.State.Board.Catalogue(), code), Href: withQuery(f.path(StepObject), "park", code), Current: code == in.Park.Code,
			})
		}
	}
	m.Values = objectValues(p, f, in.Park.Code)
	groups := objectSubjects(p, f, in.Park.Code)
	for _, g := range groups {
		for i := range g.Choices {
			g.Choices[i].Selected = g.Choices[i].Value == in.Typed["about"]
		}
	}
	m.Fields = []Field{
		{Name: "about", Kind: ChoiceField, Label: p.T("objectform.about"), Choices: []Choice{{Text: p.T("objectform.choose")}},
			Groups: groups, Required: true, Problem: in.Problems["about"]},
		{Name: "text", Kind: TextField, Label: p.T("objectform.text"), Hint: p.T("objectform.text.hint"), Value: in.Typed["text"],
			Most: MostNote, Required: true, Problem: in.Problems["text"]},
	}
	m.File = Field{Name: "file", Label: p.T("objectform.file"), Hint: p.T("objectform.file.hint"), Problem: in.Problems["file"]}
	return m
}

// aboutValue is the choice of a value as what is objected to.
func aboutValue(q board.Query) string { return "value:" + q.Path() }

// objectValues are the park's values with their receipts and points.
func objectValues(p locale.Printer, f AssessmentFacts, code string) []ObjectValue {
	if f.Result == nil {
		return nil
	}
	row := f.Result.Row(code)
	if row == nil {
		return nil
	}
	var out []ObjectValue
	for k, item := range f.State.Scheme.Items {
		if item.Excluded {
			continue
		}
		c := f.State.Board.Catalogue()
		line := ObjectValue{
			Name: itemName(p, c, item), Unit: HeadUnit(p, itemUnit(c, item.Code)),
			Value: valueFigure(p, f.State, code, item, row.Items[k]), Points: Figure{Text: "—", State: Absent, Note: p.T("assessed.leftout")},
		}
		if points := row.Items[k].Points; points != nil {
			line.Points = Figure{Text: pointsText(points, 2), Receipt: f.path(code) + "#working"}
		}
		out = append(out, line)
	}
	return out
}

// objectSubjects are what a park can object to: its own values, and the rules.
func objectSubjects(p locale.Printer, f AssessmentFacts, code string) []ChoiceGroup {
	values := ChoiceGroup{Name: p.T("objectform.values")}
	rules := ChoiceGroup{Name: p.T("objectform.rules")}
	c := f.State.Board.Catalogue()
	rule := func(field string) {
		rules.Choices = append(rules.Choices, Choice{Value: "rule:" + field, Text: ruleText(p, f.State.Scheme, c, field)})
	}
	for k, item := range f.State.Scheme.Items {
		rule(fmt.Sprintf("items.%d.weight", k))
		if item.Excluded {
			continue
		}
		q := f.State.Query(code, item.Code)
		value := NewFigure(p, f.State.Board.Value(q), InTable)
		values.Choices = append(values.Choices, Choice{
			Value: aboutValue(q),
			Text:  p.T("objectform.value", itemName(p, c, item), value.Text+cmp.Or(spaced(HeadUnit(p, itemUnit(c, item.Code))), spaced(value.Note))),
		})
	}
	for _, field := range []string{"bands", "missing", "deductions", "basis"} {
		rule(field)
	}
	return []ChoiceGroup{values, rules}
}

func spaced(text string) string {
	if text == "" {
		return ""
	}
	return " " + text
}

// ObjectionSubject is the chosen subject of an objection; ok is false for one
// that was not offered.
func ObjectionSubject(p locale.Printer, f AssessmentFacts, code, chosen string) (kind park.ObjectionKind, subject string, ok bool) {
	for i, g := range objectSubjects(p, f, code) {
		for _, one := range g.Choices {
			if one.Value != chosen {
				continue
			}
			if i == 0 {
				return park.ToValue, chosen[len("value:"):], true
			}
			return park.ToRule, chosen[len("rule:"):], true
		}
	}
	return "", "", false
}

// The two answers to an objection.
const (
	VerdictAccept = "accept"
	VerdictRefuse = "refuse"
)

// Remedy is something that was changed since an objection came; one of the
// three is set.
type Remedy struct {
	Upload   *park.Upload
	Scheme   *park.Scheme
	Incident *park.Incident
}

// Path names the remedy: uploads/12, schemes/4, incidents/3.
func (r Remedy) Path() string {
	switch {
	case r.Upload != nil:
		return fmt.Sprintf("uploads/%d", r.Upload.ID)
	case r.Scheme != nil:
		return fmt.Sprintf("schemes/%d", r.Scheme.ID)
	case r.Incident != nil:
		return fmt.Sprintf("incidents/%d", r.Incident.ID)
	}
	return ""
}

func (r Remedy) text(p locale.Printer) string {
	switch {
	case r.Upload != nil:
		return p.T("answerform.upload", r.Upload.ID, r.Upload.FileName)
	case r.Scheme != nil:
		return p.T("assessment.scheme", r.Scheme.Name.In(p.Lang()), r.Scheme.Version)
	case r.Incident != nil:
		return p.T("answerform.incident", r.Incident.Document)
	}
	return ""
}

// AnswerFacts is what the form of an answer is made from.
type AnswerFacts struct {
	Facts     AssessmentFacts
	Objection park.Objection
	Then      *board.Value // the value objected to, as known when the objection came; nil for a rule
	Now       *board.Value
	Remedies  []Remedy
	Typed     Typed
	Problems  Problems
}

// Changed writes what a remedy changed: the value objected to, the version of
// the scheme, or the incident taken back.
func (a AnswerFacts) Changed(p locale.Printer, r Remedy) (before, after string) {
	switch {
	case r.Incident != nil:
		return r.Incident.Document, p.T("answerform.revoked")
	case a.Then != nil && r.Upload != nil:
		return valueText(p, a.Then), valueText(p, a.Now)
	case r.Scheme != nil:
		s := a.Facts.State.Scheme
		if s.ID == r.Scheme.ID {
			return p.T("answerform.before"), r.text(p)
		}
		return p.T("assessment.scheme", s.Name.In(p.Lang()), s.Version), r.text(p)
	}
	return "", r.text(p)
}

// valueText is a value with its unit in a line of text.
func valueText(p locale.Printer, v *board.Value) string {
	f := NewFigure(p, v, InTable)
	if f.State == Absent {
		return f.Text + spaced(f.Note)
	}
	return f.Text + spaced(HeadUnit(p, v.Unit))
}

// AnswerForm is the page that answers an objection.
type AnswerForm struct {
	Page
	Crumb   Link
	Heading string
	Says    string
	Row     ObjectionRow
	Ways    Sentence // where it can be corrected
	Then    Figure   // "" for a rule
	Now     Figure
	Unit    string
	Hint    string // that nothing was changed since
	Problem string
	Post    string
	Fields  []Field
}

// NewAnswerForm makes the form for its reader.
func NewAnswerForm(page Page, a AnswerFacts) AnswerForm {
	p := page.Say
	year := p.T("assessment.title", YearText(p, a.Facts.Assessment.Year))
	m := AnswerForm{
		Heading: p.T("answerform.title"), Crumb: Link{Text: year, Href: a.Facts.path("")}, Says: p.T("answerform.says"),
		Problem: a.Problems[""], Post: fmt.Sprintf("/objections/%d/answer", a.Objection.ID),
	}
	page.Room, page.Title = RoomAssessments, m.Heading+" · "+year
	m.Page = page
	a.Facts.Objections = []park.Objection{a.Objection}
	m.Row = objectionRows(p, nil, a.Facts)[0]
	m.Ways = Say(p, "objection.way", linked(p, waysToCorrect(p, a.Facts, a.Objection)))
	if a.Then != nil {
		m.Then, m.Now = NewFigure(p, a.Then, InTable), NewFigure(p, a.Now, InTable)
		m.Then.Receipt, m.Then.Flags = "", nil // its receipt shows the value of now
		m.Unit = HeadUnit(p, a.Now.Unit)
	}
	verdicts := []Choice{
		{Text: p.T("objectform.choose")}, {Value: VerdictRefuse, Text: p.T("objection.refused")}, {Value: VerdictAccept, Text: p.T("objection.accepted")},
	}
	remedies := []Choice{{Text: p.T("answerform.none")}}
	for _, r := range a.Remedies {
		remedies = append(remedies, Choice{Value: r.Path(), Text: r.text(p)})
	}
	if len(a.Remedies) == 0 {
		m.Hint = p.T("answerform.nothing")
	}
	m.Fields = []Field{
		{Name: "verdict", Kind: ChoiceField, Label: p.T("answerform.verdict"), Required: true, Choices: verdicts},
		{Name: "remedy", Kind: ChoiceField, Label: p.T("answerform.remedy"), Hint: p.T("answerform.remedy.hint"), Choices: remedies},
		{Name: "text", Kind: TextField, Label: p.T("answerform.text"), Required: true, Most: MostNote},
	}
	for i := range m.Fields {
		f := &m.Fields[i]
		f.Value, f.Problem = a.Typed[f.Name], a.Problems[f.Name]
		for k := range f.Choices {
			f.Choices[k].Selected = f.Choices[k].Value == f.Value
		}
	}
	return m
}
