package store

import (
	"context"
	"database/sql"
	"fmt"
	"strings"

	"parkboard/internal/park"
)

// AddIncident records an event that a scheme deducts for or vetoes on
// (docs/domain.md#schemes). ID, RecordedAt and Actor are the store's to set.
// An unknown park, a day that is none, points below zero and an incident
// without the number of its document are park.Invalid.
func (db *DB) AddIncident(ctx context.Context, act park.Act, i park.Incident) (id int64, err error) {
	if _, err := park.ParseDate(string(i.Date)); err != nil {
		return 0, err
	}
	switch {
	case strings.TrimSpace(i.Document) == "":
		return 0, park.Invalidf("incident_document", "an incident needs the number of its document")
	case i.Points < 0:
		return 0, park.Invalidf("incident_points", "points cannot be %s", i.Points)
	case strings.TrimSpace(i.Penalty) == "":
		return 0, park.Invalidf("incident_penalty", "an incident needs its kind")
	}
	err = db.act(ctx, act, VerbIncident, func(tx *sql.Tx) (string, error) {
		c, err := catalogue(ctx, tx, park.Moment{})
		if err != nil {
			return "", err
		}
		if _, ok := c.Park(i.Park); !ok {
			return "", park.Invalidf("park_not_listed", "no park %q in the catalogue", i.Park)
		}
		if err := unsealed(ctx, tx, i.Year); err != nil {
			return "", err
		}
		id, err = insertIncident(ctx, tx, act, i, false)
		return fmt.Sprintf("incidents/%d", id), err
	})
	return id, err
}

func insertIncident(ctx context.Context, tx *sql.Tx, act park.Act, i park.Incident, sample bool) (int64, error) {
	added, err := tx.ExecContext(ctx, `INSERT INTO incidents
		(park, year, penalty, points, document, day, note, recorded_at, actor, sample)
		VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
		i.Park, i.Year, i.Penalty, int64(i.Points), i.Document, string(i.Date), i.Note, act.At.Unix(), act.Actor, sample)
	if err != nil {
		return 0, fmt.Errorf("recording an incident: %w", err)
	}
	return added.LastInsertId()
}

// RevokeIncident takes an incident back, with a reason; the row stays. One that
// is not there is park.NotFound, key incident; one that is taken back already
// is park.Conflict, key incident_revoked.
func (db *DB) RevokeIncident(ctx context.Context, act park.Act, id int64, reason string) error {
	reason = strings.TrimSpace(reason)
	if reason == "" {
		return park.Invalidf("reason_required", "to take an incident back needs a reason")
	}
	return db.act(ctx, act, VerbRevoke, func(tx *sql.Tx) (string, error) {
		var year int
		err := tx.QueryRowContext(ctx, `SELECT year FROM incidents WHERE id = $1`, id).Scan(&year)
		switch {
		case absent(err):
			return "", park.NotFoundf("incident", "no incident %d", id)
		case err != nil:
			return "", fmt.Errorf("reading incident %d: %w", id, err)
		}
		if err := unsealed(ctx, tx, year); err != nil {
			return "", err
		}
		_, err = tx.ExecContext(ctx, `INSERT INTO incident_revocations (incident, reason, actor, at) VALUES ($1, $2, $3, $4)`,
			id, reason, act.Actor, act.At.Unix())
		if duplicate(err) {
			return "", park.Conflictf("incident_revoked", "incident %d is taken back already", id)
		}
		if err != nil {
			return "", fmt.Errorf("taking incident %d back: %w", id, err)
		}
		return fmt.Sprintf("incidents/%d", id), nil
	})
}

// unsealed refuses what would change a year whose last round is proposed or
// sealed: park.Conflict, key assessment_settled.
func unsealed(ctx context.Context, tx *sql.Tx, year int) error {
	all, err := assessments(ctx, tx, park.Moment{})
	if err != nil {
		return err
	}
	for _, a := range all {
		if a.Year == year && a.Round == rounds(all, year) && (a.Stage == park.Proposed || a.Stage == park.Sealed) {
			return &park.Error{Kind: park.Conflict, Key: "assessment_settled", Args: []any{year}}
		}
	}
	return nil
}

// Incidents lists those in force at a moment, in the order they were recorded;
// the zero moment means now.
func (db *DB) Incidents(ctx context.Context, asof park.Moment) ([]park.Incident, error) {
	rows, err := db.reader.QueryContext(ctx, `SELECT id, park, year, penalty, points, document, day, note, recorded_at, actor
		FROM incidents WHERE recorded_at <= $1 AND id NOT IN (SELECT incident FROM incident_revocations WHERE at <= $1)
		ORDER BY id`, recordedBy(asof))
	return collect(rows, err, "reading the incidents", func(scan scanner) (i park.Incident, err error) {
		err = scan(&i.ID, &i.Park, &i.Year, &i.Penalty, &i.Points, &i.Document, &i.Date, &i.Note,
			(*unix)(&i.RecordedAt), &i.Actor)
		return i, err
	})
}
