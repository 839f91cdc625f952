package sheet

import (
	"errors"
	"fmt"
	"slices"
	"strings"
)

// Weight says how much a finding weighs, and so the colour of its cell.
type Weight uint8

// The weights, lightest first.
const (
	Informs Weight = iota
	Asks
	Stops
)

// Item is one finding about a workbook, in words ready to print.
type Item struct {
	Weight   Weight
	Severity string // the word for Weight
	Title    string // what it is
	Code     string
	Sheet    string // "" for delimited text and for the whole file
	Cell     string // an A1 address, "" for the whole sheet or file
	Found    string
	Expected string
	Do       string
	Comment  string // what the comment of the cell says
}

// List is all findings about a workbook and the sheet that lists them.
type List struct {
	Sheet  string // the sheet's name; a number follows where it is taken
	Title  string
	Note   string // a sentence under the title
	Author string // of the comments
	Heads  [8]string
	Items  []Item
}

// Uncarried is the error of a workbook that cannot be given back marked
// without losing something; the list alone can be given.
type Uncarried struct{ What Wording }

// Error is the English wording.
func (u *Uncarried) Error() string { return "the workbook cannot be marked: " + u.What.EN }

// The bounds of marking in place.
const (
	maxMarkedPart  = 2 << 20 // bytes of one worksheet
	maxMarkedCells = 20_000  // cells to be marked
	maxMarkedGrid  = 50_000  // cells of a file that is written anew
	maxMergeTries  = 50_000_000
)

// Marked gives a file back as a workbook with its findings: the cells named
// are coloured by weight and carry a comment, and a sheet behind the others
// lists the findings with links to the cells.
//
// An .xlsx keeps everything else: parts that need no change are copied byte
// for byte, and in those that do, only the marks are put in. Of an .xls or
// delimited text, read as b, a new workbook of the same grid is written
// (docs/intake.md#marked). The error is an *Uncarried when the file holds what would be lost; any other
// error is a file that was not read by Open.
func Marked(original []byte, b *Book, list List) ([]byte, error) {
	if err := Carries(original, b, list); err != nil {
		return nil, err
	}
	if b.Format == "xlsx" {
		return markPackage(original, b, list)
	}
	grid, err := rewritten(b)
	if err != nil {
		return nil, err
	}
	book, err := Open("", grid, Limits{})
	if err != nil {
		return nil, err
	}
	list.Items = slices.Clone(list.Items)
	for i := range list.Items {
		if it := &list.Items[i]; it.Sheet == "" && it.Cell != "" {
			it.Sheet = onlySheet
		}
	}
	return markPackage(grid, book, list)
}

// Carries tells in advance, at little cost, whether Marked will succeed; the
// error is an *Uncarried.
func Carries(original []byte, b *Book, list List) error {
	cells, merges := 0, 0
	for _, it := range list.Items {
		if it.Cell != "" {
			cells++
		}
	}
	for i := range b.Sheets {
		merges += len(b.Sheets[i].Merges)
	}
	switch {
	case cells > maxMarkedCells || cells*merges > maxMergeTries:
		return uncarried("问题过多（%d 处）", "too many findings (%d)", cells)
	case b.Format == "xlsx":
		p, err := openMarkPackage(original)
		if err == nil {
			err = p.check(sheetsNamed(list.Items))
		}
		return asUncarried(err)
	}
	held := 0
	for i := range b.Sheets {
		for j := range b.Sheets[i].Rows {
			held += len(b.Sheets[i].Rows[j].Cells)
		}
	}
	if held > maxMarkedGrid {
		return uncarried("表格过大，超过 %d 个单元格", "a table of more than %d cells", maxMarkedGrid)
	}
	return nil
}

func uncarried(zh, en string, args ...any) *Uncarried {
	return &Uncarried{Wording{fmt.Sprintf(zh, args...), fmt.Sprintf(en, args...)}}
}

// asUncarried makes every error an *Uncarried.
func asUncarried(err error) error {
	var u *Uncarried
	if err == nil || errors.As(err, &u) {
		return err
	}
	return uncarried("文件结构特殊", "its parts are laid out in an unknown way: %v", err)
}

// sheetsNamed are the names of the sheets in which cells are to be marked.
func sheetsNamed(items []Item) map[string]bool {
	names := map[string]bool{}
	for _, it := range items {
		if it.Cell != "" {
			names[it.Sheet] = true
		}
	}
	return names
}

// markPackage puts the marks and the list into a workbook.
func markPackage(original []byte, b *Book, list List) ([]byte, error) {
	p, err := openMarkPackage(original)
	if err != nil {
		return nil, asUncarried(err)
	}
	if err := p.mark(b, list); err != nil {
		return nil, asUncarried(err)
	}
	return p.bytes()
}

// mark changes the parts that the marks and the list touch.
func (p *markedPackage) mark(b *Book, list List) error {
	styles, stylesPart, err := p.openStyles()
	if err != nil {
		return err
	}
	for i := range b.Sheets {
		if err := p.markSheet(&b.Sheets[i], styles, list); err != nil {
			return err
		}
	}
	if err := p.addList(styles, list); err != nil {
		return err
	}
	p.put(stylesPart, styles.bytes())
	return p.writeTypes()
}

// markSheet puts the marks of one sheet into its parts.
func (p *markedPackage) markSheet(sh *Sheet, styles *styleSheet, list List) error {
	marks := marksIn(sh, list.Items)
	at := slices.IndexFunc(p.tabs, func(t xlsxTab) bool { return t.name == sh.Name })
	if len(marks) == 0 || at < 0 {
		return nil
	}
	part := p.rels[p.tabs[at].rel].target
	doc, err := p.doc(part, 4)
	if err != nil {
		return err
	}
	if err := markCells(doc, styles, marks); err != nil {
		return err
	}
	if err := p.addNotes(part, doc, list.Author, marks); err != nil {
		return err
	}
	p.put(part, doc.bytes())
	return nil
}

// cellMark is what one cell gets: all findings about it together.
type cellMark struct {
	row, col int
	weight   Weight
	comment  string
}

// marksIn gathers the findings about the cells of a sheet, in reading order. A
// finding about a cell hidden under a merge marks the merge's first cell.
func marksIn(sh *Sheet, items []Item) []cellMark {
	at := map[[2]int]int{}
	var marks []cellMark
	for _, it := range items {
		row, col, ok := Parse(it.Cell)
		if it.Sheet != sh.Name || !ok {
			continue
		}
		for _, m := range sh.Merges {
			if m.Holds(row, col) {
				row, col = m.R1, m.C1
			}
		}
		n, known := at[[2]int{row, col}]
		if !known {
			n = len(marks)
			at[[2]int{row, col}] = n
			marks = append(marks, cellMark{row: row, col: col})
		}
		m := &marks[n]
		m.weight = max(m.weight, it.Weight)
		if len(m.comment) < maxLegible {
			m.comment = strings.TrimPrefix(m.comment+"\n\n"+legible(it.Comment), "\n\n")
		}
	}
	slices.SortFunc(marks, func(a, b cellMark) int {
		if a.row != b.row {
			return a.row - b.row
		}
		return a.col - b.col
	})
	return marks
}
