package handlers

import (
	"net/http"
	"slices"
	"strconv"
	"strings"

	"github.com/labstack/echo/v4"

	"parkboard/internal/intake"
	"parkboard/internal/park"
	"parkboard/internal/project"
	"parkboard/views"
)

// projectEntry is a project on its way from what was typed to what is recorded.
type projectEntry struct {
	visit
	fields
	upon *park.Project // the revision the form starts from; nil for a new project
	last park.Date
	p    park.Project
	asks []string // what is doubtful, in words
}

// enterProject opens the form of the path's project, or of a new one. The form
// of a project of another's park is not theirs.
func (s *site) enterProject(c echo.Context) (*projectEntry, error) {
	v, err := s.visit(c, views.RoomProjects)
	if err != nil {
		return nil, err
	}
	e := &projectEntry{visit: v, last: park.DateOf(s.Clock())}
	e.fields = fields{say: v.Say.T, typed: views.Typed{}, wrong: views.Problems{}}
	code := c.Param("code")
	if code == "" {
		return e, nil
	}
	l, err := s.projects(c.Request().Context(), v)
	if err != nil {
		return nil, err
	}
	at := slices.IndexFunc(l.Projects, func(p park.Project) bool { return p.Code == code })
	if at < 0 {
		return nil, park.NotFoundf("project", "no project %q", code)
	}
	e.upon = &l.Projects[at]
	if !v.User.MayKeepProjects(e.upon.Park) {
		return nil, park.Forbiddenf("project_not_yours", "project %q of %s", code, e.upon.Park)
	}
	return e, nil
}

func (e *projectEntry) form(c echo.Context, status int) error {
	f := views.ProjectFormFacts{Catalogue: e.Known.Catalogue, Upon: e.upon, Typed: e.typed, Problems: e.wrong, Asks: e.asks}
	for _, one := range e.Known.Catalogue.Parks {
		if e.User.MayKeepProjects(one.Code) {
			f.Parks = append(f.Parks, one)
		}
	}
	return render(c, status, views.ProjectFormPage(views.NewProjectForm(e.Page, f)))
}

func (s *site) showNewProject(c echo.Context) error {
	e, err := s.enterProject(c)
	if err != nil {
		return err
	}
	e.typed["year"], e.typed["month"] = strconv.Itoa(e.Today.Time().Year()), strconv.Itoa(int(e.Today.Time().Month()))
	return e.form(c, http.StatusOK)
}

func (s *site) showEditProject(c echo.Context) error {
	e, err := s.enterProject(c)
	if err != nil {
		return err
	}
	e.typed = views.TypedProject(e.upon)
	return e.form(c, http.StatusOK)
}

func (s *site) addProject(c echo.Context) error  { return s.takeProject(c) }
func (s *site) editProject(c echo.Context) error { return s.takeProject(c) }

// takeProject reads a form and records the project, or gives the form back with
// a word at each field that is wrong.
func (s *site) takeProject(c echo.Context) error {
	e, err := s.enterProject(c)
	if err != nil {
		return err
	}
	values, err := c.FormParams()
	if err != nil {
		return err
	}
	for _, name := range views.ProjectFields() {
		e.typed[name] = values.Get(name)
	}
	upon := int64(0)
	if e.upon != nil {
		upon, _ = strconv.ParseInt(values.Get("upon"), 10, 64)
		if upon != e.upon.ID {
			e.wrong[""] = e.say("admin.wrong.changed")
			return e.form(c, http.StatusConflict)
		}
	}
	e.read()
	if len(e.wrong) > 0 {
		e.wrong[""] = e.say("admin.wrong.form", len(e.wrong))
		return e.form(c, http.StatusUnprocessableEntity)
	}
	err = s.DB.RecordProject(c.Request().Context(), s.act(c), e.p, upon)
	if refused, ok := refusal(err); ok && (refused.Key == "project_taken" || refused.Key == "project_moved") {
		e.wrong[""] = e.say("error." + refused.Key)
		if refused.Key == "project_taken" {
			e.wrong["code"] = e.say("error.project_taken")
		}
		return e.form(c, http.StatusConflict)
	}
	if err != nil {
		return err
	}
	return seeOther(c, views.ProjectPath(e.p.Code)+"?kept=1")
}

// mostProjectWords and mostLeader are how many characters a text may have.
const (
	mostProjectName = 200
	mostLeader      = 60
)

// read makes the project of what was typed; what is wrong is said at its field.
func (e *projectEntry) read() {
	p := &e.p
	p.Name = e.line("name", mostProjectName, true)
	e.readCode()
	p.Park = e.typed["park"]
	if !e.User.MayKeepProjects(p.Park) || !e.inCatalogue(p.Park) {
		e.refuseWith("park", "projects.wrong.park")
	}
	p.Year = e.year(e.last.Time().Year() + 1)
	p.Month, _ = strconv.Atoi(intake.Plain(e.typed["month"]))
	if p.Month < 1 || p.Month > 12 {
		e.refuseWith("month", "projects.wrong.month")
	}
	for a := range park.ProjectAmounts {
		e.readAmount(park.ProjectAmount(a))
	}
	p.State, p.Industry = park.ProjectState(e.typed["state"]), park.Industry(e.typed["industry"])
	if !slices.Contains(park.ProjectStates, p.State) {
		e.refuseWith("state", "projects.wrong.state")
	}
	if p.Industry != "" && p.Industry != park.IndustryYes && p.Industry != park.IndustryNo {
		e.refuseWith("industry", "projects.wrong.state")
	}
	p.Start, p.Finish = e.readDay("start", false), e.readDay("finish", true)
	for level, name := range views.ProjectLeaders {
		p.Leaders[level] = e.line(name, mostLeader, false)
	}
	for _, kind := range park.BlockKinds {
		e.readBlock(kind)
	}
	if len(e.wrong) == 0 {
		e.check()
	}
}

// refuseWith says what is wrong with a field in words of the projects' own.
func (e *projectEntry) refuseWith(name, key string, args ...any) {
	if e.wrong[name] == "" {
		e.wrong[name] = e.say(key, args...)
	}
}

func (e *projectEntry) inCatalogue(code string) bool {
	_, ok := e.Known.Catalogue.Park(code)
	return ok
}

// readCode reads the code of a new project; an old one keeps its own.
func (e *projectEntry) readCode() {
	if e.upon != nil {
		e.p.Code = e.upon.Code
		return
	}
	code, err := park.FoldProjectCode(e.typed["code"])
	switch {
	case strings.TrimSpace(e.typed["code"]) == "":
		e.refuse("code", "empty")
	case err != nil:
		e.refuseWith("code", "projects.wrong.code", park.MostProjectCode)
	}
	e.p.Code = code
}

// readAmount reads an amount in 万元; nothing typed is nothing known.
func (e *projectEntry) readAmount(a park.ProjectAmount) {
	text := e.typed[a.String()]
	if strings.TrimSpace(text) == "" {
		return
	}
	n, ok := intake.Typed(text)
	if !ok {
		e.refuse(a.String(), "number")
		return
	}
	q, fits := park.QuantityOf(n)
	switch {
	case !fits || q > mostProjectAmount:
		e.refuse(a.String(), "large")
	case q < 0:
		e.refuseWith(a.String(), "projects.wrong.negative")
	default:
		e.p.Set(a, q)
	}
}

// mostProjectAmount is the largest amount a cell may hold, too.
const mostProjectAmount = park.Quantity(1_000_000_000_000 * park.QuantityScale)

func (e *projectEntry) readDay(name string, last bool) park.Date {
	text := intake.Plain(e.typed[name])
	if text == "" {
		return ""
	}
	day, _, ok := project.ParseDay(text, last)
	if !ok {
		e.refuse(name, "day")
	}
	return day
}

// readBlock reads a bottleneck: there is one where anything is said of it.
func (e *projectEntry) readBlock(kind park.BlockKind) {
	at := string(kind)
	b := park.Block{
		Kind: kind, Text: e.line("text-"+at, mostLeader, false),
		Promised: e.readDay("promised-"+at, true), Cleared: e.readDay("cleared-"+at, true),
	}
	if e.typed["has-"+at] != "" || b.Text != "" || b.Promised != "" || b.Cleared != "" {
		e.p.Blocks = append(e.p.Blocks, b)
	}
}

// check holds the project against itself and the ledger. What is doubtful needs
// a reason, which is kept.
func (e *projectEntry) check() {
	for _, f := range project.Check(&e.p, e.upon, e.last) {
		issue := f.Issue("")
		name, says := f.Field, issue.Title.In(e.Say.Lang())
		if f.Kind != "" {
			name += "-" + string(f.Kind)
		}
		switch issue.Severity {
		case park.Err:
			e.wrong[name] = says + e.say("projects.wrong.end")
		case park.Question:
			e.asks = append(e.asks, e.say("projects.field."+f.Field)+e.say("projects.asks.sep")+says)
		}
	}
	e.p.Reason = e.line("reason", views.MostNote, len(e.asks) > 0)
	if len(e.asks) == 0 {
		e.p.Reason = ""
	}
}
