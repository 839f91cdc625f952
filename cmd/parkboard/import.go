package main

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"parkboard/internal/intake"
	"parkboard/internal/park"
	"parkboard/store"
)

// importFiles checks and publishes workbooks without a browser, in the order
// given; each is checked against what those before it published. A refused
// file leaves nothing and does not stop the others.
func importFiles(ctx context.Context, e env) int {
	set := flags(e, "import")
	data := set.String("data", "data", e.say().T("cli.flag.data"))
	period := set.String("period", "", e.say().T("cli.flag.period"))
	accept := set.String("accept", "", e.say().T("cli.flag.accept"))
	as := set.String("as", "", e.say().T("cli.flag.as"))
	operands, code, ok := parse(set, e)
	if !ok {
		return code
	}
	hint, err := periodFlag(*period)
	accepted, acceptErr := acceptFlag(*accept)
	if err := cmp.Or(err, acceptErr); err != nil || len(operands) == 0 || *as == "" {
		if err != nil {
			say(e.stderr, "parkboard: "+sentence(e.say(), err))
		}
		set.Usage()
		return misused
	}
	defer sparing()()
	db, err := openData(ctx, *data)
	if err != nil {
		return fail(e, err)
	}
	defer closing(db)
	who, err := cityAdministrator(ctx, db, *as)
	if err != nil {
		return fail(e, err)
	}
	run := importing{env: e, db: db, who: who, hint: hint, accepted: accepted}
	return run.all(ctx, operands)
}

// importing is one run of the import command.
type importing struct {
	env
	db       *store.DB
	who      park.User
	hint     park.Period
	accepted []park.Code
}

func (r importing) all(ctx context.Context, operands []string) int {
	files, err := r.expand(ctx, operands)
	if err != nil {
		say(r.stderr, "parkboard: "+err.Error())
		return misused
	}
	code := done
	for i, file := range files {
		line, err := r.one(ctx, file)
		if err != nil {
			line, code = file+": "+sentence(r.say(), err), refused
		}
		say(r.stdout, fmt.Sprintf("[%d/%d] %s", i+1, len(files), line))
		if ctx.Err() != nil {
			return refused
		}
	}
	return code
}

// one publishes a single workbook and returns its line.
func (r importing) one(ctx context.Context, file string) (string, error) {
	raw, err := os.ReadFile(file)
	if err != nil {
		return "", park.Invalidf("file_unreadable", "%v", err)
	}
	for {
		line, err := r.attempt(ctx, file, raw)
		var e *park.Error
		if errors.As(err, &e) && e.Key == "data_moved" {
			continue // somebody published meanwhile: check against the new state
		}
		return line, err
	}
}

func (r importing) attempt(ctx context.Context, file string, raw []byte) (string, error) {
	known, err := r.db.Snapshot(ctx, park.Moment{})
	if err != nil {
		return "", err
	}
	now := park.Act{Actor: r.who.Name, At: r.clock()}
	draft := intake.Read(ctx, intake.Request{
		Name: filepath.Base(file), Bytes: raw, Period: r.hint, SentAt: now.At,
		Catalogue: known.Catalogue, History: park.NewLedger(known.Figures), Headings: known.Headings,
	})
	live, err := alreadyLive(ctx, r.db, draft.SHA256)
	if err != nil {
		return "", err
	}
	if live != 0 {
		return r.say().T("cli.import.live", file, live), nil
	}
	answers := r.answers(draft, now)
	if open := draft.Open(answers); len(open) > 0 {
		r.explain(file, open)
		return "", park.Invalidf("import_refused", "%d issues stop it", len(open))
	}
	id, err := r.db.File(ctx, store.Filing{
		Received: received(filepath.Base(file), raw, r.hint, draft), Answers: answers,
		Figures: slices.Concat(draft.Figures, draft.City), AsRead: known.Version,
		Sent: now, Submitted: now, Published: now,
	})
	if err != nil {
		return "", err
	}
	return r.say().T("cli.import.done", file, len(draft.Figures), id), nil
}

// answers accepts the questions whose codes were named on the command line;
// the user and the flag are the reason.
func (r importing) answers(d intake.Draft, act park.Act) []park.Answer {
	var answers []park.Answer
	for _, i := range d.Issues {
		if i.Severity == park.Question && slices.Contains(r.accepted, i.Code) {
			answers = append(answers, park.Answer{
				Code: i.Code, Sheet: i.Sheet, Cell: i.Cell, Text: i.Text,
				Reason: fmt.Sprintf("--as %s --accept %s", act.Actor, i.Code), Actor: act.Actor, At: act.At,
			})
		}
	}
	return answers
}

// explain prints every finding that stops a file, a line each.
func (r importing) explain(file string, open []park.Issue) {
	for _, i := range open {
		place := i.Cell
		if i.Sheet != "" {
			place = i.Sheet + "!" + i.Cell
		}
		say(r.stderr, fmt.Sprintf("%s: %s: %s %s: %s", file, place, i.Severity, i.Code, i.Message().In(r.lang)))
	}
}

// expand replaces each folder by its workbooks in the order of the period read
// (files whose period cannot be told come last, by name); files keep the order
// given.
func (r importing) expand(ctx context.Context, operands []string) ([]string, error) {
	var files []string
	for _, operand := range operands {
		info, err := os.Stat(operand)
		if err != nil {
			return nil, err
		}
		if !info.IsDir() {
			files = append(files, operand)
			continue
		}
		inside, err := r.folder(ctx, operand)
		if err != nil {
			return nil, err
		}
		files = append(files, inside...)
	}
	return files, nil
}

func (r importing) folder(ctx context.Context, dir string) ([]string, error) {
	type dated struct {
		path  string
		first park.Period
	}
	known, err := r.db.Snapshot(ctx, park.Moment{})
	if err != nil {
		return nil, err
	}
	var found []dated
	err = filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || !workbook(path) {
			return err
		}
		raw, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		draft := intake.Read(ctx, intake.Request{
			Name: filepath.Base(path), Bytes: raw, Period: r.hint, Catalogue: known.Catalogue, Headings: known.Headings,
		})
		first := park.Period{Year: 9999, Month: 12}
		if len(draft.Periods) > 0 {
			first = slices.MinFunc(draft.Periods, park.Period.Compare)
		}
		found = append(found, dated{path, first})
		return nil
	})
	slices.SortStableFunc(found, func(a, b dated) int {
		return cmp.Or(a.first.Compare(b.first), strings.Compare(a.path, b.path))
	})
	paths := make([]string, len(found))
	for i, f := range found {
		paths[i] = f.path
	}
	return paths, err
}

// workbook tells the files of a folder that are meant for the intake from
// what else lies there; a file named on the command line is always read.
func workbook(path string) bool {
	name := filepath.Base(path)
	if strings.HasPrefix(name, ".") || strings.HasPrefix(name, "~$") {
		return false
	}
	known := []string{".xlsx", ".xlsm", ".xls", ".et", ".csv", ".tsv", ".txt"}
	return slices.Contains(known, strings.ToLower(filepath.Ext(name)))
}

func acceptFlag(text string) ([]park.Code, error) {
	if text == "" {
		return nil, nil
	}
	var codes []park.Code
	for word := range strings.SplitSeq(text, ",") {
		code := park.Code(strings.TrimSpace(word))
		if !slices.Contains(park.Questions, code) {
			return nil, park.Invalidf("accept_unknown", "%s", code)
		}
		codes = append(codes, code)
	}
	return codes, nil
}
