package store

import (
	"context"
	"database/sql"
	"embed"
	"fmt"
	"io/fs"

	"github.com/pressly/goose/v3"

	"parkboard/internal/park"
)

//go:embed migrations/*.sql
var migrations embed.FS

// migrator runs the migrations on the writer's single connection.
func migrator(writer *sql.DB) (*goose.Provider, error) {
	files, err := fs.Sub(migrations, "migrations")
	if err != nil {
		return nil, err
	}
	return goose.NewProvider(goose.DialectSQLite3, writer, files, goose.WithDisableGlobalRegistry(true))
}

// migrate brings the schema to the newest version. A database written by a
// newer program is refused with park.Conflict, key schema_newer.
func migrate(ctx context.Context, writer *sql.DB) error {
	steps, err := migrator(writer)
	if err != nil {
		return fmt.Errorf("reading the migrations: %w", err)
	}
	have, newest, err := steps.GetVersions(ctx)
	switch {
	case err != nil:
		return fmt.Errorf("reading the schema version: %w", err)
	case have > newest:
		return park.Conflictf("schema_newer", "the data was written by a newer parkboard (schema %d, this one knows %d)", have, newest)
	case have == newest:
		return nil
	}
	if _, err := steps.Up(ctx); err != nil {
		return fmt.Errorf("upgrading the schema from version %d to %d: %w", have, newest, err)
	}
	return nil
}
