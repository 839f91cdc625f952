package score_test

import (
	"math"
	"runtime"
	"slices"
	"testing"
	"time"

	"parkboard/internal/score"
)

// BenchmarkFirmness tries 10,000 weightings of 12 items on 200 parks, turn about
// with the bare loop, so that the load of the machine falls on both: of-bare is
// the quotient of their fastest runs and is to stay within one and a half.
func BenchmarkFirmness(b *testing.B) {
	r := crowd(200, 12)
	bare := bareLoop(200, 12)
	least := func(a *time.Duration, began time.Time) { *a = min(*a, time.Since(began)) }
	own, others := time.Duration(math.MaxInt64), time.Duration(math.MaxInt64)
	b.ReportAllocs()
	for b.Loop() {
		began := time.Now()
		if f := r.Firmness(); f.Weightings != score.SampleSize {
			b.Fatal(f.Weightings)
		}
		least(&own, began)
		b.StopTimer()
		began = time.Now()
		bare()
		least(&others, began)
		b.StartTimer()
	}
	b.ReportMetric(float64(own)/float64(others), "of-bare")
}

func BenchmarkBareLoop(b *testing.B) {
	bare := bareLoop(200, 12)
	b.ReportAllocs()
	for b.Loop() {
		bare()
	}
}

// bareLoop does the dot products and sorts of a firmness and nothing else.
func bareLoop(n, k int) func() {
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
	return func() {
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
