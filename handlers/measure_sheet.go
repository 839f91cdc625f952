package handlers

import (
	"net/http"
	"slices"
	"strconv"

	"github.com/a-h/templ"
	"github.com/labstack/echo/v4"

	"parkboard/internal/park"
	"parkboard/views"
)

// showMeasureSheet is what follows from a year's results, made to be printed
// and signed: /measures/sheet/2022.
func (s *site) showMeasureSheet(c echo.Context) error {
	_, sheet, err := s.measureSheet(c)
	if err != nil {
		return err
	}
	return render(c, http.StatusOK, views.MeasureSheetPage(sheet))
}

// measuresToIssue is the sheet of a year's measures, as it may be issued.
func (s *site) measuresToIssue(c echo.Context) (issuing, error) {
	v, sheet, err := s.measureSheet(c)
	if err != nil {
		return issuing{}, err
	}
	return issuing{
		visit: v, heading: sheet.Heading, path: views.MeasureSheetPath(sheet.Year),
		sheet: park.IssuedBrief{
			Measures: true, Period: park.Period{Year: sheet.Year, Month: 12}, Park: park.CityCode, Hash: sheet.Fingerprint(),
		},
		page: func(style string) templ.Component { return views.MeasureSheetPage(sheet.Issued(style)) },
	}, nil
}

// measureSheet makes the sheet of the year in the address.
func (s *site) measureSheet(c echo.Context) (v visit, sheet views.MeasureSheet, err error) {
	if v, err = s.visit(c, views.RoomMeasures); err != nil {
		return v, sheet, err
	}
	all, err := s.DB.FollowUps(c.Request().Context(), asof(c.Request().Context()))
	if err != nil {
		return v, sheet, err
	}
	year, _ := strconv.Atoi(c.Param("year"))
	f := views.MeasuresFacts{Catalogue: v.Known.Catalogue, Today: v.Today}
	f.All = slices.DeleteFunc(all, func(one park.FollowUp) bool { return one.Year != year })
	if len(f.All) == 0 {
		return v, sheet, park.NotFoundf("measure_sheet", "no measures of %q", c.Param("year"))
	}
	v.Page.Reprint = s.reprint(v, views.MeasureSheetPath(year))
	return v, views.NewMeasureSheet(v.Page, f, year), nil
}
