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

// ReceivedEnterprises is an enterprise workbook as it came in, with what was
// found in it.
type ReceivedEnterprises struct {
	FileName    string
	Bytes       []byte
	Year        int // 0 when the file does not say it
	Parks       []string
	Enterprises int
	Errors      int
	Questions   int
	Sample      bool
}

// ReceiveEnterprises keeps an enterprise workbook byte for byte, in the state
// park.Checked.
func (db *DB) ReceiveEnterprises(ctx context.Context, act park.Act, r ReceivedEnterprises) (id int64, err error) {
	if strings.TrimSpace(r.FileName) == "" {
		return 0, park.Invalidf("file_name", "the file has no name")
	}
	sum := sha256.Sum256(r.Bytes)
	sha := hex.EncodeToString(sum[:])
	err = db.act(ctx, act, VerbEnterpriseReceive, func(tx *sql.Tx) (string, error) {
		if err := insertOriginal(ctx, tx, sha, r.Bytes); err != nil {
			return "", err
		}
		added, err := tx.ExecContext(ctx, `INSERT INTO enterprise_uploads
			(file_name, sha256, size, year, parks, enterprises, errors, questions, sample)
			VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
			r.FileName, sha, len(r.Bytes), r.Year, list(r.Parks), r.Enterprises, r.Errors, r.Questions, r.Sample)
		if err != nil {
			return "", fmt.Errorf("receiving %q: %w", r.FileName, err)
		}
		if id, err = added.LastInsertId(); err != nil {
			return "", err
		}
		return enterpriseSubject(id), enterpriseStep(ctx, tx, act, id, park.Checked, "")
	})
	return id, err
}

func enterpriseSubject(id int64) string { return "enterprises/" + strconv.FormatInt(id, 10) }

func enterpriseStep(ctx context.Context, tx *sql.Tx, act park.Act, id int64, to park.State, reason string) error {
	_, err := tx.ExecContext(ctx, `INSERT INTO enterprise_steps (upload, state, actor, at, reason) VALUES ($1, $2, $3, $4, $5)`,
		id, string(to), act.Actor, act.At.Unix(), reason)
	if err != nil {
		return fmt.Errorf("recording that enterprise workbook %d is %s: %w", id, to, err)
	}
	return nil
}

// enterpriseComesAfter is the one state from which each step leads on.
var enterpriseComesAfter = map[park.State]park.State{
	park.PublishedState: park.Checked, park.Returned: park.Checked, park.Withdrawn: park.PublishedState,
}

// PublishEnterprises makes the rows of a checked workbook live: all or none. A
// workbook with questions needs the reason why they are right, park.Invalid,
// key reason_required; a step out of order is park.Conflict, key upload_state,
// here and below.
func (db *DB) PublishEnterprises(ctx context.Context, act park.Act, id int64, rows []park.Enterprise, reason string) error {
	return db.enterpriseAct(ctx, act, VerbEnterprisePublish, id, park.PublishedState, reason, func(tx *sql.Tx, up park.EnterpriseUpload) error {
		if up.Errors > 0 || len(rows) == 0 || len(rows) != up.Enterprises {
			return park.Conflictf("enterprises_flawed", "enterprise workbook %d has %d errors and %d of %d rows", id, up.Errors, len(rows), up.Enterprises)
		}
		if up.Questions > 0 && strings.TrimSpace(reason) == "" {
			return park.Invalidf("reason_required", "to publish doubtful values needs a reason")
		}
		return insertEnterprises(ctx, tx, id, rows)
	})
}

// ReturnEnterprises gives a checked workbook back for good, with a reason.
func (db *DB) ReturnEnterprises(ctx context.Context, act park.Act, id int64, reason string) error {
	return db.enterpriseAct(ctx, act, VerbEnterpriseReturn, id, park.Returned, reason, nil)
}

// WithdrawEnterprises takes the rows of a published workbook back, with a
// reason: what they had replaced counts again.
func (db *DB) WithdrawEnterprises(ctx context.Context, act park.Act, id int64, reason string) error {
	return db.enterpriseAct(ctx, act, VerbEnterpriseWithdraw, id, park.Withdrawn, reason, nil)
}

func (db *DB) enterpriseAct(ctx context.Context, act park.Act, verb Verb, id int64, to park.State, reason string,
	work func(tx *sql.Tx, up park.EnterpriseUpload) error,
) error {
	reason = strings.TrimSpace(reason)
	if to != park.PublishedState && reason == "" {
		return park.Invalidf("reason_required", "to %s an enterprise workbook needs a reason", verb)
	}
	return db.act(ctx, act, verb, func(tx *sql.Tx) (string, error) {
		up, err := enterpriseUpload(ctx, tx, id, park.Moment{})
		if err != nil {
			return "", err
		}
		if up.State != enterpriseComesAfter[to] {
			return "", park.Conflictf("upload_state", "enterprise workbook %d is %s and cannot become %s", id, up.State, to)
		}
		if work != nil {
			if err := work(tx, up); err != nil {
				return "", err
			}
		}
		return enterpriseSubject(id), enterpriseStep(ctx, tx, act, id, to, reason)
	})
}

func insertEnterprises(ctx context.Context, tx *sql.Tx, id int64, rows []park.Enterprise) error {
	insert, err := tx.PrepareContext(ctx, `INSERT INTO enterprise_rows
		(upload, code, year, park, name, exempt, land_used, value_added, tax, revenue, energy, rd, employees, sheet, line)
		VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)`)
	if err != nil {
		return fmt.Errorf("keeping enterprises: %w", err)
	}
	defer func() { _ = insert.Close() }() // the transaction ends with it
	for i := range rows {
		e := &rows[i]
		args := []any{id, string(e.Code), e.Year, e.Park, e.Name, e.Exempt}
		for v := range park.EnterpriseValues {
			if q, ok := e.Value(park.EnterpriseValue(v)); ok {
				args = append(args, int64(q))
			} else {
				args = append(args, nil)
			}
		}
		if _, err := insert.ExecContext(ctx, append(args, e.Sheet, e.Row)...); err != nil {
			return fmt.Errorf("keeping the enterprise in row %d: %w", e.Row, err)
		}
	}
	return nil
}

// Enterprises lists the enterprises of a year as known at a moment, by code; the
// zero moment means now. Of several rows of one code the one of the workbook
// published last counts. Who may see them is park.User.MaySeeEnterprises'.
func (db *DB) Enterprises(ctx context.Context, year int, asof park.Moment) ([]park.Enterprise, error) {
	rows, err := db.reader.QueryContext(ctx, `SELECT r.upload, r.code, r.year, r.park, r.name, r.exempt, r.land_used, r.value_added,
			r.tax, r.revenue, r.energy, r.rd, r.employees, r.sheet, r.line
		FROM enterprise_rows r JOIN enterprise_steps p ON p.upload = r.upload AND p.state = 'published' AND p.at <= $2
		WHERE r.year = $1 AND NOT EXISTS
			(SELECT 1 FROM enterprise_steps w WHERE w.upload = r.upload AND w.state = 'withdrawn' AND w.at <= $2)
		ORDER BY r.code, p.id`, year, recordedBy(asof))
	all, err := collect(rows, err, "reading the enterprises", scanEnterprise)
	live := all[:0]
	for _, e := range all { // of one code the latest comes last
		if n := len(live); n > 0 && live[n-1].Code == e.Code {
			live[n-1] = e
		} else {
			live = append(live, e)
		}
	}
	return live, err
}

func scanEnterprise(scan scanner) (e park.Enterprise, err error) {
	var values [park.EnterpriseValues]sql.NullInt64
	places := []any{&e.Upload, (*string)(&e.Code), &e.Year, &e.Park, &e.Name, &e.Exempt}
	for v := range values {
		places = append(places, &values[v])
	}
	if err := scan(append(places, &e.Sheet, &e.Row)...); err != nil {
		return e, err
	}
	for v := range values {
		if values[v].Valid {
			e.Set(park.EnterpriseValue(v), park.Quantity(values[v].Int64))
		}
	}
	return e, nil
}

// EnterpriseYears lists the years with enterprises published at a moment,
// newest first; the zero moment means now.
func (db *DB) EnterpriseYears(ctx context.Context, asof park.Moment) ([]int, error) {
	rows, err := db.reader.QueryContext(ctx, `SELECT DISTINCT year FROM enterprise_uploads u
		WHERE (SELECT state FROM enterprise_steps WHERE upload = u.id AND at <= $1 ORDER BY id DESC LIMIT 1) = 'published'
		ORDER BY year DESC`, recordedBy(asof))
	return collect(rows, err, "reading the years of the enterprises", func(scan scanner) (year int, err error) {
		err = scan(&year)
		return year, err
	})
}

// EnterpriseUploads lists the enterprise workbooks as they stood at a moment,
// newest first; the zero moment means now.
func (db *DB) EnterpriseUploads(ctx context.Context, asof park.Moment) (all []park.EnterpriseUpload, err error) {
	err = db.read(ctx, func(tx *sql.Tx) error {
		all, err = enterpriseUploads(ctx, tx, 0, asof)
		return err
	})
	return all, err
}

// EnterpriseUpload is one of them with its original bytes; park.NotFound, key
// upload, where there is none by then.
func (db *DB) EnterpriseUpload(ctx context.Context, id int64, asof park.Moment) (up park.EnterpriseUpload, raw []byte, err error) {
	err = db.read(ctx, func(tx *sql.Tx) error {
		if up, err = enterpriseUpload(ctx, tx, id, asof); err != nil {
			return err
		}
		return tx.QueryRowContext(ctx, `SELECT bytes FROM originals WHERE sha256 = $1`, up.SHA256).Scan(&raw)
	})
	return up, raw, err
}

func enterpriseUpload(ctx context.Context, tx *sql.Tx, id int64, asof park.Moment) (park.EnterpriseUpload, error) {
	all, err := enterpriseUploads(ctx, tx, id, asof)
	if err == nil && len(all) == 0 {
		err = park.NotFoundf("upload", "no enterprise workbook %d", id)
	}
	if err != nil {
		return park.EnterpriseUpload{}, err
	}
	return all[0], nil
}

// enterpriseUploads reads one workbook, or all for 0.
func enterpriseUploads(ctx context.Context, tx *sql.Tx, id int64, asof park.Moment) ([]park.EnterpriseUpload, error) {
	steps, err := bookSteps(ctx, tx, "enterprise_steps", id, asof)
	if err != nil {
		return nil, err
	}
	rows, err := tx.QueryContext(ctx, `SELECT id, file_name, sha256, size, year, parks, enterprises, errors, questions, sample
		FROM enterprise_uploads u WHERE ($1 = 0 OR id = $1) AND EXISTS (SELECT 1 FROM enterprise_steps WHERE upload = u.id AND at <= $2)
		ORDER BY id DESC`, id, recordedBy(asof))
	return collect(rows, err, "reading enterprise workbooks", func(scan scanner) (up park.EnterpriseUpload, err error) {
		var parks string
		if err := scan(&up.ID, &up.FileName, &up.SHA256, &up.Size, &up.Year, &parks, &up.Enterprises, &up.Errors, &up.Questions, &up.Sample); err != nil {
			return up, err
		}
		up.Steps = steps[up.ID]
		up.SentBy, up.SentAt = up.Steps[0].Actor, up.Steps[0].At
		up.State = up.Steps[len(up.Steps)-1].State
		return up, json.Unmarshal([]byte(parks), &up.Parks)
	})
}
