package intake

import (
	"math/big"
	"strings"
	"testing"

	"parkboard/internal/catalog"
)

func TestANumberTypedIntoAFormIsReadByTheRulesOfCells(t *testing.T) {
	for text, want := range map[string]string{
		"37,400": "37400", "３７４００．５": "37400.5", " 12 ": "12", "-3": "-3", "0": "0", "1.23456": "1.23456",
	} {
		exact, _ := new(big.Rat).SetString(want)
		if got, ok := Typed(text); !ok || got.Cmp(exact) != 0 {
			t.Errorf("%q: %v, want %s", text, got, want)
		}
	}
	for _, text := range []string{"", "-", "无", "约37400", "3,74,00", "1e5", "37400亩", "三万", "12%", "=1+1", "2023-01-01"} {
		if got, ok := Typed(text); ok {
			t.Errorf("%q is read as %s", text, got)
		}
	}
}

func TestWhatANameAlreadySays(t *testing.T) {
	c := catalog.Default()
	for name, want := range map[string]Meaning{
		"九原园区":                    {Park: "jiuyuan"},
		" 九 原（园区）":                {Park: "jiuyuan"},
		"JIUYUAN industrial park": {Park: "jiuyuan"},
		"税收":                      {Indicator: "tax"},
		"合计":                      {Word: true},
		"亿元":                      {Word: true},
		"园区":                      {Word: true},
		"工业":                      {Indicator: "output", Part: true},
		"北部新区":                    {},
	} {
		if got := MeaningOf(c, name); got != want {
			t.Errorf("%q: %+v, want %+v", name, got, want)
		}
	}
}

func TestANameThatNoTableCanSayIsNotReadable(t *testing.T) {
	c := catalog.Default()
	c2 := *c
	c2.Parks = append(c2.Parks[:0:0], c.Parks...)
	for name, want := range map[string]bool{
		"北部新区": true, "</script>": true, "=HYPERLINK(": true, "①": false, "其中：北区": false,
		strings.Repeat("长", 60): true, strings.Repeat("长", 90): false,
	} {
		c2.Parks[4].Aliases = []string{name}
		if got := Readable(&c2, "jiuyuan", name); got != want {
			t.Errorf("%q: %v", name, got)
		}
	}
}
