package store

import (
	"bytes"
	"cmp"
	"context"
	"database/sql"
	"encoding/json"
	"fmt"
	"math"
	"slices"

	"parkboard/internal/park"
)

// The kinds of catalogue entries. The body of an entry is the noun of
// internal/park as JSON under its Go field names: renaming a field there needs
// a migration here, and the stored fixtures say so.
const (
	kindCity      = "city"
	kindTier      = "tier"
	kindPark      = "park"
	kindIndicator = "indicator"
	kindRatio     = "ratio"

	kindDesignation = "designation"
	kindChecklist   = "checklist"
	kindObjective   = "objective"
)

// city is the body of the one entry that speaks for the whole catalogue.
type city struct {
	Name   park.Text
	DueDay int
}

// item is one thing of a catalogue at its place.
type item struct {
	kind     string
	code     string
	position int
	body     string // JSON; "" when the thing is no more
}

// entryOrigin is who recorded an entry, when and by which document. The zero
// origin came with the program.
type entryOrigin struct {
	act       park.Act
	effective park.Date
	document  string
}

// ReviseCatalogue records what differs between the catalogue in force and c: a
// row for each thing that is new, changed, moved or gone, in effect from the
// given day. The day must not lie ahead (park.Invalid, key effective_ahead):
// the whole board changes with it. Another city is refused with park.Conflict,
// key other_city. Where nothing differs, nothing is recorded.
func (db *DB) ReviseCatalogue(ctx context.Context, act park.Act, c *park.Catalogue, effective park.Date, document string) error {
	return db.reviseCatalogue(ctx, act, Revision{c, effective, document}, anyVersion)
}

func (db *DB) reviseCatalogue(ctx context.Context, act park.Act, r Revision, asRead int64) error {
	if _, err := park.ParseDate(string(r.Effective)); err != nil {
		return err
	}
	if r.Effective > park.DateOf(act.At) {
		return park.Invalidf("effective_ahead", "the catalogue cannot change ahead of time, on %s", r.Effective)
	}
	return db.act(ctx, act, VerbCatalogue, func(tx *sql.Tx) (string, error) {
		if err := unmoved(ctx, tx, asRead); err != nil {
			return "", err
		}
		now, err := catalogue(ctx, tx, park.Moment{})
		if err != nil {
			return "", err
		}
		if now.Code != r.Catalogue.Code {
			return "", park.Conflictf("other_city", "the data directory %s holds city %s, not %s", db.dir, now.Code, r.Catalogue.Code)
		}
		return "catalogue", recordCatalogue(ctx, tx, now, r.Catalogue, entryOrigin{act, r.Effective, r.Document})
	})
}

// recordCatalogue adds an entry for everything that differs from was to will.
func recordCatalogue(ctx context.Context, tx *sql.Tx, was, will *park.Catalogue, from entryOrigin) error {
	before, err := items(was)
	if err != nil {
		return err
	}
	after, err := items(will)
	if err != nil {
		return err
	}
	changed := after[:0:0]
	for _, it := range after {
		if !slices.Contains(before, it) {
			changed = append(changed, it)
		}
	}
	for _, it := range before {
		if !slices.ContainsFunc(after, func(a item) bool { return a.kind == it.kind && a.code == it.code }) {
			changed = append(changed, item{kind: it.kind, code: it.code, position: it.position})
		}
	}
	for _, it := range changed {
		if err := insertEntry(ctx, tx, it, from); err != nil {
			return err
		}
	}
	return nil
}

func insertEntry(ctx context.Context, tx *sql.Tx, it item, from entryOrigin) error {
	recorded, actor := int64(math.MinInt64), sql.NullString{}
	if !from.act.At.IsZero() {
		recorded, actor = from.act.At.Unix(), sql.NullString{String: from.act.Actor, Valid: true}
	}
	_, err := tx.ExecContext(ctx, `INSERT INTO catalogue_entries
		(kind, code, position, body, effective, document, recorded_at, actor) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
		it.kind, it.code, it.position, sql.NullString{String: it.body, Valid: it.body != ""},
		string(from.effective), from.document, recorded, actor)
	if err != nil {
		return fmt.Errorf("recording catalogue entry %s %s: %w", it.kind, it.code, err)
	}
	return nil
}

// items takes a catalogue apart; none gives none. A code that stands twice is refused with
// park.Invalid, key catalogue_code.
func items(c *park.Catalogue) ([]item, error) {
	if c == nil {
		return nil, nil
	}
	var all []item
	seen := make(map[[2]string]bool)
	add := func(kind, code string, position int, thing any) error {
		if code == "" || seen[[2]string{kind, code}] {
			return park.Invalidf("catalogue_code", "%s %q: a code must be there and stand once", kind, code)
		}
		seen[[2]string{kind, code}] = true
		body, err := json.Marshal(thing)
		if err != nil {
			return fmt.Errorf("writing %s %s: %w", kind, code, err)
		}
		all = append(all, item{kind, code, position, string(body)})
		return nil
	}
	err := add(kindCity, c.Code, 0, city{c.City, c.DueDay})
	for i, t := range c.Tiers {
		err = cmp.Or(err, add(kindTier, t.Code, i, t))
	}
	for i, p := range c.Parks {
		err = cmp.Or(err, add(kindPark, p.Code, i, p))
	}
	for i, in := range c.Indicators {
		err = cmp.Or(err, add(kindIndicator, in.Code, i, in))
	}
	for i, r := range c.Ratios {
		err = cmp.Or(err, add(kindRatio, r.Code, i, r))
	}
	for i, d := range c.Designations {
		err = cmp.Or(err, add(kindDesignation, d.Code, i, d))
	}
	for i, l := range c.Checklists {
		err = cmp.Or(err, add(kindChecklist, l.Code, i, l))
	}
	for i, o := range c.Objectives {
		err = cmp.Or(err, add(kindObjective, o.Code, i, o))
	}
	return all, err
}

// catalogue puts the entries in force at a moment together: of each thing the
// one latest in effect, of several for that day the latest recorded.
func catalogue(ctx context.Context, tx *sql.Tx, asof park.Moment) (*park.Catalogue, error) {
	day := "9999-12-31"
	if !asof.IsZero() {
		day = string(park.DateOf(asof))
	}
	rows, err := tx.QueryContext(ctx, `SELECT kind, code, position, coalesce(body, '') FROM catalogue_entries
		WHERE recorded_at <= $1 AND effective <= $2 ORDER BY effective, id`, recordedBy(asof), day)
	entries, err := collect(rows, err, "reading the catalogue", func(scan scanner) (it item, err error) {
		err = scan(&it.kind, &it.code, &it.position, &it.body)
		return it, err
	})
	if err != nil {
		return nil, err
	}
	newest := make(map[[2]string]item)
	for _, it := range entries {
		newest[[2]string{it.kind, it.code}] = it
	}
	return assemble(newest)
}

func assemble(newest map[[2]string]item) (*park.Catalogue, error) {
	inOrder := make([]item, 0, len(newest))
	for _, it := range newest {
		if it.body != "" {
			inOrder = append(inOrder, it)
		}
	}
	slices.SortFunc(inOrder, func(a, b item) int {
		return cmp.Or(cmp.Compare(a.position, b.position), cmp.Compare(a.code, b.code))
	})
	c := &park.Catalogue{}
	for _, it := range inOrder {
		var err error
		switch it.kind {
		case kindCity:
			var whole city
			err = decode(it.body, &whole)
			c.Code, c.City, c.DueDay = it.code, whole.Name, whole.DueDay
		case kindTier:
			err = decodeOnto(it.body, &c.Tiers)
		case kindPark:
			err = decodeOnto(it.body, &c.Parks)
		case kindIndicator:
			err = decodeOnto(it.body, &c.Indicators)
		case kindRatio:
			err = decodeOnto(it.body, &c.Ratios)
		case kindDesignation:
			err = decodeOnto(it.body, &c.Designations)
		case kindChecklist:
			err = decodeOnto(it.body, &c.Checklists)
		case kindObjective:
			err = decodeOnto(it.body, &c.Objectives)
		}
		if err != nil {
			return nil, fmt.Errorf("reading %s %s: %w", it.kind, it.code, err)
		}
	}
	return c, nil
}

// decode refuses fields it does not know, so that a renamed one is noticed.
func decode(body string, into any) error {
	d := json.NewDecoder(bytes.NewReader([]byte(body)))
	d.DisallowUnknownFields()
	return d.Decode(into)
}

func decodeOnto[T any](body string, list *[]T) error {
	var one T
	if err := decode(body, &one); err != nil {
		return err
	}
	*list = append(*list, one)
	return nil
}

// city is the code of the city the database holds; "" while it is still empty.
func (db *DB) city(ctx context.Context) (code string, err error) {
	err = db.writer.QueryRowContext(ctx,
		`SELECT code FROM catalogue_entries WHERE kind = $1 LIMIT 1`, kindCity).Scan(&code)
	if err != nil && !absent(err) {
		return "", fmt.Errorf("reading the city: %w", err)
	}
	return code, nil
}
