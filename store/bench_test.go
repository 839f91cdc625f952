package store_test

import (
	"fmt"
	"testing"

	"parkboard/internal/catalog"
	"parkboard/internal/park"
	"parkboard/store"
	"parkboard/store/storetest"
)

// month is a full monthly workbook: every indicator of every park, four
// measures each, about 400 figures.
func month(p park.Period) []park.Figure {
	c := catalog.Default()
	var figures []park.Figure
	for row, in := range c.Parks {
		for col, of := range c.Indicators {
			for m, measure := range []park.Measure{park.Cumulative, park.Month, park.Base, park.Growth} {
				f := storetest.Figure(in.Code, p.String(), of.Code, fmt.Sprint(1000*row+10*col+m), fmt.Sprintf("R%dC%d", row+5, 4*col+m))
				f.Measure = measure
				figures = append(figures, f)
			}
		}
	}
	return figures
}

// threeYears publishes 33 monthly workbooks.
func threeYears(t testing.TB, db *store.DB) (figures int) {
	for i, year := range []int{2021, 2022, 2023} {
		for j, p := range park.YearPeriods(year) {
			all := month(p)
			figures += len(all)
			storetest.Publish(t, db, storetest.Act(100*i+j), all...)
		}
	}
	return figures
}

func BenchmarkSnapshotOfThreeYears(b *testing.B) {
	db := storetest.New(b)
	b.ReportMetric(float64(threeYears(b, db)), "figures")
	for b.Loop() {
		if _, err := db.Snapshot(b.Context(), park.Moment{}); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkPublishOfAMonth(b *testing.B) {
	db := storetest.New(b)
	figures := month(park.Period{Year: 2023, Month: 6})
	b.ReportMetric(float64(len(figures)), "figures")
	for i := 0; b.Loop(); i++ {
		storetest.Publish(b, db, storetest.Act(i), figures...)
	}
}

func BenchmarkVersion(b *testing.B) {
	db := storetest.New(b)
	for b.Loop() {
		if _, err := db.Version(b.Context()); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkNewBoardFromTheTemplate(b *testing.B) {
	for b.Loop() {
		if err := storetest.New(b).Close(); err != nil {
			b.Fatal(err)
		}
	}
}
