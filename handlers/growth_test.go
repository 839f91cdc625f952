package handlers

import (
	"fmt"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"testing"
	"time"

	"github.com/labstack/echo/v4"

	"parkboard/internal/catalog"
	"parkboard/internal/intake"
	"parkboard/internal/locale"
	"parkboard/internal/park"
	"parkboard/internal/sample"
	"parkboard/store"
	"parkboard/store/storetest"
)

// BenchmarkRankingsGrow asks for /rankings uncompressed and never kept, in
// cities of several sizes. Their workbooks are the generator's, read by the
// intake each on its own and filed by the store. first_ms is the first page
// after a change of the data, held_MB what stays in memory after it.
func BenchmarkRankingsGrow(b *testing.B) {
	for _, size := range []struct{ parks, years int }{{7, 3}, {7, 30}, {300, 3}, {3000, 3}} {
		b.Run(fmt.Sprintf("%d×%d", size.parks, size.years), func(b *testing.B) { rankingsOf(b, size.parks, size.years) })
	}
}

func rankingsOf(b *testing.B, parks, years int) {
	city, options := catalog.Default(), sample.Options{Years: years}
	if parks != len(city.Parks) {
		options.Parks = parks
		var err error
		city, err = catalog.Read("wide.yaml", catalog.Other("wide", park.Text{ZH: "广域市", EN: "Wide City"}, sample.Wide(parks)))
		if err != nil {
			b.Fatal(err)
		}
	}
	db, figures := filed(b, city, options)
	site := newSite(Config{
		DB: db, Clock: func() park.Moment { return now }, Ready: func() bool { return true },
		Progress: func() (int, int) { return 0, 0 },
	})
	before := held()
	who := &park.User{Name: "leader", Role: park.Leader}
	e := echo.New()
	ask := func() int {
		rec := httptest.NewRecorder()
		c := e.NewContext(httptest.NewRequest(http.MethodGet, "/rankings?indicator=tax_per_mu", nil), rec)
		c.Set(readerKey, reader{user: who, say: locale.For(locale.Chinese)})
		if err := site.showRankings(c); err != nil || rec.Code != http.StatusOK {
			b.Fatal(rec.Code, err)
		}
		return rec.Body.Len()
	}
	began := time.Now()
	size := ask()
	first := time.Since(began)
	kept := held() - before
	b.ReportAllocs()
	for b.Loop() {
		ask()
	}
	b.ReportMetric(float64(first.Microseconds())/1000, "first_ms")
	b.ReportMetric(float64(kept)/(1<<20), "held_MB")
	b.ReportMetric(float64(size)/1024, "page_KB")
	b.ReportMetric(float64(figures), "figures")
}

// filed is a new board with the city's workbooks published.
func filed(b *testing.B, city *park.Catalogue, options sample.Options) (db *store.DB, figures int) {
	b.Helper()
	files, err := sample.Files(options)
	if err != nil {
		b.Fatal(err)
	}
	if db, err = store.Open(b.Context(), b.TempDir(), city); err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() { _ = db.Close() })
	for n, f := range files {
		d := intake.Read(b.Context(), intake.Request{Name: f.Name, Bytes: f.Bytes, SentAt: f.SentAt, Catalogue: city})
		version, err := db.Version(b.Context())
		if err != nil {
			b.Fatal(err)
		}
		act := storetest.Act(n)
		all := slices.Concat(d.Figures, d.City)
		if _, err = db.File(b.Context(), store.Filing{
			Received: store.Received{FileName: f.Name, Bytes: f.Bytes, Format: d.Format, Parks: d.Parks, Periods: d.Periods, Figures: len(d.Figures)},
			Figures:  all, AsRead: version, Sent: act, Submitted: act, Published: act,
		}); err != nil {
			b.Fatal(f.Name, err)
		}
		figures += len(all)
	}
	return db, figures
}

// held is what is in use after a collection.
func held() int64 {
	runtime.GC()
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return int64(m.HeapAlloc)
}

// BenchmarkKeptPage answers a page that is kept, all that surrounds it included.
func BenchmarkKeptPage(b *testing.B) {
	made, err := template()
	if err != nil {
		b.Fatal(err)
	}
	dir := b.TempDir()
	if err := os.WriteFile(filepath.Join(dir, store.FileName), made.database, 0o600); err != nil {
		b.Fatal(err)
	}
	site := New(Config{
		DB: storetest.Open(b, dir), Clock: func() time.Time { return now }, Log: slog.New(slog.NewTextHandler(io.Discard, nil)),
		Ready: func() bool { return true },
	})
	req := httptest.NewRequest(http.MethodGet, "/", nil)
	req.AddCookie(made.cookies["leader"])
	req.Header.Set("Accept-Encoding", "gzip")
	b.ReportAllocs()
	for b.Loop() {
		site.ServeHTTP(httptest.NewRecorder(), req)
	}
}
