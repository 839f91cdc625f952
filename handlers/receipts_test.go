package handlers

import (
	"net/http"
	"net/url"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"parkboard/internal/park"
)

func TestAReceiptOfNothingKnownIsNotFound(t *testing.T) {
	b := newBoard(t)
	b.publish(1, figure("rare-earth", "2023-06", "output", "5123600", "万元"))
	for path, status := range map[string]int{
		"/receipts/rare-earth/2023-06/output":                   http.StatusOK,
		"/receipts/rare-earth/2022-06/output":                   http.StatusOK, // known, and not reported
		"/receipts/city/2023-06/output":                         http.StatusOK,
		"/receipts/nowhere/2023-06/output":                      http.StatusNotFound,
		"/receipts/rare-earth/2023-06/wealth":                   http.StatusNotFound,
		"/receipts/city/2023-06/output?among=nowhere":           http.StatusNotFound,
		"/receipts/rare-earth/2023-01/output":                   http.StatusUnprocessableEntity,
		"/receipts/rare-earth/today/output":                     http.StatusUnprocessableEntity,
		"/receipts/rare-earth/2023-06/output?of=luck":           http.StatusUnprocessableEntity,
		"/receipts/rare-earth/2023-06/output?window=week":       http.StatusUnprocessableEntity,
		"/receipts/rare-earth/2023-06/tax_per_mu?basis=hearsay": http.StatusUnprocessableEntity,
	} {
		if got := b.as("leader").get(path); got.status != status {
			t.Errorf("%s: %d, want %d", path, got.status, status)
		}
	}
}

func TestAReceiptNamesTheFileButLinksItOnlyForThoseWhoMaySee(t *testing.T) {
	b := newBoard(t)
	b.publishes(wideFile)
	for person, open := range map[string]bool{"leader": false, "park": false, "clerk-jiuyuan": false, "clerk": true, "admin": true} {
		page := b.as(person).get("/receipts/rare-earth/2023-06/output").want(t, http.StatusOK)
		contains(t, page, wideFile)
		if strings.Contains(page.body, `href="/uploads/`) != open {
			t.Errorf("%s is led to the upload: %v", person, !open)
		}
	}
}

// TestEveryLinkLeadsSomewhere follows every link of a board that holds real
// workbooks, as each role reads it.
func TestEveryLinkLeadsSomewhere(t *testing.T) {
	b := newBoard(t)
	b.publishes("1-2月主要指标.xlsx")
	b.publishes("园区月报202305.xlsx")
	b.publishes("园区用地面积.xlsx")
	open := b.sends("clerk", askedFile)
	for _, person := range []string{"leader", "clerk-jiuyuan", "admin"} {
		c := b.as(person)
		from := map[string]string{"/": "", "/rankings?indicator=tax_per_mu": "", "/briefs/2023-05/rare-earth": "", "/parks/jiuyuan": ""}
		if person == "admin" {
			from["/uploads"], from[open] = "", ""
		}
		todo := []string{}
		for path := range from {
			todo = append(todo, path)
		}
		for len(todo) > 0 && len(from) < 500 {
			path := todo[0]
			todo = todo[1:]
			page := c.get(path)
			if page.status != http.StatusOK {
				t.Errorf("%s: %s, linked on %s, is %d", person, path, from[path], page.status)
			}
			if strings.HasPrefix(path, "/receipts/") && len(from) > 200 {
				continue // receipts lead to receipts without end
			}
			for _, to := range linksOf(t, page.body) {
				if _, seen := from[to]; !seen && !strings.Contains(to, "lang=") { // the language link leads back
					from[to] = path
					todo = append(todo, to)
				}
			}
		}
		if len(from) < 100 {
			t.Errorf("%s: only %d links were followed", person, len(from))
		}
	}
}

// linksOf are the addresses of the house a page links, without their
// fragments.
func linksOf(t *testing.T, page string) []string {
	t.Helper()
	var found []string
	for _, a := range elements(t, page, func(n *html.Node) bool { return n.Data == "a" || n.Data == "link" || n.Data == "script" }) {
		to := attribute(a, "href") + attribute(a, "src")
		u, err := url.Parse(to)
		if err != nil || u.IsAbs() || u.Host != "" {
			t.Errorf("a link leads to %q", to)
			continue
		}
		u.Fragment = ""
		if u.Path != "" {
			found = append(found, u.String())
		}
	}
	return found
}

func TestPagesRefuseWhatTheyDoNotKnow(t *testing.T) {
	b := newBoard(t)
	b.publish(1, figure("rare-earth", "2023-06", "output", "5123600", "万元"))
	for path, status := range map[string]int{
		"/?period=2023-06":                   http.StatusOK,
		"/?period=2023-01":                   http.StatusUnprocessableEntity,
		"/?period=soon":                      http.StatusUnprocessableEntity,
		"/?period=2019-06":                   http.StatusNotFound,
		"/rankings":                          http.StatusOK,
		"/rankings?indicator=tax_per_mu":     http.StatusOK,
		"/rankings?indicator=land_built":     http.StatusUnprocessableEntity,
		"/rankings?indicator=%3Cscript%3E":   http.StatusUnprocessableEntity,
		"/rankings?by=rank":                  http.StatusUnprocessableEntity,
		"/rankings?window=week":              http.StatusUnprocessableEntity,
		"/rankings?basis=hearsay":            http.StatusUnprocessableEntity,
		"/rankings?tier=none":                http.StatusUnprocessableEntity,
		"/rankings?sort=luck":                http.StatusUnprocessableEntity,
		"/rankings?sort=growth&dir=desc":     http.StatusOK,
		"/rankings?window=year":              http.StatusOK,
		"/rankings?period=2019-06":           http.StatusNotFound,
		"/briefs/2023-06/rare-earth":         http.StatusOK,
		"/briefs/2023-06/jiuyuan":            http.StatusOK, // it has reported nothing, and says so
		"/briefs/2023-06/nowhere":            http.StatusNotFound,
		"/briefs/2023-01/rare-earth":         http.StatusUnprocessableEntity,
		"/briefs/2019-06/rare-earth":         http.StatusNotFound,
		"/briefs/2023-06/" + park.CityCode:   http.StatusNotFound,
		"/briefs/2023-06/rare-earth?lang=en": http.StatusSeeOther,
	} {
		if got := b.as("leader").get(path); got.status != status {
			t.Errorf("%s: %d, want %d", path, got.status, status)
		}
	}
}

func TestAnEmptyBoardStandsForEveryRole(t *testing.T) {
	b := newBoard(t)
	for _, u := range people {
		for _, path := range []string{"/", "/rankings"} {
			contains(t, b.as(u.Name).get(path).want(t, http.StatusOK), "还没有发布任何一期数据")
		}
	}
	contains(t, b.as("admin").get("/uploads").want(t, http.StatusOK), "还没有报送")
}
