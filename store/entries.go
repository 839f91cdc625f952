package store

import (
	"context"
	"fmt"
	"math"

	"parkboard/internal/park"
)

// ParkEntry is one recorded state of a park in the catalogue, in effect from a
// day on. The entry that came with the program has no actor, no day and the
// zero moment.
type ParkEntry struct {
	ID         int64
	Code       string
	Park       park.Park // zero when Closed
	Closed     bool      // from that day on the catalogue has the park no more
	Effective  park.Date
	Document   string
	RecordedAt park.Moment
	Actor      string
}

// CityEntry is one recorded state of what the catalogue says of the city.
type CityEntry struct {
	ID         int64
	Name       park.Text
	DueDay     int
	Effective  park.Date
	Document   string
	RecordedAt park.Moment
	Actor      string
}

// ParkEntries lists what was recorded of the parks by a moment, zero for now, of
// one by its code or of all under "", in the order it takes effect: the last one of a park is in
// force. An entry that only moves a park to another place of the list is left
// out.
func (db *DB) ParkEntries(ctx context.Context, code string, asof park.Moment) ([]ParkEntry, error) {
	rows, err := db.entries(ctx, kindPark, code, asof)
	if err != nil {
		return nil, err
	}
	var all []ParkEntry
	last := make(map[string]string)
	for _, row := range rows {
		if was, seen := last[row.code]; seen && was == row.body {
			continue
		}
		last[row.code] = row.body
		e := ParkEntry{
			ID: row.id, Code: row.code, Closed: row.body == "", Effective: row.effective, Document: row.document,
			RecordedAt: row.recordedAt, Actor: row.actor,
		}
		if !e.Closed {
			if err := decode(row.body, &e.Park); err != nil {
				return nil, fmt.Errorf("reading park %s: %w", row.code, err)
			}
		}
		all = append(all, e)
	}
	return all, nil
}

// CityEntries lists what was recorded of the city by a moment, zero for now, in
// the order it takes effect.
func (db *DB) CityEntries(ctx context.Context, asof park.Moment) ([]CityEntry, error) {
	rows, err := db.entries(ctx, kindCity, "", asof)
	if err != nil {
		return nil, err
	}
	var all []CityEntry
	for _, row := range rows {
		var whole city
		if err := decode(row.body, &whole); err != nil {
			return nil, fmt.Errorf("reading the city: %w", err)
		}
		all = append(all, CityEntry{
			ID: row.id, Name: whole.Name, DueDay: whole.DueDay, Effective: row.effective, Document: row.document,
			RecordedAt: row.recordedAt, Actor: row.actor,
		})
	}
	return all, nil
}

// recordedEntry is a row of the catalogue as it was recorded.
type recordedEntry struct {
	id         int64
	code, body string
	effective  park.Date
	document   string
	recordedAt park.Moment
	actor      string
}

func (db *DB) entries(ctx context.Context, kind, code string, asof park.Moment) ([]recordedEntry, error) {
	rows, err := db.reader.QueryContext(ctx, `SELECT id, code, coalesce(body, ''), effective, document,
			nullif(recorded_at, $1), coalesce(actor, '')
		FROM catalogue_entries WHERE kind = $2 AND ($3 = '' OR code = $3) AND recorded_at <= $4 ORDER BY effective, id`,
		int64(math.MinInt64), kind, code, recordedBy(asof))
	return collect(rows, err, "reading the catalogue's entries", func(scan scanner) (e recordedEntry, err error) {
		err = scan(&e.id, &e.code, &e.body, &e.effective, &e.document, (*unix)(&e.recordedAt), &e.actor)
		return e, err
	})
}
