package handlers

import (
	"context"
	"crypto/rand"
	"encoding/hex"
	"errors"
	"fmt"
	"log/slog"
	"net/http"
	"runtime/debug"
	"strings"
	"time"

	"github.com/labstack/echo/v4"
)

// contentPolicy lets a page load only what the board itself serves: no inline
// script or style, nothing from another host.
const contentPolicy = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; " +
	"connect-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'"

// patience is how long a request may compute.
const patience = time.Minute

// outer is what surrounds every request, outermost first.
func (s *site) outer() []echo.MiddlewareFunc {
	return []echo.MiddlewareFunc{
		numbered,
		s.logged,
		s.headed,
		patient,
		s.recovered,
		s.recognised,
		s.sameOrigin(),
		s.spoken,
		s.dated,
	}
}

func isStatic(c echo.Context) bool { return strings.HasPrefix(c.Request().URL.Path, "/static/") }

// numbered gives the request an id of our own making: a client's would let it
// write into the log.
func numbered(next echo.HandlerFunc) echo.HandlerFunc {
	return func(c echo.Context) error {
		var id [8]byte
		_, _ = rand.Read(id[:]) // never fails: it ends the program instead
		c.Response().Header().Set(echo.HeaderXRequestID, hex.EncodeToString(id[:]))
		return next(c)
	}
}

func requestID(c echo.Context) string { return c.Response().Header().Get(echo.HeaderXRequestID) }

// logged writes one line a request. Errors are answered here, so that the line
// holds the status the reader got.
func (s *site) logged(next echo.HandlerFunc) echo.HandlerFunc {
	return func(c echo.Context) error {
		began := s.Clock()
		if err := next(c); err != nil {
			c.Error(err)
		}
		path := c.Request().URL.Path
		if strings.HasPrefix(path, "/setup/") {
			path = "/setup/…" // the token opens an account
		}
		s.Log.LogAttrs(c.Request().Context(), slog.LevelInfo, "request",
			slog.String("id", requestID(c)), slog.String("method", c.Request().Method),
			slog.String("path", path), slog.Int("status", c.Response().Status),
			slog.Int64("bytes", c.Response().Size), slog.Duration("took", s.Clock().Sub(began)),
			slog.String("ip", c.RealIP()), slog.String("user", user(c).Name))
		return nil
	}
}

// headed sets the headers that hold for every answer.
func (s *site) headed(next echo.HandlerFunc) echo.HandlerFunc {
	return func(c echo.Context) error {
		h := c.Response().Header()
		h.Set("Content-Security-Policy", contentPolicy)
		h.Set("X-Content-Type-Options", "nosniff")
		h.Set("Referrer-Policy", "same-origin")
		h.Set("Cross-Origin-Opener-Policy", "same-origin")
		h.Set("Cache-Control", "private, no-cache")
		h.Add("Vary", "Cookie, Accept-Language")
		if s.HTTPS {
			h.Set("Strict-Transport-Security", "max-age=31536000")
		}
		return next(c)
	}
}

// patient ends the work for a request after a while: a query then gives up,
// and the reader is told.
func patient(next echo.HandlerFunc) echo.HandlerFunc {
	return func(c echo.Context) error {
		whole := c.Request().Context()
		ctx, cancel := context.WithTimeout(whole, patience)
		defer cancel()
		c.SetRequest(c.Request().WithContext(ctx))
		err := next(c)
		c.SetRequest(c.Request().WithContext(whole)) // the error page still has time
		return err
	}
}

// recovered turns a panic into an error with its stack.
func (s *site) recovered(next echo.HandlerFunc) echo.HandlerFunc {
	return func(c echo.Context) (err error) {
		defer func() {
			if r := recover(); r != nil {
				if err, ok := r.(error); ok && errors.Is(err, http.ErrAbortHandler) {
					panic(r)
				}
				err = fmt.Errorf("panic: %v\n%s", r, debug.Stack())
			}
		}()
		return next(c)
	}
}

// crossOrigin is a writing request that another site made the browser send.
type crossOrigin struct{ error }

// sameOrigin refuses writing requests from other sites without any token: it
// reads what browsers say about where a request comes from.
func (s *site) sameOrigin() echo.MiddlewareFunc {
	protection := http.NewCrossOriginProtection()
	return func(next echo.HandlerFunc) echo.HandlerFunc {
		return func(c echo.Context) error {
			if err := protection.Check(c.Request()); err != nil {
				return crossOrigin{err}
			}
			return next(c)
		}
	}
}
