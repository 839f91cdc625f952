package sheet

import (
	"bytes"
	"errors"
	"fmt"
	"unicode/utf8"
)

// scanStart takes <name a="b"> or <name a="b"/>.
func (s *xmlScanner) scanStart() (xmlToken, error) {
	for {
		n, err := s.parseStart(s.buf[s.pos:s.end])
		if err != nil {
			return 0, err
		}
		if n > 0 {
			s.pos += n
			return xmlStart, s.push()
		}
		if !s.fill() {
			return 0, s.cut()
		}
	}
}

// push opens the element just parsed.
func (s *xmlScanner) push() error {
	switch {
	case len(s.starts) >= maxXMLDepth:
		return fmt.Errorf("XML nested deeper than %d", maxXMLDepth)
	case len(s.starts) == 0 && s.rooted:
		return errors.New("a second root element")
	case !s.rooted:
		s.rooted = true
		s.prefix = bytes.Clone(s.name[:bytes.IndexByte(s.name, ':')+1])
	}
	s.starts = append(s.starts, len(s.open))
	s.open = append(s.open, s.name...)
	return nil
}

// parseStart parses a start tag at the head of b and gives its length, 0 when
// b ends before the tag does.
func (s *xmlScanner) parseStart(b []byte) (int, error) {
	i := nameEnd(b, 1)
	s.name, s.attrs, s.scratch = b[1:i], s.attrs[:0], s.scratch[:0]
	for {
		gap := i
		if i = skipSpace(b, i); i >= len(b) {
			return 0, nil
		}
		switch b[i] {
		case '>':
			return i + 1, checkName(s.name)
		case '/':
			if i+1 >= len(b) {
				return 0, nil
			}
			s.closing = b[i+1] == '>'
			if !s.closing {
				return 0, errors.New("a stray / in a tag")
			}
			return i + 2, checkName(s.name)
		}
		if gap == i {
			return 0, fmt.Errorf("a broken tag <%.40q", b)
		}
		n, err := s.parseAttr(b[i:])
		if n == 0 || err != nil {
			return 0, err
		}
		i += n
	}
}

// parseAttr parses name="value" at the head of b and gives its length, 0 when
// b ends before it does.
func (s *xmlScanner) parseAttr(b []byte) (int, error) {
	i := nameEnd(b, 0)
	name := b[:i]
	if i = skipSpace(b, i); i >= len(b) {
		return 0, nil
	}
	if b[i] != '=' {
		return 0, fmt.Errorf("an attribute without a value: %.40q", b)
	}
	if i = skipSpace(b, i+1); i >= len(b) {
		return 0, nil
	}
	quote := b[i]
	if quote != '"' && quote != '\'' {
		return 0, fmt.Errorf("an attribute without quotes: %.40q", b)
	}
	n := bytes.IndexByte(b[i+1:], quote)
	if n < 0 {
		return 0, nil
	}
	value, err := s.resolve(b[i+1:i+1+n], true)
	if err == nil {
		err = s.addAttr(name, value)
	}
	return i + n + 2, err
}

func (s *xmlScanner) addAttr(name, value []byte) error {
	if err := checkName(name); err != nil {
		return err
	}
	if len(s.attrs) >= maxXMLAttrs {
		return fmt.Errorf("more than %d attributes", maxXMLAttrs)
	}
	last := len(name) - 1
	for i := range s.attrs {
		other := s.attrs[i].name // names mostly differ in length or last letter
		if len(other) == len(name) && other[last] == name[last] && string(other) == string(name) {
			return fmt.Errorf("attribute %s twice", name)
		}
	}
	s.attrs = append(s.attrs, xmlAttr{name, value})
	return nil
}

func skipSpace(b []byte, i int) int {
	for i < len(b) && (b[i] == ' ' || b[i] == '\n' || b[i] == '\t' || b[i] == '\r') {
		i++
	}
	return i
}

// nameEnd is the index behind the name that begins at i.
func nameEnd(b []byte, i int) int {
	for i < len(b) && nameByte[b[i]] {
		i++
	}
	return i
}

// nameByte tells the bytes a name may hold; all those of multi-byte letters
// are let through.
var nameByte = func() (t [256]bool) {
	for c := range t {
		t[c] = c >= utf8.RuneSelf || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' ||
			c >= '0' && c <= '9' || c == ':' || c == '_' || c == '-' || c == '.'
	}
	return t
}()

func checkName(name []byte) error {
	if len(name) == 0 || len(name) > maxXMLName || name[0] < 'A' || !utf8.Valid(name) {
		return fmt.Errorf("a broken name %.40q", name)
	}
	return nil
}
