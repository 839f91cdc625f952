package sheet

import (
	"bytes"
	"errors"
	"fmt"
	"io"

	"golang.org/x/text/encoding/unicode"
)

// The bounds of one XML part. Spreadsheets nest about ten deep and hold at
// most 32,767 characters in a cell.
const (
	maxXMLToken = 1 << 20
	maxXMLDepth = 128
	maxXMLName  = 1024
	maxXMLAttrs = 64
)

// xmlToken says what the scanner stands on.
type xmlToken uint8

const (
	xmlStart xmlToken = iota + 1 // name and attrs are set
	xmlEnd                       // name is set
	xmlText                      // text is set, entities resolved
	xmlEOF                       // the root element is closed and nothing follows
)

// errDoctype refuses document type declarations, and with them every entity
// beyond the five of XML.
var errDoctype = errors.New("the XML declares a document type")

// xmlAttr is one attribute, its value with entities resolved.
type xmlAttr struct{ name, value []byte }

// xmlScanner walks a well-formed XML document token by token. It is about ten
// times faster than encoding/xml because it hands out slices of its buffer
// instead of copies: name, attrs and text hold until the next call of next.
// It checks what a reader must trust: matching tags, quoted attributes, known
// entities, valid UTF-8 without control characters, one root, no doctype.
//
// Namespaces are told by prefix: the root's prefix names the vocabulary, and
// elements under any other prefix are foreign (local gives "").
type xmlScanner struct {
	r          io.Reader
	buf        []byte
	pos, end   int
	atEOF      bool
	name, text []byte
	attrs      []xmlAttr
	scratch    []byte // resolved text and attribute values of this token
	open       []byte // names of the open elements, one after another
	starts     []int  // where each begins in open
	closing    bool   // the last start tag was <a/>
	rooted     bool   // the root element was seen
	prefix     []byte // of the root, with its colon
	ended      []byte // copy of the name an end token hands out
}

// newXMLScanner starts a document; it decodes UTF-16 when a byte order mark
// says so.
func newXMLScanner(r io.Reader) *xmlScanner {
	s := &xmlScanner{buf: make([]byte, 64<<10), attrs: make([]xmlAttr, 0, 16)}
	s.r = r
	s.fill()
	head := s.buf[:s.end]
	switch {
	case bytes.HasPrefix(head, []byte("\xef\xbb\xbf")):
		s.pos = 3
	case bytes.HasPrefix(head, []byte("\xff\xfe")), bytes.HasPrefix(head, []byte("\xfe\xff")):
		whole := io.MultiReader(bytes.NewReader(bytes.Clone(head)), r)
		utf16 := unicode.UTF16(unicode.LittleEndian, unicode.UseBOM)
		s.r, s.end, s.atEOF = utf16.NewDecoder().Reader(whole), 0, false
		s.fill()
	}
	return s
}

// fill reads behind the bytes pending until the buffer is full, which doubles
// when it already was; it is false when no byte came.
func (s *xmlScanner) fill() bool {
	if s.atEOF {
		return false
	}
	if s.pos > 0 {
		s.end = copy(s.buf, s.buf[s.pos:s.end])
		s.pos = 0
	}
	if s.end == len(s.buf) {
		if len(s.buf) >= maxXMLToken {
			return false
		}
		s.buf = append(s.buf, make([]byte, len(s.buf))...)
	}
	for had := s.end; ; {
		n, err := s.r.Read(s.buf[s.end:])
		s.end += n
		if err != nil {
			s.atEOF = true
			if err != io.EOF {
				s.r = failing{err}
			}
		}
		if s.atEOF || s.end == len(s.buf) {
			return s.end > had
		}
	}
}

// failing keeps the error that ended the stream.
type failing struct{ err error }

func (f failing) Read([]byte) (int, error) { return 0, f.err }

// cut is the error of a stream that ends inside a token.
func (s *xmlScanner) cut() error {
	if f, ok := s.r.(failing); ok {
		return f.err
	}
	if !s.atEOF {
		return fmt.Errorf("an XML token is longer than %d bytes", maxXMLToken)
	}
	return io.ErrUnexpectedEOF
}

// next moves to the next token.
func (s *xmlScanner) next() (xmlToken, error) {
	s.scratch = s.scratch[:0]
	if s.closing {
		s.closing = false
		return xmlEnd, s.pop(s.name)
	}
	for {
		if s.pos == s.end && !s.fill() {
			return s.finish()
		}
		if s.buf[s.pos] != '<' {
			if err := s.scanText(); err != nil {
				return 0, err
			}
			if len(s.starts) > 0 {
				return xmlText, nil
			}
			if len(bytes.TrimSpace(s.text)) > 0 {
				return 0, errors.New("text outside the root element")
			}
			continue
		}
		tok, err := s.scanMarkup()
		if tok != 0 || err != nil {
			return tok, err
		}
	}
}

// finish closes the document.
func (s *xmlScanner) finish() (xmlToken, error) {
	if _, bad := s.r.(failing); bad || len(s.starts) > 0 || !s.rooted {
		return 0, s.cut()
	}
	return xmlEOF, nil
}

// scanText takes everything up to the next tag.
func (s *xmlScanner) scanText() error {
	from := s.pos
	for {
		if i := bytes.IndexByte(s.buf[from:s.end], '<'); i >= 0 {
			raw := s.buf[s.pos : from+i]
			s.pos = from + i
			return s.setText(raw)
		}
		from = s.end - s.pos // fill moves what is pending to the front
		if !s.fill() {
			break
		}
	}
	if !s.atEOF || len(s.starts) > 0 {
		return s.cut()
	}
	raw := s.buf[s.pos:s.end]
	s.pos = s.end
	return s.setText(raw)
}

func (s *xmlScanner) setText(raw []byte) (err error) {
	s.text, err = s.resolve(raw, false)
	return err
}

// scanMarkup takes one piece of markup; the token is 0 for those that say
// nothing here (comments, processing instructions).
func (s *xmlScanner) scanMarkup() (xmlToken, error) {
	for enough := true; enough && s.end-s.pos < 9; { // to tell <![CDATA[ and <!DOCTYPE
		enough = s.fill()
	}
	b := s.buf[s.pos:s.end]
	switch {
	case len(b) < 3:
		return 0, s.cut()
	case b[1] == '/':
		return s.scanEnd()
	case b[1] == '?':
		raw, err := s.until("<?", "?>")
		if err == nil {
			err = checkDeclaration(raw)
		}
		return 0, err
	case bytes.HasPrefix(b, []byte("<!--")):
		_, err := s.until("<!--", "-->")
		return 0, err
	case bytes.HasPrefix(b, []byte("<![CDATA[")) && len(s.starts) > 0:
		raw, err := s.until("<![CDATA[", "]]>")
		if err == nil {
			err = checkChars(raw)
		}
		s.text = raw
		return xmlText, err
	case b[1] == '!':
		return 0, errDoctype
	}
	return s.scanStart()
}

// until takes the bytes between an opening and a closing mark.
func (s *xmlScanner) until(opening, closing string) ([]byte, error) {
	for {
		body := s.buf[s.pos+len(opening) : s.end]
		if i := bytes.Index(body, []byte(closing)); i >= 0 {
			s.pos += len(opening) + i + len(closing)
			return body[:i], nil
		}
		if !s.fill() {
			return nil, s.cut()
		}
	}
}

// checkDeclaration refuses an XML declaration in an encoding not read here.
func checkDeclaration(pi []byte) error {
	if !bytes.HasPrefix(pi, []byte("xml ")) {
		return nil
	}
	_, after, ok := bytes.Cut(bytes.ToLower(pi), []byte("encoding"))
	if !ok {
		return nil
	}
	after = bytes.Trim(after, " =\t\r\n'\"")
	for _, known := range []string{"utf-8", "utf8", "utf-16", "us-ascii"} {
		if bytes.HasPrefix(after, []byte(known)) {
			return nil
		}
	}
	return fmt.Errorf("XML in an unknown encoding %q", after)
}

// scanEnd takes </name>.
func (s *xmlScanner) scanEnd() (xmlToken, error) {
	raw, err := s.until("</", ">")
	if err != nil {
		return 0, err
	}
	s.name = raw
	if len(raw) > 0 && raw[len(raw)-1] <= ' ' {
		s.name = bytes.TrimRight(raw, " \t\r\n")
	}
	return xmlEnd, s.pop(s.name)
}

// pop closes the innermost element, which must have this name.
func (s *xmlScanner) pop(name []byte) error {
	if len(s.starts) == 0 {
		return fmt.Errorf("</%s> closes nothing", name)
	}
	at := s.starts[len(s.starts)-1]
	if !bytes.Equal(s.open[at:], name) {
		return fmt.Errorf("<%s> is closed by </%s>", s.open[at:], name)
	}
	s.ended = append(s.ended[:0], name...)
	s.name = s.ended
	s.open, s.starts = s.open[:at], s.starts[:len(s.starts)-1]
	return nil
}
