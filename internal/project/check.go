package project

import (
	"math/big"

	"parkboard/internal/park"
)

// Finding is what is wrong or doubtful about a project as it was understood,
// whether it came in a row or by a form.
type Finding struct {
	Field string         // total, plan, done, state, start, finish, cleared
	Kind  park.BlockKind // of the bottleneck, where Field is cleared
	Code  park.Code
}

// Issue is the finding in both languages, without its place.
func (f Finding) Issue(found string) park.Issue { return words[f.Code].issue(f.Code, found) }

// named finds the column of a finding's field.
var named = map[string]field{"total": total, "plan": plan, "done": done, "state": state, "start": start, "finish": finish, "cleared": cleared}

// Check holds a project against itself, what the ledger has of it (nil for
// nothing), the year it is told for and the day on which it is told ("" for any).
func Check(p, was *park.Project, day park.Date) []Finding {
	var out []Finding
	note := func(field string, code park.Code) { out = append(out, Finding{Field: field, Code: code}) }
	whole, known := p.Value(park.ProjectTotal)
	switch {
	case !known:
		note("total", park.MissingValue)
	case slipped(whole, was):
		note("total", park.UnitSlip)
	}
	if q, ok := p.Value(park.ProjectPlan); ok && known && q > whole {
		note("plan", PlanAboveTotal)
	}
	if q, ok := p.Value(park.ProjectDone); ok && known && q > whole {
		note("done", DoneAboveTotal)
	}
	if p.Start != "" && p.Finish != "" && p.Finish < p.Start {
		note("finish", FinishBeforeStart)
	}
	begun := p.State != park.ProjectPlanned && p.State != park.ProjectDropped
	switch {
	case begun && p.Start == "":
		note("start", StartMissing)
	case begun && day != "" && p.Start > day:
		note("start", StartAhead)
	case p.State == park.ProjectPlanned && p.Start != "" && p.Start < day:
		note("start", StartPassed)
	case p.State == park.ProjectContinued && p.Start.Time().Year() == p.Year:
		note("state", ContinuedStarted)
	}
	switch {
	case p.State != park.ProjectFinished:
	case p.Finish == "":
		note("finish", FinishMissing)
	case day != "" && p.Finish > day:
		note("finish", FinishAhead)
	}
	for _, b := range p.Blocks {
		if b.Cleared != "" && b.Cleared < b.Promised {
			out = append(out, Finding{"cleared", b.Kind, ClearedEarly})
		}
		if day != "" && b.Cleared > day {
			out = append(out, Finding{"cleared", b.Kind, ClearedAhead})
		}
	}
	return out
}

// Totals that no key project has: a thousand times 亿元 is a city, and below a
// million yuan there is no plant. Both are what a wrong unit looks like.
const (
	mostOfATotal  park.Quantity = 10_000_000 * park.QuantityScale
	leastOfATotal park.Quantity = 100 * park.QuantityScale
)

// slipped reports whether a total looks like one in yuan, or in 亿元, where 万元
// are meant: by itself, or by being ten thousand times what the ledger has,
// within a factor of two.
func slipped(total park.Quantity, was *park.Project) bool {
	if total >= mostOfATotal || total > 0 && total < leastOfATotal {
		return true
	}
	if was == nil {
		return false
	}
	had, ok := was.Value(park.ProjectTotal)
	if !ok || had <= 0 || total <= 0 {
		return false
	}
	ratio := big.NewRat(int64(total), int64(had))
	if ratio.Cmp(big.NewRat(1, 1)) < 0 {
		ratio.Inv(ratio)
	}
	return ratio.Cmp(big.NewRat(5_000, 1)) >= 0 && ratio.Cmp(big.NewRat(20_000, 1)) <= 0
}

// check raises the findings on a row, each at its cell. A column that the table
// lacks was said once; without one, nothing is missing in the row.
func (l *line) check() {
	l.p.Year = l.draft.Year
	for _, f := range Check(&l.p, l.known[l.p.Code], l.Day) {
		at := named[f.Field]
		switch {
		case l.at[at] == 0 && f.Code != park.MissingValue:
		case words[f.Code].severity == park.Err:
			l.refuse(at, f.Issue(l.text(at)))
		default:
			l.ask(at, f.Code)
		}
	}
}
