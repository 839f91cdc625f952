package e2e

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/chromedp/kb"
)

// strict is a policy as the board has it.
const strict = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; form-action 'self'"

// site serves one page under the strict policy.
func site(t *testing.T, body string) string {
	t.Helper()
	return siteUnder(t, strict, body)
}

func siteUnder(t *testing.T, policy, body string) string {
	t.Helper()
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Security-Policy", policy)
		switch r.URL.Path {
		case "/script.js":
			w.Header().Set("Content-Type", "text/javascript")
			fmt.Fprint(w, `document.querySelector("h1").textContent += " scripted"`)
		case "/style.css":
			w.Header().Set("Content-Type", "text/css")
			fmt.Fprint(w, `.wide { width: 600px; background: #ddd } @media (prefers-color-scheme: dark) { h1::after { content: " by night" } }`)
		case "/favicon.ico":
			w.WriteHeader(http.StatusNoContent)
		default:
			w.Header().Set("Content-Type", "text/html; charset=utf-8")
			fmt.Fprintf(w, `<!DOCTYPE html><html lang="zh-CN"><head><title>页</title><link rel="stylesheet" href="/style.css"><meta name="viewport" content="width=device-width"></head><body><main>%s</main></body></html>`, body)
		}
	}))
	t.Cleanup(server.Close)
	return server.URL
}

// noticed fails unless the tab complains of what the text says; it then stops
// counting as a complaint.
func (b *tab) noticed(text string) {
	b.t.Helper()
	for range 50 {
		if slices.ContainsFunc(b.watch.complaints(), func(s string) bool { return strings.Contains(s, text) }) {
			b.watch.expects(text)
			return
		}
		time.Sleep(20 * time.Millisecond)
	}
	b.t.Errorf("nobody noticed: %s", text)
}

func TestABreachOfThePolicyIsNoticed(t *testing.T) {
	t.Parallel()
	b := open(t, site(t, `<h1>页</h1><script>document.title = "ran"</script>`))
	b.see("/")
	b.noticed("Content Security Policy")
}

func TestARequestToAnotherHostIsNoticed(t *testing.T) {
	t.Parallel()
	other := httptest.NewServer(http.NotFoundHandler())
	t.Cleanup(other.Close)
	b := open(t, siteUnder(t, "default-src *", `<h1>页</h1><img alt="" src="`+other.URL+`/x.png">`))
	b.see("/")
	b.noticed("a request to another host")
	b.watch.expects("404")
}

func TestAnErrorOfAScriptIsNoticed(t *testing.T) {
	t.Parallel()
	b := open(t, siteUnder(t, "script-src 'self'", `<p>no heading</p><script src="/script.js"></script>`))
	b.see("/")
	b.noticed("TypeError")
}

func TestAnInaccessiblePageIsNoticed(t *testing.T) {
	t.Parallel()
	b := open(t, site(t, `<h1>页</h1><input>`))
	b.see("/")
	found := b.inaccessible(everyRule)
	if !slices.ContainsFunc(found, func(f finding) bool { return f.ID == "label" }) {
		t.Errorf("a field without a label passes: %v", found)
	}
}

func TestASidewaysPageIsNoticed(t *testing.T) {
	t.Parallel()
	b := open(t, site(t, `<h1>页</h1><div class="wide">wide</div>`), viewport(390, 800))
	b.see("/")
	if len(b.sideways()) == 0 {
		t.Error("600 px in a window of 390 are said to fit")
	}
}

func TestAReaderWithoutScriptsIsOne(t *testing.T) {
	t.Parallel()
	address := site(t, `<h1>页</h1><p><a href="/next">下一页</a></p><script src="/script.js"></script>`)
	with, without := open(t, address), open(t, address, withoutScripts)
	with.see("/")
	without.see("/")
	if got := with.text("h1"); got != "页 scripted" {
		t.Errorf("with scripts the page reads %q", got)
	}
	if got := without.text("h1"); got != "页" {
		t.Errorf("without scripts the page reads %q", got)
	}
	if status := without.press("下一页"); status != 200 || without.where() != "/next" {
		t.Errorf("following a link gives %d at %s", status, without.where())
	}
}

func TestTheKeyboardMovesTheFocus(t *testing.T) {
	t.Parallel()
	b := open(t, site(t, `<h1>页</h1><a href="/a">甲</a> <a href="/b">乙</a>`))
	b.see("/")
	b.keys(kb.Tab)
	b.keys(kb.Tab)
	if got := b.focused(); got != "a /b 乙" {
		t.Errorf("two tabs lead to %q", got)
	}
}

func TestAPrintedPageIsMeasured(t *testing.T) {
	t.Parallel()
	b := open(t, site(t, `<h1>累计 2135.57 亿元</h1>`))
	b.see("/")
	s := b.printed()
	if s.pages() != 1 || !strings.Contains(s.text(), "2135.57亿元") {
		t.Errorf("%d pages, reading %q", s.pages(), s.text())
	}
	if top, _, bottom, left := s.margins(); top < 5 || left < 5 || bottom < 200 {
		t.Errorf("one line of text has margins of %.0f above, %.0f below, %.0f left", top, bottom, left)
	}
}
