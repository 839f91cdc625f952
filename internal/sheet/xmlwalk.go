package sheet

import (
	"bytes"
	"fmt"
)

// attr is an attribute's value, nil when the start tag has none of that name.
func (s *xmlScanner) attr(name string) []byte {
	for i := range s.attrs {
		if string(s.attrs[i].name) == name {
			return s.attrs[i].value
		}
	}
	return nil
}

// attrLocal is attr for a name under any prefix, as in r:id.
func (s *xmlScanner) attrLocal(name string) []byte {
	for i := range s.attrs {
		full := s.attrs[i].name
		if string(full[bytes.IndexByte(full, ':')+1:]) == name && len(full) > len(name) {
			return s.attrs[i].value
		}
	}
	return nil
}

// isTrue reads an attribute of type boolean.
func (s *xmlScanner) isTrue(name string) bool {
	v := s.attr(name)
	return string(v) == "1" || string(v) == "true"
}

// local is the element's name in the root's vocabulary, "" for foreign ones.
func (s *xmlScanner) local() []byte {
	if !bytes.HasPrefix(s.name, s.prefix) {
		return nil
	}
	rest := s.name[len(s.prefix):]
	if bytes.IndexByte(rest, ':') >= 0 {
		return nil
	}
	return rest
}

// skip passes over the element whose start tag was just read.
func (s *xmlScanner) skip() error {
	for depth := len(s.starts); len(s.starts) >= depth; {
		if _, err := s.next(); err != nil {
			return err
		}
	}
	return nil
}

// children calls f at the start of every child element of the current one, by
// local name. f must leave the scanner behind the child's end tag.
func (s *xmlScanner) children(f func(name []byte) error) error {
	for {
		tok, err := s.next()
		switch {
		case err != nil:
			return err
		case tok == xmlEnd || tok == xmlEOF:
			return nil
		case tok == xmlStart:
			if err := f(s.local()); err != nil {
				return err
			}
		}
	}
}

// document moves to the root element, which must have this local name, and
// finishes the document after f has read the children.
func (s *xmlScanner) document(root string, f func(name []byte) error) error {
	if _, err := s.next(); err != nil {
		return err
	}
	if string(s.local()) != root {
		return fmt.Errorf("the root element is <%s>, not <%s>", s.name, root)
	}
	if err := s.children(f); err != nil {
		return err
	}
	_, err := s.next()
	return err
}
