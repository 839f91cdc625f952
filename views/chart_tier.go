package views

import (
	"github.com/go-echarts/go-echarts/v2/charts"

	"parkboard/internal/plot"
)

// TierTips are the readouts of a tier chart's marks and the receipts behind
// them.
type TierTips struct {
	Now, Past, Season, Forecast, Tier Readout
}

// Readout is what a mark says and what it opens.
type Readout struct{ Text, Receipt string }

// NewTierChart is one park against its tier, with its axis above.
func NewTierChart(a plot.Axis, b plot.TierBar, tips TierTips) Chart {
	c := charts.NewLine()
	c.SetGlobalOptions(frame(xAxis(b.Full, false), yAxis(0, 1))...)
	custom(c, "bar", tierMarks(b, tips))
	words := a.Words()
	for i := range words {
		words[i].Y -= axisHeight
	}
	custom(c, "words", words)
	c.Validate()
	return Chart{
		ID: b.ID, Class: "lone", Drawings: []plot.SVG{a.Draw(), b.Draw()},
		Data: ChartData{ID: b.ID, Option: c.JSON(), Above: axisHeight},
	}
}

// axisHeight is the height of a plot.Axis in pixels.
const axisHeight = 18

// tierMarks are the marks in the order they are drawn; a mark without a place
// is left out.
func tierMarks(b plot.TierBar, tips TierTips) []dot {
	var out []dot
	add := func(role string, from, to plot.Spot, r Readout) {
		low, okLow := from.Float()
		high, okHigh := to.Float()
		if okLow && okHigh {
			out = append(out, dot{Role: role, Value: []any{low, high}, Tip: r.Text, Receipt: r.Receipt})
		}
	}
	zero := plot.At(0)
	add("track", zero, b.Tier, Readout{})
	add("linear", zero, b.Linear, Readout{})
	add("frame", b.Forecast.Low, b.Forecast.High, tips.Forecast)
	add("middle", zero, b.Forecast.Mid, tips.Forecast)
	add("ghost", zero, b.Ghost, tips.Now)
	add("now", zero, b.Now, tips.Now)
	add("past", zero, b.Past, tips.Past)
	add("season", zero, b.Season, tips.Season)
	add("tier", zero, b.Tier, tips.Tier)
	if n := len(out); n > 0 && out[n-1].Role == "tier" {
		out[n-1].Open = b.Open
	}
	return out
}
