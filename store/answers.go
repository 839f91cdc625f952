package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"strings"

	"parkboard/internal/park"
)

// AnswerIssue keeps a person's word that a questioned cell is right, with the
// reason (park.Invalid, key reason_required, without one). Questions are
// answered while the upload is checked or submitted; later it is
// park.Conflict, key upload_state. ID, Actor and At are the store's to set.
func (db *DB) AnswerIssue(ctx context.Context, act park.Act, a park.Answer) error {
	return db.write(ctx, func(tx *sql.Tx) error { return answer(ctx, tx, act, a) })
}

// AnswerIssues keeps one person's answers to several questions of one file: all
// of them, or none.
func (db *DB) AnswerIssues(ctx context.Context, act park.Act, answers []park.Answer) error {
	return db.write(ctx, func(tx *sql.Tx) error {
		for _, a := range answers {
			if err := answer(ctx, tx, act, a); err != nil {
				return err
			}
		}
		return nil
	})
}

func answer(ctx context.Context, tx *sql.Tx, act park.Act, a park.Answer) error {
	reason := strings.TrimSpace(a.Reason)
	if reason == "" {
		return park.Invalidf("reason_required", "an answer needs a reason")
	}
	return perform(ctx, tx, act, VerbAnswer, func(tx *sql.Tx) (string, error) {
		up, err := upload(ctx, tx, a.Upload)
		if err != nil {
			return "", err
		}
		if up.State != park.Checked && up.State != park.Submitted {
			return "", park.Conflictf("upload_state", "upload %d is %s: its questions are closed", up.ID, up.State)
		}
		_, err = tx.ExecContext(ctx, `INSERT INTO answers (upload, code, sheet, cell, text, reason, actor, at)
			VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
			a.Upload, string(a.Code), a.Sheet, a.Cell, a.Text, reason, act.Actor, act.At.Unix())
		if err != nil {
			return "", fmt.Errorf("answering %s at %s of upload %d: %w", a.Code, a.Cell, a.Upload, err)
		}
		return subject(a.Upload), nil
	})
}

// carry keeps answers of earlier uploads as answers of this one: reason, actor
// and moment stay.
func carry(ctx context.Context, tx *sql.Tx, upload int64, answers []int64) error {
	for _, id := range answers {
		done, err := tx.ExecContext(ctx, `INSERT INTO answers (upload, code, sheet, cell, text, reason, actor, at)
			SELECT $1, code, sheet, cell, text, reason, actor, at FROM answers WHERE id = $2`, upload, id)
		if err != nil {
			return fmt.Errorf("carrying answer %d over to upload %d: %w", id, upload, err)
		}
		if n, err := done.RowsAffected(); err != nil || n != 1 {
			return errors.Join(fmt.Errorf("carrying answers over to upload %d: there is no answer %d", upload, id), err)
		}
	}
	return nil
}

// Answers lists the answers for an upload, in order. One that is older than the
// upload was carried over: From is the latest earlier upload that has the same.
func (db *DB) Answers(ctx context.Context, upload int64) ([]park.Answer, error) {
	return db.AnswersAsOf(ctx, upload, park.Moment{})
}

// AnswersAsOf lists the answers that had been given by a moment, zero for now.
func (db *DB) AnswersAsOf(ctx context.Context, upload int64, asof park.Moment) ([]park.Answer, error) {
	rows, err := db.reader.QueryContext(ctx, `SELECT a.id, a.upload, a.code, a.sheet, a.cell, a.text, a.reason, a.actor, a.at,
			coalesce((SELECT max(b.upload) FROM answers b
				WHERE b.upload < a.upload AND a.at < (SELECT min(at) FROM upload_states WHERE upload = a.upload)
				AND (b.code, b.sheet, b.cell, b.text, b.reason, b.actor, b.at)
				  = (a.code, a.sheet, a.cell, a.text, a.reason, a.actor, a.at)), 0)
		FROM answers a WHERE a.upload = $1 AND a.at <= $2 ORDER BY a.id`, upload, recordedBy(asof))
	return collect(rows, err, "reading answers", func(scan scanner) (a park.Answer, err error) {
		err = scan(&a.ID, &a.Upload, &a.Code, &a.Sheet, &a.Cell, &a.Text, &a.Reason, &a.Actor, (*unix)(&a.At), &a.From)
		return a, err
	})
}
