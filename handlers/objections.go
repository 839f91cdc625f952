package handlers

import (
	"context"
	"errors"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"github.com/labstack/echo/v4"

	"parkboard/internal/board"
	"parkboard/internal/park"
	"parkboard/store"
	"parkboard/views"
)

// objecting opens the form in which a park's administrator objects: for the
// park of the address, or the first they answer for.
func (s *site) objecting(c echo.Context) (visit, views.AssessmentFacts, views.ObjectInput, error) {
	v, f, err := s.assessed(c)
	in := views.ObjectInput{Typed: views.Typed{}, Problems: views.Problems{}}
	if err != nil {
		return v, f, in, err
	}
	if !f.Assessment.Noticed(f.Day) {
		return v, f, in, &park.Error{Kind: park.Conflict, Key: "notice_closed", Args: []any{f.Assessment.Year}}
	}
	code := c.QueryParam("park")
	if code == "" && len(v.User.Parks) > 0 {
		code = v.User.Parks[0]
	}
	if !v.User.MayAnswerFor(code) {
		return v, f, in, park.Forbiddenf("objection_not_yours", "an objection for %q", code)
	}
	var ok bool
	if in.Park, ok = v.Known.Catalogue.Park(code); !ok {
		return v, f, in, park.NotFoundf("park", "%s", code)
	}
	return v, f, in, nil
}

func (s *site) showObject(c echo.Context) error {
	v, f, in, err := s.objecting(c)
	if err != nil {
		return err
	}
	in.Typed["about"] = c.QueryParam("about") // a value's own link; one that is not offered chooses nothing
	return render(c, http.StatusOK, views.ObjectPage(views.NewObjectForm(v.Page, f, in)))
}

// object keeps an objection; what was typed stays on the form that comes back.
// A file has to be chosen again: browsers keep none.
func (s *site) object(c echo.Context) error {
	file, fileErr := handedIn(c)
	if fileErr != nil && !errors.Is(fileErr, errFileLarge) {
		return fileErr
	}
	v, f, in, err := s.objecting(c)
	if err != nil {
		return err
	}
	again := func(status int) error {
		if file != nil && in.Problems["file"] == "" {
			in.Problems["file"] = v.Say.T("measure.wrong.again")
		}
		return render(c, status, views.ObjectPage(views.NewObjectForm(v.Page, f, in)))
	}
	in.Typed["about"] = c.FormValue("about")
	in.Typed["text"] = strings.ReplaceAll(c.FormValue("text"), "\r\n", "\n")
	read := fields{say: v.Say.T, typed: in.Typed, wrong: in.Problems}
	text := read.words("text", views.MostNote, true)
	o := park.Objection{Assessment: f.Assessment.ID, Park: in.Park.Code, Text: text}
	var known bool
	if o.Kind, o.Subject, known = views.ObjectionSubject(v.Say, f, in.Park.Code, in.Typed["about"]); !known {
		in.Problems["about"] = v.Say.T("error.objection_kind")
	}
	if fileErr != nil {
		in.Problems["file"] = v.Say.T("handed.large", fileBody>>20)
		return again(http.StatusRequestEntityTooLarge)
	}
	if len(in.Problems) > 0 {
		return again(http.StatusUnprocessableEntity)
	}
	if _, err := s.DB.Object(c.Request().Context(), s.act(c), o, file); err != nil {
		e, ok := refusal(err)
		if !ok {
			return err
		}
		in.Problems[""] = sentence(v.Say, e)
		return again(statusOf(e))
	}
	return seeOther(c, views.DonePath(f, views.StepObject))
}

// answering is an objection before it is answered.
type answering struct {
	visit
	views.AnswerFacts
}

// reply opens the form that answers an objection. One that is answered already
// is park.Conflict, key objection_answered.
func (s *site) reply(c echo.Context) (a answering, err error) {
	ctx := c.Request().Context()
	if a.visit, err = s.visit(c, views.RoomAssessments); err != nil {
		return a, err
	}
	if a.Objection, err = s.objection(c); err != nil {
		return a, err
	}
	if a.Objection.Answer != nil {
		return a, park.Conflictf("objection_answered", "objection %d is answered already", a.Objection.ID)
	}
	all, err := s.DB.Assessments(ctx, asof(ctx))
	if err != nil {
		return a, err
	}
	at := slices.IndexFunc(all, func(one park.Assessment) bool { return one.ID == a.Objection.Assessment })
	if a.Facts, err = s.assessmentFacts(ctx, a.visit, all, all[at]); err != nil {
		return a, err
	}
	a.Typed, a.Problems = views.Typed{}, views.Problems{}
	if a.Objection.Kind == park.ToValue {
		if err := s.thenAndNow(ctx, &a); err != nil {
			return a, err
		}
	}
	a.Remedies, err = s.remedies(ctx, a)
	return a, err
}

func (s *site) objection(c echo.Context) (park.Objection, error) {
	id, err := strconv.ParseInt(c.Param("id"), 10, 64)
	if err != nil {
		return park.Objection{}, park.NotFoundf("objection", "no objection %q", c.Param("id"))
	}
	return s.DB.Objection(c.Request().Context(), id, asof(c.Request().Context()))
}

// thenAndNow is the value an objection is to, as known when it came and now.
func (s *site) thenAndNow(ctx context.Context, a *answering) error {
	q, ok := receiptQuery(a.Objection.Subject)
	if !ok {
		return nil
	}
	then, err := s.earlier.board(ctx, a.Objection.At)
	if err != nil {
		return err
	}
	a.Then, a.Now = then.Value(q), a.Board.Value(q)
	return nil
}

// receiptQuery is the question of a receipt's address.
func receiptQuery(path string) (board.Query, bool) {
	u, err := url.Parse(path)
	if err != nil {
		return board.Query{}, false
	}
	parts := strings.Split(strings.TrimPrefix(u.Path, "/receipts/"), "/")
	if len(parts) != 3 {
		return board.Query{}, false
	}
	q, err := board.ParseQuery(parts[0], parts[1], parts[2], u.Query())
	return q, err == nil
}

// remedies are what was changed since an objection came, and may have been
// changed for it: uploads of the park, versions of the scheme, incidents of
// the park taken back.
func (s *site) remedies(ctx context.Context, a answering) ([]views.Remedy, error) {
	o := a.Objection
	ups, err := s.DB.Uploads(ctx, store.UploadFilter{AsOf: asof(ctx)})
	if err != nil {
		return nil, err
	}
	var out []views.Remedy
	for _, up := range ups {
		if up.State == park.PublishedState && up.Steps[len(up.Steps)-1].At.After(o.At) && slices.Contains(up.Parks, o.Park) {
			out = append(out, views.Remedy{Upload: &up})
		}
	}
	schemes, err := s.DB.Schemes(ctx, asof(ctx))
	if err != nil {
		return nil, err
	}
	for _, one := range schemes {
		if one.Year == a.Facts.Assessment.Year && one.RecordedAt.After(o.At) {
			out = append(out, views.Remedy{Scheme: &one.Scheme})
		}
	}
	then, err := s.DB.Incidents(ctx, o.At)
	if err != nil {
		return nil, err
	}
	now, err := s.DB.Incidents(ctx, asof(ctx))
	if err != nil {
		return nil, err
	}
	for _, one := range then {
		still := slices.ContainsFunc(now, func(i park.Incident) bool { return i.ID == one.ID })
		if one.Park == o.Park && one.Year == a.Facts.Assessment.Year && !still {
			out = append(out, views.Remedy{Incident: &one})
		}
	}
	return out, nil
}

func (s *site) showAnswer(c echo.Context) error {
	a, err := s.reply(c)
	if err != nil {
		return err
	}
	return a.ask(c, http.StatusOK)
}

func (a answering) ask(c echo.Context, status int) error {
	return render(c, status, views.AnswerPage(views.NewAnswerForm(a.Page, a.AnswerFacts)))
}

// answerObjection accepts or refuses; an accepted one names what was changed.
func (s *site) answerObjection(c echo.Context) error {
	a, err := s.reply(c)
	if err != nil {
		return err
	}
	a.Typed["verdict"], a.Typed["remedy"] = c.FormValue("verdict"), c.FormValue("remedy")
	a.Typed["text"] = strings.ReplaceAll(c.FormValue("text"), "\r\n", "\n")
	read := fields{say: a.Say.T, typed: a.Typed, wrong: a.Problems}
	w := park.ObjectionAnswer{Accepted: a.Typed["verdict"] == views.VerdictAccept, Text: read.words("text", views.MostNote, true)}
	if !w.Accepted && a.Typed["verdict"] != views.VerdictRefuse {
		a.Problems["verdict"] = a.Say.T("admin.wrong.empty")
	}
	at := slices.IndexFunc(a.Remedies, func(r views.Remedy) bool { return r.Path() == a.Typed["remedy"] })
	switch {
	case w.Accepted && at < 0, !w.Accepted && a.Typed["remedy"] != "":
		a.Problems["remedy"] = a.Say.T("error.objection_remedy")
	case w.Accepted:
		w.Remedy = a.Remedies[at].Path()
		w.Before, w.After = a.Changed(a.Say, a.Remedies[at])
	}
	if len(a.Problems) > 0 {
		return a.ask(c, http.StatusUnprocessableEntity)
	}
	if err := s.DB.AnswerObjection(c.Request().Context(), s.act(c), a.Objection.ID, w); err != nil {
		e, ok := refusal(err)
		if !ok {
			return err
		}
		a.Problems[""] = sentence(a.Say, e)
		return a.ask(c, statusOf(e))
	}
	return seeOther(c, views.DonePath(a.Facts, views.StepAnswer))
}

// showObjectionFile hands out what an objection rests on: to the city, and to
// the park's own administrator and clerk.
func (s *site) showObjectionFile(c echo.Context) error {
	o, err := s.objection(c)
	if err != nil {
		return err
	}
	if u := user(c); !u.CityWide() && !slices.Contains(u.Parks, o.Park) {
		return park.Forbiddenf("objection_file", "the file of objection %d", o.ID)
	}
	if o.File == nil {
		return park.NotFoundf("attachment", "objection %d has no file", o.ID)
	}
	file, raw, err := s.DB.Attachment(c.Request().Context(), o.File.ID)
	if err != nil {
		return err
	}
	return handOut(c, file.Name, echo.MIMEOctetStream, raw)
}
