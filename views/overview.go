package views

import (
	"math/big"
	"net/url"
	"slices"
	"strings"

	"parkboard/internal/board"
	"parkboard/internal/locale"
	"parkboard/internal/park"
	"parkboard/internal/plot"
)

// Overview is the page of all parks against their tiers.
type Overview struct {
	Page
	Heading   string
	Span      string
	Lead      Sentence
	Periods   []Choice
	Totals    []TotalFigure
	TotalsOf  string // which parks the totals are over
	Groups    []TierGroup
	Heads     TierHeads
	Total     TierRow
	Legend    []LegendSign
	TierChart Chart // the whole tier chart, for saving
	City      CityCheck
	Late      Late
	Since     Since
	Parks     []ParkSays
	Calendar  Calendar
	Empty     bool // nothing is published yet
	MaySend   bool
}

// TotalFigure is one figure of the strip of city totals.
type TotalFigure struct {
	Name   string
	Window string // with the land basis, where land divides
	Value  Figure
	Delta  Delta
	Note   string // named beside the growth: 名义
	Lacks  string // parks that have reported but lack this number
	Second Figure // a second count in the same place; Text "" for none
}

// TierHeads are the heads of the tier table.
type TierHeads struct{ Span, Unit string }

// TierGroup is the parks of one tier, on one scale.
type TierGroup struct {
	Name string
	Verb string
	Axis plot.SVG
	Rows []TierRow
}

// TierRow is one park against its tier, or the total.
type TierRow struct {
	Name       string
	Href       string
	Standing   Standing
	Bar        plot.SVG
	Output     Figure
	Growth     Delta
	Completion Figure
	Pace       Delta
	SeasonPace Delta
	Gap        Figure
	Need       Figure
	Forecast   Figure
	Low, High  Figure
	Missing    Sentence // instead of the numbers: why, and the last period there is
	Says       Sentence // of the total: which parks it lacks
}

// LegendSign is a mark and its word.
type LegendSign struct {
	Drawing plot.SVG
	Word    string
}

// OverviewFacts is what the page is made from beside the board.
type OverviewFacts struct {
	Period  park.Period
	Uploads UploadsFacts // for the calendar: the year's uploads, whoever sent them
	Today   park.Date
	Notes   []park.Note // on the parks: what is known of overlaps
	Since   SinceFacts

	Measures    []park.FollowUp // what follows from sealed results
	Projects    *park.ProjectLedger
	Candidacies []park.Candidacy
}

// NewOverview makes the page for its reader.
func NewOverview(page Page, b *board.Board, f OverviewFacts) Overview {
	p := page.Say
	page.Title, page.Room = p.T("nav.overview"), RoomOverview
	page.Scripts = []string{"chart.js"}
	o := Overview{Page: page, Heading: p.T("overview.heading", parkCount(p, len(b.Catalogue().Parks)))}
	o.MaySend = page.User != nil && page.User.Role == park.Clerk
	if f.Period.IsZero() {
		o.Empty = true
		return o
	}
	o.Span = p.T("overview.span", PeriodText(p, f.Period))
	o.Periods = PeriodChoices(p, b, f.Period)
	o.Totals, o.TotalsOf = totals(p, b, f.Period), totalsOf(p, b, f.Period)
	o.Heads = TierHeads{Span: p.T("overview.span", MonthsText(p, f.Period)), Unit: HeadUnit(p, tenThousandYuan)}
	o.Groups = tierGroups(p, b, f)
	o.Total = totalRow(p, b, f.Period)
	o.Lead = overviewLead(p, b, f.Period)
	o.Legend = tierLegend(p, f.Period)
	o.TierChart = tierChart(o)
	o.City = newCityCheck(p, b, f.Period, f.Notes)
	o.Late, o.Since = newLate(page, f.Uploads), newSince(page, b, f)
	o.Late.Measures = overdueMeasures(p, f.Measures, f.Today)
	o.Late.Blocks = overdueBlocks(p, f.Projects, "", f.Today)
	o.Late.Milestones = overdueMilestones(p, f.Candidacies, f.Today)
	o.Parks = newParkSays(p, b, f.Period)
	o.Calendar = newCalendar(page, f.Uploads)
	return o
}

// PeriodChoices lists the periods for which anything was reported, newest
// first; there is no January among them. An incomplete one says which parks it
// lacks.
func PeriodChoices(p locale.Printer, b *board.Board, chosen park.Period) []Choice {
	periods := b.Periods()
	choices := make([]Choice, 0, len(periods))
	for i := len(periods) - 1; i >= 0; i-- {
		text := PeriodText(p, periods[i])
		switch n := b.Lacking(periods[i]); n {
		case 0:
		case 1:
			text += p.T("period.incomplete.one")
		default:
			text += p.T("period.incomplete", Count(n))
		}
		choices = append(choices, Choice{Value: periods[i].String(), Text: text, Selected: periods[i] == chosen})
	}
	return choices
}

// parkCount writes a small count of parks as the language does: 七个, 7.
func parkCount(p locale.Printer, n int) string {
	digits := []rune("零一二三四五六七八九十")
	if p.English() || n >= len(digits) {
		return Count(n)
	}
	return string(digits[n])
}

// withoutPartial drops the flag that a total lacks parks where the number it
// stands beside lacks the same ones: that is said once for both.
func withoutPartial(p locale.Printer, d Delta, of, beside *board.Value) Delta {
	if slices.Equal(of.Absent, beside.Absent) {
		d.Flags = slices.DeleteFunc(slices.Clone(d.Flags), func(f Flag) bool { return f.Text == p.T("mark."+string(board.PartOfCity)) })
	}
	return d
}

// totalsOf says which parks the strip of totals is over.
func totalsOf(p locale.Printer, b *board.Board, period park.Period) string {
	missing := b.Missing(period)
	reported := parkCount(p, len(b.Catalogue().Parks)-len(missing))
	if len(missing) == 0 {
		return p.T("overview.totals", reported)
	}
	return p.T("overview.totals.partial", reported, shortNames(p, missing))
}

func totals(p locale.Printer, b *board.Board, period park.Period) []TotalFigure {
	ask := func(subject string, of board.Of) *board.Value {
		return b.Value(board.Query{Park: park.CityCode, Period: period, Subject: subject, Of: of})
	}
	total := func(code string, of board.Of) TotalFigure {
		v, d := ask(code, board.OfValue), ask(code, of)
		return TotalFigure{
			Name: SubjectName(p, b.Catalogue(), code), Window: spanText(p, v.Query), Value: NewFigure(p, v, InTable),
			Delta: withoutPartial(p, NewDelta(p, d, InTable), d, v), Lacks: lacking(p, b, v, period),
		}
	}
	var out []TotalFigure
	for _, code := range []string{"output", "value_added", "tax", "investment"} {
		if ind, ok := b.Catalogue().Indicator(code); ok {
			one := total(code, board.OfGrowth)
			one.Note = p.T("growth." + string(ind.Growth))
			out = append(out, one)
		}
	}
	for _, code := range []string{"value_added_per_mu", "tax_per_mu", "investment_intensity"} {
		if _, ok := b.Catalogue().Ratio(code); ok {
			one := total(code, board.OfChange)
			one.Note = p.T("overview.change.note")
			out = append(out, one)
		}
	}
	projects, okP := b.Catalogue().Indicator("new_projects")
	enterprises, okE := b.Catalogue().Indicator("new_enterprises")
	if okP && okE {
		counts := TotalFigure{
			Name: projects.Name.In(p.Lang()), Window: enterprises.Name.In(p.Lang()), Note: p.T("window.ytd"),
			Value: NewFigure(p, ask(projects.Code, board.OfValue), InTable), Second: NewFigure(p, ask(enterprises.Code, board.OfValue), InTable),
		}
		if p.English() { // the names say what is counted, and longer
			counts.Value.Unit, counts.Second.Unit = "", ""
		}
		out = append(out, counts)
	}
	return out
}

// spanText is the window of a number, and its land basis where land divides.
func spanText(p locale.Printer, q board.Query) string {
	text := p.T("window." + string(q.Window))
	if q.Basis != "" {
		text += " · " + p.T("basis."+string(q.Basis))
	}
	return text
}

// lacking names the parks that have reported for the period and yet are not in
// a total; those that reported nothing are named once for all totals.
func lacking(p locale.Printer, b *board.Board, total *board.Value, period park.Period) string {
	missing := b.Missing(period)
	var names []string
	for _, code := range total.Absent {
		if !slices.ContainsFunc(missing, func(one park.Park) bool { return one.Code == code }) {
			names = append(names, shortName(p, b.Catalogue(), code))
		}
	}
	if len(names) == 0 || total.Num == nil {
		return ""
	}
	return p.T("overview.lacks", strings.Join(names, p.T("page.listsep")))
}

// overviewLead is what a leader could read aloud: the total, its growth, how
// many parks are expected to reach their tier, and who is missing.
func overviewLead(p locale.Printer, b *board.Board, period park.Period) Sentence {
	ask := board.Query{Park: park.CityCode, Period: period, Subject: "output"}
	value := b.Value(ask)
	parts := []Sentence{leadTotal(p, b, value)}
	parts = append(parts, leadStandings(p, b, period)...)
	if value.Num != nil && len(value.Absent) > 0 {
		parts = append(parts, Say(p, "overview.lead.missing", namesOf(p, b.Catalogue(), value.Absent)))
	}
	return Join(p, parts...)
}

func leadTotal(p locale.Printer, b *board.Board, value *board.Value) Sentence {
	if value.Num == nil {
		return Say(p, "overview.lead.none")
	}
	ask := value.Query
	ask.Of = board.OfGrowth
	growth := b.Value(ask)
	count, total := parkCount(p, len(value.Covered)), NewFigure(p, value, InProse)
	if growth.Num == nil && growth.Word == "" {
		return Say(p, "overview.lead.total.nogrowth", count, total, p.T("missing."+string(growth.Missing)))
	}
	return Say(p, "overview.lead.total", count, total, NewDelta(p, growth, InProse))
}

// leadStandings says who has met the tier, who is expected to and by which
// reckoning, and who is short of it.
func leadStandings(p locale.Printer, b *board.Board, period park.Period) []Sentence {
	met, linear, likely, short := 0, 0, []string{}, []string{}
	for _, one := range b.Catalogue().Parks {
		switch b.Status(one.Code, period).Standing {
		case board.Met:
			met++
		case board.Likely:
			likely = append(likely, one.Short.In(p.Lang()))
			if b.Value(board.Query{Park: one.Code, Period: period, Subject: "output", Of: board.OfForecast}).Has(board.Linear) {
				linear++
			}
		case board.Short:
			short = append(short, one.Short.In(p.Lang()))
		}
	}
	var parts []Sentence
	if met > 0 {
		parts = append(parts, Say(p, "overview.lead.met", parkCount(p, met)).Strong())
	}
	if len(likely) > 0 {
		by := p.T("overview.by.season")
		switch linear {
		case 0:
		case len(likely):
			by = p.T("overview.by.linear")
		default:
			by = p.T("overview.by.both")
		}
		parts = append(parts, Say(p, "overview.lead.likely", by, parkCount(p, len(likely)), strings.Join(likely, p.T("page.listsep"))).Strong())
	}
	if len(short) > 0 {
		parts = append(parts, Say(p, "overview.lead.short", strings.Join(short, p.T("page.listsep"))))
	}
	return parts
}

func shortName(p locale.Printer, c *park.Catalogue, code string) string {
	if one, ok := c.Park(code); ok {
		return one.Short.In(p.Lang())
	}
	return code
}

// namesOf joins the short names of parks.
func namesOf(p locale.Printer, c *park.Catalogue, codes []string) string {
	names := make([]string, len(codes))
	for i, code := range codes {
		names[i] = shortName(p, c, code)
	}
	return strings.Join(names, p.T("page.listsep"))
}

func shortNames(p locale.Printer, parks []park.Park) string {
	names := make([]string, len(parks))
	for i, one := range parks {
		names[i] = one.Short.In(p.Lang())
	}
	return strings.Join(names, p.T("page.listsep"))
}

func totalRow(p locale.Printer, b *board.Board, period park.Period) TierRow {
	city := func(of board.Of) *board.Value {
		return b.Value(board.Query{Park: park.CityCode, Period: period, Subject: "output", Of: of})
	}
	value, growth, base := city(board.OfValue), city(board.OfGrowth), city(board.OfBase)
	row := TierRow{
		Name: p.T("overview.total", parkCount(p, len(value.Covered))), Output: NewFigure(p, value, InTable),
		Growth: withoutPartial(p, NewDelta(p, growth, InTable), growth, value),
	}
	var says []Sentence
	if value.Num != nil && len(value.Absent) > 0 {
		says = append(says, Say(p, "overview.total.partial", namesOf(p, b.Catalogue(), value.Absent)))
	}
	if base.Num != nil {
		says = append(says, Say(p, "overview.total.base", parkCount(p, len(base.Covered)), NewFigure(p, base, InTable)))
	}
	row.Says = Join(p, says...)
	return row
}

func tierLegend(p locale.Printer, period park.Period) []LegendSign {
	sign := func(s plot.Sign, key string, args ...any) LegendSign {
		return LegendSign{s.Draw(), p.T("legend."+key, args...)}
	}
	return []LegendSign{
		sign(plot.SignNow, "now"), sign(plot.SignPast, "past"), sign(plot.SignSeason, "season"),
		sign(plot.SignLinear, "linear", period.Months()), sign(plot.SignForecast, "forecast"),
		sign(plot.SignPass, "pass"), sign(plot.SignReach, "reach"), sign(plot.SignMissing, "missing"),
	}
}

// parkPath is the address of a park's page in a period; the newest one for the
// zero Period.
func parkPath(code string, period park.Period) string {
	path := "/parks/" + url.PathEscape(code)
	if period.IsZero() {
		return path
	}
	return path + "?period=" + period.String()
}

// amount is a value's place in a drawing, in the unit the page prints money
// in; none where there is no number.
func amount(v *board.Value) plot.Spot {
	if v == nil || v.Num == nil {
		return plot.Spot{}
	}
	r := v.Num
	if v.Unit == tenThousandYuan {
		r = new(big.Rat).Quo(r, tenThousand)
	}
	at, _ := r.Float64()
	return plot.At(at)
}
