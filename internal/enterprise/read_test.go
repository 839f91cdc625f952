package enterprise_test

import (
	"fmt"
	"strings"
	"testing"

	"parkboard/internal/catalog"
	"parkboard/internal/enterprise"
	"parkboard/internal/park"
	"parkboard/internal/sample"
)

const heading = "企业名称,统一社会信用代码,园区,用地面积（亩）,增加值（万元）,税收（万元）,营业收入（亿元）,综合能耗（吨标准煤）,研发投入（万元）,从业人员\n"

const good = "91150200MA0N4C5X3E"

func read(t *testing.T, text string) enterprise.Draft {
	t.Helper()
	return enterprise.Read(t.Context(), enterprise.Request{Name: "2022年度企业.csv", Bytes: []byte(text), Catalogue: catalog.Default()})
}

func codesOf(d enterprise.Draft) string {
	var out []string
	for _, i := range d.Issues {
		out = append(out, string(i.Code)+"@"+i.Cell)
	}
	return strings.Join(out, " ")
}

func TestAnEnterpriseIsReadInItsUnits(t *testing.T) {
	d := read(t, "包头市2022年度企业表\n"+heading+"甲公司,"+good+",九原园区,\"1,200\",500,48.5,1.2,3000,—,120\n合计,,,1200,,,,,,\n注：……\n")
	if len(d.Issues) != 0 || len(d.Enterprises) != 1 || d.Year != 2022 {
		t.Fatalf("%+v", d)
	}
	e := d.Enterprises[0]
	if e.Park != "jiuyuan" || e.Year != 2022 || e.Row != 3 || e.Name != "甲公司" || e.Code != good {
		t.Errorf("%+v", e)
	}
	for v, want := range map[park.EnterpriseValue]string{park.LandUsed: "1200", park.TaxPaid: "48.5", park.RevenueEarned: "12000", park.PeopleEmployed: "120"} {
		if q, ok := e.Value(v); !ok || q.String() != want {
			t.Errorf("value %d is %s %v, want %s", v, q, ok, want)
		}
	}
	if _, ok := e.Value(park.RDSpent); ok {
		t.Error("a dash is read as a number")
	}
}

func TestEachMistakeIsFoundAtItsCellAndNothingIsLoadedByHalf(t *testing.T) {
	row := func(name, code, where, land, added, tax, revenue, people string) string {
		return "2022年度\n" + heading + strings.Join([]string{name, code, where, land, added, tax, revenue, "10", "0", people}, ",") + "\n"
	}
	for name, c := range map[string]struct{ text, want string }{
		"check character":     {row("甲", "91150200MA0N4C5X3F", "九原园区", "1", "1", "1", "1", "1"), "credit_code_wrong@B3"},
		"seventeen":           {row("甲", "91150200MA0N4C5X3", "九原园区", "1", "1", "1", "1", "1"), "credit_code_wrong@B3"},
		"unknown park":        {row("甲", good, "钢铁冶金开发区", "1", "1", "1", "1", "1"), "park_unknown@C3"},
		"no name":             {row("", good, "九原园区", "1", "1", "1", "1", "1"), "enterprise_unnamed@A3"},
		"negative land":       {row("甲", good, "九原园区", "-1", "1", "1", "1", "1"), "negative_value@D3"},
		"half a person":       {row("甲", good, "九原园区", "1", "1", "1", "1", "1.5"), "not_integer@J3"},
		"about":               {row("甲", good, "九原园区", "约12", "1", "1", "1", "1"), "number_ambiguous@D3"},
		"letters":             {row("甲", good, "九原园区", "abc", "1", "1", "1", "1"), "number_invalid@D3"},
		"too large":           {row("甲", good, "九原园区", "9999999999999", "1", "1", "1", "1"), "number_invalid@D3"},
		"tax above revenue":   {row("甲", good, "九原园区", "1", "1", "10001", "1", "1"), "tax_above_revenue@F3"},
		"added above revenue": {row("甲", good, "九原园区", "1", "10001", "1", "1", "1"), "value_added_above_revenue@E3"},
		"no unit":             {"2022年度\n" + strings.Replace(heading, "税收（万元）", "税收", 1) + "甲," + good + ",九原园区,1,1,1,1,1,0,1\n", "unit_missing@F2"},
		"wrong unit":          {"2022年度\n" + strings.Replace(heading, "税收（万元）", "税收（亩）", 1) + "甲," + good + ",九原园区,1,1,1,1,1,0,1\n", "unit_unknown@F2"},
		"twice":               {row("甲", good, "九原园区", "1", "1", "1", "1", "1") + "乙," + good + ",九原园区,1,1,1,1,1,0,1\n", "enterprise_twice@B4"},
		"two years":           {"2022年度与2021年度\n" + heading + "甲," + good + ",九原园区,1,1,1,1,1,0,1\n", "year_missing@"},
		"no heading":          {"2022年度\n园区,产值\n九原园区,1\n", "header_not_found@"},
		"nothing below":       {"2022年度\n" + heading, "empty_file@"},
		"a column twice":      {"2022年度\n" + strings.Replace(heading, "增加值", "税收", 1) + "甲," + good + ",九原园区,1,1,1,1,1,0,1\n", "column_twice@F2"},
	} {
		d := read(t, c.text)
		if got := codesOf(d); got != c.want {
			t.Errorf("%s: %q, want %q", name, got, c.want)
		}
		for _, i := range d.Issues {
			if i.Title.ZH == "" || i.Title.EN == "" || i.Do.ZH == "" || i.Do.EN == "" {
				t.Errorf("%s: %+v does not say what to do in both languages", name, i)
			}
		}
	}
}

func TestAnotherParksEnterpriseIsRefusedAndTheParkIsStillNamed(t *testing.T) {
	d := enterprise.Read(t.Context(), enterprise.Request{
		Name: "2022年度.csv", Catalogue: catalog.Default(), MaySend: func(code string) bool { return code == "tuyou" },
		Bytes: []byte("2022年度\n" + heading + "甲," + good + ",九原园区,1,1,1,1,1,0,1\n"),
	})
	if codesOf(d) != "park_forbidden@C3" || len(d.Enterprises) != 0 || len(d.Parks) != 1 || d.Parks[0] != "jiuyuan" {
		t.Errorf("%s %+v", codesOf(d), d.Parks)
	}
}

func TestUnitsMayStandInTheRowBelowTheHeading(t *testing.T) {
	d := read(t, "2022年度\n企业名称,统一社会信用代码,园区,用地面积,税收\n,,,公顷,元\n甲,"+good+",九原园区,2,30000\n")
	if len(d.Issues) != 0 || len(d.Enterprises) != 1 {
		t.Fatalf("%+v", d.Issues)
	}
	if e := d.Enterprises[0]; e.Values[park.LandUsed].String() != "30" || e.Values[park.TaxPaid].String() != "3" {
		t.Errorf("%+v", e.Values)
	}
}

func TestTheSampleIsReadWithoutAFinding(t *testing.T) {
	f, err := sample.Enterprises()
	if err != nil {
		t.Fatal(err)
	}
	d := enterprise.Read(t.Context(), enterprise.Request{Name: f.Name, Bytes: f.Bytes, Catalogue: catalog.Default()})
	if len(d.Issues) != 0 || len(d.Enterprises) != 40 || len(d.Parks) != 7 || d.Year != 2022 {
		t.Errorf("%d enterprises of %v in %d: %+v", len(d.Enterprises), d.Parks, d.Year, d.Issues)
	}
}

// FuzzARowIsReadWholeOrNotAtAll holds that whatever stands in the cells, a row
// is taken only with a valid code and a known park, and its amounts are in range.
func FuzzARowIsReadWholeOrNotAtAll(f *testing.F) {
	f.Add("甲", good, "九原园区", "12", "1,200")
	f.Add("</script>", "=HYPERLINK(1)", "\"", "-1", "约")
	f.Fuzz(func(t *testing.T, name, code, where, land, tax string) {
		quote := func(s string) string { return `"` + strings.ReplaceAll(s, `"`, `""`) + `"` }
		text := fmt.Sprintf("2022年度\n%s%s,%s,%s,%s,1,%s,1,1,1,1\n", heading, quote(name), quote(code), quote(where), quote(land), quote(tax))
		d := enterprise.Read(t.Context(), enterprise.Request{Name: "x.csv", Bytes: []byte(text), Catalogue: catalog.Default()})
		for _, e := range d.Enterprises {
			if _, err := park.ParseCreditCode(string(e.Code)); err != nil || e.Park == "" || e.Name == "" {
				t.Fatalf("%+v", e)
			}
			if q, ok := e.Value(park.LandUsed); ok && q < 0 {
				t.Fatalf("land %s", q)
			}
		}
	})
}
