// Package views says what a page says: pure constructors turn domain values
// into models, and one templ component a page prints them. Every printed
// number is a Figure, so that it carries its receipt. It knows no HTTP and no
// SQL, computes no sum and never rounds before print.
package views

import (
	"fmt"

	"github.com/a-h/templ"

	"parkboard/internal/board"
	"parkboard/internal/locale"
	"parkboard/internal/park"
)

// State is what kind of thing stands where a number is expected.
type State string

// The states of a figure.
const (
	Known  State = ""       // digits
	Worded State = "worded" // 持平, 扭亏: a word is the number
	Absent State = "absent" // — with its reason
)

// Figure is one printed number: its text, a note for hover and accessible
// name, and the address of its receipt ("" where none exists).
type Figure struct {
	Text    string
	Unit    string // printed by sentences and Amount; "" for %, ranks and words
	Note    string
	Receipt string
	State   State
	Flags   []Flag
}

// Flag is a mark beside a number; it links to the receipt that says why.
type Flag struct {
	Text    string
	Note    string
	Receipt string
}

// NewFigure prints a value of the board: its text in the style, its receipt,
// its flags, and the reason where it is absent.
func NewFigure(p locale.Printer, v *board.Value, style Style) Figure {
	f := Figure{Receipt: receiptOf(v.Query)}
	for _, mark := range v.Marks {
		key := "mark." + string(mark)
		f.Flags = append(f.Flags, Flag{Text: p.T(key), Note: p.T(key + ".note"), Receipt: f.Receipt})
	}
	switch {
	case v.Word != "":
		f.Text, f.State = p.T("word."+string(v.Word)), Worded
	case v.Num == nil:
		f.Text, f.State, f.Note = "—", Absent, p.T("missing."+string(v.Missing))
	default:
		f.Text, f.Unit = write(p, v.Num, v.Unit, style, v.Query.Of)
		if deltaKind(v.Query.Of) == "growth" && printedZero(f.Text) {
			f.Text, f.State = p.T("delta.even"), Worded
		}
	}
	return f
}

// NewAbsent is a place where a number would stand and none was asked for: a
// dash with a reason of board.Reason.
func NewAbsent(p locale.Printer, why board.Reason) Figure {
	return Figure{Text: "—", State: Absent, Note: p.T("missing." + string(why))}
}

// NewQuantity prints an amount that is no value of the board, such as a land
// area or a target, with the receipt that shows where it is used.
func NewQuantity(p locale.Printer, q park.Quantity, unit string, style Style, receipt string) Figure {
	text, printed := Write(p, q.Rat(), unit, style)
	return Figure{Text: text, Unit: printed, Receipt: receipt}
}

// receiptOf is the address of a query's receipt; the zero query has none.
func receiptOf(q board.Query) string {
	if q.Park == "" || q.Period.IsZero() {
		return ""
	}
	return q.Path()
}

func printedZero(text string) bool {
	for _, r := range text {
		if r >= '1' && r <= '9' {
			return false
		}
	}
	return true
}

// Direction is which way a change points; up is red and honours, down is
// blue-green, and neither is ever the only sign.
type Direction string

// The directions, which are also the classes of board.css.
const (
	Up   Direction = "up"
	Down Direction = "dn"
	Even Direction = "eq"
	Flat Direction = "" // no direction: a word, or nothing to compare
)

// Glyph is the sign of the direction, hidden from screen readers: the word
// beside it says the same.
func (d Direction) Glyph() string {
	switch d {
	case Up:
		return "▲"
	case Down:
		return "▼"
	case Even:
		return "—"
	}
	return ""
}

// Delta is a change as glyph, word and number: ▲ 增 14.4%, ▼ 慢 2.4, — 持平.
type Delta struct {
	Direction Direction
	Say       Sentence
	Flags     []Flag
}

// NewDelta prints a growth, pace, change or movement with its word; the number
// is written without its sign, which the word carries.
func NewDelta(p locale.Printer, v *board.Value, style Style) Delta {
	f := NewFigure(p, v, style)
	if v.Num == nil {
		return Delta{Say: Sentence{{Figure: f}}, Flags: f.Flags}
	}
	size := *v
	if v.Num.Sign() < 0 {
		size.Num = negated(v.Num)
	}
	f.Text, f.Unit = write(p, size.Num, v.Unit, style, v.Query.Of)
	if printedZero(f.Text) {
		f.Text, f.Unit, f.State = p.T("delta.even"), "", Worded
		return Delta{Direction: Even, Say: Sentence{{Figure: f}}, Flags: f.Flags}
	}
	d := Delta{Direction: Up, Flags: f.Flags}
	way := "up"
	if v.Num.Sign() < 0 {
		d.Direction, way = Down, "down"
	}
	key := "delta." + deltaKind(v.Query.Of) + "." + way
	if style == InProse {
		key = "delta.prose." + deltaKind(v.Query.Of) + "." + way
	}
	if style != InProse {
		f.Unit = "" // the table's head states it
	}
	d.Say = Say(p, key, f)
	return d
}

func deltaKind(of board.Of) string {
	switch of {
	case board.OfGrowth, board.OfSuppliedGrowth:
		return "growth"
	case board.OfPace, board.OfSeasonPace:
		return "pace"
	case board.OfMove:
		return "move"
	}
	return "change"
}

// Standing is a park's year against its tier as shape and word, and beside
// it, small and never red, that last year met it.
type Standing struct {
	State    board.Standing
	Word     string
	LastYear string // "" or 上年已达标
}

// NewStanding prints a status of the board.
func NewStanding(p locale.Printer, s board.Status) Standing {
	out := Standing{State: s.Standing, Word: p.T("standing." + string(s.Standing))}
	if s.MetLastYear {
		out.LastYear = p.T("standing.met_last_year")
	}
	return out
}

// class is the standing's class in board.css.
func (s Standing) class() string {
	switch s.State {
	case board.Met:
		return "st won"
	case board.Likely:
		return "st maybe"
	case board.Short:
		return "st gap"
	}
	return "st none"
}

// Chip is a rank: 1 is inverted, ties read 并列, unranked is a dashed —.
type Chip struct {
	Figure Figure
	First  bool
	Tied   string // "" or 并列
}

// NewChip prints the rank of a row; its receipt is the receipt of the rank,
// taken among the same parks as the row's.
func NewChip(p locale.Printer, row board.Row) Chip {
	q := row.Value.Query
	q.Ranked, q.Of = q.Of, board.OfRank
	if row.Move != nil {
		q.Among = row.Move.Query.Among
	}
	f := Figure{Text: fmt.Sprint(row.Rank), Receipt: receiptOf(q), Note: p.T("rank.say", row.Rank)}
	if row.Rank == 0 {
		f.Text, f.State = "—", Absent
		f.Note = p.T("missing." + string(board.NotRanked))
		if row.Value.Missing != "" {
			f.Note = p.T("missing." + string(row.Value.Missing))
		}
	}
	chip := Chip{Figure: f, First: row.Rank == 1}
	if row.Tied {
		chip.Tied = p.T("rank.tied")
	}
	return chip
}

// noteAttrs is the title of a figure that has a note.
func noteAttrs(f Figure) templ.Attributes {
	if f.Note == "" {
		return nil
	}
	return templ.Attributes{"title": f.Note}
}
