package views

import (
	"strings"

	"parkboard/internal/board"
)

// mostNamed is how many parks the opening sentence names of each kind.
const mostNamed = 7

// lead says who is first, and who moved.
func (w *rankingWriter) lead() Sentence {
	var firsts []string
	var first *board.Value
	var moved []Sentence
	movers := 0
	for _, row := range w.ranking.Rows {
		if row.Rank == 1 {
			firsts, first = append(firsts, row.Park.Name.In(w.p.Lang())), row.Value
		}
		if row.Move.Num != nil && row.Move.Num.Sign() != 0 {
			movers++
		}
		if row.Move.Num != nil && row.Move.Num.Sign() != 0 && movers <= mostNamed {
			moved = append(moved, Say(w.p, "rankings.moved", row.Park.Short.In(w.p.Lang()), explained(NewDelta(w.p, row.Move, InProse), row.Move)))
		}
	}
	if first == nil {
		return Say(w.p, "rankings.lead.none")
	}
	names := strings.Join(firsts[:min(len(firsts), mostNamed)], w.p.T("page.listsep"))
	if len(firsts) > mostNamed {
		names += w.p.T("rankings.andmore", Count(len(firsts)))
	}
	lead := Say(w.p, "rankings.lead", names, NewFigure(w.p, first, InTable))
	if first.Query.Of == board.OfGrowth { // 下降 5.0%, never 增长 −5.0%
		lead = Say(w.p, "rankings.lead.growth", names, NewDelta(w.p, first, InProse))
	}
	if len(moved) == 0 {
		return lead
	}
	var all Sentence
	for i, one := range moved {
		if i > 0 {
			all = append(all, Piece{Text: w.p.T("rankings.movesep")})
		}
		all = append(all, one...)
	}
	if movers > mostNamed {
		all = append(all, Piece{Text: w.p.T("rankings.moved.more", Count(movers))})
	}
	return Join(w.p, lead, Say(w.p, "rankings.lead.moved", all))
}
