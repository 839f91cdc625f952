package catalog

import (
	"strings"
	"testing"
)

// Each case changes one place of the shipped file.
func TestEachMistakeIsNamed(t *testing.T) {
	cases := []struct{ name, old, changed, want string }{
		{"a field nobody knows", "due_day: 20", "due_day: 20\ndue_month: 1", `unknown field "due_month" of the catalogue; expected one of city, due_day`},
		{"a field nobody knows in a park", "    tier: \"300\"\n    aliases: [土右园区", "    teir: \"300\"\n    aliases: [土右园区", `unknown field "teir" of park tuyou`},
		{"a field given twice", "due_day: 20", "due_day: 20\ndue_day: 21", "due_day of the catalogue is given twice, first on line"},
		{"a required field left out", "  - code: metals\n    name: {zh: 昆区金属深加工园区, en: Kundulun Metal Processing Park}\n", "  - code: metals\n", "park metals has no name"},
		{"a wording without Chinese", "name: {zh: 包头市, en: Baotou}", "name: {en: Baotou}", "name of city has no zh"},
		{"a field without a value", "due_day: 20", "due_day:", "due_day of the catalogue is empty; expected a whole number from 1 to 28"},
		{"a due day that February lacks", "due_day: 20", "due_day: 30", `due_day "30" of the catalogue; expected a whole number from 1 to 28`},
		{"a code in capitals", "code: baotou", "code: Baotou", `code "Baotou" of city; expected lower-case letters`},
		{"a list where a group belongs", "name: {zh: 包头市, en: Baotou}", "name: [包头市]", "name of city is a list; expected the fields zh"},
		{"a group where a list belongs", "aliases: [九原园区]", "aliases: {zh: 九原园区}", "aliases of park jiuyuan is a group of fields; expected a list"},
		{"a group where a word belongs", "code: baotou", "code: {zh: baotou}", "code of city is a group of fields; expected a code"},
		{"an alias that is empty", "aliases: [九原园区]", `aliases: [九原园区, ""]`, "an entry of aliases of park jiuyuan is empty; expected a name"},
		{"an alias given twice", "aliases: [九原园区]", "aliases: [九原园区, 九原园区]", `"九原园区" is given twice in aliases of park jiuyuan`},
		{"an amount without digits", "amount: 500亿元", "amount: 亿元", `amount "亿元" of tier 500; expected an amount of money`},
		{"an amount in words", "amount: 500亿元", "amount: 约500亿元", `amount "约500亿元" of tier 500`},
		{"an amount in a unit of area", "amount: 500亿元", "amount: 500亩", `amount "500亩" of tier 500`},
		{"an amount with a comma", "amount: 500亿元", "amount: 5,000,000", `amount "5,000,000" of tier 500`},
		{"an amount of zero", "amount: 500亿元", "amount: 0亿元", `amount "0亿元" of tier 500; expected an amount of money above zero`},
		{"an amount beyond all counting", "amount: 500亿元", "amount: 900000000000亿元", "of tier 500 is too large"},
		{"a verb the plan does not know", "amount: 500亿元\n    verb: 达到", "amount: 500亿元\n    verb: 超过", `verb "超过" of tier 500; expected 突破 or 达到`},
		{"a year in words", "amount: 500亿元\n    verb: 达到\n    since: 2023", "amount: 500亿元\n    verb: 达到\n    since: 二〇二三", `since "二〇二三" of tier 500; expected a whole number from 1949 to 9999`},
		{"a tier that does not exist", "tier: \"300\"\n    aliases: [土右园区", "tier: \"400\"\n    aliases: [土右园区", `tier "400" of park tuyou; expected the code of a tier: 1000, 500, 300`},
		{"a tier's code twice", `code: "500"`, `code: "1000"`, `code "1000" is taken on line`},
		{"a park's code twice", "code: jiuyuan", "code: metals", `code "metals" is taken on line`},
		{"a park under the city's code", "code: jiuyuan", "code: city", `code "city" is kept for the city's totals`},
		{"an indicator's code twice", "code: revenue", "code: tax", `code "tax" is taken on line`},
		{"a ratio under an indicator's code", "code: rd_share", "code: rd", `code "rd" is taken on line`},
		{"one alias for two parks", "aliases: [九原园区]", "aliases: [九原园区, 铝业园区]", `the name "铝业园区" of park jiuyuan already belongs to park aluminium on line`},
		{"an alias that is another park's name in full width and with spaces", "aliases: [九原园区]", "aliases: [九原园区, \"昆区金属\u3000深加工 园区\"]", "of park jiuyuan already belongs to park metals on line"},
		{"one alias for two indicators", "aliases: [综合能耗, 能源消费量]", "aliases: [综合能耗, 能源消费量, 用电量]", `the name "用电量" of indicator electricity already belongs to indicator energy on line`},
		{"an alias that differs in width only", "aliases: [综合能耗, 能源消费量]", "aliases: [综合能耗, Ｒ＆Ｄ经费支出]", "of indicator rd already belongs to indicator energy on line"},
		{"a unit that does not exist", "unit: 吨标准煤", "unit: 吨煤", `unit "吨煤" of indicator energy; expected one of 万元, 亩, 吨标准煤`},
		{"a unit that is not canonical", "unit: 吨标准煤", "unit: 万吨标准煤", `unit "万吨标准煤" of indicator energy`},
		{"a nature of neither kind", "nature: flow\n    growth: real", "nature: cumulative\n    growth: real", `nature "cumulative" of indicator value_added; expected flow or stock`},
		{"a growth of no kind", "growth: real", "growth: constant", `growth "constant" of indicator value_added; expected nominal or real or none`},
		{"a flag in other words", "lumpy: true\n    aliases", "lumpy: yes\n    aliases", `lumpy "yes" of indicator new_enterprises; expected true or false`},
		{"below nothing", "below: output", "below: outputs", `below "outputs" of indicator value_added; expected the code of another indicator`},
		{"below itself", "below: output", "below: value_added", `below "value_added" of indicator value_added; expected the code of another`},
		{"below another unit", "below: output", "below: energy", `below "energy" of indicator value_added; expected an indicator of the same unit`},
		{"a land basis nobody knows", "land: built", "land: paved", `land "paved" of indicator land_built; expected industrial or built or approved`},
		{"an area under another code", "code: land_built", "code: built", "indicator built is the built area; expected the code land_built"},
		{"an area that is not one", "    unit: 亩\n    nature: stock\n    growth: none\n    land: built", "    unit: 万元\n    nature: stock\n    growth: none\n    land: built", "indicator land_built is an area; expected unit 亩 and nature stock"},
		{"a numerator of nothing", "numerator: tax", "numerator: taxes", `numerator "taxes" of ratio tax_per_mu; expected the code of an indicator`},
		{"a denominator of nothing", "denominator: energy", "denominator: power", `denominator "power" of ratio value_added_per_energy`},
		{"a ratio of nothing", "    numerator: tax\n    per_mu: true", "    numerator: tax", "ratio tax_per_mu; expected either a denominator or per_mu: true"},
		{"a ratio of two things", "    numerator: tax\n", "    numerator: tax\n    denominator: energy\n", "ratio tax_per_mu; expected either a denominator or per_mu: true"},
		{"the mean of a flow", "denominator: energy", "denominator: energy\n    mean_stock: true", "mean_stock of ratio value_added_per_energy; expected a denominator that is a stock"},
		{"a unit that is not the quotient's", "unit: 万元/人", "unit: 元/人", `unit "元/人" of ratio labour_productivity; expected 万元/人`},
		{"a percentage of unlike things", "numerator: rd\n    denominator: revenue", "numerator: rd\n    denominator: energy", "percent of ratio rd_share; expected rd and energy to have one unit"},
		{"tiers without an output", "code: output", "code: turnover", "tiers are set for the indicator output, which is not among the indicators"},
		{"two documents", "due_day: 20", "due_day: 20\n---\nmore: 1", "a second document; expected one catalogue"},
		{"broken YAML", "due_day: 20", "due_day: [20", "not readable as YAML"},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			src := string(DefaultSource())
			if n := strings.Count(src, c.old); n == 0 {
				t.Fatalf("the shipped file has no %q", c.old)
			}
			broken := strings.Replace(src, c.old, c.changed, 1)
			_, err := Read("city.yaml", []byte(broken))
			if err == nil {
				t.Fatal("the mistake passed unseen")
			}
			for _, m := range mistakes(t, err) {
				if strings.Contains(m.Text, c.want) {
					return
				}
			}
			t.Errorf("want %q among\n%v", c.want, err)
		})
	}
}

func TestTheLineNamedIsTheLineOfTheMistake(t *testing.T) {
	for name, c := range map[string]struct {
		src  string
		want []int
	}{
		"one in each place, all named at once": {strings.NewReplacer("due_day: 10", "due_day: ten", "nature: flow", "nature: flood", "ratios: []", "ratio: []").Replace(tiny), []int{1, 2, 7, 8}},
		"broken YAML":                          {"city: {code: here}\ndue_day: [1\nparks: []\n", []int{2}},
		"an empty file":                        {"", []int{1}},
		"comments only":                        {"# nothing\n", []int{1}},
		"a bare word":                          {"\nbaotou\n", []int{2}},
		"no parks at all":                      {strings.NewReplacer("parks:\n  - {code: one, name: {zh: 一园}, full: {zh: 第一园区}, short: {zh: 一园}, county: {zh: 某区}}", "parks: []").Replace(tiny), []int{4}},
		"a park that is a word":                {strings.Replace(tiny, "  - {code: one", "  - 二园\n  - {code: one", 1), []int{5}},
		"a value that is a YAML reference":     {strings.Replace(tiny, "due_day: 10", "due_day: &day 10", 1) + "\nlate: *day\n", []int{10}},
	} {
		t.Run(name, func(t *testing.T) {
			_, err := Read("city.yaml", []byte(c.src))
			if err == nil {
				t.Fatal("the mistake passed unseen")
			}
			got := mistakes(t, err)
			lines := make([]int, len(got))
			for i, m := range got {
				lines[i] = m.Line
			}
			if len(lines) != len(c.want) {
				t.Fatalf("lines %v, want %v\n%v", lines, c.want, err)
			}
			for i := range lines {
				if lines[i] != c.want[i] {
					t.Errorf("lines %v, want %v\n%v", lines, c.want, err)
				}
			}
		})
	}
}

func FuzzRead(f *testing.F) {
	f.Add(tiny)
	f.Add(string(DefaultSource()))
	f.Add("parks: [[[]]]\nindicators: {a: *b}\n")
	f.Fuzz(func(t *testing.T, src string) {
		c, err := Read("city.yaml", []byte(src))
		if (c == nil) == (err == nil) {
			t.Errorf("catalogue %v with error %v", c, err)
		}
	})
}
