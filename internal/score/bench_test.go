package score_test

import (
	"runtime"
	"slices"
	"testing"

	"parkboard/internal/score"
)

// BenchmarkFirmness tries 10,000 weightings of 12 items on 200 parks;
// BenchmarkBareLoop does their dot products and sorts and nothing else. The
// first is to stay within one and a half of the second.
func BenchmarkFirmness(b *testing.B) {
	r := crowd(200, 12)
	b.ReportAllocs()
	for b.Loop() {
		if f := r.Firmness(); f.Weightings != score.SampleSize {
			b.Fatal(f.Weightings)
		}
	}
}

func BenchmarkBareLoop(b *testing.B) {
	const n, k = 200, 12
	r := crowd(n, k)
	shares := make([]float64, 0, n*k)
	for _, row := range r.Rows {
		for _, w := range row.Items {
			x, _ := w.Share.Float64()
			shares = append(shares, x)
		}
	}
	weights := make([]float64, k)
	type place struct {
		total float64
		row   int
	}
	places := make([]place, n)
	b.ReportAllocs()
	for b.Loop() {
		for try := range score.SampleSize {
			for j := range weights {
				weights[j] = 8 + float64((try+j)%9)/20
			}
			for i := range places {
				sum := 0.0
				for j, x := range shares[i*k : (i+1)*k] {
					sum += float64(x * weights[j])
				}
				places[i] = place{sum, i}
			}
			slices.SortFunc(places, func(a, b place) int {
				switch {
				case a.total > b.total:
					return -1
				case a.total < b.total:
					return 1
				}
				return 0
			})
		}
	}
}

// BenchmarkEnterprises scores, ranks and bands 100,000 enterprises from their
// amounts; live-MB is what they hold while ranked.
func BenchmarkEnterprises(b *testing.B) {
	var before, after runtime.MemStats
	runtime.GC()
	runtime.ReadMemStats(&before)
	var kept *score.Roll
	b.ReportAllocs()
	for b.Loop() {
		kept = enterprises(100_000)
		if flaws := kept.Rank(); flaws.Stop() {
			b.Fatal(flaws)
		}
	}
	runtime.GC()
	runtime.ReadMemStats(&after)
	b.ReportMetric(float64(after.HeapAlloc-before.HeapAlloc)/1e6, "live-MB")
	runtime.KeepAlive(kept)
}

// BenchmarkLevers tells what every indicator of one of seven parks can do.
func BenchmarkLevers(b *testing.B) {
	r := crowd(7, 3)
	for b.Loop() {
		r.Levers(r.Rows[3].Code)
	}
}

// BenchmarkScore scores 200 parks by 12 items.
func BenchmarkScore(b *testing.B) {
	c := crowd(200, 12).Case
	for b.Loop() {
		score.Score(c)
	}
}
