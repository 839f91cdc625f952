package park

import (
	"math/big"
	"slices"
)

// Gauge is how the value of an objective comes to be known.
type Gauge string

// The gauges (docs/domain.md#objectives).
const (
	ByTier        Gauge = "tier"        // output of each park of a tier, by the board
	ByBoard       Gauge = "board"       // the city's value of the subjects, by the board
	ByDesignation Gauge = "designation" // recognised candidacies of a kind
	ByLedger      Gauge = "ledger"      // 新开工亿元以上 as the project ledger counts them
	BySmart       Gauge = "smart"       // parks that have assessed themselves this year
	ByEntry       Gauge = "entered"     // entered by the city with its source
	Unmeasurable  Gauge = "none"        // the plan gives nothing to measure by; the note says why
)

// Gauges lists them in the order the catalogue file explains them.
var Gauges = []Gauge{ByTier, ByBoard, ByDesignation, ByLedger, BySmart, ByEntry, Unmeasurable}

// Objective is one thing the city's plan counts, with the words that order it
// (docs/domain.md#objectives).
type Objective struct {
	Code     string
	Group    Text     // the part of the plan it stands in
	Name     Text     // what is counted
	Clause   string   // the plan's own words, unchanged
	Verb     Text     // 达到, 新增, 提速建设; with Strict it is strictly more
	Target   Quantity // in Unit; 0 where the plan gives no number
	Unit     string   // as the plan writes it: 亿元, 个, %; "" where nothing is counted
	Strict   bool     // the target itself does not suffice: 突破, 超过
	Most     bool     // the target is not to be exceeded: 50强
	Pace     bool     // adds up over the year, so that it has a 完成率 and a pace
	Owner    Text     // who reports it
	By       Date     // the last day that counts
	Gauge    Gauge
	Subjects []string // by gauge: a tier, indicators or ratios, a designation; beside an entered value what the parks report
	Note     Text     // what a reader must know of the value, or why there is none
}

// Met reports whether a value meets the target by its verb; without a target
// nothing does.
func (o Objective) Met(value *big.Rat) bool {
	if o.Target == 0 {
		return false
	}
	over := value.Cmp(o.Target.Rat())
	switch {
	case o.Most:
		return over <= 0
	case o.Strict:
		return over > 0
	}
	return over >= 0
}

// Completion is the value's share of the target in %; nil where the objective
// does not add up over the year.
func (o Objective) Completion(value *big.Rat) *big.Rat {
	if !o.Pace || o.Target == 0 {
		return nil
	}
	share := new(big.Rat).Quo(value, o.Target.Rat())
	return share.Mul(share, big.NewRat(100, 1))
}

// MonthsBy is how many months of the plan's year have ended by a day: the N of
// 序时进度 of a value of that day. A year before has none, a later one all.
func (o Objective) MonthsBy(day Date) int {
	year, of := o.By.Time().Year(), day.Time()
	switch {
	case of.Year() < year:
		return 0
	case of.Year() > year:
		return 12
	}
	months := int(of.Month())
	if of.AddDate(0, 0, 1).Month() == of.Month() {
		months-- // its last month has not ended
	}
	return months
}

// Ahead is the completion less the months ended ÷ 12, in 个百分点; nil where the
// objective has no pace.
func (o Objective) Ahead(value *big.Rat, day Date) *big.Rat {
	done := o.Completion(value)
	if done == nil {
		return nil
	}
	return done.Sub(done, big.NewRat(int64(o.MonthsBy(day))*100, 12))
}

// Objective finds an objective by its code.
func (c *Catalogue) Objective(code string) (Objective, bool) {
	return find(c.Objectives, func(o *Objective) bool { return o.Code == code })
}

// ObjectiveEntry is one entered value of an objective. Entries are only ever
// added: the one of the latest day counts, of several for a day the latest
// entered.
type ObjectiveEntry struct {
	ID        int64
	Objective string
	Value     Quantity // in Unit, which is the objective's
	Unit      string
	Source    string // the document it stands in
	Day       Date   // the day it speaks of
	Actor     string
	At        Moment
	Sample    bool
}

// CountingEntry is the entry that counts for an objective; nil without one. An
// entry in another unit than the objective has now does not count.
func CountingEntry(all []ObjectiveEntry, o Objective) *ObjectiveEntry {
	var best *ObjectiveEntry
	for i := range all {
		e := &all[i]
		if e.Objective != o.Code || e.Unit != o.Unit {
			continue
		}
		if best == nil || e.Day > best.Day || e.Day == best.Day && e.ID > best.ID {
			best = e
		}
	}
	return best
}

// EntriesOf are the entries of an objective, the latest entered first.
func EntriesOf(all []ObjectiveEntry, code string) []ObjectiveEntry {
	var of []ObjectiveEntry
	for _, e := range all {
		if e.Objective == code {
			of = append(of, e)
		}
	}
	slices.Reverse(of)
	return of
}
