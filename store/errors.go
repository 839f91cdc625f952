package store

import (
	"database/sql"
	"errors"

	"modernc.org/sqlite"
	sqlite3 "modernc.org/sqlite/lib"

	"parkboard/internal/park"
)

// refusal tells a driver's error by its code, never by its text: a database
// held by another process too long, and a full disk, are refusals a person can
// act on. Every other error passes unchanged.
func refusal(err error) error {
	var driver *sqlite.Error
	if !errors.As(err, &driver) {
		return err
	}
	switch driver.Code() & 0xff { // the primary code of an extended one
	case sqlite3.SQLITE_BUSY:
		return park.Conflictf("busy", "the database is busy: %w", err)
	case sqlite3.SQLITE_FULL:
		return park.Conflictf("disk_full", "the disk is full: %w", err)
	}
	return err
}

// duplicate reports whether an insert broke a uniqueness rule.
func duplicate(err error) bool {
	var driver *sqlite.Error
	if !errors.As(err, &driver) {
		return false
	}
	code := driver.Code()
	return code == sqlite3.SQLITE_CONSTRAINT_UNIQUE || code == sqlite3.SQLITE_CONSTRAINT_PRIMARYKEY
}

// absent reports whether a query found no row.
func absent(err error) bool { return errors.Is(err, sql.ErrNoRows) }
