package store

import (
	"context"
	"crypto/sha256"
	"database/sql"
	"encoding/hex"
	"fmt"

	"parkboard/internal/park"
)

// IssueBrief keeps the bytes of a printed sheet and of its style sheet as they
// are. ID, Page, Style, Actor and At are the store's to set. A brief made from
// another data version than the current one is park.Conflict, key brief_moved.
func (db *DB) IssueBrief(ctx context.Context, act park.Act, b park.IssuedBrief, page, style []byte) (id int64, err error) {
	err = db.act(ctx, act, VerbIssue, func(tx *sql.Tx) (string, error) {
		var version int64
		if err := tx.QueryRowContext(ctx, `SELECT version FROM board`).Scan(&version); err != nil {
			return "", fmt.Errorf("reading the data version: %w", err)
		}
		if version != b.Version {
			return "", park.Conflictf("brief_moved", "made from version %d, the data is at %d", b.Version, version)
		}
		sums := make([]string, 0, 2)
		for _, raw := range [][]byte{page, style} {
			sum := sha256.Sum256(raw)
			sums = append(sums, hex.EncodeToString(sum[:]))
			if err := insertOriginal(ctx, tx, sums[len(sums)-1], raw); err != nil {
				return "", err
			}
		}
		added, err := tx.ExecContext(ctx, `INSERT INTO issued_briefs
				(measures, period, park, lang, asof, version, hash, page, style, actor, at, sample)
			VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)`, b.Measures,
			b.Period.String(), b.Park, b.Lang, b.AsOf.Unix(), b.Version, b.Hash, sums[0], sums[1], act.Actor, act.At.Unix(), b.Sample)
		if err != nil {
			return "", fmt.Errorf("issuing a brief of %s: %w", b.Park, err)
		}
		id, err = added.LastInsertId()
		return fmt.Sprintf("briefs/%d", id), err
	})
	return id, err
}

// IssuedBriefs lists the briefs issued by a moment, the newest period first and
// in it the newest brief; the zero moment means now.
func (db *DB) IssuedBriefs(ctx context.Context, asof park.Moment) (all []park.IssuedBrief, err error) {
	rows, err := db.reader.QueryContext(ctx, `SELECT id, measures, period, park, lang, asof, version, hash, page, style, actor, at, sample
		FROM issued_briefs WHERE at <= $1 ORDER BY period DESC, id DESC`, recordedBy(asof))
	return collect(rows, err, "reading the issued briefs", func(scan scanner) (b park.IssuedBrief, err error) {
		var period string
		err = scan(&b.ID, &b.Measures, &period, &b.Park, &b.Lang, (*unix)(&b.AsOf), &b.Version, &b.Hash, &b.Page, &b.Style, &b.Actor, (*unix)(&b.At), &b.Sample)
		if err == nil {
			b.Period, err = park.ParsePeriod(period)
		}
		return b, err
	})
}

// IssuedPage is an issued brief's sheet, byte for byte; park.NotFound, key
// issued_brief, where none was issued under the number by the moment.
func (db *DB) IssuedPage(ctx context.Context, id int64, asof park.Moment) (page []byte, err error) {
	err = db.reader.QueryRowContext(ctx, `SELECT o.bytes FROM issued_briefs b JOIN originals o ON o.sha256 = b.page
		WHERE b.id = $1 AND b.at <= $2`, id, recordedBy(asof)).Scan(&page)
	if absent(err) {
		return nil, park.NotFoundf("issued_brief", "no brief %d was issued", id)
	}
	if err != nil {
		return nil, fmt.Errorf("reading issued brief %d: %w", id, refusal(err))
	}
	return page, nil
}

// IssuedStyle is a style sheet that an issued brief was printed with, by its
// checksum. Other bytes of that checksum are none of its business:
// park.NotFound, key issued_brief.
func (db *DB) IssuedStyle(ctx context.Context, sha string) (style []byte, err error) {
	err = db.reader.QueryRowContext(ctx, `SELECT bytes FROM originals
		WHERE sha256 = $1 AND EXISTS (SELECT 1 FROM issued_briefs WHERE style = $1)`, sha).Scan(&style)
	if absent(err) {
		return nil, park.NotFoundf("issued_brief", "no style sheet %q", sha)
	}
	if err != nil {
		return nil, fmt.Errorf("reading a style sheet: %w", refusal(err))
	}
	return style, nil
}
