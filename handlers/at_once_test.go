package handlers

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"testing"

	"parkboard/store/storetest"
)

// What the site remembers between requests (the board, pages, sessions, tries,
// earlier moments) is read by everyone while somebody writes: under the race
// detector this is the test that reaches all of it.
func TestEveryPageIsAskedForAtOnceWhileSomebodyPublishes(t *testing.T) {
	b, _ := assessedBoard(t)
	var paths []string
	for _, r := range b.core.routes() {
		if r.method == http.MethodGet && !strings.HasPrefix(r.path, "/setup") {
			paths = append(paths, example.Replace(r.path))
		}
	}
	paths = append(paths, "/?asof=2023-07-01", "/rankings?asof=2023-07-01", "/parks/rare-earth?asof=2023-07-01")
	var all sync.WaitGroup
	for turn, name := range strings.Fields(allRoles) {
		session := b.as(name).cookies["parkboard"]
		all.Go(func() {
			for n := range paths {
				path := paths[(n+turn*7)%len(paths)] // not all at one page
				req := httptest.NewRequestWithContext(t.Context(), http.MethodGet, path, nil)
				req.AddCookie(session)
				rec := httptest.NewRecorder()
				b.site.ServeHTTP(rec, req)
				if rec.Code >= 500 {
					t.Errorf("%s for %s answers %d", path, name, rec.Code)
				}
			}
		})
	}
	for n := range 4 {
		storetest.Publish(t, b.db, storetest.Act(n+1), figure("rare-earth", "2023-06", "output", fmt.Sprintf("60%02d77", n), "万元"))
	}
	all.Wait()
}
