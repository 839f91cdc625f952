package store

import (
	"context"
	"database/sql"
	"encoding/json"
	"fmt"

	"parkboard/internal/park"
)

// KeptScheme is one revision of a version of a scheme, as it was saved. Its
// ID is the revision's: the one to name when saving the next.
type KeptScheme struct {
	park.Scheme
	Revision   int  // of the version, from 1
	Settled    bool // an assessment went on notice or was sealed by it: it never changes again
	RecordedAt park.Moment
	Actor      string // user name
	Sample     bool
}

// SaveScheme keeps a draft: the next revision of its code, year and version, based on
// the revision the editor started from (0 for a new version). Whether it can be
// scored is asked of park.Scheme.Check before. Somebody else's revision in
// between is park.Conflict, key scheme_moved, with who and when; a version that
// is settled is park.Conflict, key scheme_settled. Nothing is lost either way.
func (db *DB) SaveScheme(ctx context.Context, act park.Act, s park.Scheme, based int64) (id int64, err error) {
	err = db.act(ctx, act, VerbScheme, func(tx *sql.Tx) (string, error) {
		id, err = saveScheme(ctx, tx, act, s, based, false)
		return fmt.Sprintf("schemes/%d", id), err
	})
	return id, err
}

func saveScheme(ctx context.Context, tx *sql.Tx, act park.Act, s park.Scheme, based int64, sample bool) (int64, error) {
	kept, err := schemes(ctx, tx, park.Moment{})
	if err != nil {
		return 0, err
	}
	revision := 1
	for _, k := range kept {
		if k.Code != s.Code || k.Year != s.Year || k.Version != s.Version {
			continue
		}
		switch {
		case k.Settled:
			return 0, &park.Error{Kind: park.Conflict, Key: "scheme_settled", Args: []any{k.Name.ZH, k.Version}}
		case k.ID != based:
			return 0, &park.Error{Kind: park.Conflict, Key: "scheme_moved", Args: []any{k.Actor, k.RecordedAt, k.ID}}
		}
		revision = k.Revision + 1
	}
	if revision == 1 && based != 0 {
		return 0, park.NotFoundf("scheme", "no scheme %s version %d", s.Code, s.Version)
	}
	s.ID = 0
	body, err := json.Marshal(s)
	if err != nil {
		return 0, fmt.Errorf("writing scheme %s: %w", s.Code, err)
	}
	added, err := tx.ExecContext(ctx, `INSERT INTO schemes (code, version, revision, year, body, recorded_at, actor, sample)
		VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
		s.Code, s.Version, revision, s.Year, string(body), act.At.Unix(), act.Actor, sample)
	if err != nil {
		return 0, fmt.Errorf("keeping scheme %s: %w", s.Code, err)
	}
	return added.LastInsertId()
}

// Schemes lists the newest revision of every version that was kept by a
// moment, by code and version; the zero moment means now.
func (db *DB) Schemes(ctx context.Context, asof park.Moment) (all []KeptScheme, err error) {
	err = db.read(ctx, func(tx *sql.Tx) error {
		all, err = schemes(ctx, tx, asof)
		return err
	})
	return all, err
}

func schemes(ctx context.Context, tx *sql.Tx, asof park.Moment) ([]KeptScheme, error) {
	rows, err := tx.QueryContext(ctx, schemeColumns+` WHERE s.id IN
			(SELECT max(id) FROM schemes WHERE recorded_at <= $1 GROUP BY code, year, version)
		ORDER BY s.code, s.year, s.version`, recordedBy(asof))
	return collect(rows, err, "reading the schemes", scanScheme)
}

// Scheme is one revision by its id, as it stands now; park.NotFound, key
// scheme, where there is none.
func (db *DB) Scheme(ctx context.Context, id int64) (s KeptScheme, err error) {
	return db.SchemeAsOf(ctx, id, park.Moment{})
}

// SchemeAsOf is one revision by its id as it stood at a moment, zero for now;
// park.NotFound, key scheme, where it was not kept by then.
func (db *DB) SchemeAsOf(ctx context.Context, id int64, asof park.Moment) (s KeptScheme, err error) {
	err = db.read(ctx, func(tx *sql.Tx) error {
		s, err = schemeBy(ctx, tx, id, asof)
		return err
	})
	return s, err
}

// SchemeRevisions lists every revision kept by a moment of the version that a
// revision belongs to, the newest first; none where there is no such revision.
// The zero moment means now.
func (db *DB) SchemeRevisions(ctx context.Context, id int64, asof park.Moment) (all []KeptScheme, err error) {
	err = db.read(ctx, func(tx *sql.Tx) error {
		rows, err := tx.QueryContext(ctx, schemeColumns+` WHERE (s.code, s.year, s.version) =
			(SELECT code, year, version FROM schemes WHERE id = $2) AND s.recorded_at <= $1 ORDER BY s.id DESC`, recordedBy(asof), id)
		all, err = collect(rows, err, "reading the revisions of a scheme", scanScheme)
		return err
	})
	return all, err
}

func scheme(ctx context.Context, tx *sql.Tx, id int64) (KeptScheme, error) {
	return schemeBy(ctx, tx, id, park.Moment{})
}

func schemeBy(ctx context.Context, tx *sql.Tx, id int64, asof park.Moment) (KeptScheme, error) {
	rows, err := tx.QueryContext(ctx, schemeColumns+` WHERE s.id = $2 AND s.recorded_at <= $1`, recordedBy(asof), id)
	all, err := collect(rows, err, "reading the scheme", scanScheme)
	switch {
	case err != nil:
		return KeptScheme{}, err
	case len(all) == 0:
		return KeptScheme{}, park.NotFoundf("scheme", "no scheme %d", id)
	}
	return all[0], nil
}

// A version is settled while an assessment that rests on it is on notice,
// proposed or sealed; after the way back to a draft it may be revised again.
const schemeColumns = `SELECT s.id, s.body, s.revision, s.recorded_at, s.actor, s.sample,
	EXISTS (SELECT 1 FROM assessment_steps t JOIN schemes u ON u.id = t.scheme
		WHERE u.code = s.code AND u.year = s.year AND u.version = s.version AND t.stage <> 'draft' AND t.at <= $1
			AND t.id = (SELECT max(id) FROM assessment_steps WHERE assessment = t.assessment AND at <= $1))
	FROM schemes s`

func scanScheme(scan scanner) (k KeptScheme, err error) {
	var id int64
	var body string
	if err := scan(&id, &body, &k.Revision, (*unix)(&k.RecordedAt), &k.Actor, &k.Sample, &k.Settled); err != nil {
		return k, err
	}
	if err := json.Unmarshal([]byte(body), &k.Scheme); err != nil {
		return k, fmt.Errorf("reading scheme %d: %w", id, err)
	}
	k.ID = id
	return k, nil
}
