package views

import (
	"fmt"
	"math/big"
	"strings"

	"parkboard/internal/assess"
	"parkboard/internal/board"
	"parkboard/internal/locale"
	"parkboard/internal/park"
	"parkboard/internal/plot"
	"parkboard/internal/score"
)

// AssessmentFacts is what the pages of an assessment are made from.
type AssessmentFacts struct {
	Assessment park.Assessment
	All        []park.Assessment // every round of every year, for the way to the others
	State      assess.State      // as sealed for a sealed round, else as known now
	Result     *score.Result     // nil where Flaws stop it
	Flaws      park.Flaws
	Firmness   score.Firmness
	Before     *score.Result // the year before, as last sealed or known; nil when there is none
	BeforeYear int
	Seal       *park.Seal // nil unless sealed
	FollowUps  []park.FollowUp
	Objections []park.Objection
	Names      map[string]string // display names by user name
	Today      park.Date
	Day        park.Date    // by the clock: the days of a notice are counted by it
	Done       string       // the step, objection or answer that led here, "" for none
	Ask        assess.Query // of a receipt; zero on the pages of the year
}

// Assessment is the page of a year's results.
type Assessment struct {
	Page
	Years    []NavItem
	Heading  string
	Where    string
	Lead     Sentence
	Links    []Link
	Steps    []StageMark
	Next     Sentence   // what comes next; none while nothing does
	Notice   string     // what was just done
	Seal     []string   // lines beside the seal; none while not sealed
	Flaws    []string   // why it cannot be computed
	Warnings []string   // what a reader should know of the scheme
	Moved    []Sentence // sealed values that were changed since
	Hint     string
	Legend   []PartKey
	Heads    []string // the values' names
	Units    []string
	Axis     plot.SVG
	Rows     []AssessmentRow
	Missing  bool // a scheme of many items: the values stand on each park's page
	Foot     []Note
	Tips     AssessmentTips
	Measures MeasureTable
	Objected Objections
	Acts     []Link // what the reader may do at this stage
	Object   string // where to object; "" when not possible
}

// StageMark is one step of an assessment's way.
type StageMark struct {
	Name string
	Says string
	Done bool
	Now  bool
}

// PartKey is an item with its shade, weight and benchmark.
type PartKey struct {
	Shade     int
	Name      string
	Href      string
	Weight    Sentence
	Benchmark Figure // "" for min–max
	Measured  string // instead of a benchmark
}

// Note is a rule and what it says.
type Note struct {
	Name string
	Says Sentence
}

// AssessmentRow is one park's result.
type AssessmentRow struct {
	Chip     Chip
	Move     Delta
	Park     Link
	Bar      plot.SVG
	Total    Figure
	Band     BandMark
	Values   []Figure
	Deducted Figure
	Span     plot.SVG
	SpanText Figure
	Why      string // unranked: the reason
	Mine     bool
}

// BandMark is a band as a letter in a box.
type BandMark struct {
	Code    string // "" for none
	Class   string
	Note    string
	Receipt string // "" where nothing was banded
}

// path is the address of the year's results, of a park in them, or of an act.
func (f AssessmentFacts) path(last string) string { return f.pathOf(f.Assessment, last) }

// asks is the question that the numbers of the results are asked by.
func (f AssessmentFacts) asks() assess.Query {
	if f.Ask.Year != 0 {
		return f.Ask
	}
	q := assess.Query{Year: f.Assessment.Year}
	for _, other := range f.All {
		if other.Year == q.Year && other.Round > f.Assessment.Round {
			q.Round = f.Assessment.Round
		}
	}
	return q
}

// receipt is the address of a number's receipt.
func (f AssessmentFacts) receipt(parkCode, what string, of assess.Of) string {
	return f.asks().On(parkCode, what, of).Path()
}

// pathOf is the address of any round's; the newest of a year needs no number.
func (f AssessmentFacts) pathOf(a park.Assessment, last string) string {
	path := fmt.Sprintf("/assessments/%d", a.Year)
	if last != "" {
		path += "/" + last
	}
	for _, other := range f.All {
		if other.Year == a.Year && other.Round > a.Round {
			return path + fmt.Sprintf("?round=%d", a.Round)
		}
	}
	return path
}

// roundPath is the address of a round where the others are not known: it names
// its number.
func roundPath(a park.Assessment, last string) string {
	path := fmt.Sprintf("/assessments/%d", a.Year)
	if last != "" {
		path += "/" + last
	}
	return path + fmt.Sprintf("?round=%d", a.Round)
}

// NewAssessment makes the page for its reader.
func NewAssessment(page Page, f AssessmentFacts) Assessment {
	p := page.Say
	page.Room = RoomAssessments
	page.Title = p.T("assessment.title", YearText(p, f.Assessment.Year))
	m := Assessment{Page: page, Heading: page.Title, Years: assessmentYears(p, f), Steps: stageMarks(p, f), Seal: sealLines(p, f)}
	m.Where = schemeWhere(p, f.State.Scheme, f.State.Period)
	m.Links = assessmentLinks(p, f)
	m.Acts, m.Object = assessmentActs(p, page.User, f)
	m.Objected = newObjections(page, f)
	m.Next, m.Notice = stageNext(p, f), stageDone(p, f)
	m.Measures = newMeasureTable(p, f.State.Board.Catalogue(), f.FollowUps, f.Today)
	w := assessmentWriter{p: p, f: f, user: page.User}
	for _, flaw := range f.Flaws {
		if flaw.Warning {
			m.Warnings = append(m.Warnings, flawText(p, f.State.Board.Catalogue(), flaw))
		} else {
			m.Flaws = append(m.Flaws, flawText(p, f.State.Board.Catalogue(), flaw))
		}
	}
	if f.Result == nil {
		return m
	}
	m.Hint = w.hint()
	m.Legend, m.Missing = w.legend(), len(f.State.Scheme.Items) > assessmentColumns
	m.Heads, m.Units = w.heads()
	m.Axis = w.axis()
	for i := range f.Result.Rows {
		m.Rows = append(m.Rows, w.row(&f.Result.Rows[i]))
	}
	m.Moved = w.movedSince()
	m.Lead = w.lead()
	m.Foot = w.foot()
	m.Tips = w.tips()
	return m
}

// assessmentColumns is how many items have a column of values of their own.
const assessmentColumns = 4

func assessmentYears(p locale.Printer, f AssessmentFacts) []NavItem {
	var out []NavItem
	for _, a := range f.All {
		text := YearText(p, a.Year)
		if a.Round > 1 {
			text = p.T("assessment.round", text, a.Round)
		}
		out = append(out, NavItem{Text: text, Href: f.pathOf(a, ""), Current: a.ID == f.Assessment.ID})
	}
	return out
}

// schemeWhere names window, basis and version: what stands beside every score.
func schemeWhere(p locale.Printer, s *park.Scheme, period park.Period) string {
	window := p.T("window."+string(s.Window)) + " · " + PeriodText(p, period)
	if s.Window == park.SpanYear {
		window = p.T("window.year") + " · " + YearText(p, s.Year)
	}
	parts := []string{window, p.T("receipt.basis", p.T("basis."+string(s.Basis))), p.T("assessment.scheme", s.Name.In(p.Lang()), s.Version)}
	if note := s.Note.In(p.Lang()); note != "" {
		parts = append(parts, note)
	}
	return strings.Join(parts, " · ")
}

func stageMarks(p locale.Printer, f AssessmentFacts) []StageMark {
	order := []park.Stage{park.Drafted, park.OnNotice, park.Proposed, park.Sealed}
	marks := make([]StageMark, len(order))
	at := 0
	for i, stage := range order {
		marks[i].Name = p.T("stage." + string(stage))
		if stage == f.Assessment.Stage {
			at = i
		}
	}
	for i, stage := range order[:at+1] {
		marks[i].Done, marks[i].Now = true, i == at
		for _, step := range f.Assessment.Steps {
			if step.Stage == stage {
				marks[i].Says = MomentText(step.At) + " · " + nameOf(f.Names, step.Actor)
			}
		}
	}
	if a := f.Assessment; at == 1 && a.From != "" {
		marks[1].Says = p.T("assessment.notice.days", string(a.From), string(a.To))
	}
	return marks
}

func sealLines(p locale.Printer, f AssessmentFacts) []string {
	if f.Seal == nil {
		return nil
	}
	return []string{
		p.T("assessment.sealed", MomentText(f.Seal.SealedAt)),
		p.T("assessment.sealed.by", nameOf(f.Names, f.Seal.ProposedBy), nameOf(f.Names, f.Seal.SealedBy)),
		p.T("assessment.checksum", f.Seal.Checksum[:4]+" "+f.Seal.Checksum[4:8]),
		p.T("assessment.sealed.final"),
	}
}

// flawText is a flaw's sentence with the names of its indicators.
func flawText(p locale.Printer, c *park.Catalogue, flaw park.Flaw) string {
	args := make([]any, len(flaw.Args))
	for i, arg := range flaw.Args {
		args[i] = arg
		if code, ok := arg.(string); ok {
			args[i] = SubjectName(p, c, code)
		}
	}
	return p.T(flaw.TextKey(), args...)
}

// pointsText writes points: two decimals, more where parts must add up.
func pointsText(r *big.Rat, digits int) string { return number(r, digits, false) }

// bandMark is a band's letter; the best is inverted, the last in alarm.
func bandMark(p locale.Printer, s *park.Scheme, code string, exempt bool) BandMark {
	if code == "" {
		mark := BandMark{Class: "bd bd-none", Note: p.T("band.none")}
		if exempt {
			mark.Note = s.Exempt.In(p.Lang())
		}
		return mark
	}
	mark := BandMark{Code: code, Class: "bd"}
	for i, band := range s.Bands {
		if band.Code != code {
			continue
		}
		mark.Note = band.Name.In(p.Lang())
		switch {
		case i == 0:
			mark.Class += " bd-first"
		case i == len(s.Bands)-1:
			mark.Class += " bd-last"
		case i == 1:
			mark.Class += " bd-second"
		}
	}
	return mark
}

// valueFigure prints an item's value with the receipt of the very number that
// was scored.
func valueFigure(p locale.Printer, s assess.State, parkCode string, item park.Item, w score.Working) Figure {
	q := s.Query(parkCode, item.Code)
	v := &board.Value{Query: q, Num: w.Value, Unit: itemUnit(s.Board.Catalogue(), item.Code), Missing: board.Reason(w.Missing)}
	if v.Num == nil && v.Missing == "" {
		v.Missing = board.NotApplicable
	}
	return NewFigure(p, v, InTable)
}

// itemUnit is the canonical unit of an indicator or a ratio.
func itemUnit(c *park.Catalogue, code string) string {
	if r, ok := c.Ratio(code); ok {
		return r.Unit
	}
	if ind, ok := c.Indicator(code); ok {
		return ind.Unit
	}
	return ""
}
