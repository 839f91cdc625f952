package handlers

import (
	"bytes"
	"encoding/csv"
	"fmt"
	"math/big"
	"mime"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"
	"time"

	"golang.org/x/net/html"

	"parkboard/internal/assess"
	"parkboard/internal/park"
	"parkboard/store/storetest"
)

// hostileMeasure is a measure's text, an office and a file name that pages,
// exports and headers must stand.
const (
	hostileMeasure = `=HYPERLINK("http://x","</script><img src=x onerror=alert(1)>")`
	hostileOffice  = `@局"'><b onmouseover='alert(1)'>`
	hostileFile    = "佐证\"</script>\r\nSet-Cookie: a=b; ../../etc.txt"
)

// sealed is a board on which 2022 is sealed: the rare-earth zone has the measures
// 1 (due 2023-07-15), 2 (due 2023-12-31) and Jiuyuan 3 (due 2023-07-11, overdue
// on the day of the tests).
func sealed(t *testing.T) *testBoard {
	t.Helper()
	b := newBoard(t)
	b.halfYear()
	b.seals(
		park.FollowUp{Park: "rare-earth", Band: "A", Kind: park.LandQuota, Text: park.Text{ZH: "优先安排用地", EN: "land first"}, Owner: "市自然资源局", Due: "2023-07-15"},
		park.FollowUp{Park: "rare-earth", Band: "A", Kind: park.Funds, Text: park.Text{ZH: hostileMeasure, EN: hostileMeasure}, Owner: hostileOffice, Due: "2023-12-31"},
		park.FollowUp{Park: "jiuyuan", Band: "B", Kind: park.Rectify, Text: park.Text{ZH: "限期整改", EN: "rectify"}, Owner: "市工业和信息化局", Due: "2023-07-11"},
	)
	return b
}

func (b *testBoard) seals(follow ...park.FollowUp) {
	b.t.Helper()
	ctx := b.t.Context()
	check := func(err error) {
		b.t.Helper()
		if err != nil {
			b.t.Fatal(err)
		}
	}
	on := func(who string, day int) park.Act {
		return park.Act{Actor: who, At: storetest.Start.AddDate(0, 0, day).Add(5 * time.Minute)}
	}
	scheme, err := b.db.SaveScheme(ctx, on("admin", 0), park.Scheme{
		Code: "test", Year: 2022, Version: 1, Name: park.Text{ZH: "亩均效益", EN: "By the mu"}, Window: park.SpanYear,
		Basis: park.Industrial, Missing: park.Rescale, BandsBy: park.ByScore, Bands: park.DefaultBands(),
		Items: []park.Item{{
			Code: "tax_per_mu", Weight: 100 * park.QuantityScale, Method: park.Proportion, Cap: park.DefaultCap,
			Benchmark: park.Benchmark{Kind: park.Fixed, Value: big.NewRat(10, 1)},
		}},
	}, 0)
	check(err)
	id, err := b.db.Assess(ctx, on("admin", 0), 2022, scheme)
	check(err)
	check(b.db.Notice(ctx, on("admin", 0), id, "2023-07-10", "2023-07-10"))
	kept, err := b.db.Scheme(ctx, scheme)
	check(err)
	now, known, err := b.core.facts.current(ctx)
	check(err)
	state := assess.State{Board: now, Scheme: &kept.Scheme, Period: park.Period{Year: 2022, Month: 12}}
	r, flaws := state.Result()
	check(flaws.Err())
	raw, err := assess.Write(r, state.Period, known.Version)
	check(err)
	check(b.db.Propose(ctx, on("admin", 1), id, raw, known.Version))
	_, known, err = b.core.facts.current(ctx)
	check(err)
	check(b.db.Seal(ctx, on("admin2", 1), id, raw, known.Version, follow))
}

// acting sends the form of an act as a browser would, with a file where it has
// a name.
func (b *testBoard) acting(person string, id int, verb park.FollowUpVerb, file string, typed ...string) answer {
	b.t.Helper()
	b.now = b.now.Add(time.Minute)
	page := b.as(person).get(fmt.Sprintf("/measures/%d?act=%s", id, verb)).want(b.t, http.StatusOK)
	form := url.Values{"verb": {string(verb)}, "seen": {"0"}}
	for _, n := range elements(b.t, page.body, func(n *html.Node) bool { return attribute(n, "name") == "seen" }) {
		form.Set("seen", attribute(n, "value"))
	}
	for i := 0; i < len(typed); i += 2 {
		form.Set(typed[i], typed[i+1])
	}
	to := fmt.Sprintf("/measures/%d/acts", id)
	if file == "" {
		return b.as(person).post(to, form)
	}
	return b.as(person).send(to, "file", file, []byte("bytes of "+file), form)
}

func TestAMeasureIsFollowedFromReportToConfirmation(t *testing.T) {
	b := sealed(t)
	if to := b.acting("park", 1, park.FollowUpProgress, "", "text", "已下达 420 亩").want(t, http.StatusSeeOther).location(); to != "/measures/1?done=progress" {
		t.Errorf("led to %s", to)
	}
	contains(t, b.as("park").get("/measures/1?done=progress"), "进展已经记下", "已下达 420 亩", "进行中", "周宁")
	b.acting("park", 1, park.FollowUpReport, "批复.pdf", "text", "全部下达").want(t, http.StatusSeeOther)
	contains(t, b.as("park").get("/measures/1"), "待确认", "等市级管理员确认")
	b.acting("admin", 1, park.FollowUpSendBack, "", "text", "缺红头文件").want(t, http.StatusSeeOther)
	b.acting("park", 1, park.FollowUpReport, "", "text", "已补").want(t, http.StatusSeeOther)
	b.acting("admin", 1, park.FollowUpConfirm, "").want(t, http.StatusSeeOther)
	page := b.as("leader").get("/measures/1").want(t, http.StatusOK)
	contains(t, page, "已完成", "到此为止", "缺红头文件", "批复.pdf", "李航", "王敏", "2022年亩均效益考核", "市自然资源局，期限 2023-07-15")
	if strings.Contains(page.body, "<textarea") {
		t.Error("what is done can still be acted on")
	}
}

func TestAnAmendmentShowsWhatItWasBefore(t *testing.T) {
	b := sealed(t)
	b.acting("admin", 3, park.FollowUpAmend, "", "text", "同意延期", "owner", "市自然资源局", "due", "2023年8月1日").want(t, http.StatusSeeOther)
	contains(t, b.as("leader").get("/measures/3"), "2023年8月1日（原定 2023年7月11日）", "市自然资源局（原定 市工业和信息化局）", "同意延期", "期限改为 2023-08-01")
	contains(t, b.as("leader").get("/measures"), "没有逾期")
	b.acting("admin", 3, park.FollowUpDrop, "", "text", "园区已关停").want(t, http.StatusSeeOther)
	contains(t, b.as("leader").get("/measures?state=dropped"), "限期整改", "已撤销")
}

func TestARefusedActKeepsItsFormAndRecordsNothing(t *testing.T) {
	b := sealed(t)
	before := b.version()
	long := strings.Repeat("长", 1001)
	for name, c := range map[string]struct {
		verb   park.FollowUpVerb
		file   string
		typed  []string
		status int
		says   string
	}{
		"without words":       {park.FollowUpProgress, "", []string{"text", "  "}, http.StatusUnprocessableEntity, "请填写"},
		"with too many words": {park.FollowUpProgress, "", []string{"text", long}, http.StatusUnprocessableEntity, "1001"},
		"without a day":       {park.FollowUpAmend, "", []string{"text", "延期", "owner", "甲局", "due", "下周"}, http.StatusUnprocessableEntity, "不是日期"},
		"that changes none":   {park.FollowUpAmend, "", []string{"text", "延期", "owner", "市自然资源局", "due", "2023-07-15"}, http.StatusUnprocessableEntity, "都没有变"},
		"not possible now":    {park.FollowUpConfirm, "", []string{"text", "好"}, http.StatusConflict, "什么也没有改动"},
		"upon an older state": {park.FollowUpReport, "x.pdf", []string{"text", "做完了", "seen", "7"}, http.StatusConflict, "又有进展"},
	} {
		t.Run(name, func(t *testing.T) {
			got := b.acting("admin", 1, c.verb, c.file, c.typed...).want(t, c.status)
			contains(t, got, c.says, strings.TrimSpace(c.typed[1]))
			if c.file != "" {
				contains(t, got, "请重新选择文件")
			}
		})
	}
	if b.version() != before {
		t.Error("something was recorded")
	}
	b.as("admin").post("/measures/1/acts", url.Values{"verb": {"burn"}}).want(t, http.StatusUnprocessableEntity)
}

func TestAFileAboveTheLimitIsRefusedBesideItsField(t *testing.T) {
	b := sealed(t)
	form := url.Values{"verb": {"report"}, "seen": {"0"}, "text": {"做完了"}}
	got := b.as("park").send("/measures/1/acts", "file", "大.pdf", bytes.Repeat([]byte{'x'}, fileBody+1), form).want(t, http.StatusUnprocessableEntity)
	contains(t, got, "超过 20 MB", "做完了")
	empty := b.as("park").send("/measures/1/acts", "file", "空.pdf", nil, form).want(t, http.StatusUnprocessableEntity)
	contains(t, empty, "没有内容")
}

// Who may do what on a measure of the rare-earth zone (1) and of Jiuyuan (3).
func TestOnlyTheParkReportsAndOnlyTheCityDecides(t *testing.T) {
	for _, c := range []struct {
		person string
		id     int
		verb   park.FollowUpVerb
		status int
	}{
		{"park", 1, park.FollowUpProgress, http.StatusSeeOther}, {"park", 3, park.FollowUpProgress, http.StatusForbidden},
		{"park", 1, park.FollowUpConfirm, http.StatusForbidden}, {"park", 1, park.FollowUpAmend, http.StatusForbidden},
		{"park", 1, park.FollowUpDrop, http.StatusForbidden}, {"leader", 1, park.FollowUpProgress, http.StatusForbidden},
		{"clerk", 1, park.FollowUpProgress, http.StatusForbidden}, {"clerk-jiuyuan", 3, park.FollowUpReport, http.StatusForbidden},
		{"admin", 1, park.FollowUpProgress, http.StatusSeeOther}, {"admin2", 3, park.FollowUpDrop, http.StatusSeeOther},
	} {
		t.Run(fmt.Sprint(c.person, c.id, c.verb), func(t *testing.T) {
			b := sealed(t)
			b.as(c.person).post(fmt.Sprintf("/measures/%d/acts", c.id), url.Values{"verb": {string(c.verb)}, "seen": {"0"}, "text": {"办理"}}).want(t, c.status)
		})
	}
	b := sealed(t)
	for person, forms := range map[string]int{"leader": 0, "clerk": 0, "park": 1, "admin": 1} {
		page := b.as(person).get("/measures/1").want(t, http.StatusOK)
		if got := strings.Count(page.body, `action="/measures/1/acts"`); got != forms {
			t.Errorf("%s sees %d forms", person, got)
		}
	}
	contains(t, b.as("admin").get("/measures/1?act=progress"), "责任单位没有账户")
	if page := b.as("park").get("/measures/3"); strings.Contains(page.body, "<textarea") {
		t.Error("a park's administrator sees a form for another park's measure")
	}
}

func TestEvidenceIsOpenToTheParkAndTheCityOnly(t *testing.T) {
	b := sealed(t)
	b.acting("park", 1, park.FollowUpReport, hostileFile, "text", "见附件").want(t, http.StatusSeeOther)
	for person, status := range map[string]int{
		"leader": http.StatusForbidden, "clerk-jiuyuan": http.StatusForbidden,
		"park": http.StatusOK, "clerk": http.StatusOK, "admin": http.StatusOK, "admin2": http.StatusOK,
	} {
		got := b.as(person).get("/measures/1/files/1").want(t, status)
		page := b.as(person).get("/measures/1").want(t, http.StatusOK)
		if linked := strings.Contains(page.body, `href="/measures/1/files/1"`); linked != (status == http.StatusOK) {
			t.Errorf("%s: linked %v", person, linked)
		}
		if status != http.StatusOK {
			continue
		}
		kind, with, err := mime.ParseMediaType(got.header.Get("Content-Disposition"))
		if err != nil || kind != "attachment" || strings.ContainsAny(with["filename"], "/\\") || got.header.Get("Set-Cookie") != "" {
			t.Errorf("%s: sent as %q, %v", person, got.header.Get("Content-Disposition"), err)
		}
		if !strings.HasPrefix(got.body, "bytes of ") || got.header.Get("X-Content-Type-Options") != "nosniff" {
			t.Errorf("%s: %q", person, got.body)
		}
	}
	b.as("admin").get("/measures/3/files/1").want(t, http.StatusNotFound) // of another measure
	b.as("admin").get("/measures/1/files/2").want(t, http.StatusNotFound)
}

func TestTheListOfMeasuresIsFilteredAndSortedByItsAddress(t *testing.T) {
	b := sealed(t)
	page := b.as("leader").get("/measures").want(t, http.StatusOK)
	contains(t, page, "考核结果共形成措施 3 条", "责任单位是", "市工业和信息化局", "逾期 1 天", hostileMeasure, hostileOffice)
	if strings.Contains(page.body, "<img") {
		t.Error("a measure's text became markup")
	}
	order := func(path string) string {
		var hrefs []string
		page := b.as("leader").get(path).want(t, http.StatusOK)
		for _, n := range elements(t, page.body, func(n *html.Node) bool { return n.Data == "a" }) {
			if to := attribute(n, "href"); strings.HasPrefix(to, "/measures/") && !strings.Contains(to, "sheet") {
				hrefs = append(hrefs, strings.TrimPrefix(to, "/measures/"))
			}
		}
		return strings.Join(hrefs, " ")
	}
	for path, want := range map[string]string{
		"/measures": "3 1 2", "/measures?sort=park": "1 2 3", "/measures?sort=due&dir=desc": "2 1 3", "/measures?sort=band&dir=desc": "3 1 2",
		"/measures?state=overdue": "3", "/measures?park=rare-earth": "1 2", "/measures?year=2021": "", "/measures?state=done": "",
		"/measures?owner=" + url.QueryEscape(hostileOffice): "2", "/measures?park=" + url.QueryEscape(hostileOffice): "", "/measures?page=3": "",
	} {
		if got := order(path); got != want {
			t.Errorf("%s lists %q, want %q", path, got, want)
		}
	}
	for _, path := range []string{"/measures?state=late", "/measures?sort=text", "/measures?year=x", "/measures?page=-1"} {
		b.as("leader").get(path).want(t, http.StatusUnprocessableEntity)
	}
	b.as("leader").get("/measures/99").want(t, http.StatusNotFound)
	b.as("leader").get("/measures/x").want(t, http.StatusNotFound)
	b.as("leader").get("/measures/1?act=x").want(t, http.StatusNotFound)
}

func TestNoCellOfTheExportedMeasuresIsAFormula(t *testing.T) {
	got := sealed(t).as("leader").get("/measures.csv?park=rare-earth").want(t, http.StatusOK)
	r := csv.NewReader(strings.NewReader(strings.TrimPrefix(got.body, "\ufeff")))
	r.FieldsPerRecord = -1
	rows, err := r.ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	found := 0
	for _, row := range rows {
		for _, cell := range row {
			if strings.HasPrefix(cell, "'") {
				found++
			}
			if cell != "" && strings.ContainsAny(cell[:1], "=+-@") {
				t.Errorf("the cell %q runs", cell)
			}
		}
	}
	if found != 2 || strings.Contains(got.body, "限期整改") {
		t.Errorf("%d inert cells in %s", found, got.body)
	}
}

func TestBeforeAnythingIsSealedTheMeasuresSayHowTheyCome(t *testing.T) {
	b := newBoard(t)
	contains(t, b.as("leader").get("/measures").want(t, http.StatusOK), "还没有措施")
	b.as("leader").get("/measures/sheet/2022").want(t, http.StatusNotFound)
}

func TestTheSheetHoldsEveryMeasureOfItsYear(t *testing.T) {
	b := sealed(t)
	page := b.as("leader").get("/measures/sheet/2022").want(t, http.StatusOK)
	contains(t, page, "包头市2022年度园区考核结果运用措施表", "内部资料", hostileMeasure, hostileOffice, "限期整改", "签发", "逾期 1")
	contains(t, b.as("leader").in("en").get("/measures/sheet/2022"), "Signed by", "rectify")
	b.as("leader").get("/measures/sheet/2021").want(t, http.StatusNotFound)
	b.as("leader").get("/measures/sheet/x").want(t, http.StatusNotFound)
}

func TestTheOverviewAndTheParkKnowTheMeasures(t *testing.T) {
	b := sealed(t)
	contains(t, b.as("leader").get("/").want(t, http.StatusOK), "考核措施逾期", "/measures?state=overdue")
	contains(t, b.as("leader").get("/parks/jiuyuan").want(t, http.StatusOK), "历年考核", "100.00", "1 条措施", "逾期 1", "/measures?park=jiuyuan&year=2022")
	contains(t, b.as("leader").get("/parks/tuyou").want(t, http.StatusOK), "历年考核", "没有措施")
	b.acting("admin", 3, park.FollowUpAmend, "", "text", "延期", "owner", "市工业和信息化局", "due", "2023-09-01").want(t, http.StatusSeeOther)
	if page := b.as("leader").get("/"); strings.Contains(page.body, "考核措施逾期") {
		t.Error("a kept overview shows what is no longer overdue")
	}
}

func TestEvidenceAboveTheLimitLeavesWhatWasTyped(t *testing.T) {
	b := sealed(t)
	form := url.Values{"verb": {"progress"}, "seen": {"0"}, "text": {"已下达 420 亩"}}
	got := b.as("park").send("/measures/1/acts", "file", "大.pdf", make([]byte, uploadBody+1<<20), form)
	contains(t, got.want(t, http.StatusUnprocessableEntity), "20 MB", "什么也没有存", "已下达 420 亩")
	if strings.Contains(b.as("admin").get("/measures/1").body, "已下达 420 亩") {
		t.Error("the refused act was kept")
	}
}

func TestAFormWithAFileIsReadWhateverTheOrderAndRefusedWhenCutShort(t *testing.T) {
	b := sealed(t)
	body := "--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.pdf\"\r\n\r\n%PDF\r\n" +
		"--x\r\nContent-Disposition: form-data; name=\"verb\"\r\n\r\nprogress\r\n--x\r\nContent-Disposition: form-data; name=\"seen\"\r\n\r\n0\r\n" +
		"--x\r\nContent-Disposition: form-data; name=\"text\"\r\n\r\n已下达\r\n"
	for sent, status := range map[string]int{
		body:           http.StatusBadRequest,
		body + "--x--": http.StatusSeeOther,
		"--x\r\nContent-Disposition: form-data; name=\"text\"\r\n\r\n" + strings.Repeat("字", formBody/3+1) + "\r\n--x--": http.StatusRequestEntityTooLarge,
	} {
		req := httptest.NewRequest(http.MethodPost, "/measures/1/acts", strings.NewReader(sent))
		req.Header.Set("Content-Type", "multipart/form-data; boundary=x")
		b.as("park").do(req).want(t, status)
	}
}
