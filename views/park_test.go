package views

import (
	"strings"
	"testing"
	"time"

	"parkboard/internal/board"
	"parkboard/internal/board/boardtest"
	"parkboard/internal/locale"
	"parkboard/internal/park"
)

var parkPeople = map[string]string{"clerk": "韩雪", "admin": "王敏"}

// parkFacts is what the page of a park of the test city is made from.
func parkFacts(b *board.Board, code string, period park.Period) ParkFacts {
	one, _ := b.Catalogue().Park(code)
	sent := time.Date(2023, 7, 18, 7, 12, 0, 0, time.UTC)
	step := func(state park.State, actor string, hours int) park.Step {
		return park.Step{State: state, Actor: actor, At: sent.Add(time.Duration(hours) * time.Hour)}
	}
	return ParkFacts{
		Park: one, Period: period, Today: "2023-07-21",
		Uploads: UploadsFacts{
			Catalogue: b.Catalogue(), Year: 2023, Today: "2023-07-21", Names: parkPeople,
			OfYear: []park.Upload{
				{
					ID: 38, FileName: "园区月报.xlsx", SentBy: "clerk", SentAt: sent, State: park.PublishedState,
					Steps: []park.Step{step(park.Checked, "clerk", 0), step(park.Submitted, "clerk", 1), step(park.PublishedState, "admin", 18)},
					Parks: []string{"rare-earth", "equipment"}, Periods: []park.Period{boardtest.Last},
				},
				{
					ID: 39, FileName: "九原.xlsx", SentBy: "clerk", SentAt: sent, State: park.Checked,
					Steps: []park.Step{step(park.Checked, "clerk", 0)},
					Parks: []string{"jiuyuan"}, Periods: []park.Period{boardtest.Last},
				},
			},
		},
		Notes: []park.Note{
			{ID: 1, Park: "rare-earth", Text: "一区多园：希望园区产值计入本园区", Effective: "2023-01-01", Document: "示例〔2022〕9号", Actor: "admin"},
			{ID: 2, Park: "jiuyuan", Text: "别的园区的说明", Effective: "2023-01-01", Actor: "admin"},
		},
	}
}

func parkPage(t *testing.T, lang string, u *park.User, b *board.Board, f ParkFacts) string {
	t.Helper()
	page := testPage(lang, u)
	page.Path = parkPath(f.Park.Code, f.Period)
	html := rendered(t, ParkPage(NewPark(page, b, f)))
	for _, forbidden := range []string{"style=", "NaN", "[park.", "[missing.", "{0}"} {
		if strings.Contains(html, forbidden) {
			t.Errorf("%s in %s: the page holds %q", f.Park.Code, lang, forbidden)
		}
	}
	return html
}

func TestTheParkPage(t *testing.T) {
	b := boardtest.Board()
	for _, lang := range []string{locale.Chinese, locale.English} {
		page := testPage(lang, &testPeople[0])
		page.Path = "/parks/rare-earth?period=2023-06"
		golden(t, "park-"+lang, ParkPage(NewPark(page, b, parkFacts(b, "rare-earth", boardtest.Last))))
	}
}

func TestTheParkPageBeforeAnythingIsPublished(t *testing.T) {
	b := board.New(board.Facts{Catalogue: boardtest.Board().Catalogue()})
	f := parkFacts(b, "rare-earth", park.Period{})
	f.Uploads.OfYear, f.Notes = nil, nil
	page := testPage(locale.Chinese, &testPeople[0])
	page.Path = "/parks/rare-earth"
	golden(t, "park-empty", ParkPage(NewPark(page, b, f)))
}

// bareCity has a park that the plan gives no tier, with two figures, no land and
// no history.
func bareCity(name string) *board.Board {
	cat := *boardtest.Board().Catalogue()
	cat.Parks = []park.Park{{
		Code: "new", Name: park.Text{ZH: name, EN: name}, Full: park.Text{ZH: name + name, EN: name}, Short: park.Text{ZH: name, EN: name},
	}, cat.Parks[0]}
	return board.New(board.Facts{Catalogue: &cat, Figures: []park.Published{
		boardtest.Row(1, "new", "2023-06", "output", park.Cumulative, "0"),
		boardtest.Row(1, "new", "2023-06", "invested", park.Cumulative, "5"),
		boardtest.Row(1, "rare-earth", "2023-06", "tax", park.Cumulative, "1"),
	}})
}

func TestAParkWithNoTierNoLandAndNoHistoryStandsAndSaysWhatIsMissing(t *testing.T) {
	b := bareCity("新园区")
	html := parkPage(t, locale.Chinese, &testPeople[0], b, parkFacts(b, "new", boardtest.Last))
	for _, says := range []string{
		"计划没有给本园区定档", "完成率不计（无目标）", "同比无数（无同期数）", "没有登记工业用地面积", "还没有登记任何口径的面积",
		"近11期都没有数：无土地面积", "2022年没有1—6月的数据", "这一年还没有含本园区的报送", "没有登记的说明", "0</a>",
	} {
		if !strings.Contains(html, says) {
			t.Errorf("the page does not say %q", says)
		}
	}
	if strings.Contains(html, "0亿元档") || strings.Contains(html, "k-tier") {
		t.Error("a tier is made up")
	}
}

func TestAHostileParkNameStaysText(t *testing.T) {
	for _, name := range []string{`</script><script>alert(1)</script>`, `"><img src=x onerror=alert(1)>`, strings.Repeat("包头稀土高新技术产业开发区", 6)} {
		b := bareCity(name)
		html := parkPage(t, locale.Chinese, &testPeople[0], b, parkFacts(b, "new", boardtest.Last))
		if strings.Contains(html, "<script>") || strings.Contains(html, "<img") {
			t.Errorf("%q became markup", name)
		}
	}
}

func TestAParkThatHasNotReportedIsMissingWhereItWouldStand(t *testing.T) {
	b := boardtest.Board()
	html := parkPage(t, locale.Chinese, &testPeople[0], b, parkFacts(b, "jinshan", boardtest.Last))
	for _, says := range []string{"未报送，逾期 ", "最近一期 ", "k-ghost", "本期没有报送，不参加任何排位", "其1—6月为 "} {
		if !strings.Contains(html, says) {
			t.Errorf("the page does not say %q", says)
		}
	}
}

func TestTheLeadOfAParkKeepsTheVerbAndTheYear(t *testing.T) {
	b := boardtest.Board()
	lead := func(code, period string) string {
		f := parkFacts(b, code, boardtest.Period(period))
		return NewPark(testPage(locale.Chinese, nil), b, f).Lead.Plain()
	}
	cases := map[string]struct{ code, period, has, lacks string }{
		"the tier that must be passed":   {"rare-earth", "2023-06", "有望突破1000亿元", "达到"},
		"the tier that may be met":       {"tuyou", "2023-06", "距达到300亿元有差距", "突破"},
		"a closed year has no forecast":  {"tuyou", "2022-12", "1—12月累计完成产值", "年末预计"},
		"years before the tier":          {"metals", "2022-06", "完成率不计（档自2023年起", "还差"},
		"fewer than two years of season": {"metals", "2022-06", "按序时线性推算", "有望"},
		"slower than the calendar":       {"tuyou", "2023-06", "慢于序时进度 2.1 个百分点", "-"},
	}
	for name, c := range cases {
		got := lead(c.code, c.period)
		if !strings.Contains(got, c.has) || strings.Contains(got, c.lacks) {
			t.Errorf("%s: %s", name, got)
		}
	}
}

func TestARecordedTargetStandsBesideTheTier(t *testing.T) {
	b := boardtest.Board()
	m := NewPark(testPage(locale.Chinese, nil), b, parkFacts(b, "rare-earth", boardtest.Last))
	if len(m.Course.Targets) != 2 || m.Course.Targets[0].Target.Text != "1020.00" || m.Course.Targets[0].Document != "示例〔2023〕5号" {
		t.Errorf("targets: %+v", m.Course.Targets)
	}
	if !strings.Contains(m.Lead.Plain(), "完成1000亿元目标的") {
		t.Errorf("the target took the tier's place: %s", m.Lead.Plain())
	}
}

func TestEveryFigureOfTheStripAndOfTheRanksHasItsReceipt(t *testing.T) {
	b := boardtest.Board()
	m := NewPark(testPage(locale.Chinese, nil), b, parkFacts(b, "rare-earth", boardtest.Last))
	var all []Figure
	for _, f := range m.Course.Figures {
		all = append(all, f.Value)
	}
	rows := 0
	for _, g := range m.Ranks.Groups {
		for _, row := range g.Rows {
			rows++
			all = append(all, row.Value, row.Pooled, row.Chip.Figure)
		}
	}
	for _, row := range m.Year.Rows {
		all = append(all, row.Past)
	}
	for i, f := range all {
		if !strings.HasPrefix(f.Receipt, "/receipts/") {
			t.Errorf("figure %d (%s) has no receipt", i, f.Text)
		}
	}
	if rows != 26 {
		t.Errorf("%d rows of ranks, want 5 of progress, 7 ratios and 14 indicators", rows)
	}
}

func TestTheTableOfAYearHasElevenPeriodsAndNoJanuary(t *testing.T) {
	b := boardtest.Board()
	m := NewPark(testPage(locale.Chinese, nil), b, parkFacts(b, "rare-earth", boardtest.Last))
	if len(m.Year.Rows) != 11 || m.Year.Rows[0].Name != "1—2月" {
		t.Fatalf("%d periods, the first %s", len(m.Year.Rows), m.Year.Rows[0].Name)
	}
	if first := m.Year.Rows[0].Month; first.State != Absent {
		t.Errorf("1—2月 has a single month: %s", first.Text)
	}
	for i, row := range m.Year.Rows {
		if row.Ahead != (i > 4) {
			t.Errorf("%s is ahead: %v", row.Name, row.Ahead)
		}
	}
}

func TestTheRanksSortByLinkAndTheUnrankedStayLast(t *testing.T) {
	b := boardtest.Board()
	f := parkFacts(b, "metals", boardtest.Last)
	f.Sort = ParkSortRank
	for _, f.Down = range []bool{false, true} {
		m := NewPark(testPage(locale.Chinese, nil), b, f)
		if len(m.Ranks.Groups) != 1 {
			t.Fatalf("%d groups", len(m.Ranks.Groups))
		}
		rows := m.Ranks.Groups[0].Rows
		for i := 1; i < len(rows); i++ {
			before, now := rows[i-1].sortsBy[ParkSortRank], rows[i].sortsBy[ParkSortRank]
			if before == nil && now != nil || now != nil && before != nil && (before.Cmp(now) > 0) != f.Down && before.Cmp(now) != 0 {
				t.Errorf("down %v: row %d stands after a row it belongs before", f.Down, i)
			}
		}
	}
	heads := NewPark(testPage(locale.Chinese, nil), b, f).Ranks.Heads
	if heads[1].Sort != "descending" || heads[1].Href != "/parks/metals?dir=desc&period=2023-06#ranks" && strings.Contains(heads[1].Href, "sort=") {
		t.Errorf("the head of the rank: %+v", heads[1])
	}
}

func TestTheLandOfAParkIsListedByBasisWithTheOneInForceFirst(t *testing.T) {
	b := boardtest.Board()
	land := NewPark(testPage(locale.Chinese, nil), b, parkFacts(b, "rare-earth", boardtest.Last)).Ledger.Land
	if len(land) != 2 || !land[0].InForce || land[1].InForce || land[0].Area.Text != "37,400" || land[0].Change.Plain() != "+900" {
		t.Errorf("land: %+v", land)
	}
	if land[0].Recorded != "王敏 2023-07-20 18:20" || land[0].Area.Receipt != "/receipts/rare-earth/2023-06/land_industrial?of=value&window=end" {
		t.Errorf("recorded %q, receipt %q", land[0].Recorded, land[0].Area.Receipt)
	}
	may := NewPark(testPage(locale.Chinese, nil), b, parkFacts(b, "rare-earth", boardtest.Period("2023-05"))).Ledger.Land
	if may[0].InForce || !may[1].InForce {
		t.Error("in May the area of June is in force")
	}
}

func TestAnUploadIsLinkedOnlyWhereTheReaderMaySeeIt(t *testing.T) {
	b := boardtest.Board()
	uploads := func(u *park.User, code string) []ParkUpload {
		return NewPark(testPage(locale.Chinese, u), b, parkFacts(b, code, boardtest.Last)).Ledger.Uploads
	}
	leader, keeper, admin := &testPeople[0], &testPeople[1], &testPeople[3]
	for name, c := range map[string]struct {
		reader *park.User
		code   string
		href   string
		says   bool
	}{
		"a leader reads when it came":                {leader, "rare-earth", "", true},
		"a keeper whose parks do not cover the file": {keeper, "rare-earth", "", true},
		"a city administrator":                       {admin, "rare-earth", "/uploads/38", true},
		"an unpublished file of another park":        {keeper, "jiuyuan", "", false},
	} {
		got := uploads(c.reader, c.code)
		if len(got) != 1 || got[0].Link.Href != c.href || (got[0].Says != "") != c.says {
			t.Errorf("%s: %+v", name, got)
		}
	}
}
