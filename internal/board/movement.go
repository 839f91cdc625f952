package board

import (
	"math/big"
	"slices"
	"strings"
)

// Cause names one step of a movement; locale keys movement.part.CAUSE.
type Cause string

// The causes, in the order in which the earlier state is replaced by the later
// one (docs/domain.md#movement). A scheme would stand before the others; a
// ranking of the board has none.
const (
	ByRevisions Cause = "revisions" // what was corrected, withdrawn or handed in late of the earlier period
	ByOwn       Cause = "own"       // the park's own number: its numerator where there is one
	ByLand      Cause = "land"      // the area it is divided by
	ByDivisor   Cause = "divisor"   // what else it is divided by: employees, energy, revenue
	ByTarget    Cause = "target"    // the target a completion is measured against
	ByOthers    Cause = "others"    // the other parks
)

// Causes lists the causes in their order.
var Causes = []Cause{ByRevisions, ByOwn, ByLand, ByDivisor, ByTarget, ByOthers}

// Step is one replacement: what the park's number and rank are after it, and
// what it changed.
type Step struct {
	Cause    Cause
	Value    *big.Rat // after the step
	Rank     int      // after the step
	ValueBy  *big.Rat
	RankBy   int      // above zero is a rise; len(Passed) − len(PassedBy)
	Passed   []string // codes of parks that were higher before the step and are not after it
	PassedBy []string // codes of parks that are higher after the step and were not before it
}

// Movement says why a park's number and rank are not what they were in the
// previous period of the same window.
type Movement struct {
	Query  Query  // resolved, OfMove
	Before Query  // the same question of the previous period
	Reason Reason // why nothing can be explained; "" when Steps are there
	Late   bool   // the park had no rank then: its earlier state is the one known now

	Then, Was, Now             *Value // the earlier number as known then, as known now; the later one
	RankThen, RankWas, RankNow *Value

	Steps []Step
}

// ByValue is the whole change of the number, the sum of the steps' parts; nil
// without steps.
func (m *Movement) ByValue() *big.Rat {
	if len(m.Steps) == 0 {
		return nil
	}
	return new(big.Rat).Sub(m.Now.Num, m.Then.Num)
}

// ByRank is the whole change of rank, the sum of the steps' parts; above zero
// is a rise.
func (m *Movement) ByRank() int {
	sum := 0
	for _, s := range m.Steps {
		sum += s.RankBy
	}
	return sum
}

// Revised reports whether the earlier number is known otherwise now than it was
// then.
func (m *Movement) Revised() bool {
	return len(m.Steps) > 0 && m.Then.Num.Cmp(m.Was.Num) != 0
}

// Explain takes a movement apart. The earlier state is the previous period as
// the board then knew it; the later state is the query's period as the board
// now knows it. A nil then means that nothing was revised since.
//
// A park that had no rank then, because it reported late, starts from what is
// known now. Where it has no rank now, or none in the previous period, there
// is nothing to explain.
func Explain(then, now *Board, q Query) *Movement {
	if !q.ranks() {
		q.Ranked = q.Of
	}
	q.Of = OfMove
	q = now.Resolve(q)
	rank := q
	rank.Of = OfRank
	m := &Movement{Query: q, RankNow: now.Value(rank)}
	if m.RankNow.Num == nil {
		m.Reason = NotRanked
		return m
	}
	before, ok := previous(rank)
	m.Before = now.Resolve(before)
	if !ok {
		m.Reason = NoPrevious
		return m
	}
	if m.RankWas = now.Value(before); m.RankWas.Num == nil {
		m.Reason = NoPrevious
		return m
	}
	m.RankThen = m.RankWas
	if then != nil {
		m.RankThen = then.Value(then.knownAmong(before))
	}
	if m.RankThen.Num == nil {
		m.RankThen, m.Late = m.RankWas, true
	}
	m.Then, m.Was, m.Now = ownOf(m.RankThen), ownOf(m.RankWas), ownOf(m.RankNow)
	m.step(now)
	return m
}

// knownAmong leaves out of a query's parks those the board does not know: a
// park that came into the catalogue later was in no ranking then.
func (b *Board) knownAmong(q Query) Query {
	if q.Among == "" {
		return q
	}
	codes := slices.DeleteFunc(strings.Split(q.Among, ","), func(code string) bool {
		_, ok := b.cat.Park(code)
		return !ok
	})
	q.Among = strings.Join(codes, ",")
	return q
}

// step replaces the earlier state by the later one, part by part.
func (m *Movement) step(now *Board) {
	at := placing{m.Then.Num, othersOf(m.RankThen)}
	to := func(cause Cause, next placing) {
		m.Steps = append(m.Steps, at.to(cause, next))
		at = next
	}
	was := othersOf(m.RankWas)
	to(ByRevisions, placing{m.Was.Num, was})
	to(ByOwn, placing{holding(m.Now, m.Was, RoleDenominator, RoleTarget), was})
	if r, ok := now.cat.Ratio(m.Query.Subject); ok {
		cause := ByDivisor
		if r.PerMu {
			cause = ByLand
		}
		to(cause, placing{holding(m.Now, m.Was, RoleTarget), was})
	}
	if m.Query.Ranked == OfCompletion || m.Query.Ranked == OfAnnualCompletion {
		to(ByTarget, placing{m.Now.Num, was})
	}
	to(ByOthers, placing{m.Now.Num, othersOf(m.RankNow)})
}

// holding is the number of v with the inputs of some roles held as they are in
// was. Where the two were not made alike, nothing can be held.
func holding(v, was *Value, roles ...Role) *big.Rat {
	if v.Formula != was.Formula || len(v.Terms) != len(was.Terms) {
		return v.Num
	}
	i := -1
	num, _ := evaluate(v, func(t *Term) *big.Rat { // called once a term, in order
		i++
		old := &was.Terms[i]
		switch {
		case old.Role != t.Role:
			return t.Num()
		case slices.Contains(roles, t.Role):
			return old.Num()
		case t.Value != nil && old.Value != nil:
			return holding(t.Value, old.Value, roles...)
		}
		return t.Num()
	})
	if num == nil {
		return v.Num
	}
	return num
}

// placing is a park's number among the numbers of the others.
type placing struct {
	own    *big.Rat
	others []*Value
}

func (s placing) rank() int {
	rank := 1
	for _, other := range s.others {
		if other.Num.Cmp(s.own) > 0 {
			rank++
		}
	}
	return rank
}

// above lists the parks that are higher.
func (s placing) above() []string {
	var codes []string
	for _, other := range s.others {
		if other.Num.Cmp(s.own) > 0 {
			codes = append(codes, other.Query.Park)
		}
	}
	return codes
}

// to is the step from one placing to the next.
func (s placing) to(cause Cause, next placing) Step {
	step := Step{
		Cause: cause, Value: next.own, Rank: next.rank(),
		ValueBy: new(big.Rat).Sub(next.own, s.own), RankBy: s.rank() - next.rank(),
	}
	was, is := s.above(), next.above()
	step.Passed, step.PassedBy = without(was, is), without(is, was)
	return step
}

func without(codes, these []string) []string {
	in := make(map[string]bool, len(these))
	for _, code := range these {
		in[code] = true
	}
	return slices.DeleteFunc(slices.Clone(codes), func(code string) bool { return in[code] })
}

// ownOf and othersOf are the two sides of a rank's working.
func ownOf(rank *Value) *Value {
	for i := range rank.Terms {
		if rank.Terms[i].Role == RoleOwn {
			return rank.Terms[i].Value
		}
	}
	return nil
}

func othersOf(rank *Value) []*Value {
	var others []*Value
	for i := range rank.Terms {
		if rank.Terms[i].Role == RoleOther {
			others = append(others, rank.Terms[i].Value)
		}
	}
	return others
}
