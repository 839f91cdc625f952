package main

import (
	"cmp"
	"context"
	"fmt"
	"slices"

	"parkboard/internal/catalog"
	"parkboard/internal/park"
	"parkboard/internal/sample"
	"parkboard/store"
)

// tasks loads the invented energy and emissions, candidacies and smart levels
// through the acts a city takes.
func (l *loading) tasks(ctx context.Context) error {
	f, err := sample.Carbon()
	if err != nil {
		return err
	}
	if err := l.file(ctx, f); err != nil {
		return fmt.Errorf("%s: %w", f.Name, err)
	}
	if err := l.candidacies(ctx); err != nil {
		return err
	}
	if err := l.objectives(ctx); err != nil {
		return err
	}
	had, err := l.db.SmartAssessments(ctx, park.Moment{})
	if err != nil || len(had) > 0 {
		return err
	}
	for _, s := range sample.SmartLevels() {
		if err := l.db.AssessSmart(ctx, s.By, 0, s.Of); err != nil {
			return err
		}
	}
	return nil
}

// objectives enters the invented values of the plan's objectives.
func (l *loading) objectives(ctx context.Context) error {
	had, err := l.db.ObjectiveEntries(ctx, park.Moment{})
	if err != nil || len(had) > 0 {
		return err
	}
	seen := map[string]int64{}
	for _, one := range sample.Aims() {
		if err := l.db.EnterObjective(ctx, one.By, seen[one.Of.Objective], one.Of); err != nil {
			return fmt.Errorf("a value of %s: %w", one.Of.Objective, err)
		}
		all, err := l.db.ObjectiveEntries(ctx, park.Moment{})
		if err != nil {
			return err
		}
		seen[one.Of.Objective] = all[len(all)-1].ID
	}
	return nil
}

func (l *loading) candidacies(ctx context.Context) error {
	had, err := l.db.Candidacies(ctx, park.Moment{})
	if err != nil || len(had) > 0 {
		return err
	}
	watched, _ := catalog.Default().Checklist("watched-2023")
	for _, t := range sample.Tasks(watched) {
		if err := l.candidacy(ctx, t); err != nil {
			return fmt.Errorf("the candidacy %s of %s: %w", t.Of.Designation, t.Of.Park, err)
		}
	}
	return nil
}

// deed is one act on a candidacy, told apart from when it is done: the acts of
// all kinds are done in the order of their moments.
type deed struct {
	at park.Moment
	do func(seen int) error
}

func (l *loading) candidacy(ctx context.Context, t sample.Task) error {
	id, err := l.db.OpenCandidacy(ctx, t.Opened, t.Of)
	if err != nil {
		return err
	}
	planned := park.Act{Actor: t.Opened.Actor, At: t.Opened.At}
	var deeds []deed
	for _, m := range t.Milestones {
		deeds = append(deeds, deed{planned.At, func(seen int) error { return l.db.AddMilestone(ctx, planned, id, seen, m.Of) }})
		if m.Act != nil {
			deeds = append(deeds, deed{m.At.At, func(seen int) error { return l.cleared(ctx, id, seen, m) }})
		}
	}
	for _, s := range t.Steps {
		deeds = append(deeds, deed{s.By.At, func(seen int) error { return l.db.MoveCandidacy(ctx, s.By, id, seen, s.Of) }})
	}
	for _, v := range t.Values {
		deeds = append(deeds, deed{v.By.At, func(seen int) error { return l.db.EnterValue(ctx, v.By, id, seen, v.Of, nil) }})
	}
	if t.Evidence != "" {
		file := &store.Handed{Name: "建设方案（示例）.txt", Bytes: []byte(t.Evidence)}
		deeds = append(deeds, deed{planned.At, func(seen int) error { return l.db.HandInEvidence(ctx, planned, id, seen, "建设方案", file) }})
	}
	slices.SortStableFunc(deeds, func(a, b deed) int { return cmp.Compare(a.at.Unix(), b.at.Unix()) })
	for i, d := range deeds {
		if err := d.do(i + 1); err != nil {
			return err
		}
	}
	return nil
}

// cleared records what was done on a milestone, which is found by its name.
func (l *loading) cleared(ctx context.Context, id int64, seen int, m sample.TaskMilestone) error {
	all, err := l.db.Candidacies(ctx, park.Moment{})
	if err != nil {
		return err
	}
	for _, c := range all {
		for _, had := range c.Milestones {
			if c.ID == id && had.Name == m.Of.Name {
				return l.db.ActOnMilestone(ctx, m.At, id, seen, had.ID, *m.Act, nil)
			}
		}
	}
	return fmt.Errorf("no milestone %s", m.Of.Name)
}
