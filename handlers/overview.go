package handlers

import (
	"github.com/labstack/echo/v4"

	"parkboard/internal/board"
	"parkboard/internal/park"
	"parkboard/store"
	"parkboard/views"
)

// showOverview is all parks against their tiers: /?period=2023-06.
func (s *site) showOverview(c echo.Context) error {
	v, err := s.visit(c, views.RoomOverview)
	if err != nil {
		return err
	}
	period, err := readPeriod(c, v.Board)
	if err != nil {
		return err
	}
	f := views.OverviewFacts{Period: period, Today: v.Today, Notes: v.Known.Notes}
	if f.Uploads, err = s.yearOfUploads(c, v, period.Year); err != nil {
		return err
	}
	if f.Uploads.Names, err = s.DB.PeopleNames(c.Request().Context()); err != nil {
		return err
	}
	if f.Since, err = s.since(c, v); err != nil {
		return err
	}
	if f.Measures, err = s.DB.FollowUps(c.Request().Context(), asof(c.Request().Context())); err != nil {
		return err
	}
	if f.Projects, err = s.projects(c.Request().Context(), v); err != nil {
		return err
	}
	if f.Candidacies, err = s.DB.Candidacies(c.Request().Context(), asof(c.Request().Context())); err != nil {
		return err
	}
	m := views.NewOverview(v.Page, v.Board, f)
	return renderCharted(c, m.Page, m.Charts(), views.OverviewPage(m))
}

// yearOfUploads is the calendar of a year, open to every role: when each park's
// figures came is published, the files are not.
func (s *site) yearOfUploads(c echo.Context, v visit, year int) (views.UploadsFacts, error) {
	all, err := s.DB.Uploads(c.Request().Context(), store.UploadFilter{AsOf: asof(c.Request().Context())})
	if err != nil {
		return views.UploadsFacts{}, err
	}
	return views.UploadsFacts{
		Catalogue: v.Known.Catalogue, Year: year, Today: v.Today, OfYear: ofYear(monthly(all, v.Known), year), All: all,
	}, nil
}

// readPeriod reads ?period=; the newest reported one without it, the zero
// Period while nothing is reported. A period without any figure is not found.
func readPeriod(c echo.Context, b *board.Board) (park.Period, error) {
	text := c.QueryParam("period")
	if text == "" {
		return b.Latest(), nil
	}
	p, err := park.ParsePeriod(text)
	if err != nil {
		return park.Period{}, err
	}
	for _, reported := range b.Periods() {
		if reported == p {
			return p, nil
		}
	}
	return park.Period{}, park.NotFoundf("period_empty", "%s", p)
}
