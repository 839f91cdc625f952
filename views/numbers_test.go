package views

import (
	"net/url"
	"regexp"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"parkboard/internal/board"
	"parkboard/internal/locale"
)

var (
	missingWords = regexp.MustCompile(`\[[a-z0-9_]+(\.[^\]\s]+)*\]|\{\d\}`) // [key] is what a printer says without words
	measured     = regexp.MustCompile(`\d\.\d|\d%`)
	digit        = regexp.MustCompile(`\d`)
)

// everyNumberIsADoor fails where a page prints a measured number — one with
// decimals, a percentage, or any digits in a right-aligned cell — outside a
// link to its receipt. Drawings, choices and heads repeat or scale numbers.
func everyNumberIsADoor(t *testing.T, root *html.Node) {
	t.Helper()
	apart := named("svg", "select", "thead", "caption", "h1", "h2", "title", "script", "footer")
	each(root, func(n *html.Node) {
		if n.Type != html.TextNode || inside(n, apart) || inside(n, opensReceipt) {
			return
		}
		inCell := inside(n, func(up *html.Node) bool { return up.Data == "td" && hasClass(up, "r") })
		if measured.MatchString(n.Data) || inCell && digit.MatchString(n.Data) {
			t.Errorf("%q has no receipt", strings.TrimSpace(n.Data))
		}
	})
}

// receiptsOn are the receipts a page links, by the texts it links them with.
func receiptsOn(root *html.Node) map[string][]string {
	found := map[string][]string{}
	for _, a := range all(root, opensReceipt) {
		found[attr(a, "href")] = append(found[attr(a, "href")], numberOf(a))
	}
	return found
}

// numberOf is the text of a link without what only screen readers hear.
func numberOf(a *html.Node) string {
	text := ""
	each(a, func(n *html.Node) {
		if n.Type == html.TextNode && !inside(n, func(up *html.Node) bool { return hasClass(up, "vh") }) {
			text += n.Data
		}
	})
	return strings.TrimSpace(text)
}

// asked reads the address of a receipt back; it must name a known number.
func asked(t *testing.T, b *board.Board, href string) (board.Query, bool) {
	t.Helper()
	u, err := url.Parse(href)
	if err != nil {
		t.Errorf("%s: %v", href, err)
		return board.Query{}, false
	}
	parts := strings.Split(strings.TrimPrefix(u.Path, "/receipts/"), "/")
	if len(parts) != 3 {
		t.Errorf("%s: not an address of a receipt", href)
		return board.Query{}, false
	}
	q, err := board.ParseQuery(parts[0], parts[1], parts[2], u.Query())
	if err != nil || !b.Known(q) {
		t.Errorf("%s: known %v, %v", href, b.Known(q), err)
		return q, false
	}
	return q, true
}

// printsAs reports whether a link's text is the value in one of the ways a
// number is written; the word beside it may carry the sign.
func printsAs(p locale.Printer, v *board.Value, text string) bool {
	for _, style := range []Style{InTable, InProse, InParts, Exact} {
		f, d := NewFigure(p, v, style), NewDelta(p, v, style)
		if text == f.Text || text == strings.TrimPrefix(f.Text, "−") {
			return true
		}
		for _, piece := range d.Say {
			if piece.Figure.Text == text {
				return true
			}
		}
	}
	for _, mark := range v.Marks {
		if text == p.T("mark."+string(mark)) {
			return true
		}
	}
	return false
}

// doorsLeadToTheirNumber fails where a link's text is not the number its
// receipt is about. It gives the queries the page asks.
func doorsLeadToTheirNumber(t *testing.T, p locale.Printer, b *board.Board, root *html.Node) []board.Query {
	t.Helper()
	var queries []board.Query
	for href, texts := range receiptsOn(root) {
		q, ok := asked(t, b, href)
		if !ok {
			continue
		}
		queries = append(queries, q)
		for _, text := range texts {
			if !printsAs(p, b.Value(q), text) {
				t.Errorf("%s is linked as %q and says %q", href, text, NewFigure(p, b.Value(q), InTable).Text)
			}
		}
	}
	return queries
}
