package handlers

import (
	"context"
	"slices"

	"parkboard/internal/assess"
	"parkboard/internal/park"
	"parkboard/views"
)

// parkRecord is what a park's page shows of years that are sealed: the newest
// round of each, newest year first, and the measures the park was given.
func (s *site) parkRecord(ctx context.Context, code string) (sealed []views.SealedYear, follow []park.FollowUp, err error) {
	all, err := s.DB.Assessments(ctx, asof(ctx))
	if err != nil {
		return nil, nil, err
	}
	for _, a := range all { // newest year and round first
		if a.Stage != park.Sealed || len(sealed) > 0 && sealed[len(sealed)-1].Assessment.Year == a.Year {
			continue
		}
		seal, err := s.DB.SealOf(ctx, a.ID)
		if err != nil {
			return nil, nil, err
		}
		r, _, err := assess.Read(seal.Results)
		if err != nil {
			return nil, nil, err
		}
		sealed = append(sealed, views.SealedYear{Assessment: a, Result: r})
	}
	if follow, err = s.DB.FollowUps(ctx, asof(ctx)); err != nil {
		return nil, nil, err
	}
	return sealed, slices.DeleteFunc(follow, func(one park.FollowUp) bool { return one.Park != code }), nil
}
