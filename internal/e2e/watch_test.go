package e2e

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"sync"
	"time"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/chromedp"
)

// call is a command of the browser as an action.
func call[P, R any](command cdp.Command[P, R], params P) chromedp.Action[chromedp.Void] {
	return chromedp.Func(func(ctx context.Context, t *chromedp.Target) error {
		_, err := cdp.Call(ctx, t, command, params)
		return err
	})
}

// watch collects what a page must not do: errors on the console (violations of
// the content security policy are among them), exceptions, and requests to any
// host but its own.
type watch struct {
	mu      sync.Mutex
	found   []string
	allowed []string
}

// watching listens to a tab from before its first page.
func watching(ctx context.Context, base string) *watch {
	w := &watch{}
	messages := chromedp.Console(ctx)
	requests := chromedp.Events(ctx, network.RequestWillBeSent)
	go func() {
		for m, err := range messages {
			if err != nil {
				return
			}
			if m.Type == chromedp.ConsoleError || m.IsException() || m.Type == chromedp.ConsoleWarning {
				w.note(fmt.Sprintf("%s %s (%s)", m, m.URL, m.Source))
			}
		}
	}()
	go func() {
		for r, err := range requests {
			if err != nil {
				return
			}
			to := r.Request.URL
			if !strings.HasPrefix(to, base) && !strings.HasPrefix(to, "data:") && !strings.HasPrefix(to, "about:") {
				w.note("a request to another host: " + to)
			}
		}
	}()
	return w
}

func (w *watch) note(complaint string) {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.found = append(w.found, complaint)
}

// settle gives the browser a moment to say what it has to say of a page.
func (w *watch) settle() { time.Sleep(30 * time.Millisecond) }

// expects takes complaints that hold the text as part of the test: a page that
// answers 404 on purpose is an error on the console.
func (w *watch) expects(text string) {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.allowed = append(w.allowed, text)
}

// complaints lists what was found and not expected.
func (w *watch) complaints() []string {
	w.mu.Lock()
	defer w.mu.Unlock()
	return slices.DeleteFunc(slices.Clone(w.found), func(one string) bool {
		return slices.ContainsFunc(w.allowed, func(text string) bool { return strings.Contains(one, text) })
	})
}
