package e2e

import (
	"fmt"
	"math/big"
	"math/rand/v2"
	"net/http"
	"regexp"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"golang.org/x/net/html"
)

// How much is tried without -every: pages drawn at random beside one of each
// kind, and numbers whose receipts are followed to the cells.
const (
	somePages   = 40
	manyPages   = 1500
	someNumbers = 1050
	seed        = 7
)

// visitedPage is what the tests of numbers look at on a page one reader got.
type visitedPage struct {
	page
	lang    string
	numbers []printed // that open a receipt
	bare    []bare    // that do not
	drawn   []bare    // that only a drawing has
}

// crawl is every page that is tried, fetched once for all tests of numbers:
// one of each kind in both languages and for all roles, and some drawn at
// random over periods, parks, indicators, windows, bases and tiers.
var crawl = sync.OnceValues(func() (all []visitedPage, err error) {
	b, err := shared()
	if err != nil {
		return nil, err
	}
	r := rand.New(rand.NewPCG(seed, seed))
	drawn := somePages
	if *every {
		drawn = manyPages
	}
	clients := make(map[string]*http.Client)
	for _, lang := range []string{"zh-CN", "en"} {
		for _, p := range append(tried(lang), drawnPages(r, drawn)...) {
			key := p.account + lang
			if p.account != "" && clients[key] == nil {
				if clients[key], err = reader(b.base, p.account, lang); err != nil {
					return nil, err
				}
			}
			if p.account == "" {
				continue // before sign-in no number is shown
			}
			_, text, err := get(clients[key], b.base+p.path)
			if err != nil {
				return nil, err
			}
			root, err := html.Parse(strings.NewReader(text))
			if err != nil {
				return nil, err
			}
			all = append(all, visitedPage{p, lang, numbersOf(p.path, root), bareOf(p.path, root), drawnOf(p.path, root)})
		}
	}
	return all, nil
})

func crawled(t *testing.T) []visitedPage {
	t.Helper()
	all, err := crawl()
	if err != nil {
		t.Fatal(err)
	}
	return all
}

// reader is a client of an account that reads in a language.
func reader(base, account, lang string) (*http.Client, error) {
	client, err := signedIn(base, account)
	if err == nil {
		_, _, err = get(client, base+"/?lang="+lang)
	}
	return client, err
}

// drawnPages draws addresses of pages of figures.
func drawnPages(r *rand.Rand, n int) (all []page) {
	pick := func(all ...string) string { return all[r.IntN(len(all))] }
	park := func() string { return parksOfCity[r.IntN(len(parksOfCity))].code }
	var periods []month // few, so that their receipts have inputs in common
	for range 3 + n/40 {
		at := month{2021 + r.IntN(3), 2 + r.IntN(11)}
		if at.year == 2023 {
			at.month = min(at.month, 10)
		}
		periods = append(periods, at)
	}
	for range n {
		at := periods[r.IntN(len(periods))]
		one, subject := park(), pick(subjects...)
		path := []string{
			fmt.Sprintf("/?period=%v", at),
			fmt.Sprintf("/parks?period=%v", at),
			fmt.Sprintf("/parks/%s?period=%v&indicator=%s", one, at, subject),
			fmt.Sprintf("/rankings?period=%v&indicator=%s&by=%s&window=%s&basis=%s&tier=%s", at, subject,
				pick("value", "growth", "completion"), pick("", "ytd", "ttm", "year"),
				pick("industrial", "built", "approved"), pick("", "", "1000", "500", "300")),
			fmt.Sprintf("/compare?period=%v&parks=%s,%s&window=%s", at, one, park(), pick("ytd", "ttm")),
			fmt.Sprintf("/briefs/%v/%s", at, one),
			fmt.Sprintf("/movements/%s/%v/%s?ranked=%s", one, at, subject, pick("value", "growth")),
			fmt.Sprintf("/receipts/%s/%v/%s?of=%s&window=%s", pick(one, one, cityCode), at, subject,
				pick("value", "growth", "base", "month", "forecast", "season", "rank", "move", "to_next"), pick("ytd", "ttm")),
		}[r.IntN(8)]
		all = append(all, page{path, pick("leader", "park", "clerk", "clerk-jiuyuan", "admin")})
	}
	return all
}

var subjects = []string{
	"output", "value_added", "tax", "investment", "invested", "revenue", "funds", "energy", "electricity", "rd",
	"new_projects", "new_enterprises", "enterprises", "employees", "value_added_per_mu", "tax_per_mu",
	"investment_intensity", "output_per_mu", "labour_productivity", "value_added_per_energy", "rd_share",
}

// recount works printed numbers out again.
type recount struct {
	t     *testing.T
	books []published
	known map[time.Time]*city // by moment, zero for now
	seal  time.Time           // when the year 2022 was sealed: its scores stand as known then
	trail *trail
	kinds map[string]int
	apart int
}

func newRecount(t *testing.T) *recount {
	t.Helper()
	site := reading(t)
	admin := signed(t, site.base, "admin")
	_, sealed := fetch(t, admin, site.base+"/receipts/score/2022/jiuyuan/total")
	return &recount{
		t: t, books: library(t, site.base, admin), known: make(map[time.Time]*city), seal: sealedAt(t, sealed),
		trail: newTrail(t, site.base, admin), kinds: make(map[string]int),
	}
}

var publishing = regexp.MustCompile(`(?s)<th scope="row"[^>]*>\s*(\d{4}-\d{2}-\d{2} \d{2}:\d{2}).*?<a href="/uploads/(\d+)">`)

// library is every published original, understood, in the order of publishing:
// that of the audit, newest first.
func library(t *testing.T, base string, admin *http.Client) (books []published) {
	t.Helper()
	_, audit := fetch(t, admin, base+"/admin/audit?verb=publish")
	for _, row := range strings.Split(audit, "<tr>")[1:] {
		found := publishing.FindStringSubmatch(row)
		if found == nil {
			continue
		}
		at, err := momentOf(found[1])
		if err != nil {
			t.Fatal(err)
		}
		id := atoi(t, found[2])
		status, raw := fetch(t, admin, base+"/uploads/"+found[2]+"/file")
		cells, err := understood(id, []byte(raw))
		if err != nil {
			t.Fatalf("the original of upload %d (%d): %v", id, status, err)
		}
		books = append(books, published{id, at, cells})
	}
	slices.Reverse(books)
	slices.SortStableFunc(books, func(a, b published) int { return a.since.Compare(b.since) })
	return books
}

func (r *recount) asOf(moment time.Time) *city {
	if r.known[moment] == nil {
		by := moment
		if moment.IsZero() {
			by = time.Date(2100, 1, 1, 0, 0, 0, 0, beijing)
		}
		r.known[moment] = knownBy(r.books, by)
	}
	return r.known[moment]
}

// complain fails the test, but says at most so much.
func (r *recount) complain(n printed, why string) {
	r.t.Helper()
	if r.apart++; r.apart <= 40 {
		r.t.Errorf("%v: %s", n, why)
	}
}

// work is a number with what it was worked out to be, and from what.
type work struct {
	printed
	kind  string
	score bool
	num   *big.Rat // nil where nothing may be printed
	city  *city
	again func(*city) *big.Rat
}

// workOut gives nil for a kind that is not covered, or that is no number.
func (r *recount) workOut(n printed) *work {
	r.t.Helper()
	if strings.HasPrefix(n.receipt, "/receipts/score/") {
		return r.workOutScore(n)
	}
	q, moment, err := question(n.receipt)
	if err != nil {
		r.t.Fatal(n, err)
	}
	w := &work{printed: n, city: r.asOf(moment), kind: q.name()}
	w.again = func(c *city) *big.Rat { num, _ := c.answer(q); return num }
	clear(w.city.from)
	num, covered := w.city.answer(q)
	if !covered {
		r.kinds["not covered: "+w.kind]++
		return nil
	}
	w.num = num
	r.kinds[w.kind]++
	if why := n.differs(q, num); why != "" {
		r.complain(n, why)
	}
	return w
}

func (r *recount) workOutScore(n printed) *work {
	r.t.Helper()
	s, moment, covered := scoreOf(n.receipt)
	if s.at.year == 2022 {
		moment = r.seal
	}
	w := &work{printed: n, city: r.asOf(moment), kind: "score " + s.name(), score: true}
	w.again = func(c *city) *big.Rat { num, _, _, _ := c.score(s); return num }
	var up, near bool
	if covered && s.what == "band" && s.of == "" {
		r.kinds[w.kind]++
		if want := w.city.band(s); want != n.text {
			r.complain(n, "worked out is "+want)
		}
		return nil
	}
	if covered {
		w.num, up, near, covered = w.city.score(s)
	}
	if !covered {
		r.kinds["not covered: "+w.kind]++
		return nil
	}
	r.kinds[w.kind]++
	if why := n.differsFromScore(w.num, up, near); why != "" {
		r.complain(n, why)
	}
	return w
}

// name is the kind of a question, for counting.
func (q asked) name() string {
	name := q.of
	if name == "" {
		name = "value"
	}
	if q.ranked != "" {
		name += " by " + q.ranked
	}
	if q.park == cityCode {
		name = "city " + name
	}
	for _, more := range []string{q.window, q.basis} {
		if more != "" {
			name += ", " + more
		}
	}
	return name
}

// follow holds a number against the cells that its receipt leads to, and
// nothing else.
func (r *recount) follow(w *work) {
	r.t.Helper()
	cells, flaws := r.trail.reached(w.receipt)
	for _, flaw := range flaws {
		r.complain(w.printed, flaw)
	}
	if again := w.again(w.city.only(cells)); again == nil || again.Cmp(w.num) != 0 {
		r.complain(w.printed, fmt.Sprintf("the cells its receipt leads to give %v", again))
	}
	if w.score {
		return // beside a score its receipt shows what the other parks have
	}
	clear(w.city.from)
	w.again(w.city)
	for at := range cells {
		if !w.city.from[at] {
			r.complain(w.printed, fmt.Sprintf("its receipt leads to %v, which it does not rest on", at))
			break
		}
	}
}

// Every number that a page prints and that has a receipt comes out of the
// originals once more: found by the labels in the workbooks, worked out by
// docs/domain.md, rounded as it is printed. Of more than a thousand, spread
// over all kinds, the receipt is followed to its cells, and they alone give
// the number too.
func TestAPrintedNumberIsRecomputedFromTheCellsOfTheOriginals(t *testing.T) {
	t.Parallel()
	r := newRecount(t)
	var all []*work
	for _, v := range crawled(t) {
		for _, n := range v.numbers {
			if w := r.workOut(n); w != nil && w.num != nil && !slices.Contains(notFromCells, w.kind) && !strings.HasPrefix(w.receipt, "/movements/") {
				all = append(all, w)
			}
		}
	}
	followed := make(map[string]bool)
	for _, w := range spread(all, followedOf(len(all))) {
		r.follow(w)
		followed[w.receipt] = true
	}
	r.report(len(followed))
}

// What is as the city recorded it, or as its plan has it, comes from no cell.
var notFromCells = []string{"target, ytd", "score weight", "score deductions"}

func followedOf(all int) int {
	if *every {
		return all
	}
	return someNumbers
}

// spread draws numbers with different receipts: of each kind some, before
// others of the kinds that are many.
func spread(all []*work, n int) (chosen []*work) {
	r := rand.New(rand.NewPCG(seed, seed))
	r.Shuffle(len(all), func(i, j int) { all[i], all[j] = all[j], all[i] })
	taken, ofKind := make(map[string]bool), make(map[string]int)
	for most := 4; len(chosen) < n && most < 4*len(all); most *= 2 {
		for _, w := range all {
			if len(chosen) < n && !taken[w.receipt] && ofKind[w.kind] < most {
				taken[w.receipt] = true
				ofKind[w.kind]++
				chosen = append(chosen, w)
			}
		}
	}
	return chosen
}

// Kinds that must be among those worked out, or the crawl has lost its way.
var expected = []string{
	"value, ytd", "value, ttm", "value, year", "value, end", "value, ttm, industrial", "city value, ytd", "city value, ttm, industrial",
	"month, ytd", "base, ytd", "growth, ytd", "growth, ttm, industrial", "city growth, ytd", "completion, ytd", "pace, ytd", "gap, ytd", "need, ytd",
	"forecast, ytd", "forecast_low, ytd", "forecast_high, ytd", "season_pace, ytd", "rank by value, ytd", "rank by growth, ytd",
	"move by value, ytd", "to_next by value, ytd", "to_next_numerator by value, ttm, industrial", "lag by value, ytd", "part_share, ytd",
	"score total", "score rank", "score points", "score benchmark", "score to_rank", "score to_band",
}

func (r *recount) report(followed int) {
	r.t.Helper()
	total := 0
	var names []string
	for kind, n := range r.kinds {
		names = append(names, kind)
		if !strings.HasPrefix(kind, "not covered") {
			total += n
		}
	}
	slices.Sort(names)
	for _, kind := range names {
		r.t.Logf("%6d %s", r.kinds[kind], kind)
	}
	r.t.Logf("%d numbers worked out, %d of them followed over %d receipts to the cells, %d apart", total, followed, len(r.trail.seen), r.apart)
	for _, kind := range expected {
		if r.kinds[kind] == 0 {
			r.t.Errorf("no number of the kind %s was met", kind)
		}
	}
	if followed < 1000 {
		r.t.Errorf("only %d numbers were followed to their cells", followed)
	}
}
