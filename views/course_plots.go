package views

import (
	"math/big"

	"parkboard/internal/board"
	"parkboard/internal/locale"
	"parkboard/internal/park"
	"parkboard/internal/plot"
)

// courseLines are the cumulative amounts of a park's year against the last,
// the tier and the forecast: one plot for the park's page and for paper.
func courseLines(p locale.Printer, b *board.Board, c course, period park.Period) plot.Lines {
	lastYear := period.YearAgo().YearEnd()
	full := b.Value(board.Query{Park: c.park.Code, Period: lastYear, Subject: "output"})
	l := plot.Lines{Now: yearLine(p, b, c.park.Code, "output", period), Past: yearLine(p, b, c.park.Code, "output", lastYear), Open: c.tier.Verb == park.Surpass}
	l.ID = "lines-" + c.park.Code
	l.Title = p.T("lines.title", c.park.Name.In(p.Lang()), YearText(p, period.Year))
	_, l.Desc = c.reading(p, period)
	if full.Num != nil {
		l.Past.Name = p.T("lines.year", YearText(p, period.Year-1), NewFigure(p, full, InTable).Text)
	}
	if c.now.Num != nil {
		l.NowText = p.T("lines.year", YearText(p, period.Year), NewFigure(p, c.now, InTable).Text)
	}
	if c.base.Num != nil {
		l.BaseText = p.T("lines.base", NewFigure(p, c.base, InTable).Text)
	}
	if c.tier.Amount != 0 {
		inHundredMillions := new(big.Rat).Quo(c.tier.Amount.Rat(), tenThousand)
		at, _ := inHundredMillions.Float64()
		l.Tier, l.TierText = plot.At(at), VerbText(p, c.tier.Verb)+" "+TierText(p, c.tier)
		l.TierTick = trimmed(number(inHundredMillions, 2, false))
	}
	l.Fan = forecastFan(p, c, period)
	l.Top, l.Ticks = lineScale(l.Tier, amount(c.now), amount(c.forecastHigh), amount(c.forecast), amount(full))
	for _, one := range park.YearPeriods(period.Year) {
		l.Months = append(l.Months, plot.Tick{At: float64(one.Months()), Text: monthTick(p, one)})
	}
	return l
}

// yearLine is the cumulative amounts of a year up to a period, one point a
// period; one that was not reported is a gap.
func yearLine(p locale.Printer, b *board.Board, code, subject string, upTo park.Period) plot.Line {
	var line plot.Line
	for _, period := range park.YearPeriods(upTo.Year) {
		if upTo.Before(period) {
			break
		}
		v := b.Value(board.Query{Park: code, Period: period, Subject: subject})
		line.Points = append(line.Points, plot.Point{
			X: float64(period.Months()), Y: amount(v), Href: v.Query.Path(), Tip: grownTip(p, b, v),
		})
	}
	return line
}

// tipOf is what a mark says on hover: 2023年1—6月 512.36 亿元.
func tipOf(p locale.Printer, v *board.Value) string {
	return PeriodText(p, v.Query.Period) + " " + plainFigure(NewFigure(p, v, InTable))
}

// grownTip is what a mark says, and its growth on last year where it has one.
func grownTip(p locale.Printer, b *board.Board, v *board.Value) string {
	q := v.Query
	q.Of = board.OfGrowth
	growth := b.Value(q)
	if v.Num == nil || growth.Missing != "" {
		return tipOf(p, v)
	}
	return p.T("chart.tip", tipOf(p, v), NewDelta(p, growth, InProse).Say.Plain())
}

// plainFigure is a figure as plain text: with its unit, or its reason.
func plainFigure(f Figure) string {
	switch {
	case f.State == Absent:
		return f.Note
	case f.Unit == "":
		return f.Text
	}
	return f.Text + " " + f.Unit
}

// monthTick is the text of a period under a plot: 1—2, 3 … 12月. English has
// short names.
func monthTick(p locale.Printer, period park.Period) string {
	switch {
	case p.English() && period.FirstOfYear():
		return "Feb"
	case p.English():
		return monthNames[period.Month-1]
	case period.FirstOfYear():
		return "1—2"
	case period.Month == 12:
		return "12月"
	}
	return Count(period.Month)
}

// forecastFan runs from the reported amount to the year's end; none in the
// 12th month, or without a forecast.
func forecastFan(p locale.Printer, c course, period park.Period) plot.Fan {
	if c.now.Num == nil || c.forecast.Num == nil || period == period.YearEnd() {
		return plot.Fan{}
	}
	run := func(end *board.Value) []plot.Point {
		return []plot.Point{
			{X: float64(period.Months()), Y: amount(c.now)},
			{X: 12, Y: amount(end), Tip: tipOf(p, end), Href: end.Query.Path()},
		}
	}
	fan := plot.Fan{Mid: run(c.forecast), Name: p.T("lines.forecast", NewFigure(p, c.forecast, InTable).Text)}
	if c.forecastLow.Num != nil && c.forecastHigh.Num != nil {
		fan.Low, fan.High = run(c.forecastLow), run(c.forecastHigh)
		fan.Range = NewFigure(p, c.forecastLow, InTable).Text + "—" + NewFigure(p, c.forecastHigh, InTable).Text
	}
	return fan
}

// lineAir is the room above the highest line.
const lineAir = 1.08

// lineScale is a vertical scale from zero that holds the spots, with round
// ticks; the tick a tier stands on gives way to the tier's own.
func lineScale(tier plot.Spot, spots ...plot.Spot) (top float64, ticks []plot.Tick) {
	for _, s := range append(spots, tier) {
		if at, ok := s.Float(); ok {
			top = max(top, at)
		}
	}
	aim, hasTier := tier.Float()
	top = max(top*lineAir, 1)
	for _, at := range plot.Steps(0, top, 6) {
		if at > top || hasTier && at > aim*0.94 && at < aim*1.06 {
			continue
		}
		ticks = append(ticks, plot.Tick{At: at, Text: numberText(at)})
	}
	return top, ticks
}

// numberText writes a round number of a scale.
func numberText(at float64) string {
	r := new(big.Rat).SetFloat64(at)
	if r == nil {
		return ""
	}
	return trimmed(number(r, 2, false))
}

// perMuMultiple is a ratio of a park over the last eleven periods against the
// pooled mean, on a scale that need not start at zero.
func perMuMultiple(p locale.Printer, b *board.Board, one park.Park, subject string, period park.Period) plot.Multiple {
	m := plot.Multiple{}
	m.ID = "mu-" + subject
	low, high, any := 0.0, 0.0, false
	for _, at := range lastPeriods(period, 11) {
		own := b.Value(board.Query{Park: one.Code, Period: at, Subject: subject})
		mean := b.Value(board.Query{Park: park.CityCode, Period: at, Subject: subject})
		m.Now = append(m.Now, plot.Point{X: float64(len(m.Now)), Y: amount(own), Tip: grownTip(p, b, own), Href: own.Query.Path()})
		m.Mean = append(m.Mean, amount(mean))
		if at.FirstOfYear() {
			m.Year = len(m.Now) - 1
		}
		if landRedrawn(b, one.Code, at) {
			m.Changes = append(m.Changes, len(m.Now)-1)
		}
		for _, s := range []plot.Spot{amount(own), amount(mean)} {
			if v, ok := s.Float(); ok {
				if !any {
					low, high, any = v, v, true
				}
				low, high = min(low, v), max(high, v)
			}
		}
	}
	for _, at := range plot.Steps(low, high, 4) {
		m.Ticks = append(m.Ticks, plot.Tick{At: at, Text: numberText(at)})
	}
	m.Low, m.High = m.Ticks[0].At, m.Ticks[len(m.Ticks)-1].At
	m.Periods = edges(p, m, period)
	now := b.Value(board.Query{Park: one.Code, Period: period, Subject: subject})
	pooled := b.Value(board.Query{Park: park.CityCode, Period: period, Subject: subject})
	if now.Num != nil {
		m.NowText = NewFigure(p, now, InTable).Text
	}
	if pooled.Num != nil {
		m.AvgText = NewFigure(p, pooled, InTable).Text
	}
	m.Title = p.T("multiple.title", one.Name.In(p.Lang()), SubjectName(p, b.Catalogue(), subject))
	m.Desc = p.T("multiple.desc", plainFigure(NewFigure(p, now, InTable)), plainFigure(NewFigure(p, pooled, InTable)))
	return m
}

// edges name the first and the last period of a multiple, and the two beside
// the turn of the year where there is room for them.
func edges(p locale.Printer, m plot.Multiple, last park.Period) []plot.Tick {
	periods := lastPeriods(last, len(m.Now))
	at := []int{0, len(periods) - 1}
	if m.Year > 2 && m.Year < len(periods)-2 {
		at = []int{0, m.Year - 1, m.Year, len(periods) - 1}
	}
	ticks := make([]plot.Tick, len(at))
	for i, n := range at {
		ticks[i] = plot.Tick{At: float64(n), Text: MonthText(p, periods[n])}
	}
	return ticks
}

// lastPeriods are the n periods up to one, oldest first.
func lastPeriods(upTo park.Period, n int) []park.Period {
	periods := make([]park.Period, n)
	for i := n - 1; i >= 0; i-- {
		periods[i] = upTo
		upTo = upTo.Prev()
	}
	return periods
}

// landRedrawn reports whether the park's industrial land took a new area in
// the period's months.
func landRedrawn(b *board.Board, code string, period park.Period) bool {
	before, now := b.LandAt(code, park.Industrial, period.Prev().End()), b.LandAt(code, park.Industrial, period.End())
	return before != nil && now != nil && before.Area != now.Area
}
