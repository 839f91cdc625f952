package store

import (
	"context"
	"database/sql"
	"fmt"

	"parkboard/internal/park"
)

// Snapshot is all that the pages rest on, as known at one moment.
type Snapshot struct {
	Version     int64       // the data version at the moment
	AsOf        park.Moment // the moment asked for; zero for now
	Catalogue   *park.Catalogue
	Figures     []park.Published // live at the moment, in the order of publishing
	Land        []park.Land      // as recorded; areas that came by workbook are among Figures
	Targets     []park.Target
	Notes       []park.Note
	Headings    []park.HeadingMapping // in force: what workbooks are read by beside the catalogue
	Sample      bool                  // invented figures are loaded now: every page says so
	SampleWhole bool                  // and all of them are
	LastAct     park.Moment           // the latest act on the data by then, zero when there was none; accounts and issued briefs do not count
	SampleEnd   park.Moment           // the latest act on a workbook of the sample
}

// Today is the day the board takes for today when the clock says now: the day
// of the moment asked for; else, while the sample is loaded and no later act
// exists, the day after the sample's last act, so that the invented city does
// not look years late.
func (s Snapshot) Today(now park.Moment) park.Date {
	switch {
	case !s.AsOf.IsZero():
		return park.DateOf(s.AsOf)
	case s.Sample && !s.LastAct.After(s.SampleEnd):
		return park.DateOf(s.SampleEnd.AddDate(0, 0, 1))
	}
	return park.DateOf(now)
}

// Snapshot reads the board as it was known at a moment, in one read
// transaction: what had been recorded by then, the uploads published by then
// and not yet withdrawn, the catalogue then in force. The zero moment means
// now, and everything that is recorded.
func (db *DB) Snapshot(ctx context.Context, asof park.Moment) (Snapshot, error) {
	s := Snapshot{AsOf: asof}
	err := db.read(ctx, func(tx *sql.Tx) (err error) {
		if err = s.standing(ctx, tx); err != nil {
			return err
		}
		if s.Catalogue, err = catalogue(ctx, tx, asof); err != nil {
			return err
		}
		if s.Figures, err = liveFigures(ctx, tx, asof); err != nil {
			return err
		}
		return s.ledgers(ctx, tx, asof)
	})
	return s, err
}

// standing reads what is true of the board as a whole.
func (s *Snapshot) standing(ctx context.Context, tx *sql.Tx) error {
	err := tx.QueryRowContext(ctx, `SELECT
			CASE WHEN $5 THEN b.version ELSE coalesce((SELECT max(version) FROM audit WHERE at <= $4), 0) END, b.sample_whole,
			EXISTS (SELECT 1 FROM uploads WHERE sample = 1),
			(SELECT max(at) FROM audit WHERE verb NOT IN ($1, $2, $3, $6) AND at <= $4),
			(SELECT max(s.at) FROM upload_states s JOIN uploads u ON u.id = s.upload WHERE u.sample = 1)
		FROM board b`, string(VerbUser), string(VerbPassword), string(VerbSetup), recordedBy(s.AsOf), s.AsOf.IsZero(), string(VerbIssue)).
		Scan(&s.Version, &s.SampleWhole, &s.Sample, (*unix)(&s.LastAct), (*unix)(&s.SampleEnd))
	if err != nil {
		return fmt.Errorf("reading the state of the board: %w", err)
	}
	return nil
}

func (s *Snapshot) ledgers(ctx context.Context, tx *sql.Tx, asof park.Moment) (err error) {
	if s.Land, err = land(ctx, tx, asof); err != nil {
		return err
	}
	if s.Targets, err = targets(ctx, tx, asof); err != nil {
		return err
	}
	if s.Notes, err = notes(ctx, tx, asof); err != nil {
		return err
	}
	s.Headings, err = headings(ctx, tx, asof)
	return err
}

// Version is the data version: every writing act raises it, sessions do not.
// It is asked on every request, and read where anything was committed since.
func (db *DB) Version(ctx context.Context) (int64, error) {
	return db.version.of(db.index, func() (version int64, err error) {
		if err := db.reader.QueryRowContext(ctx, `SELECT version FROM board`).Scan(&version); err != nil {
			return 0, fmt.Errorf("reading the data version: %w", refusal(err))
		}
		return version, nil
	})
}
