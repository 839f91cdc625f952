package main

import (
	"context"
	"errors"
	"fmt"

	"parkboard/internal/catalog"
	"parkboard/internal/intake"
	"parkboard/internal/locale"
	"parkboard/internal/park"
	"parkboard/store"
)

// openData opens a data directory with the city it holds; a missing or empty
// one is made with the shipped catalogue.
func openData(ctx context.Context, dir string) (*store.DB, error) {
	db, err := store.OpenExisting(ctx, dir)
	if park.KindOf(err) == park.NotFound {
		return store.Open(ctx, dir, catalog.Default())
	}
	return db, err
}

// closing closes the store at the end of a command that only read or has
// already committed: nothing is left to lose.
func closing(db *store.DB) { _ = db.Close() }

// cityAdministrator finds the user a publishing command acts as.
func cityAdministrator(ctx context.Context, db *store.DB, name string) (park.User, error) {
	who, err := db.User(ctx, name)
	if park.KindOf(err) == park.NotFound {
		return park.User{}, park.NotFoundf("user_unknown", "%s", name)
	}
	if err != nil {
		return park.User{}, err
	}
	if who.Role != park.Admin {
		return park.User{}, park.Forbiddenf("not_city_administrator", "%s", name)
	}
	return who, nil
}

// alreadyLive is the upload under which the same bytes are published, or 0.
func alreadyLive(ctx context.Context, db *store.DB, sha string) (int64, error) {
	same, err := db.SameBytes(ctx, sha)
	if err != nil {
		return 0, err
	}
	for _, up := range same {
		if up.State == park.PublishedState {
			return up.ID, nil
		}
	}
	return 0, nil
}

// received is what the store keeps of a workbook besides its figures.
func received(name string, raw []byte, hint park.Period, d intake.Draft) store.Received {
	errs, questions, notes := d.Counts()
	return store.Received{
		FileName: name, Bytes: raw, SHA256: d.SHA256, Format: d.Format, Encoding: d.Encoding,
		Hint: hint, Parks: d.Parks, Periods: d.Periods,
		Figures: len(d.Figures), Errors: errs, Questions: questions, Notes: notes,
	}
}

// sentence is an error in the terminal's language: the locale's words for a
// refusal, the plain text for everything else.
func sentence(p locale.Printer, err error) string {
	var e *park.Error
	if !errors.As(err, &e) || !locale.Has("error."+e.Key) {
		return err.Error()
	}
	text := p.T("error."+e.Key, e.Args...)
	if e.Kind == park.Internal {
		return fmt.Sprintf("%s (%v)", text, err)
	}
	return text
}
