package handlers

import (
	"mime"
	"net/http"
	"strconv"
	"strings"

	"github.com/labstack/echo/v4"

	"parkboard/internal/enterprise"
	"parkboard/internal/park"
	"parkboard/views"
)

// enterpriseReview is an enterprise workbook with what its file says.
type enterpriseReview struct {
	visit
	upload park.EnterpriseUpload
	raw    []byte
	draft  enterprise.Draft
}

// enterpriseReview loads the workbook of the path for a reader who may see it
// and reads its file again, as its sender sent it.
func (s *site) enterpriseReview(c echo.Context) (r enterpriseReview, err error) {
	if r.visit, err = s.visit(c, views.RoomUploads); err != nil {
		return r, err
	}
	ctx := c.Request().Context()
	id, err := strconv.ParseInt(c.Param("id"), 10, 64)
	if err != nil {
		return r, park.NotFoundf("upload", "no enterprise workbook %q", c.Param("id"))
	}
	if r.upload, r.raw, err = s.DB.EnterpriseUpload(ctx, id); err != nil {
		return r, err
	}
	if !r.User.MaySeeEnterpriseUpload(r.upload) {
		return r, park.Forbiddenf("enterprises_not_yours", "enterprise workbook %d", id)
	}
	sender, err := s.DB.User(ctx, r.upload.SentBy)
	if err != nil {
		return r, err
	}
	r.draft = s.readEnterpriseBook(c, r.visit, r.upload.FileName, r.raw, sender)
	return r, nil
}

func (s *site) showEnterpriseUpload(c echo.Context) error {
	r, err := s.enterpriseReview(c)
	if err != nil {
		return err
	}
	return s.renderEnterpriseReview(c, http.StatusOK, r, "", "")
}

// renderEnterpriseReview prints the workbook; problem says at which step what
// was typed was not enough.
func (s *site) renderEnterpriseReview(c echo.Context, status int, r enterpriseReview, step, problem string) error {
	names, err := s.DB.PeopleNames(c.Request().Context())
	if err != nil {
		return err
	}
	return render(c, status, views.EnterpriseReviewPage(views.NewEnterpriseReview(r.Page, views.EnterpriseReviewFacts{
		Upload: r.upload, Draft: r.draft, Catalogue: r.Known.Catalogue, Names: names, Sheets: gridsOf(r.draft.Book),
		Problem: problem, ProblemAt: step,
	})))
}

// showEnterpriseFile hands out the file as it was sent, byte for byte.
func (s *site) showEnterpriseFile(c echo.Context) error {
	r, err := s.enterpriseReview(c)
	if err != nil {
		return err
	}
	c.Response().Header().Set(echo.HeaderContentDisposition,
		mime.FormatMediaType("attachment", map[string]string{"filename": r.upload.FileName}))
	return c.Blob(http.StatusOK, echo.MIMEOctetStream, r.raw)
}

// publishEnterprises makes the rows live, read again from the original. Doubtful
// values need the reason of the one who publishes.
func (s *site) publishEnterprises(c echo.Context) error {
	return s.stepEnterprises(c, "publish", func(r enterpriseReview, reason string) error {
		if errs, _ := r.draft.Counts(); errs > 0 { // the catalogue may have changed since it came
			return park.Conflictf("enterprises_flawed", "enterprise workbook %d has %d errors", r.upload.ID, errs)
		}
		return s.DB.PublishEnterprises(c.Request().Context(), s.act(c), r.upload.ID, r.draft.Enterprises, reason)
	})
}

func (s *site) returnEnterprises(c echo.Context) error {
	return s.stepEnterprises(c, "return", func(r enterpriseReview, reason string) error {
		return s.DB.ReturnEnterprises(c.Request().Context(), s.act(c), r.upload.ID, reason)
	})
}

func (s *site) withdrawEnterprises(c echo.Context) error {
	return s.stepEnterprises(c, "withdraw", func(r enterpriseReview, reason string) error {
		return s.DB.WithdrawEnterprises(c.Request().Context(), s.act(c), r.upload.ID, reason)
	})
}

// stepEnterprises takes one step with the reason of the form; a missing reason
// brings the page back with a word at its field.
func (s *site) stepEnterprises(c echo.Context, name string, step func(r enterpriseReview, reason string) error) error {
	r, err := s.enterpriseReview(c)
	if err != nil {
		return err
	}
	err = step(r, strings.TrimSpace(c.FormValue("reason")))
	if refused, ok := refusal(err); ok && refused.Key == "reason_required" {
		return s.renderEnterpriseReview(c, http.StatusUnprocessableEntity, r, name, r.Say.T("error.reason_required"))
	}
	if err != nil {
		return err
	}
	return seeOther(c, views.EnterpriseUploadPath(r.upload.ID))
}
