package handlers

import (
	"net/http"
	"slices"
	"strconv"

	"github.com/labstack/echo/v4"

	"parkboard/internal/intake"
	"parkboard/internal/park"
	"parkboard/store"
	"parkboard/views"
)

// carriedOver are the answers of the upload that the draft of a sender
// corrects to questions the draft raises again at unchanged cells, by id
// (docs/intake.md#resending).
func (s *site) carriedOver(c echo.Context, sender park.User, draft intake.Draft) ([]int64, error) {
	ctx := c.Request().Context()
	all, err := s.DB.Uploads(ctx, store.UploadFilter{AsOf: asof(ctx)})
	if err != nil || len(all) == 0 {
		return nil, err
	}
	coming := park.Upload{ID: all[0].ID + 1, SentAt: s.Clock(), Parks: draft.Parks, Periods: draft.Periods}
	last, ok := park.LastBefore(coming, all, sender)
	if !ok {
		return nil, nil
	}
	given, err := s.DB.AnswersAsOf(ctx, last.ID, asof(ctx))
	if err != nil {
		return nil, err
	}
	var ids []int64
	for _, i := range draft.Open(nil) {
		for _, a := range slices.Backward(given) {
			if i.Severity == park.Question && a.Answers(i) {
				ids = append(ids, a.ID)
				break
			}
		}
	}
	return ids, nil
}

// resent is what stands around an upload: the one it corrects, read again
// against the same figures, and the one that superseded it; each nil without.
func (s *site) resent(c echo.Context, r review) (last *views.LastUpload, by *park.Upload, err error) {
	ctx := c.Request().Context()
	all, err := s.DB.Uploads(ctx, store.UploadFilter{AsOf: asof(ctx)})
	if err != nil {
		return nil, nil, err
	}
	if newer, ok := park.SupersededBy(r.upload, all); ok {
		by = &newer
	}
	up, ok := park.LastBefore(r.upload, all, r.User)
	if !ok {
		return nil, by, nil
	}
	raw, err := s.DB.Bytes(ctx, up.ID)
	if err != nil {
		return nil, nil, err
	}
	sender, err := s.DB.User(ctx, up.SentBy)
	if err != nil {
		return nil, nil, err
	}
	draft := s.check(c, r.against, checking{name: up.FileName, raw: raw, hint: up.Hint, sender: sender, sentAt: up.SentAt})
	return &views.LastUpload{Upload: up, Figures: slices.Concat(draft.Figures, draft.City), Issues: draft.Issues}, by, nil
}

// showSubmit asks before an upload is submitted that its sender went on from;
// any other is submitted on its own page.
func (s *site) showSubmit(c echo.Context) error {
	v, err := s.visit(c, views.RoomUploads)
	if err != nil {
		return err
	}
	up, err := s.seenUpload(c, v.User)
	if err != nil {
		return err
	}
	by, ok, err := s.superseding(c, up)
	if err != nil {
		return err
	}
	if !ok {
		return seeOther(c, uploadPath(up.ID))
	}
	return render(c, http.StatusOK, views.ConfirmPage(views.NewSubmitAnyway(v.Page, up, by)))
}

// superseding is the upload that superseded this one.
func (s *site) superseding(c echo.Context, up park.Upload) (by park.Upload, ok bool, err error) {
	all, err := s.DB.Uploads(c.Request().Context(), store.UploadFilter{SentBy: up.SentBy, AsOf: asof(c.Request().Context())})
	if err != nil {
		return park.Upload{}, false, err
	}
	by, ok = park.SupersededBy(up, all)
	return by, ok, nil
}

// saidInstead reports whether the form was sent by somebody who was told of
// the newer upload.
func saidInstead(c echo.Context, by park.Upload) bool {
	return c.FormValue("instead") == strconv.FormatInt(by.ID, 10)
}
