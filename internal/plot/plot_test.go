package plot

import (
	"encoding/xml"
	"errors"
	"flag"
	"io"
	"math"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
)

var update = flag.Bool("update", false, "write testdata/*.svg anew")

// golden compares a drawing with testdata/NAME.svg, one element a line.
func golden(t *testing.T, name string, s SVG) {
	t.Helper()
	wellFormed(t, s)
	got := strings.ReplaceAll(s.String(), "><", ">\n<") + "\n"
	path := filepath.Join("testdata", name+".svg")
	if *update {
		if err := os.MkdirAll("testdata", 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if string(want) != got {
		t.Errorf("%s differs; run with -update and look at the change:\n%s", path, got)
	}
}

// wellFormed reads a drawing as XML and refuses what a page's policy forbids.
func wellFormed(t *testing.T, s SVG) {
	t.Helper()
	d := xml.NewDecoder(strings.NewReader(s.String()))
	for {
		tok, err := d.Token()
		if errors.Is(err, io.EOF) {
			return
		}
		if err != nil {
			t.Fatalf("not well formed: %v\n%s", err, s)
		}
		e, ok := tok.(xml.StartElement)
		if !ok {
			continue
		}
		for _, a := range e.Attr {
			if a.Name.Local == "style" || strings.HasPrefix(a.Name.Local, "on") {
				t.Errorf("<%s %s>: forbidden attribute", e.Name.Local, a.Name.Local)
			}
		}
	}
}

func TestATierBarShowsEveryMarkOfTheGrammar(t *testing.T) {
	golden(t, "tierbar-pass", rareEarth().Draw())
	b := rareEarth()
	b.Open, b.Height = false, 30
	golden(t, "tierbar-reach-paper", b.Draw())
}

func TestAParkThatDidNotReportKeepsItsTierAndADashedBar(t *testing.T) {
	b := TierBar{Label: Label{ID: "b1", Title: "固阳金山工业园区：1—6月未报送"}, Full: 348, Tier: At(300), Linear: At(150), Ghost: At(72.18)}
	svg := b.Draw()
	golden(t, "tierbar-missing", svg)
	if strings.Contains(svg.String(), "k-now") {
		t.Error("a park without a report has a bar")
	}
}

func TestAxis(t *testing.T) {
	golden(t, "axis", Axis{Full: 1160, Ticks: []Tick{{0, "0"}, {250, "250"}, {1000, "1000亿元"}}}.Draw())
}

func TestCumulativeLines(t *testing.T) {
	golden(t, "lines", sampleLines(0).Draw())
	golden(t, "lines-paper", sampleLines(122).Draw())
}

func TestNothingIsDrawnInJanuary(t *testing.T) {
	svg := sampleLines(0).Draw().String()
	february := 2.0 / 12 * 100
	for _, points := range attributes(svg, "points") {
		for _, at := range strings.Fields(points) {
			x, _, _ := strings.Cut(at, ",")
			if v, err := strconv.ParseFloat(x, 64); err != nil || v < february-.01 {
				t.Errorf("a line runs through %s, before 1—2月 at %.2f", at, february)
			}
		}
	}
}

func TestAMissingPeriodBreaksTheLine(t *testing.T) {
	l := sampleLines(0)
	l.Now.Points = []Point{{X: 2, Y: At(150)}, {X: 3, Y: At(240)}, {X: 5, Y: At(415)}, {X: 6, Y: At(512)}}
	svg := l.Draw()
	golden(t, "lines-gap", svg)
	if n := strings.Count(svg.String(), `class="k-line-now"`); n != 2 {
		t.Errorf("%d pieces of this year's line, want 2: nothing is joined across April", n)
	}
	m := sampleMultiple()
	m.Now[4].Y = Spot{}
	svg = m.Draw()
	golden(t, "multiple-gap", svg)
	if n := strings.Count(svg.String(), `class="k-line-now"`); n != 2 {
		t.Errorf("%d pieces of the small line, want 2", n)
	}
}

func TestMultiple(t *testing.T) {
	golden(t, "multiple", sampleMultiple().Draw())
}

func TestMarksInRows(t *testing.T) {
	golden(t, "rankbar", RankBar{Label: Label{ID: "r1", Title: "12.31 万元/亩"}, High: 13, Now: At(12.31), Past: At(10.31), Mean: At(9.81)}.Draw())
	golden(t, "rankbar-below-zero", RankBar{Low: -10, High: 20, Now: At(-1.8), Mean: At(9.4)}.Draw())
	golden(t, "rankstrip", RankStrip{Label: Label{ID: "q1", Title: "第3位"}, Of: 7, Ranked: 6, Rank: 3, Before: 2}.Draw())
	golden(t, "spread", Spread{Low: 4, High: 13, Others: []Spot{At(5.4), At(8.2), {}}, Mean: At(9.81), Now: At(11.05)}.Draw())
}

func TestEverySignOfTheLegendIsDrawn(t *testing.T) {
	seen := map[string]Sign{}
	for g := SignNow; g <= SignMean; g++ {
		svg := g.Draw()
		wellFormed(t, svg)
		if !strings.Contains(svg.String(), "k-") {
			t.Errorf("sign %d is empty", g)
		}
		if other, twice := seen[svg.String()]; twice {
			t.Errorf("signs %d and %d look the same", g, other)
		}
		seen[svg.String()] = g
	}
}

func TestHostileTextsStayText(t *testing.T) {
	for name, hostile := range map[string]string{
		"a closing script": `</script><script>alert(1)</script>`,
		"a broken quote":   `"><img src=x onerror=alert(1)>`,
		"an apostrophe":    `' onload='alert(1)`,
		"CDATA":            `]]><svg onload=alert(1)>`,
		"control letters":  "a\x00b\x1bc\ufffed\xff",
		"a formula":        `=HYPERLINK("http://x","y")`,
		"sixty letters":    strings.Repeat("包头稀土高新技术产业", 6),
	} {
		t.Run(name, func(t *testing.T) {
			for _, svg := range labelled(hostile) {
				wellFormed(t, svg)
				for _, forbidden := range []string{"<script", "<img", "<svg onload", "onload='", "\x00", "\x1b"} {
					if strings.Contains(svg.String(), forbidden) {
						t.Errorf("%q got through:\n%s", forbidden, svg)
					}
				}
			}
		})
	}
}

func TestWhatIsNotANumberIsNeverPrinted(t *testing.T) {
	for name, bad := range map[string]float64{"NaN": math.NaN(), "Inf": math.Inf(1), "-Inf": math.Inf(-1)} {
		t.Run(name, func(t *testing.T) {
			for _, svg := range measured(bad) {
				wellFormed(t, svg)
				for _, word := range []string{"NaN", "Inf", "e+"} {
					if strings.Contains(svg.String(), word) {
						t.Errorf("%s is printed:\n%s", word, svg)
					}
				}
			}
			if strings.Contains(TierBar{Full: 10, Now: At(bad)}.Draw().String(), "k-now") {
				t.Error("a bar is drawn for what is not a number")
			}
		})
	}
}

func TestTheZeroSpotDrawsNothing(t *testing.T) {
	svg := TierBar{Full: 100}.Draw().String()
	if strings.Contains(svg, "<rect") || strings.Contains(svg, "<line") {
		t.Errorf("marks without a place are drawn: %s", svg)
	}
	if zero := (TierBar{Full: 100, Now: At(0)}).Draw().String(); !strings.Contains(zero, "k-now") {
		t.Error("a reported zero has no bar: zero and missing are told apart")
	}
}

func TestADrawingWithoutATitleIsHiddenFromEars(t *testing.T) {
	if svg := (Axis{Full: 1}).Draw().String(); !strings.Contains(svg, `aria-hidden="true"`) {
		t.Errorf("%s", svg)
	}
	named := rareEarth().Draw().String()
	for _, want := range []string{`role="img"`, `aria-labelledby="b0-t b0-d"`, `<title id="b0-t">`, `<desc id="b0-d">`} {
		if !strings.Contains(named, want) {
			t.Errorf("%s is missing in %s", want, named)
		}
	}
}

func TestWordsAtTheRightEdgeDoNotOverlap(t *testing.T) {
	l := sampleLines(0)
	l.Past.Points[10].Y = At(1066)
	l.Older = Line{Points: []Point{{X: 12, Y: At(1065)}}, Name: "2021年 1065.0"}
	var ys []float64
	for _, w := range l.Words() {
		if w.X == 100 && w.DX > 0 {
			ys = append(ys, w.Y)
		}
	}
	if len(ys) != 4 {
		t.Fatalf("%d words at the edge, want 4", len(ys))
	}
	for i := 1; i < len(ys); i++ {
		if ys[i]-ys[i-1] < lineHeight-.01 {
			t.Errorf("words %d and %d are %.1f px apart", i-1, i, ys[i]-ys[i-1])
		}
	}
}
