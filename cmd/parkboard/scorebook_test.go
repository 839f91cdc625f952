//go:build libreoffice

package main

import (
	"fmt"
	"math/big"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"parkboard/internal/assess"
	"parkboard/internal/board"
	"parkboard/internal/catalog"
	"parkboard/internal/locale"
	"parkboard/internal/park"
	"parkboard/internal/score"
	"parkboard/internal/sheet"
	"parkboard/internal/sheet/sheettest"
	"parkboard/store"
	"parkboard/views"
)

// The sample's years and the published example on its parks: what LibreOffice
// computes from the workbook is the board's own result, also after the first
// weight is changed in it.
func TestLibreOfficeComputesTheSamplesScores(t *testing.T) {
	known, incidents := loadedSample(t)
	b := board.New(board.Facts{Catalogue: known.Catalogue, Figures: known.Figures, Land: known.Land, Targets: known.Targets})
	shipped, err := catalog.Schemes(known.Catalogue)
	if err != nil {
		t.Fatal(err)
	}
	books, want := map[string][]byte{}, map[string]*score.Result{}
	for _, year := range []int{2022, 2023} {
		for k, s := range shipped {
			s.Year, s.Window = year, park.SpanTTM
			if year == 2022 {
				for i := range s.Items { // no mean of 2021 is in the sample
					if s.Items[i].Benchmark.Kind == park.Pooled {
						s.Items[i].Benchmark = park.Benchmark{Kind: park.Fixed, Value: big.NewRat(int64(7+30*i), 3)}
					}
				}
			}
			state := assess.State{Board: b, Scheme: &s, Incidents: incidents}
			state.Period, _ = assess.PeriodOf(b, &s)
			result := scoredBy(t, state)
			raw := sheettest.WithoutResults(t, scorebookOf(t, state, result))
			name := fmt.Sprintf("%d-%d.xlsx", year, k)
			books[name], want[name] = raw, result

			other := s
			other.Items = slices.Clone(s.Items)
			for i := range other.Items { // as the workbook keeps the benchmarks it shows
				other.Items[i].Benchmark = park.Benchmark{Kind: park.Fixed, Value: result.Rules[i].Benchmark}
			}
			other.Items[0].Weight = 45 * park.QuantityScale
			state.Scheme = &other
			books["changed-"+name] = sheettest.WithNumber(t, raw, "xl/worksheets/sheet2.xml", firstWeight(t, raw), "45")
			want["changed-"+name] = scoredBy(t, state)
		}
	}
	for name, raw := range sheettest.ThroughLibreOffice(t, books) {
		compareScores(t, name, raw, want[name])
	}
}

func loadedSample(t *testing.T) (store.Snapshot, []park.Incident) {
	t.Helper()
	dir := filepath.Join(t.TempDir(), "data")
	base := served(t, "--sample", "--data", dir)
	for deadline := time.Now().Add(2 * time.Minute); status(t, base+"/readyz") != 200; time.Sleep(100 * time.Millisecond) {
		if time.Now().After(deadline) {
			t.Fatal("never ready")
		}
	}
	db, err := store.OpenExisting(t.Context(), dir)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = db.Close() }()
	known, err := db.Snapshot(t.Context(), park.Moment{})
	if err != nil {
		t.Fatal(err)
	}
	incidents, err := db.Incidents(t.Context(), park.Moment{})
	if err != nil {
		t.Fatal(err)
	}
	return known, incidents
}

func scoredBy(t *testing.T, state assess.State) *score.Result {
	t.Helper()
	r, flaws := state.Result()
	if r == nil {
		t.Fatalf("cannot be computed: %v", flaws)
	}
	return r
}

func scorebookOf(t *testing.T, state assess.State, r *score.Result) []byte {
	t.Helper()
	book, _ := views.Scorebook(views.Page{Say: locale.For(locale.Chinese), City: "示例", Version: 1}, views.AssessmentFacts{
		Assessment: park.Assessment{Year: state.Scheme.Year, Round: 1, Stage: park.Drafted}, State: state, Result: r,
	})
	raw, err := book.Workbook()
	if err != nil {
		t.Fatal(err)
	}
	return raw
}

// firstWeight is the address of the first item's weight.
func firstWeight(t *testing.T, raw []byte) string {
	t.Helper()
	book, err := sheet.Open("t.xlsx", raw, sheet.Limits{})
	if err != nil {
		t.Fatal(err)
	}
	for row := 1; row < 30; row++ {
		if c := book.Sheets[1].Cell(row, 4); c != nil && c.Raw == "权重" {
			return fmt.Sprint("D", row+1)
		}
	}
	t.Fatal("no weights")
	return ""
}

func compareScores(t *testing.T, name string, raw []byte, want *score.Result) {
	t.Helper()
	book, err := sheet.Open(name, raw, sheet.Limits{})
	if err != nil {
		t.Fatal(err)
	}
	found := 0
	for at := 1; at < 40; at++ {
		code := book.Sheets[0].Cell(at, 3)
		if code == nil || want.Row(code.Raw) == nil {
			continue
		}
		found++
		row, total := want.Row(code.Raw), book.Sheets[0].Cell(at, 4).Raw
		got, ok := new(big.Rat).SetString(total)
		if !ok || row.Total == nil {
			if row.Total != nil || total != "—" {
				t.Errorf("%s: %s has %q, the board %v", name, row.Code, total, row.Total)
			}
			continue
		}
		off := new(big.Rat).Sub(got, row.Total)
		rank, band := book.Sheets[0].Cell(at, 1).Raw, book.Sheets[0].Cell(at, 5).Raw
		if off.Abs(off).Cmp(big.NewRat(1, 1_000_000)) > 0 || rank != fmt.Sprint(row.Rank) || band != row.Band {
			t.Errorf("%s: %s has %s, rank %s, band %s; the board %s, %d, %s", name, row.Code, total, rank, band, row.Total.FloatString(9), row.Rank, row.Band)
		}
	}
	if found != len(want.Rows) {
		t.Errorf("%s: %d of %d are listed", name, found, len(want.Rows))
	}
}
