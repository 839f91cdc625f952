package handlers

import (
	"net/http"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"golang.org/x/net/html"
)

// month is June of two parks as a clerk exports it: one growth does not follow
// from its base, and what the output of the second and its total are is given.
func month(output, total string) []byte {
	return []byte("2023年6月园区主要指标\n园区,税收累计(万元),税收上年同期(万元),税收同比(%),产值累计(万元)\n" +
		"九原工业园区,20,10,5,100\n稀土高新区,300,200,50," + output + "\n合计,320,210,52.4," + total + "\n")
}

// sendsBytes is a file sent by a person; it gives the address of its page.
func (b *testBoard) sendsBytes(person, name string, raw []byte) (path string) {
	b.t.Helper()
	b.now = b.now.Add(time.Minute)
	return b.as(person).send("/uploads", "file", name, raw, nil).want(b.t, http.StatusSeeOther).location()
}

// linksTo counts the links of a page to an address.
func linksTo(t *testing.T, page answer, href string) int {
	t.Helper()
	return len(elements(t, page.body, func(n *html.Node) bool { return n.Data == "a" && attribute(n, "href") == href }))
}

func TestACorrectedFileTakesItsAnswersWithItAndShowsWhatChanged(t *testing.T) {
	b := newBoard(t)
	faulty := b.sendsBytes("clerk", "六月.csv", month("约700", "800"))
	asked := questions(t, b.as("clerk").get(faulty).body)
	if len(asked) != 1 || asked[0].Get("code") != "growth_mismatch" {
		t.Fatalf("the faulty file asks %v", asked)
	}
	asked[0].Set("reason", "名录有调整")
	b.does("clerk", faulty+"/answers", asked[0]).want(t, http.StatusSeeOther)
	b.does("clerk", faulty+"/submit", nil).want(t, http.StatusUnprocessableEntity)

	mended := b.sendsBytes("clerk", "六月改.csv", month("700", "800"))
	page := b.as("clerk").get(mended).want(t, http.StatusOK)
	contains(t, page, "对比上次上传 #1", "六月.csv", "读到的数：改了 0 个，多了 1 个，少了 0 个，其余 8 个不变",
		"「约700」未读入", "错误与疑问：消除 1 处，仍有 1 处，新出现 0 处", "已消除的问题", "沿用 #1 的说明", "名录有调整")
	if linksTo(t, page, faulty+"#c--E4") == 0 || linksTo(t, page, "#c--E4") == 0 {
		t.Error("the figures do not lead to their cells in both files")
	}
	b.does("clerk", mended+"/submit", nil).want(t, http.StatusSeeOther)
	b.does("admin", mended+"/publish", nil).want(t, http.StatusSeeOther)
	contains(t, b.as("admin").get(mended).want(t, http.StatusOK), "对比上次上传 #1", "沿用 #1 的说明")
	contains(t, b.as("leader").get("/receipts/jiuyuan/2023-06/tax").want(t, http.StatusOK), "六月改.csv")
}

func TestAnAnswerIsCarriedOverWhileTheCellIsUnchanged(t *testing.T) {
	b := newBoard(t)
	raw := workbook(t, askedFile)
	first := b.sendsBytes("clerk", "六月.xlsx", raw)
	asked := questions(t, b.as("clerk").get(first).body)
	for _, form := range asked {
		form.Set("reason", "与园区核对过")
		b.does("clerk", first+"/answers", form).want(t, http.StatusSeeOther)
	}
	given := b.now
	b.does("clerk", first+"/submit", nil).want(t, http.StatusSeeOther)
	b.does("admin", first+"/return", url.Values{"reason": {"换成盖章的表"}}).want(t, http.StatusSeeOther)

	again := b.sendsBytes("clerk", "六月.xlsx", raw)
	page := b.as("clerk").get(again).want(t, http.StatusOK)
	contains(t, page, "沿用 #1 的说明", "与园区核对过", "3 处疑问沿用以前的说明", "数与上次完全一样", "没有妨碍提交的问题")
	if open := questions(t, page.body); len(open) != 0 {
		t.Fatalf("%d questions are asked again", len(open))
	}
	answers, err := b.db.Answers(t.Context(), 2)
	if err != nil || len(answers) != len(asked) {
		t.Fatalf("%d answers, %v", len(answers), err)
	}
	for _, a := range answers {
		if a.From != 1 || a.Actor != "clerk" || !a.At.Before(b.now.Add(-time.Minute)) || a.At.After(given) {
			t.Errorf("carried %+v", a)
		}
	}
	b.does("clerk", again+"/submit", nil).want(t, http.StatusSeeOther)
	b.does("admin", again+"/publish", nil).want(t, http.StatusSeeOther)
	contains(t, b.as("leader").get("/").want(t, http.StatusOK), "2023年1—6月")
}

func TestAChangedCellIsAskedAgain(t *testing.T) {
	b := newBoard(t)
	first := b.sendsBytes("clerk", "六月.csv", month("700", "999"))
	for _, form := range questions(t, b.as("clerk").get(first).body) {
		form.Set("reason", "合计含未列出的园区")
		b.does("clerk", first+"/answers", form).want(t, http.StatusSeeOther)
	}
	changed := b.sendsBytes("clerk", "六月.csv", month("700", "998"))
	if open := questions(t, b.as("clerk").get(changed).body); len(open) != 1 {
		t.Errorf("%d questions are open after the cell changed", len(open))
	}
	other := b.sendsBytes("clerk-jiuyuan", "六月九原.csv", []byte(strings.Replace(string(month("700", "999")), "稀土高新区,300,200,50,700\n", "", 1)))
	if page := b.as("clerk-jiuyuan").get(other).want(t, http.StatusOK); strings.Contains(page.body, "合计含未列出的园区") || strings.Contains(page.body, "对比上次上传") {
		t.Error("an upload that is closed to the clerk speaks in theirs")
	}
}

func TestASupersededUploadLeavesTheDeskAndIsNotSubmittedUnsaid(t *testing.T) {
	b := newBoard(t)
	clean := func(output, total string) []byte {
		return []byte(strings.Replace(string(month(output, total)), ",10,5,", ",10,100,", 1))
	}
	older := b.sendsBytes("clerk", "六月.csv", clean("700", "800"))
	b.as("clerk").get(older+"/submit").want(t, http.StatusSeeOther) // nothing to ask yet
	newer := b.sendsBytes("clerk", "六月改.csv", clean("701", "801"))
	desk := elements(t, b.as("clerk").get("/uploads").want(t, http.StatusOK).body, func(n *html.Node) bool {
		return n.Data == "section" && attribute(n, "aria-labelledby") == "waiting"
	})
	if len(desk) != 1 {
		t.Fatalf("%d desks", len(desk))
	}
	for n := range desk[0].Descendants() {
		if attribute(n, "href") == older {
			t.Error("the superseded upload still waits")
		}
	}
	list := b.as("clerk").get("/uploads")
	contains(t, list, "已被 ", "#2")
	page := b.as("clerk").get(older).want(t, http.StatusOK)
	contains(t, page, "已被 ", "请办理那一份", "仍要提交…")
	if linksTo(t, page, newer) == 0 {
		t.Error("the page does not lead to the newer upload")
	}
	contains(t, b.does("clerk", older+"/submit", nil).want(t, http.StatusConflict), "仍要提交 #1？", "六月改.csv")
	contains(t, b.as("clerk").get(older+"/submit").want(t, http.StatusOK), "仍要提交 #1？")
	b.does("clerk", older+"/submit", url.Values{"instead": {"9"}}).want(t, http.StatusConflict)
	b.does("clerk", older+"/submit", url.Values{"instead": {"2"}}).want(t, http.StatusSeeOther)
	contains(t, b.as("admin").get(older), "已提交")
	b.as("clerk-jiuyuan").get(newer+"/submit").want(t, http.StatusForbidden)
}

// A whole correction with the workbooks of the reader's own tests.
func TestTheSecondFileOfAScenarioIsComparedWithTheFirst(t *testing.T) {
	b := newBoard(t)
	dir := filepath.Join("..", "internal", "intake", "testdata", "历史-更正已发布")
	for _, name := range []string{"2023-06.xlsx", "2023-06更正.xlsx"} {
		raw, err := os.ReadFile(filepath.Join(dir, name))
		if err != nil {
			t.Fatal(err)
		}
		b.sendsBytes("clerk", name, raw)
	}
	page := b.as("admin").get("/uploads/2").want(t, http.StatusOK)
	contains(t, page, "对比上次上传 #1", "两次都没有错误与疑问", "改")
	contains(t, b.as("admin").in("en").get("/uploads/2"), "Compared with the last upload, #1")
	if strings.Contains(b.as("admin").get("/uploads/1").body, "对比上次上传") {
		t.Error("the first is compared")
	}
}

func TestTheCalendarIsSortedByLinkOnly(t *testing.T) {
	b := newBoard(t)
	b.publishes(wideFile)
	page := b.as("clerk").get("/uploads?year=2023&sort=complete").want(t, http.StatusOK)
	if linksTo(t, page, "/uploads?sort=timely&year=2023#calendar") != 1 || !strings.Contains(page.body, `aria-sort="ascending"`) {
		t.Error("the heads do not sort")
	}
	b.as("clerk").get("/uploads?sort=x").want(t, http.StatusUnprocessableEntity)
	contains(t, page, "应报未报", "没有欠报")
	b.sendsBytes("clerk", "前年.csv", []byte(strings.Replace(string(month("700", "800")), "2023", "2021", 1)))
	if linksTo(t, b.as("clerk").get("/uploads?year=2023").want(t, http.StatusOK), "/uploads?year=2022#calendar") != 2 { // in what is owed, and among the years
		t.Error("a year in which nobody sent anything cannot be reached")
	}
}
