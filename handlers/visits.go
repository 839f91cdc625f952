package handlers

import (
	"context"
	"fmt"
	"net/http"
	"sync"

	"github.com/labstack/echo/v4"

	"parkboard/internal/board"
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
	f.Was, err = s.earlier.board(ctx, saw, v.Known.Version)
	return f, err
}

// earlier holds the boards as known when readers last looked. Readers who saw
// the same version share one; all go when the data moves on.
type earlier struct {
	db      *store.DB
	mu      sync.Mutex
	version int64
	boards  map[int64]*board.Board // by the version seen
}

// mostEarlier is how many boards are held at a time.
const mostEarlier = 4

// board is the board as it was known at the end of a visit.
func (e *earlier) board(ctx context.Context, saw store.Seen, version int64) (*board.Board, error) {
	e.mu.Lock()
	defer e.mu.Unlock()
	if e.version != version || len(e.boards) >= mostEarlier && e.boards[saw.Version] == nil {
		e.version, e.boards = version, make(map[int64]*board.Board)
	}
	if had := e.boards[saw.Version]; had != nil {
		return had, nil
	}
	known, err := e.db.Snapshot(ctx, saw.At)
	if err != nil {
		return nil, fmt.Errorf("reading the data of an earlier visit: %w", err)
	}
	b := board.New(board.Facts{
		Catalogue: known.Catalogue, Figures: known.Figures, Land: known.Land, Targets: known.Targets,
	})
	e.boards[saw.Version] = b
	return b, nil
}
