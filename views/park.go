package views

import (
	"net/url"

	"parkboard/internal/board"
	"parkboard/internal/locale"
	"parkboard/internal/park"
)

// Park is the page of one park in one period: its year against its tier,
// against last year and against the other parks.
type Park struct {
	Page
	Parks       []NavItem // the picker: every park, in the same period
	Name        string
	About       Sentence
	Lead        Sentence
	Empty       bool // nothing is published yet, by any park
	Path        string
	Periods     []Choice
	Course      ParkCourse
	Year        ParkYear
	Structure   ParkStructure
	Places      ParkPlaces
	Ratios      ParkRatios
	Ranks       ParkRanks
	Ledger      ParkLedger
	Changes     ParkChanges
	Record      []RecordRow
	Tasks       []ParkTask
	Enterprises string // address of the park's enterprises; "" for those they are closed to
	Projects    ParkProjects
}

// ParkFacts is what the page is made from beside the board.
type ParkFacts struct {
	Park    park.Park
	Period  park.Period // zero while nothing is published
	Subject string      // a flow of the catalogue: what the year's charts show
	Sort    string      // one of ParkSorts, "" for the groups of the page
	Down    bool
	Today   park.Date
	Uploads UploadsFacts     // the year's uploads, whoever sent them
	Notes   []park.Note      // of all parks
	Figures []park.Published // live ones of all parks, in the order of publishing
	Sealed  []SealedYear     // newest year first
	Follow  []park.FollowUp  // the park's own

	Projects    *park.ProjectLedger
	Candidacies []park.Candidacy // of every park
}

// NewPark makes the page for its reader.
func NewPark(page Page, b *board.Board, f ParkFacts) Park {
	p := page.Say
	page.Title, page.Room = f.Park.Name.In(p.Lang()), RoomParks
	page.Scripts = []string{"echarts.min.js", "chart.js"}
	m := Park{Page: page, Name: page.Title, Path: "/parks/" + url.PathEscape(f.Park.Code)}
	m.About = parkAbout(p, b, f)
	for _, one := range b.Catalogue().Parks {
		m.Parks = append(m.Parks, NavItem{
			Text: one.Short.In(p.Lang()), Href: parkPath(one.Code, f.Period), Current: one.Code == f.Park.Code,
		})
	}
	if page.User != nil && page.User.MaySeeEnterprises(f.Park.Code) {
		m.Enterprises = "/enterprises?park=" + url.QueryEscape(f.Park.Code)
	}
	m.Projects = newParkProjects(p, b, f)
	m.Ledger = newParkLedger(page, b, f)
	m.Changes = newParkChanges(page, b, f)
	m.Record = newParkRecord(p, f)
	m.Tasks = parkTasks(p, b.Catalogue(), f)
	if f.Period.IsZero() {
		m.Empty = true
		m.Scripts = nil
		return m
	}
	tier, _ := b.Catalogue().Tier(f.Park.Tier)
	c := newCourse(b, f.Park, tier, f.Period)
	m.Periods = PeriodChoices(p, b, f.Period)
	m.Lead = parkLead(p, b, c, f)
	m.Course = newParkCourse(p, b, c, f.Period)
	m.Year = newParkYear(p, b, c, f)
	m.Structure = newParkStructure(p, b, f)
	m.Places = newParkPlaces(p, b, f)
	m.Ratios = newParkRatios(p, b, f)
	m.Ranks = newParkRanks(p, b, f)
	m.withFiles(p)
	return m
}

// Charts lists the stand-alone charts of the page.
func (m Park) Charts() []Chart {
	var all []Chart
	if m.Course.HasChart {
		all = append(all, m.Course.Chart)
	}
	if m.Year.HasChart {
		all = append(all, m.Year.Chart)
	}
	if m.Year.Months.ID != "" {
		all = append(all, m.Year.Months)
	}
	for _, one := range m.Ratios.Ratios {
		if one.HasChart {
			all = append(all, one.Chart)
		}
	}
	return all
}

// parkAbout stands beside the name: the full name, the tier, the enterprises.
func parkAbout(p locale.Printer, b *board.Board, f ParkFacts) Sentence {
	full := f.Park.Full.In(p.Lang())
	tier := p.T("overview.notier")
	if t, ok := b.Catalogue().Tier(f.Park.Tier); ok {
		tier = t.Name.In(p.Lang())
	}
	if full == "" || full == f.Park.Name.In(p.Lang()) {
		full = f.Park.County.In(p.Lang())
	}
	if f.Period.IsZero() || !b.Known(board.Query{Park: f.Park.Code, Period: f.Period, Subject: "enterprises"}) {
		return Say(p, "park.about", full, tier)
	}
	count := b.Value(board.Query{Park: f.Park.Code, Period: f.Period, Subject: "enterprises"})
	return Say(p, "park.about.enterprises", full, tier, NewFigure(p, count, InTable))
}

// parkLead is what a leader could read aloud: output and growth; the share of
// the target and the pace; what is still short and needed a month; where the
// year is expected to end. What is missing is said, not left out.
func parkLead(p locale.Printer, b *board.Board, c course, f ParkFacts) Sentence {
	if c.now.Num == nil {
		return missingRow(p, b, c, OverviewFacts{Period: f.Period, Today: f.Today})
	}
	parts := []Sentence{
		Say(p, "park.lead.output", MonthsText(p, f.Period), Sentence{{Figure: NewFigure(p, c.now, InProse)}}.Strong()),
		growthClause(p, c.growth),
	}
	switch {
	case c.completion.Num == nil:
		parts = append(parts, Say(p, "park.lead.notarget", p.T("missing."+string(c.completion.Missing))))
	case c.tier.Amount == 0:
		target := b.Value(board.Query{Park: c.park.Code, Period: f.Period, Subject: "output", Of: board.OfTarget})
		parts = append(parts, Say(p, "park.lead.annual", NewFigure(p, target, InProse), NewFigure(p, c.completion, InProse), paceClause(p, c.pace)))
	default:
		parts = append(parts, Say(p, "park.lead.tier", TierText(p, c.tier), NewFigure(p, c.completion, InProse), paceClause(p, c.pace)))
		parts = append(parts, gapClause(p, c, f.Period))
	}
	return Join(p, append(parts, outlookClause(p, c, f.Period))...)
}

// paceClause is 快于、慢于 or even with 序时进度; the word carries the sign.
func paceClause(p locale.Printer, v *board.Value) Sentence {
	d := NewDelta(p, v, InProse)
	key := map[Direction]string{Up: "park.pace.ahead", Down: "park.pace.behind", Even: "park.pace.even"}[d.Direction]
	if key == "" {
		return nil
	}
	for _, piece := range d.Say {
		if piece.Figure.Text != "" {
			return Say(p, key, piece.Figure)
		}
	}
	return nil
}

// outlookClause is the year-end forecast and what it means for the tier's
// verb. A closed year has none, and a met tier needs none.
func outlookClause(p locale.Printer, c course, period park.Period) Sentence {
	if c.forecast.Num == nil || period == period.YearEnd() {
		return nil
	}
	forecast := Say(p, "park.outlook", NewFigure(p, c.forecast, InProse))
	if c.forecastLow.Num != nil && c.forecastHigh.Num != nil {
		low, high := NewFigure(p, c.forecastLow, InProse), NewFigure(p, c.forecastHigh, InProse)
		low.Unit, high.Unit = "", ""
		forecast = Say(p, "park.outlook.range", NewFigure(p, c.forecast, InProse), low, high)
	} else if c.forecast.Has(board.Linear) {
		forecast = Say(p, "park.outlook.linear", NewFigure(p, c.forecast, InProse))
	}
	switch c.status.Standing {
	case board.Likely, board.Short:
		says := Say(p, "park.outlook."+string(c.status.Standing), VerbText(p, c.tier.Verb), TierText(p, c.tier))
		return append(forecast, says...)
	}
	return append(forecast, Say(p, "park.outlook.end")...)
}
