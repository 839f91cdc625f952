package store

import (
	"context"
	"database/sql"
	"fmt"
	"math"
	"slices"
	"strings"

	"parkboard/internal/park"
)

// anyVersion is recorded upon whatever the data is by then.
const anyVersion = math.MaxInt64

// Entry is one thing that is recorded: exactly one of its pointers is set.
type Entry struct {
	Land      *park.Land
	Target    *park.Target
	Note      *park.Note
	Catalogue *Revision
}

// Revision is the whole catalogue as it shall be from a day on.
type Revision struct {
	Catalogue *park.Catalogue
	Effective park.Date
	Document  string
}

// Record records an entry whose consequences were looked at on the data
// version asRead. Where an act since then changed a figure, a ledger or the
// catalogue, it is refused with park.Conflict, key data_moved: look again.
// Otherwise it is AddLand, AddTarget, AddNote or ReviseCatalogue.
func (db *DB) Record(ctx context.Context, act park.Act, e Entry, asRead int64) error {
	switch {
	case e.Land != nil:
		return db.addLand(ctx, act, *e.Land, asRead)
	case e.Target != nil:
		return db.addTarget(ctx, act, *e.Target, asRead)
	case e.Note != nil:
		return db.addNote(ctx, act, *e.Note, asRead)
	case e.Catalogue != nil:
		return db.reviseCatalogue(ctx, act, *e.Catalogue, asRead)
	}
	return fmt.Errorf("an entry without anything to record")
}

// AddLand records an area of a park on a basis from its effective day
// (docs/domain.md#land). ID, RecordedAt and Actor are the store's to set. An
// unknown park, basis or day and an area not above zero are park.Invalid.
func (db *DB) AddLand(ctx context.Context, act park.Act, l park.Land) error {
	return db.addLand(ctx, act, l, anyVersion)
}

func (db *DB) addLand(ctx context.Context, act park.Act, l park.Land, asRead int64) error {
	if !slices.Contains(park.Bases, l.Basis) {
		return park.Invalidf("basis", "unknown basis %q", l.Basis)
	}
	if l.Park == park.CityCode {
		return park.Invalidf("park_not_listed", "%q is no park", l.Park)
	}
	if l.Area <= 0 {
		return park.Invalidf("area", "an area must be above zero, not %s", l.Area)
	}
	of := entry{park: l.Park, effective: l.Effective, asRead: asRead}
	return db.addEntry(ctx, act, VerbLand, of, `INSERT INTO land
		(park, basis, area, effective, document, recorded_at, actor) VALUES ($1, $2, $3, $4, $5, $6, $7)`,
		l.Park, string(l.Basis), int64(l.Area), string(l.Effective), l.Document, act.At.Unix(), act.Actor)
}

// AddTarget records a yearly target of a reported indicator, of a park or of the
// city under park.CityCode (docs/domain.md#tiers). ID, RecordedAt and
// Actor are the store's to set. An unknown park, indicator, year or day and a
// value not above zero are park.Invalid.
func (db *DB) AddTarget(ctx context.Context, act park.Act, t park.Target) error {
	return db.addTarget(ctx, act, t, anyVersion)
}

func (db *DB) addTarget(ctx context.Context, act park.Act, t park.Target, asRead int64) error {
	if !(park.Period{Year: t.Year, Month: 12}).Valid() {
		return park.Invalidf("year", "%d is not a year", t.Year)
	}
	if t.Value <= 0 {
		return park.Invalidf("target", "a target must be above zero, not %s", t.Value)
	}
	of := entry{park: t.Park, indicator: t.Indicator, effective: t.Effective, asRead: asRead}
	return db.addEntry(ctx, act, VerbTarget, of, `INSERT INTO targets
		(park, indicator, year, value, effective, document, recorded_at, actor) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
		t.Park, t.Indicator, t.Year, int64(t.Value), string(t.Effective), t.Document, act.At.Unix(), act.Actor)
}

// AddNote records a sentence on a park, or on the city under park.CityCode. ID,
// RecordedAt and Actor are the store's to set. An unknown park or day and a
// blank text are park.Invalid.
func (db *DB) AddNote(ctx context.Context, act park.Act, n park.Note) error {
	return db.addNote(ctx, act, n, anyVersion)
}

func (db *DB) addNote(ctx context.Context, act park.Act, n park.Note, asRead int64) error {
	if strings.TrimSpace(n.Text) == "" {
		return park.Invalidf("note_empty", "a note needs its text")
	}
	of := entry{park: n.Park, effective: n.Effective, asRead: asRead}
	return db.addEntry(ctx, act, VerbNote, of, `INSERT INTO notes
		(park, text, effective, document, recorded_at, actor) VALUES ($1, $2, $3, $4, $5, $6)`,
		n.Park, n.Text, string(n.Effective), n.Document, act.At.Unix(), act.Actor)
}

// entry is what every ledger entry speaks of; indicator may be empty.
type entry struct {
	park      string
	indicator string
	effective park.Date
	asRead    int64
}

func (db *DB) addEntry(ctx context.Context, act park.Act, verb Verb, e entry, insert string, args ...any) error {
	if _, err := park.ParseDate(string(e.effective)); err != nil {
		return err
	}
	return db.act(ctx, act, verb, func(tx *sql.Tx) (string, error) {
		if err := unmoved(ctx, tx, e.asRead); err != nil {
			return "", err
		}
		c, err := catalogue(ctx, tx, park.Moment{})
		if err != nil {
			return "", err
		}
		if err := known(c, e.park, e.indicator); err != nil {
			return "", err
		}
		added, err := tx.ExecContext(ctx, insert, args...)
		if err != nil {
			return "", fmt.Errorf("recording in the %s ledger: %w", verb, err)
		}
		id, err := added.LastInsertId()
		return fmt.Sprintf("%s/%d", verb, id), err
	})
}

// known refuses a park other than the city as a whole and, where one is named,
// an indicator that the catalogue does not have.
func known(c *park.Catalogue, parkCode, indicator string) error {
	if _, ok := c.Park(parkCode); !ok && parkCode != park.CityCode {
		return park.Invalidf("park_not_listed", "no park %q in the catalogue", parkCode)
	}
	if _, ok := c.Indicator(indicator); !ok && indicator != "" {
		return park.Invalidf("indicator_not_listed", "no indicator %q in the catalogue", indicator)
	}
	return nil
}

// recordedBy is the last second whose records count at a moment.
func recordedBy(asof park.Moment) int64 {
	if asof.IsZero() {
		return math.MaxInt64
	}
	return asof.Unix()
}

func land(ctx context.Context, tx *sql.Tx, asof park.Moment) ([]park.Land, error) {
	rows, err := tx.QueryContext(ctx, `SELECT id, park, basis, area, effective, document, recorded_at, actor
		FROM land WHERE recorded_at <= $1 ORDER BY id`, recordedBy(asof))
	return collect(rows, err, "reading the land", func(scan scanner) (l park.Land, err error) {
		err = scan(&l.ID, &l.Park, &l.Basis, &l.Area, &l.Effective, &l.Document, (*unix)(&l.RecordedAt), &l.Actor)
		return l, err
	})
}

func targets(ctx context.Context, tx *sql.Tx, asof park.Moment) ([]park.Target, error) {
	rows, err := tx.QueryContext(ctx, `SELECT id, park, indicator, year, value, effective, document, recorded_at, actor
		FROM targets WHERE recorded_at <= $1 ORDER BY id`, recordedBy(asof))
	return collect(rows, err, "reading the targets", func(scan scanner) (t park.Target, err error) {
		err = scan(&t.ID, &t.Park, &t.Indicator, &t.Year, &t.Value, &t.Effective, &t.Document,
			(*unix)(&t.RecordedAt), &t.Actor)
		return t, err
	})
}

func notes(ctx context.Context, tx *sql.Tx, asof park.Moment) ([]park.Note, error) {
	rows, err := tx.QueryContext(ctx, `SELECT id, park, text, effective, document, recorded_at, actor
		FROM notes WHERE recorded_at <= $1 ORDER BY id`, recordedBy(asof))
	return collect(rows, err, "reading the notes", func(scan scanner) (n park.Note, err error) {
		err = scan(&n.ID, &n.Park, &n.Text, &n.Effective, &n.Document, (*unix)(&n.RecordedAt), &n.Actor)
		return n, err
	})
}
