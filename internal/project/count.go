package project

import (
	"cmp"
	"math/big"
	"slices"
	"time"

	"parkboard/internal/park"
)

// Threshold is the total investment from which a start is one of 亿元以上:
// exactly 1亿元 is included (docs/domain.md#projects).
const Threshold park.Quantity = 10_000 * park.QuantityScale

// Begun reports whether work on a project began by a day. A start of a project
// in 前期 is planned, that of a dropped one void.
func Begun(p *park.Project, day park.Date) bool {
	return p.Start != "" && p.Start <= day && p.State != park.ProjectPlanned && p.State != park.ProjectDropped
}

// Started reports whether work began from one day to another.
func Started(p *park.Project, from, to park.Date) bool { return p.Start >= from && Begun(p, to) }

// Finished reports whether a project was finished from one day to another; the
// finish of one that is not 竣工 is planned.
func Finished(p *park.Project, from, to park.Date) bool {
	return p.State == park.ProjectFinished && p.Finish >= from && p.Finish <= to && p.Finish != ""
}

// IsNew reports whether a project is one of 新开工亿元以上 of a period: begun from
// the year's first day to the period's last, of 1亿元 or more, and not called
// 续建 by the ledger of that year. A start in January counts into 1—2月.
func IsNew(p *park.Project, period park.Period) bool {
	from, to := newIn(period)
	return isNew(p, from, to)
}

func isNew(p *park.Project, from, to park.Date) bool {
	whole, ok := p.Value(park.ProjectTotal)
	return ok && whole >= Threshold && !p.Resumed && Started(p, from, to)
}

// newIn is the span in which a new project of a period began.
func newIn(period park.Period) (from, to park.Date) {
	return park.Period{Year: period.Year, Month: 2}.Start(), period.End()
}

// CountNew counts the new projects of a period by park, and of the city. A park
// without a ledger of the year has no count: it is missing, not zero.
func CountNew(l *park.ProjectLedger, period park.Period) map[string]int {
	out := map[string]int{}
	for code := range l.Years {
		if l.Covers(code, period.Year) {
			out[code], out[park.CityCode] = 0, 0
		}
	}
	from, to := newIn(period)
	for i := range l.Projects {
		if p := &l.Projects[i]; isNew(p, from, to) {
			out[p.Park]++
			out[park.CityCode]++
		}
	}
	return out
}

// Quarter is three months of a year.
type Quarter struct{ Year, N int }

// QuarterOf is the quarter of a day.
func QuarterOf(day park.Date) Quarter {
	t := day.Time()
	return Quarter{t.Year(), (int(t.Month()) + 2) / 3}
}

// Start is the quarter's first day.
func (q Quarter) Start() park.Date {
	return park.DateOf(time.Date(q.Year, time.Month(3*q.N-2), 1, 0, 0, 0, 0, park.Beijing))
}

// End is its last day.
func (q Quarter) End() park.Date {
	return park.DateOf(time.Date(q.Year, time.Month(3*q.N+1), 0, 0, 0, 0, 0, park.Beijing))
}

// Progress is a quarter of one park, or of all of them.
type Progress struct {
	Park     string
	Starts   int // begun in the quarter
	New      int // of them, new ones of 亿元以上
	Finishes int
	Counted  int      // projects of the quarter's ledgers whose plan and done are both known
	Lacking  int      // those that lack one of the two
	Plan     *big.Rat // 万元, over Counted; nil without a ledger
	Done     *big.Rat
	Rate     *big.Rat // Done ÷ Plan; nil without a plan
	ByDone   int      // rank among the parks; 0 where there is none
	ByRate   int
}

// Progresses tells a quarter of each park, in their order, and of the city at
// the end: what began and finished by what is known now, and how much of the
// year's plan was done by the ledgers through the quarter.
func Progresses(parks []string, all, through []park.Project, q Quarter, today park.Date) []Progress {
	out := make([]Progress, len(parks)+1)
	for i, code := range append(slices.Clone(parks), park.CityCode) {
		out[i] = progress(code, all, through, q, today)
	}
	rank(out[:len(parks)], func(p *Progress) *big.Rat { return p.Done }, func(p *Progress, n int) { p.ByDone = n })
	rank(out[:len(parks)], func(p *Progress) *big.Rat { return p.Rate }, func(p *Progress, n int) { p.ByRate = n })
	return out
}

func progress(code string, all, through []park.Project, q Quarter, today park.Date) Progress {
	p := Progress{Park: code}
	of := func(one *park.Project) bool { return code == park.CityCode || one.Park == code }
	end := min(q.End(), today)
	for i := range all {
		one := &all[i]
		if !of(one) {
			continue
		}
		if Started(one, q.Start(), end) {
			p.Starts++
			if IsNew(one, park.Period{Year: q.Year, Month: 3 * q.N}) {
				p.New++
			}
		}
		if Finished(one, q.Start(), end) {
			p.Finishes++
		}
	}
	for i := range through {
		one := &through[i]
		if !of(one) || one.State == park.ProjectDropped {
			continue
		}
		planned, okP := one.Value(park.ProjectPlan)
		done, okD := one.Value(park.ProjectDone)
		if !okP || !okD {
			p.Lacking++
			continue
		}
		if p.Counted++; p.Plan == nil {
			p.Plan, p.Done = new(big.Rat), new(big.Rat)
		}
		p.Plan.Add(p.Plan, planned.Rat())
		p.Done.Add(p.Done, done.Rat())
	}
	if p.Plan != nil && p.Plan.Sign() > 0 {
		p.Rate = new(big.Rat).Quo(p.Done, p.Plan)
	}
	return p
}

// rank gives equal values one rank, 1, 2, 2, 4, and those without a value none.
func rank(all []Progress, of func(*Progress) *big.Rat, set func(*Progress, int)) {
	for i := range all {
		v := of(&all[i])
		if v == nil {
			continue
		}
		place := 1
		for k := range all {
			if other := of(&all[k]); other != nil && other.Cmp(v) > 0 {
				place++
			}
		}
		set(&all[i], place)
	}
}

// Stuck is a bottleneck with its project.
type Stuck struct {
	Project *park.Project
	Block   park.Block
}

// Bottlenecks lists the bottlenecks of projects that are not dropped: overdue
// ones first, the longest overdue before the others; then the open ones by
// their promised day, those without one behind; then the cleared ones, the
// latest first.
func Bottlenecks(all []park.Project, today park.Date) []Stuck {
	var out []Stuck
	for i := range all {
		if all[i].State == park.ProjectDropped {
			continue
		}
		for _, b := range all[i].Blocks {
			out = append(out, Stuck{&all[i], b})
		}
	}
	slices.SortStableFunc(out, func(a, b Stuck) int {
		if a.Block.Open(today) && b.Block.Open(today) {
			return cmp.Or(cmp.Compare(orLast(a.Block.Promised), orLast(b.Block.Promised)), cmp.Compare(a.Project.Code, b.Project.Code))
		}
		return cmp.Or(cmp.Compare(openFirst(a, today), openFirst(b, today)), cmp.Compare(b.Block.Cleared, a.Block.Cleared), cmp.Compare(a.Project.Code, b.Project.Code))
	})
	return out
}

func openFirst(s Stuck, today park.Date) int {
	if s.Block.Open(today) {
		return 0
	}
	return 1
}

// orLast puts a day that was not given behind all that were.
func orLast(d park.Date) park.Date { return cmp.Or(d, "9999-99-99") }
