package e2e

import (
	"context"
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"
)

// tab is one browser tab with cookies of its own. Everything the page or the
// browser complains about while it is used fails the test in the end.
type tab struct {
	t     *testing.T
	base  string
	ctx   context.Context
	watch *watch
}

// step is how long one step of a person may take.
const step = 15 * time.Second

// open makes a tab for a site: a board's base address, or a test server's.
func open(t *testing.T, base string, how ...option) *tab {
	t.Helper()
	ctx, stop := chromedp.NewContext(browser, chromedp.WithNewBrowserContext())
	t.Cleanup(stop)
	if err := chromedp.Do(ctx); err != nil { // the tab lives as long as the context of its first step
		t.Fatal(err)
	}
	b := &tab{t: t, base: base, ctx: ctx}
	b.must(chromedp.EmulateViewport(1440, 900), focusing)
	for _, o := range how {
		b.must(o)
	}
	b.watch = watching(ctx, base)
	t.Cleanup(func() {
		for _, complaint := range b.watch.complaints() {
			t.Errorf("the browser complains: %s", complaint)
		}
	})
	return b
}

// option sets a tab up before its first page.
type option = chromedp.Action[chromedp.Void]

// withoutScripts is a reader whose browser runs no JavaScript.
var withoutScripts = call(emulation.SetScriptExecutionDisabled, emulation.SetScriptExecutionDisabledParams{Value: true})

// focusing makes a tab act as the one in front, however many are open.
var focusing = call(emulation.SetFocusEmulationEnabled, emulation.SetFocusEmulationEnabledParams{Enabled: true})

// viewport is a window of a width and height in CSS pixels.
func viewport(width, height int64) option { return chromedp.EmulateViewport(width, height) }

// dark is a reader who prefers dark pages.
var dark = theme("dark")

// light undoes dark.
var light = theme("light")

func theme(scheme string) option {
	return call(emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{
		Features: []*emulation.MediaFeature{{Name: "prefers-color-scheme", Value: scheme}},
	})
}

func (b *tab) must(steps ...chromedp.Action[chromedp.Void]) {
	b.t.Helper()
	ctx, cancel := context.WithTimeout(b.ctx, step)
	defer cancel()
	if err := chromedp.Do(ctx, steps...); err != nil {
		b.t.Fatalf("%s: %v", b.where(), err)
	}
}

// ask runs an action that answers.
func ask[T any](b *tab, action chromedp.Action[T]) T {
	b.t.Helper()
	return within(b, step, action)
}

// within is ask for an action that may take longer than a step of a person.
func within[T any](b *tab, patience time.Duration, action chromedp.Action[T]) T {
	b.t.Helper()
	ctx, cancel := context.WithTimeout(b.ctx, patience)
	defer cancel()
	answer, err := chromedp.Run(ctx, action)
	if err != nil {
		b.t.Fatalf("%s: %v", b.where(), err)
	}
	return answer
}

// where is the page the tab shows, for messages.
func (b *tab) where() string {
	ctx, cancel := context.WithTimeout(b.ctx, 2*time.Second)
	defer cancel()
	at, err := chromedp.Run(ctx, chromedp.Location())
	if err != nil {
		return "(no page)"
	}
	return strings.TrimPrefix(at, b.base)
}

// visit opens a path and gives the status of the answer.
func (b *tab) visit(path string) int {
	b.t.Helper()
	answer := ask(b, chromedp.NavigateResponse(b.base+path))
	b.watch.settle()
	if answer == nil {
		b.t.Fatalf("%s: no answer", path)
	}
	return int(answer.Status)
}

// see opens a path that must answer 200.
func (b *tab) see(path string) {
	b.t.Helper()
	if status := b.visit(path); status != 200 {
		b.t.Fatalf("%s answers %d:\n%s", path, status, b.text("body"))
	}
}

// signIn signs a sample account in with its one click and lands on a page.
func (b *tab) signIn(account string) {
	b.t.Helper()
	b.see("/signin")
	b.follow(fmt.Sprintf(`form:has(input[name="name"][value=%q]) button`, account))
}

// follow clicks what a CSS selector finds and waits for the next page.
func (b *tab) follow(selector string) int {
	b.t.Helper()
	return b.click(chromedp.CSS(selector))
}

// press clicks the link or button with this text and waits for the next page.
// Text meant for screen readers only does not count.
func (b *tab) press(text string) int {
	b.t.Helper()
	return b.click(labelled(text))
}

func (b *tab) click(what any) int {
	b.t.Helper()
	ctx, cancel := context.WithTimeout(b.ctx, step)
	defer cancel()
	var act chromedp.Action[chromedp.Void]
	switch sel := what.(type) {
	case chromedp.CSS:
		act = chromedp.Click(sel)
	case chromedp.Search:
		act = chromedp.Click(sel)
	}
	answer, err := chromedp.RunResponse(ctx, act)
	if err != nil {
		b.t.Fatalf("%s: clicking %v: %v", b.where(), what, err)
	}
	b.watch.settle()
	if answer == nil {
		b.t.Fatalf("%s: clicking %v gave no page", b.where(), what)
	}
	return int(answer.Status)
}

// labelled finds a link or button by its whole text.
func labelled(text string) chromedp.Search {
	return chromedp.Search(fmt.Sprintf(
		`//*[self::a or self::button or self::summary][normalize-space(.)=%q or normalize-space(text()[1])=%q]`, text, text))
}

// choose puts a file into a file field.
func (b *tab) choose(selector, file string) {
	b.t.Helper()
	b.must(chromedp.SetUploadFiles(chromedp.CSS(selector), []string{file}))
}

// write types into a field.
func (b *tab) write(selector, text string) {
	b.t.Helper()
	b.must(chromedp.SendKeys(chromedp.CSS(selector), text))
}

// text is what a person reads in the first element a selector finds.
func (b *tab) text(selector string) string {
	b.t.Helper()
	return ask(b, chromedp.Text(chromedp.CSS(selector), chromedp.NodeReady))
}

// reads fails unless the page's main part holds every one of the texts.
func (b *tab) reads(texts ...string) {
	b.t.Helper()
	body := b.text("body")
	for _, want := range texts {
		if !strings.Contains(body, want) {
			b.t.Errorf("%s does not read %q", b.where(), want)
		}
	}
}

// links lists the targets of the links a selector finds, as written.
func (b *tab) links(selector string) []string {
	b.t.Helper()
	var found []string
	all := ask(b, chromedp.AttributesAll(chromedp.CSSAll(selector), chromedp.AtLeast(0), chromedp.NodeReady))
	for _, one := range all {
		found = append(found, one["href"])
	}
	return found
}

// count is how many elements a selector finds.
func (b *tab) count(selector string) int {
	b.t.Helper()
	return len(ask(b, chromedp.QueryNodeIDs(chromedp.CSSAll(selector), chromedp.AtLeast(0), chromedp.NodeReady)))
}

// picture is the visible part of the page as PNG.
func (b *tab) picture() []byte {
	b.t.Helper()
	return ask(b, chromedp.CaptureScreenshot())
}

// keys types keys at whatever has the focus.
func (b *tab) keys(keys string) {
	b.t.Helper()
	b.must(chromedp.KeyEvent(keys))
}
