package views

import (
	"parkboard/internal/locale"
	"parkboard/internal/park"
)

// QuestionGroup is the open questions of one kind that one reason may answer
// together.
type QuestionGroup struct {
	Code  string
	Count string // how many the reader saw: the form sends it back
	Says  string
}

// OneReason lists the questions that have one cause for a whole file: a
// correction replaces many published figures, a restated roll moves many
// growth rates. The others may hide a slip in a single cell and are answered
// one by one.
var OneReason = []park.Code{park.ReplacesPublished, park.GrowthMismatch}

// questionGroups are the kinds with more than one question that the reader may
// answer now.
func questionGroups(p locale.Printer, findings []Finding) []QuestionGroup {
	var groups []QuestionGroup
	for _, code := range OneReason {
		open := 0
		for _, f := range findings {
			if f.Ask && f.Code == string(code) {
				open++
			}
		}
		if open > 1 {
			groups = append(groups, QuestionGroup{
				Code: string(code), Count: Count(open), Says: p.T("finding.all."+string(code), Count(open)),
			})
		}
	}
	return groups
}
