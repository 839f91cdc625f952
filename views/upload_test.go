package views

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"golang.org/x/net/html"

	"parkboard/internal/board/boardtest"
	"parkboard/internal/locale"
	"parkboard/internal/park"
)

var (
	sentAt    = time.Date(2023, 7, 18, 7, 12, 0, 0, time.UTC)
	clerkUser = &testPeople[2]
	adminUser = &testPeople[3]
	bothNames = map[string]string{"clerk": "韩雪", "admin": "王敏"}
)

// uploadIn is an upload of two parks in a state, with the steps that lead there.
func uploadIn(state park.State) park.Upload {
	way := []park.State{park.Checked}
	switch state {
	case park.Checked:
	case park.Withdrawn:
		way = append(way, park.Submitted, park.PublishedState, state)
	case park.Submitted:
		way = append(way, state)
	default:
		way = append(way, park.Submitted, state)
	}
	up := park.Upload{
		ID: 42, FileName: "2023年6月园区月报.xlsx", SHA256: strings.Repeat("0a", 32), Size: 29_300, Format: "xlsx",
		SentBy: "clerk", SentAt: sentAt, State: state, Parks: []string{"rare-earth", "jiuyuan"},
		Periods: []park.Period{boardtest.Last}, Figures: 2, Errors: 1, Questions: 1, Notes: 1,
	}
	for i, s := range way {
		up.Steps = append(up.Steps, park.Step{State: s, Actor: "clerk", At: sentAt.Add(time.Duration(i) * time.Hour)})
	}
	up.Steps[len(up.Steps)-1].Reason = "合计与分园区不符"
	return up
}

// reviewFacts is an upload with a finding of each severity and a small sheet.
func reviewFacts(state park.State) ReviewFacts {
	city := boardtest.City().Catalogue
	said := park.Text{ZH: "占位", EN: "said"}
	issue := func(s park.Severity, code park.Code, cell, text string) park.Issue {
		return park.Issue{Severity: s, Code: code, Sheet: "月报 (一)", Cell: cell, Text: text, Title: said, Expected: said, Do: said}
	}
	figure := park.Figure{
		Park: "rare-earth", Period: boardtest.Last, Indicator: "output", Measure: park.Cumulative,
		Value: boardtest.Quantity("5123600"), Unit: "万元",
		Source: park.Source{Sheet: "月报 (一)", Cell: "B3", Text: "512.36", Found: "亿元"},
	}
	far := figure
	far.Park, far.Cell = "jiuyuan", fmt.Sprintf("B%d", GridRows+50)
	return ReviewFacts{
		Upload: uploadIn(state), Catalogue: city, Names: bothNames, Open: 2, Figures: []park.Figure{figure, far},
		Issues: []park.Issue{
			issue(park.Remark, park.ColumnUnmapped, "A1", hostile[0]),
			issue(park.Question, park.Jump, "B4", "12\n13"),
			issue(park.Err, park.NumberInvalid, "B5", `=HYPERLINK("http://x")`),
			{Severity: park.Err, Code: park.PeriodMissing, Title: said, Expected: said, Do: said},
		},
		Sheets: []GridSheet{{
			Name: "月报 (一)", Rows: 260, HideRow: map[int]bool{2: true}, HideCol: map[int]bool{2: true},
			Cells: []GridCell{
				{1, 1, hostile[0], false}, {2, 1, "单位：亿元", false}, {3, 2, "512.36", true}, {4, 2, "12\n13", true}, {5, 2, "12.3.4", false},
			},
			Merges: []GridMerge{{1, 1, 1, 2}},
		}},
	}
}

func reviewOf(lang string, u *park.User, f ReviewFacts) Review {
	return NewReview(testPage(lang, u), f)
}

func TestTheReviewOfAnUpload(t *testing.T) {
	for _, lang := range bothLanguages {
		golden(t, "review-"+lang, ReviewPage(reviewOf(lang, clerkUser, reviewFacts(park.Checked))))
	}
}

func TestAReviewIsSoundInEveryStateForEveryReader(t *testing.T) {
	for _, state := range []park.State{park.Checked, park.Submitted, park.PublishedState, park.Returned, park.Withdrawn} {
		for i := range testPeople {
			for _, lang := range bothLanguages {
				t.Run(fmt.Sprintf("%s %s %s", state, testPeople[i].Name, lang), func(t *testing.T) {
					sound(t, rendered(t, ReviewPage(reviewOf(lang, &testPeople[i], reviewFacts(state)))))
				})
			}
		}
	}
}

func TestWhatStopsStandsBeforeWhatInforms(t *testing.T) {
	r := reviewOf("zh-CN", clerkUser, reviewFacts(park.Checked))
	seals := ""
	for _, f := range append(r.Findings, r.Notes...) {
		seals += f.Seal.Char
	}
	if seals != "误误疑注" || r.Tally != "误 2　疑 1　注 1" {
		t.Errorf("%s; %s", seals, r.Tally)
	}
}

func TestAQuestionIsAnsweredByTheClerkAloneAndOnce(t *testing.T) {
	forms := func(u *park.User, f ReviewFacts) int {
		return len(all(parsed(t, rendered(t, ReviewPage(reviewOf("zh-CN", u, f)))), func(n *html.Node) bool {
			return n.Data == "form" && strings.HasSuffix(attr(n, "action"), "/answers")
		}))
	}
	answered := reviewFacts(park.Checked)
	answered.Answers = []park.Answer{{Code: park.Jump, Sheet: "月报 (一)", Cell: "B4", Text: "12\n13", Reason: "新企业投产", Actor: "clerk", At: sentAt}}
	for what, c := range map[string]struct {
		forms, want int
	}{
		"clerk, open":      {forms(clerkUser, reviewFacts(park.Checked)), 1},
		"clerk, answered":  {forms(clerkUser, answered), 0},
		"clerk, submitted": {forms(clerkUser, reviewFacts(park.Submitted)), 0},
		"administrator":    {forms(adminUser, reviewFacts(park.Checked)), 0},
	} {
		if c.forms != c.want {
			t.Errorf("%s: %d forms", what, c.forms)
		}
	}
	if text := textOf(parsed(t, rendered(t, ReviewPage(reviewOf("zh-CN", clerkUser, answered))))); !strings.Contains(text, "已说明（韩雪，2023-07-18 15:12）：新企业投产") {
		t.Error("the reason given is not shown")
	}
	other := answered
	other.Answers = []park.Answer{{Code: park.Jump, Sheet: "月报 (一)", Cell: "B4", Text: "99", Reason: "换过的数", Actor: "clerk", At: sentAt}}
	if forms(clerkUser, other) != 1 {
		t.Error("an answer to another text settles this one")
	}
}

func TestAnEmptyReasonComesBackAtItsQuestion(t *testing.T) {
	f := reviewFacts(park.Checked)
	f.Unsaid = &f.Issues[1]
	root := sound(t, rendered(t, ReviewPage(reviewOf("zh-CN", clerkUser, f))))
	wrong := all(root, func(n *html.Node) bool { return attr(n, "aria-invalid") == "true" })
	if len(wrong) != 1 || attr(wrong[0], "id") != "reason-i-1" || attr(wrong[0], "aria-describedby") != "problem-i-1" {
		t.Errorf("%d fields are marked", len(wrong))
	}
}

func TestTheActionsAreThoseOfTheStateAndTheReader(t *testing.T) {
	for _, c := range []struct {
		state park.State
		who   *park.User
		open  int
		want  string // a trailing × for one that is refused now
	}{
		{park.Checked, clerkUser, 0, "提交审核 上传改正后的表"},
		{park.Checked, clerkUser, 2, "提交审核× 上传改正后的表"},
		{park.Checked, adminUser, 0, ""},
		{park.Submitted, clerkUser, 0, ""},
		{park.Submitted, adminUser, 0, "发布 退回"},
		{park.Submitted, adminUser, 1, "发布× 退回"},
		{park.PublishedState, adminUser, 0, "撤回"},
		{park.PublishedState, clerkUser, 0, "上传更正表…"},
		{park.Returned, clerkUser, 0, "上传改正后的表"},
		{park.Withdrawn, adminUser, 0, ""},
		{park.Submitted, nil, 0, ""},
	} {
		f := reviewFacts(c.state)
		f.Open = c.open
		got := []string{}
		for _, a := range reviewOf("zh-CN", c.who, f).Actions {
			text := a.Text
			if a.Refused != "" {
				text += "×"
			}
			got = append(got, text)
		}
		if strings.Join(got, " ") != c.want {
			t.Errorf("%s, %d open: %q, want %q", c.state, c.open, got, c.want)
		}
	}
}

func TestTheBannerSaysWhatStopsAndWhatToDo(t *testing.T) {
	none := func(f *ReviewFacts) { f.Issues, f.Open = nil, 0 }
	for want, c := range map[string]struct {
		state  park.State
		change func(*ReviewFacts)
	}{
		"还不能提交：2 处错误":  {park.Checked, nil},
		"还不能提交：1 处疑问":  {park.Checked, func(f *ReviewFacts) { f.Issues, f.Open = f.Issues[:2], 1 }},
		"没有妨碍提交的问题":    {park.Checked, none},
		"这个文件读不了":      {park.Checked, func(f *ReviewFacts) { f.Unread = true }},
		"已提交，等待":       {park.Submitted, none},
		"现在不能发布":       {park.Submitted, nil},
		"已发布 2 个数":     {park.PublishedState, none},
		"已退回：合计与分园区不符": {park.Returned, nil},
		"已撤回：合计与分园区不符": {park.Withdrawn, nil},
	} {
		f := reviewFacts(c.state)
		if c.change != nil {
			c.change(&f)
		}
		if says := reviewOf("zh-CN", clerkUser, f).Banner.Says.Plain(); !strings.Contains(says, want) {
			t.Errorf("%q does not say %q", says, want)
		}
	}
}

func TestAFindingAndItsCellLeadToEachOther(t *testing.T) {
	root := sound(t, rendered(t, ReviewPage(reviewOf("zh-CN", clerkUser, reviewFacts(park.Checked)))))
	cells := all(root, func(n *html.Node) bool { return n.Data == "td" && hasClass(n, "bad") })
	if len(cells) != 1 || attr(cells[0], "id") == "" || len(all(cells[0], func(n *html.Node) bool { return attr(n, "href") == "#i-2" })) != 1 {
		t.Errorf("%d cells are marked as wrong", len(cells))
	}
	back := all(root, func(n *html.Node) bool { return attr(n, "href") == "#"+attr(cells[0], "id") })
	if len(back) != 1 || textOf(back[0]) != "月报 (一)!B5" {
		t.Error("the finding does not lead to its cell")
	}
}

// A cell beyond what is drawn has no place to lead to.
func TestANumberBeyondTheDrawnRowsIsPrintedWithoutALink(t *testing.T) {
	r := reviewOf("zh-CN", clerkUser, reviewFacts(park.Checked))
	cells := r.Tables[0].Rows[0].Cells
	if cells[0].Receipt == "" || cells[1].Receipt != "" || cells[1].Text != "512.36" {
		t.Errorf("%+v", cells)
	}
	if r.Sheets[0].Cut == "" || !strings.Contains(r.Sheets[0].Cut, "200") {
		t.Errorf("the cut is told as %q", r.Sheets[0].Cut)
	}
}

func TestAWideSheetSaysUpToWhichColumnItIsDrawn(t *testing.T) {
	s := GridSheet{Name: "宽表", Rows: 3, Cells: []GridCell{{1, 1, "a", false}, {3, 100, "b", false}}}
	g := NewGrid(locale.For("zh-CN"), s, nil, nil)
	if len(g.Columns) != GridColumns || !strings.Contains(g.Cut, "BH") || !strings.Contains(g.Cut, "CV") {
		t.Errorf("%d columns, %q", len(g.Columns), g.Cut)
	}
}

func TestMergesAreDrawnAsInTheFile(t *testing.T) {
	g := NewGrid(locale.For("zh-CN"), GridSheet{
		Rows: 3, Cells: []GridCell{{1, 1, "标题", false}, {3, 3, "尾", false}}, Merges: []GridMerge{{1, 1, 2, 3}, {90, 1, 91, 2}},
	}, nil, nil)
	if len(g.Rows[0].Cells) != 1 || g.Rows[0].Cells[0].ColSpan != 3 || g.Rows[0].Cells[0].RowSpan != 2 {
		t.Errorf("%+v", g.Rows[0].Cells)
	}
	if len(g.Rows[1].Cells) != 0 || len(g.Rows[2].Cells) != 3 {
		t.Errorf("%d and %d cells below", len(g.Rows[1].Cells), len(g.Rows[2].Cells))
	}
}

func TestASheetsNameOfAnyKindMakesAnAnchor(t *testing.T) {
	f := reviewFacts(park.Checked)
	for _, name := range hostile {
		for i := range f.Issues[:3] {
			f.Issues[i].Sheet = name
		}
		for i := range f.Figures {
			f.Figures[i].Sheet = name
		}
		f.Sheets[0].Name, f.Upload.FileName = name, name
		root := sound(t, rendered(t, ReviewPage(reviewOf("zh-CN", clerkUser, f))))
		if !strings.Contains(textOf(root), name) {
			t.Errorf("%q is not printed as it is", name)
		}
	}
}

func TestTheFormsAreSound(t *testing.T) {
	city := boardtest.City().Catalogue
	for _, lang := range bothLanguages {
		page := testPage(lang, clerkUser)
		root := sound(t, rendered(t, NewUploadPage(NewUploadForm(page, city, boardtest.Last, boardtest.Period("2023-05"), Say(page.Say, "upload.problem.none")))))
		if n := len(all(root, func(n *html.Node) bool { return n.Data == "script" })); n != 1 {
			t.Errorf("%d scripts", n)
		}
		chosen := all(root, func(n *html.Node) bool { return n.Data == "option" && hasAttr(n, "selected") })
		if len(chosen) != 1 || attr(chosen[0], "value") != "2023-05" {
			t.Error("the chosen period is not kept")
		}
		for _, step := range []ConfirmStep{ConfirmPublish, ConfirmReturn, ConfirmWithdraw} {
			up := uploadIn(park.Submitted)
			up.FileName = hostile[2]
			sound(t, rendered(t, ConfirmPage(NewConfirm(testPage(lang, adminUser), step, up, 84, ""))))
			sound(t, rendered(t, ConfirmPage(NewConfirm(testPage(lang, adminUser), step, up, 84, "请写明原因"))))
		}
	}
}

func hasAttr(n *html.Node, key string) bool {
	for _, a := range n.Attr {
		if a.Key == key {
			return true
		}
	}
	return false
}

func TestJanuaryIsNotOfferedAsAPeriod(t *testing.T) {
	n := NewUploadForm(testPage("zh-CN", clerkUser), boardtest.City().Catalogue, boardtest.Last, park.Period{}, nil)
	for _, one := range n.Periods {
		if strings.HasSuffix(one.Value, "-01") {
			t.Error(one.Value)
		}
	}
	if len(n.Periods) != 25 || !n.Periods[0].Selected {
		t.Errorf("%d periods", len(n.Periods))
	}
}
