package views

import (
	"fmt"

	"parkboard/internal/locale"
	"parkboard/internal/park"
)

// Uploads is the page of the calendar and the list of uploads.
type Uploads struct {
	Page
	Lead     Sentence
	Dues     []Due // what the reader's parks still owe, overdue first
	MaySend  bool
	Waiting  []UploadLine // what the reader has to do, first
	Calendar Calendar
	Lines    []UploadLine
	Newer    string // page links, "" at the ends
	Older    string
}

// UploadLine is one upload in a list.
type UploadLine struct {
	Link    Link
	Scope   string
	File    string
	Sent    string // who and when
	State   string
	Class   string   // state class of the chip
	Finding string   // 误 2 疑 3
	By      Sentence // 已被 #48 取代; empty when it stands
}

// UploadsFacts is what the page is made from. Uploads are newest first.
type UploadsFacts struct {
	Catalogue *park.Catalogue
	Uploads   []park.Upload // those the reader may see, of the shown page
	Year      int
	Years     []int
	OfYear    []park.Upload // all uploads that speak of the year, whoever sent them
	All       []park.Upload // every upload, whoever sent it, newest first
	Sort      CalendarSort
	Today     park.Date
	Names     map[string]string
	Waiting   []park.Upload // the reader's to-do
	Newer     string
	Older     string
}

// NewUploads makes the page for its reader.
func NewUploads(page Page, f UploadsFacts) Uploads {
	p := page.Say
	page.Title, page.Room = p.T("uploads.title"), RoomUploads
	u := Uploads{Page: page, Newer: f.Newer, Older: f.Older}
	u.MaySend = page.User != nil && page.User.Role == park.Clerk
	for _, up := range f.Waiting {
		u.Waiting = append(u.Waiting, newUploadLine(p, page.User, f, up))
	}
	for _, up := range f.Uploads {
		u.Lines = append(u.Lines, newUploadLine(p, page.User, f, up))
	}
	u.Calendar = newCalendar(page, f)
	u.Lead = Say(p, "uploads.lead", f.Catalogue.DueDay)
	u.Dues = newDues(page, f)
	return u
}

func newUploadLine(p locale.Printer, u *park.User, f UploadsFacts, up park.Upload) UploadLine {
	line := UploadLine{
		Link: Link{Text: fmt.Sprintf("#%d", up.ID), Href: uploadPath(up.ID)},
		File: up.FileName, Scope: scopeOf(p, ReviewFacts{Upload: up, Catalogue: f.Catalogue}),
		Sent:  nameOf(f.Names, up.SentBy) + " " + MomentText(up.SentAt),
		State: p.T("state." + string(up.State)), Class: string(up.State),
	}
	if up.State == park.Checked && up.Errors+up.Questions > 0 {
		line.Finding = p.T("uploads.findings", up.Errors, up.Questions)
	}
	if by, ok := park.SupersededBy(up, f.All); ok {
		line.By = supersededSays(p, u, by)
	}
	return line
}
