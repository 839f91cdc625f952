package park

import (
	"math/big"
	"testing"
)

func TestUnitsConvertExactly(t *testing.T) {
	cases := []struct{ amount, unit, want string }{
		{"1000", "亿元", "10000000"}, // 1000亿元 is 100 billion yuan
		{"1", "亿元", "10000"},
		{"812.345678", "亿元", "8123456.78"},
		{"1", "元", "0.0001"},
		{"1", "千元", "0.1"},
		{"3", "百万元", "300"},
		{"1", "公顷", "15"},
		{"1", "平方公里", "1500"},
		{"20", "平方公里", "30000"},
		{"10000", "平方米", "15"},
		{"2.5", "万吨标准煤", "25000"},
		{"1", "亿千瓦时", "10000"},
		{"12345", "千瓦时", "1.2345"},
		{"1.2", "万人", "12000"},
	}
	for _, c := range cases {
		unit, ok := UnitNamed(c.unit)
		if !ok {
			t.Errorf("%s is not known", c.unit)
			continue
		}
		amount, _ := new(big.Rat).SetString(c.amount)
		got, fits := QuantityOf(amount.Mul(amount, unit.Factor))
		if !fits || got.String() != c.want {
			t.Errorf("%s %s is %s, want %s", c.amount, c.unit, got, c.want)
		}
	}
}

func TestAMuIs10000FifteenthsOfASquareMetre(t *testing.T) {
	m2, _ := UnitNamed("平方米")
	perMu := new(big.Rat).Inv(m2.Factor)
	if perMu.Cmp(big.NewRat(10_000, 15)) != 0 {
		t.Errorf("a mu has %s m²", perMu)
	}
}

func TestTheFirstUnitOfAKindIsItsCanonicalOne(t *testing.T) {
	canonical := map[UnitKind]string{
		Money: "万元", Area: "亩", Energy: "吨标准煤", Electricity: "万千瓦时", Carbon: "吨CO₂",
		People: "人", Enterprises: "户", Projects: "个", Rate: "%",
	}
	seen := make(map[UnitKind]bool)
	names := make(map[string]bool)
	for _, u := range Units {
		if !seen[u.Kind] && (u.Name != canonical[u.Kind] || u.Factor.Cmp(big.NewRat(1, 1)) != 0) {
			t.Errorf("the first unit of %s is %s × %s", u.Kind, u.Name, u.Factor)
		}
		if names[u.Name] || u.EN == "" || u.Factor.Sign() <= 0 {
			t.Errorf("unit %+v stands twice or is incomplete", u)
		}
		seen[u.Kind], names[u.Name] = true, true
	}
	if len(seen) != len(canonical) {
		t.Errorf("kinds %v", seen)
	}
	if _, ok := UnitNamed("斤"); ok {
		t.Error("a unit nobody uses is known")
	}
}
