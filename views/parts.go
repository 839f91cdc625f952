package views

import (
	"math/big"
	"slices"

	"parkboard/internal/board"
	"parkboard/internal/locale"
	"parkboard/internal/park"
)

// partsWriter writes the parts of a change and the two ends they lead between,
// with one decimal more than elsewhere and so that what is printed adds up
// (docs/domain.md#quantities).
type partsWriter struct {
	p      locale.Printer
	unit   string // canonical, of the ends
	digits int
	start  *big.Rat
	parts  []*big.Rat // as printed
}

// newPartsWriter rounds both ends by themselves and the parts by largest
// remainder to the difference of the rounded ends.
func newPartsWriter(p locale.Printer, unit string, of board.Of, start *big.Rat, parts []*big.Rat) partsWriter {
	w := partsWriter{p: p, unit: unit, digits: decimals(printedUnit(unit), InParts, of)}
	whole := start.IsInt()
	exact := new(big.Rat).Set(start)
	for _, part := range parts {
		whole = whole && part.IsInt()
		exact.Add(exact, part)
	}
	if unit == printedUnit(unit) && whole && w.digits == 1 { // counts of things
		w.digits = 0
	}
	scaled := make([]*big.Rat, len(parts))
	for i, part := range parts {
		scaled[i] = w.scaled(part)
	}
	from, to := w.units(w.scaled(start)), w.units(w.scaled(exact))
	total := new(big.Int).Sub(to, from)
	w.start = w.amount(from)
	for _, part := range apportion(scaled, total, w.digits) {
		w.parts = append(w.parts, w.amount(part))
	}
	return w
}

func printedUnit(unit string) string {
	if unit == tenThousandYuan {
		return hundredMillionYuan
	}
	return unit
}

func (w partsWriter) scaled(r *big.Rat) *big.Rat {
	if w.unit == tenThousandYuan {
		return new(big.Rat).Quo(r, tenThousand)
	}
	return r
}

// units counts the last printed places of a number, half away from zero.
func (w partsWriter) units(r *big.Rat) *big.Int { return park.RoundRat(r, w.digits) }

func (w partsWriter) amount(units *big.Int) *big.Rat {
	return new(big.Rat).SetFrac(units, new(big.Int).Exp(big.NewInt(10), big.NewInt(int64(w.digits)), nil))
}

// after is the printed number after the first n parts.
func (w partsWriter) after(n int) *big.Rat {
	sum := new(big.Rat).Set(w.start)
	for _, part := range w.parts[:n] {
		sum.Add(sum, part)
	}
	return sum
}

// level writes an end, change a part, a difference of rates being in points.
func (w partsWriter) level(r *big.Rat) Figure {
	f := Figure{Text: number(r, w.digits, false), Unit: UnitText(w.p, printedUnit(w.unit), InTable)}
	if w.unit == percent {
		f.Text, f.Unit = f.Text+percent, ""
	}
	return f
}

func (w partsWriter) change(r, exact *big.Rat, style Style) Delta {
	f := Figure{Text: number(new(big.Rat).Abs(r), w.digits, false)}
	key := "delta.change."
	if style == InProse {
		key, f.Unit = "delta.prose.change.", UnitText(w.p, w.changeUnit(), InProse)
	}
	if exact.Sign() == 0 && r.Sign() == 0 {
		f.Text = "0"
	}
	switch r.Sign() {
	case 1:
		return Delta{Direction: Up, Say: Say(w.p, key+"up", f)}
	case -1:
		return Delta{Direction: Down, Say: Say(w.p, key+"down", f)}
	}
	return Delta{Direction: Flat, Say: Sentence{{Figure: f}}}
}

func (w partsWriter) changeUnit() string {
	if w.unit == percent {
		return points
	}
	return printedUnit(w.unit)
}

// apportion rounds parts to whole units of the last printed place so that they
// sum to the total: each is first rounded down, and what is left goes to the
// largest remainders. A part of nothing gets nothing.
func apportion(parts []*big.Rat, total *big.Int, digits int) []*big.Int {
	unit := new(big.Rat).SetInt(new(big.Int).Exp(big.NewInt(10), big.NewInt(int64(digits)), nil))
	out := make([]*big.Int, len(parts))
	rest := make([]*big.Rat, len(parts))
	left := new(big.Int).Set(total)
	var order []int
	for i, part := range parts {
		exact := new(big.Rat).Mul(part, unit)
		out[i] = new(big.Int).Div(exact.Num(), exact.Denom()) // Euclidean: down, also below zero
		rest[i] = new(big.Rat).Sub(exact, new(big.Rat).SetInt(out[i]))
		left.Sub(left, out[i])
		if part.Sign() != 0 {
			order = append(order, i)
		}
	}
	if len(order) == 0 {
		return out
	}
	slices.SortStableFunc(order, func(a, b int) int { return rest[b].Cmp(rest[a]) })
	one := big.NewInt(1)
	for n := 0; left.Sign() > 0; n++ {
		i := order[n%len(order)]
		out[i].Add(out[i], one)
		left.Sub(left, one)
	}
	if left.Sign() < 0 { // both ends lay half way between two printed numbers
		i := order[len(order)-1]
		out[i].Add(out[i], left)
	}
	return out
}
