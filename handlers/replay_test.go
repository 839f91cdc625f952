package handlers

import (
	"errors"
	"flag"
	"fmt"
	"math/rand/v2"
	"net/http"
	"slices"
	"strings"
	"testing"
	"time"

	"golang.org/x/net/html"

	"parkboard/internal/park"
	"parkboard/store"
	"parkboard/store/storetest"
)

var (
	replays     = flag.Int("replays", 1, "how many random histories are replayed")
	replaySteps = flag.Int("replaysteps", 60, "acts of each")
)

// Random people act at random; along the way every page is archived as known
// at that moment, for a leader and an administrator. After all later acts each
// is what it was, byte for byte, but for what is marked as speaking of now
// (docs/domain.md#moments).
func TestAPageOfAMomentStaysWhatItWasWhateverIsDoneLater(t *testing.T) {
	for n := range uint64(*replays) {
		seed := n + 3 // the first history comes to a seal and a measure
		t.Run(fmt.Sprint(seed), func(t *testing.T) {
			h := newReplay(t, seed)
			steps := *replaySteps
			var archived []archivedPage
			for step := range steps {
				h.act()
				if step == 2*steps/3 || step == steps/3 && steps >= 100 {
					archived = append(archived, h.archive()...)
				}
			}
			h.b.now = h.b.now.Add(time.Hour)
			whole := 0
			for _, was := range archived {
				if is := h.page(was.who, was.address); is.status != was.status || is.body != was.body {
					t.Errorf("%s for %s was %d, is %d:\n%s", was.address, was.who, was.status, is.status, firstOther(was.body, is.body))
				}
				if was.status == http.StatusOK {
					whole++
				}
			}
			t.Logf("%d pages, %d of them whole, after %v", len(archived), whole, h.done)
			if whole*2 < len(archived) {
				t.Errorf("only %d of %d archived pages are whole", whole, len(archived))
			}
		})
	}
}

// archivedPage is a page as it was once answered.
type archivedPage struct {
	who, address string
	status       int
	body         string
}

// replay is a board on which random acts are done.
type replay struct {
	t    *testing.T
	b    *testBoard
	r    *rand.Rand
	m    *stageModel
	done map[string]int
	live []int64 // published uploads
	wait []int64 // received, not yet submitted
}

func newReplay(t *testing.T, seed uint64) *replay {
	b, _ := assessing(t)
	b.now = b.now.Add(12 * time.Hour) // midnight is near: a notice can end
	return &replay{t: t, b: b, r: rand.New(rand.NewPCG(seed, 7)), m: &stageModel{stage: park.Drafted}, done: map[string]int{}, live: []int64{1}}
}

// act does one thing that the board lets through; time passes before it.
func (h *replay) act() {
	h.t.Helper()
	h.b.now = h.b.now.Add(time.Duration(3+h.r.IntN(6)) * time.Minute)
	for range 50 {
		var name string
		var did bool
		if h.r.IntN(3) == 0 {
			name, did = h.stage()
		} else {
			kind := historyActs
			if h.r.IntN(2) == 0 {
				kind = taskActs
			}
			one := pick(h.r, kind)
			err := one.do(h)
			if err != nil && park.KindOf(err) == park.Internal {
				h.t.Fatalf("%s: %v", one.name, err)
			}
			name, did = one.name, err == nil
		}
		if did {
			h.done[name]++
			return
		}
	}
	h.t.Fatal("nothing can be done")
}

// stage takes a step of the assessment that the rules let through.
func (h *replay) stage() (string, bool) {
	act := modelActs[h.r.IntN(len(modelActs))]
	if act.name == "redraft" && h.r.IntN(8) > 0 {
		return act.name, false // or nothing would ever be sealed
	}
	for _, u := range people {
		if act.may(h.m, h.b, u) && act.try(h.m, h.b, u.Name) == http.StatusSeeOther {
			if act.name == "notice" {
				h.m.last = h.b.today()
			}
			act.then(h.m, h.b, u.Name)
			return act.name, true
		}
	}
	return act.name, false
}

func (h *replay) admin() park.Act { return park.Act{Actor: "admin", At: h.b.now} }

func (h *replay) park() string { return pick(h.r, []string{"rare-earth", "jiuyuan", "metals"}) }

func pick[T any](r *rand.Rand, all []T) T { return all[r.IntN(len(all))] }

func (h *replay) figures() (all []park.Figure) {
	code, period := h.park(), pick(h.r, []string{"2022-06", "2022-12", "2023-05", "2023-06"})
	for _, indicator := range []string{"output", "tax", "value_added", "employees"} {
		if h.r.IntN(3) > 0 {
			all = append(all, storetest.Figure(code, period, indicator, fmt.Sprint(1000+h.r.IntN(900_000)), "B2"))
		}
	}
	return append(all, storetest.Figure(code, period, "energy", fmt.Sprint(1+h.r.IntN(9999)), "C2"))
}

var errNothing error = park.Invalidf("nothing", "nothing to do it to")

// historyActs are what happens beside the steps of an assessment.
var historyActs = []replayAct{
	{"publish", func(h *replay) error {
		h.live = append(h.live, storetest.Publish(h.t, h.b.db, h.admin(), h.figures()...))
		return nil
	}},
	{"withdraw", func(h *replay) error {
		if len(h.live) < 2 {
			return errNothing
		}
		at := 1 + h.r.IntN(len(h.live)-1)
		id := h.live[at]
		h.live = slices.Delete(h.live, at, at+1)
		return h.b.db.Withdraw(h.t.Context(), h.admin(), id, "数据有误", 1000)
	}},
	{"receive", func(h *replay) error {
		act := park.Act{Actor: "clerk", At: h.b.now}
		up, err := h.b.db.Receive(h.t.Context(), act, storetest.Workbook(fmt.Sprintf("月报%d.csv", h.b.now.Unix()), h.figures()...))
		h.wait = append(h.wait, up.ID)
		return err
	}},
	{"submit", func(h *replay) error {
		if len(h.wait) == 0 {
			return errNothing
		}
		return h.b.db.Submit(h.t.Context(), park.Act{Actor: "clerk", At: h.b.now}, h.wait[len(h.wait)-1])
	}},
	{"return", func(h *replay) error {
		if len(h.wait) == 0 {
			return errNothing
		}
		id := h.wait[len(h.wait)-1]
		err := h.b.db.Return(h.t.Context(), h.admin(), id, "请改正")
		if err == nil {
			h.wait = h.wait[:len(h.wait)-1]
		}
		return err
	}},
	{"reason", func(h *replay) error {
		if len(h.wait) == 0 {
			return errNothing
		}
		return h.b.db.AnswerIssue(h.t.Context(), park.Act{Actor: "clerk", At: h.b.now}, park.Answer{
			Upload: h.wait[len(h.wait)-1], Code: "sum", Sheet: "1", Cell: "A1", Text: "1", Reason: "已核"})
	}},
	{"land", func(h *replay) error {
		return h.b.db.AddLand(h.t.Context(), h.admin(), park.Land{Park: h.park(), Basis: pick(h.r, park.Bases),
			Area: park.Quantity(1+h.r.IntN(40_000)) * park.QuantityScale, Effective: pick(h.r, []park.Date{"2022-01-01", "2023-03-01"}), Document: "包府发〔2023〕2号"})
	}},
	{"target", func(h *replay) error {
		return h.b.db.AddTarget(h.t.Context(), h.admin(), park.Target{Park: h.park(), Year: 2023, Indicator: pick(h.r, []string{"tax", "output"}),
			Value: park.Quantity(1+h.r.IntN(9_000_000)) * park.QuantityScale, Effective: "2023-01-01", Document: "包府发〔2023〕3号"})
	}},
	{"note", func(h *replay) error {
		return h.b.db.AddNote(h.t.Context(), h.admin(), park.Note{Park: h.park(), Text: fmt.Sprintf("一区多园 %d", h.r.IntN(99)), Effective: "2023-01-01"})
	}},
	{"catalogue", func(h *replay) error {
		known, err := h.b.db.Snapshot(h.t.Context(), park.Moment{})
		if err != nil {
			return err
		}
		c := *known.Catalogue
		c.DueDay = 10 + h.r.IntN(15)
		c.Parks = slices.Clone(c.Parks)
		c.Parks[0].Name.ZH = fmt.Sprintf("稀土高新区%d", h.r.IntN(99))
		return h.b.db.ReviseCatalogue(h.t.Context(), h.admin(), &c, park.DateOf(h.b.now), "包府发〔2023〕4号")
	}},
	{"scheme", func(h *replay) error {
		s := taxScheme()
		s.Code, s.Name.ZH = fmt.Sprintf("s%d", h.b.now.Unix()), fmt.Sprintf("方案%d", h.r.IntN(99))
		_, err := h.b.db.SaveScheme(h.t.Context(), h.admin(), s, 0)
		return err
	}},
	{"follow up", func(h *replay) error {
		all, err := h.b.db.FollowUps(h.t.Context(), park.Moment{})
		if err != nil || len(all) == 0 {
			return errors.Join(err, errNothing)
		}
		verb := pick(h.r, []park.FollowUpVerb{park.FollowUpProgress, park.FollowUpReport, park.FollowUpConfirm, park.FollowUpAmend})
		return h.b.db.ActOnFollowUp(h.t.Context(), h.admin(), pick(h.r, all).ID, park.FollowUpAct{Verb: verb, Text: "已办", Owner: "财政局"}, nil)
	}},
	{"enterprises", func(h *replay) error {
		raw := fmt.Append(nil, "企业", h.b.now.Unix())
		id, err := h.b.db.ReceiveEnterprises(h.t.Context(), h.admin(), store.ReceivedEnterprises{FileName: "企业.csv", Bytes: raw, Year: 2022, Parks: []string{"jiuyuan"}, Enterprises: 1})
		if err != nil {
			return err
		}
		e := park.Enterprise{Code: "91150200MA0N4C5X3E", Name: fmt.Sprintf("恒瑞%d", h.r.IntN(99)), Park: "jiuyuan", Year: 2022, Sheet: "企业", Row: 4}
		e.Set(park.EnterpriseValue(0), park.Quantity(h.r.IntN(9_000_000)))
		return h.b.db.PublishEnterprises(h.t.Context(), h.admin(), id, []park.Enterprise{e}, "已核")
	}},
	{"account", func(h *replay) error {
		name := fmt.Sprintf("u%d", h.b.now.Unix())
		return h.b.db.AddUser(h.t.Context(), h.admin(), park.User{Name: name, Display: "新人", Role: pick(h.r, []park.Role{park.Leader, park.Admin})}, "")
	}},
}

// archive asks for every page there is, as known now, for two readers.
func (h *replay) archive() (all []archivedPage) {
	at := park.AsOfText(h.b.now)
	for _, who := range []park.User{people[0], people[4]} {
		for _, address := range h.addresses(who.Role) {
			joint := "?"
			if strings.Contains(address, "?") {
				joint = "&"
			}
			all = append(all, h.page(who.Name, address+joint+"asof="+at))
		}
	}
	return all
}

// addresses are those of the table of routes that a role may use, with the
// first and the newest of what has a number, and views that need more than a path.
func (h *replay) addresses(role park.Role) []string {
	var all []string
	for _, r := range h.b.core.routes() {
		if r.method != http.MethodGet || r.who.open || !r.who.allows(role) {
			continue
		}
		all = append(all, example.Replace(r.path))
		if strings.Contains(r.path, ":id") {
			newest := h.live[len(h.live)-1]
			if len(h.wait) > 0 {
				newest = h.wait[len(h.wait)-1]
			}
			all = append(all, example.Replace(strings.ReplaceAll(r.path, ":id", fmt.Sprint(newest))))
		}
	}
	all = append(all, h.taskPages()...)
	return append(all, "/?period=2022-12", "/rankings?indicator=tax_per_mu", "/receipts/jiuyuan/2022-12/tax_per_mu",
		"/receipts/score/2022/rare-earth/total", "/compare?parks=rare-earth,jiuyuan", "/changes?from=2023-07-10", "/parks/jiuyuan")
}

// page is a page without what speaks of now; of one that is refused only that.
func (h *replay) page(who, address string) archivedPage {
	h.t.Helper()
	got := h.b.as(who).get(address)
	if got.status >= 500 {
		h.t.Fatalf("%s for %s: %d: %s", address, who, got.status, h.b.log)
	}
	p := archivedPage{who: who, address: address, status: got.status}
	if got.status == http.StatusOK {
		p.body = got.body
		if strings.HasPrefix(got.header.Get("Content-Type"), "text/html") {
			p.body = withoutNow(h.t, got.body)
		}
	}
	return p
}

// withoutNow takes out the elements that are marked data-now.
func withoutNow(t *testing.T, page string) string {
	t.Helper()
	if !strings.Contains(page, " data-now") {
		return page
	}
	root, err := html.Parse(strings.NewReader(page))
	if err != nil {
		t.Fatal(err)
	}
	var marked []*html.Node
	for n := range root.Descendants() {
		if slices.ContainsFunc(n.Attr, func(a html.Attribute) bool { return a.Key == "data-now" }) {
			marked = append(marked, n)
		}
	}
	for _, n := range marked {
		n.Parent.RemoveChild(n)
	}
	var out strings.Builder
	if err := html.Render(&out, root); err != nil {
		t.Fatal(err)
	}
	return out.String()
}

// firstOther shows where two pages part.
func firstOther(was, is string) string {
	n := 0
	for n < min(len(was), len(is)) && was[n] == is[n] {
		n++
	}
	from := max(0, n-160)
	return fmt.Sprintf("was …%.320s\n is …%.320s", was[from:], is[from:])
}
