package plot

import (
	"math"
	"slices"
	"testing"
)

func TestAScaleDividesIntoRoundSteps(t *testing.T) {
	for name, c := range map[string]struct {
		low, high float64
		count     int
		want      []float64
	}{
		"per mu":            {9.2, 11.2, 4, []float64{9, 10, 11, 12}},
		"from zero":         {0, 1000, 4, []float64{0, 250, 500, 750, 1000}},
		"no span":           {5, 5, 4, nil},
		"intensity":         {362, 410, 4, []float64{360, 380, 400, 420}},
		"not a number":      {math.NaN(), 1, 4, nil},
		"below and above 0": {-3, 7, 4, []float64{-5, 0, 5, 10}},
	} {
		t.Run(name, func(t *testing.T) {
			got := Steps(c.low, c.high, c.count)
			if len(got) < 2 || len(got) > c.count+1 {
				t.Fatalf("%v: want two to %d values", got, c.count+1)
			}
			if finite(c.low, c.high) && (got[0] > c.low || got[len(got)-1] < c.high) {
				t.Errorf("%v does not hold %v to %v", got, c.low, c.high)
			}
			if len(c.want) > 0 && !slices.Equal(got, c.want) {
				t.Errorf("got %v, want %v", got, c.want)
			}
		})
	}
}

func TestEveryForecastFitsAndTierLinesStayInOneColumn(t *testing.T) {
	if got := Reach(At(.5), Spot{}, At(1.09)); got != 1.16 {
		t.Errorf("usual reach is 1.16, got %v", got)
	}
	if got := Reach(At(1.6)); got < 1.6 {
		t.Errorf("a forecast of 160 %% of its tier does not fit into %v", got)
	}
}
