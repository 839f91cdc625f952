package views

import (
	"fmt"
	"strings"

	"parkboard/internal/locale"
	"parkboard/internal/park"
)

// assessmentActs are what the reader may do at this stage, each on its own
// page, and where a park may object.
func assessmentActs(p locale.Printer, u *park.User, f AssessmentFacts) (acts []Link, object string) {
	if u == nil {
		return nil, ""
	}
	if u.Role == park.Keeper && f.Assessment.Noticed(f.Day) {
		object = f.path(StepObject)
	}
	if u.Role != park.Admin {
		return nil, object
	}
	offer := func(act string) { acts = append(acts, Link{Text: p.T("assessment.act." + act), Href: f.path(act)}) }
	switch f.Assessment.Stage {
	case park.Drafted:
		if f.Result != nil {
			offer("notice")
		}
	case park.OnNotice:
		offer("propose")
		offer("redraft")
	case park.Proposed:
		offer("seal")
		offer("redraft")
	}
	return acts, object
}

// ObjectionRow is one objection as a list shows it.
type ObjectionRow struct {
	ID      int64
	Park    string
	Kind    string
	Subject Link // the value's receipt, or the rule in words
	Text    string
	File    Link // Href "" without one
	By      string
	State   string
	Open    bool
	Answer  string
	Remedy  string
	Before  string
	After   string
	Replied string // who and when
	Reply   string // where to answer; "" when not open or not this reader's to answer
}

func objectionRows(p locale.Printer, u *park.User, f AssessmentFacts) []ObjectionRow {
	out := make([]ObjectionRow, len(f.Objections))
	for i, o := range f.Objections {
		row := ObjectionRow{
			ID: o.ID, Park: ParkName(p, f.State.Board.Catalogue(), o.Park), Kind: p.T("objection.kind." + string(o.Kind)),
			Text: o.Text, By: MomentText(o.At) + " · " + nameOf(f.Names, o.Actor), Open: o.Answer == nil,
			State: p.T("objection.open"), Subject: Link{Text: ruleText(p, f.State.Scheme, f.State.Board.Catalogue(), o.Subject), Href: fmt.Sprintf("/schemes/%d", f.Assessment.Scheme)},
		}
		if o.Kind == park.ToValue {
			row.Subject = Link{Text: receiptName(p, f.State.Board.Catalogue(), o.Subject), Href: o.Subject}
		}
		if o.File != nil {
			row.File = Link{Text: o.File.Name, Href: fmt.Sprintf("/objections/%d/file", o.ID)}
		}
		if a := o.Answer; a != nil {
			row.State = p.T("objection.refused")
			if a.Accepted {
				row.State = p.T("objection.accepted")
			}
			row.Answer, row.Remedy, row.Before, row.After = a.Text, remedyText(p, a.Remedy), a.Before, a.After
			row.Replied = MomentText(a.At) + " · " + nameOf(f.Names, a.Actor)
		} else if u != nil && u.Role == park.Admin {
			row.Reply = fmt.Sprintf("/objections/%d/answer", o.ID)
		}
		out[i] = row
	}
	return out
}

// receiptName is the subject of a receipt's address by its name.
func receiptName(p locale.Printer, c *park.Catalogue, address string) string {
	receipt, _, _ := strings.Cut(address, "?")
	return SubjectName(p, c, receipt[strings.LastIndex(receipt, "/")+1:])
}

// remedyText says what an answer rests on: uploads/12, schemes/4, incidents/3.
func remedyText(p locale.Printer, remedy string) string {
	what, id, _ := strings.Cut(remedy, "/")
	if key := "objection.remedy." + what; remedy != "" && locale.Has(key) {
		return p.T(key, id)
	}
	return remedy
}

// ruleText names a rule of a scheme by the field it stands in.
func ruleText(p locale.Printer, s *park.Scheme, c *park.Catalogue, field string) string {
	var k int
	if _, err := fmt.Sscanf(field, "items.%d.", &k); err == nil && k >= 0 && k < len(s.Items) {
		return p.T("objection.rule.item", itemName(p, c, s.Items[k]))
	}
	if key := "objection.rule." + field; locale.Has(key) {
		return p.T(key)
	}
	return field
}
