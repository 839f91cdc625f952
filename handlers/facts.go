package handlers

import (
	"context"
	"fmt"
	"sync"

	"parkboard/internal/board"
	"parkboard/internal/park"
	"parkboard/store"
)

// facts holds the board of the current data version: it is built once and
// shared by every request until somebody writes.
type facts struct {
	db    *store.DB
	mu    sync.Mutex
	known store.Snapshot
	board *board.Board
}

// current is the board as of now, and the snapshot it was built on.
func (f *facts) current(ctx context.Context) (*board.Board, store.Snapshot, error) {
	version, err := f.db.Version(ctx)
	if err != nil {
		return nil, store.Snapshot{}, fmt.Errorf("asking the data version: %w", err)
	}
	f.mu.Lock()
	defer f.mu.Unlock()
	if f.board != nil && f.known.Version >= version {
		return f.board, f.known, nil
	}
	known, err := f.db.Snapshot(ctx, park.Moment{})
	if err != nil {
		return nil, store.Snapshot{}, fmt.Errorf("reading the data: %w", err)
	}
	f.known = known
	f.board = board.New(factsOf(known))
	return f.board, f.known, nil
}

// last is the snapshot of the last built board, without asking the store; the
// zero Snapshot before the first.
func (f *facts) last() store.Snapshot {
	f.mu.Lock()
	defer f.mu.Unlock()
	return f.known
}

// factsOf is what the sums rest on in a state of the data.
func factsOf(known store.Snapshot) board.Facts {
	return board.Facts{Catalogue: known.Catalogue, Figures: known.Figures, Land: known.Land, Targets: known.Targets}
}
