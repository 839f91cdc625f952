package store

import (
	"context"
	"crypto/sha256"
	"database/sql"
	"encoding/hex"
	"fmt"
	"slices"
	"strings"

	"parkboard/internal/park"
)

// stagesBefore says from which stages each step leads on; anything else is
// park.Conflict, key assessment_stage.
var stagesBefore = map[park.Stage][]park.Stage{
	park.Drafted:  {park.OnNotice, park.Proposed},
	park.OnNotice: {park.Drafted},
	park.Proposed: {park.OnNotice},
	park.Sealed:   {park.Proposed},
}

// advance takes an assessment to a stage. The work fills the step's row in,
// or refuses.
func (db *DB) advance(ctx context.Context, act park.Act, verb Verb, id int64, to park.Stage,
	work func(tx *sql.Tx, a park.Assessment, r *stageRow) error,
) error {
	return db.act(ctx, act, verb, func(tx *sql.Tx) (string, error) {
		a, err := assessment(ctx, tx, id)
		if err != nil {
			return "", err
		}
		if !slices.Contains(stagesBefore[to], a.Stage) {
			return "", &park.Error{Kind: park.Conflict, Key: "assessment_stage", Args: []any{a.Year, string(a.Stage)}}
		}
		r := stageRow{stage: to, scheme: a.Scheme}
		if err := work(tx, a, &r); err != nil {
			return "", err
		}
		return assessmentSubject(id), insertStep(ctx, tx, act, id, r)
	})
}

// ReplaceScheme makes a draft assessment rest on another kept scheme of its
// year.
func (db *DB) ReplaceScheme(ctx context.Context, act park.Act, id, schemeID int64) error {
	return db.act(ctx, act, VerbAssess, func(tx *sql.Tx) (string, error) {
		a, err := assessment(ctx, tx, id)
		if err != nil {
			return "", err
		}
		if a.Stage != park.Drafted {
			return "", &park.Error{Kind: park.Conflict, Key: "assessment_stage", Args: []any{a.Year, string(a.Stage)}}
		}
		if err := ofYear(ctx, tx, schemeID, a.Year); err != nil {
			return "", err
		}
		return assessmentSubject(id), insertStep(ctx, tx, act, id, stageRow{stage: park.Drafted, scheme: schemeID})
	})
}

// Notice puts a draft on notice from one day to another, both included: the
// scheme is settled, and parks may object. A notice that ends before it begins,
// or begins before the day of the act, is park.Invalid, key notice_days.
func (db *DB) Notice(ctx context.Context, act park.Act, id int64, from, to park.Date) error {
	for _, day := range []park.Date{from, to} {
		if _, err := park.ParseDate(string(day)); err != nil {
			return err
		}
	}
	if to < from || from < park.DateOf(act.At) {
		return &park.Error{Kind: park.Invalid, Key: "notice_days", Args: []any{string(from), string(to)}}
	}
	return db.advance(ctx, act, VerbNotice, id, park.OnNotice, func(_ *sql.Tx, _ park.Assessment, r *stageRow) error {
		r.from, r.to = from, to
		return nil
	})
}

// Redraft takes an assessment on notice or proposed back to a draft, with a
// reason. Its scheme may then be revised, and a new notice is needed.
func (db *DB) Redraft(ctx context.Context, act park.Act, id int64, reason string) error {
	reason = strings.TrimSpace(reason)
	if reason == "" {
		return park.Invalidf("reason_required", "the way back to a draft needs a reason")
	}
	return db.advance(ctx, act, VerbRedraft, id, park.Drafted, func(_ *sql.Tx, _ park.Assessment, r *stageRow) error {
		r.reason = reason
		return nil
	})
}

// Propose asks for the seal on results as computed at a data version. The
// notice must be over (park.Conflict, key notice_running), every objection
// answered (key objections_open), and nothing that counts changed since the
// version (key data_moved).
func (db *DB) Propose(ctx context.Context, act park.Act, id int64, results []byte, asRead int64) error {
	return db.advance(ctx, act, VerbPropose, id, park.Proposed, func(tx *sql.Tx, a park.Assessment, r *stageRow) error {
		switch {
		case a.Open > 0:
			return &park.Error{Kind: park.Conflict, Key: "objections_open", Args: []any{a.Open}}
		case park.DateOf(act.At) <= a.To:
			return &park.Error{Kind: park.Conflict, Key: "notice_running", Args: []any{string(a.To)}}
		}
		r.checksum, r.version = Checksum(results), asRead
		return unmoved(ctx, tx, asRead)
	})
}

// Checksum is how sealed results are recognised: their SHA-256, hex.
func Checksum(results []byte) string {
	sum := sha256.Sum256(results)
	return hex.EncodeToString(sum[:])
}

// Seal closes an assessment for good and brings its follow-ups to life, in one
// act. It takes another person than the one who proposed (park.Forbidden, key
// seal_second_person), and the same results, byte for byte (park.Conflict, key
// results_moved): whatever changed in between must be proposed again.
func (db *DB) Seal(ctx context.Context, act park.Act, id int64, results []byte, asRead int64, follow []park.FollowUp) error {
	return db.advance(ctx, act, VerbSeal, id, park.Sealed, func(tx *sql.Tx, a park.Assessment, r *stageRow) error {
		if a.Step().Actor == act.Actor {
			return &park.Error{Kind: park.Forbidden, Key: "seal_second_person", Args: []any{act.Actor}}
		}
		var proposed string
		err := tx.QueryRowContext(ctx, `SELECT checksum FROM assessment_steps WHERE assessment = $1 ORDER BY id DESC LIMIT 1`, id).
			Scan(&proposed)
		if err != nil {
			return fmt.Errorf("reading what was proposed: %w", err)
		}
		r.results, r.checksum, r.version = results, Checksum(results), asRead
		if r.checksum != proposed {
			return &park.Error{Kind: park.Conflict, Key: "results_moved", Args: []any{a.Year}}
		}
		if err := unmoved(ctx, tx, asRead); err != nil {
			return err
		}
		return insertFollowUps(ctx, tx, act, id, follow)
	})
}

// SealOf is the seal of a sealed assessment; park.NotFound, key not_sealed,
// where there is none.
func (db *DB) SealOf(ctx context.Context, id int64) (s park.Seal, err error) {
	err = db.reader.QueryRowContext(ctx, `SELECT s.results, s.checksum, s.version, s.actor, s.at, p.actor, p.at
		FROM assessment_steps s JOIN assessment_steps p ON p.id =
			(SELECT max(id) FROM assessment_steps WHERE assessment = s.assessment AND stage = 'proposed')
		WHERE s.assessment = $1 AND s.stage = 'sealed'`, id).
		Scan(&s.Results, &s.Checksum, &s.Version, &s.SealedBy, (*unix)(&s.SealedAt), &s.ProposedBy, (*unix)(&s.ProposedAt))
	if absent(err) {
		return s, park.NotFoundf("not_sealed", "assessment %d is not sealed", id)
	}
	if err != nil {
		return s, fmt.Errorf("reading the seal of assessment %d: %w", id, refusal(err))
	}
	return s, nil
}
