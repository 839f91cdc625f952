package main

import (
	"context"
	"os"
	"path/filepath"
	"runtime/debug"

	"parkboard/internal/catalog"
	"parkboard/internal/intake"
	"parkboard/internal/park"
	"parkboard/store"
)

// read prints what the intake understands of one workbook as JSON and loads
// nothing: exit 0 when it could be published as it is, 1 when errors or
// questions stand against it.
func read(ctx context.Context, e env) int {
	set := flags(e, "read")
	data := set.String("data", "data", e.say().T("cli.flag.data"))
	period := set.String("period", "", e.say().T("cli.flag.period"))
	files, code, ok := parse(set, e)
	if !ok {
		return code
	}
	hint, err := periodFlag(*period)
	if err != nil || len(files) != 1 {
		set.Usage()
		return misused
	}
	known, err := knowledge(ctx, *data)
	if err != nil {
		return fail(e, err)
	}
	defer sparing()()
	raw, err := os.ReadFile(files[0])
	if err != nil {
		say(e.stderr, "parkboard: "+err.Error())
		return misused
	}
	name := filepath.Base(files[0])
	draft := intake.Read(ctx, intake.Request{
		Name: name, Bytes: raw, Period: hint,
		Catalogue: known.Catalogue, History: park.NewLedger(known.Figures), Headings: known.Headings,
	})
	if err := intake.WriteJSON(e.stdout, draft, name); err != nil {
		return fail(e, err)
	}
	if len(draft.Open(nil)) > 0 {
		return refused
	}
	return done
}

// knowledge is what a data directory knows: its catalogue and published
// figures, or the shipped catalogue alone where there is no data yet. It makes
// nothing.
func knowledge(ctx context.Context, dir string) (store.Snapshot, error) {
	db, err := store.OpenExisting(ctx, dir)
	if park.KindOf(err) == park.NotFound {
		return store.Snapshot{Catalogue: catalog.Default()}, nil
	}
	if err != nil {
		return store.Snapshot{}, err
	}
	defer closing(db)
	return db.Snapshot(ctx, park.Moment{})
}

// sparingPercent is how much garbage the commands that read workbooks let
// gather, in percent of what is in use. A command reads one file at a time and
// ends: what is in use only grows while it reads, and Go's own 100 % would let
// as much garbage stand beside it. It costs a few percent of the time.
const sparingPercent = 20

// sparing keeps the garbage small until the result is called.
func sparing() (restore func()) {
	was := debug.SetGCPercent(sparingPercent)
	return func() { debug.SetGCPercent(was) }
}

func periodFlag(text string) (park.Period, error) {
	if text == "" {
		return park.Period{}, nil
	}
	return park.ParsePeriod(text)
}
