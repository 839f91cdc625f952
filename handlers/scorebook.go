package handlers

import (
	"github.com/labstack/echo/v4"

	"parkboard/internal/park"
	"parkboard/views"
)

// showScorebook hands out the results of a year as a workbook with live
// formulas: /assessments/2022/scores.xlsx?round=2.
func (s *site) showScorebook(c echo.Context) error {
	v, f, err := s.assessed(c)
	if err != nil {
		return err
	}
	if f.Result == nil {
		return park.Conflictf("scorebook", "the assessment of %d cannot be scored", f.Assessment.Year)
	}
	book, name := views.Scorebook(v.Page, f)
	file, err := book.Addressed(s.wayBack(v)).Workbook()
	if err != nil {
		return err
	}
	return handOut(c, name+".xlsx", xlsxType, file)
}
