package handlers

import (
	"bytes"
	"mime/multipart"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"

	"parkboard/internal/sample"
)

const enterpriseHead = "2022年度\n企业名称,统一社会信用代码,园区,用地面积（亩）,增加值（万元）,税收（万元）,营业收入（万元）,综合能耗（吨标准煤）,研发投入（万元）,从业人员\n"

func sendEnterprises(t *testing.T, c *client, name string, raw []byte) answer {
	t.Helper()
	var body bytes.Buffer
	form := multipart.NewWriter(&body)
	part, err := form.CreateFormFile("file", name)
	if err != nil {
		t.Fatal(err)
	}
	_, _ = part.Write(raw)
	_ = form.Close()
	r := httptest.NewRequest(http.MethodPost, "/enterprises", &body)
	r.Header.Set("Content-Type", form.FormDataContentType())
	return c.do(r)
}

func TestAnEnterpriseWorkbookGoesFromTheClerkToTheList(t *testing.T) {
	b := newBoard(t)
	f, err := sample.Enterprises()
	if err != nil {
		t.Fatal(err)
	}
	to := sendEnterprises(t, b.as("clerk"), f.Name, f.Bytes).want(t, http.StatusSeeOther).location()
	if to != "/enterprises/1" {
		t.Fatalf("sent to %q", to)
	}
	b.as("clerk").post("/enterprises/1/publish", url.Values{}).want(t, http.StatusForbidden)
	b.as("admin").get("/enterprises/1").want(t, http.StatusOK)
	b.as("admin").get("/enterprises/1/withdraw").want(t, http.StatusConflict)
	if ask := b.as("admin").get("/enterprises/1/publish").want(t, http.StatusOK).body; strings.Contains(ask, `name="reason"`) || !strings.Contains(ask, "40 户") {
		t.Error("publishing what is in no doubt asks for a reason, or does not say how many")
	}
	to = b.as("admin").post("/enterprises/1/publish", url.Values{}).want(t, http.StatusSeeOther).location()
	if page := b.as("admin").get(to).want(t, http.StatusOK).body; !strings.Contains(page, "已发布，排位") || strings.Contains(page, `name="reason"`) {
		t.Error("that it is published is not said, or a step asks in the page")
	}
	for _, who := range []string{"clerk", "admin", "admin2"} {
		page := b.as(who).get("/enterprises").want(t, http.StatusOK).body
		if !strings.Contains(page, "包头恒瑞永磁材料有限公司（示例）") {
			t.Errorf("%s does not see the list", who)
		}
	}
	code := "91150200MA0EX0000"
	page := b.as("admin").get("/enterprises").body
	at := strings.Index(page, code)
	if at < 0 {
		t.Fatal("no code in the list")
	}
	one := "/enterprises/of/" + page[at:at+18] + "?year=2022"
	b.as("admin").in("en").get(one).want(t, http.StatusOK)
	b.as("clerk-jiuyuan").get(one).want(t, http.StatusNotFound)
	b.as("leader").get(one).want(t, http.StatusForbidden)
	low := b.as("admin").get("/enterprises/low?below=500").want(t, http.StatusOK).body
	if !strings.Contains(low, "不足 3 户") {
		t.Error("sums over fewer than three are not withheld")
	}
	if ask := b.as("admin").post("/enterprises/1/withdraw", url.Values{}).want(t, http.StatusUnprocessableEntity).body; !strings.Contains(ask, `id="problem"`) {
		t.Error("the missing reason is not said at its field")
	}
	b.as("admin").post("/enterprises/1/withdraw", url.Values{"reason": {"重复"}}).want(t, http.StatusSeeOther)
	if page := b.as("admin").get("/enterprises?year=2022").want(t, http.StatusOK).body; strings.Contains(page, code) {
		t.Error("a withdrawn workbook still counts")
	}
}

func TestAReaderSeesTheEnterprisesOfTheirOwnParksOnly(t *testing.T) {
	b := newBoard(t)
	f, err := sample.Enterprises()
	if err != nil {
		t.Fatal(err)
	}
	sendEnterprises(t, b.as("clerk"), f.Name, f.Bytes)
	b.as("admin").post("/enterprises/1/publish", url.Values{})
	page := b.as("clerk-jiuyuan").get("/enterprises").want(t, http.StatusOK).body
	if !strings.Contains(page, "碳纤维") || strings.Contains(page, "永磁材料") || strings.Contains(page, f.Name) {
		t.Error("the clerk of Jiuyuan does not see exactly the enterprises of Jiuyuan")
	}
	b.as("clerk-jiuyuan").get("/enterprises?park=rare-earth").want(t, http.StatusForbidden)
	b.as("clerk-jiuyuan").get("/enterprises/low?park=rare-earth").want(t, http.StatusForbidden)
	b.as("clerk-jiuyuan").get("/enterprises/1").want(t, http.StatusForbidden)
	b.as("clerk-jiuyuan").get("/enterprises/1/file").want(t, http.StatusForbidden)
	leader := b.as("leader").get("/enterprises").want(t, http.StatusForbidden).body
	if !strings.Contains(leader, "市级管理员") || !strings.Contains(leader, "数据员") {
		t.Error("the leader does not read who may")
	}
	for _, path := range []string{"/", "/rankings", "/parks/rare-earth", "/parks/jiuyuan", "/rankings.csv", "/assessments"} {
		if strings.Contains(b.as("leader").get(path).body, "有限公司（示例）") {
			t.Errorf("%s names an enterprise to a leader", path)
		}
	}
	if strings.Contains(b.as("leader").get("/parks/jiuyuan").body, "/enterprises") {
		t.Error("a leader is offered the enterprises")
	}
}

func TestAHostileNameIsTextAndAFlawedWorkbookIsNotPublished(t *testing.T) {
	b := newBoard(t)
	bad := enterpriseHead + `"</script><b>=HYPERLINK(1)",91150200MA0N4C5X3F,九原园区,1,1,1,9,1,1,1` + "\n"
	sendEnterprises(t, b.as("clerk"), `</script>"x".csv`, []byte(bad)).want(t, http.StatusSeeOther)
	page := b.as("admin").get("/enterprises/1").want(t, http.StatusOK).body
	if strings.Contains(page, "</script><b>") || !strings.Contains(page, "credit_code_wrong") || strings.Contains(page, "/enterprises/1/publish") {
		t.Error("the page runs a name, hides the finding or offers to publish it")
	}
	b.as("admin").post("/enterprises/1/publish", url.Values{}).want(t, http.StatusConflict)
	doubtful := enterpriseHead + `"</script><b>",91150200MA0N4C5X3E,九原园区,1,1,10,9,1,1,1` + "\n"
	sendEnterprises(t, b.as("clerk"), "2022.csv", []byte(doubtful)).want(t, http.StatusSeeOther)
	b.as("admin").get("/enterprises/1/publish").want(t, http.StatusConflict)
	for _, ask := range []answer{b.as("admin").get("/enterprises/2/publish"), b.as("admin").post("/enterprises/2/publish", url.Values{}).want(t, http.StatusUnprocessableEntity)} {
		if !strings.Contains(ask.body, `name="reason"`) {
			t.Error("publishing doubts does not ask for a reason")
		}
	}
	b.as("admin").post("/enterprises/2/publish", url.Values{"reason": {"退税"}}).want(t, http.StatusSeeOther)
	for _, path := range []string{"/enterprises", "/enterprises/low?below=50", "/enterprises/of/91150200MA0N4C5X3E?year=2022"} {
		if page := b.as("admin").get(path).want(t, http.StatusOK).body; strings.Contains(page, "</script><b>") || !strings.Contains(page, "&lt;/script&gt;") {
			t.Errorf("%s: the name is not printed as text", path)
		}
	}
	for _, query := range []string{"year=x", "sort=x", "below=x", "below=-1", "page=-1"} {
		b.as("admin").get("/enterprises?"+query).want(t, http.StatusUnprocessableEntity)
	}
}
