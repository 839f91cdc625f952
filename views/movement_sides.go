package views

import "parkboard/internal/board"

// MovementSides are the parks that changed sides with this one, and itself.
type MovementSides struct {
	Caption string
	Was     string // the earlier period
	Now     string
	Unit    string
	Rows    []MovementSide
	More    string // how many are left out
}

// MovementSide is one park in both periods, as known now.
type MovementSide struct {
	Name     Link
	Was, Now Figure
	RankWas  Figure
	RankNow  Figure
	Outcome  string
	Own      bool
}

// mostSides is how many parks the table lists.
const mostSides = 30

// sides lists the parks that stood on another side of this one in the earlier
// period than in the later, both as known now.
func (w *movementWriter) sides() MovementSides {
	p, m := w.p, w.m
	out := MovementSides{
		Caption: p.T("movement.sides.caption", w.name), Unit: w.unit(),
		Was: PeriodText(p, m.Before.Period), Now: PeriodText(p, m.Query.Period),
	}
	left := 0
	for _, one := range w.b.Catalogue().Parks {
		key := w.outcome(one.Code)
		if key == "" {
			continue
		}
		if len(out.Rows) == mostSides {
			left++
			continue
		}
		out.Rows = append(out.Rows, w.side(one.Code, p.T(key)))
	}
	if len(out.Rows) == 0 {
		return out
	}
	own := w.side(m.Query.Park, p.T("movement.side.own"))
	own.Own = true
	out.Rows = append([]MovementSide{own}, out.Rows...)
	if left > 0 {
		out.More = p.T("movement.sides.more", Count(left))
	}
	return out
}

func (w *movementWriter) side(code, outcome string) MovementSide {
	was, now := w.m.Before, w.m.Query
	was.Park, now.Park = code, code
	was.Of, now.Of = board.OfRank, board.OfRank
	return MovementSide{
		Name: Link{Text: ParkName(w.p, w.b.Catalogue(), code), Href: parkPath(code, w.shown())},
		Was:  NewFigure(w.p, w.b.Value(rankedOf(was)), InTable), Now: NewFigure(w.p, w.b.Value(rankedOf(now)), InTable),
		RankWas: NewFigure(w.p, w.b.Value(was), InTable), RankNow: NewFigure(w.p, w.b.Value(now), InTable),
		Outcome: outcome,
	}
}

// rankedOf is the question a place was asked by.
func rankedOf(place board.Query) board.Query {
	place.Of, place.Ranked, place.Among = place.Ranked, "", ""
	return place
}

// outcome is the key of what became of a park beside this one; "" where it
// stayed on its side. Without a rank a park is on no side.
func (w *movementWriter) outcome(code string) string {
	was, now := side(w.m.RankWas, code), side(w.m.RankNow, code)
	switch {
	case was > 0 && now < 0, was > 0 && now == absentSide:
		return "movement.side.passed"
	case was > 0 && now == 0:
		return "movement.side.level"
	case was <= 0 && now > 0:
		return "movement.side.passedby"
	}
	return ""
}

// absentSide is the side of a park without a rank: below every place.
const absentSide = -2

// side is 1 for a park above in a rank's working, 0 level, −1 below.
func side(rank *board.Value, code string) int {
	own := rank.Terms[0].Value
	for _, t := range rank.Terms[1:] {
		if t.Value.Query.Park == code {
			return t.Value.Num.Cmp(own.Num)
		}
	}
	return absentSide
}
