package store

import (
	"context"
	"database/sql"
	"fmt"
	"strings"

	"parkboard/internal/park"
)

// Object keeps a park's objection to a value or a rule, with a file where one
// is handed in. ID, Actor, At and File are the store's to set. Outside the days
// of a notice it is park.Conflict, key notice_closed; without a text or a
// subject park.Invalid, key objection_empty.
func (db *DB) Object(ctx context.Context, act park.Act, o park.Objection, file *Handed) (id int64, err error) {
	if strings.TrimSpace(o.Text) == "" || strings.TrimSpace(o.Subject) == "" {
		return 0, park.Invalidf("objection_empty", "an objection needs what it is to, and a text")
	}
	if o.Kind != park.ToValue && o.Kind != park.ToRule {
		return 0, park.Invalidf("objection_kind", "unknown kind of objection %q", o.Kind)
	}
	err = db.act(ctx, act, VerbObject, func(tx *sql.Tx) (string, error) {
		a, err := assessment(ctx, tx, o.Assessment)
		if err != nil {
			return "", err
		}
		if !a.Noticed(park.DateOf(act.At)) {
			return "", &park.Error{Kind: park.Conflict, Key: "notice_closed", Args: []any{a.Year}}
		}
		c, err := catalogue(ctx, tx, park.Moment{})
		if err != nil {
			return "", err
		}
		if _, ok := c.Park(o.Park); !ok {
			return "", park.Invalidf("park_not_listed", "no park %q in the catalogue", o.Park)
		}
		kept, err := insertAttachment(ctx, tx, file)
		if err != nil {
			return "", err
		}
		added, err := tx.ExecContext(ctx, `INSERT INTO objections (assessment, park, kind, subject, text, file, actor, at)
			VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
			o.Assessment, o.Park, string(o.Kind), o.Subject, strings.TrimSpace(o.Text), kept, act.Actor, act.At.Unix())
		if err != nil {
			return "", fmt.Errorf("keeping the objection: %w", err)
		}
		id, err = added.LastInsertId()
		return fmt.Sprintf("objections/%d", id), err
	})
	return id, err
}

// AnswerObjection ends an objection. Actor and At are the store's to set. An
// answer without a text, and an accepted one without its remedy, are
// park.Invalid, keys reason_required and objection_remedy; an answered one is
// park.Conflict, key objection_answered.
func (db *DB) AnswerObjection(ctx context.Context, act park.Act, id int64, a park.ObjectionAnswer) error {
	switch text, remedy := strings.TrimSpace(a.Text), strings.TrimSpace(a.Remedy); {
	case text == "":
		return park.Invalidf("reason_required", "an answer needs a text")
	case a.Accepted && remedy == "":
		return park.Invalidf("objection_remedy", "an accepted objection needs what was changed for it")
	case !a.Accepted && remedy != "":
		return park.Invalidf("objection_remedy", "an objection that is not accepted changes nothing")
	}
	return db.act(ctx, act, VerbReply, func(tx *sql.Tx) (string, error) {
		var one int
		err := tx.QueryRowContext(ctx, `SELECT 1 FROM objections WHERE id = $1`, id).Scan(&one)
		switch {
		case absent(err):
			return "", park.NotFoundf("objection", "no objection %d", id)
		case err != nil:
			return "", fmt.Errorf("reading objection %d: %w", id, err)
		}
		_, err = tx.ExecContext(ctx, `INSERT INTO objection_answers (objection, accepted, text, remedy, was, now, actor, at)
			VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
			id, a.Accepted, strings.TrimSpace(a.Text), strings.TrimSpace(a.Remedy), a.Before, a.After, act.Actor, act.At.Unix())
		if duplicate(err) {
			return "", park.Conflictf("objection_answered", "objection %d is answered already", id)
		}
		if err != nil {
			return "", fmt.Errorf("answering objection %d: %w", id, err)
		}
		return fmt.Sprintf("objections/%d", id), nil
	})
}

// Objections lists those to an assessment as they stood at a moment, in the
// order they came; the zero moment means now.
func (db *DB) Objections(ctx context.Context, assessment int64, asof park.Moment) ([]park.Objection, error) {
	return db.objections(ctx, "o.assessment = $1", assessment, asof)
}

// Objection is one objection by its id as it stood at a moment, zero for now;
// park.NotFound, key objection, where it had not come by then.
func (db *DB) Objection(ctx context.Context, id int64, asof park.Moment) (park.Objection, error) {
	all, err := db.objections(ctx, "o.id = $1", id, asof)
	if err != nil {
		return park.Objection{}, err
	}
	if len(all) == 0 {
		return park.Objection{}, park.NotFoundf("objection", "no objection %d", id)
	}
	return all[0], nil
}

// objections reads those that a condition on $1 chooses.
func (db *DB) objections(ctx context.Context, which string, of int64, asof park.Moment) ([]park.Objection, error) {
	rows, err := db.reader.QueryContext(ctx, `SELECT o.id, o.assessment, o.park, o.kind, o.subject, o.text, o.actor, o.at,
			f.id, f.name, f.sha256, f.size, w.accepted, w.text, w.remedy, w.was, w.now, w.actor, w.at
		FROM objections o LEFT JOIN attachments f ON f.id = o.file
		LEFT JOIN objection_answers w ON w.objection = o.id AND w.at <= $2
		WHERE o.at <= $2 AND `+which+` ORDER BY o.id`, of, recordedBy(asof))
	return collect(rows, err, "reading the objections", func(scan scanner) (o park.Objection, err error) {
		var file attached
		var accepted sql.NullBool
		var text, remedy, was, now, actor sql.NullString
		var at park.Moment
		places := []any{&o.ID, &o.Assessment, &o.Park, &o.Kind, &o.Subject, &o.Text, &o.Actor, (*unix)(&o.At)}
		places = append(places, file.places()...)
		places = append(places, &accepted, &text, &remedy, &was, &now, &actor, (*unix)(&at))
		if err := scan(places...); err != nil {
			return o, err
		}
		o.File = file.file()
		if accepted.Valid {
			o.Answer = &park.ObjectionAnswer{Accepted: accepted.Bool, Text: text.String, Remedy: remedy.String,
				Before: was.String, After: now.String, Actor: actor.String, At: at}
		}
		return o, nil
	})
}
