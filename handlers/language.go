package handlers

import (
	"net/http"

	"github.com/labstack/echo/v4"
	"golang.org/x/text/language"

	"parkboard/internal/locale"
)

const languageCookie = "lang"

var spokenLanguages = language.NewMatcher([]language.Tag{language.Chinese, language.English})

// languageOf is the reader's language: the one chosen, else the browser's,
// else Chinese.
func languageOf(r *http.Request) string {
	if cookie, err := r.Cookie(languageCookie); err == nil && known(cookie.Value) {
		return cookie.Value
	}
	tags, _, err := language.ParseAcceptLanguage(r.Header.Get("Accept-Language"))
	if err != nil || len(tags) == 0 {
		return locale.Chinese
	}
	if _, which, sure := spokenLanguages.Match(tags...); which == 1 && sure >= language.High {
		return locale.English
	}
	return locale.Chinese
}

func known(lang string) bool { return lang == locale.Chinese || lang == locale.English }

// spoken keeps a language chosen by ?lang= and shows the same address without
// it, so that no link carries the choice.
func (s *site) spoken(next echo.HandlerFunc) echo.HandlerFunc {
	return func(c echo.Context) error {
		u := *c.Request().URL
		q := u.Query()
		if !q.Has("lang") || c.Request().Method != http.MethodGet {
			return next(c)
		}
		if chosen := q.Get("lang"); known(chosen) {
			c.SetCookie(&http.Cookie{
				Name: languageCookie, Value: chosen, Path: "/", MaxAge: 365 * 24 * 60 * 60,
				HttpOnly: true, Secure: s.HTTPS, SameSite: http.SameSiteLaxMode,
			})
		}
		q.Del("lang")
		u.RawQuery = q.Encode()
		return c.Redirect(http.StatusSeeOther, u.RequestURI())
	}
}
