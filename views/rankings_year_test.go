package views

import (
	"math/big"
	"testing"

	"parkboard/internal/board"
	"parkboard/internal/board/boardtest"
)

func TestTheRanksOverTheYearAreThoseOfTheirReceipts(t *testing.T) {
	b := boardtest.Board()
	for _, ask := range everyRanking(b) {
		m := rankingsOf("zh-CN", &testPeople[0], b, ask)
		if m.Year == nil {
			continue
		}
		if n := len(m.Year.Heads); n > rankingSteps || n < 2 {
			t.Errorf("%s: %d periods", ask.Path(), n)
		}
		for _, row := range m.Year.Rows {
			if len(row.Chips) != len(m.Year.Heads) {
				t.Errorf("%s %s: %d ranks under %d heads", ask.Path(), row.Park.Text, len(row.Chips), len(m.Year.Heads))
			}
			for _, chip := range row.Chips {
				q, ok := asked(t, b, chip.Figure.Receipt)
				v := b.Value(q)
				switch {
				case !ok || q.Of != board.OfRank:
					t.Errorf("%s: the receipt of a rank is %s", ask.Path(), chip.Figure.Receipt)
				case chip.Figure.State == Absent && (v.Num != nil || chip.Figure.Note == ""):
					t.Errorf("%s %s: no rank, its receipt says %v (%q)", ask.Path(), q.Period, v.Num, chip.Figure.Note)
				case chip.Figure.State == Known && (v.Num == nil || v.Num.RatString() != chip.Figure.Text):
					t.Errorf("%s %s: ranked %s, its receipt says %v", ask.Path(), q.Period, chip.Figure.Text, v.Num)
				}
			}
		}
	}
}

func TestTheChartOfRanksHasNoJanuaryAndARuleBetweenYears(t *testing.T) {
	ask := rankingAsk("output", board.OfValue)
	w := newRankingWriter(testPage("zh-CN", nil).Say, boardtest.Board(), ask, nil)
	steps := w.steps()
	if len(steps) != rankingSteps || steps[len(steps)-1] != boardtest.Last {
		t.Fatalf("steps %v", steps)
	}
	for i, period := range steps {
		if period.Month == 1 || i > 0 && period != steps[i-1].Next() {
			t.Errorf("step %d is %s", i, period)
		}
	}
}

func TestACellOfAllRatiosSaysItsSideOfThePooledMeanInAWordToo(t *testing.T) {
	m := rankingsOf("zh-CN", &testPeople[0], boardtest.Board(), rankingAsk("tax_per_mu", board.OfValue))
	for _, row := range m.Heat.Rows {
		for i, cell := range row.Cells {
			if (cell.Side == "") != (cell.Word == "") || (cell.Side == "") != (cell.Shade == "") {
				t.Errorf("%s %s: %q, %q, %q", row.Park.Text, m.Heat.Heads[i].Ratio.Text, cell.Side, cell.Word, cell.Shade)
			}
			if cell.Value.State == Absent && (cell.Rank.Text != "" || cell.Side != "") {
				t.Errorf("%s: a missing number has rank %q, side %q", row.Park.Text, cell.Rank.Text, cell.Side)
			}
		}
	}
}

func TestTheShadeGoesByTheExactShareOfThePooledMean(t *testing.T) {
	w := &rankingWriter{p: testPage("zh-CN", nil).Say}
	value := func(text string) *board.Value {
		r, _ := new(big.Rat).SetString(text)
		return &board.Value{Num: r}
	}
	for text, want := range map[string]string{
		"100": "＝h3", "104.9999": "▲h3", "105": "▲h4", "124.9999": "▲h4", "125": "▲h5", "95": "▼h2", "95.0001": "▼h3", "75": "▼h1", "-3": "▼h1",
	} {
		side, _, shade := w.against(value(text), value("100"))
		if side+shade != want {
			t.Errorf("%s against 100 is %s%s, want %s", text, side, shade, want)
		}
	}
	if side, word, shade := w.against(value("1"), value("-1")); side+word+shade != "" {
		t.Errorf("against a mean below zero: %s%s%s", side, word, shade)
	}
}
