package handlers

import (
	"context"

	"parkboard/internal/assess"
	"parkboard/internal/park"
	"parkboard/views"
)

// scoreMoves says why a park's score moved since the year before: the year
// before as it was sealed, on what is known now, and this one. None where there
// is nothing to compare.
func (s *site) scoreMoves(ctx context.Context, v visit, f views.AssessmentFacts, parkCode string) (assess.Moves, error) {
	if f.Result == nil || f.Before == nil {
		return assess.Moves{}, nil
	}
	for _, a := range f.All {
		if a.Year != f.BeforeYear {
			continue
		}
		before, known, err := s.yearBefore(ctx, v, a)
		if err != nil {
			return assess.Moves{}, err
		}
		after := f.State
		if f.Seal != nil {
			if after, err = s.asSealed(ctx, f.Assessment); err != nil {
				return assess.Moves{}, err
			}
		}
		return assess.Moved(before, known, after, parkCode)
	}
	return assess.Moves{}, nil
}

// yearBefore is the year before: as known when it was sealed, and on what is known
// now. One that is not sealed is only known now.
func (s *site) yearBefore(ctx context.Context, v visit, a park.Assessment) (before, known assess.State, err error) {
	if a.Stage == park.Sealed {
		if before, err = s.asSealed(ctx, a); err != nil {
			return before, known, err
		}
	}
	kept, err := s.DB.SchemeAsOf(ctx, a.Scheme, asof(ctx))
	if err != nil {
		return before, known, err
	}
	known, err = s.stateOf(ctx, v, kept)
	if a.Stage == park.Sealed {
		known.Scheme, known.Period, known.Incidents = before.Scheme, before.Period, before.Incidents
	} else {
		before = known
	}
	return before, known, err
}

// asSealed is the state an assessment was sealed on: its scheme, its incidents,
// and the board as known at that moment.
func (s *site) asSealed(ctx context.Context, a park.Assessment) (assess.State, error) {
	seal, err := s.DB.SealOf(ctx, a.ID)
	if err != nil {
		return assess.State{}, err
	}
	_, rec, err := assess.Read(seal.Results)
	if err != nil {
		return assess.State{}, err
	}
	then, err := s.earlier.board(ctx, seal.SealedAt)
	if err != nil {
		return assess.State{}, err
	}
	state := assess.State{Board: then, Scheme: rec.Case.Scheme, Period: rec.Period}
	for _, subject := range rec.Case.Subjects {
		state.Incidents = append(state.Incidents, subject.Incidents...)
	}
	return state, nil
}
