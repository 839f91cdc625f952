package store_test

import (
	"errors"
	"os"
	"strconv"
	"testing"

	"parkboard/internal/park"
	"parkboard/store"
	"parkboard/store/storetest"
)

func keyOf(err error) string {
	var e *park.Error
	if errors.As(err, &e) {
		return e.Key
	}
	return ""
}

func argsOf(err error) []any {
	var e *park.Error
	if errors.As(err, &e) {
		return e.Args
	}
	return nil
}

func pid() string { return strconv.Itoa(os.Getpid()) }

// output is the cumulative output of one park, which most tests are about.
func output(period, value string) park.Figure {
	return storetest.Figure("jiuyuan", period, "output", value, "C5")
}

func snapshot(t *testing.T, db *store.DB, asof park.Moment) store.Snapshot {
	t.Helper()
	s, err := db.Snapshot(t.Context(), asof)
	must(t, err)
	return s
}

// values are the published amounts in order.
func values(s store.Snapshot) []string {
	out := make([]string, len(s.Figures))
	for i, f := range s.Figures {
		out[i] = f.Value.String()
	}
	return out
}

// submitted is an upload of the figures that awaits publishing.
func submitted(t *testing.T, db *store.DB, name string, figures ...park.Figure) int64 {
	t.Helper()
	up, err := db.Receive(t.Context(), storetest.Act(0), storetest.Workbook(name, figures...))
	must(t, err)
	must(t, db.Submit(t.Context(), storetest.Act(1), up.ID))
	return up.ID
}
