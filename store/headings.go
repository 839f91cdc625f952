package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"slices"
	"strings"

	"parkboard/internal/park"
)

// Reading is what the file of an upload says when it is read again, under
// another word of the office than when it was received.
type Reading struct {
	Upload    int64
	Parks     []string
	Periods   []park.Period
	Figures   int
	Errors    int
	Questions int
	Notes     int
}

// MapHeading records that a heading is read as an indicator in tables of its
// shape, from now on and whoever sends them, and what the checked upload it was
// found in says when read so. ID, RecordedAt and Actor are the store's to set.
// An unknown indicator and a blank heading are park.Invalid; an upload that is
// no longer checked is park.Conflict, key upload_state.
func (db *DB) MapHeading(ctx context.Context, act park.Act, m park.HeadingMapping, r Reading) error {
	if strings.TrimSpace(m.Heading) == "" || len(m.Shape) != 64 {
		return park.Invalidf("heading", "heading %q of shape %q", m.Heading, m.Shape)
	}
	return db.act(ctx, act, VerbMap, func(tx *sql.Tx) (string, error) {
		c, err := catalogue(ctx, tx, park.Moment{})
		if err != nil {
			return "", err
		}
		if _, ok := c.Indicator(m.Indicator); !ok {
			return "", park.Invalidf("indicator_not_listed", "no indicator %q in the catalogue", m.Indicator)
		}
		up, err := upload(ctx, tx, r.Upload)
		if err != nil {
			return "", err
		}
		if up.State != park.Checked {
			return "", park.Conflictf("upload_state", "upload %d is %s: its headings are settled", up.ID, up.State)
		}
		if err := insertReading(ctx, tx, r); err != nil {
			return "", err
		}
		return insertMapping(ctx, tx, act, m)
	})
}

// UnmapHeading takes a mapping back: the heading is not loaded from then on.
// What was published by it stays. One that is no longer in force is
// park.NotFound, key heading_gone.
func (db *DB) UnmapHeading(ctx context.Context, act park.Act, id int64) error {
	return db.act(ctx, act, VerbUnmap, func(tx *sql.Tx) (string, error) {
		all, err := headings(ctx, tx, park.Moment{})
		if err != nil {
			return "", err
		}
		at := slices.IndexFunc(all, func(m park.HeadingMapping) bool { return m.ID == id })
		if at < 0 {
			return "", park.NotFoundf("heading_gone", "no mapping %d in force", id)
		}
		m := all[at]
		m.Indicator = ""
		return insertMapping(ctx, tx, act, m)
	})
}

func insertMapping(ctx context.Context, tx *sql.Tx, act park.Act, m park.HeadingMapping) (subject string, err error) {
	added, err := tx.ExecContext(ctx, `INSERT INTO heading_mappings (shape, heading, indicator, outline, recorded_at, actor)
		VALUES ($1, $2, $3, $4, $5, $6)`, m.Shape, m.Heading, m.Indicator, m.Table, act.At.Unix(), act.Actor)
	if err != nil {
		return "", fmt.Errorf("mapping %q to %q: %w", m.Heading, m.Indicator, err)
	}
	id, err := added.LastInsertId()
	return fmt.Sprintf("headings/%d", id), err
}

// Headings lists the mappings in force at a moment, in the order they were
// recorded; the zero moment means now.
func (db *DB) Headings(ctx context.Context, asof park.Moment) (all []park.HeadingMapping, err error) {
	err = db.read(ctx, func(tx *sql.Tx) error {
		all, err = headings(ctx, tx, asof)
		return err
	})
	return all, err
}

func headings(ctx context.Context, tx *sql.Tx, asof park.Moment) ([]park.HeadingMapping, error) {
	rows, err := tx.QueryContext(ctx, `SELECT id, shape, heading, indicator, outline, recorded_at, actor
		FROM heading_mappings WHERE indicator <> '' AND id IN
			(SELECT max(id) FROM heading_mappings WHERE recorded_at <= $1 GROUP BY shape, heading)
		ORDER BY id`, recordedBy(asof))
	return collect(rows, err, "reading the headings", func(scan scanner) (m park.HeadingMapping, err error) {
		err = scan(&m.ID, &m.Shape, &m.Heading, &m.Indicator, &m.Table, (*unix)(&m.RecordedAt), &m.Actor)
		return m, err
	})
}

func insertReading(ctx context.Context, tx *sql.Tx, r Reading) error {
	_, err := tx.ExecContext(ctx, `INSERT INTO readings (upload, parks, periods, figures, errors, questions, notes)
		VALUES ($1, $2, $3, $4, $5, $6, $7)`,
		r.Upload, list(r.Parks), list(periodNames(r.Periods)), r.Figures, r.Errors, r.Questions, r.Notes)
	if err != nil {
		return fmt.Errorf("recording what upload %d says: %w", r.Upload, err)
	}
	return nil
}

// settleReading makes what is kept of an upload agree with the figures it was
// published with: they may have been read by a mapping made since it came in.
func settleReading(ctx context.Context, tx *sql.Tx, id int64, figures []park.Figure) error {
	up, upErr := upload(ctx, tx, id)
	c, err := catalogue(ctx, tx, park.Moment{})
	if err := errors.Join(upErr, err); err != nil {
		return err
	}
	now := Reading{Upload: id, Errors: up.Errors, Questions: up.Questions, Notes: up.Notes}
	parks, periods := make(map[string]bool), make(map[park.Period]bool)
	for _, f := range figures {
		if f.Park == park.CityCode {
			continue
		}
		now.Figures++
		parks[f.Park] = true
		if !periods[f.Period] {
			periods[f.Period] = true
			now.Periods = append(now.Periods, f.Period)
		}
	}
	for i := range c.Parks {
		if code := c.Parks[i].Code; parks[code] {
			now.Parks = append(now.Parks, code)
		}
	}
	slices.SortFunc(now.Periods, park.Period.Compare)
	if now.Figures == up.Figures && slices.Equal(now.Parks, up.Parks) && slices.Equal(now.Periods, up.Periods) {
		return nil
	}
	return insertReading(ctx, tx, now)
}
