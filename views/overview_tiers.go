package views

import (
	"math/big"

	"parkboard/internal/board"
	"parkboard/internal/locale"
	"parkboard/internal/park"
	"parkboard/internal/plot"
)

// course is a park's year against its tier: every value a tier bar shows.
type course struct {
	park                                park.Park
	tier                                park.Tier
	now, base, growth                   *board.Value
	completion, pace, seasonPace        *board.Value
	season, gap, need                   *board.Value
	forecast, forecastLow, forecastHigh *board.Value
	status                              board.Status
	last                                *board.Value // nothing reported now: the last period there is this year
}

func newCourse(b *board.Board, one park.Park, tier park.Tier, period park.Period) course {
	ask := func(of board.Of) *board.Value {
		return b.Value(board.Query{Park: one.Code, Period: period, Subject: "output", Of: of})
	}
	c := course{
		park: one, tier: tier, now: ask(board.OfValue), base: ask(board.OfBase), growth: ask(board.OfGrowth),
		completion: ask(board.OfCompletion), pace: ask(board.OfPace), seasonPace: ask(board.OfSeasonPace),
		season: ask(board.OfSeason), gap: ask(board.OfGap), need: ask(board.OfNeed),
		forecast: ask(board.OfForecast), forecastLow: ask(board.OfForecastLow), forecastHigh: ask(board.OfForecastHigh),
		status: b.Status(one.Code, period),
	}
	for at := period; c.now.Num == nil && c.last == nil && !at.FirstOfYear(); {
		at = at.Prev()
		if v := b.Value(board.Query{Park: one.Code, Period: at, Subject: "output"}); v.Num != nil {
			c.last = v
		}
	}
	return c
}

// inTier is an amount as a share of the tier, for the common scale.
func (c course) inTier(v *board.Value) plot.Spot {
	if v == nil || v.Num == nil || c.tier.Amount == 0 {
		return plot.Spot{}
	}
	share, _ := new(big.Rat).Quo(v.Num, c.tier.Amount.Rat()).Float64()
	return plot.At(share)
}

// seasonMark is where the park usually stands by now: its share of the tier.
func (c course) seasonMark() plot.Spot {
	if c.season.Num == nil {
		return plot.Spot{}
	}
	share, _ := new(big.Rat).Quo(c.season.Num, big.NewRat(100, 1)).Float64()
	return plot.At(share)
}

// bar draws the park on the scale of shares of its tier, so that all tier
// lines stand in one column.
func (c course) bar(p locale.Printer, period park.Period, reach float64) plot.TierBar {
	bar := plot.TierBar{
		Full: reach, Tier: plot.At(1), Open: c.tier.Verb == park.Surpass,
		Now: c.inTier(c.now), Past: c.inTier(c.base), Season: c.seasonMark(),
		Linear:   plot.At(float64(period.Months()) / 12),
		Forecast: plot.Span{Low: c.inTier(c.forecastLow), Mid: c.inTier(c.forecast), High: c.inTier(c.forecastHigh)},
		Ghost:    c.inTier(c.last),
	}
	bar.ID = "bar-" + c.park.Code
	bar.Title, bar.Desc = c.reading(p, period)
	return bar
}

// reading says what a bar shows, with its numbers, to a reader who does not
// see it.
func (c course) reading(p locale.Printer, period park.Period) (title, desc string) {
	name := c.park.Name.In(p.Lang())
	if c.now.Num == nil {
		return p.T("bar.missing", name, MonthsText(p, period)), p.T("bar.missing.desc", VerbText(p, c.tier.Verb), TierText(p, c.tier))
	}
	text := func(v *board.Value) string {
		f := NewFigure(p, v, InTable)
		if f.State == Absent {
			return f.Note
		}
		if f.Unit == "" {
			return f.Text
		}
		return f.Text + " " + f.Unit
	}
	title = p.T("bar.title", name, MonthsText(p, period), text(c.now), VerbText(p, c.tier.Verb), TierText(p, c.tier), text(c.completion))
	desc = p.T("bar.desc", text(c.base), text(c.season), text(c.forecast), text(c.forecastLow), text(c.forecastHigh), p.T("standing."+string(c.status.Standing)))
	return title, desc
}

// tierGroups lays out the parks tier by tier; parks without a tier come last.
func tierGroups(p locale.Printer, b *board.Board, f OverviewFacts) []TierGroup {
	tiers := b.Catalogue().Tiers
	var courses [][]course
	var shares []plot.Spot
	for _, tier := range append(tiers[:len(tiers):len(tiers)], park.Tier{}) {
		var of []course
		for _, one := range b.Catalogue().Parks {
			if one.Tier == tier.Code {
				c := newCourse(b, one, tier, f.Period)
				shares = append(shares, c.inTier(c.now), c.inTier(c.forecastHigh), c.inTier(c.base))
				of = append(of, c)
			}
		}
		courses = append(courses, of)
	}
	reach := plot.Reach(shares...)
	var groups []TierGroup
	for i, of := range courses {
		if len(of) == 0 {
			continue
		}
		g := TierGroup{Name: p.T("overview.notier")}
		if i < len(tiers) {
			g.Name, g.Verb = tiers[i].Name.In(p.Lang()), VerbText(p, tiers[i].Verb)
			g.Axis = tierAxis(p, tiers[i], reach)
		}
		for _, c := range of {
			g.Rows = append(g.Rows, tierRow(p, b, c, f, reach))
		}
		groups = append(groups, g)
	}
	return groups
}

// tierAxis draws the quarters of a tier in 亿元 over the common scale.
func tierAxis(p locale.Printer, tier park.Tier, reach float64) plot.SVG {
	return tierTicks(p, tier, reach).Draw()
}

// tierTicks are the quarters of a tier in 亿元 at their shares of it.
func tierTicks(p locale.Printer, tier park.Tier, reach float64) plot.Axis {
	axis := plot.Axis{Full: reach}
	for quarter := int64(0); quarter <= 4; quarter++ {
		amount := new(big.Rat).Mul(tier.Amount.Rat(), big.NewRat(quarter, 4))
		text := trimmed(number(amount.Quo(amount, tenThousand), 2, false))
		if quarter == 4 && !p.English() { // English names the tier beside the axis
			text += hundredMillionYuan
		}
		axis.Ticks = append(axis.Ticks, plot.Tick{At: float64(quarter) / 4, Text: text})
	}
	return axis
}

func tierRow(p locale.Printer, b *board.Board, c course, f OverviewFacts, reach float64) TierRow {
	row := TierRow{
		Name: c.park.Name.In(p.Lang()), Href: parkPath(c.park.Code, f.Period), Standing: NewStanding(p, c.status),
		Output: NewFigure(p, c.now, InTable),
	}
	if c.tier.Amount != 0 {
		row.Bar = c.bar(p, f.Period, reach).Draw()
	}
	if c.now.Num == nil {
		row.Missing = missingRow(p, b, c, f)
		return row
	}
	row.Growth = NewDelta(p, c.growth, InTable)
	row.Completion = NewFigure(p, c.completion, InTable)
	row.Pace, row.SeasonPace = NewDelta(p, c.pace, InTable), NewDelta(p, c.seasonPace, InTable)
	row.Gap, row.Need = NewFigure(p, c.gap, InTable), NewFigure(p, c.need, InTable)
	row.Forecast = NewFigure(p, c.forecast, InTable)
	row.Low, row.High = NewFigure(p, c.forecastLow, InTable), NewFigure(p, c.forecastHigh, InTable)
	return row
}

// missingRow says what is missing where it would have been: since when, and
// the last period there is.
func missingRow(p locale.Printer, b *board.Board, c course, f OverviewFacts) Sentence {
	due := f.Period.Due(b.Catalogue().DueDay)
	says := Say(p, "overview.missing.waiting", DateText(p, due))
	if f.Today > due {
		says = Say(p, "overview.missing.overdue", Count(f.Today.DaysAfter(due)))
	}
	says = says.Strong()
	if c.last == nil {
		return Join(p, says, Say(p, "overview.missing.never"))
	}
	return Join(p, says, Say(p, "overview.missing.last", MonthsText(p, c.last.Query.Period), NewFigure(p, c.last, InTable)))
}
