package store

import (
	"context"
	"database/sql"
	"fmt"
	"slices"

	"parkboard/internal/park"
)

// publication is when an upload's figures went live.
type publication struct {
	upload int64
	at     park.Moment
}

// insertFigures adds the figures of an upload. Parks and indicators must be in
// the catalogue in force (park.Invalid): a figure nobody can ask for would be
// lost.
func insertFigures(ctx context.Context, tx *sql.Tx, upload int64, figures []park.Figure) error {
	if len(figures) == 0 {
		return park.Invalidf("no_figures", "upload %d has no figures to publish", upload)
	}
	c, err := catalogue(ctx, tx, park.Moment{})
	if err != nil {
		return err
	}
	insert, err := tx.PrepareContext(ctx, `INSERT INTO figures
		(upload, park, period, indicator, measure, value, unit, sheet, cell, text, found)
		VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`)
	if err != nil {
		return fmt.Errorf("publishing figures: %w", err)
	}
	defer func() { _ = insert.Close() }() // the transaction ends it anyway
	type named struct{ park, indicator string }
	seen := make(map[named]bool) // looked up once each, not once a figure
	for _, f := range figures {
		if name := (named{f.Park, f.Indicator}); !seen[name] {
			if err := known(c, f.Park, f.Indicator); err != nil {
				return err
			}
			seen[name] = true
		}
		_, err := insert.ExecContext(ctx, upload, f.Park, f.Period.String(), f.Indicator, string(f.Measure),
			int64(f.Value), f.Unit, f.Sheet, f.Cell, f.Text, f.Found)
		if duplicate(err) {
			return park.Invalidf("figure_twice", "%s %s %s %s stands twice in upload %d",
				f.Park, f.Period, f.Indicator, f.Measure, upload)
		}
		if err != nil {
			return fmt.Errorf("publishing %s %s %s %s from %s: %w", f.Park, f.Period, f.Indicator, f.Measure, f.Cell, err)
		}
	}
	return nil
}

// liveUploads lists what was published and not yet withdrawn at a moment; at
// the zero moment, what is so now.
func liveUploads(ctx context.Context, tx *sql.Tx, asof park.Moment) ([]publication, error) {
	query, args := `SELECT upload, published_at FROM publications WHERE withdrawn_at IS NULL`, []any(nil)
	if !asof.IsZero() {
		query = `SELECT upload, published_at FROM publications
			WHERE published_at <= $1 AND (withdrawn_at IS NULL OR withdrawn_at > $1)`
		args = []any{asof.Unix()}
	}
	rows, err := tx.QueryContext(ctx, query, args...)
	return collect(rows, err, "reading what is published", func(scan scanner) (p publication, err error) {
		err = scan(&p.upload, (*unix)(&p.at))
		return p, err
	})
}

// liveFigures reads the figures of the live uploads in the order of publishing;
// which of them is current is the ledger's to say (docs/domain.md#correction).
// Nearly all figures are live, so they are read in one pass and told apart here.
func liveFigures(ctx context.Context, tx *sql.Tx, asof park.Moment) ([]park.Published, error) {
	live, err := liveUploads(ctx, tx, asof)
	if err != nil || len(live) == 0 {
		return nil, err
	}
	at := make(map[int64]park.Moment, len(live))
	for _, p := range live {
		at[p.upload] = p.at
	}
	rows, err := tx.QueryContext(ctx, `SELECT id, upload, park, period, indicator, measure, value, unit,
		sheet, cell, text, found FROM figures ORDER BY id`)
	row := newFigureRow()
	figures, err := collect(rows, err, "reading the figures", row.read)
	if err != nil {
		return nil, err
	}
	figures = slices.DeleteFunc(figures, func(f park.Published) bool { _, ok := at[f.Upload]; return !ok })
	for i := range figures {
		figures[i].PublishedAt = at[figures[i].Upload]
	}
	return inOrder(figures), nil
}

// figureRow reads figures into one set of places, and keeps each park, period,
// indicator and sheet name once however many figures bear it.
type figureRow struct {
	park.Published
	period  string
	value   int64
	places  []any
	names   map[string]string
	periods map[string]park.Period
}

func newFigureRow() *figureRow {
	r := &figureRow{names: make(map[string]string), periods: make(map[string]park.Period)}
	r.places = []any{
		&r.ID, &r.Upload, &r.Park, &r.period, &r.Indicator, &r.Measure, &r.value, &r.Unit,
		&r.Sheet, &r.Cell, &r.Text, &r.Found,
	}
	return r
}

func (r *figureRow) read(scan scanner) (park.Published, error) {
	if err := scan(r.places...); err != nil {
		return park.Published{}, err
	}
	p, ok := r.periods[r.period]
	if !ok {
		var err error
		if p, err = park.ParsePeriod(r.period); err != nil {
			return park.Published{}, err
		}
		r.periods[r.period] = p
	}
	f := r.Published
	f.Period, f.Value = p, park.Quantity(r.value)
	f.Park, f.Indicator, f.Unit = r.name(f.Park), r.name(f.Indicator), r.name(f.Unit)
	f.Measure, f.Sheet, f.Found = park.Measure(r.name(string(f.Measure))), r.name(f.Sheet), r.name(f.Found)
	return f, nil
}

func (r *figureRow) name(s string) string {
	if have, ok := r.names[s]; ok {
		return have
	}
	r.names[s] = s
	return s
}

// FirstPublished is when a park's figure of a period was first published, also
// where it was withdrawn or corrected since; zero when none ever was. Land and
// the city's own row are no report of a park.
func (db *DB) FirstPublished(ctx context.Context, period park.Period) (park.Moment, error) {
	args := []any{period.String(), string(park.Cumulative), park.CityCode}
	for _, basis := range park.Bases {
		args = append(args, basis.Indicator())
	}
	var at park.Moment
	err := db.reader.QueryRowContext(ctx, `SELECT min(p.published_at) FROM publications p
		WHERE EXISTS (SELECT 1 FROM figures f WHERE f.upload = p.upload AND f.period = $1 AND f.measure = $2
			AND f.park <> $3 AND f.indicator NOT IN ($4, $5, $6))`, args...).Scan((*unix)(&at))
	if err != nil {
		return park.Moment{}, fmt.Errorf("asking when %s was first published: %w", period, refusal(err))
	}
	return at, nil
}
