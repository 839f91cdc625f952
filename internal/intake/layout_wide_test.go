package intake

import "testing"

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
