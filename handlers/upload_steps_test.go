package handlers

import (
	"fmt"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"
)

func TestReturningNeedsAReasonWhichTheClerkReads(t *testing.T) {
	b := newBoard(t)
	path := b.sends("clerk", wideFile)
	b.as("admin").get(path+"/return").want(t, http.StatusConflict) // not submitted yet
	b.does("clerk", path+"/submit", nil).want(t, http.StatusSeeOther)
	contains(t, b.as("admin").get(path+"/return").want(t, http.StatusOK), "退回这份报送？")
	contains(t, b.does("admin", path+"/return", url.Values{"reason": {" \n "}}).want(t, http.StatusUnprocessableEntity), "请写明原因。")
	reason := `税收的单位不对 <b>"万元"</b>`
	b.does("admin", path+"/return", url.Values{"reason": {reason}}).want(t, http.StatusSeeOther)
	contains(t, b.as("clerk").get(path).want(t, http.StatusOK), reason, "王敏", "已退回")
	contains(t, b.does("admin", path+"/publish", nil).want(t, http.StatusConflict), "已退回")
	contains(t, b.as("leader").get("/"), "还没有发布任何一期数据")
}

func TestWithdrawingGivesBackExactlyTheBoardBefore(t *testing.T) {
	b := newBoard(t)
	b.publishes(oldFile)
	before := figuresOf(t, b)
	later := b.publishes(newFile)
	if slices.Equal(before, figuresOf(t, b)) {
		t.Fatal("the correction changed nothing")
	}
	b.as("admin").get(later+"/publish").want(t, http.StatusConflict)
	b.does("admin", later+"/withdraw", url.Values{"reason": {""}}).want(t, http.StatusUnprocessableEntity)
	b.does("admin", later+"/withdraw", url.Values{"reason": {"报错了"}}).want(t, http.StatusSeeOther)
	if !slices.Equal(before, figuresOf(t, b)) {
		t.Error("the board is not what it was before the correction")
	}
	contains(t, b.as("clerk").get(later).want(t, http.StatusOK), "已撤回", "报错了")
	b.does("admin", later+"/withdraw", url.Values{"reason": {"再撤"}}).want(t, http.StatusConflict)
}

// figuresOf are the numbers on the overview, in their order.
func figuresOf(t *testing.T, b *testBoard) []string {
	t.Helper()
	var texts []string
	for _, a := range elements(t, b.as("leader").get("/").want(t, http.StatusOK).body, func(n *html.Node) bool {
		return n.Data == "a" && strings.HasPrefix(attribute(n, "href"), "/receipts/")
	}) {
		for n := range a.Descendants() {
			if n.Type == html.TextNode {
				texts = append(texts, attribute(a, "href")+" "+n.Data)
			}
		}
	}
	return texts
}

func TestWhatAroseSinceSubmittingStopsThePublishing(t *testing.T) {
	b := newBoard(t)
	late := b.sends("clerk", newFile)
	b.does("clerk", late+"/submit", nil).want(t, http.StatusSeeOther)
	b.publishes(oldFile)
	before := figuresOf(t, b)
	page := b.does("admin", late+"/publish", nil).want(t, http.StatusConflict)
	contains(t, page, "现在不能发布", "replaces_published")
	if !slices.Equal(before, figuresOf(t, b)) {
		t.Error("something was published")
	}
	contains(t, b.as("admin").get(late), "提交以后新出现的")
}

func TestPublishingTwiceIsAConflictAndChangesNothing(t *testing.T) {
	b := newBoard(t)
	path := b.publishes(wideFile)
	before := figuresOf(t, b)
	contains(t, b.does("admin2", path+"/publish", nil).want(t, http.StatusConflict), "内容已经变了")
	if !slices.Equal(before, figuresOf(t, b)) {
		t.Error("the board moved")
	}
}

func TestQuestionsStopUntilEachHasAReason(t *testing.T) {
	b := newBoard(t)
	path := b.sends("clerk", askedFile)
	page := b.as("clerk").get(path).want(t, http.StatusOK)
	asked := questions(t, page.body)
	if len(asked) != 3 {
		t.Fatalf("%d questions", len(asked))
	}
	contains(t, b.does("clerk", path+"/submit", nil).want(t, http.StatusUnprocessableEntity), "还不能提交：3 处疑问")
	asked[0].Set("reason", "  ")
	contains(t, b.does("clerk", path+"/answers", asked[0]).want(t, http.StatusUnprocessableEntity), "请写明原因。", "确认此数无误的理由")
	if n := len(elements(t, b.does("clerk", path+"/answers", asked[0]).body, func(n *html.Node) bool { return attribute(n, "aria-invalid") == "true" })); n != 1 {
		t.Errorf("%d fields are marked as wanting", n)
	}
	for i, form := range asked {
		form.Set("reason", fmt.Sprintf("理由之%d", i))
		if to := b.does("clerk", path+"/answers", form).want(t, http.StatusSeeOther).location(); to != path+"#findings" {
			t.Errorf("the answer leads to %s", to)
		}
	}
	contains(t, b.as("clerk").get(path), "理由之0", "理由之1", "理由之2", "没有妨碍提交的问题")
	b.does("clerk", path+"/answers", asked[0]).want(t, http.StatusConflict)
	b.does("clerk", path+"/submit", nil).want(t, http.StatusSeeOther)
}

func TestAReasonNeverLandsOnACellThatWasNotAsked(t *testing.T) {
	b := newBoard(t)
	path := b.sends("clerk", askedFile)
	form := questions(t, b.as("clerk").get(path).body)[0]
	for _, key := range []string{"code", "place", "found"} {
		changed := url.Values{"reason": {"对"}}
		for k, v := range form {
			if k != "reason" {
				changed[k] = v
			}
		}
		changed.Set(key, "别的")
		contains(t, b.does("clerk", path+"/answers", changed).want(t, http.StatusConflict), "这条疑问已经办过")
	}
	if len(questions(t, b.as("clerk").get(path).body)) != 3 {
		t.Error("a question was settled")
	}
}

func TestErrorsAreNamedAtTheirCellsAndCannotBeAnsweredAway(t *testing.T) {
	b := newBoard(t)
	path := b.sends("clerk", doubtfulFile)
	page := b.as("clerk").get(path).want(t, http.StatusOK)
	contains(t, page, "number_ambiguous", "number_invalid", "formula_error", "约585", "#DIV/0!", "还不能提交")
	for _, form := range questions(t, page.body) {
		if form.Get("code") == "number_ambiguous" {
			t.Error("an error asks for a reason")
		}
	}
	b.does("clerk", path+"/answers", url.Values{"code": {"number_ambiguous"}, "place": {"Sheet1!C5"}, "found": {"约585"}, "reason": {"对"}}).want(t, http.StatusConflict)
	b.does("clerk", path+"/submit", nil).want(t, http.StatusUnprocessableEntity)
}
