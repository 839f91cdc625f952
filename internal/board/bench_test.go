package board_test

import (
	"testing"

	"parkboard/internal/board"
	"parkboard/internal/board/boardtest"
	"parkboard/internal/park"
)

// overview asks what the overview, the rankings and every park's page ask for
// one period.
func overview(b *board.Board, p park.Period) {
	for _, code := range append(someParks, park.CityCode) {
		for _, of := range board.Ofs {
			b.Value(board.Query{Park: code, Period: p, Subject: "output", Of: of})
		}
		for _, subject := range someSubjects {
			b.Value(board.Query{Park: code, Period: p, Subject: subject})
			b.Value(board.Query{Park: code, Period: p, Subject: subject, Of: board.OfGrowth})
		}
		b.Series(board.Query{Park: code, Period: p, Subject: "output"}, somePeriods)
	}
	for _, subject := range someSubjects {
		b.Ranking(board.Query{Period: p, Subject: subject}, "")
	}
}

func BenchmarkNewBoard(b *testing.B) {
	f := boardtest.City()
	for b.Loop() {
		board.New(f)
	}
}

func BenchmarkOverviewUncached(b *testing.B) {
	f := boardtest.City()
	for b.Loop() {
		overview(board.New(f), boardtest.Last)
	}
}

func BenchmarkOverviewRemembered(b *testing.B) {
	known := boardtest.Board()
	for b.Loop() {
		overview(known, boardtest.Last)
	}
}
