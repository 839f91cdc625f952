package views

import (
	"fmt"
	"slices"

	"parkboard/internal/locale"
	"parkboard/internal/park"
)

// Uploads is the page of the calendar and the list of uploads.
type Uploads struct {
	Page
	Lead     Sentence
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
	Class   string // state class of the chip
	Finding string // 误 2 疑 3
}

// Calendar is park × period of one year: what came, when, and what is missing.
type Calendar struct {
	Caption string
	Years   []Link // other years, the current one without Href
	Heads   []CalendarHead
	Rows    []CalendarRow
}

// CalendarHead is a period and its due day.
type CalendarHead struct {
	Name string
	Due  string
}

// CalendarRow is one park's year.
type CalendarRow struct {
	Park  string
	Cells []CalendarCell
	Says  string // 应报 10，已报 10，按时 9
}

// CalendarCell is the state of one park in one period.
type CalendarCell struct {
	Text  string
	Class string
	Note  string
	Href  string
}

// UploadsFacts is what the page is made from. Uploads are newest first.
type UploadsFacts struct {
	Catalogue *park.Catalogue
	Uploads   []park.Upload // those the reader may see, of the shown page
	Year      int
	Years     []int
	OfYear    []park.Upload // all uploads that speak of the year, whoever sent them
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
		u.Waiting = append(u.Waiting, newUploadLine(p, f, up))
	}
	for _, up := range f.Uploads {
		u.Lines = append(u.Lines, newUploadLine(p, f, up))
	}
	u.Calendar = newCalendar(page, f)
	u.Lead = Say(p, "uploads.lead", f.Catalogue.DueDay)
	return u
}

func newUploadLine(p locale.Printer, f UploadsFacts, up park.Upload) UploadLine {
	line := UploadLine{
		Link: Link{Text: fmt.Sprintf("#%d", up.ID), Href: uploadPath(up.ID)},
		File: up.FileName, Scope: scopeOf(p, ReviewFacts{Upload: up, Catalogue: f.Catalogue}),
		Sent:  nameOf(f.Names, up.SentBy) + " " + MomentText(up.SentAt),
		State: p.T("state." + string(up.State)), Class: string(up.State),
	}
	if up.State == park.Checked && up.Errors+up.Questions > 0 {
		line.Finding = p.T("uploads.findings", up.Errors, up.Questions)
	}
	return line
}

func newCalendar(page Page, f UploadsFacts) Calendar {
	p := page.Say
	c := Calendar{Caption: p.T("uploads.calendar.caption", YearText(p, f.Year))}
	for _, y := range f.Years {
		link := Link{Text: YearText(p, y)}
		if y != f.Year {
			link.Href = fmt.Sprintf("/uploads?year=%d", y)
		}
		c.Years = append(c.Years, link)
	}
	periods := park.YearPeriods(f.Year)
	for _, period := range periods {
		c.Heads = append(c.Heads, CalendarHead{Name: MonthText(p, period), Due: p.T("uploads.due", string(period.Due(f.Catalogue.DueDay))[5:])})
	}
	for _, one := range f.Catalogue.Parks {
		row := CalendarRow{Park: one.Name.In(p.Lang())}
		due, sent, onTime, after := 0, 0, 0, 0
		for _, period := range periods {
			cell, state := calendarCell(page, f, one.Code, period)
			row.Cells = append(row.Cells, cell)
			if state.sent > 0 || f.Today > period.Due(f.Catalogue.DueDay) {
				due++
			}
			sent += state.sent
			onTime += state.onTime
			after += state.after
		}
		row.Says = p.T("uploads.kept", Count(sent), Count(due), Count(onTime))
		if after > 0 {
			row.Says += p.T("uploads.kept.after", Count(after))
		}
		c.Rows = append(c.Rows, row)
	}
	return c
}

// kept counts what a cell adds to its park's year.
type kept struct{ sent, onTime, after int }

// calendarCell tells how far a park's figures for a period are: published
// beats submitted beats checked; the first file that was published counts for
// timeliness, and a later one is a revision.
func calendarCell(page Page, f UploadsFacts, code string, period park.Period) (CalendarCell, kept) {
	p := page.Say
	var all []park.Upload
	for _, up := range slices.Backward(f.OfYear) { // oldest first
		if slices.Contains(up.Parks, code) && slices.Contains(up.Periods, period) {
			all = append(all, up)
		}
	}
	published := slices.DeleteFunc(slices.Clone(all), func(up park.Upload) bool { return up.State != park.PublishedState })
	if len(published) > 0 {
		return publishedCell(page, f, published, period)
	}
	due := period.Due(f.Catalogue.DueDay)
	for _, up := range slices.Backward(all) {
		if up.State == park.Withdrawn {
			continue
		}
		return seenCell(page, up, CalendarCell{Text: p.T("state." + string(up.State)), Class: string(up.State)}), kept{}
	}
	switch {
	case f.Today > due:
		late := f.Today.DaysAfter(due)
		return CalendarCell{Text: p.T("uploads.missing"), Class: "missing", Note: p.T("uploads.missing.note", Count(late))}, kept{}
	case f.Today > period.End():
		return CalendarCell{Text: p.T("uploads.pending"), Class: "pending", Note: p.T("uploads.pending.note", string(due))}, kept{}
	}
	return CalendarCell{Text: "—", Class: "future", Note: p.T("uploads.future")}, kept{}
}

func publishedCell(page Page, f UploadsFacts, published []park.Upload, period park.Period) (CalendarCell, kept) {
	p := page.Say
	first, newest := published[0], published[len(published)-1]
	cell := CalendarCell{Text: p.T("uploads.ontime"), Class: "ontime", Note: MomentText(first.SentAt)}
	state := kept{sent: 1, onTime: 1}
	due, sent := period.Due(f.Catalogue.DueDay), park.DateOf(first.SentAt)
	switch late := sent.DaysAfter(due); {
	case late > 0 && sent.Time().Year() > due.Time().Year(): // of a year gone by (docs/domain.md#periods)
		cell.Text, cell.Class, state = p.T("uploads.after"), "after", kept{sent: 1, after: 1}
	case late > 0:
		cell.Text, cell.Class, state.onTime = p.T("uploads.late", Count(late)), "late", 0
	}
	if len(published) > 1 {
		cell.Note += p.T("uploads.revised", Count(len(published)-1))
		cell.Text += p.T("uploads.revised.mark")
	}
	return seenCell(page, newest, cell), state
}

// seenCell links the cell to its upload where the reader may see it.
func seenCell(page Page, up park.Upload, cell CalendarCell) CalendarCell {
	if page.User != nil && page.User.MaySee(up) {
		cell.Href = uploadPath(up.ID)
	}
	return cell
}
