package views

import (
	"github.com/go-echarts/go-echarts/v2/charts"
	"github.com/go-echarts/go-echarts/v2/opts"

	"parkboard/internal/plot"
)

// NewMultipleChart is one small chart of a row: a park's indicator over equal
// steps against the pooled mean.
func NewMultipleChart(m plot.Multiple) Chart {
	last := float64(max(len(m.Now)-1, 1))
	c := charts.NewLine()
	c.SetGlobalOptions(frame(xAxis(last, false), yAxis(m.Low, m.High))...)
	var grid []float64
	for _, t := range m.Ticks {
		grid = append(grid, t.At)
	}
	c.AddSeries("", nil, levels("var(--grid)", 1, grid...)...)
	if m.Year > 0 && m.Year < len(m.Now) {
		c.AddSeries("", nil,
			charts.WithMarkLineNameXAxisItemOpts(opts.MarkLineNameXAxisItem{XAxis: float64(m.Year) - .5}),
			ruled("var(--rule-3)", 1, "2 3"))
	}
	var mean []dot
	for i, v := range m.Mean {
		mean = append(mean, dot{Value: place(float64(i), v)})
	}
	c.AddSeries("", nil, withData(mean), lineLook("var(--mean)", 1.25, "6 3"),
		charts.WithLineChartOpts(opts.LineChart{Symbol: "none"}))
	c.AddSeries("", nil, withData(stepDots(m.Now)), lineLook("var(--now)", 2.5, "solid"), nowDot())
	custom(c, "change", changes(m.Changes))
	custom(c, "words", m.Words())
	c.Validate()
	return Chart{
		ID: m.ID, Class: "sm", Drawings: []plot.SVG{m.Draw()},
		Data: ChartData{ID: m.ID, Option: c.JSON()},
	}
}

// unseen can be pointed at and is not drawn.
var unseen = &opts.ItemStyle{Opacity: opts.Float(0)}

// stepDots are the values of a park by step. Every one can be pointed at, but
// only the newest is drawn as a dot, as in the drawing.
func stepDots(now []plot.Point) []dot {
	out := make([]dot, len(now))
	newest := -1
	for i, p := range now {
		out[i] = dot{Value: place(float64(i), p.Y), Tip: p.Tip, Receipt: p.Href, Size: 8, Style: unseen}
		if _, ok := p.Y.Float(); ok {
			newest = i
		}
	}
	if newest >= 0 {
		out[newest].Style = nil
	}
	return out
}

func changes(at []int) []dot {
	out := make([]dot, len(at))
	for i, period := range at {
		out[i].Value = []any{period, 0}
	}
	return out
}
