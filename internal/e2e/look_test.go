package e2e

import (
	_ "embed"
	"fmt"
	"strings"
	"time"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// axe-core finds what a machine can find of WCAG 2.2 AA.
//
//go:embed testdata/axe.min.js
var axe string

// finding is one kind of violation on a page, with the elements that show it.
type finding struct {
	ID    string `json:"id"`
	Help  string `json:"help"`
	Nodes []struct {
		HTML    string `json:"html"`
		Summary string `json:"failureSummary"`
	} `json:"nodes"`
}

func (f finding) String() string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s: %s", f.ID, f.Help)
	for n, node := range f.Nodes {
		if n == 4 {
			fmt.Fprintf(&b, "\n    … and %d more", len(f.Nodes)-n)
			break
		}
		fmt.Fprintf(&b, "\n    %.200s\n      %.300s", node.HTML, strings.ReplaceAll(node.Summary, "\n", " "))
	}
	return b.String()
}

// What axe is asked for: everything; what another language may change, which is
// everything but colours; what another theme may, which is colours alone; what a
// narrow window may.
const (
	everyRule   = `runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]`
	wordRules   = everyRule + `, rules: {"color-contrast": {enabled: false}}`
	colourRules = `runOnly: {type: "rule", values: ["color-contrast", "link-in-text-block"]}`
	phoneRules  = `runOnly: {type: "rule", values: ["target-size", "scrollable-region-focusable"]}`
)

// examination is how long axe may take over the longest page.
const examination = 90 * time.Second

// inaccessible runs axe on the page as it stands.
func (b *tab) inaccessible(rules string) []finding {
	b.t.Helper()
	if !ask(b, chromedp.Evaluate[bool]("typeof axe === 'object'")) {
		b.must(chromedp.Evaluate[chromedp.Void](axe))
	}
	return within(b, examination, chromedp.Evaluate[[]finding](`axe.run(document, {`+rules+`, resultTypes: ["violations"]}).then(r => r.violations)`,
		chromedp.EvalAwaitPromise, chromedp.EvalAsValue))
}

// widths are the windows that no page may scroll sideways in.
var widths = []int64{320, 390, 720, 1024, 1440}

// sideways names the elements that reach over the right edge where the page as
// a whole scrolls sideways; regions that scroll by themselves are no fault.
func (b *tab) sideways() []string {
	b.t.Helper()
	return ask(b, chromedp.Evaluate[[]string](`(() => {
		const edge = document.documentElement.clientWidth;
		if (document.scrollingElement.scrollWidth <= edge) return [];
		const over = [...document.body.querySelectorAll("*")].filter(e => e.getBoundingClientRect().right > edge + 1);
		const names = over.slice(0, 5).map(e => e.tagName.toLowerCase() + "." + e.className + " to " + Math.round(e.getBoundingClientRect().right));
		return ["the page is " + document.scrollingElement.scrollWidth + " wide", ...names];
	})()`))
}

// fits fails where the page scrolls sideways in any of the widths.
func (b *tab) fits() {
	b.t.Helper()
	for _, width := range widths {
		b.must(chromedp.EmulateViewport(width, 900))
		if over := b.sideways(); len(over) > 0 {
			b.t.Errorf("%s scrolls sideways at %d: %s", b.where(), width, strings.Join(over, "; "))
		}
	}
	b.must(chromedp.EmulateViewport(1440, 900))
}

// focused describes the element that has the focus: its tag, text and address.
func (b *tab) focused() string {
	b.t.Helper()
	return ask(b, chromedp.Evaluate[string](`(() => {
		const e = document.activeElement;
		if (!e || e === document.body) return "";
		return [e.tagName.toLowerCase(), e.id && "#" + e.id, e.getAttribute("href") || e.name || "",
			(e.textContent || e.getAttribute("aria-label") || "").trim().replace(/\s+/g, " ").slice(0, 40)].filter(Boolean).join(" ");
	})()`))
}

// reachable counts the links and controls of a page's main part that take the
// focus by tabbing: those that are shown.
func (b *tab) reachable() int {
	b.t.Helper()
	return ask(b, chromedp.Evaluate[int](`[...document.querySelectorAll("main a[href], main button, main select, " +
		"main input:not([type=hidden]), main textarea, main summary, main [tabindex='0']")]
		.filter(e => e.tabIndex >= 0 && !e.disabled && e.checkVisibility({visibilityProperty: true, contentVisibilityAuto: false})).length`))
}

// handful is how many keys are pressed in one step of a person.
const handful = 20

// tabbed presses Tab a number of times and counts the elements of the main part
// that had the focus.
func (b *tab) tabbed(times int) int {
	b.t.Helper()
	b.must(chromedp.Evaluate[chromedp.Void](`(() => {
		window.focusedOnce = new Set([document.activeElement]);
		document.addEventListener("focusin", e => window.focusedOnce.add(e.target));
	})()`))
	for ; times > 0; times -= handful {
		b.keys(strings.Repeat(kb.Tab, min(times, handful)))
	}
	return ask(b, chromedp.Evaluate[int](`[...window.focusedOnce].filter(e => e.closest("main") && e.id !== "main").length`))
}
