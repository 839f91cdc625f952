package views

import (
	"fmt"
	"strings"

	"parkboard/internal/park"
)

// Trial is a scheme on any past year beside another.
type Trial struct {
	Page
	Heading string
	Scheme  Link
	Action  string
	Year    Field
	Against Field
	Beside  Link // what it is compared with; Text "" for nothing
	Table   TrialTable
}

// TrialAsk is what the address asks for.
type TrialAsk struct {
	Scheme  SchemeState
	Year    int
	Years   []int
	Against int64 // the other scheme; 0 for the one in force
	Others  []SchemeState
	Beside  *park.Scheme // nil where there is none
}

// NewTrial makes the page for its reader.
func NewTrial(page Page, ask TrialAsk, f TrialFacts) Trial {
	p := page.Say
	page.Room, page.Title = RoomAssessments, p.T("trial.title", SchemeName(p, &ask.Scheme.Scheme), YearText(p, ask.Year))
	m := Trial{
		Page: page, Heading: page.Title, Action: SchemePath(ask.Scheme.ID) + "/trial", Table: NewTrialTable(p, f),
		Scheme: Link{Text: SchemeName(p, &ask.Scheme.Scheme), Href: SchemePath(ask.Scheme.ID)},
	}
	m.Year = Field{Name: "year", Label: p.T("trial.year"), Kind: ChoiceField}
	for _, year := range ask.Years {
		m.Year.Choices = append(m.Year.Choices, Choice{Value: fmt.Sprint(year), Text: YearText(p, year), Selected: year == ask.Year})
	}
	m.Against = Field{Name: "against", Label: p.T("trial.against"), Kind: ChoiceField, Choices: []Choice{{Text: p.T("trial.inforce")}}}
	for _, k := range ask.Others {
		m.Against.Choices = append(m.Against.Choices, Choice{
			Value: fmt.Sprint(k.ID), Text: strings.Join([]string{YearText(p, k.Year), SchemeName(p, &k.Scheme)}, " "), Selected: k.ID == ask.Against,
		})
	}
	if ask.Beside != nil {
		m.Beside = Link{Text: YearText(p, ask.Beside.Year) + " " + SchemeName(p, ask.Beside), Href: SchemePath(ask.Beside.ID)}
	}
	return m
}
