package plot

import (
	"strings"
	"testing"
)

func fileOf(t *testing.T, f File) string {
	t.Helper()
	raw, err := f.Draw()
	if err != nil {
		t.Fatal(err)
	}
	_, body, _ := strings.Cut(string(raw), "\n") // the XML declaration
	wellFormed(t, SVG{body})
	return string(raw)
}

func TestAFileHasNothingABrowserAloneUnderstands(t *testing.T) {
	for _, s := range labelled("稀土") {
		got := fileOf(t, File{Title: "图", Source: "示例数据", Parts: []FilePart{{Drawing: s, Left: 40, Right: 100}}})
		_, drawn, _ := strings.Cut(got, "</style>")
		for _, forbidden := range []string{`%"`, "preserveAspectRatio", "<svg", "aria-", "NaN", "Inf"} {
			if strings.Contains(drawn, forbidden) {
				t.Errorf("the file holds %q:\n%.1500s", forbidden, drawn)
			}
		}
	}
}

func TestAFileIsWhereThePageDrawsIt(t *testing.T) {
	l := Lines{Label: Label{ID: "c", Title: "累计"}, Top: 100, Now: Line{Points: []Point{{X: 3, Y: At(50)}, {X: 4, Y: At(100)}}}}
	got := fileOf(t, File{Title: "图", Width: 848, Parts: []FilePart{{Drawing: l.Draw()}}})
	if want := `points="200,150 266.64,0"`; !strings.Contains(got, want) { // 848 less two edges is 800: a quarter of it is 200
		t.Errorf("no %s in\n%s", want, got)
	}
	if want := `cx="200" cy="150"`; !strings.Contains(got, want) {
		t.Errorf("no %s in\n%s", want, got)
	}
}

func TestHostileWordsAreWordsInAFile(t *testing.T) {
	for _, hostile := range []string{`</svg><script>alert(1)</script>`, `"><a href="javascript:1">`, "a\x00b\ufffe", `</style><x>`} {
		got := fileOf(t, File{
			Title: hostile, Desc: hostile, Unit: hostile, Source: hostile,
			Parts:  []FilePart{{Drawing: Lines{Label: Label{ID: hostile, Title: hostile, Desc: hostile}, Top: 1, TierText: hostile, Tier: At(1)}.Draw(), Name: hostile, Value: hostile}},
			Legend: []FileSign{{SignNow.Draw(), hostile}},
		})
		for _, forbidden := range []string{"<script", "<a ", "<x>"} {
			if strings.Contains(got, forbidden) {
				t.Errorf("%q became %s", hostile, forbidden)
			}
		}
	}
}

func TestAHaloStandsUnderItsWordInAFile(t *testing.T) {
	l := Lines{Top: 10, Tier: At(5), TierText: "突破"}
	got := fileOf(t, File{Parts: []FilePart{{Drawing: l.Draw()}}})
	halo, word := strings.Index(got, `class="f-halo"`), strings.Index(got, `class="b hal"`)
	if halo < 0 || word < halo {
		t.Errorf("halo at %d, word at %d", halo, word)
	}
}

func TestALongTitleIsBrokenIntoLines(t *testing.T) {
	got := fileOf(t, File{Title: strings.Repeat("包头稀土高新技术产业", 12)})
	if n := strings.Count(got, `class="f-title"`); n < 2 {
		t.Errorf("%d lines", n)
	}
}
