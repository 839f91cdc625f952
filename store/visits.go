package store

import (
	"context"
	"database/sql"
	"fmt"
	"time"

	"parkboard/internal/park"
)

// A visit lasts until the reader has been away for visitEnds; while it lasts,
// that it goes on is written at most once in visitNoted, or when there was
// something new to see.
const (
	visitEnds  = 30 * time.Minute
	visitNoted = 5 * time.Minute
)

// Seen is a state of the data as a reader saw it; zero when there was none.
type Seen struct {
	At      park.Moment
	Version int64
}

// Visit notes that a reader looks at a version of the data, and answers what
// they last saw in the visit before this one: zero during the first. It is no
// act: it writes no audit and leaves the data version alone, and most of the
// time it does not write at all.
func (db *DB) Visit(ctx context.Context, reader string, now Seen) (previous Seen, err error) {
	kept, _ := db.visits.LoadOrStore(reader, &marked[[2]Seen]{})
	seen, err := kept.(*marked[[2]Seen]).of(db.index, func() ([2]Seen, error) { return db.visit(ctx, reader) })
	if err != nil {
		return Seen{}, err
	}
	last, previous := seen[0], seen[1]
	away := now.At.Sub(last.At)
	switch {
	case last.At.IsZero():
	case away >= visitEnds:
		previous = last
	case away < visitNoted && now.Version == last.Version, away < 0:
		return previous, nil
	}
	_, err = db.writer.ExecContext(ctx, `INSERT INTO visits (reader, seen_at, seen_version, previous_at, previous_version)
		VALUES ($1, $2, $3, $4, $5)
		ON CONFLICT (reader) DO UPDATE SET seen_at = $2, seen_version = $3, previous_at = $4, previous_version = $5`,
		reader, now.At.Unix(), now.Version, seconds(previous.At), ofSeen(previous))
	if err != nil {
		return Seen{}, fmt.Errorf("noting a visit: %w", refusal(err))
	}
	return previous, nil
}

// visit reads what is kept of a reader's visits: the last look, and the last of
// the visit before.
func (db *DB) visit(ctx context.Context, reader string) (seen [2]Seen, err error) {
	last, previous := &seen[0], &seen[1]
	var before sql.NullInt64
	err = db.reader.QueryRowContext(ctx,
		`SELECT seen_at, seen_version, previous_at, previous_version FROM visits WHERE reader = $1`, reader).
		Scan((*unix)(&last.At), &last.Version, (*unix)(&previous.At), &before)
	if absent(err) {
		return [2]Seen{}, nil
	}
	if err != nil {
		return [2]Seen{}, fmt.Errorf("reading a visit: %w", refusal(err))
	}
	previous.Version = before.Int64
	return seen, nil
}

// seconds stores a moment; the zero moment is NULL.
func seconds(at park.Moment) sql.NullInt64 {
	return sql.NullInt64{Int64: at.Unix(), Valid: !at.IsZero()}
}

func ofSeen(s Seen) sql.NullInt64 {
	return sql.NullInt64{Int64: s.Version, Valid: !s.At.IsZero()}
}
