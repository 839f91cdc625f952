package handlers

import (
	"net/http"
	"strings"
	"testing"

	"parkboard/internal/park"
	"parkboard/store/storetest"
)

func TestEveryLinkOfAPageOfAMomentKeepsIt(t *testing.T) {
	at := park.Date("2023-07-20").End()
	for before, want := range map[string]string{
		`<a href="/parks">`: `<a href="/parks?asof=2023-07-20">`,
		`<a class="n" href="/rankings?by=growth&amp;x=1">`:  `<a class="n" href="/rankings?by=growth&amp;x=1&amp;asof=2023-07-20">`,
		`<a href="/parks/a#land">`:                          `<a href="/parks/a?asof=2023-07-20#land">`,
		`<a href="#main">`:                                  `<a href="#main">`,
		`<a href="/x?asof=2023-01-01">`:                     `<a href="/x?asof=2023-01-01">`,
		`<a data-now href="/x">`:                            `<a data-now href="/x">`,
		`<a href="//elsewhere">`:                            `<a href="//elsewhere">`,
		`<a href="https://elsewhere/">`:                     `<a href="https://elsewhere/">`,
		`<link href="/static/board.css">`:                   `<link href="/static/board.css">`,
		`a < b <a href="/x">`:                               `a < b <a href="/x?asof=2023-07-20">`,
		`<form method="get" action="/y"><b>`:                `<form method="get" action="/y"><input type="hidden" name="asof" value="2023-07-20"><b>`,
		`1<form method="post" action="/z"><b>z</b></form>2`: `12`,
		`<form method="post" action="/signout">o</form>`:    `<form method="post" action="/signout">o</form>`,
	} {
		if got := string(keepMoment([]byte(before), at)); got != want {
			t.Errorf("%s\nbecomes %s\nwant    %s", before, got, want)
		}
	}
}

func TestAPageOfAMomentShowsWhatWasKnownThen(t *testing.T) {
	b := newBoard(t)
	b.publishedAt(1, storetest.Figure("rare-earth", "2023-06", "output", "5123600", "B2"))
	b.publishedAt(9, storetest.Figure("rare-earth", "2023-06", "output", "5999900", "B2"))
	leader, then := b.as("leader"), "asof="+park.AsOfText(storetest.Act(5).At)
	for _, path := range []string{"/", "/parks/rare-earth", "/rankings", "/receipts/rare-earth/2023-06/output"} {
		today := leader.get(path).want(t, http.StatusOK).body
		if !strings.Contains(today, "599.99") || strings.Contains(today, "当时所见：") {
			t.Errorf("%s: the page of now does not show the correction, or says it is of an earlier moment", path)
		}
		past := leader.get(path+"?"+then).want(t, http.StatusOK).body
		if before, now, ok := strings.Cut(past, `<section class="since"`); ok { // speaks of now, and says so
			_, after, _ := strings.Cut(now, "</section>")
			past = before + after
		}
		if !strings.Contains(past, "512.36") || strings.Contains(past, "599.99") || !strings.Contains(past, "当时所见：") {
			t.Errorf("%s: the page of a moment does not show what was known then, or does not say so", path)
		}
		for _, href := range hrefs(past) {
			if strings.HasPrefix(href, "/") && !strings.HasPrefix(href, "/static/") && !strings.Contains(href, "asof=") &&
				href != path && !strings.HasPrefix(href, "/changes?") {
				t.Errorf("%s: the link %s leaves the moment", path, href)
			}
		}
	}
}

func TestAMomentThatIsNoneOrToComeIsRefused(t *testing.T) {
	b := figured(t)
	for _, text := range []string{"gestern", "2023-02-30", "2999-01-01"} {
		page := b.as("leader").get("/?asof="+text).want(t, http.StatusUnprocessableEntity)
		if !strings.Contains(page.body, text) {
			t.Errorf("the refusal does not name %s", text)
		}
	}
}

// hrefs lists the addresses a page links to, as written.
func hrefs(page string) []string {
	var found []string
	for _, part := range strings.Split(page, `<a `)[1:] {
		tag, _, _ := strings.Cut(part, ">")
		if _, rest, ok := strings.Cut(tag, `href="`); ok {
			to, _, _ := strings.Cut(rest, `"`)
			found = append(found, to)
		}
	}
	return found
}
