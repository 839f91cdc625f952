package sheet

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
)

// afterLegacy are the parts of a worksheet that stand behind its legacy
// drawing, which carries the boxes of the comments.
var afterLegacy = []string{"legacyDrawingHF", "drawingHF", "picture", "oleObjects", "controls",
	"webPublishItems", "tableParts", "extLst"}

// markedCells puts the marks of one sheet into its part.
type markedCells struct {
	doc    *xmlDoc
	styles *styleSheet
	todo   map[int][]cellMark // by row, ascending column; what is still missing
}

// markCells colours the cells; those that are blank are put in.
func markCells(doc *xmlDoc, styles *styleSheet, marks []cellMark) error {
	m := &markedCells{doc: doc, styles: styles, todo: map[int][]cellMark{}}
	data := doc.child(&doc.root, "sheetData")
	if data == nil {
		return fmt.Errorf("a worksheet without rows")
	}
	for _, mark := range marks {
		m.todo[mark.row] = append(m.todo[mark.row], mark)
	}
	rows := m.numberedRows(data)
	for _, r := range rows {
		if err := m.colour(r); err != nil {
			return err
		}
	}
	for _, r := range rows {
		if err := m.fillRow(r); err != nil {
			return err
		}
	}
	return m.addRows(data, rows)
}

// numbered is a row or cell with its number: without one of its own it follows
// the one before.
type numbered struct {
	n    int
	node *xmlNode
}

func (m *markedCells) numberedRows(data *xmlNode) []numbered {
	var rows []numbered
	n := 0
	for i := range data.kids {
		kid := &data.kids[i]
		if m.doc.local(kid) != "row" {
			continue
		}
		n++
		if r, err := strconv.Atoi(m.doc.attr(kid, "r")); err == nil {
			n = r
		}
		rows = append(rows, numbered{n, kid})
	}
	return rows
}

func (m *markedCells) numberedCells(row *xmlNode) []numbered {
	var cells []numbered
	col := 0
	for i := range row.kids {
		kid := &row.kids[i]
		if m.doc.local(kid) != "c" {
			continue
		}
		col++
		if _, c, ok := Parse(m.doc.attr(kid, "r")); ok {
			col = c
		}
		cells = append(cells, numbered{col, kid})
	}
	return cells
}

// colour gives the marked cells of a row their style and strikes them off.
func (m *markedCells) colour(row numbered) error {
	if len(m.todo[row.n]) == 0 {
		return nil
	}
	for _, c := range m.numberedCells(row.node) {
		at := slices.IndexFunc(m.todo[row.n], func(k cellMark) bool { return k.col == c.n })
		if at < 0 {
			continue
		}
		was, _ := strconv.Atoi(m.doc.attr(c.node, "s")) // absent is style 0
		style, err := m.styles.marked(was, m.todo[row.n][at].weight)
		if err != nil {
			return err
		}
		m.doc.setAttr(c.node, "s", strconv.Itoa(style))
		m.todo[row.n] = slices.Delete(m.todo[row.n], at, at+1)
	}
	return nil
}

// fillRow puts the marked cells a row does not have into it, in their places.
func (m *markedCells) fillRow(row numbered) error {
	missing := m.todo[row.n]
	if len(missing) == 0 {
		return nil
	}
	delete(m.todo, row.n)
	rowStyle := -1
	if v := m.doc.attr(row.node, "customFormat"); v == "1" || v == "true" {
		rowStyle, _ = strconv.Atoi(m.doc.attr(row.node, "s")) // absent is style 0
	}
	cells := m.numberedCells(row.node)
	m.doc.dropAttr(row.node, "spans") // an optional hint that no longer holds
	tail := ""
	for _, mark := range missing {
		cell, err := m.blank(mark, rowStyle)
		if err != nil {
			return err
		}
		next := slices.IndexFunc(cells, func(c numbered) bool { return c.n > mark.col })
		if next < 0 {
			tail += cell
			continue
		}
		m.doc.replace(cells[next].node.from, cells[next].node.from, cell)
	}
	if tail == "" {
		return nil
	}
	if len(cells) > 0 && !row.node.selfClosing {
		end := cells[len(cells)-1].node.to
		m.doc.replace(end, end, tail)
		return nil
	}
	m.doc.append(row.node, tail)
	return nil
}

// addRows puts in the rows that are missing altogether.
func (m *markedCells) addRows(data *xmlNode, rows []numbered) error {
	var numbers []int
	for n, missing := range m.todo {
		if len(missing) > 0 {
			numbers = append(numbers, n)
		}
	}
	slices.Sort(numbers)
	var tail strings.Builder
	next := 0
	for _, n := range numbers {
		text := "<" + m.doc.prefix + `row r="` + strconv.Itoa(n) + `">`
		for _, mark := range m.todo[n] {
			cell, err := m.blank(mark, -1)
			if err != nil {
				return err
			}
			text += cell
		}
		text += "</" + m.doc.prefix + "row>"
		for next < len(rows) && rows[next].n < n {
			next++
		}
		if next == len(rows) {
			tail.WriteString(text)
			continue
		}
		m.doc.replace(rows[next].node.from, rows[next].node.from, text)
	}
	if tail.Len() > 0 {
		m.doc.append(data, tail.String())
	}
	return nil
}

// blank is a marked cell that holds nothing; it keeps the look its row or
// column gives it.
func (m *markedCells) blank(mark cellMark, rowStyle int) (string, error) {
	if rowStyle < 0 {
		rowStyle = m.columnStyle(mark.col)
	}
	style, err := m.styles.marked(rowStyle, mark.weight)
	return "<" + m.doc.prefix + `c r="` + Addr(mark.row, mark.col) + `" s="` + strconv.Itoa(style) + `"/>`, err
}

// columnStyle is the style a column gives to its blank cells.
func (m *markedCells) columnStyle(col int) int {
	cols := m.doc.child(&m.doc.root, "cols")
	if cols == nil {
		return 0
	}
	for i := range cols.kids {
		from, err1 := strconv.Atoi(m.doc.attr(&cols.kids[i], "min"))
		to, err2 := strconv.Atoi(m.doc.attr(&cols.kids[i], "max"))
		if err1 == nil && err2 == nil && from <= col && col <= to {
			style, _ := strconv.Atoi(m.doc.attr(&cols.kids[i], "style")) // absent is style 0
			return style
		}
	}
	return 0
}
