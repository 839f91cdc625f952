package main

import (
	"net/url"
	"strings"

	"parkboard/internal/park"
)

// longestPublic keeps the code on a printed sheet coarse enough to be read.
const longestPublic = 80

// publicAddress checks what --public-url says: scheme, host and port, nothing
// more. "" stays "".
func publicAddress(text string) (string, error) {
	if text == "" {
		return "", nil
	}
	u, err := url.Parse(text)
	switch {
	case err != nil:
		return "", park.Invalidf("public_url", "%s", text)
	case u.Scheme != "https" && u.Scheme != "http":
		return "", park.Invalidf("public_url_scheme", "%s", text)
	case u.Hostname() == "" || u.Opaque != "":
		return "", park.Invalidf("public_url", "%s", text)
	case u.User != nil || u.RawQuery != "" || u.ForceQuery || strings.Contains(text, "#") || u.Path != "" && u.Path != "/":
		return "", park.Invalidf("public_url_rest", "%s", text)
	case len(text) > longestPublic:
		return "", &park.Error{Kind: park.Invalid, Key: "public_url_long", Args: []any{len(text), longestPublic}}
	}
	return u.Scheme + "://" + u.Host, nil
}
