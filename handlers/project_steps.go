package handlers

import (
	"net/http"
	"strconv"
	"strings"

	"github.com/labstack/echo/v4"

	"parkboard/internal/park"
	"parkboard/internal/project"
	"parkboard/store"
	"parkboard/views"
)

func (s *site) showNewProjectBook(c echo.Context) error {
	v, err := s.visit(c, views.RoomProjects)
	if err != nil {
		return err
	}
	return render(c, http.StatusOK, views.NewProjectBookPage(views.NewProjectBookForm(v.Page, v.Known.Catalogue, nil)))
}

// sendProjectBook keeps a ledger, checks it and leads to its page.
func (s *site) sendProjectBook(c echo.Context) error {
	v, err := s.visit(c, views.RoomProjects)
	if err != nil {
		return err
	}
	name, raw, _, err := readWorkbook(c)
	if status, problem := problemOf(v, err); status != 0 {
		return render(c, status, views.NewProjectBookPage(views.NewProjectBookForm(v.Page, v.Known.Catalogue, problem)))
	}
	if err != nil {
		return err
	}
	d, err := s.readProjectBook(c, v, name, raw, v.User, park.DateOf(s.Clock()))
	if err != nil {
		return err
	}
	errs, questions := d.Counts()
	id, err := s.DB.ReceiveProjects(c.Request().Context(), s.act(c), store.ReceivedProjects{
		FileName: name, Bytes: raw, Year: d.Year, Month: d.Month, Parks: d.Parks, Projects: len(d.Projects), Errors: errs, Questions: questions,
	})
	if err != nil {
		return err
	}
	return seeOther(c, views.ProjectBookPath(id))
}

// readProjectBook reads a ledger as its sender may send it, against what is
// published now.
func (s *site) readProjectBook(c echo.Context, v visit, name string, raw []byte, sender park.User, day park.Date) (project.Draft, error) {
	known, err := s.projects(c.Request().Context(), v)
	if err != nil {
		return project.Draft{}, err
	}
	r := project.Request{Name: name, Bytes: raw, Catalogue: v.Known.Catalogue, Ledger: known, Day: day}
	if sender.Role != park.Admin {
		r.MaySend = sender.MaySend
	}
	return project.Read(c.Request().Context(), r), nil
}

// projectBook is a ledger that was sent, with what its file says.
type projectBook struct {
	visit
	upload park.ProjectUpload
	raw    []byte
	draft  project.Draft
}

// projectBook loads the ledger of the path for a reader who may see it and
// reads its file again, as its sender sent it.
func (s *site) projectBook(c echo.Context) (r projectBook, err error) {
	if r.visit, err = s.visit(c, views.RoomProjects); err != nil {
		return r, err
	}
	ctx := c.Request().Context()
	id, err := strconv.ParseInt(c.Param("id"), 10, 64)
	if err != nil {
		return r, park.NotFoundf("upload", "no ledger of projects %q", c.Param("id"))
	}
	if r.upload, r.raw, err = s.DB.ProjectUpload(ctx, id, r.At); err != nil {
		return r, err
	}
	if !r.User.MaySeeProjectUpload(r.upload) {
		return r, park.Forbiddenf("project_not_yours", "ledger of projects %d", id)
	}
	sender, err := s.DB.User(ctx, r.upload.SentBy)
	if err != nil {
		return r, err
	}
	r.draft, err = s.readProjectBook(c, r.visit, r.upload.FileName, r.raw, sender, park.DateOf(r.upload.SentAt))
	return r, err
}

func (s *site) showProjectBook(c echo.Context) error {
	r, err := s.projectBook(c)
	if err != nil {
		return err
	}
	return s.renderProjectBook(c, http.StatusOK, r, "", "")
}

// renderProjectBook prints the ledger; problem says at which step what was
// typed was not enough.
func (s *site) renderProjectBook(c echo.Context, status int, r projectBook, step, problem string) error {
	names, err := s.DB.PeopleNames(c.Request().Context())
	if err != nil {
		return err
	}
	return render(c, status, views.ProjectReviewPage(views.NewProjectReview(r.Page, views.ProjectReviewFacts{
		Upload: r.upload, Draft: r.draft, Catalogue: r.Known.Catalogue, Names: names, Sheets: gridsOf(r.draft.Book),
		Problem: problem, ProblemAt: step,
	})))
}

// showProjectFile hands out the file as it was sent, byte for byte.
func (s *site) showProjectFile(c echo.Context) error {
	r, err := s.projectBook(c)
	if err != nil {
		return err
	}
	return handOut(c, r.upload.FileName, echo.MIMEOctetStream, r.raw)
}

// publishProjectBook makes the rows the current revisions of their projects,
// read again from the original. Doubtful values need the reason of the one who
// publishes, also those that are doubtful only now.
func (s *site) publishProjectBook(c echo.Context) error {
	return s.stepProjectBook(c, "publish", func(r projectBook, reason string) error {
		errs, questions := r.draft.Counts()
		switch {
		case errs > 0: // the catalogue or the ledger may have changed since it came
			return park.Conflictf("projects_flawed", "ledger of projects %d has %d errors", r.upload.ID, errs)
		case questions > 0 && reason == "":
			return park.Invalidf("reason_required", "ledger of projects %d has %d questions", r.upload.ID, questions)
		}
		return s.DB.PublishProjects(c.Request().Context(), s.act(c), r.upload.ID, r.draft.Projects, reason)
	})
}

func (s *site) returnProjectBook(c echo.Context) error {
	return s.stepProjectBook(c, "return", func(r projectBook, reason string) error {
		return s.DB.ReturnProjects(c.Request().Context(), s.act(c), r.upload.ID, reason)
	})
}

func (s *site) withdrawProjectBook(c echo.Context) error {
	return s.stepProjectBook(c, "withdraw", func(r projectBook, reason string) error {
		return s.DB.WithdrawProjects(c.Request().Context(), s.act(c), r.upload.ID, reason)
	})
}

// stepProjectBook takes one step with the reason of the form; a missing reason
// brings the page back with a word at its field.
func (s *site) stepProjectBook(c echo.Context, name string, step func(r projectBook, reason string) error) error {
	r, err := s.projectBook(c)
	if err != nil {
		return err
	}
	err = step(r, strings.TrimSpace(c.FormValue("reason")))
	if refused, ok := refusal(err); ok && refused.Key == "reason_required" {
		return s.renderProjectBook(c, http.StatusUnprocessableEntity, r, name, r.Say.T("error.reason_required"))
	}
	if err != nil {
		return err
	}
	return seeOther(c, views.ProjectBookPath(r.upload.ID))
}
