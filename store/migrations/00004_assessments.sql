-- Schemes, the assessments of the years, what is objected to them, incidents
-- that deduct or veto, and the measures that follow. All are only ever added
-- to: a scheme's newest revision counts, an assessment's newest step is its
-- stage, a measure's state is the sum of its acts. Rows of the invented sample
-- may be cleared.

-- +goose Up

CREATE TABLE schemes (
    id          INTEGER PRIMARY KEY AUTOINCREMENT,
    code        TEXT NOT NULL CHECK (trim(code) <> ''),
    version     INTEGER NOT NULL CHECK (version >= 1),
    revision    INTEGER NOT NULL CHECK (revision >= 1),
    year        INTEGER NOT NULL CHECK (year BETWEEN 1949 AND 9999),
    body        TEXT NOT NULL CHECK (json_valid(body)),
    recorded_at INTEGER NOT NULL,
    actor       TEXT NOT NULL REFERENCES users (name),
    sample      INTEGER NOT NULL CHECK (sample IN (0, 1)),
    UNIQUE (code, year, version, revision)
) STRICT;

CREATE TABLE assessments (
    id      INTEGER PRIMARY KEY AUTOINCREMENT,
    year    INTEGER NOT NULL CHECK (year BETWEEN 1949 AND 9999),
    round   INTEGER NOT NULL CHECK (round >= 1),
    sample  INTEGER NOT NULL CHECK (sample IN (0, 1)),
    UNIQUE (year, round)
) STRICT;

-- The scheme of a draft step names the version that is worked on; from the
-- notice on it names the revision that is settled.
CREATE TABLE assessment_steps (
    id         INTEGER PRIMARY KEY AUTOINCREMENT,
    assessment INTEGER NOT NULL REFERENCES assessments (id),
    stage      TEXT NOT NULL CHECK (stage IN ('draft', 'notice', 'proposed', 'sealed')),
    scheme     INTEGER NOT NULL REFERENCES schemes (id),
    actor      TEXT NOT NULL REFERENCES users (name),
    at         INTEGER NOT NULL,
    reason     TEXT NOT NULL,
    from_day   TEXT NOT NULL CHECK (from_day = '' OR from_day IS date(from_day)),
    to_day     TEXT NOT NULL CHECK (to_day = '' OR to_day IS date(to_day)),
    results    BLOB,
    checksum   TEXT NOT NULL CHECK (checksum = '' OR length(checksum) = 64),
    version    INTEGER NOT NULL,
    CHECK (stage <> 'notice' OR (from_day <> '' AND to_day >= from_day)),
    CHECK ((stage IN ('proposed', 'sealed')) = (checksum <> '')),
    CHECK ((stage = 'sealed') = (results IS NOT NULL))
) STRICT;

CREATE INDEX assessment_steps_assessment ON assessment_steps (assessment);
CREATE UNIQUE INDEX assessment_sealed_once ON assessment_steps (assessment) WHERE stage = 'sealed';

CREATE TABLE attachments (
    id     INTEGER PRIMARY KEY AUTOINCREMENT,
    name   TEXT NOT NULL CHECK (trim(name) <> ''),
    sha256 TEXT NOT NULL REFERENCES originals (sha256),
    size   INTEGER NOT NULL CHECK (size > 0)
) STRICT;

CREATE TABLE objections (
    id         INTEGER PRIMARY KEY AUTOINCREMENT,
    assessment INTEGER NOT NULL REFERENCES assessments (id),
    park       TEXT NOT NULL CHECK (park <> ''),
    kind       TEXT NOT NULL CHECK (kind IN ('value', 'rule')),
    subject    TEXT NOT NULL CHECK (trim(subject) <> ''),
    text       TEXT NOT NULL CHECK (trim(text) <> ''),
    file       INTEGER REFERENCES attachments (id),
    actor      TEXT NOT NULL REFERENCES users (name),
    at         INTEGER NOT NULL
) STRICT;

CREATE INDEX objections_assessment ON objections (assessment);

CREATE TABLE objection_answers (
    objection INTEGER PRIMARY KEY REFERENCES objections (id),
    accepted  INTEGER NOT NULL CHECK (accepted IN (0, 1)),
    text      TEXT NOT NULL CHECK (trim(text) <> ''),
    remedy    TEXT NOT NULL,
    was       TEXT NOT NULL,
    now       TEXT NOT NULL,
    actor     TEXT NOT NULL REFERENCES users (name),
    at        INTEGER NOT NULL,
    CHECK ((accepted = 1) = (remedy <> ''))
) STRICT;

CREATE TABLE incidents (
    id          INTEGER PRIMARY KEY AUTOINCREMENT,
    park        TEXT NOT NULL CHECK (park <> ''),
    year        INTEGER NOT NULL CHECK (year BETWEEN 1949 AND 9999),
    penalty     TEXT NOT NULL CHECK (penalty <> ''),
    points      INTEGER NOT NULL CHECK (points >= 0),
    document    TEXT NOT NULL CHECK (trim(document) <> ''),
    day         TEXT NOT NULL CHECK (day IS date(day)),
    note        TEXT NOT NULL,
    recorded_at INTEGER NOT NULL,
    actor       TEXT NOT NULL REFERENCES users (name),
    sample      INTEGER NOT NULL CHECK (sample IN (0, 1))
) STRICT;

CREATE TABLE incident_revocations (
    incident INTEGER PRIMARY KEY REFERENCES incidents (id),
    reason   TEXT NOT NULL CHECK (trim(reason) <> ''),
    actor    TEXT NOT NULL REFERENCES users (name),
    at       INTEGER NOT NULL
) STRICT;

CREATE TABLE follow_ups (
    id         INTEGER PRIMARY KEY AUTOINCREMENT,
    assessment INTEGER NOT NULL REFERENCES assessments (id),
    park       TEXT NOT NULL CHECK (park <> ''),
    band       TEXT NOT NULL CHECK (band <> ''),
    kind       TEXT NOT NULL CHECK (kind <> ''),
    text_zh    TEXT NOT NULL CHECK (trim(text_zh) <> ''),
    text_en    TEXT NOT NULL,
    owner      TEXT NOT NULL CHECK (trim(owner) <> ''),
    due        TEXT NOT NULL CHECK (due IS date(due)),
    at         INTEGER NOT NULL
) STRICT;

CREATE INDEX follow_ups_assessment ON follow_ups (assessment);

CREATE TABLE follow_up_acts (
    id      INTEGER PRIMARY KEY AUTOINCREMENT,
    follow_up INTEGER NOT NULL REFERENCES follow_ups (id),
    verb    TEXT NOT NULL CHECK (verb IN ('progress', 'report', 'confirm', 'send_back', 'amend', 'drop')),
    text    TEXT NOT NULL,
    file    INTEGER REFERENCES attachments (id),
    owner   TEXT NOT NULL,
    due     TEXT NOT NULL CHECK (due = '' OR due IS date(due)),
    actor   TEXT NOT NULL REFERENCES users (name),
    at      INTEGER NOT NULL,
    CHECK (verb IN ('confirm', 'amend') OR trim(text) <> '')
) STRICT;

CREATE INDEX follow_up_acts_follow_up ON follow_up_acts (follow_up);

-- What was written stays as it was written; an attachment goes only when
-- nothing refers to it any more: the foreign keys hold that.

-- +goose StatementBegin
CREATE TRIGGER schemes_unchanged BEFORE UPDATE ON schemes
BEGIN
    SELECT RAISE(ABORT, 'schemes is append-only');
END;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE TRIGGER assessments_unchanged BEFORE UPDATE ON assessments
BEGIN
    SELECT RAISE(ABORT, 'assessments is append-only');
END;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE TRIGGER assessment_steps_unchanged BEFORE UPDATE ON assessment_steps
BEGIN
    SELECT RAISE(ABORT, 'assessment_steps is append-only');
END;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE TRIGGER attachments_unchanged BEFORE UPDATE ON attachments
BEGIN
    SELECT RAISE(ABORT, 'attachments is append-only');
END;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE TRIGGER objections_unchanged BEFORE UPDATE ON objections
BEGIN
    SELECT RAISE(ABORT, 'objections is append-only');
END;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE TRIGGER objection_answers_unchanged BEFORE UPDATE ON objection_answers
BEGIN
    SELECT RAISE(ABORT, 'objection_answers is append-only');
END;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE TRIGGER incidents_unchanged BEFORE UPDATE ON incidents
BEGIN
    SELECT RAISE(ABORT, 'incidents is append-only');
END;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE TRIGGER incident_revocations_unchanged BEFORE UPDATE ON incident_revocations
BEGIN
    SELECT RAISE(ABORT, 'incident_revocations is append-only');
END;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE TRIGGER follow_ups_unchanged BEFORE UPDATE ON follow_ups
BEGIN
    SELECT RAISE(ABORT, 'follow_ups is append-only');
END;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE TRIGGER follow_up_acts_unchanged BEFORE UPDATE ON follow_up_acts
BEGIN
    SELECT RAISE(ABORT, 'follow_up_acts is append-only');
END;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE TRIGGER schemes_kept BEFORE DELETE ON schemes WHEN OLD.sample = 0
BEGIN
    SELECT RAISE(ABORT, 'schemes is append-only');
END;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE TRIGGER assessments_kept BEFORE DELETE ON assessments WHEN OLD.sample = 0
BEGIN
    SELECT RAISE(ABORT, 'assessments is append-only');
END;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE TRIGGER assessment_steps_kept BEFORE DELETE ON assessment_steps WHEN (SELECT sample FROM assessments WHERE id = OLD.assessment) IS NOT 1
BEGIN
    SELECT RAISE(ABORT, 'assessment_steps is append-only');
END;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE TRIGGER objections_kept BEFORE DELETE ON objections WHEN (SELECT sample FROM assessments WHERE id = OLD.assessment) IS NOT 1
BEGIN
    SELECT RAISE(ABORT, 'objections is append-only');
END;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE TRIGGER objection_answers_kept BEFORE DELETE ON objection_answers WHEN (SELECT a.sample FROM objections o JOIN assessments a ON a.id = o.assessment WHERE o.id = OLD.objection) IS NOT 1
BEGIN
    SELECT RAISE(ABORT, 'objection_answers is append-only');
END;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE TRIGGER incidents_kept BEFORE DELETE ON incidents WHEN OLD.sample = 0
BEGIN
    SELECT RAISE(ABORT, 'incidents is append-only');
END;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE TRIGGER incident_revocations_kept BEFORE DELETE ON incident_revocations WHEN (SELECT sample FROM incidents WHERE id = OLD.incident) IS NOT 1
BEGIN
    SELECT RAISE(ABORT, 'incident_revocations is append-only');
END;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE TRIGGER follow_ups_kept BEFORE DELETE ON follow_ups WHEN (SELECT sample FROM assessments WHERE id = OLD.assessment) IS NOT 1
BEGIN
    SELECT RAISE(ABORT, 'follow_ups is append-only');
END;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE TRIGGER follow_up_acts_kept BEFORE DELETE ON follow_up_acts WHEN (SELECT a.sample FROM follow_ups m JOIN assessments a ON a.id = m.assessment WHERE m.id = OLD.follow_up) IS NOT 1
BEGIN
    SELECT RAISE(ABORT, 'follow_up_acts is append-only');
END;
-- +goose StatementEnd
