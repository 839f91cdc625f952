package handlers

import (
	"fmt"
	"net/http"
	"strconv"

	"github.com/labstack/echo/v4"

	"parkboard/internal/park"
	"parkboard/views"
)

// showSmart is how the parks see themselves: /smart?park=jiuyuan&year=2022 with
// the sentences of one.
func (s *site) showSmart(c echo.Context) error {
	v, err := s.visit(c, views.RoomDesignations)
	if err != nil {
		return err
	}
	ctx := c.Request().Context()
	f := views.SmartFacts{Catalogue: v.Known.Catalogue, Park: c.QueryParam("park"), Saved: c.QueryParam("done") == "saved"}
	if text := c.QueryParam("year"); text != "" {
		if f.Year, err = strconv.Atoi(text); err != nil || f.Year < 1949 || f.Year > 9999 {
			return park.Invalidf("smart_year", "year %q", text)
		}
	}
	if f.All, err = s.DB.SmartAssessments(ctx, asof(c.Request().Context())); err != nil {
		return err
	}
	if f.Names, err = s.DB.PeopleNames(ctx); err != nil {
		return err
	}
	return render(c, http.StatusOK, views.SmartPage(views.NewSmart(v.Page, f)))
}

// smartForm opens the form of a park: the address's, or the first the reader
// answers for. had are the years it has.
func (s *site) smartForm(c echo.Context) (t *tasking, code string, had map[int]park.SmartAssessment, err error) {
	v, err := s.visit(c, views.RoomDesignations)
	if err != nil {
		return nil, "", nil, err
	}
	parks := v.Known.Catalogue.Parks
	if code = c.QueryParam("park"); code == "" {
		code = views.HomePark(&v.User, v.Known.Catalogue)
	}
	if code == "" && len(parks) > 0 {
		code = parks[0].Code
	}
	if _, ok := v.Known.Catalogue.Park(code); !ok {
		return nil, "", nil, park.NotFoundf("park", "%s", code)
	}
	if !v.User.MayPursue(code) {
		return nil, "", nil, park.Forbiddenf("candidacy_park", "the smart level of %s", code)
	}
	all, err := s.DB.SmartAssessments(c.Request().Context(), park.Moment{})
	if err != nil {
		return nil, "", nil, err
	}
	had = make(map[int]park.SmartAssessment)
	for _, one := range all {
		if one.Park == code {
			had[one.Year] = one
		}
	}
	t = newTasking(v)
	t.page = func() views.TaskForm { return views.NewSmartForm(t.Page, t.Known.Catalogue, code, t.in) }
	return t, code, had, nil
}

// showSmartForm offers the year that runs, filled with what the park said of it,
// else of the year before.
func (s *site) showSmartForm(c echo.Context) error {
	t, _, had, err := s.smartForm(c)
	if err != nil {
		return err
	}
	for _, one := range had {
		t.in.Seen = max(t.in.Seen, one.ID)
	}
	year := t.Today.Time().Year()
	t.in.Typed["year"] = strconv.Itoa(year)
	if last, ok := had[year-1]; ok {
		smartInput(t.in, &last)
	}
	if now, ok := had[year]; ok {
		smartInput(t.in, &now)
	}
	return t.ask(c, http.StatusOK)
}

// assessSmart keeps a self-assessment. The form saves any year: what its reader
// saw is all that the park had recorded when it was opened.
func (s *site) assessSmart(c echo.Context) error {
	t, code, had, err := s.smartForm(c)
	if err != nil {
		return err
	}
	names := []string{"year"}
	for _, d := range park.SmartDimensions {
		names = append(names, "level."+string(d), "said."+string(d))
	}
	read := t.read(c, names...)
	one := park.SmartAssessment{Park: code, Levels: make(map[park.SmartDimension]park.SmartLevel)}
	one.Year = read.year(t.Today.Time().Year())
	for _, d := range park.SmartDimensions {
		level := t.choose("level."+string(d), true, func(v string) bool {
			n, err := strconv.Atoi(v)
			return err == nil && n >= 1 && n <= park.SmartTop
		})
		n, _ := strconv.Atoi(level)
		one.Levels[d] = park.SmartLevel{Level: n, Evidence: read.words("said."+string(d), views.MostNote, true)}
	}
	newest := had[one.Year].ID
	if t.in.Seen < newest {
		// Somebody recorded this year after the form was opened; ids only grow.
		t.in.Seen = newest
		t.in.Problems[""] = t.Say.T("error.smart_moved")
		return t.ask(c, http.StatusConflict)
	}
	return t.finish(c, func() (string, error) {
		return "/smart?done=saved", s.DB.AssessSmart(c.Request().Context(), s.act(c), newest, one)
	})
}

// smartInput fills a form with what a park said last of a year.
func smartInput(in views.TaskInput, s *park.SmartAssessment) {
	for _, d := range park.SmartDimensions {
		in.Typed["level."+string(d)] = fmt.Sprint(s.Levels[d].Level)
		in.Typed["said."+string(d)] = s.Levels[d].Evidence
	}
}
