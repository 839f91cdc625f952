package store

import (
	"context"
	"crypto/sha256"
	"database/sql"
	"encoding/hex"
	"fmt"
	"strings"

	"parkboard/internal/park"
)

// Handed is a file somebody hands in with an act: evidence, or what an
// objection rests on. Its bytes are kept as they came.
type Handed struct {
	Name  string
	Bytes []byte
}

// insertAttachment keeps a handed-in file; none gives no reference. A file
// without a name or without bytes is park.Invalid, key attachment_empty.
func insertAttachment(ctx context.Context, tx *sql.Tx, h *Handed) (id sql.NullInt64, err error) {
	if h == nil {
		return id, nil
	}
	if strings.TrimSpace(h.Name) == "" || len(h.Bytes) == 0 {
		return id, park.Invalidf("attachment_empty", "the file %q has no name or holds nothing", h.Name)
	}
	sum := sha256.Sum256(h.Bytes)
	sha := hex.EncodeToString(sum[:])
	if err := insertOriginal(ctx, tx, sha, h.Bytes); err != nil {
		return id, err
	}
	added, err := tx.ExecContext(ctx, `INSERT INTO attachments (name, sha256, size) VALUES ($1, $2, $3)`, h.Name, sha, len(h.Bytes))
	if err != nil {
		return id, fmt.Errorf("keeping the file %q: %w", h.Name, err)
	}
	id.Int64, err = added.LastInsertId()
	id.Valid = err == nil
	return id, err
}

// insertOriginal keeps bytes once, however often they come.
func insertOriginal(ctx context.Context, tx *sql.Tx, sha string, raw []byte) error {
	if raw == nil {
		raw = []byte{} // an empty file is a file
	}
	_, err := tx.ExecContext(ctx,
		`INSERT INTO originals (sha256, bytes) VALUES ($1, $2) ON CONFLICT (sha256) DO NOTHING`, sha, raw)
	if err != nil {
		return fmt.Errorf("keeping bytes: %w", err)
	}
	return nil
}

// Attachment is a handed-in file with its bytes; park.NotFound, key
// attachment, where there is none.
func (db *DB) Attachment(ctx context.Context, id int64) (a park.Attachment, raw []byte, err error) {
	err = db.reader.QueryRowContext(ctx, `SELECT f.id, f.name, f.sha256, f.size, o.bytes
		FROM attachments f JOIN originals o ON o.sha256 = f.sha256 WHERE f.id = $1`, id).
		Scan(&a.ID, &a.Name, &a.SHA256, &a.Size, &raw)
	if absent(err) {
		return a, nil, park.NotFoundf("attachment", "no file %d", id)
	}
	if err != nil {
		return a, nil, fmt.Errorf("reading file %d: %w", id, refusal(err))
	}
	return a, raw, nil
}

// attached scans the optional file of a row that was joined with attachments.
type attached struct {
	id        sql.NullInt64
	name, sha sql.NullString
	size      sql.NullInt64
}

func (a *attached) places() []any { return []any{&a.id, &a.name, &a.sha, &a.size} }

func (a *attached) file() *park.Attachment {
	if !a.id.Valid {
		return nil
	}
	return &park.Attachment{ID: a.id.Int64, Name: a.name.String, SHA256: a.sha.String, Size: a.size.Int64}
}
