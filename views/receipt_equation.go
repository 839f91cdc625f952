package views

import (
	"fmt"
	"strings"

	"parkboard/internal/board"
)

// Equation is a formula with the values put in, as a row of tokens.
type Equation struct {
	Tokens []EquationToken
	Result Figure
	Plain  string // the whole as one sentence, for screen readers
}

// EquationToken is an operator, or a term with its number among the inputs.
type EquationToken struct {
	Op   string
	Term Figure
	No   string // "" for a bare number
	Name string
}

// equation writes the formula of a value; "" prefix numbers its terms 1, 2, 3.
// Pooled numbers and ranks are tables of parks instead, and a reported figure
// is no sum.
func (w *receiptWriter) equation(v *board.Value, prefix string) Equation {
	if v.Num == nil || byPark(v.Formula) || v.Formula == board.FReported || len(v.Terms) < 2 {
		return Equation{}
	}
	return w.row(v, shapeOf(v), NewFigure(w.p, v, Exact), prefix)
}

// computed is what the base gives beside a reported growth that is more than a
// point away from it; empty for everything else.
func (w *receiptWriter) computed(v *board.Value) Equation {
	if v.Formula != board.FReported {
		return Equation{}
	}
	for _, t := range v.Terms {
		if t.Role == board.RoleComputed && t.Number != nil {
			text, unit := Write(w.p, t.Number, percent, Exact)
			return w.row(v, growthShape(v), Figure{Text: text, Unit: unit}, "")
		}
	}
	return Equation{}
}

// row puts the terms of a value into a shape.
func (w *receiptWriter) row(v *board.Value, shape []part, result Figure, prefix string) Equation {
	e := Equation{Result: result}
	e.Result.Receipt = ""
	numbers := w.numbered(v, prefix)
	for i, part := range shape {
		if part.op != "" {
			e.Tokens = append(e.Tokens, EquationToken{Op: part.op})
			continue
		}
		t := v.Terms[part.term]
		token := EquationToken{Term: w.exact(t), No: numbers[part.term], Name: w.name(t)}
		token.Term.Receipt = ""
		if i > 0 && strings.HasPrefix(token.Term.Text, "−") {
			token.Term.Text = "(" + token.Term.Text + ")"
		}
		e.Tokens = append(e.Tokens, token)
	}
	for _, token := range e.Tokens {
		e.Plain += token.Op + token.Term.Text + " "
	}
	e.Plain += "= " + e.Result.Text
	if e.Result.Unit != "" {
		e.Plain += " " + e.Result.Unit
	}
	return e
}

// numbered gives each term the number it has among the inputs: none where one
// cell is all there is.
func (w *receiptWriter) numbered(v *board.Value, prefix string) []string {
	numbers := make([]string, len(v.Terms))
	if v.Formula == board.FReported && len(v.Terms) == 1 {
		return numbers
	}
	n := 0
	for i, t := range v.Terms {
		if t.Number == nil {
			n++
			numbers[i] = fmt.Sprintf("%s%d", prefix, n)
		}
	}
	return numbers
}

// part of a shape is an operator or the place of a term.
type part struct {
	op   string
	term int
}

// timesHundred ends a formula that gives a percentage. 100% is one: rates keep
// their percent sign in an equation and mean hundredths there.
const timesHundred = "× 100%"

func op(text string) part { return part{op: text} }

// placeOf finds a term by its role.
func placeOf(v *board.Value) func(board.Role) part {
	return func(role board.Role) part {
		for i, t := range v.Terms {
			if t.Role == role {
				return part{term: i}
			}
		}
		return part{op: "?"}
	}
}

func growthShape(v *board.Value) []part {
	at := placeOf(v)
	return []part{op("("), at(board.RoleCurrent), op("÷"), at(board.RoleBase), op("− 1 )"), op(timesHundred)}
}

// gapShape is target − value; where the value is beyond the target it says
// that a gap is never below zero.
func gapShape(v *board.Value) (shape []part, clipped bool) {
	at := placeOf(v)
	target, value := at(board.RoleTarget), at(board.RoleValue)
	shape = []part{target, op("−"), value}
	if target.op != "" || value.op != "" || v.Terms[target.term].Num().Cmp(v.Terms[value.term].Num()) >= 0 {
		return shape, false
	}
	return append(append([]part{op("max(")}, shape...), op(", 0)")), true
}

// shapeOf lays out the operators of a formula between its terms.
func shapeOf(v *board.Value) []part {
	at := placeOf(v)
	switch v.Formula {
	case board.FTTM:
		return []part{at(board.RoleYTD), op("+"), at(board.RoleYear), op("−"), at(board.RoleYTDAgo)}
	case board.FQuotient:
		return percentShape(v, at(board.RoleNumerator), op("÷"), at(board.RoleDenominator))
	case board.FShare:
		return percentShape(v, at(board.RoleValue), op("÷"), at(board.RoleTarget))
	case board.FDifference, board.FToNext, board.FLead:
		return []part{{term: 0}, op("−"), {term: 1}}
	case board.FToNextNum:
		return []part{
			at(board.RoleAbove), op("÷"), at(board.RoleAboveLand), op("×"), at(board.RoleDenominator), op("−"), at(board.RoleNumerator),
		}
	case board.FMove:
		return []part{at(board.RoleRankBefore), op("−"), at(board.RoleRank)}
	case board.FGrowth:
		return growthShape(v)
	case board.FPace:
		return []part{at(board.RoleCompletion), op("−"), at(board.RoleMonths), op("÷"), at(board.RoleYearMonths), op(timesHundred)}
	case board.FGap:
		shape, _ := gapShape(v)
		return shape
	case board.FNeed:
		gap, clipped := gapShape(v)
		if !clipped {
			gap = append(append([]part{op("(")}, gap...), op(")"))
		}
		return append(gap, op("÷ ("), at(board.RoleYearMonths), op("−"), at(board.RoleMonths), op(")"))
	case board.FLinear:
		return []part{at(board.RoleValue), op("÷ ("), at(board.RoleMonths), op("÷"), at(board.RoleYearMonths), op(")")}
	}
	return listShape(v)
}

func percentShape(v *board.Value, parts ...part) []part {
	if v.Unit != percent {
		return parts
	}
	return append(parts, op(timesHundred))
}

// listShape lays out formulas with as many terms as there are periods or
// years: means, seasons, and forecasts by a season.
func listShape(v *board.Value) []part {
	var shares, rest []part
	count := 0
	for i, t := range v.Terms {
		switch t.Role {
		case board.RolePart:
			if len(shares) > 0 {
				shares = append(shares, part{op: "+"})
			}
			shares = append(shares, part{term: i}, part{op: "÷"})
		case board.RoleWhole:
			shares = append(shares, part{term: i})
			count++
		case board.RoleReading:
			if len(rest) > 0 {
				rest = append(rest, part{op: "+"})
			}
			rest = append(rest, part{term: i})
			count++
		default:
			rest = append(rest, part{term: i})
		}
	}
	mean := part{op: fmt.Sprintf(") ÷ %d", count)}
	switch {
	case v.Formula == board.FMean:
		return append(append([]part{{op: "("}}, rest...), mean)
	case v.Formula == board.FSeason:
		return append(append([]part{{op: "("}}, shares...), mean, op(timesHundred))
	case len(shares) > 0: // a forecast by the share of one year
		return append(append(rest, part{op: "÷ ("}), append(shares, part{op: ")"})...)
	case len(rest) == 2: // Y ÷ 季节进度
		return []part{rest[0], {op: "÷"}, rest[1]}
	}
	return rest
}
