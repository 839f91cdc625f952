package assess_test

import (
	"math/big"
	"testing"

	"parkboard/internal/assess"
	"parkboard/internal/board"
	"parkboard/internal/board/boardtest"
	"parkboard/internal/park"
	"parkboard/internal/score"
)

func item(code string, weight int64, b park.Benchmark) park.Item {
	return park.Item{Code: code, Weight: park.Quantity(weight * park.QuantityScale), Method: park.Proportion, Cap: park.DefaultCap, Benchmark: b}
}

// schemeOf is three items per mu, held against the pooled mean of the year before.
func schemeOf(year int, window park.Span) *park.Scheme {
	pooled := park.Benchmark{Kind: park.Pooled}
	return &park.Scheme{
		Code: "test", Year: year, Version: 1, Name: park.Text{ZH: "试"}, Window: window, Basis: park.Industrial,
		Items:   []park.Item{item("value_added_per_mu", 40, pooled), item("tax_per_mu", 35, pooled), item("investment_intensity", 25, pooled)},
		Missing: park.Rescale, BandsBy: park.ByScore, Bands: park.DefaultBands(), TieBreak: []string{"tax", "revenue"},
		Deductions: []park.Penalty{{Code: "environment", Name: park.Text{ZH: "环保"}, Points: 2 * park.QuantityScale}},
	}
}

// fixedOf is the scheme with benchmarks that need no year before.
func fixedOf(year int, window park.Span) *park.Scheme {
	s := schemeOf(year, window)
	for k, n := range []int64{50, 8, 350} {
		s.Items[k].Benchmark = park.Benchmark{Kind: park.Fixed, Value: big.NewRat(n, 1)}
	}
	return s
}

func state(t *testing.T, b *board.Board, s *park.Scheme, incidents ...park.Incident) assess.State {
	t.Helper()
	p, ok := assess.PeriodOf(b, s)
	if !ok {
		t.Fatalf("nothing is reported for %d", s.Year)
	}
	return assess.State{Board: b, Scheme: s, Period: p, Incidents: incidents}
}

func result(t *testing.T, s assess.State) *score.Result {
	t.Helper()
	r, flaws := s.Result()
	if flaws.Stop() {
		t.Fatalf("cannot be scored: %+v", flaws)
	}
	return r
}

func TestAnItemIsScoredOnTheVeryNumberItsReceiptShows(t *testing.T) {
	b := board.New(boardtest.City())
	s := state(t, b, schemeOf(2022, park.SpanYear))
	r := result(t, s)
	for _, row := range r.Rows {
		for k, w := range row.Items {
			v := b.Value(s.Query(row.Code, r.Rules[k].Item.Code))
			if (v.Num == nil) != (w.Value == nil) || v.Num != nil && v.Num.Cmp(w.Value) != 0 || w.Missing != string(v.Missing) {
				t.Errorf("%s %s: scored on %v (%s), the board says %v (%s)", row.Code, r.Rules[k].Item.Code, w.Value, w.Missing, v.Num, v.Missing)
			}
		}
	}
	if none := r.Row("tuyou"); none.Rank != 0 || none.Reason != string(board.NoLand) {
		t.Errorf("a park without land is ranked %d for %q", none.Rank, none.Reason)
	}
}

func TestAPooledBenchmarkIsTheWholeYearBeforeWhateverWindowIsScored(t *testing.T) {
	b := board.New(boardtest.City())
	for _, window := range []park.Span{park.SpanYear, park.SpanTTM} {
		s := assess.State{Board: b, Scheme: schemeOf(2023, window), Period: boardtest.Last}
		q := s.BenchmarkQuery("tax_per_mu")
		if q.Period != (park.Period{Year: 2022, Month: 12}) || q.Window != board.Year {
			t.Errorf("%s: measured by %+v", window, q)
		}
		var tax, land big.Rat
		for _, one := range b.Catalogue().Parks {
			area := b.LandAt(one.Code, park.Industrial, "2022-12-31")
			v := b.Value(board.Query{Park: one.Code, Period: q.Period, Subject: "tax"})
			if area != nil && v.Num != nil {
				tax.Add(&tax, v.Num)
				land.Add(&land, area.Area.Rat())
			}
		}
		if want := new(big.Rat).Quo(&tax, &land); s.Benchmarks()[1].Cmp(want) != 0 {
			t.Errorf("%s: the benchmark is %v, Σ tax ÷ Σ land is %v", window, s.Benchmarks()[1], want)
		}
	}
}

func TestTheTrailingWindowIsScoredToTheNewestReportedPeriod(t *testing.T) {
	b := board.New(boardtest.City())
	if p, ok := assess.PeriodOf(b, schemeOf(2023, park.SpanTTM)); !ok || p != boardtest.Last {
		t.Errorf("近12个月 of 2023 ends with %s", p)
	}
	if _, ok := assess.PeriodOf(b, schemeOf(2023, park.SpanYear)); ok {
		t.Error("全年 of a year that runs can be scored")
	}
}

func TestOnlyIncidentsOfTheSchemesYearAndParkAreDeducted(t *testing.T) {
	b := board.New(boardtest.City())
	s := state(t, b, schemeOf(2022, park.SpanYear),
		park.Incident{ID: 1, Park: "metals", Year: 2022, Penalty: "environment"},
		park.Incident{ID: 2, Park: "metals", Year: 2021, Penalty: "environment"},
		park.Incident{ID: 3, Park: "jinshan", Year: 2022, Penalty: "environment"})
	if row := result(t, s).Row("metals"); len(row.Deducted) != 1 || row.Deducted[0].Incident.ID != 1 {
		t.Errorf("deducted %+v", row.Deducted)
	}
}

// changedLand is the city with a park's land redrawn within 2023 and a figure
// of 2022 corrected after the year was over.
func changedLand() board.Facts {
	f := boardtest.City()
	f.Land = append(f.Land, park.Land{Park: "metals", Basis: park.Industrial, Area: 50_000 * park.QuantityScale, Effective: "2023-03-01"})
	for i := range f.Figures {
		row := f.Figures[i]
		if row.Park == "metals" && row.Indicator == "tax" && row.Period == (park.Period{Year: 2022, Month: 12}) && row.Measure == park.Cumulative {
			row.ID, row.Upload, row.Value = 1<<40, 1<<40, row.Value+100_000*park.QuantityScale
			row.PublishedAt = row.PublishedAt.AddDate(0, 3, 0)
			f.Figures = append(f.Figures, row)
			break
		}
	}
	return f
}

func TestTheCausesOfAMovementSumToItExactly(t *testing.T) {
	then, now := board.New(boardtest.City()), board.New(changedLand())
	before := state(t, then, fixedOf(2022, park.SpanYear))
	known := before
	known.Board = now
	after := state(t, now, fixedOf(2023, park.SpanTTM), park.Incident{Park: "metals", Year: 2023, Penalty: "environment"})
	after.Scheme.Items[0].Weight, after.Scheme.Items[1].Weight = 30*park.QuantityScale, 45*park.QuantityScale
	rose := result(t, after)
	for _, one := range now.Catalogue().Parks {
		m, err := assess.Moved(before, known, after, one.Code)
		if err != nil {
			t.Fatal(err)
		}
		if rose.Row(one.Code).Rank == 0 { // without land, or not reported
			if m.Total != nil || m.Rank != nil {
				t.Errorf("a park without a score moved: %+v", m)
			}
			continue
		}
		for name, move := range map[string]*score.Move{"total": m.Total, "rank": m.Rank} {
			sum := new(big.Rat)
			for _, part := range move.Parts {
				sum.Add(sum, part.Points)
			}
			if sum.Cmp(move.Change()) != 0 {
				t.Errorf("%s %s: the parts sum to %v, the change is %v", one.Code, name, sum, move.Change())
			}
		}
		if m.Total.After.Cmp(rose.Row(one.Code).Total) != 0 {
			t.Errorf("%s: the last state is %v, the score is %v", one.Code, m.Total.After, rose.Row(one.Code).Total)
		}
	}
	m, err := assess.Moved(before, known, after, "metals")
	if err != nil {
		t.Fatal(err)
	}
	signs := map[score.Cause]int{score.ByRevisions: 1, score.ByLand: -1, score.ByOthers: 0}
	for _, part := range m.Total.Parts {
		if want, ok := signs[part.Cause]; ok && part.Points.Sign() != want {
			t.Errorf("%s of metals is %v", part.Cause, part.Points.FloatString(4))
		}
	}
}

func TestNothingMovesBetweenAStateAndItself(t *testing.T) {
	b := board.New(boardtest.City())
	s := state(t, b, schemeOf(2022, park.SpanYear))
	m, err := assess.Moved(s, s, s, "jiuyuan")
	if err != nil {
		t.Fatal(err)
	}
	for _, part := range append(m.Total.Parts, m.Rank.Parts...) {
		if part.Points.Sign() != 0 {
			t.Errorf("%s moved by %v", part.Cause, part.Points)
		}
	}
}
