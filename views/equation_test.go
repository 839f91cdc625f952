package views

import (
	"fmt"
	"math/big"
	"strings"
	"testing"
)

// reckoned works an equation out as a reader with a calculator would: signs,
// brackets, max( … ), × before +, and a percent sign for hundredths.
func reckoned(text string) (*big.Rat, error) {
	c := &calculator{rest: []rune(strings.NewReplacer(" ", "", ",", "", "max(", "m", "，", "").Replace(maxCommas(text)))}
	got, err := c.sum()
	if err == nil && len(c.rest) > 0 {
		err = fmt.Errorf("%q is left over", string(c.rest))
	}
	return got, err
}

// maxCommas keeps the comma of max( a , b ) apart from those in 31,200.
func maxCommas(text string) string { return strings.ReplaceAll(text, ", 0)", ";0)") }

type calculator struct{ rest []rune }

func (c *calculator) takes(sign rune) bool {
	if len(c.rest) > 0 && c.rest[0] == sign {
		c.rest = c.rest[1:]
		return true
	}
	return false
}

func (c *calculator) sum() (*big.Rat, error) {
	total, err := c.product()
	for err == nil {
		var next *big.Rat
		switch {
		case c.takes('+'):
			next, err = c.product()
			if err == nil {
				total.Add(total, next)
			}
		case c.takes('−'):
			next, err = c.product()
			if err == nil {
				total.Sub(total, next)
			}
		default:
			return total, nil
		}
	}
	return nil, err
}

func (c *calculator) product() (*big.Rat, error) {
	total, err := c.atom()
	for err == nil {
		var next *big.Rat
		switch {
		case c.takes('×'):
			next, err = c.atom()
			if err == nil {
				total.Mul(total, next)
			}
		case c.takes('÷'):
			next, err = c.atom()
			if err == nil && next.Sign() == 0 {
				err = fmt.Errorf("division by zero")
			}
			if err == nil {
				total.Quo(total, next)
			}
		default:
			return total, nil
		}
	}
	return nil, err
}

// atom is a number, a bracket, or the larger of two.
func (c *calculator) atom() (*big.Rat, error) {
	switch {
	case c.takes('−'):
		one, err := c.atom()
		if err != nil {
			return nil, err
		}
		return one.Neg(one), nil
	case c.takes('('):
		inner, err := c.sum()
		if err == nil && !c.takes(')') {
			err = fmt.Errorf("a bracket stays open before %q", string(c.rest))
		}
		return inner, err
	case c.takes('m'):
		a, err := c.sum()
		if err != nil || !c.takes(';') {
			return nil, fmt.Errorf("max without its second part (%w)", err)
		}
		b, err := c.sum()
		if err != nil || !c.takes(')') {
			return nil, fmt.Errorf("max stays open (%w)", err)
		}
		if a.Cmp(b) < 0 {
			a = b
		}
		return a, nil
	}
	return c.number()
}

func (c *calculator) number() (*big.Rat, error) {
	n := 0
	for n < len(c.rest) && (c.rest[n] >= '0' && c.rest[n] <= '9' || c.rest[n] == '.') {
		n++
	}
	got, ok := new(big.Rat).SetString(string(c.rest[:n]))
	if !ok {
		return nil, fmt.Errorf("no number at %q", string(c.rest))
	}
	c.rest = c.rest[n:]
	if c.takes('%') {
		got.Quo(got, big.NewRat(100, 1))
	}
	return got, nil
}

// evaluates fails where an equation, worked out from what is printed, is not
// the number it prints.
func evaluates(t *testing.T, where string, e Equation) {
	t.Helper()
	if len(e.Tokens) == 0 {
		return
	}
	left, _, ok := strings.Cut(e.Plain, "=")
	if !ok || strings.Contains(left, "?") {
		t.Errorf("%s: %s", where, e.Plain)
		return
	}
	got, err := reckoned(left)
	if err != nil {
		t.Errorf("%s: %s: %v", where, e.Plain, err)
		return
	}
	want, err := reckoned(strings.NewReplacer("持平", "0%", "unchanged", "0%").Replace(e.Result.Text))
	if err != nil {
		t.Errorf("%s: %s: %v", where, e.Plain, err)
		return
	}
	if e.Result.Unit == "个百分点" || e.Result.Unit == "percentage points" || e.Result.Unit == "points" {
		want.Quo(want, big.NewRat(100, 1))
	}
	off := new(big.Rat).Sub(got, want)
	room := new(big.Rat).Mul(new(big.Rat).Abs(want), big.NewRat(1, 1_000_000)) // terms are printed with six decimals
	room.Add(room, big.NewRat(2, 1_000_000))
	if off.Abs(off).Cmp(room) > 0 {
		t.Errorf("%s: %s, yet the left side is %s", where, e.Plain, got.FloatString(6))
	}
}

func TestTheCalculatorReckonsAsPeopleDo(t *testing.T) {
	for text, want := range map[string]string{
		"161,700 ÷ 36,500 ":                   "4.430137",
		"( 120 ÷ 100 − 1 ) × 100%":            "0.200000",
		"45.2% − 6 ÷ 12 × 100%":               "-0.048000",
		"max( 5 − 7 , 0) ÷ ( 12 − 6 )":        "0.000000",
		"5 − (−3)":                            "8.000000",
		"( 1 ÷ 2 + 3 ÷ 4 ) ÷ 2 × 100%":        "0.625000",
		"1000 ÷ 50%":                          "2000.000000",
		"10,000,000 − 5,123,600":              "4876400.000000",
		"( 10,000,000 − 4 ) ÷ ( 12 − 6 )":     "1666666.000000",
		"12 + 5 − 3":                          "14.000000",
		"2 − 3":                               "-1.000000",
		"5,123,600 ÷ ( 480 ÷ 1,000 )":         "10674166.666667",
		"5,123,600 ÷ ( 6 ÷ 12 )":              "10247200.000000",
		"( 1 + 2 + 3 ) ÷ 3":                   "2.000000",
		"max( 7 − 5 , 0)":                     "2.000000",
		"( 100 ÷ (−50) − 1 ) × 100%":          "-3.000000",
		"1 − 0.5%":                            "0.995000",
		"9.3% − 8.1%":                         "0.012000",
		"( 61,200 + 61,300 ) ÷ 2":             "61250.000000",
		"12,345.678901 − 345.678901 + 0.0001": "12000.000100",
	} {
		got, err := reckoned(text)
		if err != nil || got.FloatString(6) != want {
			t.Errorf("%s = %v, want %s (%v)", text, got, want, err)
		}
	}
}
