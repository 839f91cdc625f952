package store

import (
	"context"
	"database/sql"
	"fmt"
	"strings"

	"parkboard/internal/park"
)

// comesAfter is the one state from which each step leads on: checked →
// submitted → published or returned, published → withdrawn. What was returned
// or withdrawn stays so; a corrected file is a new upload (docs/domain.md#intake).
var comesAfter = map[park.State]park.State{
	park.Submitted:      park.Checked,
	park.PublishedState: park.Submitted,
	park.Returned:       park.Submitted,
	park.Withdrawn:      park.PublishedState,
}

// Submit hands a checked upload to the city administrators. A step out of order
// is park.Conflict, key upload_state, here and below.
func (db *DB) Submit(ctx context.Context, act park.Act, id int64) error {
	return db.write(ctx, func(tx *sql.Tx) error { return step(ctx, tx, act, VerbSubmit, id, park.Submitted, "") })
}

// Return gives a submitted upload back for good, with a reason (park.Invalid,
// key reason_required, without one).
func (db *DB) Return(ctx context.Context, act park.Act, id int64, reason string) error {
	return db.stepFor(ctx, act, VerbReturn, id, park.Returned, reason, func(*sql.Tx) error { return nil })
}

// Withdraw takes the figures of a published upload back, with a reason. The
// board is then exactly what it would be had the upload never been published.
// asRead is as in Publish: the data version whose consequences were shown.
func (db *DB) Withdraw(ctx context.Context, act park.Act, id int64, reason string, asRead int64) error {
	return db.stepFor(ctx, act, VerbWithdraw, id, park.Withdrawn, reason, func(tx *sql.Tx) error { return unmoved(ctx, tx, asRead) })
}

// stepFor takes a step that needs a reason; first says what must hold before.
func (db *DB) stepFor(ctx context.Context, act park.Act, verb Verb, id int64, to park.State, reason string, first func(*sql.Tx) error) error {
	reason = strings.TrimSpace(reason)
	if reason == "" {
		return park.Invalidf("reason_required", "to %s an upload needs a reason", verb)
	}
	return db.write(ctx, func(tx *sql.Tx) error {
		if err := first(tx); err != nil {
			return err
		}
		return step(ctx, tx, act, verb, id, to, reason)
	})
}

// Publish makes the figures of a submitted upload live: all of them, or none.
// asRead is the data version the figures were checked against. Where an act
// since then changed what they were checked against, it is refused with
// park.Conflict, key data_moved: check again. Acts that change no figure, such
// as another workbook coming in, do not count.
func (db *DB) Publish(ctx context.Context, act park.Act, id int64, figures []park.Figure, asRead int64) error {
	return db.write(ctx, func(tx *sql.Tx) error { return publish(ctx, tx, act, id, figures, asRead) })
}

func publish(ctx context.Context, tx *sql.Tx, act park.Act, id int64, figures []park.Figure, asRead int64) error {
	if err := unmoved(ctx, tx, asRead); err != nil {
		return err
	}
	if err := step(ctx, tx, act, VerbPublish, id, park.PublishedState, ""); err != nil {
		return err
	}
	if err := insertFigures(ctx, tx, id, figures); err != nil {
		return err
	}
	return settleReading(ctx, tx, id, figures)
}

func unmoved(ctx context.Context, tx *sql.Tx, asRead int64) error {
	var moved bool
	err := tx.QueryRowContext(ctx,
		`SELECT EXISTS (SELECT 1 FROM audit WHERE version > $1 AND facts = 1)`, asRead).Scan(&moved)
	if err != nil {
		return fmt.Errorf("comparing data versions: %w", err)
	}
	if moved {
		return park.Conflictf("data_moved", "the figures changed since data version %d, on which the check was made", asRead)
	}
	return nil
}

func step(ctx context.Context, tx *sql.Tx, act park.Act, verb Verb, id int64, to park.State, reason string) error {
	return perform(ctx, tx, act, verb, func(tx *sql.Tx) (string, error) {
		return subject(id), advance(ctx, tx, act, id, to, reason)
	})
}

// advance moves an upload on to its next state.
func advance(ctx context.Context, tx *sql.Tx, act park.Act, id int64, to park.State, reason string) error {
	up, err := upload(ctx, tx, id)
	if err != nil {
		return err
	}
	if up.State != comesAfter[to] {
		return park.Conflictf("upload_state", "upload %d is %s and cannot become %s", id, up.State, to)
	}
	return insertState(ctx, tx, act, id, to, reason)
}

func insertState(ctx context.Context, tx *sql.Tx, act park.Act, id int64, to park.State, reason string) error {
	_, err := tx.ExecContext(ctx,
		`INSERT INTO upload_states (upload, state, actor, at, reason) VALUES ($1, $2, $3, $4, $5)`,
		id, string(to), act.Actor, act.At.Unix(), reason)
	if err != nil {
		return fmt.Errorf("recording that upload %d is %s: %w", id, to, err)
	}
	return nil
}

// Filing is a workbook that goes from received to published at once, each step
// by its own person at its own moment: an import from the command line, or a
// workbook of the sample.
type Filing struct {
	Received  Received
	Answers   []park.Answer // Upload is set by the store; Actor and At are the answer's own
	Figures   []park.Figure
	AsRead    int64
	Sent      park.Act
	Submitted park.Act
	Published park.Act
}

// File does the whole of a Filing in one transaction: a refused one leaves
// nothing, not even the upload.
func (db *DB) File(ctx context.Context, f Filing) (id int64, err error) {
	err = db.write(ctx, func(tx *sql.Tx) error {
		if id, err = receive(ctx, tx, f.Sent, f.Received); err != nil {
			return err
		}
		for _, a := range f.Answers {
			a.Upload = id
			if err := answer(ctx, tx, park.Act{Actor: a.Actor, At: a.At}, a); err != nil {
				return err
			}
		}
		if err := step(ctx, tx, f.Submitted, VerbSubmit, id, park.Submitted, ""); err != nil {
			return err
		}
		return publish(ctx, tx, f.Published, id, f.Figures, f.AsRead)
	})
	if err != nil {
		return 0, err
	}
	return id, nil
}
