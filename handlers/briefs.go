package handlers

import (
	"net/http"
	"slices"

	"github.com/a-h/templ"
	"github.com/labstack/echo/v4"

	"parkboard/internal/park"
	"parkboard/views"
)

// showBrief is the one-page summary of a park, made to be printed:
// /briefs/2023-06/rare-earth.
func (s *site) showBrief(c echo.Context) error {
	b, err := s.briefed(c)
	if err != nil {
		return err
	}
	return render(c, http.StatusOK, views.BriefPage(b.sheet()))
}

// briefToIssue is the summary that is asked for, as it may be issued.
func (s *site) briefToIssue(c echo.Context) (issuing, error) {
	b, err := s.briefed(c)
	if err != nil {
		return issuing{}, err
	}
	sheet := b.sheet()
	return issuing{
		visit: b.visit, heading: sheet.Heading, path: views.BriefPath(b.period, b.park.Code),
		sheet: park.IssuedBrief{Period: b.period, Park: b.park.Code, Hash: sheet.Fingerprint()},
		page:  func(style string) templ.Component { return views.BriefPage(sheet.Issued(style)) },
	}, nil
}

// briefing is a summary that is asked for.
type briefing struct {
	visit
	park   park.Park
	period park.Period
}

func (b briefing) sheet() views.Brief { return views.NewBrief(b.Page, b.Board, b.park, b.period) }

// briefed reads which summary a request is about.
func (s *site) briefed(c echo.Context) (b briefing, err error) {
	if b.visit, err = s.visit(c, views.Nowhere); err != nil {
		return b, err
	}
	if b.period, err = park.ParsePeriod(c.Param("period")); err != nil {
		return b, err
	}
	var ok bool
	if b.park, ok = b.Known.Catalogue.Park(c.Param("code")); !ok {
		return b, park.NotFoundf("park", "%s", c.Param("code"))
	}
	if !slices.Contains(b.Board.Periods(), b.period) {
		return b, park.NotFoundf("period_empty", "%s", b.period)
	}
	b.Page.Reprint = s.reprint(b.visit, views.BriefPath(b.period, b.park.Code))
	return b, nil
}
