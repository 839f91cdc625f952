package handlers

import (
	"bytes"
	"compress/gzip"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"strconv"
	"sync"

	"github.com/a-h/templ"
	"github.com/labstack/echo/v4"

	"parkboard/internal/board"
	"parkboard/internal/locale"
	"parkboard/internal/park"
	"parkboard/store"
	"parkboard/views"
)

// visit is what a page about the data starts from: one state of the data,
// consistent with itself and with the page's foot.
type visit struct {
	Page  views.Page
	Say   locale.Printer
	User  park.User
	Board *board.Board
	Known store.Snapshot
	Today park.Date
	At    park.Moment // the board is as known then; zero for now
}

// visit loads the current data and makes the frame of a page in a room. The
// page's constructor sets the title.
func (s *site) visit(c echo.Context, room views.Room) (visit, error) {
	b, known, err := s.state(c)
	if err != nil {
		return visit{}, err
	}
	page := frame(c, known)
	page.Room = room
	return visit{
		Page: page, Say: page.Say, User: user(c), Board: b, Known: known,
		Today: known.Today(s.Clock()), At: known.AsOf,
	}, nil
}

// day is the day on which something is done: of the clock, of which the sample's
// Today knows nothing, or of the moment that is asked for.
func (s *site) day(v visit) park.Date {
	if !v.At.IsZero() {
		return park.DateOf(v.At)
	}
	return park.DateOf(s.Clock())
}

// state is the board and what it was built on, as known at the moment the reader
// asks for.
func (s *site) state(c echo.Context) (*board.Board, store.Snapshot, error) {
	ctx := c.Request().Context()
	at := asof(ctx)
	if at.IsZero() {
		return s.facts.current(ctx)
	}
	return s.earlier.state(ctx, at, at.Unix())
}

// frame is the page frame over a state of the data.
func frame(c echo.Context, known store.Snapshot) views.Page {
	who := readerOf(c)
	page := views.Page{Say: who.say, User: who.user, Path: pagePath(c.Request())}
	if known.Catalogue == nil {
		return page
	}
	page.City = known.Catalogue.City.In(who.say.Lang())
	page.Home = views.HomePark(who.user, known.Catalogue)
	page.Sample = known.Sample
	if who.user != nil {
		page.Version, page.AsOf, page.Then = known.Version, known.LastAct, asof(c.Request().Context())
	}
	return page
}

// pagePath is the address the language link keeps, its query in one order: a
// page does not depend on the order it was asked in. The answer to a form has
// no address of its own: the page the form stood on has it.
func pagePath(r *http.Request) string {
	if r.Method == http.MethodGet || r.Method == http.MethodHead {
		u := *r.URL
		u.RawQuery = u.Query().Encode()
		return u.RequestURI()
	}
	from, err := url.Parse(r.Referer())
	if err != nil || from.Host != r.Host {
		return "/"
	}
	return from.RequestURI()
}

// render sends a page whole or not at all.
func render(c echo.Context, status int, page templ.Component) error {
	buf := templ.GetBuffer()
	defer templ.ReleaseBuffer(buf)
	if err := page.Render(c.Request().Context(), buf); err != nil {
		return fmt.Errorf("rendering the page: %w", err)
	}
	whole := buf.Bytes()
	if at := asof(c.Request().Context()); !at.IsZero() {
		whole = keepMoment(whole, at)
	}
	if status == http.StatusOK && taken(c, whole) {
		return nil
	}
	return send(c, status, whole)
}

// worthSqueezing is the size from which compressing a page pays.
const worthSqueezing = 1 << 10

var squeezers = sync.Pool{New: func() any {
	w, err := gzip.NewWriterLevel(io.Discard, 5)
	if err != nil {
		panic(err) // the level is a constant
	}
	return w
}}

// send writes a rendered page, compressed where the browser takes it.
func send(c echo.Context, status int, page []byte) error {
	c.Response().Header().Add("Vary", echo.HeaderAcceptEncoding)
	if len(page) < worthSqueezing || !takes(c.Request().Header.Get(echo.HeaderAcceptEncoding), "gzip") {
		return sized(c, status, page)
	}
	small, err := squeeze(page)
	if err != nil {
		return err
	}
	c.Response().Header().Set(echo.HeaderContentEncoding, "gzip")
	return sized(c, status, small)
}

// squeeze compresses a page.
func squeeze(page []byte) ([]byte, error) {
	var small bytes.Buffer
	w := squeezers.Get().(*gzip.Writer)
	defer squeezers.Put(w)
	w.Reset(&small)
	if _, err := w.Write(page); err != nil {
		return nil, fmt.Errorf("compressing the page: %w", err)
	}
	if err := w.Close(); err != nil {
		return nil, fmt.Errorf("compressing the page: %w", err)
	}
	return small.Bytes(), nil
}

// sized says how long the answer is, so that a cut connection is noticed.
func sized(c echo.Context, status int, body []byte) error {
	c.Response().Header().Set(echo.HeaderContentLength, strconv.Itoa(len(body)))
	return c.HTMLBlob(status, body)
}

// seeOther answers a form that worked: the browser then asks for a page.
func seeOther(c echo.Context, to string) error { return c.Redirect(http.StatusSeeOther, to) }
