-- The ledger of key projects: its workbooks, the revisions they and the forms
-- brought, and what the quarterly tours gave the parks. All are only ever added
-- to: the newest step of a workbook is its state, and of the revisions of one
-- code the latest that is not of a withdrawn workbook counts. Rows of the
-- invented sample may be cleared.

-- +goose Up

CREATE TABLE project_uploads (
    id        INTEGER PRIMARY KEY AUTOINCREMENT,
    file_name TEXT NOT NULL CHECK (trim(file_name) <> ''),
    sha256    TEXT NOT NULL REFERENCES originals (sha256),
    size      INTEGER NOT NULL CHECK (size >= 0),
    year      INTEGER NOT NULL CHECK (year = 0 OR year BETWEEN 1949 AND 9999),
    month     INTEGER NOT NULL CHECK (month BETWEEN 0 AND 12),
    parks     TEXT NOT NULL CHECK (json_valid(parks)),
    projects  INTEGER NOT NULL CHECK (projects >= 0),
    errors    INTEGER NOT NULL CHECK (errors >= 0),
    questions INTEGER NOT NULL CHECK (questions >= 0),
    sample    INTEGER NOT NULL CHECK (sample IN (0, 1))
) STRICT;

CREATE TABLE project_steps (
    id     INTEGER PRIMARY KEY AUTOINCREMENT,
    upload INTEGER NOT NULL REFERENCES project_uploads (id),
    state  TEXT NOT NULL CHECK (state IN ('checked', 'published', 'returned', 'withdrawn')),
    actor  TEXT NOT NULL REFERENCES users (name),
    at     INTEGER NOT NULL,
    reason TEXT NOT NULL,
    CHECK (state NOT IN ('returned', 'withdrawn') OR trim(reason) <> ''),
    UNIQUE (upload, state)
) STRICT;

CREATE TABLE project_rows (
    id       INTEGER PRIMARY KEY AUTOINCREMENT,
    upload   INTEGER REFERENCES project_uploads (id),
    code     TEXT NOT NULL CHECK (length(code) BETWEEN 1 AND 40),
    name     TEXT NOT NULL CHECK (trim(name) <> ''),
    park     TEXT NOT NULL CHECK (park <> ''),
    year     INTEGER NOT NULL CHECK (year BETWEEN 1949 AND 9999),
    month    INTEGER NOT NULL CHECK (month BETWEEN 1 AND 12),
    total    INTEGER CHECK (total >= 0),
    plan     INTEGER CHECK (plan >= 0),
    done     INTEGER CHECK (done >= 0),
    industry TEXT NOT NULL CHECK (industry IN ('', 'yes', 'no')),
    start    TEXT NOT NULL,
    finish   TEXT NOT NULL,
    state    TEXT NOT NULL CHECK (state IN ('planned', 'building', 'continued', 'paused', 'finished', 'dropped')),
    leaders  TEXT NOT NULL CHECK (json_valid(leaders)),
    blocks   TEXT NOT NULL CHECK (json_valid(blocks)),
    sheet    TEXT NOT NULL,
    line     INTEGER NOT NULL CHECK (line >= 0),
    cells    TEXT NOT NULL CHECK (json_valid(cells)),
    reason   TEXT NOT NULL,
    actor    TEXT NOT NULL REFERENCES users (name),
    at       INTEGER NOT NULL,
    CHECK (start = '' OR finish = '' OR start <= finish),
    UNIQUE (upload, code)
) STRICT;

CREATE INDEX project_rows_code ON project_rows (code, id);
CREATE INDEX project_rows_year ON project_rows (year, code, month, id);

CREATE TABLE tour_scores (
    id      INTEGER PRIMARY KEY AUTOINCREMENT,
    park    TEXT NOT NULL CHECK (park <> ''),
    year    INTEGER NOT NULL CHECK (year BETWEEN 1949 AND 9999),
    quarter INTEGER NOT NULL CHECK (quarter BETWEEN 1 AND 4),
    score   INTEGER NOT NULL CHECK (score >= 0),
    source  TEXT NOT NULL CHECK (trim(source) <> ''),
    actor   TEXT NOT NULL REFERENCES users (name),
    at      INTEGER NOT NULL,
    sample  INTEGER NOT NULL CHECK (sample IN (0, 1))
) STRICT;

CREATE INDEX tour_scores_quarter ON tour_scores (year, quarter, park, id);

-- +goose StatementBegin
CREATE TRIGGER project_uploads_unchanged BEFORE UPDATE ON project_uploads
BEGIN
    SELECT RAISE(ABORT, 'project_uploads is append-only');
END;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE TRIGGER project_uploads_kept BEFORE DELETE ON project_uploads WHEN OLD.sample = 0
BEGIN
    SELECT RAISE(ABORT, 'project_uploads is append-only');
END;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE TRIGGER project_steps_unchanged BEFORE UPDATE ON project_steps
BEGIN
    SELECT RAISE(ABORT, 'project_steps is append-only');
END;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE TRIGGER project_steps_kept BEFORE DELETE ON project_steps WHEN (SELECT sample FROM project_uploads WHERE id = OLD.upload) IS NOT 1
BEGIN
    SELECT RAISE(ABORT, 'project_steps is append-only');
END;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE TRIGGER project_rows_unchanged BEFORE UPDATE ON project_rows
BEGIN
    SELECT RAISE(ABORT, 'project_rows is append-only');
END;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE TRIGGER project_rows_kept BEFORE DELETE ON project_rows WHEN (SELECT sample FROM project_uploads WHERE id = OLD.upload) IS NOT 1
BEGIN
    SELECT RAISE(ABORT, 'project_rows is append-only');
END;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE TRIGGER tour_scores_unchanged BEFORE UPDATE ON tour_scores
BEGIN
    SELECT RAISE(ABORT, 'tour_scores is append-only');
END;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE TRIGGER tour_scores_kept BEFORE DELETE ON tour_scores WHEN OLD.sample = 0
BEGIN
    SELECT RAISE(ABORT, 'tour_scores is append-only');
END;
-- +goose StatementEnd
