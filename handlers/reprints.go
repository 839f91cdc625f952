package handlers

import "parkboard/internal/park"

// settled is the moment as of which a page of now reads the same ever after: the
// latest act on the data, but not before the day the page takes for today.
// Whatever happens later happens after it.
func (v visit) settled() park.Moment {
	if !v.At.IsZero() {
		return v.At
	}
	if morning := v.Today.Time().UTC(); morning.After(v.Known.LastAct) {
		return morning
	}
	return v.Known.LastAct
}

// reprint is the public address of a page as of its data; "" where the board has
// none.
func (s *site) reprint(v visit, path string) string {
	if s.Public == "" {
		return ""
	}
	return s.Public + path + "?asof=" + park.AsOfText(v.settled())
}
