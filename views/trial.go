package views

import (
	"fmt"
	"math/big"
	"strings"

	"parkboard/internal/assess"
	"parkboard/internal/board"
	"parkboard/internal/locale"
	"parkboard/internal/park"
	"parkboard/internal/score"
)

// TrialFacts is a scheme on a year beside another on the same values.
type TrialFacts struct {
	State  assess.State // the scheme that is tried
	Result *score.Result
	Flaws  park.Flaws // why it cannot be computed
	Was    *park.Scheme
	Before *score.Result // nil where there is nothing to compare, or WasFlaws stop it
	WasNot park.Flaws
}

// TrialTable is what a trial says: who moves and by which rule.
type TrialTable struct {
	Flaws   []string // why the tried scheme cannot be computed
	WasNot  []string // why the other cannot
	Where   string
	Lead    string
	Rules   []string // what of the rules is another
	Heads   []string // indicators, for the differences
	Rows    []TrialRow
	Made    []MadeRow
	Columns []string // indicators of the tried scheme
}

// TrialRow is one park in both results.
type TrialRow struct {
	Park   string
	Chip   Chip
	Was    string // score, rank and band before
	Score  Figure
	Band   BandMark
	Moves  string // what moved: rank and band
	Moved  bool
	Change string // of the score
	Items  []string
	Off    string
	Why    string // unranked: the reason
}

// MadeRow is what one park's tried score is made of.
type MadeRow struct {
	ID    string
	Park  string
	Parts []MadePart
	Off   string
	Total string
}

// MadePart is a value and the points it earns.
type MadePart struct {
	Value  Figure
	Points string
	Note   string
}

// NewTrialTable writes a trial.
func NewTrialTable(p locale.Printer, f TrialFacts) TrialTable {
	c := f.State.Board.Catalogue()
	t := TrialTable{Where: schemeWhere(p, f.State.Scheme, f.State.Period)}
	if f.Result == nil {
		t.Flaws, _ = flawTexts(p, c, f.Flaws)
		return t
	}
	t.WasNot, _ = flawTexts(p, c, f.WasNot)
	trial := score.Compare(f.Result, f.Result)
	if f.Before != nil {
		trial = score.Compare(f.Before, f.Result)
		t.Rules = append(ruleChangesText(p, c, trial), schemeChangesText(p, c, f.Was, f.State.Scheme)...)
		if len(t.Rules) == 0 {
			t.Rules = []string{p.T("trial.same")}
		}
		for _, rule := range trial.Rules {
			t.Heads = append(t.Heads, ruleName(p, c, trial, rule.Item))
		}
	}
	moved := 0
	for i := range trial.Shifts {
		row := trialRow(p, c, f, &trial.Shifts[i])
		if row.Moved {
			moved++
		}
		t.Rows = append(t.Rows, row)
	}
	if f.Before != nil {
		t.Lead = p.T("trial.lead", moved)
		if moved == 0 {
			t.Lead = p.T("trial.lead.none")
		}
	}
	for _, item := range f.State.Scheme.Items {
		t.Columns = append(t.Columns, itemName(p, c, item))
	}
	for i := range f.Result.Rows {
		t.Made = append(t.Made, madeRow(p, f, &f.Result.Rows[i]))
	}
	return t
}

func trialRow(p locale.Printer, c *park.Catalogue, f TrialFacts, s *score.Shift) TrialRow {
	row := TrialRow{Park: ParkName(p, c, s.Code), Was: "—"}
	made := "#made-" + s.Code
	if was := s.Before; f.Before != nil && was != nil && was.Total != nil {
		row.Was = p.T("trial.was", pointsText(was.Total, 3), was.Rank, was.Band)
	}
	now := s.After
	if now == nil || now.Total == nil {
		reason := score.NotReported
		if now != nil && now.Reason != "" {
			reason = now.Reason
		}
		row.Why = p.T("missing." + reason)
		row.Score = Figure{Text: "—", State: Absent, Note: row.Why}
		row.Chip = Chip{Figure: row.Score}
		row.Items = make([]string, len(s.Items))
		return row
	}
	row.Score = Figure{Text: pointsText(now.Total, 3), Receipt: made}
	row.Chip = Chip{Figure: Figure{Text: fmt.Sprint(now.Rank), Receipt: made, Note: p.T("rank.say", now.Rank)}, First: now.Rank == 1}
	if now.Tied {
		row.Chip.Tied = p.T("rank.tied")
	}
	row.Band = bandMark(p, f.State.Scheme, now.Band, now.Exempt)
	if f.Before == nil || s.Change == nil {
		return row
	}
	row.Moved, row.Moves = s.Moves(), movesText(p, s)
	row.changes(p, s)
	return row
}

// changes writes the differences by item, rounded so that what is printed sums
// to the difference of the printed scores (docs/domain.md#quantities).
func (r *TrialRow) changes(p locale.Printer, s *score.Shift) {
	parts := make([]*big.Rat, 0, len(s.Items)+1)
	for _, one := range s.Items {
		parts = append(parts, one.Change)
	}
	parts = append(parts, s.Deducted)
	thousand := big.NewInt(1000)
	shown := new(big.Rat).SetFrac(new(big.Int).Sub(park.RoundRat(s.After.Total, 3), park.RoundRat(s.Before.Total, 3)), thousand)
	printed := summing(parts, shown, 3)
	for _, part := range printed[:len(s.Items)] {
		r.Items = append(r.Items, difference(p, part))
	}
	r.Off, r.Change = difference(p, printed[len(s.Items)]), difference(p, shown)
}

// difference writes a difference of points with its sign and its word.
func difference(p locale.Printer, r *big.Rat) string {
	switch r.Sign() {
	case 1:
		return p.T("trial.up", number(r, 3, false))
	case -1:
		return p.T("trial.down", number(negated(r), 3, false))
	}
	return p.T("delta.even")
}

func movesText(p locale.Printer, s *score.Shift) string {
	var says []string
	switch {
	case s.Ranks > 0:
		says = append(says, p.T("trial.rise", s.Ranks))
	case s.Ranks < 0:
		says = append(says, p.T("trial.fall", -s.Ranks))
	}
	if s.Band {
		says = append(says, p.T("trial.band", dashed(s.Before.Band), dashed(s.After.Band)))
	}
	if len(says) == 0 {
		return p.T("delta.even")
	}
	return strings.Join(says, p.T("page.listsep"))
}

func dashed(text string) string {
	if text == "" {
		return "—"
	}
	return text
}

func madeRow(p locale.Printer, f TrialFacts, r *score.Row) MadeRow {
	row := MadeRow{ID: "made-" + r.Code, Park: ParkName(p, f.State.Board.Catalogue(), r.Code), Off: "0", Total: "—"}
	printed := partsAsPrinted(r)
	for k, item := range f.State.Scheme.Items {
		part := MadePart{Points: "—", Note: p.T("barrier.excluded"), Value: NewAbsent(p, board.NotApplicable)}
		if !item.Excluded {
			w := r.Items[k]
			part.Value, part.Note = valueFigure(p, f.State, r.Code, item, w), ""
			switch {
			case w.Negative:
				part.Note = p.T("assessed.negative")
			case w.Treatment != "":
				part.Note = p.T("treatment." + string(w.Treatment))
			case w.Clamp != "":
				part.Note = p.T("clamp." + string(w.Clamp))
			}
		}
		if printed[k] != nil {
			part.Points = number(printed[k], 3, false)
		}
		row.Parts = append(row.Parts, part)
	}
	switch off := takenOff(r); {
	case r.Vetoed():
		row.Off = p.T("assessment.veto")
	case off.Sign() > 0:
		row.Off = number(negated(off), 3, false)
	}
	if r.Total != nil {
		row.Total = pointsText(r.Total, 3)
	}
	return row
}

func ruleName(p locale.Printer, c *park.Catalogue, t *score.Trial, code string) string {
	for _, r := range []*score.Result{t.After, t.Before} {
		if item, ok := r.Case.Scheme.Item(code); ok {
			return itemName(p, c, item)
		}
	}
	return code
}
