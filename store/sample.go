package store

import (
	"context"
	"database/sql"
	"fmt"

	"parkboard/internal/park"
)

// HoldsReal reports whether anything real was ever recorded: an upload that is
// not the sample's, an area, a target, a note, a scheme, an incident, an
// enterprise workbook, a project, a tour's score, a candidacy, a smart level or
// a value of an objective.
func (db *DB) HoldsReal(ctx context.Context) (holds bool, err error) {
	err = db.reader.QueryRowContext(ctx, `SELECT EXISTS (SELECT 1 FROM uploads WHERE sample = 0)
		OR EXISTS (SELECT 1 FROM land) OR EXISTS (SELECT 1 FROM targets) OR EXISTS (SELECT 1 FROM notes)
		OR EXISTS (SELECT 1 FROM schemes WHERE sample = 0) OR EXISTS (SELECT 1 FROM assessments WHERE sample = 0)
		OR EXISTS (SELECT 1 FROM incidents WHERE sample = 0)
		OR EXISTS (SELECT 1 FROM enterprise_uploads WHERE sample = 0)
		OR EXISTS (SELECT 1 FROM project_uploads WHERE sample = 0) OR EXISTS (SELECT 1 FROM project_rows WHERE upload IS NULL)
		OR EXISTS (SELECT 1 FROM tour_scores WHERE sample = 0)
		OR EXISTS (SELECT 1 FROM candidacies WHERE sample = 0) OR EXISTS (SELECT 1 FROM smart_assessments WHERE sample = 0)
		OR EXISTS (SELECT 1 FROM objective_values WHERE sample = 0)`).Scan(&holds)
	if err != nil {
		return false, fmt.Errorf("looking for real data: %w", refusal(err))
	}
	return holds, nil
}

// SampleLoaded keeps that the whole sample is in, so that a later start does not
// load it again. It is nobody's act and is not audited, but raises the data
// version.
func (db *DB) SampleLoaded(ctx context.Context) error {
	return db.write(ctx, func(tx *sql.Tx) error { return setSampleWhole(ctx, tx, true) })
}

func setSampleWhole(ctx context.Context, tx *sql.Tx, whole bool) error {
	_, err := tx.ExecContext(ctx, `UPDATE board SET sample_whole = $1, version = version + 1`, whole)
	if err != nil {
		return fmt.Errorf("recording the state of the sample: %w", err)
	}
	return nil
}

// ClearSample takes the invented city out: the sample's uploads with their
// originals, answers and figures go, its accounts are closed, and the first
// administrator is as before. It is the one act that deletes; what the sample
// did not bring stays, the audit among it. Without a sample it does nothing.
func (db *DB) ClearSample(ctx context.Context, act park.Act) error {
	loaded, err := db.sampleLeft(ctx)
	if err != nil || !loaded {
		return err
	}
	return db.act(ctx, act, VerbClearSample, func(tx *sql.Tx) (string, error) {
		// Children before parents: the foreign keys and the triggers, which let
		// go of rows of sample uploads only, both ask the parent.
		for _, statement := range []string{
			`DELETE FROM follow_up_acts WHERE follow_up IN (SELECT m.id FROM follow_ups m JOIN assessments a ON a.id = m.assessment WHERE a.sample = 1)`,
			`DELETE FROM follow_ups WHERE assessment IN (SELECT id FROM assessments WHERE sample = 1)`,
			`DELETE FROM objection_answers WHERE objection IN (SELECT o.id FROM objections o JOIN assessments a ON a.id = o.assessment WHERE a.sample = 1)`,
			`DELETE FROM objections WHERE assessment IN (SELECT id FROM assessments WHERE sample = 1)`,
			`DELETE FROM assessment_steps WHERE assessment IN (SELECT id FROM assessments WHERE sample = 1)`,
			`DELETE FROM assessments WHERE sample = 1`,
			`DELETE FROM incident_revocations WHERE incident IN (SELECT id FROM incidents WHERE sample = 1)`,
			`DELETE FROM incidents WHERE sample = 1`,
			`DELETE FROM schemes WHERE sample = 1 AND id NOT IN (SELECT scheme FROM assessment_steps)`,
			`DELETE FROM milestone_acts WHERE milestone IN (SELECT m.id FROM milestones m JOIN candidacies c ON c.id = m.candidacy WHERE c.sample = 1)`,
			`DELETE FROM milestones WHERE candidacy IN (SELECT id FROM candidacies WHERE sample = 1)`,
			`DELETE FROM candidacy_evidence WHERE candidacy IN (SELECT id FROM candidacies WHERE sample = 1)`,
			`DELETE FROM candidacy_values WHERE candidacy IN (SELECT id FROM candidacies WHERE sample = 1)`,
			`DELETE FROM candidacy_steps WHERE candidacy IN (SELECT id FROM candidacies WHERE sample = 1)`,
			`DELETE FROM candidacies WHERE sample = 1`,
			`DELETE FROM smart_levels WHERE assessment IN (SELECT id FROM smart_assessments WHERE sample = 1)`,
			`DELETE FROM smart_assessments WHERE sample = 1`,
			`DELETE FROM objective_values WHERE sample = 1`,
			`DELETE FROM attachments WHERE id NOT IN (SELECT file FROM objections WHERE file IS NOT NULL
				UNION SELECT file FROM follow_up_acts WHERE file IS NOT NULL
				UNION SELECT file FROM milestone_acts WHERE file IS NOT NULL
				UNION SELECT file FROM candidacy_evidence
				UNION SELECT file FROM candidacy_values WHERE file IS NOT NULL)`,
			`DELETE FROM figures WHERE upload IN (SELECT id FROM uploads WHERE sample = 1)`,
			`DELETE FROM readings WHERE upload IN (SELECT id FROM uploads WHERE sample = 1)`,
			`DELETE FROM answers WHERE upload IN (SELECT id FROM uploads WHERE sample = 1)`,
			`DELETE FROM upload_states WHERE upload IN (SELECT id FROM uploads WHERE sample = 1)`,
			`DELETE FROM uploads WHERE sample = 1`,
			`DELETE FROM enterprise_rows WHERE upload IN (SELECT id FROM enterprise_uploads WHERE sample = 1)`,
			`DELETE FROM enterprise_steps WHERE upload IN (SELECT id FROM enterprise_uploads WHERE sample = 1)`,
			`DELETE FROM enterprise_uploads WHERE sample = 1`,
			`DELETE FROM project_rows WHERE upload IN (SELECT id FROM project_uploads WHERE sample = 1)`,
			`DELETE FROM project_steps WHERE upload IN (SELECT id FROM project_uploads WHERE sample = 1)`,
			`DELETE FROM project_uploads WHERE sample = 1`,
			`DELETE FROM tour_scores WHERE sample = 1`,
			`DELETE FROM issued_briefs WHERE sample = 1`,
			`DELETE FROM originals WHERE sha256 NOT IN (SELECT sha256 FROM uploads UNION SELECT sha256 FROM attachments
				UNION SELECT sha256 FROM enterprise_uploads UNION SELECT sha256 FROM project_uploads
				UNION SELECT page FROM issued_briefs UNION SELECT style FROM issued_briefs)`,
			`DELETE FROM setup_tokens WHERE user IN (SELECT name FROM users WHERE sample = 1)`,
			`DELETE FROM visits WHERE reader IN (SELECT name FROM users WHERE sample = 1)`,
			`UPDATE users SET password = '', sample = 0, display = name WHERE sample = 1 AND name = '` + FirstAdministrator + `'`,
			`UPDATE users SET password = '', sample = 0, closed = 1 WHERE sample = 1`,
		} {
			if _, err := tx.ExecContext(ctx, statement); err != nil {
				return "", fmt.Errorf("clearing the sample: %w", err)
			}
		}
		return "sample", setSampleWhole(ctx, tx, false)
	})
}

func (db *DB) sampleLeft(ctx context.Context) (left bool, err error) {
	err = db.reader.QueryRowContext(ctx, `SELECT EXISTS (SELECT 1 FROM uploads WHERE sample = 1)
		OR EXISTS (SELECT 1 FROM assessments WHERE sample = 1) OR EXISTS (SELECT 1 FROM schemes WHERE sample = 1)
		OR EXISTS (SELECT 1 FROM enterprise_uploads WHERE sample = 1)
		OR EXISTS (SELECT 1 FROM project_uploads WHERE sample = 1) OR EXISTS (SELECT 1 FROM tour_scores WHERE sample = 1)
		OR EXISTS (SELECT 1 FROM candidacies WHERE sample = 1) OR EXISTS (SELECT 1 FROM smart_assessments WHERE sample = 1)
		OR EXISTS (SELECT 1 FROM objective_values WHERE sample = 1)
		OR EXISTS (SELECT 1 FROM users WHERE sample = 1) OR (SELECT sample_whole FROM board)`).Scan(&left)
	if err != nil {
		return false, fmt.Errorf("looking for the sample: %w", refusal(err))
	}
	return left, nil
}

// SampleAssessment opens the assessment of an invented year by its scheme, with
// the incidents that count in it: ClearSample takes all of it out again. The
// stages that follow are the ordinary acts.
func (db *DB) SampleAssessment(ctx context.Context, act park.Act, s park.Scheme, incidents ...park.Incident) (id int64, err error) {
	err = db.act(ctx, act, VerbAssess, func(tx *sql.Tx) (string, error) {
		for _, i := range incidents {
			if _, err := insertIncident(ctx, tx, act, i, true); err != nil {
				return "", err
			}
		}
		kept, err := saveScheme(ctx, tx, act, s, 0, true)
		if err != nil {
			return "", err
		}
		id, err = assess(ctx, tx, act, s.Year, kept, true)
		return assessmentSubject(id), err
	})
	return id, err
}

// SampleScheme keeps an invented scheme that no assessment uses yet.
func (db *DB) SampleScheme(ctx context.Context, act park.Act, s park.Scheme) (id int64, err error) {
	err = db.act(ctx, act, VerbScheme, func(tx *sql.Tx) (string, error) {
		id, err = saveScheme(ctx, tx, act, s, 0, true)
		return fmt.Sprintf("schemes/%d", id), err
	})
	return id, err
}
