package handlers

import (
	"net/http"
	"regexp"
	"strings"
	"testing"
)

func TestTheParkPageShowsAPublishedFigureWithItsReceipt(t *testing.T) {
	b := newBoard(t)
	b.publish(1, figure("rare-earth", "2023-06", "output", "5123600", "万元"))
	page := b.as("leader").get("/parks/rare-earth").want(t, http.StatusOK)
	for _, want := range []string{">512.36</a>", "/receipts/rare-earth/2023-06/output", "/briefs/2023-06/rare-earth", "<h1>稀土高新区", `aria-current="page">稀土高新</a>`} {
		if !strings.Contains(page.body, want) {
			t.Errorf("the page lacks %s", want)
		}
	}
	if strings.Contains(page.body, `href="/uploads`) {
		t.Error("a leader is led to the uploads")
	}
	b.as("park").in("en").get("/parks/rare-earth?period=2023-06&sort=rank&dir=desc").want(t, http.StatusOK)
}

func TestAParkPageStandsBeforeAnythingIsPublished(t *testing.T) {
	page := newBoard(t).as("leader").get("/parks/jinshan").want(t, http.StatusOK)
	if !strings.Contains(page.body, "还没有发布任何一期数据") {
		t.Errorf("the page does not say what is missing: %.400s", page.body)
	}
}

func TestWhatAParkPageDoesNotKnowIsRefusedInWords(t *testing.T) {
	b := newBoard(t)
	b.publish(1, figure("rare-earth", "2023-06", "output", "5123600", "万元"))
	leader := b.as("leader")
	for path, want := range map[string]struct {
		status int
		says   string
	}{
		"/parks/atlantis":                     {http.StatusNotFound, "没有园区 atlantis"},
		"/parks/city":                         {http.StatusNotFound, "没有园区 city"},
		"/parks/rare-earth?period=2022-06":    {http.StatusNotFound, "2022-06 还没有任何园区的数据"},
		"/parks/rare-earth?period=2023-01":    {http.StatusUnprocessableEntity, "没有单独的1月"},
		"/parks/rare-earth?sort=%3Cscript%3E": {http.StatusUnprocessableEntity, "不能按“&lt;script&gt;”排序"},
	} {
		page := leader.get(path).want(t, want.status)
		if !strings.Contains(page.body, want.says) {
			t.Errorf("%s does not say %q", path, want.says)
		}
	}
}

func TestAFigureThatWasReplacedLeadsToTheReceiptOfItsDay(t *testing.T) {
	b := newBoard(t)
	for minute, value := range []string{"5123600", "5200000", "5300000"} {
		b.publish(minute+1, figure("rare-earth", "2023-06", "output", value, "万元"))
	}
	leader := b.as("leader")
	page := leader.get("/parks/rare-earth").want(t, http.StatusOK)
	for text, unrounded := range map[string]string{"512.36": "5123600 万元", "520.00": "5200000 万元"} {
		found := regexp.MustCompile(`<a class="n" href="(/receipts/rare-earth/2023-06/output[^"]*asof=[^"]*)">` + text).FindStringSubmatch(page.body)
		if found == nil {
			t.Errorf("%s has no receipt of its day", text)
			continue
		}
		contains(t, leader.get(strings.ReplaceAll(found[1], "&amp;", "&")).want(t, http.StatusOK), "未舍入 "+unrounded)
	}
}
