package store

import (
	"context"
	"database/sql"
	"fmt"
	"strings"

	"parkboard/internal/park"
)

// SmartAssessments lists the self-assessments that count at a moment: of each
// park and year the newest, oldest year first; the zero moment means now.
func (db *DB) SmartAssessments(ctx context.Context, asof park.Moment) (all []park.SmartAssessment, err error) {
	err = db.read(ctx, func(tx *sql.Tx) error {
		all, err = smartAssessments(ctx, tx, asof)
		return err
	})
	return all, err
}

func smartAssessments(ctx context.Context, tx *sql.Tx, asof park.Moment) ([]park.SmartAssessment, error) {
	rows, err := tx.QueryContext(ctx, `SELECT s.id, s.park, s.year, s.actor, s.at, s.sample FROM smart_assessments s
		WHERE s.id = (SELECT max(n.id) FROM smart_assessments n WHERE n.park = s.park AND n.year = s.year AND n.at <= $1)
		ORDER BY s.year, s.id`, recordedBy(asof))
	all, err := collect(rows, err, "reading the smart levels", func(scan scanner) (s park.SmartAssessment, err error) {
		err = scan(&s.ID, &s.Park, &s.Year, &s.Actor, (*unix)(&s.At), &s.Sample)
		s.Levels = make(map[park.SmartDimension]park.SmartLevel)
		return s, err
	})
	if err != nil {
		return nil, err
	}
	byID := make(map[int64]*park.SmartAssessment, len(all))
	for i := range all {
		byID[all[i].ID] = &all[i]
	}
	type line struct {
		on        int64
		dimension park.SmartDimension
		level     park.SmartLevel
	}
	rows, err = tx.QueryContext(ctx, `SELECT assessment, dimension, level, evidence FROM smart_levels`)
	lines, err := collect(rows, err, "reading the smart levels", func(scan scanner) (l line, err error) {
		err = scan(&l.on, &l.dimension, &l.level.Level, &l.level.Evidence)
		return l, err
	})
	for _, l := range lines {
		if s := byID[l.on]; s != nil {
			s.Levels[l.dimension] = l.level
		}
	}
	return all, err
}

// AssessSmart records how a park sees itself in a year; seen is the id of the
// assessment the actor looked at, 0 for none. A dimension without its level or
// its sentence is park.Invalid, key smart_level; one recorded meanwhile is
// park.Conflict, key smart_moved; a year ahead of the act smart_year.
func (db *DB) AssessSmart(ctx context.Context, act park.Act, seen int64, s park.SmartAssessment) error {
	for _, d := range park.SmartDimensions {
		level := s.Levels[d]
		if level.Level < 1 || level.Level > park.SmartTop || strings.TrimSpace(level.Evidence) == "" {
			return park.Invalidf("smart_level", "%s: level %d with %q", d, level.Level, level.Evidence)
		}
	}
	if s.Year < 1949 || s.Year > park.DateOf(act.At).Time().Year() {
		return park.Invalidf("smart_year", "year %d", s.Year)
	}
	return db.act(ctx, act, VerbSmart, func(tx *sql.Tx) (string, error) {
		all, err := smartAssessments(ctx, tx, park.Moment{})
		if err != nil {
			return "", err
		}
		newest := int64(0)
		for _, had := range all {
			if had.Park == s.Park && had.Year == s.Year {
				newest = had.ID
			}
		}
		if newest != seen {
			return "", park.Conflictf("smart_moved", "%s %d is %d, not %d", s.Park, s.Year, newest, seen)
		}
		added, err := tx.ExecContext(ctx, `INSERT INTO smart_assessments (park, year, actor, at, sample) VALUES ($1, $2, $3, $4, $5)`,
			s.Park, s.Year, act.Actor, act.At.Unix(), s.Sample)
		if err != nil {
			return "", fmt.Errorf("recording the smart level of %s: %w", s.Park, err)
		}
		id, err := added.LastInsertId()
		if err != nil {
			return "", err
		}
		for _, d := range park.SmartDimensions {
			_, err := tx.ExecContext(ctx, `INSERT INTO smart_levels (assessment, dimension, level, evidence) VALUES ($1, $2, $3, $4)`,
				id, string(d), s.Levels[d].Level, strings.TrimSpace(s.Levels[d].Evidence))
			if err != nil {
				return "", fmt.Errorf("recording the smart level of %s: %w", s.Park, err)
			}
		}
		return fmt.Sprintf("smart/%s/%d", s.Park, s.Year), nil
	})
}
