package handlers

import (
	"net/http"
	"slices"
	"strings"

	"github.com/labstack/echo/v4"

	"parkboard/views"
)

// showCompare is two to four parks side by side: /compare?parks=a,b&period=.
// Another number of parks, or an unknown one, answers 422 with the same form.
func (s *site) showCompare(c echo.Context) error {
	v, err := s.visit(c, views.RoomCompare)
	if err != nil {
		return err
	}
	ask, err := readCompare(c, v)
	if err != nil {
		return err
	}
	m := views.NewCompare(v.Page, v.Board, ask)
	if ask.Wrong() {
		return render(c, http.StatusUnprocessableEntity, views.ComparePage(m))
	}
	return renderCharted(c, m.Page, m.Charts(), views.ComparePage(m))
}

// readCompare reads the parks as a list in one word, as links have it, or one a
// word, as the form sends it; each counts once.
func readCompare(c echo.Context, v visit) (views.CompareAsk, error) {
	period, err := readPeriod(c, v.Board)
	ask := views.CompareAsk{Period: period}
	if err != nil {
		return ask, err
	}
	words, named := c.QueryParams()["parks"]
	ask.Chosen = named
	for _, code := range strings.Split(strings.Join(words, ","), ",") {
		code = strings.TrimSpace(code)
		if _, ok := v.Known.Catalogue.Park(code); !ok && code != "" {
			ask.Unknown = append(ask.Unknown, code)
			continue
		}
		if code != "" && !slices.Contains(ask.Codes, code) {
			ask.Codes = append(ask.Codes, code)
		}
	}
	return ask, nil
}
