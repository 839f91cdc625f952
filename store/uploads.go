package store

import (
	"context"
	"crypto/sha256"
	"database/sql"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"parkboard/internal/park"
)

// Received is a workbook as it came in, with what the intake found in it.
type Received struct {
	FileName  string
	Bytes     []byte
	SHA256    string // hex; computed when empty, an error when it does not match
	Format    string // xlsx, xls, csv; "" when it could not be told
	Encoding  string // csv only
	Hint      park.Period
	Parks     []string
	Periods   []park.Period
	Figures   int
	Errors    int
	Questions int
	Notes     int
	Sample    bool    // invented: ClearSample may take it out again
	Carried   []int64 // answers of earlier uploads, by id, that hold for this one too
}

// Receive keeps a workbook byte for byte, in the state park.Checked. The sender
// and the moment are those of the act. The answers that are carried over stay
// those of the people who gave them, word for word.
func (db *DB) Receive(ctx context.Context, act park.Act, r Received) (up park.Upload, err error) {
	err = db.write(ctx, func(tx *sql.Tx) error {
		id, err := receive(ctx, tx, act, r)
		if err != nil {
			return err
		}
		up, err = upload(ctx, tx, id)
		return err
	})
	return up, err
}

func receive(ctx context.Context, tx *sql.Tx, act park.Act, r Received) (id int64, err error) {
	sum := sha256.Sum256(r.Bytes)
	sha := hex.EncodeToString(sum[:])
	if r.SHA256 != "" && r.SHA256 != sha {
		return 0, fmt.Errorf("receiving %q: its SHA-256 is %s, not %s", r.FileName, sha, r.SHA256)
	}
	if strings.TrimSpace(r.FileName) == "" {
		return 0, park.Invalidf("file_name", "the file has no name")
	}
	err = perform(ctx, tx, act, VerbReceive, func(tx *sql.Tx) (string, error) {
		if id, err = insertUpload(ctx, tx, r, sha); err != nil {
			return "", fmt.Errorf("receiving %q: %w", r.FileName, err)
		}
		if err := carry(ctx, tx, id, r.Carried); err != nil {
			return "", err
		}
		return subject(id), insertState(ctx, tx, act, id, park.Checked, "")
	})
	return id, err
}

// subject is how the audit names an upload.
func subject(id int64) string { return "uploads/" + strconv.FormatInt(id, 10) }

func insertUpload(ctx context.Context, tx *sql.Tx, r Received, sha string) (int64, error) {
	if err := insertOriginal(ctx, tx, sha, r.Bytes); err != nil {
		return 0, err
	}
	added, err := tx.ExecContext(ctx, `INSERT INTO uploads (file_name, sha256, size, format, encoding, hint,
			parks, periods, figures, errors, questions, notes, sample)
		VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)`,
		r.FileName, sha, len(r.Bytes), r.Format, r.Encoding, r.Hint.String(), list(r.Parks), list(periodNames(r.Periods)),
		r.Figures, r.Errors, r.Questions, r.Notes, r.Sample)
	if err != nil {
		return 0, err
	}
	return added.LastInsertId()
}

func periodNames(periods []park.Period) []string {
	names := make([]string, len(periods))
	for i, p := range periods {
		names[i] = p.String()
	}
	return names
}

// list writes words as a JSON array, the form in which short lists are stored.
func list[T ~string](words []T) string {
	raw, err := json.Marshal(slices.Concat([]T{}, words))
	if err != nil {
		panic(err) // strings always have a JSON form
	}
	return string(raw)
}

// Upload is one upload as it stands now; park.NotFound, key upload, where there
// is none.
func (db *DB) Upload(ctx context.Context, id int64) (up park.Upload, err error) {
	return db.UploadAsOf(ctx, id, park.Moment{})
}

// UploadAsOf is one upload as it stood at a moment, zero for now; park.NotFound,
// key upload, where it had not come by then.
func (db *DB) UploadAsOf(ctx context.Context, id int64, asof park.Moment) (up park.Upload, err error) {
	err = db.read(ctx, func(tx *sql.Tx) error {
		up, err = uploadBy(ctx, tx, id, asof)
		return err
	})
	return up, err
}

func upload(ctx context.Context, tx *sql.Tx, id int64) (park.Upload, error) {
	return uploadBy(ctx, tx, id, park.Moment{})
}

func uploadBy(ctx context.Context, tx *sql.Tx, id int64, asof park.Moment) (park.Upload, error) {
	found, err := selectUploads(ctx, tx, recordedBy(asof),
		`WHERE u.id = $1 AND EXISTS (SELECT 1 FROM upload_states WHERE upload = u.id AND at <= $2)`, id, recordedBy(asof))
	if err != nil {
		return park.Upload{}, err
	}
	if len(found) == 0 {
		return park.Upload{}, park.NotFoundf("upload", "no upload %d", id)
	}
	return found[0], nil
}

// SameBytes lists the uploads of exactly these bytes, newest first.
func (db *DB) SameBytes(ctx context.Context, sha string) (found []park.Upload, err error) {
	err = db.read(ctx, func(tx *sql.Tx) error {
		found, err = selectUploads(ctx, tx, recordedBy(park.Moment{}), `WHERE u.sha256 = $1 ORDER BY u.id DESC`, sha)
		return err
	})
	return found, err
}

// UploadFilter narrows a list of uploads; zero fields do not.
type UploadFilter struct {
	State  park.State  // now in this state
	Park   string      // holds figures of this park
	Period park.Period // or of this period
	SentBy string
	AsOf   park.Moment // as they stood then; zero is now
	Limit  int         // at most so many, the newest
}

// Uploads lists uploads, newest first, without those that had not come by the
// moment asked for.
func (db *DB) Uploads(ctx context.Context, f UploadFilter) (found []park.Upload, err error) {
	limit := f.Limit
	if limit <= 0 {
		limit = -1 // no limit
	}
	err = db.read(ctx, func(tx *sql.Tx) error {
		found, err = selectUploads(ctx, tx, recordedBy(f.AsOf), `
			WHERE EXISTS (SELECT 1 FROM upload_states WHERE upload = u.id AND at <= $6)
			AND ($1 = '' OR $1 = (SELECT state FROM upload_states WHERE upload = u.id AND at <= $6 ORDER BY id DESC LIMIT 1))
			AND ($2 = '' OR EXISTS (SELECT 1 FROM json_each(u.parks) WHERE value = $2))
			AND ($3 = '' OR EXISTS (SELECT 1 FROM json_each(u.periods) WHERE value = $3))
			AND ($4 = '' OR EXISTS (SELECT 1 FROM upload_states WHERE upload = u.id AND state = 'checked' AND actor = $4))
			ORDER BY u.id DESC LIMIT $5`,
			string(f.State), f.Park, f.Period.String(), f.SentBy, limit, recordedBy(f.AsOf))
		return err
	})
	return found, err
}

// selectUploads reads uploads, and in a second query their steps by a moment:
// those it selects had come by then.
func selectUploads(ctx context.Context, tx *sql.Tx, by int64, which string, args ...any) ([]park.Upload, error) {
	rows, err := tx.QueryContext(ctx, `SELECT u.id, u.file_name, u.sha256, u.size, u.format, u.encoding, u.hint,
		u.parks, u.periods, u.figures, u.errors, u.questions, u.notes FROM read_uploads u `+which, args...)
	found, err := collect(rows, err, "reading uploads", scanUpload)
	if err != nil || len(found) == 0 {
		return nil, err
	}
	at := make(map[int64]int, len(found))
	ids := make([]int64, len(found))
	for i, up := range found {
		at[up.ID], ids[i] = i, up.ID
	}
	wanted, err := json.Marshal(ids)
	if err != nil {
		return nil, fmt.Errorf("reading uploads: %w", err)
	}
	rows, err = tx.QueryContext(ctx, `SELECT upload, state, actor, at, reason FROM upload_states
		WHERE upload IN (SELECT value FROM json_each($1)) AND at <= $2 ORDER BY id`, string(wanted), by)
	_, err = collect(rows, err, "reading the steps of uploads", func(scan scanner) (none struct{}, err error) {
		var id int64
		var s park.Step
		err = scan(&id, &s.State, &s.Actor, (*unix)(&s.At), &s.Reason)
		if err == nil {
			up := &found[at[id]]
			up.Steps, up.State = append(up.Steps, s), s.State
		}
		return none, err
	})
	for i := range found {
		found[i].SentBy, found[i].SentAt = found[i].Steps[0].Actor, found[i].Steps[0].At
	}
	return found, err
}

func scanUpload(scan scanner) (up park.Upload, err error) {
	var hint, parks, periods string
	err = scan(&up.ID, &up.FileName, &up.SHA256, &up.Size, &up.Format, &up.Encoding, &hint,
		&parks, &periods, &up.Figures, &up.Errors, &up.Questions, &up.Notes)
	if err != nil {
		return up, err
	}
	if hint != "" {
		if up.Hint, err = park.ParsePeriod(hint); err != nil {
			return up, err
		}
	}
	if err := json.Unmarshal([]byte(parks), &up.Parks); err != nil {
		return up, err
	}
	var spoken []string
	if err := json.Unmarshal([]byte(periods), &spoken); err != nil {
		return up, err
	}
	for _, word := range spoken {
		p, err := park.ParsePeriod(word)
		if err != nil {
			return up, err
		}
		up.Periods = append(up.Periods, p)
	}
	return up, nil
}

// Bytes is the original file of an upload, byte for byte.
func (db *DB) Bytes(ctx context.Context, id int64) (raw []byte, err error) {
	err = db.reader.QueryRowContext(ctx,
		`SELECT o.bytes FROM uploads u JOIN originals o ON o.sha256 = u.sha256 WHERE u.id = $1`, id).Scan(&raw)
	if absent(err) {
		return nil, park.NotFoundf("upload", "no upload %d", id)
	}
	if err != nil {
		return nil, fmt.Errorf("reading the original of upload %d: %w", id, refusal(err))
	}
	return raw, nil
}
