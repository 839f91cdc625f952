package views

import (
	"fmt"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"parkboard/internal/board/boardtest"
	"parkboard/internal/park"
)

// read is a cumulative output figure of June at a cell of the sheet.
func read(code, cell, tenThousands string) park.Figure {
	q, err := park.ParseQuantity(tenThousands)
	if err != nil {
		panic(err)
	}
	return park.Figure{
		Park: code, Period: boardtest.Last, Indicator: "output", Measure: park.Cumulative, Value: q, Unit: "万元",
		Source: park.Source{Sheet: "Sheet1", Cell: cell, Text: tenThousands},
	}
}

func wrong(severity park.Severity, code park.Code, cell, text string) park.Issue {
	said := park.Text{ZH: string(code), EN: string(code)}
	return park.Issue{Severity: severity, Code: code, Sheet: "Sheet1", Cell: cell, Text: text, Title: said}
}

// corrected is an upload of two parks and the one before it, which had them
// and a third.
func corrected() ReviewFacts {
	up, last := uploadIn(park.Checked), uploadIn(park.Checked)
	last.ID, last.FileName, last.State, last.Parks = 41, "六月初稿.xlsx", park.Returned, []string{"rare-earth", "jiuyuan", "metals"}
	up.Periods, last.Periods = []park.Period{boardtest.Last}, []park.Period{boardtest.Last}
	jump := wrong(park.Question, park.Jump, "C5", "5123600")
	return ReviewFacts{
		Upload: up, Catalogue: boardtest.City().Catalogue, Names: bothNames,
		Figures: []park.Figure{read("rare-earth", "C5", "5123600"), read("jiuyuan", "C6", "1980000")},
		City:    []park.Figure{read(park.CityCode, "C9", "9000000")},
		Issues:  []park.Issue{jump, wrong(park.Remark, park.HiddenCells, "", ""), wrong(park.Question, park.AboveCityTotal, "C9", "9000000")},
		Answers: []park.Answer{{Code: park.Jump, Sheet: "Sheet1", Cell: "C5", Text: "5123600", Reason: "新企业投产", Actor: "clerk", At: sentAt, From: 41}},
		Sheets:  []GridSheet{{Name: "Sheet1", Rows: 9, Cells: []GridCell{{5, 3, "5123600", true}, {6, 3, "1980000", true}, {9, 3, "9000000", true}}}},
		Last: &LastUpload{
			Upload: last,
			Figures: []park.Figure{
				read("rare-earth", "C5", "5123600"), read("metals", "C7", "700"), read(park.CityCode, "C9", "9500000"),
			},
			Issues: []park.Issue{jump, wrong(park.Err, park.NumberAmbiguous, "C6", "约198")},
		},
	}
}

func TestOnlyWhatChangedIsCompared(t *testing.T) {
	c := reviewOf("zh-CN", clerkUser, corrected()).Compared
	for what, got := range map[string][2]string{
		"heading":  {c.Heading, "对比上次上传 #41"},
		"which":    {c.Which.Plain(), "上次是 #41《六月初稿.xlsx》，韩雪 2023-07-18 15:12 上传，现为已退回。"},
		"figures":  {c.Figures.Plain(), "读到的数：改了 1 个，多了 1 个，少了 0 个，其余 1 个不变。"},
		"findings": {c.Issues.Plain(), "错误与疑问：消除 1 处，仍有 1 处，新出现 1 处。"},
		"scope":    {c.Scope.Plain(), "上次还有 昆区金属深加工园区，这次没有，不在对比之内。"},
		"carried":  {c.Carried, "单元格没有改动的 1 处疑问沿用以前的说明，不必再写。"},
	} {
		if got[0] != got[1] {
			t.Errorf("%s: %q, want %q", what, got[0], got[1])
		}
	}
	if len(c.Changed) != 2 || len(c.Gone) != 1 || len(c.Added) != 1 {
		t.Fatalf("%+v", c)
	}
	added, changed := c.Changed[0], c.Changed[1]
	if added.Kind != "增" || added.Was.Text != "「约198」未读入" || added.Was.Href != "/uploads/41#c-Sheet1-C6" || added.Now.Href != "#c-Sheet1-C6" {
		t.Errorf("%+v", added)
	}
	if changed.Kind != "改" || changed.Was.Text != "9,500,000" || changed.Now.Text != "9,000,000" || changed.Unit != "万元" {
		t.Errorf("%+v", changed)
	}
	if c.Gone[0].Place.Href != "/uploads/41#c-Sheet1-C6" || c.Added[0].Place.Href != "#i-2" {
		t.Errorf("gone %+v, added %+v", c.Gone[0], c.Added[0])
	}
}

func TestAFigureThatIsGoneIsSaid(t *testing.T) {
	f := corrected()
	f.Figures, f.Last.Figures = f.Last.Figures[:1], f.Figures
	f.City = nil
	c := reviewOf("zh-CN", clerkUser, f).Compared
	if len(c.Changed) != 1 || c.Changed[0].Kind != "去" || c.Changed[0].Now.Text != "—" || c.Changed[0].Was.Href != "/uploads/41#c-Sheet1-C6" {
		t.Errorf("%+v", c.Changed)
	}
}

func TestWhatOnlyOneFileWasToHoldIsNamedNotCompared(t *testing.T) {
	f := corrected()
	f.Upload.Parks = append(f.Upload.Parks, "tuyou")
	f.Figures = append(f.Figures, read("tuyou", "C8", "12"))
	c := reviewOf("zh-CN", clerkUser, f).Compared
	if want := "上次还有 昆区金属深加工园区，这次没有，不在对比之内。这次多了 土右新型工业园区，不在对比之内。"; len(c.Changed) != 2 || c.Scope.Plain() != want {
		t.Errorf("%d figures, %q", len(c.Changed), c.Scope.Plain())
	}
}

func TestAFindingIsKnownAgainWhereTheSheetMoved(t *testing.T) {
	was := []park.Issue{
		wrong(park.Err, park.NumberInvalid, "C5", "1.2.3"), wrong(park.Question, park.Jump, "C6", "7"),
		wrong(park.Question, park.Jump, "C7", "8"), wrong(park.Remark, park.RowIgnored, "A1", ""),
	}
	for name, c := range map[string]struct {
		now                []park.Issue
		gone, added, still int
	}{
		"the same":              {was, 0, 0, 3},
		"nothing left":          {nil, 3, 0, 0},
		"another text":          {[]park.Issue{wrong(park.Err, park.NumberInvalid, "C5", "1.2.4")}, 2, 0, 1},
		"a row further down":    {[]park.Issue{wrong(park.Question, park.Jump, "C7", "7"), wrong(park.Question, park.Jump, "C8", "8")}, 1, 0, 2},
		"another code there":    {[]park.Issue{wrong(park.Err, park.NumberAmbiguous, "C5", "1.2.3")}, 3, 1, 0},
		"twice what was once":   {[]park.Issue{was[1], was[1]}, 2, 1, 1},
		"notes are not counted": {[]park.Issue{wrong(park.Remark, park.Late, "", "")}, 3, 0, 0},
	} {
		gone, added, still := knownAgain(was, c.now)
		if len(gone) != c.gone || len(added) != c.added || still != c.still {
			t.Errorf("%s: gone %d, added %d, still %d", name, len(gone), len(added), still)
		}
	}
}

func TestALongComparisonIsCut(t *testing.T) {
	f := corrected()
	for n := range 2 * ComparedRows {
		one := read("rare-earth", fmt.Sprintf("D%d", n+1), "1")
		one.Indicator = fmt.Sprintf("i%d", n)
		f.Figures = append(f.Figures, one)
		f.Issues = append(f.Issues, wrong(park.Err, park.NumberInvalid, fmt.Sprintf("E%d", n+1), fmt.Sprint(n)))
	}
	c := reviewOf("zh-CN", clerkUser, f).Compared
	if len(c.Changed) != ComparedRows || c.Cut != "另有 62 个数有变化，未逐一列出。" || len(c.Added) != ComparedRows {
		t.Errorf("%d figures, %q, %d findings", len(c.Changed), c.Cut, len(c.Added))
	}
}

func TestTheComparisonOfACorrectedFile(t *testing.T) {
	for _, lang := range bothLanguages {
		page := rendered(t, ReviewPage(reviewOf(lang, clerkUser, corrected())))
		sound(t, page)
		golden(t, "resend-"+lang, ReviewPage(reviewOf(lang, clerkUser, corrected())))
	}
	hostileFile := corrected()
	hostileFile.Last.Upload.FileName, hostileFile.Last.Issues[1].Text = hostile[0], hostile[0]
	sound(t, rendered(t, ReviewPage(reviewOf("zh-CN", clerkUser, hostileFile))))
	f := corrected()
	f.Last = nil
	if r := reviewOf("zh-CN", clerkUser, f); r.Compared != nil {
		t.Error("something is compared with nothing")
	}
}

func TestACarriedAnswerSaysWhereItIsFrom(t *testing.T) {
	text := textOf(parsed(t, rendered(t, ReviewPage(reviewOf("zh-CN", clerkUser, corrected())))))
	if !strings.Contains(text, "沿用 #41 的说明（韩雪，2023-07-18 15:12）：新企业投产") {
		t.Error("the answer does not say that it was carried over")
	}
}

func TestASupersededUploadSaysSoBeforeItIsSubmitted(t *testing.T) {
	f := corrected()
	f.Issues, f.Open = nil, 0
	by := uploadIn(park.Checked)
	by.ID = 48
	f.By = &by
	r := reviewOf("zh-CN", clerkUser, f)
	if !strings.HasPrefix(r.Banner.Says.Plain(), "已被 #48 取代。") || r.Actions[0].Post != "" || r.Actions[0].Href != "/uploads/42/submit" {
		t.Errorf("%s %+v", r.Banner.Says.Plain(), r.Actions)
	}
	for _, lang := range bothLanguages {
		root := sound(t, rendered(t, ConfirmPage(NewSubmitAnyway(testPage(lang, clerkUser), f.Upload, by))))
		told := all(root, func(n *html.Node) bool {
			return n.Data == "input" && attr(n, "name") == "instead" && attr(n, "value") == "48"
		})
		links := all(root, func(n *html.Node) bool { return n.Data == "a" && attr(n, "href") == "/uploads/48" })
		if len(told) != 1 || len(links) != 1 {
			t.Errorf("%s: %d fields, %d links", lang, len(told), len(links))
		}
	}
}
