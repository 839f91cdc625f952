-- Briefs that were issued: the bytes of the sheet and of its style sheet, which
-- stand among the originals under their checksum, with what the reader saw of
-- the data. They are only ever added to. Those of the invented sample may be
-- cleared.

-- +goose Up

CREATE TABLE issued_briefs (
    id      INTEGER PRIMARY KEY AUTOINCREMENT,
    period  TEXT NOT NULL CHECK (period GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]'),
    park    TEXT NOT NULL CHECK (park <> ''),
    lang    TEXT NOT NULL CHECK (lang IN ('zh-CN', 'en')),
    asof    INTEGER NOT NULL,
    version INTEGER NOT NULL CHECK (version >= 0),
    hash    TEXT NOT NULL CHECK (hash <> ''),
    page    TEXT NOT NULL REFERENCES originals (sha256),
    style   TEXT NOT NULL REFERENCES originals (sha256),
    actor   TEXT NOT NULL REFERENCES users (name),
    at      INTEGER NOT NULL,
    sample  INTEGER NOT NULL CHECK (sample IN (0, 1))
) STRICT;

CREATE INDEX issued_briefs_style ON issued_briefs (style);

-- +goose StatementBegin
CREATE TRIGGER issued_briefs_unchanged BEFORE UPDATE ON issued_briefs
BEGIN
    SELECT RAISE(ABORT, 'issued_briefs is append-only');
END;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE TRIGGER issued_briefs_kept BEFORE DELETE ON issued_briefs WHEN OLD.sample = 0
BEGIN
    SELECT RAISE(ABORT, 'issued_briefs is append-only');
END;
-- +goose StatementEnd
