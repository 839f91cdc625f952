package handlers

import (
	"github.com/labstack/echo/v4"

	"parkboard/internal/form"
	"parkboard/internal/park"
	"parkboard/views"
)

// showTemplate hands out the blank workbook of a period, with the parks the
// clerk may send for, or one of them.
func (s *site) showTemplate(c echo.Context) error {
	v, err := s.visit(c, views.RoomUploads)
	if err != nil {
		return err
	}
	period, parks, err := readTemplate(c, v)
	if err != nil {
		return err
	}
	book, err := form.Workbook(form.Request{
		Catalogue: v.Known.Catalogue, Parks: parks, Period: period, History: park.NewLedger(v.Known.Figures),
		Area: func(code string, basis park.Basis) *park.Land { return v.Board.LandAt(code, basis, period.End()) },
	})
	if err != nil {
		return err
	}
	return handOut(c, form.FileName(period), xlsxType, book)
}

// lastFormYear is the last year the reader takes for one.
const lastFormYear = 2100

// readTemplate reads ?period=, by default the newest that is over, and ?park=,
// by default all of the clerk's.
func readTemplate(c echo.Context, v visit) (period park.Period, parks []string, err error) {
	period = v.Today.Closed()
	if text := c.QueryParam("period"); text != "" {
		if period, err = park.ParsePeriod(text); err != nil {
			return period, nil, err
		}
		if !period.Valid() || period.Year > lastFormYear {
			return period, nil, park.Invalidf("period", "period %q is beyond the years of a form", text)
		}
	}
	if code := c.QueryParam("park"); code != "" {
		one, ok := v.Known.Catalogue.Park(code)
		switch {
		case !ok:
			return period, nil, park.NotFoundf("park_not_listed", "no park %q", code)
		case !v.User.MaySend(code):
			return period, nil, park.Forbiddenf("park_forbidden", "may not send for %s", one.Name.In(v.Say.Lang()))
		}
		return period, []string{code}, nil
	}
	for i := range v.Known.Catalogue.Parks {
		if code := v.Known.Catalogue.Parks[i].Code; v.User.MaySend(code) {
			parks = append(parks, code)
		}
	}
	return period, parks, nil
}
