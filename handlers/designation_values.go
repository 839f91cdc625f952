package handlers

import (
	"net/http"
	"strings"

	"github.com/labstack/echo/v4"

	"parkboard/internal/intake"
	"parkboard/internal/park"
	"parkboard/views"
)

func (s *site) showNewValue(c echo.Context) error {
	t, err := s.formed(c, views.NewValueForm)
	if err != nil {
		return err
	}
	t.in.Typed["criterion"], t.in.Typed["day"] = c.QueryParam("criterion"), string(t.Today)
	return t.ask(c, http.StatusOK)
}

// enterValue records a checklist value; one without its unit is refused at the
// unit.
func (s *site) enterValue(c echo.Context) error {
	file, fileErr := handedIn(c)
	t, err := s.formed(c, views.NewValueForm)
	if err != nil {
		return err
	}
	read := t.read(c, "criterion", "value", "unit", "source", "day")
	list := t.facts.One.Checklist
	v := park.EnteredValue{
		Criterion: t.choose("criterion", true, func(v string) bool { _, ok := list.Criterion(v); return ok }),
		Unit:      t.in.Typed["unit"], Source: read.line("source", views.MostNote, true), Day: t.past(read, "day", ""),
	}
	of, known := list.Criterion(v.Criterion)
	switch {
	case known && v.Unit != of.Unit:
		t.refuse("unit", "unit", views.UnitText(t.Say, of.Unit, views.InTable))
	case v.Unit == "":
		t.refuse("unit", "choose")
	}
	v.Value = t.quantity(read, of)
	if err := t.handed(file, fileErr, false); err != nil {
		return err
	}
	return t.finish(c, func() (string, error) {
		return t.done("values"), s.DB.EnterValue(c.Request().Context(), s.act(c), t.facts.One.ID, int(t.in.Seen), v, t.file)
	})
}

// quantity is the value of a condition as it is kept.
func (t *tasking) quantity(read *fields, of park.Criterion) park.Quantity {
	text := t.in.Typed["value"]
	n, ok := intake.Typed(text)
	switch {
	case strings.TrimSpace(text) == "":
		read.refuse("value", "empty")
	case !ok:
		read.refuse("value", "number")
	case n.Sign() < 0:
		t.refuse("value", "negative")
	default:
		kept, fits := park.QuantityOf(n)
		switch {
		case !fits:
			read.refuse("value", "large")
		case kept.Rat().Cmp(n) != 0:
			t.refuse("value", "places")
		case of.Unit == "%" && kept > 100*park.QuantityScale:
			t.refuse("value", "share")
		}
		return kept
	}
	return 0
}
