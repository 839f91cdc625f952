package views

import (
	"strings"
	"testing"
	"time"

	"parkboard/internal/board"
	"parkboard/internal/board/boardtest"
	"parkboard/internal/park"
)

// newsFacts is the overview's facts with uploads, seen on 21 July 2023.
func newsFacts(b *board.Board, uploads ...park.Upload) OverviewFacts {
	return OverviewFacts{
		Period: boardtest.Last, Today: "2023-07-21",
		Uploads: UploadsFacts{
			Catalogue: b.Catalogue(), Year: 2023, Today: "2023-07-21", OfYear: uploads, All: uploads,
			Names: map[string]string{"clerk": "韩雪", "admin": "王敏"},
		},
		Since: SinceFacts{First: true},
	}
}

func minute(day, hour int) park.Moment { return time.Date(2023, 7, day, hour, 0, 0, 0, park.Beijing) }

// filed is an upload of parks for 1—6月, published at a moment, or only so far.
func filed(id int64, state park.State, at park.Moment, parks ...string) park.Upload {
	up := park.Upload{ID: id, State: state, SentBy: "clerk", SentAt: at, Parks: parks, Periods: []park.Period{boardtest.Last}}
	up.Steps = []park.Step{{State: park.Checked, Actor: "clerk", At: at.Add(-time.Hour)}, {State: state, Actor: "admin", At: at, Reason: "重复报送"}}
	return up
}

func newsOf(t *testing.T, lang string, u *park.User, b *board.Board, f OverviewFacts) (Overview, string) {
	t.Helper()
	m := NewOverview(testPage(lang, u), b, f)
	root := sound(t, rendered(t, OverviewPage(m)))
	everyNumberIsADoor(t, root)
	return m, textOf(root)
}

func sinceText(s Since) string {
	text := s.Hint + s.Says + s.More
	for _, line := range s.Lines {
		text += " | " + line.When + " " + line.Says.Plain()
	}
	return text
}

func TestASumAboveTheCityIsAWarningNeverHidden(t *testing.T) {
	b := boardtest.Board()
	for _, lang := range bothLanguages {
		m, _ := newsOf(t, lang, &testPeople[0], b, newsFacts(b))
		excess := b.Excess(boardtest.Last, "output")
		over := excess.Num != nil && excess.Num.Sign() > 0
		if over != (len(m.City.Warning) > 0) {
			t.Errorf("the parks exceed the city: %v; warned: %v", over, m.City.Warning.Plain())
		}
	}
	f := boardtest.City()
	f.Figures = append(f.Figures, boardtest.Row(30000, park.CityCode, "2023-06", "output", park.Cumulative, "20000000"))
	b = board.New(f)
	facts := newsFacts(b)
	facts.Notes = []park.Note{{Park: "metals", Text: "与钢铁冶金开发区重叠"}}
	m, text := newsOf(t, "zh-CN", &testPeople[0], b, facts)
	for _, want := range []string{"园区合计比全市所报多", "请核对一区多园", "与钢铁冶金开发区重叠", "2000.00"} {
		if !strings.Contains(text, want) {
			t.Errorf("the page does not say %q: %s", want, m.City.Warning.Plain())
		}
	}
	if _, text := newsOf(t, "zh-CN", &testPeople[0], onlyTax(), newsFacts(onlyTax())); strings.Contains(text, "全市数核对") {
		t.Error("a city that supplied nothing is compared")
	}
}

func TestWhoIsLateIsNamedWithDaysAndTheNextStep(t *testing.T) {
	b := boardtest.Board()
	facts := newsFacts(b,
		filed(8, park.Submitted, minute(20, 9), "tuyou"),
		filed(7, park.Returned, minute(19, 9), "metals"),
		filed(6, park.PublishedState, minute(18, 9), "rare-earth", "equipment", "aluminium", "jiuyuan"))
	for who, wants := range map[int][]string{
		0: {"土右新型工业园区：1—6月已提交，待发布。下一步：市级管理员审核发布", "昆区金属深加工园区：1—6月被退回，待改正。下一步：请上次报送的韩雪补报", "固阳金山工业园区：1—6月未上传。"},
		3: {"下一步：审核并发布"},
		2: {"下一步：改正后提交"},
	} {
		m, _ := newsOf(t, "zh-CN", &testPeople[who], b, facts)
		var lines []string
		for _, line := range m.Late.Lines {
			lines = append(lines, line.Says.Plain())
			if line.Days != "1 天" {
				t.Errorf("%s: %s", line.Says.Plain(), line.Days)
			}
		}
		for _, want := range wants {
			if !strings.Contains(strings.Join(lines, "\n"), want) {
				t.Errorf("%s is not told %q but\n%s", testPeople[who].Role, want, strings.Join(lines, "\n"))
			}
		}
	}
}

func TestAReaderLearnsWhatChangedSinceTheyLastLooked(t *testing.T) {
	was := boardtest.Board()
	f := boardtest.City()
	f.Figures = append(f.Figures, boardtest.Row(30000, "jiuyuan", "2023-06", "output", park.Cumulative, "2900000"))
	is := board.New(f)
	facts := newsFacts(is,
		filed(8, park.PublishedState, minute(20, 9), "jiuyuan"),
		filed(7, park.Withdrawn, minute(19, 18), "metals"),
		filed(6, park.PublishedState, minute(2, 9), "jiuyuan"))
	facts.Since = SinceFacts{At: minute(12, 10), Was: was}
	m, text := newsOf(t, "zh-CN", &testPeople[0], is, facts)
	got := sinceText(m.Since)
	for _, want := range []string{
		"2023-07-12 10:00 之后", "07-20 09:00 王敏发布更正 九原工业 2023年1—6月", "07-19 18:00 王敏撤回 昆区金属 2023年1—6月（重复报送）",
		"九原工业园区 1—6月规上工业总产值 ", " → 290.00 亿元", "规上工业总产值位次",
	} {
		if !strings.Contains(got, want) {
			t.Errorf("no %q in\n%s", want, got)
		}
	}
	if strings.Contains(got, "07-02") {
		t.Error("an act before the last visit is news")
	}
	if !strings.Contains(text, "上次查看以来") {
		t.Error("the page has no such part")
	}
	newsOf(t, "en", &testPeople[3], is, facts)
}

func TestThatNothingChangedAndAFirstVisitAreSaid(t *testing.T) {
	b := boardtest.Board()
	facts := newsFacts(b, filed(6, park.PublishedState, minute(2, 9), "jiuyuan"))
	facts.Since = SinceFacts{At: minute(12, 10)}
	if m, _ := newsOf(t, "zh-CN", &testPeople[0], b, facts); m.Since.Says != "2023-07-12 10:00 上次查看以来没有变动。" {
		t.Errorf("%q", sinceText(m.Since))
	}
	facts.Since = SinceFacts{At: minute(12, 10), Was: boardtest.Board()} // somebody answered a question: a new version, the same numbers
	if m, _ := newsOf(t, "zh-CN", &testPeople[0], b, facts); !strings.Contains(m.Since.Says, "没有变动") {
		t.Errorf("%q", sinceText(m.Since))
	}
	facts.Since = SinceFacts{First: true}
	if m, _ := newsOf(t, "zh-CN", &testPeople[0], b, facts); !strings.Contains(m.Since.Hint, "第一次") || len(m.Since.Lines) != 1 {
		t.Errorf("%q", sinceText(m.Since))
	}
}

func TestEveryParkHasASentenceToReadAloud(t *testing.T) {
	b := boardtest.Board()
	for _, lang := range bothLanguages {
		m, _ := newsOf(t, lang, &testPeople[0], b, newsFacts(b))
		if len(m.Parks) != len(b.Catalogue().Parks) {
			t.Errorf("%d sentences", len(m.Parks))
		}
		for _, one := range m.Parks {
			if len([]rune(one.Says.Plain())) < 8 {
				t.Errorf("%s: %q", one.Name.Text, one.Says.Plain())
			}
		}
	}
}
