package form

import (
	"fmt"

	"parkboard/internal/park"
	"parkboard/internal/sheet"
)

// table is one sheet of the form.
type table struct {
	r     *Request
	name  string
	title string
}

// column is one column to be filled in.
type column struct {
	ind     *park.Indicator
	measure park.Measure
	unit    park.Unit
}

// The rows of a sheet: the title, two rows of heads, a row per park.
const (
	headRow   = 2
	firstRow  = 4
	keys      = 2 // 序号, 园区名称
	widthKey  = 24
	widthCell = 12
)

// Heights in points. Programs differ in whether they make room for wrapped
// text, so the form does.
const (
	titleHigh = 30
	headHigh  = 22
	lineHigh  = 16
)

// write draws the sheet.
func (t *table) write(w *sheet.Writer, inds []*park.Indicator) {
	p := w.Page(t.name)
	heads := []sheet.Heading{{Text: "序号"}, {Text: "园区名称"}}
	var columns []column
	for _, ind := range inds {
		head, own := t.group(ind)
		heads, columns = append(heads, head), append(columns, own...)
	}
	last := p.Heads(headRow, 1, firstRow-headRow, heads) - 1
	p.Text(1, 1, sheet.Title, t.title)
	p.Merge(sheet.Range{R1: 1, C1: 1, R2: 1, C2: last})
	for i, code := range t.r.Parks {
		one, _ := t.r.Catalogue.Park(code)
		row := firstRow + i
		p.Number(row, 1, sheet.Centred, fmt.Sprint(i+1))
		p.Text(row, keys, sheet.Body, one.Name.ZH)
		p.Height(row, max(headHigh, lineHigh*lines(one.Name.ZH, widthKey)))
		for j, c := range columns {
			p.Blank(row, keys+1+j, sheet.Entry)
			p.Validate(cell(row, keys+1+j), c.validation(t.r, code))
		}
	}
	row := firstRow + len(t.r.Parks)
	if len(t.r.Parks) > 1 {
		t.sums(p, row, columns)
		row++
	}
	p.Text(row, 1, sheet.Note, "填表人：　　　　　　　　审核人：　　　　　　　　填报日期：")
	p.Merge(sheet.Range{R1: row, C1: 1, R2: row, C2: last})
	p.Height(1, titleHigh)
	p.Height(headRow, headHigh)
	p.Height(headRow+1, headHigh)
	p.Width(1, 1, 6)
	p.Width(keys, keys, widthKey)
	p.Width(keys+1, last, widthCell)
	p.Freeze(firstRow-1, keys)
	p.Print(firstRow-1, keys)
}

// group is the head of one indicator and its columns.
func (t *table) group(ind *park.Indicator) (sheet.Heading, []column) {
	u := t.r.unit(ind)
	head := sheet.Heading{Text: ind.Name.ZH + "（" + u.Name + "）"}
	measures := Shown(asked(ind), t.r.Period)
	if len(measures) == 1 {
		head.Text = ind.Name.ZH + "\n（" + u.Name + "）"
	}
	var columns []column
	for _, m := range measures {
		columns = append(columns, column{ind, m, u})
		if len(measures) > 1 {
			head.Under = append(head.Under, sheet.Heading{Text: Heading(m, t.r.Period)})
		}
	}
	return head, columns
}

// sums writes the row 合计. A rate is no sum: its cell stays blank, so that
// nothing but the parks' own rates is reported.
func (t *table) sums(p *sheet.Page, row int, columns []column) {
	p.Text(row, 1, sheet.Head, "合计")
	p.Merge(sheet.Range{R1: row, C1: 1, R2: row, C2: keys})
	for j, c := range columns {
		at := keys + 1 + j
		if c.measure == park.Growth {
			p.Blank(row, at, sheet.Sum)
			continue
		}
		over := sheet.Addr(firstRow, at) + ":" + sheet.Addr(row-1, at)
		p.Formula(row, at, sheet.Sum, fmt.Sprintf(`IF(COUNT(%s)=0,"",SUM(%s))`, over, over))
	}
}

func cell(row, col int) sheet.Range { return sheet.Range{R1: row, C1: col, R2: row, C2: col} }

// lines is how many lines a text takes in a column, by characters of half an em.
func lines(text string, width int) float64 {
	n := 0
	for _, r := range text {
		if n++; r >= 0x2e80 { // ideographs take two
			n++
		}
	}
	return float64((n + width - 1) / width)
}
