package handlers

import (
	"bytes"
	"compress/gzip"
	"io"
	"net/http"
	"strings"
	"testing"

	"github.com/labstack/echo/v4"

	"parkboard/static"
	"parkboard/store/storetest"
)

func TestEveryAnswerCarriesTheGuardingHeaders(t *testing.T) {
	want := map[string]string{
		"Content-Security-Policy": "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; " +
			"connect-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'",
		"X-Content-Type-Options":     "nosniff",
		"Referrer-Policy":            "same-origin",
		"Cross-Origin-Opener-Policy": "same-origin",
		"Strict-Transport-Security":  "",
	}
	b := newBoard(t)
	for _, path := range []string{"/signin", "/healthz", "/nowhere", static.Path("board.css")} {
		got := b.as("").get(path)
		for header, value := range want {
			if got.header.Get(header) != value {
				t.Errorf("%s: %s is %q, want %q", path, header, got.header.Get(header), value)
			}
		}
	}
	behindTLS := newBoard(t, func(cfg *Config) { cfg.HTTPS = true })
	if behindTLS.as("").get("/signin").header.Get("Strict-Transport-Security") == "" {
		t.Error("behind HTTPS the browser is not told to stay there")
	}
}

func TestTheLanguageIsTheReadersAndStays(t *testing.T) {
	b := newBoard(t)
	for name, c := range map[string]struct{ accepts, want string }{
		"nothing said":          {"", "zh-CN"},
		"English first":         {"en-GB,en;q=0.9,zh;q=0.5", "en"},
		"Chinese first":         {"zh-TW,zh;q=0.9,en;q=0.8", "zh-CN"},
		"a language we lack":    {"fr-FR,fr", "zh-CN"},
		"lacking, then English": {"de,en;q=0.4", "en"},
		"nonsense":              {";;;q=", "zh-CN"},
	} {
		reader := b.as("")
		reader.header = http.Header{"Accept-Language": {c.accepts}}
		if page := reader.get("/signin"); !strings.Contains(page.body, `<html lang="`+c.want+`">`) {
			t.Errorf("%s: not in %s", name, c.want)
		}
	}
	reader := b.as("")
	if to := reader.get("/signin?next=%2Frankings&lang=en").want(t, http.StatusSeeOther).location(); to != "/signin?next=%2Frankings" {
		t.Errorf("the choice leads to %q", to)
	}
	page := reader.get("/signin?next=%2Frankings")
	if !strings.Contains(page.body, `<html lang="en">`) {
		t.Error("the choice is not kept")
	}
	if !strings.Contains(page.body, `href="/signin?lang=zh-CN&amp;next=%2Frankings"`) {
		t.Error("the way back to Chinese loses the address")
	}
	reader.get("/signin?lang=klingon").want(t, http.StatusSeeOther)
	if page := reader.get("/signin"); !strings.Contains(page.body, `<html lang="en">`) {
		t.Error("an unknown language changed the choice")
	}
}

func TestUntilTheDataIsLoadedEveryPageAsksForPatience(t *testing.T) {
	ready := false
	b := newBoard(t, func(cfg *Config) {
		cfg.Ready = func() bool { return ready }
		cfg.Progress = func() (int, int) { return 12, 33 }
	})
	c := b.as("leader")
	page := c.get("/signin").want(t, http.StatusServiceUnavailable)
	if !strings.Contains(page.body, "已装入 12 个工作簿，共 33 个") || page.header.Get("Refresh") == "" {
		t.Error("the page does not say how far the loading is, or does not ask again")
	}
	c.get("/healthz").want(t, http.StatusOK)
	c.get("/readyz").want(t, http.StatusServiceUnavailable)
	c.get(static.Path("board.css")).want(t, http.StatusOK)
	ready = true
	c.get("/readyz").want(t, http.StatusOK)
	c.get("/signin").want(t, http.StatusOK)
}

func TestAssetsAreKeptForEverUnderTheirHash(t *testing.T) {
	c := newBoard(t).as("")
	path := static.Path("echarts.min.js")
	plain := c.get(path).want(t, http.StatusOK)
	if plain.header.Get("Cache-Control") != "public, max-age=31536000, immutable" {
		t.Errorf("kept: %q", plain.header.Get("Cache-Control"))
	}
	for _, coding := range []string{"br", "gzip"} {
		c.header = http.Header{"Accept-Encoding": {"identity;q=0.5, " + coding + ";q=1.0"}}
		got := c.get(path).want(t, http.StatusOK)
		if got.header.Get("Content-Encoding") != coding || len(got.body) >= len(plain.body) {
			t.Errorf("%s: coded %q, %d bytes", coding, got.header.Get("Content-Encoding"), len(got.body))
		}
		c.header.Set("If-None-Match", got.header.Get("ETag"))
		c.get(path).want(t, http.StatusNotModified)
	}
	c.header = http.Header{"Accept-Encoding": {"br;q=0, gzip;q=0.0"}}
	if got := c.get(path); got.header.Get("Content-Encoding") != "" {
		t.Error("a refused coding is sent")
	}
	c.get("/static/board.0000000000.css").want(t, http.StatusNotFound)
	c.get("/static/../handlers/routes.go").want(t, http.StatusNotFound)
}

func TestPagesAreCompressedForBrowsersThatTakeIt(t *testing.T) {
	c := newBoard(t).as("")
	plain := c.get("/signin")
	c.header = http.Header{"Accept-Encoding": {"gzip, deflate, br"}}
	small := c.get("/signin").want(t, http.StatusOK)
	if small.header.Get("Content-Encoding") != "gzip" {
		t.Fatal("not compressed")
	}
	r, err := gzip.NewReader(strings.NewReader(small.body))
	if err != nil {
		t.Fatal(err)
	}
	body, err := io.ReadAll(r)
	if err != nil || !bytes.Equal(body, []byte(plain.body)) {
		t.Errorf("unpacked it is another page (%v)", err)
	}
}

func TestAnAddressTheClientSetsIsNotBelieved(t *testing.T) {
	b := newBoard(t)
	c := b.as("")
	c.header = http.Header{"X-Forwarded-For": {"10.9.8.7"}, "X-Real-Ip": {"10.9.8.7"}, "X-Request-Id": {"mine"}}
	got := c.get("/signin")
	if strings.Contains(b.log.String(), "10.9.8.7") || got.header.Get("X-Request-Id") == "mine" {
		t.Errorf("the log believes the client: %s", b.log)
	}
}

func TestAPersonWhoseAccountIsGoneIsNobody(t *testing.T) {
	b := newBoard(t)
	b.also(route{http.MethodGet, "/inside", everyone, b.core.alive, false, 0})
	b.sample(figure("rare-earth", "2023-06", "output", "5123600", "万元"))
	c := b.as("clerk")
	c.get("/inside").want(t, http.StatusOK)
	if err := b.db.ClearSample(t.Context(), storetest.Act(1)); err != nil {
		t.Fatal(err)
	}
	c.get("/inside").want(t, http.StatusSeeOther)
}

func TestPagesShareOneBoardUntilSomebodyWrites(t *testing.T) {
	b := newBoard(t)
	first, _, err := b.core.facts.current(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	if again, _, _ := b.core.facts.current(t.Context()); again != first {
		t.Error("the board is built anew without a change")
	}
	b.publish(1, figure("rare-earth", "2023-06", "output", "5123600", "万元"))
	after, known, err := b.core.facts.current(t.Context())
	if err != nil || after == first || len(known.Figures) != 1 {
		t.Errorf("the board is stale after publishing (%v)", err)
	}
}

func TestTheSampleCitysTodayIsTheDayAfterItsLastAct(t *testing.T) {
	b := newBoard(t)
	b.sample(figure("rare-earth", "2023-06", "output", "5123600", "万元"))
	var today string
	b.also(route{http.MethodGet, "/today", everyone, func(c echo.Context) error {
		v, err := b.core.visit(c, "")
		today = string(v.Today)
		return err
	}, false, 0})
	b.as("leader").get("/today")
	if today != "2023-07-11" {
		t.Errorf("today is %s", today)
	}
	b.publish(60*24*9, figure("rare-earth", "2023-07", "output", "6000000", "万元"))
	b.as("leader").get("/today")
	if today != "2023-07-12" {
		t.Errorf("after a later act today is %s, not the clock's day", today)
	}
}

func TestTheStateOfTheDataIsToldOnlyToThoseWhoSignedIn(t *testing.T) {
	b := newBoard(t)
	b.publish(1, figure("rare-earth", "2023-06", "output", "5123600", "万元"))
	if page := b.as("leader").get("/signin"); !strings.Contains(page.body, "数据版本 v") {
		t.Error("a page does not name its data version")
	}
	if page := b.as("").get("/signin"); strings.Contains(page.body, "数据版本") {
		t.Error("the data version is told to nobody in particular")
	}
}
