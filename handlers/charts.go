package handlers

import (
	"fmt"
	"mime"
	"net/http"

	"github.com/a-h/templ"
	"github.com/labstack/echo/v4"

	"parkboard/internal/park"
	"parkboard/views"
)

// renderCharted sends a page, or, asked with ?svg=ID, one of its charts as a
// file: the same address, so the same facts and the same permission.
func renderCharted(c echo.Context, p views.Page, charts []views.Chart, page templ.Component) error {
	id := c.QueryParam("svg")
	if id == "" {
		return render(c, http.StatusOK, page)
	}
	for _, one := range charts {
		if one.ID != id {
			continue
		}
		file, err := one.SVGFile(p)
		if err != nil {
			return fmt.Errorf("chart %s: %w", id, err)
		}
		c.Response().Header().Set(echo.HeaderContentDisposition,
			mime.FormatMediaType("attachment", map[string]string{"filename": one.FileName(p)}))
		return c.Blob(http.StatusOK, "image/svg+xml", file)
	}
	return park.NotFoundf("chart", "%s", id)
}
