package views

import (
	"cmp"
	"fmt"
	"slices"

	"parkboard/internal/locale"
	"parkboard/internal/park"
)

// Seal is the sign of a severity: 误 filled, 疑 outlined, 注 in a circle.
type Seal struct {
	Class string // err, ask, inf
	Char  string
	Word  string
}

// NewSeal is the seal of a severity.
func NewSeal(p locale.Printer, s park.Severity) Seal {
	class := map[park.Severity]string{park.Err: "err", park.Question: "ask", park.Remark: "inf"}[s]
	return Seal{Class: class, Char: p.T("severity." + string(s) + ".seal"), Word: p.T("severity." + string(s))}
}

// Finding is an issue ready to print: what, where, found, expected, do — and,
// for a question, the reason given or the place to give one.
type Finding struct {
	ID       string // i-1: its anchor
	Seal     Seal
	Title    string
	Place    string // Sheet1!E13; "" for the whole file
	Cell     string // anchor of the cell in the drawn sheet; "" where it is not drawn
	Code     string
	Found    string
	Expected string
	Do       string
	Answered string       // "" while open
	Ask      bool         // print the form for a reason
	Problem  string       // why the reason just given was not taken
	Map      *HeadingForm // asks which indicator a heading is; nil without
	issue    int          // which of the issues it is
}

// Issue is which of the issues the finding is.
func (f Finding) Issue() int { return f.issue }

// severityOrder puts what stops first.
var severityOrder = map[park.Severity]int{park.Err: 0, park.Question: 1, park.Remark: 2}

// NewFindings orders the issues — errors, questions, notes, each in reading
// order — and joins each question with its answer. mayAnswer prints the forms.
func NewFindings(p locale.Printer, issues []park.Issue, answers []park.Answer, names map[string]string, mayAnswer bool) []Finding {
	order := make([]int, len(issues))
	for i := range issues {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int {
		return cmp.Compare(severityOrder[issues[a].Severity], severityOrder[issues[b].Severity])
	})
	findings := make([]Finding, 0, len(issues))
	for _, n := range order {
		i := issues[n]
		f := Finding{
			ID: findingID(n), issue: n, Seal: NewSeal(p, i.Severity),
			Title: i.Title.In(p.Lang()), Code: string(i.Code), Place: PlaceText(i.Sheet, i.Cell),
			Found: i.Text, Expected: i.Expected.In(p.Lang()), Do: i.Do.In(p.Lang()),
		}
		if i.Severity == park.Question {
			f.Answered = answered(p, i, answers, names)
			f.Ask = f.Answered == "" && mayAnswer
		}
		findings = append(findings, f)
	}
	return findings
}

// findingID is the anchor of an issue by its place among them.
func findingID(n int) string { return fmt.Sprintf("i-%d", n) }

// answered is the sentence of the newest answer to an issue, "" while open.
func answered(p locale.Printer, i park.Issue, answers []park.Answer, names map[string]string) string {
	a, ok := answerTo(i, answers)
	switch {
	case !ok:
		return ""
	case a.From != 0:
		return p.T("resend.answered", a.From, nameOf(names, a.Actor), MomentText(a.At), a.Reason)
	}
	return p.T("finding.answered", nameOf(names, a.Actor), MomentText(a.At), a.Reason)
}

// answerTo is the newest answer to an issue.
func answerTo(i park.Issue, answers []park.Answer) (park.Answer, bool) {
	for _, a := range slices.Backward(answers) {
		if a.Answers(i) {
			return a, true
		}
	}
	return park.Answer{}, false
}

// PlaceText is a cell as people write it: Sheet1!E13, or E13 in a csv.
func PlaceText(sheet, cell string) string {
	switch {
	case sheet == "":
		return cell
	case cell == "":
		return sheet
	}
	return sheet + "!" + cell
}

func nameOf(names map[string]string, user string) string {
	if display := names[user]; display != "" {
		return display
	}
	return user
}
