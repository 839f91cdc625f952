// Package store is everything the board remembers, in one SQLite file: the
// catalogue, uploads with their original bytes, figures with the cell each was
// read from, land, targets, notes, people, sessions and the audit.
//
// What is recorded is only ever added to. A figure has three moments: the
// period it speaks of, when its upload was published and when that was
// withdrawn; the state of the board at any moment is read from them, and
// withdrawing restores exactly what was there before. Every writing act names
// its actor, is one transaction, writes its audit row and raises the data
// version in it.
//
// The store knows no roles and no pages: who may do what is asked before it is
// called. It refuses an actor it does not know, a step out of order, and a
// directory of another city. It reads no clock: every moment is handed in.
package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io/fs"
	"net/url"
	"os"
	"path/filepath"
	"runtime"
	"sync"

	_ "modernc.org/sqlite" // the database driver

	"parkboard/internal/park"
)

// FileName is the database inside the data directory.
const FileName = "parkboard.db"

// FirstAdministrator is the account every new data directory has; it cannot
// sign in until a password is set.
const FirstAdministrator = "admin"

// DB is an open data directory. It is safe for concurrent use, also beside
// other processes on the same directory.
type DB struct {
	dir    string
	writer *sql.DB // one connection: writing acts stand in line
	reader *sql.DB // many connections that cannot write
	hashes chan struct{}

	anchor  *sql.Conn // does nothing: while it is open SQLite keeps the index
	index   *index
	version marked[int64]
	visits  sync.Map // reader → *marked[[2]Seen]
}

// Open opens a data directory. Where there is none it makes one, for its owner
// only, with c as the catalogue and FirstAdministrator as the first account.
// An existing one keeps its own catalogue and is upgraded to the newest schema;
// one of another city is refused with park.Conflict, key other_city.
func Open(ctx context.Context, dir string, c *park.Catalogue) (*DB, error) {
	if err := prepare(dir); err != nil {
		return nil, fmt.Errorf("making the data directory: %w", err)
	}
	return open(ctx, dir, c)
}

// OpenExisting opens a data directory and makes nothing: park.NotFound, key
// no_data, where there is no board yet.
func OpenExisting(ctx context.Context, dir string) (*DB, error) {
	info, err := os.Stat(filepath.Join(dir, FileName))
	switch {
	case errors.Is(err, fs.ErrNotExist) || err == nil && info.Size() == 0:
		return nil, noData(dir)
	case err != nil:
		return nil, fmt.Errorf("opening the data directory: %w", err)
	}
	return open(ctx, dir, nil)
}

func noData(dir string) error { return park.NotFoundf("no_data", "no board in %s", dir) }

// prepare makes the directory and an empty database file before SQLite does,
// so that neither is readable by others even for a moment.
func prepare(dir string) error {
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return err
	}
	f, err := os.OpenFile(filepath.Join(dir, FileName), os.O_CREATE|os.O_RDWR, 0o600)
	if err != nil {
		return err
	}
	return f.Close()
}

func open(ctx context.Context, dir string, c *park.Catalogue) (*DB, error) {
	path, err := filepath.Abs(filepath.Join(dir, FileName))
	if err != nil {
		return nil, fmt.Errorf("opening the data directory: %w", err)
	}
	db := &DB{dir: dir, hashes: make(chan struct{}, max(2, runtime.GOMAXPROCS(0)))}
	if db.writer, err = sql.Open("sqlite", dsn(path, "_txlock=immediate")); err != nil {
		return nil, fmt.Errorf("opening the database: %w", err)
	}
	db.writer.SetMaxOpenConns(1)
	if db.reader, err = sql.Open("sqlite", dsn(path, "_query_only=1")); err != nil {
		return nil, errors.Join(fmt.Errorf("opening the database: %w", err), db.writer.Close())
	}
	readers := max(4, 2*runtime.GOMAXPROCS(0))
	db.reader.SetMaxOpenConns(readers + 1) // and the one that only keeps the index
	db.reader.SetMaxIdleConns(readers)
	if err := db.begin(ctx, c); err != nil {
		return nil, errors.Join(refusal(err), db.Close())
	}
	if db.anchor, err = db.reader.Conn(ctx); err != nil {
		return nil, errors.Join(refusal(err), db.Close())
	}
	db.index = indexOf(path)
	return db, nil
}

// dsn puts every pragma into the address, because an Exec would reach only one
// connection of a pool.
func dsn(path, extra string) string {
	file := (&url.URL{Path: filepath.ToSlash(path)}).EscapedPath()
	return "file:" + file + "?_busy_timeout=5000&_journal_mode=WAL&_synchronous=NORMAL" +
		"&_foreign_keys=1&_dqs=0&_defensive=1&" + extra
}

// begin brings the schema up to date and fills a new database; only one
// process does so at a time.
func (db *DB) begin(ctx context.Context, c *park.Catalogue) error {
	unlock, err := lockDirectory(ctx, db.dir)
	if err != nil {
		return fmt.Errorf("waiting for the data directory: %w", err)
	}
	defer unlock()
	if err := migrate(ctx, db.writer); err != nil {
		return err
	}
	city, err := db.city(ctx)
	switch {
	case err != nil:
		return err
	case city == "" && c == nil:
		return noData(db.dir)
	case city == "":
		return db.found(ctx, c)
	case c != nil && c.Code != city:
		return park.Conflictf("other_city", "the data directory %s holds city %s, not %s", db.dir, city, c.Code)
	}
	return nil
}

// found writes what a new board starts with. It has no actor and no moment: it
// came with the program and holds for every moment asked about.
func (db *DB) found(ctx context.Context, c *park.Catalogue) error {
	return db.write(ctx, func(tx *sql.Tx) error {
		if _, err := tx.ExecContext(ctx, `INSERT INTO board (one, version, sample_whole) VALUES (1, 0, 0)`); err != nil {
			return fmt.Errorf("founding the board: %w", err)
		}
		first := park.User{Name: FirstAdministrator, Display: FirstAdministrator, Role: park.Admin}
		if err := insertUser(ctx, tx, first, ""); err != nil {
			return err
		}
		return recordCatalogue(ctx, tx, nil, c, entryOrigin{})
	})
}

// Close releases the files. What was committed stays.
func (db *DB) Close() error {
	var err error
	if db.anchor != nil {
		err = db.anchor.Close()
	}
	err = errors.Join(err, db.reader.Close(), db.writer.Close())
	if db.index != nil {
		db.index.close()
	}
	return err
}
