package handlers

import (
	"context"
	"net/http"

	"github.com/labstack/echo/v4"

	"parkboard/internal/board"
	"parkboard/internal/park"
	"parkboard/views"
)

// showReceipt answers what stands behind one number: /receipts/PARK/PERIOD/SUBJECT.
func (s *site) showReceipt(c echo.Context) error {
	v, err := s.visit(c, views.Nowhere)
	if err != nil {
		return err
	}
	q, err := board.ParseQuery(c.Param("park"), c.Param("period"), c.Param("subject"), c.QueryParams())
	if err != nil {
		return err
	}
	if !v.Board.Known(q) {
		return park.NotFoundf("receipt", "nothing known as %s", q.Path())
	}
	ctx := c.Request().Context()
	f, err := s.receiptFacts(ctx, v.Board.Value(q))
	if err != nil {
		return err
	}
	if f.Near, err = s.nearby(ctx, v.User, figuresBehind(f.Value), f.Uploads); err != nil {
		return err
	}
	f.Catalogue, f.Periods, f.Board = v.Known.Catalogue, v.Board.Periods(), v.Board
	if f.Projects, err = s.projects(ctx, v); err != nil {
		return err
	}
	if !v.At.IsZero() {
		now, _, err := s.facts.current(ctx)
		if err != nil {
			return err
		}
		if now.Known(q) {
			f.Now = now.Value(q)
		}
	}
	return render(c, http.StatusOK, views.ReceiptPage(views.NewReceipt(v.Page, f)))
}

// receiptFacts loads the uploads and answers behind every cell of a value's
// working.
func (s *site) receiptFacts(ctx context.Context, value *board.Value) (views.ReceiptFacts, error) {
	f := views.ReceiptFacts{Value: value, Uploads: map[int64]park.Upload{}, Answers: map[int64][]park.Answer{}}
	var err error
	if f.Names, err = s.DB.PeopleNames(ctx); err != nil {
		return f, err
	}
	for _, figure := range figuresBehind(value) {
		id := figure.Upload
		if _, had := f.Uploads[id]; had {
			continue
		}
		if f.Uploads[id], err = s.DB.UploadAsOf(ctx, id, asof(ctx)); err != nil {
			return f, err
		}
		if f.Answers[id], err = s.DB.AnswersAsOf(ctx, id, asof(ctx)); err != nil {
			return f, err
		}
	}
	return f, nil
}

// figuresBehind lists the figures whose cells the receipt of a value prints, in
// its order. Behind a total or a rank it prints the parks, whose receipts are
// their own.
func figuresBehind(value *board.Value) []*park.Published {
	var figures []*park.Published
	var walk func(v *board.Value)
	walk = func(v *board.Value) {
		if v.Formula == board.FPooled || v.Formula == board.FRank {
			return
		}
		for _, t := range v.Terms {
			figure := t.Figure
			if t.Land != nil {
				figure = t.Land.Figure
			}
			if figure != nil {
				figures = append(figures, figure)
			}
			if t.Value != nil {
				walk(t.Value)
			}
		}
	}
	walk(value)
	return figures
}
