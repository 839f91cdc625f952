package catalog

import (
	"os"
	"strings"
	"testing"

	"parkboard/internal/park"
)

func TestEveryClauseStandsInTheReportAsItIsQuoted(t *testing.T) {
	report, err := os.ReadFile("testdata/baotou-2023-work-report.txt")
	if err != nil {
		t.Fatal(err)
	}
	for _, o := range Default().Objectives {
		if !strings.Contains(string(report), o.Clause) {
			t.Errorf("%s quotes %q", o.Code, o.Clause)
		}
		if o.Gauge == park.ByEntry && !strings.Contains(o.Clause, o.Verb.ZH) {
			t.Errorf("%s orders %s, which %q does not say", o.Code, o.Verb.ZH, o.Clause)
		}
		if o.Target != 0 && !strings.Contains(o.Clause, o.Target.String()) {
			t.Errorf("%s counts to %s, which %q does not", o.Code, o.Target, o.Clause)
		}
		if o.Name.EN == "" || o.Owner.EN == "" || o.Group.EN == "" || o.Verb.EN == "" {
			t.Errorf("%s has no English", o.Code)
		}
	}
}

func TestTheTiersTheIndicatorsAndTheDesignationsAreAmongTheObjectives(t *testing.T) {
	c := Default()
	said := map[string]bool{}
	for _, o := range c.Objectives {
		for _, s := range o.Subjects {
			said[s] = true
		}
		if d, ok := c.Designation(o.Code); ok && o.Target.Rat().Num().Int64() != int64(d.Count) {
			t.Errorf("%s counts to %s, the designation to %d", o.Code, o.Target, d.Count)
		}
	}
	for _, code := range []string{"1000", "500", "300", "value_added_per_mu", "tax_per_mu", "investment_intensity", "zero_carbon", "low_carbon", "green"} {
		if !said[code] {
			t.Errorf("nothing speaks of %s", code)
		}
	}
}

func TestAnObjectiveThatCannotBeIsNamedWithItsLine(t *testing.T) {
	for _, c := range []struct{ from, to, want string }{
		{"    subjects: [\"zero_carbon\"]", "    subjects: [\"blue\"]", `subject "blue" of objective zero_carbon`},
		{"    subjects: [\"1000\"]", "    subjects: []", "0 subjects"},
		{"    target: 201\n", "", "no target"},
		{"    target: 201\n", "    target: 0\n", "target 0 of objective new_projects_201"},
		{"    unit: \"亿元\"\n", "", "has no unit"},
		{"  - code: green\n    group: {zh: \"工业", "  - code: low_carbon\n    group: {zh: \"工业", "low_carbon"},
	} {
		_, err := Read("c.yaml", []byte(strings.Replace(string(baotou), c.from, c.to, 1)))
		if err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%q in place of %q: %v", c.to, c.from, err)
		}
	}
}
