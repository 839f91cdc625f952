package e2e

import (
	"fmt"
	"io"
	"net/http"
	"net/http/cookiejar"
	"net/url"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/chromedp/chromedp/kb"
)

// tabs keeps one tab an account over the cases of a test.
type tabs struct {
	t    *testing.T
	base string
	open map[string]*tab
	how  []option
}

func tabsOf(t *testing.T, b *board, how ...option) *tabs {
	return &tabs{t: t, base: b.base, open: make(map[string]*tab), how: how}
}

// as is the tab of an account, signed in; "" is nobody.
func (s *tabs) as(account string) *tab {
	s.t.Helper()
	if b := s.open[account]; b != nil {
		return b
	}
	b := open(s.t, s.base, s.how...)
	b.watch.expects("the server responded with a status of 40") // error pages are among the pages
	if account != "" {
		b.signIn(account)
	}
	s.open[account] = b
	return b
}

// visited runs a test on every page in a language.
func visited(t *testing.T, s *tabs, lang string, look func(t *testing.T, b *tab)) {
	t.Helper()
	for _, p := range tried(lang) {
		t.Run(p.account+p.path, func(t *testing.T) {
			b := s.as(p.account)
			b.t = t
			defer func() { b.t = s.t }()
			separator := "?"
			if strings.Contains(p.path, "?") {
				separator = "&"
			}
			b.visit(p.path + separator + "lang=" + lang)
			look(t, b)
		})
	}
}

// tried is what is visited in a language: the first page of each kind, and of
// those every third in English; all of them with -every.
func tried(lang string) []page {
	if *every {
		return pages
	}
	var some []page
	kinds := make(map[string]bool)
	for _, p := range pages {
		path, _, _ := strings.Cut(p.path, "?")
		kind := numbers.ReplaceAllString(path, "N")
		if kinds[kind] {
			continue
		}
		kinds[kind] = true
		if lang == "zh-CN" || len(kinds)%3 == 0 {
			some = append(some, p)
		}
	}
	return some
}

var numbers = regexp.MustCompile(`\d+`)

// What must hold on every page, in the order in which it is tried: the page is
// opened once for all of it. What words cannot change is tried in Chinese.
var rules = []struct {
	name  string
	once  bool // in one language
	holds func(b *tab, lang string)
}{
	{"speaks the language asked", false, speaks},
	{"says that the data is invented", false, saysSample},
	{"is reached by keyboard", true, reachedByKeyboard},
	{"is accessible by day", true, func(b *tab, _ string) { b.accessible(light, everyRule) }},
	{"is accessible in its words", false, func(b *tab, lang string) {
		if lang != "zh-CN" { // the rule before this asks for more
			b.accessible(light, wordRules)
		}
	}},
	{"has its contrast by night", true, func(b *tab, _ string) { b.accessible(dark, colourRules) }},
	{"does not scroll sideways", false, func(b *tab, _ string) { b.fits() }},
	{"can be touched on a phone", true, func(b *tab, _ string) { b.accessible(viewport(390, 844), phoneRules) }},
}

func TestEveryPage(t *testing.T) {
	t.Parallel()
	site := reading(t)
	for _, lang := range []string{"zh-CN", "en"} {
		t.Run(lang, func(t *testing.T) {
			t.Parallel()
			visited(t, tabsOf(t, site), lang, func(t *testing.T, b *tab) {
				for _, rule := range rules {
					if rule.once && lang != "zh-CN" {
						continue
					}
					t.Run(rule.name, func(t *testing.T) {
						before := b.t
						b.t = t
						defer func() { b.t = before }()
						rule.holds(b, lang)
					})
				}
				b.must(light, viewport(1440, 900))
			})
		})
	}
}

// accessible fails for what axe finds on the page seen in some way.
func (b *tab) accessible(how option, rules string) {
	b.t.Helper()
	b.must(how)
	for _, f := range b.inaccessible(rules) {
		b.t.Error(f)
	}
}

// A page in English holds no key in brackets, and speaks English.
func speaks(b *tab, lang string) {
	b.t.Helper()
	if got := b.count(fmt.Sprintf("html[lang=%q]", lang)); got != 1 {
		b.t.Errorf("the page is not marked %s", lang)
	}
	if body := b.text("body"); strings.Contains(body, "%!") || strings.Contains(body, "[overview.") || strings.Contains(body, "{0}") {
		b.t.Errorf("a text with its seams showing: %s", body)
	}
}

func saysSample(b *tab, lang string) {
	b.t.Helper()
	want := map[string]string{"zh-CN": textSample, "en": textSampleEnglish}[lang]
	if !strings.Contains(strings.ToLower(b.text("body")), want) {
		b.t.Errorf("%s does not say %s", b.where(), want)
	}
}

// mostTabs is how far into a page the keyboard goes without -every.
const mostTabs = 60

// From the top of a page, the first Tab leads to the skip link, the skip link
// into the page, and tabbing on reaches every link of the main part.
func reachedByKeyboard(b *tab, _ string) {
	b.t.Helper()
	if b.count("a.skip") == 0 {
		return // a sheet for print has no masthead to skip
	}
	b.keys(kb.Tab)
	if got := b.focused(); !strings.Contains(got, "#main") {
		b.t.Errorf("the first Tab leads to %q", got)
	}
	b.keys(kb.Enter)
	want := b.reachable()
	if !*every {
		want = min(want, mostTabs)
	}
	if got := b.tabbed(want + 5); got < want {
		b.t.Errorf("tabbing reaches %d of %d links and controls, the last one %q", got, want, b.focused())
	}
}

// signed is a client signed in by the form, for asking many addresses fast.
func signed(t *testing.T, base, account string) *http.Client {
	t.Helper()
	client, err := signedIn(base, account)
	if err != nil {
		t.Fatal(err)
	}
	return client
}

func signedIn(base, account string) (*http.Client, error) {
	jar, err := cookiejar.New(nil)
	if err != nil {
		return nil, err
	}
	stay := func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }
	client := &http.Client{Jar: jar, CheckRedirect: stay}
	answer, err := client.PostForm(base+"/signin", url.Values{"name": {account}, "password": {"sample"}})
	if err != nil {
		return nil, err
	}
	defer answer.Body.Close()
	if to := answer.Header.Get("Location"); answer.StatusCode != http.StatusSeeOther || to != "/" {
		return nil, fmt.Errorf("signing in as %s answers %d, leading to %q", account, answer.StatusCode, to)
	}
	return client, nil
}

// fetch gives the status and text of an address; a redirection is followed by
// nobody, so that a sign-in page is not taken for the page asked for.
func fetch(t *testing.T, client *http.Client, address string) (int, string) {
	t.Helper()
	status, text, err := get(client, address)
	if err != nil {
		t.Fatal(err)
	}
	return status, text
}

func get(client *http.Client, address string) (int, string, error) {
	answer, err := client.Get(address)
	if err != nil {
		return 0, "", err
	}
	defer answer.Body.Close()
	text, err := io.ReadAll(answer.Body)
	return answer.StatusCode, string(text), err
}

// Navigation and pages link only what exists and is open to the reader. Every
// page that can be reached is asked for; of the receipts, which the tests of numbers
// open, some.
func TestALinkLeadsSomewhere(t *testing.T) {
	t.Parallel()
	site := reading(t)
	for _, account := range []string{"leader", "park", "clerk", "clerk-jiuyuan", "admin"} {
		t.Run(account, func(t *testing.T) {
			client := signed(t, site.base, account)
			receipts, asked := 0, 0
			queue, seen := []string{"/"}, map[string]bool{"/": true}
			for ; len(queue) > 0 && asked < mostAsked; asked++ {
				at := queue[0]
				queue = queue[1:]
				if strings.HasPrefix(at, "/receipts/") {
					if receipts++; receipts > someReceipts {
						continue
					}
				}
				status, text := fetch(t, client, site.base+at)
				if status != http.StatusOK && (status != http.StatusSeeOther || !strings.Contains(at, "lang=")) {
					t.Errorf("%s answers %d", at, status)
				}
				for _, next := range hrefs(text) {
					if !seen[next] {
						seen[next] = true
						queue = append(queue, next)
					}
				}
			}
			if asked < 100 {
				t.Errorf("only %d addresses are linked", asked)
			}
		})
	}
}

// How far the links are followed, a person.
const (
	mostAsked    = 2000
	someReceipts = 100
)

// hrefs lists the addresses of this site that a page's markup links to.
func hrefs(text string) []string {
	var found []string
	for _, part := range strings.Split(text, `href="`)[1:] {
		to, _, _ := strings.Cut(part, `"`)
		to, _, _ = strings.Cut(strings.ReplaceAll(to, "&amp;", "&"), "#")
		local := strings.HasPrefix(to, "/") && !strings.HasPrefix(to, "/static/") && !strings.HasPrefix(to, "//")
		if local && !slices.Contains(found, to) {
			found = append(found, to)
		}
	}
	return found
}
