package views

import (
	"fmt"
	"math/big"

	"parkboard/internal/assess"
	"parkboard/internal/board"
	"parkboard/internal/locale"
	"parkboard/internal/park"
	"parkboard/internal/score"
)

// AssessedPark is the page of one park's score: what it is made of, what would
// raise it, why it moved.
type AssessedPark struct {
	Page
	Crumb    Link
	Parks    []NavItem
	Heading  string
	Where    string
	Lead     Sentence
	Unranked string
	Rows     []WorkingRow
	Deducted []WorkingOff
	Total    Figure
	Band     BandMark
	Rescaled string // how the weights were rescaled; "" when not
	Levers   []LeverRow
	Best     Sentence // what raises it most
	Firm     Sentence
	Moves    []MoveRow
	Moved    Sentence
	Ledger   []IncidentRow
	Measures MeasureTable
	Objected Objections
	Object   string // where the reader may object for the park; "" when not possible
}

// WorkingRow is one item: value ÷ benchmark × weight = points.
type WorkingRow struct {
	Name      string
	Unit      string
	Value     Figure
	Moved     Sentence // what the board says now, where that is not what was sealed
	Op        string
	Benchmark Figure
	Measured  string
	Weight    string
	Points    Figure
	Limit     string // 封顶, 保底 or the way a missing value was treated
	Range     string // 0—60
	Object    Link   // where to object to the value; Href "" when not possible
}

// WorkingOff is one deduction.
type WorkingOff struct {
	Name   string
	Says   string
	Points string
}

// LeverRow is what one indicator can do.
type LeverRow struct {
	Name    string
	Unit    string
	Percent Figure // points for 1 %
	ToRank  Figure
	Rank    string
	ToBand  Figure
	Band    string
}

// MoveRow is one cause of a movement.
type MoveRow struct {
	Name   string
	Points string
	Ranks  Delta
}

// IncidentRow is an incident with its document.
type IncidentRow struct {
	Name     string
	Document string
	Date     string
	Points   string
	Note     string
}

// NewAssessedPark makes the page for its reader.
func NewAssessedPark(page Page, f AssessmentFacts, one park.Park, moves assess.Moves) AssessedPark {
	p := page.Say
	page.Room = RoomAssessments
	title := p.T("assessment.title", YearText(p, f.Assessment.Year))
	page.Title = one.Name.In(p.Lang()) + " · " + title
	m := AssessedPark{
		Page: page, Heading: one.Name.In(p.Lang()), Crumb: Link{Text: title, Href: f.path("")},
		Where: schemeWhere(p, f.State.Scheme, f.State.Period),
	}
	for _, other := range f.State.Board.Catalogue().Parks {
		m.Parks = append(m.Parks, NavItem{Text: other.Short.In(p.Lang()), Href: f.path(other.Code), Current: other.Code == one.Code})
	}
	w := assessmentWriter{p: p, f: f, user: page.User}
	var mine []park.FollowUp
	for _, measure := range f.FollowUps {
		if measure.Park == one.Code {
			mine = append(mine, measure)
		}
	}
	m.Measures = newMeasureTable(p, f.State.Board.Catalogue(), mine, f.Today)
	ofPark := f
	ofPark.Objections = f.ObjectionsOf(one.Code)
	m.Objected = newObjections(page, ofPark)
	if f.mayObject(page.User, one.Code) {
		m.Object = withQuery(f.path(StepObject), "park", one.Code)
	}
	if f.Result == nil {
		m.Unranked = flawText(p, f.State.Board.Catalogue(), f.Flaws[0])
		return m
	}
	row := f.Result.Row(one.Code)
	if row == nil {
		m.Unranked = p.T("missing." + score.NotReported)
		return m
	}
	m.working(&w, row)
	m.Levers, m.Best = w.levers(row)
	m.Moves, m.Moved = w.moves(moves)
	return m
}

// working writes out the sum in numbers.
func (m *AssessedPark) working(w *assessmentWriter, row *score.Row) {
	p := w.p
	m.Total = Figure{Text: "—", State: Absent, Note: p.T("missing." + row.Reason)}
	if row.Total != nil {
		m.Total = Figure{Text: pointsText(row.Total, 3)}
		m.Lead = Say(p, "assessed.lead", m.Total, row.Rank, row.Band)
	} else {
		m.Unranked = m.Total.Note
	}
	m.Band = bandMark(p, w.scheme(), row.Band, row.Exempt)
	if firm, ok := w.firm(row.Code); ok {
		m.Firm = w.firmSays(row, firm)
	}
	printed := partsAsPrinted(row)
	for k, item := range w.scheme().Items {
		line := w.workingRow(row, k, item, printed[k])
		if m.Object != "" && !item.Excluded {
			line.Object = Link{
				Text: p.T("assessed.object"), Note: p.T("assessed.object.of", line.Name),
				Href: withQuery(m.Object, "about", aboutValue(w.f.State.Query(row.Code, item.Code))),
			}
		}
		m.Rows = append(m.Rows, line)
		if row.Items[k].Treatment == score.LeftOut && m.Rescaled == "" && row.Total != nil {
			m.Rescaled = p.T("assessed.rescaled")
		}
	}
	for i, d := range row.Deducted {
		penalty, _, _ := w.scheme().Penalty(d.Incident.Penalty)
		m.Deducted = append(m.Deducted, WorkingOff{
			Name: p.T("assessment.foot.deducted"), Says: penalty.Name.In(p.Lang()) + "　" + d.Incident.Document,
			Points: number(negated(printed[len(row.Items)+i]), 3, false),
		})
	}
	for _, all := range [][]park.Incident{incidentsOf(row), row.Vetoes, row.Unruled} {
		for _, i := range all {
			m.Ledger = append(m.Ledger, w.incidentRow(row, i))
		}
	}
}

func incidentsOf(row *score.Row) []park.Incident {
	out := make([]park.Incident, len(row.Deducted))
	for i, d := range row.Deducted {
		out[i] = d.Incident
	}
	return out
}

func (w *assessmentWriter) incidentRow(row *score.Row, i park.Incident) IncidentRow {
	penalty, veto, ok := w.scheme().Penalty(i.Penalty)
	line := IncidentRow{Name: penalty.Name.In(w.p.Lang()), Document: i.Document, Date: string(i.Date), Note: i.Note}
	switch {
	case !ok:
		line.Name, line.Points = i.Penalty, w.p.T("assessed.unruled")
	case veto:
		line.Points = w.p.T("assessment.veto")
	default:
		for _, d := range row.Deducted {
			if d.Incident.ID == i.ID {
				line.Points = number(negated(d.Points), 2, false)
			}
		}
	}
	return line
}

// partsAsPrinted are the points of the items, then of the deductions, rounded to
// three decimals by largest remainder, so that what is printed sums to the
// printed total (docs/domain.md#quantities). An item left out has nil.
func partsAsPrinted(row *score.Row) []*big.Rat {
	out := make([]*big.Rat, len(row.Items)+len(row.Deducted))
	if row.Total == nil {
		return out
	}
	var exact []*big.Rat
	var at []int
	for k, item := range row.Items {
		if item.Points != nil {
			exact, at = append(exact, item.Points), append(at, k)
		}
	}
	for i, d := range row.Deducted {
		exact, at = append(exact, negated(d.Points)), append(at, len(row.Items)+i)
	}
	for i, r := range summing(exact, row.Total, 3) {
		if at[i] >= len(row.Items) {
			r = negated(r)
		}
		out[at[i]] = r
	}
	return out
}

// summing rounds parts to digits after the point so that they sum to the
// rounded total.
func summing(parts []*big.Rat, total *big.Rat, digits int) []*big.Rat {
	scale := new(big.Int).Exp(big.NewInt(10), big.NewInt(int64(digits)), nil)
	out := make([]*big.Rat, len(parts))
	for i, n := range apportion(parts, park.RoundRat(total, digits), digits) {
		out[i] = new(big.Rat).SetFrac(n, scale)
	}
	return out
}

func (w *assessmentWriter) workingRow(row *score.Row, k int, item park.Item, points *big.Rat) WorkingRow {
	p, work := w.p, row.Items[k]
	line := WorkingRow{
		Name: itemName(p, w.catalogue(), item), Unit: HeadUnit(p, itemUnit(w.catalogue(), item.Code)), Op: "÷",
		Weight: trimmed(number(item.Weight.Rat(), 3, false)), Points: Figure{Text: "—", State: Absent, Note: p.T("assessed.leftout")},
	}
	if item.Excluded {
		line.Limit = p.T("barrier.excluded")
		line.Value = NewAbsent(p, "not_applicable")
		return line
	}
	line.Value = valueFigure(p, w.f.State, row.Code, item, work)
	line.Moved = w.moved(row.Code, item, work)
	if len(line.Moved) > 0 {
		line.Value.Receipt = "" // that receipt shows the value of now
	}
	if work.Weight != nil {
		line.Weight = trimmed(number(work.Weight, 3, false))
		line.Range = fmt.Sprintf("%s—%s", trimmed(number(new(big.Rat).Mul(item.Floor.Rat(), work.Weight), 1, false)),
			trimmed(number(new(big.Rat).Mul(item.Cap.Rat(), work.Weight), 1, false)))
	}
	if rule := w.f.Result.Rules[k]; rule.Benchmark != nil {
		line.Benchmark = w.benchmark(item, rule)
	} else {
		line.Op, line.Measured = "", p.T("method."+string(item.Method))
	}
	if points != nil {
		line.Points = Figure{Text: number(points, 3, false)}
	}
	switch {
	case work.Treatment != "":
		line.Limit = p.T("treatment." + string(work.Treatment))
	case work.Negative:
		line.Limit = p.T("assessed.negative")
	case work.Clamp != "":
		line.Limit = p.T("clamp." + string(work.Clamp))
	}
	return line
}

func (w *assessmentWriter) firmSays(row *score.Row, firm score.Firm) Sentence {
	share := new(big.Rat).SetFrac64(int64(firm.Kept)*100, int64(max(w.f.Firmness.Weightings, 1)))
	key := "assessed.firm"
	if firm.Best == firm.Worst {
		key = "assessed.firm.steady"
	}
	return Say(w.p, key, Count(w.f.Firmness.Weightings), firm.Best, firm.Worst, number(share, 1, false)+percent, row.Band)
}

// levers say what 1 % of each indicator earns, and what it takes.
func (w *assessmentWriter) levers(row *score.Row) ([]LeverRow, Sentence) {
	var out []LeverRow
	var best *score.Lever
	if row.Rank == 0 {
		return nil, nil
	}
	levers := w.f.Result.Levers(row.Code)
	for k := range levers {
		item, l := w.scheme().Items[k], &levers[k]
		if item.Excluded {
			continue
		}
		path := w.f.path(row.Code)
		line := LeverRow{
			Name: itemName(w.p, w.catalogue(), item), Unit: HeadUnit(w.p, itemUnit(w.catalogue(), item.Code)),
			ToRank: w.need(item, l.ToRank, path), ToBand: w.need(item, l.ToBand, path),
			Percent: Figure{Text: "—", State: Absent, Note: w.p.T("barrier.missing")},
		}
		if l.Percent != nil {
			line.Percent = Figure{Text: number(l.Percent, 3, false)}
			if best == nil || l.Percent.Cmp(best.Percent) > 0 {
				best = l
			}
		}
		if l.ToRank.Rank > 0 {
			line.Rank = w.p.T("assessment.goal.rank", l.ToRank.Rank)
		}
		if l.ToBand.Band != "" {
			line.Band = w.p.T("assessment.goal.band", l.ToBand.Band)
		}
		out = append(out, line)
	}
	if best == nil || best.Percent.Sign() <= 0 {
		return out, nil
	}
	item, _ := w.scheme().Item(best.Item)
	return out, Say(w.p, "assessed.best", itemName(w.p, w.catalogue(), item), number(best.Percent, 3, false))
}

// moves are the causes of the change since the year before, in parts that add
// up as printed.
func (w *assessmentWriter) moves(m assess.Moves) ([]MoveRow, Sentence) {
	if m.Total == nil {
		return nil, nil
	}
	var exact []*big.Rat
	for _, part := range m.Total.Parts {
		exact = append(exact, orZero(part.Points))
	}
	printed := summing(exact, m.Total.Change(), 3)
	var out []MoveRow
	for i, part := range m.Total.Parts {
		row := MoveRow{Name: w.p.T("cause." + string(part.Cause)), Points: signed(printed[i], 3)}
		if m.Rank != nil && m.Rank.Parts[i].Points != nil {
			row.Ranks = rankDelta(w.p, negated(m.Rank.Parts[i].Points))
		}
		out = append(out, row)
	}
	return out, Say(w.p, "assessed.moved", YearText(w.p, w.f.BeforeYear), number(m.Total.Before, 3, false), number(m.Total.After, 3, false), signed(m.Total.Change(), 3))
}

func orZero(r *big.Rat) *big.Rat {
	if r == nil {
		return new(big.Rat)
	}
	return r
}

// signed writes a difference with its sign; a zero has none.
func signed(r *big.Rat, digits int) string {
	text := number(r, digits, false)
	if r.Sign() > 0 && !printedZero(text) {
		return "+" + text
	}
	if printedZero(text) {
		return "0"
	}
	return text
}

// rankDelta is a difference of ranks as a delta: above zero is a rise.
func rankDelta(p locale.Printer, r *big.Rat) Delta {
	v := &board.Value{Query: board.Query{Of: board.OfMove}, Num: r, Unit: places}
	return NewDelta(p, v, InTable)
}
