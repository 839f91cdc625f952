package score

import "math/big"

// Cause is one of the five things that move a score between two states, in
// the order in which they are replaced (docs/domain.md#score-movement). Its
// words are locale keys: cause.CAUSE.
type Cause string

// The causes.
const (
	ByRevisions Cause = "revisions" // the earlier state's figures, as known later
	ByOwn       Cause = "own"       // the subject's own numerators
	ByLand      Cause = "land"      // the subject's land
	ByScheme    Cause = "scheme"    // items, weights, benchmarks, window, deductions of the scheme
	ByOthers    Cause = "others"    // the other subjects, whom ranks and min–max look at
)

// Causes lists the causes in their order.
var Causes = []Cause{ByRevisions, ByOwn, ByLand, ByScheme, ByOthers}

// Mix says for each cause whether its side of a state is the later one. The
// zero Mix is the earlier state.
type Mix struct {
	Revisions, Own, Land, Scheme, Others bool
}

func (m Mix) with(c Cause) Mix {
	switch c {
	case ByRevisions:
		m.Revisions = true
	case ByOwn:
		m.Own = true
	case ByLand:
		m.Land = true
	case ByScheme:
		m.Scheme = true
	case ByOthers:
		m.Others = true
	}
	return m
}

// Move is the change of a number between two states, in parts that sum to it
// exactly.
type Move struct {
	Before, After *big.Rat
	Parts         []Part // in the order of Causes
}

// Part is the difference that replacing one cause makes.
type Part struct {
	Cause  Cause
	Points *big.Rat // nil where this step has no number; the next part that has one then covers it too
}

// Change is After − Before.
func (m *Move) Change() *big.Rat { return new(big.Rat).Sub(m.After, m.Before) }

// Moved explains the change of a number — a total, or a rank — between two
// states. of gives the number in a mixed state, nil where it has none. Where
// one of the two ends has no number there is nothing to explain: nil.
func Moved(of func(Mix) (*big.Rat, error)) (*Move, error) {
	var state Mix
	before, err := of(state)
	if err != nil || before == nil {
		return nil, err
	}
	m := &Move{Before: before}
	last := before
	for _, c := range Causes {
		state = state.with(c)
		now, err := of(state)
		if err != nil {
			return nil, err
		}
		part := Part{Cause: c}
		if now != nil {
			part.Points = new(big.Rat).Sub(now, last)
			last = now
		}
		m.Parts = append(m.Parts, part)
		m.After = now
	}
	if m.After == nil {
		return nil, nil
	}
	return m, nil
}
