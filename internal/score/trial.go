package score

import (
	"math/big"
	"slices"

	"parkboard/internal/park"
)

// Trial is a result beside another of the same subjects: a draft scheme beside
// the one in force.
type Trial struct {
	Before, After *Result
	Rules         []RuleChange // by the order of the items after, then those taken out
	Shifts        []Shift      // by rank after, then those unranked
}

// RuleChange is what differs between two schemes about one item.
type RuleChange struct {
	Item    string   // code
	Changed []Change // empty when the rule is the same
}

// Change names one thing that differs. Its words are locale keys:
// change.CHANGE.
type Change string

// What can differ about an item.
const (
	Added            Change = "added"
	Removed          Change = "removed"
	WeightChanged    Change = "weight"
	MethodChanged    Change = "method" // the method, or which way is better
	BenchmarkChanged Change = "benchmark"
	LimitsChanged    Change = "limits" // cap or floor
	ScoredChanged    Change = "excluded"
)

// Shift is one subject in both results.
type Shift struct {
	Code          string
	Before, After *Row      // nil where a result does not have the subject
	Change        *big.Rat  // of the total; nil unless ranked in both
	Ranks         int       // rank before − rank after: above zero is a rise; 0 unless ranked in both
	Band          bool      // the band is another
	Items         []Shifted // differences by item; with Deducted they sum to Change
	Deducted      *big.Rat  // change of the total by deductions: below zero when more is deducted
}

// Shifted is how one item's points changed; an item left out has none.
type Shifted struct {
	Item          string
	Before, After *big.Rat // nil when left out, or not in that scheme
	Change        *big.Rat
}

// Moves reports whether rank or band moved.
func (s *Shift) Moves() bool { return s.Ranks != 0 || s.Band }

// Compare puts two results beside each other.
func Compare(before, after *Result) *Trial {
	t := &Trial{Before: before, After: after, Rules: ruleChanges(before, after)}
	for i := range after.Rows {
		t.Shifts = append(t.Shifts, t.shift(before.Row(after.Rows[i].Code), &after.Rows[i]))
	}
	for i := range before.Rows {
		if row := &before.Rows[i]; after.Row(row.Code) == nil {
			t.Shifts = append(t.Shifts, t.shift(row, nil))
		}
	}
	return t
}

func (t *Trial) shift(before, after *Row) Shift {
	s := Shift{Before: before, After: after}
	for _, row := range []*Row{before, after} {
		if row != nil {
			s.Code = row.Code
		}
	}
	if before == nil || after == nil || before.Total == nil || after.Total == nil {
		return s
	}
	s.Change = new(big.Rat).Sub(after.Total, before.Total)
	s.Ranks = before.Rank - after.Rank
	s.Band = before.Band != after.Band
	s.Deducted = new(big.Rat).Sub(before.taken(), after.taken())
	for _, rule := range t.Rules {
		one := Shifted{
			Item:   rule.Item,
			Before: t.Before.pointsOf(before, rule.Item),
			After:  t.After.pointsOf(after, rule.Item),
		}
		one.Change = new(big.Rat)
		if one.After != nil {
			one.Change.Add(one.Change, one.After)
		}
		if one.Before != nil {
			one.Change.Sub(one.Change, one.Before)
		}
		s.Items = append(s.Items, one)
	}
	return s
}

// taken is the sum of a row's deductions.
func (r *Row) taken() *big.Rat {
	sum := new(big.Rat)
	for _, d := range r.Deducted {
		sum.Add(sum, d.Points)
	}
	return sum
}

func (r *Result) pointsOf(row *Row, item string) *big.Rat {
	k := slices.IndexFunc(r.Rules, func(rule Rule) bool { return rule.Item.Code == item })
	if k < 0 {
		return nil
	}
	return row.Items[k].Points
}

func ruleChanges(before, after *Result) []RuleChange {
	var out []RuleChange
	for i := range after.Rules {
		rule := &after.Rules[i]
		c := RuleChange{Item: rule.Item.Code}
		was := slices.IndexFunc(before.Rules, func(r Rule) bool { return r.Item.Code == rule.Item.Code })
		if was < 0 {
			c.Changed = []Change{Added}
		} else {
			c.Changed = rule.changed(&before.Rules[was])
		}
		out = append(out, c)
	}
	for i := range before.Rules {
		code := before.Rules[i].Item.Code
		if !slices.ContainsFunc(after.Rules, func(r Rule) bool { return r.Item.Code == code }) {
			out = append(out, RuleChange{Item: code, Changed: []Change{Removed}})
		}
	}
	return out
}

func (r *Rule) changed(was *Rule) []Change {
	var out []Change
	is := func(differs bool, c Change) {
		if differs {
			out = append(out, c)
		}
	}
	is(r.Item.Excluded != was.Item.Excluded, ScoredChanged)
	is(r.Item.Weight != was.Item.Weight, WeightChanged)
	is(r.Item.Method != was.Item.Method || r.Item.Lower != was.Item.Lower, MethodChanged)
	same := r.Benchmark == was.Benchmark || r.Benchmark != nil && was.Benchmark != nil && r.Benchmark.Cmp(was.Benchmark) == 0
	is(!same, BenchmarkChanged)
	capped := r.Item.Method != park.MinMax && r.Item.Cap != was.Item.Cap
	is(capped || r.Item.Floor != was.Item.Floor, LimitsChanged)
	return out
}
