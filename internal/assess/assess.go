// Package assess puts a year's figures before a scheme: it asks the board for
// the value behind every item, hands them to score, and knows for each number
// the query whose receipt shows it. It also says why a score moved between two
// years. It does no input or output, computes no score itself and rounds
// nothing.
package assess

import (
	"math/big"

	"parkboard/internal/board"
	"parkboard/internal/park"
	"parkboard/internal/score"
)

// State is all that an assessment rests on.
type State struct {
	Board     *board.Board
	Scheme    *park.Scheme
	Period    park.Period     // the period the scheme's window ends with
	Incidents []park.Incident // of any year and park; those of the scheme's year count
}

// PeriodOf is the period a scheme is scored on: the 12th of its year for 全年,
// the newest reported one of the year for 近12个月. ok is false while the year
// has none.
func PeriodOf(b *board.Board, s *park.Scheme) (p park.Period, ok bool) {
	if s.Window == park.SpanYear {
		p = park.Period{Year: s.Year, Month: 12}
	}
	for _, one := range b.Periods() {
		switch {
		case one.Year != s.Year:
		case s.Window == park.SpanYear && one == p, s.Window == park.SpanTTM:
			p, ok = one, true
		}
	}
	return p, ok
}

// Query is the question behind an item's value for a park, or for park.CityCode
// its pooled mean.
func (s State) Query(parkCode, code string) board.Query {
	q := board.Query{Park: parkCode, Period: s.Period, Subject: code, Window: board.Window(s.Scheme.Window)}
	if r, ok := s.Board.Catalogue().Ratio(code); ok && r.PerMu {
		q.Basis = s.Scheme.Basis
	}
	return s.Board.Resolve(q)
}

// BaseQuery is the question behind the base of an item that grows: the same
// value of the year before.
func (s State) BaseQuery(parkCode, code string) board.Query {
	q := s.Query(parkCode, code)
	q.Period = q.Period.YearAgo()
	return q
}

// BenchmarkQuery is the question behind a pooled benchmark: Σ ÷ Σ over the
// whole year before the scheme's, whatever window is scored
// (docs/domain.md#schemes).
func (s State) BenchmarkQuery(code string) board.Query {
	q := s.Query(park.CityCode, code)
	q.Period = park.Period{Year: s.Scheme.Year - 1, Month: 12}
	q.Window = board.Year
	return s.Board.Resolve(q)
}

// Case is the state as score takes it: every park of the catalogue, a value or
// the reason why there is none.
func (s State) Case() score.Case {
	return s.caseOf(s.Benchmarks(), func(parkCode string, item *park.Item) score.Input {
		return s.input(parkCode, item)
	})
}

// Result scores the state; the flaws say which cell of which rule stops it.
func (s State) Result() (*score.Result, park.Flaws) { return score.Score(s.Case()) }

// Benchmarks are the pooled means, by item; nil where an item has a fixed one,
// or where the year before has no mean.
func (s State) Benchmarks() []*big.Rat {
	out := make([]*big.Rat, len(s.Scheme.Items))
	for k, item := range s.Scheme.Items {
		if item.Excluded || item.Method == park.MinMax || item.Benchmark.Kind != park.Pooled {
			continue
		}
		if item.Method == park.OwnGrowth {
			out[k] = s.pooledGrowth(item.Code)
			continue
		}
		out[k] = s.Board.Value(s.BenchmarkQuery(item.Code)).Num
	}
	return out
}

// pooledGrowth is Σ values ÷ Σ bases over the parks that have both.
func (s State) pooledGrowth(code string) *big.Rat {
	now, base := s.PooledSums(code)
	if base.Sign() <= 0 {
		return nil
	}
	return now.Quo(now, base)
}

// PooledSums are the sums behind a pooled growth: the values and the bases of
// the parks that have both.
func (s State) PooledSums(code string) (now, base *big.Rat) {
	now, base = new(big.Rat), new(big.Rat)
	for _, one := range s.Board.Catalogue().Parks {
		v, b := s.Board.Value(s.Query(one.Code, code)), s.Board.Value(s.BaseQuery(one.Code, code))
		if v.Num != nil && b.Num != nil {
			now.Add(now, v.Num)
			base.Add(base, b.Num)
		}
	}
	return now, base
}

func (s State) caseOf(benchmarks []*big.Rat, input func(parkCode string, item *park.Item) score.Input) score.Case {
	c := score.Case{Scheme: s.Scheme, Benchmarks: benchmarks}
	for _, one := range s.Board.Catalogue().Parks {
		subject := score.Subject{Code: one.Code, Incidents: s.incidents(one.Code)}
		for k := range s.Scheme.Items {
			subject.Inputs = append(subject.Inputs, input(one.Code, &s.Scheme.Items[k]))
		}
		for _, code := range s.Scheme.TieBreak {
			subject.Ties = append(subject.Ties, s.Board.Value(s.Query(one.Code, code)).Num)
		}
		c.Subjects = append(c.Subjects, subject)
	}
	return c
}

func (s State) input(parkCode string, item *park.Item) score.Input {
	if item.Excluded {
		return score.Input{}
	}
	v := s.Board.Value(s.Query(parkCode, item.Code))
	in := score.Input{Value: v.Num, Missing: string(v.Missing)}
	if item.Method == park.OwnGrowth {
		base := s.Board.Value(s.BaseQuery(parkCode, item.Code))
		in.Base = base.Num
		if in.Missing == "" {
			in.Missing = string(base.Missing)
		}
	}
	return in
}

func (s State) incidents(parkCode string) []park.Incident {
	var out []park.Incident
	for _, i := range s.Incidents {
		if i.Park == parkCode && i.Year == s.Scheme.Year {
			out = append(out, i)
		}
	}
	return out
}
