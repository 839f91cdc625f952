package handlers

import (
	"context"
	"fmt"
	"net/http"
	"slices"
	"strconv"

	"github.com/labstack/echo/v4"

	"parkboard/internal/park"
	"parkboard/store"
	"parkboard/views"
)

// showIncidents lists what is deducted for in a year: /incidents?year=2023.
func (s *site) showIncidents(c echo.Context) error {
	v, f, err := s.incidentsFacts(c, c.QueryParam("year"))
	if err != nil {
		return err
	}
	if done := views.IncidentAct(c.QueryParam("done")); done == views.IncidentAdded || done == views.IncidentRevoked {
		f.Done = done
	}
	return render(c, http.StatusOK, views.IncidentsPage(views.NewIncidents(v.Page, f)))
}

// incidentsFacts gathers the incidents of a year, the newest that is assessed
// without one.
func (s *site) incidentsFacts(c echo.Context, year string) (v visit, f views.IncidentsFacts, err error) {
	v, err = s.visit(c, views.RoomAssessments)
	if err != nil {
		return v, f, err
	}
	ctx := c.Request().Context()
	f = views.IncidentsFacts{Catalogue: v.Known.Catalogue, Typed: views.Typed{}, Problems: views.Problems{}}
	kept, err := s.DB.Schemes(ctx, asof(ctx))
	if err != nil {
		return v, f, err
	}
	all, err := s.DB.Incidents(ctx, asof(ctx))
	if err != nil {
		return v, f, err
	}
	f.Years = incidentYears(v, kept, all)
	f.Year = f.Years[0]
	if year != "" {
		if f.Year, err = strconv.Atoi(year); err != nil || !slices.Contains(f.Years, f.Year) {
			return v, f, park.NotFoundf("incident_year", "no year %q", year)
		}
	}
	f.Incidents = slices.DeleteFunc(all, func(i park.Incident) bool { return i.Year != f.Year })
	if f.Names, err = s.DB.PeopleNames(ctx); err != nil {
		return v, f, err
	}
	err = s.incidentScheme(ctx, kept, &f)
	return v, f, err
}

// incidentYears are the years with a scheme, an incident or this one, the newest first.
func incidentYears(v visit, kept []store.KeptScheme, all []park.Incident) []int {
	years := []int{}
	for _, k := range kept {
		years = append(years, k.Year)
	}
	for _, i := range all {
		years = append(years, i.Year)
	}
	if len(years) == 0 {
		years = append(years, v.Today.Time().Year())
	}
	slices.Sort(years)
	years = slices.Compact(years)
	slices.Reverse(years)
	return years
}

// incidentScheme is what a year deducts by: the scheme it is assessed by, else
// the last that was kept for it.
func (s *site) incidentScheme(ctx context.Context, kept []store.KeptScheme, f *views.IncidentsFacts) error {
	inForce, ok, err := s.assessmentOf(ctx, f.Year)
	if err != nil {
		return err
	}
	if ok {
		one, err := s.DB.SchemeAsOf(ctx, inForce.Scheme, asof(ctx))
		f.Scheme = &one.Scheme
		f.Settled = inForce.Stage == park.Proposed || inForce.Stage == park.Sealed
		return err
	}
	for i := range kept {
		if kept[i].Year == f.Year && (f.Scheme == nil || kept[i].ID > f.Scheme.ID) {
			f.Scheme = &kept[i].Scheme
		}
	}
	return nil
}

// incidentFields are the fields of the form.
var incidentFields = []string{"park", "penalty", "document", "date", "points", "note"}

// addIncident records an incident.
func (s *site) addIncident(c echo.Context) error {
	v, f, err := s.incidentsFacts(c, c.FormValue("year"))
	if err != nil {
		return err
	}
	for _, name := range incidentFields {
		f.Typed[name] = c.FormValue(name)
	}
	r := schemeReader{fields{say: v.Say.T, typed: f.Typed, wrong: f.Problems}}
	i := park.Incident{
		Park: f.Typed["park"], Year: f.Year, Penalty: f.Typed["penalty"], Points: r.points("points", 0),
		Document: r.line("document", views.MostLetters, true), Date: r.day("date", v.Today, "late"), Note: r.line("note", views.MostNote, false),
	}
	if _, ok := f.Catalogue.Park(i.Park); !ok {
		f.Problems["park"] = v.Say.T("incidents.wrong.park")
	}
	if f.Scheme == nil {
		f.Problems[""] = v.Say.T("incidents.noscheme")
	} else {
		for _, flaw := range i.Check(f.Scheme) {
			if f.Problems[flaw.Field] == "" {
				f.Problems[flaw.Field] = v.Say.T(flaw.TextKey(), flaw.Args...)
			}
		}
	}
	if n := len(f.Problems); n > 0 {
		if f.Problems[""] == "" {
			f.Problems[""] = v.Say.T("admin.wrong.form", n)
		}
		return render(c, http.StatusUnprocessableEntity, views.IncidentsPage(views.NewIncidents(v.Page, f)))
	}
	if _, err := s.DB.AddIncident(c.Request().Context(), s.act(c), i); err != nil {
		return err
	}
	return seeOther(c, fmt.Sprintf("/incidents?year=%d&done=%s", f.Year, views.IncidentAdded))
}

// incidentOf is the incident of the address, in force, with the page of its
// year.
func (s *site) incidentOf(c echo.Context) (v visit, f views.IncidentsFacts, one park.Incident, err error) {
	id, err := strconv.ParseInt(c.Param("id"), 10, 64)
	if err != nil {
		return v, f, one, park.NotFoundf("incident", "no incident %q", c.Param("id"))
	}
	all, err := s.DB.Incidents(c.Request().Context(), asof(c.Request().Context()))
	if err != nil {
		return v, f, one, err
	}
	at := slices.IndexFunc(all, func(i park.Incident) bool { return i.ID == id })
	if at < 0 {
		return v, f, one, park.NotFoundf("incident", "no incident %d", id)
	}
	v, f, err = s.incidentsFacts(c, fmt.Sprint(all[at].Year))
	return v, f, all[at], err
}

// showRevokeIncident asks before an incident is taken back.
func (s *site) showRevokeIncident(c echo.Context) error {
	return s.askRevoke(c, http.StatusOK, "")
}

func (s *site) askRevoke(c echo.Context, status int, problem string) error {
	v, f, one, err := s.incidentOf(c)
	if err != nil {
		return err
	}
	if f.Settled {
		return &park.Error{Kind: park.Conflict, Key: "assessment_settled", Args: []any{one.Year}}
	}
	return render(c, status, views.ConfirmPage(views.NewRevokeIncident(v.Page, f, one, problem)))
}

// revokeIncident takes an incident back, with a reason.
func (s *site) revokeIncident(c echo.Context) error {
	id, err := strconv.ParseInt(c.Param("id"), 10, 64)
	if err != nil {
		return park.NotFoundf("incident", "no incident %q", c.Param("id"))
	}
	_, _, one, missing := s.incidentOf(c)
	err = s.DB.RevokeIncident(c.Request().Context(), s.act(c), id, c.FormValue("reason"))
	if why, ok := refusal(err); ok && why.Key == "reason_required" && missing == nil {
		return s.askRevoke(c, http.StatusUnprocessableEntity, readerOf(c).say.T("incidents.reason.empty"))
	}
	if err != nil {
		return err
	}
	return seeOther(c, fmt.Sprintf("/incidents?year=%d&done=%s", one.Year, views.IncidentRevoked))
}
