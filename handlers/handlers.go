// Package handlers is the browser's side of the board: one table of routes
// with who may use each, and one handler a resource that reads the request,
// loads, computes, makes the model and renders or redirects. It is the only
// importer of echo. It holds no sum, no SQL and no wording, and decides
// permission nowhere but in the table and in what the nouns say about parks.
package handlers

import (
	"log/slog"
	"net/http"
	"time"

	"github.com/alexedwards/scs/v2"
	"github.com/labstack/echo/v4"

	"parkboard/store"
)

// Config is what the handlers are given by the program that serves them.
type Config struct {
	DB       *store.DB
	Clock    func() time.Time
	Log      *slog.Logger
	Ready    func() bool              // the data is loaded: before, pages ask for patience
	Progress func() (done, total int) // workbooks of the sample loaded so far
	Version  string                   // of the program
	HTTPS    bool                     // browsers come by HTTPS: cookies are Secure, HSTS is sent
	Public   string                   // address at which readers find the board, without a path; "" when nobody said
	OwnClock bool                     // the clock is not the browsers': a cookie then ends with the browser, not on a day
}

// site is the state all handlers share.
type site struct {
	Config
	facts     *facts
	earlier   *earlier
	originals *originals
	sessions  *scs.SessionManager
	met       *acquaintances
	pages     *pages
	tries     *tries

	standings standings // of the enterprises
	ledger    ledgerOfProjects
}

// New is the whole site as one handler.
func New(cfg Config) http.Handler {
	s := newSite(cfg)
	return s.over(s.routes())
}

func newSite(cfg Config) *site {
	return &site{
		Config:    cfg,
		facts:     &facts{db: cfg.DB},
		earlier:   &earlier{db: cfg.DB},
		originals: newOriginals(cfg.DB),
		sessions:  newSessions(cfg),
		met:       newAcquaintances(),
		pages:     newPages(pagesBytes),
		tries:     newTries(cfg.Clock),
	}
}

// over answers the requests of a table of routes.
func (s *site) over(routes []route) http.Handler {
	e := echo.New()
	e.HideBanner, e.HidePort = true, true
	e.IPExtractor = echo.ExtractIPDirect()
	e.HTTPErrorHandler = s.fail
	e.Use(s.outer()...)
	for _, r := range routes {
		answer := s.guarded(r)
		e.Add(r.method, r.path, answer)
		if r.method == http.MethodGet {
			e.Add(http.MethodHead, r.path, answer)
		}
	}
	return e
}

// newSessions keeps who is signed in: a cookie with a random token, valid for
// a working day and a bit, and the name behind it in the store.
func newSessions(cfg Config) *scs.SessionManager {
	m := scs.New()
	m.Store = cfg.DB.Sessions(cfg.Clock)
	m.Lifetime = 14 * time.Hour
	m.HashTokenInStore = true
	m.Cookie.Name = "parkboard"
	m.Cookie.HttpOnly = true
	m.Cookie.SameSite = http.SameSiteLaxMode
	m.Cookie.Secure = cfg.HTTPS
	m.Cookie.Persist = !cfg.OwnClock
	return m
}
