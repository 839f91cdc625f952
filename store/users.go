package store

import (
	"context"
	"database/sql"
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"unicode"

	"parkboard/internal/park"
)

// AddUser adds an account. password may be "": its owner then sets one through
// a set-up token. A weak one is refused with park.Invalid, key weak_password,
// but for sample accounts, whose passwords are printed on the sign-in page. A
// name in use is park.Conflict, key user_exists; a sample account may take over
// one that has no password yet, and any account the name of a closed one.
func (db *DB) AddUser(ctx context.Context, act park.Act, u park.User, password string) error {
	if err := validUser(u); err != nil {
		return err
	}
	hash, err := db.newPassword(ctx, u, password)
	if err != nil {
		return err
	}
	return db.act(ctx, act, VerbUser, func(tx *sql.Tx) (string, error) {
		c, err := catalogue(ctx, tx, park.Moment{})
		if err != nil {
			return "", err
		}
		for _, code := range u.Parks {
			if err := known(c, code, ""); err != nil {
				return "", err
			}
		}
		return "users/" + u.Name, insertUser(ctx, tx, u, hash)
	})
}

func validUser(u park.User) error {
	switch {
	case u.Name == "" || strings.ContainsFunc(u.Name, func(r rune) bool { return unicode.IsSpace(r) || unicode.IsControl(r) || r == '/' }):
		return park.Invalidf("user_name", "%q is no sign-in name: no spaces, no slash", u.Name)
	case !slices.Contains(park.Roles, u.Role):
		return park.Invalidf("role", "unknown role %q", u.Role)
	case u.Role == park.Keeper && len(u.Parks) == 0:
		return park.Invalidf("user_parks", "%s administers no park", u.Name)
	case len(u.Parks) > 0 && u.Role != park.Keeper && u.Role != park.Clerk:
		return park.Invalidf("user_parks", "a %s is for all parks", u.Role)
	}
	if slices.Contains(u.Parks, park.CityCode) {
		return park.Invalidf("park_not_listed", "%q is no park", park.CityCode)
	}
	return nil
}

func insertUser(ctx context.Context, tx *sql.Tx, u park.User, hash string) error {
	display := strings.TrimSpace(u.Display)
	if display == "" {
		display = u.Name
	}
	done, err := tx.ExecContext(ctx, `INSERT INTO users (name, display, role, parks, password, sample, closed)
		VALUES ($1, $2, $3, $4, $5, $6, 0)
		ON CONFLICT (name) DO UPDATE SET display = $2, role = $3, parks = $4, password = $5, sample = $6, closed = 0
		WHERE closed = 1 OR $6 AND password = '' AND role = $3`,
		u.Name, display, string(u.Role), list(u.Parks), hash, u.Sample)
	if err != nil {
		return fmt.Errorf("adding user %s: %w", u.Name, err)
	}
	n, err := done.RowsAffected()
	if err == nil && n == 0 {
		return park.Conflictf("user_exists", "a user %s exists already", u.Name)
	}
	return err
}

const selectUsers = `SELECT id, name, display, role, parks, sample FROM users WHERE closed = 0`

// User finds an account by its sign-in name: park.NotFound, key user, where
// there is none.
func (db *DB) User(ctx context.Context, name string) (park.User, error) {
	rows, err := db.reader.QueryContext(ctx, selectUsers+` AND name = $1`, name)
	found, err := collect(rows, err, "reading a user", scanUser)
	if err != nil {
		return park.User{}, err
	}
	if len(found) == 0 {
		return park.User{}, park.NotFoundf("user", "no user %s", name)
	}
	return found[0], nil
}

// Users lists the accounts in the order they were added.
func (db *DB) Users(ctx context.Context) ([]park.User, error) {
	rows, err := db.reader.QueryContext(ctx, selectUsers+` ORDER BY id`)
	return collect(rows, err, "reading the users", scanUser)
}

// UsersAsOf lists the accounts of now that had been added by a moment, zero for
// now: what an account may do is not kept by moment.
func (db *DB) UsersAsOf(ctx context.Context, asof park.Moment) ([]park.User, error) {
	rows, err := db.reader.QueryContext(ctx, selectUsers+` AND (
			NOT EXISTS (SELECT 1 FROM audit WHERE verb = $1 AND subject = 'users/' || name)
			OR EXISTS (SELECT 1 FROM audit WHERE verb = $1 AND subject = 'users/' || name AND at <= $2))
		ORDER BY id`, string(VerbUser), recordedBy(asof))
	return collect(rows, err, "reading the users", scanUser)
}

func scanUser(scan scanner) (u park.User, err error) {
	var parks string
	if err = scan(&u.ID, &u.Name, &u.Display, &u.Role, &parks, &u.Sample); err != nil {
		return u, err
	}
	return u, json.Unmarshal([]byte(parks), &u.Parks)
}

// PeopleNames is the display name of everyone who ever had an account, by
// sign-in name: receipts name people who have left.
func (db *DB) PeopleNames(ctx context.Context) (map[string]string, error) {
	names := make(map[string]string)
	rows, err := db.reader.QueryContext(ctx, `SELECT name, display FROM users`)
	_, err = collect(rows, err, "reading the names", func(scan scanner) (none struct{}, err error) {
		var name, display string
		err = scan(&name, &display)
		names[name] = display
		return none, err
	})
	return names, err
}
