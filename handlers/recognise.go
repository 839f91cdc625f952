package handlers

import (
	"context"
	"fmt"
	"sync"

	"github.com/labstack/echo/v4"

	"parkboard/internal/locale"
	"parkboard/internal/park"
)

// recognised finds out who asks. A session of a user who is gone or closed is
// nobody's.
func (s *site) recognised(next echo.HandlerFunc) echo.HandlerFunc {
	return func(c echo.Context) error {
		who := reader{say: locale.For(languageOf(c.Request()))}
		c.Set(readerKey, who)
		cookie, err := c.Cookie(s.sessions.Cookie.Name)
		if err != nil || isStatic(c) {
			return next(c)
		}
		// One short read without a lock: a deadline would cost more than it.
		who.version, err = s.DB.Version(context.WithoutCancel(c.Request().Context()))
		if err != nil {
			return err
		}
		if who.user, err = s.behind(c.Request().Context(), cookie.Value, who.version); err != nil {
			return err
		}
		c.Set(readerKey, who)
		return next(c)
	}
}

// behind is the user of a session at a data version, nil for nobody. The
// version is read first and every act on an account raises it, so whoever was
// met at this version is still the same.
func (s *site) behind(ctx context.Context, token string, version int64) (*park.User, error) {
	if u := s.met.at(token, version, s.Clock()); u != nil {
		return u, nil
	}
	ended := s.met.endings()
	session, err := s.sessions.Load(ctx, token)
	if err != nil {
		return nil, fmt.Errorf("loading the session: %w", err)
	}
	name := s.sessions.GetString(session, sessionUser)
	if name == "" {
		return nil, nil
	}
	u, err := s.DB.User(ctx, name)
	if park.KindOf(err) == park.NotFound {
		return nil, nil
	}
	if err != nil {
		return nil, fmt.Errorf("loading the user: %w", err)
	}
	s.met.keep(token, version, ended, acquaintance{&u, s.sessions.Deadline(session)})
	return &u, nil
}

// mostAcquaintances bounds the sessions remembered; above it they are asked for
// again.
const mostAcquaintances = 10_000

// acquaintance is the user of a session, and when the session ends.
type acquaintance struct {
	user  *park.User // shared by requests: never changed
	until park.Moment
}

// acquaintances remembers, for one data version, who stands behind a session.
// Sessions end without raising the version, but only here: one program serves
// a data directory.
type acquaintances struct {
	mu      sync.Mutex
	version int64
	ended   int // sessions that ended so far
	by      map[string]acquaintance
}

func newAcquaintances() *acquaintances {
	return &acquaintances{by: make(map[string]acquaintance)}
}

// at is the user remembered for a session at a version, nil for none.
func (a *acquaintances) at(token string, version int64, now park.Moment) *park.User {
	a.mu.Lock()
	defer a.mu.Unlock()
	met, ok := a.by[token]
	if !ok || version != a.version || !now.Before(met.until) {
		return nil
	}
	return met.user
}

// endings counts the sessions that ended so far.
func (a *acquaintances) endings() int {
	a.mu.Lock()
	defer a.mu.Unlock()
	return a.ended
}

// keep remembers a session that was read when so many had ended: if one ended
// since, it may be this.
func (a *acquaintances) keep(token string, version int64, ended int, met acquaintance) {
	a.mu.Lock()
	defer a.mu.Unlock()
	if version < a.version || ended != a.ended {
		return
	}
	if version > a.version || len(a.by) >= mostAcquaintances {
		clear(a.by)
		a.version = version
	}
	a.by[token] = met
}

// forget ends a session.
func (a *acquaintances) forget(token string) {
	a.mu.Lock()
	defer a.mu.Unlock()
	delete(a.by, token)
	a.ended++
}
