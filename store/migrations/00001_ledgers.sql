-- Everything the board remembers. Moments are UTC unix seconds, days are
-- YYYY-MM-DD in Beijing, periods are YYYY-MM without January, amounts are
-- ten-thousandths of their canonical unit. Ledger tables are only ever added
-- to; triggers hold that. The one exception is the invented sample, which can
-- be cleared: rows of uploads marked sample may be deleted, never changed.

-- +goose Up

CREATE TABLE board (
    one          INTEGER PRIMARY KEY CHECK (one = 1),
    version      INTEGER NOT NULL CHECK (version >= 0),
    sample_whole INTEGER NOT NULL CHECK (sample_whole IN (0, 1))
) STRICT;

CREATE TABLE users (
    id       INTEGER PRIMARY KEY AUTOINCREMENT,
    name     TEXT NOT NULL UNIQUE CHECK (trim(name) <> ''),
    display  TEXT NOT NULL CHECK (trim(display) <> ''),
    role     TEXT NOT NULL CHECK (role IN ('leader', 'park', 'clerk', 'admin')),
    parks    TEXT NOT NULL CHECK (json_valid(parks)),
    password TEXT NOT NULL,
    sample   INTEGER NOT NULL CHECK (sample IN (0, 1)),
    closed   INTEGER NOT NULL CHECK (closed IN (0, 1)),
    CHECK (closed = 0 OR password = '')
) STRICT;

CREATE TABLE setup_tokens (
    hash       TEXT PRIMARY KEY,
    user       TEXT NOT NULL REFERENCES users (name),
    expires_at INTEGER NOT NULL
) STRICT;

CREATE INDEX setup_tokens_user ON setup_tokens (user);

CREATE TABLE sessions (
    token      TEXT PRIMARY KEY,
    data       BLOB NOT NULL,
    expires_at INTEGER NOT NULL
) STRICT;

CREATE INDEX sessions_expiry ON sessions (expires_at);

CREATE TABLE audit (
    id      INTEGER PRIMARY KEY AUTOINCREMENT,
    at      INTEGER NOT NULL,
    actor   TEXT NOT NULL REFERENCES users (name),
    verb    TEXT NOT NULL CHECK (verb <> ''),
    subject TEXT NOT NULL CHECK (subject <> ''),
    facts   INTEGER NOT NULL CHECK (facts IN (0, 1)),
    version INTEGER NOT NULL UNIQUE
) STRICT;

CREATE INDEX audit_at ON audit (at);

-- A row without an actor came with the program when the database was made.
CREATE TABLE catalogue_entries (
    id          INTEGER PRIMARY KEY AUTOINCREMENT,
    kind        TEXT NOT NULL CHECK (kind IN ('city', 'tier', 'park', 'indicator', 'ratio')),
    code        TEXT NOT NULL CHECK (code <> ''),
    position    INTEGER NOT NULL CHECK (position >= 0),
    body        TEXT CHECK (json_valid(body)),
    effective   TEXT NOT NULL CHECK (effective = '' OR effective IS date(effective)),
    document    TEXT NOT NULL,
    recorded_at INTEGER NOT NULL,
    actor       TEXT REFERENCES users (name)
) STRICT;

CREATE TABLE originals (
    sha256 TEXT PRIMARY KEY CHECK (length(sha256) = 64),
    bytes  BLOB NOT NULL
) STRICT;

CREATE TABLE uploads (
    id        INTEGER PRIMARY KEY AUTOINCREMENT,
    file_name TEXT NOT NULL CHECK (file_name <> ''),
    sha256    TEXT NOT NULL REFERENCES originals (sha256),
    size      INTEGER NOT NULL CHECK (size >= 0),
    format    TEXT NOT NULL,
    encoding  TEXT NOT NULL,
    hint      TEXT NOT NULL CHECK (hint = '' OR (hint IS strftime('%Y-%m', hint || '-01') AND hint NOT LIKE '%-01')),
    parks     TEXT NOT NULL CHECK (json_valid(parks)),
    periods   TEXT NOT NULL CHECK (json_valid(periods)),
    figures   INTEGER NOT NULL CHECK (figures >= 0),
    errors    INTEGER NOT NULL CHECK (errors >= 0),
    questions INTEGER NOT NULL CHECK (questions >= 0),
    notes     INTEGER NOT NULL CHECK (notes >= 0),
    sample    INTEGER NOT NULL CHECK (sample IN (0, 1))
) STRICT;

CREATE INDEX uploads_sha256 ON uploads (sha256);

-- An upload passes each state once at most; who sent it is the first row.
CREATE TABLE upload_states (
    id     INTEGER PRIMARY KEY AUTOINCREMENT,
    upload INTEGER NOT NULL REFERENCES uploads (id),
    state  TEXT NOT NULL CHECK (state IN ('checked', 'submitted', 'published', 'returned', 'withdrawn')),
    actor  TEXT NOT NULL REFERENCES users (name),
    at     INTEGER NOT NULL,
    reason TEXT NOT NULL,
    UNIQUE (upload, state),
    CHECK (state NOT IN ('returned', 'withdrawn') OR trim(reason) <> '')
) STRICT;

CREATE INDEX upload_states_state ON upload_states (state, at);

-- When each upload's figures went live, and when they were taken back.
CREATE VIEW publications AS
SELECT p.upload, p.at AS published_at, w.at AS withdrawn_at
FROM upload_states p
LEFT JOIN upload_states w ON w.upload = p.upload AND w.state = 'withdrawn'
WHERE p.state = 'published';

CREATE TABLE answers (
    id     INTEGER PRIMARY KEY AUTOINCREMENT,
    upload INTEGER NOT NULL REFERENCES uploads (id),
    code   TEXT NOT NULL CHECK (code <> ''),
    sheet  TEXT NOT NULL,
    cell   TEXT NOT NULL,
    text   TEXT NOT NULL,
    reason TEXT NOT NULL CHECK (trim(reason) <> ''),
    actor  TEXT NOT NULL REFERENCES users (name),
    at     INTEGER NOT NULL
) STRICT;

CREATE INDEX answers_upload ON answers (upload);

CREATE TABLE figures (
    id        INTEGER PRIMARY KEY AUTOINCREMENT,
    upload    INTEGER NOT NULL REFERENCES uploads (id),
    park      TEXT NOT NULL CHECK (park <> ''),
    period    TEXT NOT NULL CHECK (period IS strftime('%Y-%m', period || '-01') AND period NOT LIKE '%-01'),
    indicator TEXT NOT NULL CHECK (indicator <> ''),
    measure   TEXT NOT NULL CHECK (measure IN ('cumulative', 'month', 'base', 'growth')),
    value     INTEGER NOT NULL,
    unit      TEXT NOT NULL CHECK (unit <> ''),
    sheet     TEXT NOT NULL,
    cell      TEXT NOT NULL CHECK (cell <> ''),
    text      TEXT NOT NULL CHECK (text <> ''),
    found     TEXT NOT NULL,
    UNIQUE (upload, park, period, indicator, measure)
) STRICT;

CREATE TABLE land (
    id          INTEGER PRIMARY KEY AUTOINCREMENT,
    park        TEXT NOT NULL CHECK (park <> ''),
    basis       TEXT NOT NULL CHECK (basis IN ('approved', 'built', 'industrial')),
    area        INTEGER NOT NULL CHECK (area > 0),
    effective   TEXT NOT NULL CHECK (effective IS date(effective)),
    document    TEXT NOT NULL,
    recorded_at INTEGER NOT NULL,
    actor       TEXT NOT NULL REFERENCES users (name)
) STRICT;

CREATE TABLE targets (
    id          INTEGER PRIMARY KEY AUTOINCREMENT,
    park        TEXT NOT NULL CHECK (park <> ''),
    indicator   TEXT NOT NULL CHECK (indicator <> ''),
    year        INTEGER NOT NULL CHECK (year BETWEEN 1949 AND 9999),
    value       INTEGER NOT NULL CHECK (value > 0),
    effective   TEXT NOT NULL CHECK (effective IS date(effective)),
    document    TEXT NOT NULL,
    recorded_at INTEGER NOT NULL,
    actor       TEXT NOT NULL REFERENCES users (name)
) STRICT;

CREATE TABLE notes (
    id          INTEGER PRIMARY KEY AUTOINCREMENT,
    park        TEXT NOT NULL CHECK (park <> ''),
    text        TEXT NOT NULL CHECK (trim(text) <> ''),
    effective   TEXT NOT NULL CHECK (effective IS date(effective)),
    document    TEXT NOT NULL,
    recorded_at INTEGER NOT NULL,
    actor       TEXT NOT NULL REFERENCES users (name)
) STRICT;

-- What was written stays as it was written.

-- +goose StatementBegin
CREATE TRIGGER audit_unchanged BEFORE UPDATE ON audit
BEGIN
    SELECT RAISE(ABORT, 'audit is append-only');
END;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE TRIGGER catalogue_entries_unchanged BEFORE UPDATE ON catalogue_entries
BEGIN
    SELECT RAISE(ABORT, 'catalogue_entries is append-only');
END;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE TRIGGER originals_unchanged BEFORE UPDATE ON originals
BEGIN
    SELECT RAISE(ABORT, 'originals is append-only');
END;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE TRIGGER uploads_unchanged BEFORE UPDATE ON uploads
BEGIN
    SELECT RAISE(ABORT, 'uploads is append-only');
END;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE TRIGGER upload_states_unchanged BEFORE UPDATE ON upload_states
BEGIN
    SELECT RAISE(ABORT, 'upload_states is append-only');
END;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE TRIGGER answers_unchanged BEFORE UPDATE ON answers
BEGIN
    SELECT RAISE(ABORT, 'answers is append-only');
END;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE TRIGGER figures_unchanged BEFORE UPDATE ON figures
BEGIN
    SELECT RAISE(ABORT, 'figures is append-only');
END;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE TRIGGER land_unchanged BEFORE UPDATE ON land
BEGIN
    SELECT RAISE(ABORT, 'land is append-only');
END;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE TRIGGER targets_unchanged BEFORE UPDATE ON targets
BEGIN
    SELECT RAISE(ABORT, 'targets is append-only');
END;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE TRIGGER notes_unchanged BEFORE UPDATE ON notes
BEGIN
    SELECT RAISE(ABORT, 'notes is append-only');
END;
-- +goose StatementEnd

-- What was written stays; rows of the sample's uploads may be cleared. An
-- original goes only when no upload refers to it any more: its foreign key
-- holds that.

-- +goose StatementBegin
CREATE TRIGGER audit_kept BEFORE DELETE ON audit
BEGIN
    SELECT RAISE(ABORT, 'audit is append-only');
END;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE TRIGGER catalogue_entries_kept BEFORE DELETE ON catalogue_entries
BEGIN
    SELECT RAISE(ABORT, 'catalogue_entries is append-only');
END;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE TRIGGER land_kept BEFORE DELETE ON land
BEGIN
    SELECT RAISE(ABORT, 'land is append-only');
END;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE TRIGGER targets_kept BEFORE DELETE ON targets
BEGIN
    SELECT RAISE(ABORT, 'targets is append-only');
END;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE TRIGGER notes_kept BEFORE DELETE ON notes
BEGIN
    SELECT RAISE(ABORT, 'notes is append-only');
END;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE TRIGGER uploads_kept BEFORE DELETE ON uploads WHEN OLD.sample = 0
BEGIN
    SELECT RAISE(ABORT, 'uploads is append-only');
END;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE TRIGGER upload_states_kept BEFORE DELETE ON upload_states WHEN (SELECT sample FROM uploads WHERE id = OLD.upload) IS NOT 1
BEGIN
    SELECT RAISE(ABORT, 'upload_states is append-only');
END;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE TRIGGER answers_kept BEFORE DELETE ON answers WHEN (SELECT sample FROM uploads WHERE id = OLD.upload) IS NOT 1
BEGIN
    SELECT RAISE(ABORT, 'answers is append-only');
END;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE TRIGGER figures_kept BEFORE DELETE ON figures WHEN (SELECT sample FROM uploads WHERE id = OLD.upload) IS NOT 1
BEGIN
    SELECT RAISE(ABORT, 'figures is append-only');
END;
-- +goose StatementEnd

-- The data version only rises.
-- +goose StatementBegin
CREATE TRIGGER board_version_rises BEFORE UPDATE ON board WHEN NEW.version <= OLD.version
BEGIN
    SELECT RAISE(ABORT, 'the data version only rises');
END;
-- +goose StatementEnd
