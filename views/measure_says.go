package views

import (
	"cmp"
	"slices"
	"strings"

	"parkboard/internal/locale"
	"parkboard/internal/park"
)

// measuresLead is what a leader could read aloud: how many measures, how many
// are overdue, and which office has most of those.
func measuresLead(p locale.Printer, f MeasuresFacts, shown []park.FollowUp) Sentence {
	counts, late := make(map[park.FollowUpState]int), make(map[string]int)
	overdue := 0
	for _, one := range shown {
		counts[one.State]++
		if one.Overdue(f.Today) {
			overdue++
			late[one.Owner]++
		}
	}
	if len(shown) == 0 {
		return Say(p, "measures.none.fits")
	}
	key, dropped := "measures.lead", ""
	if f.Ask.filtered() {
		key = "measures.lead.some"
	}
	if n := counts[park.FollowUpDropped]; n > 0 {
		dropped = p.T("measures.lead.dropped", Count(n))
	}
	done := counts[park.FollowUpDone]
	says := Say(p, key, Count(len(shown)), Count(done), Count(len(shown)-done-counts[park.FollowUpDropped]), dropped)
	if overdue == 0 {
		return Join(p, says, Say(p, "measures.lead.ontime"))
	}
	to := f.Ask
	to.State, to.Page = MeasureOverdue, 0
	return Join(p, says, lateOffices(p, to, Link{Text: Count(overdue), Href: to.Path()}, late).Strong())
}

// lateOffices names the office with most overdue measures, or those that share
// that place.
func lateOffices(p locale.Printer, to MeasureAsk, overdue Link, late map[string]int) Sentence {
	type office struct {
		name string
		n    int
	}
	var all []office
	for name, n := range late {
		all = append(all, office{name, n})
	}
	slices.SortFunc(all, func(a, b office) int { return cmp.Or(cmp.Compare(b.n, a.n), strings.Compare(a.name, b.name)) })
	var first Sentence
	ties := 0
	for _, one := range all {
		if one.n < all[0].n {
			break
		}
		if ties++; ties > 1 {
			first = append(first, Piece{Text: p.T("page.listsep")})
		}
		to.Owner = one.name
		first = append(first, Piece{Link: Link{Text: one.name, Href: to.Path()}})
	}
	switch {
	case len(all) == 1:
		return Say(p, "measures.lead.late.one", overdue, first)
	case ties > 1:
		return Say(p, "measures.lead.late.even", overdue, first, Count(all[0].n))
	}
	return Say(p, "measures.lead.late", overdue, first, Count(all[0].n))
}

// overdueMeasures is the overview's line on measures past their day; none
// while there are none.
func overdueMeasures(p locale.Printer, all []park.FollowUp, today park.Date) Sentence {
	n, oldest := 0, 0
	for _, one := range all {
		if one.Overdue(today) {
			n++
			oldest = max(oldest, today.DaysAfter(one.Due))
		}
	}
	if n == 0 {
		return nil
	}
	link := Link{Text: p.T("overview.measures.go", Count(n)), Href: MeasureAsk{State: MeasureOverdue}.Path()}
	return Say(p, "overview.measures", link, Count(oldest))
}
