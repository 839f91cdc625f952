package handlers

import (
	"bytes"
	"fmt"
	"net/http"
	"strconv"

	"github.com/a-h/templ"
	"github.com/labstack/echo/v4"

	"parkboard/internal/park"
	"parkboard/static"
	"parkboard/store"
	"parkboard/views"
)

// issuing is a sheet that may be issued: a brief, or a year's measures.
type issuing struct {
	visit
	sheet   park.IssuedBrief                   // what it is listed as
	heading string                             // as printed on it
	path    string                             // where it stands
	page    func(style string) templ.Component // as issued, with its style sheet's address
}

// showIssue asks before a sheet is issued: /briefs/2023-06/rare-earth/issue.
func (s *site) showIssue(read func(echo.Context) (issuing, error)) echo.HandlerFunc {
	return func(c echo.Context) error {
		b, err := read(c)
		if err != nil {
			return err
		}
		if !b.At.IsZero() {
			return seeOther(c, b.path+"/issue") // nobody issues in the past
		}
		return b.ask(c, http.StatusOK, "")
	}
}

func (b issuing) ask(c echo.Context, status int, problem string) error {
	return render(c, status, views.IssueFormPage(views.NewIssueForm(b.Page, views.IssueFacts{
		Heading: b.heading, Hash: b.sheet.Hash, AsOf: b.settled(), Back: b.path, Problem: problem,
	})))
}

// issue keeps a sheet and its style sheet as bytes, from which it is printed
// ever after.
func (s *site) issue(read func(echo.Context) (issuing, error)) echo.HandlerFunc {
	return func(c echo.Context) error {
		b, err := read(c)
		if err != nil {
			return err
		}
		if c.FormValue("seen") != strconv.FormatInt(b.Known.Version, 10) {
			return b.ask(c, http.StatusConflict, b.Say.T("error.brief_moved"))
		}
		id, err := s.issued(c, b)
		if refused, is := refusal(err); is && refused.Kind == park.Conflict {
			if b, err = read(c); err != nil {
				return err
			}
			return b.ask(c, statusOf(refused), sentence(b.Say, refused))
		}
		if err != nil {
			return err
		}
		return seeOther(c, fmt.Sprintf("/briefs?done=%d", id))
	}
}

// issued gives a sheet out; its numbers lead to their receipts as of then.
func (s *site) issued(c echo.Context, b issuing) (id int64, err error) {
	style, ok := static.Lookup(static.Path("brief.css"))
	if !ok {
		return 0, fmt.Errorf("the style sheet of briefs is not among the assets")
	}
	var page bytes.Buffer
	ctx := c.Request().Context()
	if err := b.page(views.IssuedStylePath(store.Checksum(style.Content))).Render(ctx, &page); err != nil {
		return 0, fmt.Errorf("rendering the sheet: %w", err)
	}
	sheet := b.sheet
	sheet.Lang, sheet.AsOf, sheet.Version, sheet.Sample = b.Say.Lang(), b.settled(), b.Known.Version, b.Known.Sample
	return s.DB.IssueBrief(ctx, s.act(c), sheet, keepMoment(page.Bytes(), b.settled()), style.Content)
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
