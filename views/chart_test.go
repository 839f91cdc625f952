package views

import (
	"encoding/json"
	"math"
	"strings"
	"testing"

	"parkboard/internal/plot"
)

func chartLines(name string) plot.Lines {
	l := plot.Lines{
		Label: plot.Label{ID: "cum", Title: name, Desc: name}, Top: 1150,
		Ticks:  []plot.Tick{{At: 0, Text: "0"}, {At: 500, Text: "500"}},
		Months: []plot.Tick{{At: 2, Text: "1—2"}, {At: 12, Text: "12月"}},
		Tier:   plot.At(1000), TierText: name, TierTick: "1000", Open: true, NowText: name,
	}
	l.Now.Points = []plot.Point{
		{X: 2, Y: plot.At(150), Tip: name, Href: "/receipts/rare-earth/2023-02/output"},
		{X: 4, Y: plot.At(320)},
		{X: 5, Y: plot.At(math.NaN())},
		{X: 6, Y: plot.At(512.36)},
	}
	l.Past = plot.Line{Points: []plot.Point{{X: 2, Y: plot.At(126)}, {X: 3, Y: plot.At(205)}}, Name: name}
	l.Fan = plot.Fan{Low: []plot.Point{{X: 6, Y: plot.At(512.36)}, {X: 12, Y: plot.At(1042)}}, Name: name}
	l.Fan.Mid, l.Fan.High = l.Fan.Low, l.Fan.Low
	return l
}

func chartMultiple(name string) plot.Multiple {
	return plot.Multiple{Label: plot.Label{ID: "m", Title: name}, Low: 8, High: 12, NowText: name, Year: 1,
		Ticks: []plot.Tick{{At: 8, Text: name}}, Now: []plot.Point{{Y: plot.At(11), Tip: name}, {Y: plot.At(12)}},
		Mean: []plot.Spot{plot.At(9), {}}, Changes: []int{1}}
}

func chartTier(name string) Chart {
	b := plot.TierBar{Label: plot.Label{ID: "t", Title: name}, Full: 1160, Tier: plot.At(1000), Open: true, Now: plot.At(512.36), Past: plot.At(447.85)}
	return NewTierChart(plot.Axis{Full: 1160, Ticks: []plot.Tick{{At: 1000, Text: name}}}, b,
		TierTips{Now: Readout{name, "/receipts/rare-earth/2023-06/output"}})
}

// everyChart are the kinds with a text in every place that takes one.
func everyChart(name string) map[string]Chart {
	return map[string]Chart{"lines": NewLinesChart(chartLines(name)), "multiple": NewMultipleChart(chartMultiple(name)), "tier": chartTier(name), "bump": NewBumpChart(chartBump(name))}
}

func chartBump(name string) plot.Bump {
	b := plot.Bump{Label: plot.Label{ID: "b", Title: name, Desc: name}, Steps: []string{"12", "1—2"}, Rows: 2, Years: []plot.Tick{{At: 1, Text: name}}}
	for i := range 2 {
		b.Lines = append(b.Lines, plot.BumpLine{Name: name, Marked: i == 0, Places: []plot.BumpPlace{
			{Rank: i + 1, Tip: name, Href: "/receipts/rare-earth/2022-12/output?of=rank"}, {},
		}})
	}
	return b
}

func TestChartsAsPrinted(t *testing.T) {
	for kind, c := range everyChart("稀土高新区") {
		golden(t, "chart-"+kind, Picture(c))
	}
}

func TestAHostileNameInAChartIsNeitherMarkupNorCode(t *testing.T) {
	for _, hostile := range []string{`</script><script>alert(1)</script>`, `"><img src=x onerror=alert(1)>`, strings.Repeat("包头稀土高新技术产业", 6)} {
		for kind, c := range everyChart(hostile) {
			html := rendered(t, Picture(c))
			if n := strings.Count(html, "<script"); n != 1 {
				t.Errorf("%s: %d script elements, want the data alone", kind, n)
			}
			if strings.Contains(html, "<img") || strings.Contains(html, "style=") {
				t.Errorf("%s: the name became markup:\n%s", kind, html)
			}
		}
	}
}

func TestChartOptionsAreDataOnly(t *testing.T) {
	for kind, c := range everyChart("稀土高新区") {
		raw, err := json.Marshal(c.Data)
		if err != nil {
			t.Fatalf("%s: %v", kind, err)
		}
		for _, forbidden := range []string{"function", "=>", "NaN", "Inf", "__f__", "http:", "https:"} {
			if strings.Contains(string(raw), forbidden) {
				t.Errorf("%s: options hold %q", kind, forbidden)
			}
		}
	}
}

// seriesOf are the series of a chart, as a script reads them.
func seriesOf(t *testing.T, c Chart) []map[string]any {
	t.Helper()
	raw, err := json.Marshal(c.Data.Option["series"])
	if err != nil {
		t.Fatal(err)
	}
	var all []map[string]any
	if err := json.Unmarshal(raw, &all); err != nil {
		t.Fatal(err)
	}
	return all
}

func TestAMissingMonthIsAGapInTheChartToo(t *testing.T) {
	for _, s := range seriesOf(t, NewLinesChart(chartLines("x"))) {
		look, _ := s["lineStyle"].(map[string]any)
		if look["color"] != "var(--now)" {
			continue
		}
		var gaps []any
		for _, d := range s["data"].([]any) {
			value := d.(map[string]any)["value"].([]any)
			if value[1] == nil {
				gaps = append(gaps, value[0])
			}
		}
		if len(gaps) != 2 { // March is left out, May is not a number
			t.Errorf("gaps at %v", gaps)
		}
		return
	}
	t.Error("no line of this year")
}

func TestColoursAreNamesOfTokens(t *testing.T) {
	for kind, c := range everyChart("x") {
		for _, s := range seriesOf(t, c) {
			for _, part := range []string{"lineStyle", "itemStyle"} {
				look, _ := s[part].(map[string]any)
				if colour, _ := look["color"].(string); colour != "" && !strings.HasPrefix(colour, "var(--") {
					t.Errorf("%s: %s is a colour of its own", kind, colour)
				}
			}
		}
	}
}

func TestAChartWithoutAnyFigureIsStillAFrame(t *testing.T) {
	empty := plot.Lines{Label: plot.Label{ID: "e", Title: "无数"}, Top: 1150, Tier: plot.At(1000)}
	html := rendered(t, Picture(NewLinesChart(empty)))
	if !strings.Contains(html, "k-tier") || strings.Contains(html, "k-line-now") {
		t.Errorf("want the tier line and no line of figures:\n%s", html)
	}
	if html := rendered(t, Picture(NewMultipleChart(plot.Multiple{Label: plot.Label{ID: "e2", Title: "无数"}, High: 1}))); !strings.Contains(html, "<svg") {
		t.Error("an empty small chart is not drawn")
	}
}
