package views

import (
	"parkboard/internal/locale"
	"parkboard/internal/park"
)

// BlankForm offers the office's own blank workbook, for a period and the parks
// the reader may send for.
type BlankForm struct {
	Periods []Choice
	Parks   []Choice // empty where the reader has one park only
}

// blankPeriods is how many periods the form goes back.
const blankPeriods = 12

// NewBlankForm makes the choices: latest is the newest period offered, closed
// the one chosen at first.
func NewBlankForm(p locale.Printer, u park.User, c *park.Catalogue, latest, closed park.Period) BlankForm {
	var f BlankForm
	for period, i := latest, 0; i < blankPeriods; period, i = period.Prev(), i+1 {
		f.Periods = append(f.Periods, Choice{Value: period.String(), Text: PeriodText(p, period), Selected: period == closed})
	}
	for i := range c.Parks {
		if code := c.Parks[i].Code; u.MaySend(code) {
			f.Parks = append(f.Parks, Choice{Value: code, Text: ParkName(p, c, code)})
		}
	}
	if len(f.Parks) < 2 {
		f.Parks = nil
		return f
	}
	every := Choice{Text: p.T("template.parks.all", len(f.Parks)), Selected: true}
	f.Parks = append([]Choice{every}, f.Parks...)
	return f
}
