package views

import (
	"strings"
	"testing"

	"golang.org/x/net/html"

	"parkboard/internal/board"
	"parkboard/internal/board/boardtest"
	"parkboard/internal/park"
)

func briefOf(t *testing.T, lang string, b *board.Board, code, period string) Brief {
	t.Helper()
	one, ok := b.Catalogue().Park(code)
	if !ok {
		t.Fatalf("no park %s", code)
	}
	return NewBrief(testPage(lang, &testPeople[0]), b, one, boardtest.Period(period))
}

func TestTheBriefOfAPark(t *testing.T) {
	for _, lang := range bothLanguages {
		golden(t, "brief-"+lang, BriefPage(briefOf(t, lang, boardtest.Board(), "rare-earth", "2023-06")))
	}
}

func TestEveryBriefIsOneSoundSheetAndEveryNumberADoor(t *testing.T) {
	for name, b := range map[string]*board.Board{"ordinary": boardtest.Board(), "hostile": board.New(hostileFacts()), "almost nothing": onlyTax()} {
		for _, one := range b.Catalogue().Parks {
			for _, period := range []string{"2023-06", "2023-02", "2022-12", "2021-06"} {
				for _, lang := range bothLanguages {
					m := briefOf(t, lang, b, one.Code, period)
					root := sound(t, rendered(t, BriefPage(m)))
					everyNumberIsADoor(t, root)
					doorsLeadToTheirNumber(t, m.Say, b, root)
					if n := len(all(root, func(n *html.Node) bool { return hasClass(n, "sheet") })); n != 1 {
						t.Errorf("%d sheets", n)
					}
					if len(m.Rows) != 9 || len(m.Remarks) != 3 {
						t.Errorf("%d rows and %d remarks: the sheet is laid out for 9 and 3", len(m.Rows), len(m.Remarks))
					}
					if t.Failed() {
						t.Fatalf("%s: %s %s %s", name, one.Code, period, lang)
					}
				}
			}
		}
	}
}

func TestTheLeadKeepsTheVerbTheTierAndTheUnits(t *testing.T) {
	lead := briefOf(t, "zh-CN", boardtest.Board(), "rare-earth", "2023-06").Lead.Plain()
	for _, want := range []string{"1—6月累计完成产值", "亿元", "同比增长", "突破", "1000亿元", "个百分点", "还差", "后 6 个月月均需完成", "位"} {
		if !strings.Contains(strings.ReplaceAll(lead, "突破 ", "突破"), want) {
			t.Errorf("%q does not say %q", lead, want)
		}
	}
	english := briefOf(t, "en", boardtest.Board(), "aluminium", "2023-06").Lead.Plain()
	if !strings.Contains(english, "reach") || strings.Contains(english, "500 bn") {
		t.Error(english)
	}
}

func TestAFallInABriefIsAWordNotASign(t *testing.T) {
	lead := briefOf(t, "zh-CN", boardtest.Board(), "jiuyuan", "2023-06").Lead.Plain()
	if !strings.Contains(lead, "同比下降") || strings.Contains(lead, "−") {
		t.Error(lead)
	}
}

func TestABriefOfAMissingParkSaysWhatThereIs(t *testing.T) {
	m := briefOf(t, "zh-CN", boardtest.Board(), "jinshan", "2023-06")
	if lead := m.Lead.Plain(); !strings.Contains(lead, "1—6月未报送") || !strings.Contains(lead, "1—5月") {
		t.Error(lead)
	}
	if gaps := m.Remarks[1].Says.Plain(); !strings.Contains(gaps, "未报送") {
		t.Error(gaps)
	}
	never := briefOf(t, "zh-CN", onlyTax(), "metals", "2023-06")
	if lead := never.Lead.Plain(); !strings.Contains(lead, "本年尚无数据") {
		t.Error(lead)
	}
}

func TestAParkWithoutATierHasNoBarAndSaysSo(t *testing.T) {
	f := boardtest.City()
	c := *f.Catalogue
	c.Parks = append([]park.Park{}, c.Parks...)
	c.Parks[0].Tier = ""
	f.Catalogue = &c
	m := briefOf(t, "zh-CN", board.New(f), "rare-earth", "2023-06")
	sound(t, rendered(t, BriefPage(m)))
	if !m.Bar.Empty() || m.NoTier == "" {
		t.Errorf("a bar, or nothing instead of it: %q", m.NoTier)
	}
	if lead := m.Lead.Plain(); !strings.Contains(lead, "完成年度目标的") || !strings.Contains(lead, "距年度目标还差") {
		t.Errorf("the recorded target is not the measure: %s", lead)
	}
}

func TestThePooledColumnSaysHowManyParksItHolds(t *testing.T) {
	m := briefOf(t, "zh-CN", boardtest.Board(), "rare-earth", "2023-06")
	if !strings.HasPrefix(m.Pooled, "六园区") {
		t.Errorf("one of seven is missing, and the head reads %q", m.Pooled)
	}
	for _, row := range m.Rows {
		perLand := strings.HasSuffix(row.Unit, "/亩")
		if perLand != (row.Lacks != "") {
			t.Errorf("%s lacks %q; only 土右 has no land", row.Name, row.Lacks)
		}
	}
	if !strings.Contains(m.TableBy.Plain(), "* 另缺园区") {
		t.Errorf("the star is not explained: %s", m.TableBy.Plain())
	}
}

func TestAChangeOfLandIsToldOnPaper(t *testing.T) {
	for _, row := range briefOf(t, "zh-CN", boardtest.Board(), "rare-earth", "2023-06").Rows {
		want := map[string]string{"亩均规上工业增加值": "（名义、面积变动）", "亩均税收": "（面积变动）", "规上工业增加值": "（可比价）"}[row.Name]
		if !strings.HasSuffix(row.Growth.Plain(), want) {
			t.Errorf("%s: %s", row.Name, row.Growth.Plain())
		}
	}
}

func TestTheStampChangesWithWhatTheSheetSays(t *testing.T) {
	b := boardtest.Board()
	one, two := briefOf(t, "zh-CN", b, "rare-earth", "2023-06"), briefOf(t, "zh-CN", b, "rare-earth", "2023-06")
	if one.Stamp != two.Stamp {
		t.Errorf("the same sheet is stamped %q and %q", one.Stamp, two.Stamp)
	}
	f := boardtest.City()
	f.Figures = append(f.Figures, boardtest.Row(99_999, "rare-earth", "2023-06", "output", park.Cumulative, "6000000"))
	if moved := briefOf(t, "zh-CN", board.New(f), "rare-earth", "2023-06"); moved.Stamp == one.Stamp {
		t.Error("another output leaves the stamp as it was")
	}
	if !strings.Contains(one.Stamp, "v58") || !strings.Contains(one.Stamp, "2023-07-21 10:05") {
		t.Error(one.Stamp)
	}
}

func TestALongHeadingGrowsSmaller(t *testing.T) {
	for heading, want := range map[string]string{"稀土高新区运行情况": "", strings.Repeat("长", 30): "long", strings.Repeat("长", 60): "longer", strings.Repeat("a", 30): ""} {
		if got := headingSize(heading); got != want {
			t.Errorf("%d characters: %q, want %q", len([]rune(heading)), got, want)
		}
	}
}
