package store

import (
	"context"
	"crypto/rand"
	"crypto/sha256"
	"database/sql"
	"encoding/hex"
	"fmt"
	"time"

	"parkboard/internal/park"
)

// setupLife is how long a set-up token can be used.
const setupLife = 24 * time.Hour

// SetupToken makes the secret of a one-time link by which the owner of an
// account sets a password within a day of the act. Only its hash is kept;
// earlier tokens for the account end.
func (db *DB) SetupToken(ctx context.Context, act park.Act, name string) (token string, err error) {
	if _, err := db.User(ctx, name); err != nil {
		return "", err
	}
	token = rand.Text()
	err = db.act(ctx, act, VerbSetup, func(tx *sql.Tx) (string, error) {
		if _, err := tx.ExecContext(ctx, `DELETE FROM setup_tokens WHERE user = $1`, name); err != nil {
			return "", fmt.Errorf("ending set-up tokens of %s: %w", name, err)
		}
		_, err := tx.ExecContext(ctx, `INSERT INTO setup_tokens (hash, user, expires_at) VALUES ($1, $2, $3)`,
			tokenHash(token), name, act.At.Add(setupLife).Unix())
		if err != nil {
			return "", fmt.Errorf("issuing a set-up token for %s: %w", name, err)
		}
		return "users/" + name, nil
	})
	if err != nil {
		return "", err
	}
	return token, nil
}

func tokenHash(token string) string {
	sum := sha256.Sum256([]byte(token))
	return hex.EncodeToString(sum[:])
}

// SetupOwner answers whose password a token may set at a moment. A token that
// was used, has expired or never was is park.NotFound, key setup_token.
func (db *DB) SetupOwner(ctx context.Context, token string, at park.Moment) (park.User, error) {
	var name string
	err := db.reader.QueryRowContext(ctx,
		`SELECT user FROM setup_tokens WHERE hash = $1 AND expires_at > $2`, tokenHash(token), at.Unix()).Scan(&name)
	if absent(err) {
		return park.User{}, park.NotFoundf("setup_token", "the set-up link was used, has expired or never was")
	}
	if err != nil {
		return park.User{}, fmt.Errorf("reading a set-up token: %w", refusal(err))
	}
	return db.User(ctx, name)
}

// UseSetupToken sets the password of the token's owner, once. The owner is the
// actor, whatever actor the act names. Refusals are those of SetupOwner and
// SetPassword; a refused password leaves the token usable.
func (db *DB) UseSetupToken(ctx context.Context, act park.Act, token, password string) error {
	owner, err := db.SetupOwner(ctx, token, act.At)
	if err != nil {
		return err
	}
	owner.Sample = false
	hash, err := db.requiredPassword(ctx, owner, password)
	if err != nil {
		return err
	}
	act.Actor = owner.Name
	return db.act(ctx, act, VerbPassword, func(tx *sql.Tx) (string, error) {
		used, err := tx.ExecContext(ctx, `DELETE FROM setup_tokens WHERE hash = $1`, tokenHash(token))
		if err != nil {
			return "", fmt.Errorf("using a set-up token: %w", err)
		}
		if n, err := used.RowsAffected(); err != nil || n == 0 {
			return "", park.NotFoundf("setup_token", "the set-up link was used meanwhile")
		}
		return "users/" + owner.Name, replacePassword(ctx, tx, owner.Name, hash)
	})
}
