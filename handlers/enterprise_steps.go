package handlers

import (
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
	if r.upload, r.raw, err = s.DB.EnterpriseUpload(ctx, id, r.At); err != nil {
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
	return s.renderEnterpriseReview(c, r)
}

func (s *site) renderEnterpriseReview(c echo.Context, r enterpriseReview) error {
	names, err := s.DB.PeopleNames(c.Request().Context())
	if err != nil {
		return err
	}
	f := views.EnterpriseReviewFacts{
		Upload: r.upload, Draft: r.draft, Catalogue: r.Known.Catalogue, Names: names, Sheets: gridsOf(r.draft.Book),
	}
	if park.State(c.QueryParam("done")) == r.upload.State { // a notice of an earlier state is over
		f.Done = r.upload.State
	}
	return render(c, http.StatusOK, views.EnterpriseReviewPage(views.NewEnterpriseReview(r.Page, f)))
}

// showEnterpriseFile hands out the file as it was sent, byte for byte.
func (s *site) showEnterpriseFile(c echo.Context) error {
	r, err := s.enterpriseReview(c)
	if err != nil {
		return err
	}
	return handOut(c, r.upload.FileName, echo.MIMEOctetStream, r.raw)
}

func (s *site) showPublishEnterprises(c echo.Context) error {
	return s.askEnterprises(c, views.ConfirmPublish)
}

func (s *site) showReturnEnterprises(c echo.Context) error {
	return s.askEnterprises(c, views.ConfirmReturn)
}

func (s *site) showWithdrawEnterprises(c echo.Context) error {
	return s.askEnterprises(c, views.ConfirmWithdraw)
}

// askEnterprises asks before a step that the workbook can take.
func (s *site) askEnterprises(c echo.Context, step views.ConfirmStep) error {
	r, err := s.enterpriseReview(c)
	if err != nil {
		return err
	}
	errs, _ := r.draft.Counts()
	switch {
	case step == views.ConfirmPublish && errs > 0:
		return park.Conflictf("enterprises_flawed", "enterprise workbook %d has %d errors", r.upload.ID, errs)
	case !views.MayStepEnterprises(step, r.upload.State, errs):
		return park.Conflictf("upload_state", "enterprise workbook %d is %s", r.upload.ID, r.upload.State)
	}
	return render(c, http.StatusOK, views.ConfirmPage(views.NewConfirmEnterprises(r.Page, step, r.upload, r.draft, "")))
}

// publishEnterprises makes the rows live, read again from the original. Doubtful
// values need the reason of the one who publishes.
func (s *site) publishEnterprises(c echo.Context) error {
	return s.stepEnterprises(c, views.ConfirmPublish, park.PublishedState, func(r enterpriseReview, reason string) error {
		if errs, _ := r.draft.Counts(); errs > 0 { // the catalogue may have changed since it came
			return park.Conflictf("enterprises_flawed", "enterprise workbook %d has %d errors", r.upload.ID, errs)
		}
		return s.DB.PublishEnterprises(c.Request().Context(), s.act(c), r.upload.ID, r.draft.Enterprises, reason)
	})
}

func (s *site) returnEnterprises(c echo.Context) error {
	return s.stepEnterprises(c, views.ConfirmReturn, park.Returned, func(r enterpriseReview, reason string) error {
		return s.DB.ReturnEnterprises(c.Request().Context(), s.act(c), r.upload.ID, reason)
	})
}

func (s *site) withdrawEnterprises(c echo.Context) error {
	return s.stepEnterprises(c, views.ConfirmWithdraw, park.Withdrawn, func(r enterpriseReview, reason string) error {
		return s.DB.WithdrawEnterprises(c.Request().Context(), s.act(c), r.upload.ID, reason)
	})
}

// stepEnterprises takes one step with the reason of the form; a missing reason
// brings the question back with a word at its field.
func (s *site) stepEnterprises(c echo.Context, step views.ConfirmStep, to park.State, take func(r enterpriseReview, reason string) error) error {
	r, err := s.enterpriseReview(c)
	if err != nil {
		return err
	}
	err = take(r, strings.TrimSpace(c.FormValue("reason")))
	if refused, ok := refusal(err); ok && refused.Key == "reason_required" {
		return render(c, http.StatusUnprocessableEntity,
			views.ConfirmPage(views.NewConfirmEnterprises(r.Page, step, r.upload, r.draft, r.Say.T("error.reason_required"))))
	}
	if err != nil {
		return err
	}
	return seeOther(c, views.EnterpriseUploadPath(r.upload.ID)+"?done="+string(to))
}
