package views

import (
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
	Records []Fact // what is to be recorded
	Remarks []string
	Asks    []Ask
	Unsure  bool // something asked was not confirmed
	Moved   bool // the data moved since the page was shown
	Seen    string
	Outcome
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

// NewConsequences makes the page.
func NewConsequences(page Page, f ChangesFacts) Consequences {
	form := NewEntryForm(page, f.Outcome.Was, f.EntryFacts)
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
	m.Groups, m.More = changeGroups(p, f.Outcome, p.T("admin.changes.hint"), mostChanges)
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
