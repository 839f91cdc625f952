package views

import (
	"cmp"
	"fmt"
	"net/url"
	"slices"

	"parkboard/internal/locale"
	"parkboard/internal/park"
)

// CalendarSort is the order of the parks in the calendar.
type CalendarSort string

// The orders: as in the catalogue, or whoever is most behind first.
const (
	ByPark     CalendarSort = ""
	ByComplete CalendarSort = "complete"
	ByTimely   CalendarSort = "timely"
)

// CalendarSorts lists the orders that may be asked for.
var CalendarSorts = []CalendarSort{ByPark, ByComplete, ByTimely}

// Calendar is park × period of one year: what came, when, and what is missing.
type Calendar struct {
	Caption string
	Years   []Link // other years, the current one without Href
	Heads   []CalendarHead
	Orders  [3]CalendarOrder // the heads of the park, the completeness and the timeliness
	Rows    []CalendarRow
	City    CalendarRow // all parks together
}

// CalendarHead is a period and its due day.
type CalendarHead struct {
	Name string
	Due  string
}

// CalendarOrder is a head that sorts by its column.
type CalendarOrder struct {
	Link
	Sorted string // aria-sort of the order shown; "" of the others
}

// CalendarRow is one park's year.
type CalendarRow struct {
	Park     string
	Cells    []CalendarCell
	Complete string // sent of due, 8/10
	Timely   string // on time of due
	After    string // 补录 1; "" without
	kept     kept
}

// CalendarCell is the state of one park in one period.
type CalendarCell struct {
	Text  string
	Class string
	Note  string
	Href  string
}

// kept counts what was due, what came, what came on time, and what was filed
// in a later year.
type kept struct{ due, sent, onTime, after int }

func (k *kept) add(more kept) {
	k.due, k.sent, k.onTime, k.after = k.due+more.due, k.sent+more.sent, k.onTime+more.onTime, k.after+more.after
}

// CalendarPath is the address of a year's calendar in an order, and of a page
// of the list below it.
func CalendarPath(year int, sort CalendarSort, page int, anchor string) string {
	q := url.Values{"year": {fmt.Sprint(year)}}
	if sort != ByPark {
		q.Set("sort", string(sort))
	}
	if page > 0 {
		q.Set("page", fmt.Sprint(page))
	}
	return "/uploads?" + q.Encode() + "#" + anchor
}

func newCalendar(page Page, f UploadsFacts) Calendar {
	p := page.Say
	c := Calendar{Caption: p.T("uploads.calendar.caption", YearText(p, f.Year))}
	for _, y := range f.Years {
		link := Link{Text: YearText(p, y)}
		if y != f.Year {
			link.Href = CalendarPath(y, f.Sort, 0, "calendar")
		}
		c.Years = append(c.Years, link)
	}
	for i, sort := range CalendarSorts {
		c.Orders[i].Text = p.T([]string{"uploads.col.park", "uploads.col.complete", "uploads.col.timely"}[i])
		switch {
		case len(f.Years) == 0: // on another page than its own it is only read
		case sort == f.Sort:
			c.Orders[i].Sorted = "ascending"
		default:
			c.Orders[i].Href = CalendarPath(f.Year, sort, 0, "calendar")
		}
	}
	periods := park.YearPeriods(f.Year)
	for _, period := range periods {
		c.Heads = append(c.Heads, CalendarHead{Name: MonthText(p, period), Due: p.T("uploads.due", string(period.Due(f.Catalogue.DueDay))[5:])})
	}
	ofPeriod := make([]kept, len(periods))
	all := kept{}
	for _, one := range f.Catalogue.Parks {
		row := CalendarRow{Park: one.Name.In(p.Lang())}
		for i, period := range periods {
			cell, state := calendarCell(page, f, one.Code, period)
			if state.sent > 0 || f.Today > period.Due(f.Catalogue.DueDay) {
				state.due = 1
			}
			row.Cells = append(row.Cells, cell)
			row.kept.add(state)
			ofPeriod[i].add(state)
		}
		all.add(row.kept)
		c.Rows = append(c.Rows, row.scored(p))
	}
	c.City = CalendarRow{Park: p.T("uploads.city"), kept: all}.scored(p)
	for _, k := range ofPeriod {
		cell := CalendarCell{Text: "—", Class: "future", Note: p.T("uploads.future")}
		if k.due > 0 {
			cell = CalendarCell{Text: fmt.Sprintf("%d/%d", k.sent, len(f.Catalogue.Parks)), Note: p.T("uploads.city.note", Count(k.sent), Count(k.onTime))}
		}
		c.City.Cells = append(c.City.Cells, cell)
	}
	behindFirst(c.Rows, f.Sort)
	return c
}

// scored prints what a row counted.
func (r CalendarRow) scored(p locale.Printer) CalendarRow {
	r.Complete, r.Timely = fmt.Sprintf("%d/%d", r.kept.sent, r.kept.due), fmt.Sprintf("%d/%d", r.kept.onTime, r.kept.due)
	if r.kept.after > 0 {
		r.After = p.T("uploads.kept.after", Count(r.kept.after))
	}
	return r
}

// behindFirst puts who is most behind first; equals stay in the catalogue's order.
func behindFirst(rows []CalendarRow, sort CalendarSort) {
	kept := func(r CalendarRow) int { return r.kept.sent }
	switch sort {
	case ByPark:
		return
	case ByTimely:
		kept = func(r CalendarRow) int { return r.kept.onTime }
	}
	slices.SortStableFunc(rows, func(a, b CalendarRow) int { // as fractions, without dividing
		return cmp.Compare(kept(a)*max(b.kept.due, 1), kept(b)*max(a.kept.due, 1))
	})
}

// calendarCell tells how far a park's figures for a period are: published
// beats submitted beats checked; the first file that was published counts for
// timeliness, and a later one is a revision.
func calendarCell(page Page, f UploadsFacts, code string, period park.Period) (CalendarCell, kept) {
	p := page.Say
	var all []park.Upload
	for _, up := range slices.Backward(f.OfYear) { // oldest first
		if slices.Contains(up.Periods, period) && slices.Contains(up.Parks, code) {
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
		cell := CalendarCell{Text: p.T("state." + string(up.State)), Class: string(up.State), Note: p.T("uploads.seen.note", MomentText(up.SentAt))}
		if late := park.DateOf(up.SentAt).DaysAfter(due); late > 0 {
			cell.Note += p.T("uploads.seen.late", Count(late))
		}
		return seenCell(page, up, cell), kept{}
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
