package views

import (
	"net/url"

	"parkboard/internal/board"
	"parkboard/internal/locale"
	"parkboard/internal/park"
	"parkboard/internal/plot"
)

// ParkCourse is the park's year against its tier: the chart, the strip of
// figures below it and the recorded targets of the year.
type ParkCourse struct {
	Hint     string
	Standing Standing // Word "" where no tier counts
	Links    []Link
	Chart    Chart
	HasChart bool
	NoTier   string // why no tier counts
	Legend   []LegendSign
	Figures  []ParkFigure
	Targets  []ParkTarget
	Caption  string // of the targets
}

// ParkFigure is one figure of the strip.
type ParkFigure struct {
	Name   string
	Window string
	Value  Figure
	Growth Delta
	Kind   string   // of growth: 名义, 可比价
	Beside Sentence // what must be known with it
}

// ParkTarget is a recorded target of the year: it stands beside the tier and
// never replaces it.
type ParkTarget struct {
	Name       string
	Unit       string
	Target     Figure
	Value      Figure
	Completion Figure
	Document   string
}

// parkFlows are the flows of the strip beside output.
var parkFlows = []string{"value_added", "tax", "investment"}

func newParkCourse(p locale.Printer, b *board.Board, c course, period park.Period) ParkCourse {
	m := ParkCourse{
		Hint: p.T("park.course.hint", PeriodText(p, period), SubjectName(p, b.Catalogue(), "output"), HeadUnit(p, tenThousandYuan)),
		Links: []Link{
			{Text: p.T("park.brief"), Href: BriefPath(period, c.park.Code)},
			{Text: p.T("issued.title"), Href: "/briefs?park=" + url.QueryEscape(c.park.Code)},
			{Text: p.T("compare.link"), Href: compareWith(b, c.park, period)},
			{Text: p.T("park.rankings"), Href: RankingAsk{Subject: "output", Of: board.OfCompletion, Period: period}.Path()},
		},
		Caption: p.T("park.targets.caption", YearText(p, period.Year)),
	}
	switch {
	case c.tier.Amount == 0:
		m.NoTier = p.T("park.notier")
	case period.Year < c.tier.Since:
		m.NoTier = p.T("park.beforetier", YearText(p, c.tier.Since))
	default:
		m.Standing = NewStanding(p, c.status)
	}
	if c.tier.Amount != 0 {
		m.Chart, m.HasChart = parkTierChart(p, b, c, period), true
		m.Legend = parkLegend(p, c, period)
	}
	m.Figures = parkFigures(p, b, c, period)
	m.Targets = parkTargets(p, b, c.park.Code, period)
	return m
}

func parkTierChart(p locale.Printer, b *board.Board, c course, period park.Period) Chart {
	reach := plot.Reach(c.inTier(c.now), c.inTier(c.forecastHigh), c.inTier(c.base))
	tip := func(key string, v *board.Value) Readout {
		return Readout{Text: p.T(key) + " " + plainFigure(NewFigure(p, v, InTable)), Receipt: receiptOf(v.Query)}
	}
	target := b.Value(board.Query{Park: c.park.Code, Period: period, Subject: "output", Of: board.OfTarget})
	tips := TierTips{
		Now: tip("legend.now", c.now), Past: tip("legend.past", c.base), Season: tip("of.season", c.season),
		Forecast: tip("of.forecast", c.forecast),
		Tier:     Readout{Text: VerbText(p, c.tier.Verb) + " " + TierText(p, c.tier), Receipt: receiptOf(target.Query)},
	}
	if c.forecastLow.Num != nil && c.forecastHigh.Num != nil {
		tips.Forecast.Text = p.T("park.tip.range", tips.Forecast.Text, NewFigure(p, c.forecastLow, InTable).Text, NewFigure(p, c.forecastHigh, InTable).Text)
	}
	if c.now.Num == nil && c.last != nil {
		tips.Now = Readout{Text: tipOf(p, c.last), Receipt: receiptOf(c.last.Query)}
	} else if c.now.Num != nil {
		tips.Now.Text = p.T("legend.now") + " " + grownTip(p, b, c.now)
	}
	return NewTierChart(tierTicks(p, c.tier, reach), c.bar(p, period, reach), tips)
}

// parkLegend explains the marks that are drawn, and no others.
func parkLegend(p locale.Printer, c course, period park.Period) []LegendSign {
	var all []LegendSign
	add := func(drawn bool, s plot.Sign, key string, args ...any) {
		if drawn {
			all = append(all, LegendSign{s.Draw(), p.T("legend."+key, args...)})
		}
	}
	add(c.now.Num != nil, plot.SignNow, "now")
	add(c.base.Num != nil, plot.SignPast, "past")
	add(c.season.Num != nil, plot.SignSeason, "season")
	add(true, plot.SignLinear, "linear", period.Months())
	add(c.forecast.Num != nil, plot.SignForecast, "forecast")
	add(c.tier.Verb == park.Surpass, plot.SignPass, "pass")
	add(c.tier.Verb == park.Reach, plot.SignReach, "reach")
	add(c.now.Num == nil && c.last != nil, plot.SignMissing, "missing")
	return all
}

func parkFigures(p locale.Printer, b *board.Board, c course, period park.Period) []ParkFigure {
	ytd := p.T("window.ytd")
	of := func(of board.Of) string { return p.T("of." + string(of)) }
	kind := func(code string) string {
		ind, _ := b.Catalogue().Indicator(code)
		return p.T("growth." + string(ind.Growth))
	}
	figures := []ParkFigure{
		{
			Name: SubjectName(p, b.Catalogue(), "output"), Window: ytd, Value: NewFigure(p, c.now, InTable),
			Growth: NewDelta(p, c.growth, InTable), Kind: kind("output"),
		},
		{Name: of(board.OfCompletion), Window: ytd, Value: NewFigure(p, c.completion, InTable), Beside: paceBeside(p, c)},
		{Name: of(board.OfGap), Window: p.T("park.totarget"), Value: NewFigure(p, c.gap, InTable)},
		{Name: of(board.OfForecast), Window: YearText(p, period.Year), Value: NewFigure(p, c.forecast, InTable)},
	}
	if c.now.Num != nil {
		figures[0].Beside = Say(p, "park.beside.base", NewFigure(p, c.base, InTable)).unitless()
	}
	if c.need.Num != nil {
		need := NewFigure(p, c.need, InTable)
		figures[2].Beside = Say(p, "park.beside.need", 12-period.Months(), need).unitless()
	}
	if c.forecastLow.Num != nil && c.forecastHigh.Num != nil {
		figures[3].Beside = Say(p, "park.beside.range", NewFigure(p, c.forecastLow, InTable), NewFigure(p, c.forecastHigh, InTable)).unitless()
	}
	for _, code := range parkFlows {
		ask := board.Query{Park: c.park.Code, Period: period, Subject: code}
		if !b.Known(ask) {
			continue
		}
		one := ParkFigure{Name: SubjectName(p, b.Catalogue(), code), Window: ytd, Value: NewFigure(p, b.Value(ask), InTable), Kind: kind(code)}
		ask.Of = board.OfGrowth
		one.Growth = NewDelta(p, b.Value(ask), InTable)
		figures = append(figures, one)
	}
	for i := range figures {
		figures[i].orWhy()
	}
	return figures
}

// orWhy puts the reason beside a figure that is absent, in place of its growth.
func (f *ParkFigure) orWhy() {
	if f.Value.State == Absent {
		f.Growth, f.Kind = Delta{}, ""
		f.Beside = append(Sentence{{Text: f.Value.Note}}, f.Beside...)
	}
}

// paceBeside is the pace against the calendar and against the season, where
// there is one.
func paceBeside(p locale.Printer, c course) Sentence {
	if c.pace.Num == nil {
		return nil
	}
	pace := NewDelta(p, c.pace, InTable)
	if c.seasonPace.Num == nil {
		return Say(p, "park.beside.pace", pace)
	}
	return Say(p, "park.beside.paces", pace, NewDelta(p, c.seasonPace, InTable))
}

func parkTargets(p locale.Printer, b *board.Board, code string, period park.Period) []ParkTarget {
	var all []ParkTarget
	for _, ind := range b.Catalogue().Indicators {
		ask := func(of board.Of) *board.Value {
			return b.Value(board.Query{Park: code, Period: period, Subject: ind.Code, Of: of})
		}
		target := ask(board.OfAnnualTarget)
		if ind.Land != "" || target.Num == nil {
			continue
		}
		one := ParkTarget{
			Name: ind.Name.In(p.Lang()), Unit: HeadUnit(p, ind.Unit), Target: NewFigure(p, target, InTable),
			Value: NewFigure(p, ask(board.OfValue), InTable), Completion: NewFigure(p, ask(board.OfAnnualCompletion), InTable),
			Document: documentText(p, ""),
		}
		for _, term := range target.Terms {
			if term.Target != nil && term.Target.Document != "" {
				one.Document = term.Target.Document
			}
		}
		all = append(all, one)
	}
	return all
}

// unitless leaves out the units of a sentence's figures, where the figure it
// stands beside has stated them.
func (s Sentence) unitless() Sentence {
	for i := range s {
		s[i].Figure.Unit = ""
	}
	return s
}
