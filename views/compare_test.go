package views

import (
	"strings"
	"testing"

	"parkboard/internal/board"
	"parkboard/internal/board/boardtest"
	"parkboard/internal/locale"
	"parkboard/internal/park"
)

func compareOf(lang string, b *board.Board, codes ...string) Compare {
	ask := CompareAsk{Codes: codes, Period: boardtest.Last, Chosen: len(codes) > 0}
	page := testPage(lang, &testPeople[0])
	page.Path = ask.Path()
	return NewCompare(page, b, ask)
}

func TestTheComparison(t *testing.T) {
	b := boardtest.Board()
	for _, lang := range bothLanguages {
		golden(t, "compare-"+lang, ComparePage(compareOf(lang, b, "rare-earth", "metals", "jiuyuan", "jinshan")))
	}
	golden(t, "compare-one", ComparePage(compareOf(locale.Chinese, b, "rare-earth")))
}

func TestEveryComparisonIsSoundAndEveryNumberADoor(t *testing.T) {
	boards := map[string]*board.Board{"the test city": boardtest.Board(), "only a tax": onlyTax(), "hostile names": board.New(hostileFacts())}
	for name, b := range boards {
		for _, lang := range bothLanguages {
			for _, codes := range [][]string{{"rare-earth", "jiuyuan"}, {"tuyou", "jinshan", "metals"}, {"rare-earth", "equipment", "metals", "aluminium"}} {
				t.Run(name+" "+lang+" "+strings.Join(codes, ","), func(t *testing.T) {
					m := compareOf(lang, b, codes...)
					if !m.Ready() {
						t.Fatal(m.Trouble)
					}
					root := sound(t, rendered(t, ComparePage(m)))
					everyNumberIsADoor(t, root)
					doorsLeadToTheirNumber(t, m.Say, b, root)
				})
			}
		}
	}
}

func TestOneParkOrFiveAreRefusedInWordsWithTheSameForm(t *testing.T) {
	b := boardtest.Board()
	five := []string{"rare-earth", "equipment", "metals", "aluminium", "jiuyuan"}
	for name, c := range map[string]struct {
		ask  CompareAsk
		says string
	}{
		"one":      {CompareAsk{Codes: five[:1], Chosen: true}, "现在只选了1个"},
		"none":     {CompareAsk{Chosen: true}, "现在只选了0个"},
		"five":     {CompareAsk{Codes: five, Chosen: true}, "现在选了5个"},
		"unknown":  {CompareAsk{Codes: five[:2], Unknown: []string{`"><b>`}, Chosen: true}, `没有园区 "><b>。`},
		"none yet": {CompareAsk{}, "选2至4个园区"},
	} {
		c.ask.Period = boardtest.Last
		m := NewCompare(testPage(locale.Chinese, &testPeople[0]), b, c.ask)
		root := sound(t, rendered(t, ComparePage(m)))
		if !strings.Contains(textOf(root), c.says) || len(all(all(root, named("main"))[0], named("input"))) != 7 || m.Ready() || len(m.Charts()) > 0 {
			t.Errorf("%s: %q", name, m.Trouble)
		}
		if c.ask.Wrong() == (name == "none yet") {
			t.Errorf("%s: wrong is %v", name, c.ask.Wrong())
		}
	}
}

func TestTheBestOfAComparisonIsSaidInWordsAndTheOthersSayHowFarBelow(t *testing.T) {
	b := boardtest.Board()
	m := compareOf(locale.Chinese, b, "rare-earth", "metals")
	for _, g := range m.Table.Groups {
		for _, row := range g.Rows {
			best, below := 0, 0
			for _, cell := range row.Cells {
				if cell.Best != "" {
					best++
				}
				if len(cell.Lag) > 0 {
					below++
				}
			}
			if best == 0 && below > 0 {
				t.Errorf("%s: %d below a best that is not marked", row.Name.Text, below)
			}
		}
	}
}

func TestAComparisonDrawsTheSameWindowForEveryPark(t *testing.T) {
	m := compareOf(locale.Chinese, boardtest.Board(), "rare-earth", "jinshan")
	if ids := m.Charts(); len(ids) < 3 || ids[0].ID != "compare-amount" || ids[1].ID != "compare-share" {
		t.Fatalf("charts: %d", len(ids))
	}
	seen := map[string]bool{}
	for _, c := range m.Charts() {
		if seen[c.ID] {
			t.Errorf("two charts are called %s", c.ID)
		}
		seen[c.ID] = true
	}
	if !strings.Contains(m.Hints.Missing, "固阳金山工业园区（未报送）") {
		t.Errorf("the missing park is not said: %q", m.Hints.Missing)
	}
}

func TestAComparisonBeforeAnythingIsPublishedSaysSo(t *testing.T) {
	m := NewCompare(testPage(locale.Chinese, &testPeople[0]), emptyBoard(), CompareAsk{Period: park.Period{}})
	if html := rendered(t, ComparePage(m)); !strings.Contains(html, m.Say.T("overview.empty")) {
		t.Error("the page is silent")
	}
}
