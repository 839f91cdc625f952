PRAGMA foreign_keys = OFF;
CREATE TABLE goose_db_version (
		id INTEGER PRIMARY KEY AUTOINCREMENT,
		version_id INTEGER NOT NULL,
		is_applied INTEGER NOT NULL,
		tstamp TIMESTAMP DEFAULT (datetime('now'))
	);
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
CREATE TABLE sessions (
    token      TEXT PRIMARY KEY,
    data       BLOB NOT NULL,
    expires_at INTEGER NOT NULL
) STRICT;
CREATE TABLE audit (
    id      INTEGER PRIMARY KEY AUTOINCREMENT,
    at      INTEGER NOT NULL,
    actor   TEXT NOT NULL REFERENCES users (name),
    verb    TEXT NOT NULL CHECK (verb <> ''),
    subject TEXT NOT NULL CHECK (subject <> ''),
    facts   INTEGER NOT NULL CHECK (facts IN (0, 1)),
    version INTEGER NOT NULL UNIQUE
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
CREATE TABLE heading_mappings (
    id          INTEGER PRIMARY KEY AUTOINCREMENT,
    shape       TEXT NOT NULL CHECK (length(shape) = 64),
    heading     TEXT NOT NULL CHECK (trim(heading) <> ''),
    indicator   TEXT NOT NULL,
    outline     TEXT NOT NULL,
    recorded_at INTEGER NOT NULL,
    actor       TEXT NOT NULL REFERENCES users (name)
) STRICT;
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
CREATE TABLE visits (
    reader           TEXT PRIMARY KEY REFERENCES users (name),
    seen_at          INTEGER NOT NULL,
    seen_version     INTEGER NOT NULL,
    previous_at      INTEGER,
    previous_version INTEGER,
    CHECK ((previous_at IS NULL) = (previous_version IS NULL))
) STRICT;
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
CREATE TABLE candidacies (
    id          INTEGER PRIMARY KEY AUTOINCREMENT,
    designation TEXT NOT NULL CHECK (designation <> ''),
    park        TEXT NOT NULL CHECK (park <> ''),
    within      TEXT NOT NULL,
    boundary    TEXT NOT NULL,
    document    TEXT NOT NULL,
    begun       TEXT NOT NULL CHECK (begun IS date(begun)),
    checklist   TEXT NOT NULL CHECK (checklist = '' OR json_valid(checklist)),
    sample      INTEGER NOT NULL CHECK (sample IN (0, 1)),
    CHECK ((within = '') = (trim(boundary) = ''))
) STRICT;
CREATE TABLE candidacy_steps (
    id        INTEGER PRIMARY KEY AUTOINCREMENT,
    candidacy INTEGER NOT NULL REFERENCES candidacies (id),
    stage     TEXT NOT NULL CHECK (stage IN ('applied', 'building', 'evaluating', 'recognised', 'revoked')),
    day       TEXT NOT NULL CHECK (day IS date(day)),
    expected  TEXT NOT NULL CHECK (expected IS date(expected)),
    document  TEXT NOT NULL,
    reason    TEXT NOT NULL,
    actor     TEXT NOT NULL REFERENCES users (name),
    at        INTEGER NOT NULL,
    CHECK (stage <> 'revoked' OR trim(reason) <> '')
) STRICT;
CREATE TABLE milestones (
    id        INTEGER PRIMARY KEY AUTOINCREMENT,
    candidacy INTEGER NOT NULL REFERENCES candidacies (id),
    name      TEXT NOT NULL CHECK (trim(name) <> ''),
    begin_day TEXT NOT NULL CHECK (begin_day IS date(begin_day)),
    planned   TEXT NOT NULL CHECK (planned IS date(planned)),
    actor     TEXT NOT NULL REFERENCES users (name),
    at        INTEGER NOT NULL,
    CHECK (planned >= begin_day)
) STRICT;
CREATE TABLE milestone_acts (
    id        INTEGER PRIMARY KEY AUTOINCREMENT,
    milestone INTEGER NOT NULL REFERENCES milestones (id),
    verb      TEXT NOT NULL CHECK (verb IN ('done', 'move', 'drop')),
    day       TEXT NOT NULL CHECK (day = '' OR day IS date(day)),
    text      TEXT NOT NULL,
    file      INTEGER REFERENCES attachments (id),
    actor     TEXT NOT NULL REFERENCES users (name),
    at        INTEGER NOT NULL,
    CHECK ((verb = 'drop') = (day = '')),
    CHECK (verb = 'done' OR trim(text) <> '')
) STRICT;
CREATE TABLE candidacy_evidence (
    id        INTEGER PRIMARY KEY AUTOINCREMENT,
    candidacy INTEGER NOT NULL REFERENCES candidacies (id),
    text      TEXT NOT NULL CHECK (trim(text) <> ''),
    file      INTEGER NOT NULL REFERENCES attachments (id),
    actor     TEXT NOT NULL REFERENCES users (name),
    at        INTEGER NOT NULL
) STRICT;
CREATE TABLE candidacy_values (
    id        INTEGER PRIMARY KEY AUTOINCREMENT,
    candidacy INTEGER NOT NULL REFERENCES candidacies (id),
    criterion TEXT NOT NULL CHECK (criterion <> ''),
    value     INTEGER NOT NULL CHECK (value >= 0),
    unit      TEXT NOT NULL CHECK (trim(unit) <> ''),
    source    TEXT NOT NULL CHECK (trim(source) <> ''),
    day       TEXT NOT NULL CHECK (day IS date(day)),
    file      INTEGER REFERENCES attachments (id),
    actor     TEXT NOT NULL REFERENCES users (name),
    at        INTEGER NOT NULL
) STRICT;
CREATE TABLE smart_assessments (
    id     INTEGER PRIMARY KEY AUTOINCREMENT,
    park   TEXT NOT NULL CHECK (park <> ''),
    year   INTEGER NOT NULL CHECK (year BETWEEN 1949 AND 9999),
    actor  TEXT NOT NULL REFERENCES users (name),
    at     INTEGER NOT NULL,
    sample INTEGER NOT NULL CHECK (sample IN (0, 1))
) STRICT;
CREATE TABLE smart_levels (
    assessment INTEGER NOT NULL REFERENCES smart_assessments (id),
    dimension  TEXT NOT NULL CHECK (dimension IN ('base', 'platform', 'service', 'governance', 'safety')),
    level      INTEGER NOT NULL CHECK (level BETWEEN 1 AND 5),
    evidence   TEXT NOT NULL CHECK (trim(evidence) <> ''),
    PRIMARY KEY (assessment, dimension)
) STRICT;
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
, measures INTEGER NOT NULL DEFAULT 0 CHECK (measures IN (0, 1))) STRICT;
CREATE TABLE "catalogue_entries" (
    id          INTEGER PRIMARY KEY AUTOINCREMENT,
    kind        TEXT NOT NULL CHECK (kind IN ('city', 'tier', 'park', 'indicator', 'ratio', 'designation', 'checklist', 'objective')),
    code        TEXT NOT NULL CHECK (code <> ''),
    position    INTEGER NOT NULL CHECK (position >= 0),
    body        TEXT CHECK (json_valid(body)),
    effective   TEXT NOT NULL CHECK (effective = '' OR effective IS date(effective)),
    document    TEXT NOT NULL,
    recorded_at INTEGER NOT NULL,
    actor       TEXT REFERENCES users (name)
) STRICT;
CREATE TABLE objective_values (
    id        INTEGER PRIMARY KEY AUTOINCREMENT,
    objective TEXT NOT NULL CHECK (objective <> ''),
    value     INTEGER NOT NULL,
    unit      TEXT NOT NULL CHECK (trim(unit) <> ''),
    source    TEXT NOT NULL CHECK (trim(source) <> ''),
    day       TEXT NOT NULL CHECK (day IS date(day)),
    actor     TEXT NOT NULL REFERENCES users (name),
    at        INTEGER NOT NULL,
    sample    INTEGER NOT NULL CHECK (sample IN (0, 1))
) STRICT;
CREATE TABLE project_names (
    id   INTEGER PRIMARY KEY,
    code TEXT NOT NULL UNIQUE,
    low  TEXT NOT NULL
) STRICT;
INSERT INTO goose_db_version VALUES (1, 0, 1, '2026-11-26 20:04:05');
INSERT INTO goose_db_version VALUES (2, 1, 1, '2026-11-26 20:04:05');
INSERT INTO goose_db_version VALUES (3, 2, 1, '2026-11-26 20:04:05');
INSERT INTO goose_db_version VALUES (4, 3, 1, '2026-11-26 20:04:05');
INSERT INTO goose_db_version VALUES (5, 4, 1, '2026-11-26 20:04:05');
INSERT INTO goose_db_version VALUES (6, 5, 1, '2026-11-26 20:04:05');
INSERT INTO goose_db_version VALUES (7, 6, 1, '2026-11-26 20:04:05');
INSERT INTO goose_db_version VALUES (8, 7, 1, '2026-11-26 20:04:05');
INSERT INTO goose_db_version VALUES (9, 8, 1, '2026-11-26 20:04:05');
INSERT INTO goose_db_version VALUES (10, 9, 1, '2026-11-26 20:04:05');
INSERT INTO goose_db_version VALUES (11, 10, 1, '2026-11-26 20:04:05');
INSERT INTO goose_db_version VALUES (12, 11, 1, '2026-11-26 20:04:05');
INSERT INTO board VALUES (1, 38, 0);
INSERT INTO users VALUES (1, 'admin', '李强', 'admin', 'null', '$argon2id$v=19$m=19456,t=2,p=1$Y0cEDbkPUyIjeBaELXL2/Q$cOZ0xqtbpJVRr2k7u2YNNmAREysh26s0rIywh/l2mRc', 1, 0);
INSERT INTO users VALUES (3, 'clerk', '王敏', 'clerk', 'null', '$argon2id$v=19$m=19456,t=2,p=1$vkDA1uS56jCsqv2oR49ZUQ$LFIZCHk9Vhf5NIpslYy+Wza+bFd54KuLsiNhn5929GI', 1, 0);
INSERT INTO users VALUES (4, 'second', '高云', 'admin', 'null', '$argon2id$v=19$m=19456,t=2,p=1$T8kUvah6kUXDkVzZAozLsg$NPc1/UknQFJIEhPrtgSgi5dNFJtggti/mOpj7ZBEOfQ', 0, 0);
INSERT INTO users VALUES (5, 'wang', '王敏', 'clerk', '["jiuyuan"]', '$argon2id$v=19$m=19456,t=2,p=1$PqSHJz8XRmrDP9uLQ9BvPw$l+x7pJloD1uS1F1R9lcWDD86NabP3C/WSFjE5+HEEpQ', 0, 0);
INSERT INTO audit VALUES (1, 1688950800, 'admin', 'user', 'users/admin', 0, 1);
INSERT INTO audit VALUES (2, 1688950800, 'admin', 'user', 'users/clerk', 0, 2);
INSERT INTO audit VALUES (3, 1688950800, 'clerk', 'receive', 'uploads/1', 0, 3);
INSERT INTO audit VALUES (4, 1688950800, 'clerk', 'answer', 'uploads/1', 0, 4);
INSERT INTO audit VALUES (5, 1688950800, 'clerk', 'submit', 'uploads/1', 0, 5);
INSERT INTO audit VALUES (6, 1688950800, 'admin', 'publish', 'uploads/1', 1, 6);
INSERT INTO audit VALUES (7, 1688951400, 'admin', 'receive', 'uploads/2', 0, 7);
INSERT INTO audit VALUES (8, 1688951400, 'admin', 'submit', 'uploads/2', 0, 8);
INSERT INTO audit VALUES (9, 1688951400, 'admin', 'publish', 'uploads/2', 1, 9);
INSERT INTO audit VALUES (10, 1688951400, 'admin', 'receive', 'uploads/3', 0, 10);
INSERT INTO audit VALUES (11, 1688951400, 'admin', 'heading', 'headings/1', 1, 11);
INSERT INTO audit VALUES (12, 1688951400, 'admin', 'submit', 'uploads/3', 0, 12);
INSERT INTO audit VALUES (13, 1688951400, 'admin', 'publish', 'uploads/3', 1, 13);
INSERT INTO audit VALUES (14, 1688951460, 'admin', 'withdraw', 'uploads/3', 1, 14);
INSERT INTO audit VALUES (15, 1688951520, 'admin', 'land', 'land/1', 1, 15);
INSERT INTO audit VALUES (16, 1688951580, 'admin', 'target', 'target/1', 1, 16);
INSERT INTO audit VALUES (17, 1688951640, 'admin', 'note', 'note/1', 0, 17);
INSERT INTO audit VALUES (18, 1688951700, 'admin', 'catalogue', 'catalogue', 1, 18);
INSERT INTO audit VALUES (19, 1688951760, 'admin', 'user', 'users/second', 0, 19);
INSERT INTO audit VALUES (20, 1688950800, 'admin', 'scheme', 'schemes/1', 0, 20);
INSERT INTO audit VALUES (21, 1688950800, 'admin', 'assess', 'assessments/1', 0, 21);
INSERT INTO audit VALUES (22, 1689037200, 'admin', 'assessment_notice', 'assessments/1', 0, 22);
INSERT INTO audit VALUES (23, 1689469200, 'admin', 'assessment_propose', 'assessments/1', 0, 23);
INSERT INTO audit VALUES (24, 1689555600, 'second', 'assessment_seal', 'assessments/1', 0, 24);
INSERT INTO audit VALUES (25, 1688951760, 'admin', 'user', 'users/wang', 0, 25);
INSERT INTO audit VALUES (26, 1688951880, 'admin', 'enterprises_receive', 'enterprises/1', 0, 26);
INSERT INTO audit VALUES (27, 1689642000, 'second', 'enterprises_publish', 'enterprises/1', 0, 27);
INSERT INTO audit VALUES (28, 1688951940, 'admin', 'projects_receive', 'projects/book/1', 0, 28);
INSERT INTO audit VALUES (29, 1689728400, 'second', 'projects_publish', 'projects/book/1', 0, 29);
INSERT INTO audit VALUES (30, 1689814800, 'second', 'tour', 'tours/1', 0, 30);
INSERT INTO audit VALUES (31, 1688951760, 'admin', 'candidacy', 'designations/1', 0, 31);
INSERT INTO audit VALUES (32, 1689728400, 'second', 'milestone', 'designations/1', 0, 32);
INSERT INTO audit VALUES (33, 1689814800, 'second', 'milestone', 'designations/1', 0, 33);
INSERT INTO audit VALUES (34, 1689814800, 'second', 'candidacy_evidence', 'designations/1', 0, 34);
INSERT INTO audit VALUES (35, 1689814800, 'second', 'candidacy_value', 'designations/1', 0, 35);
INSERT INTO audit VALUES (36, 1689814800, 'second', 'smart', 'smart/jiuyuan/2022', 0, 36);
INSERT INTO audit VALUES (37, 1688951940, 'admin', 'brief_issue', 'briefs/1', 0, 37);
INSERT INTO audit VALUES (38, 1689814800, 'second', 'objective', 'objectives/wind_output', 0, 38);
INSERT INTO originals VALUES ('d197e13c12340e94db6a59ad533330a96619d43b097e6417558e936ef74cd925', X'6279746573206F662073616D706C652E637376');
INSERT INTO originals VALUES ('4bd6335f6541d3e383ea3d00d26a12bd2f510b4aa0a72626cdbf7141cc8ca55d', X'6279746573206F6620362E637376');
INSERT INTO originals VALUES ('318c2053fb0859873d10d3ca269514ea101e6841131513467bffe7643017ea8c', X'6279746573206F6620E5868DE68AA52E637376');
INSERT INTO originals VALUES ('e23cbe8d09b22dae32df5cf6924cdad3664e779b5b695f944724434c5643aca4', X'32303232E5B9B4E5BAA6E4BC81E4B89A2E786C7378');
INSERT INTO originals VALUES ('8f67a327db767f5ae9b0386a71e08c9f4c9c52c1f95f051b9d418336d1bcf1cb', X'32303233E5B9B436E69C88E9A1B9E79BAEE58FB0E8B4A62E786C7378');
INSERT INTO originals VALUES ('0d53f08678d8101b0c7e5053b30224fc671c55051770ba18207435ead7ad37bd', X'E7A4BAE4BE8B');
INSERT INTO originals VALUES ('3635dc1bfafa75f11b457cd76fbaa241746427c682d5c36edaf8cc3485508a2d', X'3C703EE4B880E9A1B53C2F703E');
INSERT INTO originals VALUES ('48d24394dd48cb69a7b7b0ce8d02320dbd8b404e8ee4f422499a2671dcdac10e', X'70207B7D');
INSERT INTO uploads VALUES (1, 'sample.csv', 'd197e13c12340e94db6a59ad533330a96619d43b097e6417558e936ef74cd925', 19, 'csv', 'UTF-8', '', '["jiuyuan"]', '["2023-05"]', 1, 0, 0, 0, 1);
INSERT INTO uploads VALUES (2, '6.csv', '4bd6335f6541d3e383ea3d00d26a12bd2f510b4aa0a72626cdbf7141cc8ca55d', 14, 'csv', 'UTF-8', '', '["jiuyuan"]', '["2023-06"]', 1, 0, 0, 0, 0);
INSERT INTO uploads VALUES (3, '再报.csv', '318c2053fb0859873d10d3ca269514ea101e6841131513467bffe7643017ea8c', 19, 'csv', 'UTF-8', '', '["jiuyuan"]', '["2023-06"]', 1, 0, 0, 0, 0);
INSERT INTO upload_states VALUES (1, 1, 'checked', 'clerk', 1688950800, '');
INSERT INTO upload_states VALUES (2, 1, 'submitted', 'clerk', 1688950800, '');
INSERT INTO upload_states VALUES (3, 1, 'published', 'admin', 1688950800, '');
INSERT INTO upload_states VALUES (4, 2, 'checked', 'admin', 1688951400, '');
INSERT INTO upload_states VALUES (5, 2, 'submitted', 'admin', 1688951400, '');
INSERT INTO upload_states VALUES (6, 2, 'published', 'admin', 1688951400, '');
INSERT INTO upload_states VALUES (7, 3, 'checked', 'admin', 1688951400, '');
INSERT INTO upload_states VALUES (8, 3, 'submitted', 'admin', 1688951400, '');
INSERT INTO upload_states VALUES (9, 3, 'published', 'admin', 1688951400, '');
INSERT INTO upload_states VALUES (10, 3, 'withdrawn', 'admin', 1688951460, '重复报送');
INSERT INTO answers VALUES (1, 1, 'jump', '', 'C5', '4', '示例', 'clerk', 1688950800);
INSERT INTO figures VALUES (1, 1, 'jiuyuan', '2023-05', 'output', 'cumulative', 40000, '万元', '月报', 'C5', '4', '万元');
INSERT INTO figures VALUES (2, 2, 'jiuyuan', '2023-06', 'output', 'cumulative', 123456, '万元', '月报', 'C5', '12.3456', '万元');
INSERT INTO figures VALUES (3, 3, 'jiuyuan', '2023-06', 'output', 'cumulative', 990000, '万元', '月报', 'C5', '99', '万元');
INSERT INTO land VALUES (1, 'jiuyuan', 'built', 150000, '2023-07-01', '5号', 1688951520, 'admin');
INSERT INTO targets VALUES (1, 'jiuyuan', 'tax', 2023, 9, '2023-07-01', '', 1688951580, 'admin');
INSERT INTO notes VALUES (1, 'jiuyuan', '它说“一区多园”', '2023-07-01', '', 1688951640, 'admin');
INSERT INTO heading_mappings VALUES (1, '0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f', '园区规模', 'output', '园区名称 | 工业总产值 | 园区规模', 1688951400, 'admin');
INSERT INTO readings VALUES (1, 3, '["jiuyuan"]', '["2023-06"]', 1, 0, 0, 3);
INSERT INTO visits VALUES ('wang', 1688951820, 12, NULL, NULL);
INSERT INTO schemes VALUES (1, 'baotou-2022', 1, 1, 2022, '{"code":"baotou-2022","year":2022,"version":1,"name":{"zh":"亩均效益","en":"By the mu"},"note":{"zh":"","en":""},"window":"year","basis":"industrial","items":[{"code":"tax_per_mu","name":{"zh":"","en":""},"weight":1000000,"method":"ratio","benchmark":{"kind":"pooled"},"cap":15000,"floor":0}],"missing":"rescale","bands_by":"score","bands":[{"code":"A","name":{"zh":"A类","en":"A"},"from":900000},{"code":"B","name":{"zh":"B类","en":"B"},"from":750000},{"code":"C","name":{"zh":"C类","en":"C"},"from":600000},{"code":"D","name":{"zh":"D类","en":"D"}}],"exempt":{"zh":"","en":""},"tie_break":null}', 1688950800, 'admin', 0);
INSERT INTO assessments VALUES (1, 2022, 1, 0);
INSERT INTO assessment_steps VALUES (1, 1, 'draft', 1, 'admin', 1688950800, '', '', '', NULL, '', 0);
INSERT INTO assessment_steps VALUES (2, 1, 'notice', 1, 'admin', 1689037200, '', '2023-07-11', '2023-07-15', NULL, '', 0);
INSERT INTO assessment_steps VALUES (3, 1, 'proposed', 1, 'admin', 1689469200, '', '', '', NULL, '598c4e7bc348f17702762798e4f989cfeaac2b1b7809a30096adfc41ac31354f', 22);
INSERT INTO assessment_steps VALUES (4, 1, 'sealed', 1, 'second', 1689555600, '', '', '', X'7B227061726B73223A5B5D7D', '598c4e7bc348f17702762798e4f989cfeaac2b1b7809a30096adfc41ac31354f', 23);
INSERT INTO attachments VALUES (1, '方案.txt', '0d53f08678d8101b0c7e5053b30224fc671c55051770ba18207435ead7ad37bd', 6);
INSERT INTO enterprise_uploads VALUES (1, '2022年度企业.xlsx', 'e23cbe8d09b22dae32df5cf6924cdad3664e779b5b695f944724434c5643aca4', 21, 2022, '["jiuyuan"]', 1, 0, 0, 0);
INSERT INTO enterprise_steps VALUES (1, 1, 'checked', 'admin', 1688951880, '');
INSERT INTO enterprise_steps VALUES (2, 1, 'published', 'second', 1689642000, '');
INSERT INTO enterprise_rows VALUES (1, 1, '91150200MA0N4C5X3E', 2022, 'jiuyuan', '恒瑞合金有限公司', 0, NULL, NULL, 480, NULL, NULL, NULL, NULL, '企业', 4);
INSERT INTO project_uploads VALUES (1, '2023年6月项目台账.xlsx', '8f67a327db767f5ae9b0386a71e08c9f4c9c52c1f95f051b9d418336d1bcf1cb', 28, 2023, 6, '["jiuyuan"]', 1, 0, 0, 0);
INSERT INTO project_steps VALUES (1, 1, 'checked', 'admin', 1688951940, '');
INSERT INTO project_steps VALUES (2, 1, 'published', 'second', 1689728400, '');
INSERT INTO project_rows VALUES (1, 1, 'P-1', '“铝”项目', 'jiuyuan', 2023, 6, 10000, NULL, NULL, 'yes', '2023-01-09', '', 'building', '["张三","","李四"]', '[{"Kind":"power","Text":"110kV","Promised":"2023-06-30","Cleared":""}]', '台账', 4, '{"total":"D4"}', '', 'second', 1689728400);
INSERT INTO tour_scores VALUES (1, 'jiuyuan', 2023, 2, 900000, '5号', 'second', 1689814800, 0);
INSERT INTO candidacies VALUES (1, 'zero_carbon', 'jiuyuan', '', '', '九园发〔2023〕3号', '2023-07-01', '{"Code":"watched-2023","For":["zero_carbon","low_carbon","green"],"Name":{"zh":"2023年创建任务监测清单","en":"Watch list of the tasks of 2023"},"Document":"","Effective":"2023-01-01","Note":{"zh":"市级未公布门槛，只列数，不作判定","en":"the city has published no thresholds: values are listed, not judged"},"Criteria":[{"Code":"energy","Name":{"zh":"综合能源消费量","en":"energy consumption"},"Subject":"energy","Unit":"吨标准煤","Scale":"","Bounds":null},{"Code":"carbon_per_energy","Name":{"zh":"单位能耗碳排放","en":"emissions per unit of energy"},"Subject":"carbon_per_energy","Unit":"吨CO₂/吨标准煤","Scale":"","Bounds":null},{"Code":"clean_energy_share","Name":{"zh":"清洁能源消费占比","en":"clean energy share"},"Subject":"clean_energy_share","Unit":"%","Scale":"","Bounds":null},{"Code":"solid_waste_used_share","Name":{"zh":"工业固废综合利用率","en":"industrial solid waste used"},"Subject":"solid_waste_used_share","Unit":"%","Scale":"","Bounds":null}]}', 0);
INSERT INTO candidacy_steps VALUES (1, 1, 'applied', '2023-07-01', '2023-12-20', '九园发〔2023〕3号', '', 'admin', 1688951760);
INSERT INTO milestones VALUES (1, 1, '屋顶光伏并网', '2023-07-01', '2023-12-31', 'second', 1689728400);
INSERT INTO milestone_acts VALUES (1, 1, 'move', '2024-01-31', '设备晚到', NULL, 'second', 1689814800);
INSERT INTO candidacy_evidence VALUES (1, 1, '建设方案', 1, 'second', 1689814800);
INSERT INTO candidacy_values VALUES (1, 1, 'clean_energy_share', 915000, '%', '能源审计', '2023-07-01', NULL, 'second', 1689814800);
INSERT INTO smart_assessments VALUES (1, 'jiuyuan', 2022, 'second', 1689814800, 0);
INSERT INTO smart_levels VALUES (1, 'base', 2, '已建成 base');
INSERT INTO smart_levels VALUES (1, 'platform', 2, '已建成 platform');
INSERT INTO smart_levels VALUES (1, 'service', 2, '已建成 service');
INSERT INTO smart_levels VALUES (1, 'governance', 2, '已建成 governance');
INSERT INTO smart_levels VALUES (1, 'safety', 2, '已建成 safety');
INSERT INTO issued_briefs VALUES (1, '2023-06', 'jiuyuan', 'zh-CN', 1688951880, 36, '3c90 b1f7', '3635dc1bfafa75f11b457cd76fbaa241746427c682d5c36edaf8cc3485508a2d', '48d24394dd48cb69a7b7b0ce8d02320dbd8b404e8ee4f422499a2671dcdac10e', 'admin', 1688951940, 0, 0);
INSERT INTO catalogue_entries VALUES (1, 'city', 'baotou', 0, '{"Name":{"zh":"包头市","en":"Baotou"},"DueDay":20}', '', '', -9223372036854775808, NULL);
INSERT INTO catalogue_entries VALUES (2, 'tier', '1000', 0, '{"Code":"1000","Name":{"zh":"1000亿元档","en":"¥100 bn tier (1000亿元)"},"Amount":100000000000,"Verb":"surpass","Since":2023}', '', '', -9223372036854775808, NULL);
INSERT INTO catalogue_entries VALUES (3, 'tier', '500', 1, '{"Code":"500","Name":{"zh":"500亿元档","en":"¥50 bn tier (500亿元)"},"Amount":50000000000,"Verb":"reach","Since":2023}', '', '', -9223372036854775808, NULL);
INSERT INTO catalogue_entries VALUES (4, 'tier', '300', 2, '{"Code":"300","Name":{"zh":"300亿元档","en":"¥30 bn tier (300亿元)"},"Amount":30000000000,"Verb":"reach","Since":2023}', '', '', -9223372036854775808, NULL);
INSERT INTO catalogue_entries VALUES (5, 'park', 'rare-earth', 0, '{"Code":"rare-earth","Name":{"zh":"稀土高新区","en":"Rare Earth High-tech Zone"},"Full":{"zh":"包头稀土高新技术产业开发区","en":"Baotou Rare Earth High-tech Industrial Development Zone"},"Short":{"zh":"稀土高新","en":"Rare Earth"},"County":{"zh":"稀土高新区","en":"Rare Earth High-tech Zone"},"Tier":"1000","Aliases":["高新区","包头高新区","稀土园区","稀土高新技术产业开发区"]}', '', '', -9223372036854775808, NULL);
INSERT INTO catalogue_entries VALUES (6, 'park', 'equipment', 1, '{"Code":"equipment","Name":{"zh":"青山装备制造园区","en":"Qingshan Equipment Manufacturing Park"},"Full":{"zh":"包头装备制造产业园区","en":"Baotou Equipment Manufacturing Industrial Park"},"Short":{"zh":"青山装备","en":"Equipment"},"County":{"zh":"青山区","en":"Qingshan District"},"Tier":"1000","Aliases":["青山装备园区","装备园区","装备制造园区","装备制造产业园区"]}', '', '', -9223372036854775808, NULL);
INSERT INTO catalogue_entries VALUES (7, 'park', 'metals', 2, '{"Code":"metals","Name":{"zh":"昆区金属深加工园区","en":"Kundulun Metal Processing Park"},"Full":{"zh":"包头金属深加工园区","en":"Baotou Metal Processing Park"},"Short":{"zh":"昆区金属","en":"Metals"},"County":{"zh":"昆都仑区","en":"Kundulun District"},"Tier":"1000","Aliases":["金属深加工园区","昆区园区","昆区金属园区"]}', '', '', -9223372036854775808, NULL);
INSERT INTO catalogue_entries VALUES (8, 'park', 'aluminium', 3, '{"Code":"aluminium","Name":{"zh":"包头铝业园区","en":"Baotou Aluminium Park"},"Full":{"zh":"包头铝业产业园区","en":"Baotou Aluminium Industrial Park"},"Short":{"zh":"包头铝业","en":"Aluminium"},"County":{"zh":"东河区","en":"Donghe District"},"Tier":"500","Aliases":["铝业园区","东河铝业园区","铝业产业园区"]}', '', '', -9223372036854775808, NULL);
INSERT INTO catalogue_entries VALUES (9, 'park', 'jiuyuan', 4, '{"Code":"jiuyuan","Name":{"zh":"九原工业园区","en":"Jiuyuan Industrial Park"},"Full":{"zh":"包头九原工业园区","en":"Baotou Jiuyuan Industrial Park"},"Short":{"zh":"九原工业","en":"Jiuyuan"},"County":{"zh":"九原区","en":"Jiuyuan District"},"Tier":"500","Aliases":["九原园区"]}', '', '', -9223372036854775808, NULL);
INSERT INTO catalogue_entries VALUES (10, 'park', 'tuyou', 5, '{"Code":"tuyou","Name":{"zh":"土右新型工业园区","en":"Tuyou New-type Industrial Park"},"Full":{"zh":"包头土右新型工业园区","en":"Baotou Tuyou New-type Industrial Park"},"Short":{"zh":"土右新型","en":"Tuyou"},"County":{"zh":"土默特右旗","en":"Tumed Right Banner"},"Tier":"300","Aliases":["土右园区","新型工业园区"]}', '', '', -9223372036854775808, NULL);
INSERT INTO catalogue_entries VALUES (11, 'park', 'jinshan', 6, '{"Code":"jinshan","Name":{"zh":"固阳金山工业园区","en":"Guyang Jinshan Industrial Park"},"Full":{"zh":"包头金山工业园区","en":"Baotou Jinshan Industrial Park"},"Short":{"zh":"固阳金山","en":"Jinshan"},"County":{"zh":"固阳县","en":"Guyang County"},"Tier":"300","Aliases":["金山园区","金山工业园区","金山经济开发区","固阳园区"]}', '', '', -9223372036854775808, NULL);
INSERT INTO catalogue_entries VALUES (12, 'indicator', 'output', 0, '{"Code":"output","Name":{"zh":"规上工业总产值","en":"gross industrial output"},"Unit":"万元","Nature":"flow","Growth":"nominal","Integer":false,"Signed":false,"NonDecreasing":true,"Below":"","Lumpy":false,"Apart":false,"Land":"","Aliases":["规模以上工业总产值","工业总产值","规上产值","总产值","产值"]}', '', '', -9223372036854775808, NULL);
INSERT INTO catalogue_entries VALUES (13, 'indicator', 'value_added', 1, '{"Code":"value_added","Name":{"zh":"规上工业增加值","en":"industrial value added"},"Unit":"万元","Nature":"flow","Growth":"real","Integer":false,"Signed":false,"NonDecreasing":false,"Below":"output","Lumpy":false,"Apart":false,"Land":"","Aliases":["规模以上工业增加值","工业增加值","增加值"]}', '', '', -9223372036854775808, NULL);
INSERT INTO catalogue_entries VALUES (14, 'indicator', 'tax', 2, '{"Code":"tax","Name":{"zh":"税收","en":"tax revenue"},"Unit":"万元","Nature":"flow","Growth":"nominal","Integer":false,"Signed":true,"NonDecreasing":false,"Below":"","Lumpy":false,"Apart":false,"Land":"","Aliases":["税收收入","税收总额","全口径税收","入库税收"]}', '', '', -9223372036854775808, NULL);
INSERT INTO catalogue_entries VALUES (15, 'indicator', 'investment', 3, '{"Code":"investment","Name":{"zh":"固定资产投资","en":"fixed-asset investment"},"Unit":"万元","Nature":"flow","Growth":"nominal","Integer":false,"Signed":false,"NonDecreasing":false,"Below":"","Lumpy":false,"Apart":false,"Land":"","Aliases":["固投","固定资产投资额","固定资产投资完成额"]}', '', '', -9223372036854775808, NULL);
INSERT INTO catalogue_entries VALUES (16, 'indicator', 'invested', 4, '{"Code":"invested","Name":{"zh":"累计固定资产投入","en":"invested fixed assets"},"Unit":"万元","Nature":"stock","Growth":"none","Integer":false,"Signed":false,"NonDecreasing":true,"Below":"","Lumpy":false,"Apart":false,"Land":"","Aliases":["累计固定资产投资","固定资产累计投入"]}', '', '', -9223372036854775808, NULL);
INSERT INTO catalogue_entries VALUES (17, 'indicator', 'revenue', 5, '{"Code":"revenue","Name":{"zh":"营业收入","en":"revenue"},"Unit":"万元","Nature":"flow","Growth":"nominal","Integer":false,"Signed":false,"NonDecreasing":false,"Below":"","Lumpy":false,"Apart":false,"Land":"","Aliases":["主营业务收入","营业收入合计"]}', '', '', -9223372036854775808, NULL);
INSERT INTO catalogue_entries VALUES (18, 'indicator', 'funds', 6, '{"Code":"funds","Name":{"zh":"国内（区外）到位资金","en":"out-of-region funds in place"},"Unit":"万元","Nature":"flow","Growth":"nominal","Integer":false,"Signed":false,"NonDecreasing":false,"Below":"","Lumpy":false,"Apart":false,"Land":"","Aliases":["国内区外到位资金","国内(区外)到位资金","到位资金"]}', '', '', -9223372036854775808, NULL);
INSERT INTO catalogue_entries VALUES (19, 'indicator', 'energy', 7, '{"Code":"energy","Name":{"zh":"综合能源消费量","en":"energy consumption"},"Unit":"吨标准煤","Nature":"flow","Growth":"nominal","Integer":false,"Signed":false,"NonDecreasing":false,"Below":"","Lumpy":false,"Apart":false,"Land":"","Aliases":["综合能耗","能源消费量"]}', '', '', -9223372036854775808, NULL);
INSERT INTO catalogue_entries VALUES (20, 'indicator', 'electricity', 8, '{"Code":"electricity","Name":{"zh":"工业用电量","en":"industrial electricity"},"Unit":"万千瓦时","Nature":"flow","Growth":"nominal","Integer":false,"Signed":false,"NonDecreasing":false,"Below":"","Lumpy":false,"Apart":false,"Land":"","Aliases":["工业用电","用电量"]}', '', '', -9223372036854775808, NULL);
INSERT INTO catalogue_entries VALUES (21, 'indicator', 'rd', 9, '{"Code":"rd","Name":{"zh":"研发经费支出","en":"R\u0026D expenditure"},"Unit":"万元","Nature":"flow","Growth":"nominal","Integer":false,"Signed":false,"NonDecreasing":false,"Below":"","Lumpy":false,"Apart":false,"Land":"","Aliases":["研发投入","R\u0026D经费支出","研发经费"]}', '', '', -9223372036854775808, NULL);
INSERT INTO catalogue_entries VALUES (22, 'indicator', 'new_projects', 10, '{"Code":"new_projects","Name":{"zh":"新开工亿元以上项目","en":"newly started projects ≥ ¥100 m"},"Unit":"个","Nature":"flow","Growth":"none","Integer":true,"Signed":false,"NonDecreasing":false,"Below":"","Lumpy":false,"Apart":false,"Land":"","Aliases":["新开工亿元以上项目数","新开工亿元项目"]}', '', '', -9223372036854775808, NULL);
INSERT INTO catalogue_entries VALUES (23, 'indicator', 'new_enterprises', 11, '{"Code":"new_enterprises","Name":{"zh":"新增规上工业企业","en":"newly above-scale enterprises"},"Unit":"户","Nature":"flow","Growth":"none","Integer":true,"Signed":false,"NonDecreasing":false,"Below":"","Lumpy":true,"Apart":false,"Land":"","Aliases":["新增规上企业","新增规上企业数","新增规上工业企业数"]}', '', '', -9223372036854775808, NULL);
INSERT INTO catalogue_entries VALUES (24, 'indicator', 'enterprises', 12, '{"Code":"enterprises","Name":{"zh":"规上工业企业数","en":"above-scale enterprises"},"Unit":"户","Nature":"stock","Growth":"none","Integer":true,"Signed":false,"NonDecreasing":false,"Below":"","Lumpy":false,"Apart":false,"Land":"","Aliases":["规上企业数","规上企业个数","规模以上工业企业数"]}', '', '', -9223372036854775808, NULL);
INSERT INTO catalogue_entries VALUES (25, 'indicator', 'employees', 13, '{"Code":"employees","Name":{"zh":"从业人员期末人数","en":"employees"},"Unit":"人","Nature":"stock","Growth":"none","Integer":true,"Signed":false,"NonDecreasing":false,"Below":"","Lumpy":false,"Apart":false,"Land":"","Aliases":["从业人员","从业人员数","期末从业人员"]}', '', '', -9223372036854775808, NULL);
INSERT INTO catalogue_entries VALUES (26, 'indicator', 'land_industrial', 14, '{"Code":"land_industrial","Name":{"zh":"工业用地面积","en":"industrial land"},"Unit":"亩","Nature":"stock","Growth":"none","Integer":false,"Signed":false,"NonDecreasing":false,"Below":"","Lumpy":false,"Apart":false,"Land":"industrial","Aliases":["工业用地"]}', '', '', -9223372036854775808, NULL);
INSERT INTO catalogue_entries VALUES (27, 'indicator', 'land_built', 15, '{"Code":"land_built","Name":{"zh":"已建成面积","en":"built-up land"},"Unit":"亩","Nature":"stock","Growth":"none","Integer":false,"Signed":false,"NonDecreasing":false,"Below":"","Lumpy":false,"Apart":false,"Land":"built","Aliases":null}', '', '', -9223372036854775808, NULL);
INSERT INTO catalogue_entries VALUES (28, 'indicator', 'land_approved', 16, '{"Code":"land_approved","Name":{"zh":"批准面积","en":"approved land"},"Unit":"亩","Nature":"stock","Growth":"none","Integer":false,"Signed":false,"NonDecreasing":false,"Below":"","Lumpy":false,"Apart":false,"Land":"approved","Aliases":null}', '', '', -9223372036854775808, NULL);
INSERT INTO catalogue_entries VALUES (29, 'indicator', 'carbon', 17, '{"Code":"carbon","Name":{"zh":"二氧化碳排放量","en":"CO₂ emissions"},"Unit":"吨CO₂","Nature":"flow","Growth":"nominal","Integer":false,"Signed":false,"NonDecreasing":false,"Below":"","Lumpy":false,"Apart":true,"Land":"","Aliases":["碳排放","碳排放量","碳排放总量","二氧化碳排放","二氧化碳排放总量"]}', '', '', -9223372036854775808, NULL);
INSERT INTO catalogue_entries VALUES (30, 'indicator', 'clean_energy', 18, '{"Code":"clean_energy","Name":{"zh":"清洁能源消费量","en":"clean energy consumption"},"Unit":"吨标准煤","Nature":"flow","Growth":"nominal","Integer":false,"Signed":false,"NonDecreasing":false,"Below":"energy","Lumpy":false,"Apart":true,"Land":"","Aliases":["清洁能源消费","清洁能源消费总量"]}', '', '', -9223372036854775808, NULL);
INSERT INTO catalogue_entries VALUES (31, 'indicator', 'solid_waste_used_share', 19, '{"Code":"solid_waste_used_share","Name":{"zh":"工业固废综合利用率","en":"industrial solid waste used"},"Unit":"%","Nature":"stock","Growth":"none","Integer":false,"Signed":false,"NonDecreasing":false,"Below":"","Lumpy":false,"Apart":true,"Land":"","Aliases":["工业固体废物综合利用率","工业固体废弃物综合利用率","一般工业固废综合利用率","一般工业固体废物综合利用率","固废综合利用率"]}', '', '', -9223372036854775808, NULL);
INSERT INTO catalogue_entries VALUES (32, 'indicator', 'waste_heat_used_share', 20, '{"Code":"waste_heat_used_share","Name":{"zh":"余热余冷余压综合利用率","en":"waste heat cold and pressure used"},"Unit":"%","Nature":"stock","Growth":"none","Integer":false,"Signed":false,"NonDecreasing":false,"Below":"","Lumpy":false,"Apart":true,"Land":"","Aliases":["余热/余冷/余压综合利用率","余热、余冷、余压综合利用率","余热余压综合利用率","余热余压利用率"]}', '', '', -9223372036854775808, NULL);
INSERT INTO catalogue_entries VALUES (33, 'indicator', 'water_reused_share', 21, '{"Code":"water_reused_share","Name":{"zh":"工业用水重复利用率","en":"industrial water reused"},"Unit":"%","Nature":"stock","Growth":"none","Integer":false,"Signed":false,"NonDecreasing":false,"Below":"","Lumpy":false,"Apart":true,"Land":"","Aliases":["工业用水重复率","规上工业用水重复利用率","用水重复利用率","水重复利用率"]}', '', '', -9223372036854775808, NULL);
INSERT INTO catalogue_entries VALUES (34, 'ratio', 'value_added_per_mu', 0, '{"Code":"value_added_per_mu","Name":{"zh":"亩均规上工业增加值","en":"value added per mu"},"Numerator":"value_added","Denominator":"","PerMu":true,"MeanStock":false,"Percent":false,"Apart":false,"Unit":"万元/亩"}', '', '', -9223372036854775808, NULL);
INSERT INTO catalogue_entries VALUES (35, 'ratio', 'tax_per_mu', 1, '{"Code":"tax_per_mu","Name":{"zh":"亩均税收","en":"tax per mu"},"Numerator":"tax","Denominator":"","PerMu":true,"MeanStock":false,"Percent":false,"Apart":false,"Unit":"万元/亩"}', '', '', -9223372036854775808, NULL);
INSERT INTO catalogue_entries VALUES (36, 'ratio', 'investment_intensity', 2, '{"Code":"investment_intensity","Name":{"zh":"投资强度","en":"investment intensity"},"Numerator":"invested","Denominator":"","PerMu":true,"MeanStock":false,"Percent":false,"Apart":false,"Unit":"万元/亩"}', '', '', -9223372036854775808, NULL);
INSERT INTO catalogue_entries VALUES (37, 'ratio', 'output_per_mu', 3, '{"Code":"output_per_mu","Name":{"zh":"亩均产值","en":"output per mu"},"Numerator":"output","Denominator":"","PerMu":true,"MeanStock":false,"Percent":false,"Apart":false,"Unit":"万元/亩"}', '', '', -9223372036854775808, NULL);
INSERT INTO catalogue_entries VALUES (38, 'ratio', 'labour_productivity', 4, '{"Code":"labour_productivity","Name":{"zh":"全员劳动生产率","en":"labour productivity"},"Numerator":"value_added","Denominator":"employees","PerMu":false,"MeanStock":true,"Percent":false,"Apart":false,"Unit":"万元/人"}', '', '', -9223372036854775808, NULL);
INSERT INTO catalogue_entries VALUES (39, 'ratio', 'value_added_per_energy', 5, '{"Code":"value_added_per_energy","Name":{"zh":"单位能耗增加值","en":"value added per unit of energy"},"Numerator":"value_added","Denominator":"energy","PerMu":false,"MeanStock":false,"Percent":false,"Apart":false,"Unit":"万元/吨标准煤"}', '', '', -9223372036854775808, NULL);
INSERT INTO catalogue_entries VALUES (40, 'ratio', 'rd_share', 6, '{"Code":"rd_share","Name":{"zh":"研发经费占营业收入比重","en":"R\u0026D share of revenue"},"Numerator":"rd","Denominator":"revenue","PerMu":false,"MeanStock":false,"Percent":true,"Apart":false,"Unit":"%"}', '', '', -9223372036854775808, NULL);
INSERT INTO catalogue_entries VALUES (41, 'ratio', 'carbon_per_energy', 7, '{"Code":"carbon_per_energy","Name":{"zh":"单位能耗碳排放","en":"emissions per unit of energy"},"Numerator":"carbon","Denominator":"energy","PerMu":false,"MeanStock":false,"Percent":false,"Apart":true,"Unit":"吨CO₂/吨标准煤"}', '', '', -9223372036854775808, NULL);
INSERT INTO catalogue_entries VALUES (42, 'ratio', 'clean_energy_share', 8, '{"Code":"clean_energy_share","Name":{"zh":"清洁能源消费占比","en":"clean energy share"},"Numerator":"clean_energy","Denominator":"energy","PerMu":false,"MeanStock":false,"Percent":true,"Apart":true,"Unit":"%"}', '', '', -9223372036854775808, NULL);
INSERT INTO catalogue_entries VALUES (43, 'designation', 'zero_carbon', 0, '{"Code":"zero_carbon","Name":{"zh":"零碳园区","en":"Zero-carbon park"},"Short":{"zh":"零碳","en":"Zero-carbon"},"Count":2,"By":"2023-12-31"}', '', '', -9223372036854775808, NULL);
INSERT INTO catalogue_entries VALUES (44, 'designation', 'low_carbon', 1, '{"Code":"low_carbon","Name":{"zh":"低碳园区","en":"Low-carbon park"},"Short":{"zh":"低碳","en":"Low-carbon"},"Count":6,"By":"2023-12-31"}', '', '', -9223372036854775808, NULL);
INSERT INTO catalogue_entries VALUES (45, 'designation', 'green', 2, '{"Code":"green","Name":{"zh":"绿色园区（新增）","en":"New green park"},"Short":{"zh":"绿色","en":"Green"},"Count":1,"By":"2023-12-31"}', '', '', -9223372036854775808, NULL);
INSERT INTO catalogue_entries VALUES (46, 'checklist', 'watched-2023', 0, '{"Code":"watched-2023","For":["zero_carbon","low_carbon","green"],"Name":{"zh":"2023年创建任务监测清单","en":"Watch list of the tasks of 2023"},"Document":"","Effective":"2023-01-01","Note":{"zh":"市级未公布门槛，只列数，不作判定","en":"the city has published no thresholds: values are listed, not judged"},"Criteria":[{"Code":"energy","Name":{"zh":"综合能源消费量","en":"energy consumption"},"Subject":"energy","Unit":"吨标准煤","Scale":"","Bounds":null},{"Code":"carbon_per_energy","Name":{"zh":"单位能耗碳排放","en":"emissions per unit of energy"},"Subject":"carbon_per_energy","Unit":"吨CO₂/吨标准煤","Scale":"","Bounds":null},{"Code":"clean_energy_share","Name":{"zh":"清洁能源消费占比","en":"clean energy share"},"Subject":"clean_energy_share","Unit":"%","Scale":"","Bounds":null},{"Code":"solid_waste_used_share","Name":{"zh":"工业固废综合利用率","en":"industrial solid waste used"},"Subject":"solid_waste_used_share","Unit":"%","Scale":"","Bounds":null}]}', '', '', -9223372036854775808, NULL);
INSERT INTO catalogue_entries VALUES (47, 'checklist', 'national-2025', 1, '{"Code":"national-2025","For":["zero_carbon"],"Name":{"zh":"国家级零碳园区建设指标（2025年）","en":"National zero-carbon parks 2025"},"Document":"发改环资〔2025〕910号","Effective":"2025-06-30","Note":{"zh":"","en":""},"Criteria":[{"Code":"energy","Name":{"zh":"综合能源消费量","en":"energy consumption"},"Subject":"energy","Unit":"吨标准煤","Scale":"","Bounds":null},{"Code":"carbon_per_energy","Name":{"zh":"单位能耗碳排放","en":"emissions per unit of energy"},"Subject":"carbon_per_energy","Unit":"吨CO₂/吨标准煤","Scale":"energy","Bounds":[{"Most":true,"Value":2000,"From":2000000000,"Below":10000000000},{"Most":true,"Value":3000,"From":10000000000,"Below":0}]},{"Code":"clean_energy_share","Name":{"zh":"清洁能源消费占比","en":"clean energy share"},"Subject":"clean_energy_share","Unit":"%","Scale":"","Bounds":[{"Most":false,"Value":900000,"From":0,"Below":0}]},{"Code":"solid_waste_used_share","Name":{"zh":"工业固废综合利用率","en":"industrial solid waste used"},"Subject":"solid_waste_used_share","Unit":"%","Scale":"","Bounds":[{"Most":false,"Value":800000,"From":0,"Below":0}]},{"Code":"waste_heat_used_share","Name":{"zh":"余热余冷余压综合利用率","en":"waste heat cold and pressure used"},"Subject":"waste_heat_used_share","Unit":"%","Scale":"","Bounds":[{"Most":false,"Value":500000,"From":0,"Below":0}]},{"Code":"water_reused_share","Name":{"zh":"工业用水重复利用率","en":"industrial water reused"},"Subject":"water_reused_share","Unit":"%","Scale":"","Bounds":[{"Most":false,"Value":800000,"From":0,"Below":0}]},{"Code":"product_energy_grade","Name":{"zh":"产品单位能耗达到国标等级","en":"energy per product by national grade"},"Subject":"","Unit":"级","Scale":"","Bounds":[{"Most":true,"Value":20000,"From":0,"Below":0}]}]}', '', '', -9223372036854775808, NULL);
INSERT INTO catalogue_entries VALUES (48, 'objective', 'tier_1000', 0, '{"Code":"tier_1000","Group":{"zh":"工业园区提档计划","en":"Industrial parks"},"Name":{"zh":"千亿园区产值","en":"output of the ¥100 bn parks"},"Clause":"推动稀土高新区、青山装备制造园区、昆区金属深加工园区产值突破1000亿元","Verb":{"zh":"突破","en":"surpass"},"Target":0,"Unit":"","Strict":true,"Most":false,"Pace":false,"Owner":{"zh":"各园区","en":"the parks"},"By":"2023-12-31","Gauge":"tier","Subjects":["1000"],"Note":{"zh":"","en":""}}', '', '', -9223372036854775808, NULL);
INSERT INTO catalogue_entries VALUES (49, 'objective', 'tier_500', 1, '{"Code":"tier_500","Group":{"zh":"工业园区提档计划","en":"Industrial parks"},"Name":{"zh":"五百亿园区产值","en":"output of the ¥50 bn parks"},"Clause":"包头铝业园区、九原工业园区产值达到500亿元","Verb":{"zh":"达到","en":"reach"},"Target":0,"Unit":"","Strict":false,"Most":false,"Pace":false,"Owner":{"zh":"各园区","en":"the parks"},"By":"2023-12-31","Gauge":"tier","Subjects":["500"],"Note":{"zh":"","en":""}}', '', '', -9223372036854775808, NULL);
INSERT INTO catalogue_entries VALUES (50, 'objective', 'tier_300', 2, '{"Code":"tier_300","Group":{"zh":"工业园区提档计划","en":"Industrial parks"},"Name":{"zh":"三百亿园区产值","en":"output of the ¥30 bn parks"},"Clause":"土右新型工业园区、固阳金山工业园区产值达到300亿元","Verb":{"zh":"达到","en":"reach"},"Target":0,"Unit":"","Strict":false,"Most":false,"Pace":false,"Owner":{"zh":"各园区","en":"the parks"},"By":"2023-12-31","Gauge":"tier","Subjects":["300"],"Note":{"zh":"","en":""}}', '', '', -9223372036854775808, NULL);
INSERT INTO catalogue_entries VALUES (51, 'objective', 'per_mu', 3, '{"Code":"per_mu","Group":{"zh":"工业园区提档计划","en":"Industrial parks"},"Name":{"zh":"亩均效益","en":"yield per mu"},"Clause":"强化园区亩均规上工业增加值、税收、投资强度等指标的考核结果运用,让每一寸土地都产出最大效益","Verb":{"zh":"产出","en":"yield"},"Target":0,"Unit":"","Strict":false,"Most":false,"Pace":false,"Owner":{"zh":"市工业和信息化局","en":"Industry and Information Technology Bureau"},"By":"2023-12-31","Gauge":"board","Subjects":["value_added_per_mu","tax_per_mu","investment_intensity"],"Note":{"zh":"报告未定目标值，由三项亩均指标衡量","en":"the plan sets no number; three indicators per mu measure it"}}', '', '', -9223372036854775808, NULL);
INSERT INTO catalogue_entries VALUES (52, 'objective', 'smart', 4, '{"Code":"smart","Group":{"zh":"工业园区提档计划","en":"Industrial parks"},"Name":{"zh":"智慧化应用水平","en":"smart level"},"Clause":"进一步提升工业园区智慧化应用水平","Verb":{"zh":"提升","en":"raise"},"Target":0,"Unit":"","Strict":false,"Most":false,"Pace":false,"Owner":{"zh":"各园区","en":"the parks"},"By":"2023-12-31","Gauge":"smart","Subjects":null,"Note":{"zh":"报告未定目标值，也没有现行国家分级；列本年已自评的园区数","en":"the plan sets no number and no national scale is in force; counted are the parks that assessed themselves this year"}}', '', '', -9223372036854775808, NULL);
INSERT INTO catalogue_entries VALUES (53, 'objective', 'zero_carbon', 5, '{"Code":"zero_carbon","Group":{"zh":"工业园区提档计划","en":"Industrial parks"},"Name":{"zh":"零碳园区","en":"zero-carbon parks"},"Clause":"提速建设2个零碳园区、6个低碳园区","Verb":{"zh":"提速建设","en":"build faster"},"Target":20000,"Unit":"个","Strict":false,"Most":false,"Pace":false,"Owner":{"zh":"市工业和信息化局","en":"Industry and Information Technology Bureau"},"By":"2023-12-31","Gauge":"designation","Subjects":["zero_carbon"],"Note":{"zh":"","en":""}}', '', '', -9223372036854775808, NULL);
INSERT INTO catalogue_entries VALUES (54, 'objective', 'low_carbon', 6, '{"Code":"low_carbon","Group":{"zh":"工业园区提档计划","en":"Industrial parks"},"Name":{"zh":"低碳园区","en":"low-carbon parks"},"Clause":"提速建设2个零碳园区、6个低碳园区","Verb":{"zh":"提速建设","en":"build faster"},"Target":60000,"Unit":"个","Strict":false,"Most":false,"Pace":false,"Owner":{"zh":"市工业和信息化局","en":"Industry and Information Technology Bureau"},"By":"2023-12-31","Gauge":"designation","Subjects":["low_carbon"],"Note":{"zh":"","en":""}}', '', '', -9223372036854775808, NULL);
INSERT INTO catalogue_entries VALUES (55, 'objective', 'green', 7, '{"Code":"green","Group":{"zh":"工业园区提档计划","en":"Industrial parks"},"Name":{"zh":"绿色园区","en":"green parks"},"Clause":"新增1个绿色园区","Verb":{"zh":"新增","en":"add"},"Target":10000,"Unit":"个","Strict":false,"Most":false,"Pace":false,"Owner":{"zh":"市工业和信息化局","en":"Industry and Information Technology Bureau"},"By":"2023-12-31","Gauge":"designation","Subjects":["green"],"Note":{"zh":"","en":""}}', '', '', -9223372036854775808, NULL);
INSERT INTO catalogue_entries VALUES (56, 'objective', 'top_50', 8, '{"Code":"top_50","Group":{"zh":"工业园区提档计划","en":"Industrial parks"},"Name":{"zh":"稀土高新区在国家级高新区的位次","en":"rank of the Rare Earth Zone among national high-tech zones"},"Clause":"力争稀土高新区进入国家级高新区50强","Verb":{"zh":"进入","en":"enter"},"Target":500000,"Unit":"位","Strict":false,"Most":true,"Pace":false,"Owner":{"zh":"市科学技术局","en":"Science and Technology Bureau"},"By":"2023-12-31","Gauge":"entered","Subjects":null,"Note":{"zh":"","en":""}}', '', '', -9223372036854775808, NULL);
INSERT INTO catalogue_entries VALUES (57, 'objective', 'two_new_projects', 9, '{"Code":"two_new_projects","Group":{"zh":"项目提效突破","en":"Projects"},"Name":{"zh":"新开工亿元以上项目","en":"newly started projects ≥ ¥100 m"},"Clause":"始终用新开工亿元以上项目衡量检验招商引资是不是抓实了、用新增规上企业衡量检验项目建设是不是抓成了","Verb":{"zh":"衡量","en":"measure by"},"Target":0,"Unit":"个","Strict":false,"Most":false,"Pace":false,"Owner":{"zh":"各园区","en":"the parks"},"By":"2023-12-31","Gauge":"ledger","Subjects":null,"Note":{"zh":"报告未定目标值","en":"the plan sets no number"}}', '', '', -9223372036854775808, NULL);
INSERT INTO catalogue_entries VALUES (58, 'objective', 'two_new_enterprises', 10, '{"Code":"two_new_enterprises","Group":{"zh":"项目提效突破","en":"Projects"},"Name":{"zh":"新增规上工业企业","en":"newly above-scale enterprises"},"Clause":"始终用新开工亿元以上项目衡量检验招商引资是不是抓实了、用新增规上企业衡量检验项目建设是不是抓成了","Verb":{"zh":"衡量","en":"measure by"},"Target":0,"Unit":"户","Strict":false,"Most":false,"Pace":false,"Owner":{"zh":"各园区","en":"the parks"},"By":"2023-12-31","Gauge":"board","Subjects":["new_enterprises"],"Note":{"zh":"报告未定目标值","en":"the plan sets no number"}}', '', '', -9223372036854775808, NULL);
INSERT INTO catalogue_entries VALUES (59, 'objective', 'major_projects', 11, '{"Code":"major_projects","Group":{"zh":"项目提效突破","en":"Projects"},"Name":{"zh":"重大项目","en":"major projects"},"Clause":"实施重大项目600个以上","Verb":{"zh":"实施","en":"carry out"},"Target":6000000,"Unit":"个","Strict":false,"Most":false,"Pace":true,"Owner":{"zh":"市发展和改革委员会","en":"Development and Reform Commission"},"By":"2023-12-31","Gauge":"entered","Subjects":null,"Note":{"zh":"","en":""}}', '', '', -9223372036854775808, NULL);
INSERT INTO catalogue_entries VALUES (60, 'objective', 'major_investment', 12, '{"Code":"major_investment","Group":{"zh":"项目提效突破","en":"Projects"},"Name":{"zh":"重大项目完成投资增长","en":"growth of investment in major projects"},"Clause":"实施重大项目600个以上,计划完成投资增长20%以上","Verb":{"zh":"增长","en":"grow by"},"Target":200000,"Unit":"%","Strict":false,"Most":false,"Pace":false,"Owner":{"zh":"市发展和改革委员会","en":"Development and Reform Commission"},"By":"2023-12-31","Gauge":"entered","Subjects":null,"Note":{"zh":"","en":""}}', '', '', -9223372036854775808, NULL);
INSERT INTO catalogue_entries VALUES (61, 'objective', 'industry_count_share', 13, '{"Code":"industry_count_share","Group":{"zh":"项目提效突破","en":"Projects"},"Name":{"zh":"产业类项目数量占比","en":"industrial share of projects by number"},"Clause":"产业类项目数量和投资占比均超过60%","Verb":{"zh":"超过","en":"exceed"},"Target":600000,"Unit":"%","Strict":true,"Most":false,"Pace":false,"Owner":{"zh":"市发展和改革委员会","en":"Development and Reform Commission"},"By":"2023-12-31","Gauge":"entered","Subjects":null,"Note":{"zh":"","en":""}}', '', '', -9223372036854775808, NULL);
INSERT INTO catalogue_entries VALUES (62, 'objective', 'industry_invest_share', 14, '{"Code":"industry_invest_share","Group":{"zh":"项目提效突破","en":"Projects"},"Name":{"zh":"产业类项目投资占比","en":"industrial share of projects by investment"},"Clause":"产业类项目数量和投资占比均超过60%","Verb":{"zh":"超过","en":"exceed"},"Target":600000,"Unit":"%","Strict":true,"Most":false,"Pace":false,"Owner":{"zh":"市发展和改革委员会","en":"Development and Reform Commission"},"By":"2023-12-31","Gauge":"entered","Subjects":null,"Note":{"zh":"","en":""}}', '', '', -9223372036854775808, NULL);
INSERT INTO catalogue_entries VALUES (63, 'objective', 'start_share', 15, '{"Code":"start_share","Group":{"zh":"项目提效突破","en":"Projects"},"Name":{"zh":"新开工项目数量占比","en":"share of projects newly started"},"Clause":"新开工项目数量和竣工数量均超过50%","Verb":{"zh":"超过","en":"exceed"},"Target":500000,"Unit":"%","Strict":true,"Most":false,"Pace":false,"Owner":{"zh":"市发展和改革委员会","en":"Development and Reform Commission"},"By":"2023-12-31","Gauge":"entered","Subjects":null,"Note":{"zh":"","en":""}}', '', '', -9223372036854775808, NULL);
INSERT INTO catalogue_entries VALUES (64, 'objective', 'finish_share', 16, '{"Code":"finish_share","Group":{"zh":"项目提效突破","en":"Projects"},"Name":{"zh":"竣工项目数量占比","en":"share of projects finished"},"Clause":"新开工项目数量和竣工数量均超过50%","Verb":{"zh":"超过","en":"exceed"},"Target":500000,"Unit":"%","Strict":true,"Most":false,"Pace":false,"Owner":{"zh":"市发展和改革委员会","en":"Development and Reform Commission"},"By":"2023-12-31","Gauge":"entered","Subjects":null,"Note":{"zh":"","en":""}}', '', '', -9223372036854775808, NULL);
INSERT INTO catalogue_entries VALUES (65, 'objective', 'funds', 17, '{"Code":"funds","Group":{"zh":"项目提效突破","en":"Projects"},"Name":{"zh":"国内（区外）到位资金增长","en":"growth of out-of-region funds"},"Clause":"引进国内(区外)到位资金增长15%以上","Verb":{"zh":"增长","en":"grow by"},"Target":150000,"Unit":"%","Strict":false,"Most":false,"Pace":false,"Owner":{"zh":"市区域经济合作局","en":"Regional Cooperation Bureau"},"By":"2023-12-31","Gauge":"entered","Subjects":["funds"],"Note":{"zh":"","en":""}}', '', '', -9223372036854775808, NULL);
INSERT INTO catalogue_entries VALUES (66, 'objective', 'reserve', 18, '{"Code":"reserve","Group":{"zh":"项目提效突破","en":"Projects"},"Name":{"zh":"储备优质项目","en":"projects in reserve"},"Clause":"精心筛选1350个打基础、补短板、增后劲的优质项目","Verb":{"zh":"筛选","en":"select"},"Target":13500000,"Unit":"个","Strict":false,"Most":false,"Pace":false,"Owner":{"zh":"市发展和改革委员会","en":"Development and Reform Commission"},"By":"2023-12-31","Gauge":"entered","Subjects":null,"Note":{"zh":"","en":""}}', '', '', -9223372036854775808, NULL);
INSERT INTO catalogue_entries VALUES (67, 'objective', 'value_added', 19, '{"Code":"value_added","Group":{"zh":"预期目标","en":"Expected in the year"},"Name":{"zh":"规上工业增加值增长","en":"growth of industrial value added"},"Clause":"规模以上工业增加值增长12%以上","Verb":{"zh":"增长","en":"grow by"},"Target":120000,"Unit":"%","Strict":false,"Most":false,"Pace":false,"Owner":{"zh":"市统计局","en":"Bureau of Statistics"},"By":"2023-12-31","Gauge":"entered","Subjects":null,"Note":{"zh":"实际增速只能由统计局给出，园区数据合不出来","en":"real growth is the statisticians’ alone: it cannot be summed from parks"}}', '', '', -9223372036854775808, NULL);
INSERT INTO catalogue_entries VALUES (68, 'objective', 'investment', 20, '{"Code":"investment","Group":{"zh":"预期目标","en":"Expected in the year"},"Name":{"zh":"固定资产投资增长","en":"growth of fixed-asset investment"},"Clause":"固定资产投资增长15%以上","Verb":{"zh":"增长","en":"grow by"},"Target":150000,"Unit":"%","Strict":false,"Most":false,"Pace":false,"Owner":{"zh":"市统计局","en":"Bureau of Statistics"},"By":"2023-12-31","Gauge":"entered","Subjects":["investment"],"Note":{"zh":"","en":""}}', '', '', -9223372036854775808, NULL);
INSERT INTO catalogue_entries VALUES (69, 'objective', 'small_tech', 21, '{"Code":"small_tech","Group":{"zh":"创新驱动","en":"Innovation"},"Name":{"zh":"科技型中小企业","en":"small and medium technology firms"},"Clause":"力争年内新增科技型中小企业60家以上","Verb":{"zh":"新增","en":"add"},"Target":600000,"Unit":"家","Strict":false,"Most":false,"Pace":true,"Owner":{"zh":"市科学技术局","en":"Science and Technology Bureau"},"By":"2023-12-31","Gauge":"entered","Subjects":null,"Note":{"zh":"","en":""}}', '', '', -9223372036854775808, NULL);
INSERT INTO catalogue_entries VALUES (70, 'objective', 'high_tech', 22, '{"Code":"high_tech","Group":{"zh":"创新驱动","en":"Innovation"},"Name":{"zh":"高新技术企业","en":"high-tech enterprises"},"Clause":"新培育认定高新技术企业120家以上","Verb":{"zh":"认定","en":"have recognised"},"Target":1200000,"Unit":"家","Strict":false,"Most":false,"Pace":true,"Owner":{"zh":"市科学技术局","en":"Science and Technology Bureau"},"By":"2023-12-31","Gauge":"entered","Subjects":null,"Note":{"zh":"","en":""}}', '', '', -9223372036854775808, NULL);
INSERT INTO catalogue_entries VALUES (71, 'objective', 'leading_tech', 23, '{"Code":"leading_tech","Group":{"zh":"创新驱动","en":"Innovation"},"Name":{"zh":"自治区科技创新领军企业","en":"leading innovators of the region"},"Clause":"新增自治区科技创新领军企业5家以上","Verb":{"zh":"新增","en":"add"},"Target":50000,"Unit":"家","Strict":false,"Most":false,"Pace":true,"Owner":{"zh":"市科学技术局","en":"Science and Technology Bureau"},"By":"2023-12-31","Gauge":"entered","Subjects":null,"Note":{"zh":"","en":""}}', '', '', -9223372036854775808, NULL);
INSERT INTO catalogue_entries VALUES (72, 'objective', 'rd', 24, '{"Code":"rd","Group":{"zh":"创新驱动","en":"Innovation"},"Name":{"zh":"全社会研发投入增长","en":"growth of R\u0026D spending"},"Clause":"年内全社会研发投入增长20%以上","Verb":{"zh":"增长","en":"grow by"},"Target":200000,"Unit":"%","Strict":false,"Most":false,"Pace":false,"Owner":{"zh":"市科学技术局","en":"Science and Technology Bureau"},"By":"2023-12-31","Gauge":"entered","Subjects":["rd"],"Note":{"zh":"","en":""}}', '', '', -9223372036854775808, NULL);
INSERT INTO catalogue_entries VALUES (73, 'objective', 'rd_firms', 25, '{"Code":"rd_firms","Group":{"zh":"创新驱动","en":"Innovation"},"Name":{"zh":"有研发活动的规上工业企业比例","en":"share of above-scale firms with R\u0026D"},"Clause":"规上工业企业中有研发活动的比例达到40%以上","Verb":{"zh":"达到","en":"reach"},"Target":400000,"Unit":"%","Strict":false,"Most":false,"Pace":false,"Owner":{"zh":"市统计局","en":"Bureau of Statistics"},"By":"2023-12-31","Gauge":"entered","Subjects":null,"Note":{"zh":"","en":""}}', '', '', -9223372036854775808, NULL);
INSERT INTO catalogue_entries VALUES (74, 'objective', 'key_tech', 26, '{"Code":"key_tech","Group":{"zh":"创新驱动","en":"Innovation"},"Name":{"zh":"关键核心技术攻关项目","en":"key technology projects"},"Clause":"实施镧铈平衡利用、大规模储能、二氧化碳捕集与封存等关键核心技术攻关项目30个以上","Verb":{"zh":"实施","en":"carry out"},"Target":300000,"Unit":"个","Strict":false,"Most":false,"Pace":true,"Owner":{"zh":"市科学技术局","en":"Science and Technology Bureau"},"By":"2023-12-31","Gauge":"entered","Subjects":null,"Note":{"zh":"","en":""}}', '', '', -9223372036854775808, NULL);
INSERT INTO catalogue_entries VALUES (75, 'objective', 'above_scale', 27, '{"Code":"above_scale","Group":{"zh":"企业提级增量","en":"Enterprises"},"Name":{"zh":"规上（限上）企业","en":"above-scale enterprises, trade included"},"Clause":"全年新增市场主体30000户以上、“个转企”500家、规上(限上)企业200户以上","Verb":{"zh":"新增","en":"add"},"Target":2000000,"Unit":"户","Strict":false,"Most":false,"Pace":false,"Owner":{"zh":"市统计局","en":"Bureau of Statistics"},"By":"2023-12-31","Gauge":"entered","Subjects":["new_enterprises"],"Note":{"zh":"含限上商贸企业，园区数只是其中规上工业；成批入库，不按月均算进度","en":"trade is included, the parks report industry alone; enterprises enter in batches: no even pace"}}', '', '', -9223372036854775808, NULL);
INSERT INTO catalogue_entries VALUES (76, 'objective', 'specialised', 28, '{"Code":"specialised","Group":{"zh":"企业提级增量","en":"Enterprises"},"Name":{"zh":"“专精特新”“小巨人”企业","en":"specialised small giants"},"Clause":"培育国家、自治区级“专精特新”“小巨人”企业20户以上","Verb":{"zh":"培育","en":"cultivate"},"Target":200000,"Unit":"户","Strict":false,"Most":false,"Pace":true,"Owner":{"zh":"市工业和信息化局","en":"Industry and Information Technology Bureau"},"By":"2023-12-31","Gauge":"entered","Subjects":null,"Note":{"zh":"","en":""}}', '', '', -9223372036854775808, NULL);
INSERT INTO catalogue_entries VALUES (77, 'objective', 'champions', 29, '{"Code":"champions","Group":{"zh":"企业提级增量","en":"Enterprises"},"Name":{"zh":"国家级制造业单项冠军企业","en":"national manufacturing champions"},"Clause":"力争国家级制造业单项冠军企业实现新的突破","Verb":{"zh":"突破","en":"surpass"},"Target":0,"Unit":"","Strict":false,"Most":false,"Pace":false,"Owner":{"zh":"市工业和信息化局","en":"Industry and Information Technology Bureau"},"By":"2023-12-31","Gauge":"none","Subjects":null,"Note":{"zh":"报告未给出数量，无从计量","en":"the plan gives no number to measure by"}}', '', '', -9223372036854775808, NULL);
INSERT INTO catalogue_entries VALUES (78, 'objective', 'listed', 30, '{"Code":"listed","Group":{"zh":"企业提级增量","en":"Enterprises"},"Name":{"zh":"上市企业","en":"companies listed"},"Clause":"推动2户以上企业上市","Verb":{"zh":"推动","en":"bring about"},"Target":20000,"Unit":"户","Strict":false,"Most":false,"Pace":false,"Owner":{"zh":"市金融工作办公室","en":"Financial Affairs Office"},"By":"2023-12-31","Gauge":"entered","Subjects":null,"Note":{"zh":"","en":""}}', '', '', -9223372036854775808, NULL);
INSERT INTO catalogue_entries VALUES (79, 'objective', 'new_projects_201', 31, '{"Code":"new_projects_201","Group":{"zh":"战新产业提质计划","en":"Strategic new industries"},"Name":{"zh":"战略性新兴产业项目","en":"projects of strategic new industries"},"Clause":"全年实施总投资3455亿元的战略性新兴产业项目201个,新开工项目125个,计划完成投资796亿元","Verb":{"zh":"实施","en":"carry out"},"Target":2010000,"Unit":"个","Strict":false,"Most":false,"Pace":true,"Owner":{"zh":"市发展和改革委员会","en":"Development and Reform Commission"},"By":"2023-12-31","Gauge":"entered","Subjects":null,"Note":{"zh":"","en":""}}', '', '', -9223372036854775808, NULL);
INSERT INTO catalogue_entries VALUES (80, 'objective', 'new_starts_125', 32, '{"Code":"new_starts_125","Group":{"zh":"战新产业提质计划","en":"Strategic new industries"},"Name":{"zh":"战略性新兴产业新开工项目","en":"of them newly started"},"Clause":"全年实施总投资3455亿元的战略性新兴产业项目201个,新开工项目125个,计划完成投资796亿元","Verb":{"zh":"开工","en":"start"},"Target":1250000,"Unit":"个","Strict":false,"Most":false,"Pace":true,"Owner":{"zh":"市发展和改革委员会","en":"Development and Reform Commission"},"By":"2023-12-31","Gauge":"entered","Subjects":null,"Note":{"zh":"","en":""}}', '', '', -9223372036854775808, NULL);
INSERT INTO catalogue_entries VALUES (81, 'objective', 'new_investment_796', 33, '{"Code":"new_investment_796","Group":{"zh":"战新产业提质计划","en":"Strategic new industries"},"Name":{"zh":"战略性新兴产业完成投资","en":"investment in them"},"Clause":"全年实施总投资3455亿元的战略性新兴产业项目201个,新开工项目125个,计划完成投资796亿元","Verb":{"zh":"完成投资","en":"invest"},"Target":7960000,"Unit":"亿元","Strict":false,"Most":false,"Pace":true,"Owner":{"zh":"市发展和改革委员会","en":"Development and Reform Commission"},"By":"2023-12-31","Gauge":"entered","Subjects":null,"Note":{"zh":"","en":""}}', '', '', -9223372036854775808, NULL);
INSERT INTO catalogue_entries VALUES (82, 'objective', 'rare_earth_projects', 34, '{"Code":"rare_earth_projects","Group":{"zh":"战新产业提质计划","en":"Strategic new industries"},"Name":{"zh":"稀土亿元以上项目","en":"rare-earth projects ≥ ¥100 m"},"Clause":"实施韵升年产1.5万吨永磁智能制造等亿元以上项目33个","Verb":{"zh":"实施","en":"carry out"},"Target":330000,"Unit":"个","Strict":false,"Most":false,"Pace":true,"Owner":{"zh":"市工业和信息化局","en":"Industry and Information Technology Bureau"},"By":"2023-12-31","Gauge":"entered","Subjects":null,"Note":{"zh":"","en":""}}', '', '', -9223372036854775808, NULL);
INSERT INTO catalogue_entries VALUES (83, 'objective', 'rare_earth_output', 35, '{"Code":"rare_earth_output","Group":{"zh":"战新产业提质计划","en":"Strategic new industries"},"Name":{"zh":"稀土产业产值增长","en":"growth of rare-earth output"},"Clause":"年内稀土产业产值增长20%","Verb":{"zh":"增长","en":"grow by"},"Target":200000,"Unit":"%","Strict":false,"Most":false,"Pace":false,"Owner":{"zh":"市工业和信息化局","en":"Industry and Information Technology Bureau"},"By":"2023-12-31","Gauge":"entered","Subjects":null,"Note":{"zh":"","en":""}}', '', '', -9223372036854775808, NULL);
INSERT INTO catalogue_entries VALUES (84, 'objective', 'silicon_projects', 36, '{"Code":"silicon_projects","Group":{"zh":"战新产业提质计划","en":"Strategic new industries"},"Name":{"zh":"光伏硅项目","en":"photovoltaic silicon projects"},"Clause":"加快通威32GW电池片、双良二期20GW组件等42个项目建设","Verb":{"zh":"建设","en":"build"},"Target":420000,"Unit":"个","Strict":false,"Most":false,"Pace":true,"Owner":{"zh":"市工业和信息化局","en":"Industry and Information Technology Bureau"},"By":"2023-12-31","Gauge":"entered","Subjects":null,"Note":{"zh":"","en":""}}', '', '', -9223372036854775808, NULL);
INSERT INTO catalogue_entries VALUES (85, 'objective', 'silicon_share', 37, '{"Code":"silicon_share","Group":{"zh":"战新产业提质计划","en":"Strategic new industries"},"Name":{"zh":"多晶硅、单晶硅产能占全国","en":"national share of polysilicon and monocrystal capacity"},"Clause":"力争年内多晶硅、单晶硅产能占到全国的40%","Verb":{"zh":"占到","en":"hold"},"Target":400000,"Unit":"%","Strict":false,"Most":false,"Pace":false,"Owner":{"zh":"市工业和信息化局","en":"Industry and Information Technology Bureau"},"By":"2023-12-31","Gauge":"entered","Subjects":null,"Note":{"zh":"","en":""}}', '', '', -9223372036854775808, NULL);
INSERT INTO catalogue_entries VALUES (86, 'objective', 'wafer_share', 38, '{"Code":"wafer_share","Group":{"zh":"战新产业提质计划","en":"Strategic new industries"},"Name":{"zh":"切片产能占全国","en":"national share of wafer capacity"},"Clause":"切片产能占到全国的20%","Verb":{"zh":"占到","en":"hold"},"Target":200000,"Unit":"%","Strict":false,"Most":false,"Pace":false,"Owner":{"zh":"市工业和信息化局","en":"Industry and Information Technology Bureau"},"By":"2023-12-31","Gauge":"entered","Subjects":null,"Note":{"zh":"","en":""}}', '', '', -9223372036854775808, NULL);
INSERT INTO catalogue_entries VALUES (87, 'objective', 'solar_output', 39, '{"Code":"solar_output","Group":{"zh":"战新产业提质计划","en":"Strategic new industries"},"Name":{"zh":"光伏产业产值","en":"photovoltaic output"},"Clause":"光伏产业产值达到2000亿元以上","Verb":{"zh":"达到","en":"reach"},"Target":20000000,"Unit":"亿元","Strict":false,"Most":false,"Pace":true,"Owner":{"zh":"市工业和信息化局","en":"Industry and Information Technology Bureau"},"By":"2023-12-31","Gauge":"entered","Subjects":null,"Note":{"zh":"","en":""}}', '', '', -9223372036854775808, NULL);
INSERT INTO catalogue_entries VALUES (88, 'objective', 'wind_output', 40, '{"Code":"wind_output","Group":{"zh":"战新产业提质计划","en":"Strategic new industries"},"Name":{"zh":"风电装备产业产值","en":"wind equipment output"},"Clause":"年内风电装备产业产值达到300亿元以上","Verb":{"zh":"达到","en":"reach"},"Target":3000000,"Unit":"亿元","Strict":false,"Most":false,"Pace":true,"Owner":{"zh":"市工业和信息化局","en":"Industry and Information Technology Bureau"},"By":"2023-12-31","Gauge":"entered","Subjects":null,"Note":{"zh":"","en":""}}', '', '', -9223372036854775808, NULL);
INSERT INTO catalogue_entries VALUES (89, 'objective', 'energy_building', 41, '{"Code":"energy_building","Group":{"zh":"战新产业提质计划","en":"Strategic new industries"},"Name":{"zh":"在建新能源规模","en":"new energy under construction"},"Clause":"力争在建新能源项目规模达到1000万千瓦","Verb":{"zh":"达到","en":"reach"},"Target":10000000,"Unit":"万千瓦","Strict":false,"Most":false,"Pace":false,"Owner":{"zh":"市能源局","en":"Energy Bureau"},"By":"2023-12-31","Gauge":"entered","Subjects":null,"Note":{"zh":"","en":""}}', '', '', -9223372036854775808, NULL);
INSERT INTO catalogue_entries VALUES (90, 'objective', 'energy_installed', 42, '{"Code":"energy_installed","Group":{"zh":"战新产业提质计划","en":"Strategic new industries"},"Name":{"zh":"新能源装机规模","en":"new energy installed"},"Clause":"新能源装机规模超过1000万千瓦","Verb":{"zh":"超过","en":"exceed"},"Target":10000000,"Unit":"万千瓦","Strict":true,"Most":false,"Pace":false,"Owner":{"zh":"市能源局","en":"Energy Bureau"},"By":"2023-12-31","Gauge":"entered","Subjects":null,"Note":{"zh":"","en":""}}', '', '', -9223372036854775808, NULL);
INSERT INTO catalogue_entries VALUES (91, 'objective', 'energy_share', 43, '{"Code":"energy_share","Group":{"zh":"战新产业提质计划","en":"Strategic new industries"},"Name":{"zh":"新能源装机占比","en":"new energy share of capacity"},"Clause":"新能源装机占比超过50%","Verb":{"zh":"超过","en":"exceed"},"Target":500000,"Unit":"%","Strict":true,"Most":false,"Pace":false,"Owner":{"zh":"市能源局","en":"Energy Bureau"},"By":"2023-12-31","Gauge":"entered","Subjects":null,"Note":{"zh":"","en":""}}', '', '', -9223372036854775808, NULL);
INSERT INTO catalogue_entries VALUES (92, 'objective', 'upgrade_projects', 44, '{"Code":"upgrade_projects","Group":{"zh":"传统产业提振计划","en":"Traditional industries"},"Name":{"zh":"产业转型升级项目","en":"upgrading projects"},"Clause":"全年实施总投资303亿元的产业转型升级项目75个,新开工项目45个,计划完成投资101亿元","Verb":{"zh":"实施","en":"carry out"},"Target":750000,"Unit":"个","Strict":false,"Most":false,"Pace":true,"Owner":{"zh":"市工业和信息化局","en":"Industry and Information Technology Bureau"},"By":"2023-12-31","Gauge":"entered","Subjects":null,"Note":{"zh":"","en":""}}', '', '', -9223372036854775808, NULL);
INSERT INTO catalogue_entries VALUES (93, 'objective', 'upgrade_starts', 45, '{"Code":"upgrade_starts","Group":{"zh":"传统产业提振计划","en":"Traditional industries"},"Name":{"zh":"产业转型升级新开工项目","en":"of them newly started"},"Clause":"全年实施总投资303亿元的产业转型升级项目75个,新开工项目45个,计划完成投资101亿元","Verb":{"zh":"开工","en":"start"},"Target":450000,"Unit":"个","Strict":false,"Most":false,"Pace":true,"Owner":{"zh":"市工业和信息化局","en":"Industry and Information Technology Bureau"},"By":"2023-12-31","Gauge":"entered","Subjects":null,"Note":{"zh":"","en":""}}', '', '', -9223372036854775808, NULL);
INSERT INTO catalogue_entries VALUES (94, 'objective', 'upgrade_investment', 46, '{"Code":"upgrade_investment","Group":{"zh":"传统产业提振计划","en":"Traditional industries"},"Name":{"zh":"产业转型升级完成投资","en":"investment in them"},"Clause":"全年实施总投资303亿元的产业转型升级项目75个,新开工项目45个,计划完成投资101亿元","Verb":{"zh":"完成投资","en":"invest"},"Target":1010000,"Unit":"亿元","Strict":false,"Most":false,"Pace":true,"Owner":{"zh":"市工业和信息化局","en":"Industry and Information Technology Bureau"},"By":"2023-12-31","Gauge":"entered","Subjects":null,"Note":{"zh":"","en":""}}', '', '', -9223372036854775808, NULL);
INSERT INTO catalogue_entries VALUES (95, 'objective', 'brands', 47, '{"Code":"brands","Group":{"zh":"传统产业提振计划","en":"Traditional industries"},"Name":{"zh":"自主创新名优产品","en":"brand products"},"Clause":"培育自主创新名优产品10个以上","Verb":{"zh":"培育","en":"cultivate"},"Target":100000,"Unit":"个","Strict":false,"Most":false,"Pace":true,"Owner":{"zh":"市工业和信息化局","en":"Industry and Information Technology Bureau"},"By":"2023-12-31","Gauge":"entered","Subjects":null,"Note":{"zh":"","en":""}}', '', '', -9223372036854775808, NULL);
INSERT INTO catalogue_entries VALUES (96, 'objective', 'civil_military', 48, '{"Code":"civil_military","Group":{"zh":"传统产业提振计划","en":"Traditional industries"},"Name":{"zh":"军民融合项目","en":"civil-military projects"},"Clause":"实施无人智能系统研练基地等军民融合项目55个","Verb":{"zh":"实施","en":"carry out"},"Target":550000,"Unit":"个","Strict":false,"Most":false,"Pace":true,"Owner":{"zh":"市工业和信息化局","en":"Industry and Information Technology Bureau"},"By":"2023-12-31","Gauge":"entered","Subjects":null,"Note":{"zh":"","en":""}}', '', '', -9223372036854775808, NULL);
INSERT INTO catalogue_entries VALUES (97, 'objective', 'nuclear', 49, '{"Code":"nuclear","Group":{"zh":"传统产业提振计划","en":"Traditional industries"},"Name":{"zh":"核燃料、核装备项目","en":"nuclear fuel and equipment projects"},"Clause":"新建续建10个核燃料、核装备项目","Verb":{"zh":"新建续建","en":"build or go on building"},"Target":100000,"Unit":"个","Strict":false,"Most":false,"Pace":true,"Owner":{"zh":"市工业和信息化局","en":"Industry and Information Technology Bureau"},"By":"2023-12-31","Gauge":"entered","Subjects":null,"Note":{"zh":"","en":""}}', '', '', -9223372036854775808, NULL);
INSERT INTO catalogue_entries VALUES (98, 'objective', 'digital', 50, '{"Code":"digital","Group":{"zh":"传统产业提振计划","en":"Traditional industries"},"Name":{"zh":"工业数字化改造项目","en":"digitalisation projects"},"Clause":"实施工业数字化改造项目200个以上","Verb":{"zh":"实施","en":"carry out"},"Target":2000000,"Unit":"个","Strict":false,"Most":false,"Pace":true,"Owner":{"zh":"市工业和信息化局","en":"Industry and Information Technology Bureau"},"By":"2023-12-31","Gauge":"entered","Subjects":null,"Note":{"zh":"","en":""}}', '', '', -9223372036854775808, NULL);
INSERT INTO catalogue_entries VALUES (99, 'objective', 'digital_models', 51, '{"Code":"digital_models","Group":{"zh":"传统产业提振计划","en":"Traditional industries"},"Name":{"zh":"工业数字化示范标杆","en":"digital models"},"Clause":"打造10个工业数字化示范标杆","Verb":{"zh":"打造","en":"make"},"Target":100000,"Unit":"个","Strict":false,"Most":false,"Pace":true,"Owner":{"zh":"市工业和信息化局","en":"Industry and Information Technology Bureau"},"By":"2023-12-31","Gauge":"entered","Subjects":null,"Note":{"zh":"","en":""}}', '', '', -9223372036854775808, NULL);
INSERT INTO catalogue_entries VALUES (100, 'objective', 'platforms', 52, '{"Code":"platforms","Group":{"zh":"传统产业提振计划","en":"Traditional industries"},"Name":{"zh":"重点工业互联网平台","en":"industrial internet platforms"},"Clause":"年内重点工业互联网平台达到25个","Verb":{"zh":"达到","en":"reach"},"Target":250000,"Unit":"个","Strict":false,"Most":false,"Pace":false,"Owner":{"zh":"市工业和信息化局","en":"Industry and Information Technology Bureau"},"By":"2023-12-31","Gauge":"entered","Subjects":null,"Note":{"zh":"","en":""}}', '', '', -9223372036854775808, NULL);
INSERT INTO catalogue_entries VALUES (101, 'objective', 'it_revenue', 53, '{"Code":"it_revenue","Group":{"zh":"传统产业提振计划","en":"Traditional industries"},"Name":{"zh":"信息产业总收入增长","en":"growth of information industry revenue"},"Clause":"年内信息产业总收入增长28%","Verb":{"zh":"增长","en":"grow by"},"Target":280000,"Unit":"%","Strict":false,"Most":false,"Pace":false,"Owner":{"zh":"市工业和信息化局","en":"Industry and Information Technology Bureau"},"By":"2023-12-31","Gauge":"entered","Subjects":null,"Note":{"zh":"","en":""}}', '', '', -9223372036854775808, NULL);
INSERT INTO catalogue_entries VALUES (102, 'objective', 'consumer', 54, '{"Code":"consumer","Group":{"zh":"传统产业提振计划","en":"Traditional industries"},"Name":{"zh":"消费品工业亿元以上重点项目","en":"consumer-goods projects ≥ ¥100 m"},"Clause":"实施君康黄芪深加工、禾丰食品反刍饲料等亿元以上重点项目9个","Verb":{"zh":"实施","en":"carry out"},"Target":90000,"Unit":"个","Strict":false,"Most":false,"Pace":true,"Owner":{"zh":"市工业和信息化局","en":"Industry and Information Technology Bureau"},"By":"2023-12-31","Gauge":"entered","Subjects":null,"Note":{"zh":"","en":""}}', '', '', -9223372036854775808, NULL);
INSERT INTO catalogue_entries VALUES (103, 'city', 'baotou', 0, '{"Name":{"zh":"包头市","en":"Baotou"},"DueDay":18}', '2023-07-01', '', 1688951700, 'admin');
INSERT INTO objective_values VALUES (1, 'wind_output', 1500000, '亿元', '市工信局〔2023〕7号', '2023-06-30', 'second', 1689814800, 0);
INSERT INTO project_names VALUES (1, 'P-1', 'p-1
“铝”项目');
CREATE INDEX setup_tokens_user ON setup_tokens (user);
CREATE INDEX sessions_expiry ON sessions (expires_at);
CREATE INDEX audit_at ON audit (at);
CREATE INDEX uploads_sha256 ON uploads (sha256);
CREATE INDEX upload_states_state ON upload_states (state, at);
CREATE VIEW publications AS
SELECT p.upload, p.at AS published_at, w.at AS withdrawn_at
FROM upload_states p
LEFT JOIN upload_states w ON w.upload = p.upload AND w.state = 'withdrawn'
WHERE p.state = 'published';
CREATE INDEX answers_upload ON answers (upload);
CREATE TRIGGER audit_unchanged BEFORE UPDATE ON audit
BEGIN
    SELECT RAISE(ABORT, 'audit is append-only');
END;
CREATE TRIGGER originals_unchanged BEFORE UPDATE ON originals
BEGIN
    SELECT RAISE(ABORT, 'originals is append-only');
END;
CREATE TRIGGER uploads_unchanged BEFORE UPDATE ON uploads
BEGIN
    SELECT RAISE(ABORT, 'uploads is append-only');
END;
CREATE TRIGGER upload_states_unchanged BEFORE UPDATE ON upload_states
BEGIN
    SELECT RAISE(ABORT, 'upload_states is append-only');
END;
CREATE TRIGGER answers_unchanged BEFORE UPDATE ON answers
BEGIN
    SELECT RAISE(ABORT, 'answers is append-only');
END;
CREATE TRIGGER figures_unchanged BEFORE UPDATE ON figures
BEGIN
    SELECT RAISE(ABORT, 'figures is append-only');
END;
CREATE TRIGGER land_unchanged BEFORE UPDATE ON land
BEGIN
    SELECT RAISE(ABORT, 'land is append-only');
END;
CREATE TRIGGER targets_unchanged BEFORE UPDATE ON targets
BEGIN
    SELECT RAISE(ABORT, 'targets is append-only');
END;
CREATE TRIGGER notes_unchanged BEFORE UPDATE ON notes
BEGIN
    SELECT RAISE(ABORT, 'notes is append-only');
END;
CREATE TRIGGER audit_kept BEFORE DELETE ON audit
BEGIN
    SELECT RAISE(ABORT, 'audit is append-only');
END;
CREATE TRIGGER land_kept BEFORE DELETE ON land
BEGIN
    SELECT RAISE(ABORT, 'land is append-only');
END;
CREATE TRIGGER targets_kept BEFORE DELETE ON targets
BEGIN
    SELECT RAISE(ABORT, 'targets is append-only');
END;
CREATE TRIGGER notes_kept BEFORE DELETE ON notes
BEGIN
    SELECT RAISE(ABORT, 'notes is append-only');
END;
CREATE TRIGGER uploads_kept BEFORE DELETE ON uploads WHEN OLD.sample = 0
BEGIN
    SELECT RAISE(ABORT, 'uploads is append-only');
END;
CREATE TRIGGER upload_states_kept BEFORE DELETE ON upload_states WHEN (SELECT sample FROM uploads WHERE id = OLD.upload) IS NOT 1
BEGIN
    SELECT RAISE(ABORT, 'upload_states is append-only');
END;
CREATE TRIGGER answers_kept BEFORE DELETE ON answers WHEN (SELECT sample FROM uploads WHERE id = OLD.upload) IS NOT 1
BEGIN
    SELECT RAISE(ABORT, 'answers is append-only');
END;
CREATE TRIGGER figures_kept BEFORE DELETE ON figures WHEN (SELECT sample FROM uploads WHERE id = OLD.upload) IS NOT 1
BEGIN
    SELECT RAISE(ABORT, 'figures is append-only');
END;
CREATE TRIGGER board_version_rises BEFORE UPDATE ON board WHEN NEW.version <= OLD.version
BEGIN
    SELECT RAISE(ABORT, 'the data version only rises');
END;
CREATE INDEX heading_mappings_heading ON heading_mappings (shape, heading);
CREATE INDEX readings_upload ON readings (upload);
CREATE TRIGGER heading_mappings_unchanged BEFORE UPDATE ON heading_mappings
BEGIN
    SELECT RAISE(ABORT, 'heading_mappings is append-only');
END;
CREATE TRIGGER heading_mappings_kept BEFORE DELETE ON heading_mappings
BEGIN
    SELECT RAISE(ABORT, 'heading_mappings is append-only');
END;
CREATE TRIGGER readings_unchanged BEFORE UPDATE ON readings
BEGIN
    SELECT RAISE(ABORT, 'readings is append-only');
END;
CREATE TRIGGER readings_kept BEFORE DELETE ON readings WHEN (SELECT sample FROM uploads WHERE id = OLD.upload) IS NOT 1
BEGIN
    SELECT RAISE(ABORT, 'readings is append-only');
END;
CREATE VIEW read_uploads AS
SELECT u.id, u.file_name, u.sha256, u.size, u.format, u.encoding, u.hint,
    coalesce(r.parks, u.parks) AS parks, coalesce(r.periods, u.periods) AS periods,
    coalesce(r.figures, u.figures) AS figures, coalesce(r.errors, u.errors) AS errors,
    coalesce(r.questions, u.questions) AS questions, coalesce(r.notes, u.notes) AS notes
FROM uploads u
LEFT JOIN readings r ON r.id = (SELECT max(id) FROM readings WHERE upload = u.id);
CREATE INDEX assessment_steps_assessment ON assessment_steps (assessment);
CREATE UNIQUE INDEX assessment_sealed_once ON assessment_steps (assessment) WHERE stage = 'sealed';
CREATE INDEX objections_assessment ON objections (assessment);
CREATE INDEX follow_ups_assessment ON follow_ups (assessment);
CREATE INDEX follow_up_acts_follow_up ON follow_up_acts (follow_up);
CREATE TRIGGER schemes_unchanged BEFORE UPDATE ON schemes
BEGIN
    SELECT RAISE(ABORT, 'schemes is append-only');
END;
CREATE TRIGGER assessments_unchanged BEFORE UPDATE ON assessments
BEGIN
    SELECT RAISE(ABORT, 'assessments is append-only');
END;
CREATE TRIGGER assessment_steps_unchanged BEFORE UPDATE ON assessment_steps
BEGIN
    SELECT RAISE(ABORT, 'assessment_steps is append-only');
END;
CREATE TRIGGER attachments_unchanged BEFORE UPDATE ON attachments
BEGIN
    SELECT RAISE(ABORT, 'attachments is append-only');
END;
CREATE TRIGGER objections_unchanged BEFORE UPDATE ON objections
BEGIN
    SELECT RAISE(ABORT, 'objections is append-only');
END;
CREATE TRIGGER objection_answers_unchanged BEFORE UPDATE ON objection_answers
BEGIN
    SELECT RAISE(ABORT, 'objection_answers is append-only');
END;
CREATE TRIGGER incidents_unchanged BEFORE UPDATE ON incidents
BEGIN
    SELECT RAISE(ABORT, 'incidents is append-only');
END;
CREATE TRIGGER incident_revocations_unchanged BEFORE UPDATE ON incident_revocations
BEGIN
    SELECT RAISE(ABORT, 'incident_revocations is append-only');
END;
CREATE TRIGGER follow_ups_unchanged BEFORE UPDATE ON follow_ups
BEGIN
    SELECT RAISE(ABORT, 'follow_ups is append-only');
END;
CREATE TRIGGER follow_up_acts_unchanged BEFORE UPDATE ON follow_up_acts
BEGIN
    SELECT RAISE(ABORT, 'follow_up_acts is append-only');
END;
CREATE TRIGGER schemes_kept BEFORE DELETE ON schemes WHEN OLD.sample = 0
BEGIN
    SELECT RAISE(ABORT, 'schemes is append-only');
END;
CREATE TRIGGER assessments_kept BEFORE DELETE ON assessments WHEN OLD.sample = 0
BEGIN
    SELECT RAISE(ABORT, 'assessments is append-only');
END;
CREATE TRIGGER assessment_steps_kept BEFORE DELETE ON assessment_steps WHEN (SELECT sample FROM assessments WHERE id = OLD.assessment) IS NOT 1
BEGIN
    SELECT RAISE(ABORT, 'assessment_steps is append-only');
END;
CREATE TRIGGER objections_kept BEFORE DELETE ON objections WHEN (SELECT sample FROM assessments WHERE id = OLD.assessment) IS NOT 1
BEGIN
    SELECT RAISE(ABORT, 'objections is append-only');
END;
CREATE TRIGGER objection_answers_kept BEFORE DELETE ON objection_answers WHEN (SELECT a.sample FROM objections o JOIN assessments a ON a.id = o.assessment WHERE o.id = OLD.objection) IS NOT 1
BEGIN
    SELECT RAISE(ABORT, 'objection_answers is append-only');
END;
CREATE TRIGGER incidents_kept BEFORE DELETE ON incidents WHEN OLD.sample = 0
BEGIN
    SELECT RAISE(ABORT, 'incidents is append-only');
END;
CREATE TRIGGER incident_revocations_kept BEFORE DELETE ON incident_revocations WHEN (SELECT sample FROM incidents WHERE id = OLD.incident) IS NOT 1
BEGIN
    SELECT RAISE(ABORT, 'incident_revocations is append-only');
END;
CREATE TRIGGER follow_ups_kept BEFORE DELETE ON follow_ups WHEN (SELECT sample FROM assessments WHERE id = OLD.assessment) IS NOT 1
BEGIN
    SELECT RAISE(ABORT, 'follow_ups is append-only');
END;
CREATE TRIGGER follow_up_acts_kept BEFORE DELETE ON follow_up_acts WHEN (SELECT a.sample FROM follow_ups m JOIN assessments a ON a.id = m.assessment WHERE m.id = OLD.follow_up) IS NOT 1
BEGIN
    SELECT RAISE(ABORT, 'follow_up_acts is append-only');
END;
CREATE INDEX enterprise_rows_year ON enterprise_rows (year, code);
CREATE TRIGGER enterprise_uploads_unchanged BEFORE UPDATE ON enterprise_uploads
BEGIN
    SELECT RAISE(ABORT, 'enterprise_uploads is append-only');
END;
CREATE TRIGGER enterprise_steps_unchanged BEFORE UPDATE ON enterprise_steps
BEGIN
    SELECT RAISE(ABORT, 'enterprise_steps is append-only');
END;
CREATE TRIGGER enterprise_rows_unchanged BEFORE UPDATE ON enterprise_rows
BEGIN
    SELECT RAISE(ABORT, 'enterprise_rows is append-only');
END;
CREATE TRIGGER enterprise_uploads_kept BEFORE DELETE ON enterprise_uploads WHEN OLD.sample = 0
BEGIN
    SELECT RAISE(ABORT, 'enterprise_uploads is append-only');
END;
CREATE TRIGGER enterprise_steps_kept BEFORE DELETE ON enterprise_steps WHEN (SELECT sample FROM enterprise_uploads WHERE id = OLD.upload) IS NOT 1
BEGIN
    SELECT RAISE(ABORT, 'enterprise_steps is append-only');
END;
CREATE TRIGGER enterprise_rows_kept BEFORE DELETE ON enterprise_rows WHEN (SELECT sample FROM enterprise_uploads WHERE id = OLD.upload) IS NOT 1
BEGIN
    SELECT RAISE(ABORT, 'enterprise_rows is append-only');
END;
CREATE INDEX project_rows_code ON project_rows (code, id);
CREATE INDEX project_rows_year ON project_rows (year, code, month, id);
CREATE INDEX tour_scores_quarter ON tour_scores (year, quarter, park, id);
CREATE TRIGGER project_uploads_unchanged BEFORE UPDATE ON project_uploads
BEGIN
    SELECT RAISE(ABORT, 'project_uploads is append-only');
END;
CREATE TRIGGER project_uploads_kept BEFORE DELETE ON project_uploads WHEN OLD.sample = 0
BEGIN
    SELECT RAISE(ABORT, 'project_uploads is append-only');
END;
CREATE TRIGGER project_steps_unchanged BEFORE UPDATE ON project_steps
BEGIN
    SELECT RAISE(ABORT, 'project_steps is append-only');
END;
CREATE TRIGGER project_steps_kept BEFORE DELETE ON project_steps WHEN (SELECT sample FROM project_uploads WHERE id = OLD.upload) IS NOT 1
BEGIN
    SELECT RAISE(ABORT, 'project_steps is append-only');
END;
CREATE TRIGGER project_rows_unchanged BEFORE UPDATE ON project_rows
BEGIN
    SELECT RAISE(ABORT, 'project_rows is append-only');
END;
CREATE TRIGGER project_rows_kept BEFORE DELETE ON project_rows WHEN (SELECT sample FROM project_uploads WHERE id = OLD.upload) IS NOT 1
BEGIN
    SELECT RAISE(ABORT, 'project_rows is append-only');
END;
CREATE TRIGGER tour_scores_unchanged BEFORE UPDATE ON tour_scores
BEGIN
    SELECT RAISE(ABORT, 'tour_scores is append-only');
END;
CREATE TRIGGER tour_scores_kept BEFORE DELETE ON tour_scores WHEN OLD.sample = 0
BEGIN
    SELECT RAISE(ABORT, 'tour_scores is append-only');
END;
CREATE INDEX candidacy_steps_candidacy ON candidacy_steps (candidacy);
CREATE INDEX milestones_candidacy ON milestones (candidacy);
CREATE INDEX milestone_acts_milestone ON milestone_acts (milestone);
CREATE INDEX candidacy_evidence_candidacy ON candidacy_evidence (candidacy);
CREATE INDEX candidacy_values_candidacy ON candidacy_values (candidacy);
CREATE INDEX smart_assessments_park ON smart_assessments (park, year);
CREATE TRIGGER candidacies_unchanged BEFORE UPDATE ON candidacies
BEGIN
    SELECT RAISE(ABORT, 'candidacies is append-only');
END;
CREATE TRIGGER candidacy_steps_unchanged BEFORE UPDATE ON candidacy_steps
BEGIN
    SELECT RAISE(ABORT, 'candidacy_steps is append-only');
END;
CREATE TRIGGER milestones_unchanged BEFORE UPDATE ON milestones
BEGIN
    SELECT RAISE(ABORT, 'milestones is append-only');
END;
CREATE TRIGGER milestone_acts_unchanged BEFORE UPDATE ON milestone_acts
BEGIN
    SELECT RAISE(ABORT, 'milestone_acts is append-only');
END;
CREATE TRIGGER candidacy_evidence_unchanged BEFORE UPDATE ON candidacy_evidence
BEGIN
    SELECT RAISE(ABORT, 'candidacy_evidence is append-only');
END;
CREATE TRIGGER candidacy_values_unchanged BEFORE UPDATE ON candidacy_values
BEGIN
    SELECT RAISE(ABORT, 'candidacy_values is append-only');
END;
CREATE TRIGGER smart_assessments_unchanged BEFORE UPDATE ON smart_assessments
BEGIN
    SELECT RAISE(ABORT, 'smart_assessments is append-only');
END;
CREATE TRIGGER smart_levels_unchanged BEFORE UPDATE ON smart_levels
BEGIN
    SELECT RAISE(ABORT, 'smart_levels is append-only');
END;
CREATE TRIGGER candidacies_kept BEFORE DELETE ON candidacies WHEN OLD.sample = 0
BEGIN
    SELECT RAISE(ABORT, 'candidacies is append-only');
END;
CREATE TRIGGER candidacy_steps_kept BEFORE DELETE ON candidacy_steps WHEN (SELECT sample FROM candidacies WHERE id = OLD.candidacy) IS NOT 1
BEGIN
    SELECT RAISE(ABORT, 'candidacy_steps is append-only');
END;
CREATE TRIGGER milestones_kept BEFORE DELETE ON milestones WHEN (SELECT sample FROM candidacies WHERE id = OLD.candidacy) IS NOT 1
BEGIN
    SELECT RAISE(ABORT, 'milestones is append-only');
END;
CREATE TRIGGER milestone_acts_kept BEFORE DELETE ON milestone_acts WHEN (SELECT c.sample FROM milestones m JOIN candidacies c ON c.id = m.candidacy WHERE m.id = OLD.milestone) IS NOT 1
BEGIN
    SELECT RAISE(ABORT, 'milestone_acts is append-only');
END;
CREATE TRIGGER candidacy_evidence_kept BEFORE DELETE ON candidacy_evidence WHEN (SELECT sample FROM candidacies WHERE id = OLD.candidacy) IS NOT 1
BEGIN
    SELECT RAISE(ABORT, 'candidacy_evidence is append-only');
END;
CREATE TRIGGER candidacy_values_kept BEFORE DELETE ON candidacy_values WHEN (SELECT sample FROM candidacies WHERE id = OLD.candidacy) IS NOT 1
BEGIN
    SELECT RAISE(ABORT, 'candidacy_values is append-only');
END;
CREATE TRIGGER smart_assessments_kept BEFORE DELETE ON smart_assessments WHEN OLD.sample = 0
BEGIN
    SELECT RAISE(ABORT, 'smart_assessments is append-only');
END;
CREATE TRIGGER smart_levels_kept BEFORE DELETE ON smart_levels WHEN (SELECT sample FROM smart_assessments WHERE id = OLD.assessment) IS NOT 1
BEGIN
    SELECT RAISE(ABORT, 'smart_levels is append-only');
END;
CREATE INDEX issued_briefs_style ON issued_briefs (style);
CREATE TRIGGER issued_briefs_unchanged BEFORE UPDATE ON issued_briefs
BEGIN
    SELECT RAISE(ABORT, 'issued_briefs is append-only');
END;
CREATE TRIGGER issued_briefs_kept BEFORE DELETE ON issued_briefs WHEN OLD.sample = 0
BEGIN
    SELECT RAISE(ABORT, 'issued_briefs is append-only');
END;
CREATE TRIGGER catalogue_entries_unchanged BEFORE UPDATE ON catalogue_entries
BEGIN
    SELECT RAISE(ABORT, 'catalogue_entries is append-only');
END;
CREATE TRIGGER catalogue_entries_kept BEFORE DELETE ON catalogue_entries
BEGIN
    SELECT RAISE(ABORT, 'catalogue_entries is append-only');
END;
CREATE INDEX objective_values_objective ON objective_values (objective);
CREATE TRIGGER objective_values_unchanged BEFORE UPDATE ON objective_values
BEGIN
    SELECT RAISE(ABORT, 'objective_values is append-only');
END;
CREATE TRIGGER objective_values_kept BEFORE DELETE ON objective_values WHEN OLD.sample = 0
BEGIN
    SELECT RAISE(ABORT, 'objective_values is append-only');
END;
CREATE INDEX project_names_low ON project_names (low);
CREATE VIRTUAL TABLE project_index USING fts5 (
    low, content = 'project_names', content_rowid = 'id', tokenize = 'trigram'
);
CREATE TRIGGER project_names_added AFTER INSERT ON project_names
BEGIN
    INSERT INTO project_index (rowid, low) VALUES (NEW.id, NEW.low);
END;
CREATE TRIGGER project_names_gone AFTER DELETE ON project_names
BEGIN
    INSERT INTO project_index (project_index, rowid, low) VALUES ('delete', OLD.id, OLD.low);
END;
CREATE TRIGGER project_names_unchanged BEFORE UPDATE ON project_names
BEGIN
    SELECT RAISE(ABORT, 'project_names follow their revisions');
END;
CREATE TRIGGER project_rows_named AFTER INSERT ON project_rows
BEGIN
    DELETE FROM project_names WHERE code = NEW.code;
    INSERT INTO project_names (id, code, low) VALUES (NEW.id, NEW.code, lower(NEW.code || char(10) || NEW.name));
END;
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
INSERT INTO project_index (project_index) VALUES ('rebuild');
