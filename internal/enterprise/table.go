package enterprise

import (
	"parkboard/internal/intake"
	"parkboard/internal/park"
	"parkboard/internal/sheet"
)

// table is where the columns of a sheet stand; 0 for none.
type table struct {
	name, code, park, class int
	amounts                 [park.EnterpriseValues]column
	first                   int // index of the first row below the heading
}

type column struct {
	n    int
	unit park.Unit
}

// holds reports whether a row has anything where amounts stand.
func (t *table) holds(row *sheet.Row) bool {
	for _, col := range t.amounts {
		if col.n > 0 && row.Cell(col.n) != nil {
			return true
		}
	}
	return false
}

// mostAbove is how far down a heading is looked for.
const mostAbove = 40

// heading finds the row that names enterprise, code and park, reads its columns
// and keeps the lines above it.
func (rd *reader) heading() (table, bool) {
	rd.lines = nil
	for i := 0; i < min(len(rd.sheet.Rows), mostAbove); i++ {
		row := &rd.sheet.Rows[i]
		if t, ok := rd.headed(row); ok {
			t.first = i + 1
			rd.units(&t, i)
			return t, true
		}
		for k := range row.Cells {
			if text := rd.cells.Text(&row.Cells[k]); text != "" {
				rd.lines = append(rd.lines, text)
			}
		}
	}
	return table{}, false
}

// headed reads a row as the heading; false where it lacks enterprise, code or
// park. Findings are raised once it is known to be one.
func (rd *reader) headed(row *sheet.Row) (t table, ok bool) {
	type found struct {
		cell  string
		issue park.Issue
	}
	var findings []found
	for k := range row.Cells {
		col := int(row.Cells[k].Col)
		at, text := sheet.Addr(int(row.N), col), rd.cells.Text(&row.Cells[k])
		place := t.place(rd.cells.Heading(int(row.N), col))
		switch {
		case place == nil && text != "" && !rd.cells.Heading(int(row.N), col).Aside:
			findings = append(findings, found{at, intake.ColumnUnmapped(text)})
		case place == nil:
		case *place != 0:
			findings = append(findings, found{at, columnTwice(text, sheet.Addr(int(row.N), *place))})
		default:
			*place = col
		}
	}
	if t.name == 0 || t.code == 0 || t.park == 0 {
		return t, false
	}
	for _, f := range findings {
		rd.raise(f.cell, f.issue)
	}
	return t, true
}

// place is the column of the table a heading speaks of; nil for none.
func (t *table) place(h intake.Heading) *int {
	switch {
	case codes[h.Folded]:
		return &t.code
	case names[h.Folded]:
		return &t.name
	case parks[h.Folded] || h.Parks:
		return &t.park
	case class[h.Folded]:
		return &t.class
	case h.Subject == nil:
		return nil
	}
	for v := range amounts {
		if amounts[v].Code == h.Subject.Code {
			return &t.amounts[v].n
		}
	}
	return nil
}

// units settles the unit of each column: its heading's, the row of units below
// it, the line above the table. None is ever assumed but that of people.
func (rd *reader) units(t *table, at int) {
	head := &rd.sheet.Rows[at]
	below := rd.unitRow(t, at+1)
	if below != nil {
		t.first = at + 2
	}
	for v := range t.amounts {
		col := &t.amounts[v]
		if col.n == 0 {
			continue
		}
		ind := &amounts[v]
		h := rd.cells.Heading(int(head.N), col.n)
		said, strange := h.Units, h.Strange
		if below != nil && len(said) == 0 && strange == "" {
			said, strange = rd.cells.Units(below.Cell(col.n))
		}
		if len(said) == 0 && strange == "" {
			said = rd.lineUnits(ind)
		}
		cell, text := sheet.Addr(int(head.N), col.n), rd.cells.Text(head.Cell(col.n))
		switch {
		case strange != "" || len(said) > 0 && !intake.Measures(said[0], ind):
			rd.raise(cell, intake.UnitUnknown(text, ind))
			*col = column{}
		case len(said) > 0:
			col.unit = said[0]
		case ind.Unit == "人":
			col.unit, _ = park.UnitNamed(ind.Unit)
		default:
			rd.raise(cell, intake.UnitMissing(text, ind))
			*col = column{}
		}
	}
}

// unitRow is the row below the heading where it holds units and nothing else.
func (rd *reader) unitRow(t *table, at int) *sheet.Row {
	if at >= len(rd.sheet.Rows) {
		return nil
	}
	row, units := &rd.sheet.Rows[at], 0
	if c := row.Cell(t.code); c != nil && !rd.cells.Blank(rd.cells.Text(c)) {
		return nil
	}
	for _, col := range t.amounts {
		c := row.Cell(col.n)
		if col.n == 0 || c == nil || rd.cells.Text(c) == "" {
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
func (rd *reader) lineUnits(ind *park.Indicator) []park.Unit {
	for i := range rd.sheet.Rows[:min(len(rd.sheet.Rows), mostAbove)] {
		row := &rd.sheet.Rows[i]
		if _, heads := (&reader{cells: rd.cells, sheet: rd.sheet, counts: map[park.Code]int{}}).headed(row); heads {
			return nil
		}
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
