package store

import (
	"context"
	"database/sql"
	"fmt"
	"math"
	"strings"
	"unicode"
	"unicode/utf8"

	"parkboard/internal/park"
)

// The index knows names by their runs of three characters: shorter words are
// looked for without it, and so are words that very many names hold, of which
// the first in order are found sooner. No name is as long as the longest words.
const (
	indexedRunes = 3
	longestWords = 4_000 // bytes
	countedMost  = 1_000
)

// FindProjects looks for words, as they stand, within the code or the name of
// every project as known at a moment; Latin letters match in either case. The
// code that is the words comes first, then codes that begin with them, then the
// others, each by code: at most so many. No words find nothing.
func (db *DB) FindProjects(ctx context.Context, words string, most int, asof park.Moment) (found park.FoundProjects, err error) {
	if words == "" || len(words) > longestWords || strings.ContainsFunc(words, unicode.IsControl) || !utf8.ValidString(words) {
		return found, nil
	}
	words = lowered(words)
	err = db.read(ctx, func(tx *sql.Tx) error {
		counted := countedMost + 1
		from := `project_names WHERE TRUE`
		if !asof.IsZero() {
			counted = math.MaxInt32
			from = `(SELECT r.id, lower(r.code || char(10) || r.name) AS low FROM project_rows r
				WHERE r.id IN (SELECT max(q.id) FROM project_rows q WHERE ` + liveProject(5) + ` GROUP BY q.code)) WHERE TRUE`
		} else if rare, err := indexed(ctx, tx, words); err != nil {
			return err
		} else if rare {
			from = `project_names WHERE id IN (SELECT rowid FROM project_index WHERE project_index MATCH $4)`
		}
		rows, err := tx.QueryContext(ctx, `WITH
				fit AS MATERIALIZED (SELECT id, low FROM `+from+` AND instr(low, $1) > 0 ORDER BY low LIMIT $2),
				near AS (SELECT id, low FROM project_names WHERE low >= $1 AND low < $1 || char(1114111) AND $5 = $6 ORDER BY low LIMIT $3),
				placed AS (SELECT id, low, CASE WHEN low >= $1 || char(10) AND low < $1 || char(11) THEN 0
					WHEN low >= $1 AND low < $1 || char(1114111) THEN 1 ELSE 2 END AS place
					FROM (SELECT id, low FROM fit UNION SELECT id, low FROM near) ORDER BY place, low LIMIT $3)
			SELECT p.code, p.name, p.park, p.state, (SELECT count(*) FROM fit)
			FROM placed JOIN project_rows p ON p.id = placed.id ORDER BY placed.place, placed.low`,
			words, counted, most, phrase(words), recordedBy(asof), recordedBy(park.Moment{}))
		found.Projects, err = collect(rows, err, "looking for projects", func(scan scanner) (p park.FoundProject, err error) {
			return p, scan(&p.Code, &p.Name, &p.Park, &p.State, &found.Count)
		})
		if found.Count > countedMost {
			found.Count, found.Beyond = countedMost, true
		}
		return err
	})
	return found, err
}

// indexed reports whether words are best looked for by the index.
func indexed(ctx context.Context, tx *sql.Tx, words string) (bool, error) {
	if utf8.RuneCountInString(words) < indexedRunes {
		return false, nil
	}
	var holding int
	err := tx.QueryRowContext(ctx, `SELECT count(*) FROM (SELECT 1 FROM project_index WHERE project_index MATCH $1 LIMIT $2)`,
		phrase(words), countedMost+1).Scan(&holding)
	if err != nil {
		return false, fmt.Errorf("asking the index of projects: %w", err)
	}
	return holding <= countedMost, nil
}

// lowered is what SQLite's lower makes of a text: Latin letters lower, the rest
// as it is.
func lowered(text string) string {
	low := []byte(text)
	for i, c := range low {
		if 'A' <= c && c <= 'Z' {
			low[i] = c + 'a' - 'A'
		}
	}
	return string(low)
}

// phrase is words as the index is asked for them: as they stand, none of them an
// operator.
func phrase(words string) string { return `"` + strings.ReplaceAll(words, `"`, `""`) + `"` }
