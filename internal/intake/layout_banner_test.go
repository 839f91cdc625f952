package intake

import (
	"strings"
	"testing"
)

func TestAGroupHeadingOverTheIndicatorsIsPassedOver(t *testing.T) { run(t, bannerCases) }

var bannerCases = []layoutCase{
	{"a word of no meaning over several indicators", "", `
			2023年6月
			园区|工业指标|<|<
			^|规上工业总产值(亿元)|<|税收(亿元)
			^|累计|同比(%)|累计
			九原园区|6|5|7`, `
			B5 jiuyuan 2023-06 output cumulative 60000
			C5 jiuyuan 2023-06 output growth 5
			D5 jiuyuan 2023-06 tax cumulative 70000`, ""},
	{"the same over one indicator", "", `
			2023年6月
			园区|工业|<
			^|规上工业总产值|<
			^|累计(亿元)|同比(%)
			九原园区|6|5`, `
			B5 jiuyuan 2023-06 output cumulative 60000
			C5 jiuyuan 2023-06 output growth 5`, ""},
	{"主要经济指标, a key's heading elsewhere", "", `
			2023年6月
			园区|主要经济指标|<
			^|规上工业总产值|<
			^|累计(亿元)|同比(%)
			九原园区|6|5`, `
			B5 jiuyuan 2023-06 output cumulative 60000
			C5 jiuyuan 2023-06 output growth 5`, ""},
	{"the same saved as CSV, without merges", "", `
			2023年6月
			园区|主要经济指标||
			|规上工业总产值||税收
			|累计(亿元)|同比(%)|累计(万元)
			九原园区|6|5|3`, `
			B5 jiuyuan 2023-06 output cumulative 60000
			C5 jiuyuan 2023-06 output growth 5
			D5 jiuyuan 2023-06 tax cumulative 3`, ""},
}

func TestAWordWhereANumberBelongsNeverEndsATable(t *testing.T) {
	run(t, []layoutCase{
		{"a month in a column of numbers", "", `
			2023年6月
			园区|产值(万元)
			九原园区|1
			高新区|2023年6月
			土右园区|5`, `
			B3 jiuyuan 2023-06 output cumulative 1
			B5 tuyou 2023-06 output cumulative 5`, "number_invalid@B4"},
		{"a measure in a column of numbers", "", `
			2023年6月
			园区|产值(万元)
			九原园区|1
			高新区|累计
			土右园区|5`, `
			B3 jiuyuan 2023-06 output cumulative 1
			B5 tuyou 2023-06 output cumulative 5`, "number_invalid@B4"},
	})
}

func TestDaysOfFilingInsideATitleAreNoPeriod(t *testing.T) {
	table := "\n园区|产值(亿元)\n九原园区|1"
	june := "B3 jiuyuan 2023-06 output cumulative 10000"
	run(t, []layoutCase{
		{"in brackets behind the period", "", "2023年1-6月（填报日期：2023年7月12日）" + table, june, ""},
		{"behind the title in its own cell", "", "截至2023年6月底园区指标 填报日期：2023年7月5日" + table, june, ""},
		{"two months in a row", "", "2023年5月、6月" + table, "", "period_conflict@A1"},
		{"a month and its cumulative", "", "2023年6月和1-6月指标" + table, june, ""},
		{"a day of filing alone", "", "2023年6月\n填报日期：2023年7月5日" + table, strings.ReplaceAll(june, "B3", "B4"), ""},
		{"a month in the cell right of the label", "", "2023年6月|填报日期：|2023年7月" + table, june, ""},
		{"months in brackets that agree", "", "2023年上半年（1-6月）" + table, june, ""},
		{"months in brackets that do not", "", "2023年上半年（1-5月）" + table, "", "period_conflict@A1"},
	})
}
