package sheet

import (
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"math/big"
	"regexp"
	"strconv"
	"strings"
)

// cached is what a formula came to when it was written.
type cached struct {
	text   string
	number bool
}

// ComputedNumber writes a formula with the decimal it comes to, so that a
// program that does not compute shows it too.
func (p *Page) ComputedNumber(row, col int, style Style, formula, decimal string) {
	if _, ok := new(big.Rat).SetString(decimal); !ok || strings.ContainsAny(decimal, "/_xXpPbBoO") {
		p.w.note(fmt.Errorf("%s!%s: %q is no decimal", p.name, Addr(row, col), decimal))
		return
	}
	p.computed(row, col, style, formula, cached{decimal, true})
}

// ComputedText writes a formula with the text it comes to.
func (p *Page) ComputedText(row, col int, style Style, formula, text string) {
	p.computed(row, col, style, formula, cached{text, false})
}

// computed writes the formula, and in place of its result the result's number
// in the list: excelize knows no formula with a result, so that the results are
// put in when the sheets are bytes.
func (p *Page) computed(row, col int, style Style, formula string, result cached) {
	p.put(row, col, style, func(at string) error {
		if err := p.w.file.SetCellDefault(p.name, at, strconv.Itoa(len(p.w.results))); err != nil {
			return err
		}
		p.w.results = append(p.w.results, result)
		return p.w.file.SetCellFormula(p.name, at, formula)
	})
}

// formulaCell is a cell with a formula and a place in the list of results.
var formulaCell = regexp.MustCompile(`(<c r="[A-Z]+[0-9]+"(?: s="[0-9]+")?) t="str">(<f>[^<]*</f>)<v>([0-9]+)</v>`)

// fill puts the results of formulas into the sheets, which were bytes once
// already and are written as they stand.
func (w *Writer) fill() error {
	filled := 0
	for i := range w.pages {
		path := fmt.Sprintf("xl/worksheets/sheet%d.xml", i+1)
		raw, ok := w.file.Pkg.Load(path)
		content, isBytes := raw.([]byte)
		if !ok || !isBytes {
			return fmt.Errorf("the workbook has no part %s", path)
		}
		w.file.Sheet.Delete(path) // else it would be made of its cells again
		w.file.Pkg.Store(path, formulaCell.ReplaceAllFunc(content, func(cell []byte) []byte {
			filled++
			return w.filled(formulaCell.FindSubmatch(cell))
		}))
	}
	if filled != len(w.results) {
		return errors.New("a result of a formula found no cell")
	}
	return nil
}

func (w *Writer) filled(cell [][]byte) []byte {
	at, _ := strconv.Atoi(string(cell[3])) // digits by the pattern
	var b bytes.Buffer
	b.Write(cell[1])
	if result := w.results[at]; result.number {
		fmt.Fprintf(&b, `>%s<v>%s</v>`, cell[2], result.text)
	} else {
		fmt.Fprintf(&b, ` t="str">%s<v>`, cell[2])
		_ = xml.EscapeText(&b, []byte(result.text)) // a buffer takes everything
		b.WriteString(`</v>`)
	}
	return b.Bytes()
}
