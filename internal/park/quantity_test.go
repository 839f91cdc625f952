package park

import (
	"math"
	"math/big"
	"testing"
)

func TestQuantitiesAreExactToOneYuan(t *testing.T) {
	cases := map[string]struct {
		text string
		want Quantity
		back string
	}{
		"whole":                        {"8123456", 81_234_560_000, "8123456"},
		"to one yuan":                  {"8123456.7801", 81_234_567_801, "8123456.7801"},
		"trailing zeros go":            {"1.2300", 12_300, "1.23"},
		"negative":                     {"-0.001", -10, "-0.001"},
		"a leading plus":               {"+5", 50_000, "5"},
		"the fifth digit rounds up":    {"0.00005", 1, "0.0001"},
		"half away from zero":          {"-0.00005", -1, "-0.0001"},
		"below half falls":             {"0.000049999", 0, "0"},
		"no negative zero":             {"-0.00001", 0, "0"},
		"the noise of a binary number": {"5892600.0000000001", 58_926_000_000, "5892600"},
	}
	for name, c := range cases {
		q, err := ParseQuantity(c.text)
		if err != nil || q != c.want || q.String() != c.back {
			t.Errorf("%s: %q is %d (%s), %v", name, c.text, int64(q), q, err)
		}
	}
}

func TestWhatIsNoPlainDecimalIsRefused(t *testing.T) {
	for _, s := range []string{
		"", "-", ".", "1,234", "12.3.4", "1e5", "0x10", "1/3", "12.3亿", " 1", "１", "NaN", "Inf", "1_000", "922337203685478",
	} {
		if q, err := ParseQuantity(s); s != "922337203685478" && KindOf(err) != Invalid {
			t.Errorf("%q is read as %s, %v", s, q, err)
		}
	}
	if q, err := ParseQuantity("922337203685477.5807"); err != nil || q != math.MaxInt64 {
		t.Errorf("the largest is %d, %v", int64(q), err)
	}
	if _, err := ParseQuantity("922337203685477.5808"); KindOf(err) != Invalid {
		t.Errorf("one more is %v", err)
	}
}

func TestPrintingRoundsHalfAwayFromZero(t *testing.T) {
	cases := map[string]struct {
		num, den int64
		digits   int
		near, up string
	}{
		"a third":             {1, 3, 2, "0.33", "0.34"},
		"exactly half":        {5, 1000, 2, "0.01", "0.01"},
		"half below zero":     {-5, 1000, 2, "-0.01", "-0.01"},
		"a hair below half":   {4999, 1_000_000, 2, "0.00", "0.01"},
		"never minus nothing": {-4, 1000, 2, "0.00", "-0.01"},
		"exact needs no more": {1105, 100, 2, "11.05", "11.05"},
		"no decimals":         {25, 10, 0, "3", "3"},
		"the receipt":         {344_822, 31_200, 2, "11.05", "11.06"},
		"a thousand 亿元 in 万元": {10_000_000, 1, 0, "10000000", "10000000"},
	}
	for name, c := range cases {
		r := big.NewRat(c.num, c.den)
		if got := Decimal(r, c.digits); got != c.near {
			t.Errorf("%s prints %s, want %s", name, got, c.near)
		}
		if got := DecimalUp(r, c.digits); got != c.up {
			t.Errorf("%s, needed, prints %s, want %s", name, got, c.up)
		}
	}
}

func TestWhatIsPrintedAsNeededSuffices(t *testing.T) {
	for n := int64(1); n < 400; n++ {
		need := big.NewRat(n, 7)
		printed, _ := new(big.Rat).SetString(DecimalUp(need, 2))
		if printed.Cmp(need) < 0 {
			t.Fatalf("%s is needed, %s is printed", need, printed.FloatString(2))
		}
		if less := new(big.Rat).Sub(printed, big.NewRat(1, 100)); less.Cmp(need) >= 0 {
			t.Fatalf("%s is needed, %s is more than enough", need, printed.FloatString(2))
		}
	}
}
