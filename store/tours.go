package store

import (
	"context"
	"database/sql"
	"fmt"

	"parkboard/internal/park"
)

// RecordTour enters what a park was given in a quarter's tour of projects.
func (db *DB) RecordTour(ctx context.Context, act park.Act, s park.TourScore) error {
	return db.act(ctx, act, VerbTour, func(tx *sql.Tx) (string, error) {
		added, err := tx.ExecContext(ctx, `INSERT INTO tour_scores (park, year, quarter, score, source, actor, at, sample)
			VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
			s.Park, s.Year, s.Quarter, int64(s.Score), s.Source, act.Actor, act.At.Unix(), s.Sample)
		if err != nil {
			return "", fmt.Errorf("recording a tour's score: %w", err)
		}
		id, err := added.LastInsertId()
		return fmt.Sprintf("tours/%d", id), err
	})
}

// Tours lists every score entered for a year, or for all for 0, as known at a
// moment, the latest of a park and quarter last.
func (db *DB) Tours(ctx context.Context, year int, asof park.Moment) ([]park.TourScore, error) {
	rows, err := db.reader.QueryContext(ctx, `SELECT id, park, year, quarter, score, source, actor, at, sample FROM tour_scores
		WHERE ($1 = 0 OR year = $1) AND at <= $2 ORDER BY id`, year, recordedBy(asof))
	return collect(rows, err, "reading the scores of tours", func(scan scanner) (s park.TourScore, err error) {
		return s, scan(&s.ID, &s.Park, &s.Year, &s.Quarter, &s.Score, &s.Source, &s.Actor, (*unix)(&s.At), &s.Sample)
	})
}
