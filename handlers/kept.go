package handlers

import (
	"bytes"
	"compress/gzip"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"strconv"
	"strings"

	"github.com/labstack/echo/v4"

	"parkboard/internal/park"
)

// keptPage is a rendered page as it is kept: compressed where that pays. Never
// changed once made.
type keptPage struct {
	key    pageKey
	body   []byte
	zipped bool
	length int    // of the page itself
	etag   string // weak: compressed or not, the page is the same
}

// entryBytes is what a page takes beside its bytes and its key's.
const entryBytes = 512

func (k *keptPage) size(key pageKey) int {
	return len(k.body) + len(key.address) + len(key.also) + len(key.user) + entryBytes
}

// keyPart is something more that a route's page depends on, in a word. It is
// asked on every request, before anything is kept or answered.
type keyPart func(c echo.Context) (string, error)

// kept keeps the pages a handler renders, for the same reader, address,
// language and day, until somebody writes. Only whole pages with status 200
// that answer GET are kept; an error, a redirect, a file, and a page that sets
// a cookie are answered as if this were not here. Who asks and whether they may
// was settled before.
func (s *site) kept(answer echo.HandlerFunc, also ...keyPart) echo.HandlerFunc {
	return func(c echo.Context) error {
		key, version, ok, err := s.pageKey(c, also)
		if err != nil {
			return err
		}
		if !ok {
			return answer(c)
		}
		page, err := s.pages.page(c.Request().Context(), key, version, func() (*keptPage, error) {
			return keeping(c, answer)
		})
		if err != nil || page == nil {
			return err
		}
		return sendKept(c, page)
	}
}

// pageKey is what the page of a request depends on, and the data version; not
// ok for a request whose page is not to be kept.
func (s *site) pageKey(c echo.Context, also []keyPart) (key pageKey, version int64, ok bool, err error) {
	r, who := c.Request(), readerOf(c)
	query, wrong := url.ParseQuery(r.URL.RawQuery)
	if who.user == nil || wrong != nil || r.Method != http.MethodGet && r.Method != http.MethodHead {
		return key, 0, false, nil
	}
	var parts []string
	for _, part := range also {
		word, err := part(c)
		if err != nil {
			return key, 0, false, err
		}
		parts = append(parts, strconv.Quote(word))
	}
	return pageKey{
		address: r.URL.EscapedPath() + "?" + query.Encode(), lang: who.say.Lang(), user: who.user.Name,
		today: park.DateOf(s.Clock()), also: strings.Join(parts, " "),
	}, who.version, true, nil
}

const takenKey = "taken page"

// taken hands a rendered page to whoever keeps it instead of sending it.
func taken(c echo.Context, page []byte) bool {
	to, ok := c.Get(takenKey).(*[]byte)
	if ok {
		*to = bytes.Clone(page)
	}
	return ok
}

// keeping runs a handler and takes the page it renders; nil where it answered
// with something else.
func keeping(c echo.Context, answer echo.HandlerFunc) (*keptPage, error) {
	var page []byte
	c.Set(takenKey, &page)
	err := answer(c)
	c.Set(takenKey, nil)
	if err != nil || page == nil {
		return nil, err
	}
	if c.Response().Header().Get(echo.HeaderSetCookie) != "" {
		return nil, send(c, http.StatusOK, page)
	}
	return newKept(page)
}

func newKept(page []byte) (*keptPage, error) {
	sum := sha256.Sum256(page)
	k := &keptPage{body: page, length: len(page), etag: `W/"` + hex.EncodeToString(sum[:12]) + `"`}
	if len(page) < worthSqueezing {
		return k, nil
	}
	small, err := squeeze(page)
	if err != nil {
		return nil, err
	}
	k.body, k.zipped = bytes.Clone(small), true // without the buffer's spare room
	return k, nil
}

// sendKept answers with a kept page, or that the browser has it already.
func sendKept(c echo.Context, page *keptPage) error {
	h := c.Response().Header()
	h.Add("Vary", echo.HeaderAcceptEncoding)
	h.Set("ETag", page.etag)
	if has(c.Request().Header.Values("If-None-Match"), page.etag) {
		return c.NoContent(http.StatusNotModified)
	}
	body, length := page.body, page.length
	if page.zipped {
		if takes(c.Request().Header.Get(echo.HeaderAcceptEncoding), "gzip") {
			h.Set(echo.HeaderContentEncoding, "gzip")
			length = len(body)
		} else if c.Request().Method != http.MethodHead {
			var err error
			if body, err = unsqueeze(page); err != nil {
				return err
			}
		}
	}
	h.Set(echo.HeaderContentType, echo.MIMETextHTMLCharsetUTF8)
	h.Set(echo.HeaderContentLength, strconv.Itoa(length))
	c.Response().WriteHeader(http.StatusOK)
	if c.Request().Method == http.MethodHead {
		return nil
	}
	_, err := c.Response().Write(body)
	return err
}

func unsqueeze(page *keptPage) ([]byte, error) {
	r, err := gzip.NewReader(bytes.NewReader(page.body))
	if err != nil {
		return nil, fmt.Errorf("unpacking a kept page: %w", err)
	}
	body := make([]byte, page.length)
	if _, err := io.ReadFull(r, body); err != nil {
		return nil, fmt.Errorf("unpacking a kept page: %w", err)
	}
	return body, nil
}

// has reports whether a browser that has these versions of a page has this
// one; "*" is any.
func has(noneMatch []string, etag string) bool {
	for _, line := range noneMatch {
		for one := range strings.SplitSeq(line, ",") {
			one = strings.TrimSpace(one)
			if one == "*" || strings.TrimPrefix(one, "W/") == strings.TrimPrefix(etag, "W/") {
				return true
			}
		}
	}
	return false
}
