package views

import (
	"math/big"
	"slices"
	"strings"
	"testing"
	"time"

	"golang.org/x/net/html"
	"pgregory.net/rapid"

	"parkboard/internal/board"
	"parkboard/internal/board/boardtest"
	"parkboard/internal/locale"
	"parkboard/internal/park"
)

// fallFacts is the test city in which jiuyuan falls behind jinshan in tax per
// mu in its last period, on redrawn land, and its number of the period before
// was corrected since.
func fallFacts() board.Facts {
	f := boardtest.City()
	last := f.Figures[len(f.Figures)-1]
	put := func(code, period string, value string) {
		row := boardtest.Row(40, code, period, "tax", park.Cumulative, value)
		row.ID, row.Upload, row.PublishedAt, row.Unit = last.ID+1, 40, last.PublishedAt.Add(time.Hour), "万元"
		last.ID = row.ID
		f.Figures = append(f.Figures, row)
	}
	put("jiuyuan", "2023-05", "48000")
	put("jinshan", "2023-06", "78000")
	f.Land = append(slices.Clone(f.Land), park.Land{
		ID: 90, Park: "jiuyuan", Basis: park.Industrial, Area: boardtest.Quantity("27900"), Effective: "2023-06-01",
		Document: "示例〔2023〕18号", RecordedAt: last.PublishedAt, Actor: "admin",
	})
	return f
}

// movementOf is the page of a movement over the facts as known now; then is
// the board without the last upload.
func movementOf(lang string, f board.Facts, q board.Query) Movement {
	early := f
	early.Figures = slices.DeleteFunc(slices.Clone(f.Figures), func(r park.Published) bool { return r.Upload == 40 })
	now := board.New(f)
	page := testPage(lang, &testPeople[0])
	page.Path = q.MovementPath()
	facts := MovementFacts{Movement: board.Explain(board.New(early), now, q), First: time.Date(2023, 7, 18, 2, 0, 0, 0, time.UTC)}
	if facts.Movement.Revised() {
		facts.Then = receiptFacts(now, facts.Movement.Then.Query)
		facts.Then.Value = facts.Movement.Then
	}
	return NewMovement(page, now, facts)
}

func jiuyuanFell() board.Query {
	return board.Query{Park: "jiuyuan", Period: boardtest.Last, Subject: "tax_per_mu", Of: board.OfMove}
}

func TestTheMovementPage(t *testing.T) {
	for _, lang := range bothLanguages {
		golden(t, "movement-"+lang, MovementPage(movementOf(lang, fallFacts(), jiuyuanFell())))
	}
}

func TestAMovementIsToldInASentenceThatCanBeReadAloud(t *testing.T) {
	m := movementOf(locale.Chinese, fallFacts(), jiuyuanFell())
	says := m.Lead.Plain()
	for _, part := range []string{"由第", "位降至第", "上期数修订", "自身", "面积变动使其下降", "降 1 位（被固阳金山工业园区超过）"} {
		if !strings.Contains(says, part) {
			t.Errorf("%q is not in %q", part, says)
		}
	}
}

// opensOnPage are links to a receipt, or to where the page itself says how.
func opensOnPage(n *html.Node) bool {
	return opensReceipt(n) || n.Data == "a" && strings.HasPrefix(attr(n, "href"), "#")
}

func TestEveryMovementIsSoundAndItsNumbersAreDoors(t *testing.T) {
	for name, f := range map[string]board.Facts{"fall": fallFacts(), "city": boardtest.City(), "hostile": hostileFacts()} {
		b := board.New(f)
		for _, of := range []board.Of{board.OfValue, board.OfGrowth, board.OfCompletion} {
			for _, subject := range []string{"tax_per_mu", "output", "employees", "labour_productivity", "rd_share", "investment_intensity"} {
				for _, one := range b.Catalogue().Parks {
					q := board.Query{Park: one.Code, Period: boardtest.Last, Subject: subject, Of: board.OfMove, Ranked: of}
					m := movementOf("en", f, q)
					root := sound(t, rendered(t, MovementPage(m)))
					headsFitRows(t, root)
					doorsLeadToTheirNumber(t, m.Say, b, root)
					each(root, func(n *html.Node) {
						apart := named("svg", "thead", "caption", "h1", "title", "script", "footer")
						if n.Type == html.TextNode && measured.MatchString(n.Data) && !inside(n, apart) && !inside(n, opensOnPage) && !inside(n, hasEquation) {
							t.Errorf("%s %s: %q has no receipt", name, q.MovementPath(), n.Data)
						}
					})
				}
			}
		}
	}
}

// hasEquation is a receipt's equation and its inputs, which are the receipt.
func hasEquation(n *html.Node) bool { return hasClass(n, "eq-row") || hasClass(n, "input") }

// printedParts reads the numbers of the table of parts: the ends and the
// changes, without words.
func printedParts(t *testing.T, m Movement) (then, now *big.Rat, sum *big.Rat) {
	t.Helper()
	read := func(text string, d Direction) *big.Rat {
		r, ok := new(big.Rat).SetString(strings.NewReplacer("−", "-", ",", "", "%", "").Replace(text))
		if !ok {
			t.Fatalf("%q is no number", text)
		}
		if d == Down {
			r.Neg(r)
		}
		return r
	}
	sum = new(big.Rat)
	for _, row := range m.Rows[1 : len(m.Rows)-1] {
		for _, piece := range row.By.Say {
			if piece.Figure.Text != "" {
				sum.Add(sum, read(piece.Figure.Text, row.By.Direction))
			}
		}
	}
	return read(m.Rows[0].Value.Text, Flat), read(m.Rows[len(m.Rows)-1].Value.Text, Flat), sum
}

func TestPrintedPartsAddUpToThePrintedEnds(t *testing.T) {
	f := fallFacts()
	b := board.New(f)
	checked := 0
	for _, of := range []board.Of{board.OfValue, board.OfGrowth, board.OfCompletion} {
		for _, subject := range []string{"tax_per_mu", "output", "employees", "tax", "labour_productivity"} {
			for _, one := range b.Catalogue().Parks {
				m := movementOf(locale.Chinese, f, board.Query{Park: one.Code, Period: boardtest.Last, Subject: subject, Of: board.OfMove, Ranked: of})
				if m.None != "" {
					continue
				}
				checked++
				then, now, sum := printedParts(t, m)
				if sum.Add(sum, then).Cmp(now) != 0 {
					t.Errorf("%s: from %s to %s, the parts end at %s", m.Title, then.FloatString(4), now.FloatString(4), sum.FloatString(4))
				}
			}
		}
	}
	if checked < 40 {
		t.Errorf("only %d movements were checked", checked)
	}
}

// Rounded one by one, 0.3335 three times prints 1.002 beside 1.001 (1.0005).
func TestPartsAreRoundedByLargestRemainder(t *testing.T) {
	part := func(text string) *big.Rat { r, _ := new(big.Rat).SetString(text); return r }
	got := apportion([]*big.Rat{part("0.3335"), part("0.3335"), part("0.3335"), part("0")}, big.NewInt(1001), 3)
	for i, want := range []int64{334, 334, 333, 0} {
		if got[i].Int64() != want {
			t.Errorf("part %d is %d, want %d", i, got[i], want)
		}
	}
	rapid.Check(t, func(t *rapid.T) {
		start := big.NewRat(rapid.Int64Range(-90_000, 90_000).Draw(t, "start"), 7)
		var parts []*big.Rat
		end := new(big.Rat).Set(start)
		for range rapid.IntRange(1, 5).Draw(t, "parts") {
			one := big.NewRat(rapid.Int64Range(-900, 900).Draw(t, "part"), rapid.Int64Range(1, 13).Draw(t, "of"))
			parts = append(parts, one)
			end.Add(end, one)
		}
		w := newPartsWriter(locale.For(locale.Chinese), "万元/亩", board.OfValue, start, parts)
		if got, want := w.level(w.after(len(parts))).Text, number(end, 3, false); got != want {
			t.Fatalf("the parts end at %s, the number is %s", got, want)
		}
		for i, one := range parts {
			apart := new(big.Rat).Sub(one, w.parts[i])
			if apart.Abs(apart).Cmp(big.NewRat(2, 1000)) > 0 || one.Sign() == 0 && w.parts[i].Sign() != 0 {
				t.Fatalf("%s is printed %s", one, w.parts[i])
			}
		}
	})
}

func TestWhereNothingCanBeExplainedThePageSaysWhy(t *testing.T) {
	for want, q := range map[string]board.Query{
		"首期，不比": {Park: "metals", Period: boardtest.Period("2023-02"), Subject: "output", Of: board.OfMove},
		"不参加排位": {Park: "tuyou", Period: boardtest.Last, Subject: "tax_per_mu", Of: board.OfMove},
	} {
		m := movementOf(locale.Chinese, boardtest.City(), q)
		sound(t, rendered(t, MovementPage(m)))
		if !strings.Contains(m.None, want) || len(m.Rows) > 0 {
			t.Errorf("%s: %q", q.MovementPath(), m.None)
		}
	}
}

func TestTheWayUpIsToldAsANumberAndAsTheTaxNeeded(t *testing.T) {
	p, b := locale.For(locale.Chinese), boardtest.Board()
	for _, row := range b.Ranking(board.Query{Period: boardtest.Last, Subject: "tax_per_mu"}, "").Rows {
		says := riseSentence(p, b, row.Move.Query).Plain()
		switch {
		case row.Rank == 1 && !strings.Contains(says, "已居首位"), row.Rank == 0 && !strings.Contains(says, "不参加排位"):
			t.Errorf("rank %d: %s", row.Rank, says)
		case row.Rank > 1 && (!strings.Contains(says, "即升至第") || !strings.Contains(says, "即税收再增")):
			t.Errorf("rank %d: %s", row.Rank, says)
		}
	}
}

// What is printed is at least what is needed.
func TestTheAmountNeededToRiseIsRoundedUp(t *testing.T) {
	p, b := locale.For(locale.Chinese), boardtest.Board()
	for _, row := range b.Ranking(board.Query{Period: boardtest.Last, Subject: "tax_per_mu"}, "").Rows {
		next := tippingOf(b, row.Move.Query, board.OfToNext)
		if next.Num == nil {
			continue
		}
		printed, ok := new(big.Rat).SetString(NewFigure(p, next, InTable).Text)
		if !ok || printed.Cmp(next.Num) < 0 {
			t.Errorf("%s needs %s and prints %s", row.Park.Code, next.Num.FloatString(5), NewFigure(p, next, InTable).Text)
		}
	}
}

func TestAMovementInARankingOpensThePageThatSaysWhy(t *testing.T) {
	m := rankingsOf(locale.Chinese, &testPeople[0], boardtest.Board(), rankingAsk("tax_per_mu", board.OfValue))
	for _, row := range m.Rows {
		for _, piece := range row.Move.Say {
			if piece.Figure.State != Absent && piece.Figure.Text != "" && !strings.HasPrefix(piece.Figure.Receipt, "/movements/") {
				t.Errorf("%s: %s opens %s", row.Park.Text, piece.Figure.Text, piece.Figure.Receipt)
			}
		}
	}
}
