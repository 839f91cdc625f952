package handlers

import (
	"context"
	"fmt"
	"net/http"
	"slices"
	"strconv"
	"strings"

	"github.com/labstack/echo/v4"

	"parkboard/internal/park"
	"parkboard/store"
	"parkboard/views"
)

// editing is a draft on its way through the editor.
type editing struct {
	visit
	one       store.KeptScheme // the revision of the address
	revisions []store.KeptScheme
	based     int64 // the revision that saving builds on
	before    int64 // the revision the editor began with
	fields
	scheme park.Scheme
	flaws  park.Flaws
	names  map[string]string
	made   bool // the draft was made just now
}

func (s *site) edit(c echo.Context) (*editing, error) {
	v, err := s.visit(c, views.RoomAssessments)
	if err != nil {
		return nil, err
	}
	e := &editing{visit: v, fields: fields{say: v.Say.T, typed: views.Typed{}, wrong: views.Problems{}}}
	if e.one, e.revisions, err = s.schemeAt(c); err != nil {
		return nil, err
	}
	e.names, err = s.DB.PeopleNames(c.Request().Context())
	return e, err
}

func (e *editing) newest() store.KeptScheme { return e.revisions[0] }

// showEditScheme opens the editor on the newest revision of a version.
func (s *site) showEditScheme(c echo.Context) error {
	e, err := s.edit(c)
	if err != nil {
		return err
	}
	if e.newest().ID != e.one.ID {
		return seeOther(c, views.SchemePath(e.newest().ID)+"/edit")
	}
	e.made = views.SchemeAct(c.QueryParam("done")) == views.SchemeMade
	e.typed, e.based, e.before = views.TypedScheme(&e.one.Scheme), e.one.ID, e.one.ID
	e.read()
	return s.editor(c, e, http.StatusOK)
}

// editScheme answers one posting of the form: a row more or less, the effect,
// or the draft kept.
func (s *site) editScheme(c echo.Context) error {
	e, err := s.edit(c)
	if err != nil {
		return err
	}
	if err := e.fill(c); err != nil {
		return err
	}
	do := c.FormValue("do")
	row := e.row(do)
	e.read()
	switch {
	case row:
		return s.editor(c, e, http.StatusOK)
	case len(e.wrong) > 0 || e.flaws.Stop():
		if do == "save" || do == "version" {
			e.wrong[""] = e.say("schemes.wrong.form", e.toMend())
		}
		return s.editor(c, e, http.StatusUnprocessableEntity)
	case do == "save":
		return s.keep(c, e)
	case do == "version":
		return s.keepAnew(c, e)
	}
	return s.editor(c, e, http.StatusOK)
}

// fill takes what was typed. A form without any field is a fresh one.
func (e *editing) fill(c echo.Context) error {
	values, err := c.FormParams()
	if err != nil {
		return err
	}
	for name := range values {
		if schemeField.MatchString(name) {
			e.typed[name] = strings.ReplaceAll(values.Get(name), "\r\n", "\n")
		}
	}
	e.based, _ = strconv.ParseInt(values.Get("based"), 10, 64)
	e.before, _ = strconv.ParseInt(values.Get("before"), 10, 64)
	return nil
}

// mostRows bounds each list of the form; a tie-break's place is one digit.
const mostRows = 20

// row adds or removes what a button names.
func (e *editing) row(do string) bool {
	if list, ok := strings.CutPrefix(do, "add."); ok {
		n := e.typed.Rows(list)
		if most := map[bool]int{true: 5, false: mostRows}[list == "tie_break"]; n < most {
			for name, value := range blankRow(list, n) {
				if schemeField.MatchString(name) {
					e.typed[name] = value
				}
			}
		}
		return true
	}
	at, ok := strings.CutPrefix(do, "remove.")
	if !ok {
		return false
	}
	dot := strings.LastIndex(at, ".")
	if n, err := strconv.Atoi(at[dot+1:]); err == nil && dot > 0 {
		e.typed.Remove(at[:dot], n)
	}
	return true
}

// blankRow is a row to be filled in, with the defaults of the rules.
func blankRow(list string, n int) views.Typed {
	at := fmt.Sprintf("%s.%d", list, n)
	switch {
	case list == "items":
		return views.Typed{
			at + ".code": "", at + ".weight": "", at + ".method": string(park.Proportion), at + ".kind": string(park.Pooled), at + ".way": "higher",
			at + ".scored": "yes", at + ".cap": park.DefaultCap.String(), at + ".floor": "0",
		}
	case list == "tie_break":
		return views.Typed{at: ""}
	case strings.HasSuffix(list, ".measures"):
		return views.Typed{at + ".kind": string(park.MeasureKinds[0]), at + ".days": "0"}
	}
	return views.Typed{at + ".code": "", at + ".name_zh": ""}
}

// read makes the scheme of the form and checks it.
func (e *editing) read() {
	r := schemeReader{e.fields}
	e.scheme = r.scheme(e.one.Scheme)
	e.flaws = e.scheme.Check(e.Known.Catalogue, len(e.Known.Catalogue.Parks))
}

// toMend counts the fields that something is wrong with.
func (e *editing) toMend() int {
	at := map[string]bool{}
	for name := range e.wrong {
		at[name] = true
	}
	for _, flaw := range e.flaws {
		if !flaw.Warning {
			at[flaw.Field] = true
		}
	}
	return len(at)
}

// keep saves the draft as the next revision. Whoever saved meanwhile is told of,
// and the form stays as it was filled in.
func (s *site) keep(c echo.Context, e *editing) error {
	id, err := s.DB.SaveScheme(c.Request().Context(), s.act(c), e.scheme, e.based)
	if why, ok := refusal(err); ok && why.Kind == park.Conflict {
		if e.revisions, err = s.DB.SchemeRevisions(c.Request().Context(), e.one.ID, asof(c.Request().Context())); err != nil {
			return err
		}
		return s.editor(c, e, http.StatusConflict)
	}
	if err != nil {
		return err
	}
	return seeOther(c, views.SchemeDonePath(id, views.SchemeSaved))
}

// keepAnew saves what is in the form as the next version of its year.
func (s *site) keepAnew(c echo.Context, e *editing) error {
	ctx := c.Request().Context()
	kept, err := s.DB.Schemes(ctx, asof(ctx))
	if err != nil {
		return err
	}
	e.scheme.Version = nextVersion(schemeStates(kept), e.scheme.Code, e.scheme.Year)
	id, err := s.DB.SaveScheme(ctx, s.act(c), e.scheme, 0)
	if err != nil {
		return err
	}
	return seeOther(c, views.SchemeDonePath(id, views.SchemeVersioned))
}

// editor renders the form with what is wrong, what somebody else saved since,
// and the effect where it can be computed.
func (s *site) editor(c echo.Context, e *editing, status int) error {
	now := e.newest()
	f := views.SchemeFormFacts{
		Made: e.made, Scheme: schemeState(e.one), Based: now.ID, Before: e.before, Typed: e.typed, Problems: e.wrong, Flaws: e.flaws, Settled: now.Settled,
	}
	if e.before != now.ID {
		began := views.Typed{}
		if i := slices.IndexFunc(e.revisions, func(k store.KeptScheme) bool { return k.ID == e.before }); i >= 0 {
			began = views.TypedScheme(&e.revisions[i].Scheme)
		}
		f.Who = now.Actor
		if name := e.names[now.Actor]; name != "" {
			f.Who = name
		}
		f.Theirs = e.typed.Differences(began, views.TypedScheme(&now.Scheme))
	}
	if status != http.StatusConflict && e.based != now.ID {
		f.Based = e.based // saving tells of it
	}
	if len(e.wrong) == 0 && !e.flaws.Stop() {
		effect, err := s.effect(c.Request().Context(), e)
		if err != nil {
			return err
		}
		f.Effect = &effect
	}
	return render(c, status, views.SchemeFormPage(views.NewSchemeForm(e.Page, e.Known.Catalogue, f)))
}

// effect is the draft on its own year beside what is in force, or beside what
// is kept of it.
func (s *site) effect(ctx context.Context, e *editing) (views.TrialFacts, error) {
	f, err := s.tried(ctx, e.visit, e.scheme, e.scheme.Year)
	if err != nil {
		return f, err
	}
	if err := s.besideInForce(ctx, e.visit, &f, e.scheme.Year); err != nil || f.Was != nil {
		return f, err
	}
	return f, s.beside(ctx, e.visit, &f, e.newest().Scheme, e.scheme.Year)
}
