package main

import (
	"context"
	"fmt"

	"parkboard/internal/catalog"
	"parkboard/internal/park"
	"parkboard/internal/project"
	"parkboard/internal/sample"
	"parkboard/store"
)

// projects loads the invented projects through the reading and the acts of a
// real ledger, and what the tours gave the parks.
func (l *loading) projects(ctx context.Context) error {
	files, err := sample.Projects()
	if err != nil {
		return err
	}
	for _, f := range files {
		if err := l.projectLedger(ctx, f); err != nil {
			return fmt.Errorf("%s: %w", f.Name, err)
		}
	}
	have, err := l.db.Tours(ctx, 2023, park.Moment{})
	if err != nil || len(have) > 0 {
		return err
	}
	for _, one := range sample.Tours() {
		if err := l.db.RecordTour(ctx, files[one.Quarter-1].Published(), one); err != nil {
			return err
		}
	}
	return nil
}

func (l *loading) projectLedger(ctx context.Context, f sample.File) error {
	known, err := l.db.Projects(ctx, park.Moment{})
	if err != nil {
		return err
	}
	d := project.Read(ctx, project.Request{
		Name: f.Name, Bytes: f.Bytes, Catalogue: catalog.Default(), Ledger: &known, Day: park.DateOf(f.SentAt),
	})
	kept, err := l.db.ProjectUploads(ctx, park.Moment{})
	if err != nil {
		return err
	}
	for _, up := range kept {
		if up.SHA256 == d.SHA256 && up.State == park.PublishedState {
			return nil
		}
	}
	errs, questions := d.Counts()
	if errs+questions > 0 {
		return fmt.Errorf("%s %s", d.Issues[0].Cell, d.Issues[0].Message().EN)
	}
	id, err := l.db.ReceiveProjects(ctx, f.Sent(), store.ReceivedProjects{
		FileName: f.Name, Bytes: f.Bytes, Year: d.Year, Month: d.Month, Parks: d.Parks, Projects: len(d.Projects), Sample: true,
	})
	if err != nil {
		return err
	}
	return l.db.PublishProjects(ctx, f.Published(), id, d.Projects, "")
}
