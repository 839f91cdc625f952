package handlers

import (
	"flag"
	"fmt"
	"math/big"
	"math/rand/v2"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"testing"
	"time"

	"parkboard/internal/park"
)

var (
	oracles    = flag.Int("oracles", 1, "how many random courses of years are compared with the oracle")
	oracleActs = flag.Int("oracleacts", 15, "acts of each")
)

// Two years of uploads, corrections, withdrawals, replacements, areas and
// targets in random order and on random days. After every few acts the numbers
// of pages, now and as known earlier, are those of the oracle; what a step was
// said to change is what the oracle says after it.
func TestPagesSayWhatAPlainListOfEventsSays(t *testing.T) {
	for seed := range uint64(*oracles) {
		t.Run(fmt.Sprint(seed), func(t *testing.T) {
			y := newYears(t, seed)
			for n := range *oracleActs {
				y.act(n)
				if n%3 == 2 {
					y.compare(y.b.now)
					y.compare(y.moments[y.r.IntN(len(y.moments))])
				}
			}
			t.Logf("%d numbers compared: %v; acts %v", y.numbers(), y.seen, y.done)
			for _, of := range []string{"value", "rank", "growth", "completion", "month", "ahead"} {
				if y.seen[of] == 0 {
					t.Errorf("no %s was compared", of)
				}
			}
		})
	}
}

// years is a board and the oracle's list of what was done to it.
type years struct {
	t       *testing.T
	b       *testBoard
	r       *rand.Rand
	o       oracle
	people  map[string]*client
	live    []sentFile
	moments []time.Time
	done    map[string]int
	seen    map[string]int // compared numbers by kind
	level   map[string]int64
}

// sentFile is a published upload.
type sentFile struct {
	path  string
	cells []cellTold
}

func newYears(t *testing.T, seed uint64) *years {
	b := newBoard(t)
	b.now = now.AddDate(0, 0, 8)
	b.core.sessions.Lifetime = 5 * 365 * 24 * time.Hour // nobody signs in again
	y := &years{
		t: t, b: b, r: rand.New(rand.NewPCG(seed, 11)), people: map[string]*client{}, done: map[string]int{}, seen: map[string]int{}, level: map[string]int64{},
		o: oracle{tiers: map[string]int64{"rare-earth": 10_000_000, "equipment": 10_000_000, "metals": 10_000_000, "aluminium": 5_000_000,
			"jiuyuan": 5_000_000, "tuyou": 3_000_000, "jinshan": 3_000_000}},
	}
	for n, code := range []string{"rare-earth", "equipment", "metals", "aluminium", "jiuyuan", "tuyou", "jinshan"} {
		y.o.parks = append(y.o.parks, code)
		y.level[code] = int64(9-n) * 900_000
	}
	y.level["tuyou"] = y.level["jinshan"] // twins, so that numbers tie
	for _, name := range []string{"leader", "clerk", "admin"} {
		c := b.as("")
		c.post("/signin", url.Values{"name": {name}, "password": {samplePassword}}).want(t, http.StatusSeeOther)
		y.people[name] = c
	}
	for _, month := range []string{"2022-06", "2022-12", "2023-06"} {
		y.publish(y.file([]string{month}, y.o.parks), nil)
	}
	return y
}

// later lets days pass: an act has a moment of its own.
func (y *years) later() {
	y.b.now = y.b.now.Add(time.Duration(1+y.r.IntN(30*24)) * time.Hour)
	y.moments = append(y.moments, y.b.now.Add(-time.Second))
}

func (y *years) act(n int) {
	y.t.Helper()
	y.later()
	admin := park.Act{Actor: "admin", At: y.b.now}
	what := pick(y.r, []string{"publish", "publish", "correct", "withdraw", "replace", "land", "land", "target"})
	if first := []string{"land", "target", "publish", "replace", "land", "withdraw"}; n < len(first) {
		what = first[n]
	}
	switch one := pick(y.r, y.live); what {
	case "publish":
		months := []string{pick(y.r, y.months())}
		if y.r.IntN(4) == 0 {
			months = append(months, ago(months[0]))
		}
		y.publish(y.file(months, y.someParks()), nil)
	case "correct":
		y.publish(y.corrected(one), nil)
	case "replace":
		y.publish(y.corrected(one), &one)
	case "withdraw":
		y.withdraw(one)
	case "land":
		for _, code := range y.someParks() {
			l := park.Land{Park: code, Basis: pick(y.r, []park.Basis{park.Industrial, park.Industrial, park.Built}), Area: park.Quantity(9000+y.r.IntN(20_000)) * park.QuantityScale,
				Effective: park.Date(pick(y.r, []string{"2021-01-01", "2022-12-31", "2023-01-01", "2023-06-30", "2023-07-01", "2024-03-01"}))}
			y.must(y.b.db.AddLand(y.t.Context(), admin, l))
			y.o = y.o.and(happening{what: "land", at: y.b.now, park: code, basis: string(l.Basis), day: string(l.Effective), number: l.Area.Rat()})
		}
	case "target":
		for _, code := range y.someParks() {
			g := park.Target{Park: code, Year: 2022 + y.r.IntN(3), Indicator: "tax", Value: park.Quantity(100_000+y.r.IntN(400_000)) * park.QuantityScale}
			g.Effective = park.Date(fmt.Sprint(g.Year, pick(y.r, []string{"-01-01", "-06-15", "-07-01"})))
			y.must(y.b.db.AddTarget(y.t.Context(), admin, g))
			y.o = y.o.and(happening{what: "target", at: y.b.now, park: code, subject: "tax", day: string(g.Effective), year: fmt.Sprint(g.Year), number: g.Value.Rat()})
		}
	}
	y.done[what]++
}

func (y *years) must(err error) {
	y.t.Helper()
	if err != nil {
		y.t.Fatal(err)
	}
}

// months are those that have ended: of the last year and a half, newest twice.
func (y *years) months() (all []string) {
	for n := 1; n < 20; n++ {
		if month := y.b.now.AddDate(0, 0, -y.b.now.Day()).AddDate(0, 1-n, 0).Format("2006-01"); !strings.HasSuffix(month, "-01") && month >= "2022-02" {
			all = append(all, month)
		}
	}
	return append(all, all[:3]...)
}

func (y *years) someParks() []string {
	all := slices.Clone(y.o.parks)
	y.r.Shuffle(len(all), func(i, j int) { all[i], all[j] = all[j], all[i] })
	if y.r.IntN(3) == 0 {
		return all
	}
	return all[:1+y.r.IntN(3)]
}

// file is what an office could send of some months and parks.
func (y *years) file(months, parks []string) (cells []cellTold) {
	for _, month := range months {
		n := int64(month[5]-'0')*10 + int64(month[6]-'0')
		for _, code := range parks {
			tell := func(subject, measure string, number *big.Rat) {
				cells = append(cells, cellTold{code, month, subject, measure, number})
			}
			whole := y.level[code] * (97 + int64(y.r.IntN(7))) / 100
			for at, subject := range []string{"output", "value_added", "tax", "invested"} {
				year := whole * []int64{100, 24, 5, 0}[at] / 100 * n / 12
				if subject == "invested" {
					year = y.level[code] * 3
				}
				tell(subject, "cumulative", y.digits(year))
				if subject == "invested" {
					continue
				}
				if y.r.IntN(3) == 0 {
					tell(subject, "growth", big.NewRat(int64(y.r.IntN(300)-60), 10))
				}
				if y.r.IntN(4) == 0 {
					tell(subject, "base", y.digits(year*95/100))
				}
				if n > 2 && y.r.IntN(3) == 0 {
					tell(subject, "month", y.digits(year/n))
				}
			}
			if y.r.IntN(4) == 0 {
				tell("land_industrial", "cumulative", big.NewRat(int64(12_000+y.r.IntN(9000)), 1))
			}
		}
	}
	slices.SortFunc(cells, func(a, b cellTold) int { return strings.Compare(a.subject+a.measure, b.subject+b.measure) })
	return cells
}

// digits are 万元 with two decimals; one in four is round, so that twins tie.
func (y *years) digits(n int64) *big.Rat {
	if y.r.IntN(4) == 0 {
		return big.NewRat(n/50_000*50_000+50_000, 1)
	}
	return big.NewRat(n*100+int64(y.r.IntN(100)), 100)
}

// corrected is a file again, with some numbers others and some left out.
func (y *years) corrected(one sentFile) (cells []cellTold) {
	for _, c := range one.cells {
		beside := c.measure != "cumulative"
		if beside && y.r.IntN(2) == 0 {
			continue
		}
		if !beside && (len(cells) == 0 || y.r.IntN(3) == 0) {
			c.number = new(big.Rat).Mul(c.number, big.NewRat(10_050+int64(y.r.IntN(100)), 10_000))
			c.number, _ = new(big.Rat).SetString(c.number.FloatString(2))
		}
		cells = append(cells, c)
	}
	return cells
}

var (
	subjectsTold = map[string]string{"output": "规上工业总产值", "value_added": "规上工业增加值", "tax": "税收", "invested": "累计固定资产投入", "land_industrial": "工业用地面积"}
	measuresTold = map[string]string{"cumulative": "累计", "growth": "同比", "base": "同期", "month": "本月"}
)

// written is a file of cells, one a row.
func (y *years) written(cells []cellTold) []byte {
	names := map[string]string{}
	known, err := y.b.db.Snapshot(y.t.Context(), park.Moment{})
	y.must(err)
	for _, one := range known.Catalogue.Parks {
		names[one.Code] = one.Name.ZH
	}
	out := "园区,期间,指标,口径,数值,单位\n"
	for _, c := range cells {
		unit := "万元"
		switch {
		case c.measure == "growth":
			unit = "%"
		case c.subject == "land_industrial":
			unit = "亩"
		}
		out += strings.Join([]string{names[c.park], c.month, subjectsTold[c.subject], measuresTold[c.measure], c.number.FloatString(2), unit}, ",") + "\n"
	}
	return []byte(out)
}

// publish takes a file from the clerk to the board, in the place of an earlier
// one or beside all, answering whatever is asked.
func (y *years) publish(cells []cellTold, earlier *sentFile) {
	y.t.Helper()
	clerk := y.people["clerk"]
	path := clerk.send("/uploads", "file", fmt.Sprintf("%d.csv", y.b.now.Unix()), y.written(cells), nil).want(y.t, http.StatusSeeOther).location()
	for range 9 {
		forms := questions(y.t, clerk.get(path).want(y.t, http.StatusOK).body)
		for _, form := range forms {
			sheet, cell, in := strings.Cut(form.Get("place"), "!")
			if !in {
				sheet, cell = "", sheet
			}
			var id int64
			_, _ = fmt.Sscanf(path, "/uploads/%d", &id)
			y.must(y.b.db.AnswerIssue(y.t.Context(), park.Act{Actor: "clerk", At: y.b.now}, park.Answer{
				Upload: id, Code: park.Code(form.Get("code")), Sheet: sheet, Cell: cell, Text: form.Get("found"), Reason: "与园区核对过"}))
		}
		if len(forms) == 0 {
			break
		}
	}
	clerk.post(path+"/submit", nil).want(y.t, http.StatusSeeOther)
	if earlier == nil || !y.replaces(path, cells, *earlier) {
		y.goesLive(path, cells)
	}
	y.live = append(y.live, sentFile{path, cells})
}

// goesLive publishes a submitted file beside all others.
func (y *years) goesLive(path string, cells []cellTold) {
	y.t.Helper()
	after := y.o.and(happening{what: "publish", at: y.b.now, upload: path, cells: cells})
	page := y.people["admin"].get(path+"/publish").want(y.t, http.StatusOK)
	y.foretells(path, "publish", "", page, after)
	y.people["admin"].post(path+"/publish", stepForm(y.t, page)).want(y.t, http.StatusSeeOther)
	y.o = after
}

// replaces publishes it in the place of another; without that one something in
// it may be in doubt, and then it is not done.
func (y *years) replaces(path string, cells []cellTold, earlier sentFile) bool {
	y.t.Helper()
	after := y.o.and(happening{what: "withdraw", at: y.b.now, upload: earlier.path}, happening{what: "publish", at: y.b.now, upload: path, cells: cells})
	id := strings.TrimPrefix(earlier.path, "/uploads/")
	page := y.people["admin"].get(path+"/replace?earlier="+id).want(y.t, http.StatusOK)
	y.foretells(path, "replace", "&earlier="+id, page, after)
	form := stepForm(y.t, page)
	form.Set("reason", "核定")
	if got := y.people["admin"].post(path+"/replace", form); got.status == http.StatusConflict {
		y.done["not in its place"]++
		return false
	}
	y.gone(earlier)
	y.o = after
	return true
}

func (y *years) withdraw(one sentFile) {
	y.t.Helper()
	if len(y.live) < 4 {
		return
	}
	after := y.o.and(happening{what: "withdraw", at: y.b.now, upload: one.path})
	page := y.people["admin"].get(one.path+"/withdraw").want(y.t, http.StatusOK)
	y.foretells(one.path, "withdraw", "", page, after)
	form := stepForm(y.t, page)
	form.Set("reason", "有误")
	y.people["admin"].post(one.path+"/withdraw", form).want(y.t, http.StatusSeeOther)
	y.gone(one)
	y.o = after
}

func (y *years) gone(one sentFile) {
	y.live = slices.DeleteFunc(y.live, func(had sentFile) bool { return had.path == one.path })
}
