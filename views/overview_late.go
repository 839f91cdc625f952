package views

import (
	"cmp"
	"slices"

	"parkboard/internal/locale"
	"parkboard/internal/park"
)

// Late is who owes figures today, whatever period the page shows: parks that
// owe the same on one line, most overdue first.
type Late struct {
	Hint  string // which period is awaited next, and by when
	Lines []LateLine

	Measures   Sentence // how many measures are overdue; none for none
	Blocks     Sentence // how many bottlenecks of projects are; none for none
	Milestones Sentence // milestones of candidacies past their day; none while there are none
}

// LateLine is who owes the same figures, and what to do about it.
type LateLine struct {
	Days string // days overdue, of the oldest period owed
	Over bool   // past the due day; else it only waits to be published
	Says Sentence

	days  int
	parks []Link
	what  Sentence
}

// newLate tells who is late with the periods due this year; years gone by are
// outside timeliness (docs/domain.md#periods).
func newLate(page Page, f UploadsFacts) Late {
	p := page.Say
	next := firstOpen(f)
	m := Late{Hint: p.T("overview.late.hint", duePeriod(p, f, next), DateText(p, next.Due(f.Catalogue.DueDay)))}
	if len(f.All) == 0 {
		return m
	}
	newest := newestFiles(f.All)
	var lines []LateLine
	for _, one := range f.Catalogue.Parks {
		if line, late := lateLine(page, f, newest, one); late {
			lines = append(lines, line)
		}
	}
	m.Lines = together(p, lines)
	return m
}

// newestFiles is, for each park and period, the file that came furthest: a
// published one, else the newest that was not withdrawn.
func newestFiles(all []park.Upload) map[slot]park.Upload {
	found := make(map[slot]park.Upload)
	for _, up := range all { // newest first
		if up.State == park.Withdrawn {
			continue
		}
		for _, period := range up.Periods {
			for _, code := range up.Parks {
				at := slot{code, period}
				if had, ok := found[at]; !ok || had.State != park.PublishedState && up.State == park.PublishedState {
					found[at] = up
				}
			}
		}
	}
	return found
}

// lateLine tells what one park owes: the periods without a published figure
// that are past their day, how far they are, and the next step.
func lateLine(page Page, f UploadsFacts, newest map[slot]park.Upload, one park.Park) (LateLine, bool) {
	p := page.Say
	var owed []park.Period
	for period := firstDue(f); f.Today > period.Due(f.Catalogue.DueDay); period = period.Next() {
		thisYear := period.Due(f.Catalogue.DueDay).Time().Year() == f.Today.Time().Year()
		if thisYear && newest[slot{one.Code, period}].State != park.PublishedState {
			owed = append(owed, period)
		}
	}
	if len(owed) == 0 {
		return LateLine{}, false
	}
	oldest, state := newest[slot{one.Code, owed[0]}], "none"
	if oldest.State != "" {
		state = string(oldest.State)
	}
	days := f.Today.DaysAfter(owed[0].Due(f.Catalogue.DueDay))
	return LateLine{
		Days: p.T("overview.late.days", Count(days)), Over: oldest.State != park.Submitted, days: days,
		parks: []Link{parkLink(p, f.Catalogue, one.Code, park.Period{})},
		what:  Join(p, Say(p, "overview.late."+state, owedText(p, f, owed)), lateStep(page, f, one.Code, oldest)),
	}, true
}

// owedText names a period or two, and a longer run by its ends.
func owedText(p locale.Printer, f UploadsFacts, owed []park.Period) string {
	first, last := duePeriod(p, f, owed[0]), duePeriod(p, f, owed[len(owed)-1])
	switch len(owed) {
	case 1:
		return first
	case 2:
		return first + p.T("page.listsep") + last
	}
	return p.T("overview.late.run", first, last, Count(len(owed)))
}

// together puts parks that owe the same on one line, the most overdue first.
func together(p locale.Printer, lines []LateLine) []LateLine {
	var out []LateLine
	for _, line := range lines {
		same := slices.IndexFunc(out, func(had LateLine) bool { return had.what.Plain() == line.what.Plain() })
		if same >= 0 {
			out[same].parks = append(out[same].parks, line.parks...)
			continue
		}
		out = append(out, line)
	}
	for i := range out {
		var names Sentence
		for n, link := range out[i].parks {
			if n > 0 {
				names = append(names, Piece{Text: p.T("page.listsep")})
			}
			names = append(names, Piece{Link: link, Strong: true})
		}
		out[i].Says = Say(p, "overview.late.who", names, out[i].what)
	}
	slices.SortStableFunc(out, func(a, b LateLine) int { return cmp.Compare(b.days, a.days) })
	return out
}

// lateStep is what to do next, for who reads: send, mend or publish, with the
// way there; else whom to ask.
func lateStep(page Page, f UploadsFacts, code string, up park.Upload) Sentence {
	p := page.Say
	u := page.User
	switch {
	case u == nil:
		return nil
	case up.State == park.Submitted && u.Role == park.Admin:
		return Say(p, "overview.late.todo", Link{Text: p.T("overview.late.publish"), Href: uploadPath(up.ID)})
	case up.State == park.Submitted:
		return Say(p, "overview.late.wait")
	case up.ID != 0 && u.MaySend(code) && u.MaySee(up):
		return Say(p, "overview.late.todo", Link{Text: p.T("overview.late.mend"), Href: uploadPath(up.ID)})
	case u.MaySend(code):
		return Say(p, "overview.late.todo", Link{Text: p.T("uploads.new"), Href: "/uploads/new"})
	}
	for _, sent := range f.All { // newest first
		if slices.Contains(sent.Parks, code) {
			return Say(p, "overview.late.ask", nameOf(f.Names, sent.SentBy))
		}
	}
	return Say(p, "overview.late.askclerk")
}
