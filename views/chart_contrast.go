package views

import (
	"fmt"

	"github.com/go-echarts/go-echarts/v2/charts"
	"github.com/go-echarts/go-echarts/v2/opts"

	"parkboard/internal/plot"
)

// catLooks tell the parks of a comparison apart, as static/css/compare.css
// does: dashes, shape of the point, and whether it is filled.
var catLooks = [4]struct {
	dashes, shape string
	size          int
	filled        bool
}{{"solid", "circle", 8, true}, {"7 3", "rect", 7, false}, {"2 3", "triangle", 9, true}, {"8 3 2 3", "diamond", 10, false}}

// NewContrastChart is two to four parks on one scale. Class holds the margins:
// versus, or versus sm for one of a row.
func NewContrastChart(l plot.Contrast, class string) Chart {
	c := charts.NewLine()
	c.SetGlobalOptions(frame(xAxis(l.Span, false), yAxis(l.Low, l.High))...)
	var grid []float64
	for _, t := range l.Ticks {
		grid = append(grid, t.At)
	}
	c.AddSeries("", nil, levels("var(--grid)", 1, grid...)...)
	if at, ok := l.Level.Float(); ok {
		c.AddSeries("", nil, levels("var(--tier)", 2, at)...)
		if l.Pace {
			c.AddSeries("", nil, withData([]dot{{Value: []any{0, l.Low}}, {Value: []any{l.Span, at}}}), lineLook("var(--rule-3)", 1, "1 3"),
				charts.WithLineChartOpts(opts.LineChart{Symbol: "none"}))
		}
	}
	if at, ok := l.Year.Float(); ok {
		c.AddSeries("", nil, charts.WithMarkLineNameXAxisItemOpts(opts.MarkLineNameXAxisItem{XAxis: at}), ruled("var(--rule-3)", 1, "2 3"))
	}
	for i, line := range l.Lines {
		look := catLooks[i%len(catLooks)]
		colour := fmt.Sprintf("var(--cat-%d)", i%len(catLooks)+1)
		fill, edge := colour, float32(0)
		if !look.filled {
			fill, edge = "var(--paper)", 1.75
		}
		c.AddSeries("", nil, withData(contrastDots(line, l.Gap, look.size)), lineLook(colour, 2, look.dashes),
			shaped(look.shape), dotLook(fill, colour, edge), shaped(look.shape))
	}
	custom(c, "words", l.Words())
	c.Validate()
	var ticks []float64
	for _, t := range l.Steps {
		ticks = append(ticks, t.At)
	}
	return Chart{ID: l.ID, Class: class, Drawings: []plot.SVG{l.Draw()}, Data: ChartData{ID: l.ID, Option: c.JSON(), Ticks: ticks}}
}

func shaped(symbol string) charts.SeriesOpts {
	return charts.WithSeriesOpts(func(s *charts.SingleSeries) { s.Symbol = symbol })
}

// contrastDots are the points of a park, broken where the drawing is broken.
func contrastDots(l plot.Line, gap float64, size int) []dot {
	var out []dot
	for i, p := range l.Points {
		if i > 0 && gap > 0 && p.X-l.Points[i-1].X > gap {
			out = append(out, dot{Value: []any{p.X - .5, nil}})
		}
		out = append(out, dot{Value: place(p.X, p.Y), Tip: p.Tip, Receipt: p.Href, Size: size})
	}
	return out
}

// NewColumnsChart is the single months of a year against the last.
func NewColumnsChart(l plot.Columns) Chart {
	c := charts.NewLine()
	c.SetGlobalOptions(frame(xAxis(12, false), yAxis(l.Low, l.High))...)
	var grid []float64
	for _, t := range l.Ticks {
		grid = append(grid, t.At)
	}
	c.AddSeries("", nil, levels("var(--grid)", 1, grid...)...)
	bars := make([]dot, len(l.Now))
	for i, one := range l.Now {
		bars[i] = dot{Value: place(one.X, one.Y), Tip: one.Tip, Receipt: one.Href, Open: one.Derived, Wide: plot.ColumnWidth}
	}
	custom(c, "columns", bars)
	c.AddSeries("", nil, withData(dots(l.Past, 5, 5)), lineLook("var(--past)", 1.25, "solid"), pastDot())
	custom(c, "words", l.Words())
	c.Validate()
	return Chart{ID: l.ID, Class: "cum", Drawings: []plot.SVG{l.Draw()}, Data: ChartData{ID: l.ID, Option: c.JSON()}}
}
