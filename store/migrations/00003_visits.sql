-- When each reader last looked at the overview, and which state of the data
-- was seen then; "previous" is the visit before the one that goes on. This is
-- no fact of the city: it is written over, without audit and without raising
-- the data version.

-- +goose Up

CREATE TABLE visits (
    reader           TEXT PRIMARY KEY REFERENCES users (name),
    seen_at          INTEGER NOT NULL,
    seen_version     INTEGER NOT NULL,
    previous_at      INTEGER,
    previous_version INTEGER,
    CHECK ((previous_at IS NULL) = (previous_version IS NULL))
) STRICT;
