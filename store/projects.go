package store

import (
	"context"
	"crypto/sha256"
	"database/sql"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"strconv"
	"strings"

	"parkboard/internal/park"
)

// ReceivedProjects is a ledger of projects as it came in, with what was found
// in it.
type ReceivedProjects struct {
	FileName  string
	Bytes     []byte
	Year      int // 0 when the file does not say it
	Month     int
	Parks     []string
	Projects  int
	Errors    int
	Questions int
	Sample    bool
}

// ReceiveProjects keeps a ledger of projects byte for byte, in the state
// park.Checked.
func (db *DB) ReceiveProjects(ctx context.Context, act park.Act, r ReceivedProjects) (id int64, err error) {
	if strings.TrimSpace(r.FileName) == "" {
		return 0, park.Invalidf("file_name", "the file has no name")
	}
	sum := sha256.Sum256(r.Bytes)
	sha := hex.EncodeToString(sum[:])
	err = db.act(ctx, act, VerbProjectReceive, func(tx *sql.Tx) (string, error) {
		if err := insertOriginal(ctx, tx, sha, r.Bytes); err != nil {
			return "", err
		}
		added, err := tx.ExecContext(ctx, `INSERT INTO project_uploads
			(file_name, sha256, size, year, month, parks, projects, errors, questions, sample)
			VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
			r.FileName, sha, len(r.Bytes), r.Year, r.Month, list(r.Parks), r.Projects, r.Errors, r.Questions, r.Sample)
		if err != nil {
			return "", fmt.Errorf("receiving %q: %w", r.FileName, err)
		}
		if id, err = added.LastInsertId(); err != nil {
			return "", err
		}
		return projectBook(id), projectStep(ctx, tx, act, id, park.Checked, "")
	})
	return id, err
}

func projectBook(id int64) string { return "projects/book/" + strconv.FormatInt(id, 10) }

func projectStep(ctx context.Context, tx *sql.Tx, act park.Act, id int64, to park.State, reason string) error {
	_, err := tx.ExecContext(ctx, `INSERT INTO project_steps (upload, state, actor, at, reason) VALUES ($1, $2, $3, $4, $5)`,
		id, string(to), act.Actor, act.At.Unix(), reason)
	if err != nil {
		return fmt.Errorf("recording that the ledger of projects %d is %s: %w", id, to, err)
	}
	return nil
}

// projectComesAfter is the one state from which each step leads on.
var projectComesAfter = map[park.State]park.State{
	park.PublishedState: park.Checked, park.Returned: park.Checked, park.Withdrawn: park.PublishedState,
}

// PublishProjects makes the rows of a checked ledger the current revisions of
// their projects: all or none. A ledger with questions needs the reason why
// they are right, park.Invalid, key reason_required; a step out of order is
// park.Conflict, key upload_state, here and below.
func (db *DB) PublishProjects(ctx context.Context, act park.Act, id int64, rows []park.Project, reason string) error {
	return db.projectAct(ctx, act, VerbProjectPublish, id, park.PublishedState, reason, func(tx *sql.Tx, up park.ProjectUpload) error {
		if up.Errors > 0 || len(rows) == 0 || len(rows) != up.Projects {
			return park.Conflictf("projects_flawed", "ledger of projects %d has %d errors and %d of %d rows", id, up.Errors, len(rows), up.Projects)
		}
		if up.Questions > 0 && strings.TrimSpace(reason) == "" {
			return park.Invalidf("reason_required", "to publish doubtful values needs a reason")
		}
		insert, err := tx.PrepareContext(ctx, insertProject)
		if err != nil {
			return fmt.Errorf("keeping projects: %w", err)
		}
		defer func() { _ = insert.Close() }() // the transaction ends with it
		for i := range rows {
			if _, err := insert.ExecContext(ctx, projectArgs(act, id, &rows[i])...); err != nil {
				return fmt.Errorf("keeping the project in row %d: %w", rows[i].Row, err)
			}
		}
		return nil
	})
}

// ReturnProjects gives a checked ledger back for good, with a reason.
func (db *DB) ReturnProjects(ctx context.Context, act park.Act, id int64, reason string) error {
	return db.projectAct(ctx, act, VerbProjectReturn, id, park.Returned, reason, nil)
}

// WithdrawProjects takes the revisions of a published ledger back, with a
// reason: what they had replaced counts again.
func (db *DB) WithdrawProjects(ctx context.Context, act park.Act, id int64, reason string) error {
	return db.projectAct(ctx, act, VerbProjectWithdraw, id, park.Withdrawn, reason, nil)
}

func (db *DB) projectAct(ctx context.Context, act park.Act, verb Verb, id int64, to park.State, reason string,
	work func(tx *sql.Tx, up park.ProjectUpload) error,
) error {
	reason = strings.TrimSpace(reason)
	if to != park.PublishedState && reason == "" {
		return park.Invalidf("reason_required", "to %s a ledger of projects needs a reason", verb)
	}
	return db.act(ctx, act, verb, func(tx *sql.Tx) (string, error) {
		up, err := projectUpload(ctx, tx, id, park.Moment{})
		if err != nil {
			return "", err
		}
		if up.State != projectComesAfter[to] {
			return "", park.Conflictf("upload_state", "ledger of projects %d is %s and cannot become %s", id, up.State, to)
		}
		if work != nil {
			if err := work(tx, up); err != nil {
				return "", err
			}
		}
		return projectBook(id), projectStep(ctx, tx, act, id, to, reason)
	})
}

// ProjectUploads lists the ledgers that were sent as they stood at a moment,
// newest first; the zero moment means now.
func (db *DB) ProjectUploads(ctx context.Context, asof park.Moment) (all []park.ProjectUpload, err error) {
	err = db.read(ctx, func(tx *sql.Tx) error {
		all, err = projectUploads(ctx, tx, 0, asof)
		return err
	})
	return all, err
}

// ProjectUpload is one of them with its original bytes; park.NotFound, key
// upload, where there is none by then.
func (db *DB) ProjectUpload(ctx context.Context, id int64, asof park.Moment) (up park.ProjectUpload, raw []byte, err error) {
	err = db.read(ctx, func(tx *sql.Tx) error {
		if up, err = projectUpload(ctx, tx, id, asof); err != nil {
			return err
		}
		return tx.QueryRowContext(ctx, `SELECT bytes FROM originals WHERE sha256 = $1`, up.SHA256).Scan(&raw)
	})
	return up, raw, err
}

func projectUpload(ctx context.Context, tx *sql.Tx, id int64, asof park.Moment) (park.ProjectUpload, error) {
	all, err := projectUploads(ctx, tx, id, asof)
	if err == nil && len(all) == 0 {
		err = park.NotFoundf("upload", "no ledger of projects %d", id)
	}
	if err != nil {
		return park.ProjectUpload{}, err
	}
	return all[0], nil
}

// projectUploads reads one ledger, or all for 0.
func projectUploads(ctx context.Context, tx *sql.Tx, id int64, asof park.Moment) ([]park.ProjectUpload, error) {
	steps, err := bookSteps(ctx, tx, "project_steps", id, asof)
	if err != nil {
		return nil, err
	}
	rows, err := tx.QueryContext(ctx, `SELECT id, file_name, sha256, size, year, month, parks, projects, errors, questions, sample
		FROM project_uploads u WHERE ($1 = 0 OR id = $1) AND EXISTS (SELECT 1 FROM project_steps WHERE upload = u.id AND at <= $2)
		ORDER BY id DESC`, id, recordedBy(asof))
	return collect(rows, err, "reading ledgers of projects", func(scan scanner) (up park.ProjectUpload, err error) {
		var parks string
		if err := scan(&up.ID, &up.FileName, &up.SHA256, &up.Size, &up.Year, &up.Month, &parks, &up.Projects, &up.Errors, &up.Questions, &up.Sample); err != nil {
			return up, err
		}
		up.Steps = steps[up.ID]
		up.SentBy, up.SentAt = up.Steps[0].Actor, up.Steps[0].At
		up.State = up.Steps[len(up.Steps)-1].State
		return up, json.Unmarshal([]byte(parks), &up.Parks)
	})
}
