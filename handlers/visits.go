package handlers

import (
	"fmt"
	"net/http"

	"github.com/labstack/echo/v4"

	"parkboard/store"
	"parkboard/views"
)

const lookKey = "last look"

// lastLook finds out what the reader saw of the data when they last looked, and
// notes that they look now. Asking for the head of a page is no look, nor is a
// page of a moment gone by. The page depends on it: it is a keyPart of the overview.
func (s *site) lastLook(c echo.Context) (string, error) {
	who := readerOf(c)
	if c.Request().Method != http.MethodGet || who.user == nil || !asof(c.Request().Context()).IsZero() {
		return "none", nil
	}
	saw, err := s.DB.Visit(c.Request().Context(), who.user.Name, store.Seen{At: s.Clock(), Version: who.version})
	if err != nil {
		return "", err
	}
	c.Set(lookKey, saw)
	return fmt.Sprintf("%d v%d", saw.At.Unix(), saw.Version), nil
}

// since is what changed since the reader last looked, as lastLook found it.
func (s *site) since(c echo.Context, v visit) (views.SinceFacts, error) {
	saw, _ := c.Get(lookKey).(store.Seen)
	f := views.SinceFacts{First: saw.At.IsZero(), At: saw.At, Land: v.Known.Land, Goals: v.Known.Targets}
	if f.First || saw.Version == v.Known.Version {
		return f, nil
	}
	var err error
	f.Was, _, err = s.earlier.state(c.Request().Context(), saw.At, -saw.Version)
	return f, err
}
