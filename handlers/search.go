package handlers

import (
	"net/http"
	"strings"
	"unicode"

	"github.com/labstack/echo/v4"

	"parkboard/views"
)

// showSearch is what the words of ?q= are found in: every reader sees the same.
// Whatever is written is looked for as it stands, and never an error.
func (s *site) showSearch(c echo.Context) error {
	v, err := s.visit(c, views.Nowhere)
	if err != nil {
		return err
	}
	ctx := c.Request().Context()
	f := views.SearchFacts{Words: searched(c.QueryParam("q")), Catalogue: v.Known.Catalogue, Today: v.Today}
	if f.Words != "" {
		if f.Projects, err = s.DB.FindProjects(ctx, f.Words, views.SearchMost, v.At); err != nil {
			return err
		}
		if f.Candidacies, err = s.DB.Candidacies(ctx, v.At); err != nil {
			return err
		}
	}
	return render(c, http.StatusOK, views.SearchPage(views.NewSearch(v.Page, f)))
}

// searched is what was written, with one blank wherever there were blanks or
// characters nobody can see.
func searched(text string) string {
	return strings.Join(strings.FieldsFunc(strings.ToValidUTF8(text, "\ufffd"), func(r rune) bool {
		return unicode.IsSpace(r) || unicode.IsControl(r)
	}), " ")
}
