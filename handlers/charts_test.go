package handlers

import (
	"mime"
	"net/http"
	"strings"
	"testing"
	"time"

	"parkboard/store/storetest"
)

func TestAChartIsSavedFromThePagesOwnAddress(t *testing.T) {
	b := newBoard(t)
	storetest.Publish(t, b.db, storetest.Act(0), storetest.Figure("rare-earth", "2023-06", "output", "5123600", "C5"))
	for path, part := range map[string]string{"/?period=2023-06&svg=tiers": "七园区提档进度", "/parks/rare-earth?svg=bar-rare-earth": "稀土高新区"} {
		got := b.as("leader").get(path).want(t, http.StatusOK)
		kind, params, err := mime.ParseMediaType(got.header.Get("Content-Disposition"))
		if err != nil || kind != "attachment" || !strings.Contains(params["filename"], part) {
			t.Errorf("%s is handed out as %q", path, got.header.Get("Content-Disposition"))
		}
		if got.header.Get("Content-Type") != "image/svg+xml" || !strings.HasPrefix(got.body, "<?xml") {
			t.Errorf("%s is %s", path, got.header.Get("Content-Type"))
		}
		if to := b.as("").get(path).want(t, http.StatusSeeOther).location(); !strings.HasPrefix(to, "/signin") {
			t.Errorf("without a sign-in %s leads to %s", path, to)
		}
	}
	b.as("leader").get("/?svg=nothing").want(t, http.StatusNotFound)
}

func TestTheOverviewKnowsWhatTheReaderLastSaw(t *testing.T) {
	b := newBoard(t)
	publish := func(minutes int, value string) {
		storetest.Publish(t, b.db, storetest.Act(minutes), storetest.Figure("rare-earth", "2023-06", "output", value, "C5"))
	}
	publish(0, "5123600")
	version := func() int64 {
		v, err := b.db.Version(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		return v
	}
	reader := b.as("leader")
	reads := func(after time.Duration, want string) {
		t.Helper()
		b.now = now.Add(after)
		before := version()
		if got := reader.get("/").want(t, http.StatusOK); !strings.Contains(got.body, want) {
			t.Errorf("after %s the overview does not say %q", after, want)
		}
		if version() != before {
			t.Error("looking raised the data version")
		}
	}
	reads(0, "第一次查看")
	reads(time.Hour, "上次查看以来没有变动")
	publish(int(now.Add(2*time.Hour).Sub(storetest.Start).Minutes()), "5200000")
	reads(3*time.Hour, "512.36 → 520.00")
	reads(3*time.Hour+time.Minute, "512.36 → 520.00")
	reads(5*time.Hour, "上次查看以来没有变动")
	if got := b.as("admin").get("/"); !strings.Contains(got.body, "第一次查看") {
		t.Error("one reader's visits are another's")
	}
}
