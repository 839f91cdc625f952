package handlers

import (
	"fmt"
	"net/http"
	"net/url"
	"strings"
	"testing"
	"time"

	"golang.org/x/net/html"

	"parkboard/internal/park"
	"parkboard/store"
)

const hostileName = `=HYPERLINK("http://x","</script><b onmouseover='alert(1)'>")`

// tasked fills in a form of a candidacy as a browser does: what the page holds
// hidden goes back with what is typed.
func (b *testBoard) tasked(person, path, file string, typed ...string) answer {
	b.t.Helper()
	b.now = b.now.Add(time.Minute)
	page := b.as(person).get(path).want(b.t, http.StatusOK)
	form := url.Values{}
	for _, n := range elements(b.t, page.body, func(n *html.Node) bool { return attribute(n, "type") == "hidden" }) {
		form.Set(attribute(n, "name"), attribute(n, "value"))
	}
	for i := 0; i < len(typed); i += 2 {
		form.Set(typed[i], typed[i+1])
	}
	to, query, _ := strings.Cut(path, "?")
	if strings.HasPrefix(path, "/smart") {
		to += "?" + query
	}
	if file == "" {
		return b.as(person).post(to, form)
	}
	return b.as(person).send(to, "file", file, []byte("bytes of "+file), form)
}

// candidate is a board with one candidacy of the rare-earth zone.
func candidate(t *testing.T) *testBoard {
	t.Helper()
	b := newBoard(t)
	b.halfYear()
	to := b.tasked("admin", "/designations/new", "", "kind", "zero_carbon", "park", "rare-earth", "within", hostileName, "boundary", "东至河，西至路",
		"begun", "2023-02-10", "expected", "2023-12-20", "document", "园发〔2023〕3号", "list", "watched-2023").want(t, http.StatusSeeOther).location()
	if to != "/designations/1?done=new" {
		t.Fatalf("it leads to %s", to)
	}
	return b
}

func TestACandidacyIsOpenedFollowedAndRecognised(t *testing.T) {
	b := candidate(t)
	contains(t, b.as("leader").get("/designations/1?done=new"), "任务已经建好", "东至河", "2023年创建任务监测清单", "园发〔2023〕3号", "目前没有风险")
	b.tasked("admin", "/designations/1/milestones", "", "name", "储能投运", "begin", "2023-03-01", "planned", "2023-06-30").want(t, http.StatusSeeOther)
	contains(t, b.as("park").get("/designations/1"), "储能投运", "有节点逾期", "报完成")
	contains(t, b.as("leader").get("/"), "逾期节点 1 个")
	contains(t, b.as("leader").get("/parks/rare-earth"), "零碳园区", "逾期 1 个")
	b.tasked("park", "/designations/1/milestones/1?act=done", "并网验收.pdf", "day", "2023-07-01", "text", "已投运").want(t, http.StatusSeeOther)
	page := b.as("leader").get("/designations/1").want(t, http.StatusOK)
	contains(t, page, "已完成，晚 1 天", "并网验收.pdf", "仅本园区和市级可打开")
	b.as("leader").get("/designations/1/files/1").want(t, http.StatusForbidden)
	b.as("clerk-jiuyuan").get("/designations/1/files/1").want(t, http.StatusForbidden)
	if got := b.as("park").get("/designations/1/files/1").want(t, http.StatusOK); got.body != "bytes of 并网验收.pdf" {
		t.Errorf("the file reads %q", got.body)
	}
	for _, stage := range []park.CandidacyStage{park.Building, park.Evaluating, park.Recognised} {
		b.tasked("admin", "/designations/1/stage", "", "stage", string(stage), "day", "2023-07-05", "expected", "2023-12-20").want(t, http.StatusSeeOther)
	}
	contains(t, b.as("leader").get("/designations"), "已认定")
	contains(t, b.as("leader").get("/designations/1"), "2023年7月5日已认定")
	b.tasked("park", "/designations/1/evidence", "批复.pdf", "shows", "认定批复").want(t, http.StatusSeeOther)
}

func TestWhatIsWrongIsSaidAtItsFieldAndNothingIsKept(t *testing.T) {
	b := candidate(t)
	b.tasked("admin", "/designations/1/milestones", "", "name", "储能投运", "begin", "2023-03-01", "planned", "2023-06-30").want(t, http.StatusSeeOther)
	before := b.version()
	for _, c := range []struct {
		path, says string
		typed      []string
	}{
		{"/designations/1/milestones/1?act=done", "完成日早于起始日 2023-03-01", []string{"day", "2023-02-28"}},
		{"/designations/1/milestones/1?act=move", "请填写", []string{"day", "2023-12-31"}},
		{"/designations/1/milestones/1?act=move", "不能早于 2023-03-01", []string{"day", "2023-02-28", "text", "x"}},
		{"/designations/1/values", "这个条件的单位是吨标准煤", []string{"criterion", "energy", "value", "300000", "source", "审计", "day", "2023-06-30"}},
		{"/designations/1/values", "这个条件的单位是%", []string{"criterion", "clean_energy_share", "value", "91", "unit", "吨标准煤", "source", "审计", "day", "2023-06-30"}},
		{"/designations/1/values", "百分数在 0 到 100 之间", []string{"criterion", "clean_energy_share", "value", "101", "unit", "%", "source", "审计", "day", "2023-06-30"}},
		{"/designations/1/values", "不是确定的数", []string{"criterion", "clean_energy_share", "value", "约91", "unit", "%", "source", "审计", "day", "2023-06-30"}},
		{"/designations/1/values", "最多四位小数", []string{"criterion", "clean_energy_share", "value", "91.00001", "unit", "%", "source", "审计", "day", "2023-06-30"}},
		{"/designations/1/stage", "请选一项", []string{"stage", "recognised", "day", "2023-07-05", "expected", "2023-12-20"}},
		{"/designations/1/stage", "不能早于 2023-02-10", []string{"stage", "building", "day", "2023-02-09", "expected", "2023-12-20"}},
		{"/designations/1/evidence", "请选一个文件", []string{"shows", "方案"}},
		{"/designations/new", "这份清单从 2025-06-30 起", []string{"kind", "zero_carbon", "park", "jiuyuan", "begun", "2023-02-10", "expected", "2023-12-20", "list", "national-2025"}},
		{"/designations/new", "填了园中园就要写四至", []string{"kind", "green", "park", "jiuyuan", "within", "碳谷", "begun", "2023-02-10", "expected", "2023-12-20"}},
		{"/designations/new", "不能早于 2023-02-10", []string{"kind", "green", "park", "jiuyuan", "begun", "2023-02-10", "expected", "2023-02-09"}},
		{"/smart/assess?park=jiuyuan", "请选一项", []string{"year", "2023", "level.base", "6"}},
	} {
		page := b.tasked("admin", c.path, "", c.typed...).want(t, http.StatusUnprocessableEntity)
		contains(t, page, c.says, "什么也没有保留")
	}
	if b.version() != before {
		t.Error("something was kept")
	}
}

func TestTwoEditorsOfACandidacyDoNotOverwriteEachOther(t *testing.T) {
	b := candidate(t)
	form := url.Values{"seen": {"1"}, "name": {"一"}, "begin": {"2023-03-01"}, "planned": {"2023-06-30"}}
	b.as("admin").post("/designations/1/milestones", form).want(t, http.StatusSeeOther)
	page := b.as("admin2").post("/designations/1/milestones", form).want(t, http.StatusConflict)
	contains(t, page, "有人改过这个任务")
	if !strings.Contains(page.body, `name="seen" value="2"`) {
		t.Error("the form does not know what is there now")
	}
	form.Set("seen", "2")
	b.as("admin2").post("/designations/1/milestones", form).want(t, http.StatusSeeOther)
}

func TestAParkReportsOnItsOwnCandidaciesOnly(t *testing.T) {
	b := newBoard(t)
	b.tasked("admin", "/designations/new", "", "kind", "green", "park", "jiuyuan", "begun", "2023-02-10", "expected", "2023-12-20").want(t, http.StatusSeeOther)
	b.tasked("admin", "/designations/1/milestones", "", "name", "一", "begin", "2023-03-01", "planned", "2023-06-30").want(t, http.StatusSeeOther)
	for _, path := range []string{"/designations/1/evidence", "/designations/1/milestones/1?act=done", "/smart/assess?park=jiuyuan"} {
		b.as("park").get(path).want(t, http.StatusForbidden)
	}
	own := candidate(t)
	own.tasked("admin", "/designations/1/milestones", "", "name", "一", "begin", "2023-03-01", "planned", "2023-06-30").want(t, http.StatusSeeOther)
	own.as("park").get("/designations/1/milestones/1?act=move").want(t, http.StatusForbidden)
	own.as("park").get("/designations/1/milestones/1?act=done").want(t, http.StatusOK)
}

func TestAParkAssessesItselfYearByYear(t *testing.T) {
	b := newBoard(t)
	assess := func(year string, level int) answer {
		typed := []string{"year", year}
		for _, d := range park.SmartDimensions {
			typed = append(typed, "level."+string(d), fmt.Sprint(level), "said."+string(d), "依据 "+hostileName)
		}
		return b.tasked("park", "/smart/assess?park=rare-earth", "", typed...)
	}
	assess("2022", 2).want(t, http.StatusSeeOther)
	assess("2023", 3).want(t, http.StatusSeeOther)
	contains(t, b.as("leader").get("/smart?park=rare-earth&year=2022"), "自评", "2级", "3级", "升1级", "依据 =HYPERLINK")
	form := url.Values{"seen": {"1"}, "year": {"2023"}}
	for _, d := range park.SmartDimensions {
		form.Set("level."+string(d), "4")
		form.Set("said."+string(d), "x")
	}
	contains(t, b.as("park").post("/smart/assess?park=rare-earth", form).want(t, http.StatusConflict), "有人填过这一年的自评")
}

func TestTheExportsOfCandidaciesHoldNamesAsTexts(t *testing.T) {
	b := candidate(t)
	csv := b.as("leader").get("/designations.csv").want(t, http.StatusOK)
	if !strings.Contains(csv.body, "'=HYPERLINK") || !strings.Contains(csv.body, "东至河，西至路") {
		t.Errorf("it reads\n%s", csv.body)
	}
	if book := b.as("leader").get("/designations.xlsx").want(t, http.StatusOK); book.header.Get("Content-Type") != xlsxType {
		t.Errorf("it is %s", book.header.Get("Content-Type"))
	}
	b.as("leader").get("/designations?state=nonsense").want(t, http.StatusUnprocessableEntity)
	page := b.as("leader").get("/designations?kind=zero_carbon&state=under_way").want(t, http.StatusOK)
	contains(t, page, "只看：零碳园区 · 在建")
	if strings.Contains(page.body, "<b onmouseover") {
		t.Error("a name became markup")
	}
}

// A file of emissions alone is no month's report: it makes no period the latest
// and is no correction in the calendar.
func TestAFileOfEmissionsAloneIsNoReportOfItsMonth(t *testing.T) {
	b := newBoard(t)
	b.publish(1, figure("rare-earth", "2023-05", "output", "5123600", "万元"))
	b.publish(2, figure("rare-earth", "2023-06", "carbon", "300000", "吨CO₂"))
	now, known, err := b.core.facts.current(t.Context())
	if err != nil || now.Latest() != (park.Period{Year: 2023, Month: 5}) {
		t.Fatalf("the latest is %s, %v", now.Latest(), err)
	}
	all, err := b.db.Uploads(t.Context(), store.UploadFilter{})
	if err != nil || len(all) != 2 || len(monthly(all, known)) != 1 {
		t.Errorf("%d of %d uploads are monthly, %v", len(monthly(all, known)), len(all), err)
	}
	b.as("leader").get("/receipts/rare-earth/2023-06/carbon").want(t, http.StatusOK)
	b.as("leader").get("/rankings?indicator=carbon").want(t, http.StatusUnprocessableEntity)
}

func TestACandidacyIsShownAsItWasKnownOnADayWithoutActs(t *testing.T) {
	b := candidate(t)
	b.tasked("admin", "/designations/1/milestones", "", "name", "储能投运", "begin", "2023-03-01", "planned", "2023-06-30").want(t, http.StatusSeeOther)
	contains(t, b.as("admin").get("/designations/1"), "储能投运", "加节点")
	then := b.as("admin").get("/designations/1?asof=2023-07-12T10:01:30").want(t, http.StatusOK)
	if strings.Contains(then.body, "储能投运") || strings.Contains(then.body, "加节点") {
		t.Error("the page of a minute earlier knows or offers what came after")
	}
	b.as("admin").get("/designations/1?asof=2023-07-11").want(t, http.StatusNotFound)
}
