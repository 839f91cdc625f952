package handlers

import (
	"compress/gzip"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"testing"

	"github.com/labstack/echo/v4"

	"parkboard/internal/park"
	"parkboard/store/storetest"
)

// keptPaths are the pages that are kept, one of each.
var keptPaths = []string{
	"/", "/rankings?indicator=tax&sort=park", "/parks/rare-earth", "/briefs/2023-06/rare-earth",
	"/receipts/rare-earth/2023-06/output", "/uploads", "/uploads/headings",
}

// keepingNothing is a site over the same data that has no room for any page.
func (b *testBoard) keepingNothing() http.Handler {
	site := newSite(b.core.Config)
	site.pages = newPages(0)
	return site.over(site.routes())
}

// before is a person's browser before another site.
func (c *client) before(site http.Handler) *client {
	c.site = site
	return c
}

func figured(t *testing.T) *testBoard {
	b := newBoard(t)
	b.publish(1, figure("rare-earth", "2023-06", "output", "5123600", "万元"),
		figure("jiuyuan", "2023-06", "output", "1830000", "万元"), figure("rare-earth", "2023-06", "tax", "151000", "万元"))
	return b
}

// Every GET route, kept or not, asked again and by everyone in both languages:
// the answer is the one that a site which keeps nothing gives to that person.
func TestWhatIsKeptIsWhatWouldBeRenderedForThatReader(t *testing.T) {
	b := figured(t)
	var paths []string
	for _, r := range b.core.routes() {
		if r.method == http.MethodGet && !strings.HasPrefix(r.path, "/setup") {
			paths = append(paths, example.Replace(r.path))
		}
	}
	paths = append(paths, keptPaths...)
	fresh := b.keepingNothing()
	for range 2 { // the second round finds what the first left
		for _, name := range strings.Fields(anyone) {
			person := strings.TrimPrefix(name, "nobody")
			for _, lang := range []string{"zh-CN", "en"} {
				for _, path := range paths {
					got, want := b.as(person).in(lang).get(path), b.as(person).in(lang).before(fresh).get(path)
					if got.status >= 400 { // an error page names its request
						got.body, want.body = "", ""
					}
					if got.status != want.status || got.body != want.body || got.header.Get("ETag") != want.header.Get("ETag") {
						t.Errorf("%s as %s in %s: status %d, fresh %d; not the same page", path, name, lang, got.status, want.status)
					}
				}
			}
		}
	}
	if n := b.core.pages.counted(); n.Pages == 0 || n.Hits < n.Pages {
		t.Errorf("what was kept is not answered from: %+v", n)
	}
}

func TestNobodyIsShownAPageAfterAnyAct(t *testing.T) {
	for name, act := range map[string]func(b *testBoard){
		"a publication": func(b *testBoard) {
			b.publish(5, figure("rare-earth", "2023-06", "output", "6000000", "万元"))
		},
		"a publication by another program": func(b *testBoard) {
			other := storetest.Open(b.t, b.dir)
			storetest.Publish(b.t, other, storetest.Act(5), figure("rare-earth", "2023-06", "output", "6000000", "万元"))
		},
		"a withdrawal": func(b *testBoard) {
			if err := b.db.Withdraw(b.t.Context(), storetest.Act(5), 1, "错误", 1000); err != nil {
				b.t.Fatal(err)
			}
		},
		"an entry in the ledger of land": func(b *testBoard) {
			err := b.db.AddLand(b.t.Context(), storetest.Act(5), park.Land{
				Park: "rare-earth", Basis: park.Industrial, Area: park.Quantity(305_800_000), Effective: "2023-01-01",
			})
			if err != nil {
				b.t.Fatal(err)
			}
		},
	} {
		t.Run(name, func(t *testing.T) {
			b := figured(t)
			c := b.as("admin")
			before := map[string]answer{}
			for _, path := range keptPaths {
				before[path] = c.get(path)
			}
			act(b)
			fresh := b.keepingNothing()
			for _, path := range keptPaths {
				got, want := c.get(path), b.as("admin").before(fresh).get(path)
				if got.status != want.status || got.status == http.StatusOK && got.body != want.body {
					t.Errorf("%s shows what was kept", path)
				}
				if got.status == http.StatusOK && got.header.Get("ETag") == before[path].header.Get("ETag") {
					t.Errorf("%s: the browser would not ask for the new page", path)
				}
			}
		})
	}
}

func TestAPageIsMadeOnceForItsReaderAndAddress(t *testing.T) {
	b := figured(t)
	c := b.as("leader")
	made := func() int { return b.core.pages.counted().Made }
	c.get("/rankings?indicator=tax&by=growth")
	first := made()
	c.get("/rankings?indicator=tax&by=growth")
	c.get("/rankings?by=growth&indicator=tax")
	if made() != first {
		t.Error("the order of the query makes another page")
	}
	for name, ask := range map[string]func(){
		"another language": func() { b.as("leader").in("en").get("/rankings?indicator=tax&by=growth") },
		"another reader":   func() { b.as("admin").get("/rankings?indicator=tax&by=growth") },
		"another address":  func() { b.as("leader").get("/rankings?indicator=tax") },
		"another day": func() {
			b.now = b.now.AddDate(0, 0, -1)
			b.as("leader").get("/rankings?indicator=tax&by=growth")
			b.now = now
		},
	} {
		before := made()
		if ask(); made() == before {
			t.Errorf("%s is shown the page of the first", name)
		}
	}
}

func TestABrowserThatHasThePageIsToldSo(t *testing.T) {
	b := figured(t)
	c := b.as("leader")
	plain := c.get("/").want(t, http.StatusOK)
	c.header = http.Header{"Accept-Encoding": {"gzip"}}
	small := c.get("/").want(t, http.StatusOK)
	r, err := gzip.NewReader(strings.NewReader(small.body))
	if err != nil {
		t.Fatal(err)
	}
	if body, err := io.ReadAll(r); err != nil || string(body) != plain.body || len(small.body) >= len(plain.body) {
		t.Errorf("unpacked it is another page (%v)", err)
	}
	for _, page := range []answer{plain, small} {
		if page.header.Get("Content-Length") != fmt.Sprint(len(page.body)) {
			t.Errorf("length %s of %d", page.header.Get("Content-Length"), len(page.body))
		}
	}
	for _, known := range []string{small.header.Get("ETag"), `"other", ` + plain.header.Get("ETag"), "*"} {
		c.header = http.Header{"If-None-Match": {known}}
		same := c.get("/").want(t, http.StatusNotModified)
		vary := strings.Join(same.header.Values("Vary"), ", ")
		if same.body != "" || same.header.Get("ETag") == "" || same.header.Get("Cache-Control") != "private, no-cache" ||
			!strings.Contains(vary, "Cookie") || !strings.Contains(vary, "Accept-Encoding") || !strings.Contains(vary, "Accept-Language") {
			t.Errorf("304 with %v", same.header)
		}
	}
	c.header = http.Header{"If-None-Match": {plain.header.Get("ETag")}}
	if c.in("en").get("/").status != http.StatusOK {
		t.Error("the English page is said to be the Chinese one")
	}
	if to := b.as("").get("/"); to.status != http.StatusSeeOther || to.header.Get("ETag") != "" {
		t.Error("nobody is told about a page")
	}
}

func TestHeadOfAKeptPageIsItsGetWithoutThePage(t *testing.T) {
	b := figured(t)
	for _, coding := range []string{"", "gzip"} {
		c := b.as("leader")
		c.header = http.Header{"Accept-Encoding": {coding}}
		for range 2 {
			head, get := c.do(httptest.NewRequest(http.MethodHead, "/", nil)).want(t, http.StatusOK), c.get("/")
			for _, h := range []string{"ETag", "Content-Length", "Content-Encoding", "Content-Type"} {
				if head.header.Get(h) != get.header.Get(h) {
					t.Errorf("%s of HEAD is %q, of GET %q", h, head.header.Get(h), get.header.Get(h))
				}
			}
			if head.body != "" {
				t.Error("HEAD sends the page")
			}
		}
	}
}

func TestWhoSignedOutOrLostTheAccountIsShownNothing(t *testing.T) {
	b := figured(t)
	b.sample(figure("tuyou", "2023-05", "output", "900000", "万元"))
	inside, left := b.as("leader"), b.as("clerk")
	inside.get("/").want(t, http.StatusOK)
	inside.get("/").want(t, http.StatusOK)
	cookies := left.cookies["parkboard"]
	left.get("/").want(t, http.StatusOK)
	left.post("/signout", nil)
	left.cookies["parkboard"] = cookies // a browser that would not let go
	left.get("/").want(t, http.StatusSeeOther)
	if err := b.db.ClearSample(t.Context(), storetest.Act(9)); err != nil { // closes the accounts
		t.Fatal(err)
	}
	inside.get("/").want(t, http.StatusSeeOther)
}

func TestASessionThatEndedIsNotRemembered(t *testing.T) {
	b := figured(t)
	c := b.as("leader")
	c.get("/").want(t, http.StatusOK)
	b.now = b.now.Add(b.core.sessions.Lifetime)
	c.get("/").want(t, http.StatusSeeOther)

	met := newAcquaintances()
	before := met.endings()
	met.forget("one")
	met.keep("one", 1, before, acquaintance{&people[0], now.AddDate(1, 0, 0)})
	if met.at("one", 1, now) != nil {
		t.Error("a session read before it ended is remembered after")
	}
}

func TestOnlyWholePagesAreKept(t *testing.T) {
	b := figured(t)
	asked := map[string]int{}
	answering := func(name string, answer echo.HandlerFunc) route {
		return route{http.MethodGet, "/" + name, everyone, b.core.kept(func(c echo.Context) error {
			asked[name]++
			return answer(c)
		}), false, 0}
	}
	b.also(
		answering("refused", func(echo.Context) error { return park.NotFoundf("park", "none") }),
		answering("led", func(c echo.Context) error { return seeOther(c, "/") }),
		answering("file", func(c echo.Context) error { return c.Blob(http.StatusOK, "text/csv", []byte("a,b")) }),
		answering("noticed", func(c echo.Context) error {
			c.SetCookie(&http.Cookie{Name: "notice", Value: "1"})
			return b.core.showRankings(c)
		}),
		answering("broken", func(echo.Context) error { panic("broken") }),
	)
	for range 2 {
		for name, status := range map[string]int{"refused": 404, "led": 303, "file": 200, "noticed": 200, "broken": 500} {
			b.as("admin").get("/"+name).want(t, status)
		}
	}
	for name, times := range asked {
		if times != 2 {
			t.Errorf("/%s was asked %d times of 2", name, times)
		}
	}
	if n := b.core.pages.counted(); n.Pages != 0 || n.Bytes != 0 {
		t.Errorf("kept: %+v", n)
	}
}

func TestARoutePutsMoreIntoTheKey(t *testing.T) {
	b := figured(t)
	looked, rendered := "monday", 0
	b.also(route{http.MethodGet, "/since", everyone, b.core.kept(func(c echo.Context) error {
		rendered++
		return b.core.showRankings(c)
	}, func(echo.Context) (string, error) { return looked, nil }), false, 0})
	c := b.as("leader")
	for _, looked = range []string{"monday", "monday", "tuesday", "monday"} {
		c.get("/since").want(t, http.StatusOK)
	}
	if rendered != 2 {
		t.Errorf("rendered %d times for two moments", rendered)
	}
}

func TestKeptPagesStayWithinTheirBytes(t *testing.T) {
	b := figured(t)
	b.core.pages.limit = 100_000
	c := b.as("leader")
	for i := range 60 {
		c.get(fmt.Sprintf("/rankings?n=%d", i)).want(t, http.StatusOK)
		c.get("/rankings?n=0").want(t, http.StatusOK) // asked for again and again: stays
	}
	n := b.core.pages.counted()
	if n.Bytes > 100_000 || n.Evicted == 0 || n.Pages+n.Evicted != 60 || n.Hits != 60 {
		t.Errorf("%+v", n)
	}
	var whole int
	for at := b.core.pages.recent.Front(); at != nil; at = at.Next() {
		one := at.Value.(*keptPage)
		whole += one.size(one.key)
	}
	if whole != n.Bytes || !slices.ContainsFunc(allKept(b.core.pages), func(k *keptPage) bool { return strings.HasSuffix(k.key.address, "n=59") }) {
		t.Errorf("%d bytes are counted, %d kept", n.Bytes, whole)
	}
}

func allKept(p *pages) (all []*keptPage) {
	for at := p.recent.Front(); at != nil; at = at.Next() {
		all = append(all, at.Value.(*keptPage))
	}
	return all
}
