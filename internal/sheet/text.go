package sheet

import (
	"bytes"
	"errors"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/unicode"
)

// openText reads delimited text: one sheet without a name, every cell a Text.
// A record is a row, also where a quoted cell spans lines; a blank line is a
// row that holds nothing.
func openText(b []byte, lim Limits) (*Book, error) {
	book := &Book{Format: "csv"}
	text, err := decode(b, book)
	if err != nil {
		return nil, err
	}
	left := &allowance{lim.Cells, lim.Text}
	sheet := Sheet{}
	if err := readRecords(text, delimiter(text), &sheet, left); err != nil {
		var refusal *Refusal
		if errors.As(err, &refusal) {
			return nil, refusal
		}
		return nil, damaged("引号没有配对，无法分清单元格", "quotes do not pair, so the cells cannot be told apart", err)
	}
	book.Sheets = []Sheet{sheet}
	return book, nil
}

// decode turns the bytes into UTF-8 and notes the encoding: by byte order
// mark, else UTF-8 when valid, else GB18030.
func decode(b []byte, book *Book) (string, error) {
	utf16 := func(e unicode.Endianness) encoding.Encoding { return unicode.UTF16(e, unicode.IgnoreBOM) }
	var from encoding.Encoding
	switch {
	case bytes.HasPrefix(b, []byte("\xef\xbb\xbf")):
		book.Encoding, b = "UTF-8", b[3:]
	case bytes.HasPrefix(b, []byte("\xff\xfe")):
		book.Encoding, b, from = "UTF-16LE", b[2:], utf16(unicode.LittleEndian)
	case bytes.HasPrefix(b, []byte("\xfe\xff")):
		book.Encoding, b, from = "UTF-16BE", b[2:], utf16(unicode.BigEndian)
	case utf8.Valid(b):
		book.Encoding = "UTF-8"
	default:
		book.Encoding, book.Guessed, from = "GB18030", true, simplifiedchinese.GB18030
	}
	text := b
	if from != nil {
		var err error
		if text, err = from.NewDecoder().Bytes(b); err != nil || bytes.ContainsRune(text, utf8.RuneError) {
			return "", undecodable(b, book, err)
		}
	} else if !utf8.Valid(text) {
		return "", undecodable(b, book, nil)
	}
	text = bytes.TrimRight(text, "\x1a") // the end mark of DOS
	if bytes.ContainsFunc(text, isBinary) {
		return "", unrecognised()
	}
	return string(text), nil
}

// undecodable tells text with broken characters from files that are no text.
func undecodable(b []byte, book *Book, err error) *Refusal {
	if !strings.HasPrefix(book.Encoding, "UTF-16") && bytes.ContainsFunc(b, isBinary) {
		return unrecognised()
	}
	return damaged("文字编码无法识别或已损坏（应为 UTF-8、UTF-16 或 GB18030）",
		"the text is in an unknown encoding or damaged (UTF-8, UTF-16 and GB18030 are read)", err)
}

func unrecognised() *Refusal {
	return unsupported("无法识别的文件（不是表格）", "a file of an unknown kind (no spreadsheet)")
}

// isBinary tells characters no text file holds.
func isBinary(r rune) bool {
	return r < ' ' && r != '\n' && r != '\r' && r != '\t' && r != '\f' && r != '\v'
}

// delimiter is the character most of the first records agree on. Where two
// agree as well, tab goes before semicolon before comma: numbers hold commas,
// and headings hold semicolons, more often than the other way round.
func delimiter(text string) byte {
	best, bestScore := byte(','), 0
	for _, d := range []byte{'\t', ';', ','} {
		if score := agreement(text, d); score > bestScore {
			best, bestScore = d, score
		}
	}
	return best
}

// agreement is how many of the first records split into the same number of
// cells, above one.
func agreement(text string, d byte) int {
	const records, span = 200, 64 << 10
	counts := map[int]int{}
	most := 0
	p := recordParser{text: text[:min(len(text), span)], delimiter: d}
	for range records {
		n := 0
		more, err := p.record(func(int, string) error { n++; return nil })
		if err != nil || !more {
			break
		}
		if n > 1 {
			counts[n]++
			most = max(most, counts[n])
		}
	}
	return most
}

// readRecords reads the whole text into the sheet.
func readRecords(text string, d byte, sheet *Sheet, left *allowance) error {
	g := grid{left: left}
	p := recordParser{text: text, delimiter: d}
	for n := 1; ; n++ {
		g.begin(n, false)
		more, err := p.record(func(col int, s string) error {
			switch {
			case s == "":
				return nil
			case col > MaxCols || n > MaxRows:
				return tooLarge("行或列超出表格范围", "more rows or columns than a grid has", nil)
			}
			return g.add(Cell{Col: int32(col), Kind: Text, Raw: s})
		})
		if err != nil {
			return err
		}
		if !more {
			return g.finish(sheet)
		}
		if err := g.end(); err != nil {
			return err
		}
	}
}

// recordParser cuts delimited text into records.
type recordParser struct {
	text      string
	pos       int
	delimiter byte
}

// errOpenQuote is a quoted cell that never ends.
var errOpenQuote = errors.New("a quoted cell is never closed")

// record hands the cells of the next record to f by their column; more is
// false at the end of the text.
func (p *recordParser) record(f func(col int, s string) error) (more bool, err error) {
	if p.pos >= len(p.text) {
		return false, nil
	}
	for col := 1; ; col++ {
		s, err := p.cell()
		if err != nil {
			return false, err
		}
		if err := f(col, s); err != nil {
			return false, err
		}
		if p.pos < len(p.text) && p.text[p.pos] == p.delimiter {
			p.pos++
			continue
		}
		p.endLine()
		return true, nil
	}
}

// endLine passes over one line end.
func (p *recordParser) endLine() {
	if strings.HasPrefix(p.text[p.pos:], "\r\n") {
		p.pos++
	}
	if p.pos < len(p.text) {
		p.pos++
	}
}

// cell takes one cell up to its delimiter or line end.
func (p *recordParser) cell() (string, error) {
	if p.pos >= len(p.text) || p.text[p.pos] != '"' {
		return p.bare(), nil
	}
	first, err := p.quoted()
	if err != nil {
		return "", err
	}
	if p.pos >= len(p.text) || p.text[p.pos] == p.delimiter || p.text[p.pos] == '\n' {
		return first, nil
	}
	var whole strings.Builder
	whole.WriteString(first)
	for p.pos < len(p.text) && p.text[p.pos] == '"' { // a doubled quote stands for one
		next, err := p.quoted()
		if err != nil {
			return "", err
		}
		whole.WriteByte('"')
		whole.WriteString(next)
	}
	whole.WriteString(p.bare()) // letters behind the closing quote
	return whole.String(), nil
}

// quoted takes the text between the quote at pos and the next one.
func (p *recordParser) quoted() (string, error) {
	from := p.pos + 1
	n := strings.IndexByte(p.text[from:], '"')
	if n < 0 {
		return "", errOpenQuote
	}
	p.pos = from + n + 1
	return p.text[from : from+n], nil
}

// bare takes the text up to the next delimiter or line end.
func (p *recordParser) bare() string {
	from := p.pos
	for p.pos < len(p.text) {
		if c := p.text[p.pos]; c == p.delimiter || c == '\n' || c == '\r' {
			break
		}
		p.pos++
	}
	return p.text[from:p.pos]
}
