package assess

import (
	"fmt"
	"math/big"

	"parkboard/internal/board"
	"parkboard/internal/park"
	"parkboard/internal/score"
)

// Moves is why a park's total and its rank moved between two states; a nil
// Move has no number at one of its ends.
type Moves struct {
	Park  string
	Total *score.Move
	Rank  *score.Move // a rise is below zero: ranks count from the best
}

// Moved explains the change of a park's total and rank from an earlier state to
// a later one (docs/domain.md#score-movement), in the order revisions, own
// figures, land, scheme, others. before is the earlier state as known then,
// known the same state on what is known now. The error names the scheme and
// cell that cannot be computed.
func Moved(before, known, after State, parkCode string) (Moves, error) {
	m := mixer{before: before, known: known, after: after, own: parkCode}
	total, err := score.Moved(func(mix score.Mix) (*big.Rat, error) {
		row, err := m.row(mix)
		if row == nil {
			return nil, err
		}
		return row.Total, nil
	})
	if err != nil {
		return Moves{}, err
	}
	rank, err := score.Moved(func(mix score.Mix) (*big.Rat, error) {
		row, err := m.row(mix)
		if row == nil || row.Rank == 0 {
			return nil, err
		}
		return big.NewRat(int64(row.Rank), 1), nil
	})
	return Moves{Park: parkCode, Total: total, Rank: rank}, err
}

// mixer scores states in which some things are those of the later year already.
type mixer struct {
	before, known, after State
	own                  string
}

func (m *mixer) row(mix score.Mix) (*score.Row, error) {
	scheme := m.earlier(mix)
	if mix.Scheme {
		scheme = m.after
	}
	c := scheme.caseOf(scheme.Benchmarks(), func(parkCode string, item *park.Item) score.Input {
		figures, land := m.sides(mix, parkCode)
		return mixed(figures, land, scheme.Scheme.Basis, parkCode, item)
	})
	for i := range c.Subjects {
		figures, _ := m.sides(mix, c.Subjects[i].Code)
		for k, code := range scheme.Scheme.TieBreak {
			c.Subjects[i].Ties[k] = figures.Board.Value(figures.Query(c.Subjects[i].Code, code)).Num
		}
	}
	r, flaws := score.Score(c)
	if err := flaws.Err(); err != nil {
		return nil, fmt.Errorf("explaining a movement: %w", err)
	}
	return r.Row(m.own), nil
}

func (m *mixer) earlier(mix score.Mix) State {
	if mix.Revisions {
		return m.known
	}
	return m.before
}

// sides are the states a park's figures and its land are taken from.
func (m *mixer) sides(mix score.Mix, parkCode string) (figures, land State) {
	figures, land = m.earlier(mix), m.earlier(mix)
	if parkCode == m.own {
		if mix.Own {
			figures = m.after
		}
		if mix.Land {
			land = m.after
		}
		return figures, land
	}
	if mix.Others {
		return m.after, m.after
	}
	return figures, land
}

// mixed is the value of an item with its figures of one state and its land of
// another.
func mixed(figures, land State, basis park.Basis, parkCode string, item *park.Item) score.Input {
	r, ok := figures.Board.Catalogue().Ratio(item.Code)
	if item.Excluded || !ok || !r.PerMu {
		return figures.input(parkCode, item)
	}
	now := quotient(figures.Query(parkCode, item.Code), figures, land, basis, r)
	if item.Method == park.OwnGrowth {
		base := quotient(figures.BaseQuery(parkCode, item.Code), figures, figures, basis, r)
		now.Base = base.Value
		if now.Missing == "" {
			now.Missing = base.Missing
		}
	}
	return now
}

func quotient(q board.Query, figures, land State, basis park.Basis, r park.Ratio) score.Input {
	num := figures.Board.Value(figures.Board.Resolve(board.Query{
		Park: q.Park, Period: q.Period, Subject: r.Numerator, Window: board.Window(figures.Scheme.Window),
	}))
	under := q.Period
	if land.Period != figures.Period {
		under = land.Period
	}
	den := land.Board.Value(land.Board.Resolve(board.Query{Park: q.Park, Period: under, Subject: basis.Indicator()}))
	switch {
	case num.Num == nil:
		return score.Input{Missing: string(num.Missing)}
	case den.Num == nil:
		return score.Input{Missing: string(den.Missing)}
	case den.Num.Sign() == 0:
		return score.Input{Missing: string(board.ZeroDivisor)}
	}
	return score.Input{Value: new(big.Rat).Quo(num.Num, den.Num)}
}
