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
)

func TestWhatChangedInProjectsAndDesignationsIsToldWithWhoWhenAndOldToNew(t *testing.T) {
	b := newBoard(t)
	b.halfYear()
	book := func(name, row string) string {
		b.now = b.now.Add(time.Minute)
		to := sendProjects(t, b.as("clerk"), name, []byte(projectHead+row)).want(t, http.StatusSeeOther).location()
		b.as("admin").post(to+"/publish", url.Values{"reason": {"已核"}}).want(t, http.StatusSeeOther)
		return to
	}
	row := fmt.Sprintf(jiuyuanProject, "</script><b>甲")
	book("1.csv", row)
	b.tasked("admin", "/designations/new", "", "kind", "green", "park", "jiuyuan", "begun", "2023-02-10", "expected", "2023-12-20").want(t, http.StatusSeeOther)
	b.tasked("admin", "/designations/1/milestones", "", "name", hostileName, "begin", "2023-03-01", "planned", "2023-06-30").want(t, http.StatusSeeOther)
	b.tasked("admin", "/objectives/wind_output/enter", "", "value", "150", "unit", "亿元", "source", "月报", "day", "2023-05-31").want(t, http.StatusSeeOther)
	from := b.now
	second := book("2.csv", strings.NewReplacer("3100", "4200", "在建", "停工").Replace(row))
	b.tasked("admin", "/designations/1/stage", "", "stage", "building", "day", "2023-07-05", "expected", "2024-01-20").want(t, http.StatusSeeOther)
	b.tasked("admin", "/designations/1/milestones/1?act=move", "", "day", "2023-12-01", "text", "设备未到").want(t, http.StatusSeeOther)
	b.tasked("admin", "/objectives/wind_output/enter", "", "value", "180.5", "unit", "亿元", "source", "月报", "day", "2023-06-30").want(t, http.StatusSeeOther)
	b.now = b.now.Add(time.Minute)
	b.as("admin").post("/projects/quarters/score", url.Values{"park": {"jiuyuan"}, "year": {"2023"}, "quarter": {"2"}, "score": {"91.5"}, "source": {"通报"}}).want(t, http.StatusSeeOther)
	before := b.now
	b.now = b.now.Add(time.Minute)
	b.as("admin").post(second+"/withdraw", url.Values{"reason": {"重复"}}).want(t, http.StatusSeeOther)

	leader := b.as("leader")
	asked := "/changes?from=" + park.AsOfText(from)
	page := leader.get(asked+"&to="+park.AsOfText(before)).want(t, http.StatusOK)
	text := pageText(t, page.body)
	for _, want := range []string{"状态：在建 → 停工", "年内累计完成： 0.31 亿元 → 0.42 亿元", "阶段：申报 → 建设", "预计认定日：2023-12-20 → 2024-01-20",
		"计划 2023-06-30 → 计划 2023-12-01", "150 亿元 → 180.5 亿元", "观摩测评得分：— → 91.50", "九原工业园区 · 王敏"} {
		if !strings.Contains(text, strings.ReplaceAll(want, " ", "")) {
			t.Errorf("the page does not say %q: %s", want, text)
		}
	}
	if strings.Contains(page.body, "</script><b>") || strings.Contains(page.body, "<b onmouseover") {
		t.Error("a name is markup")
	}
	for _, href := range hrefs(page.body) {
		if strings.HasPrefix(href, "/projects/P") || strings.HasPrefix(href, "/designations/") || strings.HasPrefix(href, "/objectives/") {
			path, _, _ := strings.Cut(strings.ReplaceAll(href, "&amp;", "&"), "#")
			leader.get(path).want(t, http.StatusOK)
		}
	}
	contains(t, leader.get("/changes.csv?from="+park.AsOfText(from)+"&to="+park.AsOfText(before)), "甲 · 状态", "在建,停工", "0.31,0.42")
	leader.get("/changes.xlsx?from="+park.AsOfText(from)).want(t, http.StatusOK)
	if now := leader.get(asked).want(t, http.StatusOK).body; strings.Contains(now, "→ 停工") {
		t.Error("a withdrawn ledger still changes its project")
	}
	back := leader.get("/changes?from="+park.AsOfText(before)).want(t, http.StatusOK).body
	if !strings.Contains(back, "停工 → 在建") || strings.Contains(back, "→ 180.5") {
		t.Error("the withdrawal is not told as what counts again")
	}
	if other := leader.get(asked+"&park=metals").want(t, http.StatusOK).body; strings.Contains(other, "预计认定日：") {
		t.Error("another park's candidacy is told of")
	}
}

// pageText is what a page says, without blanks.
func pageText(t *testing.T, page string) string {
	t.Helper()
	root, err := html.Parse(strings.NewReader(page))
	if err != nil {
		t.Fatal(err)
	}
	return strings.ReplaceAll(plainText(root), " ", "")
}
