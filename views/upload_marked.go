package views

import "parkboard/internal/locale"

// MarkedLink leads to the reader's own workbook with its findings marked, or
// to the list of them where the workbook cannot be marked.
type MarkedLink struct {
	Text string
	Href string
	Says string // what it is, or why there is only the list
}

// newMarkedLink is the link on the page of an upload, nil when there is
// nothing to mark.
func newMarkedLink(p locale.Printer, f ReviewFacts) *MarkedLink {
	if len(f.Issues) == 0 {
		return nil
	}
	link := MarkedLink{Text: p.T("marked.do"), Says: p.T("marked.hint"), Href: uploadPath(f.Upload.ID) + "/marked.xlsx"}
	if f.Upload.Format != "xlsx" {
		link.Says = p.T("marked.hint.grid")
	}
	if f.OnlyList != "" {
		link.Text, link.Says = p.T("marked.do.list"), f.OnlyList
	}
	return &link
}
