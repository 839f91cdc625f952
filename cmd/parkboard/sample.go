package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"

	"parkboard/internal/catalog"
	"parkboard/internal/intake"
	"parkboard/internal/park"
	"parkboard/internal/sample"
	"parkboard/store"
)

// sampleYears is how many years the board loads with --sample.
const sampleYears = 3

// writeSample writes the invented workbooks of the sample city into a folder,
// or takes the loaded sample out of a data directory.
func writeSample(ctx context.Context, e env) int {
	set := flags(e, "sample")
	years := set.Int("years", sampleYears, e.say().T("cli.flag.years"))
	parks := set.Int("parks", 0, e.say().T("cli.flag.sample_parks"))
	clearing := set.Bool("clear", false, e.say().T("cli.flag.clear"))
	data := set.String("data", "data", e.say().T("cli.flag.data"))
	operands, code, ok := parse(set, e)
	if !ok {
		return code
	}
	switch {
	case *clearing && len(operands) == 0:
		return clearSample(ctx, e, *data)
	case *clearing || len(operands) != 1 || *years < 1 || *parks < 0:
		set.Usage()
		return misused
	}
	files, err := sample.Files(sample.Options{Years: *years, Parks: *parks})
	if err != nil {
		return fail(e, err)
	}
	if err := writeFiles(operands[0], files); err != nil {
		return fail(e, err)
	}
	if *parks > 0 {
		wide := catalog.Other("wide", park.Text{ZH: "示例市", EN: "Sample City"}, sample.Wide(*parks))
		if err := os.WriteFile(filepath.Join(operands[0], "catalog.yaml"), wide, 0o644); err != nil {
			return fail(e, err)
		}
	}
	say(e.stdout, e.say().T("cli.sample.written", len(files), operands[0]))
	return done
}

func writeFiles(dir string, files []sample.File) error {
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return err
	}
	for _, f := range files {
		if err := os.WriteFile(filepath.Join(dir, f.Name), f.Bytes, 0o644); err != nil {
			return err
		}
	}
	return os.WriteFile(filepath.Join(dir, "acts.json"), sample.Script(files), 0o644)
}

func clearSample(ctx context.Context, e env, dir string) int {
	db, err := store.OpenExisting(ctx, dir)
	if err != nil {
		return fail(e, err)
	}
	defer closing(db)
	if err := db.ClearSample(ctx, park.Act{Actor: store.FirstAdministrator, At: e.clock()}); err != nil {
		return fail(e, err)
	}
	say(e.stdout, e.say().T("cli.sample.cleared"))
	return done
}

// sample loads the sample city through the same intake and publishing that a
// clerk's file goes through, each act at its scripted moment. What is loaded
// already is passed over, so a start that was interrupted goes on.
func (l *loading) sample(ctx context.Context) error {
	known, err := l.db.Snapshot(ctx, park.Moment{})
	if err != nil || known.SampleWhole {
		return err
	}
	if known.Catalogue.Code != catalog.Default().Code {
		return park.Conflictf("sample_other_city", "%s", known.Catalogue.Code)
	}
	files, err := sample.Files(sample.Options{Years: sampleYears})
	if err != nil {
		return err
	}
	l.total.Store(int64(len(files)))
	say(l.stdout, l.say().T("cli.serve.loading", len(files)))
	if err := l.people(ctx, files[0].Sent()); err != nil {
		return err
	}
	for _, f := range files {
		if err := l.file(ctx, f); err != nil {
			return fmt.Errorf("%s: %w", f.Name, err)
		}
		l.done.Add(1)
	}
	if err := l.enterprises(ctx); err != nil {
		return err
	}
	if err := l.projects(ctx); err != nil {
		return err
	}
	if err := l.assessments(ctx); err != nil {
		return err
	}
	if err := l.tasks(ctx); err != nil {
		return err
	}
	if err := l.db.SampleLoaded(ctx); err != nil {
		return err
	}
	say(l.stdout, l.say().T("cli.serve.loaded"))
	return nil
}

func (l *loading) people(ctx context.Context, since park.Act) error {
	have, err := l.db.Users(ctx)
	if err != nil {
		return err
	}
	for _, u := range sample.Users() {
		if slices.ContainsFunc(have, func(h park.User) bool { return h.Name == u.Name && h.Sample }) {
			continue
		}
		if err := l.db.AddUser(ctx, park.Act{Actor: store.FirstAdministrator, At: since.At}, u, sample.Password); err != nil {
			return err
		}
	}
	return nil
}

func (l *loading) file(ctx context.Context, f sample.File) error {
	known, err := l.db.Snapshot(ctx, park.Moment{})
	if err != nil {
		return err
	}
	draft := intake.Read(ctx, intake.Request{
		Name: f.Name, Bytes: f.Bytes, SentAt: f.SentAt,
		Catalogue: known.Catalogue, History: park.NewLedger(known.Figures), Headings: known.Headings,
	})
	live, err := alreadyLive(ctx, l.db, draft.SHA256)
	if err != nil || live != 0 {
		return err
	}
	answers := scripted(f, draft)
	if open := draft.Open(answers); len(open) > 0 {
		return errors.New(open[0].Message().EN)
	}
	kept := received(f.Name, f.Bytes, park.Period{}, draft)
	kept.Sample = true
	_, err = l.db.File(ctx, store.Filing{
		Received: kept, Answers: answers, Figures: slices.Concat(draft.Figures, draft.City), AsRead: known.Version,
		Sent: f.Sent(), Submitted: f.Submitted(), Published: f.Published(),
	})
	return err
}

// scripted answers every question of a sample file with the file's own reason;
// a file without one leaves them open, and the start fails loudly.
func scripted(f sample.File, d intake.Draft) []park.Answer {
	var answers []park.Answer
	for _, i := range d.Issues {
		if i.Severity == park.Question && f.Reason != "" {
			answers = append(answers, park.Answer{
				Code: i.Code, Sheet: i.Sheet, Cell: i.Cell, Text: i.Text,
				Reason: f.Reason, Actor: f.SentBy, At: f.SubmittedAt,
			})
		}
	}
	return answers
}
