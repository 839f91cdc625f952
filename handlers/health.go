package handlers

import (
	"net/http"

	"github.com/labstack/echo/v4"

	"parkboard/store"
	"parkboard/views"
)

// alive answers as soon as the program can serve.
func (s *site) alive(c echo.Context) error { return c.String(http.StatusOK, "ok\n") }

// readiness answers 200 once the data is loaded.
func (s *site) readiness(c echo.Context) error {
	if !s.Ready() {
		return c.String(http.StatusServiceUnavailable, "loading\n")
	}
	return c.String(http.StatusOK, "ready\n")
}

// showWaiting stands in for every page until the data is loaded; the browser
// asks again by itself.
func (s *site) showWaiting(c echo.Context) error {
	done, total := s.Progress()
	c.Response().Header().Set("Refresh", "1")
	c.Response().Header().Set(echo.HeaderRetryAfter, "1")
	page := frame(c, store.Snapshot{})
	page.User = nil // its links would lead back here
	return render(c, http.StatusServiceUnavailable, views.WaitingPage(views.NewWaiting(page, done, total)))
}
