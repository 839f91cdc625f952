package views

import (
	"strconv"

	"parkboard/internal/park"
	"parkboard/internal/project"
)

// ProjectBookPath is the address of a ledger that was sent.
func ProjectBookPath(id int64) string { return "/projects/books/" + strconv.FormatInt(id, 10) }

// ProjectBookForm is the form that sends a ledger of projects.
type ProjectBookForm struct {
	Page
	Scope   string
	Problem Sentence
	Columns []string
}

// NewProjectBookForm makes the page; problem is what was wrong with what came.
func NewProjectBookForm(page Page, c *park.Catalogue, problem Sentence) ProjectBookForm {
	p := page.Say
	page.Title = p.T("projects.send")
	m := ProjectBookForm{Page: page, Problem: problem, Columns: project.Columns()}
	if page.User != nil {
		m.Scope = ScopeText(p, *page.User, c)
	}
	return m
}

// ProjectReviewFacts is a ledger that was sent, with what its file says.
type ProjectReviewFacts struct {
	Upload    park.ProjectUpload
	Draft     project.Draft
	Catalogue *park.Catalogue
	Names     map[string]string
	Sheets    []GridSheet
	Problem   string // why what was typed at a step was not taken
	ProblemAt string // publish, return, withdraw
}

// ProjectReview is one ledger that was sent.
type ProjectReview struct {
	Page
	Heading  string
	Stamp    string
	Steps    []ProjectStep
	Banner   Sentence
	Kind     string // of the banner: err, ask or inf
	Seal     string
	Findings []Finding
	More     string // how many findings are not printed
	Sheets   []Grid
	File     string
	Forms    []ProjectStepForm
}

// ProjectStep is a step that was taken.
type ProjectStep struct{ Name, Says, Reason string }

// ProjectStepForm is a step the reader may take.
type ProjectStepForm struct {
	ID, Post, Button, Label, Problem string
	Required, Strong                 bool
}

// NewProjectReview makes the page for its reader.
func NewProjectReview(page Page, f ProjectReviewFacts) ProjectReview {
	p := page.Say
	page.Title = f.Upload.FileName
	m := ProjectReview{Page: page, Heading: f.Upload.FileName, File: ProjectBookPath(f.Upload.ID) + "/file"}
	told := "—"
	if f.Upload.Year > 0 {
		told = throughText(p, &park.Project{Year: f.Upload.Year, Month: f.Upload.Month})
	}
	m.Stamp = p.T("projects.review.stamp", told, Count(f.Upload.Projects))
	for _, s := range f.Upload.Steps {
		m.Steps = append(m.Steps, ProjectStep{p.T("state." + string(s.State)), nameOf(f.Names, s.Actor) + " · " + MomentText(s.At), s.Reason})
	}
	errs, questions := f.Draft.Counts()
	switch {
	case errs > 0:
		m.Kind, m.Seal, m.Banner = "err", p.T("severity.error.seal"), Say(p, "enterprises.review.errors", Count(errs))
	case questions > 0:
		m.Kind, m.Seal, m.Banner = "ask", p.T("severity.question.seal"), Say(p, "enterprises.review.questions", Count(questions))
	default:
		m.Kind, m.Seal, m.Banner = "inf", p.T("severity.note.seal"), Say(p, "projects.review.fine", Count(len(f.Draft.Projects)))
	}
	m.Findings = NewFindings(p, f.Draft.Issues, nil, f.Names, false)
	if n := len(m.Findings); n > printedFindings {
		m.Findings, m.More = m.Findings[:printedFindings], p.T("enterprises.review.more", Count(n-printedFindings))
	}
	m.Sheets = drawSheets(p, ReviewFacts{Issues: f.Draft.Issues, Sheets: f.Sheets, Catalogue: f.Catalogue}, m.Findings)
	if page.User != nil && page.User.Role == park.Admin {
		m.steps(f, errs, questions)
	}
	return m
}

// steps are what a city administrator may do now.
func (m *ProjectReview) steps(f ProjectReviewFacts, errs, questions int) {
	form := func(id string, required, reason bool) {
		one := ProjectStepForm{
			ID: id, Post: ProjectBookPath(f.Upload.ID) + "/" + id, Button: m.Say.T("projects.do." + id), Required: required, Strong: id == "publish",
		}
		if reason {
			one.Label = m.Say.T("confirm.reason")
		}
		if f.ProblemAt == id {
			one.Problem = f.Problem
		}
		m.Forms = append(m.Forms, one)
	}
	switch f.Upload.State {
	case park.Checked:
		if errs == 0 {
			form("publish", questions > 0, questions > 0)
		}
		form("return", true, true)
	case park.PublishedState:
		form("withdraw", true, true)
	}
}
