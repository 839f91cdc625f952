package sheet

import (
	"io"
	"unicode/utf16"
	"unicode/utf8"
)

// The flags in front of the characters of a BIFF8 string.
const (
	biffWide     = 0x01 // two bytes a character, else one
	biffExtended = 0x04 // phonetic data follow
	biffRich     = 0x08 // runs of fonts follow
)

// biffText reads strings from a record and the CONTINUE records behind it. A
// string may break between two characters; its flags then stand again in
// front of the rest.
type biffText struct {
	data []byte
	more [][]byte
}

// newBIFFText starts reading at an offset of the record's body.
func newBIFFText(r biffRecord, at int) *biffText {
	return &biffText{data: r.data[min(at, len(r.data)):], more: r.more}
}

// advance moves on to the next body when this one is used up.
func (t *biffText) advance() bool {
	for len(t.data) == 0 {
		if len(t.more) == 0 {
			return false
		}
		t.data, t.more = t.more[0], t.more[1:]
	}
	return true
}

// number reads a little-endian number of some bytes.
func (t *biffText) number(bytes int) (n int, err error) {
	for i := range bytes {
		if !t.advance() {
			return 0, io.ErrUnexpectedEOF
		}
		n |= int(t.data[0]) << (8 * i)
		t.data = t.data[1:]
	}
	return n, nil
}

// pass skips bytes.
func (t *biffText) pass(n int) error {
	for n > 0 {
		if !t.advance() {
			return io.ErrUnexpectedEOF
		}
		k := min(n, len(t.data))
		t.data, n = t.data[k:], n-k
	}
	return nil
}

// chars appends n characters.
func (t *biffText) chars(into []byte, n, flags int) ([]byte, error) {
	var high rune // first half of a surrogate pair
	for n > 0 {
		if len(t.data) == 0 {
			var err error
			if flags, err = t.number(1); err != nil {
				return into, err
			}
		}
		width := 1 + flags&biffWide
		k := min(n, len(t.data)/width)
		if k == 0 {
			return into, io.ErrUnexpectedEOF
		}
		for i := 0; i < k*width; i += width {
			c := rune(t.data[i])
			if width == 2 {
				c |= rune(t.data[i+1]) << 8
			}
			into, high = appendUnit(into, high, c)
		}
		t.data, n = t.data[k*width:], n-k
	}
	if high != 0 {
		into = utf8.AppendRune(into, utf8.RuneError)
	}
	return into, nil
}

// appendUnit appends one UTF-16 unit; high is the pending first half of a
// pair, 0 for none.
func appendUnit(into []byte, high, c rune) ([]byte, rune) {
	if high != 0 {
		if r := utf16.DecodeRune(high, c); r != utf8.RuneError {
			return utf8.AppendRune(into, r), 0
		}
		into = utf8.AppendRune(into, utf8.RuneError)
	}
	if c >= 0xD800 && c < 0xDC00 {
		return into, c
	}
	return utf8.AppendRune(into, c), 0
}

// short reads a string whose length is one byte.
func (t *biffText) short(into []byte) ([]byte, error) { return t.plain(into, 1) }

// long reads a string whose length is two bytes.
func (t *biffText) long(into []byte) ([]byte, error) { return t.plain(into, 2) }

func (t *biffText) plain(into []byte, lengthBytes int) ([]byte, error) {
	n, err := t.number(lengthBytes)
	if err != nil {
		return into, err
	}
	flags, err := t.number(1)
	if err != nil {
		return into, err
	}
	return t.chars(into, n, flags)
}

// rich reads a string of the shared table: its characters, without the runs
// of fonts and the phonetic data around them.
func (t *biffText) rich(into []byte) ([]byte, error) {
	n, err := t.number(2)
	if err != nil {
		return into, err
	}
	flags, err := t.number(1)
	if err != nil {
		return into, err
	}
	behind := 0
	if flags&biffRich != 0 {
		runs, err := t.number(2)
		if err != nil {
			return into, err
		}
		behind = 4 * runs
	}
	if flags&biffExtended != 0 {
		size, err := t.number(4)
		if err != nil {
			return into, err
		}
		behind += size
	}
	if into, err = t.chars(into, n, flags); err != nil {
		return into, err
	}
	return into, t.pass(behind)
}
