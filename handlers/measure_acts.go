package handlers

import (
	"errors"
	"net/http"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/labstack/echo/v4"

	"parkboard/internal/park"
	"parkboard/views"
)

// actOnMeasure records one act on a measure. A refused one comes back with the
// form as it was typed; a browser never gives the file back, so that is said.
func (s *site) actOnMeasure(c echo.Context) error {
	file, fileErr := handedIn(c)
	if fileErr != nil && !errors.Is(fileErr, errFileLarge) {
		return fileErr
	}
	v, f, err := s.measure(c)
	if err != nil {
		return err
	}
	f.Asked = park.FollowUpVerb(c.FormValue("verb"))
	if !slices.Contains(park.FollowUpVerbs, f.Asked) {
		return park.Invalidf("measure_act", "no act %q", f.Asked)
	}
	if !v.User.MayTake(f.Asked, f.Measure.Park) {
		return park.Forbiddenf("measure_not_yours", "%s on measure %d", f.Asked, f.Measure.ID)
	}
	act, form := readMeasureAct(c, v, f)
	if f.Asked != park.FollowUpProgress && f.Asked != park.FollowUpReport {
		file, fileErr = nil, nil // the other acts bring none
	}
	switch {
	case fileErr != nil:
		form.wrong["file"] = v.Say.T("handed.large", fileBody>>20)
	case file != nil && len(file.Bytes) == 0:
		form.wrong["file"] = v.Say.T("error.attachment_empty")
	}
	f.Typed, f.Problems = form.typed, form.wrong
	status := http.StatusUnprocessableEntity
	switch {
	case len(form.wrong) > 0:
		form.wrong[""] = v.Say.T("admin.wrong.form", len(form.wrong))
	case c.FormValue("seen") != strconv.Itoa(len(f.Measure.Acts)):
		form.wrong[""], status = v.Say.T("measure.wrong.moved"), http.StatusConflict
	default:
		err = s.DB.ActOnFollowUp(c.Request().Context(), s.act(c), f.Measure.ID, act, file)
		refused, ok := refusal(err)
		if err == nil {
			return seeOther(c, views.MeasurePath(f.Measure.ID)+"?done="+string(f.Asked))
		}
		if !ok || refused.Kind != park.Invalid && refused.Kind != park.Conflict {
			return err
		}
		form.wrong[""], status = sentence(v.Say, refused), statusOf(refused)
	}
	if file != nil && form.wrong["file"] == "" {
		form.wrong["file"] = v.Say.T("measure.wrong.again")
	}
	return render(c, status, views.MeasurePage(views.NewMeasure(v.Page, f)))
}

// readMeasureAct reads the fields of an act. Only an amendment has office and
// day; what is as it was stays "".
func readMeasureAct(c echo.Context, v visit, f views.MeasureFacts) (a park.FollowUpAct, form fields) {
	form = fields{say: v.Say.T, typed: views.Typed{}, wrong: views.Problems{}}
	for _, name := range []string{"text", "owner", "due"} {
		form.typed[name] = strings.ReplaceAll(c.FormValue(name), "\r\n", "\n")
	}
	a = park.FollowUpAct{Verb: f.Asked, Text: form.words("text", views.MostSaid, f.Asked != park.FollowUpConfirm)}
	if f.Asked == park.FollowUpAmend {
		if a.Owner = form.line("owner", views.MostOffice, true); a.Owner == f.Measure.Owner {
			a.Owner = ""
		}
		last := park.DateOf(v.Today.Time().AddDate(10, 0, 0))
		if a.Due = form.day("due", last, "late"); a.Due == f.Measure.Due {
			a.Due = ""
		}
	}
	return a, form
}

// words is a text of several lines; "" is refused where it is required.
func (f *fields) words(name string, most int, required bool) string {
	text := strings.TrimSpace(f.typed[name])
	switch {
	case text == "" && required:
		f.refuse(name, "empty")
	case !printable(text):
		f.refuse(name, "letters")
	case utf8.RuneCountInString(text) > most:
		f.refuse(name, "long", most, utf8.RuneCountInString(text))
	}
	return text
}
