// Package score turns schemes into scores: the working of every item, totals,
// ranks, bands, how firm a rank is, what tips it, and what moved it. It holds
// no figure and asks for none: it is given exact values with the reasons of
// those that are missing, rounds nothing, and knows no language. It refuses to
// compute what a scheme does not define, and names the rule and the cell.
package score

import (
	"fmt"
	"math/big"

	"parkboard/internal/park"
)

// Input is the value of one item for one subject.
type Input struct {
	Value   *big.Rat // in the item's canonical unit, nil when missing
	Base    *big.Rat // park.OwnGrowth: the same subject's value a year before, nil when missing
	Missing string   // why Value or Base is nil: a board.Reason such as no_land
}

// Subject is what is scored: a park, or an enterprise.
type Subject struct {
	Code      string
	Inputs    []Input         // in the order of the scheme's items
	Ties      []*big.Rat      // in the order of the scheme's tie-break; nil loses to any value
	Incidents []park.Incident // those of the scheme's year
	Exempt    bool            // of the class that takes no place of a quota
}

// Case is all a scoring rests on. It must not be changed once scored.
type Case struct {
	Scheme     *park.Scheme
	Benchmarks []*big.Rat // pooled means of the year before by item; nil where fixed, or stored with the scheme
	Subjects   []Subject
}

// Result is a scored case.
type Result struct {
	Case  Case
	Rules []Rule // one for each item of the scheme
	Rows  []Row  // by rank; those without any value last, in the order given

	place map[string]int // code → index in Rows
}

// Rule is an item with what its values are measured by.
type Rule struct {
	Item      park.Item
	Benchmark *big.Rat // nil for park.MinMax and excluded items
	Min, Max  *big.Rat // park.MinMax: over all subjects with a value
	Mean      *big.Rat // park.MeanItem: mean share of those with a value, where it is used
}

// Row is one subject's result.
type Row struct {
	Code      string
	Total     *big.Rat // Σ Items.Points − Σ Deducted.Points; nil when unranked
	Reason    string   // why unranked: the reason of the first missing item
	Items     []Working
	Deducted  []Deducted
	Vetoes    []park.Incident // 一票否决: the last band, ranked after all without one
	Unruled   []park.Incident // recorded incidents this scheme has no rule for: nothing is deducted
	Rank      int             // 0 when unranked
	Tied      bool            // 并列: another row has the same rank
	TieBroken string          // the tie-break that parted this row from another of the same total, "" when none did
	Band      string          // code of a band; "" when unranked or exempt
	Exempt    bool            // banded in no quota

	subject int // index in Case.Subjects
}

// Deducted is an incident with the points it takes, above zero.
type Deducted struct {
	Incident park.Incident
	Points   *big.Rat
}

// Vetoed reports whether any veto stands.
func (r *Row) Vetoed() bool { return len(r.Vetoes) > 0 }

// Row finds a subject's row, nil when the case has none.
func (r *Result) Row(code string) *Row {
	if i, ok := r.place[code]; ok {
		return &r.Rows[i]
	}
	return nil
}

// Score computes the case. Flaws, when there are any, say which rule and cell
// stop it, and the result is nil: a pooled benchmark that is missing or not
// above zero, an item for which no subject has a value, subjects or benchmarks
// that do not fit the scheme. It computes any weights, and leaves the rule
// that they sum to 100 to (*park.Scheme).Check.
func Score(c Case) (*Result, park.Flaws) {
	rules, flaws := rulesOf(c)
	if flaws.Stop() {
		return nil, flaws
	}
	return scored(c, rules), nil
}

func scored(c Case, rules []Rule) *Result {
	r := &Result{Case: c, Rules: rules, Rows: make([]Row, len(c.Subjects))}
	for i := range c.Subjects {
		r.Rows[i] = r.row(i)
	}
	r.means()
	for i := range r.Rows {
		r.sum(&r.Rows[i])
	}
	r.rank()
	r.band()
	r.place = make(map[string]int, len(r.Rows))
	for i := range r.Rows {
		r.place[r.Rows[i].Code] = i
	}
	return r
}

func (r *Result) row(i int) Row {
	s := &r.Case.Subjects[i]
	row := Row{Code: s.Code, Exempt: s.Exempt, Items: make([]Working, len(r.Rules)), subject: i}
	for k := range r.Rules {
		row.Items[k] = r.Rules[k].work(s.Inputs[k])
		row.Items[k].treat(r.Case.Scheme.Missing)
	}
	for _, incident := range s.Incidents {
		penalty, veto, ok := r.Case.Scheme.Penalty(incident.Penalty)
		points := incident.Points
		if points == 0 {
			points = penalty.Points
		}
		switch {
		case !ok:
			row.Unruled = append(row.Unruled, incident)
		case veto:
			row.Vetoes = append(row.Vetoes, incident)
		default:
			row.Deducted = append(row.Deducted, Deducted{incident, points.Rat()})
		}
	}
	return row
}

// means takes the mean share of each item over the rows that have it, and
// gives it to those that do not, where that is the scheme's rule.
func (r *Result) means() {
	if r.Case.Scheme.Missing != park.MeanItem {
		return
	}
	for k := range r.Rules {
		sum, n := new(big.Rat), int64(0)
		for i := range r.Rows {
			if w := &r.Rows[i].Items[k]; w.Share != nil {
				sum.Add(sum, w.Share)
				n++
			}
		}
		if n == 0 {
			continue
		}
		mean := sum.Quo(sum, new(big.Rat).SetInt64(n))
		r.Rules[k].Mean = mean
		for i := range r.Rows {
			if w := &r.Rows[i].Items[k]; w.Treatment == TookMean {
				w.Share = mean
			}
		}
	}
}

// sum makes the total of a row. Leaving items out rescales the others by
// Σ weights ÷ Σ weights present.
func (r *Result) sum(row *Row) {
	present, has := new(big.Rat), false
	for k := range row.Items {
		w := &row.Items[k]
		has = has || w.Missing == "" && w.Treatment == ""
		if w.Treatment != LeftOut {
			present.Add(present, r.Rules[k].Item.Weight.Rat())
		}
	}
	if !has {
		row.Reason = firstReason(row)
		return
	}
	factor := new(big.Rat).Quo(r.Case.Scheme.Weights().Rat(), present)
	row.Total = new(big.Rat)
	for k := range row.Items {
		w := &row.Items[k]
		if w.Treatment == LeftOut {
			continue
		}
		w.Weight = new(big.Rat).Mul(r.Rules[k].Item.Weight.Rat(), factor)
		w.Points = new(big.Rat).Mul(w.Share, w.Weight)
		row.Total.Add(row.Total, w.Points)
	}
	for _, d := range row.Deducted {
		row.Total.Sub(row.Total, d.Points)
	}
}

func firstReason(row *Row) string {
	for _, w := range row.Items {
		if w.Missing != "" {
			return w.Missing
		}
	}
	return NotReported
}

// NotReported is the reason of a value that came without one: the word of
// board.NotReported.
const NotReported = "not_reported"

// rulesOf prepares what values are measured by, and finds what cannot be.
func rulesOf(c Case) ([]Rule, park.Flaws) {
	var f park.Flaws
	if c.Scheme == nil || len(c.Scheme.Items) == 0 {
		return nil, append(f, park.Flaw{Key: "no_items", Field: "items"})
	}
	items := c.Scheme.Items
	for _, s := range c.Subjects {
		if len(s.Inputs) != len(items) || len(s.Ties) != len(c.Scheme.TieBreak) {
			f = append(f, park.Flaw{Key: "case_shape", Field: "subjects", Args: []any{s.Code}})
		}
	}
	if f.Stop() {
		return nil, f
	}
	rules := make([]Rule, len(items))
	for k, item := range items {
		rules[k] = Rule{Item: item}
		if !item.Excluded {
			f = append(f, rules[k].prepare(c, k)...)
		}
	}
	return rules, f
}

func (r *Rule) prepare(c Case, k int) park.Flaws {
	var f park.Flaws
	at := fmt.Sprintf("items.%d.", k)
	stop := func(field, key string, args ...any) {
		f = append(f, park.Flaw{Key: key, Field: at + field, Args: args})
	}
	if r.Item.Weight <= 0 {
		stop("weight", "weight_not_above0", r.Item.Weight.String())
	}
	if r.Item.Method != park.MinMax {
		r.Benchmark = r.Item.Benchmark.Value
		if r.Benchmark == nil && k < len(c.Benchmarks) {
			r.Benchmark = c.Benchmarks[k]
		}
		switch {
		case r.Benchmark == nil && r.Item.Benchmark.Kind == park.Pooled:
			stop("benchmark", "no_pooled_mean", r.Item.Code)
		case r.Benchmark == nil:
			stop("benchmark", "no_benchmark", r.Item.Code)
		case r.Benchmark.Sign() <= 0:
			stop("benchmark", "benchmark_not_above0", r.Item.Code, park.Decimal(r.Benchmark, 4))
		}
	}
	found, why := false, NotReported
	for i := range c.Subjects {
		in := c.Subjects[i].Inputs[k]
		if missing := r.missing(in); missing != "" {
			why = missing
			continue
		}
		found = true
		r.span(in.Value)
	}
	if !found && len(c.Subjects) > 0 {
		stop("code", "item_all_missing", r.Item.Code, why)
	}
	return f
}

// span widens the range that min–max measures by.
func (r *Rule) span(x *big.Rat) {
	if r.Item.Method != park.MinMax {
		return
	}
	if r.Min == nil || x.Cmp(r.Min) < 0 {
		r.Min = x
	}
	if r.Max == nil || x.Cmp(r.Max) > 0 {
		r.Max = x
	}
}
