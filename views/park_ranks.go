package views

import (
	"fmt"
	"math/big"
	"net/url"
	"slices"
	"strings"

	"parkboard/internal/board"
	"parkboard/internal/locale"
	"parkboard/internal/plot"
)

// ParkRanks is the park's place in everything it has a value for.
type ParkRanks struct {
	Hint    string
	Caption string
	Heads   []RankingHead
	Groups  []ParkRankGroup
	Missing Sentence // what the park has no value for
}

// ParkRankGroup is rows of one kind; sorted rows stand in one without a name.
type ParkRankGroup struct {
	Name string
	Rows []ParkRank
}

// ParkRank is the park's place by one question.
type ParkRank struct {
	Name    Link
	Unit    string // window and unit
	Value   Figure
	Pooled  Figure
	Chip    Chip
	Strip   plot.SVG
	Move    Delta
	ToNext  Figure
	Spread  plot.SVG
	order   int
	sortsBy map[string]*big.Rat
}

// The columns the table of ranks sorts by.
const (
	ParkSortRank = "rank"
	ParkSortMove = "move"
)

// ParkSorts lists the sorts an address may name.
var ParkSorts = []string{ParkSortRank, ParkSortMove}

// parkRankWriter writes the rows of one park's table.
type parkRankWriter struct {
	p    locale.Printer
	b    *board.Board
	f    ParkFacts
	none []string
	rows int
}

func newParkRanks(p locale.Printer, b *board.Board, f ParkFacts) ParkRanks {
	w := &parkRankWriter{p: p, b: b, f: f}
	m := ParkRanks{
		Hint:    p.T("park.ranks.hint"),
		Caption: p.T("park.ranks.caption", f.Park.Name.In(p.Lang()), PeriodText(p, f.Period)),
		Heads:   w.heads(),
	}
	cat := b.Catalogue()
	course := []board.Query{{Subject: "output", Of: board.OfCompletion}}
	for _, code := range append([]string{"output"}, parkFlows...) {
		course = append(course, board.Query{Subject: code, Of: board.OfGrowth})
	}
	var ratios, reported []board.Query
	for _, one := range cat.MonthlyRatios() {
		ratios = append(ratios, board.Query{Subject: one.Code, Of: board.OfValue})
	}
	for _, one := range cat.Monthly() {
		if one.Land == "" {
			reported = append(reported, board.Query{Subject: one.Code, Of: board.OfValue})
		}
	}
	m.Groups = []ParkRankGroup{
		w.group("park.ranks.course", course), w.group("rankings.derived", ratios), w.group("rankings.reported", reported),
	}
	m.Groups = slices.DeleteFunc(m.Groups, func(g ParkRankGroup) bool { return len(g.Rows) == 0 })
	switch {
	case len(m.Groups) == 0:
		m.Missing = Say(p, "park.ranks.none")
	case len(w.none) > 0:
		m.Missing = Say(p, "park.ranks.missing", strings.Join(w.none, p.T("page.listsep")))
	}
	if f.Sort != "" {
		m.Groups = sortedRanks(m.Groups, f)
	}
	return m
}

func (w *parkRankWriter) group(name string, questions []board.Query) ParkRankGroup {
	g := ParkRankGroup{Name: w.p.T(name)}
	for _, q := range questions {
		q.Park, q.Period = w.f.Park.Code, w.f.Period
		if !w.b.Known(q) {
			continue
		}
		if row, ok := w.row(q); ok {
			g.Rows = append(g.Rows, row)
		}
	}
	return g
}

func (w *parkRankWriter) row(q board.Query) (ParkRank, bool) {
	q = w.b.Resolve(q)
	ranking := w.b.Ranking(q, "")
	at := slices.IndexFunc(ranking.Rows, func(r board.Row) bool { return r.Park.Code == w.f.Park.Code })
	name := SubjectName(w.p, w.b.Catalogue(), q.Subject)
	if q.Of != board.OfValue {
		name = w.p.T("park.ranks.of", name, w.p.T("of."+string(q.Of)))
	}
	if at < 0 || ranking.Rows[at].Value.Num == nil {
		w.none = append(w.none, name)
		return ParkRank{}, false
	}
	own := ranking.Rows[at]
	id := fmt.Sprintf("rank-%d", w.rows)
	w.rows++
	row := ParkRank{
		Name:  Link{Text: name, Href: RankingAsk{Subject: q.Subject, Of: q.Of, Period: w.f.Period}.Path()},
		Unit:  w.unit(q, own.Value),
		Value: NewFigure(w.p, own.Value, InTable), Pooled: NewFigure(w.p, ranking.Pooled, InTable),
		Chip: NewChip(w.p, own), Move: explained(NewDelta(w.p, own.Move, InTable), own.Move),
		ToNext: NewFigure(w.p, tippingOf(w.b, own.Move.Query, board.OfToNext), InTable),
		Strip:  w.strip(id, ranking, own), Spread: w.spread(id, name, ranking, own),
		order: w.rows, sortsBy: map[string]*big.Rat{ParkSortRank: rankNumber(own), ParkSortMove: own.Move.Num},
	}
	return row, true
}

// unit names window, kind and unit beside a name.
func (w *parkRankWriter) unit(q board.Query, v *board.Value) string {
	parts := []string{w.p.T("window." + string(q.Window))}
	if ind, ok := w.b.Catalogue().Indicator(q.Subject); ok && q.Of == board.OfGrowth {
		parts = append(parts, w.p.T("growth."+string(ind.Growth)))
	}
	return strings.Join(append(parts, HeadUnit(w.p, v.Unit)), " · ")
}

// strip is the rank among all places, and the rank before.
func (w *parkRankWriter) strip(id string, ranking board.Ranking, own board.Row) plot.SVG {
	s := plot.RankStrip{Of: len(ranking.Rows), Rank: own.Rank}
	for _, row := range ranking.Rows {
		if row.Rank > 0 {
			s.Ranked++
		}
	}
	before := w.p.T("park.ranks.nobefore")
	for _, term := range own.Move.Terms {
		if term.Role == board.RoleRankBefore && term.Value.Num != nil {
			s.Before = int(term.Value.Num.Num().Int64())
			before = w.p.T("park.ranks.before", s.Before)
		}
	}
	s.ID = id + "-strip"
	s.Title = w.p.T("park.ranks.strip", own.Rank, s.Ranked, before)
	if own.Rank == 0 {
		s.Title = w.p.T("missing." + string(board.NotRanked))
	}
	return s.Draw()
}

// spread is where the park stands among the others, low to high.
func (w *parkRankWriter) spread(id, name string, ranking board.Ranking, own board.Row) plot.SVG {
	var s plot.Spread
	var says []string
	first := true
	for _, row := range ranking.Rows {
		spot := amount(row.Value)
		at, ok := spot.Float()
		if !ok {
			continue
		}
		if first {
			s.Low, s.High, first = at, at, false
		}
		s.Low, s.High = min(s.Low, at), max(s.High, at)
		says = append(says, row.Park.Short.In(w.p.Lang())+" "+plainFigure(NewFigure(w.p, row.Value, InTable)))
		if row.Park.Code == own.Park.Code {
			s.Now = spot
		} else {
			s.Others = append(s.Others, spot)
		}
	}
	_, ratio := w.b.Catalogue().Ratio(own.Value.Query.Subject)
	if ratio || own.Value.Query.Of != board.OfValue { // a sum is no level among the parks
		s.Mean = amount(ranking.Pooled)
		if at, ok := s.Mean.Float(); ok {
			s.Low, s.High = min(s.Low, at), max(s.High, at)
		}
	}
	air := (s.High - s.Low) * 0.06
	if air == 0 {
		air = 1
	}
	s.Low, s.High = s.Low-air, s.High+air
	s.ID = id + "-spread"
	s.Title = w.p.T("park.ranks.spread", name)
	s.Desc = strings.Join(says, w.p.T("page.listsep"))
	return s.Draw()
}

func (w *parkRankWriter) heads() []RankingHead {
	p := w.p
	return []RankingHead{
		{Text: p.T("rankings.indicator"), Pin: true}, w.head(p.T("of.rank"), ParkSortRank), w.head(p.T("of.move"), ParkSortMove),
		{Text: p.T("tipping.col"), Right: true}, {Text: p.T("park.ranks.own"), Right: true}, {Text: p.T("park.ranks.pooled"), Right: true},
		{Text: p.T("park.ranks.strip.head", len(w.b.Catalogue().Parks))}, {Text: p.T("park.ranks.spread.head")},
	}
}

// head is a head that sorts; a third click goes back to the groups.
func (w *parkRankWriter) head(text, sort string) RankingHead {
	h := RankingHead{Text: text}
	to := url.Values{"period": {w.f.Period.String()}, "sort": {sort}}
	if w.f.Subject != "" && w.f.Subject != "output" {
		to.Set("indicator", w.f.Subject)
	}
	if w.f.Sort == sort {
		h.Sort = "ascending"
		if w.f.Down {
			h.Sort = "descending"
			to.Del("sort")
		} else {
			to.Set("dir", "desc")
		}
	}
	h.Href = "/parks/" + url.PathEscape(w.f.Park.Code) + "?" + to.Encode() + "#ranks"
	return h
}

// sortedRanks puts all rows into one group, ordered by the asked column; rows
// without a number there stay last in either direction.
func sortedRanks(groups []ParkRankGroup, f ParkFacts) []ParkRankGroup {
	var rows []ParkRank
	for _, g := range groups {
		rows = append(rows, g.Rows...)
	}
	slices.SortStableFunc(rows, func(a, b ParkRank) int {
		return byNumber(a.sortsBy[f.Sort], b.sortsBy[f.Sort], f.Down, a.order, b.order)
	})
	return []ParkRankGroup{{Rows: rows}}
}
