package handlers

import (
	"bytes"
	"fmt"
	"mime/multipart"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"

	"parkboard/internal/sample"
)

const projectHead = "2023年6月\n项目代码,名称,园区,总投资（万元）,年度计划投资（万元）,累计完成（万元）,产业类,开工日期,竣工日期,状态,市级包联责任人,旗县包联责任人,园区包联责任人,堵点,承诺办结日,办结日\n"

const jiuyuanProject = "P-1,%s,九原园区,12000,6000,3100,是,2023-01-09,2024-10-31,在建,张三,李四,王五,供电,2023-06-30,\n"

func sendProjects(t *testing.T, c *client, name string, raw []byte) answer {
	t.Helper()
	var body bytes.Buffer
	form := multipart.NewWriter(&body)
	part, err := form.CreateFormFile("file", name)
	if err != nil {
		t.Fatal(err)
	}
	_, _ = part.Write(raw)
	_ = form.Close()
	r := httptest.NewRequest(http.MethodPost, "/projects/books", &body)
	r.Header.Set("Content-Type", form.FormDataContentType())
	return c.do(r)
}

// ledgered is a board with the sample's ledger through June published.
func ledgered(t *testing.T) *testBoard {
	t.Helper()
	b := newBoard(t)
	files, err := sample.Projects()
	if err != nil {
		t.Fatal(err)
	}
	to := sendProjects(t, b.as("clerk"), files[1].Name, files[1].Bytes).want(t, http.StatusSeeOther).location()
	b.as("clerk").post(to+"/publish", url.Values{}).want(t, http.StatusForbidden)
	b.as("leader").get(to).want(t, http.StatusForbidden)
	b.as("clerk-jiuyuan").get(to).want(t, http.StatusForbidden)
	b.as("admin").post(to+"/publish", url.Values{}).want(t, http.StatusSeeOther)
	return b
}

func TestALedgerGoesFromTheClerkToEveryReader(t *testing.T) {
	b := ledgered(t)
	for _, who := range []string{"leader", "park", "clerk-jiuyuan", "admin"} {
		page := b.as(who).get("/projects").want(t, http.StatusOK).body
		if strings.Count(page, ">BT-2023-") != 60 {
			t.Errorf("%s does not see 60 projects", who)
		}
	}
	for path, want := range map[string]string{
		"/projects/BT-2023-001":                                    "项目台账!E4",
		"/projects?park=jiuyuan&state=planned":                     "共",
		"/projects?new=2023-06&sort=rate&dir=desc":                 "不含续建",
		"/projects?started=2023-2&q=bt-2023":                       "2023年二季度",
		"/projects/quarters?year=2023&quarter=2":                   "年度投资计划完成",
		"/projects/blocked":                                        "分责任人",
		"/projects/blocked?park=jiuyuan&block=power&state=overdue": "没有符合所选条件",
		"/projects/blocked/sheet?state=all":                        "九原区重点项目堵点清单",
		"/projects/blocked/sheet?leader=nobody":                    "没有符合所选条件",
	} {
		for _, lang := range []string{"zh-CN", "en"} {
			page := b.as("leader").in(lang).get(path).want(t, http.StatusOK).body
			if lang == "zh-CN" && !strings.Contains(page, want) {
				t.Errorf("%s does not say %s", path, want)
			}
		}
	}
	for _, query := range []string{"state=x", "block=x", "sort=x", "industry=x", "new=2023-01", "started=2023-5", "finished=x", "page=-1"} {
		b.as("leader").get("/projects?"+query).want(t, http.StatusUnprocessableEntity)
	}
	b.as("leader").get("/projects/blocked?state=x").want(t, http.StatusUnprocessableEntity)
	b.as("leader").get("/projects/quarters?quarter=5").want(t, http.StatusUnprocessableEntity)
	b.as("leader").get("/projects/NONE-1").want(t, http.StatusNotFound)
	b.as("admin").post("/projects/books/1/withdraw", url.Values{}).want(t, http.StatusUnprocessableEntity)
	b.as("admin").post("/projects/books/1/withdraw", url.Values{"reason": {"重复"}}).want(t, http.StatusSeeOther)
	if page := b.as("leader").get("/projects").want(t, http.StatusOK).body; strings.Contains(page, "BT-2023-001") {
		t.Error("a withdrawn ledger still counts")
	}
	b.as("leader").get("/projects/BT-2023-001").want(t, http.StatusNotFound)
}

func TestAHostileProjectIsTextOnEveryPageAndInEveryFile(t *testing.T) {
	b := newBoard(t)
	name := `"</script><b>""=HYPERLINK(1)` + strings.Repeat("长", 60) + `"`
	raw := projectHead + fmt.Sprintf(jiuyuanProject, name)
	to := sendProjects(t, b.as("clerk-jiuyuan"), `</script>"x".csv`, []byte(raw)).want(t, http.StatusSeeOther).location()
	b.as("admin").post(to+"/publish", url.Values{}).want(t, http.StatusSeeOther)
	for _, path := range []string{"/projects", "/projects/P-1", "/projects/P-1/edit", "/projects/blocked", "/projects/blocked/sheet", "/projects/books/1"} {
		page := b.as("admin").get(path).want(t, http.StatusOK).body
		if strings.Contains(page, "</script><b>") || !strings.Contains(page, "&lt;/script&gt;") {
			t.Errorf("%s: the name is not printed as text", path)
		}
	}
	if file := b.as("leader").get("/projects.csv").want(t, http.StatusOK).body; !strings.Contains(file, "12000") || strings.Contains(file, "\n=") {
		t.Errorf("the csv reads %s", file)
	}
	b.as("leader").get("/projects.xlsx").want(t, http.StatusOK)
	if page := b.as("leader").get("/").want(t, http.StatusOK).body; strings.Contains(page, "</script><b>") {
		t.Error("the overview runs a name")
	}
}

func TestADoubtfulLedgerIsPublishedWithAReasonOnlyAndAFlawedOneNever(t *testing.T) {
	b := newBoard(t)
	doubtful := projectHead + strings.Replace(fmt.Sprintf(jiuyuanProject, "甲"), "12000", "120000000", 1)
	sendProjects(t, b.as("clerk"), "1.csv", []byte(doubtful)).want(t, http.StatusSeeOther)
	if page := b.as("admin").get("/projects/books/1").want(t, http.StatusOK).body; !strings.Contains(page, "unit_slip") {
		t.Error("yuan for 万元 is not asked about")
	}
	b.as("admin").post("/projects/books/1/publish", url.Values{}).want(t, http.StatusUnprocessableEntity)
	b.as("admin").post("/projects/books/1/publish", url.Values{"reason": {"已核"}}).want(t, http.StatusSeeOther)
	flawed := projectHead + fmt.Sprintf(jiuyuanProject, "甲") + strings.Replace(fmt.Sprintf(jiuyuanProject, "乙"), "P-1", "P- 1", 1)
	sendProjects(t, b.as("clerk"), "2.csv", []byte(flawed)).want(t, http.StatusSeeOther)
	b.as("admin").post("/projects/books/2/publish", url.Values{"reason": {"x"}}).want(t, http.StatusConflict)
	b.as("admin").post("/projects/books/2/return", url.Values{"reason": {"代码重复"}}).want(t, http.StatusSeeOther)
}

func typedProject() url.Values {
	return url.Values{
		"code": {"jy 2023-9"}, "name": {"碳纤维"}, "park": {"jiuyuan"}, "year": {"2023"}, "month": {"7"}, "total": {"１２，０００"}, "plan": {"6000"},
		"state": {"building"}, "start": {"2023年1月9日"}, "finish": {"2024-10-31"}, "leader-city": {"张三"},
		"text-power": {"110kV"}, "promised-power": {"2023-07-11"},
	}
}

func TestAFormSaysWhatIsWrongAtEachFieldAndKeepsWhatWasTyped(t *testing.T) {
	b := newBoard(t)
	for field, wrong := range map[string]string{
		"code": "new", "name": "", "park": "tuyou", "year": "23", "month": "13", "total": "约12", "plan": "-1", "state": "x", "industry": "x",
		"start": "2023-02-30", "finish": "2022-01-01", "promised-power": "明天", "leader-city": strings.Repeat("长", 61),
	} {
		form := typedProject()
		form.Set(field, wrong)
		page := b.as("clerk-jiuyuan").post("/projects/new", form).want(t, http.StatusUnprocessableEntity).body
		if !strings.Contains(page, `id="problem-`+field+`"`) || strings.Count(page, `id="problem-`) != 1 {
			t.Errorf("%s: not exactly one word at its field", field)
		}
	}
	b.as("clerk-jiuyuan").post("/projects/new", typedProject()).want(t, http.StatusSeeOther)
	page := b.as("leader").get("/projects/JY2023-9?kept=1").want(t, http.StatusOK).body
	for _, want := range []string{"12,000", "逾期 1 天", "巴图 于", "表单录入"} {
		if !strings.Contains(page, want) {
			t.Errorf("the project does not say %s", want)
		}
	}
	if page := b.as("clerk-jiuyuan").post("/projects/new", typedProject()).want(t, http.StatusConflict).body; !strings.Contains(page, "problem-code") {
		t.Error("a code that is taken is not said at its field")
	}
}

func TestAProjectIsEditedByItsOwnParksClerkUponWhatTheySaw(t *testing.T) {
	b := newBoard(t)
	b.as("clerk-jiuyuan").post("/projects/new", typedProject()).want(t, http.StatusSeeOther)
	other := typedProject()
	other.Set("code", "TY-1")
	other.Set("park", "tuyou")
	b.as("admin").post("/projects/new", other).want(t, http.StatusSeeOther)
	b.as("clerk-jiuyuan").get("/projects/TY-1/edit").want(t, http.StatusForbidden)
	b.as("clerk-jiuyuan").post("/projects/TY-1/edit", other).want(t, http.StatusForbidden)
	edit := typedProject()
	edit.Set("upon", "1")
	edit.Set("cleared-power", "2023-07-10")
	page := b.as("clerk-jiuyuan").post("/projects/JY2023-9/edit", edit).want(t, http.StatusUnprocessableEntity).body
	if !strings.Contains(page, "办结日早于承诺办结日") || !strings.Contains(page, `name="reason"`) {
		t.Error("cleared before the promised day is not asked about")
	}
	edit.Set("reason", "提前送电")
	b.as("clerk-jiuyuan").post("/projects/JY2023-9/edit", edit).want(t, http.StatusSeeOther)
	if page := b.as("leader").get("/projects/JY2023-9").want(t, http.StatusOK).body; !strings.Contains(page, "提前送电") || !strings.Contains(page, "办结 2023-07-10") {
		t.Error("the reason or the change is not kept")
	}
	b.as("admin").post("/projects/JY2023-9/edit", edit).want(t, http.StatusConflict)
}

func TestADifferenceBetweenLedgerAndReportIsShownWhereverTheReportIs(t *testing.T) {
	b := ledgered(t)
	b.publish(1, figure("jiuyuan", "2023-06", "new_projects", "3", "个"), figure("jiuyuan", "2023-06", "output", "5123600", "万元"))
	for _, path := range []string{"/projects", "/parks/jiuyuan", "/receipts/jiuyuan/2023-06/new_projects"} {
		if page := b.as("leader").get(path).want(t, http.StatusOK).body; !strings.Contains(page, "不一致") {
			t.Errorf("%s hides the difference", path)
		}
	}
	b.as("clerk-jiuyuan").post("/projects/new", typedProject()).want(t, http.StatusSeeOther)
	if page := b.as("leader").get("/").want(t, http.StatusOK).body; !strings.Contains(page, "/projects/blocked?state=overdue") {
		t.Error("the overview does not say what is overdue")
	}
	if page := b.as("leader").get("/parks/jiuyuan").want(t, http.StatusOK).body; !strings.Contains(page, "/projects/blocked?park=jiuyuan&amp;state=overdue") {
		t.Error("the park's page does not say what is overdue")
	}
}

func TestATourScoreIsEnteredWithItsSource(t *testing.T) {
	b := ledgered(t)
	form := url.Values{"park": {"jiuyuan"}, "year": {"2023"}, "quarter": {"2"}, "score": {"91.25"}, "source": {"包项发〔2023〕7号"}}
	for field, wrong := range map[string]string{"park": "x", "year": "x", "quarter": "5", "score": "100.01", "source": ""} {
		bad := url.Values{}
		for k, v := range form {
			bad[k] = v
		}
		bad.Set(field, wrong)
		if page := b.as("admin").post("/projects/quarters/score", bad).want(t, http.StatusUnprocessableEntity).body; !strings.Contains(page, "problem-"+field) {
			t.Errorf("%s: no word at its field", field)
		}
	}
	to := b.as("admin").post("/projects/quarters/score", form).want(t, http.StatusSeeOther).location()
	if page := b.as("leader").get(to).want(t, http.StatusOK).body; !strings.Contains(page, "91.25") || !strings.Contains(page, "包项发〔2023〕7号") {
		t.Error("the score or its source is not shown")
	}
}
