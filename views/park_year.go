package views

import (
	"net/url"

	"parkboard/internal/board"
	"parkboard/internal/locale"
	"parkboard/internal/park"
)

// ParkYear is a cumulative flow of the year against the two before, its single
// months, and, for those who rather read, the same numbers as a table.
type ParkYear struct {
	Title    string
	Hint     string
	Tabs     []NavItem // the flows that can be shown, by link
	Subject  string    // the one shown, kept by the period's form; "" for output
	Chart    Chart
	HasChart bool
	Missing  string // instead of the chart
	Says     Sentence
	Months   Chart  // the single months; ID "" without
	MonthsOf string // what its marks mean
	Caption  string
	Heads    []string
	Rows     []ParkMonth
}

// ParkMonth is one period of the table.
type ParkMonth struct {
	Name      string
	Past      Figure
	PastMonth Figure
	Older     Figure
	Ahead     bool // after the chosen period: this year has nothing to say yet
	Now       Figure
	Base      Figure
	Growth    Delta
	Month     Figure
}

// parkFlow is a flow of a park over a year: what the section is written from.
type parkFlow struct {
	p      locale.Printer
	b      *board.Board
	park   park.Park
	ind    park.Indicator
	name   string
	period park.Period
}

func newParkFlow(p locale.Printer, b *board.Board, f ParkFacts) parkFlow {
	code := f.Subject
	if code == "" {
		code = "output"
	}
	ind, _ := b.Catalogue().Indicator(code)
	return parkFlow{p: p, b: b, park: f.Park, ind: ind, name: SubjectName(p, b.Catalogue(), code), period: f.Period}
}

func (w parkFlow) ask(period park.Period, of board.Of) *board.Value {
	return w.b.Value(board.Query{Park: w.park.Code, Period: period, Subject: w.ind.Code, Of: of})
}

func (w parkFlow) figure(period park.Period, of board.Of) Figure {
	return NewFigure(w.p, w.ask(period, of), InTable)
}

func newParkYear(p locale.Printer, b *board.Board, c course, f ParkFacts) ParkYear {
	w, period := newParkFlow(p, b, f), f.Period
	now, past := YearText(p, period.Year), YearText(p, period.Year-1)
	growth := p.T("of.growth")
	if w.ind.Growth != "" {
		growth += " " + p.T("growth."+string(w.ind.Growth))
	}
	m := ParkYear{
		Title: p.T("parkyear.title", w.name), Hint: p.T("park.year.hint", HeadUnit(p, w.ind.Unit)),
		Caption: p.T("parkyear.caption", c.park.Name.In(p.Lang()), w.name, now, HeadUnit(p, w.ind.Unit)),
		Heads: []string{
			p.T("park.year.cumulative", now), p.T("of.base"), growth, p.T("of.month"), p.T("park.year.stored", past),
			p.T("parkyear.month", past), p.T("park.year.stored", YearText(p, period.Year-2)),
		},
		Tabs: parkFlowTabs(p, b, w, f),
	}
	if w.ind.Code != "output" {
		m.Subject = w.ind.Code
	}
	reported := false
	for _, one := range park.YearPeriods(period.Year) {
		row := w.row(one, period.Before(one))
		reported = reported || row.Past.State == Known || !row.Ahead && row.Now.State == Known
		m.Rows = append(m.Rows, row)
	}
	if !reported {
		m.Missing = p.T("parkyear.missing", now, past, w.name)
		return m
	}
	m.HasChart = true
	m.Chart = NewLinesChart(w.lines(c))
	m.Says = w.says(c)
	if months := w.months(); len(months.Now)+len(months.Past) > 0 {
		m.Months, m.MonthsOf = NewColumnsChart(months), p.T("parkyear.months.hint", now, past)
	}
	return m
}

// parkFlowTabs are the flows of the catalogue as links; the address keeps the
// period.
func parkFlowTabs(p locale.Printer, b *board.Board, w parkFlow, f ParkFacts) []NavItem {
	var tabs []NavItem
	for _, one := range b.Catalogue().Monthly() {
		if one.Nature != park.Flow || one.Land != "" {
			continue
		}
		q := url.Values{"period": {f.Period.String()}}
		if one.Code != "output" {
			q.Set("indicator", one.Code)
		}
		tabs = append(tabs, NavItem{
			Text: one.Name.In(p.Lang()), Href: "/parks/" + url.PathEscape(w.park.Code) + "?" + q.Encode() + "#year",
			Current: one.Code == w.ind.Code,
		})
	}
	return tabs
}

func (w parkFlow) row(period park.Period, ahead bool) ParkMonth {
	ago := period.YearAgo()
	row := ParkMonth{
		Name: MonthsText(w.p, period), Ahead: ahead, Past: w.figure(ago, board.OfValue),
		PastMonth: w.figure(ago, board.OfMonth), Older: w.figure(ago.YearAgo(), board.OfValue),
	}
	if ahead {
		return row
	}
	row.Now, row.Base = w.figure(period, board.OfValue), w.figure(period, board.OfBase)
	row.Growth, row.Month = NewDelta(w.p, w.ask(period, board.OfGrowth), InTable), w.figure(period, board.OfMonth)
	return row
}

// says tells the reported base, which growth is computed from, from the amount
// published last year, which the grey line shows.
func (w parkFlow) says(c course) Sentence {
	p, period := w.p, w.period
	past := YearText(p, period.Year-1)
	now, base, stored := w.ask(period, board.OfValue), w.ask(period, board.OfBase), w.ask(period.YearAgo(), board.OfValue)
	printed, published := NewFigure(p, base, InTable), NewFigure(p, stored, InTable)
	var says Sentence
	switch {
	case base.Num == nil && stored.Num == nil:
		says = Say(p, "park.year.nopast", past, MonthsText(p, period))
	case now.Num == nil:
		says = Say(p, "park.year.waiting", past, MonthsText(p, period), published)
	case base.Num == nil || base.Has(board.Unadjusted):
		says = Say(p, "park.year.unadjusted", past, published)
	case stored.Num == nil:
		says = Say(p, "park.year.baseonly", past, printed)
	default:
		says = Say(p, "park.year.restated", past, printed, published)
	}
	if w.ind.Code != "output" || forecastFan(p, c, period).Range == "" {
		return says
	}
	return Join(p, says, Say(p, "park.year.band"))
}
