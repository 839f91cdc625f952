package handlers

import (
	"context"
	"net/http"
	"time"

	"github.com/labstack/echo/v4"

	"parkboard/internal/board"
	"parkboard/internal/park"
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
	then, first, err := s.before(ctx, v.Board.Resolve(q).Period)
	if err != nil {
		return err
	}
	f := views.MovementFacts{Movement: board.Explain(then, v.Board, q), First: first}
	if f.Movement.Revised() {
		if f.Then, err = s.receiptFacts(ctx, f.Movement.Then); err != nil {
			return err
		}
		if f.Then.Near, err = s.nearby(ctx, v.User, figuresBehind(f.Then.Value), f.Then.Uploads); err != nil {
			return err
		}
		f.Then.Catalogue, f.Then.Periods = v.Known.Catalogue, v.Board.Periods()
	}
	return render(c, http.StatusOK, views.MovementPage(views.NewMovement(v.Page, v.Board, f)))
}

// before is the board as known just before the first publication of a period,
// and the moment of that; nil and zero where nothing of it was ever published.
func (s *site) before(ctx context.Context, p park.Period) (*board.Board, park.Moment, error) {
	first, err := s.DB.FirstPublished(ctx, p)
	if err != nil || first.IsZero() {
		return nil, park.Moment{}, err
	}
	b, err := s.earlier.board(ctx, first.Add(-time.Second)) // moments are whole seconds
	return b, first, err
}
