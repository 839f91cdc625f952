package views

import (
	"github.com/go-echarts/go-echarts/v2/charts"
	"github.com/go-echarts/go-echarts/v2/opts"

	"parkboard/internal/plot"
)

// NewBumpChart is the ranks of parks over the periods: the drawing and the same
// marks as options. A line that is pointed at takes the marked one's colour.
func NewBumpChart(b plot.Bump) Chart {
	last := len(b.Steps) - 1
	c := charts.NewLine()
	c.SetGlobalOptions(frame(xAxis(float64(max(last, 1)), false), yAxis(-float64(b.Depth())-.5, -.5))...)
	var grid, years []opts.MarkLineNameXAxisItem
	for i := range b.Steps {
		grid = append(grid, opts.MarkLineNameXAxisItem{XAxis: float64(i)})
	}
	for _, t := range b.Years {
		if t.At > 0 {
			years = append(years, opts.MarkLineNameXAxisItem{XAxis: t.At - .5})
		}
	}
	c.AddSeries("", nil, charts.WithMarkLineNameXAxisItemOpts(grid...), ruled("var(--grid)", 1, "solid"))
	if len(years) > 0 {
		c.AddSeries("", nil, charts.WithMarkLineNameXAxisItemOpts(years...), ruled("var(--rule-3)", 1, "2 3"))
	}
	for _, marked := range []bool{false, true} {
		for i, line := range b.Lines {
			if line.Marked == marked {
				c.AddSeries("", nil, bumpLook(marked, bumpDots(b, i))...)
			}
		}
	}
	custom(c, "words", b.Words())
	c.Validate()
	return Chart{
		ID: b.ID, Class: "bump", Drawings: []plot.SVG{b.Draw()},
		Data: ChartData{ID: b.ID, Option: c.JSON()},
	}
}

// bumpLook is how a line of ranks looks, and how its dots look when pointed at;
// static/chart.js gives the line their colour.
func bumpLook(marked bool, data []dot) []charts.SeriesOpts {
	pointed := charts.WithEmphasisOpts(opts.Emphasis{
		ItemStyle: &opts.ItemStyle{Color: "var(--now)", BorderColor: "var(--halo)"},
	})
	if marked {
		return []charts.SeriesOpts{withData(data), lineLook("var(--now)", 2.5, "solid"), nowDot(), pointed}
	}
	return []charts.SeriesOpts{withData(data), lineLook("var(--past)", 1.25, "solid"), pastDot(), pointed}
}

// bumpDots are the ranks of one park, the first place at the top.
func bumpDots(b plot.Bump, line int) []dot {
	out := make([]dot, len(b.Steps))
	for i, v := range b.Levels(line) {
		at, ok := v.Float()
		if !ok {
			out[i] = dot{Value: []any{float64(i), nil}}
			continue
		}
		place := b.Lines[line].Places[i]
		out[i] = dot{Value: []any{float64(i), -at}, Tip: place.Tip, Receipt: place.Href}
		out[i].Size, out[i].Narrow = b.DotSize(line, i)
	}
	return out
}
