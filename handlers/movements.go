package handlers

import (
	"context"
	"fmt"
	"net/http"
	"sync"
	"time"

	"github.com/labstack/echo/v4"

	"parkboard/internal/board"
	"parkboard/internal/park"
	"parkboard/store"
	"parkboard/views"
)

// showMovement answers why a park moved in a ranking:
// /movements/PARK/PERIOD/SUBJECT, asked like a receipt.
func (s *site) showMovement(c echo.Context) error {
	v, err := s.visit(c, views.RoomRankings)
	if err != nil {
		return err
	}
	q, err := board.ParseQuery(c.Param("park"), c.Param("period"), c.Param("subject"), c.QueryParams())
	if err != nil {
		return err
	}
	if !v.Board.Known(q) || q.Park == park.CityCode {
		return park.NotFoundf("movement", "nothing known as %s", q.MovementPath())
	}
	q.Of = board.OfMove
	ctx := c.Request().Context()
	then, first, err := s.earlier.before(ctx, v.Known.Version, v.Board.Resolve(q).Period)
	if err != nil {
		return err
	}
	f := views.MovementFacts{Movement: board.Explain(then, v.Board, q), First: first}
	if f.Movement.Revised() {
		if f.Then, err = s.receiptFacts(ctx, f.Movement.Then); err != nil {
			return err
		}
		f.Then.Catalogue, f.Then.Periods = v.Known.Catalogue, v.Board.Periods()
	}
	return render(c, http.StatusOK, views.MovementPage(views.NewMovement(v.Page, v.Board, f)))
}

// mostEarlier is how many boards of earlier moments are kept: readers ask
// about the newest periods.
const mostEarlier = 3

// earlier holds the boards as they were known just before a period was first
// published, for one data version.
type earlier struct {
	db      *store.DB
	mu      sync.Mutex
	version int64
	boards  map[park.Period]earlierBoard
}

type earlierBoard struct {
	board *board.Board
	first park.Moment
}

// before is the board as known just before the first publication of a period,
// and the moment of that; nil and zero where nothing of it was ever published.
func (e *earlier) before(ctx context.Context, version int64, p park.Period) (*board.Board, park.Moment, error) {
	e.mu.Lock()
	defer e.mu.Unlock()
	if e.version != version {
		e.boards, e.version = nil, version
	}
	if had, ok := e.boards[p]; ok {
		return had.board, had.first, nil
	}
	first, err := e.db.FirstPublished(ctx, p)
	if err != nil || first.IsZero() {
		return nil, park.Moment{}, err
	}
	known, err := e.db.Snapshot(ctx, first.Add(-time.Second)) // moments are whole seconds
	if err != nil {
		return nil, park.Moment{}, fmt.Errorf("reading the data before %s: %w", p, err)
	}
	made := earlierBoard{first: first, board: board.New(board.Facts{
		Catalogue: known.Catalogue, Figures: known.Figures, Land: known.Land, Targets: known.Targets,
	})}
	if e.boards == nil || len(e.boards) >= mostEarlier {
		e.boards = make(map[park.Period]earlierBoard)
	}
	e.boards[p] = made
	return made.board, made.first, nil
}
