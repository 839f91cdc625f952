package handlers

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"testing"
	"time"

	"github.com/labstack/echo/v4"

	"parkboard/internal/catalog"
	"parkboard/internal/locale"
	"parkboard/internal/park"
	"parkboard/internal/sample"
	"parkboard/store/storetest"
)

// BenchmarkMoments asks for pages as of now and as known at a moment, never
// kept, with 3 and with 30 years of history: a page of a moment takes at most
// twice as long as that of now, and a receipt, which draws its cells from the
// original file, at most three times as long as its park's page. first_ms is
// the first page of each: with the moment's, its data is read.
func BenchmarkMoments(b *testing.B) {
	for _, years := range []int{3, 30} {
		db, _ := filed(b, catalog.Default(), sample.Options{Years: years})
		site := newSite(Config{
			DB: db, Clock: func() park.Moment { return now }, Ready: func() bool { return true },
			Progress: func() (int, int) { return 0, 0 },
		})
		known, _, err := site.facts.current(b.Context())
		if err != nil {
			b.Fatal(err)
		}
		last := known.Latest().String()
		for _, page := range []struct {
			name, path    string
			names, values []string
			answer        echo.HandlerFunc
		}{
			{"overview", "/", nil, nil, site.showOverview},
			{"rankings", "/rankings?indicator=tax_per_mu", nil, nil, site.showRankings},
			{"park", "/parks/rare-earth", []string{"code"}, []string{"rare-earth"}, site.showPark},
			{"receipt", "/receipts/rare-earth/" + last + "/tax_per_mu", []string{"park", "period", "subject"}, []string{"rare-earth", last, "tax_per_mu"}, site.showReceipt},
		} {
			for _, moment := range []string{"", string(park.DateOf(now))} {
				name, request := page.name+" now", httptest.NewRequest(http.MethodGet, page.path, nil)
				if moment != "" {
					name = page.name + " then"
					asked := request.URL.Query()
					asked.Set("asof", moment)
					request.URL.RawQuery = asked.Encode()
				}
				b.Run(fmt.Sprintf("%d years/%s", years, name), func(b *testing.B) {
					e := echo.New()
					ask := func() {
						rec := httptest.NewRecorder()
						c := e.NewContext(request.Clone(b.Context()), rec)
						c.SetParamNames(page.names...)
						c.SetParamValues(page.values...)
						c.Set(readerKey, reader{user: &park.User{Name: storetest.Act(0).Actor, Role: park.Admin}, say: locale.For(locale.Chinese)})
						if err := site.dated(page.answer)(c); err != nil || rec.Code != http.StatusOK {
							b.Fatal(rec.Code, err)
						}
					}
					began := time.Now()
					ask() // the first page of a moment reads all that was known then
					first := time.Since(began)
					for b.Loop() {
						ask()
					}
					b.ReportMetric(float64(first.Microseconds())/1000, "first_ms")
				})
			}
		}
	}
}
