package views

import (
	"fmt"
	"slices"

	"parkboard/internal/locale"
	"parkboard/internal/park"
)

// MeasureFacts is what the page of one measure is made from.
type MeasureFacts struct {
	Measure    park.FollowUp
	Assessment park.Assessment
	Seal       park.Seal // of the assessment: when and by whom the measure was made
	Catalogue  *park.Catalogue
	Names      map[string]string // display names by user name
	Today      park.Date
	Done       park.FollowUpVerb // what the reader just did; "" for nothing
	Asked      park.FollowUpVerb // the form asked for; "" for the first there is
	Typed      Typed
	Problems   Problems
}

// Measure is the page of one measure.
type Measure struct {
	Page
	Heading string
	Kind    string
	State   MeasureMark
	About   []Note
	Notice  string
	Problem string
	Steps   []MeasureStep
	Acts    []NavItem // what the reader may do; none for most readers
	Form    MeasureForm
	Over    string // why there is nothing to do
}

// MeasureStep is one line of a measure's history.
type MeasureStep struct {
	When    string
	Who     string
	Verb    string
	Text    string
	Changed []string // of an amendment: the new office, the new day
	File    Link     // Href "" where the reader may not open it
	Closed  string   // beside a file the reader may not open
}

// MeasureForm is the form of one act.
type MeasureForm struct {
	Verb   string // "" for no form
	Post   string
	Name   string
	Seen   string // how many acts the reader saw
	Fields []Field
	File   *Field
	Hints  []string
}

// Most characters of what is said of a measure, and of an office's name.
const (
	MostSaid   = 1000
	MostOffice = 60
)

// MeasurePath is the address of a measure.
func MeasurePath(id int64) string { return measurePath(id) }

// NewMeasure makes the page for its reader.
func NewMeasure(page Page, f MeasureFacts) Measure {
	p, one := page.Say, f.Measure
	page.Title, page.Room = one.Text.In(p.Lang()), RoomMeasures
	m := Measure{
		Page: page, Heading: page.Title, Kind: p.T("measure." + string(one.Kind)), State: measureMark(p, one, f.Today),
		About: measureAbout(p, f), Problem: f.Problems[""], Steps: measureSteps(page, f),
	}
	if f.Done != "" {
		m.Notice = p.T("measure.done." + string(f.Done))
	}
	verbs := MeasureActs(page.User, one)
	asked := f.Asked
	if asked == "" && len(verbs) > 0 {
		asked = verbs[0]
	}
	for _, verb := range verbs {
		m.Acts = append(m.Acts, NavItem{
			Text: p.T("measure.act." + string(verb)), Href: measurePath(one.ID) + "?act=" + string(verb) + "#do", Current: verb == asked,
		})
	}
	switch {
	case one.State == park.FollowUpDone || one.State == park.FollowUpDropped:
		m.Over = p.T("measure.over." + string(one.State))
	case len(verbs) == 0 && page.User != nil && page.User.MayAnswerFor(one.Park):
		m.Over = p.T("measure.waits")
	case len(verbs) == 0:
		m.Over = p.T("measure.who")
	}
	if slices.Contains(verbs, asked) || m.Problem != "" {
		m.Form = measureForm(page, f, asked)
	}
	return m
}

// MeasureActs are the acts open to a reader in a measure's state.
func MeasureActs(u *park.User, one park.FollowUp) []park.FollowUpVerb {
	var verbs []park.FollowUpVerb
	for _, verb := range park.FollowUpVerbs {
		if _, ok := one.State.After(verb); ok && u != nil && u.MayTake(verb, one.Park) {
			verbs = append(verbs, verb)
		}
	}
	return verbs
}

func measureAbout(p locale.Printer, f MeasureFacts) []Note {
	one := f.Measure
	due := Sentence{{Text: DateText(p, one.Due)}}
	if one.FirstDue != "" && one.FirstDue != one.Due {
		due = Say(p, "measure.due.was", DateText(p, one.Due), DateText(p, one.FirstDue))
	}
	owner := Sentence{{Text: one.Owner}}
	if one.FirstOwner != "" && one.FirstOwner != one.Owner {
		owner = Say(p, "measure.due.was", one.Owner, one.FirstOwner)
	}
	from := Link{Text: p.T("assessment.title", YearText(p, one.Year)), Href: roundPath(f.Assessment, one.Park)}
	return []Note{
		{Name: p.T("uploads.col.park"), Says: Sentence{{Link: parkLink(p, f.Catalogue, one.Park, park.Period{})}}},
		{Name: p.T("measure.from"), Says: Say(p, "measure.from.says", from, one.Band)},
		{Name: p.T("measure.office"), Says: owner},
		{Name: p.T("measure.due"), Says: due},
	}
}

// measureSteps is the history, from the seal on.
func measureSteps(page Page, f MeasureFacts) []MeasureStep {
	p, one := page.Say, f.Measure
	steps := []MeasureStep{{
		When: MomentText(f.Seal.SealedAt), Who: nameOf(f.Names, f.Seal.SealedBy), Verb: p.T("measure.made"),
		Text: p.T("measure.made.says", one.FirstOwner, one.FirstDue),
	}}
	for _, act := range one.Acts {
		step := MeasureStep{
			When: MomentText(act.At), Who: nameOf(f.Names, act.Actor), Verb: p.T("measure.verb." + string(act.Verb)), Text: act.Text,
		}
		if act.Owner != "" {
			step.Changed = append(step.Changed, p.T("measure.amended.owner", act.Owner))
		}
		if act.Due != "" {
			step.Changed = append(step.Changed, p.T("measure.amended.due", act.Due))
		}
		if act.File != nil {
			step.File.Text = act.File.Name
			if page.User != nil && page.User.MayReadEvidence(one.Park) {
				step.File.Href = fmt.Sprintf("%s/files/%d", measurePath(one.ID), act.File.ID)
			} else {
				step.Closed = p.T("measure.file.closed")
			}
		}
		steps = append(steps, step)
	}
	return steps
}

func measureForm(page Page, f MeasureFacts, verb park.FollowUpVerb) MeasureForm {
	p, one := page.Say, f.Measure
	form := MeasureForm{
		Verb: string(verb), Post: measurePath(one.ID) + "/acts", Name: p.T("measure.act." + string(verb)), Seen: fmt.Sprint(len(one.Acts)),
	}
	typed := func(name, otherwise string) string {
		if text, ok := f.Typed[name]; ok {
			return text
		}
		return otherwise
	}
	if verb == park.FollowUpAmend {
		form.Fields = append(form.Fields,
			Field{Name: "owner", Label: p.T("measure.office"), Value: typed("owner", one.Owner), Required: true, Most: MostOffice, Problem: f.Problems["owner"]},
			Field{Name: "due", Label: p.T("measure.due"), Value: typed("due", string(one.Due)), Required: true, Digits: true, Problem: f.Problems["due"]})
	}
	form.Fields = append(form.Fields, Field{
		Name: "text", Label: p.T("measure.text." + string(verb)), Kind: TextField, Value: typed("text", ""), Most: MostSaid,
		Required: verb != park.FollowUpConfirm, Problem: f.Problems["text"],
	})
	switch verb {
	case park.FollowUpProgress, park.FollowUpReport:
		form.File = &Field{Name: "file", Label: p.T("measure.field.file"), Hint: p.T("measure.field.file.hint"), Problem: f.Problems["file"]}
		if verb == park.FollowUpReport {
			form.Hints = append(form.Hints, p.T("measure.hint.report"))
		}
		if page.User != nil && page.User.Role == park.Admin {
			form.Hints = append(form.Hints, p.T("measure.hint.instead"))
		}
	case park.FollowUpConfirm:
		form.Hints = append(form.Hints, p.T("measure.hint.confirm"))
	case park.FollowUpDrop:
		form.Hints = append(form.Hints, p.T("measure.hint.drop"))
	}
	return form
}
