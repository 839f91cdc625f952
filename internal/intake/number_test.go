package intake

import (
	"testing"

	"parkboard/internal/park"
)

func TestNumbersAreReadAsClerksWriteThem(t *testing.T) {
	for _, c := range numberCases {
		t.Run(c.name, func(t *testing.T) {
			for _, rate := range []bool{false, true} {
				want := c.amount
				if rate {
					want = c.rate
				}
				if got := outcome(readText(c.text, rate)); got != want {
					t.Errorf("%q, as a rate %v: %s, want %s", c.text, rate, got, want)
				}
			}
		})
	}
}

var numberCases = []struct{ name, text, amount, rate string }{
	{"plain", "1234.5", "1234.5", "1234.5"},
	{"grouped", "1,234.5", "1234.5", "1234.5"},
	{"grouped by a full-width comma", "1，234，567", "1234567", "1234567"},
	{"full-width digits", "４３６１．５", "4361.5", "4361.5"},
	{"a plus sign", "+14.2", "14.2", "14.2"},
	{"a full-width plus sign", "＋14.2", "14.2", "14.2"},
	{"a minus sign", "-5.1", "-5.1", "-5.1"},
	{"a mathematical minus", "−6.1", "-6.1", "-6.1"},
	{"a full-width minus", "－５．５", "-5.5", "-5.5"},
	{"a blank behind the minus", "- 5.1", "-5.1", "-5.1"},
	{"blanks of all kinds around", "\u00a0\u30002157014 \t", "2157014", "2157014"},
	{"no digit before the point", ".5", "0.5", "0.5"},
	{"no digit behind the point", "5.", "5", "5"},
	{"an apostrophe that marks text", "'12", "12", "12"},
	{"zero", "0", "0", "0"},
	{"a percent sign", "12.3%", "number_ambiguous", "12.3"},
	{"a full-width percent sign", "－12.3％", "number_ambiguous", "-12.3"},
	{"unchanged", "持平", "number_invalid", "0"},
	{"missing: blank", "  ", "missing", "missing"},
	{"missing: hyphen", "-", "missing", "missing"},
	{"missing: two hyphens", "--", "missing", "missing"},
	{"missing: em dash", "—", "missing", "missing"},
	{"missing: two em dashes", "——", "missing", "missing"},
	{"missing: full-width hyphen", "－", "missing", "missing"},
	{"missing: slash", "/", "missing", "missing"},
	{"missing: full-width slash", "／", "missing", "missing"},
	{"missing: ellipsis", "…", "missing", "missing"},
	{"missing: two ellipses", "……", "missing", "missing"},
	{"missing: three points", "...", "missing", "missing"},
	{"missing: 无", "无", "missing", "missing"},
	{"missing: 空", "空", "missing", "missing"},
	{"missing: N/A", "n/a", "missing", "missing"},
	{"about", "约12", "number_ambiguous", "number_ambiguous"},
	{"more or less", "12.3左右", "number_ambiguous", "number_ambiguous"},
	{"forecast", "预计12", "number_ambiguous", "number_ambiguous"},
	{"a triangle", "▲12.1", "number_ambiguous", "number_ambiguous"},
	{"accountants' brackets", "(12)", "number_ambiguous", "number_ambiguous"},
	{"full-width brackets", "（12）", "number_ambiguous", "number_ambiguous"},
	{"a unit", "12.3亿", "number_ambiguous", "number_ambiguous"},
	{"points", "3.9个百分点", "number_ambiguous", "number_ambiguous"},
	{"a range", "12～15", "number_ambiguous", "number_ambiguous"},
	{"more than", "＞500", "number_ambiguous", "number_ambiguous"},
	{"a footnote in brackets", "12.3[1]", "number_ambiguous", "number_ambiguous"},
	{"a blank inside", "1 234", "number_ambiguous", "number_ambiguous"},
	{"commas out of place", "12,34", "number_ambiguous", "number_ambiguous"},
	{"scientific", "1.23E+05", "number_ambiguous", "number_ambiguous"},
	{"in words of growth", "增长12.3%", "number_ambiguous", "number_ambiguous"},
	{"two points", "7.08.36", "number_invalid", "number_invalid"},
	{"three points", "12.3.4", "number_invalid", "number_invalid"},
	{"a date in text", "2023-06-30", "number_invalid", "number_invalid"},
	{"a date in Chinese", "2023年6月30日", "number_invalid", "number_invalid"},
	{"a word", "未报", "number_invalid", "number_invalid"},
	{"a letter for a digit", "1O3", "number_invalid", "number_invalid"},
	{"a failed formula saved as text", "#DIV/0!", "formula_error", "formula_error"},
	{"a formula as text", "=HYPERLINK(\"http://x\",\"1\")", "number_invalid", "number_invalid"},
}

// outcome writes a reading for comparison.
func outcome(r reading) string {
	switch {
	case r.missing:
		return "missing"
	case r.wrong != "":
		return string(r.wrong)
	}
	q, ok := park.QuantityOf(r.value)
	if !ok {
		return "too large"
	}
	return q.String()
}

func TestCellsThatAreNoPlainTextAreReadByWhatTheyHold(t *testing.T) {
	run(t, []layoutCase{
		{"percent formats, dates, formulas without result", "", `
			2023年6月 单位：万元
			园区|税收|同比|固定资产投资|营业收入
			高新区|66300|0.123 %f|@2023-06-30|=
			装备园区|66300|12.3|0.5 %f|持平
			金属深加工园区|12345.67895|持平|1.00005|2.00004`, `
			B3 rare-earth 2023-06 tax cumulative 66300
			C3 rare-earth 2023-06 tax growth 12.3
			B4 equipment 2023-06 tax cumulative 66300
			C4 equipment 2023-06 tax growth 12.3
			B5 metals 2023-06 tax cumulative 12345.679
			C5 metals 2023-06 tax growth 0
			D5 metals 2023-06 investment cumulative 1.0001
			E5 metals 2023-06 revenue cumulative 2`, "number_ambiguous@D3 formula_error@E3 number_ambiguous@D4 number_invalid@E4"},
		{"more than can be kept", "", `
			2023年6月 单位：亿元
			园区|税收
			高新区|'99999999999999999999`, "", "number_invalid@B3"},
		{"half an enterprise, and negatives", "", `
			2023年6月 单位：万元
			园区|规上企业数|产值|税收|从业人员(万人)
			高新区|101.5|-1|-1|1.2345
			装备园区|100|1|1|1.23456`, `
			B3 rare-earth 2023-06 enterprises cumulative 101.5
			C3 rare-earth 2023-06 output cumulative -1
			D3 rare-earth 2023-06 tax cumulative -1
			E3 rare-earth 2023-06 employees cumulative 12345
			B4 equipment 2023-06 enterprises cumulative 100
			C4 equipment 2023-06 output cumulative 1
			D4 equipment 2023-06 tax cumulative 1
			E4 equipment 2023-06 employees cumulative 12345.6`, "not_integer@B3 negative_value@C3 not_integer@E4"},
		{"the same figure twice", "", `
			2023年6月 单位：万元
			园区|税收|税收收入
			高新区|66300|66300
			装备园区|66300|66301
			青山装备园区|66300|`, `
			B3 rare-earth 2023-06 tax cumulative 66300
			B4 equipment 2023-06 tax cumulative 66300`, "duplicate_value@C4"},
	})
}
