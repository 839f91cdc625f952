package views

import (
	"strings"

	"parkboard/internal/board"
)

// CompareTable is every indicator side by side.
type CompareTable struct {
	Caption string
	Groups  []CompareGroup
}

// CompareGroup is rows of one kind.
type CompareGroup struct {
	Name string
	Rows []CompareRow
}

// CompareRow is one question put to every park, with the same window and basis.
type CompareRow struct {
	Name  Link
	Unit  string // window, kind and unit
	Cells []CompareCell
}

// CompareCell is one park's answer: its value, its rank among all parks, and
// how far it is below the best of those compared.
type CompareCell struct {
	Value Figure
	Delta Delta // in place of the value, where a word carries its sign
	Rank  Sentence
	Best  string // 最高, in words; "" for the others
	Lag   Sentence
	Grown bool
}

func (c sideBySide) table() CompareTable {
	cat := c.b.Catalogue()
	t := CompareTable{Caption: c.p.T("compare.table.caption", c.names(), PeriodText(c.p, c.period))}
	course := []board.Query{
		{Subject: "output", Of: board.OfValue}, {Subject: "output", Of: board.OfCompletion}, {Subject: "output", Of: board.OfPace},
		{Subject: "output", Of: board.OfGap}, {Subject: "output", Of: board.OfForecast},
	}
	var growth, ratios, reported []board.Query
	for _, one := range cat.MonthlyRatios() {
		ratios = append(ratios, board.Query{Subject: one.Code, Of: board.OfValue})
	}
	for _, one := range cat.Monthly() {
		if one.Land != "" {
			continue
		}
		if one.Code != "output" {
			reported = append(reported, board.Query{Subject: one.Code, Of: board.OfValue})
		}
		if one.Growth != "" {
			growth = append(growth, board.Query{Subject: one.Code, Of: board.OfGrowth})
		}
	}
	for _, g := range []struct {
		name      string
		questions []board.Query
	}{{"compare.group.course", course}, {"compare.group.growth", growth}, {"rankings.derived", ratios}, {"rankings.reported", reported}} {
		if rows := c.rows(g.questions); len(rows) > 0 {
			t.Groups = append(t.Groups, CompareGroup{Name: c.p.T(g.name), Rows: rows})
		}
	}
	return t
}

// rows leave out what none of the parks has a number for.
func (c sideBySide) rows(questions []board.Query) []CompareRow {
	var rows []CompareRow
	for _, q := range questions {
		q.Park, q.Period = c.parks[0].Code, c.period
		if !c.b.Known(q) {
			continue
		}
		q = c.b.Resolve(q)
		row := CompareRow{Name: c.name(q), Unit: c.unit(q)}
		any := false
		for _, one := range c.parks {
			q.Park = one.Code
			v := c.b.Value(q)
			any = any || v.Num != nil || v.Word != ""
			row.Cells = append(row.Cells, c.cell(q, v))
		}
		if any {
			rows = append(rows, row)
		}
	}
	return rows
}

func (c sideBySide) name(q board.Query) Link {
	text := SubjectName(c.p, c.b.Catalogue(), q.Subject)
	if q.Of != board.OfValue {
		text = c.p.T("park.ranks.of", text, c.p.T("of."+string(q.Of)))
	}
	switch q.Of {
	case board.OfValue, board.OfGrowth, board.OfCompletion:
		return Link{Text: text, Href: RankingAsk{Subject: q.Subject, Of: q.Of, Period: c.period}.Path()}
	}
	return Link{Text: text}
}

func (c sideBySide) unit(q board.Query) string {
	parts := []string{c.p.T("window." + string(q.Window))}
	if ind, ok := c.b.Catalogue().Indicator(q.Subject); ok && q.Of == board.OfGrowth {
		parts = append(parts, c.p.T("growth."+string(ind.Growth)))
	}
	return strings.Join(append(parts, HeadUnit(c.p, c.b.Value(q).Unit)), " · ")
}

// cell prints one answer. What is short or expected has no best: a gap follows
// from the tier, and a forecast is no result.
func (c sideBySide) cell(q board.Query, v *board.Value) CompareCell {
	cell := CompareCell{Value: NewFigure(c.p, v, InTable)}
	if q.Of == board.OfGrowth || q.Of == board.OfPace {
		cell.Delta, cell.Grown = NewDelta(c.p, v, InTable), true
	}
	if v.Num == nil || q.Of == board.OfGap || q.Of == board.OfForecast || q.Of == board.OfPace {
		return cell
	}
	rank := q
	rank.Of, rank.Ranked = board.OfRank, q.Of
	if place := c.b.Value(rank); place.Num != nil {
		cell.Rank = Say(c.p, "compare.rank", NewFigure(c.p, place, InTable))
	}
	rank.Of = board.OfLag
	var codes []string
	for _, one := range c.parks {
		codes = append(codes, one.Code)
	}
	rank.Among = strings.Join(codes, ",")
	lag := c.b.Value(rank)
	switch {
	case lag.Num == nil:
	case lag.Num.Sign() == 0:
		cell.Best = c.p.T("compare.best")
	default:
		below := NewFigure(c.p, lag, InTable)
		if lag.Unit != points {
			below.Unit = ""
		}
		if printedZero(below.Text) {
			cell.Lag = Say(c.p, "compare.close")
			break
		}
		cell.Lag = Say(c.p, "compare.lag", below)
	}
	return cell
}

// Columns is how many columns the table has, for the heads of its groups.
func (m Compare) Columns() string { return Count(len(m.Parks) + 1) }
