package handlers

import (
	"net/http"
	"net/url"
	"strings"
	"testing"

	"golang.org/x/net/html"
)

// strange is a month of one park with a heading the catalogue does not know.
func strange(title, scale string) []byte {
	return []byte(title + "\n园区,税收累计(万元),园区工业规模(" + scale + ")\n九原工业园区,20,100\n")
}

// unmapped are the forms of an upload's page that ask which indicator a
// heading is, as a browser would post them.
func unmapped(t *testing.T, page string) []url.Values {
	t.Helper()
	var forms []url.Values
	for _, form := range elements(t, page, func(n *html.Node) bool {
		return n.Data == "form" && strings.HasSuffix(attribute(n, "action"), "/headings")
	}) {
		values := url.Values{}
		for n := range form.Descendants() {
			if n.Data == "input" {
				values.Set(attribute(n, "name"), attribute(n, "value"))
			}
		}
		forms = append(forms, values)
	}
	return forms
}

// maps sends a file with an unknown heading and says which indicator it is.
func (b *testBoard) maps(person, indicator string) (path string) {
	b.t.Helper()
	path = b.sendsBytes(person, "六月.csv", strange("2023年6月园区主要指标", "万元"))
	forms := unmapped(b.t, b.as(person).get(path).body)
	if len(forms) != 1 {
		b.t.Fatalf("%d headings can be mapped", len(forms))
	}
	forms[0].Set("indicator", indicator)
	if got := b.does(person, path+"/headings", forms[0]).want(b.t, http.StatusSeeOther).location(); got != path+"#findings" {
		b.t.Errorf("led to %s", got)
	}
	return path
}

func TestAMappedHeadingGoesToTheBoardAndIsRememberedForTheNextFile(t *testing.T) {
	b := newBoard(t)
	june := b.sendsBytes("clerk", "六月.csv", strange("2023年6月园区主要指标", "万元"))
	contains(t, b.as("clerk").get(june), "读到 1 个数", "园区工业规模", "记住")
	form := unmapped(t, b.as("clerk").get(june).body)[0]
	form.Set("indicator", "output")
	b.does("clerk", june+"/headings", form).want(t, http.StatusSeeOther)
	page := b.as("clerk").get(june).want(t, http.StatusOK)
	contains(t, page, "读到 2 个数", "按本办公室的约定，", "「园区工业规模」读作规上工业总产值（韩雪，2023-07-12 10:02）。")
	if len(unmapped(t, page.body)) != 0 || linksTo(t, page, "/uploads/headings") != 1 {
		t.Error("the heading can be mapped again, or nothing leads to the mapped ones")
	}
	b.does("clerk", june+"/headings", form).want(t, http.StatusConflict)
	b.does("clerk", june+"/submit", nil).want(t, http.StatusSeeOther)
	contains(t, b.as("admin").get(june+"/publish"), "共 2 个数")
	b.does("admin", june+"/publish", nil).want(t, http.StatusSeeOther)
	contains(t, b.as("leader").get("/receipts/jiuyuan/2023-06/output").want(t, http.StatusOK), "六月.csv", "C3")

	may := b.sendsBytes("clerk-jiuyuan", "五月.csv", strange("2023年5月园区主要指标", "亿元"))
	contains(t, b.as("clerk-jiuyuan").in("en").get(may), "By this office's own word", "园区工业规模", "韩雪")
	contains(t, b.as("clerk-jiuyuan").get(may), "按本办公室的约定")
}

func TestWhatWasPublishedByAMappingStaysWhenItIsTakenBack(t *testing.T) {
	b := newBoard(t)
	june := b.maps("clerk", "output")
	b.does("clerk", june+"/submit", nil).want(t, http.StatusSeeOther)
	b.does("admin", june+"/publish", nil).want(t, http.StatusSeeOther)
	waiting := b.sendsBytes("clerk", "五月.csv", strange("2023年5月园区主要指标", "万元"))
	contains(t, b.as("admin").get("/uploads/headings").want(t, http.StatusOK),
		"园区工业规模", "规上工业总产值", "园区 | 税收累计(万元) | 园区工业规模(万元)", "韩雪 2023-07-12 10:02")
	if got := b.does("admin", "/uploads/headings/1/remove", nil).want(t, http.StatusSeeOther).location(); got != "/uploads/headings" {
		t.Errorf("led to %s", got)
	}
	contains(t, b.as("admin").get("/uploads/headings"), "还没有认定过表头")
	contains(t, b.as("clerk").get(june), "按本办公室的约定", "已发布 2 个数")
	contains(t, b.as("leader").get("/receipts/jiuyuan/2023-06/output").want(t, http.StatusOK), "六月.csv")
	if page := b.as("clerk").get(waiting); len(unmapped(t, page.body)) != 1 || strings.Contains(page.body, "按本办公室的约定") {
		t.Error("the file on its way is still read by it")
	}
	b.does("admin", "/uploads/headings/1/remove", nil).want(t, http.StatusNotFound)
	b.does("admin", "/uploads/headings/x/remove", nil).want(t, http.StatusNotFound)
}

func TestAMappingIsTakenBackByWhoMadeItAndByTheCity(t *testing.T) {
	b := newBoard(t)
	b.maps("clerk", "output")
	b.does("clerk-jiuyuan", "/uploads/headings/1/remove", nil).want(t, http.StatusForbidden)
	if page := b.as("clerk-jiuyuan").get("/uploads/headings"); strings.Contains(page.body, "/remove") {
		t.Error("a park's clerk is offered to take back what another mapped")
	}
	b.does("clerk", "/uploads/headings/1/remove", nil).want(t, http.StatusSeeOther)
	own := newBoard(t)
	own.maps("clerk-jiuyuan", "output")
	own.does("clerk-jiuyuan", "/uploads/headings/1/remove", nil).want(t, http.StatusSeeOther)
}

func TestAMappedHeadingIsCheckedLikeAnyOther(t *testing.T) {
	b := newBoard(t)
	contains(t, b.as("clerk").get(b.maps("clerk", "energy")), "unit_unknown", "还不能提交：1 处错误")
	again := newBoard(t)
	contains(t, again.as("clerk").get(again.maps("clerk", "tax")), "duplicate_value", "还不能提交：1 处错误")
	contains(t, again.as("clerk").get("/uploads"), "误 1　疑 0")
}

func TestAHeadingIsMappedByChoiceAndOnlyWhileItIsOpen(t *testing.T) {
	b := newBoard(t)
	path := b.sendsBytes("clerk", "六月.csv", strange("2023年6月园区主要指标", "万元"))
	form := unmapped(t, b.as("clerk").get(path).body)[0]
	contains(t, b.does("clerk", path+"/headings", form).want(t, http.StatusUnprocessableEntity), "请先选一个指标")
	form.Set("indicator", "joy")
	b.does("clerk", path+"/headings", form).want(t, http.StatusUnprocessableEntity)
	form.Set("indicator", "output")
	elsewhere := url.Values{"place": {"B2"}, "heading": form["heading"], "indicator": form["indicator"]}
	b.does("clerk", path+"/headings", elsewhere).want(t, http.StatusConflict)
	b.does("clerk", path+"/submit", nil).want(t, http.StatusSeeOther)
	b.does("clerk", path+"/headings", form).want(t, http.StatusConflict)
	contains(t, b.as("clerk").get("/uploads/headings"), "还没有认定过表头")
}
