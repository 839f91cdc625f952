package board_test

import (
	"math/big"
	"slices"
	"sync"
	"testing"

	"parkboard/internal/board"
	"parkboard/internal/board/boardtest"
	"parkboard/internal/catalog"
	"parkboard/internal/park"

	"pgregory.net/rapid"
)

var (
	someParks    = []string{"rare-earth", "equipment", "metals", "aluminium", "jiuyuan", "tuyou", "jinshan"}
	somePeriods  = append(append(park.YearPeriods(2021), park.YearPeriods(2022)...), park.YearPeriods(2023)...)
	someFlows    = []string{"output", "value_added", "tax", "revenue", "rd", "new_enterprises"}
	someStocks   = []string{"invested", "employees"}
	fewParks     = []string{"rare-earth", "metals", "tuyou", "jinshan"}
	fewPeriods   = slices.DeleteFunc(slices.Clone(somePeriods), func(p park.Period) bool { return p.Month > 3 && p.Month != 6 && p.Month != 12 })
	someSubjects = append(append([]string{
		"tax_per_mu", "value_added_per_mu", "investment_intensity", "labour_productivity", "rd_share", "land_industrial",
	}, someFlows...), someStocks...)
)

// anyFacts draws a city with gaps, corrections, losses, ties and land that
// changes by ledger and by workbook.
func anyFacts(t *rapid.T) board.Facts {
	gap := rapid.IntRange(0, 3)
	amount := rapid.Int64Range(-2, 40)
	f := board.Facts{Catalogue: catalog.Default()}
	put := func(code string, p park.Period, indicator string, m park.Measure, v int64) {
		upload := rapid.Int64Range(1, 3).Draw(t, "upload")
		row := boardtest.Row(upload, code, p.String(), indicator, m, "0")
		row.Value = park.Quantity(v * 250_000 * park.QuantityScale / 3)
		row.ID += int64(len(f.Figures))
		f.Figures = append(f.Figures, row)
	}
	for _, p := range fewPeriods {
		for _, code := range append(fewParks, park.CityCode) {
			if gap.Draw(t, "gap") == 0 {
				continue
			}
			indicator := rapid.SampledFrom(append(someFlows, someStocks...)).Draw(t, "indicator")
			for _, ind := range []string{"output", "tax", "value_added", indicator} {
				put(code, p, ind, park.Cumulative, amount.Draw(t, "cumulative")*int64(p.Month))
			}
			for _, m := range []park.Measure{park.Month, park.Base, park.Growth, park.Cumulative} {
				if gap.Draw(t, "measure") == 0 {
					put(code, p, rapid.SampledFrom(someFlows).Draw(t, "of"), m, amount.Draw(t, "value"))
				}
			}
			if gap.Draw(t, "area") == 0 {
				put(code, p, "land_industrial", park.Cumulative, 1+amount.Draw(t, "mu")*amount.Draw(t, "mu"))
			}
		}
	}
	for i, code := range fewParks[:3] {
		p := rapid.SampledFrom(fewPeriods).Draw(t, "effective")
		f.Land = append(f.Land, boardtest.Area(i, code, p.Start(), "90", "a"))
		f.Targets = append(f.Targets, park.Target{Park: code, Indicator: "tax", Year: 2023, Value: boardtest.Quantity("500000"), Effective: p.Start()})
	}
	return f
}

func anyQuery(t *rapid.T) board.Query {
	return board.Query{
		Park:    rapid.SampledFrom(append([]string{park.CityCode, "jiuyuan"}, fewParks...)).Draw(t, "park"),
		Period:  rapid.SampledFrom(fewPeriods).Draw(t, "period"),
		Subject: rapid.SampledFrom(someSubjects).Draw(t, "subject"),
		Of:      rapid.SampledFrom(board.Ofs).Draw(t, "question"),
		Window:  rapid.SampledFrom(board.Windows).Draw(t, "window"),
		Ranked:  rapid.SampledFrom([]board.Of{board.OfValue, board.OfGrowth, board.OfCompletion}).Draw(t, "ranked"),
		Among:   rapid.SampledFrom([]string{"", "metals,jinshan,tuyou"}).Draw(t, "among"),
	}
}

// sound checks what holds for every value: exactly one of number, word and
// reason; a number that its working gives again; a unit; ends that are leaves.
func sound(t interface{ Fatalf(string, ...any) }, b *board.Board, v *board.Value) {
	if (v.Num == nil) != (v.Missing != "" || v.Word != "") || v.Missing != "" && v.Word != "" {
		t.Fatalf("%s: number %v, missing %q, word %q", v.Query.Path(), v.Num, v.Missing, v.Word)
	}
	if v.Num == nil && v.Word == "" && len(v.Marks) > 0 {
		t.Fatalf("%s is absent and marked %v", v.Query.Path(), v.Marks)
	}
	if v.Unit == "" || b.Resolve(v.Query) != v.Query {
		t.Fatalf("%s: unit %q, resolves to %s", v.Query.Path(), v.Unit, b.Resolve(v.Query).Path())
	}
	if again := board.Recompute(v); (again == nil) != (v.Num == nil) || again != nil && again.Cmp(v.Num) != 0 {
		t.Fatalf("%s is %v, from its working %v", v.Query.Path(), v.Num, again)
	}
	for _, term := range v.Terms {
		set := 0
		for _, is := range []bool{
			term.Value != nil, term.Figure != nil, term.Land != nil, term.Tier != nil, term.Target != nil, term.Number != nil,
		} {
			if is {
				set++
			}
		}
		if set != 1 || term.Role == "" {
			t.Fatalf("%s: a term holds %d things: %+v", v.Query.Path(), set, term)
		}
		if term.Value == nil {
			continue
		}
		if answer := b.Value(term.Value.Query); said(answer) != said(term.Value) {
			t.Fatalf("%s: its term %s is not the answer to %s: %s", v.Query.Path(), said(term.Value), term.Value.Query.Path(), said(answer))
		}
	}
}

func TestEveryNumberIsWhatItsWorkingGives(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		b := board.New(anyFacts(t))
		for range 40 {
			sound(t, b, b.Value(anyQuery(t)))
		}
	})
}

func TestEveryNumberOfTheSampleCityIsWhatItsWorkingGives(t *testing.T) {
	b := boardtest.Board()
	numbers := 0
	for _, of := range board.Ofs {
		for _, subject := range someSubjects {
			for _, code := range append(someParks, park.CityCode) {
				for _, p := range []string{"2021-12", "2022-09", "2023-02", "2023-05", "2023-06"} {
					v := b.Value(ask(code, p, subject, of))
					sound(t, b, v)
					if v.Num != nil {
						numbers++
					}
				}
			}
		}
	}
	if numbers < 1000 {
		t.Errorf("only %d numbers were checked", numbers)
	}
}

// newest is the current cumulative, found the plain way.
func newest(f board.Facts, code string, p park.Period, indicator string) *big.Rat {
	var best *park.Published
	for i := range f.Figures {
		r := &f.Figures[i]
		if r.Park != code || r.Period != p || r.Indicator != indicator || r.Measure != park.Cumulative {
			continue
		}
		if best == nil || r.PublishedAt.After(best.PublishedAt) || r.PublishedAt.Equal(best.PublishedAt) && r.ID > best.ID {
			best = r
		}
	}
	if best == nil {
		return nil
	}
	return best.Value.Rat()
}

func TestSumsAgreeWithThePlainWay(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		f := anyFacts(t)
		b := board.New(f)
		p := rapid.SampledFrom(fewPeriods[4:]).Draw(t, "period")
		total, any := new(big.Rat), false
		for _, code := range someParks {
			now, ago, year := newest(f, code, p, "tax"), newest(f, code, p.YearAgo(), "tax"), newest(f, code, p.YearAgo().YearEnd(), "tax")
			if now != nil {
				total.Add(total, now)
				any = true
			}
			var ttm *big.Rat
			switch {
			case p.Month == 12:
				ttm = now
			case now != nil && ago != nil && year != nil:
				ttm = new(big.Rat).Sub(new(big.Rat).Add(now, year), ago)
			}
			same(t, code+" ttm", b.Value(board.Query{Park: code, Period: p, Subject: "tax", Window: board.TTM}).Num, ttm)
			var perMu *big.Rat
			if land := b.LandAt(code, park.Industrial, p.End()); ttm != nil && land != nil && land.Area != 0 {
				perMu = new(big.Rat).Quo(ttm, land.Area.Rat())
			}
			same(t, code+" per mu", b.Value(board.Query{Park: code, Period: p, Subject: "tax_per_mu"}).Num, perMu)
		}
		if !any {
			total = nil
		}
		same(t, "total", b.Value(board.Query{Park: park.CityCode, Period: p, Subject: "tax"}).Num, total)
	})
}

func same(t *rapid.T, what string, got, want *big.Rat) {
	if (got == nil) != (want == nil) || got != nil && got.Cmp(want) != 0 {
		t.Fatalf("%s is %v, want %v", what, got, want)
	}
}

func TestRanksDoNotDependOnTheOrderOfParksOrFigures(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		f := anyFacts(t)
		turned := f
		cat := *f.Catalogue
		cat.Parks = rapid.Permutation(f.Catalogue.Parks).Draw(t, "parks")
		turned.Catalogue = &cat
		turned.Figures = rapid.Permutation(f.Figures).Draw(t, "figures")
		turned.Land = rapid.Permutation(f.Land).Draw(t, "land")
		q := anyQuery(t)
		a, b := board.New(f).Ranking(q, ""), board.New(turned).Ranking(q, "")
		for _, row := range a.Rows {
			i := slices.IndexFunc(b.Rows, func(r board.Row) bool { return r.Park.Code == row.Park.Code })
			if other := b.Rows[i]; other.Rank != row.Rank || other.Tied != row.Tied || said(other.Value) != said(row.Value) || said(other.Move) != said(row.Move) {
				t.Fatalf("%s: %d %s %s, turned %d %s %s", row.Park.Code, row.Rank, said(row.Value), said(row.Move), other.Rank, said(other.Value), said(other.Move))
			}
		}
		if said(a.Pooled) != said(b.Pooled) {
			t.Fatalf("pooled %s, turned %s", said(a.Pooled), said(b.Pooled))
		}
	})
}

func TestAWithdrawnUploadLeavesNoTrace(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		before := anyFacts(t)
		after := before
		after.Figures = nil
		for _, row := range before.Figures { // published between the others, then withdrawn
			after.Figures = append(after.Figures, row)
			row.Upload, row.Value = 99, row.Value+1
			row.PublishedAt = boardtest.First.AddDate(1, 0, 0)
			after.Figures = append(after.Figures, row)
		}
		published := board.New(after)
		after.Figures = slices.DeleteFunc(slices.Clone(after.Figures), func(r park.Published) bool { return r.Upload == 99 })
		was, is := board.New(before), board.New(after)
		for range 20 {
			q := anyQuery(t)
			published.Value(q)
			if said(was.Value(q)) != said(is.Value(q)) {
				t.Fatalf("%s was %s, is %s", q.Path(), said(was.Value(q)), said(is.Value(q)))
			}
		}
	})
}

func TestWhatIsRememberedIsWhatAFreshBoardAnswers(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		f := anyFacts(t)
		asked := board.New(f)
		for range 30 {
			q := anyQuery(t)
			first := asked.Value(q)
			text := said(first)
			if fresh := said(board.New(f).Value(q)); fresh != text {
				t.Fatalf("%s is %s, fresh %s", q.Path(), text, fresh)
			}
			if asked.Value(q) != first {
				t.Fatalf("%s has two answers", q.Path())
			}
		}
	})
}

func TestManyReadersAtOnceSeeOneAnswer(t *testing.T) {
	b := boardtest.Board()
	want := places(boardtest.Board().Ranking(ask("", "2023-06", "tax_per_mu", board.OfValue), ""))
	answers := make([]*board.Value, 8)
	var wg sync.WaitGroup
	for i := range answers {
		wg.Go(func() {
			if got := places(b.Ranking(ask("", "2023-06", "tax_per_mu", board.OfValue), "")); got != want {
				t.Errorf("reader %d: %s", i, got)
			}
			answers[i] = b.Value(ask(park.CityCode, "2023-06", "output", board.OfForecast))
		})
	}
	wg.Wait()
	for _, v := range answers {
		if v != answers[0] {
			t.Error("readers hold different answers to one query")
		}
	}
}
