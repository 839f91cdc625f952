package handlers

import (
	"context"
	"net/http"

	"github.com/labstack/echo/v4"

	"parkboard/internal/assess"
	"parkboard/internal/park"
	"parkboard/views"
)

// showScoreReceipt answers what stands behind one number of an assessment or a
// trial: /receipts/score/2022/jiuyuan/tax_per_mu?of=points.
func (s *site) showScoreReceipt(c echo.Context) error {
	q, err := assess.ParseQuery(c.Param("year"), c.Param("park"), c.Param("what"), c.QueryParams())
	if err != nil {
		return err
	}
	v, err := s.visit(c, views.RoomAssessments)
	if err != nil {
		return err
	}
	load := s.scoreFacts
	if q.Scheme != 0 {
		load = s.trialFacts
	}
	f, err := load(c.Request().Context(), v, q)
	if err != nil {
		return err
	}
	if q.What == assess.Firmness {
		f.Firmness = f.Result.Firmness()
	}
	var known bool
	if f.Park, known = v.Known.Catalogue.Park(q.Park); !known && q.Park != park.CityCode || !views.KnownScore(f) {
		return park.NotFoundf("receipt", "nothing known as %s", q.Path())
	}
	return render(c, http.StatusOK, views.ScoreReceiptPage(views.NewScoreReceipt(v.Page, f)))
}

// scoreFacts is the result of a year that a question is about, with what its
// receipt shows beside it.
func (s *site) scoreFacts(ctx context.Context, v visit, q assess.Query) (f views.ScoreFacts, err error) {
	all, err := s.DB.Assessments(ctx, v.At)
	if err != nil {
		return f, err
	}
	for _, a := range all { // newest round first
		if a.Year != q.Year || q.Round != 0 && a.Round != q.Round {
			continue
		}
		if f.AssessmentFacts, err = s.assessmentFacts(ctx, v, all, a); err != nil {
			return f, err
		}
		f.Ask = q
		if f.Result == nil {
			return f, park.Conflictf("scorebook", "the assessment of %d cannot be scored", q.Year)
		}
		if f.Kept, err = s.keptScheme(ctx, a.Scheme); err != nil {
			return f, err
		}
		if f.Seal != nil && q.Of == assess.OfBenchmark {
			sealed, err := s.asSealed(ctx, a)
			if err != nil {
				return f, err
			}
			f.Then = sealed.Board
		}
		return f, s.yearBeside(ctx, v, &f)
	}
	return f, park.NotFoundf("assessment", "no assessment of %d", q.Year)
}

// yearBeside puts the year before beside the year, for what asks about it.
func (s *site) yearBeside(ctx context.Context, v visit, f *views.ScoreFacts) (err error) {
	if f.Ask.Of != assess.OfMove || f.Before == nil {
		return nil
	}
	f.Beside = &views.ScoreSide{
		Ask: assess.Query{Year: f.BeforeYear}, Result: f.Before, Name: views.YearText(v.Say, f.BeforeYear),
	}
	f.Moves, err = s.scoreMoves(ctx, v, f.AssessmentFacts, f.Ask.Park)
	return err
}

func (s *site) keptScheme(ctx context.Context, id int64) (views.SchemeState, error) {
	kept, err := s.DB.SchemeAsOf(ctx, id, asof(ctx))
	return schemeState(kept), err
}

// trialFacts is a kept scheme on a year, and the one beside it.
func (s *site) trialFacts(ctx context.Context, v visit, q assess.Query) (f views.ScoreFacts, err error) {
	one, err := s.DB.SchemeAsOf(ctx, q.Scheme, asof(ctx))
	if err != nil {
		return f, err
	}
	t, err := s.tried(ctx, v, one.Scheme, q.Year)
	if err != nil {
		return f, err
	}
	if t.Result == nil {
		return f, park.Conflictf("trial_flawed", "scheme %d cannot be computed on %d", q.Scheme, q.Year)
	}
	f = views.ScoreFacts{Trial: true, Kept: schemeState(one), AssessmentFacts: views.AssessmentFacts{
		Assessment: park.Assessment{Year: q.Year, Scheme: q.Scheme, Stage: park.Drafted}, State: t.State, Result: t.Result, Ask: q,
	}}
	if f.Names, err = s.DB.PeopleNames(ctx); err != nil {
		return f, err
	}
	if q.Of != assess.OfMove || q.Against == 0 {
		return f, nil
	}
	return f, s.schemeBeside(ctx, v, &f)
}

func (s *site) schemeBeside(ctx context.Context, v visit, f *views.ScoreFacts) error {
	other, err := s.DB.SchemeAsOf(ctx, f.Ask.Against, asof(ctx))
	if err != nil {
		return err
	}
	was, err := s.tried(ctx, v, other.Scheme, f.Ask.Year)
	if err != nil || was.Result == nil {
		return err
	}
	f.Beside = &views.ScoreSide{
		Ask:    assess.Query{Year: f.Ask.Year, Scheme: f.Ask.Against},
		Result: was.Result, Name: views.SchemeName(v.Say, &other.Scheme),
	}
	return nil
}
