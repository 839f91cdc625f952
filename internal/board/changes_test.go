package board_test

import (
	"slices"
	"testing"

	"parkboard/internal/board"
	"parkboard/internal/board/boardtest"
	"parkboard/internal/park"

	"pgregory.net/rapid"
)

func TestABoardDiffersFromItselfInNothing(t *testing.T) {
	a, b := boardtest.Board(), boardtest.Board()
	if got := board.Changes(a, b, board.Headlines(b, boardtest.Last)); len(got) > 0 {
		t.Errorf("%d changes, first %s", len(got), got[0].Query.Path())
	}
	if got := board.StandingChanges(a, b, boardtest.Last); len(got) > 0 {
		t.Error(got)
	}
}

// arrived is the sample city after 固阳金山, which had not reported, has.
func arrived(output string) *board.Board {
	f := boardtest.City()
	f.Figures = append(f.Figures, boardtest.Row(9000, "jinshan", "2023-06", "output", park.Cumulative, output))
	return board.New(f)
}

func TestANumberThatComesIsAChangeAndWhatRestsOnItToo(t *testing.T) {
	was, is := boardtest.Board(), arrived("1700000")
	found := make(map[board.Query]board.Change)
	for _, c := range board.Changes(was, is, board.Headlines(is, boardtest.Last)) {
		found[c.Query] = c
	}
	for _, q := range []board.Query{
		ask("jinshan", "2023-06", "output", board.OfValue), ask("jinshan", "2023-06", "output", board.OfRank),
		ask("jinshan", "2023-06", "output", board.OfCompletion), ask("jinshan", "2023-06", "output", board.OfForecast),
		ask("jinshan", "2023-06", "output_per_mu", board.OfValue), ask(park.CityCode, "2023-06", "output", board.OfValue),
	} {
		if _, ok := found[is.Resolve(q)]; !ok {
			t.Errorf("%s has changed and is not told", q.Path())
		}
	}
	own := found[is.Resolve(ask("jinshan", "2023-06", "output", board.OfValue))]
	if own.Was.Missing != board.NotReported || own.Is.Num == nil {
		t.Errorf("was %q, is %v", own.Was.Missing, own.Is.Num)
	}
	for q := range found {
		if q.Subject == "tax" {
			t.Errorf("%s rests on nothing that changed", q.Path())
		}
	}
}

func TestAParkThatReportsChangesItsStanding(t *testing.T) {
	got := board.StandingChanges(boardtest.Board(), arrived("3100000"), boardtest.Last)
	if len(got) != 1 || got[0].Park.Code != "jinshan" || got[0].Was != board.Absent || got[0].Is != board.Met {
		t.Errorf("%+v", got)
	}
}

func TestAParkTheEarlierBoardDoesNotKnowWasAbsent(t *testing.T) {
	f := boardtest.City()
	fewer := *f.Catalogue
	fewer.Parks = slices.Clone(fewer.Parks[:1])
	f.Catalogue = &fewer
	is := boardtest.Board()
	for _, one := range board.StandingChanges(board.New(f), is, boardtest.Last) {
		if one.Was != board.Absent || one.Park.Code == fewer.Parks[0].Code {
			t.Errorf("%+v", one)
		}
	}
	for _, c := range board.Changes(board.New(f), is, []board.Query{ask("equipment", "2023-06", "output", board.OfValue)}) {
		if c.Was.Missing != board.NotReported {
			t.Errorf("a park that was not there had %v", c.Was.Num)
		}
	}
}

func TestAQueryAskedTwiceIsToldOnce(t *testing.T) {
	q := ask("jinshan", "2023-06", "output", "")
	again := ask("jinshan", "2023-06", "output", board.OfValue)
	if got := board.Changes(boardtest.Board(), arrived("1700000"), []board.Query{q, again}); len(got) != 1 {
		t.Errorf("told %d times", len(got))
	}
}

func TestChangesThereAreTheChangesBack(t *testing.T) {
	other := arrived("1700000")
	rapid.Check(t, func(t *rapid.T) {
		f := anyFacts(t)
		was := board.New(f)
		p := rapid.SampledFrom(fewPeriods).Draw(t, "period")
		qs := board.Headlines(was, p)
		there := board.Changes(was, other, qs)
		back := board.Changes(other, was, qs)
		if len(there) != len(back) {
			t.Fatalf("%d changes there, %d back", len(there), len(back))
		}
		if got := board.Changes(was, board.New(f), qs); len(got) > 0 {
			t.Fatalf("the same facts differ in %s", got[0].Query.Path())
		}
	})
}
