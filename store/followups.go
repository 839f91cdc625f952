package store

import (
	"context"
	"database/sql"
	"fmt"
	"slices"
	"strings"

	"parkboard/internal/park"
)

func insertFollowUps(ctx context.Context, tx *sql.Tx, act park.Act, assessment int64, all []park.FollowUp) error {
	for _, f := range all {
		if _, err := park.ParseDate(string(f.Due)); err != nil {
			return err
		}
		if strings.TrimSpace(f.Owner) == "" {
			return &park.Error{Kind: park.Invalid, Key: "follow_up_owner", Args: []any{f.Text.ZH}}
		}
		_, err := tx.ExecContext(ctx, `INSERT INTO follow_ups (assessment, park, band, kind, text_zh, text_en, owner, due, at)
			VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
			assessment, f.Park, f.Band, string(f.Kind), f.Text.ZH, f.Text.EN, f.Owner, string(f.Due), act.At.Unix())
		if err != nil {
			return fmt.Errorf("recording a follow-up of %s: %w", f.Park, err)
		}
	}
	return nil
}

// FollowUps lists every follow-up with its acts as it stood at a moment, in the
// order they came to life; the zero moment means now.
func (db *DB) FollowUps(ctx context.Context, asof park.Moment) (all []park.FollowUp, err error) {
	err = db.read(ctx, func(tx *sql.Tx) error {
		all, err = followUps(ctx, tx, asof)
		return err
	})
	return all, err
}

// followUpAct is one act with the follow-up it is on.
type followUpAct struct {
	park.FollowUpAct
	on int64
}

func followUps(ctx context.Context, tx *sql.Tx, asof park.Moment) ([]park.FollowUp, error) {
	rows, err := tx.QueryContext(ctx, `SELECT a.follow_up, a.id, a.verb, a.text, a.owner, a.due, a.actor, a.at,
			f.id, f.name, f.sha256, f.size
		FROM follow_up_acts a LEFT JOIN attachments f ON f.id = a.file WHERE a.at <= $1 ORDER BY a.id`, recordedBy(asof))
	acts, err := collect(rows, err, "reading the acts on follow-ups", func(scan scanner) (a followUpAct, err error) {
		var file attached
		places := []any{&a.on, &a.ID, &a.Verb, &a.Text, &a.Owner, &a.Due, &a.Actor, (*unix)(&a.At)}
		err = scan(append(places, file.places()...)...)
		a.File = file.file()
		return a, err
	})
	if err != nil {
		return nil, err
	}
	byFollowUp := make(map[int64][]park.FollowUpAct)
	for _, a := range acts {
		byFollowUp[a.on] = append(byFollowUp[a.on], a.FollowUpAct)
	}
	rows, err = tx.QueryContext(ctx, `SELECT m.id, m.assessment, a.year, m.park, m.band, m.kind, m.text_zh, m.text_en,
			m.owner, m.due, a.sample
		FROM follow_ups m JOIN assessments a ON a.id = m.assessment WHERE m.at <= $1 ORDER BY m.id`, recordedBy(asof))
	return collect(rows, err, "reading the follow-ups", func(scan scanner) (f park.FollowUp, err error) {
		err = scan(&f.ID, &f.Assessment, &f.Year, &f.Park, &f.Band, &f.Kind, &f.Text.ZH, &f.Text.EN, &f.Owner, &f.Due, &f.Sample)
		f.FirstOwner, f.FirstDue = f.Owner, f.Due
		f.Acts = byFollowUp[f.ID]
		f.State = park.FollowUpOpen
		for _, a := range f.Acts {
			f.State, _ = f.State.After(a.Verb)
			if a.Owner != "" {
				f.Owner = a.Owner
			}
			if a.Due != "" {
				f.Due = a.Due
			}
		}
		return f, err
	})
}

// ActOnFollowUp records one act on a follow-up, with a file where one is handed
// in. ID, File, Actor and At are the store's to set. Who may do what is asked
// before. An act that its state does not allow is park.Conflict, key
// follow_up_state; one without the words it needs is park.Invalid, key
// reason_required; an amendment that changes nothing is park.Invalid, key
// follow_up_same.
func (db *DB) ActOnFollowUp(ctx context.Context, act park.Act, id int64, a park.FollowUpAct, file *Handed) error {
	a.Text, a.Owner = strings.TrimSpace(a.Text), strings.TrimSpace(a.Owner)
	if a.Due != "" {
		if _, err := park.ParseDate(string(a.Due)); err != nil {
			return err
		}
	}
	if a.Text == "" && a.Verb != park.FollowUpConfirm {
		return park.Invalidf("reason_required", "to %s a follow-up needs a text", a.Verb)
	}
	if a.Verb != park.FollowUpAmend {
		a.Owner, a.Due = "", ""
	}
	return db.act(ctx, act, VerbFollowUp, func(tx *sql.Tx) (string, error) {
		all, err := followUps(ctx, tx, park.Moment{})
		if err != nil {
			return "", err
		}
		at := slices.IndexFunc(all, func(f park.FollowUp) bool { return f.ID == id })
		if at < 0 {
			return "", park.NotFoundf("follow_up", "no follow-up %d", id)
		}
		if _, ok := all[at].State.After(a.Verb); !ok {
			return "", &park.Error{Kind: park.Conflict, Key: "follow_up_state", Args: []any{string(all[at].State)}}
		}
		if a.Verb == park.FollowUpAmend && (a.Owner == "" || a.Owner == all[at].Owner) && (a.Due == "" || a.Due == all[at].Due) {
			return "", park.Invalidf("follow_up_same", "nothing differs from what is recorded")
		}
		kept, err := insertAttachment(ctx, tx, file)
		if err != nil {
			return "", err
		}
		_, err = tx.ExecContext(ctx, `INSERT INTO follow_up_acts (follow_up, verb, text, file, owner, due, actor, at)
			VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
			id, string(a.Verb), a.Text, kept, a.Owner, string(a.Due), act.Actor, act.At.Unix())
		if err != nil {
			return "", fmt.Errorf("acting on follow-up %d: %w", id, err)
		}
		return fmt.Sprintf("follow-ups/%d", id), nil
	})
}
