package handlers

import (
	"net/http"

	"github.com/labstack/echo/v4"

	"parkboard/store"
	"parkboard/views"
)

// since is what the reader saw of the data when they last looked, and notes
// that they look now. Asking for the head of a page is no look.
func (s *site) since(c echo.Context, v visit) (views.SinceFacts, error) {
	if c.Request().Method != http.MethodGet {
		return views.SinceFacts{First: true}, nil
	}
	ctx := c.Request().Context()
	saw, err := s.DB.Visit(ctx, v.User.Name, store.Seen{At: s.Clock(), Version: v.Known.Version})
	if err != nil {
		return views.SinceFacts{}, err
	}
	f := views.SinceFacts{First: saw.At.IsZero(), At: saw.At, Land: v.Known.Land, Goals: v.Known.Targets}
	if f.First || saw.Version == v.Known.Version {
		return f, nil
	}
	f.Was, err = s.earlier.board(ctx, saw.At, -saw.Version, v.Known.Version)
	return f, err
}
