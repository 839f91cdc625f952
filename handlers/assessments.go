package handlers

import (
	"context"
	"net/http"
	"strconv"

	"github.com/labstack/echo/v4"

	"parkboard/internal/assess"
	"parkboard/internal/park"
	"parkboard/internal/score"
	"parkboard/store"
	"parkboard/views"
)

// showAssessments is the newest year that is assessed; a page of its own says
// so while there is none.
func (s *site) showAssessments(c echo.Context) error {
	all, err := s.DB.Assessments(c.Request().Context(), asof(c.Request().Context()))
	if err != nil {
		return err
	}
	if len(all) > 0 {
		return s.showAssessment(c)
	}
	v, err := s.visit(c, views.RoomAssessments)
	if err != nil {
		return err
	}
	return render(c, http.StatusOK, views.NoAssessmentPage(views.NewNoAssessment(v.Page)))
}

// showAssessment is the results of a year: /assessments/2022?round=2.
func (s *site) showAssessment(c echo.Context) error {
	v, f, err := s.assessed(c)
	if err != nil {
		return err
	}
	return render(c, http.StatusOK, views.AssessmentPage(views.NewAssessment(v.Page, f)))
}

// showAssessedPark is what one park's score is made of: /assessments/2022/jiuyuan.
func (s *site) showAssessedPark(c echo.Context) error {
	v, f, err := s.assessed(c)
	if err != nil {
		return err
	}
	one, ok := v.Known.Catalogue.Park(c.Param("park"))
	if !ok {
		return park.NotFoundf("park", "%s", c.Param("park"))
	}
	moves, err := s.scoreMoves(c.Request().Context(), v, f, one.Code)
	if err != nil {
		return err
	}
	return render(c, http.StatusOK, views.AssessedParkPage(views.NewAssessedPark(v.Page, f, one, moves)))
}

// assessed loads what the address asks for: a year, and a round where there are
// several; the newest without one.
func (s *site) assessed(c echo.Context) (visit, views.AssessmentFacts, error) {
	v, err := s.visit(c, views.RoomAssessments)
	if err != nil {
		return v, views.AssessmentFacts{}, err
	}
	ctx := c.Request().Context()
	all, err := s.DB.Assessments(ctx, asof(ctx))
	if err != nil {
		return v, views.AssessmentFacts{}, err
	}
	year, _ := strconv.Atoi(c.Param("year"))
	round, _ := strconv.Atoi(c.QueryParam("round"))
	for _, a := range all { // newest round of the newest year first
		if (a.Year == year || c.Param("year") == "") && (c.QueryParam("round") == "" || a.Round == round) {
			f, err := s.assessmentFacts(ctx, v, all, a)
			f.Done = c.QueryParam("done")
			if f.Result != nil {
				f.Firmness = f.Result.Firmness()
			}
			return v, f, err
		}
	}
	return v, views.AssessmentFacts{}, park.NotFoundf("assessment", "no assessment of %q", c.Param("year"))
}

// assessmentFacts gathers what the pages of an assessment show.
func (s *site) assessmentFacts(ctx context.Context, v visit, all []park.Assessment, a park.Assessment) (f views.AssessmentFacts, err error) {
	f = views.AssessmentFacts{Assessment: a, All: all, Today: v.Today, Day: s.day(v)}
	if f.Names, err = s.DB.PeopleNames(ctx); err != nil {
		return f, err
	}
	if f.Objections, err = s.DB.Objections(ctx, a.ID, asof(ctx)); err != nil {
		return f, err
	}
	if f.FollowUps, err = s.followUpsOf(ctx, a); err != nil {
		return f, err
	}
	if f.State, f.Result, f.Flaws, err = s.outcome(ctx, v, a); err != nil {
		return f, err
	}
	if a.Stage == park.Sealed {
		seal, err := s.DB.SealOf(ctx, a.ID)
		if err != nil {
			return f, err
		}
		f.Seal = &seal
	}
	for _, before := range all {
		if before.Year == a.Year-1 {
			_, f.Before, _, err = s.outcome(ctx, v, before)
			f.BeforeYear = before.Year
			return f, err
		}
	}
	return f, nil
}

func (s *site) followUpsOf(ctx context.Context, a park.Assessment) ([]park.FollowUp, error) {
	all, err := s.DB.FollowUps(ctx, asof(ctx))
	if err != nil {
		return nil, err
	}
	var of []park.FollowUp
	for _, one := range all {
		if one.Assessment == a.ID {
			of = append(of, one)
		}
	}
	return of, nil
}

// outcome is an assessment's result: as it was sealed, else as it comes out now.
func (s *site) outcome(ctx context.Context, v visit, a park.Assessment) (assess.State, *score.Result, park.Flaws, error) {
	if a.Stage == park.Sealed {
		seal, err := s.DB.SealOf(ctx, a.ID)
		if err != nil {
			return assess.State{}, nil, nil, err
		}
		r, rec, err := assess.Read(seal.Results)
		if err != nil {
			return assess.State{}, nil, nil, err
		}
		return assess.State{Board: v.Board, Scheme: rec.Case.Scheme, Period: rec.Period}, r, nil, nil
	}
	kept, err := s.DB.SchemeAsOf(ctx, a.Scheme, v.At)
	if err != nil {
		return assess.State{}, nil, nil, err
	}
	state, err := s.stateOf(ctx, v, kept)
	if err != nil {
		return state, nil, nil, err
	}
	r, flaws := state.Result()
	return state, r, append(flaws, kept.Check(v.Known.Catalogue, len(v.Known.Catalogue.Parks))...), nil
}

// stateOf is a kept scheme on what the visit knows.
func (s *site) stateOf(ctx context.Context, v visit, kept store.KeptScheme) (assess.State, error) {
	incidents, err := s.DB.Incidents(ctx, v.At)
	if err != nil {
		return assess.State{}, err
	}
	period, ok := assess.PeriodOf(v.Board, &kept.Scheme)
	if !ok {
		period = park.Period{Year: kept.Year, Month: 12}
	}
	return assess.State{Board: v.Board, Scheme: &kept.Scheme, Period: period, Incidents: incidents}, nil
}
