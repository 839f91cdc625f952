package handlers

import (
	"fmt"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"time"

	"golang.org/x/net/html"

	"parkboard/internal/park"
)

// foretells holds the rows of a page before a step against the oracle before
// and after it: what is said to change is what does.
func (y *years) foretells(path, step, more string, page answer, after oracle) {
	y.t.Helper()
	listed := map[receiptAsked]bool{}
	pages := []answer{page, y.people["admin"].get(path+"/changes?step="+step+more).want(y.t, http.StatusOK)}
	for _, one := range pages {
		for _, row := range elements(y.t, one.body, func(n *html.Node) bool { return n.Data == "tr" || n.Data == "li" }) {
			numbers := found(row, func(n *html.Node) bool {
				return (n.Data == "a" && attribute(n, "class") == "n" || n.Data == "b") && (n.Parent.Data == "td" || n.Parent.Data == "li")
			})
			if len(numbers) != 2 {
				continue
			}
			q, ok := askedBy(numbers[0])
			if !ok {
				continue
			}
			y.same(q, y.o, numbers[0], "before "+path+"/"+step)
			y.same(q, after, numbers[1], "foretold by "+path+"/"+step)
			y.seen["ahead"]++
			listed[q] = true
		}
	}
	y.leavesNothingOut(path+"/"+step, listed, after)
}

// leavesNothingOut holds what is listed of a step against every number of its
// newest month that reads differently after it.
func (y *years) leavesNothingOut(where string, listed map[receiptAsked]bool, after oracle) {
	y.t.Helper()
	month := ""
	for q := range listed {
		month = max(month, q.month)
	}
	if month == "" { // nothing is said to change, wherever it is looked for
		month = y.b.now.AddDate(0, -1, 0).Format("2006-01")
	}
	for _, park := range y.o.parks {
		for _, subject := range []string{"output", "value_added", "tax", "tax_per_mu", "value_added_per_mu"} {
			for _, of := range []string{"value", "rank"} {
				q := receiptAsked{park: park, month: month, subject: subject, of: of, window: "ytd"}
				if divided[subject] != "" {
					q.window, q.basis = "ttm", "industrial"
				}
				if of == "rank" {
					q.ranked = "value"
				}
				was, _ := y.o.answer(q)
				is, _ := after.answer(q)
				if was != nil && printed(q, was)[0] != printed(q, is)[0] && !listed[q] {
					y.t.Errorf("%s does not tell that %+v goes from %s to %s", where, q, printed(q, was)[0], printed(q, is)[0])
				}
			}
		}
	}
}

// askedBy reads the address of a number's receipt.
func askedBy(a *html.Node) (q receiptAsked, ok bool) {
	u, err := url.Parse(attribute(a, "href"))
	if err != nil || !strings.HasPrefix(u.Path, "/receipts/") {
		return q, false
	}
	parts := strings.Split(u.Path, "/")
	if len(parts) != 5 || parts[2] == "score" {
		return q, false
	}
	v := u.Query()
	return receiptAsked{parts[2], parts[3], parts[4], v.Get("of"), v.Get("window"), v.Get("basis"), v.Get("ranked"), v.Get("among")}, true
}

// same compares one printed number with the oracle's.
func (y *years) same(q receiptAsked, o oracle, n *html.Node, where string) {
	y.t.Helper()
	want, ok := o.answer(q)
	if !ok {
		return
	}
	text := strings.NewReplacer(",", "", "−", "", "+", "", "%", "", " ", "").Replace(plainText(n))
	if _, now, pair := strings.Cut(text, "→"); pair {
		if text = now; !strings.ContainsAny(text, "0123456789") && want == nil {
			text = "—" // what changed since the last visit: old → new, a reason in words
		}
	}
	y.seen[q.of]++
	if !slices.Contains(printed(q, want), text) {
		y.t.Errorf("%s: %+v is printed %q, the oracle says %v", where, q, text, printed(q, want))
	}
}

// compare holds pages against the oracle, as known at a moment.
func (y *years) compare(at time.Time) {
	y.t.Helper()
	o, asof := y.o.by(at), ""
	if at.Before(y.b.now) {
		asof = "&asof=" + park.AsOfText(at)
	}
	months := y.told(o)
	month, subject := pick(y.r, months), pick(y.r, []string{"output", "tax", "value_added", "tax_per_mu", "output_per_mu", "value_added_per_mu", "investment_intensity"})
	window, basis := pick(y.r, []string{"ytd", "ttm", "year"}), pick(y.r, []string{"industrial", "built"})
	if subject == "investment_intensity" {
		window = "end"
	}
	by := "value"
	if divided[subject] == "" {
		by = pick(y.r, []string{"value", "growth", "completion"})
	}
	pages := []string{
		fmt.Sprintf("/rankings?indicator=%s&period=%s&window=%s&basis=%s&by=%s", subject, month, window, basis, by),
		fmt.Sprintf("/parks/%s?period=%s", pick(y.r, y.o.parks), pick(y.r, months)), "/?period=" + month,
	}
	asks := map[string]receiptAsked{}
	for range 4 {
		q := receiptAsked{park: pick(y.r, y.o.parks), month: pick(y.r, months), subject: subject, of: pick(y.r, []string{"value", "growth", "rank"}), window: window}
		if divided[subject] != "" {
			q.basis = basis
		}
		if q.of == "rank" {
			q.ranked = "value"
		}
		address := fmt.Sprintf("/receipts/%s/%s/%s?of=%s&window=%s&basis=%s", q.park, q.month, q.subject, q.of, q.window, q.basis)
		asks[address], pages = q, append(pages, address)
	}
	for _, address := range pages {
		page := y.people["leader"].get(address+asof).want(y.t, http.StatusOK)
		for _, n := range elements(y.t, page.body, func(n *html.Node) bool { return n.Data == "a" && attribute(n, "class") == "n" }) {
			if q, ok := askedBy(n); ok {
				y.same(q, o, n, address+asof)
			}
		}
		if q, ok := asks[address]; ok {
			y.heads(q, o, page, address+asof)
		}
	}
}

// heads compares the number a receipt is about, its sign too.
func (y *years) heads(q receiptAsked, o oracle, page answer, where string) {
	y.t.Helper()
	all := elements(y.t, page.body, func(n *html.Node) bool { return attribute(n, "class") == "fig-v" })
	if len(all) != 1 {
		y.t.Fatalf("%s has %d numbers of its own", where, len(all))
	}
	number := all[0].FirstChild // its unit stands beside it
	y.same(q, o, number, where)
	if want, ok := o.answer(q); ok && want != nil && want.Sign() < 0 != strings.Contains(plainText(number), "−") {
		y.t.Errorf("%s: %s for %s", where, plainText(number), want)
	}
	y.seen["receipts"]++
}

// told lists the months of which a number counts.
func (y *years) told(o oracle) (months []string) {
	for _, h := range o.log {
		for _, c := range h.cells {
			if o.cumulative(c.park, c.month, c.subject) != nil {
				months = append(months, c.month)
			}
		}
	}
	slices.Sort(months)
	return slices.Compact(months)
}

func (y *years) numbers() (n int) {
	for _, of := range y.seen {
		n += of
	}
	return n
}
