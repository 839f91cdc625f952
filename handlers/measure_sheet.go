package handlers

import (
	"net/http"
	"slices"
	"strconv"

	"github.com/labstack/echo/v4"

	"parkboard/internal/park"
	"parkboard/views"
)

// showMeasureSheet is what follows from a year's results, made to be printed
// and signed: /measures/sheet/2022.
func (s *site) showMeasureSheet(c echo.Context) error {
	v, err := s.visit(c, views.RoomMeasures)
	if err != nil {
		return err
	}
	all, err := s.DB.FollowUps(c.Request().Context(), asof(c.Request().Context()))
	if err != nil {
		return err
	}
	year, _ := strconv.Atoi(c.Param("year"))
	f := views.MeasuresFacts{Catalogue: v.Known.Catalogue, Today: v.Today}
	f.All = slices.DeleteFunc(all, func(one park.FollowUp) bool { return one.Year != year })
	if len(f.All) == 0 {
		return park.NotFoundf("measure_sheet", "no measures of %q", c.Param("year"))
	}
	v.Page.Reprint = s.reprint(v, c.Request().URL.EscapedPath())
	return render(c, http.StatusOK, views.MeasureSheetPage(views.NewMeasureSheet(v.Page, f, year)))
}
