package handlers

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"net/http"
	"strings"
	"time"

	"github.com/labstack/echo/v4"

	"parkboard/static"
)

// static sends an asset, compressed where the browser takes it. Its path holds
// a hash of the content, so it may be kept for ever.
func (s *site) static(c echo.Context) error {
	asset, ok := static.Lookup(c.Request().URL.Path)
	if !ok {
		return echo.ErrNotFound
	}
	h := c.Response().Header()
	h.Set(echo.HeaderContentType, asset.Type)
	h.Set("Vary", "Accept-Encoding")
	h.Set(echo.HeaderCacheControl, "public, no-cache")
	if asset.Immutable {
		h.Set(echo.HeaderCacheControl, "public, max-age=31536000, immutable")
	}
	content, coding := encoded(asset, c.Request().Header.Get("Accept-Encoding"))
	if coding != "" {
		h.Set(echo.HeaderContentEncoding, coding)
	}
	h.Set("ETag", etag(content))
	http.ServeContent(c.Response(), c.Request(), "", time.Time{}, bytes.NewReader(content))
	return nil
}

// encoded is the smallest form of an asset that the browser takes.
func encoded(a static.Asset, accepts string) (content []byte, coding string) {
	switch {
	case a.Brotli != nil && takes(accepts, "br"):
		return a.Brotli, "br"
	case a.Gzip != nil && takes(accepts, "gzip"):
		return a.Gzip, "gzip"
	}
	return a.Content, ""
}

func takes(accepts, coding string) bool {
	for one := range strings.SplitSeq(accepts, ",") {
		name, q, weighed := strings.Cut(strings.ReplaceAll(one, " ", ""), ";q=")
		if name == coding {
			return !weighed || strings.Trim(q, "0.") != ""
		}
	}
	return false
}

func etag(content []byte) string {
	sum := sha256.Sum256(content)
	return `"` + hex.EncodeToString(sum[:8]) + `"`
}
