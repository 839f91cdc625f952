package views

import (
	"math/big"
	"strings"

	"parkboard/internal/board"
	"parkboard/internal/locale"
	"parkboard/internal/park"
	"parkboard/internal/plot"
)

// Movement is the page that says why a park moved in a ranking, and what it
// takes to rise (docs/domain.md#movement).
type Movement struct {
	Page
	Crumb   []Link
	Heading string
	Where   string
	Lead    Sentence
	None    string // why there is nothing to explain; "" when there is
	Hint    string
	Caption string
	Heads   []RankingHead
	Rows    []MovementRow
	How     []MovementHow
	Sides   MovementSides
	Ways    []Sentence // what it takes to rise, the lead over the next lower
	Move    Delta      // as the ranking shows it, with its receipt
	Ranking Link
	Then    Receipt // what the earlier figure rested on then; without inputs when it was not revised
	ThenSay Sentence
}

// MovementRow is a state, or a step between two.
type MovementRow struct {
	Name    string
	Value   Figure
	By      Delta
	Drawing plot.SVG
	Rank    Figure
	RankBy  Delta
	State   bool
	Flags   []Flag
}

// MovementHow says how one part is made.
type MovementHow struct {
	ID   string
	Name string
	Says Sentence
}

// MovementFacts is what the page is made from.
type MovementFacts struct {
	Movement *board.Movement
	First    park.Moment  // when the later period was first published; zero when unknown
	Then     ReceiptFacts // the receipt of the earlier figure as known then, where it was revised
}

// movementWriter writes one movement.
type movementWriter struct {
	p     locale.Printer
	b     *board.Board
	m     *board.Movement
	f     MovementFacts
	name  string // of the park
	parts partsWriter
}

// NewMovement makes the page for its reader.
func NewMovement(page Page, b *board.Board, f MovementFacts) Movement {
	p, m := page.Say, f.Movement
	q := m.Query
	w := &movementWriter{p: p, b: b, m: m, f: f, name: ParkName(p, b.Catalogue(), q.Park)}
	ranked := rankedName(p, b, q)
	page.Title = p.T("movement.title", w.name, ranked)
	out := Movement{Page: page, Where: whereText(p, b.Catalogue(), q)}
	out.Crumb = []Link{
		{Text: p.T("nav.overview"), Href: "/" + w.at()}, {Text: p.T("nav.rankings"), Href: w.ranking()},
		{Text: w.name, Href: parkPath(q.Park, w.shown())},
	}
	out.Move, out.Ranking = NewDelta(p, b.Value(q), InTable), Link{Text: p.T("movement.ranking"), Href: w.ranking()}
	out.Ways = []Sentence{riseSentence(p, b, q)}
	if lead := leadSentence(p, b, q); len(lead) > 0 {
		out.Ways = append(out.Ways, lead)
	}
	if m.Reason != "" {
		out.Heading = p.T("movement.h.none", w.name, ranked)
		out.None = p.T("movement.none", p.T("missing."+string(m.Reason)))
		return out
	}
	var parts []*big.Rat
	for _, s := range m.Steps {
		parts = append(parts, s.ValueBy)
	}
	w.parts = newPartsWriter(p, m.Now.Unit, q.Ranked, m.Then.Num, parts)
	out.Heading = w.ranks("movement.h.", w.name, ranked).Plain()
	out.Lead = w.lead()
	out.Hint = p.T("movement.steps.hint", w.unit())
	out.Caption = p.T("movement.steps.caption", page.Title, PeriodText(p, m.Before.Period), PeriodText(p, q.Period))
	out.Heads, out.Rows, out.How, out.Sides = w.heads(), w.rows(), w.how(), w.sides()
	if m.Revised() && f.Then.Value != nil {
		out.Then = thenReceipt(page, f.Then)
		out.ThenSay = Say(p, "movement.then.hint", out.Then.Number, NewFigure(p, m.Was, InTable))
	}
	return out
}

// thenReceipt is the receipt of the earlier figure as known then. It is its own
// place on the page: today's receipts of its inputs may say other numbers.
func thenReceipt(page Page, f ReceiptFacts) Receipt {
	r := NewReceipt(page, f)
	r.Number.Receipt = "#then"
	for i := range r.Inputs {
		r.Inputs[i].Value.Receipt = ""
	}
	return r
}

// shown is the period whose pages the links lead to: one without figures has
// none.
func (w *movementWriter) shown() park.Period {
	for _, one := range w.b.Periods() {
		if one == w.m.Query.Period {
			return one
		}
	}
	return park.Period{}
}

func (w *movementWriter) at() string {
	if p := w.shown(); !p.IsZero() {
		return "?period=" + p.String()
	}
	return ""
}

// ranking is the address of the ranking the park moved in: over all parks, or
// within its tier where that is what was asked.
func (w *movementWriter) ranking() string {
	q := w.m.Query
	ask := RankingAsk{Subject: q.Subject, Of: q.Ranked, Window: q.Window, Basis: q.Basis, Period: w.shown()}
	switch ask.Of {
	case board.OfValue, board.OfGrowth, board.OfCompletion:
	default:
		ask.Of = board.OfValue
	}
	if q.Among != "" {
		if one, ok := w.b.Catalogue().Park(q.Park); ok {
			ask.Tier = one.Tier
		}
	}
	if ask.Period.IsZero() {
		ask.Period = w.b.Latest()
	}
	return ask.Path()
}

// ranks fills a sentence of the two ranks by the direction between them.
func (w *movementWriter) ranks(prefix string, args ...any) Sentence {
	way := "even"
	switch by := w.m.ByRank(); {
	case by > 0:
		way = "up"
	case by < 0:
		way = "down"
	}
	return Say(w.p, prefix+way, append(args, w.rankThen(), NewFigure(w.p, w.m.RankNow, InTable))...)
}

// rankThen is the earlier rank as known then. Where it is known otherwise now,
// no receipt of today says it.
func (w *movementWriter) rankThen() Figure {
	f := NewFigure(w.p, w.m.RankThen, InTable)
	if w.m.RankThen.Num.Cmp(w.m.RankWas.Num) != 0 {
		f.Receipt = "#how-revisions"
	}
	return f
}

// lead is the sentence to read aloud: from which place to which, and what each
// part did.
func (w *movementWriter) lead() Sentence {
	var says []Sentence
	for i, s := range w.m.Steps {
		if one := w.says(i, s); len(one) > 0 {
			says = append(says, one)
		}
	}
	if len(says) == 0 {
		return Say(w.p, "movement.lead.calm", w.name)
	}
	all := w.ranks("movement.lead.", w.name)
	if w.p.English() {
		all = append(all, Piece{Text: " "})
	}
	for i, one := range says {
		if i > 0 {
			all = append(all, Piece{Text: w.p.T("movement.says.sep")})
		}
		all = append(all, one...)
	}
	return append(all, Piece{Text: w.p.T("movement.says.end")})
}

// says is the clause of a step that changed something; empty for one that did
// not.
func (w *movementWriter) says(i int, s board.Step) Sentence {
	if s.ValueBy.Sign() == 0 && s.RankBy == 0 && len(s.Passed) == 0 {
		return nil
	}
	by := w.door(w.parts.change(w.parts.parts[i], s.ValueBy, InProse), s.Cause)
	switch {
	case s.Cause == board.ByOthers:
		return Say(w.p, "movement.says.others", w.crowd(s, "movement.says.others."), w.rankBy(s.RankBy, InProse))
	case s.Cause == board.ByRevisions && s.ValueBy.Sign() == 0:
		return Say(w.p, "movement.says.revisions.others", by, w.rankBy(s.RankBy, InProse))
	}
	says := Say(w.p, "movement.says."+string(s.Cause), by, w.rankBy(s.RankBy, InProse))
	if past := w.crowd(s, "movement.says.own."); past != "" {
		says = append(says, Piece{Text: w.p.T("movement.says.aside", past)})
	}
	return says
}

// crowd names the parks that went past in a step: by what they did themselves,
// or by what this park did.
func (w *movementWriter) crowd(s board.Step, key string) string {
	var says []string
	if len(s.PassedBy) > 0 {
		says = append(says, w.p.T(key+"passedby", w.names(s.PassedBy)))
	}
	if len(s.Passed) > 0 {
		says = append(says, w.p.T(key+"passed", w.names(s.Passed)))
	}
	return strings.Join(says, w.p.T("movement.says.and"))
}

// mostPassed is how many parks a sentence about passing names.
const mostPassed = 4

func (w *movementWriter) names(codes []string) string {
	var names []string
	for _, code := range codes[:min(len(codes), mostPassed)] {
		names = append(names, ParkName(w.p, w.b.Catalogue(), code))
	}
	text := strings.Join(names, w.p.T("page.listsep"))
	if len(codes) > mostPassed {
		text = w.p.T("movement.says.more", text, Count(len(codes)))
	}
	return text
}

func (w *movementWriter) rankBy(by int, style Style) Delta {
	d := Delta{Direction: Up}
	key := "delta.move."
	if style == InProse {
		key = "delta.prose.move."
	}
	switch {
	case by == 0 && style == InProse:
		return Delta{Say: Say(w.p, "movement.rank.even")}
	case by == 0:
		return Delta{Say: Say(w.p, "movement.rank.none")}
	case by > 0:
		d.Say = Say(w.p, key+"up", Figure{Text: Count(by)})
	default:
		d.Direction, d.Say = Down, Say(w.p, key+"down", Figure{Text: Count(-by)})
	}
	return d
}

// door leads a part's number to how it is made, on the same page.
func (w *movementWriter) door(d Delta, part board.Cause) Delta {
	for i := range d.Say {
		if d.Say[i].Figure.Text != "" {
			d.Say[i].Figure.Receipt = "#how-" + string(part)
		}
	}
	return d
}
