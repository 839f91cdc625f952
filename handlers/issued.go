package handlers

import (
	"bytes"
	"context"
	"fmt"
	"net/http"
	"strconv"

	"github.com/labstack/echo/v4"

	"parkboard/internal/park"
	"parkboard/static"
	"parkboard/store"
	"parkboard/views"
)

// showIssue asks before a brief is issued: /briefs/2023-06/rare-earth/issue.
func (s *site) showIssue(c echo.Context) error {
	b, err := s.briefed(c)
	if err != nil {
		return err
	}
	if !b.At.IsZero() {
		return seeOther(c, views.BriefPath(b.period, b.park.Code)+"/issue") // nobody issues in the past
	}
	return b.ask(c, http.StatusOK, "")
}

func (b briefing) ask(c echo.Context, status int, problem string) error {
	return render(c, status, views.IssueFormPage(views.NewIssueForm(b.Page, views.IssueFacts{
		Brief: b.sheet(), AsOf: b.settled(), Back: views.BriefPath(b.period, b.park.Code), Problem: problem,
	})))
}

// issueBrief keeps the sheet of a brief and its style sheet as bytes, from
// which it is printed ever after.
func (s *site) issueBrief(c echo.Context) error {
	b, err := s.briefed(c)
	if err != nil {
		return err
	}
	if c.FormValue("seen") != strconv.FormatInt(b.Known.Version, 10) {
		return b.ask(c, http.StatusConflict, b.Say.T("error.brief_moved"))
	}
	ctx := c.Request().Context()
	style, ok := static.Lookup(static.Path("brief.css"))
	if !ok {
		return fmt.Errorf("the style sheet of briefs is not among the assets")
	}
	sheet := b.sheet()
	page, err := b.bytes(ctx, sheet.Issued(views.IssuedStylePath(store.Checksum(style.Content))))
	if err != nil {
		return err
	}
	id, err := s.DB.IssueBrief(ctx, s.act(c), park.IssuedBrief{
		Period: b.period, Park: b.park.Code, Lang: b.Say.Lang(), AsOf: b.settled(), Version: b.Known.Version,
		Hash: sheet.Fingerprint(), Sample: b.Known.Sample,
	}, page, style.Content)
	if refused, is := refusal(err); is && refused.Kind == park.Conflict {
		if b, err = s.briefed(c); err != nil {
			return err
		}
		return b.ask(c, statusOf(refused), sentence(b.Say, refused))
	}
	if err != nil {
		return err
	}
	return seeOther(c, fmt.Sprintf("/briefs?done=%d", id))
}

// bytes is the whole page of a sheet; its numbers lead to their receipts as of
// then.
func (b briefing) bytes(ctx context.Context, sheet views.Brief) ([]byte, error) {
	var page bytes.Buffer
	if err := views.BriefPage(sheet).Render(ctx, &page); err != nil {
		return nil, fmt.Errorf("rendering the sheet: %w", err)
	}
	return keepMoment(page.Bytes(), b.settled()), nil
}

// showIssuedBriefs lists what was issued.
func (s *site) showIssuedBriefs(c echo.Context) error {
	v, err := s.visit(c, views.Nowhere)
	if err != nil {
		return err
	}
	ctx := c.Request().Context()
	f := views.IssuedFacts{Catalogue: v.Known.Catalogue, Park: c.QueryParam("park")}
	if f.All, err = s.DB.IssuedBriefs(ctx, asof(ctx)); err != nil {
		return err
	}
	if f.Names, err = s.DB.PeopleNames(ctx); err != nil {
		return err
	}
	f.Done, _ = strconv.ParseInt(c.QueryParam("done"), 10, 64) // what is no number was not issued
	if periods := v.Board.Periods(); len(periods) > 0 {
		f.Newest = periods[len(periods)-1]
	}
	return render(c, http.StatusOK, views.IssuedListPage(views.NewIssuedList(v.Page, f)))
}

// showIssuedBrief answers the bytes of an issued brief as they are.
func (s *site) showIssuedBrief(c echo.Context) error {
	id, err := strconv.ParseInt(c.Param("id"), 10, 64)
	if err != nil {
		return park.NotFoundf("issued_brief", "no brief %q", c.Param("id"))
	}
	ctx := c.Request().Context()
	page, err := s.DB.IssuedPage(ctx, id, asof(ctx))
	if err != nil {
		return err
	}
	return send(c, http.StatusOK, page)
}

// showIssuedStyle answers the style sheet that issued briefs were printed with.
// Its address is its checksum: it may be kept for ever.
func (s *site) showIssuedStyle(c echo.Context) error {
	style, err := s.DB.IssuedStyle(c.Request().Context(), c.Param("hash"))
	if err != nil {
		return err
	}
	c.Response().Header().Set(echo.HeaderCacheControl, "private, max-age=31536000, immutable")
	return c.Blob(http.StatusOK, "text/css; charset=utf-8", style)
}
