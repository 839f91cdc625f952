package sheet

// onlySheet names the sheet that delimited text becomes.
const onlySheet = "Sheet1"

// rewritten is a new workbook of the grids of a book, with the values as they
// are shown: numbers stay numbers where they show as plain ones.
func rewritten(b *Book) ([]byte, error) {
	w := NewWriter()
	for i := range b.Sheets {
		sh := &b.Sheets[i]
		name := sh.Name
		if name == "" {
			name = onlySheet
		}
		p := w.Page(name)
		p.copyGrid(b, sh)
		if sh.Hidden && i > 0 {
			p.Hide()
		}
	}
	return w.Bytes()
}

// copyGrid writes the cells, merges and hidden rows and columns of a sheet.
func (p *Page) copyGrid(b *Book, sh *Sheet) {
	var texts [][]string
	for i := range sh.Rows {
		row := &sh.Rows[i]
		line := make([]string, 0, len(row.Cells))
		for j := range row.Cells {
			c := &row.Cells[j]
			text := legible(b.Shown(c))
			if c.Kind == Number && c.Decimal() == text {
				p.Number(int(row.N), int(c.Col), Plain, text)
			} else {
				p.Text(int(row.N), int(c.Col), Plain, text)
			}
			for len(line) < int(c.Col)-1 && len(line) < maxSized {
				line = append(line, "")
			}
			if int(c.Col) <= maxSized && len(row.Cells) > 1 { // a lone text is a title over the table
				line = append(line, text)
			}
		}
		texts = append(texts, line)
		if row.Hidden {
			p.HideRow(int(row.N))
		}
	}
	for i, width := range widest(texts, 9, 32) {
		p.Width(i+1, i+1, float64(width))
	}
	for _, m := range sh.Merges {
		p.Merge(m)
	}
	for _, hidden := range sh.HiddenCols {
		for col := hidden.C1; col <= min(hidden.C2, maxSized); col++ {
			p.HideCol(col)
		}
	}
}

// maxSized is how many columns get a width, or are hidden.
const maxSized = 256

// ListBook is a workbook that holds the list alone, for files that cannot be
// marked.
func ListBook(list List) ([]byte, error) {
	w := NewWriter()
	p := w.Page(list.Sheet)
	p.Text(1, 1, Plain, legible(list.Title))
	p.Text(2, 1, Plain, legible(list.Note))
	for i, head := range list.Heads {
		p.Text(3, i+1, Head, legible(head))
		p.Width(i+1, i+1, float64(listWidths[i]))
	}
	for n := range list.Items {
		for i, text := range list.Items[n].cells() {
			p.Text(n+4, i+1, Body, legible(text))
		}
	}
	p.Freeze(3, 0)
	return w.Bytes()
}
