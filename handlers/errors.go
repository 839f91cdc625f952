package handlers

import (
	"context"
	"errors"
	"io"
	"log/slog"
	"net/http"

	"github.com/labstack/echo/v4"

	"parkboard/internal/locale"
	"parkboard/internal/park"
	"parkboard/views"
)

// statusGone is what the log shows when the browser went away: nobody reads
// the answer.
const statusGone = 499

// fail turns an error into a page: the one place that does. What is not the
// reader's doing is logged with the request's id and told in one neutral
// sentence.
func (s *site) fail(err error, c echo.Context) {
	if c.Response().Committed {
		s.report(c, err, "failed after the answer began")
		return
	}
	if errors.Is(err, context.Canceled) && c.Request().Context().Err() != nil {
		c.Response().Status = statusGone
		return
	}
	known := s.facts.last()
	page := frame(c, known)
	status, detail := explain(page, err)
	if status >= http.StatusInternalServerError {
		s.report(c, err, "failed")
	}
	m := views.NewTrouble(page, status, detail, requestID(c))
	if err := render(c, status, views.TroublePage(m)); err != nil {
		s.report(c, err, "the error page failed")
	}
}

func (s *site) report(c echo.Context, err error, what string) {
	s.Log.ErrorContext(c.Request().Context(), what, slog.String("id", requestID(c)),
		slog.String("path", c.Path()), slog.Any("err", err))
}

// explain is the status of an error and its own sentence, "" where the
// status' sentence says all.
func explain(page views.Page, err error) (status int, detail string) {
	var (
		noRight  denied
		foreign  crossOrigin
		tooLarge *http.MaxBytesError
		refused  *park.Error
		routing  *echo.HTTPError
	)
	switch {
	case errors.As(err, &noRight):
		return http.StatusForbidden, views.NoRight(page, noRight.may)
	case errors.As(err, &foreign):
		return http.StatusForbidden, page.Say.T("trouble.403.cross")
	case errors.As(err, &tooLarge):
		switch tooLarge.Limit {
		case handedBody:
			return http.StatusRequestEntityTooLarge, page.Say.T("trouble.413.handed", fileBody>>20)
		case uploadBody:
			return http.StatusRequestEntityTooLarge, page.Say.T("trouble.413.file", fileBody>>20)
		}
		return http.StatusRequestEntityTooLarge, ""
	case errors.As(err, &refused):
		return statusOf(refused), sentence(page.Say, refused)
	case errors.Is(err, context.DeadlineExceeded):
		return http.StatusServiceUnavailable, ""
	case errors.As(err, &routing):
		return told(routing.Code), ""
	case malformed(err):
		return http.StatusBadRequest, ""
	}
	return http.StatusInternalServerError, ""
}

// malformed reports whether the request itself could not be read: not the form
// it says it is, or cut short.
func malformed(err error) bool {
	return errors.Is(err, http.ErrNotMultipart) || errors.Is(err, http.ErrMissingBoundary) || errors.Is(err, io.ErrUnexpectedEOF) || errors.Is(err, io.EOF)
}

// told is a routing status that has a page of its own, else the nearest one.
func told(code int) int {
	switch {
	case code == http.StatusNotFound, code == http.StatusMethodNotAllowed, code == http.StatusRequestEntityTooLarge,
		code == http.StatusServiceUnavailable:
		return code
	case code >= 400 && code < 500:
		return http.StatusBadRequest
	}
	return http.StatusInternalServerError
}

func statusOf(e *park.Error) int {
	if e.Key == "busy" || e.Key == "disk_full" {
		return http.StatusServiceUnavailable
	}
	switch e.Kind {
	case park.Invalid:
		return http.StatusUnprocessableEntity
	case park.NotFound:
		return http.StatusNotFound
	case park.Conflict:
		return http.StatusConflict
	case park.Forbidden:
		return http.StatusForbidden
	}
	return http.StatusInternalServerError
}

// sentence is what a refusal says to the reader, "" where it has no words of
// its own.
func sentence(p locale.Printer, e *park.Error) string {
	key := "error." + e.Key
	if !locale.Has(key) {
		return ""
	}
	args := make([]any, len(e.Args))
	for i, arg := range e.Args {
		switch word := arg.(type) {
		case park.State:
			args[i] = p.T("state." + string(word))
		case park.Role:
			args[i] = p.T("role." + string(word))
		default:
			args[i] = arg
		}
	}
	return p.T(key, args...)
}

// refusal is the error as a refusal with a sentence, where it is one.
func refusal(err error) (*park.Error, bool) {
	var e *park.Error
	return e, errors.As(err, &e)
}
