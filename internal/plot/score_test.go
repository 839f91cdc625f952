package plot

import (
	"strings"
	"testing"
)

func sampleScore() ScoreBar {
	return ScoreBar{
		Label: Label{ID: "s1", Title: "九原工业园区：总分 74.7"}, Full: 140,
		Parts:    []ScorePart{{28.94, "28.9"}, {26.49, "26.5"}, {21.27, "21.3"}, {.4, "0.4"}},
		Deducted: 2, Off: "扣 2.0", Bands: []float64{60, 75, 90},
	}
}

func sampleSpan() RankSpan {
	return RankSpan{Label: Label{ID: "r1", Title: "第6位，已见第5至6位"}, Of: 7, Rank: 6, Best: 5, Worst: 6}
}

func TestScoresAsDrawn(t *testing.T) {
	golden(t, "scorebar", sampleScore().Draw())
	golden(t, "rankspan", sampleSpan().Draw())
}

func TestAPartTooNarrowForItsNumberCarriesNone(t *testing.T) {
	if got := sampleScore().Draw().String(); strings.Contains(got, ">0.4<") || !strings.Contains(got, ">28.9<") {
		t.Errorf("drawn %s", got)
	}
}

func TestAParkWithoutARankHasPlacesAndNoDot(t *testing.T) {
	got := RankSpan{Of: 7}.Draw().String()
	if strings.Contains(got, "k-dot-now") || strings.Count(got, "k-place") != 7 {
		t.Errorf("drawn %s", got)
	}
}
