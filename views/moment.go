package views

import (
	"net/url"
	"strings"

	"parkboard/internal/park"
)

// receiptAt is the address of a receipt as known at a moment; zero is now.
func receiptAt(path string, at park.Moment) string {
	if path == "" || at.IsZero() {
		return path
	}
	return WithMoment(path, "&", MomentQuery(at))
}

// MomentQuery is a moment as it stands in the query of an address.
func MomentQuery(at park.Moment) string { return url.Values{"asof": {park.AsOfText(at)}}.Encode() }

// WithMoment adds a MomentQuery to an address; joint is how the parameters of
// its query are joined, "&" or, in markup, "&amp;".
func WithMoment(address, joint, moment string) string {
	before, fragment, cut := strings.Cut(address, "#")
	if !strings.Contains(before, "?") {
		joint = "?"
	}
	if cut {
		fragment = "#" + fragment
	}
	return before + joint + moment + fragment
}
