package store

import (
	"context"
	"database/sql"
	"fmt"
	"slices"
	"strings"

	"parkboard/internal/park"
)

// MoveCandidacy takes a candidacy to a stage, or keeps it there with another
// expected day and a reason. A stage that does not follow is park.Conflict, key
// candidacy_stage; a day before the last step's is park.Invalid, key
// stage_early, one after the act day_ahead; a way back or a moved day without a
// reason reason_required.
func (db *DB) MoveCandidacy(ctx context.Context, act park.Act, id int64, seen int, s park.CandidacyStep) error {
	s.Reason = strings.TrimSpace(s.Reason)
	for _, day := range []park.Date{s.Day, s.Expected} {
		if _, err := park.ParseDate(string(day)); err != nil {
			return err
		}
	}
	return db.onCandidacy(ctx, act, VerbStage, id, seen, func(tx *sql.Tx, c park.Candidacy) error {
		stays := s.Stage == c.Stage
		switch {
		case !stays && !slices.Contains(c.Stage.Next(), s.Stage), stays && c.Stage.Settled():
			return &park.Error{Kind: park.Conflict, Key: "candidacy_stage"}
		case s.Day < c.Steps[len(c.Steps)-1].Day:
			return park.Invalidf("stage_early", "%s before the last step", s.Day)
		case s.Day > park.DateOf(act.At):
			return park.Invalidf("day_ahead", "%s is ahead", s.Day)
		case s.Expected < c.Begun:
			return park.Invalidf("expected_early", "expected on %s, begun on %s", s.Expected, c.Begun)
		case s.Reason == "" && (stays || s.Stage == park.Revoked):
			return park.Invalidf("reason_required", "to keep or revoke candidacy %d needs a reason", id)
		case stays && s.Expected == c.Expected:
			return park.Invalidf("candidacy_same", "nothing differs from what is recorded")
		}
		return insertCandidacyStep(ctx, tx, act, id, s)
	})
}

// unsettled refuses acts on a candidacy that is settled: park.Conflict, key
// candidacy_settled.
func unsettled(c park.Candidacy) error {
	if c.Stage.Settled() {
		return park.Conflictf("candidacy_settled", "candidacy %d is %s", c.ID, c.Stage)
	}
	return nil
}

// AddMilestone adds something to be done between two days. A planned day before
// the first is park.Invalid, key planned_early; a first day before the candidacy
// began begin_early.
func (db *DB) AddMilestone(ctx context.Context, act park.Act, id int64, seen int, m park.Milestone) error {
	for _, day := range []park.Date{m.Begin, m.Planned} {
		if _, err := park.ParseDate(string(day)); err != nil {
			return err
		}
	}
	return db.onCandidacy(ctx, act, VerbMilestone, id, seen, func(tx *sql.Tx, c park.Candidacy) error {
		switch err := unsettled(c); {
		case err != nil:
			return err
		case m.Begin < c.Begun:
			return park.Invalidf("begin_early", "begins on %s, the task on %s", m.Begin, c.Begun)
		case m.Planned < m.Begin:
			return park.Invalidf("planned_early", "planned for %s, begins on %s", m.Planned, m.Begin)
		}
		_, err := tx.ExecContext(ctx, `INSERT INTO milestones (candidacy, name, begin_day, planned, actor, at)
			VALUES ($1, $2, $3, $4, $5, $6)`, id, m.Name, string(m.Begin), string(m.Planned), act.Actor, act.At.Unix())
		if err != nil {
			return fmt.Errorf("adding a milestone to candidacy %d: %w", id, err)
		}
		return nil
	})
}

// ActOnMilestone records that a milestone is done on a day, planned for another,
// or dropped. Done before it began is park.Invalid, key done_early; a day ahead
// of the act day_ahead; moved before it begins planned_early; moved or dropped
// without a reason reason_required; one that is settled park.Conflict, key
// milestone_settled.
func (db *DB) ActOnMilestone(ctx context.Context, act park.Act, id int64, seen int, milestone int64, a park.MilestoneAct, file *Handed) error {
	a.Text = strings.TrimSpace(a.Text)
	return db.onCandidacy(ctx, act, VerbMilestone, id, seen, func(tx *sql.Tx, c park.Candidacy) error {
		if err := unsettled(c); err != nil {
			return err
		}
		at := slices.IndexFunc(c.Milestones, func(m park.Milestone) bool { return m.ID == milestone })
		if at < 0 {
			return park.NotFoundf("milestone", "no milestone %d of candidacy %d", milestone, id)
		}
		if err := soundMilestoneAct(c.Milestones[at], &a, park.DateOf(act.At)); err != nil {
			return err
		}
		kept, err := insertAttachment(ctx, tx, file)
		if err != nil {
			return err
		}
		_, err = tx.ExecContext(ctx, `INSERT INTO milestone_acts (milestone, verb, day, text, file, actor, at) VALUES ($1, $2, $3, $4, $5, $6, $7)`,
			milestone, string(a.Verb), string(a.Day), a.Text, kept, act.Actor, act.At.Unix())
		if err != nil {
			return fmt.Errorf("acting on milestone %d: %w", milestone, err)
		}
		return nil
	})
}

func soundMilestoneAct(m park.Milestone, a *park.MilestoneAct, today park.Date) error {
	if !m.Open() {
		return park.Conflictf("milestone_settled", "milestone %d is settled", m.ID)
	}
	if a.Verb == park.MilestoneDrop {
		a.Day = ""
	} else if _, err := park.ParseDate(string(a.Day)); err != nil {
		return err
	}
	switch {
	case !slices.Contains(park.MilestoneVerbs, a.Verb):
		return park.Invalidf("milestone_verb", "no act %q", a.Verb)
	case a.Verb != park.MilestoneDone && a.Text == "":
		return park.Invalidf("reason_required", "to %s a milestone needs a reason", a.Verb)
	case a.Verb == park.MilestoneDone && a.Day < m.Begin:
		return park.Invalidf("done_early", "done on %s, begun on %s", a.Day, m.Begin)
	case a.Verb == park.MilestoneDone && a.Day > today:
		return park.Invalidf("day_ahead", "%s is ahead", a.Day)
	case a.Verb == park.MilestoneMove && a.Day < m.Begin:
		return park.Invalidf("planned_early", "planned for %s, begins on %s", a.Day, m.Begin)
	case a.Verb == park.MilestoneMove && a.Day == m.Planned:
		return park.Invalidf("candidacy_same", "nothing differs from what is recorded")
	}
	return nil
}

// HandInEvidence keeps a file for a candidacy with what it shows. It is taken in
// every stage: what is recognised may still be asked about.
func (db *DB) HandInEvidence(ctx context.Context, act park.Act, id int64, seen int, text string, file *Handed) error {
	if text = strings.TrimSpace(text); text == "" {
		return park.Invalidf("reason_required", "evidence needs a word on what it shows")
	}
	if file == nil {
		return park.Invalidf("attachment_empty", "evidence without a file")
	}
	return db.onCandidacy(ctx, act, VerbEvidence, id, seen, func(tx *sql.Tx, _ park.Candidacy) error {
		kept, err := insertAttachment(ctx, tx, file)
		if err != nil {
			return err
		}
		_, err = tx.ExecContext(ctx, `INSERT INTO candidacy_evidence (candidacy, text, file, actor, at) VALUES ($1, $2, $3, $4, $5)`,
			id, text, kept, act.Actor, act.At.Unix())
		if err != nil {
			return fmt.Errorf("handing in evidence for candidacy %d: %w", id, err)
		}
		return nil
	})
}

// EnterValue records a checklist value that the board does not measure. A
// condition that the candidacy's list does not have is park.NotFound, key
// criterion; a unit that is not the condition's park.Invalid, key value_unit; a
// day ahead day_ahead.
func (db *DB) EnterValue(ctx context.Context, act park.Act, id int64, seen int, v park.EnteredValue, file *Handed) error {
	v.Source = strings.TrimSpace(v.Source)
	if _, err := park.ParseDate(string(v.Day)); err != nil {
		return err
	}
	return db.onCandidacy(ctx, act, VerbEntered, id, seen, func(tx *sql.Tx, c park.Candidacy) error {
		of, ok := c.Checklist.Criterion(v.Criterion)
		switch err := unsettled(c); {
		case err != nil:
			return err
		case !ok:
			return park.NotFoundf("criterion", "no condition %q of candidacy %d", v.Criterion, id)
		case v.Unit != of.Unit:
			return park.Invalidf("value_unit", "%q in %q, not %q", v.Criterion, v.Unit, of.Unit)
		case v.Value < 0, of.Unit == "%" && v.Value > 100*park.QuantityScale:
			return park.Invalidf("value_share", "%s %s", v.Value, v.Unit)
		case v.Source == "":
			return park.Invalidf("reason_required", "an entered value needs its source")
		case v.Day > park.DateOf(act.At):
			return park.Invalidf("day_ahead", "%s is ahead", v.Day)
		}
		kept, err := insertAttachment(ctx, tx, file)
		if err != nil {
			return err
		}
		_, err = tx.ExecContext(ctx, `INSERT INTO candidacy_values (candidacy, criterion, value, unit, source, day, file, actor, at)
			VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
			id, v.Criterion, v.Value, v.Unit, v.Source, string(v.Day), kept, act.Actor, act.At.Unix())
		if err != nil {
			return fmt.Errorf("entering %s of candidacy %d: %w", v.Criterion, id, err)
		}
		return nil
	})
}
