package store

import (
	"context"
	"database/sql"
	"strings"
	"unicode/utf8"

	"parkboard/internal/park"
)

// The index knows names by their runs of three characters: shorter words are
// looked for without it. SQLite refuses patterns far longer than any name is.
const (
	indexedRunes = 3
	longestWords = 4_000 // bytes
)

// FindProjects looks for words, as they stand, within the code or the name of
// every project as known at a moment; Latin letters match in either case. The
// code that is the words comes first, then codes and names that begin with
// them, then the others, each by code: at most so many. No words find nothing.
func (db *DB) FindProjects(ctx context.Context, words string, most int, asof park.Moment) (found park.FoundProjects, err error) {
	if words == "" || len(words) > longestWords || strings.ContainsRune(words, 0) || !utf8.ValidString(words) {
		return found, nil
	}
	err = db.read(ctx, func(tx *sql.Tx) error {
		from := `project_names r WHERE TRUE`
		switch {
		case !asof.IsZero():
			from = `(SELECT max(q.id) AS newest FROM project_rows q WHERE ` + liveProject(6) + ` GROUP BY q.code) n
				JOIN project_rows r ON r.id = n.newest WHERE TRUE`
		case utf8.RuneCountInString(words) >= indexedRunes:
			from = `project_names r WHERE r.id IN (SELECT rowid FROM project_index WHERE project_index MATCH $5)`
		}
		rows, err := tx.QueryContext(ctx, `SELECT p.code, p.name, p.park, p.state, f.count FROM (
				SELECT r.id, r.code, count(*) OVER () AS count, CASE WHEN r.code LIKE $1 ESCAPE '\' THEN 0
					WHEN r.code LIKE $2 ESCAPE '\' THEN 1 WHEN r.name LIKE $2 ESCAPE '\' THEN 2 ELSE 3 END AS place
				FROM `+from+` AND (r.code LIKE $3 ESCAPE '\' OR r.name LIKE $3 ESCAPE '\')
				ORDER BY place, r.code LIMIT $4
			) f JOIN project_rows p ON p.id = f.id ORDER BY f.place, f.code`,
			like("", words, ""), like("", words, "%"), like("%", words, "%"), most, phrase(words), recordedBy(asof))
		found.Projects, err = collect(rows, err, "looking for projects", func(scan scanner) (p park.FoundProject, err error) {
			return p, scan(&p.Code, &p.Name, &p.Park, &p.State, &found.Count)
		})
		return err
	})
	return found, err
}

// like is the pattern of words that mean only themselves.
func like(before, words, after string) string {
	return before + strings.NewReplacer(`\`, `\\`, `%`, `\%`, `_`, `\_`).Replace(words) + after
}

// phrase is words as the index is asked for them: as they stand, none of them an
// operator.
func phrase(words string) string { return `"` + strings.ReplaceAll(words, `"`, `""`) + `"` }
