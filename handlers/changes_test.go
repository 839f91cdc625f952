package handlers

import (
	"net/http"
	"strings"
	"testing"

	"parkboard/internal/park"
	"parkboard/store/storetest"
)

func TestWhatChangedBetweenTwoMomentsIsToldOldToNew(t *testing.T) {
	b := newBoard(t)
	b.publishedAt(1, storetest.Figure("rare-earth", "2023-06", "output", "5123600", "B2"))
	b.publishedAt(9, storetest.Figure("rare-earth", "2023-06", "output", "5999900", "B2"))
	leader, then := b.as("leader"), park.AsOfText(storetest.Act(5).At)
	page := leader.get("/changes?from="+then).want(t, http.StatusOK).body
	for _, want := range []string{"512.36", "599.99", "更正", "/receipts/rare-earth/2023-06/output?of=value&amp;window=ytd&amp;asof=", `href="/receipts/rare-earth/2023-06/output?of=value&amp;window=ytd"`} {
		if !strings.Contains(page, want) {
			t.Errorf("the page does not say %q", want)
		}
	}
	for _, href := range hrefs(page) {
		if strings.HasPrefix(href, "/receipts/") {
			leader.get(strings.ReplaceAll(href, "&amp;", "&")).want(t, http.StatusOK)
		}
	}
	if same := leader.get("/changes?from="+then+"&to="+then).want(t, http.StatusOK).body; !strings.Contains(same, "没有任何变化") {
		t.Error("between a moment and itself something changed")
	}
	for _, ending := range []string{".csv", ".xlsx"} {
		leader.get("/changes"+ending+"?from="+then).want(t, http.StatusOK)
	}
}

func TestMomentsThatAreNoneOrReversedAreSaidAtTheirField(t *testing.T) {
	b := figured(t)
	for query, problem := range map[string]string{
		"from=gestern":                       `id="problem-from"`,
		"from=2023-07-01&to=2023-02-30":      `id="problem-to"`,
		"from=2999-01-01":                    `id="problem-from"`,
		"from=2023-07-05&to=2023-07-01":      `id="problem-from"`,
		"from=2023-07-01&to=%22%3E%3Cscript": `id="problem-to"`,
	} {
		page := b.as("leader").get("/changes?"+query).want(t, http.StatusUnprocessableEntity).body
		if !strings.Contains(page, problem) || !strings.Contains(page, `action="/changes"`) {
			t.Errorf("%s: no %s in the form", query, problem)
		}
	}
	form := b.as("leader").get("/changes").want(t, http.StatusOK).body
	if !strings.Contains(form, `value="2023-06-30"`) || !strings.Contains(form, "最近一次发布以来") {
		t.Error("the form alone has no day to start from")
	}
}
