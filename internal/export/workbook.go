package export

import (
	"strings"
	"unicode/utf8"

	"parkboard/internal/sheet"
)

// Workbook is the table as .xlsx: the table on the first sheet, and on the second
// the address of the receipt of every number. The same table is the same bytes.
func (t Table) Workbook() ([]byte, error) {
	w := sheet.NewWriter()
	p := w.Page(sheetName(t.Name))
	width := len(t.Columns)
	p.Text(1, 1, sheet.Title, t.Title)
	p.Merge(sheet.Range{R1: 1, C1: 1, R2: 1, C2: width})
	p.Height(1, 30)
	at := 2
	for _, one := range t.Lines {
		at = note(p, at, width, one)
	}
	for i, c := range t.Columns {
		p.Text(at, i+1, sheet.Head, twoLines(c))
		p.Width(i+1, i+1, t.width(i))
	}
	p.Height(at, 32)
	p.Freeze(at, frozen)
	p.Print(at, frozen)
	at++
	for _, row := range t.Rows {
		write(p, at, row, 0)
		at++
	}
	if t.Last != nil {
		write(p, at, t.Last, sheet.Total)
		at++
	}
	for _, one := range t.Notes {
		at = note(p, at, width, one)
	}
	t.sources(w)
	return w.Bytes()
}

// frozen is how many columns stay in sight: rank and name.
const frozen = 2

// twoLines is a head with its unit below.
func twoLines(c Column) string {
	if c.Unit == "" {
		return c.Name
	}
	return c.Name + "\n" + c.Unit
}

// note writes a line over all columns, as high as its text needs.
func note(p *sheet.Page, at, width int, text string) int {
	p.Text(at, 1, sheet.Note, text)
	p.Merge(sheet.Range{R1: at, C1: 1, R2: at, C2: width})
	p.Height(at, 15*float64(1+halves(text)/(noteLine)))
	return at + 1
}

// noteLine is how many half ems of a note fit on a line of the narrowest table.
const noteLine = 120

func write(p *sheet.Page, at int, row []Cell, more sheet.Style) {
	for i, c := range row {
		switch {
		case c.Number != nil:
			p.Number(at, i+1, style(c)|more, c.Exact())
		case c.Text == "—":
			p.Text(at, i+1, sheet.Centred|more, c.Text)
		default:
			p.Text(at, i+1, sheet.Body|more, c.Text)
		}
	}
}

// style shows as many decimals as the page prints.
func style(c Cell) sheet.Style {
	switch c.Digits {
	case 0:
		return sheet.Whole
	case 1:
		return sheet.OneDecimal
	}
	return sheet.TwoDecimals
}

// width is what a column needs, so that no program prints #### for a number.
func (t Table) width(i int) float64 {
	c := t.Columns[i]
	most := max(halves(c.Name), halves(c.Unit))
	for _, row := range t.all() {
		cell := row[i]
		size := halves(cell.Text)
		if cell.Number != nil {
			whole, _, _ := strings.Cut(cell.Exact(), ".")
			size = len(whole) + len(whole)/3 + 1 + cell.Digits
		}
		most = max(most, size)
	}
	const air, least, widest = 2, 8, 44
	return float64(min(max(most+air, least), widest))
}

// halves is the width of a text in half ems; its longest line counts.
func halves(text string) int {
	most := 0
	for _, line := range strings.Split(text, "\n") {
		n := 0
		for _, r := range line {
			if n++; r > 0x2e80 {
				n++
			}
		}
		most = max(most, n)
	}
	return most
}

// sources is the sheet of receipts.
func (t Table) sources(w *sheet.Writer) {
	p := w.Page(sheetName(t.Sources))
	for i, head := range t.Receipt {
		p.Text(1, i+1, sheet.Head, head)
	}
	at, longest := 2, 0
	for _, row := range t.all() {
		for i, c := range row {
			if c.Receipt == "" {
				continue
			}
			p.Text(at, 1, sheet.Body, c.Of)
			p.Text(at, 2, sheet.Body, t.Columns[i].head())
			if c.Number != nil {
				p.Number(at, 3, style(c), c.Exact())
			} else {
				p.Text(at, 3, sheet.Centred, c.Text)
			}
			address := t.receipt(c)
			p.Text(at, 4, sheet.Body, address)
			longest = max(longest, halves(address))
			at++
		}
	}
	p.Width(1, 1, 30)
	p.Width(2, 2, 30)
	p.Width(3, 3, 16)
	p.Width(4, 4, float64(min(longest+2, 120)))
	p.Freeze(1, 1)
	p.Print(1, 0)
}

// sheetName is a name Excel takes: 31 characters without : \ / ? * [ ] and
// without an apostrophe at its ends.
func sheetName(name string) string {
	name = strings.Trim(strings.NewReplacer(":", " ", `\`, " ", "/", " ", "?", " ", "*", " ", "[", " ", "]", " ").Replace(name), "' ")
	for utf8.RuneCountInString(name) > 31 {
		_, last := utf8.DecodeLastRuneInString(name)
		name = name[:len(name)-last]
	}
	if name == "" {
		return "1"
	}
	return name
}
