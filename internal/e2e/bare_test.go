package e2e

import (
	"path"
	"regexp"
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"
)

// Every number that means something is a door to its receipt. What follows is
// what may stand without one, and why.

// spared is markup whose numbers need no receipt, on every page or on those
// whose path begins so or has this pattern: an element, a class, or both.
var spared = []struct{ path, tag, class, why string }{
	{"", "form", "", "what is asked and typed, with its hints"},
	{"", "nav", "", "ways to other pages"},
	{"", "footer", "", "version and moment of the data"},
	{"", "h1", "", "a title: years, versions, the places a page explains"},
	{"", "caption", "", "the title of a table"},
	{"", "code", "", "a checksum"},
	{"", "q", "", "the plan's own words"},
	{"", "", "said", "what a person wrote"},
	{"", "", "crumb", "the titles of the pages above"},
	{"", "", "run", "version, moment and checksum of a sheet"},
	{"", "", "pg", "the number of a sheet"},
	{"", "", "stamp", "version, file name and size of what is shown"},
	{"", "table", "wb", "a workbook as it came: where receipts lead"},
	{"", "table", "calendar", "how many files came, how many days late"},
	{"", "svg", "", "drawn again from numbers of the page, which TestADrawingRepeatsNumbersOfItsPage holds"},
	{"", "p", "save", "the name of a drawing's file: the same"},
	{"/receipts/", "", "", "a receipt is the working of its number"},
	{"/movements/", "", "", "the receipt of a movement: its steps"},
	{"/projects/", "table", "half", "a project's page is the receipt of its amounts, each with its cell"},
	{"/projects/", "ul", "log", "what its revisions changed, each with its row"},
	{"/enterprises/of/", "section", "", "an enterprise's page is the receipt of its score: the amounts lead to their cells"},
	{"/enterprises", "table", "items", "how many enterprises a sum is over; the sums have receipts"},
	{"/objectives/", "section", "", "an objective's page is the receipt of its entered values: who, when, from what"},
	{"/designations", "table", "targets", "how many the plan counts, in its words above the table"},
	{"/designations/", "table", "criteria", "thresholds, and values entered by hand with who, when and from what"},
	{"/smart", "dl", "", "the self-assessment itself, with its evidence"},
	{"/schemes", "table", "ledger", "the rules of a scheme: where receipts of scores lead"},
	{"/incidents", "table", "ledger", "the incidents that deductions rest on, each with its document and who entered it"},
	{"/schemes/*/edit", "table", "trial", "what a draft would give: its values have receipts, and what is to come has none"},
	{"/measures", "table", "measures", "what a park reported, in its words, and days"},
	{"/designations/", "table", "milestones", "what a milestone is called"},
	{"/search", "header", "", "how many were found"},
}

// unspoken are forms of text whose digits are no numbers of the board.
var unspoken = []struct {
	form *regexp.Regexp
	why  string
}{
	{regexp.MustCompile(`\d{4}-\d{2}(-\d{2})?( \d{2}:\d{2}(:\d{2})?)?`), "a day or moment"},
	{regexp.MustCompile(`^\s*(19|20)\d\d(年)?\s*$`), "a year"},
	{regexp.MustCompile(`(突破|达到|距|完成|exceed|reach)?(¥(100|50|30) bn \()?(1000|500|300)亿元\)?(档|目标)?`), "a tier goes by its amount"},
	{regexp.MustCompile(`(¥|≥ ¥)(100 ?m|10k)`), "a unit in English: 亿元, 万元"},
	{regexp.MustCompile(`±20%|\d(\.\d)? (倍|times|to \d(\.\d)? times)|(每?提高|for) 1%|还原到 100|to 100`), "a rule of the scheme in words"},
	{regexp.MustCompile(`不足 3 户|升至第\d+位|第1位在上|1亿元及以上|\d+ 户(企业|将撤下|，没有错误)|(共|报送，|年，)\s?\d+ 户|低于门槛 \d+ 户`), "how many rows a list has; the place aimed at; a rule in words"},
}

// How a number looks that means something: with decimals, thousands, a percent
// sign or a unit, and outside of sentences as a text of its own. Other whole
// numbers count rows and days, or name things.
var (
	loud  = regexp.MustCompile(`\d\.\d|\d,\d{3}|\d ?(%|亿元|万元|亩|位|户|吨|人)`)
	alone = regexp.MustCompile(`^\s*[−+]?\d+(级|%)?\s*$`)
)

// bare is a number that opens no receipt.
type bare struct{ on, where, text string }

// bareOf lists the texts of a page that hold a number outside any receipt's
// door and outside what is spared.
func bareOf(on string, root *html.Node) (all []bare) {
	for n := range root.Descendants() {
		if n.Type != html.TextNode || silent(on, n) || isDoor(n) {
			continue
		}
		text := n.Data
		for _, u := range unspoken {
			text = u.form.ReplaceAllString(text, " ")
		}
		if loud.MatchString(text) || alone.MatchString(text) && inside(n, "p") == nil && inside(n, "li") == nil {
			all = append(all, bare{on, chain(n), strings.Join(strings.Fields(n.Data), " ")})
		}
	}
	return all
}

// silent holds for what no reader sees as text, and for what is spared.
func silent(on string, n *html.Node) bool {
	for up := n.Parent; up != nil; up = up.Parent {
		if slices.Contains([]string{"script", "style", "title", "option", "textarea"}, up.Data) {
			return true
		}
		for _, s := range spared {
			if (strings.HasPrefix(on, s.path) || matches(s.path, on)) && (s.tag == "" || s.tag == up.Data) && (s.class == "" || hasClass(up, s.class)) {
				return true
			}
		}
	}
	return false
}

func matches(pattern, on string) bool {
	at, _, _ := strings.Cut(on, "?")
	found, err := path.Match(pattern, at)
	return err == nil && found
}

// isDoor holds within a number's link: it opens a receipt, the page that says
// from what something was entered or scored, or the list that it counts.
func isDoor(n *html.Node) bool {
	for up := n.Parent; up != nil; up = up.Parent {
		if up.Data == "a" && attr(up, "href") != "" {
			return true
		}
	}
	return false
}

func chain(n *html.Node) string {
	var names []string
	for up := n.Parent; up != nil && up.Data != "main" && up.Data != "body" && len(names) < 4; up = up.Parent {
		name := up.Data
		for _, c := range strings.Fields(attr(up, "class")) {
			name += "." + c
		}
		names = append(names, name)
	}
	return strings.Join(names, " < ")
}

// drawnOf lists the numbers that the labels of a page's drawings print, and the
// names of their files, and that no door of the page shows. The scale of an axis is a bare
// number in whole steps; a label has decimals of a figure.
func drawnOf(on string, root *html.Node) (all []bare) {
	shown := make(map[string]bool)
	for n := range root.Descendants() {
		if n.Data == "a" && attr(n, "href") != "" {
			for _, number := range figure.FindAllString(shownText(n), -1) {
				shown[number] = true
			}
		}
	}
	for n := range root.Descendants() {
		drawing := n.Type == html.TextNode && (inside(n, "text") != nil || inside(n, "p") != nil && hasClass(inside(n, "p"), "save"))
		if !drawing || n.Parent.Data == "text" && figure.FindString(n.Data) == strings.TrimSpace(n.Data) && !hasClass(n.Parent, "b") {
			continue
		}
		for _, number := range figure.FindAllString(n.Data, -1) {
			if !shown[number] && !shown[number+"%"] && !shown[strings.TrimSuffix(number, "%")] {
				all = append(all, bare{on, chain(n), number + " of " + n.Data})
			}
		}
	}
	return all
}

var figure = regexp.MustCompile(`\d[\d,]*\.\d+%?`)

func TestADrawingRepeatsNumbersOfItsPage(t *testing.T) {
	t.Parallel()
	for _, v := range crawled(t) {
		for _, b := range v.drawn {
			t.Errorf("%s for %s: %s is drawn in %s and has no receipt", v.path, v.account, b.text, b.where)
		}
	}
}

// A crawl of the pages of all kinds, by all roles, in both languages.
func TestEveryNumberThatMeansSomethingHasAReceipt(t *testing.T) {
	t.Parallel()
	said := make(map[bare]bool)
	for _, v := range crawled(t) {
		for _, b := range v.bare {
			if b.on, _, _ = strings.Cut(b.on, "?"); !said[b] {
				said[b] = true
				t.Errorf("%s for %s: %q stands in %s without a receipt", v.path, v.account, b.text, b.where)
			}
		}
	}
}
