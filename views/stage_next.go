package views

import (
	"fmt"
	"net/url"
	"strconv"
	"strings"

	"parkboard/internal/locale"
	"parkboard/internal/park"
)

// What leads back to the page of an assessment beside its steps.
const (
	StepObject = "object"
	StepAnswer = "answer"
)

// objectionsAt is where the objections stand on a page.
const objectionsAt = "#objections"

// DonePath is the page of an assessment after a step, an objection or an
// answer: it says what was done.
func DonePath(f AssessmentFacts, done string) string {
	path := withQuery(f.path(""), "done", done)
	if done == StepObject || done == StepAnswer {
		path += objectionsAt
	}
	return path
}

// withQuery adds a word to the query of an address.
func withQuery(path, name, value string) string {
	separator := "?"
	if strings.Contains(path, "?") {
		separator = "&"
	}
	return path + separator + url.Values{name: {value}}.Encode()
}

// mayObject reports whether a reader may object for a park today.
func (f AssessmentFacts) mayObject(u *park.User, code string) bool {
	return u != nil && u.Role == park.Keeper && u.MayAnswerFor(code) && f.Assessment.Noticed(f.Day)
}

// stageNext says what a notice or a proposal waits for.
func stageNext(p locale.Printer, f AssessmentFacts) Sentence {
	a := f.Assessment
	switch a.Stage {
	case park.Proposed:
		return Say(p, "assessment.next.proposed", nameOf(f.Names, a.Step().Actor))
	case park.OnNotice:
		until := Say(p, "assessment.next.over", string(a.To))
		switch {
		case f.Day < a.From:
			until = Say(p, "assessment.next.soon", string(a.From), string(a.To))
		case f.Day <= a.To:
			until = Say(p, "assessment.next.running", string(a.To))
		}
		return append(until, objectionsSo(p, f)...)
	}
	return nil
}

// objectionsSo counts the objections and those that wait for an answer.
func objectionsSo(p locale.Printer, f AssessmentFacts) Sentence {
	if len(f.Objections) == 0 {
		return Say(p, "assessment.next.none")
	}
	all := Link{Text: p.T("assessment.next.count", Count(len(f.Objections))), Href: objectionsAt}
	if len(f.Objections) == 1 {
		all.Text = p.T("assessment.next.count.one")
	}
	if f.Assessment.Open > 0 {
		return Say(p, "assessment.next.open", all, Count(f.Assessment.Open))
	}
	return Say(p, "assessment.next.answered", all)
}

// stageDone says what was just done; "" where the assessment does not stand as
// that left it, as under an address that was kept.
func stageDone(p locale.Printer, f AssessmentFacts) string {
	a := f.Assessment
	switch {
	case f.Done == StepNotice && a.Stage == park.OnNotice:
		return p.T("assessment.done.notice", string(a.From), string(a.To))
	case f.Done == StepPropose && a.Stage == park.Proposed, f.Done == StepRedraft && a.Stage == park.Drafted:
		return p.T("assessment.done." + f.Done)
	case f.Done == StepSeal && a.Stage == park.Sealed:
		return p.T("assessment.done.seal", Count(len(f.FollowUps)))
	}
	return ""
}

// Objections are those of an assessment, or of one park in it.
type Objections struct {
	Notice string // what was just done; "" for nothing
	Rows   []ObjectionRow
}

func newObjections(page Page, f AssessmentFacts) Objections {
	p := page.Say
	m := Objections{Rows: objectionRows(p, page.User, f)}
	switch {
	case len(m.Rows) == 0:
	case f.Done == StepObject:
		m.Notice = p.T("assessment.done.object")
	case f.Done == StepAnswer && f.Assessment.Open > 0:
		m.Notice = p.T("assessment.done.answer") + p.T("assessment.done.answer.open", Count(f.Assessment.Open))
	case f.Done == StepAnswer:
		m.Notice = p.T("assessment.done.answer") + p.T("assessment.done.answer.all")
	}
	return m
}

// linked are links in a row.
func linked(p locale.Printer, links []Link) Sentence {
	var s Sentence
	for i, one := range links {
		if i > 0 {
			s = append(s, Piece{Text: p.T("page.listsep")})
		}
		s = append(s, Piece{Link: one})
	}
	return s
}

// waysToCorrect are where what an objection is to can be corrected.
func waysToCorrect(p locale.Printer, f AssessmentFacts, o park.Objection) []Link {
	way := func(key, href string) Link { return Link{Text: p.T("objection.way." + key), Href: href} }
	if o.Kind == park.ToValue {
		return []Link{way("uploads", "/uploads")}
	}
	ways := []Link{way("incidents", withQuery("/incidents", "year", strconv.Itoa(f.Assessment.Year)))}
	if MayTake(StepRedraft, f.Assessment.Stage) {
		return append(ways, way("redraft", f.path(StepRedraft)))
	}
	return append(ways, way("scheme", fmt.Sprintf("/schemes/%d", f.Assessment.Scheme)))
}
