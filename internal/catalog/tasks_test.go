package catalog

import (
	"math/big"
	"strings"
	"testing"

	"parkboard/internal/park"
)

func TestThePlanCountsTwoZeroCarbonSixLowCarbonAndOneGreenPark(t *testing.T) {
	want := map[string]int{"zero_carbon": 2, "low_carbon": 6, "green": 1}
	c := Default()
	for _, d := range c.Designations {
		if d.Count != want[d.Code] || d.By != "2023-12-31" {
			t.Errorf("%+v", d)
		}
	}
	if len(c.Designations) != len(want) {
		t.Errorf("%d designations", len(c.Designations))
	}
}

// The thresholds of 发改环资〔2025〕910号, at and beside every edge.
func TestTheNationalListJudgesByTheSizeOfThePark(t *testing.T) {
	list, ok := Default().Checklist("national-2025")
	if !ok || list.Document != "发改环资〔2025〕910号" || len(list.Criteria) != 7 {
		t.Fatalf("%+v", list)
	}
	for _, c := range []struct {
		criterion, value, energy string
		want                     park.Verdict
	}{
		{"carbon_per_energy", "0.2", "200000", park.Fulfilled},
		{"carbon_per_energy", "0.2001", "200000", park.Unfulfilled},
		{"carbon_per_energy", "0.25", "999999.9999", park.Unfulfilled},
		{"carbon_per_energy", "0.25", "1000000", park.Fulfilled},
		{"carbon_per_energy", "0.3", "1000000", park.Fulfilled},
		{"carbon_per_energy", "0.3001", "5000000", park.Unfulfilled},
		{"carbon_per_energy", "0.1", "199999.9999", park.OutOfScale},
		{"carbon_per_energy", "0.1", "", park.Unscaled},
		{"carbon_per_energy", "", "200000", park.Unmeasured},
		{"clean_energy_share", "90", "", park.Fulfilled}, {"clean_energy_share", "89.9999", "", park.Unfulfilled},
		{"solid_waste_used_share", "80", "", park.Fulfilled}, {"solid_waste_used_share", "79.9", "", park.Unfulfilled},
		{"waste_heat_used_share", "50", "", park.Fulfilled}, {"water_reused_share", "80", "", park.Fulfilled},
		{"product_energy_grade", "2", "", park.Fulfilled}, {"product_energy_grade", "1", "", park.Fulfilled},
		{"product_energy_grade", "3", "", park.Unfulfilled}, {"energy", "1", "", park.Unbound},
	} {
		number := func(text string) *big.Rat {
			if text == "" {
				return nil
			}
			n, _ := new(big.Rat).SetString(text)
			return n
		}
		one, ok := list.Criterion(c.criterion)
		if got, _ := one.Judge(number(c.value), number(c.energy)); !ok || got != c.want {
			t.Errorf("%s %s at %s: %s, want %s", c.criterion, c.value, c.energy, got, c.want)
		}
	}
}

func TestEveryMistakeInATaskIsNamed(t *testing.T) {
	src := tiny + `designations:
  - {code: a, name: {zh: 甲}, count: 0, by: 2023-02-30}
  - {code: a, name: {zh: 乙}, count: 1, by: 2023-12-31}
checklists:
  - code: l
    for: [b]
    name: {zh: 清单}
    effective: 2023-01-01
    criteria:
      - {code: x, name: {zh: 一}, subject: output, unit: "%"}
      - {code: x, name: {zh: 二}, unit: 级, scale: x, bounds: [{at_most: 1, at_least: 2}]}
      - {code: y, name: {zh: 三}, unit: 级, bounds: [{at_most: 1, from: 2}, {at_least: -1}]}
`
	_, err := Read("bad.yaml", []byte(src))
	if err == nil {
		t.Fatal("it is read")
	}
	for _, want := range []string{
		"count \"0\"", "by \"2023-02-30\"", "code \"a\" is taken", "for \"b\"", "subject \"output\"", "code \"x\" is taken",
		"scale \"x\"", "either at_most or at_least", "from or below", "has 2 bounds", "at_least \"-1\"",
	} {
		if !strings.Contains(err.Error(), want) {
			t.Errorf("it does not say %s:\n%v", want, err)
		}
	}
}
