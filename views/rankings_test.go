package views

import (
	"fmt"
	"net/url"
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"parkboard/internal/board"
	"parkboard/internal/board/boardtest"
	"parkboard/internal/park"
)

// rankingAsk is what a bare address of an indicator asks for.
func rankingAsk(subject string, of board.Of) RankingAsk {
	return RankingAsk{Subject: subject, Of: of, Basis: park.Industrial, Period: boardtest.Last}
}

func rankingsOf(lang string, u *park.User, b *board.Board, ask RankingAsk) Rankings {
	page := testPage(lang, u)
	page.Path = ask.Path()
	return NewRankings(page, b, ask)
}

// everyRanking are the rankings of every indicator and ratio by everything
// they can be ranked by.
func everyRanking(b *board.Board) []RankingAsk {
	var asks []RankingAsk
	for _, of := range []board.Of{board.OfValue, board.OfGrowth, board.OfCompletion} {
		for _, r := range b.Catalogue().Ratios {
			asks = append(asks, rankingAsk(r.Code, of))
		}
		for _, i := range b.Catalogue().Indicators {
			if i.Land == "" {
				asks = append(asks, rankingAsk(i.Code, of))
			}
		}
	}
	year, tier, built := rankingAsk("output", board.OfValue), rankingAsk("tax_per_mu", board.OfValue), rankingAsk("tax_per_mu", board.OfValue)
	year.Window, tier.Tier, built.Basis = board.Year, b.Catalogue().Tiers[0].Code, park.Built
	return append(asks, year, tier, built)
}

func TestTheRankings(t *testing.T) {
	for _, lang := range bothLanguages {
		golden(t, "rankings-"+lang, RankingsPage(rankingsOf(lang, &testPeople[1], boardtest.Board(), rankingAsk("tax_per_mu", board.OfValue))))
	}
}

func TestEveryRankingIsSoundAndEveryNumberADoor(t *testing.T) {
	b := boardtest.Board()
	for _, lang := range bothLanguages {
		for _, ask := range everyRanking(b) {
			t.Run(lang+" "+ask.Path(), func(t *testing.T) {
				m := rankingsOf(lang, &testPeople[0], b, ask)
				root := sound(t, rendered(t, RankingsPage(m)))
				everyNumberIsADoor(t, root)
				doorsLeadToTheirNumber(t, m.Say, b, root)
				headsFitRows(t, root)
			})
		}
	}
}

// headsFitRows fails where a row has other columns than the head.
func headsFitRows(t *testing.T, root *html.Node) {
	t.Helper()
	for _, table := range all(root, named("table")) {
		width := 0
		for _, row := range all(table, named("tr")) {
			cells := len(all(row, named("td", "th")))
			if width == 0 {
				width = cells
			}
			if cells != width {
				t.Errorf("a row of %d cells under a head of %d: %.60s", cells, width, textOf(row))
			}
		}
	}
}

func TestThePooledRowIsNeverRanked(t *testing.T) {
	b := boardtest.Board()
	for _, ask := range everyRanking(b) {
		root := parsed(t, rendered(t, RankingsPage(rankingsOf("zh-CN", &testPeople[0], b, ask))))
		totals := all(root, func(n *html.Node) bool { return n.Data == "tr" && hasClass(n, "total") })
		if len(totals) != 2 { // of the ranking, and of the table of all ratios
			t.Fatalf("%s: %d pooled rows", ask.Path(), len(totals))
		}
		for _, row := range totals {
			if n := len(all(row, func(n *html.Node) bool { return hasClass(n, "rk") || hasClass(n, "place") })); n > 0 {
				t.Errorf("%s: the pooled row has a rank", ask.Path())
			}
		}
		if row := textOf(totals[0]); strings.Contains(row, "零园区") {
			t.Errorf("%s: %s", ask.Path(), row)
		}
	}
}

func TestARankWithinATierHasAReceiptWithinThatTier(t *testing.T) {
	b := boardtest.Board()
	ask := rankingAsk("output", board.OfValue)
	ask.Tier = b.Catalogue().Tiers[1].Code
	m := rankingsOf("zh-CN", &testPeople[0], b, ask)
	if len(m.Rows) != 2 {
		t.Fatalf("%d parks in the tier", len(m.Rows))
	}
	for i, row := range m.Rows {
		q, ok := asked(t, b, row.Chip.Figure.Receipt)
		if got := b.Value(q); !ok || got.Num == nil || got.Num.RatString() != fmt.Sprint(i+1) {
			t.Errorf("%s is printed as %s; its receipt says %v", row.Park.Text, row.Chip.Figure.Text, got.Num)
		}
	}
}

func TestAMissingParkComesLastUnrankedAndSaysWhy(t *testing.T) {
	m := rankingsOf("zh-CN", &testPeople[0], boardtest.Board(), rankingAsk("tax_per_mu", board.OfValue))
	want := map[string]string{"土右新型工业园区": "无土地面积", "固阳金山工业园区": "未报送"}
	for _, row := range m.Rows[len(m.Rows)-2:] {
		if row.Chip.Figure.State != Absent || !row.Bar.Empty() && row.Why == "" {
			t.Errorf("%s is ranked %s", row.Park.Text, row.Chip.Figure.Text)
		}
		if !strings.Contains(row.Why, want[row.Park.Text]) && !strings.Contains(row.Why, "近12个月缺期") {
			t.Errorf("%s: %s", row.Park.Text, row.Why)
		}
	}
}

func TestSortingKeepsTheParksWithoutANumberLast(t *testing.T) {
	b := boardtest.Board()
	for _, sort := range RankingSorts {
		for _, down := range []bool{false, true} {
			ask := rankingAsk("tax_per_mu", board.OfValue)
			ask.Sort, ask.Down = sort, down
			w := newRankingWriter(testPage("zh-CN", nil).Say, b, ask, nil)
			rows := w.sorted()
			left := false
			for i, row := range rows {
				number := w.number(row, sort)
				if number != nil && left {
					t.Errorf("%s %v: %s stands below a park without a number", sort, down, row.Park.Code)
				}
				left = left || number == nil
				if i == 0 || number == nil {
					continue
				}
				if c := w.number(rows[i-1], sort).Cmp(number); c > 0 && !down || c < 0 && down {
					t.Errorf("%s %v: %s is out of order", sort, down, row.Park.Code)
				}
			}
		}
	}
}

func TestAColumnsHeadTurnsItsSortAround(t *testing.T) {
	b := boardtest.Board()
	ask := rankingAsk("tax_per_mu", board.OfValue)
	for i := range rankingsOf("zh-CN", &testPeople[0], b, ask).Heads {
		first := rankingsOf("zh-CN", &testPeople[0], b, ask).Heads[i]
		if first.Href == "" {
			continue
		}
		u, err := url.Parse(first.Href)
		if err != nil {
			t.Fatal(err)
		}
		to := ask
		to.Sort, to.Down = u.Query().Get("sort"), u.Query().Get("dir") == "desc"
		if to.Sort != "" && !slices.Contains(RankingSorts, to.Sort) {
			t.Errorf("%s sorts by %q, which no address may name", first.Text, to.Sort)
		}
		then := rankingsOf("zh-CN", &testPeople[0], b, to).Heads[i]
		if then.Sort == "" || then.Href == first.Href {
			t.Errorf("%s: sorted %q, and its link stays %s", then.Text, then.Sort, then.Href)
		}
	}
}

func TestANominalGrowthIsNotRankedWithRealGrowth(t *testing.T) {
	m := rankingsOf("zh-CN", &testPeople[0], boardtest.Board(), rankingAsk("value_added", board.OfGrowth))
	for _, row := range m.Rows {
		if row.Park.Text == "九原工业园区" && (row.Chip.Figure.State != Absent || !strings.Contains(row.Why, "可比价")) {
			t.Errorf("ranked %s: %q", row.Chip.Figure.Text, row.Why)
		}
	}
	if !strings.Contains(m.Foot.Plain(), "名义增速不参加增速排行") {
		t.Error(m.Foot.Plain())
	}
}

func TestAFallIsToldInWordsNotByASign(t *testing.T) {
	f := boardtest.City()
	kept := f.Figures[:0]
	for _, row := range f.Figures {
		if row.Park == "jiuyuan" { // the only park whose output fell
			kept = append(kept, row)
		}
	}
	f.Figures = kept
	lead := rankingsOf("zh-CN", &testPeople[0], board.New(f), rankingAsk("output", board.OfGrowth)).Lead.Plain()
	if !strings.Contains(lead, "同比下降") || strings.Contains(lead, "−") {
		t.Error(lead)
	}
}

func TestWindowBasisAndDateStandUnderEveryRanking(t *testing.T) {
	b := boardtest.Board()
	for _, ask := range everyRanking(b) {
		m := rankingsOf("zh-CN", &testPeople[0], b, ask)
		foot := m.Foot.Plain()
		_, ratio := b.Catalogue().Ratio(ask.Subject)
		if !strings.Contains(foot, "2023年") {
			t.Errorf("%s: no date in %q", ask.Path(), foot)
		}
		if r, _ := b.Catalogue().Ratio(ask.Subject); ratio && r.PerMu && !strings.Contains(foot, "面积：") {
			t.Errorf("%s: no basis in %q", ask.Path(), foot)
		}
	}
}

func TestTheReadersOwnParkIsMarked(t *testing.T) {
	m := rankingsOf("zh-CN", &testPeople[1], boardtest.Board(), rankingAsk("output", board.OfValue))
	for _, row := range m.Rows {
		if row.Mine != (row.Park.Text == "稀土高新区") {
			t.Errorf("%s: %v", row.Park.Text, row.Mine)
		}
	}
}

func TestARankingOfNothingSaysSo(t *testing.T) {
	ask := rankingAsk("output", board.OfValue)
	ask.Period = park.Period{}
	for _, lang := range bothLanguages {
		sound(t, rendered(t, RankingsPage(rankingsOf(lang, &testPeople[0], emptyBoard(), ask))))
		m := rankingsOf(lang, &testPeople[0], onlyTax(), rankingAsk("output", board.OfValue))
		sound(t, rendered(t, RankingsPage(m)))
		if lang == "zh-CN" && !strings.Contains(m.Lead.Plain(), "没有园区有这个数") {
			t.Error(m.Lead.Plain())
		}
	}
}

func TestHostileNamesAreTextInTheRankings(t *testing.T) {
	b := board.New(hostileFacts())
	root := sound(t, rendered(t, RankingsPage(rankingsOf("zh-CN", &testPeople[0], b, rankingAsk("tax_per_mu", board.OfValue)))))
	for _, name := range hostile {
		if !strings.Contains(textOf(root), name) {
			t.Errorf("%q is not printed as it is", name)
		}
	}
}
