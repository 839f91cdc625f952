package views

import (
	"net/url"
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"parkboard/internal/board"
	"parkboard/internal/board/boardtest"
	"parkboard/internal/park"
)

// hostile are names that pages must stand: markup, a formula, quotes, and the
// longest that is sold as a name.
var hostile = []string{
	`</script><img src=x onerror=alert(1)>`,
	`=HYPERLINK("http://x")`,
	`"'><b onmouseover='alert(1)'>`,
	strings.Repeat("包头稀土高新技术产业", 6),
}

// hostileFacts is the test city whose parks have hostile names in every form.
func hostileFacts() board.Facts {
	f := boardtest.City()
	c := *f.Catalogue
	c.Parks = slices.Clone(c.Parks)
	for i := range c.Parks {
		name := park.Text{ZH: hostile[i%len(hostile)], EN: hostile[i%len(hostile)]}
		c.Parks[i].Name, c.Parks[i].Full, c.Parks[i].Short = name, name, name
	}
	f.Catalogue = &c
	return f
}

// emptyBoard is a city nobody has reported for.
func emptyBoard() *board.Board {
	return board.New(board.Facts{Catalogue: boardtest.City().Catalogue})
}

// onlyTax is the test city of one period in which nobody reported output: of
// everything else only a tax of two parks is there.
func onlyTax() *board.Board {
	return board.New(board.Facts{
		Catalogue: boardtest.City().Catalogue,
		Figures: []park.Published{
			boardtest.Row(1, "rare-earth", "2023-06", "tax", park.Cumulative, "161700"),
			boardtest.Row(1, "jiuyuan", "2023-06", "tax", park.Cumulative, "42"),
		},
	})
}

// parsed reads a page as a browser does.
func parsed(t *testing.T, page string) *html.Node {
	t.Helper()
	root, err := html.Parse(strings.NewReader(page))
	if err != nil {
		t.Fatal(err)
	}
	return root
}

// each visits the nodes of a page, parents first.
func each(n *html.Node, visit func(*html.Node)) {
	visit(n)
	for child := n.FirstChild; child != nil; child = child.NextSibling {
		each(child, visit)
	}
}

// all are the elements of a page that fit.
func all(n *html.Node, fits func(*html.Node) bool) []*html.Node {
	var found []*html.Node
	each(n, func(one *html.Node) {
		if one.Type == html.ElementNode && fits(one) {
			found = append(found, one)
		}
	})
	return found
}

func named(names ...string) func(*html.Node) bool {
	return func(n *html.Node) bool { return slices.Contains(names, n.Data) }
}

func attr(n *html.Node, key string) string {
	for _, a := range n.Attr {
		if a.Key == key {
			return a.Val
		}
	}
	return ""
}

func hasClass(n *html.Node, class string) bool {
	return slices.Contains(strings.Fields(attr(n, "class")), class)
}

// inside reports whether a node stands in an element that fits.
func inside(n *html.Node, fits func(*html.Node) bool) bool {
	for up := n.Parent; up != nil; up = up.Parent {
		if up.Type == html.ElementNode && fits(up) {
			return true
		}
	}
	return false
}

// textOf is the text of a node as it is read aloud, blanks collapsed.
func textOf(n *html.Node) string {
	text := ""
	each(n, func(one *html.Node) {
		if one.Type == html.TextNode {
			text += one.Data
		}
	})
	return strings.Join(strings.Fields(text), " ")
}

func opensReceipt(n *html.Node) bool {
	return n.Data == "a" && strings.HasPrefix(attr(n, "href"), "/receipts/")
}

// sound fails where a page is not what every page must be: ids once, labels
// and references that lead somewhere, headed tables, nothing unsaid or
// unescaped.
func sound(t *testing.T, page string) *html.Node {
	t.Helper()
	root := parsed(t, page)
	ids := map[string]int{}
	each(root, func(n *html.Node) {
		if id := attr(n, "id"); id != "" {
			ids[id]++
		}
		if n.Type == html.TextNode && !inside(n, named("script")) && missingWords.MatchString(n.Data) {
			t.Errorf("words are missing: %q", n.Data)
		}
		for _, a := range n.Attr {
			if missingWords.MatchString(a.Val) {
				t.Errorf("words are missing in %s: %q", a.Key, a.Val)
			}
			if strings.HasPrefix(a.Key, "on") || a.Key == "style" {
				t.Errorf("<%s> has the attribute %s", n.Data, a.Key)
			}
		}
	})
	for id, n := range ids {
		if n > 1 {
			t.Errorf("id %q stands %d times", id, n)
		}
	}
	refer := func(n *html.Node, id string) {
		if ids[id] == 0 {
			t.Errorf("<%s> refers to id %q, which is not there", n.Data, id)
		}
	}
	for _, n := range all(root, func(*html.Node) bool { return true }) {
		for _, key := range []string{"aria-labelledby", "aria-describedby", "for"} {
			for _, id := range strings.Fields(attr(n, key)) {
				refer(n, id)
			}
		}
		if to, ok := strings.CutPrefix(attr(n, "href"), "#"); ok {
			if ids[to] == 0 {
				plain, err := url.PathUnescape(to)
				if err != nil || ids[plain] == 0 {
					t.Errorf("a link leads to #%s, which is not there", to)
				}
			}
		}
	}
	soundParts(t, root)
	return root
}

// soundParts looks at headings, tables, controls and foreign elements.
func soundParts(t *testing.T, root *html.Node) {
	t.Helper()
	if n := len(all(root, named("h1"))); n != 1 {
		t.Errorf("%d h1", n)
	}
	if n := len(all(root, named("img", "iframe", "object"))); n > 0 {
		t.Errorf("%d foreign elements got in", n)
	}
	for _, table := range all(root, named("table")) {
		if len(all(table, named("caption"))) != 1 {
			t.Errorf("a table without a caption: %.80s", textOf(table))
		}
	}
	for _, th := range all(root, named("th")) {
		if !slices.Contains([]string{"row", "col", "rowgroup", "colgroup"}, attr(th, "scope")) {
			t.Errorf("th %q has no scope", textOf(th))
		}
	}
	labelled := map[string]bool{}
	for _, l := range all(root, named("label")) {
		labelled[attr(l, "for")] = true
	}
	for _, n := range all(root, named("select", "textarea", "input")) {
		if attr(n, "type") != "hidden" && !labelled[attr(n, "id")] && attr(n, "aria-label") == "" {
			t.Errorf("<%s name=%q> has no label", n.Data, attr(n, "name"))
		}
	}
	for _, n := range all(root, named("nav", "ul", "ol")) {
		if n.FirstChild == nil {
			t.Errorf("an empty <%s>", n.Data)
		}
	}
}
