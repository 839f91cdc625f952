package sample_test

import (
	"context"
	"fmt"
	"math"
	"slices"
	"sync"
	"testing"

	"parkboard/internal/board"
	"parkboard/internal/catalog"
	"parkboard/internal/intake"
	"parkboard/internal/park"
	"parkboard/internal/sample"
)

// eightYears is the board of eight invented years.
var eightYears = sync.OnceValues(func() (*board.Board, error) {
	files, err := sample.Files(sample.Options{Years: 8})
	if err != nil {
		return nil, err
	}
	return board.New(board.Facts{Catalogue: catalog.Default(), Figures: readAlone(files, catalog.Default())}), nil
})

// readAlone is what the files say, none of them checked against the others.
func readAlone(files []sample.File, c *park.Catalogue) (live []park.Published) {
	for n, f := range files {
		d := intake.Read(context.Background(), intake.Request{Name: f.Name, Bytes: f.Bytes, SentAt: f.SentAt, Catalogue: c})
		for _, figure := range slices.Concat(d.Figures, d.City) {
			live = append(live, park.Published{Figure: figure, ID: int64(len(live) + 1), Upload: int64(n + 1), PublishedAt: f.PublishedAt})
		}
	}
	return live
}

// missed is by how much, in % of the year's output, the forecasts of one month
// missed on average over the parks and the years that are over and have two
// full years before them; and how often the year fell into the range.
type missed struct{ season, line, inside float64 }

func backTest(b *board.Board, month int) (m missed) {
	n := 0.0
	for year := 2018; year <= 2022; year++ {
		for _, one := range b.Catalogue().Parks {
			q := board.Query{Park: one.Code, Period: park.Period{Year: year, Month: month}, Subject: "output"}
			of := func(o board.Of) float64 {
				q.Of = o
				v, _ := b.Value(q).Num.Float64()
				return v
			}
			end := q
			end.Period = q.Period.YearEnd()
			whole, _ := b.Value(end).Num.Float64()
			line := of(board.OfValue) * 12 / float64(q.Period.Months())
			m.season += math.Abs(of(board.OfForecast)-whole) / whole * 100
			m.line += math.Abs(line-whole) / whole * 100
			if of(board.OfForecastLow) <= whole && whole <= of(board.OfForecastHigh) {
				m.inside += 100
			}
			n++
		}
	}
	return missed{m.season / n, m.line / n, m.inside / n}
}

// The data is invented with a season, so this checks the code, not the method.
func TestTheSeasonForecastsAnInventedYearBetterThanTheLine(t *testing.T) {
	t.Parallel()
	b, err := eightYears()
	if err != nil {
		t.Fatal(err)
	}
	before := math.Inf(1)
	for _, month := range []int{2, 4, 6, 9, 11} {
		m := backTest(b, month)
		if m.season >= m.line || m.season > before {
			t.Errorf("month %d: the season misses by %.2f %%, the line by %.2f %%, the season before by %.2f %%", month, m.season, m.line, before)
		}
		before = m.season
	}
}

func BenchmarkForecastMissesBy(b *testing.B) {
	known, err := eightYears()
	if err != nil {
		b.Fatal(err)
	}
	for _, p := range park.YearPeriods(2022)[:10] {
		b.Run(fmt.Sprintf("month=%02d", p.Month), func(b *testing.B) {
			var m missed
			for b.Loop() {
				m = backTest(known, p.Month)
			}
			b.ReportMetric(m.season, "season_%")
			b.ReportMetric(m.line, "line_%")
			b.ReportMetric(m.inside, "in_range_%")
		})
	}
}
