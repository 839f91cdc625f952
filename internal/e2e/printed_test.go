package e2e

import (
	"fmt"
	"math/big"
	"net/url"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"golang.org/x/net/html"
)

// printed is a number as a page prints it, and the address of its receipt.
type printed struct {
	on      string // the page
	text    string
	receipt string
	sign    int  // said by a word or an arrow beside it; 0 where the digits carry their own
	exact   bool // within a receipt: in canonical units, up to six decimals
}

func (n printed) String() string { return fmt.Sprintf("%s: %s (%s)", n.on, n.text, n.receipt) }

// numbersOf are the numbers of a page that open a receipt, and on a receipt
// the number it is of.
func numbersOf(on string, root *html.Node) (all []printed) {
	receipt := strings.HasPrefix(on, "/receipts/")
	for n := range root.Descendants() {
		to := attr(n, "href")
		switch {
		case n.Data == "a" && strings.HasPrefix(to, "/movements/") && attr(n, "lang") == "": // the receipt of a movement
			all = append(all, printed{on: on, text: shownText(n), receipt: to, sign: signBeside(n)})
		case n.Data == "a" && hasClass(n, "n") && strings.HasPrefix(to, "/receipts/"):
			exact := receipt || strings.HasPrefix(on, "/enterprises") // sums of workbooks in 万元
			all = append(all, printed{on: on, text: shownText(n), receipt: to, sign: signBeside(n), exact: exact})
		case receipt && hasClass(n, "fig-v"):
			all = append(all, printed{on: on, text: shownText(n.FirstChild), receipt: on})
		}
	}
	return all
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

// shownText is the text a reader sees: without what is only read aloud.
func shownText(n *html.Node) string {
	if n == nil {
		return ""
	}
	if n.Type == html.TextNode {
		return strings.TrimSpace(n.Data)
	}
	var parts []string
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if !hasClass(c, "vh") {
			parts = append(parts, shownText(c))
		}
	}
	return strings.Join(parts, "")
}

// Words beside a number that carry its sign (docs/domain.md#quantities: a fall
// is 下降 5.0%, never 增长 −5.0%).
var (
	raising  = regexp.MustCompile(`(增长?|前移|快|快于序时进度|升|[Uu]p|[Aa]head) ?$`)
	lowering = regexp.MustCompile(`(下?降|后移|慢|慢于序时进度|[Dd]own|[Bb]ehind) ?$`)
	after    = regexp.MustCompile(`^ ?(percentage points )?(ahead|behind|up|down)`)
)

func signBeside(n *html.Node) int {
	for up := n.Parent; up != nil && up.Data != "td"; up = up.Parent {
		switch {
		case hasClass(up, "d") && hasClass(up, "up"):
			return 1
		case hasClass(up, "d") && hasClass(up, "dn"):
			return -1
		}
	}
	was, next := "", ""
	if n.PrevSibling != nil {
		was = n.PrevSibling.Data
	}
	if n.NextSibling != nil {
		next = n.NextSibling.Data
	}
	found := after.FindStringSubmatch(next)
	switch {
	case lowering.MatchString(was) || found != nil && (found[2] == "behind" || found[2] == "down"):
		return -1
	case raising.MatchString(was) || found != nil:
		return 1
	}
	return 0
}

// question reads a receipt's address; moment is zero where it is of now.
func question(receipt string) (q asked, moment time.Time, err error) {
	u, err := url.Parse(receipt)
	if err != nil {
		return q, moment, err
	}
	parts := strings.Split(strings.Trim(u.Path, "/"), "/")
	if len(parts) != 4 {
		return q, moment, fmt.Errorf("%s is no receipt of a park", receipt)
	}
	v, parts := u.Query(), parts[1:]
	q = asked{
		park: parts[0], subject: parts[2], of: v.Get("of"), window: v.Get("window"),
		basis: v.Get("basis"), ranked: v.Get("ranked"), part: v.Get("part"),
	}
	if _, err := fmt.Sscanf(parts[1], "%d-%d", &q.at.year, &q.at.month); err != nil {
		return q, moment, err
	}
	if strings.HasPrefix(u.Path, "/movements/") {
		q.of = "move"
	}
	if v.Get("among") != "" {
		q.among = strings.Split(v.Get("among"), ",")
	}
	r, isRatio := ratios[q.subject]
	if q.window == "" && isRatio {
		q.window = "ttm"
	}
	if q.of != "mean" && slices.Contains(stocks, q.subject) || slices.Contains(stocks, r.over) {
		q.window = "end"
	}
	if q.basis == "" && isRatio && r.under == "" {
		q.basis = "industrial"
	}
	if q.window == "year" {
		q.at = q.at.december()
	}
	if at := v.Get("asof"); at != "" {
		moment, err = momentOf(at)
	}
	return q, moment, err
}

var beijing = time.FixedZone("CST", 8*3600)

// momentOf reads an asof: a bare date is the end of that day.
func momentOf(text string) (time.Time, error) {
	if day, err := time.ParseInLocation("2006-01-02", text, beijing); err == nil {
		return day.AddDate(0, 0, 1).Add(-time.Second), nil
	}
	for _, form := range []string{time.RFC3339, "2006-01-02T15:04:05", "2006-01-02 15:04:05", "2006-01-02 15:04"} {
		if at, err := time.ParseInLocation(form, text, beijing); err == nil {
			return at, nil
		}
	}
	return time.Time{}, fmt.Errorf("%q is no moment", text)
}

// How a number is printed (docs/domain.md#quantities): money in 亿元.
var (
	moneyOf  = []string{"output", "value_added", "tax", "investment", "invested", "revenue", "funds", "rd"}
	amounts  = []string{"", "value", "month", "base", "change", "mean", "target", "gap", "need", "forecast", "forecast_low", "forecast_high", "part"}
	toPlaces = []string{"to_next", "lead", "lag"}
	roundsUp = []string{"gap", "need", "to_next", "to_next_numerator"}
	even     = []string{"持平", "unchanged"}
	tierText = regexp.MustCompile(`(\d+)亿元\)?$`)
	digits   = regexp.MustCompile(`^([−+]?)([\d,]+)(?:\.(\d+))?(%?)$`)
)

// kind is what sort of number a question gives: money, a rate, a ratio or a
// whole number.
func (q asked) kind() string {
	of := q.of
	if slices.Contains(toPlaces, of) {
		if of = q.ranked; of == "" {
			of = "value"
		}
	}
	r, isRatio := ratios[q.subject]
	switch {
	case of == "rank" || of == "move":
		return "whole"
	case of == "to_next_numerator":
		return "money"
	case !slices.Contains(amounts, of) || r.percent || slices.Contains(usedShares, q.subject):
		return "rate"
	case isRatio:
		return "ratio"
	case slices.Contains(moneyOf, q.subject):
		return "money"
	case strings.HasPrefix(q.subject, "land_"):
		return "land"
	}
	return "whole"
}

// fewest is how many decimals a kind is printed with at the least.
var fewest = map[string]int{"money": 1, "rate": 1, "ratio": 2}

// differs compares a printed text with the number that was worked out; "" where
// they are equal.
func (n printed) differs(q asked, num *big.Rat) string {
	text, kind := n.text, q.kind()
	if found := tierText.FindStringSubmatch(text); found != nil && q.of == "target" {
		text = found[1] + ".0" // 1000亿元, ¥100 bn (1000亿元)
	}
	if num != nil && kind == "money" && !n.exact {
		num = new(big.Rat).Quo(num, whole(10_000))
	}
	switch {
	case num == nil && !digits.MatchString(text):
		return ""
	case num == nil:
		return "nothing can be worked out"
	case slices.Contains(even, text) && printedAs(num, max(1, fewest[kind]), false).Sign() == 0:
		return ""
	}
	found := digits.FindStringSubmatch(text)
	if found == nil {
		return "worked out is " + num.FloatString(6)
	}
	places := len(found[3])
	if !n.exact && places < fewest[kind] && text != "0" && text != "0%" {
		return fmt.Sprintf("printed with %d decimals", places)
	}
	if n.exact {
		places = 6
	}
	shown, _ := new(big.Rat).SetString(strings.ReplaceAll(found[2], ",", "") + "." + found[3] + "0")
	if found[1] == "−" || n.sign < 0 {
		shown.Neg(shown)
	}
	if want := printedAs(num, places, slices.Contains(roundsUp, q.of)); want.Cmp(shown) != 0 {
		return "worked out is " + want.FloatString(places) + ", unrounded " + num.FloatString(8)
	}
	if (found[4] == "%") != (kind == "rate") && !slices.Contains(points, q.of) && !slices.Contains(toPlaces, q.of) {
		return "its percent sign is wrong"
	}
	return ""
}

// points are differences of rates: in 个百分点, without a percent sign.
var points = []string{"pace", "season_pace", "change"}

// printedAs rounds half away from zero, or away from zero for amounts needed.
func printedAs(num *big.Rat, places int, up bool) *big.Rat {
	scale := new(big.Rat).SetInt(new(big.Int).Exp(big.NewInt(10), big.NewInt(int64(places)), nil))
	scaled := new(big.Rat).Mul(new(big.Rat).Abs(num), scale)
	n, rest := new(big.Int).QuoRem(scaled.Num(), scaled.Denom(), new(big.Int))
	if rest.Sign() != 0 && (up || rest.Lsh(rest, 1).Cmp(scaled.Denom()) >= 0) {
		n.Add(n, big.NewInt(1))
	}
	out := new(big.Rat).Quo(new(big.Rat).SetInt(n), scale)
	if num.Sign() < 0 {
		out.Neg(out)
	}
	return out
}

func atoi(t *testing.T, text string) int {
	t.Helper()
	n, err := strconv.Atoi(text)
	if err != nil {
		t.Fatal(err)
	}
	return n
}
