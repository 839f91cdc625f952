package store

import (
	"context"
	"database/sql"
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"parkboard/internal/park"
)

// Candidacies lists every candidacy with all that was recorded on it, as it
// stood at a moment, in the order they were opened; the zero moment means now.
func (db *DB) Candidacies(ctx context.Context, asof park.Moment) (all []park.Candidacy, err error) {
	err = db.read(ctx, func(tx *sql.Tx) error {
		all, err = candidacies(ctx, tx, asof)
		return err
	})
	return all, err
}

func candidacies(ctx context.Context, tx *sql.Tx, asof park.Moment) ([]park.Candidacy, error) {
	rows, err := tx.QueryContext(ctx, `SELECT id, designation, park, within, boundary, document, begun, checklist, sample
		FROM candidacies c WHERE EXISTS (SELECT 1 FROM candidacy_steps s WHERE s.candidacy = c.id AND s.at <= $1) ORDER BY id`, recordedBy(asof))
	all, err := collect(rows, err, "reading the candidacies", func(scan scanner) (c park.Candidacy, err error) {
		var list string
		err = scan(&c.ID, &c.Designation, &c.Park, &c.Within, &c.Boundary, &c.Document, &c.Begun, &list, &c.Sample)
		if err == nil && list != "" {
			err = json.Unmarshal([]byte(list), &c.Checklist)
		}
		return c, err
	})
	if err != nil {
		return nil, err
	}
	r := candidacyReader{tx: tx, asof: asof, byID: make(map[int64]*park.Candidacy, len(all))}
	for i := range all {
		r.byID[all[i].ID] = &all[i]
	}
	for _, read := range []func(context.Context) error{r.steps, r.milestones, r.evidence, r.entered} {
		if err := read(ctx); err != nil {
			return nil, err
		}
	}
	return all, nil
}

// candidacyReader puts what was recorded onto the candidacies it is of.
type candidacyReader struct {
	tx   *sql.Tx
	asof park.Moment
	byID map[int64]*park.Candidacy
}

// of is one row with the id of the candidacy it belongs to.
type of[T any] struct {
	on  int64
	row T
}

// onto hands each row to its candidacy and counts it as an act.
func onto[T any](r candidacyReader, rows []of[T], put func(c *park.Candidacy, row T)) {
	for _, one := range rows {
		if c := r.byID[one.on]; c != nil {
			c.Acts++
			put(c, one.row)
		}
	}
}

func (r candidacyReader) steps(ctx context.Context) error {
	rows, err := r.tx.QueryContext(ctx, `SELECT candidacy, stage, day, expected, document, reason, actor, at
		FROM candidacy_steps WHERE at <= $1 ORDER BY id`, recordedBy(r.asof))
	all, err := collect(rows, err, "reading the steps of candidacies", func(scan scanner) (s of[park.CandidacyStep], err error) {
		err = scan(&s.on, &s.row.Stage, &s.row.Day, &s.row.Expected, &s.row.Document, &s.row.Reason, &s.row.Actor, (*unix)(&s.row.At))
		return s, err
	})
	onto(r, all, func(c *park.Candidacy, s park.CandidacyStep) {
		c.Stage, c.Expected = s.Stage, s.Expected
		c.Steps = append(c.Steps, s)
	})
	return err
}

func (r candidacyReader) milestones(ctx context.Context) error {
	rows, err := r.tx.QueryContext(ctx, `SELECT candidacy, id, name, begin_day, planned, actor, at
		FROM milestones WHERE at <= $1 ORDER BY id`, recordedBy(r.asof))
	all, err := collect(rows, err, "reading the milestones", func(scan scanner) (m of[park.Milestone], err error) {
		err = scan(&m.on, &m.row.ID, &m.row.Name, &m.row.Begin, &m.row.Planned, &m.row.Actor, (*unix)(&m.row.At))
		m.row.First = m.row.Planned
		return m, err
	})
	if err != nil {
		return err
	}
	rows, err = r.tx.QueryContext(ctx, `SELECT a.milestone, a.verb, a.day, a.text, a.actor, a.at, f.id, f.name, f.sha256, f.size
		FROM milestone_acts a LEFT JOIN attachments f ON f.id = a.file WHERE a.at <= $1 ORDER BY a.id`, recordedBy(r.asof))
	acts, err := collect(rows, err, "reading the acts on milestones", func(scan scanner) (a of[park.MilestoneAct], err error) {
		var file attached
		places := []any{&a.on, &a.row.Verb, &a.row.Day, &a.row.Text, &a.row.Actor, (*unix)(&a.row.At)}
		err = scan(append(places, file.places()...)...)
		a.row.File = file.file()
		return a, err
	})
	byMilestone := make(map[int64][]park.MilestoneAct)
	for _, a := range acts {
		byMilestone[a.on] = append(byMilestone[a.on], a.row)
	}
	onto(r, all, func(c *park.Candidacy, m park.Milestone) {
		for _, a := range byMilestone[m.ID] {
			m.Acts = append(m.Acts, a)
			c.Acts++
			switch a.Verb {
			case park.MilestoneDone:
				m.Done = a.Day
			case park.MilestoneMove:
				m.Planned = a.Day
			case park.MilestoneDrop:
				m.Dropped = true
			}
		}
		c.Milestones = append(c.Milestones, m)
	})
	return err
}

func (r candidacyReader) evidence(ctx context.Context) error {
	rows, err := r.tx.QueryContext(ctx, `SELECT e.candidacy, e.id, e.text, e.actor, e.at, f.id, f.name, f.sha256, f.size
		FROM candidacy_evidence e JOIN attachments f ON f.id = e.file WHERE e.at <= $1 ORDER BY e.id`, recordedBy(r.asof))
	all, err := collect(rows, err, "reading the evidence of candidacies", func(scan scanner) (e of[park.Evidence], err error) {
		f := &e.row.File
		err = scan(&e.on, &e.row.ID, &e.row.Text, &e.row.Actor, (*unix)(&e.row.At), &f.ID, &f.Name, &f.SHA256, &f.Size)
		return e, err
	})
	onto(r, all, func(c *park.Candidacy, e park.Evidence) { c.Evidence = append(c.Evidence, e) })
	return err
}

func (r candidacyReader) entered(ctx context.Context) error {
	rows, err := r.tx.QueryContext(ctx, `SELECT v.candidacy, v.criterion, v.value, v.unit, v.source, v.day, v.actor, v.at, f.id, f.name, f.sha256, f.size
		FROM candidacy_values v LEFT JOIN attachments f ON f.id = v.file WHERE v.at <= $1 ORDER BY v.id`, recordedBy(r.asof))
	all, err := collect(rows, err, "reading the values of candidacies", func(scan scanner) (v of[park.EnteredValue], err error) {
		var file attached
		places := []any{&v.on, &v.row.Criterion, &v.row.Value, &v.row.Unit, &v.row.Source, &v.row.Day, &v.row.Actor, (*unix)(&v.row.At)}
		err = scan(append(places, file.places()...)...)
		v.row.File = file.file()
		return v, err
	})
	onto(r, all, func(c *park.Candidacy, v park.EnteredValue) { c.Entered = append(c.Entered, v) })
	return err
}

func candidacySubject(id int64) string { return fmt.Sprintf("designations/%d", id) }

// onCandidacy is an act on a candidacy: it is refused where something was
// recorded since the actor looked (park.Conflict, key candidacy_moved), and
// where there is none (park.NotFound, key candidacy).
func (db *DB) onCandidacy(ctx context.Context, act park.Act, verb Verb, id int64, seen int, work func(tx *sql.Tx, c park.Candidacy) error) error {
	return db.act(ctx, act, verb, func(tx *sql.Tx) (string, error) {
		all, err := candidacies(ctx, tx, park.Moment{})
		if err != nil {
			return "", err
		}
		at := slices.IndexFunc(all, func(c park.Candidacy) bool { return c.ID == id })
		switch {
		case at < 0:
			return "", park.NotFoundf("candidacy", "no candidacy %d", id)
		case all[at].Acts != seen:
			return "", park.Conflictf("candidacy_moved", "candidacy %d has %d acts, not %d", id, all[at].Acts, seen)
		}
		return candidacySubject(id), work(tx, all[at])
	})
}

// OpenCandidacy opens a candidacy as applied on the day it began. Its checklist
// is kept as it is now; one of another kind, or younger than the task, is
// park.Invalid, key checklist_later. A part of a park without its boundary is
// park.Invalid, key boundary_missing; a day ahead of the act day_ahead; an
// expected day before the beginning expected_early.
func (db *DB) OpenCandidacy(ctx context.Context, act park.Act, c park.Candidacy) (id int64, err error) {
	c.Within, c.Boundary = strings.TrimSpace(c.Within), strings.TrimSpace(c.Boundary)
	if err := soundCandidacy(c, park.DateOf(act.At)); err != nil {
		return 0, err
	}
	list := ""
	if c.Checklist.Code != "" {
		raw, err := json.Marshal(c.Checklist)
		if err != nil {
			return 0, fmt.Errorf("keeping the checklist %s: %w", c.Checklist.Code, err)
		}
		list = string(raw)
	}
	err = db.act(ctx, act, VerbCandidacy, func(tx *sql.Tx) (string, error) {
		added, err := tx.ExecContext(ctx, `INSERT INTO candidacies (designation, park, within, boundary, document, begun, checklist, sample)
			VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
			c.Designation, c.Park, c.Within, c.Boundary, c.Document, string(c.Begun), list, c.Sample)
		if err != nil {
			return "", fmt.Errorf("opening a candidacy of %s: %w", c.Park, err)
		}
		if id, err = added.LastInsertId(); err != nil {
			return "", err
		}
		first := park.CandidacyStep{Stage: park.Applied, Day: c.Begun, Expected: c.Expected, Document: c.Document}
		return candidacySubject(id), insertCandidacyStep(ctx, tx, act, id, first)
	})
	return id, err
}

func soundCandidacy(c park.Candidacy, today park.Date) error {
	for _, day := range []park.Date{c.Begun, c.Expected} {
		if _, err := park.ParseDate(string(day)); err != nil {
			return err
		}
	}
	switch {
	case (c.Within == "") != (c.Boundary == ""):
		return park.Invalidf("boundary_missing", "%q within %s with the boundary %q", c.Within, c.Park, c.Boundary)
	case c.Begun > today:
		return park.Invalidf("day_ahead", "begun on %s, after %s", c.Begun, today)
	case c.Expected < c.Begun:
		return park.Invalidf("expected_early", "expected on %s, begun on %s", c.Expected, c.Begun)
	case c.Checklist.Code != "" && !c.Checklist.Fits(c.Designation, c.Begun):
		return park.Invalidf("checklist_later", "checklist %s for a task %s begun on %s", c.Checklist.Code, c.Designation, c.Begun)
	}
	return nil
}

func insertCandidacyStep(ctx context.Context, tx *sql.Tx, act park.Act, id int64, s park.CandidacyStep) error {
	_, err := tx.ExecContext(ctx, `INSERT INTO candidacy_steps (candidacy, stage, day, expected, document, reason, actor, at)
		VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
		id, string(s.Stage), string(s.Day), string(s.Expected), s.Document, s.Reason, act.Actor, act.At.Unix())
	if err != nil {
		return fmt.Errorf("recording that candidacy %d is %s: %w", id, s.Stage, err)
	}
	return nil
}
