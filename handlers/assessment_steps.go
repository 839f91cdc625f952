package handlers

import (
	"context"
	"fmt"
	"net/http"

	"github.com/labstack/echo/v4"

	"parkboard/internal/assess"
	"parkboard/internal/park"
	"parkboard/store"
	"parkboard/views"
)

// settling is an assessment on its way, with the form of the next step.
type settling struct {
	visit
	facts views.AssessmentFacts
	form  views.StageInput
	raw   []byte // the results as they come out now; nil where flaws stop them
}

// settle opens the form of a step. A step that the stage does not allow is
// park.Conflict, key assessment_stage.
func (s *site) settle(c echo.Context, step string) (*settling, error) {
	v, f, err := s.assessed(c)
	if err != nil {
		return nil, err
	}
	if !views.MayTake(step, f.Assessment.Stage) {
		return nil, &park.Error{Kind: park.Conflict, Key: "assessment_stage", Args: []any{f.Assessment.Year, string(f.Assessment.Stage)}}
	}
	st := &settling{visit: v, facts: f}
	st.form = views.StageInput{Step: step, Typed: views.Typed{}, Problems: views.Problems{}}
	if f.Result == nil || f.Flaws.Stop() {
		return st, nil
	}
	version := v.Known.Version
	if last := f.Assessment.Step(); step == views.StepSeal {
		version = last.Version // the bytes name the version they were proposed on
	}
	if st.raw, err = assess.Write(f.Result, f.State.Period, version); err != nil {
		return nil, err
	}
	return st, nil
}

// ask renders the form.
func (st *settling) ask(c echo.Context, status int) error {
	return render(c, status, views.StageFormPage(views.NewStageForm(st.Page, st.facts, st.form)))
}

// refused renders the form again with the store's refusal in words; what is no
// refusal goes on as it is.
func (st *settling) refused(c echo.Context, err error) error {
	e, ok := refusal(err)
	if !ok {
		return err
	}
	st.form.Problems[""] = sentence(st.Say, e)
	return st.ask(c, statusOf(e))
}

// flawed refuses what rests on results while there are none.
func (st *settling) flawed() error {
	if st.raw == nil {
		return &park.Error{Kind: park.Conflict, Key: "assessment_flawed", Args: []any{st.facts.Assessment.Year}}
	}
	return nil
}

// noticeDays is how many days after its first a notice ends by default.
const noticeDays = 7

func (s *site) showNotice(c echo.Context) error {
	st, err := s.settle(c, views.StepNotice)
	if err != nil {
		return err
	}
	st.form.Typed["from"] = string(st.facts.Day)
	st.form.Typed["to"] = string(park.DateOf(st.facts.Day.Time().AddDate(0, 0, noticeDays)))
	return st.ask(c, http.StatusOK)
}

func (s *site) putOnNotice(c echo.Context) error {
	st, err := s.settle(c, views.StepNotice)
	if err != nil {
		return err
	}
	days := map[string]park.Date{}
	for _, name := range []string{"from", "to"} {
		st.form.Typed[name] = c.FormValue(name)
		day, ok := readDay(c.FormValue(name))
		if !ok {
			st.form.Problems[name] = st.Say.T("admin.wrong.day")
		}
		days[name] = day
	}
	if len(st.form.Problems) > 0 {
		return st.ask(c, http.StatusUnprocessableEntity)
	}
	if err := st.flawed(); err != nil {
		return st.refused(c, err)
	}
	if err := s.DB.Notice(c.Request().Context(), s.act(c), st.facts.Assessment.ID, days["from"], days["to"]); err != nil {
		return st.refused(c, err)
	}
	return seeOther(c, views.DonePath(st.facts, views.StepNotice))
}

func (s *site) showPropose(c echo.Context) error {
	st, err := s.settle(c, views.StepPropose)
	if err != nil {
		return err
	}
	return st.ask(c, http.StatusOK)
}

func (s *site) proposeAssessment(c echo.Context) error {
	st, err := s.settle(c, views.StepPropose)
	if err != nil {
		return err
	}
	if err := st.flawed(); err != nil {
		return st.refused(c, err)
	}
	if err := s.DB.Propose(c.Request().Context(), s.act(c), st.facts.Assessment.ID, st.raw, st.Known.Version); err != nil {
		return st.refused(c, err)
	}
	return seeOther(c, views.DonePath(st.facts, views.StepPropose))
}

// sealing opens the form of the seal: who may, and the measures it brings.
func (s *site) sealing(c echo.Context) (*settling, error) {
	st, err := s.settle(c, views.StepSeal)
	if err != nil {
		return nil, err
	}
	if st.form.Sealers, err = s.sealers(c.Request().Context(), st.facts); err != nil {
		return nil, err
	}
	if st.raw != nil {
		st.form.Checksum = store.Checksum(st.raw)
		st.form.Follow = assess.FollowUps(st.facts.Result, st.facts.Day)
	}
	return st, nil
}

// sealers are the people who may seal what somebody else proposed.
func (s *site) sealers(ctx context.Context, f views.AssessmentFacts) ([]park.User, error) {
	all, err := s.DB.UsersAsOf(ctx, asof(ctx))
	if err != nil {
		return nil, err
	}
	var out []park.User
	for _, u := range all {
		if u.Role == park.Admin && u.Name != f.Assessment.Step().Actor {
			out = append(out, u)
		}
	}
	return out, nil
}

func (s *site) showSeal(c echo.Context) error {
	st, err := s.sealing(c)
	if err != nil {
		return err
	}
	return st.ask(c, http.StatusOK)
}

func (s *site) sealAssessment(c echo.Context) error {
	st, err := s.sealing(c)
	if err != nil {
		return err
	}
	if err := st.flawed(); err != nil {
		return st.refused(c, err)
	}
	moved := st.form.Checksum != c.FormValue("seen")
	for i := range st.form.Follow {
		if !moved {
			st.readMeasure(c, i)
		}
	}
	id := st.facts.Assessment.ID
	switch {
	case moved: // never sealed unseen
		return st.refused(c, &park.Error{Kind: park.Conflict, Key: "results_moved", Args: []any{st.facts.Assessment.Year}})
	case len(st.form.Problems) > 0:
		st.form.Problems[""] = st.Say.T("admin.wrong.form", len(st.form.Problems))
		return st.ask(c, http.StatusUnprocessableEntity)
	}
	if err := s.DB.Seal(c.Request().Context(), s.act(c), id, st.raw, st.Known.Version, st.form.Follow); err != nil {
		return st.refused(c, err)
	}
	return seeOther(c, views.DonePath(st.facts, views.StepSeal))
}

// readMeasure takes the office and the day typed for a measure.
func (st *settling) readMeasure(c echo.Context, i int) {
	owner, due := fmt.Sprintf("owner.%d", i), fmt.Sprintf("due.%d", i)
	in := fields{say: st.Say.T, typed: views.Typed{owner: c.FormValue(owner)}, wrong: st.form.Problems}
	st.form.Follow[i].Owner = in.line(owner, views.MostLetters, true)
	day, ok := readDay(c.FormValue(due))
	if !ok || day < st.facts.Day {
		in.refuse(due, "day")
	}
	st.form.Typed[owner], st.form.Typed[due] = c.FormValue(owner), c.FormValue(due)
	st.form.Follow[i].Due = day
}

func (s *site) showRedraft(c echo.Context) error {
	st, err := s.settle(c, views.StepRedraft)
	if err != nil {
		return err
	}
	return st.ask(c, http.StatusOK)
}

func (s *site) redraftAssessment(c echo.Context) error {
	st, err := s.settle(c, views.StepRedraft)
	if err != nil {
		return err
	}
	st.form.Typed["reason"] = c.FormValue("reason")
	if err := s.DB.Redraft(c.Request().Context(), s.act(c), st.facts.Assessment.ID, c.FormValue("reason")); err != nil {
		return st.refused(c, err)
	}
	return seeOther(c, views.DonePath(st.facts, views.StepRedraft))
}
