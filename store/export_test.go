package store

import "database/sql"

// Writer lets tests break the rules the store keeps, to see the schema hold.
func (db *DB) Writer() *sql.DB { return db.writer }

// Migrations is the upgrade of a bare database, for tests of the upgrade.
var Migrations = migrator

// Refusal tells a driver's error by its code.
var Refusal = refusal
