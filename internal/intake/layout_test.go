package intake

import "testing"

// layoutCase is a workbook of one sheet, the figures owed and the findings.
type layoutCase struct {
	name, file, grid string
	figures, issues  string
}

func run(t *testing.T, cases []layoutCase) {
	t.Helper()
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			file := c.file
			if file == "" {
				file = "园区.xlsx"
			}
			hold(t, readOne(t, file, c.grid), c.figures, c.issues)
		})
	}
}

func TestTurnedTablesGiveARowPerIndicatorAndAColumnPerPark(t *testing.T) { run(t, turnedCases) }

var turnedCases = []layoutCase{
	{"a row of another measure is noted as a column of one is", "", `
			2023年一季度
			指标|单位|高新区|装备园区
			税收占比|%|3|4
			税收环比|%|3|4
			税收|万元|81126|64223`, `
			C5 rare-earth 2023-03 tax cumulative 81126
			D5 equipment 2023-03 tax cumulative 64223`, "column_unmapped@A3 column_unmapped@A4"},
	{"a growth row belongs to the indicator above, not to a part of it", "", `
			2023年一季度
			指标|单位|高新区|装备园区|合计
			税收|万元|81126|64223|145349
			同比增长|%|4.8|-3.8|1
			其中：增值税|万元|21904|17340|39244
			同比增长|%|5.7|-2.9|2
			规上企业数|户|173|123|296`, `
			C3 rare-earth 2023-03 tax cumulative 81126
			D3 equipment 2023-03 tax cumulative 64223
			C4 rare-earth 2023-03 tax growth 4.8
			D4 equipment 2023-03 tax growth -3.8
			C7 rare-earth 2023-03 enterprises cumulative 173
			D7 equipment 2023-03 enterprises cumulative 123`, "row_ignored@A5 row_ignored@A6"},
	{"measures in rows under an indicator without numbers", "", `
			2023年6月
			指标|高新区|装备园区
			一、规上工业总产值（亿元）
			本月|98.1|77.2
			累计|589.26|454.81
			上年同期|620.93|426.25
			增速（%）|-5.1|6.7`, `
			B4 rare-earth 2023-06 output month 981000
			C4 equipment 2023-06 output month 772000
			B5 rare-earth 2023-06 output cumulative 5892600
			C5 equipment 2023-06 output cumulative 4548100
			B6 rare-earth 2023-06 output base 6209300
			C6 equipment 2023-06 output base 4262500
			B7 rare-earth 2023-06 output growth -5.1
			C7 equipment 2023-06 output growth 6.7`, ""},
	{"a diagonal corner and park with measure in one heading", "", `
			2023年6月
			指标\\园区|高新区累计|高新区同比(%)|装备园区累计|装备园区同比(%)
			产值(亿元)|589.26|-5.1|454.81|6.7`, `
			B3 rare-earth 2023-06 output cumulative 5892600
			C3 rare-earth 2023-06 output growth -5.1
			D3 equipment 2023-06 output cumulative 4548100
			E3 equipment 2023-06 output growth 6.7`, ""},
	{"growth columns beside each park in one heading row", "", `
			2023年6月
			指标|计量单位|高新区|同比%|装备园区|同比%
			产值|亿元|589.26|-5.1|454.81|6.7`, `
			C3 rare-earth 2023-06 output cumulative 5892600
			D3 rare-earth 2023-06 output growth -5.1
			E3 equipment 2023-06 output cumulative 4548100
			F3 equipment 2023-06 output growth 6.7`, ""},
	{"parks under a group heading", "", `
			2023年6月
			指标|单位|园区|<|<
			^|^|高新区|装备园区|全市
			产值|亿元|589.26|454.81|5000`, `
			C4 rare-earth 2023-06 output cumulative 5892600
			D4 equipment 2023-06 output cumulative 4548100`, ""},
	{"parks under a group heading, saved as CSV", "", `
			2023年6月
			指标|单位|园区
			||高新区|装备园区
			产值|亿元|589.26|454.81`, `
			C4 rare-earth 2023-06 output cumulative 5892600
			D4 equipment 2023-06 output cumulative 4548100`, ""},
	{"an unknown park as a column", "", `
			2023年6月
			指标|单位|高新区|钢铁冶金开发区
			产值|亿元|589.26|1002.31`, `
			C3 rare-earth 2023-06 output cumulative 5892600`, "park_unknown@D2"},
}

func TestLongSheetsGiveOneParkEach(t *testing.T) { run(t, longCases) }

var longCases = []layoutCase{
	{"the park after 园区名称", "", `
			2023年上半年主要经济指标
			园区名称：|金山园区||填报日期：2023年7月10日
			指标名称|计量单位|本月|本年累计|上年同期累计|增长%
			规上工业总产值|亿元|24.82|127.33|115.75|10
			规上工业企业数|户|—|43|—|—`, `
			C4 jinshan 2023-06 output month 248200
			D4 jinshan 2023-06 output cumulative 1273300
			E4 jinshan 2023-06 output base 1157500
			F4 jinshan 2023-06 output growth 10
			D5 jinshan 2023-06 enterprises cumulative 43`, ""},
	{"a stock written under 本月", "", `
			九原工业园区2023年6月指标
			指标名称|计量单位|本月|本年累计
			规上工业总产值|亿元|24.82|127.33
			规上工业企业数|户|43|
			从业人员|人|9432|9432`, `
			C3 jiuyuan 2023-06 output month 248200
			D3 jiuyuan 2023-06 output cumulative 1273300
			C4 jiuyuan 2023-06 enterprises cumulative 43
			D5 jiuyuan 2023-06 employees cumulative 9432`, ""},
	{"one park over several months", "", `
			九原工业园区各期指标 单位：亿元
			月份|产值|税收
			2023年1-2月|31|1
			2023年1-3月|48|2`, `
			B3 jiuyuan 2023-02 output cumulative 310000
			C3 jiuyuan 2023-02 tax cumulative 10000
			B4 jiuyuan 2023-03 output cumulative 480000
			C4 jiuyuan 2023-03 tax cumulative 20000`, ""},
	{"two parks named", "", `
			九原工业园区、土右园区2023年6月
			指标|单位|累计
			产值|亿元|1`, "", "park_unknown@A1"},
	{"nothing names the park", "", `
			2023年6月指标
			指标名称|计量单位|本年累计
			规上工业总产值|亿元|127.33`, "", "park_unknown@A2"},
	{"an unknown park after 园区名称", "", `
			2023年6月指标
			园区名称：钢铁冶金开发区
			指标名称|计量单位|本年累计
			规上工业总产值|亿元|127.33`, "", "park_unknown@A2"},
	{"two long tables in a sheet, each with its title", "", `
			九原工业园区2023年6月指标
			指标名称|计量单位|累计
			规上工业总产值|亿元|207.23

			土右新型工业园区2023年6月指标
			指标名称|计量单位|累计
			规上工业总产值|亿元|145.82`, `
			C3 jiuyuan 2023-06 output cumulative 2072300
			C7 tuyou 2023-06 output cumulative 1458200`, ""},
	{"a park, then its indicators, in merged rows", "", `
			2023年6月
			园区|指标|单位|累计|同比%
			九原园区|产值|亿元|207.23|4.7
			^|税收|万元|69300|17.9
			土右园区|产值|亿元|145.82|9.5`, `
			D3 jiuyuan 2023-06 output cumulative 2072300
			E3 jiuyuan 2023-06 output growth 4.7
			D4 jiuyuan 2023-06 tax cumulative 69300
			E4 jiuyuan 2023-06 tax growth 17.9
			D5 tuyou 2023-06 output cumulative 1458200
			E5 tuyou 2023-06 output growth 9.5`, ""},
}

func TestFlatTablesSayEverythingInTheRow(t *testing.T) { run(t, flatCases) }

var flatCases = []layoutCase{
	{"periods as text, date and number", "", `
			园区|期间|指标|口径|数值|单位
			九原园区|2023年1-6月|产值|累计|207.23|亿元
			九原园区|@2023-06-30|产值|本月|31|亿元
			九原园区|202306|产值|同比|4.7|%
			九原园区|2023-07|产值|同期|200|亿元`, `
			E2 jiuyuan 2023-06 output cumulative 2072300
			E3 jiuyuan 2023-06 output month 310000
			E4 jiuyuan 2023-06 output growth 4.7
			E5 jiuyuan 2023-07 output base 2000000`, ""},
	{"columns in another order, the title's period, no measure", "上报2023-06.xlsx", `
			指标|单位|值|园区
			产值|亿元|207.23|九原园区
			税收|万元|1|全市
			税收|万元|1|合计`, `
			C2 jiuyuan 2023-06 output cumulative 2072300`, ""},
	{"what a row says and the catalogue does not", "", `
			园区|期间|指标|口径|数值|单位
			九原园区|2023-06|利润总额|累计|1|万元
			九原园区|2023-06|利润总额|同比|1|%
			九原园区|2023-06|产值|环比|1|%
			某园区|2023-06|产值|累计|1|万元
			某园区|2023-06|税收|累计|1|万元
			九原园区|2023-06|产值|累计|1|斤
			九原园区|2023-06|税收|累计|1|
			九原园区|2023-01|产值|累计|1|万元
			九原园区|上月|产值|累计|1|万元
			九原园区|2023-02|产值|本月|1|万元
			九原园区|2023-06|规上企业数|累计|78|`, `
			E12 jiuyuan 2023-06 enterprises cumulative 78`,
		"column_unmapped@C2 column_unmapped@D4 park_unknown@A5 unit_unknown@F7 unit_missing@F8 period_invalid@B9 period_invalid@B10 row_ignored@E11"},
}
