package handlers

import (
	"bytes"
	"fmt"
	"mime"
	"mime/multipart"
	"net/http"
	"net/http/httptest"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"golang.org/x/net/html"

	"parkboard/internal/park"
	"parkboard/store"
	"parkboard/store/storetest"
)

// The workbooks of these tests are those the reader is tested with.
const (
	wideFile     = "2023年6月工业园区主要经济指标.xlsx"
	askedFile    = "2023年6月园区主要指标(汇总).xlsx"
	doubtfulFile = "2023年6月快报(待核).xlsx"
	oldFile      = "历史-更正已发布/2023-06.xlsx"
	newFile      = "历史-更正已发布/2023-06更正.xlsx"
)

func workbook(t *testing.T, name string) []byte {
	t.Helper()
	raw, err := os.ReadFile(filepath.Join("..", "internal", "intake", "testdata", filepath.FromSlash(name)))
	if err != nil {
		t.Fatal(err)
	}
	return raw
}

// sends is a workbook sent by a person; it gives the address of its page.
func (b *testBoard) sends(person, name string) (path string) {
	b.t.Helper()
	b.now = b.now.Add(time.Minute)
	got := b.as(person).send("/uploads", "file", filepath.Base(name), workbook(b.t, name), nil).want(b.t, http.StatusSeeOther)
	return got.location()
}

// does is a step of an upload by a person.
func (b *testBoard) does(person, path string, form url.Values) answer {
	b.t.Helper()
	b.now = b.now.Add(time.Minute)
	return b.as(person).post(path, form)
}

// publishes takes a workbook from the clerk to the board, answering whatever
// is asked.
func (b *testBoard) publishes(name string) (path string) {
	b.t.Helper()
	path = b.sends("clerk", name)
	for _, form := range questions(b.t, b.as("clerk").get(path).body) {
		form.Set("reason", "与园区核对过")
		b.does("clerk", path+"/answers", form).want(b.t, http.StatusSeeOther)
	}
	b.does("clerk", path+"/submit", nil).want(b.t, http.StatusSeeOther)
	b.does("admin", path+"/publish", nil).want(b.t, http.StatusSeeOther)
	return path
}

func elements(t *testing.T, page string, fits func(*html.Node) bool) []*html.Node {
	t.Helper()
	root, err := html.Parse(strings.NewReader(page))
	if err != nil {
		t.Fatal(err)
	}
	var found []*html.Node
	for n := range root.Descendants() {
		if n.Type == html.ElementNode && fits(n) {
			found = append(found, n)
		}
	}
	return found
}

func attribute(n *html.Node, key string) string {
	for _, a := range n.Attr {
		if a.Key == key {
			return a.Val
		}
	}
	return ""
}

// questions are the open questions of an upload's page, each as a browser
// would post it: line ends as \r\n, and no reason yet.
func questions(t *testing.T, page string) []url.Values {
	t.Helper()
	var forms []url.Values
	for _, form := range elements(t, page, func(n *html.Node) bool {
		return n.Data == "form" && attribute(n, "class") == "reason" && strings.HasSuffix(attribute(n, "action"), "/answers")
	}) {
		values := url.Values{}
		for n := range form.Descendants() {
			if n.Data == "input" {
				values.Set(attribute(n, "name"), strings.ReplaceAll(attribute(n, "value"), "\n", "\r\n"))
			}
		}
		forms = append(forms, values)
	}
	return forms
}

func contains(t *testing.T, page answer, words ...string) {
	t.Helper()
	for _, w := range words {
		if !strings.Contains(page.body, html.EscapeString(w)) {
			t.Errorf("the page does not say %q", w)
		}
	}
}

func TestAWorkbookGoesFromTheClerkToTheBoard(t *testing.T) {
	b := newBoard(t)
	path := b.sends("clerk", wideFile)
	contains(t, b.as("clerk").get(path).want(t, http.StatusOK), "没有妨碍提交的问题", wideFile, "韩雪", "提交审核")
	contains(t, b.as("leader").get("/"), "还没有发布任何一期数据")
	b.does("clerk", path+"/submit", nil).want(t, http.StatusSeeOther)
	contains(t, b.as("admin").get("/uploads").want(t, http.StatusOK), "待我办理", wideFile, "已提交")
	contains(t, b.as("admin").get(path+"/publish").want(t, http.StatusOK), "发布这份报送？", "84 个数")
	b.does("admin", path+"/publish", nil).want(t, http.StatusSeeOther)
	contains(t, b.as("leader").get("/").want(t, http.StatusOK), "七园区合计", "2023年1—6月")
	contains(t, b.as("leader").get("/receipts/rare-earth/2023-06/output").want(t, http.StatusOK),
		wideFile, "韩雪", "王敏", "重新计算，结果一致")
	contains(t, b.as("clerk").get(path), "已发布 84 个数")
}

func TestTheOriginalComesBackByteForByte(t *testing.T) {
	b := newBoard(t)
	for _, name := range []string{wideFile, "2023年6月园区月报(加密).xlsx", "2023年7月园区主要指标.csv", "2023年6月园区月报(空).xlsx"} {
		got := b.as("clerk").get(b.sends("clerk", name)+"/file").want(t, http.StatusOK)
		if got.body != string(workbook(t, name)) {
			t.Errorf("%s came back changed", name)
		}
		kind, args, err := mime.ParseMediaType(got.header.Get("Content-Disposition"))
		if err != nil || kind != "attachment" || args["filename"] != name {
			t.Errorf("%s is handed out as %q", name, got.header.Get("Content-Disposition"))
		}
		if got.header.Get("X-Content-Type-Options") != "nosniff" || got.header.Get("Content-Type") != "application/octet-stream" {
			t.Errorf("%s may be opened in the browser: %v", name, got.header)
		}
	}
}

func TestAFileThatCannotBeReadIsKeptAndSaysWhy(t *testing.T) {
	for name, code := range map[string]park.Code{
		"2023年6月园区月报(加密).xlsx":   park.EncryptedFile,
		"2023年6月园区月报(空).xlsx":    park.EmptyFile,
		"2023年6月园区月报(传输中断).xlsx": park.DamagedFile,
		"2023年6月园区月报(膨胀).xlsx":   park.TooLarge,
		"2023年6月园区月报.ods":        park.UnsupportedFormat,
		"2023年6月园区情况说明.xlsx":     park.UnsupportedFormat,
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			b := newBoard(t)
			path := b.sends("clerk", name)
			page := b.as("clerk").get(path).want(t, http.StatusOK)
			contains(t, page, string(code), "这个文件读不了", "未读出园区与期间")
			contains(t, b.as("clerk").in("en").get(path).want(t, http.StatusOK), string(code), "This file cannot be read")
			b.does("clerk", path+"/submit", nil).want(t, http.StatusUnprocessableEntity)
			b.as("clerk-jiuyuan").get(path).want(t, http.StatusForbidden)
		})
	}
}

func TestTheSameBytesAreRecognised(t *testing.T) {
	b := newBoard(t)
	path := b.sends("clerk", wideFile)
	again := func(person string) answer {
		return b.as(person).send("/uploads", "file", "另一个名字.xlsx", workbook(t, wideFile), nil)
	}
	twin := again("clerk").want(t, http.StatusConflict)
	contains(t, twin, "同样的文件已经传过", "韩雪")
	if !strings.Contains(twin.body, `href="`+path+`"`) {
		t.Error("the page does not lead to the upload that is there")
	}
	b.does("clerk", path+"/submit", nil).want(t, http.StatusSeeOther)
	other := again("clerk-jiuyuan").want(t, http.StatusConflict)
	contains(t, other, "#1")
	if strings.Contains(other.body, `href="`+path+`"`) {
		t.Error("a clerk is led to an upload that is closed to them")
	}
	b.does("admin", path+"/return", url.Values{"reason": {"重报"}}).want(t, http.StatusSeeOther)
	if to := again("clerk").want(t, http.StatusSeeOther).location(); to == path {
		t.Error("what was returned cannot be sent again")
	}
}

func TestAFileAboveTheLimitIsRefusedAsAPageOfTheHouse(t *testing.T) {
	b := newBoard(t)
	largest := bytes.Repeat([]byte("x"), fileBody)
	page := b.as("clerk").send("/uploads", "file", "大.xlsx", append(largest, 'x'), nil).want(t, http.StatusRequestEntityTooLarge)
	contains(t, page, "文件超过 20 MiB", "没有保存")
	page = b.as("clerk").in("en").send("/uploads", "file", "大.xlsx", bytes.Repeat([]byte("x"), uploadBody), nil).want(t, http.StatusRequestEntityTooLarge)
	contains(t, page, "20 MB")
	if ups, err := b.db.Uploads(t.Context(), store.UploadFilter{}); err != nil || len(ups) != 0 {
		t.Errorf("%d uploads were kept, %v", len(ups), err)
	}
	b.as("clerk").send("/uploads", "file", "满.xlsx", largest, nil).want(t, http.StatusSeeOther)
}

func TestAClerkOfOneParkSendsForThatParkOnly(t *testing.T) {
	b := newBoard(t)
	path := b.sends("clerk-jiuyuan", wideFile)
	page := b.as("clerk-jiuyuan").get(path).want(t, http.StatusOK)
	contains(t, page, "park_forbidden", "还不能提交")
	if !strings.Contains(page.body, `class="bad`) {
		t.Error("no cell is marked")
	}
	b.does("clerk-jiuyuan", path+"/submit", nil).want(t, http.StatusUnprocessableEntity)
	contains(t, b.as("leader").get("/"), "还没有发布任何一期数据")
	known, err := b.db.Snapshot(t.Context(), park.Moment{})
	if err != nil || len(known.Figures) != 0 {
		t.Errorf("%d figures are live, %v", len(known.Figures), err)
	}
	up, err := b.db.Upload(t.Context(), 1)
	if err != nil || up.State != park.Checked {
		t.Errorf("the upload is %s, %v", up.State, err)
	}
}

func TestOneReasonAnswersACorrectionAsAWhole(t *testing.T) {
	b := newBoard(t)
	b.publishes(oldFile)
	path := b.sends("clerk", newFile)
	open := len(questions(t, b.as("clerk").get(path).body))
	if open < 2 {
		t.Fatalf("the correction raises %d questions", open)
	}
	all := url.Values{"code": {string(park.ReplacesPublished)}, "all": {fmt.Sprint(open)}, "reason": {"统计部门核定"}}
	unseen := url.Values{"code": all["code"], "all": {fmt.Sprint(open - 1)}, "reason": all["reason"]}
	b.does("clerk", path+"/answers", unseen).want(t, http.StatusConflict)
	slip := url.Values{"code": {string(park.UnitSlip)}, "all": {"0"}, "reason": all["reason"]}
	b.does("clerk", path+"/answers", slip).want(t, http.StatusConflict)
	b.does("clerk", path+"/answers", url.Values{"code": all["code"], "all": all["all"]}).want(t, http.StatusUnprocessableEntity)
	if still := len(questions(t, b.as("clerk").get(path).body)); still != open {
		t.Fatalf("%d questions are open after refusals, want %d", still, open)
	}
	b.does("clerk", path+"/answers", all).want(t, http.StatusSeeOther)
	page := b.as("clerk").get(path).body
	if left := len(questions(t, page)); left != 0 || !strings.Contains(page, "统计部门核定") {
		t.Fatalf("%d questions are still open", left)
	}
	b.does("clerk", path+"/submit", nil).want(t, http.StatusSeeOther)
}

func TestAnUploadIsClosedToThoseOfOtherParks(t *testing.T) {
	b := newBoard(t)
	path := b.sends("clerk", wideFile)
	for _, person := range []string{"leader", "park", "clerk-jiuyuan"} {
		for _, at := range []string{path, path + "/file"} {
			b.as(person).get(at).want(t, http.StatusForbidden)
		}
		for _, at := range []string{path + "/answers", path + "/submit", path + "/publish", path + "/return", path + "/withdraw"} {
			b.as(person).post(at, url.Values{"reason": {"x"}}).want(t, http.StatusForbidden)
		}
		if person != "leader" && strings.Contains(b.as(person).get("/uploads").want(t, http.StatusOK).body, wideFile) {
			t.Errorf("%s finds it in the list", person)
		}
	}
	b.as("admin").get(path).want(t, http.StatusOK)
	b.as("admin").post(path+"/submit", nil).want(t, http.StatusForbidden)
	for _, nothing := range []string{"/uploads/99", "/uploads/abc", "/uploads/99/file", "/uploads/99/publish"} {
		b.as("admin").get(nothing).want(t, http.StatusNotFound)
	}
}

func TestAFormFoundWantingComesBack(t *testing.T) {
	b := newBoard(t)
	c := b.as("clerk")
	contains(t, c.send("/uploads", "other", "x.xlsx", nil, nil).want(t, http.StatusUnprocessableEntity), "没有选文件")
	contains(t, c.post("/uploads", url.Values{"period": {"2023-06"}}).want(t, http.StatusUnprocessableEntity), "没有选文件")
	for _, wrong := range []string{"2023-01", "June", "2023-13"} {
		form := url.Values{"period": {wrong}}
		contains(t, c.send("/uploads", "file", "x.xlsx", workbook(t, wideFile), form).want(t, http.StatusUnprocessableEntity), "报告期不对")
	}
	conflict := c.send("/uploads", "file", wideFile, workbook(t, wideFile), url.Values{"period": {"2023-05"}}).want(t, http.StatusSeeOther).location()
	contains(t, c.get(conflict), "period_conflict")
}

func TestAFormCutOffOnTheWayIsNotOurFailure(t *testing.T) {
	b := newBoard(t)
	var body bytes.Buffer
	w := multipart.NewWriter(&body)
	part, err := w.CreateFormFile("file", "x.xlsx")
	if err != nil {
		t.Fatal(err)
	}
	if _, err := part.Write(workbook(t, wideFile)[:2000]); err != nil {
		t.Fatal(err)
	}
	req := httptest.NewRequest(http.MethodPost, "/uploads", &body)
	req.Header.Set("Content-Type", w.FormDataContentType())
	b.as("clerk").do(req).want(t, http.StatusBadRequest)
	if ups, err := b.db.Uploads(t.Context(), store.UploadFilter{}); err != nil || len(ups) != 0 {
		t.Errorf("%d uploads were kept, %v", len(ups), err)
	}
}

func TestHostileNamesAreTextOnEveryPageOfAnUpload(t *testing.T) {
	b := newBoard(t)
	for i, name := range []string{
		`</script><img src=x onerror=alert(1)>.xlsx`, `=HYPERLINK("http://x").csv`, strings.Repeat("包头稀土高新技术产业", 6) + ".xlsx",
	} {
		content := append(workbook(t, "2023年6月报表-新园区.xlsx"), byte(i)) // the same workbook, other bytes
		path := b.as("clerk").send("/uploads", "file", name, content, nil).want(t, http.StatusSeeOther).location()
		for _, at := range []string{path, "/uploads"} {
			page := b.as("clerk").get(at).want(t, http.StatusOK)
			if n := len(elements(t, page.body, func(n *html.Node) bool { return n.Data == "img" })); n > 0 {
				t.Errorf("%s: %d pictures got in", at, n)
			}
		}
		_, args, err := mime.ParseMediaType(b.as("clerk").get(path+"/file").want(t, http.StatusOK).header.Get("Content-Disposition"))
		if err != nil || args["filename"] != fileName(name) {
			t.Errorf("%s is handed out as %q, %v", name, args["filename"], err)
		}
	}
}

func TestAFileNameIsKeptWithoutItsFolders(t *testing.T) {
	for sent, want := range map[string]string{
		`C:\Users\韩雪\桌面\月报.xlsx`: "月报.xlsx", "/报送/月报.xlsx": "月报.xlsx", "月报.xlsx": "月报.xlsx", "": "workbook", "/": "workbook",
	} {
		if got := fileName(sent); got != want {
			t.Errorf("%q becomes %q, want %q", sent, got, want)
		}
	}
}

func TestTheListOfUploadsTurnsItsPages(t *testing.T) {
	b := newBoard(t)
	for i := range uploadsAPage + 1 {
		_, err := b.db.Receive(t.Context(), park.Act{Actor: "clerk", At: now.Add(time.Duration(i) * time.Second)},
			storetest.Workbook(fmt.Sprintf("%03d.csv", i)))
		if err != nil {
			t.Fatal(err)
		}
	}
	first, second := b.as("admin").get("/uploads").want(t, http.StatusOK), b.as("admin").get("/uploads?page=1").want(t, http.StatusOK)
	if strings.Contains(first.body, "000.csv") || !strings.Contains(first.body, "page=1") || strings.Contains(first.body, "← 较新") {
		t.Error("the first page is not the newest fifty")
	}
	if !strings.Contains(second.body, "000.csv") || strings.Contains(second.body, "001.csv") || !strings.Contains(second.body, "← 较新") {
		t.Error("the second page is not the rest")
	}
	b.as("admin").get("/uploads?page=9").want(t, http.StatusOK)
	for _, wrong := range []string{"?page=-1", "?page=x", "?year=x", "?year=12"} {
		b.as("admin").get("/uploads"+wrong).want(t, http.StatusUnprocessableEntity)
	}
	b.as("admin").get("/uploads?year=2019").want(t, http.StatusOK)
}
