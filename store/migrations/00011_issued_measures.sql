-- The yearly sheet of measures is issued like a brief: for the whole city, its
-- period the twelfth of the year.

-- +goose Up

ALTER TABLE issued_briefs ADD COLUMN measures INTEGER NOT NULL DEFAULT 0 CHECK (measures IN (0, 1));
