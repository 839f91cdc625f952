package handlers

import (
	"errors"
	"path"
	"strings"

	"github.com/labstack/echo/v4"

	"parkboard/internal/intake"
	"parkboard/internal/locale"
	"parkboard/internal/park"
	"parkboard/internal/sheet"
	"parkboard/views"
)

// xlsxType is the media type of an .xlsx workbook.
const xlsxType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

// showMarked hands the sender's own workbook back with its findings marked, or
// the list alone where the workbook cannot be marked without loss.
func (s *site) showMarked(c echo.Context) error {
	r, err := s.review(c)
	if err != nil {
		return err
	}
	names, err := s.DB.PeopleNames(c.Request().Context())
	if err != nil {
		return err
	}
	list := markedList(r, names)
	book, name, err := markedBook(r, list)
	if err != nil {
		return err
	}
	return handOut(c, name, xlsxType, book)
}

// markedBook is the workbook handed out and its file's name.
func markedBook(r review, list sheet.List) (book []byte, name string, err error) {
	stem := strings.TrimSuffix(r.upload.FileName, path.Ext(r.upload.FileName))
	if r.draft.Book != nil {
		var u *sheet.Uncarried
		if book, err = sheet.Marked(r.raw, r.draft.Book, list); !errors.As(err, &u) {
			return book, r.Say.T("marked.file", stem), err
		}
		list.Note = onlyList(r.Say, u)
	} else {
		list.Note = r.Say.T("marked.unread")
	}
	book, err = sheet.ListBook(list)
	return book, r.Say.T("marked.file.list", stem), err
}

// whyOnlyList says why a workbook cannot be given back marked, "" when it can.
func whyOnlyList(r review) string {
	if r.draft.Book == nil {
		return r.Say.T("marked.unread")
	}
	var u *sheet.Uncarried
	if errors.As(sheet.Carries(r.raw, r.draft.Book, markedList(r, nil)), &u) {
		return onlyList(r.Say, u)
	}
	return ""
}

func onlyList(p locale.Printer, u *sheet.Uncarried) string {
	return p.T("marked.only", park.Text{ZH: u.What.ZH, EN: u.What.EN}.In(p.Lang()))
}

// markedWeights are the weights of the severities.
var markedWeights = map[park.Severity]sheet.Weight{park.Err: sheet.Stops, park.Question: sheet.Asks, park.Remark: sheet.Informs}

// markedList is the list of an upload's findings in the reader's language,
// what stops first.
func markedList(r review, names map[string]string) sheet.List {
	p := r.Say
	errs, questions, notes := intake.Draft{Issues: r.draft.Issues}.Counts()
	legend := "marked.legend"
	if r.upload.Format != "xlsx" {
		legend = "marked.legend.grid"
	}
	list := sheet.List{
		Sheet: p.T("marked.sheet"), Title: p.T("marked.title", r.upload.FileName), Author: p.T("marked.author"),
		Note: p.T(legend, errs, questions, notes),
		Heads: [8]string{p.T("marked.head.severity"), p.T("marked.head.title"), p.T("marked.head.code"), p.T("marked.head.sheet"),
			p.T("marked.head.cell"), p.T("finding.found"), p.T("finding.expected"), p.T("finding.do")},
	}
	for _, f := range views.NewFindings(p, r.draft.Issues, r.answers, names, false) {
		issue := r.draft.Issues[f.Issue()]
		item := sheet.Item{
			Weight: markedWeights[issue.Severity], Severity: f.Seal.Word, Title: f.Title, Code: f.Code,
			Sheet: issue.Sheet, Cell: issue.Cell, Found: f.Found, Expected: f.Expected, Do: f.Do,
		}
		if f.Answered != "" {
			item.Do = strings.TrimPrefix(item.Do+"\n"+f.Answered, "\n")
		}
		item.Comment = markedComment(p, item)
		list.Items = append(list.Items, item)
	}
	return list
}

// markedComment is what the comment of a cell says: what it is, found,
// expected, do.
func markedComment(p locale.Printer, it sheet.Item) string {
	lines := []string{p.T("marked.line", it.Severity, it.Title)}
	for _, said := range [][2]string{{"finding.found", it.Found}, {"finding.expected", it.Expected}, {"finding.do", it.Do}} {
		if said[1] != "" {
			lines = append(lines, p.T("marked.line", p.T(said[0]), said[1]))
		}
	}
	return strings.Join(lines, "\n")
}
