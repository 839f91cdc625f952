package store

import (
	"context"
	"database/sql"
	"fmt"
	"strings"

	"parkboard/internal/park"
)

// Replace publishes a submitted upload in the place of a published one: the
// earlier is withdrawn and the later goes live as one act of one moment, with
// one row of the audit that names both, or nothing happens. The reason stands
// with the withdrawal (park.Invalid, key reason_required, without one). An
// upload that lacks a park or a period of the earlier one does not replace it:
// park.Conflict, key replace_less. asRead is as in Publish.
func (db *DB) Replace(ctx context.Context, act park.Act, r park.Replacement, figures []park.Figure, asRead int64) error {
	r.Reason = strings.TrimSpace(r.Reason)
	if r.Reason == "" {
		return park.Invalidf("reason_required", "to replace an upload needs a reason")
	}
	return db.write(ctx, func(tx *sql.Tx) error {
		if err := unmoved(ctx, tx, asRead); err != nil {
			return err
		}
		err := perform(ctx, tx, act, VerbReplace, func(tx *sql.Tx) (string, error) {
			return r.Subject(), exchange(ctx, tx, act, r)
		})
		if err != nil {
			return err
		}
		if err := insertFigures(ctx, tx, r.Upload, figures); err != nil {
			return err
		}
		return settleReading(ctx, tx, r.Upload, figures)
	})
}

// exchange moves both uploads on.
func exchange(ctx context.Context, tx *sql.Tx, act park.Act, r park.Replacement) error {
	later, err := upload(ctx, tx, r.Upload)
	if err != nil {
		return err
	}
	earlier, err := upload(ctx, tx, r.Of)
	if err != nil {
		return err
	}
	if !later.Covers(earlier) {
		return park.Conflictf("replace_less", "upload %d lacks a park or a period of upload %d", r.Upload, r.Of)
	}
	if err := advance(ctx, tx, act, r.Of, park.Withdrawn, r.Reason); err != nil {
		return err
	}
	return advance(ctx, tx, act, r.Upload, park.PublishedState, "")
}

// Replacements lists which uploads took the place of which by a moment, zero
// for now, in order. The reason is that of the withdrawal.
func (db *DB) Replacements(ctx context.Context, asof park.Moment) ([]park.Replacement, error) {
	rows, err := db.reader.QueryContext(ctx, `SELECT subject FROM audit WHERE verb = $1 AND at <= $2 ORDER BY id`,
		string(VerbReplace), recordedBy(asof))
	return collect(rows, err, "reading the replacements", func(scan scanner) (r park.Replacement, err error) {
		var words string
		if err := scan(&words); err != nil {
			return r, err
		}
		r, ok := park.ReplacementNamed(words)
		if !ok {
			return r, fmt.Errorf("a replacement is recorded as %q", words)
		}
		return r, nil
	})
}
