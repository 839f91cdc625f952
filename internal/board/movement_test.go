package board_test

import (
	"fmt"
	"math/big"
	"slices"
	"strings"
	"testing"

	"parkboard/internal/board"
	"parkboard/internal/board/boardtest"
	"parkboard/internal/park"

	"pgregory.net/rapid"
)

// steps writes a movement as "revisions 0 +0, own 1/2 -1": what each part changed
// of the number and of the rank.
func steps(m *board.Movement) string {
	if m.Reason != "" {
		return "—" + string(m.Reason)
	}
	var out []string
	for _, s := range m.Steps {
		out = append(out, fmt.Sprintf("%s %s %+d", s.Cause, s.ValueBy.RatString(), s.RankBy))
	}
	return strings.Join(out, ", ")
}

// perMu is four parks on 100 mu each, in two closed years.
func perMu() board.Facts {
	f := withLand(facts(
		cum("metals", "2021-12", "tax", "400"), cum("jiuyuan", "2021-12", "tax", "300"),
		cum("tuyou", "2021-12", "tax", "200"), cum("jinshan", "2021-12", "tax", "100"),
		cum("metals", "2022-12", "tax", "400"), cum("jiuyuan", "2022-12", "tax", "330"),
		cum("tuyou", "2022-12", "tax", "320"), cum("jinshan", "2022-12", "tax", "100"),
	))
	for i, code := range []string{"metals", "jiuyuan", "tuyou", "jinshan"} {
		f.Land = append(f.Land, boardtest.Area(i, code, "2021-01-01", "100", ""))
	}
	return f
}

func with(f board.Facts, rows ...park.Published) board.Facts {
	f.Figures = append(slices.Clone(f.Figures), rows...)
	return f
}

func TestAMovementIsTakenApartInTheOrderOfTheRule(t *testing.T) {
	redrawn := perMu()
	redrawn.Land = append(slices.Clone(redrawn.Land), boardtest.Area(9, "jiuyuan", "2022-07-01", "150", "x"))
	grown := perMu()
	grown = with(grown, boardtest.Row(2, "jiuyuan", "2022-12", "tax", park.Cumulative, "500"))
	revised := with(perMu(), boardtest.Row(3, "jiuyuan", "2021-12", "tax", park.Cumulative, "420"))
	overtaken := with(perMu(), boardtest.Row(2, "tuyou", "2022-12", "tax", park.Cumulative, "350"))
	level := with(perMu(), boardtest.Row(2, "jiuyuan", "2022-12", "tax", park.Cumulative, "400"))
	gone := perMu()
	gone.Figures = slices.DeleteFunc(slices.Clone(gone.Figures), func(r park.Published) bool { return r.Park == "metals" && r.Period.Year == 2022 })
	cases := map[string]struct {
		then, now board.Facts
		code      string
		want      string
	}{
		"its own tax grew, nobody moved": {perMu(), perMu(), "jiuyuan",
			"revisions 0 +0, own 3/10 +0, land 0 +0, others 0 +0"},
		"its own tax passed the first": {grown, grown, "jiuyuan",
			"revisions 0 +0, own 2 +1, land 0 +0, others 0 +0"},
		"a redrawn border cost more than its tax gained": {redrawn, redrawn, "jiuyuan",
			"revisions 0 +0, own 3/10 +0, land -11/10 +0, others 0 -1"},
		"another park overtook it": {overtaken, overtaken, "jiuyuan",
			"revisions 0 +0, own 3/10 +0, land 0 +0, others 0 -1"},
		"the earlier year was corrected upwards since": {perMu(), revised, "jiuyuan",
			"revisions 6/5 +1, own -9/10 -1, land 0 +0, others 0 +0"},
		"it drew level: the rank is shared": {level, level, "jiuyuan",
			"revisions 0 +0, own 1 +1, land 0 +0, others 0 +0"},
		"the first did not report: the others' part": {gone, gone, "jiuyuan",
			"revisions 0 +0, own 3/10 +0, land 0 +0, others 0 +1"},
		"it did not report":              {gone, gone, "metals", "—not_ranked"},
		"it has no land, so no rank":     {perMu(), perMu(), "equipment", "—not_ranked"},
		"nothing happened to the last":   {perMu(), perMu(), "jinshan", "revisions 0 +0, own 0 +0, land 0 +0, others 0 +0"},
		"then nothing was known of it":   {facts(), perMu(), "tuyou", "revisions 0 +0, own 6/5 +1, land 0 +0, others 0 -1"},
		"now nothing is known of before": {perMu(), with(facts(), cum("metals", "2022-12", "tax", "1")), "metals", "—not_ranked"},
	}
	for name, c := range cases {
		t.Run(name, func(t *testing.T) {
			m := board.Explain(board.New(c.then), board.New(c.now), window(ask(c.code, "2022-12", "tax_per_mu", board.OfMove), board.Year))
			if got := steps(m); got != c.want {
				t.Errorf("%s\n want %s", got, c.want)
			}
		})
	}
}

func TestAMovementNamesWhoPassedWhom(t *testing.T) {
	f := with(perMu(), boardtest.Row(2, "tuyou", "2022-12", "tax", park.Cumulative, "350"))
	b := board.New(f)
	fell := board.Explain(nil, b, window(ask("jiuyuan", "2022-12", "tax_per_mu", board.OfMove), board.Year))
	if last := fell.Steps[len(fell.Steps)-1]; !slices.Equal(last.PassedBy, []string{"tuyou"}) || len(last.Passed) > 0 {
		t.Errorf("passed by %v, passed %v", last.PassedBy, last.Passed)
	}
	rose := board.Explain(nil, b, window(ask("tuyou", "2022-12", "tax_per_mu", board.OfMove), board.Year))
	if own := rose.Steps[1]; !slices.Equal(own.Passed, []string{"jiuyuan"}) || own.RankBy != 1 {
		t.Errorf("its own part passed %v", own.Passed)
	}
	if others := rose.Steps[3]; others.RankBy != 0 || len(others.Passed)+len(others.PassedBy) > 0 {
		t.Errorf("the others' part: %+v", others)
	}
}

func TestTheFirstCumulativeOfAYearHasNothingToExplain(t *testing.T) {
	b := boardtest.Board()
	if m := board.Explain(nil, b, ask("metals", "2023-02", "output", board.OfMove)); m.Reason != board.NoPrevious || len(m.Steps) != 0 {
		t.Errorf("%q, %d steps", m.Reason, len(m.Steps))
	}
	if m := board.Explain(nil, b, ask("metals", "2023-02", "tax_per_mu", board.OfMove)); m.Reason != "" || m.Before.Period.String() != "2022-12" {
		t.Errorf("近12个月 of 1—2月 is compared with %s: %q", m.Before.Period, m.Reason)
	}
}

func TestARankingOfCompletionHasThePartOfTheTarget(t *testing.T) {
	f := boardtest.City()
	f.Targets = append(f.Targets, park.Target{
		ID: 9, Park: "rare-earth", Indicator: "tax", Year: 2023, Value: boardtest.Quantity("400000"), Effective: "2023-06-01",
		RecordedAt: f.Targets[0].RecordedAt.AddDate(0, 4, 0),
	})
	q := ask("rare-earth", "2023-06", "tax", board.OfCompletion)
	m := board.Explain(nil, board.New(f), q)
	if len(m.Steps) != 4 || m.Steps[2].Cause != board.ByTarget || m.Steps[2].ValueBy.Sign() >= 0 || m.Steps[1].ValueBy.Sign() <= 0 {
		t.Errorf("%s", steps(m))
	}
}

// The land of the base counts too: growth per mu has each end on its own.
func TestTheLandsPartOfAGrowthPerMuIsApart(t *testing.T) {
	m := board.Explain(nil, boardtest.Board(), ask("rare-earth", "2023-06", "tax_per_mu", board.OfGrowth))
	if m.Reason != "" || m.Steps[2].Cause != board.ByLand || m.Steps[2].ValueBy.Sign() >= 0 {
		t.Errorf("%s", steps(m))
	}
}

func TestPartsSumToTheWholeChange(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		f := anyFacts(t)
		early := f
		early.Figures = slices.DeleteFunc(slices.Clone(f.Figures), func(r park.Published) bool { return r.Upload == 3 })
		then, now := board.New(early), board.New(f)
		for range 10 {
			q := anyQuery(t)
			m := board.Explain(then, now, q)
			if m.Reason != "" {
				if len(m.Steps) != 0 || m.ByValue() != nil {
					t.Fatalf("%s: %s and steps", q.Path(), m.Reason)
				}
				continue
			}
			sum, rank := new(big.Rat), 0
			for _, s := range m.Steps {
				sum.Add(sum, s.ValueBy)
				rank += s.RankBy
				if s.RankBy != len(s.Passed)-len(s.PassedBy) {
					t.Fatalf("%s: %s moved %d places past %v, behind %v", q.Path(), s.Cause, s.RankBy, s.Passed, s.PassedBy)
				}
			}
			if sum.Cmp(new(big.Rat).Sub(m.Now.Num, m.Then.Num)) != 0 || sum.Cmp(m.ByValue()) != 0 {
				t.Fatalf("%s: parts %s, from %s to %s", q.Path(), sum, m.Then.Num, m.Now.Num)
			}
			if want := new(big.Rat).Sub(m.RankThen.Num, m.RankNow.Num); want.Cmp(big.NewRat(int64(rank), 1)) != 0 || rank != m.ByRank() {
				t.Fatalf("%s: rank parts %d, from %s to %s", q.Path(), rank, m.RankThen.Num, m.RankNow.Num)
			}
			last := m.Steps[len(m.Steps)-1]
			if last.Value.Cmp(m.Now.Num) != 0 || fmt.Sprint(last.Rank) != m.RankNow.Num.RatString() {
				t.Fatalf("%s ends at %s, rank %d", q.Path(), last.Value, last.Rank)
			}
			if move := now.Value(m.Query); move.Num != nil && m.Steps[0].RankBy == 0 && move.Num.Cmp(big.NewRat(int64(rank), 1)) != 0 {
				t.Fatalf("%s: the ranking says %s, the parts %d", q.Path(), move.Num, rank)
			}
		}
	})
}

// Where nothing was revised, that part is nothing; a period compared with its
// own like moves nobody.
func TestWithoutAChangeEveryPartIsZero(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		f := anyFacts(t)
		for _, row := range slices.Clone(f.Figures) {
			if row.Period.String() == "2022-12" { // a year exactly like the one before
				continue
			}
			if row.Period.Year == 2021 && row.Period.Month == 12 {
				row.Period = park.Period{Year: 2022, Month: 12}
				f.Figures = append(f.Figures, row)
			}
		}
		f.Figures = slices.DeleteFunc(f.Figures, func(r park.Published) bool { return r.Period.Year == 2022 && r.Period.Month < 12 })
		b := board.New(f)
		for _, code := range fewParks {
			m := board.Explain(b, b, window(ask(code, "2022-12", rapid.SampledFrom(someFlows).Draw(t, "subject"), board.OfMove), board.Year))
			if m.Reason == "" && m.Steps[0].ValueBy.Sign() != 0 || m.Reason == "" && m.Steps[0].RankBy != 0 {
				t.Fatalf("revisions of nothing: %s", steps(m))
			}
		}
	})
	same := perMu()
	for i := range same.Figures {
		if same.Figures[i].Period.Year == 2022 {
			same.Figures[i].Value = same.Figures[i-4].Value
		}
	}
	b := board.New(same)
	for _, code := range []string{"metals", "jiuyuan", "tuyou", "jinshan"} {
		m := board.Explain(b, b, window(ask(code, "2022-12", "tax_per_mu", board.OfMove), board.Year))
		if got := steps(m); got != "revisions 0 +0, own 0 +0, land 0 +0, others 0 +0" {
			t.Errorf("%s: %s", code, got)
		}
	}
}

func TestAMovementDoesNotDependOnTheOrderOfParks(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		f := anyFacts(t)
		turned := f
		cat := *f.Catalogue
		cat.Parks = rapid.Permutation(f.Catalogue.Parks).Draw(t, "parks")
		turned.Catalogue = &cat
		turned.Figures = rapid.Permutation(f.Figures).Draw(t, "figures")
		q := anyQuery(t)
		a, b := board.New(f), board.New(turned)
		if x, y := steps(board.Explain(a, a, q)), steps(board.Explain(b, b, q)); x != y {
			t.Fatalf("%s, turned %s", x, y)
		}
	})
}

func TestAParkThatCameLaterWasInNoRankingThen(t *testing.T) {
	before := perMu()
	cat := *before.Catalogue
	cat.Parks = slices.DeleteFunc(slices.Clone(cat.Parks), func(p park.Park) bool { return p.Code == "tuyou" })
	before.Catalogue = &cat
	q := window(ask("jinshan", "2022-12", "tax_per_mu", board.OfMove), board.Year)
	q.Among = "tuyou,jinshan"
	m := board.Explain(board.New(before), board.New(perMu()), q)
	if got := steps(m); got != "revisions 0 -1, own 0 +0, land 0 +0, others 0 +0" || m.Late {
		t.Errorf("%s, late %v", got, m.Late)
	}
	if m := board.Explain(board.New(facts()), board.New(perMu()), q); !m.Late || m.ByRank() != 0 {
		t.Errorf("known too late: late %v, %s", m.Late, steps(m))
	}
}
