package main

import (
	"context"
	"fmt"
	"slices"

	"parkboard/internal/assess"
	"parkboard/internal/board"
	"parkboard/internal/catalog"
	"parkboard/internal/park"
	"parkboard/internal/sample"
	"parkboard/store"
)

// assessments loads the invented years through the acts a city takes: opened,
// noticed, proposed, sealed by a second person, and the measures followed. Each
// is scored on what was known at its moment. A city whose catalogue cannot be
// scored by the shipped scheme has none.
func (l *loading) assessments(ctx context.Context) error {
	kept, err := l.db.Assessments(ctx, park.Moment{})
	if err != nil || len(kept) > 0 {
		return err
	}
	schemes, err := catalog.Schemes(catalog.Default())
	if err != nil {
		return err
	}
	for _, year := range sample.Assessments(schemes[0]) {
		if err := l.assessment(ctx, year); err != nil {
			return fmt.Errorf("the assessment of %d: %w", year.Scheme.Year, err)
		}
	}
	for _, example := range schemes[1:] {
		example.Version = 1
		if _, err := l.db.SampleScheme(ctx, park.Act{Actor: store.FirstAdministrator, At: sample.Assessments(schemes[0])[1].Opened.At}, example); err != nil {
			return err
		}
	}
	return nil
}

func (l *loading) assessment(ctx context.Context, y sample.Year) error {
	id, err := l.db.SampleAssessment(ctx, y.Opened, y.Scheme, y.Incidents...)
	if err != nil || y.Sealed.At.IsZero() {
		return err
	}
	if err := l.db.Notice(ctx, y.Noticed, id, y.From, y.To); err != nil {
		return err
	}
	results, follow, err := l.scored(ctx, id, y)
	if err != nil {
		return err
	}
	version, err := l.db.Version(ctx)
	if err != nil {
		return err
	}
	if err := l.db.Propose(ctx, y.Proposed, id, results, version); err != nil {
		return err
	}
	if err := l.db.Seal(ctx, y.Sealed, id, results, version, follow); err != nil {
		return err
	}
	return l.followed(ctx, id, y)
}

// scored is the result of an assessment as known when it was proposed, and the
// measures it brings.
func (l *loading) scored(ctx context.Context, id int64, y sample.Year) ([]byte, []park.FollowUp, error) {
	then, err := l.db.Snapshot(ctx, y.Proposed.At)
	if err != nil {
		return nil, nil, err
	}
	incidents, err := l.db.Incidents(ctx, y.Proposed.At)
	if err != nil {
		return nil, nil, err
	}
	a, err := l.db.Assessment(ctx, id)
	if err != nil {
		return nil, nil, err
	}
	kept, err := l.db.Scheme(ctx, a.Scheme)
	if err != nil {
		return nil, nil, err
	}
	b := board.New(board.Facts{Catalogue: then.Catalogue, Figures: then.Figures, Land: then.Land, Targets: then.Targets})
	state := assess.State{Board: b, Scheme: &kept.Scheme, Incidents: incidents}
	state.Period, _ = assess.PeriodOf(b, &kept.Scheme)
	r, flaws := state.Result()
	if err := flaws.Err(); err != nil {
		return nil, nil, err
	}
	raw, err := assess.Write(r, state.Period, then.Version)
	return raw, assess.FollowUps(r, park.DateOf(y.Sealed.At)), err
}

// followed does what was done about the measures.
func (l *loading) followed(ctx context.Context, id int64, y sample.Year) error {
	all, err := l.db.FollowUps(ctx, park.Moment{})
	if err != nil {
		return err
	}
	for _, step := range y.Steps {
		at := slices.IndexFunc(all, func(f park.FollowUp) bool {
			return f.Assessment == id && f.Park == step.Park && f.Kind == step.Kind
		})
		if at < 0 {
			return fmt.Errorf("no measure %s of %s", step.Kind, step.Park)
		}
		var file *store.Handed
		if step.File != "" {
			file = &store.Handed{Name: step.Name, Bytes: []byte(step.File)}
		}
		if err := l.db.ActOnFollowUp(ctx, step.By, all[at].ID, step.Act, file); err != nil {
			return err
		}
	}
	return nil
}
