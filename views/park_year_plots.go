package views

import (
	"parkboard/internal/board"
	"parkboard/internal/park"
	"parkboard/internal/plot"
)

// lines are the cumulative amounts of the year against the two before. Output
// has its tier and its forecast too.
func (w parkFlow) lines(c course) plot.Lines {
	p, period := w.p, w.period
	older := period.YearAgo().YearAgo().YearEnd()
	var l plot.Lines
	if w.ind.Code == "output" {
		l = courseLines(p, w.b, c, period)
	} else {
		l = w.plain()
	}
	l.Older = yearLine(p, w.b, w.park.Code, w.ind.Code, older)
	if full := w.ask(older, board.OfValue); full.Num != nil {
		l.Older.Name = p.T("lines.year", YearText(p, older.Year), NewFigure(p, full, InTable).Text)
		l.Top, l.Ticks = lineScale(l.Tier, plot.At(l.Top/lineAir), amount(full))
	}
	return l
}

// plain are the lines of a flow that has no tier.
func (w parkFlow) plain() plot.Lines {
	p, period := w.p, w.period
	lastYear := period.YearAgo().YearEnd()
	now, base, full := w.ask(period, board.OfValue), w.ask(period, board.OfBase), w.ask(lastYear, board.OfValue)
	l := plot.Lines{
		Now:  yearLine(p, w.b, w.park.Code, w.ind.Code, period),
		Past: yearLine(p, w.b, w.park.Code, w.ind.Code, lastYear),
	}
	l.ID = "lines-" + w.park.Code
	l.Title = p.T("parkyear.lines", w.park.Name.In(p.Lang()), w.name, YearText(p, period.Year))
	l.Desc = p.T("parkyear.lines.desc", MonthsText(p, period), plainFigure(NewFigure(p, now, InTable)), plainFigure(NewFigure(p, base, InTable)))
	if now.Num != nil {
		l.NowText = p.T("lines.year", YearText(p, period.Year), NewFigure(p, now, InTable).Text)
	}
	if base.Num != nil {
		l.BaseText = p.T("lines.base", NewFigure(p, base, InTable).Text)
	}
	if full.Num != nil {
		l.Past.Name = p.T("lines.year", YearText(p, period.Year-1), NewFigure(p, full, InTable).Text)
	}
	var spots []plot.Spot
	for _, line := range []plot.Line{l.Now, l.Past} {
		for _, point := range line.Points {
			spots = append(spots, point.Y)
		}
	}
	l.Top, l.Ticks = lineScale(plot.Spot{}, spots...)
	l.Months = w.monthTicks()
	return l
}

func (w parkFlow) monthTicks() []plot.Tick {
	var ticks []plot.Tick
	for _, one := range park.YearPeriods(w.period.Year) {
		ticks = append(ticks, plot.Tick{At: float64(one.Months()), Text: monthTick(w.p, one)})
	}
	return ticks
}

// months are the single months: as reported, or derived and drawn so. 1—2月 has
// none; what is missing is a gap.
func (w parkFlow) months() plot.Columns {
	p := w.p
	l := plot.Columns{Months: w.monthTicks()}
	low, high := 0.0, 0.0
	var last *board.Value
	point := func(at park.Period) (plot.Point, *board.Value) {
		v := w.ask(at, board.OfMonth)
		spot := amount(v)
		if y, ok := spot.Float(); ok {
			low, high = min(low, y), max(high, y)
		}
		tip := p.T("parkyear.tip", YearText(p, at.Year), MonthText(p, at), plainFigure(NewFigure(p, v, InTable)))
		if v.Has(board.Derived) {
			tip += p.T("parkyear.tip.derived", p.T("mark."+string(board.Derived)))
		}
		return plot.Point{X: float64(at.Months()), Y: spot, Tip: tip, Href: v.Query.Path()}, v
	}
	for _, one := range park.YearPeriods(w.period.Year) {
		if one.FirstOfYear() {
			continue
		}
		if !w.period.Before(one) {
			at, v := point(one)
			l.Now = append(l.Now, plot.Column{Point: at, Derived: v.Has(board.Derived)})
		}
		at, v := point(one.YearAgo())
		l.Past = append(l.Past, at)
		if v.Num != nil {
			last = v
		}
	}
	if high == low {
		return plot.Columns{}
	}
	for _, at := range plot.Steps(low, high, 4) {
		l.Ticks = append(l.Ticks, plot.Tick{At: at, Text: numberText(at)})
	}
	l.Low, l.High = l.Ticks[0].At, l.Ticks[len(l.Ticks)-1].At
	if last != nil {
		l.PastText = YearText(p, last.Query.Period.Year)
	}
	l.ID = "months-" + w.park.Code
	l.Title = p.T("parkyear.months.title", w.park.Name.In(p.Lang()), w.name, YearText(p, w.period.Year))
	l.Desc = p.T("parkyear.months.desc", MonthText(p, w.period), plainFigure(w.figure(w.period, board.OfMonth)))
	return l
}
