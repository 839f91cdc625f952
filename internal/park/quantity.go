package park

import (
	"math/big"
	"strings"
)

// Quantity is an exact amount: ten-thousandths of the canonical unit of its
// indicator (万元 is then exact to 1 元), and of a percent for rates
// (docs/domain.md#quantities). Arithmetic beyond sums of two is done in big.Rat.
type Quantity int64

// QuantityScale is how many Quantity steps make one canonical unit.
const QuantityScale = 10_000

// Rat is the exact value in the canonical unit.
func (q Quantity) Rat() *big.Rat { return big.NewRat(int64(q), QuantityScale) }

// QuantityOf rounds an exact value to ten-thousandths, half away from zero. ok
// is false where the value does not fit 64 bits.
func QuantityOf(r *big.Rat) (q Quantity, ok bool) {
	n := RoundRat(r, 4)
	if !n.IsInt64() {
		return 0, false
	}
	return Quantity(n.Int64()), true
}

// RoundRat returns r × 10^digits as an integer, rounded half away from zero:
// the one rounding of everything that is printed.
func RoundRat(r *big.Rat, digits int) *big.Int {
	num, den := scaled(r, digits)
	q, rem := new(big.Int).QuoRem(num, den, new(big.Int))
	if rem.Abs(rem).Lsh(rem, 1).Cmp(den) >= 0 {
		q.Add(q, big.NewInt(int64(r.Sign())))
	}
	return q
}

// RoundRatUp is RoundRat away from zero: for amounts still needed, so that
// what is printed suffices.
func RoundRatUp(r *big.Rat, digits int) *big.Int {
	num, den := scaled(r, digits)
	q, rem := new(big.Int).QuoRem(num, den, new(big.Int))
	if rem.Sign() != 0 {
		q.Add(q, big.NewInt(int64(r.Sign())))
	}
	return q
}

func scaled(r *big.Rat, digits int) (num, den *big.Int) {
	scale := new(big.Int).Exp(big.NewInt(10), big.NewInt(int64(digits)), nil)
	return new(big.Int).Mul(r.Num(), scale), r.Denom()
}

// ParseQuantity reads a plain decimal such as -1234.5678 exactly; further
// digits round half away from zero. It refuses everything a clerk might type
// around a number: reading cells is the intake's work.
func ParseQuantity(s string) (Quantity, error) {
	if s == "" || strings.Trim(s, "+-.0123456789") != "" {
		return 0, Invalidf("number", "%q is not a plain decimal", s)
	}
	r, ok := new(big.Rat).SetString(s)
	if !ok {
		return 0, Invalidf("number", "%q is not a plain decimal", s)
	}
	q, ok := QuantityOf(r)
	if !ok {
		return 0, Invalidf("number", "%q is too large", s)
	}
	return q, nil
}

// String writes the plain decimal without trailing zeros: 1234.5, -0.001, 0.
func (q Quantity) String() string {
	s := Decimal(q.Rat(), 4)
	if strings.Contains(s, ".") {
		s = strings.TrimRight(strings.TrimRight(s, "0"), ".")
	}
	return s
}

// Decimal writes r with the given digits after the point, rounded half away
// from zero, with an ASCII minus and never "-0".
func Decimal(r *big.Rat, digits int) string { return decimal(RoundRat(r, digits), digits) }

// DecimalUp is Decimal rounded away from zero, for amounts still needed.
func DecimalUp(r *big.Rat, digits int) string { return decimal(RoundRatUp(r, digits), digits) }

func decimal(n *big.Int, digits int) string {
	s := new(big.Int).Abs(n).String()
	if digits > 0 {
		for len(s) <= digits {
			s = "0" + s
		}
		s = s[:len(s)-digits] + "." + s[len(s)-digits:]
	}
	if n.Sign() < 0 {
		s = "-" + s
	}
	return s
}
