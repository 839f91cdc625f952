package handlers

import (
	"crypto/sha256"
	"fmt"
	"os"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"parkboard/internal/assess"
	"parkboard/internal/board"
	"parkboard/internal/catalog"
	"parkboard/internal/locale"
	"parkboard/internal/park"
	"parkboard/store"
	"parkboard/store/storetest"
	"parkboard/views"

	"pgregory.net/rapid"
)

// The city of a history: few parks, periods and indicators, so that uploads
// often meet.
var (
	historyParks      = []string{"rare-earth", "metals", "jinshan"}
	historyPeriods    = []string{"2022-05", "2022-06", "2022-12", "2023-05", "2023-06"}
	historyIndicators = []string{"output", "tax", "value_added", "invested", "land_industrial"}
)

// history is a board on which random people do random things, with the acts
// written down so that another history can leave one of them out.
type history struct {
	t       *rapid.T
	db      *store.DB
	minute  int
	uploads []historyUpload
	dir     string
}

// historyUpload is an upload and what was read in it.
type historyUpload struct {
	id      int64
	figures []park.Figure
	live    bool
}

// newHistory opens a board that is taken away again after one drawing: there
// may be many thousands.
func newHistory(outer *testing.T, t *rapid.T) *history {
	dir := storetest.NewDir(outer)
	db, err := store.OpenExisting(outer.Context(), dir)
	if err != nil {
		t.Fatal(err)
	}
	return &history{t: t, db: db, dir: dir}
}

func (h *history) close() {
	if err := h.db.Close(); err != nil {
		h.t.Fatal(err)
	}
	if err := os.RemoveAll(h.dir); err != nil {
		h.t.Fatal(err)
	}
}

func (h *history) must(err error) {
	if err != nil {
		h.t.Fatal(err)
	}
}

func (h *history) known() store.Snapshot {
	known, err := h.db.Snapshot(h.t.Context(), park.Moment{})
	h.must(err)
	return known
}

// act is the next act: often in the same minute as the one before.
func (h *history) act(later int) park.Act {
	h.minute += later
	return storetest.Act(h.minute)
}

// anyFigures draws what stands in a workbook: cumulatives, and beside some of
// them a month, a base or a growth.
func anyFigures(t *rapid.T) (figures []park.Figure) {
	seen := make(map[park.Key]bool)
	for range rapid.IntRange(1, 6).Draw(t, "figures") {
		f := storetest.Figure(rapid.SampledFrom(append(historyParks, park.CityCode)).Draw(t, "park"), rapid.SampledFrom(historyPeriods).Draw(t, "period"),
			rapid.SampledFrom(historyIndicators).Draw(t, "indicator"), "1", "C5")
		f.Measure = rapid.SampledFrom([]park.Measure{park.Cumulative, park.Cumulative, park.Cumulative, park.Month, park.Base, park.Growth}).Draw(t, "measure")
		f.Value = park.Quantity(rapid.Int64Range(1, 9).Draw(t, "value") * 1_200_000 * park.QuantityScale)
		if !seen[f.Key()] {
			seen[f.Key()] = true
			figures = append(figures, f)
		}
	}
	return figures
}

// sends takes a workbook as far as submitted.
func (h *history) sends(figures []park.Figure, later int) historyUpload {
	act := h.act(later)
	up, err := h.db.Receive(h.t.Context(), act, storetest.Workbook(fmt.Sprintf("%d.csv", len(h.uploads)), figures...))
	h.must(err)
	h.must(h.db.Submit(h.t.Context(), act, up.ID))
	h.uploads = append(h.uploads, historyUpload{id: up.ID, figures: figures})
	return h.uploads[len(h.uploads)-1]
}

func (h *history) publishes(up historyUpload) {
	h.must(h.db.Publish(h.t.Context(), h.act(0), up.id, up.figures, h.known().Version))
	h.at(up.id).live = true
}

func (h *history) withdraws(up historyUpload) {
	h.must(h.db.Withdraw(h.t.Context(), h.act(1), up.id, "有误", 1000))
	h.at(up.id).live = false
}

func (h *history) at(id int64) *historyUpload {
	return &h.uploads[slices.IndexFunc(h.uploads, func(u historyUpload) bool { return u.id == id })]
}

// step is one thing that happens in a history; it is drawn once, so that it can
// happen in two.
type step struct {
	what    string // publish, withdraw, replace, land
	figures []park.Figure
	later   int
	which   int // of the live ones
	area    park.Quantity
}

func anySteps(t *rapid.T) (steps []step) {
	for range rapid.IntRange(1, 6).Draw(t, "steps") {
		steps = append(steps, step{
			what:    rapid.SampledFrom([]string{"publish", "publish", "publish", "withdraw", "replace", "land"}).Draw(t, "step"),
			figures: anyFigures(t), later: rapid.IntRange(0, 2).Draw(t, "later"), which: rapid.IntRange(0, 9).Draw(t, "which"),
			area: park.Quantity(rapid.Int64Range(1, 9).Draw(t, "mu") * 1000 * park.QuantityScale),
		})
	}
	return steps
}

func (h *history) live() (live []historyUpload) {
	for _, up := range h.uploads {
		if up.live {
			live = append(live, up)
		}
	}
	return live
}

// takes lets a step happen. A withdrawal and a replacement need something live.
func (h *history) takes(s step) {
	live := h.live()
	switch {
	case s.what == "land":
		h.must(h.db.AddLand(h.t.Context(), h.act(s.later), park.Land{Park: "metals", Basis: park.Industrial, Area: s.area, Effective: "2022-06-01"}))
	case s.what == "publish" || len(live) == 0:
		h.publishes(h.sends(s.figures, s.later))
	case s.what == "withdraw":
		h.withdraws(live[s.which%len(live)])
	default:
		if earlier := live[s.which%len(live)]; ofParks(earlier.figures) {
			h.replaces(earlier, s)
		}
	}
}

// ofParks reports whether any figure is a park's: an upload that speaks of the
// city alone is covered by no other.
func ofParks(figures []park.Figure) bool {
	return slices.ContainsFunc(figures, func(f park.Figure) bool { return f.Park != park.CityCode })
}

// replaces publishes the same cells with other values in the place of one.
func (h *history) replaces(earlier historyUpload, s step) {
	figures := slices.Clone(earlier.figures)
	for i := range figures {
		figures[i].Value += s.figures[0].Value
	}
	up := h.sends(figures, s.later)
	r := park.Replacement{Upload: up.id, Of: earlier.id, Reason: "核定"}
	h.must(h.db.Replace(h.t.Context(), h.act(0), r, figures, h.known().Version))
	h.at(earlier.id).live, h.at(up.id).live = false, true
}

// saying is everything a state says, hashed: values, places, words and reasons,
// standings, the sentences of the summaries, and the scores by the shipped
// schemes. It asks the board anew and knows nothing of how the state came about.
func saying(b *board.Board) string {
	var out strings.Builder
	page := views.Page{Say: locale.For("zh-CN")}
	for _, text := range historyPeriods {
		p := must(park.ParsePeriod(text))
		for _, q := range board.Headlines(b, p) {
			v := b.Value(q)
			fmt.Fprintln(&out, v.Query.Path(), plain(v), v.Marks)
		}
		for _, one := range b.Catalogue().Parks {
			brief := views.NewBrief(page, b, one, p)
			fmt.Fprintln(&out, b.Status(one.Code, p).Standing, brief.Lead.Plain())
			for _, r := range brief.Remarks {
				fmt.Fprintln(&out, r.Says.Plain())
			}
		}
	}
	for _, scheme := range must(catalog.Schemes(b.Catalogue())) {
		period, ok := assess.PeriodOf(b, &scheme)
		if !ok {
			continue
		}
		result, flaws := assess.State{Board: b, Scheme: &scheme, Period: period}.Result()
		fmt.Fprintln(&out, scheme.Code, flaws)
		if result != nil {
			for _, row := range result.Rows {
				fmt.Fprintln(&out, row.Code, row.Rank, row.Total)
			}
		}
	}
	return fmt.Sprintf("%x", sha256.Sum256([]byte(out.String())))
}

func must[T any](v T, err error) T {
	if err != nil {
		panic(err)
	}
	return v
}

// seenAhead is a change in words, to be compared.
func seenAhead(o views.Outcome) (lines []string) {
	for _, c := range o.Changes {
		lines = append(lines, fmt.Sprint(c.Query.Path(), " ", plain(c.Was), " → ", plain(c.Is)))
	}
	for _, s := range o.Standings {
		lines = append(lines, fmt.Sprint(s.Period, " ", s.Park.Code, " ", s.Was, " → ", s.Is))
	}
	return lines
}

// foretold checks that what a step was said to change is what it changed, in
// every period a page of either board can be asked for: nothing less, nothing
// else.
func foretold(t *rapid.T, a stepAhead, after store.Snapshot) {
	is := board.New(factsOf(after))
	every := slices.Concat(a.was.Periods(), is.Periods(), a.all)
	slices.SortFunc(every, park.Period.Compare)
	every = slices.Compact(every)
	said, done := seenAhead(views.NewOutcome(a.was, a.is, a.all)), seenAhead(views.NewOutcome(a.was, is, every))
	slices.Sort(said)
	slices.Sort(done)
	if !slices.Equal(said, done) {
		t.Fatalf("%s: said\n%s\ndone\n%s", a.step, strings.Join(said, "\n"), strings.Join(done, "\n"))
	}
	if saying(a.is) != saying(is) {
		t.Fatalf("%s: the board ahead is not the board that came", a.step)
	}
}

func (h *history) visit() visit {
	known := h.known()
	return visit{Known: known, Board: board.New(factsOf(known))}
}

// oneInTwenty checks a property that needs whole databases as often as there is
// time for: a twentieth of what -rapid.checks asks for.
func oneInTwenty(outer *testing.T, holds func(t *rapid.T)) {
	n := 0
	rapid.Check(outer, func(t *rapid.T) {
		if n++; n%20 == 1 {
			holds(t)
		}
	})
}

func TestConsequencesAreTheStateAfterTheStepAndNothingElse(outer *testing.T) {
	oneInTwenty(outer, func(t *rapid.T) {
		h := newHistory(outer, t)
		defer h.close()
		for _, s := range anySteps(t) {
			h.takes(s)
		}
		up := h.sends(anyFigures(t), rapid.IntRange(0, 1).Draw(t, "soon"))
		v := h.visit()
		a := v.publishing(park.Upload{ID: up.id}, up.figures, h.act(0).At.Add(time.Millisecond))
		live := slices.DeleteFunc(h.live(), func(one historyUpload) bool { return !ofParks(one.figures) })
		if len(live) > 0 && rapid.Bool().Draw(t, "in place") {
			earlier := live[rapid.IntRange(0, len(live)-1).Draw(t, "of")]
			up = h.sends(append(slices.Clone(earlier.figures), missingIn(earlier.figures, up.figures)...), 0)
			v = h.visit()
			a = v.replacing(park.Upload{ID: up.id}, park.Upload{ID: earlier.id}, up.figures, h.act(0).At)
			h.must(h.db.Replace(t.Context(), h.act(0), park.Replacement{Upload: up.id, Of: earlier.id, Reason: "核定"}, up.figures, v.Known.Version))
		} else {
			h.publishes(up)
		}
		foretold(t, a, h.known())
	})
}

// missingIn are the figures of one list whose keys the other lacks.
func missingIn(had, more []park.Figure) []park.Figure {
	return slices.DeleteFunc(slices.Clone(more), func(f park.Figure) bool {
		return slices.ContainsFunc(had, func(one park.Figure) bool { return one.Key() == f.Key() })
	})
}

// Two histories take the same steps; in one of them, one upload is published
// among the others and withdrawn at the end, in the other it never is.
func TestAWithdrawalLeavesTheStateOfAHistoryWithoutTheUpload(outer *testing.T) {
	oneInTwenty(outer, func(t *rapid.T) {
		with, without := newHistory(outer, t), newHistory(outer, t)
		defer with.close()
		defer without.close()
		steps, extra := anySteps(t), anyFigures(t)
		when := rapid.IntRange(0, len(steps)).Draw(t, "when")
		var odd historyUpload
		for i := range len(steps) + 1 {
			if i == when {
				odd = with.sends(extra, 1)
				with.must(with.db.Publish(t.Context(), with.act(0), odd.id, extra, with.known().Version))
				without.sends(extra, 1)
			}
			if i < len(steps) {
				with.takes(steps[i])
				without.takes(steps[i])
			}
		}
		v := with.visit()
		a := v.withdrawing(park.Upload{ID: odd.id})
		with.withdraws(odd)
		foretold(t, a, with.known())
		got, want := with.known(), without.known()
		if saying(board.New(factsOf(got))) != saying(board.New(factsOf(want))) {
			t.Fatal("the state is not that of a history without the upload")
		}
		for _, s := range []*store.Snapshot{&got, &want} {
			for i := range s.Figures {
				s.Figures[i].ID = 0
			}
		}
		if !reflect.DeepEqual(got.Figures, want.Figures) {
			t.Fatal("the figures are not those of a history without the upload")
		}
	})
}
