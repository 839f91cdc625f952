package sheet

import (
	"errors"
	"fmt"
	"math/big"
	"regexp"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/xuri/excelize/v2"
)

// maxCellText is how many characters a cell of the .xlsx format holds.
const maxCellText = 32767

// escapeNotation is how spreadsheets write characters XML may not hold; text
// that happens to look like it must be escaped itself.
var escapeNotation = regexp.MustCompile(`_x[0-9A-Fa-f]{4}_`)

// Writer makes a new .xlsx workbook. The same calls make the same bytes. The
// first mistake is kept and told by Bytes, so that calls need no checking.
type Writer struct {
	file   *excelize.File
	styles map[Style]int
	pages  int
	err    error

	results []cached // of formulas, in the order written
}

// Page is one sheet being written; rows and columns count from 1.
type Page struct {
	w    *Writer
	name string
}

// NewWriter starts a workbook without sheets.
func NewWriter() *Writer {
	return &Writer{file: excelize.NewFile(), styles: map[Style]int{}}
}

// Page adds a sheet behind those there are. Excel allows names of 31
// characters without : \ / ? * [ ].
func (w *Writer) Page(name string) *Page {
	w.pages++
	if w.pages == 1 {
		w.note(w.file.SetSheetName("Sheet1", name))
	} else if at, err := w.file.GetSheetIndex(name); err != nil || at >= 0 {
		w.note(errors.Join(err, fmt.Errorf("a second sheet named %q", name)))
	} else {
		_, err := w.file.NewSheet(name)
		w.note(err)
	}
	return &Page{w, name}
}

// note keeps the first mistake.
func (w *Writer) note(err error) {
	if w.err == nil {
		w.err = err
	}
}

// Bytes finishes the workbook, or tells the first mistake made.
func (w *Writer) Bytes() ([]byte, error) {
	defer w.file.Close()
	if w.pages == 0 {
		w.note(errors.New("a workbook needs a sheet"))
	}
	if w.err != nil {
		return nil, w.err
	}
	const epoch = "2000-01-01T00:00:00Z" // fixed, so that the bytes are
	w.note(w.file.SetDocProps(&excelize.DocProperties{Creator: "parkboard", Created: epoch, Modified: epoch}))
	if compute := len(w.results) > 0; compute { // results are those of exact numbers; programs compute with their own
		w.note(w.file.SetCalcProps(&excelize.CalcPropsOptions{FullCalcOnLoad: &compute}))
	}
	w.note(w.file.SetAppProps(&excelize.AppProperties{Application: "parkboard"}))
	buf, err := w.file.WriteToBuffer()
	if err == nil && len(w.results) > 0 {
		if err = w.fill(); err == nil {
			buf, err = w.file.WriteToBuffer()
		}
	}
	if err = errors.Join(w.err, err); err != nil {
		return nil, err
	}
	return buf.Bytes(), nil
}

// Text writes text; it is never taken for a formula or a number.
func (p *Page) Text(row, col int, style Style, text string) {
	if n := utf8.RuneCountInString(text); n > maxCellText {
		p.w.note(fmt.Errorf("%s!%s: a text of %d characters", p.name, Addr(row, col), n))
		return
	}
	literal := escapeNotation.ReplaceAllString(text, "_x005F$0")
	p.put(row, col, style, func(at string) error { return p.w.file.SetCellStr(p.name, at, literal) })
}

// Number writes a decimal, "-12.30", digit for digit.
func (p *Page) Number(row, col int, style Style, decimal string) {
	if _, ok := new(big.Rat).SetString(decimal); !ok || strings.ContainsAny(decimal, "/_xXpPbBoO") {
		p.w.note(fmt.Errorf("%s!%s: %q is no decimal", p.name, Addr(row, col), decimal))
		return
	}
	p.put(row, col, style, func(at string) error { return p.w.file.SetCellDefault(p.name, at, decimal) })
}

// Date writes a day.
func (p *Page) Date(row, col int, style Style, day time.Time) {
	y, m, d := day.Date()
	base := time.Date(1899, 12, 30, 0, 0, 0, 0, time.UTC)
	serial := int(time.Date(y, m, d, 0, 0, 0, 0, time.UTC).Sub(base) / (24 * time.Hour))
	p.Number(row, col, style, strconv.Itoa(serial))
}

// Formula writes a formula, "SUM(C5:C11)", without a cached result: programs
// compute it when they open the workbook.
func (p *Page) Formula(row, col int, style Style, formula string) {
	p.put(row, col, style, func(at string) error { return p.w.file.SetCellFormula(p.name, at, formula) })
}

// Blank gives an empty cell a style.
func (p *Page) Blank(row, col int, style Style) {
	p.put(row, col, style, func(string) error { return nil })
}

// put writes a value and its style at an address.
func (p *Page) put(row, col int, style Style, write func(at string) error) {
	if p.w.err != nil {
		return
	}
	at := Addr(row, col)
	id, err := p.w.style(style)
	if err == nil {
		err = write(at)
	}
	if err == nil {
		err = p.w.file.SetCellStyle(p.name, at, at, id)
	}
	p.w.note(err)
}

// Merge joins the cells of a range; all of them take the first one's style.
func (p *Page) Merge(r Range) {
	if p.w.err != nil {
		return
	}
	from, to := Addr(r.R1, r.C1), Addr(r.R2, r.C2)
	id, err := p.w.file.GetCellStyle(p.name, from)
	if err == nil {
		err = p.w.file.SetCellStyle(p.name, from, to, id)
	}
	if err == nil {
		err = p.w.file.MergeCell(p.name, from, to)
	}
	p.w.note(err)
}

// Width sets the width of columns from..to in characters of half an em.
func (p *Page) Width(from, to int, chars float64) {
	p.w.note(p.w.file.SetColWidth(p.name, ColName(from), ColName(to), chars))
}

// Height sets the height of a row in points.
func (p *Page) Height(row int, points float64) {
	p.w.note(p.w.file.SetRowHeight(p.name, row, points))
}

// Freeze keeps the first rows and columns in sight.
func (p *Page) Freeze(rows, cols int) {
	pane := "bottomRight"
	switch {
	case cols == 0:
		pane = "bottomLeft"
	case rows == 0:
		pane = "topRight"
	}
	p.w.note(p.w.file.SetPanes(p.name, &excelize.Panes{
		Freeze: true, XSplit: cols, YSplit: rows,
		TopLeftCell: Addr(rows+1, cols+1), ActivePane: pane,
	}))
}

// HideRow hides a row.
func (p *Page) HideRow(row int) { p.w.note(p.w.file.SetRowVisible(p.name, row, false)) }

// HideCol hides a column.
func (p *Page) HideCol(col int) { p.w.note(p.w.file.SetColVisible(p.name, ColName(col), false)) }

// Hide hides the sheet; the first one cannot be.
func (p *Page) Hide() { p.w.note(p.w.file.SetSheetVisible(p.name, false)) }
