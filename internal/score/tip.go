package score

import (
	"math/big"
	"slices"

	"parkboard/internal/park"
)

// Barrier says why one indicator alone cannot tip a result (单项不可达). Its
// words are locale keys: barrier.BARRIER.
type Barrier string

// The barriers.
const (
	BarTop      Barrier = "top"      // there is no better rank, or band
	BarMissing  Barrier = "missing"  // the value is missing, or the row unranked
	BarExcluded Barrier = "excluded" // the item is not scored
	BarVeto     Barrier = "veto"     // 一票否决 stands
	BarExempt   Barrier = "exempt"   // of the exempt class: it has no band
	BarCap      Barrier = "cap"      // the limits of the item end before the goal
)

// Tip is what it takes of one indicator to reach a goal, everything else as it
// is (docs/domain.md#tipping).
type Tip struct {
	Value  *big.Rat // at which the goal is reached; nil when Why says it cannot be
	Beyond bool     // Value itself is not enough: it must be passed, by however little
	Need   *big.Rat // Value − the value now; below zero for lower-is-better
	Rank   int      // the rank reached; 0 in a tip to a band
	Band   string   // code of the band reached; "" in a tip to a rank
	Why    Barrier
}

// Lever is one item of a row with what its indicator can do.
type Lever struct {
	Item    string   // code
	Percent *big.Rat // points that 1 % of the value earns, for the better; nil when missing or excluded
	ToRank  Tip      // to the next better rank
	ToBand  Tip      // to the next better band
}

// Levers tells what each item of a subject can do, in the order of the items;
// nil for a code the result does not know. Tie-breaks are taken as they are.
func (r *Result) Levers(code string) []Lever {
	row := r.Row(code)
	if row == nil {
		return nil
	}
	out := make([]Lever, len(r.Rules))
	for k := range r.Rules {
		out[k] = Lever{Item: r.Rules[k].Item.Code}
		l := lever{r: r, row: row, k: k}
		if why := l.barred(); why != "" {
			out[k].ToRank.Why, out[k].ToBand.Why = why, why
			continue
		}
		out[k].Percent = l.percent()
		l.walk()
		out[k].ToRank = l.toRank()
		out[k].ToBand = l.toBand()
	}
	return out
}

func (l *lever) barred() Barrier {
	switch {
	case l.r.Rules[l.k].Item.Excluded:
		return BarExcluded
	case l.row.Total == nil || l.row.Items[l.k].Missing != "":
		return BarMissing
	}
	return ""
}

// lever follows the totals of all rows while the value of one item of one row
// moves for the better.
type lever struct {
	r      *Result
	row    *Row
	k      int
	passes []pass // where each better row is overtaken, nearest first
	bands  []pass // where each better threshold is reached, nearest first
}

// pass is a value from which a goal is held; Beyond when only past it.
type pass struct {
	target int // index in Rows, or in the scheme's bands
	at     *big.Rat
	beyond bool
}

// further orders passes by the distance to go.
func (l *lever) further(a, b pass) int {
	order := a.at.Cmp(b.at)
	if l.rule().Item.Lower {
		order = -order
	}
	switch {
	case order != 0:
		return order
	case a.beyond == b.beyond:
		return 0
	case a.beyond:
		return 1
	}
	return -1
}

func (l *lever) rule() *Rule { return &l.r.Rules[l.k] }

func (l *lever) now() *big.Rat { return l.row.Items[l.k].Value }

// percent is what the total gains when the value gets better by a hundredth of
// its size.
func (l *lever) percent() *big.Rat {
	step := new(big.Rat).Quo(new(big.Rat).Abs(l.now()), big.NewRat(100, 1))
	if l.rule().Item.Lower {
		step.Neg(step)
	}
	own := slices.IndexFunc(l.r.Rows, func(o Row) bool { return o.Code == l.row.Code })
	then := l.totals(new(big.Rat).Add(l.now(), step))[own]
	return then.Sub(then, l.row.Total)
}

// totals is what every row would have were the value x; nil for the unranked.
// Only min–max and means let one value reach the other rows.
func (l *lever) totals(x *big.Rat) []*big.Rat {
	c := l.r.Case
	c.Subjects = slices.Clone(c.Subjects)
	s := &c.Subjects[l.row.subject]
	s.Inputs = slices.Clone(s.Inputs)
	s.Inputs[l.k].Value = x
	out := make([]*big.Rat, len(l.r.Rows))
	if l.rule().Item.Method != park.MinMax && c.Scheme.Missing != park.MeanItem {
		alone := Result{Case: c, Rules: l.r.Rules}
		for i := range l.r.Rows {
			out[i] = l.r.Rows[i].Total
			if l.r.Rows[i].subject == l.row.subject {
				row := alone.row(l.row.subject)
				alone.sum(&row)
				out[i] = row.Total
			}
		}
		return out
	}
	rules, _ := rulesOf(c)
	again := scored(c, rules)
	for i := range l.r.Rows {
		out[i] = again.Row(l.r.Rows[i].Code).Total
	}
	return out
}

// toRank is the tip to the next better rank: the first pass of any better row.
func (l *lever) toRank() Tip {
	above := l.row.Rank - 1
	switch {
	case above == 0:
		return Tip{Why: BarTop}
	case l.row.Vetoed() && !slices.ContainsFunc(l.r.Rows[:above], func(o Row) bool { return o.Vetoed() }):
		return Tip{Why: BarVeto}
	case len(l.passes) == 0:
		return Tip{Why: BarCap}
	}
	first := l.passes[0]
	passed := 0
	for _, p := range l.passes {
		if l.further(p, first) == 0 {
			passed++
		}
	}
	t := l.tip(first)
	t.Rank = l.row.Rank - passed
	return t
}

// toBand is the tip to the next better band: its threshold, or as many passes
// as bring the row within the quota.
func (l *lever) toBand() Tip {
	s := l.r.Case.Scheme
	at := slices.IndexFunc(s.Bands, func(b park.Band) bool { return b.Code == l.row.Band })
	switch {
	case l.row.Vetoed():
		return Tip{Why: BarVeto}
	case at < 0:
		return Tip{Why: BarExempt}
	case at == 0:
		return Tip{Why: BarTop}
	}
	if s.BandsBy == park.ByQuota {
		return l.toQuota(at)
	}
	if len(l.bands) == 0 {
		return Tip{Why: BarCap}
	}
	t, best := l.tip(l.bands[0]), at
	for _, p := range l.bands {
		if l.further(p, l.bands[0]) == 0 {
			best = min(best, p.target)
		}
	}
	t.Band = s.Bands[best].Code
	return t
}

func (l *lever) toQuota(at int) Tip {
	s := l.r.Case.Scheme
	ends := quotaEnds(s, l.r.counted())
	for at > 0 && ends[at-1] == 0 {
		at-- // a band without a place is nobody's goal
	}
	if at == 0 {
		return Tip{Why: BarTop}
	}
	goal := at - 1
	for goal > 0 && ends[goal-1] == ends[goal] {
		goal-- // the same place belongs to the better band
	}
	above := 0
	for i := range l.r.Rows {
		if o := &l.r.Rows[i]; o.takesPlace() && o.Rank < l.row.Rank {
			above++
		}
	}
	var passes []pass
	for _, p := range l.passes {
		if l.r.Rows[p.target].takesPlace() {
			passes = append(passes, p)
		}
	}
	need := above + 1 - ends[goal] // to overtake
	if need > len(passes) {
		return Tip{Why: BarCap}
	}
	for need < len(passes) && l.further(passes[need], passes[need-1]) == 0 {
		need++ // several are overtaken at once
	}
	t := l.tip(passes[need-1])
	t.Band = s.Bands[bandOfRank(ends, above+1-need)].Code
	return t
}

func (l *lever) tip(p pass) Tip {
	return Tip{Value: p.at, Beyond: p.beyond, Need: new(big.Rat).Sub(p.at, l.now())}
}
