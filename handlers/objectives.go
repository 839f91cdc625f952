package handlers

import (
	"net/http"
	"strings"

	"github.com/labstack/echo/v4"

	"parkboard/internal/intake"
	"parkboard/internal/park"
	"parkboard/views"
)

// objectiveRoutes are the pages of what the city's plan counts.
func (s *site) objectiveRoutes() []route {
	get, post := http.MethodGet, http.MethodPost
	return []route{
		{get, "/objectives", everyone, s.kept(s.showObjectives), false, 0},
		{get, "/objectives.xlsx", everyone, s.exportObjectives, false, 0},
		{get, "/objectives.csv", everyone, s.exportObjectives, false, 0},
		{get, "/objectives/:code", everyone, s.kept(s.showObjective), false, 0},
		{get, "/objectives/:code/enter", admins, s.showEnterObjective, false, 0},
		{post, "/objectives/:code/enter", admins, s.enterObjective, false, 0},
	}
}

// objectives loads all that values of objectives rest on.
func (s *site) objectives(c echo.Context) (v visit, f views.ObjectivesFacts, err error) {
	if v, err = s.visit(c, views.Nowhere); err != nil {
		return v, f, err
	}
	ctx := c.Request().Context()
	f.Board, f.Today = v.Board, v.Today
	if f.Entries, err = s.DB.ObjectiveEntries(ctx, asof(ctx)); err != nil {
		return v, f, err
	}
	if f.Candidacies, err = s.DB.Candidacies(ctx, asof(ctx)); err != nil {
		return v, f, err
	}
	if f.Smart, err = s.DB.SmartAssessments(ctx, asof(ctx)); err != nil {
		return v, f, err
	}
	if f.Projects, err = s.projects(ctx, v); err != nil {
		return v, f, err
	}
	f.Names, err = s.DB.PeopleNames(ctx)
	return v, f, err
}

// showObjectives is every objective with its clause: /objectives.
func (s *site) showObjectives(c echo.Context) error {
	v, f, err := s.objectives(c)
	if err != nil {
		return err
	}
	return render(c, http.StatusOK, views.ObjectivesPage(views.NewObjectives(v.Page, f)))
}

// exportObjectives hands out every objective as a file.
func (s *site) exportObjectives(c echo.Context) error {
	v, f, err := s.objectives(c)
	if err != nil {
		return err
	}
	table, name := views.ObjectivesExport(v.Page, f)
	return s.handOutTable(c, v, table, name)
}

// objective is the objective of the address.
func (s *site) objective(c echo.Context) (v visit, f views.ObjectivesFacts, o park.Objective, err error) {
	if v, f, err = s.objectives(c); err != nil {
		return v, f, o, err
	}
	o, ok := v.Known.Catalogue.Objective(c.Param("code"))
	if !ok {
		err = park.NotFoundf("objective", "no objective %q", c.Param("code"))
	}
	return v, f, o, err
}

// showObjective is one objective and what its value rests on:
// /objectives/wind_output.
func (s *site) showObjective(c echo.Context) error {
	v, f, o, err := s.objective(c)
	if err != nil {
		return err
	}
	done := c.QueryParam("done")
	if done != "entered" {
		done = ""
	}
	return render(c, http.StatusOK, views.ObjectivePage(views.NewObjective(v.Page, f, o, done)))
}

// objectiveForm opens the form of an objective that takes values; newest is the
// id of the last one entered.
func (s *site) objectiveForm(c echo.Context) (t *tasking, o park.Objective, newest int64, err error) {
	v, f, o, err := s.objective(c)
	if err != nil {
		return nil, o, 0, err
	}
	if o.Gauge != park.ByEntry {
		return nil, o, 0, park.NotFoundf("objective_entered", "objective %s takes no value", o.Code)
	}
	for _, e := range f.Entries {
		if e.Objective == o.Code {
			newest = e.ID
		}
	}
	t = newTasking(v)
	t.in.Seen = newest
	t.page = func() views.TaskForm { return views.NewObjectiveForm(t.Page, o, t.in) }
	return t, o, newest, nil
}

func (s *site) showEnterObjective(c echo.Context) error {
	t, _, _, err := s.objectiveForm(c)
	if err != nil {
		return err
	}
	return t.ask(c, http.StatusOK)
}

// enterObjective records a value of an objective with its source and day. The
// day lies in the plan's year: what was counted before says nothing of it.
func (s *site) enterObjective(c echo.Context) error {
	t, o, newest, err := s.objectiveForm(c)
	if err != nil {
		return err
	}
	read := t.read(c, "value", "unit", "source", "day")
	e := park.ObjectiveEntry{
		Objective: o.Code, Unit: o.Unit, Source: read.line("source", views.MostNote, true),
		Day: t.past(read, "day", o.By[:4]+"-01-01"), Value: t.objectiveValue(read, o),
	}
	if e.Day > o.By {
		t.wrongObjective("day", "by", o.By)
	}
	if t.in.Typed["unit"] != o.Unit {
		t.wrongObjective("unit", "unit", o.Unit)
	}
	if t.in.Seen < newest {
		t.in.Seen = newest
		t.in.Problems[""] = t.Say.T("error.objective_moved")
		return t.ask(c, http.StatusConflict)
	}
	return t.finish(c, func() (string, error) {
		return views.ObjectivePath(o.Code) + "?done=entered", s.DB.EnterObjective(c.Request().Context(), s.act(c), newest, e)
	})
}

// wrongObjective says what is wrong with a field; the first finding stays.
func (t *tasking) wrongObjective(name, key string, args ...any) {
	if t.in.Problems[name] == "" {
		t.in.Problems[name] = t.Say.T("objectives.wrong."+key, args...)
	}
}

// countedWhole are the units of which there is no half.
var countedWhole = map[string]bool{"个": true, "户": true, "家": true, "位": true}

// objectiveValue is the value as it is kept. Only a rate may be below zero: a
// growth that fell.
func (t *tasking) objectiveValue(read *fields, o park.Objective) park.Quantity {
	text := t.in.Typed["value"]
	n, ok := intake.Typed(text)
	switch {
	case strings.TrimSpace(text) == "":
		read.refuse("value", "empty")
		return 0
	case !ok:
		read.refuse("value", "number")
		return 0
	case n.Sign() < 0 && o.Unit != "%":
		t.refuse("value", "negative")
	case countedWhole[o.Unit] && !n.IsInt():
		t.wrongObjective("value", "whole")
	}
	kept, fits := park.QuantityOf(n)
	switch {
	case !fits:
		read.refuse("value", "large")
	case kept.Rat().Cmp(n) != 0:
		t.refuse("value", "places")
	}
	return kept
}
