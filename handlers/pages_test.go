package handlers

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"testing"
	"time"

	"parkboard/store/storetest"
)

func TestAStampedeAtOnceIsRenderedOnce(t *testing.T) {
	p := newPages(1 << 20)
	began, finish := make(chan struct{}), make(chan struct{})
	var all sync.WaitGroup
	made := 0
	ask := func() {
		page, err := p.page(t.Context(), pageKey{address: "/"}, 1, func() (*keptPage, error) {
			made++
			close(began)
			<-finish
			return newKept([]byte("page"))
		})
		if err != nil || string(page.body) != "page" {
			t.Errorf("%v, %v", page, err)
		}
	}
	all.Go(ask)
	<-began
	for range 20 {
		all.Go(ask)
	}
	gone, leave := context.WithCancel(t.Context())
	leave()
	if _, err := p.page(gone, pageKey{address: "/"}, 1, nil); !errors.Is(err, context.Canceled) {
		t.Errorf("who left waits on: %v", err)
	}
	time.Sleep(10 * time.Millisecond) // most are waiting by now; those who come later find it kept
	close(finish)
	all.Wait()
	if n := p.counted(); made != 1 || n.Made != 1 || n.Hits+n.Shared != 20 || n.Pages != 1 {
		t.Errorf("made %d times: %+v", made, n)
	}
}

func TestOfManyAtOnceTheOthersMakeTheirOwnWhenTheFirstFails(t *testing.T) {
	p := newPages(1 << 20)
	began, finish := make(chan struct{}), make(chan struct{})
	var all sync.WaitGroup
	all.Go(func() {
		defer func() { _ = recover() }()
		_, _ = p.page(t.Context(), pageKey{}, 1, func() (*keptPage, error) {
			close(began)
			<-finish
			panic("broken")
		})
	})
	<-began
	all.Go(func() {
		page, err := p.page(t.Context(), pageKey{}, 1, func() (*keptPage, error) { return newKept([]byte("mine")) })
		if err != nil || string(page.body) != "mine" {
			t.Errorf("%v, %v", page, err)
		}
	})
	close(finish)
	all.Wait()
}

func TestAPageOfAnOlderVersionIsNeitherKeptNorShown(t *testing.T) {
	p := newPages(1 << 20)
	ask := func(version int64, text string) string {
		page, err := p.page(t.Context(), pageKey{address: "/"}, version, func() (*keptPage, error) { return newKept([]byte(text)) })
		if err != nil {
			t.Fatal(err)
		}
		return string(page.body)
	}
	ask(1, "old")
	late, err := p.page(t.Context(), pageKey{address: "/"}, 2, func() (*keptPage, error) {
		if got := ask(3, "newest"); got != "newest" {
			t.Errorf("version 3 shows %s", got)
		}
		return newKept([]byte("late"))
	})
	if err != nil || string(late.body) != "late" {
		t.Errorf("%v, %v", late, err)
	}
	if got := ask(3, "again"); got != "newest" {
		t.Errorf("what was made for version 2 is shown at version 3: %s", got)
	}
}

// Readers ask while somebody publishes: whoever asked after a publication was
// done sees it.
func TestReadingAndPublishingAtOnceNoReaderSeesLessThanWasPublished(t *testing.T) {
	b := figured(t)
	var published sync.Map // output → done
	ended := make(chan struct{})
	var all sync.WaitGroup
	for _, name := range []string{"leader", "admin"} {
		c := b.as(name)
		all.Go(func() {
			for {
				select {
				case <-ended:
					return
				default:
				}
				newest := 0
				published.Range(func(n, _ any) bool { newest = max(newest, n.(int)); return true })
				req := httptest.NewRequest(http.MethodGet, "/receipts/rare-earth/2023-06/output", nil)
				req.AddCookie(c.cookies["parkboard"])
				rec := httptest.NewRecorder()
				b.site.ServeHTTP(rec, req)
				seen := false
				for n := newest; n <= 12; n++ {
					seen = seen || strings.Contains(rec.Body.String(), fmt.Sprintf("60%02d77", n))
				}
				if newest > 0 && !seen {
					t.Errorf("after publication %d an older page is shown", newest)
				}
			}
		})
	}
	for n := 1; n <= 12; n++ {
		storetest.Publish(t, b.db, storetest.Act(n+1), figure("rare-earth", "2023-06", "output", fmt.Sprintf("60%02d77", n), "万元"))
		published.Store(n, true)
	}
	close(ended)
	all.Wait()
}
