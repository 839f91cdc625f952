package handlers

import (
	"context"
	"net/http"
	"slices"
	"strconv"

	"github.com/labstack/echo/v4"

	"parkboard/internal/assess"
	"parkboard/internal/park"
	"parkboard/views"
)

// showTrial is a scheme on a year beside another: /schemes/3/trial?year=2022&against=1.
func (s *site) showTrial(c echo.Context) error {
	v, all, err := s.schemesFacts(c)
	if err != nil {
		return err
	}
	one, _, err := s.schemeAt(c)
	if err != nil {
		return err
	}
	ask := views.TrialAsk{Scheme: schemeState(one), Year: one.Year, Others: all.Kept, Years: trialYears(v, one.Year)}
	if text := c.QueryParam("year"); text != "" {
		if ask.Year, err = strconv.Atoi(text); err != nil || !slices.Contains(ask.Years, ask.Year) {
			return park.Invalidf("trial_year", "no figures of %q", text)
		}
	}
	ctx := c.Request().Context()
	f, err := s.tried(ctx, v, one.Scheme, ask.Year)
	if err != nil {
		return err
	}
	if text := c.QueryParam("against"); text != "" {
		if ask.Against, err = strconv.ParseInt(text, 10, 64); err != nil {
			return park.NotFoundf("scheme", "no scheme %q", text)
		}
		other, err := s.DB.SchemeAsOf(ctx, ask.Against, asof(ctx))
		if err != nil {
			return err
		}
		if err := s.beside(ctx, v, &f, other.Scheme, ask.Year); err != nil {
			return err
		}
	} else if err := s.besideInForce(ctx, v, &f, ask.Year); err != nil {
		return err
	}
	ask.Beside = f.Was
	f.Ask = assess.Query{Year: ask.Year, Scheme: one.ID}
	if f.Was != nil {
		f.Ask.Against = f.Was.ID
	}
	return render(c, http.StatusOK, views.TrialPage(views.NewTrial(v.Page, ask, f)))
}

// trialYears are the years with figures, the newest first, and the scheme's own.
func trialYears(v visit, own int) []int {
	years := []int{own}
	for _, p := range v.Board.Periods() {
		if !slices.Contains(years, p.Year) {
			years = append(years, p.Year)
		}
	}
	slices.Sort(years)
	slices.Reverse(years)
	return years
}

// tried is a scheme scored on a year.
func (s *site) tried(ctx context.Context, v visit, one park.Scheme, year int) (f views.TrialFacts, err error) {
	if f.State, err = s.onYear(ctx, v, one, year); err != nil {
		return f, err
	}
	c := v.Known.Catalogue
	if f.Flaws = f.State.Scheme.Check(c, len(c.Parks)); f.Flaws.Stop() {
		return f, nil
	}
	result, flaws := f.State.Result()
	f.Result, f.Flaws = result, append(f.Flaws, flaws...)
	return f, nil
}

// beside puts another scheme on the same year beside the one tried.
func (s *site) beside(ctx context.Context, v visit, f *views.TrialFacts, other park.Scheme, year int) error {
	was, err := s.tried(ctx, v, other, year)
	f.Was, f.Before, f.WasNot = &other, was.Result, was.Flaws
	return err
}

// besideInForce compares with what the year is assessed by; with nothing where
// it is not.
func (s *site) besideInForce(ctx context.Context, v visit, f *views.TrialFacts, year int) error {
	inForce, ok, err := s.assessmentOf(ctx, year)
	if err != nil || !ok {
		return err
	}
	kept, err := s.DB.SchemeAsOf(ctx, inForce.Scheme, asof(ctx))
	if err != nil {
		return err
	}
	return s.beside(ctx, v, f, kept.Scheme, year)
}
