package handlers

import (
	"net/http"
	"slices"
	"strconv"

	"github.com/labstack/echo/v4"

	"parkboard/internal/park"
	"parkboard/views"
)

// showMeasures is what follows from all results: /measures?state=overdue.
func (s *site) showMeasures(c echo.Context) error {
	v, f, err := s.measures(c)
	if err != nil {
		return err
	}
	return render(c, http.StatusOK, views.MeasuresPage(views.NewMeasures(v.Page, f)))
}

// exportMeasures hands out the chosen measures, whatever page is shown.
func (s *site) exportMeasures(c echo.Context) error {
	v, f, err := s.measures(c)
	if err != nil {
		return err
	}
	table, name := views.MeasuresExport(v.Page, f)
	return s.handOutTable(c, v, table, name)
}

func (s *site) measures(c echo.Context) (visit, views.MeasuresFacts, error) {
	v, err := s.visit(c, views.RoomMeasures)
	if err != nil {
		return v, views.MeasuresFacts{}, err
	}
	f := views.MeasuresFacts{Catalogue: v.Known.Catalogue, Today: v.Today}
	if f.Ask, err = readMeasures(c); err != nil {
		return v, f, err
	}
	f.All, err = s.DB.FollowUps(c.Request().Context(), asof(c.Request().Context()))
	return v, f, err
}

// readMeasures reads the address. An office or a park that has no measures gives
// an empty list; a state that there is not is a mistake.
func readMeasures(c echo.Context) (ask views.MeasureAsk, err error) {
	ask = views.MeasureAsk{
		Park: c.QueryParam("park"), State: c.QueryParam("state"), Owner: c.QueryParam("owner"),
		Sort: c.QueryParam("sort"), Down: c.QueryParam("dir") == "desc",
	}
	if text := c.QueryParam("year"); text != "" {
		if ask.Year, err = strconv.Atoi(text); err != nil || ask.Year < 1949 || ask.Year > 9999 {
			return ask, park.Invalidf("measure_filter", "year %q", text)
		}
	}
	if ask.State != "" && ask.State != views.MeasureOverdue && !slices.Contains(park.FollowUpStates, park.FollowUpState(ask.State)) {
		return ask, park.Invalidf("measure_filter", "state %q", ask.State)
	}
	if ask.Sort != "" && !slices.Contains(views.MeasureSorts, ask.Sort) {
		return ask, park.Invalidf("measure_filter", "order %q", ask.Sort)
	}
	ask.Page, err = readPage(c)
	return ask, err
}

// showMeasure is one measure with its history: /measures/3?act=report.
func (s *site) showMeasure(c echo.Context) error {
	v, f, err := s.measure(c)
	if err != nil {
		return err
	}
	f.Asked, f.Done = park.FollowUpVerb(c.QueryParam("act")), park.FollowUpVerb(c.QueryParam("done"))
	for _, verb := range []park.FollowUpVerb{f.Asked, f.Done} {
		if verb != "" && !slices.Contains(park.FollowUpVerbs, verb) {
			return park.NotFoundf("measure_act", "no act %q", verb)
		}
	}
	if !slices.Contains(views.MeasureActs(&v.User, f.Measure), f.Asked) {
		f.Asked = "" // a link kept from an earlier state
	}
	if n := len(f.Measure.Acts); n == 0 || f.Measure.Acts[n-1].Verb != f.Done {
		f.Done = ""
	}
	return render(c, http.StatusOK, views.MeasurePage(views.NewMeasure(v.Page, f)))
}

// measure loads the measure of the address.
func (s *site) measure(c echo.Context) (v visit, f views.MeasureFacts, err error) {
	if v, err = s.visit(c, views.RoomMeasures); err != nil {
		return v, f, err
	}
	ctx := c.Request().Context()
	f.Catalogue, f.Today = v.Known.Catalogue, v.Today
	all, err := s.DB.FollowUps(ctx, asof(ctx))
	if err != nil {
		return v, f, err
	}
	id, _ := strconv.ParseInt(c.Param("id"), 10, 64)
	at := slices.IndexFunc(all, func(one park.FollowUp) bool { return one.ID == id })
	if at < 0 {
		return v, f, park.NotFoundf("follow_up", "no measure %q", c.Param("id"))
	}
	f.Measure = all[at]
	if f.Assessment, err = s.DB.AssessmentAsOf(ctx, f.Measure.Assessment, v.At); err != nil {
		return v, f, err
	}
	if f.Seal, err = s.DB.SealOf(ctx, f.Measure.Assessment); err != nil {
		return v, f, err
	}
	f.Names, err = s.DB.PeopleNames(ctx)
	return v, f, err
}

// showEvidence hands out a file that was handed in on the measure of the
// address, byte for byte.
func (s *site) showEvidence(c echo.Context) error {
	v, f, err := s.measure(c)
	if err != nil {
		return err
	}
	if !v.User.MayReadEvidence(f.Measure.Park) {
		return park.Forbiddenf("measure_evidence", "evidence of %s", f.Measure.Park)
	}
	id, _ := strconv.ParseInt(c.Param("file"), 10, 64)
	if !slices.ContainsFunc(f.Measure.Acts, func(a park.FollowUpAct) bool { return a.File != nil && a.File.ID == id }) {
		return park.NotFoundf("attachment", "no file %q on measure %d", c.Param("file"), f.Measure.ID)
	}
	file, raw, err := s.DB.Attachment(c.Request().Context(), id)
	if err != nil {
		return err
	}
	return handOut(c, file.Name, echo.MIMEOctetStream, raw)
}
