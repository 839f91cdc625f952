-- Annual workbooks of single enterprises and the rows they brought. They are
-- confidential and stand apart from the parks' figures. All are only ever added
-- to: the newest step of a workbook is its state, and of the rows of one code
-- and year the one of the latest published workbook counts. Rows of the
-- invented sample may be cleared.

-- +goose Up

CREATE TABLE enterprise_uploads (
    id          INTEGER PRIMARY KEY AUTOINCREMENT,
    file_name   TEXT NOT NULL CHECK (trim(file_name) <> ''),
    sha256      TEXT NOT NULL REFERENCES originals (sha256),
    size        INTEGER NOT NULL CHECK (size >= 0),
    year        INTEGER NOT NULL CHECK (year = 0 OR year BETWEEN 1949 AND 9999),
    parks       TEXT NOT NULL CHECK (json_valid(parks)),
    enterprises INTEGER NOT NULL CHECK (enterprises >= 0),
    errors      INTEGER NOT NULL CHECK (errors >= 0),
    questions   INTEGER NOT NULL CHECK (questions >= 0),
    sample      INTEGER NOT NULL CHECK (sample IN (0, 1))
) STRICT;

CREATE TABLE enterprise_steps (
    id     INTEGER PRIMARY KEY AUTOINCREMENT,
    upload INTEGER NOT NULL REFERENCES enterprise_uploads (id),
    state  TEXT NOT NULL CHECK (state IN ('checked', 'published', 'returned', 'withdrawn')),
    actor  TEXT NOT NULL REFERENCES users (name),
    at     INTEGER NOT NULL,
    reason TEXT NOT NULL,
    CHECK (state NOT IN ('returned', 'withdrawn') OR trim(reason) <> ''),
    UNIQUE (upload, state)
) STRICT;

CREATE TABLE enterprise_rows (
    id     INTEGER PRIMARY KEY AUTOINCREMENT,
    upload INTEGER NOT NULL REFERENCES enterprise_uploads (id),
    code   TEXT NOT NULL CHECK (length(code) = 18),
    year   INTEGER NOT NULL CHECK (year BETWEEN 1949 AND 9999),
    park   TEXT NOT NULL CHECK (park <> ''),
    name   TEXT NOT NULL CHECK (trim(name) <> ''),
    exempt INTEGER NOT NULL CHECK (exempt IN (0, 1)),
    land_used   INTEGER,
    value_added INTEGER,
    tax         INTEGER,
    revenue     INTEGER,
    energy      INTEGER,
    rd          INTEGER,
    employees   INTEGER,
    sheet  TEXT NOT NULL,
    line   INTEGER NOT NULL CHECK (line > 0),
    UNIQUE (upload, code)
) STRICT;

CREATE INDEX enterprise_rows_year ON enterprise_rows (year, code);

-- +goose StatementBegin
CREATE TRIGGER enterprise_uploads_unchanged BEFORE UPDATE ON enterprise_uploads
BEGIN
    SELECT RAISE(ABORT, 'enterprise_uploads is append-only');
END;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE TRIGGER enterprise_steps_unchanged BEFORE UPDATE ON enterprise_steps
BEGIN
    SELECT RAISE(ABORT, 'enterprise_steps is append-only');
END;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE TRIGGER enterprise_rows_unchanged BEFORE UPDATE ON enterprise_rows
BEGIN
    SELECT RAISE(ABORT, 'enterprise_rows is append-only');
END;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE TRIGGER enterprise_uploads_kept BEFORE DELETE ON enterprise_uploads WHEN OLD.sample = 0
BEGIN
    SELECT RAISE(ABORT, 'enterprise_uploads is append-only');
END;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE TRIGGER enterprise_steps_kept BEFORE DELETE ON enterprise_steps WHEN (SELECT sample FROM enterprise_uploads WHERE id = OLD.upload) IS NOT 1
BEGIN
    SELECT RAISE(ABORT, 'enterprise_steps is append-only');
END;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE TRIGGER enterprise_rows_kept BEFORE DELETE ON enterprise_rows WHEN (SELECT sample FROM enterprise_uploads WHERE id = OLD.upload) IS NOT 1
BEGIN
    SELECT RAISE(ABORT, 'enterprise_rows is append-only');
END;
-- +goose StatementEnd
