package intake

import (
	"slices"

	"parkboard/internal/park"
	"parkboard/internal/sheet"
)

// report takes a park's number into the figures, once: the same figure twice
// with the same value is one figure, with another value an error.
func (rd *reader) report(rec *record, fig park.Figure, ind *park.Indicator) {
	if ind.Nature == park.Stock && rec.key.Measure == park.Month {
		rec.figure = -1
		rd.records = append(rd.records, *rec)
		rd.weak = append(rd.weak, len(rd.records)-1)
		return
	}
	rd.judge(rec, ind)
	if first, twice := rd.taken.find(rec.key); twice {
		was := &rd.records[first]
		if was.value != rec.value {
			rd.disputed[sumOf(rec)] = true
			rd.raise(rec.at, duplicateValue(rec, was, rd.where(was.at), rd.parkName(rec.key.Park), ind))
		}
		return
	}
	rec.figure = len(rd.figures)
	rd.figures = append(rd.figures, fig)
	rd.taken.put(rec.key, len(rd.records))
	rd.records = append(rd.records, *rec)
}

// judge raises what can be wrong with a number by itself.
func (rd *reader) judge(rec *record, ind *park.Indicator) {
	if rec.key.Measure == park.Growth {
		return
	}
	if rec.value < 0 && !ind.Signed {
		rd.raise(rec.at, negativeValue(rec.text, ind))
	}
	if ind.Share() && rec.value > whole {
		rd.raise(rec.at, aboveWhole(rec, ind))
	}
	if tiny(rec, ind) {
		rd.raise(rec.at, shareScale(rec, ind))
	}
	if ind.Integer && rec.value%park.QuantityScale != 0 {
		rd.raise(rec.at, notInteger(rec, ind))
	}
}

// whole is 100 %.
const whole = 100 * park.QuantityScale

// tiny tells a share that may have been written as a fraction: 0.82 for 82 %.
func tiny(rec *record, ind *park.Indicator) bool {
	return ind.Share() && rec.key.Measure != park.Growth && rec.value > 0 && rec.value <= park.QuantityScale && !rec.cell.percent
}

// settleStocks takes the stocks written under 本月 as the level they are, where
// no 累计 column gave it.
func (rd *reader) settleStocks() {
	added := false
	for _, i := range rd.weak {
		rec := rd.records[i]
		ind := rd.indicator(rec.ind)
		key := rec.key
		key.Measure = park.Cumulative
		if first, given := rd.taken.find(key); given {
			if rd.records[first].value != rec.value {
				rd.raise(rec.at, stockMonth(rec.text, ind))
			}
			continue
		}
		rec.key = key
		rd.judge(&rec, ind)
		rec.figure = len(rd.figures)
		rd.figures = append(rd.figures, park.Figure{
			Park: key.Park, Period: key.Period, Indicator: key.Indicator, Measure: key.Measure, Value: rec.value, Unit: ind.Unit,
			Source: park.Source{Sheet: rd.sheetName(rec.at), Cell: sheet.Addr(rec.at.row, rec.at.col), Text: rec.text, Found: rec.unit.Name},
		})
		rd.records[i] = rec
		rd.taken.put(key, i)
		added = true
	}
	if added {
		rd.reorder()
	}
}

// reorder puts the figures back into reading order.
func (rd *reader) reorder() {
	byCell := make([]int, 0, len(rd.figures))
	for i := range rd.records {
		if rd.records[i].figure >= 0 {
			byCell = append(byCell, i)
		}
	}
	slices.SortStableFunc(byCell, func(a, b int) int { return rd.records[a].at.compare(rd.records[b].at) })
	sorted := make([]park.Figure, 0, len(rd.figures))
	for _, i := range byCell {
		sorted = append(sorted, rd.figures[rd.records[i].figure])
	}
	for n, i := range byCell {
		rd.records[i].figure = n
	}
	rd.figures = sorted
}

// supplied keeps a city figure of the file: the first of a kind, and 全市 before
// the growth of a 合计 row.
func (rd *reader) supplied(fig park.Figure, ofCity bool) {
	key := fig.Key()
	at, twice := rd.cityAt[key]
	switch {
	case !twice:
		rd.cityAt[key] = suppliedAt{len(rd.city), ofCity}
		rd.city = append(rd.city, fig)
	case ofCity && !at.ofCity:
		rd.cityAt[key] = suppliedAt{at.index, true}
		rd.city[at.index] = fig
	}
}

// suppliedAt is where a city figure stands, and whether a 全市 row gave it.
type suppliedAt struct {
	index  int
	ofCity bool
}

func (rd *reader) parkName(code string) park.Text {
	p, _ := rd.req.Catalogue.Park(code)
	return p.Name
}

// where names a cell for a message: 「表二」C5.
func (rd *reader) where(at place) string {
	cell := sheet.Addr(at.row, at.col)
	if name := rd.sheetName(at); name != "" && len(rd.book.Sheets) > 1 {
		return "「" + name + "」" + cell
	}
	return cell
}

// hiddenCells is what was read out of sight on one sheet.
type hiddenCells struct {
	first place
	sheet bool
	rows  map[int]bool
	cols  map[int]bool
}

// hide remembers that a hidden row or column holds part of a table.
func (rd *reader) hide(g *grid, row, col int) {
	h := rd.hidden[g.index]
	if h == nil {
		h = &hiddenCells{first: place{g.index, row, max(col, 1)}, rows: map[int]bool{}, cols: map[int]bool{}}
		rd.hidden[g.index] = h
	}
	h.sheet = h.sheet || g.Hidden
	if r := g.Row(row); r != nil && r.Hidden {
		h.rows[row] = true
	}
	if col > 0 && g.ColHidden(col) {
		h.cols[col] = true
	}
}

func (p place) compare(q place) int {
	switch {
	case p.sheet != q.sheet:
		return p.sheet - q.sheet
	case p.row != q.row:
		return p.row - q.row
	}
	return p.col - q.col
}
