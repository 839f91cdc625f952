package board_test

import (
	"math/big"
	"slices"
	"testing"

	"parkboard/internal/board"
	"parkboard/internal/board/boardtest"
	"parkboard/internal/catalog"
	"parkboard/internal/park"
)

// cum, base and rate are figures of one upload.
func cum(code, period, indicator, value string) park.Published {
	return boardtest.Row(1, code, period, indicator, park.Cumulative, value)
}

func base(code, period, indicator, value string) park.Published {
	return boardtest.Row(1, code, period, indicator, park.Base, value)
}

func rate(code, period, indicator, value string) park.Published {
	return boardtest.Row(1, code, period, indicator, park.Growth, value)
}

// facts are figures of the shipped city.
func facts(rows ...park.Published) board.Facts {
	return board.Facts{Catalogue: catalog.Default(), Figures: rows}
}

func ask(code, period, subject string, of board.Of) board.Query {
	return board.Query{Park: code, Period: boardtest.Period(period), Subject: subject, Of: of}
}

// said is a value as a test writes it: its exact number, its word, or — and
// the reason.
func said(v *board.Value) string {
	switch {
	case v.Num != nil:
		return v.Num.RatString()
	case v.Word != "":
		return string(v.Word)
	}
	return "—" + string(v.Missing)
}

// check compares an answer with an exact number ("12.5", "4/3"), a word, or a
// reason ("—no_base").
func check(t *testing.T, v *board.Value, want string) {
	t.Helper()
	if r, ok := new(big.Rat).SetString(want); ok {
		want = r.RatString()
	}
	if got := said(v); got != want {
		t.Errorf("%s = %s, want %s", v.Query.Path(), got, want)
	}
	if (v.Num == nil) != (v.Missing != "" || v.Word != "") {
		t.Errorf("%s: number %v, missing %q, word %q: exactly one must stand", v.Query.Path(), v.Num, v.Missing, v.Word)
	}
	if v.Unit == "" {
		t.Errorf("%s has no unit", v.Query.Path())
	}
}

func checkMarks(t *testing.T, v *board.Value, want ...board.Mark) {
	t.Helper()
	got, want := slices.Sorted(slices.Values(v.Marks)), slices.Sorted(slices.Values(want))
	if !slices.Equal(got, want) {
		t.Errorf("%s is marked %q, want %q", v.Query.Path(), got, want)
	}
}

func TestAnEmptyBoardAnswersWithReasons(t *testing.T) {
	b := board.New(facts())
	if got := b.Latest(); !got.IsZero() {
		t.Errorf("latest of nothing is %v", got)
	}
	if got := b.Missing(boardtest.Last); len(got) != 7 {
		t.Errorf("%d parks are missing, want all seven", len(got))
	}
	for _, of := range board.Ofs {
		for _, code := range []string{"rare-earth", park.CityCode} {
			for _, subject := range []string{"output", "employees", "tax_per_mu", "land_built"} {
				v := b.Value(ask(code, "2023-06", subject, of))
				if v.Num != nil && of != board.OfTarget {
					t.Errorf("%s is %s on an empty board", v.Query.Path(), v.Num)
				}
			}
		}
	}
	if got := b.Ranking(ask("", "2023-06", "output", board.OfValue), ""); len(got.Rows) != 7 {
		t.Errorf("an empty ranking has %d rows, want all seven parks", len(got.Rows))
	}
}

func TestWithoutACatalogueNothingIsKnown(t *testing.T) {
	b := board.New(board.Facts{})
	check(t, b.Value(ask("rare-earth", "2023-06", "land_industrial", board.OfValue)), "—not_reported")
	if b.Known(ask("rare-earth", "2023-06", "output", board.OfValue)) {
		t.Error("a park is known that no catalogue names")
	}
}

func TestOnlyWhatTheCatalogueNamesIsKnown(t *testing.T) {
	b := boardtest.Board()
	good := ask("rare-earth", "2023-06", "tax_per_mu", board.OfValue)
	cases := map[string]struct {
		change func(*board.Query)
		known  bool
	}{
		"a park and a ratio":              {func(*board.Query) {}, true},
		"the pooled parks":                {func(q *board.Query) { q.Park = park.CityCode }, true},
		"land":                            {func(q *board.Query) { q.Subject = "land_built" }, true},
		"a larger body that is no park":   {func(q *board.Query) { q.Park = "steel" }, false},
		"no park":                         {func(q *board.Query) { q.Park = "" }, false},
		"an unknown subject":              {func(q *board.Query) { q.Subject = "profit" }, false},
		"January":                         {func(q *board.Query) { q.Period.Month = 1 }, false},
		"an unknown question":             {func(q *board.Query) { q.Of = "score" }, false},
		"an unknown window":               {func(q *board.Query) { q.Window = "quarter" }, false},
		"an unknown basis":                {func(q *board.Query) { q.Basis = "leased" }, false},
		"among an unknown park":           {func(q *board.Query) { q.Park, q.Among = park.CityCode, "metals,steel" }, false},
		"the supplied figure of a park":   {func(q *board.Query) { q.Of = board.OfSupplied }, false},
		"the supplied figure of the city": {func(q *board.Query) { q.Of, q.Park = board.OfSupplied, park.CityCode }, true},
	}
	for name, c := range cases {
		q := good
		c.change(&q)
		if got := b.Known(q); got != c.known {
			t.Errorf("%s: known is %v, want %v", name, got, c.known)
		}
		if v := b.Value(q); v == nil || !c.known && v.Missing != board.NotReported {
			t.Errorf("%s: the answer is %v", name, v)
		}
	}
}

func TestResolveNamesTheWindowBesideTheNumber(t *testing.T) {
	b := boardtest.Board()
	cases := map[string]struct {
		q      board.Query
		window board.Window
		basis  park.Basis
		period string
	}{
		"a reported flow is cumulative":     {board.Query{Subject: "tax"}, board.YTD, "", "2023-06"},
		"a per-mu value is the last twelve": {board.Query{Subject: "tax_per_mu"}, board.TTM, park.Industrial, "2023-06"},
		"a ratio of flows too":              {board.Query{Subject: "rd_share"}, board.TTM, "", "2023-06"},
		"a stock is read at the end":        {board.Query{Subject: "employees", Window: board.TTM}, board.AtEnd, "", "2023-06"},
		"投资强度 is a stock over land":         {board.Query{Subject: "investment_intensity", Window: board.TTM}, board.AtEnd, park.Industrial, "2023-06"},
		"全年 is the 12th period":             {board.Query{Subject: "output", Window: board.Year}, board.Year, "", "2023-12"},
		"完成率 is cumulative":                 {board.Query{Subject: "output", Of: board.OfCompletion, Window: board.TTM}, board.YTD, "", "2023-06"},
		"a ranking of 完成率 too":              {board.Query{Subject: "output", Of: board.OfRank, Ranked: board.OfCompletion, Window: board.TTM}, board.YTD, "", "2023-06"},
		"a basis divides only per mu":       {board.Query{Subject: "output", Basis: park.Built}, board.YTD, "", "2023-06"},
	}
	for name, c := range cases {
		c.q.Park, c.q.Period = "metals", boardtest.Last
		got := b.Resolve(c.q)
		if got.Window != c.window || got.Basis != c.basis || got.Period.String() != c.period {
			t.Errorf("%s: %+v", name, got)
		}
		if again := b.Resolve(got); again != got {
			t.Errorf("%s: resolved again it is %+v, was %+v", name, again, got)
		}
	}
}

func TestPeriodsAreThoseOfFiguresNotOfLand(t *testing.T) {
	b := board.New(facts(
		cum("metals", "2023-05", "output", "1"), cum("metals", "2023-06", "land_industrial", "100"),
		cum(park.CityCode, "2023-07", "output", "9"), cum("equipment", "2023-02", "tax", "1"),
	))
	if got := b.Latest().String(); got != "2023-05" {
		t.Errorf("latest is %s", got)
	}
	if got := len(b.Periods()); got != 2 {
		t.Errorf("%d periods, want 2", got)
	}
	if got := b.Missing(boardtest.Period("2023-05")); len(got) != 6 || got[0].Code != "rare-earth" {
		t.Errorf("missing in May: %v", got)
	}
}

func TestTheAddressOfAReceiptIsReadBack(t *testing.T) {
	q := board.Query{
		Park: park.CityCode, Period: boardtest.Last, Subject: "tax_per_mu", Of: board.OfRank, Window: board.TTM,
		Basis: park.Built, Ranked: board.OfGrowth, Among: "metals,jinshan",
	}
	want := "/receipts/city/2023-06/tax_per_mu?among=metals%2Cjinshan&basis=built&of=rank&ranked=growth&window=ttm"
	if got := q.Path(); got != want {
		t.Errorf("path %s", got)
	}
	back, err := board.ParseQuery("city", "2023-06", "tax_per_mu", map[string][]string{
		"of": {"rank"}, "window": {"ttm"}, "basis": {"built"}, "ranked": {"growth"}, "among": {"metals,jinshan"},
	})
	if err != nil || back != q {
		t.Errorf("read back %+v, %v", back, err)
	}
	for name, query := range map[string]map[string][]string{
		"of": {"of": {"soul"}}, "ranked": {"ranked": {"soul"}}, "window": {"window": {"week"}}, "basis": {"basis": {"sea"}},
	} {
		if _, err := board.ParseQuery("city", "2023-06", "tax", query); park.KindOf(err) != park.Invalid {
			t.Errorf("a wrong %s is answered %v", name, err)
		}
	}
	if _, err := board.ParseQuery("city", "2023-01", "tax", nil); park.KindOf(err) != park.Invalid {
		t.Errorf("January is answered %v", err)
	}
}
