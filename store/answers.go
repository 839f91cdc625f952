package store

import (
	"context"
	"database/sql"
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

// Answers lists the answers given for an upload, in order.
func (db *DB) Answers(ctx context.Context, upload int64) ([]park.Answer, error) {
	rows, err := db.reader.QueryContext(ctx, `SELECT id, upload, code, sheet, cell, text, reason, actor, at
		FROM answers WHERE upload = $1 ORDER BY id`, upload)
	return collect(rows, err, "reading answers", func(scan scanner) (a park.Answer, err error) {
		err = scan(&a.ID, &a.Upload, &a.Code, &a.Sheet, &a.Cell, &a.Text, &a.Reason, &a.Actor, (*unix)(&a.At))
		return a, err
	})
}
