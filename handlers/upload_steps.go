package handlers

import (
	"net/http"
	"slices"
	"strings"

	"github.com/labstack/echo/v4"

	"parkboard/internal/park"
	"parkboard/store"
	"parkboard/views"
)

// answerQuestion keeps a clerk's reason for a questioned cell. The form names
// the finding by code, place and text, so that a reason never lands on another
// cell when the findings changed meanwhile.
func (s *site) answerQuestion(c echo.Context) error {
	r, err := s.review(c)
	if err != nil {
		return err
	}
	if c.FormValue("all") != "" {
		return s.answerAll(c, r)
	}
	issue, ok := asked(r, c.FormValue("code"), c.FormValue("place"), c.FormValue("found"))
	if !ok {
		return park.Conflictf("question_gone", "no open question %s at %s", c.FormValue("code"), c.FormValue("place"))
	}
	if err := s.mayWorkOn(r); err != nil {
		return err
	}
	if strings.TrimSpace(c.FormValue("reason")) == "" {
		r.unsaid = &issue
		return s.renderReview(c, http.StatusUnprocessableEntity, r)
	}
	err = s.DB.AnswerIssue(c.Request().Context(), s.act(c), park.Answer{
		Upload: r.upload.ID, Code: issue.Code, Sheet: issue.Sheet, Cell: issue.Cell, Text: issue.Text,
		Reason: c.FormValue("reason"),
	})
	if err != nil {
		return err
	}
	return seeOther(c, uploadPath(r.upload.ID)+"#findings")
}

// answerAll keeps one reason for every open question of a kind that has one
// cause. The form says how many the clerk saw, so that a question that came up
// since is never answered unseen.
func (s *site) answerAll(c echo.Context, r review) error {
	if err := s.mayWorkOn(r); err != nil {
		return err
	}
	code := park.Code(c.FormValue("code"))
	var answers []park.Answer
	for _, i := range r.draft.Open(r.answers) {
		if i.Severity == park.Question && i.Code == code {
			answers = append(answers, park.Answer{
				Upload: r.upload.ID, Code: code, Sheet: i.Sheet, Cell: i.Cell, Text: i.Text, Reason: c.FormValue("reason"),
			})
		}
	}
	if !slices.Contains(views.OneReason, code) || views.Count(len(answers)) != c.FormValue("all") {
		return park.Conflictf("question_gone", "%d open questions %s", len(answers), code)
	}
	if err := s.DB.AnswerIssues(c.Request().Context(), s.act(c), answers); err != nil {
		return err
	}
	return seeOther(c, uploadPath(r.upload.ID)+"#findings")
}

// asked finds the open question a form names; browsers send the line ends of a
// cell's text as \r\n.
func asked(r review, code, place, found string) (park.Issue, bool) {
	plain := strings.NewReplacer("\r\n", "\n", "\r", "\n").Replace
	for _, i := range r.draft.Open(r.answers) {
		if i.Severity == park.Question && string(i.Code) == code && views.PlaceText(i.Sheet, i.Cell) == place && plain(i.Text) == plain(found) {
			return i, true
		}
	}
	return park.Issue{}, false
}

// mayWorkOn refuses clerks who may see an upload but not send for all its
// parks.
func (s *site) mayWorkOn(r review) error {
	if !views.MayWorkOn(&r.User, r.upload) {
		return park.Forbiddenf("upload_not_yours", "upload %d", r.upload.ID)
	}
	return nil
}

// submitUpload hands the upload to the city administrators once nothing is
// open; where a newer one superseded it, that is said first.
func (s *site) submitUpload(c echo.Context) error {
	r, err := s.review(c)
	if err != nil {
		return err
	}
	if err := s.mayWorkOn(r); err != nil {
		return err
	}
	if len(r.draft.Open(r.answers)) > 0 {
		return s.renderReview(c, http.StatusUnprocessableEntity, r)
	}
	by, superseded, err := s.superseding(c, r.upload)
	if err != nil {
		return err
	}
	if superseded && !saidInstead(c, by) {
		return render(c, http.StatusConflict, views.ConfirmPage(views.NewSubmitAnyway(r.Page, r.upload, by)))
	}
	if err := s.DB.Submit(c.Request().Context(), s.act(c), r.upload.ID); err != nil {
		return err
	}
	return seeOther(c, uploadPath(r.upload.ID))
}

// showPublish asks before figures go live, and shows what they change.
func (s *site) showPublish(c echo.Context) error {
	r, err := s.review(c)
	if err != nil {
		return err
	}
	if !views.MayStep(views.ConfirmPublish, r.upload.State) {
		return park.Conflictf("upload_state", "upload %d is %s", r.upload.ID, r.upload.State)
	}
	page := views.NewConfirm(r.Page, views.ConfirmPublish, r.upload, r.upload.Figures, "")
	page.Hidden = []views.Choice{views.AsReadField(r.asRead)}
	if f := s.reviewAhead(r, false); f != nil {
		page.Ahead = views.NewAhead(r.Say, *f)
	}
	return render(c, http.StatusOK, views.ConfirmPage(page))
}

func (s *site) showReturn(c echo.Context) error {
	return s.showConfirm(c, views.ConfirmReturn, http.StatusOK, "")
}

func (s *site) showWithdraw(c echo.Context) error {
	return s.showConfirm(c, views.ConfirmWithdraw, http.StatusOK, "")
}

// showConfirm asks before a step; it comes back with why what was typed was
// not enough.
func (s *site) showConfirm(c echo.Context, step views.ConfirmStep, status int, problem string) error {
	v, err := s.visit(c, views.RoomUploads)
	if err != nil {
		return err
	}
	up, err := s.seenUpload(c, v.User)
	if err != nil {
		return err
	}
	if !views.MayStep(step, up.State) {
		return park.Conflictf("upload_state", "upload %d is %s", up.ID, up.State)
	}
	page := views.NewConfirm(v.Page, step, up, up.Figures, problem)
	page.Typed = c.FormValue("reason")
	if step == views.ConfirmWithdraw {
		page.Hidden = []views.Choice{views.AsReadField(v.Known.Version)}
		if page, err = s.withdrawal(c, v, up, page); err != nil {
			return err
		}
	}
	return render(c, status, views.ConfirmPage(page))
}

// withdrawal adds to the page that asks for it what builds on the upload, and
// what changes back.
func (s *site) withdrawal(c echo.Context, v visit, up park.Upload, page views.Confirm) (views.Confirm, error) {
	ctx := c.Request().Context()
	all, err := s.DB.Uploads(ctx, store.UploadFilter{AsOf: v.At})
	if err != nil {
		return page, err
	}
	replaced, err := s.DB.Replacements(ctx, v.At)
	if err != nil {
		return page, err
	}
	page = page.Building(up, all, park.Dependants(v.Known.Figures, up.ID), replaced)
	page.Ahead = views.NewAhead(v.Say, v.withdrawing(up).told())
	return page, nil
}

// publishUpload makes the figures live in one transaction. They are read again
// from the original against the figures of now: a question that arose since
// the clerk submitted stops it and is shown.
func (s *site) publishUpload(c echo.Context) error {
	r, err := s.review(c)
	if err != nil {
		return err
	}
	if r.upload.State == park.Submitted && len(r.draft.Open(r.answers)) > 0 {
		return s.renderReview(c, http.StatusConflict, r)
	}
	if err := s.DB.Publish(c.Request().Context(), s.act(c), r.upload.ID, r.figuresRead(), shownVersion(c, r.asRead)); err != nil {
		return err
	}
	return seeOther(c, uploadPath(r.upload.ID))
}

func (s *site) returnUpload(c echo.Context) error {
	up, err := s.seenUpload(c, user(c))
	if err != nil {
		return err
	}
	reason := strings.TrimSpace(c.FormValue("reason"))
	if reason == "" {
		return s.showConfirm(c, views.ConfirmReturn, http.StatusUnprocessableEntity, say(c).T("error.reason_required"))
	}
	if err := s.DB.Return(c.Request().Context(), s.act(c), up.ID, reason); err != nil {
		return err
	}
	return seeOther(c, uploadPath(up.ID))
}

// withdrawUpload takes the figures back; where the data moved since the page
// told what that changes, it is told anew.
func (s *site) withdrawUpload(c echo.Context) error {
	up, err := s.seenUpload(c, user(c))
	if err != nil {
		return err
	}
	reason := strings.TrimSpace(c.FormValue("reason"))
	if reason == "" {
		return s.showConfirm(c, views.ConfirmWithdraw, http.StatusUnprocessableEntity, say(c).T("error.reason_required"))
	}
	version, err := s.DB.Version(c.Request().Context())
	if err != nil {
		return err
	}
	err = s.DB.Withdraw(c.Request().Context(), s.act(c), up.ID, reason, shownVersion(c, version))
	if refused, is := refusal(err); is && refused.Key == "data_moved" {
		return s.showConfirm(c, views.ConfirmWithdraw, http.StatusConflict, say(c).T("error.withdraw_moved"))
	}
	if err != nil {
		return err
	}
	return seeOther(c, uploadPath(up.ID))
}
