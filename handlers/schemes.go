package handlers

import (
	"context"
	"fmt"
	"net/http"
	"slices"
	"strconv"
	"strings"

	"github.com/labstack/echo/v4"

	"parkboard/internal/assess"
	"parkboard/internal/catalog"
	"parkboard/internal/park"
	"parkboard/store"
	"parkboard/views"
)

// showSchemes lists the kept schemes.
func (s *site) showSchemes(c echo.Context) error {
	v, f, err := s.schemesFacts(c)
	if err != nil {
		return err
	}
	f.Typed = views.Typed{"year": fmt.Sprint(v.Today.Time().Year())}
	return render(c, http.StatusOK, views.SchemesPage(views.NewSchemes(v.Page, f)))
}

func (s *site) schemesFacts(c echo.Context) (v visit, f views.SchemesFacts, err error) {
	if v, err = s.visit(c, views.RoomAssessments); err != nil {
		return v, f, err
	}
	ctx := c.Request().Context()
	kept, err := s.DB.Schemes(ctx, asof(ctx))
	if err != nil {
		return v, f, err
	}
	f.Kept, f.Today = schemeStates(kept), v.Today
	if f.Shipped, err = shippedSchemes(v.Known.Catalogue); err != nil {
		return v, f, err
	}
	if f.Assessments, err = s.DB.Assessments(ctx, asof(ctx)); err != nil {
		return v, f, err
	}
	f.Names, err = s.DB.PeopleNames(ctx)
	return v, f, err
}

// shippedSchemes are those of the program that the city's catalogue knows all
// of; another city's indicators may not be among them.
func shippedSchemes(c *park.Catalogue) ([]park.Scheme, error) {
	all, err := catalog.Schemes(catalog.Default())
	if err != nil {
		return nil, err
	}
	return slices.DeleteFunc(all, func(s park.Scheme) bool { return s.Check(c, len(c.Parks)).Stop() }), nil
}

func schemeStates(kept []store.KeptScheme) []views.SchemeState {
	out := make([]views.SchemeState, len(kept))
	for i, k := range kept {
		out[i] = schemeState(k)
	}
	return out
}

func schemeState(k store.KeptScheme) views.SchemeState {
	return views.SchemeState{Scheme: k.Scheme, Revision: k.Revision, Settled: k.Settled, At: k.RecordedAt, By: k.Actor}
}

// schemeID is the revision an address names.
func schemeID(c echo.Context) (int64, error) {
	id, err := strconv.ParseInt(c.Param("id"), 10, 64)
	if err != nil || id <= 0 {
		return 0, park.NotFoundf("scheme", "no scheme %q", c.Param("id"))
	}
	return id, nil
}

// schemeAt loads the revision of the address, and the newest of its version.
func (s *site) schemeAt(c echo.Context) (one store.KeptScheme, revisions []store.KeptScheme, err error) {
	id, err := schemeID(c)
	if err != nil {
		return one, nil, err
	}
	if one, err = s.DB.SchemeAsOf(c.Request().Context(), id, asof(c.Request().Context())); err != nil {
		return one, nil, err
	}
	revisions, err = s.DB.SchemeRevisions(c.Request().Context(), id, asof(c.Request().Context()))
	return one, revisions, err
}

// showScheme is one scheme to be read.
func (s *site) showScheme(c echo.Context) error {
	v, all, err := s.schemesFacts(c)
	if err != nil {
		return err
	}
	one, revisions, err := s.schemeAt(c)
	if err != nil {
		return err
	}
	state, err := s.stateOf(c.Request().Context(), v, one)
	if err != nil {
		return err
	}
	f := views.SchemeFacts{SchemesFacts: all, Scheme: schemeState(one), Newest: revisions[0].ID, Revisions: schemeStates(revisions), State: state}
	if done := views.SchemeAct(c.QueryParam("done")); done == views.SchemeSaved || done == views.SchemeVersioned {
		f.Done = done
	}
	f.Flaws = one.Check(v.Known.Catalogue, len(v.Known.Catalogue.Parks))
	if !f.Flaws.Stop() {
		_, flaws := state.Result()
		f.Flaws = append(f.Flaws, flaws...)
	}
	return render(c, http.StatusOK, views.SchemePage(views.NewScheme(v.Page, f)))
}

// addScheme makes a draft of a kept or a shipped scheme: the next version of
// the same year, the first of another.
func (s *site) addScheme(c echo.Context) error {
	v, f, err := s.schemesFacts(c)
	if err != nil {
		return err
	}
	f.Typed = views.Typed{"from": c.FormValue("from"), "year": c.FormValue("year")}
	read := fields{say: v.Say.T, typed: f.Typed, wrong: views.Problems{}}
	year := read.year(v.Today.Time().Year() + 1)
	from, ok := schemeNamed(f, f.Typed["from"])
	if !ok {
		read.wrong["from"] = v.Say.T("schemes.wrong.from")
	}
	if len(read.wrong) > 0 {
		f.Problems = read.wrong
		f.Problems[""] = v.Say.T("admin.wrong.form", len(read.wrong))
		return render(c, http.StatusUnprocessableEntity, views.SchemesPage(views.NewSchemes(v.Page, f)))
	}
	from.Version = nextVersion(f.Kept, from.Code, year)
	rebase(&from, year)
	id, err := s.DB.SaveScheme(c.Request().Context(), s.act(c), from, 0)
	if err != nil {
		return err
	}
	return seeOther(c, views.SchemePath(id)+"/edit?done="+string(views.SchemeMade))
}

// rebase puts a scheme into a year: pooled means are taken anew.
func rebase(s *park.Scheme, year int) {
	s.Year, s.Items = year, slices.Clone(s.Items)
	for i := range s.Items {
		if b := &s.Items[i].Benchmark; b.Kind == park.Pooled {
			b.Value = nil
		}
	}
}

// schemeNamed finds what the form names: an ID, or shipped:CODE.
func schemeNamed(f views.SchemesFacts, name string) (park.Scheme, bool) {
	if code, ok := strings.CutPrefix(name, "shipped:"); ok {
		i := slices.IndexFunc(f.Shipped, func(s park.Scheme) bool { return s.Code == code })
		if i < 0 {
			return park.Scheme{}, false
		}
		return f.Shipped[i], true
	}
	i := slices.IndexFunc(f.Kept, func(k views.SchemeState) bool { return fmt.Sprint(k.ID) == name })
	if i < 0 {
		return park.Scheme{}, false
	}
	return f.Kept[i].Scheme, true
}

func nextVersion(kept []views.SchemeState, code string, year int) int {
	next := 1
	for _, k := range kept {
		if k.Code == code && k.Year == year {
			next = max(next, k.Version+1)
		}
	}
	return next
}

// openAssessment opens the assessment of a scheme's year.
func (s *site) openAssessment(c echo.Context) error {
	id, err := strconv.ParseInt(c.FormValue("scheme"), 10, 64)
	if err != nil {
		return park.NotFoundf("scheme", "no scheme %q", c.FormValue("scheme"))
	}
	one, err := s.DB.Scheme(c.Request().Context(), id)
	if err != nil {
		return err
	}
	if _, err := s.DB.Assess(c.Request().Context(), s.act(c), one.Year, one.ID); err != nil {
		return err
	}
	return seeOther(c, fmt.Sprintf("/assessments/%d", one.Year))
}

// useScheme puts a scheme into the draft assessment of its year.
func (s *site) useScheme(c echo.Context) error {
	id, err := schemeID(c)
	if err != nil {
		return err
	}
	ctx := c.Request().Context()
	one, err := s.DB.Scheme(ctx, id)
	if err != nil {
		return err
	}
	inForce, ok, err := s.assessmentOf(ctx, one.Year)
	if err != nil {
		return err
	}
	if !ok {
		return park.NotFoundf("assessment", "no assessment of %d", one.Year)
	}
	if err := s.DB.ReplaceScheme(ctx, s.act(c), inForce.ID, one.ID); err != nil {
		return err
	}
	return seeOther(c, fmt.Sprintf("/assessments/%d", one.Year))
}

// assessmentOf is the newest round of a year.
func (s *site) assessmentOf(ctx context.Context, year int) (park.Assessment, bool, error) {
	all, err := s.DB.Assessments(ctx, asof(ctx))
	if err != nil {
		return park.Assessment{}, false, err
	}
	for _, a := range all {
		if a.Year == year {
			return a, true, nil
		}
	}
	return park.Assessment{}, false, nil
}

// onYear is a scheme as it would be in a year.
func (s *site) onYear(ctx context.Context, v visit, one park.Scheme, year int) (assess.State, error) {
	if one.Year != year {
		rebase(&one, year)
	}
	return s.stateOf(ctx, v, store.KeptScheme{Scheme: one})
}
