package handlers

import (
	"net/http"
	"net/url"
	"strings"

	"github.com/labstack/echo/v4"

	"parkboard/internal/park"
	"parkboard/views"
)

// sessionUser is the key of a session under which the user's name stands.
const sessionUser = "user"

// samplePassword is the published password of the invented accounts; real
// accounts cannot choose one so short.
const samplePassword = "sample"

func (s *site) showSignIn(c echo.Context) error {
	m, err := s.signInModel(c)
	if err != nil {
		return err
	}
	m.Next = safeNext(c.QueryParam("next"))
	return render(c, http.StatusOK, views.SignInPage(m))
}

func (s *site) signInModel(c echo.Context) (views.SignIn, error) {
	ctx := c.Request().Context()
	_, known, err := s.facts.current(ctx)
	if err != nil {
		return views.SignIn{}, err
	}
	var users []park.User
	if known.Sample {
		if users, err = s.DB.Users(ctx); err != nil {
			return views.SignIn{}, err
		}
	}
	m := views.NewSignIn(frame(c, known), known.Catalogue, users)
	m.Password = samplePassword
	return m, nil
}

func (s *site) signIn(c echo.Context) error {
	name, next := strings.TrimSpace(c.FormValue("name")), safeNext(c.FormValue("next"))
	key := tryFrom(name, c.RealIP())
	left, free := s.tries.take(key)
	if !free {
		return s.refuseSignIn(c, http.StatusTooManyRequests, name, next, say(c).T("signin.wait", waitMinutes))
	}
	who, err := s.DB.CheckPassword(c.Request().Context(), name, c.FormValue("password"))
	switch {
	case park.KindOf(err) == park.Forbidden:
		return s.refuseSignIn(c, http.StatusUnprocessableEntity, name, next, say(c).T("signin.wrong", left, waitMinutes))
	case err != nil:
		return err
	}
	s.tries.forget(key)
	if err := s.openSession(c, who); err != nil {
		return err
	}
	if next == "" {
		next = "/"
	}
	return seeOther(c, next)
}

func (s *site) refuseSignIn(c echo.Context, status int, name, next, message string) error {
	m, err := s.signInModel(c)
	if err != nil {
		return err
	}
	m.Name, m.Next, m.Message = name, next, message
	return render(c, status, views.SignInPage(m))
}

// openSession begins a session under a new token, so that a token known from
// before signing in is worth nothing after.
func (s *site) openSession(c echo.Context, who park.User) error {
	ctx, err := s.sessions.Load(c.Request().Context(), "")
	if err != nil {
		return err
	}
	if err := s.sessions.RenewToken(ctx); err != nil {
		return err
	}
	s.sessions.SetDeadline(ctx, s.Clock().Add(s.sessions.Lifetime))
	s.sessions.Put(ctx, sessionUser, who.Name)
	token, expiry, err := s.sessions.Commit(ctx)
	if err != nil {
		return err
	}
	s.sessions.WriteSessionCookie(ctx, c.Response(), token, expiry)
	return nil
}

func (s *site) signOut(c echo.Context) error {
	cookie, err := c.Cookie(s.sessions.Cookie.Name)
	if err == nil {
		ctx, err := s.sessions.Load(c.Request().Context(), cookie.Value)
		if err != nil {
			return err
		}
		if err := s.sessions.Destroy(ctx); err != nil {
			return err
		}
		s.met.forget(cookie.Value)
		s.sessions.WriteSessionCookie(ctx, c.Response(), "", park.Moment{})
	}
	return seeOther(c, "/signin")
}

// safeNext is an address of this board to go to after signing in, "" for
// anything that could lead elsewhere.
func safeNext(next string) string {
	if !strings.HasPrefix(next, "/") || len(next) > 2000 || strings.ContainsAny(next, "\\\r\n\t") {
		return ""
	}
	u, err := url.Parse(next)
	if err != nil || u.IsAbs() || u.Host != "" || strings.HasPrefix(u.Path, "//") {
		return ""
	}
	return u.RequestURI()
}

func (s *site) showSetup(c echo.Context) error {
	if _, err := s.DB.SetupOwner(c.Request().Context(), c.Param("token"), s.Clock()); err != nil {
		return err
	}
	return s.setupPage(c, http.StatusOK, "")
}

// setUp sets the first password of an account by its one-time link.
func (s *site) setUp(c echo.Context) error {
	password := c.FormValue("password")
	if password != c.FormValue("again") {
		return s.setupPage(c, http.StatusUnprocessableEntity, say(c).T("error.password_differs"))
	}
	act := park.Act{At: s.Clock()}
	err := s.DB.UseSetupToken(c.Request().Context(), act, c.Param("token"), password)
	if e, ok := refusal(err); ok && e.Kind == park.Invalid {
		return s.setupPage(c, http.StatusUnprocessableEntity, sentence(say(c), e))
	}
	if err != nil {
		return err
	}
	return seeOther(c, "/signin")
}

func (s *site) setupPage(c echo.Context, status int, message string) error {
	known := s.facts.last()
	return render(c, status, views.SetupPage(views.NewSetup(frame(c, known), message)))
}
