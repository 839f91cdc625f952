package views

import (
	"math/big"
	"slices"
	"strings"
	"testing"

	"parkboard/internal/assess"
	"parkboard/internal/board"
	"parkboard/internal/board/boardtest"
	"parkboard/internal/locale"
	"parkboard/internal/park"
	"parkboard/internal/score"
)

// scoreScheme scores the test city by every method; the caps and floors bite.
func scoreScheme(t *testing.T, b *board.Board) park.Scheme {
	t.Helper()
	one := testScheme(t).Scheme
	one.Window = park.SpanTTM
	fixed := func(code string, num, den int64) park.Benchmark {
		mean := b.Value(b.Resolve(board.Query{Park: "rare-earth", Period: boardtest.Last, Subject: code, Window: board.TTM, Basis: park.Industrial})).Num
		if mean == nil {
			t.Fatalf("no %s", code)
		}
		return park.Benchmark{Kind: park.Fixed, Value: new(big.Rat).Mul(mean, big.NewRat(num, den))}
	}
	points := func(n int64) park.Quantity { return park.Quantity(n * park.QuantityScale) }
	one.Items = []park.Item{
		{Code: "tax_per_mu", Weight: points(40), Method: park.Proportion, Cap: park.DefaultCap, Benchmark: park.Benchmark{Kind: park.Pooled}},
		{Code: "value_added_per_mu", Weight: points(30), Method: park.Proportion, Cap: 11_000, Floor: 7_000, Benchmark: fixed("value_added_per_mu", 9, 10)},
		{Code: "output", Weight: points(20), Method: park.MinMax, Floor: 2_000},
		{Code: "tax", Weight: points(10), Method: park.Proportion, Lower: true, Cap: park.DefaultCap, Benchmark: fixed("tax", 1, 1)},
	}
	one.Deductions = []park.Penalty{{Code: "safety", Name: park.Text{ZH: hostile[0], EN: hostile[1]}, Points: 2_5000}}
	return one
}

// scoredFacts are the facts of a draft on the test city.
func scoredFacts(t *testing.T, ask assess.Query) ScoreFacts {
	t.Helper()
	b := boardtest.Board()
	kept := testScheme(t)
	kept.Scheme = scoreScheme(t, b)
	state := assess.State{Board: b, Scheme: &kept.Scheme, Period: boardtest.Last, Incidents: []park.Incident{{
		ID: 4, Park: "jiuyuan", Year: 2023, Penalty: "safety", Document: "包应急〔2023〕3号", Date: "2023-05-04", Note: "</script>", Actor: "admin", RecordedAt: sentAt,
	}}}
	r, flaws := state.Result()
	if r == nil {
		t.Fatal(flaws)
	}
	one, _ := b.Catalogue().Park(ask.Park)
	return ScoreFacts{Park: one, Kept: kept, AssessmentFacts: AssessmentFacts{
		Assessment: park.Assessment{ID: 1, Year: 2023, Round: 1, Scheme: 3, Stage: park.Drafted},
		State:      state, Result: r, Ask: ask, Firmness: r.Firmness(), Names: map[string]string{"admin": "王敏"},
	}}
}

// besideFacts put a year before beside the year: the same scheme with other
// weights.
func besideFacts(t *testing.T, f ScoreFacts, trial bool) ScoreFacts {
	t.Helper()
	s := *f.State.Scheme
	s.Items = slices.Clone(s.Items)
	s.Items[0].Weight, s.Items[1].Weight = s.Items[1].Weight, s.Items[0].Weight
	was := f.State
	was.Scheme, was.Incidents = &s, nil
	r, flaws := was.Result()
	if r == nil {
		t.Fatal(flaws)
	}
	f.Beside = &ScoreSide{Ask: assess.Query{Year: 2022}, Result: r, Name: "2022"}
	f.Trial = trial
	if trial {
		f.Beside.Ask, f.Ask.Scheme, f.Ask.Against = assess.Query{Year: 2023, Scheme: 2}, 3, 2
		return f
	}
	f.Before, f.BeforeYear = r, 2022
	var err error
	if f.Moves, err = assess.Moved(was, was, f.State, f.Ask.Park); err != nil {
		t.Fatal(err)
	}
	return f
}

// scoreQuestions are all that can be asked about a park.
func scoreQuestions(f ScoreFacts, parkCode string) []assess.Query {
	base := assess.Query{Year: 2023}
	var out []assess.Query
	for _, what := range []string{assess.Total, assess.Rank, assess.Band, assess.Deductions, assess.Firmness} {
		for _, of := range []assess.Of{assess.OfItself, assess.OfToRank, assess.OfToBand, assess.OfLead, assess.OfMove, assess.OfKept} {
			out = append(out, base.On(parkCode, what, of))
		}
	}
	for _, item := range f.State.Scheme.Items {
		for _, of := range []assess.Of{assess.OfPoints, assess.OfValue, assess.OfWeight, assess.OfBenchmark, assess.OfLimits, assess.OfPercent, assess.OfToRank, assess.OfToBand, assess.OfMove} {
			out = append(out, base.On(parkCode, item.Code, of))
		}
	}
	for _, cause := range score.Causes {
		for _, what := range []string{assess.Total, assess.Rank} {
			q := base.On(parkCode, what, assess.OfMove)
			q.Cause = cause
			out = append(out, q)
		}
	}
	return out
}

func TestEveryReceiptOfAScoreIsSoundAndItsEquationsHold(t *testing.T) {
	n, closed := 0, 0
	for _, trial := range []bool{false, true} {
		for _, code := range []string{"rare-earth", "metals", "jiuyuan", "tuyou", "jinshan"} {
			first := besideFacts(t, scoredFacts(t, assess.Query{Year: 2023, Park: code}), trial)
			for _, q := range scoreQuestions(first, code) {
				f := first
				f.Ask = q
				if trial {
					f.Ask.Scheme, f.Ask.Against = 3, 2
				}
				if !KnownScore(f) {
					continue
				}
				n++
				m := NewScoreReceipt(testPage(bothLanguages[n%2], &testPeople[0]), f)
				equations := []Equation{m.Equation}
				for _, step := range m.Steps {
					equations = append(equations, step.Equation)
				}
				for _, in := range m.Inputs {
					equations = append(equations, in.Equation)
				}
				for _, e := range equations {
					e.Result.Unit = "" // points of a score are no points of a percentage
					evaluates(t, f.Ask.Path(), e)
				}
				if q.Of == assess.OfToRank && len(m.Steps) == 2 {
					closed++
				}
				if n%4 == 0 {
					sound(t, rendered(t, ScoreReceiptPage(m)))
				}
				if len(m.Head.Say.Plain()) == 0 {
					t.Errorf("%s says nothing", f.Ask.Path())
				}
			}
		}
	}
	if n < 300 || closed < 3 {
		t.Errorf("%d receipts were made, %d of them tipping points in closed form", n, closed)
	}
}

func TestTheReceiptsOfScores(t *testing.T) {
	base := assess.Query{Year: 2023}
	for name, q := range map[string]assess.Query{
		"total": base.On("jiuyuan", assess.Total, assess.OfItself), "points": base.On("metals", "tax_per_mu", assess.OfPoints),
		"tip": base.On("metals", "tax_per_mu", assess.OfToRank), "rank": base.On("jiuyuan", assess.Rank, assess.OfItself),
		"benchmark": base.On(park.CityCode, "tax_per_mu", assess.OfBenchmark),
	} {
		for _, lang := range bothLanguages {
			page := testPage(lang, &testPeople[3])
			page.Path = q.Path()
			golden(t, "score-"+name+"-"+lang, ScoreReceiptPage(NewScoreReceipt(page, scoredFacts(t, q))))
		}
	}
}

// What a tipping point prints is enough: the park is there with the amount
// printed, and not a step of the last place before it.
func TestTheAmountPrintedOfATippingPointSuffices(t *testing.T) {
	f := scoredFacts(t, assess.Query{Year: 2023, Park: "metals"})
	n := 0
	for i := range f.Result.Rows {
		row := &f.Result.Rows[i]
		if row.Rank == 0 {
			continue
		}
		for k, lever := range f.Result.Levers(row.Code) {
			tip, unit := lever.ToRank, itemUnit(f.State.Board.Catalogue(), lever.Item)
			if tip.Need == nil {
				continue
			}
			n++
			_, printed := needText(unit, tip)
			then := f.Result.Tipped(row.Code, lever.Item, new(big.Rat).Add(row.Items[k].Value, printed)).Row(row.Code)
			if then.Rank > tip.Rank {
				t.Errorf("%s, %s: with what is printed it is number %d, not %d", row.Code, lever.Item, then.Rank, tip.Rank)
			}
		}
	}
	if n == 0 {
		t.Error("nothing tips")
	}
}

func TestAReceiptOfASealSaysWhoWhenAndTheWholeChecksum(t *testing.T) {
	f := scoredFacts(t, assess.Query{Year: 2023}.On("metals", assess.Total, assess.OfItself))
	f.Assessment.Stage = park.Sealed
	f.Seal = &park.Seal{Checksum: strings.Repeat("ab", 32), Version: 7, ProposedBy: "admin", SealedBy: "admin2", SealedAt: sentAt}
	text := textOf(sound(t, rendered(t, ScoreReceiptPage(NewScoreReceipt(testPage(locale.Chinese, &testPeople[0]), f)))))
	for _, want := range []string{strings.Repeat("ab", 32), "王敏 提请", "数据版本 v7"} {
		if !strings.Contains(text, want) {
			t.Errorf("it does not say %q", want)
		}
	}
}

func TestAQuestionNobodyCanAskIsNoReceipt(t *testing.T) {
	base := assess.Query{Year: 2023}
	for _, q := range []assess.Query{
		base.On(park.CityCode, assess.Total, assess.OfItself), base.On("nowhere", assess.Total, assess.OfItself),
		base.On("metals", "wealth", assess.OfPoints), base.On("metals", assess.Total, assess.OfMove),
		{Year: 2023, Park: "metals", What: assess.Deductions, Incident: 99},
	} {
		f := scoredFacts(t, q)
		if KnownScore(f) {
			t.Errorf("%s is known", q.Path())
		}
	}
}
