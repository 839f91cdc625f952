package store

import (
	"context"
	"database/sql"
	"fmt"
	"slices"

	"parkboard/internal/park"
)

// Assessments lists every round of every year as it stood at a moment, newest
// year first; the zero moment means now.
func (db *DB) Assessments(ctx context.Context, asof park.Moment) (all []park.Assessment, err error) {
	err = db.read(ctx, func(tx *sql.Tx) error {
		all, err = assessments(ctx, tx, asof)
		return err
	})
	return all, err
}

// Assessment is one round by its id, as it stands now; park.NotFound, key
// assessment, where there is none.
func (db *DB) Assessment(ctx context.Context, id int64) (a park.Assessment, err error) {
	return db.AssessmentAsOf(ctx, id, park.Moment{})
}

// AssessmentAsOf is one round by its id as it stood at a moment, zero for now;
// park.NotFound, key assessment, where it was not begun by then.
func (db *DB) AssessmentAsOf(ctx context.Context, id int64, asof park.Moment) (a park.Assessment, err error) {
	err = db.read(ctx, func(tx *sql.Tx) error {
		a, err = assessmentBy(ctx, tx, id, asof)
		return err
	})
	return a, err
}

func assessment(ctx context.Context, tx *sql.Tx, id int64) (park.Assessment, error) {
	return assessmentBy(ctx, tx, id, park.Moment{})
}

func assessmentBy(ctx context.Context, tx *sql.Tx, id int64, asof park.Moment) (park.Assessment, error) {
	all, err := assessments(ctx, tx, asof)
	if err != nil {
		return park.Assessment{}, err
	}
	at := slices.IndexFunc(all, func(a park.Assessment) bool { return a.ID == id })
	if at < 0 {
		return park.Assessment{}, park.NotFoundf("assessment", "no assessment %d", id)
	}
	return all[at], nil
}

// stepRow is one step with what the assessment is told by it.
type stepRow struct {
	park.StageStep
	assessment, scheme int64
}

// assessments folds the steps into what each round is. While it is a draft the
// scheme is the newest revision of the version it works on.
func assessments(ctx context.Context, tx *sql.Tx, asof park.Moment) ([]park.Assessment, error) {
	rows, err := tx.QueryContext(ctx, `SELECT t.assessment, t.stage, t.actor, t.at, t.reason, t.from_day, t.to_day, t.checksum, t.version,
			CASE t.stage WHEN 'draft' THEN (SELECT max(n.id) FROM schemes n JOIN schemes o ON o.id = t.scheme
				WHERE n.code = o.code AND n.year = o.year AND n.version = o.version AND n.recorded_at <= $1) ELSE t.scheme END
		FROM assessment_steps t WHERE t.at <= $1 ORDER BY t.id`, recordedBy(asof))
	steps, err := collect(rows, err, "reading the steps of the assessments", func(scan scanner) (s stepRow, err error) {
		err = scan(&s.assessment, &s.Stage, &s.Actor, (*unix)(&s.At), &s.Reason, &s.From, &s.To, &s.Checksum, &s.Version, &s.scheme)
		return s, err
	})
	if err != nil {
		return nil, err
	}
	rows, err = tx.QueryContext(ctx, `SELECT a.id, a.year, a.round, a.sample,
			(SELECT count(*) FROM objections o WHERE o.assessment = a.id AND o.at <= $1 AND NOT EXISTS
				(SELECT 1 FROM objection_answers w WHERE w.objection = o.id AND w.at <= $1))
		FROM assessments a WHERE EXISTS (SELECT 1 FROM assessment_steps t WHERE t.assessment = a.id AND t.at <= $1)
		ORDER BY a.year DESC, a.round DESC`, recordedBy(asof))
	return collect(rows, err, "reading the assessments", func(scan scanner) (a park.Assessment, err error) {
		if err := scan(&a.ID, &a.Year, &a.Round, &a.Sample, &a.Open); err != nil {
			return a, err
		}
		for _, s := range steps {
			if s.assessment != a.ID {
				continue
			}
			a.Steps = append(a.Steps, s.StageStep)
			a.Stage, a.Scheme = s.Stage, s.scheme
			if s.Stage == park.OnNotice {
				a.From, a.To = s.From, s.To
			}
		}
		return a, nil
	})
}

// rounds is how many rounds a year has.
func rounds(all []park.Assessment, year int) int {
	n := 0
	for _, a := range all {
		if a.Year == year {
			n = max(n, a.Round)
		}
	}
	return n
}

// Assess opens the assessment of a year as a draft by a kept scheme: the first
// round, or after a sealed one the next. A year with a round that is not sealed
// is park.Conflict, key assessment_open; a scheme of another year is
// park.Invalid, key scheme_year.
func (db *DB) Assess(ctx context.Context, act park.Act, year int, schemeID int64) (id int64, err error) {
	err = db.act(ctx, act, VerbAssess, func(tx *sql.Tx) (string, error) {
		id, err = assess(ctx, tx, act, year, schemeID, false)
		return assessmentSubject(id), err
	})
	return id, err
}

func assessmentSubject(id int64) string { return fmt.Sprintf("assessments/%d", id) }

func assess(ctx context.Context, tx *sql.Tx, act park.Act, year int, schemeID int64, sample bool) (int64, error) {
	if err := ofYear(ctx, tx, schemeID, year); err != nil {
		return 0, err
	}
	all, err := assessments(ctx, tx, park.Moment{})
	if err != nil {
		return 0, err
	}
	for _, a := range all {
		if a.Year == year && a.Stage != park.Sealed {
			return 0, &park.Error{Kind: park.Conflict, Key: "assessment_open", Args: []any{year}}
		}
	}
	added, err := tx.ExecContext(ctx, `INSERT INTO assessments (year, round, sample) VALUES ($1, $2, $3)`,
		year, rounds(all, year)+1, sample)
	if err != nil {
		return 0, fmt.Errorf("opening the assessment of %d: %w", year, err)
	}
	id, err := added.LastInsertId()
	if err != nil {
		return 0, err
	}
	return id, insertStep(ctx, tx, act, id, stageRow{stage: park.Drafted, scheme: schemeID})
}

func ofYear(ctx context.Context, tx *sql.Tx, schemeID int64, year int) error {
	s, err := scheme(ctx, tx, schemeID)
	if err != nil {
		return err
	}
	if s.Year != year {
		return &park.Error{Kind: park.Invalid, Key: "scheme_year", Args: []any{s.Year, year}}
	}
	return nil
}

// stageRow is a step as it is written.
type stageRow struct {
	stage    park.Stage
	scheme   int64
	reason   string
	from, to park.Date
	results  []byte
	checksum string
	version  int64
}

func insertStep(ctx context.Context, tx *sql.Tx, act park.Act, id int64, r stageRow) error {
	_, err := tx.ExecContext(ctx, `INSERT INTO assessment_steps
		(assessment, stage, scheme, actor, at, reason, from_day, to_day, results, checksum, version)
		VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
		id, string(r.stage), r.scheme, act.Actor, act.At.Unix(), r.reason, string(r.from), string(r.to),
		r.results, r.checksum, r.version)
	if err != nil {
		return fmt.Errorf("recording that assessment %d is %s: %w", id, r.stage, err)
	}
	return nil
}
