package views

import (
	"math/big"
	"strings"

	"parkboard/internal/board"
	"parkboard/internal/export"
	"parkboard/internal/locale"
)

// RankingExport is the whole ranking as a table for other programs, and the
// name of its file without the ending.
func RankingExport(page Page, b *board.Board, ask RankingAsk) (table export.Table, name string) {
	p := page.Say
	w := newRankingWriter(p, b, ask, page.User)
	q := w.ranking.Query
	t := export.Table{
		Name: SubjectName(p, b.Catalogue(), ask.Subject), Title: w.title(), Sources: p.T("export.sources"),
		Receipt: [4]string{p.T("uploads.col.park"), p.T("export.number"), p.T("export.value"), p.T("export.receipt")},
		Columns: w.exportColumns(),
	}
	t.Lines = []string{w.where()}
	if ask.Tier != "" {
		tier, _ := b.Catalogue().Tier(ask.Tier)
		t.Lines[0] += " · " + tier.Name.In(p.Lang())
	}
	t.Lines = append(t.Lines, p.T("export.numbers"), p.T("export.source", page.City, strings.Join(page.Stamp(), " · ")))
	if page.Sample {
		t.Title = p.T("page.sample") + " · " + t.Title
		t.Lines = append(t.Lines, p.T("page.sample.says"))
	}
	for _, row := range w.sorted() {
		t.Rows = append(t.Rows, w.exportRow(row))
	}
	t.Last = w.exportPooled()
	t.Notes = []string{w.foot().Plain()}
	name = strings.Join([]string{t.Name, p.T("of." + string(q.Of)), p.T("window." + string(q.Window)), PeriodText(p, q.Period)}, "-")
	if page.Sample {
		name = p.T("page.sample") + "-" + name
	}
	return t, strings.Map(inFileName, name)
}

// inFileName keeps what every system takes in a file's name.
func inFileName(r rune) rune {
	if r < ' ' || strings.ContainsRune(`\/:*?"<>|`, r) {
		return '_'
	}
	return r
}

func (w *rankingWriter) exportColumns() []export.Column {
	p, c, q := w.p, w.b.Catalogue(), w.ranking.Query
	name := SubjectName(p, c, w.ask.Subject)
	value := name
	if q.Of != board.OfValue {
		value = p.T("park.ranks.of", name, p.T("of."+string(q.Of)))
	}
	columns := []export.Column{
		{Name: p.T("of.rank")}, {Name: p.T("uploads.col.park")}, {Name: p.T("export.code")}, {Name: p.T("rankings.col.tier")},
		{Name: p.T("export.tied")}, {Name: p.T("of.move"), Unit: p.T("export.move.unit")},
		{Name: value, Unit: w.unit()},
	}
	if q.Of == board.OfValue {
		columns = append(columns, export.Column{Name: p.T("of.base"), Unit: w.unit()},
			export.Column{Name: p.T("of.change"), Unit: w.unit()}, export.Column{Name: p.T("of.growth"), Unit: "%"})
		if r, ok := c.Ratio(w.ask.Subject); ok && r.PerMu {
			ind, _ := c.Indicator(r.Numerator)
			columns = append(columns, export.Column{Name: ind.Name.In(p.Lang()), Unit: HeadUnit(p, ind.Unit)},
				export.Column{Name: p.T("basis." + string(q.Basis)), Unit: p.T("unit.亩")})
		}
	}
	return append(columns, export.Column{Name: p.T("export.marks")}, export.Column{Name: p.T("export.why")})
}

// exportRow is a park with every number exact, in the unit of its column.
func (w *rankingWriter) exportRow(row board.Row) []export.Cell {
	name := row.Park.Name.In(w.p.Lang())
	rank := row.Move.Query
	rank.Of = board.OfRank
	place := export.Missing()
	if row.Rank > 0 {
		place = export.Cell{Number: big.NewRat(int64(row.Rank), 1)}
	}
	place.Receipt, place.Of = receiptOf(rank), name
	tied, tier := "", ""
	if row.Tied {
		tied = w.p.T("rank.tied")
	}
	if one, ok := w.b.Catalogue().Tier(row.Park.Tier); ok {
		tier = one.Name.In(w.p.Lang())
	}
	why := ""
	if row.Rank == 0 {
		why = w.why(row)
	}
	cells := []export.Cell{place, export.Words(name), export.Words(row.Park.Code), export.Words(tier), export.Words(tied), w.exportCell(row.Move, name)}
	return append(cells, w.exportBeside(row.Value, name, why)...)
}

// exportPooled is the row of the parks pooled: never ranked.
func (w *rankingWriter) exportPooled() []export.Cell {
	line := w.pooled()
	none := export.Words("")
	cells := []export.Cell{none, export.Words(line.Park.Text), none, none, none, none}
	return append(cells, w.exportBeside(w.ranking.Pooled, line.Park.Text, line.Why)...)
}

// exportBeside are the value and the columns beside it, as on the page, its
// marks in words and why a number is absent.
func (w *rankingWriter) exportBeside(v *board.Value, name, why string) []export.Cell {
	values := []*board.Value{v}
	q := v.Query
	if q.Of == board.OfValue {
		for _, of := range []board.Of{board.OfBase, board.OfChange, board.OfGrowth} {
			beside := q
			beside.Of = of
			values = append(values, w.b.Value(beside))
		}
		if r, ok := w.b.Catalogue().Ratio(q.Subject); ok && r.PerMu {
			values = append(values,
				w.b.Value(board.Query{Park: q.Park, Period: q.Period, Subject: r.Numerator, Window: q.Window, Among: q.Among}),
				w.b.Value(board.Query{Park: q.Park, Period: q.Period, Subject: q.Basis.Indicator(), Among: q.Among}))
		}
	}
	var cells []export.Cell
	var marks, reasons []string
	if why != "" {
		reasons = append(reasons, why)
	}
	for i, one := range values {
		cells = append(cells, w.exportCell(one, name))
		for _, mark := range one.Marks {
			marks = append(marks, w.p.T("export.said", w.exportColumns()[exportFirst+i].Name, w.p.T("mark."+string(mark))))
		}
		if one.Missing != "" && (i > 0 || why == "") {
			reasons = append(reasons, w.p.T("export.said", w.exportColumns()[exportFirst+i].Name, w.p.T("missing."+string(one.Missing))))
		}
	}
	sep := w.p.T("ranks.year.descsep")
	return append(cells, export.Words(strings.Join(marks, sep)), export.Words(strings.Join(reasons, sep)))
}

// exportFirst is the column of the value.
const exportFirst = 6

// exportCell is a value in the unit that its column's head states.
func (w *rankingWriter) exportCell(v *board.Value, name string) export.Cell {
	return exportCell(w.p, v, name)
}

// exportCell is a value as a file holds it: money in 亿元.
func exportCell(p locale.Printer, v *board.Value, name string) export.Cell {
	c := export.Missing()
	switch {
	case v.Word != "":
		c = export.Words(p.T("word." + string(v.Word)))
	case v.Num != nil:
		unit, r := v.Unit, v.Num
		if unit == tenThousandYuan {
			unit, r = hundredMillionYuan, new(big.Rat).Quo(r, tenThousand)
		}
		c = export.Cell{Number: r, Digits: decimals(unit, InTable, v.Query.Of)}
		if unit == landUnit && r.IsInt() {
			c.Digits = 0
		}
	}
	c.Receipt, c.Of = receiptOf(v.Query), name
	return c
}

const landUnit = "亩"
