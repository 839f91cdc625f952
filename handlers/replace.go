package handlers

import (
	"net/http"
	"slices"
	"strconv"
	"strings"

	"github.com/labstack/echo/v4"

	"parkboard/internal/park"
	"parkboard/store"
	"parkboard/views"
)

// placed is an upload that may be published in the place of an earlier one,
// its file checked as if the earlier one had never been published. What both
// say in the same cell was asked of the earlier one, and its answer holds.
type placed struct {
	review
	earlier park.Upload
	others  []park.Upload
}

// inPlaceOf finds the upload to be replaced: the one the form or the address
// names, else the newest.
func (s *site) inPlaceOf(c echo.Context, r review) (placed, error) {
	all, err := s.DB.Uploads(c.Request().Context(), store.UploadFilter{AsOf: r.At})
	if err != nil {
		return placed{}, err
	}
	p := placed{review: r, others: r.upload.Replaces(all)}
	named := c.FormValue("earlier")
	i := slices.IndexFunc(p.others, func(one park.Upload) bool { return named == "" || strconv.FormatInt(one.ID, 10) == named })
	if i < 0 {
		return placed{}, park.Conflictf("replace_none", "upload %d may not replace %q", r.upload.ID, named)
	}
	p.earlier = p.others[i]
	given, err := s.DB.Answers(c.Request().Context(), p.earlier.ID)
	if err != nil {
		return placed{}, err
	}
	p.answers = slices.Concat(p.answers, given)
	p.work.answers = p.answers
	p.against = r.Known.Without(p.earlier.ID)
	p.draft = s.check(c, p.against, p.work)
	return p, nil
}

// replacements are the published uploads that a submitted one may be published
// in the place of, and what replaced what so far.
func (s *site) replacements(c echo.Context, r review) (may []park.Upload, done []park.Replacement, err error) {
	ctx := c.Request().Context()
	if r.upload.State == park.Submitted {
		all, err := s.DB.Uploads(ctx, store.UploadFilter{State: park.PublishedState, AsOf: r.At})
		if err != nil {
			return nil, nil, err
		}
		may = r.upload.Replaces(all)
	}
	done, err = s.DB.Replacements(ctx, r.At)
	return may, done, err
}

// placing is what the address asks to be published in the place of another.
func (s *site) placing(c echo.Context) (placed, error) {
	r, err := s.review(c)
	if err != nil {
		return placed{}, err
	}
	if !views.MayStep(views.ConfirmReplace, r.upload.State) {
		return placed{}, park.Conflictf("upload_state", "upload %d is %s", r.upload.ID, r.upload.State)
	}
	return s.inPlaceOf(c, r)
}

// showReplace asks before an upload is published in the place of another.
func (s *site) showReplace(c echo.Context) error {
	p, err := s.placing(c)
	if err != nil {
		return err
	}
	return s.askReplace(c, p, http.StatusOK, "")
}

func (s *site) askReplace(c echo.Context, p placed, status int, problem string) error {
	figures := p.figuresRead()
	return render(c, status, views.ConfirmPage(views.NewConfirmReplace(p.Page, views.ReplaceFacts{
		Upload: p.upload, Figures: len(figures), Earlier: p.earlier, Others: p.others, Open: len(p.draft.Open(p.answers)),
		Problem: problem, AsRead: p.asRead, Ahead: p.replacing(p.upload, p.earlier, figures, s.momentOf(p.visit)).told(),
	})))
}

// replaceUpload withdraws the earlier upload and publishes the later one, both
// in one transaction.
func (s *site) replaceUpload(c echo.Context) error {
	p, err := s.placing(c)
	if err != nil {
		return err
	}
	if len(p.draft.Open(p.answers)) > 0 {
		return s.askReplace(c, p, http.StatusConflict, "")
	}
	reason := strings.TrimSpace(c.FormValue("reason"))
	if reason == "" {
		return s.askReplace(c, p, http.StatusUnprocessableEntity, say(c).T("error.reason_required"))
	}
	err = s.DB.Replace(c.Request().Context(), s.act(c),
		park.Replacement{Upload: p.upload.ID, Of: p.earlier.ID, Reason: reason}, p.figuresRead(), shownVersion(c, p.asRead))
	if err != nil {
		return err
	}
	return seeOther(c, uploadPath(p.upload.ID))
}

// corrected is what the form says of the published upload that the address
// names as the one to be corrected; nothing without one.
func (s *site) corrected(c echo.Context, v visit) (views.Sentence, error) {
	text := c.QueryParam("corrects")
	if text == "" {
		return nil, nil
	}
	id, err := strconv.ParseInt(text, 10, 64)
	if err != nil {
		return nil, park.NotFoundf("upload", "no upload %q", text)
	}
	up, err := s.DB.UploadAsOf(c.Request().Context(), id, v.At)
	if err != nil {
		return nil, err
	}
	if !v.User.MaySee(up) {
		return nil, park.Forbiddenf("upload_not_yours", "upload %d", id)
	}
	return views.CorrectsSays(v.Say, up), nil
}
