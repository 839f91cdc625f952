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

// TrialFacts is a scheme on a year beside another on the same values.
type TrialFacts struct {
	State  assess.State // the scheme that is tried
	Result *score.Result
	Flaws  park.Flaws // why it cannot be computed
	Was    *park.Scheme
	Before *score.Result // nil where there is nothing to compare, or WasFlaws stop it
	WasNot park.Flaws
	Ask    assess.Query // the trial's own address for receipts; zero for a scheme that is not kept
}

// TrialTable is what a trial says: who moves and by which rule.
type TrialTable struct {
	Flaws   []string // why the tried scheme cannot be computed
	WasNot  []string // why the other cannot
	Where   string
	Lead    string
	Rules   []Sentence // what of the rules is another
	Heads   []string   // indicators, for the differences
	Rows    []TrialRow
	Made    []MadeRow
	Columns []string // indicators of the tried scheme
}

// TrialRow is one park in both results.
type TrialRow struct {
	Park   string
	Chip   Chip
	Was    Sentence // score, rank and band before
	Score  Figure
	Band   BandMark
	Moves  Sentence // what moved: rank and band
	Moved  bool
	Change Delta // of the score
	Items  []Delta
	Off    Delta
	Why    string // unranked: the reason
}

// MadeRow is what one park's tried score is made of.
type MadeRow struct {
	ID    string
	Park  string
	Parts []MadePart
	Off   Figure
	Total Figure
}

// MadePart is a value and the points it earns.
type MadePart struct {
	Value  Figure
	Points Sentence
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
		t.Rules = append(ruleChanges(p, c, f, trial), schemeChanges(p, c, f.Was, f.State.Scheme)...)
		if len(t.Rules) == 0 {
			t.Rules = []Sentence{says(p.T("trial.same"))}
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
	row := TrialRow{Park: ParkName(p, c, s.Code), Was: says("—")}
	if was := s.Before; f.Before != nil && was != nil && was.Total != nil {
		row.Was = Say(p, "trial.was", Figure{Text: pointsText(was.Total, 3), Receipt: f.before(s.Code, assess.Total, assess.OfItself)},
			Figure{Text: fmt.Sprint(was.Rank), Receipt: f.before(s.Code, assess.Rank, assess.OfItself)},
			Figure{Text: dashed(was.Band), Receipt: f.before(s.Code, assess.Band, assess.OfItself)})
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
		row.Items = make([]Delta, len(s.Items))
		return row
	}
	row.Score = Figure{Text: pointsText(now.Total, 3), Receipt: f.receipt(s.Code, assess.Total, assess.OfItself)}
	rank := Figure{Text: fmt.Sprint(now.Rank), Receipt: f.receipt(s.Code, assess.Rank, assess.OfItself), Note: p.T("rank.say", now.Rank)}
	row.Chip = Chip{Figure: rank, First: now.Rank == 1}
	if now.Tied {
		row.Chip.Tied = p.T("rank.tied")
	}
	row.Band = bandMark(p, f.State.Scheme, now.Band, now.Exempt)
	if now.Band != "" {
		row.Band.Receipt = f.kept(s.Code, assess.Band, assess.OfItself)
	}
	if f.Before == nil || s.Change == nil {
		return row
	}
	row.Moved, row.Moves = s.Moves(), f.moves(p, s)
	row.changes(p, f, s)
	return row
}

// receipt is the address of a number of the tried scheme; that of a scheme
// which is not kept is where its working stands on the page.
func (f TrialFacts) receipt(parkCode, what string, of assess.Of) string {
	if to := f.kept(parkCode, what, of); to != "" {
		return to
	}
	return "#made-" + parkCode
}

// kept is the same; "" for a scheme that is not kept.
func (f TrialFacts) kept(parkCode, what string, of assess.Of) string {
	if f.Ask.Scheme == 0 {
		return ""
	}
	return f.Ask.On(parkCode, what, of).Path()
}

// before is the address of a number of the scheme beside the tried one.
func (f TrialFacts) before(parkCode, what string, of assess.Of) string {
	if f.Was == nil || f.Was.ID == 0 || f.Ask.Year == 0 {
		return ""
	}
	return assess.Query{Year: f.Ask.Year, Scheme: f.Was.ID}.On(parkCode, what, of).Path()
}

// changes writes the differences by item.
func (r *TrialRow) changes(p locale.Printer, f TrialFacts, s *score.Shift) {
	printed := trialPrinted(s)
	for i, part := range printed.items {
		to := f.kept(s.Code, s.Items[i].Item, assess.OfMove)
		r.Items = append(r.Items, opening(difference(p, part), to))
	}
	r.Off = opening(difference(p, printed.off), f.kept(s.Code, assess.Deductions, assess.OfMove))
	r.Change = opening(difference(p, printed.total), f.kept(s.Code, assess.Total, assess.OfMove))
}

// trialDifferences are the differences of a trial as they are printed.
type trialDifferences struct {
	items      []*big.Rat
	off, total *big.Rat
}

// trialPrinted rounds the differences by item so that what is printed sums to
// the difference of the printed scores (docs/domain.md#quantities).
func trialPrinted(s *score.Shift) trialDifferences {
	parts := make([]*big.Rat, 0, len(s.Items)+1)
	for _, one := range s.Items {
		parts = append(parts, one.Change)
	}
	parts = append(parts, s.Deducted)
	thousand := big.NewInt(1000)
	total := new(big.Rat).SetFrac(new(big.Int).Sub(park.RoundRat(s.After.Total, 3), park.RoundRat(s.Before.Total, 3)), thousand)
	printed := summing(parts, total, 3)
	return trialDifferences{items: printed[:len(s.Items)], off: printed[len(s.Items)], total: total}
}

// difference writes a difference of points with its glyph and its word.
func difference(p locale.Printer, r *big.Rat) Delta {
	switch r.Sign() {
	case 1:
		return Delta{Direction: Up, Say: Say(p, "trial.up", Figure{Text: number(r, 3, false)})}
	case -1:
		return Delta{Direction: Down, Say: Say(p, "trial.down", Figure{Text: number(negated(r), 3, false)})}
	}
	return Delta{Direction: Even, Say: Sentence{{Figure: Figure{Text: p.T("delta.even"), State: Worded}}}}
}

// opening is a delta whose number opens a receipt.
func opening(d Delta, receipt string) Delta {
	d.Say = append(Sentence(nil), d.Say...)
	for i := range d.Say {
		if d.Say[i].Figure.Text != "" && d.Say[i].Figure.State != Absent {
			d.Say[i].Figure.Receipt = receipt
		}
	}
	return d
}

// moves says what of a park's place moves.
func (f TrialFacts) moves(p locale.Printer, s *score.Shift) Sentence {
	var out Sentence
	if s.Ranks != 0 || !s.Band {
		d := opening(rankDelta(p, big.NewRat(int64(s.Ranks), 1)), f.kept(s.Code, assess.Rank, assess.OfMove))
		out = d.Say
		if s.Ranks != 0 {
			out = append(says(d.Direction.Glyph()+" "), out...)
		}
	}
	if s.Band {
		if len(out) > 0 {
			out = append(out, Piece{Text: p.T("page.listsep")})
		}
		was := Figure{Text: dashed(s.Before.Band), Receipt: f.before(s.Code, assess.Band, assess.OfItself)}
		is := Figure{Text: dashed(s.After.Band), Receipt: f.kept(s.Code, assess.Band, assess.OfItself)}
		out = append(out, Say(p, "trial.band", was, is)...)
	}
	return out
}

func dashed(text string) string {
	if text == "" {
		return "—"
	}
	return text
}

func madeRow(p locale.Printer, f TrialFacts, r *score.Row) MadeRow {
	row := MadeRow{ID: "made-" + r.Code, Park: ParkName(p, f.State.Board.Catalogue(), r.Code)}
	row.Off = Figure{Text: "0", Receipt: f.kept(r.Code, assess.Deductions, assess.OfItself)}
	row.Total = Figure{Text: "—", State: Absent, Note: p.T("missing." + r.Reason)}
	printed := partsAsPrinted(r)
	for k, item := range f.State.Scheme.Items {
		part := MadePart{Points: Say(p, "trial.earns", "—"), Note: p.T("barrier.excluded"), Value: NewAbsent(p, board.NotApplicable)}
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
			part.Points = Say(p, "trial.earns", Figure{Text: number(printed[k], 3, false), Receipt: f.kept(r.Code, item.Code, assess.OfPoints)})
		}
		row.Parts = append(row.Parts, part)
	}
	switch off := takenOff(r); {
	case r.Vetoed():
		row.Off.Text, row.Off.State = p.T("assessment.veto"), Worded
	case off.Sign() > 0:
		row.Off.Text = number(negated(off), 3, false)
	}
	if r.Total != nil {
		row.Total = Figure{Text: pointsText(r.Total, 3), Receipt: f.kept(r.Code, assess.Total, assess.OfItself)}
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
