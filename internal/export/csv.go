package export

import (
	"bytes"
	"encoding/csv"
	"slices"
	"strings"
	"unicode"
)

// bom tells spreadsheet programs that the file is UTF-8.
const bom = "\ufeff"

// CSV is the table as RFC 4180: the title and the lines as rows of one cell, the
// heads, the rows, the last row and the notes; after the table's own columns one
// of receipts for each that has any. Numbers are plain digits. A text that a
// program could take for a formula is preceded by an apostrophe.
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
	traced := t.traced()
	heads := make([]string, 0, len(t.Columns)+len(traced))
	for _, c := range t.Columns {
		heads = append(heads, inert(c.head()))
	}
	for _, i := range traced {
		heads = append(heads, inert(t.Columns[i].head()+" · "+t.Receipt[3]))
	}
	if err := line(heads...); err != nil {
		return nil, err
	}
	for _, row := range t.all() {
		if err := line(t.flat(row, traced)...); err != nil {
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

// traced are the columns with a number that has a receipt.
func (t Table) traced() []int {
	var out []int
	for i := range t.Columns {
		if slices.ContainsFunc(t.all(), func(row []Cell) bool { return row[i].Receipt != "" }) {
			out = append(out, i)
		}
	}
	return out
}

// flat is a row as texts, and after them the receipts of the traced columns.
func (t Table) flat(row []Cell, traced []int) []string {
	out := make([]string, 0, len(row)+len(traced))
	for _, c := range row {
		if c.Number != nil {
			out = append(out, c.Exact())
		} else {
			out = append(out, inert(c.Text))
		}
	}
	for _, i := range traced {
		out = append(out, inert(t.receipt(row[i])))
	}
	return out
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
