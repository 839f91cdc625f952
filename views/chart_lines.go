package views

import (
	"github.com/go-echarts/go-echarts/v2/charts"
	"github.com/go-echarts/go-echarts/v2/opts"

	"parkboard/internal/plot"
)

// NewLinesChart is the cumulative amounts of this year against the last, with
// the tier and the forecast: the drawing and the same marks as options.
func NewLinesChart(l plot.Lines) Chart {
	c := charts.NewLine()
	c.SetGlobalOptions(frame(xAxis(12, true), yAxis(0, l.Top))...)
	var grid []float64
	for _, t := range l.Ticks {
		if t.At != 0 {
			grid = append(grid, t.At)
		}
	}
	c.AddSeries("", nil, levels("var(--grid)", 1, grid...)...)
	if at, ok := l.Tier.Float(); ok {
		c.AddSeries("", nil, levels("var(--tier)", 2, at)...)
		custom(c, "ring", []dot{{Value: []any{0, at}, Open: l.Open}})
	}
	if fan := fanData(l.Fan); fan != nil {
		custom(c, "fan", fan)
	}
	if len(l.Fan.Mid) > 1 { // also where a linear forecast has no range
		c.AddSeries("", nil, withData(dots(l.Fan.Mid, 0, 0)), lineLook("var(--forecast-line)", 1.5, "3 3"),
			charts.WithLineChartOpts(opts.LineChart{Symbol: "none"}))
	}
	c.AddSeries("", nil, withData(dots(l.Older.Points, 0, 0)), lineLook("var(--rule-2)", 1.25, "solid"),
		charts.WithLineChartOpts(opts.LineChart{Symbol: "none"}))
	c.AddSeries("", nil, withData(dots(l.Past.Points, 5, 5)), lineLook("var(--past)", 1.25, "solid"), pastDot())
	c.AddSeries("", nil, withData(dots(l.Now.Points, 7, 10)), lineLook("var(--now)", 2.5, "solid"), nowDot())
	custom(c, "words", l.Words())
	c.Validate()
	var ticks []float64
	for _, t := range l.Months {
		ticks = append(ticks, t.At)
	}
	return Chart{
		ID: l.ID, Class: "cum", Drawings: []plot.SVG{l.Draw()},
		Data: ChartData{ID: l.ID, Option: c.JSON(), Ticks: ticks},
	}
}

// dots are the data of a line; a gap stands where a month is absent, so that
// nothing is joined across it. The last amount is larger.
func dots(points []plot.Point, size, last int) []dot {
	var out []dot
	newest := -1
	for i, p := range points {
		if i > 0 && p.X-points[i-1].X > 1 {
			out = append(out, dot{Value: []any{p.X - .5, nil}})
		}
		if _, ok := p.Y.Float(); ok {
			newest = len(out)
		}
		out = append(out, dot{Value: place(p.X, p.Y), Tip: p.Tip, Receipt: p.Href, Size: size})
	}
	if newest >= 0 {
		out[newest].Size = last
	}
	return out
}

// fanData are the low and high amounts by month; nil when there is no forecast.
func fanData(f plot.Fan) []dot {
	if len(f.Low) < 2 || len(f.Low) != len(f.High) {
		return nil
	}
	var out []dot
	for i, p := range f.Low {
		low, okLow := p.Y.Float()
		high, okHigh := f.High[i].Y.Float()
		if okLow && okHigh {
			out = append(out, dot{Value: []any{p.X, low, high}})
		}
	}
	return out
}

func lineLook(colour string, width float32, pattern string) charts.SeriesOpts {
	return charts.WithLineStyleOpts(opts.LineStyle{Color: colour, Width: width, Type: pattern})
}

func nowDot() charts.SeriesOpts {
	return dotLook("var(--now)", "var(--halo)", 1.5)
}

func pastDot() charts.SeriesOpts {
	return dotLook("var(--paper)", "var(--past)", 1.25)
}

// dotLook draws every reported period as a filled circle with an edge.
func dotLook(fill, edge string, width float32) charts.SeriesOpts {
	return charts.WithSeriesOpts(func(s *charts.SingleSeries) {
		s.Symbol = "circle"
		s.ShowSymbol = opts.Bool(true)
		s.ItemStyle = &opts.ItemStyle{Color: fill, BorderColor: edge, BorderWidth: width}
	})
}
