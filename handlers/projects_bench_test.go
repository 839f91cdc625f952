package handlers

import (
	"fmt"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"testing"
	"time"

	"github.com/labstack/echo/v4"

	"parkboard/internal/locale"
	"parkboard/internal/park"
	"parkboard/store"
	"parkboard/store/storetest"
)

// manyProjects is a board with so many projects.
func manyProjects(b *testing.B, n int) *store.DB {
	b.Helper()
	db := storetest.New(b)
	rows := make([]park.Project, n)
	codes := []string{"rare-earth", "equipment", "metals", "aluminium", "jiuyuan", "tuyou", "jinshan"}
	for i := range rows {
		p := park.Project{
			Code: fmt.Sprintf("P-%06d", i), Name: fmt.Sprintf("项目%d", i), Park: codes[i%7], Year: 2023, Month: 6, Start: "2023-02-01",
			State: park.ProjectStates[i%6], Row: i + 4, Leaders: [3]string{fmt.Sprint("市", i%9), fmt.Sprint("县", i%40), fmt.Sprint("园", i%70)},
		}
		if i%5 == 0 {
			p.Blocks = []park.Block{{Kind: park.BlockKinds[i/5%5], Promised: "2023-06-30"}}
		}
		p.Set(park.ProjectTotal, park.Quantity(i+1)*park.QuantityScale)
		rows[i] = p
	}
	id, err := db.ReceiveProjects(b.Context(), storetest.Act(1), store.ReceivedProjects{FileName: "x.csv", Bytes: []byte("x"), Year: 2023, Month: 6, Projects: n})
	if err == nil {
		err = db.PublishProjects(b.Context(), storetest.Act(2), id, rows, "")
	}
	if err != nil {
		b.Fatal(err)
	}
	var figures []park.Figure
	for year := 2022; year <= 2023; year++ {
		for _, period := range park.YearPeriods(year)[:5] {
			for i, code := range codes {
				for k, indicator := range []string{"output", "tax", "value_added"} {
					figures = append(figures, storetest.Figure(code, period.String(), indicator, fmt.Sprint(period.Month*(9+i)*10-k), "C5"))
				}
			}
		}
	}
	storetest.Publish(b, db, storetest.Act(3), figures...)
	return db
}

// BenchmarkProjects makes the pages of a ledger of 20,000 projects, none of them
// kept, beside the rankings page over the same data.
func BenchmarkProjects(b *testing.B) {
	db := manyProjects(b, 20_000)
	s := newSite(Config{DB: db, Clock: func() time.Time { return now }, Log: slog.New(slog.DiscardHandler)})
	version, err := db.Version(b.Context())
	if err != nil {
		b.Fatal(err)
	}
	u := people[4]
	for _, one := range []struct {
		name, path string
		page       echo.HandlerFunc
	}{
		{"rankings", "/rankings", s.showRankings},
		{"ledger", "/projects", s.showProjects},
		{"sorted", "/projects?sort=total&dir=desc&page=50", s.showProjects},
		{"search", "/projects?q=项目1999", s.showProjects},
		{"found", "/search?q=项目1999", s.showSearch},
		{"found by code", "/search?q=p-019999", s.showSearch},
		{"found by two", "/search?q=19", s.showSearch},
		{"found everywhere", "/search?q=项目", s.showSearch},
		{"found everywhere by three", "/search?q=P-0", s.showSearch},
		{"blocked", "/projects/blocked?state=overdue&park=jiuyuan&block=power", s.showBlocked},
	} {
		visit := func(b *testing.B) {
			c := echo.New().NewContext(httptest.NewRequest(http.MethodGet, one.path, nil), httptest.NewRecorder())
			c.Set(readerKey, reader{user: &u, say: locale.For(locale.Chinese), version: version})
			if err := one.page(c); err != nil {
				b.Fatal(err)
			}
		}
		visit(b) // the ledger is read once for a data version
		b.Run(one.name, func(b *testing.B) {
			for b.Loop() {
				visit(b)
			}
		})
	}
}
