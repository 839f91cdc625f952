package e2e

import (
	"regexp"
	"strconv"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
)

// The summary of every park, the one with most missing and the one with the
// widest numbers among them, is one sheet of A4 that holds all its numbers
// within the margins of docs/domain.md#briefs; page number and version stamp
// stand below.
func TestTheSummaryIsOneSheetWithEveryNumber(t *testing.T) {
	t.Parallel()
	b := open(t, reading(t).base)
	b.signIn("leader")
	for i, park := range parkNames {
		for j, at := range []struct{ period, lang string }{
			{lastSample, "zh-CN"}, {"2021-02", "zh-CN"}, {lastSample, "en"}, {"2022-12", "en"},
		} {
			if !*every && (i+j)%2 > 0 { // each park in both languages, half of the periods
				continue
			}
			t.Run(park[0]+" "+at.period+" "+at.lang, func(t *testing.T) {
				b.t = t
				b.see("/briefs/" + at.period + "/" + park[0] + "?lang=" + at.lang)
				oneSheet(t, b)
			})
		}
	}
	b.t = t
}

func oneSheet(t *testing.T, b *tab) {
	t.Helper()
	p := b.printed()
	if n := p.pages(); n != 1 {
		t.Errorf("it prints on %d sheets", n)
	}
	if size := p.info("Page size"); !a4(size) {
		t.Errorf("the sheet is %s, not A4", size)
	}
	text := p.text()
	numbers := b.numbers(".sheet")
	if len(numbers) < 5 {
		t.Errorf("the page has %d numbers", len(numbers))
	}
	for _, number := range numbers {
		if !strings.Contains(text, strings.Join(strings.Fields(number), "")) {
			t.Errorf("the number %q is not found in the print", number)
		}
	}
	top, right, bottom, left := p.margins()
	if top < 36 || right < 25 || bottom < 12 || left < 26 {
		t.Errorf("ink at %.1f mm of the top, %.1f right, %.1f bottom, %.1f left: outside the type area", top, right, bottom, left)
	}
}

// a4 reads "595.92 x 842.88 pts (A4)" within a point of 210 × 297 mm.
func a4(size string) bool {
	found := regexp.MustCompile(`^([\d.]+) x ([\d.]+)`).FindStringSubmatch(size)
	if found == nil {
		return false
	}
	width, _ := strconv.ParseFloat(found[1], 64)
	height, _ := strconv.ParseFloat(found[2], 64)
	return width > 594 && width < 597 && height > 841 && height < 844
}

// numbers lists the texts of the linked numbers inside an element.
func (b *tab) numbers(within string) []string {
	b.t.Helper()
	return ask(b, chromedp.Evaluate[[]string](`[...document.querySelectorAll(`+strconv.Quote(within+" a.n")+`)]
		.filter(e => e.checkVisibility()).map(e => [...e.childNodes].filter(n => n.nodeType === 3 || !n.matches(".vh")).map(n => n.textContent).join(""))`))
}

// Other pages print too: nothing is cut off at the right edge.
func TestAPageForTheScreenPrintsWithoutLoss(t *testing.T) {
	t.Parallel()
	b := open(t, reading(t).base)
	b.signIn("leader")
	for _, path := range []string{"/", "/rankings", "/parks/rare-earth", "/receipts/rare-earth/2023-10/tax_per_mu"} {
		t.Run(path, func(t *testing.T) {
			b.t = t
			b.see(path)
			text := b.printed().text()
			for _, number := range b.numbers("main") {
				if !strings.Contains(text, strings.Join(strings.Fields(number), "")) {
					t.Errorf("the number %q is not found in the print", number)
				}
			}
		})
	}
	b.t = t
}
