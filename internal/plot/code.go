package plot

import (
	"strconv"
	"strings"

	qr "github.com/piglig/go-qr"
)

// quiet is the margin a reader of QR codes needs around one, in modules.
const quiet = 4

// Code is an address as a QR code, black on white on any paper.
type Code struct {
	Address string
	Label   Label
}

// Draw gives the code with its quiet zone, all dark modules in one path; empty
// where the address is longer than a code holds. It is read when a seventh of
// it is dirty.
func (c Code) Draw() SVG {
	code, err := qr.EncodeText(c.Address, qr.Medium)
	if err != nil {
		return SVG{}
	}
	side := strconv.Itoa(code.Size() + 2*quiet)
	s := &sheet{}
	s.open("svg", "class", "qr", "viewBox", "0 0 "+side+" "+side, "shape-rendering", "crispEdges",
		"role", "img", "aria-labelledby", c.Label.ID+"-t")
	s.text("title", c.Label.Title, "id", c.Label.ID+"-t")
	s.leaf("rect", "width", side, "height", side, "fill", "#fff")
	s.leaf("path", "fill", "#000", "d", modules(code.Size(), code.Module))
	return s.end()
}

// modules outlines the dark modules of a square, those side by side as one bar.
func modules(size int, dark func(x, y int) bool) string {
	var d strings.Builder
	for y := range size {
		for x := 0; x < size; {
			from := x
			for x < size && dark(x, y) {
				x++
			}
			if x == from {
				x++
				continue
			}
			n := strconv.Itoa(x - from)
			d.WriteString("M" + strconv.Itoa(from+quiet) + " " + strconv.Itoa(y+quiet) + "h" + n + "v1h-" + n + "z")
		}
	}
	return d.String()
}
