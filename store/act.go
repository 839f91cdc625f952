package store

import (
	"context"
	"database/sql"
	"fmt"
	"time"

	"parkboard/internal/park"
)

// Verb names a writing act in the audit.
type Verb string

// The writing acts.
const (
	VerbReceive     Verb = "receive"
	VerbAnswer      Verb = "answer"
	VerbSubmit      Verb = "submit"
	VerbPublish     Verb = "publish"
	VerbReturn      Verb = "return"
	VerbWithdraw    Verb = "withdraw"
	VerbReplace     Verb = "replace"
	VerbLand        Verb = "land"
	VerbTarget      Verb = "target"
	VerbNote        Verb = "note"
	VerbCatalogue   Verb = "catalogue"
	VerbMap         Verb = "heading"
	VerbUnmap       Verb = "heading_back"
	VerbClearSample Verb = "sample_clear"
	VerbScheme      Verb = "scheme"
	VerbIncident    Verb = "incident"
	VerbRevoke      Verb = "incident_back"
	VerbAssess      Verb = "assess"
	VerbNotice      Verb = "assessment_notice"
	VerbRedraft     Verb = "assessment_back"
	VerbPropose     Verb = "assessment_propose"
	VerbSeal        Verb = "assessment_seal"
	VerbObject      Verb = "objection"
	VerbReply       Verb = "objection_answer"
	VerbFollowUp    Verb = "follow_up"
	VerbUser        Verb = "user"
	VerbPassword    Verb = "password"
	VerbSetup       Verb = "setup"

	VerbIssue Verb = "brief_issue"

	VerbEnterpriseReceive  Verb = "enterprises_receive"
	VerbEnterprisePublish  Verb = "enterprises_publish"
	VerbEnterpriseReturn   Verb = "enterprises_return"
	VerbEnterpriseWithdraw Verb = "enterprises_withdraw"

	VerbProjectReceive  Verb = "projects_receive"
	VerbProjectPublish  Verb = "projects_publish"
	VerbProjectReturn   Verb = "projects_return"
	VerbProjectWithdraw Verb = "projects_withdraw"
	VerbProject         Verb = "project"
	VerbTour            Verb = "tour"

	VerbCandidacy Verb = "candidacy"
	VerbStage     Verb = "candidacy_stage"
	VerbMilestone Verb = "milestone"
	VerbEvidence  Verb = "candidacy_evidence"
	VerbEntered   Verb = "candidacy_value"
	VerbSmart     Verb = "smart"

	VerbObjective Verb = "objective"
)

// Verbs lists the acts, those of workbooks first.
var Verbs = []Verb{
	VerbReceive, VerbAnswer, VerbMap, VerbUnmap, VerbSubmit, VerbPublish, VerbReturn, VerbWithdraw,
	VerbReplace, VerbLand, VerbTarget, VerbNote, VerbCatalogue, VerbUser, VerbPassword, VerbSetup, VerbClearSample,
}

// moves reports whether the act changes what the pages show or what a workbook
// is checked against: after it, a check made before is stale.
func (v Verb) moves() bool {
	switch v {
	case VerbPublish, VerbWithdraw, VerbReplace, VerbLand, VerbTarget, VerbCatalogue, VerbMap, VerbUnmap, VerbClearSample,
		VerbIncident, VerbRevoke:
		return true
	}
	return false
}

// AuditRow is one writing act: who did what to what, when, and the data version
// it led to. Subject is uploads/12, users/clerk, land/3, catalogue …
type AuditRow struct {
	ID      int64
	At      park.Moment
	Actor   string // user name
	Verb    Verb
	Subject string
	Version int64
}

// act is the one shape of a writing act: a transaction that refuses an unknown
// actor, does the work, writes the audit row and raises the data version. The
// work answers what the act was done to.
func (db *DB) act(ctx context.Context, act park.Act, verb Verb, work func(tx *sql.Tx) (subject string, err error)) error {
	return db.write(ctx, func(tx *sql.Tx) error { return perform(ctx, tx, act, verb, work) })
}

// perform is act inside a transaction that may hold several acts.
func perform(ctx context.Context, tx *sql.Tx, act park.Act, verb Verb, work func(tx *sql.Tx) (subject string, err error)) error {
	if err := knownActor(ctx, tx, act); err != nil {
		return err
	}
	subject, err := work(tx)
	if err != nil {
		return err
	}
	version, err := raise(ctx, tx)
	if err != nil {
		return err
	}
	_, err = tx.ExecContext(ctx,
		`INSERT INTO audit (at, actor, verb, subject, facts, version) VALUES ($1, $2, $3, $4, $5, $6)`,
		act.At.Unix(), act.Actor, string(verb), subject, verb.moves(), version)
	if err != nil {
		return fmt.Errorf("writing the audit: %w", err)
	}
	return nil
}

// raise moves the data version on by one.
func raise(ctx context.Context, tx *sql.Tx) (version int64, err error) {
	err = tx.QueryRowContext(ctx, `UPDATE board SET version = version + 1 RETURNING version`).Scan(&version)
	if err != nil {
		return 0, fmt.Errorf("raising the data version: %w", err)
	}
	return version, nil
}

// write runs work in one transaction of the writer: all of it, or nothing.
func (db *DB) write(ctx context.Context, work func(tx *sql.Tx) error) error {
	return transact(ctx, db.writer, nil, work)
}

// read runs work in one read transaction: all its queries see the same moment.
func (db *DB) read(ctx context.Context, work func(tx *sql.Tx) error) error {
	return transact(ctx, db.reader, &sql.TxOptions{ReadOnly: true}, work)
}

func transact(ctx context.Context, pool *sql.DB, options *sql.TxOptions, work func(tx *sql.Tx) error) error {
	tx, err := pool.BeginTx(ctx, options)
	if err != nil {
		return refusal(fmt.Errorf("beginning a transaction: %w", err))
	}
	defer func() { _ = tx.Rollback() }() // also on a panic; after a commit it does nothing
	if err := work(tx); err != nil {
		return refusal(err)
	}
	if err := tx.Commit(); err != nil {
		return refusal(fmt.Errorf("committing: %w", err))
	}
	return nil
}

// knownActor refuses an act of nobody or at no moment.
func knownActor(ctx context.Context, tx *sql.Tx, act park.Act) error {
	if act.At.IsZero() {
		return fmt.Errorf("an act of %q without its moment", act.Actor)
	}
	var one int
	err := tx.QueryRowContext(ctx, `SELECT 1 FROM users WHERE name = $1 AND closed = 0`, act.Actor).Scan(&one)
	if absent(err) {
		return park.Forbiddenf("actor_unknown", "no user %q to act as", act.Actor)
	}
	if err != nil {
		return fmt.Errorf("looking up the actor: %w", err)
	}
	return nil
}

// unix scans UTC seconds into a moment; NULL is the zero moment.
type unix park.Moment

// Scan implements sql.Scanner.
func (u *unix) Scan(src any) error {
	switch n := src.(type) {
	case nil:
		*u = unix{}
	case int64:
		*u = unix(time.Unix(n, 0).UTC())
	default:
		return fmt.Errorf("a moment is stored as %T", src)
	}
	return nil
}

type scanner func(dest ...any) error

// collect reads every row of a query and closes it. The query's own error comes
// in, so that a call reads as one expression.
func collect[T any](rows *sql.Rows, err error, doing string, one func(scan scanner) (T, error)) ([]T, error) {
	if err != nil {
		return nil, fmt.Errorf("%s: %w", doing, refusal(err))
	}
	defer func() { _ = rows.Close() }() // its error is the one rows.Err gives
	var all []T
	for rows.Next() {
		row, err := one(rows.Scan)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", doing, refusal(err))
		}
		all = append(all, row)
	}
	if err := rows.Err(); err != nil {
		return nil, fmt.Errorf("%s: %w", doing, refusal(err))
	}
	return all, nil
}
