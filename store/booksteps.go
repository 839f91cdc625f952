package store

import (
	"context"
	"database/sql"

	"parkboard/internal/park"
)

// bookSteps reads the steps of one workbook of a kind that has a table of its
// own for them, or of all for 0, by workbook and in order, as far as they were
// taken by a moment; the zero moment means now. A workbook that came later has
// none.
func bookSteps(ctx context.Context, tx *sql.Tx, table string, id int64, asof park.Moment) (map[int64][]park.Step, error) {
	rows, err := tx.QueryContext(ctx, `SELECT upload, state, actor, at, reason FROM `+table+`
		WHERE ($1 = 0 OR upload = $1) AND at <= $2 ORDER BY id`, id, recordedBy(asof))
	steps := map[int64][]park.Step{}
	_, err = collect(rows, err, "reading "+table, func(scan scanner) (none struct{}, err error) {
		var of int64
		var s park.Step
		err = scan(&of, &s.State, &s.Actor, (*unix)(&s.At), &s.Reason)
		steps[of] = append(steps[of], s)
		return none, err
	})
	return steps, err
}
