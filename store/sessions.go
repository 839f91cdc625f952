package store

import (
	"context"
	"fmt"
	"time"

	"parkboard/internal/park"
)

// SessionStore keeps browser sessions for the session library (scs.CtxStore and
// scs.IterableCtxStore). Sessions are no act: they write no audit and leave the
// data version alone.
type SessionStore struct {
	db    *DB
	clock func() time.Time
}

// Sessions is the session store; the clock tells which sessions have expired.
func (db *DB) Sessions(clock func() time.Time) *SessionStore { return &SessionStore{db, clock} }

// DeleteCtx ends a session; one that is not there is no error.
func (s *SessionStore) DeleteCtx(ctx context.Context, token string) error {
	if _, err := s.db.writer.ExecContext(ctx, `DELETE FROM sessions WHERE token = $1`, token); err != nil {
		return fmt.Errorf("ending a session: %w", refusal(err))
	}
	return nil
}

// FindCtx reads a session that has not expired.
func (s *SessionStore) FindCtx(ctx context.Context, token string) (data []byte, found bool, err error) {
	err = s.db.reader.QueryRowContext(ctx,
		`SELECT data FROM sessions WHERE token = $1 AND expires_at > $2`, token, s.clock().Unix()).Scan(&data)
	if absent(err) {
		return nil, false, nil
	}
	if err != nil {
		return nil, false, fmt.Errorf("reading a session: %w", refusal(err))
	}
	return data, true, nil
}

// CommitCtx keeps a session until its expiry.
func (s *SessionStore) CommitCtx(ctx context.Context, token string, data []byte, expiry time.Time) error {
	_, err := s.db.writer.ExecContext(ctx, `INSERT INTO sessions (token, data, expires_at) VALUES ($1, $2, $3)
		ON CONFLICT (token) DO UPDATE SET data = $2, expires_at = $3`, token, data, expiry.Unix())
	if err != nil {
		return fmt.Errorf("keeping a session: %w", refusal(err))
	}
	return nil
}

// AllCtx reads every session that has not expired, by token.
func (s *SessionStore) AllCtx(ctx context.Context) (map[string][]byte, error) {
	all := make(map[string][]byte)
	rows, err := s.db.reader.QueryContext(ctx,
		`SELECT token, data FROM sessions WHERE expires_at > $1`, s.clock().Unix())
	_, err = collect(rows, err, "reading the sessions", func(scan scanner) (none struct{}, err error) {
		var token string
		var data []byte
		err = scan(&token, &data)
		all[token] = data
		return none, err
	})
	return all, err
}

// Delete is DeleteCtx without a context, as the library's older interface asks.
func (s *SessionStore) Delete(token string) error {
	return s.DeleteCtx(context.Background(), token)
}

// Find is FindCtx without a context.
func (s *SessionStore) Find(token string) ([]byte, bool, error) {
	return s.FindCtx(context.Background(), token)
}

// Commit is CommitCtx without a context.
func (s *SessionStore) Commit(token string, data []byte, expiry time.Time) error {
	return s.CommitCtx(context.Background(), token, data, expiry)
}

// All is AllCtx without a context.
func (s *SessionStore) All() (map[string][]byte, error) {
	return s.AllCtx(context.Background())
}

// ExpireSessions removes the sessions and set-up tokens that ended by now.
func (db *DB) ExpireSessions(ctx context.Context, now park.Moment) error {
	for _, table := range []string{"sessions", "setup_tokens"} {
		if _, err := db.writer.ExecContext(ctx, `DELETE FROM `+table+` WHERE expires_at <= $1`, now.Unix()); err != nil {
			return fmt.Errorf("clearing expired %s: %w", table, refusal(err))
		}
	}
	return nil
}
