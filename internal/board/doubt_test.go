package board_test

import (
	"testing"

	"parkboard/internal/board"
	"parkboard/internal/board/boardtest"
	"parkboard/internal/park"
)

// TestAnAreaManyTimesOffIsAskedAbout holds docs/domain.md#recording:
// rare-earth has 37,400 亩 in force from June 2023, nothing on the built basis.
func TestAnAreaManyTimesOffIsAskedAbout(t *testing.T) {
	b := board.New(boardtest.City())
	for name, c := range map[string]struct {
		area  string
		basis park.Basis
		want  board.Slip
	}{
		"about the same":                              {"36000", park.Industrial, ""},
		"a third":                                     {"12000", park.Industrial, ""},
		"hectares typed as mu":                        {"2493.3333", park.Industrial, board.HectaresAsMu},
		"square kilometres typed as mu":               {"24.9333", park.Industrial, board.KilometresAsMu},
		"mu typed as hectares":                        {"561000", park.Industrial, board.MuAsHectares},
		"mu typed as square kilometres":               {"56100000", park.Industrial, board.MuAsKilometres},
		"ten times more":                              {"374000", park.Industrial, board.FarOff},
		"ten times less":                              {"3740", park.Industrial, board.FarOff},
		"another basis is held against what is there": {"2493", park.Built, board.HectaresAsMu},
	} {
		d := b.DoubtArea(park.Land{Park: "rare-earth", Basis: c.basis, Area: boardtest.Quantity(c.area), Effective: "2023-07-01"})
		switch {
		case d == nil && c.want != "":
			t.Errorf("%s: no doubt", name)
		case d != nil && d.Slip != c.want:
			t.Errorf("%s: %s", name, d.Slip)
		}
	}
	nothing := board.New(board.Facts{Catalogue: boardtest.City().Catalogue})
	if nothing.DoubtArea(park.Land{Park: "rare-earth", Basis: park.Built, Area: 1, Effective: "2023-07-01"}) != nil {
		t.Error("a first area is doubted")
	}
}

func TestATargetManyTimesOffLastYearIsAskedAbout(t *testing.T) {
	b := board.New(boardtest.City())
	last := b.Value(board.Query{Park: "rare-earth", Period: park.Period{Year: 2022, Month: 12}, Subject: "tax"})
	year, _ := park.QuantityOf(last.Num)
	of := func(q park.Quantity, year int) *board.Doubt {
		return b.DoubtTarget(park.Target{Park: "rare-earth", Indicator: "tax", Year: year, Value: q})
	}
	if of(year*2, 2023) != nil || of(year*11, 2020) != nil {
		t.Error("a sound target, or one without a year before, is doubted")
	}
	for _, q := range []park.Quantity{year * 10, year / 10, year * 10_000} {
		if d := of(q, 2023); d == nil || d.Slip != board.FarOff {
			t.Errorf("%s is not doubted", q)
		}
	}
}
