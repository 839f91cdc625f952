package sheet

import (
	"bytes"
	"cmp"
	"errors"
	"slices"
	"strings"
	"unicode/utf8"
)

// xmlDoc is an XML part held whole and changed in places: what no edit touches
// stays as it is, byte for byte.
type xmlDoc struct {
	src    []byte
	prefix string // of the root element, with its colon
	root   xmlNode
	edits  []xmlEdit
}

// xmlNode is an element and where its tags lie in the source.
type xmlNode struct {
	name        string // as written, with its prefix
	from, open  int    // the start tag; <a/> has no other
	close, to   int    // the end tag
	kids        []xmlNode
	unfollowed  bool // deeper than was asked for: kids are not listed
	selfClosing bool
}

// xmlEdit puts text in the place of src[from:to].
type xmlEdit struct {
	from, to int
	text     string
}

// errUTF16 is a part in an encoding whose bytes are not changed in places.
var errUTF16 = errors.New("a part in UTF-16")

// parseXML outlines a part down to a depth; the root is at depth 1.
func parseXML(src []byte, depth int) (*xmlDoc, error) {
	if bytes.HasPrefix(src, []byte("\xff\xfe")) || bytes.HasPrefix(src, []byte("\xfe\xff")) {
		return nil, errUTF16
	}
	s := &xmlScanner{r: bytes.NewReader(nil), buf: src, end: len(src), atEOF: true}
	if bytes.HasPrefix(src, []byte("\xef\xbb\xbf")) {
		s.pos = 3
	}
	if _, err := s.next(); err != nil {
		return nil, err
	}
	d := &xmlDoc{src: src}
	root, err := d.node(s, depth)
	if err != nil {
		return nil, err
	}
	d.prefix, d.root = string(s.prefix), root
	_, err = s.next()
	return d, err
}

// node reads the element whose start tag the scanner stands behind.
func (d *xmlDoc) node(s *xmlScanner, depth int) (xmlNode, error) {
	n := xmlNode{name: string(s.name), open: s.pos, selfClosing: s.closing, unfollowed: depth == 1}
	n.from = bytes.LastIndexByte(d.src[:s.pos], '<') // no attribute may hold one
	for {
		tok, err := s.next()
		switch {
		case err != nil:
			return n, err
		case tok == xmlEnd:
			n.close, n.to = s.pos, s.pos
			if !n.selfClosing {
				n.close = bytes.LastIndexByte(d.src[:s.pos], '<')
			}
			return n, nil
		case tok == xmlStart && depth == 1:
			err = s.skip()
		case tok == xmlStart:
			var kid xmlNode
			kid, err = d.node(s, depth-1)
			n.kids = append(n.kids, kid)
		}
		if err != nil {
			return n, err
		}
	}
}

// local is an element's name in the root's vocabulary, "" for foreign ones.
func (d *xmlDoc) local(n *xmlNode) string {
	rest, ok := strings.CutPrefix(n.name, d.prefix)
	if !ok || strings.Contains(rest, ":") {
		return ""
	}
	return rest
}

// word is an element's name under any prefix.
func (n *xmlNode) word() string { return n.name[strings.IndexByte(n.name, ':')+1:] }

// child is the first child of this name in the root's vocabulary, nil for none.
func (d *xmlDoc) child(n *xmlNode, name string) *xmlNode {
	for i := range n.kids {
		if d.local(&n.kids[i]) == name {
			return &n.kids[i]
		}
	}
	return nil
}

// childWord is the first child of this name under any prefix, nil for none.
func (n *xmlNode) childWord(word string) *xmlNode {
	for i := range n.kids {
		if n.kids[i].word() == word {
			return &n.kids[i]
		}
	}
	return nil
}

// text is the source of an element, tags and all.
func (d *xmlDoc) text(n *xmlNode) string { return string(d.src[n.from:n.to]) }

// inner is the source between an element's tags.
func (d *xmlDoc) inner(n *xmlNode) string { return string(d.src[n.open:n.close]) }

// xmlSpan is an attribute in the source.
type xmlSpan struct {
	name, value string // value with entities resolved
	from, to    int    // the value between its quotes
	gap         int    // where the blank before the name begins
}

// attrs reads the attributes of an element.
func (d *xmlDoc) attrs(n *xmlNode) []xmlSpan {
	var spans []xmlSpan
	var s xmlScanner
	for i := n.from + 1 + len(n.name); i < n.open; {
		at := skipSpace(d.src, i)
		end := nameEnd(d.src, at)
		if end == at {
			break
		}
		quote := skipSpace(d.src, skipSpace(d.src, end)+1)
		length := bytes.IndexByte(d.src[quote+1:], d.src[quote])
		raw := d.src[quote+1 : quote+1+length]
		value, err := s.resolve(raw, true)
		if err != nil {
			break
		}
		spans = append(spans, xmlSpan{string(d.src[at:end]), string(value), quote + 1, quote + 1 + length, i})
		i = quote + 2 + length
	}
	return spans
}

// attr is the value of an attribute, "" when there is none.
func (d *xmlDoc) attr(n *xmlNode, name string) string {
	span, _ := d.span(n, name)
	return span.value
}

func (d *xmlDoc) span(n *xmlNode, name string) (xmlSpan, bool) {
	for _, a := range d.attrs(n) {
		if a.name == name {
			return a, true
		}
	}
	return xmlSpan{}, false
}

// setAttr gives an element an attribute.
func (d *xmlDoc) setAttr(n *xmlNode, name, value string) {
	if a, ok := d.span(n, name); ok {
		d.replace(a.from, a.to, escapeXML(value))
		return
	}
	at := n.open - 1
	if n.selfClosing {
		at--
	}
	d.replace(at, at, " "+name+`="`+escapeXML(value)+`"`)
}

// dropAttr takes an attribute away.
func (d *xmlDoc) dropAttr(n *xmlNode, name string) {
	if a, ok := d.span(n, name); ok {
		d.replace(a.gap, a.to+1, "")
	}
}

// append puts text behind the last child of an element and what was appended
// before.
func (d *xmlDoc) append(n *xmlNode, text string) {
	if !n.selfClosing {
		d.replace(n.close, n.close, text)
		return
	}
	end := "</" + n.name + ">"
	for i := range d.edits {
		if e := &d.edits[i]; e.from == n.open-2 && e.to == n.open {
			e.text = strings.TrimSuffix(e.text, end) + text + end
			return
		}
	}
	d.replace(n.open-2, n.open, ">"+text+end)
}

// insertBefore puts a child into the root in front of those that the format
// wants behind it.
func (d *xmlDoc) insertBefore(later []string, text string) {
	for i := range d.root.kids {
		if kid := &d.root.kids[i]; slices.Contains(later, d.local(kid)) {
			d.replace(kid.from, kid.from, text)
			return
		}
	}
	d.append(&d.root, text)
}

// replace notes an edit; edits may not overlap.
func (d *xmlDoc) replace(from, to int, text string) {
	d.edits = append(d.edits, xmlEdit{from, to, text})
}

// bytes is the part with its edits.
func (d *xmlDoc) bytes() []byte {
	slices.SortStableFunc(d.edits, func(a, b xmlEdit) int {
		return cmp.Or(cmp.Compare(a.from, b.from), cmp.Compare(a.to, b.to))
	})
	out := make([]byte, 0, len(d.src)+len(d.src)/8)
	at := 0
	for _, e := range d.edits {
		out = append(out, d.src[at:e.from]...)
		out = append(out, e.text...)
		at = e.to
	}
	return append(out, d.src[at:]...)
}

// xmlEscapes are the characters that mean something in XML.
var xmlEscapes = strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;", `"`, "&quot;", "\n", "&#10;", "\t", "&#9;")

// escapeXML writes text as XML, in elements and attributes alike.
func escapeXML(text string) string { return xmlEscapes.Replace(text) }

// legible makes foreign text fit for a cell or a comment: line ends are \n,
// control characters are shown by their pictures (␀), what no XML may hold by
// U+FFFD, and text beyond what a cell holds ends in an ellipsis.
func legible(text string) string {
	if !utf8.ValidString(text) {
		text = strings.ToValidUTF8(text, "\uFFFD")
	}
	text = strings.ReplaceAll(strings.ReplaceAll(text, "\r\n", "\n"), "\r", "\n")
	text = strings.Map(func(r rune) rune {
		switch {
		case r == '\n' || r == '\t':
			return r
		case r < 0x20:
			return 0x2400 + r
		case r == 0x7F:
			return 0x2421
		case r == 0xFFFE || r == 0xFFFF:
			return utf8.RuneError
		}
		return r
	}, text)
	if runes := []rune(text); len(runes) > maxLegible {
		text = string(runes[:maxLegible]) + "…"
	}
	return text
}

// maxLegible is how much text a mark carries; some room is left below
// maxCellText for escapes.
const maxLegible = 30000

// cellText is legible text as it stands in a t element: what looks like the
// notation of characters is escaped itself.
func cellText(text string) string {
	return escapeXML(escapeNotation.ReplaceAllString(legible(text), "_x005F$0"))
}
