package views

import (
	"math/big"

	"parkboard/internal/board"
	"parkboard/internal/park"
	"parkboard/internal/plot"
)

// yearContrast is a plot over the months of the year; draw places a value.
func (c sideBySide) yearContrast(of board.Of, draw func(*board.Value) plot.Spot) plot.Contrast {
	l := plot.Contrast{Span: 12, Gap: 1}
	var top float64
	for _, one := range c.parks {
		var line plot.Line
		var last *board.Value
		for _, period := range park.YearPeriods(c.period.Year) {
			if c.period.Before(period) {
				break
			}
			v := c.b.Value(board.Query{Park: one.Code, Period: period, Subject: "output", Of: of})
			spot := draw(v)
			if at, ok := spot.Float(); ok {
				top, last = max(top, at), v
			}
			line.Points = append(line.Points, plot.Point{X: float64(period.Months()), Y: spot, Tip: c.tip(one, v), Href: v.Query.Path()})
		}
		l.Lines, l.Ends = append(l.Lines, line), append(l.Ends, c.end(one, last))
	}
	l.High = top
	for _, period := range park.YearPeriods(c.period.Year) {
		l.Steps = append(l.Steps, plot.Tick{At: float64(period.Months()), Text: monthTick(c.p, period)})
	}
	return l
}

func (c sideBySide) tip(one park.Park, v *board.Value) string {
	return one.Short.In(c.p.Lang()) + " " + tipOf(c.p, v)
}

// end is what a line ends in: the park's short name and its last number.
func (c sideBySide) end(one park.Park, last *board.Value) string {
	if last == nil {
		return ""
	}
	return c.p.T("compare.end", one.Short.In(c.p.Lang()), NewFigure(c.p, last, InTable).Text)
}

// amounts are the cumulative outputs of the year in 亿元.
func (c sideBySide) amounts() Chart {
	l := c.yearContrast(board.OfValue, amount)
	l.ID, l.Title = "compare-amount", c.p.T("compare.amount.title", c.names(), YearText(c.p, c.period.Year))
	l.Desc = c.reading(board.Query{Subject: "output"})
	l.High, l.Ticks = lineScale(plot.Spot{}, plot.At(l.High))
	return NewContrastChart(l, "versus")
}

// shares are the same in % of each park's own tier: the tiers are one line, and
// the calendar runs to it. A year before the plan has none.
func (c sideBySide) shares() Chart {
	l := c.yearContrast(board.OfCompletion, func(v *board.Value) plot.Spot {
		if v.Num == nil {
			return plot.Spot{}
		}
		at, _ := v.Num.Float64()
		return plot.At(at)
	})
	drawn := false
	for _, end := range l.Ends {
		drawn = drawn || end != ""
	}
	if !drawn {
		return Chart{}
	}
	l.ID, l.Title = "compare-share", c.p.T("compare.share.title", c.names(), YearText(c.p, c.period.Year))
	l.Desc = c.reading(board.Query{Subject: "output", Of: board.OfCompletion})
	l.Level, l.Says, l.Pace = plot.At(100), c.p.T("compare.share.tier"), true
	l.High, l.Ticks = lineScale(plot.Spot{}, plot.At(l.High), plot.At(100))
	return NewContrastChart(l, "versus")
}

func (c sideBySide) names() string {
	text := ""
	for i, one := range c.parks {
		if i > 0 {
			text += c.p.T("page.listsep")
		}
		text += one.Short.In(c.p.Lang())
	}
	return text
}

// reading says what the lines end in.
func (c sideBySide) reading(q board.Query) string {
	text := ""
	for i, one := range c.parks {
		if i > 0 {
			text += c.p.T("page.listsep")
		}
		q.Park, q.Period = one.Code, c.period
		text += one.Short.In(c.p.Lang()) + " " + plainFigure(NewFigure(c.p, c.b.Value(q), InTable))
	}
	return c.p.T("compare.reading", PeriodText(c.p, c.period), text)
}

// ratios are the small charts per mu: eleven periods, the same window and
// basis, one scale a chart that need not start at zero.
func (c sideBySide) ratios() []CompareRatio {
	var all []CompareRatio
	for _, ratio := range c.b.Catalogue().Ratios {
		if ratio.PerMu {
			all = append(all, c.ratio(ratio))
		}
	}
	return all
}

func (c sideBySide) ratio(ratio park.Ratio) CompareRatio {
	q := c.b.Resolve(board.Query{Period: c.period, Subject: ratio.Code})
	m := CompareRatio{
		Name: Link{Text: ratio.Name.In(c.p.Lang()), Href: RankingAsk{Subject: ratio.Code, Of: board.OfValue, Period: c.period}.Path()},
		Unit: c.p.T("park.mu.unit", c.p.T("window."+string(q.Window)), HeadUnit(c.p, ratio.Unit)),
	}
	periods := lastPeriods(c.period, parkRatioPeriods)
	l := plot.Contrast{Height: 150, Span: float64(len(periods) - 1)}
	var low, high *big.Rat
	for _, one := range c.parks {
		var line plot.Line
		var last *board.Value
		for i, at := range periods {
			v := c.b.Value(board.Query{Park: one.Code, Period: at, Subject: ratio.Code})
			line.Points = append(line.Points, plot.Point{X: float64(i), Y: amount(v), Tip: c.tip(one, v), Href: v.Query.Path()})
			if v.Num == nil {
				continue
			}
			last = v
			if low == nil || v.Num.Cmp(low) < 0 {
				low = v.Num
			}
			if high == nil || v.Num.Cmp(high) > 0 {
				high = v.Num
			}
		}
		l.Lines, l.Ends = append(l.Lines, line), append(l.Ends, c.end(one, last))
	}
	if low == nil {
		m.Why = c.p.T("compare.mu.none")
		return m
	}
	from, _ := low.Float64()
	to, _ := high.Float64()
	for _, at := range plot.Steps(from, to, 5) {
		l.Ticks = append(l.Ticks, plot.Tick{At: at, Text: numberText(at)})
	}
	l.Low, l.High = l.Ticks[0].At, l.Ticks[len(l.Ticks)-1].At
	for i, at := range periods {
		if at.FirstOfYear() && i > 0 {
			l.Year = plot.At(float64(i) - .5)
		}
		if i == 0 || i == len(periods)-1 || i == len(periods)/2 {
			l.Steps = append(l.Steps, plot.Tick{At: float64(i), Text: MonthText(c.p, at)})
		}
	}
	l.ID, l.Title = "compare-"+ratio.Code, c.p.T("compare.mu.title", c.names(), ratio.Name.In(c.p.Lang()))
	l.Desc = c.reading(board.Query{Subject: ratio.Code})
	m.Chart = NewContrastChart(l, "versus sm")
	return m
}
