package score

import (
	"math/big"
	"slices"

	"parkboard/internal/park"
)

// walk finds where the row overtakes each better row, and reaches each better
// threshold, while the value moves from where it is for the better. Between
// two breaks of the rule every difference of totals, times the measure of its
// min–max, is a straight line in the value: two points give it, and its root
// is the pass.
func (l *lever) walk() {
	goals := l.goals()
	breaks := l.breaks()
	from := l.now()
	for _, to := range breaks {
		if to == nil || to.Cmp(from) != 0 {
			goals = l.between(goals, from, to)
		}
		if to == nil || len(goals) == 0 {
			break
		}
		goals = l.on(goals, to)
		from = to
	}
	slices.SortStableFunc(l.passes, l.further)
	slices.SortStableFunc(l.bands, l.further)
}

// goal is a better row, or a better threshold, not yet passed.
type goal struct {
	row   int // index in Rows, -1 for a threshold
	band  int
	from  *big.Rat // the threshold
	equal bool     // an equal total is enough
}

func (l *lever) goals() []goal {
	var out []goal
	s := l.r.Case.Scheme
	for i := range l.r.Rows {
		o := &l.r.Rows[i]
		if o.Rank == 0 || o.Rank >= l.row.Rank || o.Vetoed() != l.row.Vetoed() {
			continue
		}
		_, order := compareTies(l.r.Case.Subjects[l.row.subject].Ties, l.r.Case.Subjects[o.subject].Ties)
		out = append(out, goal{row: i, equal: order <= 0})
	}
	if s.BandsBy == park.ByQuota || l.row.Vetoed() {
		return out
	}
	at := slices.IndexFunc(s.Bands, func(b park.Band) bool { return b.Code == l.row.Band })
	for i := range max(at, 0) {
		out = append(out, goal{row: -1, band: i, from: s.Bands[i].From.Rat(), equal: true})
	}
	return out
}

// lead is how far the row is before the goal with these totals.
func (l *lever) lead(g goal, totals []*big.Rat) *big.Rat {
	against := g.from
	if g.row >= 0 {
		against = totals[g.row]
	}
	return new(big.Rat).Sub(totals[l.own()], against)
}

func (l *lever) own() int {
	return slices.IndexFunc(l.r.Rows, func(o Row) bool { return o.subject == l.row.subject })
}

func (l *lever) found(g goal, at *big.Rat, beyond bool) {
	if g.row >= 0 {
		l.passes = append(l.passes, pass{g.row, at, beyond})
		return
	}
	l.bands = append(l.bands, pass{g.band, at, beyond})
}

// on looks at one value, where the totals may jump.
func (l *lever) on(goals []goal, x *big.Rat) []goal {
	totals := l.totals(x)
	return slices.DeleteFunc(goals, func(g goal) bool {
		lead := l.lead(g, totals)
		if lead.Sign() > 0 || lead.Sign() == 0 && g.equal {
			l.found(g, x, false)
			return true
		}
		return false
	})
}

// between looks at the values strictly between two breaks; to is nil where
// there is no next break.
func (l *lever) between(goals []goal, from, to *big.Rat) []goal {
	step := big.NewRat(1, 1)
	if to != nil {
		step.Quo(new(big.Rat).Sub(to, from), big.NewRat(3, 1))
	}
	x1 := new(big.Rat).Add(from, step)
	x2 := new(big.Rat).Add(x1, step)
	t1, t2 := l.totals(x1), l.totals(x2)
	measure := l.measure(x1)
	forward := l.direction()
	return slices.DeleteFunc(goals, func(g goal) bool {
		y1 := l.lead(g, t1)
		y1.Mul(y1, measure(x1))
		y2 := l.lead(g, t2)
		y2.Mul(y2, measure(x2))
		rise := new(big.Rat).Sub(y2, y1)    // over one step
		start := new(big.Rat).Sub(y1, rise) // at from
		gains := rise.Sign()                // with every step for the better
		ahead := start.Sign() > 0 || start.Sign() == 0 && (gains > 0 || gains == 0 && g.equal)
		if ahead {
			l.found(g, from, true)
			return true
		}
		if gains <= 0 {
			return false
		}
		way := new(big.Rat).Quo(start.Neg(start), rise)
		root := way.Add(from, way.Mul(way, step))
		if to != nil && new(big.Rat).Mul(new(big.Rat).Sub(to, root), forward).Sign() <= 0 {
			return false
		}
		l.found(g, root, !g.equal)
		return true
	})
}

// direction is 1 where more is better, −1 where less is.
func (l *lever) direction() *big.Rat {
	if l.rule().Item.Lower {
		return big.NewRat(-1, 1)
	}
	return one
}

// breaks lists, from the value now for the better, the values at which the
// rule bends; nil ends a list without an end. Past the last one nothing more
// is earned, or nothing less can be.
func (l *lever) breaks() []*big.Rat {
	rule := l.rule()
	var all []*big.Rat
	zero := new(big.Rat)
	if rule.Item.Method == park.MinMax {
		all = append(all, zero)
		if least, most := l.others(); least != nil { // alone, any value that is not a loss has the full weight
			all = append(all, least, most)
		}
	} else {
		unit := rule.Benchmark
		if rule.Item.Method == park.OwnGrowth {
			unit = new(big.Rat).Mul(unit, l.row.Items[l.k].Base)
		}
		at := func(share *big.Rat) *big.Rat {
			if rule.Item.Lower {
				share = new(big.Rat).Sub(two, share)
			}
			return new(big.Rat).Mul(share, unit)
		}
		all = append(all, zero, at(rule.Item.Floor.Rat()), at(rule.Item.Cap.Rat()))
	}
	forward := l.direction()
	all = slices.DeleteFunc(all, func(x *big.Rat) bool {
		behind := new(big.Rat).Mul(new(big.Rat).Sub(x, l.now()), forward).Sign() <= 0
		return behind || rule.Item.Lower && x.Sign() < 0
	})
	slices.SortFunc(all, func(a, b *big.Rat) int { return new(big.Rat).Mul(new(big.Rat).Sub(a, b), forward).Sign() })
	all = slices.CompactFunc(all, func(a, b *big.Rat) bool { return a.Cmp(b) == 0 })
	if rule.Item.Method == park.MinMax && !rule.Item.Lower {
		all = append(all, nil)
	}
	return all
}

// others is the range of the item without the row's own value.
func (l *lever) others() (least, most *big.Rat) {
	r := Rule{Item: l.rule().Item}
	for i := range l.r.Rows {
		if w := &l.r.Rows[i].Items[l.k]; w.Missing == "" && l.r.Rows[i].subject != l.row.subject {
			r.span(w.Value)
		}
	}
	return r.Min, r.Max
}

// measure is the width that min–max divides by, as a function of the row's
// value around x: times it, every share is a straight line.
func (l *lever) measure(x *big.Rat) func(*big.Rat) *big.Rat {
	constant := func(*big.Rat) *big.Rat { return one }
	if l.rule().Item.Method != park.MinMax {
		return constant
	}
	least, most := l.others()
	switch {
	case least == nil:
		return constant
	case x.Cmp(least) < 0:
		return func(x *big.Rat) *big.Rat { return new(big.Rat).Sub(most, x) }
	case x.Cmp(most) > 0:
		return func(x *big.Rat) *big.Rat { return new(big.Rat).Sub(x, least) }
	}
	return constant
}
