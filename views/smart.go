package views

import (
	"fmt"
	"net/url"
	"slices"

	"parkboard/internal/locale"
	"parkboard/internal/park"
)

// SmartFacts is what the page of smart levels is made from.
type SmartFacts struct {
	All       []park.SmartAssessment // of each park and year the one that counts
	Catalogue *park.Catalogue
	Names     map[string]string // display names by user name
	Park      string            // whose sentences are shown; "" for nobody's
	Year      int
	Saved     bool
}

// Smart is the page of smart levels: a small table over the years.
type Smart struct {
	Page
	Lead   Sentence
	Notice string
	Dims   []string
	Parks  []SmartPark
	Shown  SmartSheet
	None   bool
}

// SmartPark is a park's years, oldest first.
type SmartPark struct {
	Park  Link
	Years []SmartYear
	Add   []NavItem // a link to assess; none for most readers
	Why   string    // why there are no years
}

// SmartYear is one year of a park.
type SmartYear struct {
	Year   string
	Levels []SmartCell
	By     string
}

// SmartCell is the level of one dimension and how it moved since the park's year
// before.
type SmartCell struct {
	Level Figure
	Move  Delta
}

// SmartSheet is what one park said of one year.
type SmartSheet struct {
	Name  string // "" for none
	By    string
	Lines []SmartLine
}

// SmartLine is one dimension with its sentence.
type SmartLine struct {
	Dim      string
	Level    string
	Evidence string
}

func smartPath(code string, year int) string {
	return "/smart?" + url.Values{"park": {code}, "year": {fmt.Sprint(year)}}.Encode()
}

// SmartFormPath is where a park's year is assessed.
func SmartFormPath(code string) string { return "/smart/assess?" + url.Values{"park": {code}}.Encode() }

// NewSmart makes the page for its reader.
func NewSmart(page Page, f SmartFacts) Smart {
	p := page.Say
	page.Title, page.Room = p.T("smart.title"), RoomDesignations
	m := Smart{Page: page, None: len(f.All) == 0}
	for _, d := range park.SmartDimensions {
		m.Dims = append(m.Dims, p.T("smart.dim."+string(d)))
	}
	last, assessed := 0, 0
	for _, s := range f.All {
		last = max(last, s.Year)
	}
	for _, one := range f.Catalogue.Parks {
		row := SmartPark{Park: parkLink(p, f.Catalogue, one.Code, park.Period{})}
		years := smartYears(f, one.Code)
		for i, s := range years {
			var before *park.SmartAssessment
			if i > 0 {
				before = &years[i-1]
			}
			row.Years = append(row.Years, smartYear(p, f, s, before))
			if s.Year == last {
				assessed++
			}
		}
		if len(years) == 0 {
			row.Why = p.T("smart.notyet")
		}
		if acting(page) && page.User.MayPursue(one.Code) {
			row.Add = []NavItem{{Text: p.T("smart.assess"), Href: SmartFormPath(one.Code)}}
		}
		m.Parks = append(m.Parks, row)
	}
	m.Lead = Say(p, "smart.lead.none")
	if !m.None {
		m.Lead = Say(p, "smart.lead", YearText(p, last), Count(assessed), Count(len(f.Catalogue.Parks)))
	}
	if f.Saved {
		m.Notice = p.T("smart.saved")
	}
	m.Shown = smartSheet(p, f)
	return m
}

func smartYears(f SmartFacts, code string) []park.SmartAssessment {
	var years []park.SmartAssessment
	for _, s := range f.All {
		if s.Park == code {
			years = append(years, s)
		}
	}
	slices.SortFunc(years, func(a, b park.SmartAssessment) int { return a.Year - b.Year })
	return years
}

// smartYear prints a year; a move is told only from the year before, not over a
// gap.
func smartYear(p locale.Printer, f SmartFacts, s park.SmartAssessment, before *park.SmartAssessment) SmartYear {
	year := SmartYear{Year: YearText(p, s.Year), By: nameOf(f.Names, s.Actor) + " " + string(park.DateOf(s.At))}
	for _, d := range park.SmartDimensions {
		cell := SmartCell{Level: Figure{Text: p.T("smart.level", s.Levels[d].Level), Receipt: smartPath(s.Park, s.Year) + "#said", Note: s.Levels[d].Evidence}}
		if before != nil && before.Year == s.Year-1 {
			cell.Move = levelMove(p, s.Levels[d].Level-before.Levels[d].Level)
		}
		year.Levels = append(year.Levels, cell)
	}
	return year
}

func levelMove(p locale.Printer, by int) Delta {
	switch {
	case by > 0:
		return Delta{Direction: Up, Say: Say(p, "smart.up", Count(by))}
	case by < 0:
		return Delta{Direction: Down, Say: Say(p, "smart.down", Count(-by))}
	}
	return Delta{}
}

func smartSheet(p locale.Printer, f SmartFacts) SmartSheet {
	at := slices.IndexFunc(f.All, func(s park.SmartAssessment) bool { return s.Park == f.Park && s.Year == f.Year })
	if at < 0 {
		return SmartSheet{}
	}
	s := f.All[at]
	sheet := SmartSheet{
		Name: p.T("smart.said", ParkName(p, f.Catalogue, s.Park), YearText(p, s.Year)),
		By:   p.T("smart.by", nameOf(f.Names, s.Actor), MomentText(s.At)),
	}
	for _, d := range park.SmartDimensions {
		sheet.Lines = append(sheet.Lines, SmartLine{
			Dim: p.T("smart.dim." + string(d)), Level: p.T("smart.level", s.Levels[d].Level), Evidence: s.Levels[d].Evidence,
		})
	}
	return sheet
}

// NewSmartForm is the form in which a park assesses itself.
func NewSmartForm(page Page, c *park.Catalogue, code string, in TaskInput) TaskForm {
	p := page.Say
	name := ParkName(p, c, code)
	page.Title, page.Room = p.T("smart.assess")+" · "+name, RoomDesignations
	m := TaskForm{
		Page: page, Crumb: Link{Text: p.T("smart.title"), Href: "/smart"}, Heading: p.T("smart.assess"), Where: name,
		Says: p.T("smart.says"), Problem: in.Problems[""], Post: SmartFormPath(code), Button: p.T("smart.save"),
		Hidden: []Choice{{Text: "seen", Value: fmt.Sprint(in.Seen)}},
	}
	year := in.field(p, "year", LineField, MostLetters, true)
	m.Fields = append(m.Fields, year)
	for _, d := range park.SmartDimensions {
		var levels []Choice
		for n := 1; n <= park.SmartTop; n++ {
			levels = append(levels, Choice{Value: fmt.Sprint(n), Text: p.T("smart.level", n)})
		}
		level := in.choice(p, "level."+string(d), true, levels)
		level.Label = p.T("smart.dim." + string(d))
		said := in.field(p, "said."+string(d), TextField, MostNote, true)
		said.Label = p.T("smart.evidence", level.Label)
		m.Fields = append(m.Fields, level, said)
	}
	if len(page.User.Parks) > 1 || page.User.Role == park.Admin {
		for _, one := range c.Parks {
			if page.User.MayPursue(one.Code) {
				m.Tabs = append(m.Tabs, NavItem{Text: one.Short.In(p.Lang()), Href: SmartFormPath(one.Code), Current: one.Code == code})
			}
		}
	}
	return m
}
