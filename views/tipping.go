package views

import (
	"parkboard/internal/board"
	"parkboard/internal/locale"
)

// tippingOf asks a question about a park's place: what it takes to rise, or
// the lead, in the ranking a rank or movement was asked in.
func tippingOf(b *board.Board, place board.Query, of board.Of) *board.Value {
	place.Of = of
	return b.Value(place)
}

// riseSentence says what it takes to share the next higher rank: 亩均税收再增
// 0.37 万元/亩即升至第2位（税收再增 0.98 亿元）. The first place and the unranked
// say so.
func riseSentence(p locale.Printer, b *board.Board, place board.Query) Sentence {
	next := tippingOf(b, place, board.OfToNext)
	if next.Num == nil {
		return Say(p, "tipping.none", p.T("missing."+string(next.Missing)))
	}
	above := next.Terms[0].Value.Query
	rank := tippingOf(b, board.Query{
		Park: above.Park, Period: place.Period, Subject: place.Subject, Window: place.Window,
		Basis: place.Basis, Ranked: place.Ranked, Among: place.Among,
	}, board.OfRank)
	name := rankedName(p, b, place)
	say := Say(p, "tipping.rise", name, NewFigure(p, next, InTable), NewFigure(p, rank, InTable), ParkName(p, b.Catalogue(), above.Park))
	if numerator := tippingOf(b, place, board.OfToNextNumerator); numerator.Num != nil {
		r, _ := b.Catalogue().Ratio(place.Subject)
		say = append(say, Say(p, "tipping.numerator", SubjectName(p, b.Catalogue(), r.Numerator), NewFigure(p, numerator, InTable))...)
	}
	return append(say, Piece{Text: p.T("tipping.end")})
}

// leadSentence says what the park is ahead of the next lower one; empty where
// nobody is below.
func leadSentence(p locale.Printer, b *board.Board, place board.Query) Sentence {
	lead := tippingOf(b, place, board.OfLead)
	if lead.Num == nil {
		return nil
	}
	return Say(p, "tipping.lead", ParkName(p, b.Catalogue(), lead.Terms[1].Value.Query.Park), NewFigure(p, lead, InTable))
}

// rankedName is what a ranking ranks by: 亩均税收, 规上工业总产值同比.
func rankedName(p locale.Printer, b *board.Board, q board.Query) string {
	name := SubjectName(p, b.Catalogue(), q.Subject)
	if q.Ranked == "" || q.Ranked == board.OfValue {
		return name
	}
	return p.T("park.ranks.of", name, p.T("of."+string(q.Ranked)))
}

// explained is a movement whose number opens the page that says why.
func explained(d Delta, v *board.Value) Delta {
	if v.Num == nil {
		return d
	}
	d.Say = append(Sentence(nil), d.Say...)
	for i := range d.Say {
		if d.Say[i].Figure.Text != "" {
			d.Say[i].Figure.Receipt = v.Query.MovementPath()
		}
	}
	return d
}
