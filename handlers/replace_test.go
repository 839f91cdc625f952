package handlers

import (
	"net/http"
	"net/url"
	"slices"
	"strings"
	"testing"

	"parkboard/internal/park"
	"parkboard/store"

	"golang.org/x/net/html"
)

// submits takes a workbook from the clerk to the administrator's desk.
func (b *testBoard) submits(name string) (path string) {
	b.t.Helper()
	path = b.sends("clerk", name)
	for _, form := range questions(b.t, b.as("clerk").get(path).body) {
		form.Set("reason", "与园区核对过")
		b.does("clerk", path+"/answers", form).want(b.t, http.StatusSeeOther)
	}
	b.does("clerk", path+"/submit", nil).want(b.t, http.StatusSeeOther)
	return path
}

// stepForm is the form of a page that asks before a step, as it would be sent.
func stepForm(t *testing.T, page answer) url.Values {
	t.Helper()
	values := url.Values{}
	for _, n := range elements(t, page.want(t, http.StatusOK).body, func(n *html.Node) bool {
		return n.Data == "input" && attribute(n, "type") == "hidden" && n.Parent.Data == "form"
	}) {
		values.Set(attribute(n, "name"), attribute(n, "value"))
	}
	return values
}

func TestWhatPublishingChangesIsShownBeforeSubmittingAndBeforePublishing(t *testing.T) {
	b := newBoard(t)
	b.publishes(oldFile)
	path := b.sends("clerk", newFile)
	contains(t, b.as("clerk").get(path).want(t, http.StatusOK), "发布后会怎样", "会变的有", "全部变动")
	for _, form := range questions(t, b.as("clerk").get(path).body) {
		form.Set("reason", "与园区核对过")
		b.does("clerk", path+"/answers", form).want(t, http.StatusSeeOther)
	}
	b.does("clerk", path+"/submit", nil).want(t, http.StatusSeeOther)
	page := b.as("admin").get(path+"/publish").want(t, http.StatusOK)
	contains(t, page, "发布后会怎样", "会变的有")
	contains(t, b.as("admin").get(path+"/changes").want(t, http.StatusOK), "报送 #2：发布后会怎样", "规上工业总产值")
	b.as("admin").get(path+"/changes?period=2031-05").want(t, http.StatusNotFound)
	b.as("admin").get(path+"/changes?step=withdraw").want(t, http.StatusConflict)
	b.does("admin", path+"/publish", nil).want(t, http.StatusSeeOther)
	if strings.Contains(b.as("clerk").get(path).body, "发布后会怎样") {
		t.Error("a published upload still tells what publishing it would change")
	}
}

func TestAPublishingOfOtherConsequencesThanThoseShownIsRefused(t *testing.T) {
	b := newBoard(t)
	path := b.submits(wideFile)
	shown := stepForm(t, b.as("admin").get(path+"/publish"))
	land := park.Land{Park: "metals", Basis: park.Industrial, Area: 9 * park.QuantityScale, Effective: "2020-01-01"}
	if err := b.db.AddLand(t.Context(), park.Act{Actor: "admin2", At: b.now}, land); err != nil {
		t.Fatal(err)
	}
	contains(t, b.does("admin", path+"/publish", shown).want(t, http.StatusConflict), "又有变动")
	b.does("admin", path+"/publish", stepForm(t, b.as("admin").get(path+"/publish"))).want(t, http.StatusSeeOther)
}

func TestAWithdrawalNamesWhatBuildsOnTheUpload(t *testing.T) {
	b := newBoard(t)
	first := b.publishes(oldFile)
	contains(t, b.as("admin").get(first+"/withdraw").want(t, http.StatusOK), "没有后来发布的报送建立在它上面", "撤回后会怎样")
	b.publishes(newFile)
	page := b.as("admin").get(first+"/withdraw").want(t, http.StatusOK)
	contains(t, page, "在它之后发布", "/uploads/2", "更正了它的")
	contains(t, b.as("admin").get(first+"/changes?step=withdraw").want(t, http.StatusOK), "撤回后会怎样")
}

func TestAWithdrawalOfOtherConsequencesThanThoseShownIsRefused(t *testing.T) {
	b := newBoard(t)
	path := b.publishes(oldFile)
	shown := stepForm(t, b.as("admin").get(path+"/withdraw"))
	shown.Set("reason", "重复报送")
	b.publishes(newFile)
	contains(t, b.does("admin", path+"/withdraw", shown).want(t, http.StatusConflict), "没有撤回", "重复报送", "更正了它的")
	again := stepForm(t, b.as("admin").get(path+"/withdraw"))
	again.Set("reason", "重复报送")
	b.does("admin", path+"/withdraw", again).want(t, http.StatusSeeOther)
}

func TestACorrectedFileIsPublishedInThePlaceOfTheEarlierOne(t *testing.T) {
	b := newBoard(t)
	b.publishes(oldFile)
	contains(t, b.as("clerk").get("/uploads/1").want(t, http.StatusOK), "/uploads/new?corrects=1")
	contains(t, b.as("clerk").get("/uploads/new?corrects=1").want(t, http.StatusOK), "要更正的是")
	b.as("clerk").get("/uploads/new?corrects=77").want(t, http.StatusNotFound)
	b.as("clerk").get("/uploads/new?corrects=x").want(t, http.StatusNotFound)
	path := b.submits(newFile)
	contains(t, b.as("admin").get(path), path+"/replace?earlier=1")
	page := b.as("admin").get(path+"/replace?earlier=1").want(t, http.StatusOK)
	contains(t, page, "代替 #1", "代替后会怎样", "会变的有")
	contains(t, b.as("admin").get(path+"/changes?step=replace&earlier=1").want(t, http.StatusOK), "代替后会怎样")
	b.as("admin").get(path+"/replace?earlier=9").want(t, http.StatusConflict)
	form := stepForm(t, page)
	before := figuresOf(t, b)
	form.Set("reason", " ")
	contains(t, b.does("admin", path+"/replace", form).want(t, http.StatusUnprocessableEntity), "请写明原因")
	form.Set("reason", "统计局核定")
	stale := url.Values{"earlier": form["earlier"], "reason": form["reason"], "version": {"0"}}
	contains(t, b.does("admin", path+"/replace", stale).want(t, http.StatusConflict), "又有变动")
	if !slices.Equal(before, figuresOf(t, b)) {
		t.Fatal("a refused replacement moved the board")
	}
	if to := b.does("admin", path+"/replace", form).want(t, http.StatusSeeOther).location(); to != path {
		t.Errorf("it leads to %s", to)
	}
	contains(t, b.as("clerk").get("/uploads/1"), "已由", "统计局核定", "已撤回")
	contains(t, b.as("clerk").get(path), "发布时代替了")
	contains(t, b.as("admin").get("/admin/audit"), "#2 代替 #1", "代替发布")
	acts, err := b.db.Acts(t.Context(), store.AuditFilter{Verb: store.VerbReplace})
	if err != nil || len(acts) != 1 || acts[0].Actor != "admin" {
		t.Errorf("%+v %v", acts, err)
	}
	contains(t, b.as("admin").get(path+"/withdraw"), "当初代替了")
	b.does("admin", path+"/replace", form).want(t, http.StatusConflict)
}
