package views

import (
	"fmt"

	"parkboard/internal/assess"
	"parkboard/internal/locale"
	"parkboard/internal/park"
	"parkboard/internal/score"
)

// SealedYear is a sealed assessment with its results as they were sealed.
type SealedYear struct {
	Assessment park.Assessment
	Result     *score.Result
}

// RecordRow is a park's result of one sealed year and what followed.
type RecordRow struct {
	Year     Link
	Band     BandMark
	Score    Figure
	Rank     Figure
	Of       string // how many were ranked
	Why      string // unranked: the reason
	Measures Link   // Text "" for none
	States   string
	Late     string
}

// newParkRecord is a park's record over the years; none while nothing is
// sealed.
func newParkRecord(p locale.Printer, f ParkFacts) []RecordRow {
	var rows []RecordRow
	for _, y := range f.Sealed {
		path := roundPath(y.Assessment, f.Park.Code)
		row := RecordRow{Year: Link{Text: YearText(p, y.Assessment.Year), Href: path}}
		found := y.Result.Row(f.Park.Code)
		if found == nil {
			found = &score.Row{Reason: score.NotReported}
		}
		ask := assess.Query{Year: y.Assessment.Year, Round: y.Assessment.Round}
		row.Band = bandMark(p, y.Result.Case.Scheme, found.Band, found.Exempt)
		if found.Band != "" {
			row.Band.Receipt = ask.On(f.Park.Code, assess.Band, assess.OfItself).Path()
		}
		if found.Total != nil {
			row.Score = Figure{Text: pointsText(found.Total, 2), Receipt: ask.On(f.Park.Code, assess.Total, assess.OfItself).Path()}
			row.Rank = Figure{Text: fmt.Sprint(found.Rank), Receipt: ask.On(f.Park.Code, assess.Rank, assess.OfItself).Path(), Note: p.T("rank.say", found.Rank)}
			row.Of = Count(ranked(y.Result))
		} else {
			row.Why = p.T("missing." + found.Reason)
			row.Score = Figure{Text: "—", State: Absent, Note: row.Why}
			row.Rank = row.Score
		}
		row.follow(p, f, y.Assessment)
		rows = append(rows, row)
	}
	return rows
}

func ranked(r *score.Result) int {
	n := 0
	for i := range r.Rows {
		if r.Rows[i].Rank > 0 {
			n++
		}
	}
	return n
}

// follow counts the measures of the year, whichever round made them.
func (row *RecordRow) follow(p locale.Printer, f ParkFacts, a park.Assessment) {
	counts, n, late := make(map[park.FollowUpState]int), 0, 0
	for _, one := range f.Follow {
		if one.Year != a.Year {
			continue
		}
		n++
		counts[one.State]++
		if one.Overdue(f.Today) {
			late++
		}
	}
	if n == 0 {
		return
	}
	row.Measures = Link{Text: p.T("measures.shown", Count(n)), Href: MeasureAsk{Year: a.Year, Park: f.Park.Code}.Path()}
	for _, state := range park.FollowUpStates {
		if counts[state] == 0 {
			continue
		}
		if row.States != "" {
			row.States += p.T("page.listsep")
		}
		row.States += p.T("measures.tally.one", p.T("measure.state."+string(state)), Count(counts[state]))
	}
	if late > 0 {
		row.Late = p.T("measures.late", Count(late))
	}
}
