-- Candidacies for the designations the plan counts, what was done for them, and
-- the smart levels parks see themselves at. All are only ever added to: a
-- candidacy's newest step is its stage, of the values entered for a condition
-- the newest counts, and of the self-assessments of a park and year the newest.
-- Rows of the invented sample may be cleared.

-- +goose Up

-- The catalogue takes two more kinds of entries. SQLite changes no check in
-- place: the table is made again with every row under its id.

CREATE TABLE catalogue_entries_wider (
    id          INTEGER PRIMARY KEY AUTOINCREMENT,
    kind        TEXT NOT NULL CHECK (kind IN ('city', 'tier', 'park', 'indicator', 'ratio', 'designation', 'checklist')),
    code        TEXT NOT NULL CHECK (code <> ''),
    position    INTEGER NOT NULL CHECK (position >= 0),
    body        TEXT CHECK (json_valid(body)),
    effective   TEXT NOT NULL CHECK (effective = '' OR effective IS date(effective)),
    document    TEXT NOT NULL,
    recorded_at INTEGER NOT NULL,
    actor       TEXT REFERENCES users (name)
) STRICT;

INSERT INTO catalogue_entries_wider SELECT id, kind, code, position, body, effective, document, recorded_at, actor
FROM catalogue_entries ORDER BY id;

DROP TABLE catalogue_entries;

ALTER TABLE catalogue_entries_wider RENAME TO catalogue_entries;

-- +goose StatementBegin
CREATE TRIGGER catalogue_entries_unchanged BEFORE UPDATE ON catalogue_entries
BEGIN
    SELECT RAISE(ABORT, 'catalogue_entries is append-only');
END;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE TRIGGER catalogue_entries_kept BEFORE DELETE ON catalogue_entries
BEGIN
    SELECT RAISE(ABORT, 'catalogue_entries is append-only');
END;
-- +goose StatementEnd

-- A board of Baotou that is older than its tasks gets what the shipped file has
-- beside them; another city's catalogue is its own. Like all that came with the
-- program it has no actor and holds for every moment.
-- +goose StatementBegin
INSERT INTO catalogue_entries (kind, code, position, body, effective, document, recorded_at, actor)
SELECT n.column1, n.column2, n.column3, n.column4, '', '', (SELECT min(recorded_at) FROM catalogue_entries), NULL FROM (VALUES
    ('indicator', 'carbon', 17, '{"Code":"carbon","Name":{"zh":"二氧化碳排放量","en":"CO₂ emissions"},"Unit":"吨CO₂","Nature":"flow","Growth":"nominal","Integer":false,"Signed":false,"NonDecreasing":false,"Below":"","Lumpy":false,"Apart":true,"Land":"","Aliases":["碳排放","碳排放量","碳排放总量","二氧化碳排放","二氧化碳排放总量"]}'),
    ('indicator', 'clean_energy', 18, '{"Code":"clean_energy","Name":{"zh":"清洁能源消费量","en":"clean energy consumption"},"Unit":"吨标准煤","Nature":"flow","Growth":"nominal","Integer":false,"Signed":false,"NonDecreasing":false,"Below":"energy","Lumpy":false,"Apart":true,"Land":"","Aliases":["清洁能源消费","清洁能源消费总量"]}'),
    ('indicator', 'solid_waste_used_share', 19, '{"Code":"solid_waste_used_share","Name":{"zh":"工业固废综合利用率","en":"industrial solid waste used"},"Unit":"%","Nature":"stock","Growth":"none","Integer":false,"Signed":false,"NonDecreasing":false,"Below":"","Lumpy":false,"Apart":true,"Land":"","Aliases":["工业固体废物综合利用率","工业固体废弃物综合利用率","一般工业固废综合利用率","一般工业固体废物综合利用率","固废综合利用率"]}'),
    ('indicator', 'waste_heat_used_share', 20, '{"Code":"waste_heat_used_share","Name":{"zh":"余热余冷余压综合利用率","en":"waste heat cold and pressure used"},"Unit":"%","Nature":"stock","Growth":"none","Integer":false,"Signed":false,"NonDecreasing":false,"Below":"","Lumpy":false,"Apart":true,"Land":"","Aliases":["余热/余冷/余压综合利用率","余热、余冷、余压综合利用率","余热余压综合利用率","余热余压利用率"]}'),
    ('indicator', 'water_reused_share', 21, '{"Code":"water_reused_share","Name":{"zh":"工业用水重复利用率","en":"industrial water reused"},"Unit":"%","Nature":"stock","Growth":"none","Integer":false,"Signed":false,"NonDecreasing":false,"Below":"","Lumpy":false,"Apart":true,"Land":"","Aliases":["工业用水重复率","规上工业用水重复利用率","用水重复利用率","水重复利用率"]}'),
    ('ratio', 'carbon_per_energy', 7, '{"Code":"carbon_per_energy","Name":{"zh":"单位能耗碳排放","en":"emissions per unit of energy"},"Numerator":"carbon","Denominator":"energy","PerMu":false,"MeanStock":false,"Percent":false,"Apart":true,"Unit":"吨CO₂/吨标准煤"}'),
    ('ratio', 'clean_energy_share', 8, '{"Code":"clean_energy_share","Name":{"zh":"清洁能源消费占比","en":"clean energy share"},"Numerator":"clean_energy","Denominator":"energy","PerMu":false,"MeanStock":false,"Percent":true,"Apart":true,"Unit":"%"}'),
    ('designation', 'zero_carbon', 0, '{"Code":"zero_carbon","Name":{"zh":"零碳园区","en":"zero-carbon park"},"Short":{"zh":"零碳","en":"Zero-carbon"},"Count":2,"By":"2023-12-31"}'),
    ('designation', 'low_carbon', 1, '{"Code":"low_carbon","Name":{"zh":"低碳园区","en":"low-carbon park"},"Short":{"zh":"低碳","en":"Low-carbon"},"Count":6,"By":"2023-12-31"}'),
    ('designation', 'green', 2, '{"Code":"green","Name":{"zh":"绿色园区（新增）","en":"new green park"},"Short":{"zh":"绿色","en":"Green"},"Count":1,"By":"2023-12-31"}'),
    ('checklist', 'watched-2023', 0, '{"Code":"watched-2023","For":["zero_carbon","low_carbon","green"],"Name":{"zh":"2023年创建任务监测清单","en":"Watch list of the tasks of 2023"},"Document":"","Effective":"2023-01-01","Note":{"zh":"市级未公布门槛，只列数，不作判定","en":"the city has published no thresholds: values are listed, not judged"},"Criteria":[{"Code":"energy","Name":{"zh":"综合能源消费量","en":"energy consumption"},"Subject":"energy","Unit":"吨标准煤","Scale":"","Bounds":null},{"Code":"carbon_per_energy","Name":{"zh":"单位能耗碳排放","en":"emissions per unit of energy"},"Subject":"carbon_per_energy","Unit":"吨CO₂/吨标准煤","Scale":"","Bounds":null},{"Code":"clean_energy_share","Name":{"zh":"清洁能源消费占比","en":"clean energy share"},"Subject":"clean_energy_share","Unit":"%","Scale":"","Bounds":null},{"Code":"solid_waste_used_share","Name":{"zh":"工业固废综合利用率","en":"industrial solid waste used"},"Subject":"solid_waste_used_share","Unit":"%","Scale":"","Bounds":null}]}'),
    ('checklist', 'national-2025', 1, '{"Code":"national-2025","For":["zero_carbon"],"Name":{"zh":"国家级零碳园区建设指标（2025年）","en":"National zero-carbon parks 2025"},"Document":"发改环资〔2025〕910号","Effective":"2025-06-30","Note":{"zh":"","en":""},"Criteria":[{"Code":"energy","Name":{"zh":"综合能源消费量","en":"energy consumption"},"Subject":"energy","Unit":"吨标准煤","Scale":"","Bounds":null},{"Code":"carbon_per_energy","Name":{"zh":"单位能耗碳排放","en":"emissions per unit of energy"},"Subject":"carbon_per_energy","Unit":"吨CO₂/吨标准煤","Scale":"energy","Bounds":[{"Most":true,"Value":2000,"From":2000000000,"Below":10000000000},{"Most":true,"Value":3000,"From":10000000000,"Below":0}]},{"Code":"clean_energy_share","Name":{"zh":"清洁能源消费占比","en":"clean energy share"},"Subject":"clean_energy_share","Unit":"%","Scale":"","Bounds":[{"Most":false,"Value":900000,"From":0,"Below":0}]},{"Code":"solid_waste_used_share","Name":{"zh":"工业固废综合利用率","en":"industrial solid waste used"},"Subject":"solid_waste_used_share","Unit":"%","Scale":"","Bounds":[{"Most":false,"Value":800000,"From":0,"Below":0}]},{"Code":"waste_heat_used_share","Name":{"zh":"余热余冷余压综合利用率","en":"waste heat cold and pressure used"},"Subject":"waste_heat_used_share","Unit":"%","Scale":"","Bounds":[{"Most":false,"Value":500000,"From":0,"Below":0}]},{"Code":"water_reused_share","Name":{"zh":"工业用水重复利用率","en":"industrial water reused"},"Subject":"water_reused_share","Unit":"%","Scale":"","Bounds":[{"Most":false,"Value":800000,"From":0,"Below":0}]},{"Code":"product_energy_grade","Name":{"zh":"产品单位能耗达到国标等级","en":"energy per product by national grade"},"Subject":"","Unit":"级","Scale":"","Bounds":[{"Most":true,"Value":20000,"From":0,"Below":0}]}]}')
) n
WHERE EXISTS (SELECT 1 FROM catalogue_entries WHERE kind = 'city' AND code = 'baotou')
  AND NOT EXISTS (SELECT 1 FROM catalogue_entries e WHERE e.kind = n.column1 AND e.code = n.column2);
-- +goose StatementEnd

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

CREATE INDEX candidacy_steps_candidacy ON candidacy_steps (candidacy);

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

CREATE INDEX milestones_candidacy ON milestones (candidacy);

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

CREATE INDEX milestone_acts_milestone ON milestone_acts (milestone);

CREATE TABLE candidacy_evidence (
    id        INTEGER PRIMARY KEY AUTOINCREMENT,
    candidacy INTEGER NOT NULL REFERENCES candidacies (id),
    text      TEXT NOT NULL CHECK (trim(text) <> ''),
    file      INTEGER NOT NULL REFERENCES attachments (id),
    actor     TEXT NOT NULL REFERENCES users (name),
    at        INTEGER NOT NULL
) STRICT;

CREATE INDEX candidacy_evidence_candidacy ON candidacy_evidence (candidacy);

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

CREATE INDEX candidacy_values_candidacy ON candidacy_values (candidacy);

CREATE TABLE smart_assessments (
    id     INTEGER PRIMARY KEY AUTOINCREMENT,
    park   TEXT NOT NULL CHECK (park <> ''),
    year   INTEGER NOT NULL CHECK (year BETWEEN 1949 AND 9999),
    actor  TEXT NOT NULL REFERENCES users (name),
    at     INTEGER NOT NULL,
    sample INTEGER NOT NULL CHECK (sample IN (0, 1))
) STRICT;

CREATE INDEX smart_assessments_park ON smart_assessments (park, year);

CREATE TABLE smart_levels (
    assessment INTEGER NOT NULL REFERENCES smart_assessments (id),
    dimension  TEXT NOT NULL CHECK (dimension IN ('base', 'platform', 'service', 'governance', 'safety')),
    level      INTEGER NOT NULL CHECK (level BETWEEN 1 AND 5),
    evidence   TEXT NOT NULL CHECK (trim(evidence) <> ''),
    PRIMARY KEY (assessment, dimension)
) STRICT;

-- What was written stays as it was written.

-- +goose StatementBegin
CREATE TRIGGER candidacies_unchanged BEFORE UPDATE ON candidacies
BEGIN
    SELECT RAISE(ABORT, 'candidacies is append-only');
END;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE TRIGGER candidacy_steps_unchanged BEFORE UPDATE ON candidacy_steps
BEGIN
    SELECT RAISE(ABORT, 'candidacy_steps is append-only');
END;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE TRIGGER milestones_unchanged BEFORE UPDATE ON milestones
BEGIN
    SELECT RAISE(ABORT, 'milestones is append-only');
END;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE TRIGGER milestone_acts_unchanged BEFORE UPDATE ON milestone_acts
BEGIN
    SELECT RAISE(ABORT, 'milestone_acts is append-only');
END;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE TRIGGER candidacy_evidence_unchanged BEFORE UPDATE ON candidacy_evidence
BEGIN
    SELECT RAISE(ABORT, 'candidacy_evidence is append-only');
END;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE TRIGGER candidacy_values_unchanged BEFORE UPDATE ON candidacy_values
BEGIN
    SELECT RAISE(ABORT, 'candidacy_values is append-only');
END;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE TRIGGER smart_assessments_unchanged BEFORE UPDATE ON smart_assessments
BEGIN
    SELECT RAISE(ABORT, 'smart_assessments is append-only');
END;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE TRIGGER smart_levels_unchanged BEFORE UPDATE ON smart_levels
BEGIN
    SELECT RAISE(ABORT, 'smart_levels is append-only');
END;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE TRIGGER candidacies_kept BEFORE DELETE ON candidacies WHEN OLD.sample = 0
BEGIN
    SELECT RAISE(ABORT, 'candidacies is append-only');
END;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE TRIGGER candidacy_steps_kept BEFORE DELETE ON candidacy_steps WHEN (SELECT sample FROM candidacies WHERE id = OLD.candidacy) IS NOT 1
BEGIN
    SELECT RAISE(ABORT, 'candidacy_steps is append-only');
END;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE TRIGGER milestones_kept BEFORE DELETE ON milestones WHEN (SELECT sample FROM candidacies WHERE id = OLD.candidacy) IS NOT 1
BEGIN
    SELECT RAISE(ABORT, 'milestones is append-only');
END;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE TRIGGER milestone_acts_kept BEFORE DELETE ON milestone_acts WHEN (SELECT c.sample FROM milestones m JOIN candidacies c ON c.id = m.candidacy WHERE m.id = OLD.milestone) IS NOT 1
BEGIN
    SELECT RAISE(ABORT, 'milestone_acts is append-only');
END;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE TRIGGER candidacy_evidence_kept BEFORE DELETE ON candidacy_evidence WHEN (SELECT sample FROM candidacies WHERE id = OLD.candidacy) IS NOT 1
BEGIN
    SELECT RAISE(ABORT, 'candidacy_evidence is append-only');
END;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE TRIGGER candidacy_values_kept BEFORE DELETE ON candidacy_values WHEN (SELECT sample FROM candidacies WHERE id = OLD.candidacy) IS NOT 1
BEGIN
    SELECT RAISE(ABORT, 'candidacy_values is append-only');
END;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE TRIGGER smart_assessments_kept BEFORE DELETE ON smart_assessments WHEN OLD.sample = 0
BEGIN
    SELECT RAISE(ABORT, 'smart_assessments is append-only');
END;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE TRIGGER smart_levels_kept BEFORE DELETE ON smart_levels WHEN (SELECT sample FROM smart_assessments WHERE id = OLD.assessment) IS NOT 1
BEGIN
    SELECT RAISE(ABORT, 'smart_levels is append-only');
END;
-- +goose StatementEnd
