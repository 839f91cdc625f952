package handlers

import (
	"fmt"
	"net/http"
	"strconv"

	"github.com/labstack/echo/v4"

	"parkboard/internal/intake"
	"parkboard/internal/park"
	"parkboard/views"
)

func (s *site) showTour(c echo.Context) error {
	v, f, err := s.quarter(c)
	if err != nil {
		return err
	}
	f.Typed = views.Typed{"park": c.QueryParam("park"), "year": strconv.Itoa(f.Quarter.Year), "quarter": strconv.Itoa(f.Quarter.N)}
	return render(c, http.StatusOK, views.TourFormPage(views.NewTourForm(v.Page, f)))
}

// mostTour is the full score of a tour.
const mostTour = 100 * park.QuantityScale

// recordTour enters a score with the document it stands in.
func (s *site) recordTour(c echo.Context) error {
	v, f, err := s.quarter(c)
	if err != nil {
		return err
	}
	values, err := c.FormParams()
	if err != nil {
		return err
	}
	in := fields{say: v.Say.T, typed: views.Typed{}, wrong: views.Problems{}}
	for _, name := range views.TourFields {
		in.typed[name] = values.Get(name)
	}
	t := park.TourScore{Park: in.typed["park"], Source: in.line("source", views.MostLetters, true), Year: in.year(park.DateOf(s.Clock()).Time().Year())}
	if _, ok := v.Known.Catalogue.Park(t.Park); !ok {
		in.wrong["park"] = v.Say.T("projects.wrong.park")
	}
	if t.Quarter, err = strconv.Atoi(in.typed["quarter"]); err != nil || t.Quarter < 1 || t.Quarter > 4 {
		in.wrong["quarter"] = v.Say.T("projects.wrong.quarter")
	}
	if n, ok := intake.Typed(in.typed["score"]); !ok {
		in.refuse("score", "number")
	} else if t.Score, ok = park.QuantityOf(n); !ok || t.Score < 0 || t.Score > mostTour {
		in.wrong["score"] = v.Say.T("projects.wrong.score")
	}
	if len(in.wrong) > 0 {
		in.wrong[""] = v.Say.T("admin.wrong.form", len(in.wrong))
		f.Typed, f.Problems = in.typed, in.wrong
		return render(c, http.StatusUnprocessableEntity, views.TourFormPage(views.NewTourForm(v.Page, f)))
	}
	if err := s.DB.RecordTour(c.Request().Context(), s.act(c), t); err != nil {
		return err
	}
	return seeOther(c, fmt.Sprintf("/projects/quarters?year=%d&quarter=%d&kept=1", t.Year, t.Quarter))
}
