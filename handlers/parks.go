package handlers

import (
	"slices"

	"github.com/labstack/echo/v4"

	"parkboard/internal/park"
	"parkboard/views"
)

// showPark is one park in a period: /parks/rare-earth?period=2023-06.
func (s *site) showPark(c echo.Context) error {
	v, err := s.visit(c, views.RoomParks)
	if err != nil {
		return err
	}
	f, err := readPark(c, v)
	if err != nil {
		return err
	}
	year := f.Period.Year
	if f.Period.IsZero() {
		year = v.Today.Time().Year()
	}
	if f.Uploads, err = s.yearOfUploads(c, v, year); err != nil {
		return err
	}
	if f.Uploads.Names, err = s.DB.PeopleNames(c.Request().Context()); err != nil {
		return err
	}
	m := views.NewPark(v.Page, v.Board, f)
	return renderCharted(c, m.Page, m.Charts(), views.ParkPage(m))
}

// readPark reads the address: a park of the catalogue, a period with figures,
// and how the table of ranks is sorted.
func readPark(c echo.Context, v visit) (views.ParkFacts, error) {
	code := c.Param("code")
	one, ok := v.Known.Catalogue.Park(code)
	if !ok {
		return views.ParkFacts{}, park.NotFoundf("park", "%s", code)
	}
	period, err := readPeriod(c, v.Board)
	if err != nil {
		return views.ParkFacts{}, err
	}
	sort := c.QueryParam("sort")
	if sort != "" && !slices.Contains(views.ParkSorts, sort) {
		return views.ParkFacts{}, park.Invalidf("park_sort", "%s", sort)
	}
	return views.ParkFacts{
		Park: one, Period: period, Sort: sort, Down: c.QueryParam("dir") == "desc",
		Today: v.Today, Notes: v.Known.Notes,
	}, nil
}
