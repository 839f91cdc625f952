package views

import "parkboard/internal/plot"

// Reprint is the way from a printed sheet back to the same page as it was known
// then: a code for a telephone, the address for everyone else.
type Reprint struct {
	Code    plot.SVG
	Address string
}

// reprint is the page's; nil where the board has no public address.
func (p Page) reprint() *Reprint {
	if p.Reprint == "" {
		return nil
	}
	code := plot.Code{Address: p.Reprint, Label: plot.Label{ID: "qr", Title: p.Say.T("reprint.code", p.Reprint)}}
	return &Reprint{Code: code.Draw(), Address: p.Reprint}
}
