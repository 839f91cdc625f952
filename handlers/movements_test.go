package handlers

import (
	"net/http"
	"slices"
	"strings"
	"testing"
	"time"

	"parkboard/internal/park"
	"parkboard/store/storetest"
)

// publishedAt files figures of the shipped city at an hour of the test.
func (b *testBoard) publishedAt(hour int, figures ...park.Figure) int64 {
	b.t.Helper()
	return storetest.Publish(b.t, b.db, storetest.Act(hour), figures...)
}

func TestAMovementStartsFromWhatWasKnownThen(t *testing.T) {
	b := newBoard(t)
	may := func(code, value string) park.Figure { return storetest.Figure(code, "2023-05", "tax", value, "B2") }
	june := func(code, value string) park.Figure { return storetest.Figure(code, "2023-06", "tax", value, "B3") }
	b.publishedAt(1, may("jiuyuan", "400"), may("metals", "300"))
	b.publishedAt(2, june("jiuyuan", "500"), june("metals", "600"))
	b.publishedAt(3, may("jiuyuan", "250"))
	page := b.as("leader").get("/movements/jiuyuan/2023-06/tax").want(t, http.StatusOK)
	contains(t, page, "由第 1 位降至第 2 位") // then first; as corrected since it was second all along
	contains(t, page, "上期位次当时是第")      // and the page says both
	contains(t, page, "当时所知的上期数")      // with the cell of then
	contains(t, page, storetest.Act(2).At.Add(8*time.Hour).Format("2006-01-02 15:04"))
	if b.as("leader").get("/movements/metals/2023-06/tax").want(t, http.StatusOK); len(b.core.earlier.states) != 1 {
		t.Error("the board of then is made anew for every page")
	}
}

// The first publication stays the first when it is withdrawn.
func TestAWithdrawnFirstPublicationStillSaysWhenThenWas(t *testing.T) {
	b := newBoard(t)
	may := func(value string) park.Figure { return storetest.Figure("jiuyuan", "2023-05", "tax", value, "B2") }
	june := storetest.Figure("jiuyuan", "2023-06", "tax", "500", "B3")
	b.publishedAt(1, may("400"))
	first := b.publishedAt(2, june)
	b.publishedAt(3, may("450"))
	if err := b.db.Withdraw(t.Context(), storetest.Act(4), first, "重复报送", 1000); err != nil {
		t.Fatal(err)
	}
	june.Value += 10_000
	b.publishedAt(5, june)
	page := b.as("leader").get("/movements/jiuyuan/2023-06/tax").want(t, http.StatusOK)
	contains(t, page, "当时所知的上期数")
}

func TestAMovementOfNothingKnownIsNotFound(t *testing.T) {
	b := newBoard(t)
	b.publish(1, figure("rare-earth", "2023-06", "output", "5123600", "万元"))
	for path, status := range map[string]int{
		"/movements/rare-earth/2023-06/output":                     http.StatusOK,
		"/movements/rare-earth/2023-06/output?ranked=growth":       http.StatusOK,
		"/movements/rare-earth/2023-06/tax_per_mu?basis=built":     http.StatusOK,
		"/movements/rare-earth/2019-06/output":                     http.StatusOK, // nothing to explain
		"/movements/city/2023-06/output":                           http.StatusNotFound,
		"/movements/nowhere/2023-06/output":                        http.StatusNotFound,
		"/movements/rare-earth/2023-06/wealth":                     http.StatusNotFound,
		"/movements/rare-earth/2023-06/output?among=nowhere":       http.StatusNotFound,
		"/movements/rare-earth/2023-01/output":                     http.StatusUnprocessableEntity,
		"/movements/rare-earth/2023-06/output?ranked=luck":         http.StatusUnprocessableEntity,
		"/movements/rare-earth/2023-06/output?window=week":         http.StatusUnprocessableEntity,
		"/movements/rare-earth/2023-06/output?among=rare-earth":    http.StatusOK,
		"/movements/rare-earth/2023-06/output?ranked=to_next":      http.StatusOK,
		"/movements/rare-earth/2023-06/output?ranked=supplied":     http.StatusOK,
		"/movements/rare-earth/2023-06/land_industrial?ranked=gap": http.StatusOK,
	} {
		if got := b.as("leader").get(path); got.status != status {
			t.Errorf("%s: %d, want %d", path, got.status, status)
		}
	}
}

// From the overview, the ranking is one click away and the reason two.
func TestWhyAParkMovedIsThreeClicksFromTheOverview(t *testing.T) {
	b := newBoard(t)
	b.publishedAt(1, storetest.Figure("jiuyuan", "2023-05", "output", "400", "B2"), storetest.Figure("metals", "2023-05", "output", "300", "B3"))
	b.publishedAt(2, storetest.Figure("jiuyuan", "2023-06", "output", "500", "B2"), storetest.Figure("metals", "2023-06", "output", "600", "B3"))
	c := b.as("leader")
	if !slices.Contains(linksOf(t, c.get("/").want(t, http.StatusOK).body), "/rankings") {
		t.Error("the overview does not lead to the rankings")
	}
	ranking := c.get("/rankings").want(t, http.StatusOK)
	for _, to := range linksOf(t, ranking.body) {
		if strings.HasPrefix(to, "/movements/jiuyuan/") {
			contains(t, c.get(to).want(t, http.StatusOK), "昆区金属深加工园区反超")
			return
		}
	}
	t.Error("the ranking does not lead to why jiuyuan moved")
}
