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
	states  map[int64]earlierState
}

// earlierState is a board and what it was built on.
type earlierState struct {
	board *board.Board
	known store.Snapshot
}

// mostEarlier is how many boards are held at a time: readers ask about the
// newest periods, and look again within days.
const mostEarlier = 6

// board is the board as it was known at a moment.
func (e *earlier) board(ctx context.Context, at park.Moment) (*board.Board, error) {
	b, _, err := e.state(ctx, at, at.Unix())
	return b, err
}

// state is the board as it was known at a moment, and what it was built on.
// Moments with the same key share one: a moment itself, or, below zero, a data
// version that readers saw at different moments.
func (e *earlier) state(ctx context.Context, at park.Moment, key int64) (*board.Board, store.Snapshot, error) {
	version, err := e.db.Version(ctx)
	if err != nil {
		return nil, store.Snapshot{}, fmt.Errorf("asking the data version: %w", err)
	}
	e.mu.Lock()
	defer e.mu.Unlock()
	if e.version != version || len(e.states) >= mostEarlier && e.states[key].board == nil {
		e.version, e.states = version, make(map[int64]earlierState)
	}
	if had, ok := e.states[key]; ok {
		return had.board, had.known, nil
	}
	known, err := e.db.Snapshot(ctx, at)
	if err != nil {
		return nil, store.Snapshot{}, fmt.Errorf("reading the data of an earlier moment: %w", err)
	}
	now := earlierState{board.New(factsOf(known)), known}
	if e.states == nil {
		e.states = make(map[int64]earlierState)
	}
	e.states[key] = now
	return now.board, now.known, nil
}
