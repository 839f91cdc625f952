package handlers

import (
	"context"
	"slices"
	"sync"
	"unicode"

	"parkboard/internal/park"
	"parkboard/internal/sheet"
	"parkboard/store"
	"parkboard/views"
)

// originals are the workbooks that receipts draw cells of, read again and kept
// while there is room: an upload's bytes never change. A file beyond
// drawnLimits is not drawn; its receipt still names the cell.
type originals struct {
	db    *store.DB
	slots chan struct{} // bounds how many are being read at a time

	mu    sync.Mutex
	books map[int64]*original
	cells int   // of all that are kept
	asked int64 // counts the askings, to know who was asked for last
}

// original is one workbook. book, weight and err are read after ready is
// closed.
type original struct {
	ready  chan struct{}
	book   *sheet.Book // nil where it is not to be drawn
	weight int
	err    error
	asked  int64
}

// drawnLimits are what a workbook may cost to be drawn on a receipt: monthly
// workbooks are a hundredth of it. mostCells bounds what is kept of all.
var drawnLimits = sheet.Limits{Bytes: 4 << 20, Cells: 100_000, Unzipped: 64 << 20, Text: 8 << 20}

const mostCells = 400_000

func newOriginals(db *store.DB) *originals {
	return &originals{db: db, slots: make(chan struct{}, 2), books: make(map[int64]*original)}
}

// book is the workbook of an upload, nil where it is not to be drawn.
func (o *originals) book(ctx context.Context, up park.Upload) (*sheet.Book, error) {
	o.mu.Lock()
	o.asked++
	one, had := o.books[up.ID]
	if !had {
		one = &original{ready: make(chan struct{})}
		o.books[up.ID] = one
	}
	one.asked = o.asked
	o.mu.Unlock()
	if !had {
		o.read(context.WithoutCancel(ctx), up, one) // others may be waiting for it
	}
	select {
	case <-one.ready:
		return one.book, one.err
	case <-ctx.Done():
		return nil, ctx.Err()
	}
}

func (o *originals) read(ctx context.Context, up park.Upload, one *original) {
	o.slots <- struct{}{}
	defer func() { <-o.slots }()
	defer close(one.ready)
	raw, err := o.db.Bytes(ctx, up.ID)
	if err == nil {
		if book, refused := sheet.Open(up.FileName, raw, drawnLimits); refused == nil {
			one.book, one.weight = book, cellsOf(book)
		}
	}
	o.mu.Lock()
	defer o.mu.Unlock()
	if one.err = err; err != nil {
		delete(o.books, up.ID)
		return
	}
	o.cells += one.weight
	o.makeRoom(up.ID)
}

// makeRoom lets go of those asked for longest ago, but never of the newest.
func (o *originals) makeRoom(newest int64) {
	for o.cells > mostCells || len(o.books) > 500 {
		var oldest int64
		for id, one := range o.books {
			select {
			case <-one.ready:
			default:
				continue // being read
			}
			if id != newest && (oldest == 0 || one.asked < o.books[oldest].asked) {
				oldest = id
			}
		}
		if oldest == 0 {
			return
		}
		o.cells -= o.books[oldest].weight
		delete(o.books, oldest)
	}
}

func cellsOf(book *sheet.Book) (n int) {
	for i := range book.Sheets {
		for j := range book.Sheets[i].Rows {
			n += len(book.Sheets[i].Rows[j].Cells)
		}
	}
	return n
}

// mostDrawn is how many cells a receipt draws with their neighbours: a forecast
// rests on dozens.
const mostDrawn = 24

// nearby draws the neighbours of the cells behind a value, for a reader who may
// see the uploads they stand in.
func (s *site) nearby(ctx context.Context, u park.User, figures []*park.Published, uploads map[int64]park.Upload) (map[views.CellPlace]views.Near, error) {
	drawn := make(map[views.CellPlace]views.Near)
	for _, f := range figures {
		place := views.CellPlace{Upload: f.Upload, Sheet: f.Sheet, Cell: f.Cell}
		if _, had := drawn[place]; had || len(drawn) == mostDrawn || !u.MaySee(uploads[f.Upload]) {
			continue
		}
		book, err := s.originals.book(ctx, uploads[f.Upload])
		if err != nil {
			return nil, err
		}
		if near, ok := nearCell(book, f.Sheet, f.Cell); ok {
			drawn[place] = near
		}
	}
	return drawn, nil
}

// How far around a cell is drawn, and how much of a heading above it.
const (
	nearRows = 2
	nearCols = 3
	headRows = 3
	nearText = 80 // letters of a neighbour
)

// nearCell is what stands around a cell: some rows and columns on each side, the
// table's heading above it and the name of its row.
func nearCell(book *sheet.Book, name, cell string) (near views.Near, ok bool) {
	row, col, ok := sheet.Parse(cell)
	if book == nil || !ok {
		return near, false
	}
	at := slices.IndexFunc(book.Sheets, func(s sheet.Sheet) bool { return s.Name == name })
	if at < 0 || book.Sheets[at].Cell(row, col) == nil {
		return near, false
	}
	sh := &book.Sheets[at]
	near.Keep.Rows = append(headingAbove(sh, row), span(max(1, row-nearRows), min(max(sh.RowCount, row), row+nearRows))...)
	near.Keep.Cols = append(nameOfRow(sh, row, col), span(max(1, col-nearCols), col+nearCols)...)
	near.Keep.Rows, near.Keep.Cols = rising(near.Keep.Rows), rising(near.Keep.Cols)
	near.Sheet = cutOf(book, sh, near.Keep)
	near.Keep.Rows = slices.DeleteFunc(near.Keep.Rows, func(n int) bool { return n < row && blank(near.Sheet, n) })
	near.Keep.Cols = near.Keep.Cols[:within(near, col)]
	return near, true
}

// headingAbove lists the rows of the heading of a row's table: the nearest above
// it that hold words and no number.
func headingAbove(sh *sheet.Sheet, row int) []int {
	for bottom := row - 1; bottom > 0; bottom-- {
		if !inWords(sh.Row(bottom)) {
			continue
		}
		top := bottom
		for top > 1 && bottom-top < headRows-1 && inWords(sh.Row(top-1)) {
			top--
		}
		return span(top, bottom)
	}
	return nil
}

func inWords(row *sheet.Row) bool {
	words := false
	for i := range rowCells(row) {
		if row.Cells[i].Kind == sheet.Number {
			return false
		}
		words = words || row.Cells[i].Kind == sheet.Text && lettered(row.Cells[i].Raw)
	}
	return words
}

func rowCells(row *sheet.Row) []sheet.Cell {
	if row == nil {
		return nil
	}
	return row.Cells
}

func lettered(text string) bool {
	return slices.ContainsFunc([]rune(text), unicode.IsLetter)
}

// nameOfRow is the first column that says in words what a row holds, also where
// its cell is merged with those above.
func nameOfRow(sh *sheet.Sheet, row, before int) []int {
	for i := range rowCells(sh.Row(row)) {
		cell := &sh.Row(row).Cells[i]
		if int(cell.Col) >= before {
			break
		}
		if cell.Kind == sheet.Text && lettered(cell.Raw) {
			return []int{int(cell.Col)}
		}
	}
	return nil
}

// cutOf gives the kept rows and columns of a sheet for drawing, with the
// beginnings of the merges that reach into them.
func cutOf(book *sheet.Book, sh *sheet.Sheet, keep views.GridKeep) views.GridSheet {
	g := views.GridSheet{Name: sh.Name, Rows: sh.RowCount, HideRow: map[int]bool{}, HideCol: map[int]bool{}}
	give := func(row, col int) {
		if cell := sh.Cell(row, col); cell != nil {
			text := []rune(book.Shown(cell))
			if len(text) > nearText {
				text = append(text[:nearText], '…')
			}
			g.Cells = append(g.Cells, views.GridCell{Row: row, Col: col, Text: string(text), Number: cell.Kind == sheet.Number})
		}
	}
	for _, row := range keep.Rows {
		for _, col := range keep.Cols {
			give(row, col)
		}
		if r := sh.Row(row); r != nil {
			g.HideRow[row] = r.Hidden
		}
	}
	for _, col := range keep.Cols {
		g.HideCol[col] = sh.ColHidden(col)
	}
	for _, m := range sh.Merges {
		reaches := slices.ContainsFunc(keep.Rows, func(row int) bool { return row >= m.R1 && row <= m.R2 }) &&
			slices.ContainsFunc(keep.Cols, func(col int) bool { return col >= m.C1 && col <= m.C2 })
		if reaches {
			g.Merges = append(g.Merges, views.GridMerge{Top: m.R1, Left: m.C1, Bottom: m.R2, Right: m.C2})
			if !slices.Contains(keep.Rows, m.R1) || !slices.Contains(keep.Cols, m.C1) {
				give(m.R1, m.C1)
			}
		}
	}
	return g
}

// blank tells a row that says nothing in the drawn columns.
func blank(g views.GridSheet, row int) bool {
	return !slices.ContainsFunc(g.Cells, func(c views.GridCell) bool { return c.Row == row }) &&
		!slices.ContainsFunc(g.Merges, func(m views.GridMerge) bool { return m.Top < row && row <= m.Bottom })
}

// within is how many of the kept columns are drawn: those to the right of the
// table hold nothing.
func within(near views.Near, col int) int {
	last := col
	for _, cell := range near.Sheet.Cells {
		last = max(last, cell.Col)
	}
	n := len(near.Keep.Cols)
	for n > 1 && near.Keep.Cols[n-1] > last {
		n--
	}
	return n
}

func span(from, to int) (all []int) {
	for n := from; n <= to; n++ {
		all = append(all, n)
	}
	return all
}

func rising(all []int) []int {
	slices.Sort(all)
	return slices.Compact(all)
}
