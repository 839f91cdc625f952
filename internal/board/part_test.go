package board_test

import (
	"testing"

	"parkboard/internal/board"
	"parkboard/internal/board/boardtest"
	"parkboard/internal/park"
)

// structureOf is a park's year with the given cumulative outputs.
func structureOf(amounts map[string]string) *board.Board {
	var rows []park.Published
	for period, amount := range amounts {
		rows = append(rows, boardtest.Row(1, "metals", period, "output", park.Cumulative, amount))
	}
	return board.New(board.Facts{Catalogue: boardtest.City().Catalogue, Figures: rows})
}

func TestAPartOfTheYearIsItsShareOfTheCumulative(t *testing.T) {
	b := structureOf(map[string]string{"2023-02": "20", "2023-03": "30", "2023-04": "50", "2023-06": "100"})
	for part, want := range map[board.Part][3]string{
		"02": {"20", "20", ""}, "03": {"10", "10", ""}, "04": {"20", "20", ""},
		"05": {"", "", string(board.NotReported)}, "06": {"", "", string(board.NoPrevious)}, "07": {"", "", string(board.YearOpen)},
		"q1": {"30", "30", ""}, "q2": {"70", "70", ""}, "q3": {"", "", string(board.YearOpen)},
	} {
		q := board.Query{Park: "metals", Period: boardtest.Period("2023-06"), Subject: "output", Part: part}
		for i, of := range []board.Of{board.OfPart, board.OfPartShare} {
			q.Of = of
			v := b.Value(q)
			got := ""
			if v.Num != nil {
				got = v.Num.RatString()
			}
			if got != want[i] || string(v.Missing) != want[2] {
				t.Errorf("%s of %s: %q (%s), want %q (%s)", of, part, got, v.Missing, want[i], want[2])
			}
			if v.Num != nil && board.Recompute(v).Cmp(v.Num) != 0 {
				t.Errorf("%s of %s is not what its working gives", of, part)
			}
		}
	}
}

func TestAQuarterThatIsNotOverIsCutAtThePeriod(t *testing.T) {
	b := structureOf(map[string]string{"2023-03": "30", "2023-05": "80"})
	v := b.Value(board.Query{Park: "metals", Period: boardtest.Period("2023-05"), Subject: "output", Of: board.OfPart, Part: "q2"})
	if v.Num == nil || v.Num.RatString() != "50" || !v.Has(board.Derived) {
		t.Errorf("April and May: %v, %v", v.Num, v.Marks)
	}
}

func TestTheDistanceToTheHighestIsExactAndZeroForTheHighest(t *testing.T) {
	b := boardtest.Board()
	q := board.Query{Period: boardtest.Last, Subject: "output", Of: board.OfLag, Among: "rare-earth,metals"}
	zero := 0
	for _, code := range []string{"rare-earth", "metals"} {
		q.Park = code
		v := b.Value(q)
		if v.Num == nil || v.Num.Sign() > 0 {
			t.Fatalf("%s: %v", code, v.Num)
		}
		if v.Num.Sign() == 0 {
			zero++
		}
	}
	if zero != 1 {
		t.Errorf("%d parks are the highest", zero)
	}
	q.Park = "jiuyuan"
	if v := b.Value(q); v.Missing != board.NotRanked {
		t.Errorf("a park that is not compared: %v %s", v.Num, v.Missing)
	}
	q.Park, q.Ranked = "metals", board.OfGrowth
	if v := b.Value(q); v.Unit != "个百分点" {
		t.Errorf("a difference of rates is in %s", v.Unit)
	}
}

func TestAPartOfTheYearIsKeptByTheAddressOfItsReceipt(t *testing.T) {
	q := board.Query{Park: "metals", Period: boardtest.Last, Subject: "output", Of: board.OfPartShare, Window: board.YTD, Part: "q2"}
	if want := "/receipts/metals/2023-06/output?of=part_share&part=q2&window=ytd"; q.Path() != want {
		t.Errorf("%s, want %s", q.Path(), want)
	}
}
