package views

import (
	"strings"

	"parkboard/internal/board"
	"parkboard/internal/locale"
	"parkboard/internal/park"
)

// briefLead is the sentence of the summary (docs/domain.md#briefs): output and
// growth; completion and pace; gap and what is needed a month; the place in tax
// per mu. What is missing is said, not left out.
func briefLead(p locale.Printer, b *board.Board, c course, period park.Period) Sentence {
	months := MonthsText(p, period)
	if c.now.Num == nil {
		if c.last == nil {
			return Say(p, "brief.lead.never", months)
		}
		return Say(p, "brief.lead.missing", months, MonthsText(p, c.last.Query.Period), NewFigure(p, c.last, InProse))
	}
	parts := []Sentence{Say(p, "brief.lead.output", months, NewFigure(p, c.now, InProse)), growthClause(p, c.growth)}
	if c.completion.Num != nil {
		parts = append(parts, completionClause(p, c), gapClause(p, c, period))
	}
	return Join(p, append(parts, placeClause(p, b, c, period))...)
}

func growthClause(p locale.Printer, v *board.Value) Sentence {
	switch {
	case v.Num != nil && v.Num.Sign() == 0:
		return Say(p, "brief.lead.even", NewFigure(p, v, InProse))
	case v.Num != nil:
		return Say(p, "brief.lead.growth", NewDelta(p, v, InProse))
	case v.Word != "":
		return Say(p, "brief.lead.growth", NewFigure(p, v, InProse))
	}
	return Say(p, "brief.lead.nogrowth", p.T("missing."+string(v.Missing)))
}

// completionClause tells how much of the tier is done; of the recorded target,
// where the plan sets no tier.
func completionClause(p locale.Printer, c course) Sentence {
	done, pace := NewFigure(p, c.completion, InProse), NewDelta(p, c.pace, InProse)
	if c.tier.Amount == 0 {
		return Say(p, "brief.lead.completion.recorded", done, pace)
	}
	return Say(p, "brief.lead.completion", VerbText(p, c.tier.Verb), TierText(p, c.tier), done, pace)
}

// gapClause tells what is still short and needed a month, or that the tier is
// met: by the verb, so that an output equal to a tier that must be passed is
// still short.
func gapClause(p locale.Printer, c course, period park.Period) Sentence {
	if c.status.Standing == board.Met {
		return Say(p, "brief.lead.met", VerbText(p, c.tier.Verb), TierText(p, c.tier))
	}
	gap, goal := NewFigure(p, c.gap, InProse), p.T("brief.lead.recorded")
	if c.tier.Amount != 0 {
		goal = TierText(p, c.tier)
	}
	if c.need.Num == nil {
		return Say(p, "brief.lead.gap", goal, gap)
	}
	return Say(p, "brief.lead.need", goal, gap, 12-period.Months(), NewFigure(p, c.need, InProse))
}

// placeClause is the park's place in tax per mu and how it moved.
func placeClause(p locale.Printer, b *board.Board, c course, period park.Period) Sentence {
	ask := board.Query{Park: c.park.Code, Period: period, Subject: "tax_per_mu", Of: board.OfRank}
	rank := b.Value(ask)
	if rank.Num == nil {
		return Say(p, "brief.lead.norank", p.T("missing."+string(rank.Missing)))
	}
	ask.Of = board.OfMove
	move := b.Value(ask)
	place := NewFigure(p, rank, InProse)
	if move.Num == nil {
		return Say(p, "brief.lead.rank", place)
	}
	key := map[int]string{1: "brief.lead.forward", 0: "brief.lead.still", -1: "brief.lead.back"}[move.Num.Sign()]
	size := NewFigure(p, move, InProse)
	size.Text = strings.TrimPrefix(size.Text, "−")
	return Say(p, key, place, size)
}

// briefRemarks are the lines below the table: standing and forecast, what is
// missing, how the numbers are meant.
func briefRemarks(p locale.Printer, b *board.Board, c course, period park.Period) []BriefRemark {
	remarks := []BriefRemark{{Name: p.T("brief.remark.aim"), Says: aimRemark(p, c)}}
	var missing []string
	for _, ind := range b.Catalogue().Monthly() {
		v := b.Value(board.Query{Park: c.park.Code, Period: period, Subject: ind.Code})
		if ind.Land == "" && v.Num == nil {
			missing = append(missing, ind.Name.In(p.Lang()))
		}
	}
	says := Say(p, "brief.remark.whole")
	switch {
	case len(missing) > 3:
		says = Say(p, "brief.remark.missing.many", strings.Join(missing[:3], p.T("page.listsep")), Count(len(missing)))
	case len(missing) > 0:
		says = Say(p, "brief.remark.missing", strings.Join(missing, p.T("page.listsep")))
	}
	remarks = append(remarks, BriefRemark{Name: p.T("brief.remark.gaps"), Says: says})
	return append(remarks, BriefRemark{Name: p.T("brief.remark.meaning"), Says: Say(p, "brief.remark.meaning.says")})
}

func aimRemark(p locale.Printer, c course) Sentence {
	if c.tier.Amount == 0 {
		return Say(p, "brief.remark.notier")
	}
	standing := p.T("standing." + string(c.status.Standing))
	if c.status.MetLastYear {
		standing += p.T("brief.remark.lastyear")
	}
	if c.forecast.Num == nil {
		return Say(p, "brief.remark.standing", VerbText(p, c.tier.Verb), TierText(p, c.tier), standing)
	}
	if c.forecastLow.Num == nil || c.forecastHigh.Num == nil {
		return Say(p, "brief.remark.forecast.linear", VerbText(p, c.tier.Verb), TierText(p, c.tier), standing, NewFigure(p, c.forecast, InProse))
	}
	low, high := NewFigure(p, c.forecastLow, InProse), NewFigure(p, c.forecastHigh, InProse)
	low.Unit, high.Unit = "", "" // the forecast states it
	return Say(p, "brief.remark.forecast", VerbText(p, c.tier.Verb), TierText(p, c.tier), standing, NewFigure(p, c.forecast, InProse), low, high)
}
