package handlers

import (
	"net/http"
	"slices"
	"strconv"

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
	if f.Sealed, f.Follow, err = s.parkRecord(c.Request().Context(), f.Park.Code); err != nil {
		return err
	}
	if f.Projects, err = s.projects(c.Request().Context(), v); err != nil {
		return err
	}
	if f.Candidacies, err = s.DB.Candidacies(c.Request().Context(), asof(c.Request().Context())); err != nil {
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
	subject := orElse(c.QueryParam("indicator"), "output")
	if flow, ok := v.Known.Catalogue.Indicator(subject); !ok || flow.Nature != park.Flow {
		return views.ParkFacts{}, park.Invalidf("park_indicator", "%s", subject)
	}
	return views.ParkFacts{
		Park: one, Period: period, Sort: sort, Down: c.QueryParam("dir") == "desc",
		Subject: subject, Today: v.Today, Notes: v.Known.Notes, Figures: v.Known.Figures,
	}, nil
}

// showParks lists the parks with where each stands.
func (s *site) showParks(c echo.Context) error {
	v, err := s.visit(c, views.RoomParks)
	if err != nil {
		return err
	}
	period, err := readPeriod(c, v.Board)
	if err != nil {
		return err
	}
	f := views.ParksFacts{Period: period, Today: v.Today, Sort: c.QueryParam("sort"), Down: c.QueryParam("dir") == "desc"}
	if f.Sort != "" && !slices.Contains(views.ParksSorts, f.Sort) {
		return park.Invalidf("parks_sort", "%s", f.Sort)
	}
	if f.Page, err = readPage(c); err != nil {
		return err
	}
	year := period.Year
	if period.IsZero() {
		year = v.Today.Time().Year()
	}
	if f.Uploads, err = s.yearOfUploads(c, v, year); err != nil {
		return err
	}
	return render(c, http.StatusOK, views.ParksPage(views.NewParks(v.Page, v.Board, f)))
}

// readPage reads ?page=, from 0.
func readPage(c echo.Context) (int, error) {
	text := c.QueryParam("page")
	if text == "" {
		return 0, nil
	}
	page, err := strconv.Atoi(text)
	if err != nil || page < 0 || page > 1e6 {
		return 0, park.Invalidf("page", "page %q", text)
	}
	return page, nil
}
