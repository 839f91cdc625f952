package handlers

import (
	"errors"
	"net/http"
	"slices"
	"strconv"
	"strings"

	"github.com/labstack/echo/v4"

	"parkboard/internal/park"
	"parkboard/store"
	"parkboard/views"
)

// tasking is a form of a candidacy or a smart level while it is answered.
type tasking struct {
	visit
	facts views.CandidacyFacts
	in    views.TaskInput
	file  *store.Handed
	page  func() views.TaskForm
}

func newTasking(v visit) *tasking {
	return &tasking{visit: v, in: views.TaskInput{Typed: views.Typed{}, Problems: views.Problems{}}}
}

// task opens the form of a candidacy; a reader who may not pursue it is refused.
func (s *site) task(c echo.Context) (*tasking, error) {
	v, f, err := s.candidacy(c)
	if err != nil {
		return nil, err
	}
	if !v.User.MayPursue(f.One.Park) {
		return nil, park.Forbiddenf("candidacy_park", "candidacy %d of %s", f.One.ID, f.One.Park)
	}
	t := newTasking(v)
	t.facts, t.in.Seen = f, int64(f.One.Acts)
	return t, nil
}

func (t *tasking) ask(c echo.Context, status int) error {
	return render(c, status, views.TaskFormPage(t.page()))
}

// read takes what was typed into the fields.
func (t *tasking) read(c echo.Context, names ...string) *fields {
	for _, name := range names {
		t.in.Typed[name] = strings.ReplaceAll(c.FormValue(name), "\r\n", "\n")
	}
	t.in.Seen, _ = strconv.ParseInt(c.FormValue("seen"), 10, 64)
	return &fields{say: t.Say.T, typed: t.in.Typed, wrong: t.in.Problems}
}

// refuse says what is wrong with a field; the first finding stays.
func (t *tasking) refuse(name, key string, args ...any) {
	if t.in.Problems[name] == "" {
		t.in.Problems[name] = t.Say.T("designation.wrong."+key, args...)
	}
}

// choose takes a choice; one that was not offered is refused.
func (t *tasking) choose(name string, required bool, offered func(value string) bool) string {
	value := t.in.Typed[name]
	if value == "" && required || value != "" && !offered(value) {
		t.refuse(name, "choose")
	}
	return value
}

// past is a day between the first that makes sense and today.
func (t *tasking) past(read *fields, name string, first park.Date) park.Date {
	day := read.day(name, t.Today, "late")
	t.between(name, day, first)
	return day
}

// ahead is a day from the first that makes sense on, at most ten years away.
func (t *tasking) ahead(read *fields, name string, first park.Date) park.Date {
	day := read.day(name, park.DateOf(t.Today.Time().AddDate(10, 0, 0)), "late")
	t.between(name, day, first)
	return day
}

func (t *tasking) between(name string, day, first park.Date) {
	if day != "" && first != "" && day < first {
		t.refuse(name, "before", first)
	}
}

// handed takes the file of a form, which was read before its fields; a missing
// one is refused where it must be.
func (t *tasking) handed(file *store.Handed, err error, required bool) error {
	t.file = file
	switch {
	case errors.Is(err, errFileLarge):
		t.in.Problems["file"] = t.Say.T("handed.large", fileBody>>20)
		return nil
	case err != nil:
		return err
	case t.file != nil && len(t.file.Bytes) == 0:
		t.in.Problems["file"] = t.Say.T("error.attachment_empty")
	case t.file == nil && required:
		t.refuse("file", "file")
	}
	return err
}

// finish does the act unless something is wrong, and leads to the page it
// changed. What the store refuses comes back with the form.
func (t *tasking) finish(c echo.Context, act func() (to string, err error)) error {
	status := http.StatusUnprocessableEntity
	if len(t.in.Problems) > 0 {
		t.in.Problems[""] = t.Say.T("admin.wrong.form", len(t.in.Problems))
	} else {
		to, err := act()
		if err == nil {
			return seeOther(c, to)
		}
		refused, ok := refusal(err)
		if !ok || refused.Kind != park.Invalid && refused.Kind != park.Conflict {
			return err
		}
		t.in.Problems[""], status = sentence(t.Say, refused), statusOf(refused)
		if refused.Kind == park.Conflict {
			t.in.Seen = int64(t.facts.One.Acts) // what is there now stands on the page: the next try knows it
		}
	}
	if t.file != nil && t.in.Problems["file"] == "" {
		t.in.Problems["file"] = t.Say.T("measure.wrong.again")
	}
	return t.ask(c, status)
}

func (t *tasking) done(what string) string {
	return views.CandidacyPath(t.facts.One.ID) + "?done=" + what
}

func (s *site) newCandidacy(c echo.Context) (*tasking, error) {
	v, err := s.visit(c, views.RoomDesignations)
	if err != nil {
		return nil, err
	}
	t := newTasking(v)
	t.page = func() views.TaskForm { return views.NewCandidacyForm(t.Page, t.Known.Catalogue, t.in) }
	return t, nil
}

func (s *site) showNewCandidacy(c echo.Context) error {
	t, err := s.newCandidacy(c)
	if err != nil {
		return err
	}
	t.in.Typed["begun"], t.in.Typed["park"] = string(t.Today), c.QueryParam("park")
	return t.ask(c, http.StatusOK)
}

// openCandidacy opens a candidacy; its checklist must not be younger than it.
func (s *site) openCandidacy(c echo.Context) error {
	t, err := s.newCandidacy(c)
	if err != nil {
		return err
	}
	cat := t.Known.Catalogue
	read := t.read(c, "kind", "park", "within", "boundary", "begun", "expected", "document", "list")
	one := park.Candidacy{
		Designation: t.choose("kind", true, func(v string) bool { _, ok := cat.Designation(v); return ok }),
		Park:        t.choose("park", true, func(v string) bool { _, ok := cat.Park(v); return ok }),
		Within:      read.line("within", views.MostLetters, false), Boundary: read.words("boundary", views.MostBoundary, false),
		Document: read.line("document", views.MostLetters, false),
	}
	one.Begun = t.past(read, "begun", "")
	one.Expected = t.ahead(read, "expected", one.Begun)
	switch {
	case one.Within != "" && one.Boundary == "":
		t.refuse("boundary", "boundary")
	case one.Within == "" && one.Boundary != "":
		t.refuse("within", "within")
	}
	list := t.choose("list", false, func(v string) bool { _, ok := cat.Checklist(v); return ok })
	if one.Checklist, _ = cat.Checklist(list); list != "" && one.Begun != "" && !one.Checklist.Fits(one.Designation, one.Begun) {
		t.refuse("list", "later", one.Checklist.Effective, one.Begun)
	}
	return t.finish(c, func() (string, error) {
		id, err := s.DB.OpenCandidacy(c.Request().Context(), s.act(c), one)
		return views.CandidacyPath(id) + "?done=new", err
	})
}

// formed is the form of a candidacy made by one of the views.
func (s *site) formed(c echo.Context, page func(views.Page, views.CandidacyFacts, views.TaskInput) views.TaskForm) (*tasking, error) {
	t, err := s.task(c)
	if err != nil {
		return nil, err
	}
	t.page = func() views.TaskForm { return page(t.Page, t.facts, t.in) }
	return t, nil
}

func (s *site) showStageChange(c echo.Context) error {
	t, err := s.formed(c, views.NewStageChangeForm)
	if err != nil {
		return err
	}
	t.in.Typed["expected"], t.in.Typed["day"] = string(t.facts.One.Expected), string(t.Today)
	if next := t.facts.One.Stage.Next(); len(next) > 0 {
		t.in.Typed["stage"] = string(next[0])
	}
	return t.ask(c, http.StatusOK)
}

// changeStage takes a candidacy to the stage that follows, or changes the day
// its recognition is expected on.
func (s *site) changeStage(c echo.Context) error {
	t, err := s.formed(c, views.NewStageChangeForm)
	if err != nil {
		return err
	}
	one := t.facts.One
	read := t.read(c, "stage", "day", "expected", "document", "reason")
	step := park.CandidacyStep{Document: read.line("document", views.MostLetters, false)}
	step.Stage = park.CandidacyStage(t.choose("stage", true, func(v string) bool {
		to := park.CandidacyStage(v)
		return slices.Contains(one.Stage.Next(), to) || to == one.Stage && !to.Settled()
	}))
	step.Day = t.past(read, "day", one.Steps[len(one.Steps)-1].Day)
	step.Expected = t.ahead(read, "expected", one.Begun)
	step.Reason = read.words("reason", views.MostNote, step.Stage == park.Revoked || step.Stage == one.Stage)
	return t.finish(c, func() (string, error) {
		return t.done("stage"), s.DB.MoveCandidacy(c.Request().Context(), s.act(c), one.ID, int(t.in.Seen), step)
	})
}

func (s *site) showNewMilestone(c echo.Context) error {
	t, err := s.formed(c, views.NewMilestoneForm)
	if err != nil {
		return err
	}
	t.in.Typed["begin"] = string(max(t.Today, t.facts.One.Begun))
	return t.ask(c, http.StatusOK)
}

func (s *site) addMilestone(c echo.Context) error {
	t, err := s.formed(c, views.NewMilestoneForm)
	if err != nil {
		return err
	}
	read := t.read(c, "name", "begin", "planned")
	m := park.Milestone{Name: read.line("name", views.MostLetters, true)}
	m.Begin = t.ahead(read, "begin", t.facts.One.Begun)
	m.Planned = t.ahead(read, "planned", m.Begin)
	return t.finish(c, func() (string, error) {
		return t.done("milestones"), s.DB.AddMilestone(c.Request().Context(), s.act(c), t.facts.One.ID, int(t.in.Seen), m)
	})
}

// milestone opens the form of an act on the milestone of the address.
func (s *site) milestone(c echo.Context, verb park.MilestoneVerb) (t *tasking, m park.Milestone, err error) {
	if t, err = s.task(c); err != nil {
		return nil, m, err
	}
	id, _ := strconv.ParseInt(c.Param("milestone"), 10, 64)
	at := slices.IndexFunc(t.facts.One.Milestones, func(m park.Milestone) bool { return m.ID == id })
	verbs := views.MilestoneVerbs(&t.User, t.facts.One)
	switch {
	case at < 0:
		return nil, m, park.NotFoundf("milestone", "no milestone %q", c.Param("milestone"))
	case !slices.Contains(park.MilestoneVerbs, verb):
		return nil, m, park.NotFoundf("milestone_verb", "no act %q", verb)
	case !slices.Contains(verbs, verb):
		return nil, m, denied{may: []park.Role{park.Admin}}
	}
	m = t.facts.One.Milestones[at]
	t.page = func() views.TaskForm { return views.NewMilestoneActForm(t.Page, t.facts, m, verb, t.in) }
	return t, m, nil
}

func (s *site) showMilestone(c echo.Context) error {
	verb := park.MilestoneVerb(orElse(c.QueryParam("act"), string(park.MilestoneDone)))
	t, m, err := s.milestone(c, verb)
	if err != nil {
		return err
	}
	t.in.Typed["day"] = string(t.Today)
	if verb == park.MilestoneMove {
		t.in.Typed["day"] = string(m.Planned)
	}
	return t.ask(c, http.StatusOK)
}

// actOnMilestone records that a milestone is done, moved or dropped; one that is
// done before it began is refused at its day.
func (s *site) actOnMilestone(c echo.Context) error {
	file, fileErr := handedIn(c)
	verb := park.MilestoneVerb(c.FormValue("act"))
	t, m, err := s.milestone(c, verb)
	if err != nil {
		return err
	}
	read := t.read(c, "day", "text")
	a := park.MilestoneAct{Verb: verb, Text: read.words("text", views.MostNote, verb != park.MilestoneDone)}
	switch verb {
	case park.MilestoneDone:
		if a.Day = t.past(read, "day", ""); a.Day != "" && a.Day < m.Begin {
			t.refuse("day", "began", m.Begin)
		}
		if err := t.handed(file, fileErr, false); err != nil {
			return err
		}
	case park.MilestoneMove:
		a.Day = t.ahead(read, "day", m.Begin)
	}
	return t.finish(c, func() (string, error) {
		return t.done("milestones"), s.DB.ActOnMilestone(c.Request().Context(), s.act(c), t.facts.One.ID, int(t.in.Seen), m.ID, a, t.file)
	})
}

func (s *site) showNewEvidence(c echo.Context) error {
	t, err := s.formed(c, views.NewEvidenceForm)
	if err != nil {
		return err
	}
	return t.ask(c, http.StatusOK)
}

func (s *site) handInEvidence(c echo.Context) error {
	file, fileErr := handedIn(c)
	t, err := s.formed(c, views.NewEvidenceForm)
	if err != nil {
		return err
	}
	text := t.read(c, "shows").words("shows", views.MostNote, true)
	if err := t.handed(file, fileErr, true); err != nil {
		return err
	}
	return t.finish(c, func() (string, error) {
		return t.done("evidence"), s.DB.HandInEvidence(c.Request().Context(), s.act(c), t.facts.One.ID, int(t.in.Seen), text, t.file)
	})
}
