package project

import (
	"parkboard/internal/intake"
	"parkboard/internal/park"
	"parkboard/internal/sheet"
)

// table is where the columns of a sheet stand; 0 for none.
type table struct {
	at    [fields]int
	units [park.ProjectAmounts]park.Unit
	first int // index of the first row below the heading
}

// mostAbove is how many rows a heading is looked for in.
const mostAbove = 30

// heading finds the heading of the sheet's table, raises what is wrong with its
// columns and keeps the lines above it.
func (rd *reader) heading() (table, bool) {
	rd.lines = nil
	for i := 0; i < min(len(rd.sheet.Rows), mostAbove); i++ {
		if t, findings, ok := rd.headed(i); ok {
			for _, f := range findings {
				rd.raise(f.Cell, f)
			}
			if missing := t.missing(); len(missing) > 0 {
				rd.raise("", columnMissing(missing))
			}
			rd.settle(&t, i)
			return t, true
		}
		row := &rd.sheet.Rows[i]
		for k := range row.Cells {
			if text := rd.cells.Text(&row.Cells[k]); text != "" {
				rd.lines = append(rd.lines, text)
			}
		}
	}
	return table{}, false
}

func (t *table) missing() (all []field) {
	for _, f := range optional {
		if t.at[f] == 0 {
			all = append(all, f)
		}
	}
	return all
}

// headed reads a row, and a second one below it where headings stand in two, as
// the heading; false where it lacks what every ledger has.
func (rd *reader) headed(i int) (t table, findings []park.Issue, ok bool) {
	row := &rd.sheet.Rows[i]
	t.first = i + 1
	var unplaced []park.Issue
	for k := range row.Cells {
		col := int(row.Cells[k].Col)
		h, text := rd.cells.Heading(int(row.N), col), rd.cells.Text(&row.Cells[k])
		at := sheet.Addr(int(row.N), col)
		f, known := fieldOf[h.Folded]
		if !known && h.Parks {
			f, known = where, true
		}
		switch {
		case known && t.at[f] != 0:
			findings = append(findings, placed(columnTwice(text, sheet.Addr(int(row.N), t.at[f])), at))
		case known:
			t.at[f] = col
		case text != "" && !h.Aside:
			unplaced = append(unplaced, placed(intake.ColumnUnmapped(text), at))
		}
	}
	if t.at[code] == 0 || t.at[name] == 0 {
		return t, nil, false
	}
	if rd.second(&t, i) {
		t.first = i + 2
		unplaced = nil // they are titles over the second row
	}
	ok = t.at[where] != 0 && t.at[total] != 0 && t.at[state] != 0
	return t, append(findings, unplaced...), ok
}

func placed(i park.Issue, cell string) park.Issue {
	i.Cell = cell
	return i
}

// second reads the row below as the lower half of a heading of two: 包联责任人
// over 市级, 旗县 and 园区.
func (rd *reader) second(t *table, i int) bool {
	if i+1 >= len(rd.sheet.Rows) {
		return false
	}
	upper, lower := &rd.sheet.Rows[i], &rd.sheet.Rows[i+1]
	found := false
	for k := range lower.Cells {
		col := int(lower.Cells[k].Col)
		over, under := rd.cells.Heading(int(upper.N), col), rd.cells.Heading(int(lower.N), col)
		for _, both := range []string{under.Folded + over.Folded, over.Folded + under.Folded} {
			if f, known := fieldOf[both]; known && over.Folded != "" && under.Folded != "" && t.at[f] == 0 {
				t.at[f], found = col, true
			}
		}
	}
	return found
}

// settle finds the unit of each amount: its heading's, the row of units below
// it, the line above the table. None is ever assumed.
func (rd *reader) settle(t *table, at int) {
	head := &rd.sheet.Rows[at]
	below := rd.unitRow(t)
	if below != nil {
		t.first++
	}
	for a := range t.units {
		col := &t.at[int(total)+a]
		if *col == 0 {
			continue
		}
		ind := &amounts[a]
		h := rd.cells.Heading(int(head.N), *col)
		said, strange := h.Units, h.Strange
		if below != nil && len(said) == 0 && strange == "" {
			said, strange = rd.cells.Units(below.Cell(*col))
		}
		if len(said) == 0 && strange == "" {
			said = rd.lineUnits(at, ind)
		}
		cell, text := sheet.Addr(int(head.N), *col), rd.cells.Text(head.Cell(*col))
		switch {
		case strange != "" || len(said) > 0 && !intake.Measures(said[0], ind):
			rd.raise(cell, intake.UnitUnknown(text, ind))
			*col = 0
		case len(said) > 0:
			t.units[a] = said[0]
		default:
			rd.raise(cell, intake.UnitMissing(text, ind))
			*col = 0
		}
	}
}

// unitRow is the row below the heading where it holds units and nothing else:
// read, not passed over, since it may change every amount ten-thousandfold.
func (rd *reader) unitRow(t *table) *sheet.Row {
	if t.first >= len(rd.sheet.Rows) {
		return nil
	}
	row, units := &rd.sheet.Rows[t.first], 0
	if c := row.Cell(t.at[code]); c != nil && !rd.cells.Blank(rd.cells.Text(c)) {
		return nil
	}
	for a := range t.units {
		c := row.Cell(t.at[int(total)+a])
		if c == nil || rd.cells.Text(c) == "" {
			continue
		}
		said, strange := rd.cells.Units(c)
		if len(said) == 0 && strange == "" {
			return nil
		}
		units++
	}
	if units == 0 {
		return nil
	}
	return row
}

// lineUnits is what the lines above the table say for an amount.
func (rd *reader) lineUnits(head int, ind *park.Indicator) []park.Unit {
	for i := range rd.sheet.Rows[:head] {
		row := &rd.sheet.Rows[i]
		for k := range row.Cells {
			said, _ := rd.cells.Units(&row.Cells[k])
			for _, u := range said {
				if intake.Measures(u, ind) {
					return []park.Unit{u}
				}
			}
		}
	}
	return nil
}
