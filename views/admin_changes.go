package views

import (
	"fmt"
	"math/big"
	"slices"

	"parkboard/internal/board"
	"parkboard/internal/locale"
	"parkboard/internal/park"
)

// Ask is something odd about what was typed that has to be confirmed.
type Ask struct {
	Name string
	Says string
}

// AskRound asks whether the amount may be rounded to what is kept.
func AskRound(p locale.Printer, exact *big.Rat, kept park.Quantity, unit string) Ask {
	text, _ := Write(p, exact, unit, Exact)
	short, _ := Write(p, kept.Rat(), unit, Exact)
	return Ask{"round", p.T("admin.ask.round", text, short, UnitText(p, unit, Exact))}
}

// AskDoubt asks about an amount that is many times off.
func AskDoubt(p locale.Printer, d *board.Doubt, kept park.Quantity, unit string) Ask {
	now, printed := Write(p, kept.Rat(), unit, InTable)
	was, _ := Write(p, d.Against, unit, InTable)
	times, up := new(big.Rat).Set(d.Factor), "more"
	if times.Cmp(big.NewRat(1, 1)) < 0 {
		times.Inv(times)
		up = "less"
	}
	return Ask{"slip", p.T("admin.ask.far."+up, now+" "+printed, was+" "+printed, trimmed(number(times, 1, false))) + p.T("slip."+string(d.Slip))}
}

// ChangesFacts is what the page of consequences is made from.
type ChangesFacts struct {
	EntryFacts
	Records   []Fact // what is to be recorded
	Remarks   []string
	Asks      []Ask
	Unsure    bool // something asked was not confirmed
	Moved     bool // the data moved since the page was shown
	Seen      string
	Was, Is   *board.Board
	Periods   []park.Period
	Changes   []board.Change
	Standings []PeriodStanding
}

// PeriodStanding is a park whose state of the year changes in a period.
type PeriodStanding struct {
	Period park.Period
	board.StandingChange
}

// Consequences is the page that shows what an entry changes before it is kept.
type Consequences struct {
	Page
	Tabs    []NavItem
	Name    string
	Back    string
	Heading string
	Banner  Verdict
	Records []Fact
	Remarks []string
	Asks    []Ask
	Unsure  string
	Groups  []ChangeGroup
	More    string
	Post    string
	Hidden  []Choice
}

// Verdict is the one sentence on what would change, with its seal.
type Verdict struct {
	Kind, Seal string
	Says       Sentence
}

// ChangeGroup is what changes in one period.
type ChangeGroup struct {
	ID      string
	Caption string
	States  []ChangeRow
	Rows    []ChangeRow
}

// ChangeRow is one number before and after. The new one has no receipt: it is
// not there yet.
type ChangeRow struct {
	Park    string
	Subject string
	Basis   string
	Was, Is Figure
	Unit    string
}

// mostChanges is how many rows the page prints.
const mostChanges = 300

// NewConsequences makes the page.
func NewConsequences(page Page, f ChangesFacts) Consequences {
	form := NewEntryForm(page, f.Was, f.EntryFacts)
	p := page.Say
	page = form.Page
	page.Title = p.T("admin.changes.title", form.Heading)
	m := Consequences{
		Page: page, Tabs: form.Tabs, Name: form.Name, Back: form.Back, Heading: form.Heading, Records: f.Records,
		Remarks: f.Remarks, Asks: f.Asks, Post: form.Post,
	}
	names := make([]string, 0, len(f.Typed))
	for name := range f.Typed {
		names = append(names, name)
	}
	slices.Sort(names)
	for _, name := range names {
		m.Hidden = append(m.Hidden, Choice{Text: name, Value: f.Typed[name]})
	}
	m.Hidden = append(m.Hidden, form.Hidden...)
	m.Hidden = append(m.Hidden, Choice{Text: "seen", Value: f.Seen})
	if f.Unsure {
		m.Unsure = p.T("admin.ask.unsure")
	}
	m.Banner = changesBanner(p, f)
	m.group(p, f)
	return m
}

func changesBanner(p locale.Printer, f ChangesFacts) Verdict {
	says := Say(p, "admin.changes.some", Count(len(f.Changes)), Count(ranksAmong(f.Changes)), Count(len(f.Standings)))
	if len(f.Changes)+len(f.Standings) == 0 {
		says = Say(p, "admin.changes.none")
	}
	if f.Moved {
		return Verdict{"err", p.T("severity.error.seal"), Join(p, Say(p, "admin.changes.moved"), says)}
	}
	if len(f.Changes)+len(f.Standings) == 0 {
		return Verdict{"", p.T("severity.note.seal"), says}
	}
	return Verdict{"ask", p.T("severity.question.seal"), says}
}

func ranksAmong(changes []board.Change) int {
	n := 0
	for _, c := range changes {
		if c.Query.Of == board.OfRank {
			n++
		}
	}
	return n
}

// group lists the changes by period, newest first; of very many it shows the
// first and says how many more there are.
func (m *Consequences) group(p locale.Printer, f ChangesFacts) {
	shown := 0
	for i, period := range slices.Backward(f.Periods) {
		g := ChangeGroup{ID: fmt.Sprintf("period-%d", i), Caption: PeriodText(p, period)}
		for _, s := range f.Standings {
			if s.Period == period {
				g.States = append(g.States, ChangeRow{
					Park: s.Park.Name.In(p.Lang()), Subject: p.T("admin.standing"),
					Was: Figure{Text: p.T("standing." + string(s.Was))}, Is: Figure{Text: p.T("standing." + string(s.Is))},
				})
			}
		}
		for _, c := range f.Changes {
			if c.Query.Period != period {
				continue
			}
			if shown++; shown <= mostChanges {
				g.Rows = append(g.Rows, newChangeRow(p, f, c))
			}
		}
		if len(g.Rows)+len(g.States) > 0 {
			m.Groups = append(m.Groups, g)
		}
	}
	if shown > mostChanges {
		m.More = p.T("admin.changes.more", Count(shown-mostChanges))
	}
}

func newChangeRow(p locale.Printer, f ChangesFacts, c board.Change) ChangeRow {
	catalogue := f.Is.Catalogue()
	q := c.Query
	row := ChangeRow{
		Park: ParkName(p, catalogue, q.Park), Was: NewFigure(p, c.Was, InTable), Is: NewFigure(p, c.Is, InTable),
		Subject: p.T("admin.subject", SubjectName(p, catalogue, q.Subject), p.T("of."+string(q.Of))),
	}
	if q.Of == board.OfValue {
		row.Subject = SubjectName(p, catalogue, q.Subject)
	}
	if q.Ranked != "" && q.Ranked != board.OfValue {
		row.Subject = p.T("admin.subject.ranked", SubjectName(p, catalogue, q.Subject), p.T("of."+string(q.Ranked)), p.T("of."+string(q.Of)))
	}
	row.Basis = p.T("window." + string(q.Window))
	if q.Basis != "" {
		row.Basis = p.T("admin.basis", row.Basis, p.T("basis."+string(q.Basis)))
	}
	row.Is.Receipt = ""
	for i := range row.Is.Flags {
		row.Is.Flags[i].Receipt = ""
	}
	row.Unit = row.Is.Unit
	if row.Unit == "" {
		row.Unit = row.Was.Unit
	}
	if row.Unit == "" && (q.Of == board.OfRank || q.Of == board.OfMove) {
		row.Unit = UnitText(p, places, InTable)
	}
	return row
}
