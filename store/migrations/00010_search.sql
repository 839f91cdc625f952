-- What a search for projects looks through: of every project the code and,
-- after a line break, the name of the revision that counts, Latin letters lower,
-- and an index of their runs of three characters. Triggers keep both in step with the ledger in the transaction of
-- every act; nothing else writes them.

-- +goose Up

CREATE TABLE project_names (
    id   INTEGER PRIMARY KEY,
    code TEXT NOT NULL UNIQUE,
    low  TEXT NOT NULL
) STRICT;

CREATE INDEX project_names_low ON project_names (low);

CREATE VIRTUAL TABLE project_index USING fts5 (
    low, content = 'project_names', content_rowid = 'id', tokenize = 'trigram'
);

-- +goose StatementBegin
CREATE TRIGGER project_names_added AFTER INSERT ON project_names
BEGIN
    INSERT INTO project_index (rowid, low) VALUES (NEW.id, NEW.low);
END;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE TRIGGER project_names_gone AFTER DELETE ON project_names
BEGIN
    INSERT INTO project_index (project_index, rowid, low) VALUES ('delete', OLD.id, OLD.low);
END;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE TRIGGER project_names_unchanged BEFORE UPDATE ON project_names
BEGIN
    SELECT RAISE(ABORT, 'project_names follow their revisions');
END;
-- +goose StatementEnd

-- A new revision counts from its act on.
-- +goose StatementBegin
CREATE TRIGGER project_rows_named AFTER INSERT ON project_rows
BEGIN
    DELETE FROM project_names WHERE code = NEW.code;
    INSERT INTO project_names (id, code, low) VALUES (NEW.id, NEW.code, lower(NEW.code || char(10) || NEW.name));
END;
-- +goose StatementEnd

-- Where a ledger is withdrawn, the revisions count that it had replaced.
-- +goose StatementBegin
CREATE TRIGGER project_steps_named AFTER INSERT ON project_steps WHEN NEW.state = 'withdrawn'
BEGIN
    DELETE FROM project_names WHERE code IN (SELECT code FROM project_rows WHERE upload = NEW.upload);
    INSERT INTO project_names (id, code, low)
    SELECT r.id, r.code, lower(r.code || char(10) || r.name) FROM project_rows r WHERE r.id IN (
        SELECT max(q.id) FROM project_rows q
        WHERE q.code IN (SELECT code FROM project_rows WHERE upload = NEW.upload)
            AND (q.upload IS NULL OR q.upload NOT IN (SELECT w.upload FROM project_steps w WHERE w.state = 'withdrawn'))
        GROUP BY q.code
    );
END;
-- +goose StatementEnd

-- So they do where the sample is cleared.
-- +goose StatementBegin
CREATE TRIGGER project_rows_unnamed AFTER DELETE ON project_rows
BEGIN
    DELETE FROM project_names WHERE code = OLD.code;
    INSERT INTO project_names (id, code, low)
    SELECT r.id, r.code, lower(r.code || char(10) || r.name) FROM project_rows r WHERE r.id = (
        SELECT max(q.id) FROM project_rows q
        WHERE q.code = OLD.code
            AND (q.upload IS NULL OR q.upload NOT IN (SELECT w.upload FROM project_steps w WHERE w.state = 'withdrawn'))
    );
END;
-- +goose StatementEnd

INSERT INTO project_names (id, code, low)
SELECT r.id, r.code, lower(r.code || char(10) || r.name) FROM project_rows r WHERE r.id IN (
    SELECT max(q.id) FROM project_rows q
    WHERE q.upload IS NULL OR q.upload NOT IN (SELECT w.upload FROM project_steps w WHERE w.state = 'withdrawn')
    GROUP BY q.code
);
