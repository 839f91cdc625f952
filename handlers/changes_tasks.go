package handlers

import (
	"context"

	"parkboard/views"
)

// compareTasks loads what was recorded beside figures, as known at both moments.
func (s *site) compareTasks(ctx context.Context, f *views.BetweenFacts) error {
	t := &f.Tasks
	was, err := s.DB.Projects(ctx, f.From)
	if err != nil {
		return err
	}
	is, err := s.DB.Projects(ctx, f.To)
	if err != nil {
		return err
	}
	t.ProjectsWas, t.ProjectsIs = was.Projects, is.Projects
	if t.Books, err = s.DB.ProjectUploads(ctx, f.To); err != nil {
		return err
	}
	if t.Tours, err = s.DB.Tours(ctx, 0, f.To); err != nil {
		return err
	}
	if t.Candidacies, err = s.DB.Candidacies(ctx, f.To); err != nil {
		return err
	}
	if t.SmartWas, err = s.DB.SmartAssessments(ctx, f.From); err != nil {
		return err
	}
	if t.SmartIs, err = s.DB.SmartAssessments(ctx, f.To); err != nil {
		return err
	}
	t.Entries, err = s.DB.ObjectiveEntries(ctx, f.To)
	return err
}
