package views

import (
	"fmt"
	"strconv"

	"parkboard/internal/locale"
	"parkboard/internal/park"
	"parkboard/internal/project"
)

// QuarterFacts is what the page of a quarter is made from.
type QuarterFacts struct {
	Quarter   project.Quarter
	Ledger    *park.ProjectLedger
	Through   []park.Project // as the ledgers through the quarter have them
	Tours     []park.TourScore
	Catalogue *park.Catalogue
	Today     park.Date
	Names     map[string]string
	Kept      bool // a score was just entered

	Typed    Typed
	Problems Problems
}

// Quarters is the page of a quarter.
type Quarters struct {
	Page
	Span   string
	Lead   Sentence
	Notice string
	Years  []Choice
	Nth    []Choice
	Money  string // unit
	Rows   []QuarterRow
	Score  string // address of the form; "" for those who may not
	Tours  []TourLine
}

// QuarterRow is one park's quarter, or the city's at the end.
type QuarterRow struct {
	Park                   Link
	Starts, New, Finishes  Figure
	Plan, Done, Rate       Figure
	ByDone, ByRate, Scored Figure
	Lacking                string
	Total                  bool
}

// TourLine says where a score stands.
type TourLine struct {
	ID   string
	Says string
}

func quarterPath(q project.Quarter) string {
	return fmt.Sprintf("/projects/quarters?quarter=%d&year=%d", q.N, q.Year)
}

// NewQuarters makes the page for its reader.
func NewQuarters(page Page, f QuarterFacts) Quarters {
	p := page.Say
	page.Title, page.Room = p.T("projects.quarters"), RoomProjects
	m := Quarters{Page: page, Span: quarterText(p, f.Quarter), Money: HeadUnit(p, tenThousandYuan)}
	if f.Kept {
		m.Notice = p.T("projects.tour.kept")
	}
	if page.User != nil && page.User.Role == park.Admin {
		m.Score = fmt.Sprintf("/projects/quarters/score?quarter=%d&year=%d", f.Quarter.N, f.Quarter.Year)
	}
	m.choices(p, f)
	codes := make([]string, len(f.Catalogue.Parks))
	for i, one := range f.Catalogue.Parks {
		codes[i] = one.Code
	}
	all := project.Progresses(codes, f.Ledger.Projects, f.Through, f.Quarter, f.Today)
	for i := range all {
		m.Rows = append(m.Rows, quarterRow(p, f, &all[i]))
	}
	city := all[len(all)-1]
	m.Lead = Say(p, "projects.quarter.lead", m.Span, m.Rows[len(all)-1].Starts, m.Rows[len(all)-1].New, m.Rows[len(all)-1].Finishes)
	if city.Plan != nil {
		m.Lead = Join(p, m.Lead, Say(p, "projects.quarter.lead.done", m.Rows[len(all)-1].Rate))
	}
	for _, t := range f.Tours {
		if t.Quarter == f.Quarter.N {
			m.Tours = append(m.Tours, TourLine{ID: tourID(t), Says: p.T("projects.tour.says", ParkName(p, f.Catalogue, t.Park), scoreText(t), t.Source, nameOf(f.Names, t.Actor), MomentText(t.At))})
		}
	}
	return m
}

func tourID(t park.TourScore) string { return "tour-" + strconv.FormatInt(t.ID, 10) }

func scoreText(t park.TourScore) string { return number(t.Score.Rat(), 2, false) }

func (m *Quarters) choices(p locale.Printer, f QuarterFacts) {
	years := map[int]bool{f.Quarter.Year: true, f.Today.Time().Year(): true}
	last := f.Today.Time().Year()
	for _, of := range f.Ledger.Years {
		for _, year := range of {
			years[year], last = true, max(last, year)
		}
	}
	for year := max(last, f.Quarter.Year); len(m.Years) < len(years); year-- {
		if years[year] {
			m.Years = append(m.Years, Choice{strconv.Itoa(year), YearText(p, year), year == f.Quarter.Year})
		}
	}
	for n := 1; n <= 4; n++ {
		m.Nth = append(m.Nth, Choice{strconv.Itoa(n), p.T("projects.quarter." + strconv.Itoa(n)), n == f.Quarter.N})
	}
}

func quarterRow(p locale.Printer, f QuarterFacts, one *project.Progress) QuarterRow {
	row := QuarterRow{Total: one.Park == park.CityCode, Park: Link{Text: p.T("projects.city"), Href: "/projects"}}
	ask := ProjectAsk{}
	if !row.Total {
		ask.Park = one.Park
		row.Park = Link{Text: ParkName(p, f.Catalogue, one.Park), Href: ask.Path()}
	}
	started, finished := ask, ask
	started.Started, finished.Finished = f.Quarter, f.Quarter
	fresh := started
	fresh.New = park.Period{Year: f.Quarter.Year, Month: 3 * f.Quarter.N}
	covered := row.Total && len(f.Ledger.Projects) > 0 || f.Ledger.Covers(one.Park, f.Quarter.Year)
	row.Starts, row.New, row.Finishes = ledgerCount(p, covered, one.Starts, started.Path()), ledgerCount(p, covered, one.New, fresh.Path()), ledgerCount(p, covered, one.Finishes, finished.Path())
	here := quarterPath(f.Quarter) + "#how"
	row.Plan, row.Done, row.Rate = absentIn(p, here), absentIn(p, here), absentIn(p, here)
	if one.Plan != nil {
		plan, _ := Write(p, one.Plan, tenThousandYuan, InTable)
		done, _ := Write(p, one.Done, tenThousandYuan, InTable)
		row.Plan, row.Done, row.Rate = Figure{Text: plan, Receipt: here}, Figure{Text: done, Receipt: here}, rateFigure(p, one.Rate, here)
	}
	if one.Lacking > 0 {
		row.Lacking = p.T("projects.quarter.lacking", Count(one.Lacking))
	}
	row.ByDone, row.ByRate = rankFigure(p, one.ByDone, here), rankFigure(p, one.ByRate, here)
	row.Scored = Figure{Text: "—", State: Absent, Note: p.T("projects.tour.none")}
	for _, t := range f.Tours { // the latest comes last
		if t.Park == one.Park && t.Quarter == f.Quarter.N {
			row.Scored = Figure{Text: scoreText(t), Receipt: quarterPath(f.Quarter) + "#" + tourID(t)}
		}
	}
	return row
}

// ledgerCount is a count of the ledger; without a ledger of the year, none.
func ledgerCount(p locale.Printer, covered bool, n int, receipt string) Figure {
	if !covered {
		return Figure{Text: "—", State: Absent, Note: p.T("projects.noledger")}
	}
	return countFigure(n, receipt)
}

func absentIn(p locale.Printer, receipt string) Figure {
	return Figure{Text: "—", State: Absent, Note: p.T("projects.noquarter"), Receipt: receipt}
}

func rankFigure(p locale.Printer, n int, receipt string) Figure {
	if n == 0 {
		return Figure{Text: "—", State: Absent, Note: p.T("projects.noquarter")}
	}
	return Figure{Text: Count(n), Receipt: receipt}
}

// TourFields are the fields of the form of a score.
var TourFields = []string{"park", "year", "quarter", "score", "source"}

// TourForm is the form of a tour's score.
type TourForm struct {
	Page
	Back    string
	Problem string
	Fields  []Field
}

// NewTourForm makes the form with what was typed and what is wrong.
func NewTourForm(page Page, f QuarterFacts) TourForm {
	p := page.Say
	page.Title, page.Room = p.T("projects.tour.new"), RoomProjects
	m := TourForm{Page: page, Back: quarterPath(f.Quarter), Problem: f.Problems[""]}
	w := projectFormWriter{p, ProjectFormFacts{Catalogue: f.Catalogue, Parks: f.Catalogue.Parks, Typed: f.Typed, Problems: f.Problems}}
	nth := []Choice{}
	for n := 1; n <= 4; n++ {
		nth = append(nth, Choice{Value: strconv.Itoa(n), Text: p.T("projects.quarter." + strconv.Itoa(n))})
	}
	m.Fields = []Field{
		w.field("park", Field{Kind: ChoiceField, Required: true, Choices: w.parks()}), w.field("year", Field{Required: true, Digits: true}),
		w.field("quarter", Field{Kind: ChoiceField, Required: true, Choices: nth}),
		w.field("score", Field{Required: true, Digits: true, Hint: p.T("projects.hint.score")}), w.field("source", Field{Required: true}),
	}
	return m
}

// figures are the cells of a row in the order of the table; the city has no
// rank and no score.
func (r QuarterRow) figures() []Figure {
	if r.Total {
		return []Figure{r.Starts, r.New, r.Finishes, r.Plan, r.Done, {}, r.Rate, {}, {}}
	}
	return []Figure{r.Starts, r.New, r.Finishes, r.Plan, r.Done, r.ByDone, r.Rate, r.ByRate, r.Scored}
}
