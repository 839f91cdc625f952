package sheet

// Heading is a cell in the head of a table, and those that stand under it.
type Heading struct {
	Text  string
	Under []Heading
}

// Heads writes headings side by side from a cell on, over so many rows: one
// with others under it spans them, one without reaches down to the last row.
// next is the first column behind them.
func (p *Page) Heads(row, col, rows int, heads []Heading) (next int) {
	for _, h := range heads {
		p.Text(row, col, Head, h.Text)
		to := Range{R1: row, C1: col, R2: row + rows - 1, C2: col}
		if len(h.Under) > 0 {
			to.R2, to.C2 = row, p.Heads(row+1, col, rows-1, h.Under)-1
		}
		if to.R1 != to.R2 || to.C1 != to.C2 {
			p.Merge(to)
		}
		col = to.C2 + 1
	}
	return col
}
