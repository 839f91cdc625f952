package handlers

import (
	"fmt"
	"math/big"
	"net/http"
	"net/url"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"golang.org/x/net/html"

	"parkboard/internal/park"
	"parkboard/store/storetest"
)

// scoredParks have figures on the board of scores; the last lacks tax.
var scoredParks = []string{"rare-earth", "equipment", "metals", "jiuyuan", "jinshan"}

// scoring is a board with two years assessed by schemes that use every way to
// score, an incident, a veto in the earlier year, and a missing value. 2021 is
// sealed; 2022 is a draft beside a second version of its scheme.
func scoring(t *testing.T) (b *testBoard, tried int64) {
	t.Helper()
	b = newBoard(t)
	var all []park.Figure
	for i, code := range scoredParks {
		for year := 2020; year <= 2022; year++ {
			add := func(indicator string, base, grows int) {
				all = append(all, figure(code, fmt.Sprintf("%d-12", year), indicator, fmt.Sprint(base+(i*i+1)*grows*(year-2018)), "万元"))
			}
			add("output", 500_000, 41_000)
			add("value_added", 90_000, 9_700)
			add("revenue", 450_000, 37_000)
			if code != "jinshan" {
				add("tax", 31_000, 2_300)
			}
			all = append(all, figure(code, fmt.Sprintf("%d-12", year), "energy", fmt.Sprint(40_000+i*7_000-year%7*311), "吨标准煤"))
			all = append(all, figure(code, fmt.Sprintf("%d-12", year), "land_industrial", fmt.Sprint(9_000+1_100*i), "亩"))
		}
	}
	b.publish(1, all...)
	act := func(hours int, who string) park.Act {
		return park.Act{Actor: who, At: now.AddDate(0, 0, -2).Add(time.Duration(hours) * time.Hour)}
	}
	earlier, err := b.db.SampleAssessment(t.Context(), act(0, "admin"), everyMethod(2021),
		park.Incident{Park: "metals", Year: 2021, Penalty: "safety", Document: "包应急〔2021〕9号", Date: "2021-08-02"})
	if err != nil {
		t.Fatal(err)
	}
	b.sealsYear(earlier)
	s := everyMethod(2022)
	if _, err = b.db.SampleAssessment(t.Context(), act(26, "admin"), s,
		park.Incident{Park: "jiuyuan", Year: 2022, Penalty: "safety", Document: "包应急〔2022〕3号", Date: "2022-05-04"},
		park.Incident{Park: "equipment", Year: 2022, Penalty: "death", Document: "包应急〔2022〕4号", Date: "2022-06-04"}); err != nil {
		t.Fatal(err)
	}
	s.Version = 2
	s.Items = slices.Clone(s.Items)
	s.Items[0].Weight, s.Items[1].Weight = 35*park.QuantityScale, 25*park.QuantityScale
	s.Items[4].Excluded = true
	if tried, err = b.db.SaveScheme(t.Context(), storetest.Act(3), s, 0); err != nil {
		t.Fatal(err)
	}
	return b, tried
}

// everyMethod is a scheme with every method and both kinds of benchmark.
func everyMethod(year int) park.Scheme {
	points := func(n int64) park.Quantity { return park.Quantity(n) * park.QuantityScale }
	fixed := func(n, d int64) park.Benchmark {
		return park.Benchmark{Kind: park.Fixed, Value: big.NewRat(n, d)}
	}
	pooled := park.Benchmark{Kind: park.Pooled}
	return park.Scheme{
		Code: "every", Year: year, Version: 1, Name: park.Text{ZH: "各法", EN: "Every method"}, Window: park.SpanYear, Basis: park.Industrial,
		Missing: park.Rescale, BandsBy: park.ByScore, Bands: park.DefaultBands(), TieBreak: []string{"tax", "revenue"},
		Items: []park.Item{
			{Code: "tax_per_mu", Weight: points(30), Method: park.Proportion, Cap: park.DefaultCap, Benchmark: pooled},
			{Code: "value_added_per_mu", Weight: points(30), Method: park.Proportion, Cap: 11_000, Floor: 8_000, Benchmark: fixed(47, 4)},
			{Code: "output", Weight: points(20), Method: park.MinMax, Floor: 2_000},
			{Code: "value_added_per_energy", Weight: points(10), Method: park.OwnGrowth, Cap: park.DefaultCap, Benchmark: pooled},
			{Code: "energy", Weight: points(10), Method: park.Proportion, Lower: true, Cap: park.DefaultCap, Benchmark: fixed(52_000, 1)},
		},
		Deductions: []park.Penalty{{Code: "safety", Name: park.Text{ZH: "安全事故", EN: "Accident"}, Points: 2_5000}},
		Vetoes:     []park.Penalty{{Code: "death", Name: park.Text{ZH: "重大事故", EN: "Major accident"}}},
	}
}

// sealsYear takes an assessment to its seal as it comes out now.
func (b *testBoard) sealsYear(id int64) {
	b.t.Helper()
	at := now.AddDate(0, 0, -2)
	day := park.DateOf(at)
	a, err := b.db.Assessment(b.t.Context(), id)
	if err != nil {
		b.t.Fatal(err)
	}
	b.now = at.AddDate(0, 0, 1)
	defer func() { b.now = now }()
	if err := b.db.Notice(b.t.Context(), park.Act{Actor: "admin", At: at}, id, day, day); err != nil {
		b.t.Fatal(err)
	}
	b.as("admin").post(fmt.Sprintf("/assessments/%d/propose", a.Year), nil).want(b.t, http.StatusSeeOther)
	seal := b.as("admin2").get(fmt.Sprintf("/assessments/%d/seal", a.Year)).want(b.t, http.StatusOK)
	form := url.Values{}
	for _, n := range elements(b.t, seal.body, func(n *html.Node) bool { return attribute(n, "name") == "seen" }) {
		form.Set("seen", attribute(n, "value"))
	}
	b.as("admin2").post(fmt.Sprintf("/assessments/%d/seal", a.Year), form).want(b.t, http.StatusSeeOther)
}

var (
	measured  = regexp.MustCompile(`\d\.\d|\d%`)
	rulesOwn  = strings.NewReplacer("±20%", "", "1%", "") // numbers of the rules themselves
	numberish = regexp.MustCompile(`^[+−▲▼]?\s?\d[\d,]*(\.\d+)?%?(—\d+)?$`)
)

// scorePages are the pages that print scores.
func scorePages(tried int64) []string {
	return []string{
		"/assessments/2021", "/assessments/2022", "/parks/metals", fmt.Sprintf("/schemes/%d/trial?year=2022", tried),
		"/assessments/2021/metals", "/assessments/2022/equipment", "/assessments/2022/jiuyuan", "/assessments/2022/jinshan", "/assessments/2022/tuyou",
	}
}

// Every number of a score leads to a receipt that prints this very number, and
// no number of these pages leads nowhere.
func TestEveryNumberOfAScoreOpensAReceiptThatPrintsIt(t *testing.T) {
	b, tried := scoring(t)
	receipts := map[string]string{}
	for i, page := range scorePages(tried) {
		c := b.as("leader").in([]string{"zh-CN", "en"}[i%2])
		root := parsed(t, c.get(page).want(t, http.StatusOK).body)
		links := 0
		for _, a := range found(root, opensScore) {
			links++
			to, text := attribute(a, "href"), plainText(a)
			key := to + c.header.Get("Accept-Language")
			if receipts[key] == "" {
				got := c.get(to)
				if got.status != http.StatusOK {
					t.Fatalf("%s: %q leads to %s, which answers %d", page, text, to, got.status)
				}
				receipts[key] = got.body
			}
			if said := printedOn(parsed(t, receipts[key])); !slices.Contains(said, text) {
				t.Errorf("%s: %q leads to %s, which prints %q", page, text, to, said)
			}
		}
		if links == 0 && !strings.HasSuffix(page, "tuyou") {
			t.Errorf("%s links no receipt of a score", page)
		}
		everyNumberIsLinked(t, page, root)
	}
	if len(receipts) < 200 {
		t.Errorf("only %d receipts were opened", len(receipts))
	}
}

func opensScore(n *html.Node) bool {
	return n.Data == "a" && strings.HasPrefix(attribute(n, "href"), "/receipts/score/")
}

// printedOn are the ways a receipt says its number is printed.
func printedOn(root *html.Node) []string {
	var said []string
	for _, box := range found(root, func(n *html.Node) bool { return n.Data == "span" && attribute(n, "class") == "fig-v" }) {
		for _, one := range found(box, func(n *html.Node) bool { return n.Data == "span" && attribute(n, "class") == "" }) {
			said = append(said, plainText(one))
		}
	}
	for _, one := range found(root, func(n *html.Node) bool { return n.Data == "data" }) {
		said = append(said, attribute(one, "value"))
	}
	return said
}

// everyNumberIsLinked fails where a measured number, or a cell that is a
// number, stands outside a link.
func everyNumberIsLinked(t *testing.T, page string, root *html.Node) {
	t.Helper()
	apart := []string{"svg", "select", "thead", "caption", "h1", "h2", "title", "script", "footer", "a"}
	var walk func(n *html.Node, cell bool)
	walk = func(n *html.Node, cell bool) {
		if n.Type == html.ElementNode && slices.Contains(apart, n.Data) {
			return
		}
		text := strings.TrimSpace(rulesOwn.Replace(n.Data))
		if n.Type == html.TextNode && (measured.MatchString(text) || cell && numberish.MatchString(text)) {
			t.Errorf("%s prints %q without a receipt", page, text)
		}
		for child := n.FirstChild; child != nil; child = child.NextSibling {
			walk(child, cell || n.Data == "td")
		}
	}
	for _, main := range found(root, func(n *html.Node) bool { return n.Data == "main" }) {
		walk(main, false)
	}
}

func parsed(t *testing.T, page string) *html.Node {
	t.Helper()
	root, err := html.Parse(strings.NewReader(page))
	if err != nil {
		t.Fatal(err)
	}
	return root
}

// found are the elements within a node that fit.
func found(n *html.Node, fits func(*html.Node) bool) (all []*html.Node) {
	if n.Type == html.ElementNode && fits(n) {
		all = append(all, n)
	}
	for child := n.FirstChild; child != nil; child = child.NextSibling {
		all = append(all, found(child, fits)...)
	}
	return all
}

// plainText is what a sighted reader reads of a node.
func plainText(n *html.Node) string {
	if n.Type == html.TextNode {
		return strings.TrimSpace(n.Data)
	}
	if attribute(n, "class") == "vh" {
		return ""
	}
	text := ""
	for child := n.FirstChild; child != nil; child = child.NextSibling {
		text += plainText(child)
	}
	return text
}

// A draft is read as it was known on a day, a sealed year from its record.
func TestAReceiptOfAScoreIsReadAsKnownOnADay(t *testing.T) {
	b, _ := scoring(t)
	c := b.as("leader")
	for path, status := range map[string]int{
		"/receipts/score/2022/jiuyuan/total":                        http.StatusOK,
		"/receipts/score/2022/jiuyuan/total?asof=2023-07-11":        http.StatusOK,
		"/receipts/score/2022/jiuyuan/total?asof=2023-07-01":        http.StatusNotFound, // not opened yet
		"/receipts/score/2022/jiuyuan/total?asof=soon":              http.StatusUnprocessableEntity,
		"/receipts/score/2022/jiuyuan/total?of=luck":                http.StatusUnprocessableEntity,
		"/receipts/score/2022/jiuyuan/wealth":                       http.StatusNotFound,
		"/receipts/score/2022/nowhere/total":                        http.StatusNotFound,
		"/receipts/score/2019/jiuyuan/total":                        http.StatusNotFound,
		"/receipts/score/2022/jiuyuan/total?scheme=99":              http.StatusNotFound,
		"/receipts/score/2022/jiuyuan/tax_per_mu?of=points&round=2": http.StatusNotFound,
	} {
		if got := c.get(path); got.status != status {
			t.Errorf("%s: %d, want %d", path, got.status, status)
		}
	}
	contains(t, c.get("/receipts/score/2021/metals/total"), "李航 批准")
	contains(t, c.get("/receipts/score/2022/metals/total?asof=2023-07-11"), "截至 2023-07-11 已知")
}
