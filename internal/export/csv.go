package export

import (
	"bytes"
	"encoding/csv"
	"strings"
	"unicode"
)

// bom tells spreadsheet programs that the file is UTF-8.
const bom = "\ufeff"

// CSV is the table as RFC 4180: the title and the lines as rows of one cell, the
// heads, the rows, the last row and the notes. Numbers are plain digits. A text
// that a program could take for a formula is preceded by an apostrophe.
func (t Table) CSV() ([]byte, error) {
	var b bytes.Buffer
	b.WriteString(bom)
	w := csv.NewWriter(&b)
	w.UseCRLF = true
	line := func(cells ...string) error { return w.Write(cells) }
	for _, one := range append([]string{t.Title}, t.Lines...) {
		if err := line(inert(one)); err != nil {
			return nil, err
		}
	}
	heads := make([]string, 0, len(t.Columns)+1)
	for _, c := range t.Columns {
		heads = append(heads, inert(c.head()))
	}
	if err := line(append(heads, inert(t.Receipt[3]))...); err != nil {
		return nil, err
	}
	rows := t.Rows
	if t.Last != nil {
		rows = append(rows[:len(rows):len(rows)], t.Last)
	}
	for _, row := range rows {
		if err := line(flat(row)...); err != nil {
			return nil, err
		}
	}
	for _, one := range t.Notes {
		if err := line(inert(one)); err != nil {
			return nil, err
		}
	}
	w.Flush()
	return b.Bytes(), w.Error()
}

// flat is a row as texts, and at its end the receipt of its first number that is
// not a rank: the value the table is about.
func flat(row []Cell) []string {
	out := make([]string, 0, len(row)+1)
	receipt := ""
	for _, c := range row {
		if c.Number != nil {
			out = append(out, c.Exact())
		} else {
			out = append(out, inert(c.Text))
		}
		if c.Main && receipt == "" {
			receipt = c.Receipt
		}
	}
	return append(out, receipt)
}

// inert makes a text safe from being run: = + - @ and control characters begin
// formulas and commands, also behind blanks and in full width.
func inert(text string) string {
	first := strings.TrimLeftFunc(text, unicode.IsSpace)
	switch {
	case first == "":
		return text
	case strings.ContainsAny(text[:1], "\t\r\n"), strings.ContainsRune("=+-@＝＋－＠", []rune(first)[0]):
		return "'" + text
	}
	return text
}
