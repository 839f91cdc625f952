package views

import (
	"fmt"
	"math/big"
	"slices"
	"strings"

	"parkboard/internal/assess"
	"parkboard/internal/board"
	"parkboard/internal/park"
	"parkboard/internal/score"
)

// ScoreFacts is what the receipt of one number of an assessment, or of a
// trial, is made from.
type ScoreFacts struct {
	AssessmentFacts // its Ask is the question; of a trial it holds the state, the result and the scheme's id only
	Park            park.Park
	Kept            SchemeState // the scheme's revision with who saved it
	Beside          *ScoreSide  // OfMove: the other side; nil where there is none
	Moves           assess.Moves
	Trial           bool
	Then            *board.Board // what was known at the seal; nil while there is none
}

// ScoreSide is the other side of a difference: the year before, or the scheme
// beside a trial.
type ScoreSide struct {
	Ask    assess.Query
	Result *score.Result
	Name   string
}

// ScoreReceipt is the page behind one number of an assessment
// (docs/domain.md#score-receipts).
type ScoreReceipt struct {
	Receipt
	Head   Delta // the number, with its word where it is a difference
	Unit   string
	Also   []string // the other ways the board prints it
	Stands []string // what it stands on: a seal, a draft, a trial
	Sealed bool
	Rules  []Sentence
	Steps  []ScoreStep
	Tables []ScoreTable
}

// Typing is a field that a form carries along.
type Typing struct{ Name, Value string }

// ScoreStep is one line of the working.
type ScoreStep struct {
	Says     string
	Equation Equation
}

// ScoreTable is a table of numbers with their receipts.
type ScoreTable struct {
	ID      string
	Head    string
	Hint    string
	Columns []ScoreColumn
	Rows    []ScoreLine
}

// ScoreColumn is a head; Right for numbers.
type ScoreColumn struct {
	Text  string
	Right bool
}

// ScoreLine is a row; the first cell is its name.
type ScoreLine struct {
	Name  string
	Cells []Sentence
	Own   bool
}

// scoreWriter writes one receipt of a score.
type scoreWriter struct {
	assessmentWriter
	facts ScoreFacts
	ask   assess.Query
	row   *score.Row // nil for what all parks share
	m     *ScoreReceipt
}

// KnownScore reports whether the results have the number asked about.
func KnownScore(f ScoreFacts) bool {
	q := f.Ask
	if q.Park == park.CityCode {
		return q.Shared() && (q.What == assess.Firmness || q.Item(f.State.Scheme))
	}
	if f.Result.Row(q.Park) == nil {
		return false
	}
	switch {
	case q.Of == assess.OfMove && f.Beside == nil:
		return false
	case q.Of == assess.OfMove && itemOfTrial(f):
		return true
	case q.Item(f.State.Scheme):
		return q.Of != assess.OfMove
	case !q.Own():
		return false
	}
	return knowsIncident(f.Result.Row(q.Park), q.Incident)
}

// itemOfTrial reports whether a difference is asked of an item that either
// scheme of a trial has.
func itemOfTrial(f ScoreFacts) bool {
	if !f.Trial || f.Beside == nil || f.Ask.Own() {
		return false
	}
	_, was := f.Beside.Result.Case.Scheme.Item(f.Ask.What)
	_, is := f.State.Scheme.Item(f.Ask.What)
	return was || is
}

// NewScoreReceipt makes the receipt for its reader.
func NewScoreReceipt(page Page, f ScoreFacts) ScoreReceipt {
	p, q := page.Say, f.Ask
	page.Room = RoomAssessments
	m := ScoreReceipt{Sealed: f.Seal != nil}
	w := scoreWriter{assessmentWriter: assessmentWriter{p: p, f: f.AssessmentFacts, user: page.User}, facts: f, ask: q, m: &m}
	w.row = f.Result.Row(q.Park)
	name := f.Park.Name.In(p.Lang())
	if q.Park == park.CityCode {
		name = p.T("score.allparks")
	}
	m.Heading = w.heading()
	page.Title = p.T("receipt.title", m.Heading, name)
	m.Page = page
	m.Where = name + " · " + schemeWhere(p, w.scheme(), f.State.Period)
	m.Crumb = w.crumb()
	m.Stands = w.stands()
	w.write()
	m.Also = slices.DeleteFunc(slices.Compact(m.Also), func(text string) bool { return text == m.Head.Say.Plain() })
	return m
}

// write writes the number by what is asked.
func (w *scoreWriter) write() {
	if w.ask.Of == assess.OfMove && itemOfTrial(w.facts) {
		w.itemMove()
		return
	}
	if w.ask.Item(w.scheme()) {
		w.item()
		return
	}
	switch w.ask.What {
	case assess.Total:
		w.totals()
	case assess.Rank:
		w.rank()
	case assess.Band:
		w.band()
	case assess.Deductions:
		w.deductions()
	case assess.Firmness:
		w.firmness()
	}
}

// heading names the number: 亩均税收，得分.
func (w *scoreWriter) heading() string {
	what, of := w.ask.What, w.ask.Of
	var name string
	switch item, ok := w.scheme().Item(what); {
	case w.ask.Item(w.scheme()):
		name = itemName(w.p, w.catalogue(), item)
	case !ok && itemOfTrial(w.facts):
		item, _ = w.facts.Beside.Result.Case.Scheme.Item(what)
		name = itemName(w.p, w.catalogue(), item)
	default:
		name = w.p.T("score.what." + what)
	}
	if of != assess.OfItself {
		name = w.p.T("receipt.heading", name, w.p.T("score.of."+string(of)))
	}
	if w.ask.Cause != "" {
		name += w.p.T("score.because", w.p.T("cause."+string(w.ask.Cause)))
	}
	return name
}

// crumb leads back to where the number is printed.
func (w *scoreWriter) crumb() []Link {
	p, q := w.p, w.ask
	if w.facts.Trial {
		path := fmt.Sprintf("%s/trial?year=%d", SchemePath(q.Scheme), q.Year)
		if q.Against != 0 {
			path += fmt.Sprintf("&against=%d", q.Against)
		}
		return []Link{{Text: p.T("schemes.title"), Href: "/schemes"}, {Text: SchemeName(p, w.scheme()), Href: SchemePath(q.Scheme)}, {Text: p.T("schemes.trial"), Href: path}}
	}
	links := []Link{{Text: p.T("assessment.title", YearText(p, q.Year)), Href: w.f.path("")}}
	if q.Park != park.CityCode {
		links = append(links, Link{Text: w.facts.Park.Name.In(p.Lang()), Href: w.f.path(q.Park)})
	}
	return links
}

// stands says what the number rests on: sealed by whom and when with its
// checksum, a draft on the figures of a moment, or a trial.
func (w *scoreWriter) stands() []string {
	p := w.p
	switch {
	case w.facts.Trial:
		return []string{p.T("score.trial", SchemeName(p, w.scheme()), YearText(p, w.ask.Year))}
	case w.f.Seal != nil:
		return append(sealLines(p, w.f)[:2], p.T("score.checksum", w.f.Seal.Checksum), p.T("score.sealed", fmt.Sprintf("v%d", w.f.Seal.Version)))
	}
	return []string{p.T("score.draft", p.T("stage."+string(w.f.Assessment.Stage)))}
}

// at is the address of another number of the same results.
func (w *scoreWriter) at(parkCode, what string, of assess.Of) string {
	return w.ask.On(parkCode, what, of).Path()
}

// head sets the number: as printed, and unrounded.
func (w *scoreWriter) head(f Figure, exact *big.Rat, also ...string) {
	w.headDelta(Delta{Say: Sentence{{Figure: f}}}, exact, also...)
}

func (w *scoreWriter) headDelta(d Delta, exact *big.Rat, also ...string) {
	for i := range d.Say {
		if one := &d.Say[i].Figure; one.Text != "" {
			w.m.Unit, one.Unit, one.Receipt = one.Unit, "", "" // this is it
		}
	}
	w.m.Head, w.m.Also = d, also
	if exact != nil {
		w.m.Unrounded = unrounded(exact)
	}
}

// none says why there is no number.
func (w *scoreWriter) none(why string) {
	w.head(Figure{Text: "—", State: Absent, Note: why}, nil)
	w.m.Missing = why
}

func (w *scoreWriter) rule(key string, args ...any) {
	w.m.Rules = append(w.m.Rules, Say(w.p, key, args...))
}

func (w *scoreWriter) step(says string, e Equation) {
	w.m.Steps = append(w.m.Steps, ScoreStep{says, e})
}

// input adds a numbered input, and gives its number.
func (w *scoreWriter) input(in Input) string {
	in.No = fmt.Sprint(len(w.m.Inputs) + 1)
	w.m.Inputs = append(w.m.Inputs, in)
	return in.No
}

// digitsOf writes a number of an equation: six decimals, more below one, where
// six would be few.
func digitsOf(r *big.Rat) string {
	digits := 6
	if new(big.Rat).Abs(r).Cmp(big.NewRat(1, 1)) < 0 {
		digits = 9
	}
	text := trimmed(number(r, digits, false))
	if printedZero(text) {
		return "0"
	}
	return text
}

// exactly is a number of the working with its unit and its receipt.
func exactly(r *big.Rat, unit, receipt string) Figure {
	return Figure{Text: digitsOf(r), Unit: unit, Receipt: receipt}
}

// equationOf puts operators and terms in a row: a string is an operator, a
// Figure a number, an EquationToken a number with its place among the inputs.
func equationOf(result Figure, parts ...any) Equation {
	e := Equation{Result: result}
	e.Result.Receipt = ""
	for i, part := range parts {
		switch a := part.(type) {
		case string:
			e.Tokens = append(e.Tokens, EquationToken{Op: a})
		case Figure:
			e.Tokens = append(e.Tokens, bracketed(EquationToken{Term: a}, i))
		case EquationToken:
			e.Tokens = append(e.Tokens, bracketed(a, i))
		}
	}
	for _, token := range e.Tokens {
		e.Plain += token.Op + token.Term.Text + " "
	}
	e.Plain += "= " + e.Result.Text
	if e.Result.Unit != "" {
		e.Plain += " " + e.Result.Unit
	}
	return e
}

func bracketed(token EquationToken, place int) EquationToken {
	token.Term.Receipt = ""
	if place > 0 && strings.HasPrefix(token.Term.Text, "−") {
		token.Term.Text = "(" + token.Term.Text + ")"
	}
	return token
}

// term is an input as a term of the equation.
func (w *scoreWriter) term(in Input) EquationToken {
	no := w.input(in)
	return EquationToken{Term: in.Value, No: no, Name: in.Name}
}

func (w *scoreWriter) points() string { return w.p.T("score.points") }

// unranked says why there is no number where the row has no total.
func (w *scoreWriter) unranked() bool {
	if w.row.Total != nil {
		return false
	}
	w.none(w.p.T("missing." + orElse(w.row.Reason, score.NotReported)))
	return true
}

func orElse(text, other string) string {
	if text == "" {
		return other
	}
	return text
}

// says is a plain sentence.
func says(text string) Sentence { return Sentence{{Text: text}} }

func shown(f Figure) Sentence { return Sentence{{Figure: f}} }

// schemeOf is who saved the rules: the scheme, its revision, when and by whom.
func (w *scoreWriter) schemeOf() Input {
	k := w.facts.Kept
	return Input{
		Name: w.p.T("score.in.scheme"), Value: Figure{Text: SchemeName(w.p, &k.Scheme), Receipt: SchemePath(k.ID)},
		Plain: w.p.T("score.saved", k.Revision, nameOf(w.f.Names, k.By), MomentText(k.At)),
	}
}
