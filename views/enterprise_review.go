package views

import (
	"strconv"

	"parkboard/internal/enterprise"
	"parkboard/internal/park"
)

// EnterprisesForm is the form that sends a workbook of enterprises.
type EnterprisesForm struct {
	Page
	Scope   string
	Problem Sentence
	Columns []string
}

// NewEnterprisesForm makes the page; problem is what was wrong with what came.
func NewEnterprisesForm(page Page, c *park.Catalogue, problem Sentence) EnterprisesForm {
	p := page.Say
	page.Title = p.T("enterprises.new")
	m := EnterprisesForm{Page: page, Problem: problem, Columns: []string{p.T("enterprises.columns.text")}}
	if page.User != nil {
		m.Scope = ScopeText(p, *page.User, c)
	}
	for v := range park.EnterpriseValues {
		ind := enterprise.AmountOf(park.EnterpriseValue(v))
		m.Columns = append(m.Columns, ind.Name.ZH+"（"+ind.Unit+"）")
	}
	return m
}

// EnterpriseReviewFacts is a workbook with what its file says.
type EnterpriseReviewFacts struct {
	Upload    park.EnterpriseUpload
	Draft     enterprise.Draft
	Catalogue *park.Catalogue
	Names     map[string]string
	Sheets    []GridSheet
	Done      park.State // the state a step has just led to; "" otherwise
}

// EnterpriseReview is one workbook.
type EnterpriseReview struct {
	Page
	Heading  string
	Stamp    string
	Steps    []EnterpriseStep
	Banner   Sentence
	Kind     string // of the banner: err, ask or ""
	Seal     string
	Findings []Finding
	More     string // how many findings are not printed
	Sheets   []Grid
	File     string
	Acts     []Link // the steps the reader may take, the first the likely one
	Done     string // what was just done
}

// EnterpriseStep is a step that was taken.
type EnterpriseStep struct{ Name, Says, Reason string }

// printedFindings bounds the findings on the page.
const printedFindings = 500

// NewEnterpriseReview makes the page for its reader.
func NewEnterpriseReview(page Page, f EnterpriseReviewFacts) EnterpriseReview {
	p := page.Say
	page.Title = f.Upload.FileName
	m := EnterpriseReview{Page: page, Heading: f.Upload.FileName, File: EnterpriseUploadPath(f.Upload.ID) + "/file"}
	year := "—"
	if f.Upload.Year > 0 {
		year = strconv.Itoa(f.Upload.Year)
	}
	m.Stamp = p.T("enterprises.review.stamp", year, Count(f.Upload.Enterprises))
	for _, s := range f.Upload.Steps {
		m.Steps = append(m.Steps, EnterpriseStep{p.T("state." + string(s.State)), nameOf(f.Names, s.Actor) + " · " + MomentText(s.At), s.Reason})
	}
	errs, questions := f.Draft.Counts()
	switch {
	case errs > 0:
		m.Kind, m.Seal, m.Banner = "err", p.T("severity.error.seal"), Say(p, "enterprises.review.errors", Count(errs))
	case questions > 0:
		m.Kind, m.Seal, m.Banner = "ask", p.T("severity.question.seal"), Say(p, "enterprises.review.questions", Count(questions))
	default:
		m.Kind, m.Seal, m.Banner = "inf", p.T("severity.note.seal"), Say(p, "enterprises.review.fine", Count(len(f.Draft.Enterprises)))
	}
	m.Findings = NewFindings(p, f.Draft.Issues, nil, f.Names, false)
	if n := len(m.Findings); n > printedFindings {
		m.Findings, m.More = m.Findings[:printedFindings], p.T("enterprises.review.more", Count(n-printedFindings))
	}
	m.Sheets = drawSheets(p, ReviewFacts{Issues: f.Draft.Issues, Sheets: f.Sheets, Catalogue: f.Catalogue}, m.Findings)
	m.Acts = enterpriseSteps(page, f.Upload, errs)
	if f.Done != "" {
		m.Done = p.T("enterprises.done." + string(f.Done))
	}
	return m
}
