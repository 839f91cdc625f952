package handlers

import (
	"net/http"
	"slices"

	"github.com/labstack/echo/v4"

	"parkboard/internal/park"
	"parkboard/views"
)

// showBrief is the one-page summary of a park, made to be printed:
// /briefs/2023-06/rare-earth.
func (s *site) showBrief(c echo.Context) error {
	v, err := s.visit(c, views.Nowhere)
	if err != nil {
		return err
	}
	period, err := park.ParsePeriod(c.Param("period"))
	if err != nil {
		return err
	}
	one, ok := v.Known.Catalogue.Park(c.Param("code"))
	if !ok {
		return park.NotFoundf("park", "%s", c.Param("code"))
	}
	if !slices.Contains(v.Board.Periods(), period) {
		return park.NotFoundf("period_empty", "%s", period)
	}
	v.Page.Reprint = s.reprint(v, c.Request().URL.EscapedPath())
	return render(c, http.StatusOK, views.BriefPage(views.NewBrief(v.Page, v.Board, one, period)))
}
