package store

import (
	"cmp"
	"context"
	"database/sql"
	"encoding/json"
	"fmt"
	"slices"

	"parkboard/internal/park"
)

const insertProject = `INSERT INTO project_rows (upload, code, name, park, year, month, total, plan, done,
		industry, start, finish, state, leaders, blocks, sheet, line, cells, reason, actor, at)
	VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21)`

// projectArgs are the columns of a revision that goes live by an act; upload is
// 0 for a form.
func projectArgs(act park.Act, upload int64, p *park.Project) []any {
	args := []any{sql.NullInt64{Int64: upload, Valid: upload != 0}, p.Code, p.Name, p.Park, p.Year, p.Month}
	for a := range park.ProjectAmounts {
		q, ok := p.Value(park.ProjectAmount(a))
		args = append(args, sql.NullInt64{Int64: int64(q), Valid: ok})
	}
	blocks, cells := p.Blocks, p.Cells
	if blocks == nil {
		blocks = []park.Block{}
	}
	if cells == nil {
		cells = map[string]string{}
	}
	return append(args, string(p.Industry), string(p.Start), string(p.Finish), string(p.State),
		asJSON(p.Leaders), asJSON(blocks), p.Sheet, p.Row, asJSON(cells), p.Reason, act.Actor, act.At.Unix())
}

// asJSON writes what JSON can always hold: texts and lists of them.
func asJSON(v any) string {
	raw, err := json.Marshal(v)
	if err != nil {
		panic(err)
	}
	return string(raw)
}

// RecordProject enters a project by form: a new one when upon is 0, else the
// next revision of the one whose current revision is upon. Where another
// revision counts by now, park.Conflict, key project_moved; a new code that is
// taken, park.Conflict, key project_taken.
func (db *DB) RecordProject(ctx context.Context, act park.Act, p park.Project, upon int64) error {
	return db.act(ctx, act, VerbProject, func(tx *sql.Tx) (string, error) {
		var current sql.NullInt64
		err := tx.QueryRowContext(ctx, `SELECT max(q.id) FROM project_rows q WHERE q.code = $1 AND `+liveProject(2), p.Code, recordedBy(park.Moment{})).Scan(&current)
		if err != nil {
			return "", fmt.Errorf("looking for project %q: %w", p.Code, err)
		}
		switch {
		case upon == 0 && current.Valid:
			return "", park.Conflictf("project_taken", "project %q exists", p.Code)
		case upon != current.Int64:
			return "", park.Conflictf("project_moved", "project %q is at revision %d, not %d", p.Code, current.Int64, upon)
		}
		if _, err := tx.ExecContext(ctx, insertProject, projectArgs(act, 0, &p)...); err != nil {
			return "", fmt.Errorf("recording project %q: %w", p.Code, err)
		}
		return "projects/" + p.Code, nil
	})
}

// liveProject is the condition that revision q counts at the moment in the
// numbered place.
func liveProject(place int) string {
	return fmt.Sprintf(`q.at <= $%[1]d AND (q.upload IS NULL OR q.upload NOT IN
		(SELECT w.upload FROM project_steps w WHERE w.state = 'withdrawn' AND w.at <= $%[1]d))`, place)
}

const projectColumns = `r.id, r.code, r.name, r.park, r.year, r.month, r.total, r.plan, r.done, r.industry, r.start, r.finish,
	r.state, r.leaders, r.blocks, r.sheet, r.line, r.cells, r.reason, r.actor, r.at, r.upload`

// Projects is the ledger as known at a moment; the zero moment means now.
func (db *DB) Projects(ctx context.Context, asof park.Moment) (l park.ProjectLedger, err error) {
	err = db.read(ctx, func(tx *sql.Tx) error {
		if l.Projects, err = projectRows(ctx, tx, asof, `1`); err != nil {
			return err
		}
		if l.Years, err = projectYears(ctx, tx, asof); err != nil {
			return err
		}
		return markResumed(ctx, tx, asof, l.Projects)
	})
	return l, err
}

// ProjectsThrough lists the projects of a year's ledgers as those through a
// month have them, by code: what a later ledger says is not among it.
func (db *DB) ProjectsThrough(ctx context.Context, year, month int, asof park.Moment) (all []park.Project, err error) {
	err = db.read(ctx, func(tx *sql.Tx) error {
		all, err = projectRows(ctx, tx, asof, `q.year = $2 AND q.month <= $3`, year, month)
		return err
	})
	return all, err
}

// projectRows reads the latest revision of each code among those of a condition.
func projectRows(ctx context.Context, tx *sql.Tx, asof park.Moment, among string, args ...any) ([]park.Project, error) {
	rows, err := tx.QueryContext(ctx, `WITH newest AS (SELECT max(q.id) AS id FROM project_rows q WHERE `+among+` AND `+liveProject(1)+`
		GROUP BY q.code) SELECT `+projectColumns+` FROM newest n JOIN project_rows r ON r.id = n.id ORDER BY r.code`,
		append([]any{recordedBy(asof)}, args...)...)
	return collect(rows, err, "reading the projects", scanProject)
}

// ProjectHistory lists every revision of a project as known at a moment, newest
// first, also those of withdrawn ledgers.
func (db *DB) ProjectHistory(ctx context.Context, code string, asof park.Moment) (all []park.Project, err error) {
	err = db.read(ctx, func(tx *sql.Tx) error {
		rows, err := tx.QueryContext(ctx, `SELECT `+projectColumns+` FROM project_rows r WHERE r.code = $1 AND r.at <= $2 ORDER BY r.id DESC`,
			code, recordedBy(asof))
		if all, err = collect(rows, err, "reading a project's revisions", scanProject); err != nil {
			return err
		}
		gone := map[int64]park.Moment{}
		rows, err = tx.QueryContext(ctx, `SELECT upload, at FROM project_steps WHERE state = 'withdrawn' AND at <= $1`, recordedBy(asof))
		_, err = collect(rows, err, "reading withdrawn ledgers of projects", func(scan scanner) (none struct{}, err error) {
			var upload int64
			var at park.Moment
			err = scan(&upload, (*unix)(&at))
			gone[upload] = at
			return none, err
		})
		for i := range all {
			all[i].Gone = gone[all[i].Upload]
		}
		return err
	})
	return all, err
}

func scanProject(scan scanner) (p park.Project, err error) {
	var values [park.ProjectAmounts]sql.NullInt64
	var leaders, blocks, cells string
	var upload sql.NullInt64
	err = scan(&p.ID, &p.Code, &p.Name, &p.Park, &p.Year, &p.Month, &values[0], &values[1], &values[2], &p.Industry, &p.Start, &p.Finish,
		&p.State, &leaders, &blocks, &p.Sheet, &p.Row, &cells, &p.Reason, &p.Actor, (*unix)(&p.At), &upload)
	if err != nil {
		return p, err
	}
	p.Upload = upload.Int64
	for a := range values {
		if values[a].Valid {
			p.Set(park.ProjectAmount(a), park.Quantity(values[a].Int64))
		}
	}
	return p, cmp.Or(json.Unmarshal([]byte(leaders), &p.Leaders), fromJSON(blocks, "[]", &p.Blocks), fromJSON(cells, "{}", &p.Cells))
}

// fromJSON reads a list or a map that is often empty.
func fromJSON(text, empty string, to any) error {
	if text == empty {
		return nil
	}
	return json.Unmarshal([]byte(text), to)
}

// projectYears lists, by park, the years of which there is a ledger.
func projectYears(ctx context.Context, tx *sql.Tx, asof park.Moment) (map[string][]int, error) {
	rows, err := tx.QueryContext(ctx, `SELECT DISTINCT q.park, q.year FROM project_rows q WHERE `+liveProject(1)+` ORDER BY q.year`, recordedBy(asof))
	years := map[string][]int{}
	_, err = collect(rows, err, "reading the years of the projects", func(scan scanner) (none struct{}, err error) {
		var code string
		var year int
		err = scan(&code, &year)
		years[code] = append(years[code], year)
		return none, err
	})
	return years, err
}

// markResumed marks the projects that the last ledger of the year they started
// in calls continued.
func markResumed(ctx context.Context, tx *sql.Tx, asof park.Moment, all []park.Project) error {
	rows, err := tx.QueryContext(ctx, `WITH newest AS (SELECT max(q.id) AS id FROM project_rows q WHERE `+liveProject(1)+` GROUP BY q.code, q.year)
		SELECT r.code, r.year FROM newest n JOIN project_rows r ON r.id = n.id WHERE r.state = 'continued'`, recordedBy(asof))
	type calling struct {
		code string
		year int
	}
	calls, err := collect(rows, err, "reading which projects are continued", func(scan scanner) (c calling, err error) {
		return c, scan(&c.code, &c.year)
	})
	for _, c := range calls {
		at, found := slices.BinarySearchFunc(all, c.code, func(p park.Project, code string) int { return cmp.Compare(p.Code, code) })
		if found && all[at].Start != "" && all[at].Start.Time().Year() == c.year {
			all[at].Resumed = true
		}
	}
	return err
}
