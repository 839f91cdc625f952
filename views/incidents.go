package views

import (
	"fmt"
	"slices"

	"parkboard/internal/park"
)

// IncidentsFacts is what the page of incidents is made from.
type IncidentsFacts struct {
	Year      int
	Years     []int
	Scheme    *park.Scheme // the one the year is assessed by, else the newest kept of it; nil when there is none
	Catalogue *park.Catalogue
	Incidents []park.Incident
	Names     map[string]string
	Typed     Typed
	Problems  Problems
	Done      IncidentAct // what was just done; "" otherwise
	Settled   bool        // the year is proposed or sealed: nothing is added or taken back
}

// Incidents is the page of what is deducted for.
type Incidents struct {
	Page
	Heading string
	Years   []NavItem
	By      Link // the scheme
	Rows    []IncidentLine
	Fields  []Field
	Problem string
	Done    string // what was just done
	Note    string // why nothing can be recorded
	Year    string
}

// IncidentLine is one incident in the list.
type IncidentLine struct {
	ID       string
	Park     string
	Kind     string
	Points   string
	Document string
	Date     string
	Text     string
	By       string
	Revoke   string // where to take it back; "" when the reader may not
	About    string // the same for a screen reader
}

// IncidentAct is what a notice says was done.
type IncidentAct string

// The acts.
const (
	IncidentAdded   IncidentAct = "added"
	IncidentRevoked IncidentAct = "revoked"
)

// IncidentRevokePath is where an incident is taken back.
func IncidentRevokePath(id int64) string { return fmt.Sprintf("/incidents/%d/revoke", id) }

// NewRevokeIncident asks before an incident is taken back.
func NewRevokeIncident(page Page, f IncidentsFacts, i park.Incident, problem string) Confirm {
	p := page.Say
	page.Room, page.Title = RoomAssessments, p.T("incidents.back")
	kind, points := incidentKind(page, f.Scheme, i)
	back := fmt.Sprintf("/incidents?year=%d", i.Year)
	return Confirm{
		Page: page, In: Link{Text: p.T("schemes.title"), Href: "/schemes"}, Of: p.T("incidents.title"), Heading: page.Title,
		Says:   Say(p, "incidents.back.says", ParkName(p, f.Catalogue, i.Park), kind, points, i.Document, string(i.Date), YearText(p, i.Year)),
		Reason: true, Why: p.T("incidents.back.reason"), Problem: problem,
		Post: IncidentRevokePath(i.ID), Button: p.T("incidents.back.button"), Back: back,
	}
}

// NewIncidents makes the page for its reader.
func NewIncidents(page Page, f IncidentsFacts) Incidents {
	p := page.Say
	page.Room, page.Title = RoomAssessments, p.T("incidents.of", YearText(p, f.Year))
	m := Incidents{Page: page, Heading: page.Title, Problem: f.Problems[""], Year: fmt.Sprint(f.Year)}
	admin := page.User != nil && page.User.Role == park.Admin
	for _, year := range f.Years {
		m.Years = append(m.Years, NavItem{Text: YearText(p, year), Href: fmt.Sprintf("/incidents?year=%d", year), Current: year == f.Year})
	}
	if f.Scheme != nil {
		m.By = Link{Text: SchemeName(p, f.Scheme), Href: SchemePath(f.Scheme.ID)}
	}
	for _, i := range f.Incidents {
		line := IncidentLine{
			ID: fmt.Sprint(i.ID), Park: ParkName(p, f.Catalogue, i.Park), Document: i.Document, Date: string(i.Date), Text: i.Note,
			By: MomentText(i.RecordedAt) + " · " + nameOf(f.Names, i.Actor),
		}
		line.Kind, line.Points = incidentKind(page, f.Scheme, i)
		if admin && !f.Settled {
			line.Revoke = IncidentRevokePath(i.ID)
			line.About = p.T("incidents.revoke.what", line.Park, line.Kind, line.Document)
		}
		m.Rows = append(m.Rows, line)
	}
	if f.Done != "" {
		m.Done = p.T("incidents.done." + string(f.Done))
	}
	switch {
	case f.Settled:
		m.Note = p.T("error.assessment_settled", f.Year)
	case f.Scheme == nil:
		m.Note = p.T("incidents.noscheme")
	case admin:
		m.Fields = incidentFields(page, f)
	}
	return m
}

func incidentKind(page Page, s *park.Scheme, i park.Incident) (name, points string) {
	p := page.Say
	if s == nil {
		return i.Penalty, "—"
	}
	penalty, veto, ok := s.Penalty(i.Penalty)
	switch {
	case !ok:
		return i.Penalty, p.T("assessed.unruled")
	case veto:
		return penalty.Name.In(p.Lang()), p.T("assessment.veto")
	case i.Points != 0:
		penalty.Points = i.Points
	}
	return penalty.Name.In(p.Lang()), "−" + penalty.Points.String()
}

func incidentFields(page Page, f IncidentsFacts) []Field {
	p := page.Say
	field := func(name string) Field {
		return Field{Name: name, Label: p.T("incidents.field." + name), Kind: LineField, Value: f.Typed[name], Problem: f.Problems[name], Most: MostLetters, Required: true}
	}
	where := field("park")
	where.Kind = ChoiceField
	for _, one := range f.Catalogue.Parks {
		where.Choices = append(where.Choices, Choice{Value: one.Code, Text: one.Name.In(p.Lang()), Selected: one.Code == f.Typed["park"]})
	}
	kind := field("penalty")
	kind.Kind = ChoiceField
	for _, d := range slices.Concat(f.Scheme.Deductions, f.Scheme.Vetoes) {
		text := d.Name.In(p.Lang()) + "（" + p.T("assessment.veto") + "）"
		if _, veto, _ := f.Scheme.Penalty(d.Code); !veto {
			text = d.Name.In(p.Lang()) + "（" + p.T("schemes.points", d.Points.String()) + "）"
		}
		kind.Choices = append(kind.Choices, Choice{Value: d.Code, Text: text, Selected: d.Code == f.Typed["penalty"]})
	}
	points := field("points")
	points.Required, points.Digits, points.Hint = false, true, p.T("incidents.points.hint")
	note := field("note")
	note.Required, note.Kind, note.Most = false, TextField, MostNote
	return []Field{where, kind, field("document"), field("date"), points, note}
}
