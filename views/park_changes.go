package views

import (
	"fmt"
	"slices"
	"strings"

	"parkboard/internal/board"
	"parkboard/internal/locale"
	"parkboard/internal/park"
)

// ParkChanges are what was revised of the park's year, and what must be known
// of how its figures are measured (口径).
type ParkChanges struct {
	Hint    string
	Rows    []ParkRevision
	More    string // older revisions that are not listed
	Measure []Sentence
}

// ParkRevision is one figure that a later workbook changed.
type ParkRevision struct {
	Period string
	Name   string
	Old    Figure
	New    Figure
	Unit   string
	By     Link // Href "" where the reader may not see the upload
	Place  string
	When   string
}

// revisionsShown is how many revisions the page lists, the newest first.
const revisionsShown = 20

func newParkChanges(page Page, b *board.Board, f ParkFacts) ParkChanges {
	p, year := page.Say, f.Uploads.Year
	m := ParkChanges{Hint: p.T("changes.hint", YearText(p, year))}
	last := map[park.Key]park.Published{}
	for _, row := range f.Figures {
		if row.Park != f.Park.Code || row.Period.Year != year {
			continue
		}
		before, had := last[row.Key()]
		last[row.Key()] = row
		if had && before.Value != row.Value {
			m.Rows = append(m.Rows, newParkRevision(page, b, f, before, row))
		}
	}
	slices.Reverse(m.Rows)
	if n := len(m.Rows) - revisionsShown; n > 0 {
		m.Rows, m.More = m.Rows[:revisionsShown], p.T("changes.more", n)
	}
	if !f.Period.IsZero() {
		m.Measure = parkMeasures(p, b, f)
	}
	return m
}

// ofMeasure is what a figure of a workbook answers.
var ofMeasure = map[park.Measure]board.Of{
	park.Cumulative: board.OfValue, park.Month: board.OfMonth, park.Base: board.OfBase, park.Growth: board.OfGrowth,
}

func newParkRevision(page Page, b *board.Board, f ParkFacts, before, row park.Published) ParkRevision {
	p := page.Say
	q := board.Query{Park: row.Park, Period: row.Period, Subject: row.Indicator, Of: ofMeasure[row.Measure]}
	one := ParkRevision{
		Period: MonthsText(p, row.Period), Name: SubjectName(p, b.Catalogue(), row.Indicator), Unit: HeadUnit(p, row.Unit),
		Old: NewQuantity(p, before.Value, row.Unit, InTable, ""), New: NewQuantity(p, row.Value, row.Unit, InTable, ""),
		By: Link{Text: fmt.Sprintf("#%d", row.Upload)}, Place: PlaceText(row.Sheet, row.Cell), When: MomentText(row.PublishedAt),
	}
	if one.Old.Text == one.New.Text { // too small a change for the table's decimals
		one.Unit = row.Unit
		one.Old, one.New = NewQuantity(p, before.Value, row.Unit, Exact, ""), NewQuantity(p, row.Value, row.Unit, Exact, "")
	}
	if q.Of != board.OfValue {
		one.Name = p.T("park.ranks.of", one.Name, p.T("of."+string(q.Of)))
	}
	// When a figure was published it was the newest word, whatever came since.
	one.Old.Receipt = receiptAt(receiptOf(b.Resolve(q)), before.PublishedAt)
	one.New.Receipt = receiptAt(receiptOf(b.Resolve(q)), row.PublishedAt)
	if v := b.Value(q); v.Num != nil && v.Num.Cmp(row.Value.Rat()) == 0 { // still in force: its receipt says the same
		one.New.Receipt = receiptOf(v.Query)
	}
	for _, up := range f.Uploads.OfYear {
		if up.ID == row.Upload && page.User != nil && page.User.MaySee(up) {
			one.By.Href = uploadPath(up.ID)
		}
	}
	return one
}

// parkMeasures say which growth is real, which is computed on a base that was
// not restated, and where a reported growth does not fit its base.
func parkMeasures(p locale.Printer, b *board.Board, f ParkFacts) []Sentence {
	var real, unadjusted []string
	var doubtful []Sentence
	for _, ind := range b.Catalogue().Indicators {
		if ind.Growth == "" {
			continue
		}
		name := ind.Name.In(p.Lang())
		if ind.Growth == park.Real {
			real = append(real, name)
		}
		for _, at := range park.YearPeriods(f.Period.Year) {
			if f.Period.Before(at) {
				break
			}
			v := b.Value(board.Query{Park: f.Park.Code, Period: at, Subject: ind.Code, Of: board.OfGrowth})
			if at == f.Period && v.Has(board.Unadjusted) {
				unadjusted = append(unadjusted, name)
			}
			if v.Has(board.BasisChange) && v.Num != nil {
				doubtful = append(doubtful, Say(p, "parkmeasure.doubt", PeriodText(p, at), name, NewFigure(p, v, InTable)))
			}
		}
	}
	var all []Sentence
	if len(real) > 0 {
		all = append(all, Say(p, "parkmeasure.growth", strings.Join(real, p.T("page.listsep"))))
	}
	if len(unadjusted) > 0 {
		all = append(all, Say(p, "parkmeasure.unadjusted", MonthsText(p, f.Period), strings.Join(unadjusted, p.T("page.listsep"))))
	}
	if land := parkLandChanges(p, b, f); len(land) > 0 {
		all = append(all, Join(p, Say(p, "parkmeasure.land"), land))
	}
	return append(all, doubtful...)
}
