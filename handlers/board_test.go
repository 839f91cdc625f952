package handlers

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"log/slog"
	"mime/multipart"
	"net/http"
	"net/http/httptest"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"parkboard/internal/catalog"
	"parkboard/internal/park"
	"parkboard/store"
	"parkboard/store/storetest"
)

// now is the moment at which every test request is made: 12 July 2023, 10:00
// in Beijing.
var now = time.Date(2023, 7, 12, 2, 0, 0, 0, time.UTC)

// people are the accounts of every test board; all have the password "sample".
// Two roles come twice: within their own park and beyond it.
var people = []park.User{
	{Name: "leader", Display: "查阅", Role: park.Leader, Sample: true},
	{Name: "park", Display: "周宁", Role: park.Keeper, Parks: []string{"rare-earth"}, Sample: true},
	{Name: "clerk", Display: "韩雪", Role: park.Clerk, Sample: true},
	{Name: "clerk-jiuyuan", Display: "巴图", Role: park.Clerk, Parks: []string{"jiuyuan"}, Sample: true},
	{Name: "admin", Display: "王敏", Role: park.Admin, Sample: true},
	{Name: "admin2", Display: "李航", Role: park.Admin, Sample: true},
}

// testBoard is the whole site over a real database in a file of its own.
type testBoard struct {
	t    *testing.T
	dir  string
	db   *store.DB
	core *site
	site http.Handler
	log  *bytes.Buffer
	now  time.Time
}

// newBoard opens a board of the shipped city with people and no figures.
func newBoard(t *testing.T, change ...func(*Config)) *testBoard {
	t.Helper()
	made, err := template()
	if err != nil {
		t.Fatalf("making the template: %v", err)
	}
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, store.FileName), made.database, 0o600); err != nil {
		t.Fatal(err)
	}
	b := &testBoard{t: t, dir: dir, db: storetest.Open(t, dir), log: &bytes.Buffer{}, now: now}
	cfg := Config{
		DB: b.db, Clock: func() time.Time { return b.now },
		Log:   slog.New(slog.NewTextHandler(b.log, nil)),
		Ready: func() bool { return true }, Progress: func() (int, int) { return 0, 0 },
	}
	for _, c := range change {
		c(&cfg)
	}
	b.core = newSite(cfg)
	b.site = b.core.over(b.core.routes())
	return b
}

// also adds routes of a test's own to the table.
func (b *testBoard) also(more ...route) *testBoard {
	b.site = b.core.over(append(b.core.routes(), more...))
	return b
}

// prepared is a database with people who are signed in already: hashing their
// passwords for every test would take most of its time.
type prepared struct {
	database []byte
	cookies  map[string]*http.Cookie
}

var template = sync.OnceValues(func() (made prepared, err error) {
	dir, err := os.MkdirTemp("", "handlers")
	if err != nil {
		return made, err
	}
	defer func() { _ = os.RemoveAll(dir) }()
	db, err := store.Open(context.Background(), dir, catalog.Default())
	if err != nil {
		return made, err
	}
	site := New(Config{
		DB: db, Clock: func() time.Time { return now }, Log: slog.New(slog.DiscardHandler),
		Ready: func() bool { return true },
	})
	made.cookies = map[string]*http.Cookie{}
	for _, u := range people {
		if err := db.AddUser(context.Background(), storetest.Act(0), u, samplePassword); err != nil {
			return made, err
		}
		form := url.Values{"name": {u.Name}, "password": {samplePassword}}
		req := httptest.NewRequest(http.MethodPost, "/signin", strings.NewReader(form.Encode()))
		req.Header.Set("Content-Type", "application/x-www-form-urlencoded")
		rec := httptest.NewRecorder()
		site.ServeHTTP(rec, req)
		if rec.Code != http.StatusSeeOther || len(rec.Result().Cookies()) != 1 {
			return made, fmt.Errorf("%s cannot sign in: %d %s", u.Name, rec.Code, rec.Body)
		}
		made.cookies[u.Name] = rec.Result().Cookies()[0]
	}
	if err := db.Close(); err != nil {
		return made, err
	}
	made.database, err = os.ReadFile(filepath.Join(dir, store.FileName))
	return made, err
})

// client is one person's browser; cookies are kept, redirects are not followed.
type client struct {
	t       *testing.T
	site    http.Handler
	cookies map[string]*http.Cookie
	header  http.Header // sent with every request
}

// as is the browser of a person who is signed in; "" is nobody.
func (b *testBoard) as(name string) *client {
	b.t.Helper()
	c := &client{t: b.t, site: b.site, cookies: map[string]*http.Cookie{}, header: http.Header{}}
	if name == "" {
		return c
	}
	made, err := template()
	if err != nil {
		b.t.Fatal(err)
	}
	cookie, ok := made.cookies[name]
	if !ok {
		b.t.Fatalf("no account %q", name)
	}
	c.cookies[cookie.Name] = cookie
	return c
}

// in is the same browser asking for a language.
func (c *client) in(lang string) *client {
	c.cookies[languageCookie] = &http.Cookie{Name: languageCookie, Value: lang}
	return c
}

// answer is what came back.
type answer struct {
	status int
	body   string
	header http.Header
}

func (c *client) get(path string) answer { return c.do(httptest.NewRequest(http.MethodGet, path, nil)) }

func (c *client) post(path string, form url.Values) answer {
	req := httptest.NewRequest(http.MethodPost, path, strings.NewReader(form.Encode()))
	req.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	return c.do(req)
}

// send posts a file as the named field of a form, with further fields.
func (c *client) send(path, field, fileName string, content []byte, form url.Values) answer {
	c.t.Helper()
	var body bytes.Buffer
	w := multipart.NewWriter(&body)
	for key, values := range form {
		for _, v := range values {
			if err := w.WriteField(key, v); err != nil {
				c.t.Fatal(err)
			}
		}
	}
	part, err := w.CreateFormFile(field, fileName)
	if err != nil {
		c.t.Fatal(err)
	}
	if _, err := part.Write(content); err != nil {
		c.t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		c.t.Fatal(err)
	}
	req := httptest.NewRequest(http.MethodPost, path, &body)
	req.Header.Set("Content-Type", w.FormDataContentType())
	return c.do(req)
}

func (c *client) do(req *http.Request) answer {
	c.t.Helper()
	for key, values := range c.header {
		req.Header[key] = values
	}
	for _, cookie := range c.cookies {
		req.AddCookie(cookie)
	}
	rec := httptest.NewRecorder()
	c.site.ServeHTTP(rec, req)
	res := rec.Result()
	for _, cookie := range res.Cookies() {
		c.cookies[cookie.Name] = cookie
	}
	body, err := io.ReadAll(res.Body)
	if err != nil {
		c.t.Fatal(err)
	}
	return answer{status: res.StatusCode, body: string(body), header: res.Header}
}

// want fails the test unless the answer has the status; it gives the answer
// back, so that a test reads as one line.
func (a answer) want(t *testing.T, status int) answer {
	t.Helper()
	if a.status != status {
		t.Fatalf("status %d, want %d: %.600s", a.status, status, a.body)
	}
	return a
}

// location is where a redirect leads.
func (a answer) location() string { return a.header.Get("Location") }

// publish makes figures live as one upload of the city administrator, so many
// minutes after storetest.Start.
func (b *testBoard) publish(minutes int, figures ...park.Figure) (id int64) {
	b.t.Helper()
	return b.file(minutes, false, figures)
}

// sample is publish for figures of the invented city.
func (b *testBoard) sample(figures ...park.Figure) (id int64) {
	b.t.Helper()
	return b.file(0, true, figures)
}

func (b *testBoard) file(minutes int, sample bool, figures []park.Figure) (id int64) {
	b.t.Helper()
	version, err := b.db.Version(b.t.Context())
	if err != nil {
		b.t.Fatal(err)
	}
	act := storetest.Act(minutes)
	id, err = b.db.File(b.t.Context(), store.Filing{
		Received: store.Received{
			FileName: fmt.Sprintf("%d.xlsx", minutes), Bytes: []byte{byte(minutes)}, Format: "xlsx",
			Parks: parksOf(figures), Figures: len(figures), Sample: sample,
		},
		Figures: figures, AsRead: version, Sent: act, Submitted: act, Published: act,
	})
	if err != nil {
		b.t.Fatal(err)
	}
	return id
}

func parksOf(figures []park.Figure) []string {
	var codes []string
	seen := map[string]bool{}
	for _, f := range figures {
		if !seen[f.Park] {
			seen[f.Park] = true
			codes = append(codes, f.Park)
		}
	}
	return codes
}

// figure is a cumulative value in the indicator's canonical unit, read from a
// cell of its own making.
func figure(parkCode, period, indicator, value, unit string) park.Figure {
	p, err := park.ParsePeriod(period)
	if err != nil {
		panic(err)
	}
	q, err := park.ParseQuantity(value)
	if err != nil {
		panic(err)
	}
	return park.Figure{
		Park: parkCode, Period: p, Indicator: indicator, Measure: park.Cumulative, Value: q, Unit: unit,
		Source: park.Source{Sheet: "月报", Cell: "C5", Text: value, Found: unit},
	}
}
