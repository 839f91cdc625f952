package handlers

import (
	"net/http"
	"slices"

	"github.com/labstack/echo/v4"

	"parkboard/internal/park"
	"parkboard/store"
	"parkboard/views"
)

// showAudit lists who did what, newest first:
// /admin/audit?actor=admin&verb=publish&from=2023-07-01&to=2023-07-31&page=1.
func (s *site) showAudit(c echo.Context) error {
	v, err := s.visit(c, views.RoomAdmin)
	if err != nil {
		return err
	}
	ctx := c.Request().Context()
	f := views.AuditFacts{Problems: views.Problems{}}
	filter, err := readAudit(c, v, &f)
	if err != nil {
		return err
	}
	if f.Names, err = s.DB.PeopleNames(ctx); err != nil {
		return err
	}
	if f.Actors, err = s.DB.Actors(ctx, v.At); err != nil {
		return err
	}
	acts, err := s.DB.Acts(ctx, filter)
	if err != nil {
		return err
	}
	f.More = len(acts) > actsAPage
	for _, a := range acts[:min(len(acts), actsAPage)] {
		f.Acts = append(f.Acts, auditAct(v.Known, a))
	}
	status := http.StatusOK
	if len(f.Problems) > 0 {
		status = http.StatusUnprocessableEntity
	}
	return render(c, status, views.AuditPage(views.NewAudit(v.Page, f)))
}

// readAudit reads the address; a day that is none is said at its field and
// narrows nothing.
func readAudit(c echo.Context, v visit, f *views.AuditFacts) (store.AuditFilter, error) {
	page, err := readPage(c)
	if err != nil {
		return store.AuditFilter{}, err
	}
	f.Filter = views.AuditFilter{
		Actor: c.QueryParam("actor"), Verb: c.QueryParam("verb"), From: c.QueryParam("from"), To: c.QueryParam("to"), Page: page,
	}
	for _, verb := range store.Verbs {
		f.Verbs = append(f.Verbs, string(verb))
	}
	if f.Filter.Verb != "" && !slices.Contains(f.Verbs, f.Filter.Verb) {
		return store.AuditFilter{}, park.Invalidf("query", "unknown act %q", f.Filter.Verb)
	}
	out := store.AuditFilter{
		Actor: f.Filter.Actor, Verb: store.Verb(f.Filter.Verb), Limit: actsAPage + 1, Offset: page * actsAPage,
		By: v.At,
	}
	for name, into := range map[string]*park.Date{"from": &out.From, "to": &out.To} {
		text := c.QueryParam(name)
		if text == "" {
			continue
		}
		day, ok := readDay(text)
		if !ok {
			f.Problems[name] = v.Say.T("admin.wrong.day")
		}
		*into = day
	}
	return out, nil
}
