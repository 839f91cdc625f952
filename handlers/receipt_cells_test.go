package handlers

import (
	"net/http"
	"strings"
	"testing"

	"parkboard/internal/park"
	"parkboard/store/storetest"
)

func TestAReceiptDrawsTheCellAmongItsNeighboursForThoseWhoMaySeeTheFile(t *testing.T) {
	b := newBoard(t)
	b.publishes(wideFile)
	for person, open := range map[string]bool{"leader": false, "park": false, "clerk": true, "admin": true} {
		page := b.as(person).get("/receipts/rare-earth/2023-06/output").want(t, http.StatusOK)
		if strings.Contains(page.body, `class="wb"`) != open || strings.Contains(page.body, `/file">`) != open {
			t.Errorf("%s sees the neighbours or the file: want %v", person, open)
		}
		if strings.Contains(page.body, "原表只对") == open {
			t.Errorf("%s is told who may open it: want %v", person, !open)
		}
	}
	page := b.as("clerk").get("/receipts/rare-earth/2023-06/output").body
	_, drawn, _ := strings.Cut(page, `class="wb"`)
	drawn, _, _ = strings.Cut(drawn, "</table>")
	for _, want := range []string{`class="src r"`, "稀土", "产值"} {
		if !strings.Contains(drawn, want) {
			t.Errorf("the drawing lacks %s", want)
		}
	}
	if strings.Count(drawn, `class="src`) != 1 || strings.Count(drawn, "<tr") > 12 {
		t.Errorf("the drawing marks more than one cell or is no neighbourhood: %d rows", strings.Count(drawn, "<tr"))
	}
}

func TestAReceiptOfAMomentSaysWhatChangedSince(t *testing.T) {
	b := newBoard(t)
	b.publishedAt(1, storetest.Figure("rare-earth", "2023-06", "output", "5123600", "B2"))
	path, then := "/receipts/rare-earth/2023-06/output", "?asof="+park.AsOfText(storetest.Act(5).At)
	contains(t, b.as("leader").get(path+then).want(t, http.StatusOK), "这个数没有变")
	b.publishedAt(9, storetest.Figure("rare-earth", "2023-06", "output", "5999900", "B2"))
	page := b.as("leader").get(path+then).want(t, http.StatusOK)
	contains(t, page, "当时是 512.36 亿元，现在是 599.99 亿元", "5,123,600", "5,999,900")
	if !strings.Contains(page.body, `<a href="`+path+`?of=value&amp;window=ytd" data-now>`) {
		t.Error("it does not lead to the receipt of now")
	}
	if now := b.as("leader").get(path).body; strings.Contains(now, "此后的变化") {
		t.Error("the receipt of now says what changed since")
	}
}

func TestWorkbooksForReceiptsAreKeptWithinTheirRoom(t *testing.T) {
	o := newOriginals(nil)
	for id := int64(1); id <= 10; id++ {
		one := &original{ready: make(chan struct{}), weight: mostCells / 4, asked: id}
		close(one.ready)
		o.books[id] = one
		o.cells += one.weight
		o.makeRoom(id)
	}
	if len(o.books) != 4 || o.cells > mostCells || o.books[10] == nil || o.books[1] != nil {
		t.Errorf("%d books with %d cells are kept", len(o.books), o.cells)
	}
}
