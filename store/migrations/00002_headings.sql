-- Headings the office reads as indicators, in tables of one shape; and what an
-- upload says when its file is read again under another word. Both are only
-- ever added to: the newest row of a heading counts, an empty indicator takes
-- it back, and the newest reading of an upload replaces what was received.

-- +goose Up

CREATE TABLE heading_mappings (
    id          INTEGER PRIMARY KEY AUTOINCREMENT,
    shape       TEXT NOT NULL CHECK (length(shape) = 64),
    heading     TEXT NOT NULL CHECK (trim(heading) <> ''),
    indicator   TEXT NOT NULL,
    outline     TEXT NOT NULL,
    recorded_at INTEGER NOT NULL,
    actor       TEXT NOT NULL REFERENCES users (name)
) STRICT;

CREATE INDEX heading_mappings_heading ON heading_mappings (shape, heading);

CREATE TABLE readings (
    id        INTEGER PRIMARY KEY AUTOINCREMENT,
    upload    INTEGER NOT NULL REFERENCES uploads (id),
    parks     TEXT NOT NULL CHECK (json_valid(parks)),
    periods   TEXT NOT NULL CHECK (json_valid(periods)),
    figures   INTEGER NOT NULL CHECK (figures >= 0),
    errors    INTEGER NOT NULL CHECK (errors >= 0),
    questions INTEGER NOT NULL CHECK (questions >= 0),
    notes     INTEGER NOT NULL CHECK (notes >= 0)
) STRICT;

CREATE INDEX readings_upload ON readings (upload);

-- +goose StatementBegin
CREATE TRIGGER heading_mappings_unchanged BEFORE UPDATE ON heading_mappings
BEGIN
    SELECT RAISE(ABORT, 'heading_mappings is append-only');
END;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE TRIGGER heading_mappings_kept BEFORE DELETE ON heading_mappings
BEGIN
    SELECT RAISE(ABORT, 'heading_mappings is append-only');
END;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE TRIGGER readings_unchanged BEFORE UPDATE ON readings
BEGIN
    SELECT RAISE(ABORT, 'readings is append-only');
END;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE TRIGGER readings_kept BEFORE DELETE ON readings WHEN (SELECT sample FROM uploads WHERE id = OLD.upload) IS NOT 1
BEGIN
    SELECT RAISE(ABORT, 'readings is append-only');
END;
-- +goose StatementEnd

-- Each upload with what its file says as last read.
CREATE VIEW read_uploads AS
SELECT u.id, u.file_name, u.sha256, u.size, u.format, u.encoding, u.hint,
    coalesce(r.parks, u.parks) AS parks, coalesce(r.periods, u.periods) AS periods,
    coalesce(r.figures, u.figures) AS figures, coalesce(r.errors, u.errors) AS errors,
    coalesce(r.questions, u.questions) AS questions, coalesce(r.notes, u.notes) AS notes
FROM uploads u
LEFT JOIN readings r ON r.id = (SELECT max(id) FROM readings WHERE upload = u.id);
