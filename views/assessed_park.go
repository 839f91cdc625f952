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
	Weight    Figure
	Points    Figure
	Limit     string // 封顶, 保底 or the way a missing value was treated
	Range     Figure // 0—60
	Object    Link   // where to object to the value; Href "" when not possible
}

// WorkingOff is one deduction.
type WorkingOff struct {
	Name   string
	Says   string
	Points Figure
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
	Points Figure
	Ranks  Delta
}

// IncidentRow is an incident with its document.
type IncidentRow struct {
	Name     string
	Document string
	Date     string
	Points   Figure
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
	if moves.Total != nil {
		m.Moves, m.Moved = w.moveRows(moves), w.movedSays(row.Code, moves.Total)
	}
	return m
}

// working writes out the sum in numbers.
func (m *AssessedPark) working(w *assessmentWriter, row *score.Row) {
	p := w.p
	m.Total = Figure{Text: "—", State: Absent, Note: p.T("missing." + row.Reason)}
	if row.Total != nil {
		at := func(what string) string { return w.f.receipt(row.Code, what, assess.OfItself) }
		m.Total = Figure{Text: pointsText(row.Total, 3), Receipt: at(assess.Total)}
		m.Lead = Say(p, "assessed.lead", m.Total, Figure{Text: fmt.Sprint(row.Rank), Receipt: at(assess.Rank)}, Figure{Text: dashed(row.Band), Receipt: at(assess.Band)})
	} else {
		m.Unranked = m.Total.Note
	}
	m.Band = w.bandMark(row)
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
			Points: w.incidentPoints(row, d, 3, printed[len(row.Items)+i]),
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
		line.Name, line.Points = i.Penalty, Figure{Text: w.p.T("assessed.unruled"), State: Worded}
	case veto:
		line.Points = Figure{Text: w.p.T("assessment.veto"), State: Worded}
	default:
		for _, d := range row.Deducted {
			if d.Incident.ID == i.ID {
				line.Points = w.incidentPoints(row, d, 2, d.Points)
			}
		}
	}
	return line
}

// incidentPoints are the points an incident takes, as they are printed.
func (w *assessmentWriter) incidentPoints(row *score.Row, d score.Deducted, digits int, printed *big.Rat) Figure {
	return Figure{Text: number(negated(orZero(printed)), digits, false), Receipt: w.incidentReceipt(row.Code, d.Incident.ID)}
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
		Weight: Figure{Text: weightText(item), Receipt: w.f.receipt(row.Code, item.Code, assess.OfWeight)},
		Points: Figure{Text: "—", State: Absent, Note: p.T("assessed.leftout"), Receipt: w.f.receipt(row.Code, item.Code, assess.OfPoints)},
	}
	if item.Excluded {
		line.Limit = p.T("barrier.excluded")
		line.Value = NewAbsent(p, "not_applicable")
		return line
	}
	line.Value = w.valueOf(row, k, item)
	line.Moved = w.moved(row.Code, item, work)
	if work.Weight != nil {
		line.Weight.Text = trimmed(number(work.Weight, 3, false))
		line.Range = Figure{Text: limitsText(item, work), Receipt: w.f.receipt(row.Code, item.Code, assess.OfLimits)}
	}
	if rule := w.f.Result.Rules[k]; rule.Benchmark != nil {
		line.Benchmark = w.benchmark(item, rule)
	} else {
		line.Op, line.Measured = "", p.T("method."+string(item.Method))
	}
	if points != nil {
		line.Points.Text, line.Points.State, line.Points.Note = number(points, 3, false), Known, ""
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
	interval := w.f.receipt(row.Code, assess.Firmness, assess.OfItself)
	end := func(rank int) Figure { return Figure{Text: fmt.Sprint(rank), Receipt: interval} }
	kept := Figure{Text: number(share, 1, false) + percent, Receipt: w.f.receipt(row.Code, assess.Firmness, assess.OfKept)}
	band := Figure{Text: dashed(row.Band), Receipt: w.f.receipt(row.Code, assess.Band, assess.OfItself)}
	return Say(w.p, key, w.weightings(), end(firm.Best), end(firm.Worst), kept, band)
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
		line := LeverRow{
			Name: itemName(w.p, w.catalogue(), item), Unit: HeadUnit(w.p, itemUnit(w.catalogue(), item.Code)),
			ToRank: w.need(row, item, l.ToRank, assess.OfToRank), ToBand: w.need(row, item, l.ToBand, assess.OfToBand),
			Percent: Figure{Text: "—", State: Absent, Note: w.p.T("barrier.missing"), Receipt: w.f.receipt(row.Code, item.Code, assess.OfPercent)},
		}
		if l.Percent != nil {
			line.Percent.Text, line.Percent.State, line.Percent.Note = number(l.Percent, 3, false), Known, ""
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
	earns := Figure{Text: number(best.Percent, 3, false), Receipt: w.f.receipt(row.Code, best.Item, assess.OfPercent)}
	return out, Say(w.p, "assessed.best", itemName(w.p, w.catalogue(), item), earns)
}

// moveRows are the causes of the change since the year before, in parts that
// add up as printed.
func (w *assessmentWriter) moveRows(m assess.Moves) []MoveRow {
	var exact []*big.Rat
	for _, part := range m.Total.Parts {
		exact = append(exact, orZero(part.Points))
	}
	printed := summing(exact, m.Total.Change(), 3)
	var out []MoveRow
	for i, part := range m.Total.Parts {
		row := MoveRow{Name: w.p.T("cause." + string(part.Cause)), Points: Figure{Text: signed(printed[i], 3), Receipt: w.because(m, assess.Total, part.Cause)}}
		if m.Rank != nil && m.Rank.Parts[i].Points != nil {
			row.Ranks = opening(rankDelta(w.p, negated(m.Rank.Parts[i].Points)), w.because(m, assess.Rank, part.Cause))
		}
		out = append(out, row)
	}
	return out
}

// because is the address of one step of a movement.
func (w *assessmentWriter) because(m assess.Moves, what string, cause score.Cause) string {
	q := w.f.asks().On(m.Park, what, assess.OfMove)
	q.Cause = cause
	return q.Path()
}

// movedSays is the change of a total since the year before.
func (w *assessmentWriter) movedSays(parkCode string, m *score.Move) Sentence {
	end := func(q assess.Query, r *big.Rat) Figure {
		return Figure{Text: number(r, 3, false), Receipt: q.On(parkCode, assess.Total, assess.OfItself).Path()}
	}
	change := Figure{Text: signed(m.Change(), 3), Receipt: w.f.receipt(parkCode, assess.Total, assess.OfMove)}
	return Say(w.p, "assessed.moved", YearText(w.p, w.f.BeforeYear), end(assess.Query{Year: w.f.BeforeYear}, m.Before), end(w.f.asks(), m.After), change)
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
