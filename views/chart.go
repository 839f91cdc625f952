package views

import (
	"context"
	"io"

	"github.com/a-h/templ"
	"github.com/go-echarts/go-echarts/v2/charts"
	"github.com/go-echarts/go-echarts/v2/opts"

	"parkboard/internal/plot"
)

// Chart is a stand-alone chart: the drawing that is seen at first, on paper and
// without scripts, and the same data as options for the script that takes the
// drawing's place. The page puts a table with the same numbers beside it.
type Chart struct {
	ID       string
	Class    string // of the plot frame: cum, sm, lone; it holds the margins
	Drawings []plot.SVG
	Data     ChartData

	Title   string          // where no drawing has one of its own
	Unit    string          // in a file: what is drawn, in which unit
	Parts   []plot.FilePart // of a file whose drawings stand apart on the page
	Legend  []plot.FileSign
	File    string // the address of the file; "" where it cannot be saved
	Save    string // the words of the links
	SavePNG string
	Of      string // of which chart, for ears
}

// ChartData is what static/chart.js reads. Colours in Option are names of
// custom properties, var(--now); no text in it is ever run as code.
type ChartData struct {
	ID     string         `json:"id"`
	Option map[string]any `json:"option"`
	Ticks  []float64      `json:"ticks,omitempty"` // places of the x axis that get a tick
	Above  int            `json:"above,omitempty"` // pixels of axis above the plot
}

// dot is one datum of a series: its place, what is read out, and the receipt
// that opens.
type dot struct {
	Value   []any           `json:"value"`
	Tip     string          `json:"tip,omitempty"`
	Receipt string          `json:"receipt,omitempty"`
	Size    int             `json:"symbolSize,omitempty"`
	Narrow  int             `json:"narrow,omitempty"` // symbolSize where there is little room
	Style   *opts.ItemStyle `json:"itemStyle,omitempty"`
	Role    string          `json:"role,omitempty"`
	Open    bool            `json:"open,omitempty"`
	Wide    float64         `json:"wide,omitempty"` // of a column, in per cent of the plot
}

// Drawing prints a finished drawing. It is the one place where markup goes into
// a page as it is: a plot.SVG can only be made by package plot, which escapes
// every text and attribute that enters it.
func Drawing(s plot.SVG) templ.Component {
	return templ.ComponentFunc(func(_ context.Context, w io.Writer) error {
		_, err := io.WriteString(w, s.String())
		return err
	})
}

// frame are the options every chart begins with: no animation, no legend, axes
// that show only what the drawing shows.
func frame(x opts.XAxis, y opts.YAxis) []charts.GlobalOpts {
	return []charts.GlobalOpts{
		charts.WithAnimation(false),
		charts.WithLegendOpts(opts.Legend{Show: opts.Bool(false)}),
		charts.WithXAxisOpts(x),
		charts.WithYAxisOpts(y),
	}
}

// yAxis is the vertical scale; its lines are mark lines, because the tier's own
// line takes the place of one, and its texts are words of the plot.
func yAxis(low, high float64) opts.YAxis {
	return opts.YAxis{
		Type: "value", Min: low, Max: high,
		Show:      opts.Bool(false),
		AxisLabel: &opts.AxisLabel{},
		SplitLine: &opts.SplitLine{Show: opts.Bool(false)},
	}
}

// xAxis is the horizontal scale from zero; its texts are words of the plot.
func xAxis(high float64, line bool) opts.XAxis {
	ink := &opts.LineStyle{Color: "var(--ink)", Width: 1}
	return opts.XAxis{
		Type: "value", Min: 0, Max: high,
		AxisLine:  &opts.AxisLine{Show: opts.Bool(line), LineStyle: ink},
		AxisTick:  &opts.AxisTick{Show: opts.Bool(line), LineStyle: ink},
		AxisLabel: &opts.AxisLabel{Show: opts.Bool(false)},
		SplitLine: &opts.SplitLine{Show: opts.Bool(false)},
	}
}

// levels are horizontal lines at amounts, in one colour and width.
func levels(colour string, width float32, at ...float64) []charts.SeriesOpts {
	lines := make([]opts.MarkLineNameYAxisItem, len(at))
	for i, v := range at {
		lines[i].YAxis = v
	}
	return []charts.SeriesOpts{
		charts.WithMarkLineNameYAxisItemOpts(lines...),
		ruled(colour, width, "solid"),
	}
}

// ruled is how mark lines look: no arrows, no texts of their own.
func ruled(colour string, width float32, pattern string) charts.SeriesOpts {
	return charts.WithMarkLineStyleOpts(opts.MarkLineStyle{
		Symbol:    []string{"none", "none"},
		Label:     &opts.Label{Show: opts.Bool(false)},
		LineStyle: &opts.LineStyle{Color: colour, Width: width, Type: pattern},
	})
}

// custom adds a series that static/chart.js draws, by the id it knows: words,
// fan, ring, change, bar, columns.
func custom(c *charts.Line, id string, data any) {
	own := charts.NewCustom()
	own.AddSeries("", nil, charts.WithSeriesOpts(func(s *charts.SingleSeries) {
		s.Id = id
		s.Data = data
	}))
	c.Overlap(own)
}

// withData puts data into a series that go-echarts' own data types cannot hold:
// a datum carries its readout and its receipt.
func withData(data any) charts.SeriesOpts {
	return charts.WithSeriesOpts(func(s *charts.SingleSeries) { s.Data = data })
}

// place is the value of a datum; a gap where there is no amount.
func place(x float64, y plot.Spot) []any {
	if at, ok := y.Float(); ok {
		return []any{x, at}
	}
	return []any{x, nil}
}
