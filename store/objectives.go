package store

import (
	"context"
	"database/sql"
	"fmt"
	"strings"

	"parkboard/internal/park"
)

// ObjectiveEntries lists every value entered for the objectives by a moment, in
// the order they were entered; the zero moment means now.
func (db *DB) ObjectiveEntries(ctx context.Context, asof park.Moment) (all []park.ObjectiveEntry, err error) {
	err = db.read(ctx, func(tx *sql.Tx) error {
		rows, err := tx.QueryContext(ctx, `SELECT id, objective, value, unit, source, day, actor, at, sample
			FROM objective_values WHERE at <= $1 ORDER BY id`, recordedBy(asof))
		all, err = collect(rows, err, "reading the values of objectives", func(scan scanner) (e park.ObjectiveEntry, err error) {
			err = scan(&e.ID, &e.Objective, &e.Value, &e.Unit, &e.Source, &e.Day, &e.Actor, (*unix)(&e.At), &e.Sample)
			return e, err
		})
		return err
	})
	return all, err
}

// EnterObjective records a value of an objective with its source and day; seen
// is the id of the last entry of it that the actor looked at, 0 for none. A
// value of something the city does not enter is park.Invalid, key
// objective_entered; one without a source objective_source; one in another unit
// than the objective's objective_unit; a day ahead of the act objective_day.
// One entered meanwhile is park.Conflict, key objective_moved.
func (db *DB) EnterObjective(ctx context.Context, act park.Act, seen int64, e park.ObjectiveEntry) error {
	if strings.TrimSpace(e.Source) == "" {
		return park.Invalidf("objective_source", "a value of %s without its source", e.Objective)
	}
	if _, err := park.ParseDate(string(e.Day)); err != nil || e.Day > park.DateOf(act.At) {
		return park.Invalidf("objective_day", "a value of %s on %q", e.Objective, e.Day)
	}
	return db.act(ctx, act, VerbObjective, func(tx *sql.Tx) (string, error) {
		c, err := catalogue(ctx, tx, park.Moment{})
		if err != nil {
			return "", err
		}
		o, ok := c.Objective(e.Objective)
		switch {
		case !ok || o.Gauge != park.ByEntry:
			return "", park.Invalidf("objective_entered", "objective %q takes no value", e.Objective)
		case e.Unit != o.Unit:
			return "", park.Invalidf("objective_unit", "%s is counted in %s, not in %q", o.Code, o.Unit, e.Unit)
		}
		var newest int64
		err = tx.QueryRowContext(ctx, `SELECT coalesce(max(id), 0) FROM objective_values WHERE objective = $1`, e.Objective).Scan(&newest)
		if err != nil {
			return "", fmt.Errorf("looking for values of %s: %w", e.Objective, err)
		}
		if newest != seen {
			return "", park.Conflictf("objective_moved", "%s is at %d, not %d", e.Objective, newest, seen)
		}
		_, err = tx.ExecContext(ctx, `INSERT INTO objective_values (objective, value, unit, source, day, actor, at, sample)
			VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`, e.Objective, int64(e.Value), e.Unit, strings.TrimSpace(e.Source), string(e.Day), act.Actor, act.At.Unix(), e.Sample)
		if err != nil {
			return "", fmt.Errorf("recording a value of %s: %w", e.Objective, err)
		}
		return "objectives/" + e.Objective, nil
	})
}
