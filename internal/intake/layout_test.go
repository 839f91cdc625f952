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

func TestWideTablesGiveARowPerParkAndAColumnGroupPerIndicator(t *testing.T) { run(t, wideCases) }

var wideCases = []layoutCase{
	{"one heading row, a growth column beside its indicator", "", `
			2023年6月园区指标
			园区|规上工业总产值(亿元)|同比增长|税收(万元)|增长%
			稀土高新区|589.26|-5.1|172412|6.1`, `
			B3 rare-earth 2023-06 output cumulative 5892600
			C3 rare-earth 2023-06 output growth -5.1
			D3 rare-earth 2023-06 tax cumulative 172412
			E3 rare-earth 2023-06 tax growth 6.1`, ""},
	{"indicator and measure in one heading cell", "", `
			2023年1-6月
			园区|产值累计(亿元)|本月产值(亿元)|产值同比(%)|1-6月税收(万元)|税收上年同期(万元)
			九原园区|207.23|31.5|4.7|69300|58800`, `
			B3 jiuyuan 2023-06 output cumulative 2072300
			C3 jiuyuan 2023-06 output month 315000
			D3 jiuyuan 2023-06 output growth 4.7
			E3 jiuyuan 2023-06 tax cumulative 69300
			F3 jiuyuan 2023-06 tax base 58800`, ""},
	{"blank heading cells right of a heading continue it", "", `
			2023年1-6月|||||
			单位：亿元
			序号|园区|规上工业总产值|||税收|
			||累计|上年同期|同比|累计|同比
			1|高新区|589.26|620.93|-5.1|16.17|6.1`, `
			C5 rare-earth 2023-06 output cumulative 5892600
			D5 rare-earth 2023-06 output base 6209300
			E5 rare-earth 2023-06 output growth -5.1
			F5 rare-earth 2023-06 tax cumulative 161700
			G5 rare-earth 2023-06 tax growth 6.1`, ""},
	{"a group row of one indicator over the heading", "", `
			2023年1-6月
			||规上工业总产值(亿元)|<|<
			序号|园区|累计|上年同期|同比
			1|高新区|589.26|620.93|-5.1`, `
			C4 rare-earth 2023-06 output cumulative 5892600
			D4 rare-earth 2023-06 output base 6209300
			E4 rare-earth 2023-06 output growth -5.1`, ""},
	{"bare columns are cumulative under a title of one month", "", `
			2023年6月园区指标（单位：亿元）
			园区|产值|增加值|规上企业数
			金山园区|122.11|30.43|45`, `
			B3 jinshan 2023-06 output cumulative 1221100
			C3 jinshan 2023-06 value_added cumulative 304300
			D3 jinshan 2023-06 enterprises cumulative 45`, ""},
	{"month and cumulative, each with its own growth", "", `
			2023年6月  单位：亿元
			园区|规上工业总产值|<|<|<
			^|本月|同比(%)|本年累计|同比(%)
			铝业园区|45.1|3.3|271.29|3.2`, `
			B4 aluminium 2023-06 output month 451000
			D4 aluminium 2023-06 output cumulative 2712900
			E4 aluminium 2023-06 output growth 3.2`, "column_unmapped@C3"},
	{"growth behind 累计 and 本月 is the cumulative's", "", `
			2023年6月  单位：亿元
			园区|规上工业总产值|<|<|<
			^|累计|本月|上年同期|同比(%)
			铝业园区|271.29|45.1|262.88|3.2`, `
			B4 aluminium 2023-06 output cumulative 2712900
			C4 aluminium 2023-06 output month 451000
			D4 aluminium 2023-06 output base 2628800
			E4 aluminium 2023-06 output growth 3.2`, ""},
	{"growth of the single month, 上年同月 and other periods are not loaded", "", `
			2023年1-6月  单位：亿元
			园区|产值|<|<|<|<
			^|1-6月|上年同月|当月增速|2022年1-6月|1-5月
			铝业园区|271.29|45.1|3.2|262.88|220.1`, `
			B4 aluminium 2023-06 output cumulative 2712900`,
		"column_unmapped@C3 column_unmapped@D3 column_unmapped@E3 column_unmapped@F3"},
	{"a column of the month named 6月 is the month", "", `
			2023年6月
			园区|产值(亿元)|<
			^|6月|1-6月
			铝业园区|45.1|271.29`, `
			B4 aluminium 2023-06 output month 451000
			C4 aluminium 2023-06 output cumulative 2712900`, ""},
	{"a month column in a February file", "", `
			2023年1-2月
			园区|产值(亿元)|<
			^|本月|累计
			铝业园区|35.1|66.87
			九原园区|30.1|60.87`, `
			C4 aluminium 2023-02 output cumulative 668700
			C5 jiuyuan 2023-02 output cumulative 608700`, "row_ignored@B4"},
	{"其中 and 合计 as columns", "", `
			2023年6月 单位：万元
			园区|税收|其中：增值税|同比|合计
			铝业园区|66300|21000|3.2|1
			`, `
			B3 aluminium 2023-06 tax cumulative 66300`, "column_unmapped@C2 column_unmapped@D2 column_unmapped@E2"},
	{"an unknown column between, with its growth", "", `
			2023年6月 单位：万元
			园区|税收|利润总额|同比|位次|备注
			铝业园区|66300|21000|3.2|1|无`, `
			B3 aluminium 2023-06 tax cumulative 66300`, "column_unmapped@C2 column_unmapped@D2"},
	{"targets and derived indicators are not the indicator", "", `
			2023年6月 单位：万元
			园区|税收|税收（年度目标）|税收完成率|亩均税收|全社会固定资产投资
			铝业园区|66300|100000|66.3|6.3|1234`, `
			B3 aluminium 2023-06 tax cumulative 66300`,
		"column_unmapped@C2 column_unmapped@D2 column_unmapped@E2 column_unmapped@F2"},
	{"累计固定资产投资 is the stock, 固定资产投资累计 the flow", "", `
			2023年6月 单位：万元
			园区|累计固定资产投资|固定资产投资累计|固定资产投资(1-6月累计)
			铝业园区|3551300|157600|157600`, `
			B3 aluminium 2023-06 invested cumulative 3551300
			C3 aluminium 2023-06 investment cumulative 157600`, ""},
	{"banners, spacer rows and repeated headings", "", `
			2023年6月 单位：万元
			序号|园区|税收
			一、千亿级园区
			1|高新区|161700

			2|装备园区|156900
			序号|园区|税收
			二、五百亿级园区
			3|铝业园区|66300
			注：快报数。
			填表人：张三|审核人：李四|12345`, `
			C4 rare-earth 2023-06 tax cumulative 161700
			C6 equipment 2023-06 tax cumulative 156900
			C9 aluminium 2023-06 tax cumulative 66300`, "row_ignored@A3 row_ignored@B7 row_ignored@A8"},
	{"其中 and # rows below a park", "", `
			2023年6月 单位：万元
			园区|税收
			铝业园区|66300
			其中：白云园|1
			#希望园|2
			九原园区|70000`, `
			B3 aluminium 2023-06 tax cumulative 66300
			B6 jiuyuan 2023-06 tax cumulative 70000`, "row_ignored@A4 row_ignored@A5"},
	{"合计 under 序号", "", `
			2023年6月 单位：万元
			序号|园区|税收
			1|铝业园区|66300
			合计||66300`, `
			C3 aluminium 2023-06 tax cumulative 66300`, ""},
	{"a second table below, of other parks and indicators", "", `
			2023年6月 单位：万元
			园区|税收
			铝业园区|66300
			合计|66300

			附表  单位：亿元
			指标|九原园区|土右园区
			规上工业总产值|207.23|145.82`, `
			B3 aluminium 2023-06 tax cumulative 66300
			B8 jiuyuan 2023-06 output cumulative 2072300
			C8 tuyou 2023-06 output cumulative 1458200`, ""},
	{"a second table beside the first", "", `
			2023年6月 单位：万元
			序号|园区|税收||序号|园区|税收
			1|铝业园区|66300||2|九原园区|70000
			3|金山园区|33000||4|土右园区|44000`, `
			C3 aluminium 2023-06 tax cumulative 66300
			G3 jiuyuan 2023-06 tax cumulative 70000
			C4 jinshan 2023-06 tax cumulative 33000
			G4 tuyou 2023-06 tax cumulative 44000`, ""},
	{"the park column is known by what stands in it", "", `
			2023年6月 单位：万元
			单位|税收
			铝业园区|66300
			九原园区|70000`, `
			B3 aluminium 2023-06 tax cumulative 66300
			B4 jiuyuan 2023-06 tax cumulative 70000`, ""},
	{"a row of column numbers under the heading", "", `
			2023年6月 单位：万元
			园区|税收|同比
			甲|1|2
			铝业园区|66300|3.1`, `
			B4 aluminium 2023-06 tax cumulative 66300
			C4 aluminium 2023-06 tax growth 3.1`, ""},
	{"a park without any number is not reported", "", `
			2023年6月 单位：万元
			园区|税收
			铝业园区|66300
			九原园区|`, `
			B3 aluminium 2023-06 tax cumulative 66300`, ""},
	{"measures as groups over indicators", "", `
			2023年6月 单位：万元
			园区|累计|<|本月|<
			^|产值|税收|产值|税收
			铝业园区|1|2|3|4`, `
			B4 aluminium 2023-06 output cumulative 1
			C4 aluminium 2023-06 tax cumulative 2
			D4 aluminium 2023-06 output month 3
			E4 aluminium 2023-06 tax month 4`, ""},
	{"two rows a park, one for each measure", "", `
			2023年6月 单位：万元
			园区|类别|产值|税收
			铝业园区|本月|1|2
			|累计|3|4`, `
			C3 aluminium 2023-06 output month 1
			D3 aluminium 2023-06 tax month 2
			C4 aluminium 2023-06 output cumulative 3
			D4 aluminium 2023-06 tax cumulative 4`, ""},
	{"a unit beside other words in brackets", "", `
			2023年6月
			园区|产值（现价，亿元）|税收（全口径，万元）
			铝业园区（东河）|1|2`, `
			B3 aluminium 2023-06 output cumulative 10000
			C3 aluminium 2023-06 tax cumulative 2`, ""},
	{"two tables of two months in one sheet", "", `
			2023年5月
			园区|产值（亿元）
			铝业园区|1
			2023年6月
			园区|产值（亿元）
			铝业园区|2`, `
			B3 aluminium 2023-05 output cumulative 10000
			B6 aluminium 2023-06 output cumulative 20000`, ""},
	{"a period to each row", "", `
			单位：万元
			园区|月份|产值
			铝业园区|2023年5月|1
			铝业园区|2023年6月|2`, `
			C3 aluminium 2023-05 output cumulative 1
			C4 aluminium 2023-06 output cumulative 2`, ""},
	{"amount and rate as neutral words", "", `
			2023年6月
			园区|产值|<|税收|<
			^|总量(亿元)|增速(%)|绝对额(万元)|±%
			铝业园区|1|2|3|4`, `
			B4 aluminium 2023-06 output cumulative 10000
			C4 aluminium 2023-06 output growth 2
			D4 aluminium 2023-06 tax cumulative 3
			E4 aluminium 2023-06 tax growth 4`, ""},
	{"averages are not parks", "", `
			2023年6月 单位：万元
			园区|产值
			铝业园区|1
			平均|1`, `B3 aluminium 2023-06 output cumulative 1`, "row_ignored@A4"},
	{"two rows of headings in numbers and brackets", "", `
			2023年6月
			（一）园区|1.规上工业总产值（亿元）|2、税收【万元】
			1.铝业园区|271.29|66300`, `
			B3 aluminium 2023-06 output cumulative 2712900
			C3 aluminium 2023-06 tax cumulative 66300`, ""},
}

func TestTurnedTablesGiveARowPerIndicatorAndAColumnPerPark(t *testing.T) { run(t, turnedCases) }

var turnedCases = []layoutCase{
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
		"column_unmapped@C2 column_unmapped@D4 park_unknown@A5 unit_unknown@F7 unit_missing@A8 period_invalid@B9 period_invalid@B10 row_ignored@E11"},
}
