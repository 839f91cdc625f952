// Package storetest gives tests a real board in a real file: a copy of a
// template that is made once a test process, so that a copy costs about a
// millisecond. Nothing is replaced by a stand-in.
package storetest

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"sync"
	"testing"
	"time"

	"parkboard/internal/catalog"
	"parkboard/internal/park"
	"parkboard/store"
)

// Start is the moment at which the acts of tests may begin.
var Start = time.Date(2023, 7, 10, 1, 0, 0, 0, time.UTC)

// Act is an act of the first administrator, so many minutes after Start.
func Act(minutes int) park.Act {
	return park.Act{Actor: store.FirstAdministrator, At: Start.Add(time.Duration(minutes) * time.Minute)}
}

var template = sync.OnceValues(func() ([]byte, error) {
	dir, err := os.MkdirTemp("", "storetest")
	if err != nil {
		return nil, err
	}
	defer func() { _ = os.RemoveAll(dir) }()
	db, err := store.Open(context.Background(), dir, catalog.Default())
	if err != nil {
		return nil, err
	}
	if err := db.Close(); err != nil { // the last to leave folds the log into the file
		return nil, err
	}
	return os.ReadFile(filepath.Join(dir, store.FileName))
})

// New opens a new board of the shipped city that ends with the test.
func New(t testing.TB) *store.DB {
	t.Helper()
	return Open(t, NewDir(t))
}

// NewDir is the data directory of a new board, for tests that open it
// themselves.
func NewDir(t testing.TB) string {
	t.Helper()
	raw, err := template()
	if err != nil {
		t.Fatalf("making the template: %v", err)
	}
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, store.FileName), raw, 0o600); err != nil {
		t.Fatal(err)
	}
	return dir
}

// Open opens the board of a directory until the test ends.
func Open(t testing.TB, dir string) *store.DB {
	t.Helper()
	db, err := store.OpenExisting(context.Background(), dir)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := db.Close(); err != nil {
			t.Errorf("closing the board: %v", err)
		}
	})
	return db
}

// Publish files a workbook of these figures as the act's, from received to
// published, and answers its upload. The bytes are made up and differ each time.
func Publish(t testing.TB, db *store.DB, act park.Act, figures ...park.Figure) int64 {
	t.Helper()
	ctx := context.Background()
	version, err := db.Version(ctx)
	if err != nil {
		t.Fatal(err)
	}
	id, err := db.File(ctx, store.Filing{
		Received: Workbook(fmt.Sprintf("%d.csv", version), figures...), Figures: figures, AsRead: version,
		Sent: act, Submitted: act, Published: act,
	})
	if err != nil {
		t.Fatal(err)
	}
	return id
}

// Workbook is a received file that holds the figures.
func Workbook(name string, figures ...park.Figure) store.Received {
	r := store.Received{FileName: name, Bytes: []byte("bytes of " + name), Format: "csv", Encoding: "UTF-8", Figures: len(figures)}
	parks, periods := make(map[string]bool), make(map[park.Period]bool)
	for _, f := range figures {
		if !parks[f.Park] {
			parks[f.Park] = true
			r.Parks = append(r.Parks, f.Park)
		}
		if !periods[f.Period] {
			periods[f.Period] = true
			r.Periods = append(r.Periods, f.Period)
		}
	}
	return r
}

// Figure is a cumulative figure of an indicator, in 万元, read from a cell.
func Figure(parkCode, period, indicator, value, cell string) park.Figure {
	p, err := park.ParsePeriod(period)
	if err != nil {
		panic(err)
	}
	q, err := park.ParseQuantity(value)
	if err != nil {
		panic(err)
	}
	return park.Figure{
		Park: parkCode, Period: p, Indicator: indicator, Measure: park.Cumulative, Value: q, Unit: "万元",
		Source: park.Source{Sheet: "月报", Cell: cell, Text: value, Found: "万元"},
	}
}
