package views

import (
	"strings"
	"testing"

	"golang.org/x/net/html"

	"parkboard/internal/board"
	"parkboard/internal/board/boardtest"
	"parkboard/internal/locale"
	"parkboard/internal/park"
)

var bothLanguages = []string{locale.Chinese, locale.English}

func overviewOf(lang string, u *park.User, b *board.Board, period park.Period) Overview {
	page := testPage(lang, u)
	page.Path = "/"
	return NewOverview(page, b, OverviewFacts{
		Period: period, Today: "2023-07-21",
		Uploads: UploadsFacts{Catalogue: b.Catalogue(), Year: 2023, Today: "2023-07-21"},
	})
}

func TestTheOverview(t *testing.T) {
	for _, lang := range bothLanguages {
		golden(t, "overview-"+lang, OverviewPage(overviewOf(lang, &testPeople[0], boardtest.Board(), boardtest.Last)))
	}
}

func TestTheOverviewOfAnEmptyCitySaysWhatComesNext(t *testing.T) {
	for person, invited := range map[int]bool{0: false, 2: true, 3: false} {
		root := sound(t, rendered(t, OverviewPage(overviewOf("zh-CN", &testPeople[person], emptyBoard(), park.Period{}))))
		if len(all(root, named("table", "svg"))) > 1 { // the brand's sign
			t.Error("an empty city has a table or a drawing")
		}
		if !strings.Contains(textOf(root), "还没有发布任何一期数据") {
			t.Error("it does not say that nothing is published")
		}
		invites := len(all(root, func(n *html.Node) bool { return attr(n, "href") == "/uploads/new" })) > 0
		if invites != invited {
			t.Errorf("%s: invited to send: %v", testPeople[person].Role, invites)
		}
	}
}

func TestEveryPrintedNumberOfTheOverviewHasAReceipt(t *testing.T) {
	b := boardtest.Board()
	for _, lang := range bothLanguages {
		for _, period := range []string{"2023-06", "2023-02", "2022-12", "2021-06", "2021-02"} {
			m := overviewOf(lang, &testPeople[0], b, boardtest.Period(period))
			root := sound(t, rendered(t, OverviewPage(m)))
			everyNumberIsADoor(t, root)
			doorsLeadToTheirNumber(t, m.Say, b, root)
		}
	}
}

func TestAMissingParkKeepsItsRowAndItsTierLine(t *testing.T) {
	m := overviewOf("zh-CN", &testPeople[0], boardtest.Board(), boardtest.Last)
	row := tierRowNamed(t, m, "固阳金山工业园区")
	if row.Bar.Empty() || !strings.Contains(row.Bar.String(), "k-tier") {
		t.Error("no tier line is drawn")
	}
	if !strings.Contains(row.Bar.String(), "k-ghost") {
		t.Error("the last period there is is not drawn")
	}
	says := row.Missing.Plain()
	for _, want := range []string{"未报送", "逾期 1 天", "1—5月"} {
		if !strings.Contains(says, want) {
			t.Errorf("%q does not say %q", says, want)
		}
	}
	if row.Output.State != Absent || row.Standing.State != board.Absent {
		t.Errorf("output %q, standing %q", row.Output.Text, row.Standing.State)
	}
}

func tierRowNamed(t *testing.T, m Overview, name string) TierRow {
	t.Helper()
	for _, g := range m.Groups {
		for _, row := range g.Rows {
			if row.Name == name {
				return row
			}
		}
	}
	t.Fatalf("%s has no row", name)
	return TierRow{}
}

func TestATotalSaysWhichParksItLacks(t *testing.T) {
	m := overviewOf("zh-CN", &testPeople[0], boardtest.Board(), boardtest.Last)
	if m.Total.Name != "六园区合计" || !strings.Contains(m.Total.Says.Plain(), "缺固阳金山") {
		t.Errorf("%s: %s", m.Total.Name, m.Total.Says.Plain())
	}
	if lead := m.Lead.Plain(); !strings.Contains(lead, "已报六园区") || !strings.Contains(lead, "固阳金山未报送") {
		t.Error(lead)
	}
	for _, one := range m.Totals { // 土右 has reported, and has no land
		perMu, perLand := strings.HasPrefix(one.Name, "亩均"), one.Value.Unit == "万元/亩"
		if perLand != strings.Contains(one.Lacks, "土右新型") || strings.Contains(one.Lacks, "金山") {
			t.Errorf("%s lacks %q", one.Name, one.Lacks)
		}
		if perMu && one.Window != "近12个月 · 工业用地" {
			t.Errorf("%s stands on %q", one.Name, one.Window)
		}
	}
}

func TestATotalWithoutGrowthSaysWhyInsteadOfADash(t *testing.T) {
	m := overviewOf("zh-CN", &testPeople[0], boardtest.Board(), boardtest.Period("2021-06"))
	if lead := m.Lead.Plain(); !strings.Contains(lead, "同比无数（无同期数）") {
		t.Error(lead)
	}
	if says := m.Total.Says.Plain(); says != "" {
		t.Errorf("the total of a first year speaks of a base: %q", says)
	}
}

func TestAPeriodWithoutAnyOutputStands(t *testing.T) {
	for _, lang := range bothLanguages {
		m := overviewOf(lang, &testPeople[0], onlyTax(), boardtest.Last)
		root := sound(t, rendered(t, OverviewPage(m)))
		everyNumberIsADoor(t, root)
		if m.Total.Output.State != Absent {
			t.Errorf("a total of nothing reads %q", m.Total.Output.Text)
		}
	}
	m := overviewOf("zh-CN", &testPeople[0], onlyTax(), boardtest.Last)
	if lead := m.Lead.Plain(); !strings.Contains(lead, "还没有园区报送规上工业总产值") || strings.Contains(lead, "零园区") {
		t.Error(lead)
	}
}

func TestTheForecastIsNamedByItsReckoning(t *testing.T) {
	lead := overviewOf("zh-CN", &testPeople[0], boardtest.Board(), boardtest.Last).Lead.Plain()
	if !strings.Contains(lead, "按季节进度推算") {
		t.Error(lead)
	}
	f := boardtest.City()
	kept := f.Figures[:0]
	for _, row := range f.Figures {
		if row.Period.Year == 2023 {
			kept = append(kept, row)
		}
	}
	f.Figures = kept
	lead = overviewOf("zh-CN", &testPeople[0], board.New(f), boardtest.Last).Lead.Plain()
	if !strings.Contains(lead, "按序时进度推算") {
		t.Error(lead)
	}
}

func TestTheVerbOfATierStandsOverItsGroup(t *testing.T) {
	m := overviewOf("en", &testPeople[0], boardtest.Board(), boardtest.Last)
	for _, g := range m.Groups {
		want := map[bool]string{true: "exceed", false: "reach"}[strings.Contains(g.Name, "1000") || strings.Contains(g.Name, "100 bn")]
		if g.Verb != want {
			t.Errorf("%s: %s", g.Name, g.Verb)
		}
		if strings.Contains(g.Axis.String(), "1000¥") {
			t.Error("the axis runs number and unit into one")
		}
	}
}

func TestHostileNamesAreTextOnTheOverview(t *testing.T) {
	b := board.New(hostileFacts())
	for _, lang := range bothLanguages {
		root := sound(t, rendered(t, OverviewPage(overviewOf(lang, &testPeople[0], b, boardtest.Last))))
		for _, name := range hostile {
			if !strings.Contains(textOf(root), name) {
				t.Errorf("%q is not printed as it is", name)
			}
		}
	}
}
