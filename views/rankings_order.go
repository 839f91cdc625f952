package views

import (
	"math/big"
	"slices"
	"strconv"
	"strings"

	"parkboard/internal/board"
	"parkboard/internal/locale"
	"parkboard/internal/park"
)

func newRankingWriter(p locale.Printer, b *board.Board, ask RankingAsk, user *park.User) *rankingWriter {
	w := &rankingWriter{p: p, b: b, ask: ask, user: user, order: make(map[string]int)}
	w.ranking = b.Ranking(board.Query{Period: ask.Period, Subject: ask.Subject, Of: ask.Of, Window: ask.Window, Basis: ask.Basis}, ask.Tier)
	for i, one := range b.Catalogue().Parks {
		w.order[one.Code] = i
	}
	return w
}

// title names the ranking; where says by what, over which window, when, and on
// which land.
func (w *rankingWriter) title() string {
	return w.p.T("rankings.title", SubjectName(w.p, w.b.Catalogue(), w.ask.Subject))
}

func (w *rankingWriter) where() string {
	q := w.ranking.Query
	return strings.Join(slices.DeleteFunc([]string{
		w.p.T("of." + string(q.Of)), w.p.T("window." + string(q.Window)), PeriodText(w.p, q.Period), basisText(w.p, q),
	}, func(s string) bool { return s == "" }), " · ")
}

// sorted are the parks by the asked column; parks without a value there stay
// last in either direction, and ties keep the ranking's order.
func (w *rankingWriter) sorted() []board.Row {
	rows := slices.Clone(w.ranking.Rows)
	if w.ask.Sort == "" && !w.ask.Down {
		return rows
	}
	type keyed struct {
		row   board.Row
		num   *big.Rat
		order int
	}
	all := make([]keyed, len(rows))
	for i, row := range rows {
		all[i] = keyed{row, w.number(row, w.ask.Sort), i}
	}
	slices.SortStableFunc(all, func(a, b keyed) int { return byNumber(a.num, b.num, w.ask.Down, a.order, b.order) })
	for i := range all {
		rows[i] = all[i].row
	}
	return rows
}

// number is what a column sorts a park by; nil where it has none.
func (w *rankingWriter) number(row board.Row, sort string) *big.Rat {
	q := row.Value.Query
	switch {
	case sort == SortPark:
		return big.NewRat(int64(w.order[row.Park.Code]), 1)
	case sort == SortMove:
		return row.Move.Num
	case sort == "":
		return rankNumber(row)
	case q.Of != board.OfValue: // the other columns stand beside values only
		return nil
	case sort == SortChange:
		q.Of = board.OfChange
	default:
		q.Of = board.OfGrowth
	}
	return w.b.Value(q).Num
}

func rankNumber(row board.Row) *big.Rat {
	if row.Rank == 0 {
		return nil
	}
	return big.NewRat(int64(row.Rank), 1)
}

// paged is the asked page of a long table.
func (r *Rankings) paged(rows []board.Row, ask RankingAsk) []board.Row {
	pages := RankingPages(len(rows))
	if pages == 1 {
		return rows
	}
	page := min(max(ask.Page, 1), pages)
	from, to := (page-1)*RowsPerPage, min(page*RowsPerPage, len(rows))
	r.PageOf = r.Say.T("rankings.page.of", Count(from+1), Count(to), Count(len(rows)))
	for n := 1; n <= pages; n++ {
		one := ask
		one.Page = n
		r.Pages = append(r.Pages, NavItem{Text: strconv.Itoa(n), Href: one.Path(), Current: n == page})
	}
	return rows[from:to]
}

// marks are the parks that can be marked: those of the chart.
func (w *rankingWriter) marks() []Choice {
	own := "rankings.mark.own"
	if w.marksFirst() || w.ask.Mark != "" && (w.user == nil || w.user.Role == park.Admin || len(w.user.Parks) == 0) {
		own = "rankings.mark.first"
	}
	all := []Choice{
		{Text: w.p.T(own), Selected: w.ask.Mark == ""},
		{Value: MarkNone, Text: w.p.T("rankings.mark.none"), Selected: w.ask.Mark == MarkNone},
	}
	for _, row := range w.shown() {
		all = append(all, Choice{Value: row.Park.Code, Text: row.Park.Name.In(w.p.Lang()), Selected: w.ask.Mark == row.Park.Code})
	}
	return all
}
