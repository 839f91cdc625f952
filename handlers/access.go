package handlers

import (
	"errors"
	"io"
	"net/http"
	"net/url"

	"github.com/labstack/echo/v4"

	"parkboard/internal/locale"
	"parkboard/internal/park"
)

// reader is who asks and in which language; every request has one.
type reader struct {
	user    *park.User // nil when nobody is signed in
	say     locale.Printer
	version int64 // the data version they were recognised at; 0 without a user
}

const readerKey = "reader"

func readerOf(c echo.Context) reader {
	r, _ := c.Get(readerKey).(reader)
	return r
}

// user is the signed-in person of a route that is not open.
func user(c echo.Context) park.User {
	if u := readerOf(c).user; u != nil {
		return *u
	}
	return park.User{}
}

// say is the printer of the reader's language.
func say(c echo.Context) locale.Printer { return readerOf(c).say }

// act is the signed-in person acting now.
func (s *site) act(c echo.Context) park.Act {
	return park.Act{Actor: user(c).Name, At: s.Clock()}
}

// denied is a route that the reader's role may not use.
type denied struct{ may []park.Role }

func (denied) Error() string { return "the reader's role may not use this route" }

// guarded puts the table's conditions before a handler: enough data loaded,
// somebody signed in, the right role, a body of bearable size.
func (s *site) guarded(r route) echo.HandlerFunc {
	return func(c echo.Context) error {
		if !r.early && !s.Ready() {
			return s.showWaiting(c)
		}
		who := readerOf(c).user
		switch {
		case r.who.open:
		case who == nil:
			return toSignIn(c)
		case !r.who.allows(who.Role):
			return denied{may: r.who.roles}
		}
		limit := r.body
		if limit == 0 {
			limit = formBody
		}
		return limited(c, limit, r.answer)
	}
}

// toSignIn sends a reader to sign in and, after a page, back to it.
func toSignIn(c echo.Context) error {
	to := "/signin"
	if c.Request().Method == http.MethodGet && c.Request().RequestURI != "/" {
		to += "?" + url.Values{"next": {c.Request().RequestURI}}.Encode()
	}
	return c.Redirect(http.StatusSeeOther, to)
}

// limited refuses a body above the limit. What the browser still sends is
// read and thrown away within reason, because a browser that is cut off shows
// its own error instead of ours.
func limited(c echo.Context, limit int64, answer echo.HandlerFunc) error {
	req := c.Request()
	raw := req.Body
	var err error
	if req.ContentLength > limit {
		err = &http.MaxBytesError{Limit: limit}
	} else {
		req.Body = http.MaxBytesReader(c.Response(), raw, limit)
		err = answer(c)
	}
	var tooLarge *http.MaxBytesError
	if errors.As(err, &tooLarge) && req.Header.Get("Expect") == "" {
		_, _ = io.CopyN(io.Discard, raw, 8*fileBody) // how much came is of no use
	}
	return err
}
