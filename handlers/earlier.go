package handlers

import (
	"context"
	"fmt"
	"sync"

	"parkboard/internal/board"
	"parkboard/internal/park"
	"parkboard/store"
)

// earlier holds boards as they were known at moments gone by. All go when the
// data moves on.
type earlier struct {
	db      *store.DB
	mu      sync.Mutex
	version int64
	boards  map[int64]*board.Board
}

// mostEarlier is how many boards are held at a time: readers ask about the
// newest periods, and look again within days.
const mostEarlier = 6

// board is the board as it was known at a moment. Moments with the same key
// share one: a moment itself, or, below zero, a data version that readers saw
// at different moments.
func (e *earlier) board(ctx context.Context, at park.Moment, key, version int64) (*board.Board, error) {
	e.mu.Lock()
	defer e.mu.Unlock()
	if e.version != version || len(e.boards) >= mostEarlier && e.boards[key] == nil {
		e.version, e.boards = version, make(map[int64]*board.Board)
	}
	if had := e.boards[key]; had != nil {
		return had, nil
	}
	known, err := e.db.Snapshot(ctx, at)
	if err != nil {
		return nil, fmt.Errorf("reading the data of an earlier moment: %w", err)
	}
	b := board.New(factsOf(known))
	if e.boards == nil {
		e.boards = make(map[int64]*board.Board)
	}
	e.boards[key] = b
	return b, nil
}
