package store

import (
	"context"

	"parkboard/internal/park"
)

// AuditFilter narrows a list of acts; its zero fields narrow nothing.
type AuditFilter struct {
	Actor    string
	Verb     Verb
	From, To park.Date // days in Beijing, both included
	Subjects []string  // nil for all; land/3, targets/5 …
	Verbs    []Verb    // nil for all

	After, By park.Moment // after the first and not after the second; zero is no bound
	Limit     int         // 0 for all
	Offset    int
}

// Audit lists the latest acts in the order they were recorded, newest first.
func (db *DB) Audit(ctx context.Context, limit int) ([]AuditRow, error) {
	return db.Acts(ctx, AuditFilter{Limit: limit})
}

// Acts lists the acts of a filter, newest first.
func (db *DB) Acts(ctx context.Context, f AuditFilter) ([]AuditRow, error) {
	from, to := int64(0), recordedBy(park.Moment{})
	if f.From != "" {
		from = f.From.Time().Unix()
	}
	if f.To != "" {
		to = f.To.End().Unix()
	}
	if !f.After.IsZero() {
		from = max(from, f.After.Unix()+1) // acts are kept to the second
	}
	to = min(to, recordedBy(f.By))
	limit := f.Limit
	if limit == 0 {
		limit = -1 // SQLite's word for all
	}
	rows, err := db.reader.QueryContext(ctx, `SELECT id, at, actor, verb, subject, version FROM audit
		WHERE ($1 = '' OR actor = $1) AND ($2 = '' OR verb = $2) AND at BETWEEN $3 AND $4
			AND ($5 OR subject IN (SELECT value FROM json_each($6)))
			AND ($7 OR verb IN (SELECT value FROM json_each($8)))
		ORDER BY id DESC LIMIT $9 OFFSET $10`,
		f.Actor, string(f.Verb), from, to, f.Subjects == nil, list(f.Subjects), f.Verbs == nil, list(f.Verbs), limit, f.Offset)
	return collect(rows, err, "reading the audit", func(scan scanner) (r AuditRow, err error) {
		err = scan(&r.ID, (*unix)(&r.At), &r.Actor, &r.Verb, &r.Subject, &r.Version)
		return r, err
	})
}

// Actors lists, by name, who did something by a moment, zero for now.
func (db *DB) Actors(ctx context.Context, asof park.Moment) ([]string, error) {
	rows, err := db.reader.QueryContext(ctx, `SELECT DISTINCT actor FROM audit WHERE at <= $1 ORDER BY actor`, recordedBy(asof))
	return collect(rows, err, "reading the actors", func(scan scanner) (name string, err error) {
		return name, scan(&name)
	})
}
