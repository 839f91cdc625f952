package views

import (
	"slices"

	"parkboard/internal/locale"
	"parkboard/internal/park"
)

// dueLines is how many lines of overdue periods the page prints; the calendar
// has them all.
const dueLines = 4

// Due is one line of what the reader's parks still owe.
type Due struct {
	Class string // over: past the due day; soon; "" when nothing is owed
	Says  Sentence
}

// owed is what is missing for a run of periods, in all of them the same.
type owed struct {
	first, last park.Period
	periods     int
	parks       string
	over        bool
}

// newDues tells what the reader's parks still owe: what is overdue this year
// from the oldest on, what is due, and a count for the years gone by. A period
// is settled for a park once a file with it was submitted or published.
func newDues(page Page, f UploadsFacts) []Due {
	p := page.Say
	parks := answersFor(page.User, f.Catalogue)
	if len(parks) == 0 {
		return nil
	}
	far := howFar(f.All)
	var runs []owed
	gone := map[int]int{} // year → park-periods missing, of years gone by
	for period := firstDue(f); f.Today > period.End(); period = period.Next() {
		due := period.Due(f.Catalogue.DueDay)
		missing := slices.DeleteFunc(slices.Clone(parks), func(code string) bool { return settled(far[slot{code, period}]) })
		switch {
		case len(missing) == 0:
		case due.Time().Year() < f.Today.Time().Year(): // docs/domain.md#periods
			gone[period.Year] += len(missing)
		default:
			runs = joined(runs, owed{period, period, 1, owedParks(p, f, far, parks, missing, period), f.Today > due})
		}
	}
	return append(printDues(p, f, runs), goneBy(p, f, gone)...)
}

// answersFor lists the parks whose figures the reader sends, answers for or,
// as an administrator, waits for.
func answersFor(u *park.User, c *park.Catalogue) (codes []string) {
	for _, one := range c.Parks {
		if u != nil && (u.CityWide() || slices.Contains(u.Parks, one.Code)) {
			codes = append(codes, one.Code)
		}
	}
	return codes
}

type slot struct {
	park   string
	period park.Period
}

// howFar is how far each park's figures of a period came; uploads are newest
// first.
func howFar(all []park.Upload) map[slot]park.State {
	far := make(map[slot]park.State)
	for _, up := range all {
		for _, period := range up.Periods {
			for _, code := range up.Parks {
				at := slot{code, period}
				if up.State != park.Withdrawn && (far[at] == "" || settled(up.State) && !settled(far[at])) {
					far[at] = up.State
				}
			}
		}
	}
	return far
}

func settled(s park.State) bool { return s == park.Submitted || s == park.PublishedState }

// firstDue is the period from which on something may be owed: the earliest
// that anybody sent; without any, the last that is over.
func firstDue(f UploadsFacts) park.Period {
	var first park.Period
	for _, up := range f.All {
		for _, period := range up.Periods {
			if first.IsZero() || period.Before(first) {
				first = period
			}
		}
	}
	if !first.IsZero() {
		return first
	}
	return f.Today.Closed()
}

// owedParks names the parks missing in a period, with how far they are.
func owedParks(p locale.Printer, f UploadsFacts, far map[slot]park.State, parks, missing []string, period park.Period) string {
	var names []string
	begun := false
	for _, code := range missing {
		name := ParkName(p, f.Catalogue, code)
		if state := far[slot{code, period}]; state != "" {
			name, begun = p.T("uploads.owed.begun", name, p.T("uploads.owed."+string(state))), true
		}
		names = append(names, name)
	}
	if len(missing) == len(parks) && len(parks) > 1 && !begun {
		return p.T("uploads.owed.all", Count(len(parks)))
	}
	return listed(p, names)
}

// joined adds a period to the run before it where the same is missing.
func joined(runs []owed, one owed) []owed {
	if n := len(runs); n > 0 {
		if last := &runs[n-1]; last.parks == one.parks && last.over && one.over && last.last.Next() == one.first {
			last.last, last.periods = one.last, last.periods+1
			return runs
		}
	}
	return append(runs, one)
}

func printDues(p locale.Printer, f UploadsFacts, runs []owed) []Due {
	var dues []Due
	more := 0
	for _, run := range runs {
		due := run.first.Due(f.Catalogue.DueDay)
		span, days := duePeriod(p, f, run.first), Count(f.Today.DaysAfter(due))
		switch {
		case run.over && len(dues) == dueLines:
			more += run.periods
		case run.over && run.periods > 1:
			dues = append(dues, Due{"over", Say(p, "uploads.owed.run", span, duePeriod(p, f, run.last), Count(run.periods), run.parks, days)})
		case run.over:
			dues = append(dues, Due{"over", Say(p, "uploads.owed.over", span, run.parks, DateText(p, due), days)})
		case f.Today == due:
			dues = append(dues, Due{"soon", Say(p, "uploads.owed.today", span, run.parks)})
		default:
			dues = append(dues, Due{"soon", Say(p, "uploads.owed.soon", span, run.parks, DateText(p, due), Count(due.DaysAfter(f.Today)))})
		}
	}
	if more > 0 {
		dues = append(dues, Due{"over", Say(p, "uploads.owed.more", Count(more))})
	}
	if len(dues) > 0 {
		return dues
	}
	next := firstOpen(f)
	return []Due{{"", Say(p, "uploads.owed.none", duePeriod(p, f, next), DateText(p, next.End()), DateText(p, next.Due(f.Catalogue.DueDay)))}}
}

// firstOpen is the first period that is not over today.
func firstOpen(f UploadsFacts) park.Period {
	period := park.Period{Year: f.Today.Time().Year(), Month: 2}
	for f.Today > period.End() {
		period = period.Next()
	}
	return period
}

// duePeriod is a period by its months; of another year than today's, with it.
func duePeriod(p locale.Printer, f UploadsFacts, period park.Period) string {
	if period.Year == f.Today.Time().Year() {
		return MonthsText(p, period)
	}
	return PeriodText(p, period)
}

// goneBy counts what years gone by lack, newest first, each linked to its
// calendar.
func goneBy(p locale.Printer, f UploadsFacts, gone map[int]int) []Due {
	years := make([]int, 0, len(gone))
	for year := range gone {
		years = append(years, year)
	}
	if len(years) == 0 {
		return nil
	}
	slices.Sort(years)
	slices.Reverse(years)
	var list Sentence
	for i, year := range years {
		if i > 0 {
			list = append(list, Piece{Text: p.T("page.listsep")})
		}
		link := Link{Text: YearText(p, year), Href: CalendarPath(year, f.Sort, 0, "calendar")}
		list = append(list, Say(p, "uploads.owed.year", link, Count(gone[year]))...)
	}
	return []Due{{"over", Say(p, "uploads.owed.gone", list)}}
}
