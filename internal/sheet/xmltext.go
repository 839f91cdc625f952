package sheet

import (
	"bytes"
	"errors"
	"fmt"
	"strconv"
	"unicode/utf8"
)

// resolve gives text with its entities resolved and its line ends made \n.
// The result is raw itself when nothing had to change, else it lies in scratch.
func (s *xmlScanner) resolve(raw []byte, attr bool) ([]byte, error) {
	plain, err := plainText(raw)
	if err != nil || plain {
		return raw, err
	}
	from := len(s.scratch)
	for i := 0; i < len(raw); {
		switch c := raw[i]; {
		case c == '&':
			r, n, err := entity(raw[i:])
			if err != nil {
				return nil, err
			}
			s.scratch = utf8.AppendRune(s.scratch, r)
			i += n
			continue
		case c == '<':
			return nil, errors.New("a < inside an attribute")
		case attr && (c == '\n' || c == '\r' || c == '\t'):
			s.scratch = append(s.scratch, ' ')
		case c == '\r':
			s.scratch = append(s.scratch, '\n')
			if i+1 < len(raw) && raw[i+1] == '\n' {
				i++
			}
		default:
			s.scratch = append(s.scratch, c)
		}
		i++
	}
	return s.scratch[from:len(s.scratch):len(s.scratch)], nil
}

// plainText tells whether raw stands for itself; it is an error when raw holds
// what no XML may hold.
func plainText(raw []byte) (bool, error) {
	plain, high := true, false
	for _, c := range raw {
		if c >= utf8.RuneSelf {
			high = true
		} else if special := charClass[c]; special != 0 {
			if special == classControl {
				return false, fmt.Errorf("control character %#x in XML", c)
			}
			plain = false
		}
	}
	if high && !utf8.Valid(raw) {
		return false, errors.New("the XML is not valid UTF-8")
	}
	return plain, nil
}

// checkChars is plainText for text that is taken as it stands.
func checkChars(raw []byte) error {
	_, err := plainText(raw)
	return err
}

// The classes of ASCII characters in text.
const (
	classSpecial = iota + 1 // means something, or is folded
	classControl            // may not occur
)

var charClass = func() (t [utf8.RuneSelf]uint8) {
	for c := range 0x20 {
		t[c] = classControl
	}
	for _, c := range "&<\r\n\t" {
		t[c] = classSpecial
	}
	return t
}()

// entity reads the reference at the head of b: the rune and its length. Only
// the five of XML and numbers of characters are known.
func entity(b []byte) (rune, int, error) {
	n := bytes.IndexByte(b[:min(len(b), 12)], ';')
	if n < 2 {
		return 0, 0, fmt.Errorf("a broken entity %.12q", b)
	}
	name := string(b[1:n])
	switch name {
	case "amp":
		return '&', n + 1, nil
	case "lt":
		return '<', n + 1, nil
	case "gt":
		return '>', n + 1, nil
	case "quot":
		return '"', n + 1, nil
	case "apos":
		return '\'', n + 1, nil
	}
	var v uint64
	var err error
	switch {
	case name[0] != '#':
		return 0, 0, fmt.Errorf("an unknown entity &%s;", name)
	case len(name) > 1 && name[1] == 'x':
		v, err = strconv.ParseUint(name[2:], 16, 32)
	default:
		v, err = strconv.ParseUint(name[1:], 10, 32)
	}
	r := rune(v)
	if err != nil || v > utf8.MaxRune || !utf8.ValidRune(r) || r < utf8.RuneSelf && charClass[r] == classControl {
		return 0, 0, fmt.Errorf("an entity that names no character: &%s;", name)
	}
	return r, n + 1, nil
}

// unescape resolves the _x000D_ notation of spreadsheet strings, by which
// characters no XML may hold are written.
func unescape(text []byte) []byte {
	at := bytes.Index(text, []byte("_x"))
	if at < 0 {
		return text
	}
	out := append([]byte(nil), text[:at]...)
	for i := at; i < len(text); {
		if i+7 <= len(text) && text[i] == '_' && text[i+1] == 'x' && text[i+6] == '_' {
			v, err := strconv.ParseUint(string(text[i+2:i+6]), 16, 16)
			if err == nil && utf8.ValidRune(rune(v)) {
				out = utf8.AppendRune(out, rune(v))
				i += 7
				continue
			}
		}
		out = append(out, text[i])
		i++
	}
	return out
}
