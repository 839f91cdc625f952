// Package plot draws the board's marks as SVG text: what is seen on paper,
// without scripts, and before a script has run. It knows places and words, not
// parks: numbers arrive ready to be placed and texts ready to be read, and a
// place that is absent, or not a finite number, draws nothing — a missing value
// never becomes a zero.
//
// The drawings are fluid: x runs in per cent of the box, y in pixels, lines
// stand in a nested drawing that stretches, and type stands outside it, so that
// letters never shrink with the picture. Colours are classes of
// static/css/marks.css; there is no style attribute, because the page's policy
// forbids it. The package refuses raw markup: every text and every attribute is
// escaped on its way in, and an SVG cannot be made anywhere else.
package plot

import (
	"math"
	"strconv"
	"strings"
	"unicode/utf8"
)

// SVG is a finished drawing, safe to print into a page as it is. The zero SVG
// is empty. Only this package can make one.
type SVG struct{ markup string }

// String is the markup.
func (s SVG) String() string { return s.markup }

// Empty reports whether there is nothing to print.
func (s SVG) Empty() bool { return s.markup == "" }

// Spot is a place on a scale, or none. The zero Spot is none.
type Spot struct {
	at float64
	ok bool
}

// At is the place of v; none when v is not a finite number.
func At(v float64) Spot {
	return Spot{v, !math.IsNaN(v) && !math.IsInf(v, 0)}
}

// Float is the place as a number, and whether there is one.
func (s Spot) Float() (float64, bool) { return s.at, s.ok }

// Tick is a text at a place of an axis.
type Tick struct {
	At   float64
	Text string
}

// sheet is a drawing in the making.
type sheet struct{ b strings.Builder }

// leaf writes an element without content; attrs are names and values in turn.
func (s *sheet) leaf(name string, attrs ...string) {
	s.head(name, attrs)
	s.b.WriteString("/>")
}

// open writes the beginning of an element that shut ends.
func (s *sheet) open(name string, attrs ...string) {
	s.head(name, attrs)
	s.b.WriteByte('>')
}

func (s *sheet) shut(name string) {
	s.b.WriteString("</" + name + ">")
}

// text writes an element that holds only words.
func (s *sheet) text(name, words string, attrs ...string) {
	s.open(name, attrs...)
	s.b.WriteString(escape(words))
	s.shut(name)
}

func (s *sheet) head(name string, attrs []string) {
	s.b.WriteString("<" + name)
	for i := 0; i+1 < len(attrs); i += 2 {
		if attrs[i+1] == "" {
			continue
		}
		s.b.WriteString(" " + attrs[i] + `="` + escape(attrs[i+1]) + `"`)
	}
}

// pin opens a nested drawing whose origin is x per cent and y pixels: what
// stands in it is placed in pixels from there. shut("svg") ends it.
func (s *sheet) pin(x, y string) {
	s.open("svg", "x", x, "y", y, "overflow", "visible")
}

// stretch opens a nested drawing 100 units wide that fills the width: the place
// for lines. shut("svg") ends it.
func (s *sheet) stretch(height float64) {
	h := px(height)
	s.open("svg", "width", "100%", "height", h, "viewBox", "0 0 100 "+h,
		"preserveAspectRatio", "none", "overflow", "visible")
}

func (s *sheet) done() SVG { return SVG{s.b.String()} }

// Label is what a drawing says to a reader who does not see it. A drawing
// without a title is decoration beside a text that says the same, and is hidden.
type Label struct {
	ID    string // unique on the page; the title and the description hang on it
	Title string // what it is
	Desc  string // the reading, with numbers
}

// begin opens the outermost svg element with its class, its height in pixels
// and its label; further attributes follow.
func begin(l Label, class string, height float64, attrs ...string) *sheet {
	s := &sheet{}
	all := append([]string{"class", class, "height", px(height)}, attrs...)
	if l.Title == "" {
		s.open("svg", append(all, "aria-hidden", "true")...)
		return s
	}
	by := l.ID + "-t"
	if l.Desc != "" {
		by += " " + l.ID + "-d"
	}
	s.open("svg", append(all, "role", "img", "aria-labelledby", by)...)
	s.text("title", l.Title, "id", l.ID+"-t")
	if l.Desc != "" {
		s.text("desc", l.Desc, "id", l.ID+"-d")
	}
	return s
}

func (s *sheet) end() SVG {
	s.shut("svg")
	return s.done()
}

var escaper = strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;", `"`, "&#34;", "'", "&#39;")

// escape makes words inert inside markup and inside quotes, and drops what XML
// cannot hold: control characters and broken UTF-8.
func escape(words string) string {
	clean := strings.Map(func(r rune) rune {
		switch {
		case r == '\t' || r == '\n':
			return ' '
		case r < 0x20 || r == 0x7f || r == utf8.RuneError || r == 0xFFFE || r == 0xFFFF:
			return -1
		}
		return r
	}, words)
	return escaper.Replace(clean)
}

// px writes a length to a hundredth of a pixel without trailing zeros. What is
// not a finite number is written 0: drawings test their places before they come
// here, so that this is only the last fence.
func px(v float64) string {
	if math.IsNaN(v) || math.IsInf(v, 0) {
		return "0"
	}
	out := strconv.FormatFloat(v, 'f', 2, 64)
	out = strings.TrimRight(strings.TrimRight(out, "0"), ".")
	if out == "-0" {
		return "0"
	}
	return out
}

// pct writes a share of the width, in per cent.
func pct(v float64) string { return px(v) + "%" }
