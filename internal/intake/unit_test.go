package intake

import "testing"

func TestUnitsAreTakenFromTheNearestThatSpeaks(t *testing.T) { run(t, unitCases) }

var unitCases = []layoutCase{
	{"every unit of money", "", `
			2023年6月
			园区|产值(元)|增加值(千元)|税收(百万元)|营业收入(万元)|固投(亿元)
			高新区|1000000000|1000000|1000|100000|10`, `
			B3 rare-earth 2023-06 output cumulative 100000
			C3 rare-earth 2023-06 value_added cumulative 100000
			D3 rare-earth 2023-06 tax cumulative 100000
			E3 rare-earth 2023-06 revenue cumulative 100000
			F3 rare-earth 2023-06 investment cumulative 100000`, ""},
	{"areas, energy, electricity and people", "", `
			2023年6月
			园区|批准面积(公顷)|已建成面积(平方公里)|工业用地(平方米)|综合能耗(万吨标准煤)|用电量(亿千瓦时)|从业人员(万人)
			高新区|1|1|10000|1.5|2.5|3.5`, `
			B3 rare-earth 2023-06 land_approved cumulative 15
			C3 rare-earth 2023-06 land_built cumulative 1500
			D3 rare-earth 2023-06 land_industrial cumulative 15
			E3 rare-earth 2023-06 energy cumulative 15000
			F3 rare-earth 2023-06 electricity cumulative 25000
			G3 rare-earth 2023-06 employees cumulative 35000`, ""},
	{"spellings", "", `
			2023年6月
			园区|工业用地(㎡)|已建成面积(km²)|综合能耗(吨标煤)|用电量(万kWh)|规上企业数(家)|新开工亿元项目(项)
			高新区|10000|1|1|1|2|3`, `
			B3 rare-earth 2023-06 land_industrial cumulative 15
			C3 rare-earth 2023-06 land_built cumulative 1500
			D3 rare-earth 2023-06 energy cumulative 1
			E3 rare-earth 2023-06 electricity cumulative 1
			F3 rare-earth 2023-06 enterprises cumulative 2
			G3 rare-earth 2023-06 new_projects cumulative 3`, ""},
	{"a line that names several units speaks for each kind", "", `
			2023年6月
			单位：亿元、公顷、万人、%
			园区|产值|同比|工业用地面积|从业人员
			高新区|1|1.5|2|3`, `
			B4 rare-earth 2023-06 output cumulative 10000
			C4 rare-earth 2023-06 output growth 1.5
			D4 rare-earth 2023-06 land_industrial cumulative 30
			E4 rare-earth 2023-06 employees cumulative 30000`, ""},
	{"the heading goes before the line", "", `
			2023年6月|单位：亿元
			园区|产值|税收(万元)
			高新区|1|2`, `
			B3 rare-earth 2023-06 output cumulative 10000
			C3 rare-earth 2023-06 tax cumulative 2`, ""},
	{"the line's unit in the cell beside", "", `
			2023年6月|计量单位：|亿元
			园区|产值
			高新区|1`, `B3 rare-earth 2023-06 output cumulative 10000`, ""},
	{"the filer is no unit", "", `
			2023年6月
			填报单位：包头市工信局
			园区|规上企业数
			高新区|1`, `B4 rare-earth 2023-06 enterprises cumulative 1`, ""},
	{"a unit row", "", `
			2023年6月
			园区|产值|同比|用电量
			计量单位|亿元|%|万千瓦时
			高新区|1|1.5|2`, `
			B4 rare-earth 2023-06 output cumulative 10000
			C4 rare-earth 2023-06 output growth 1.5
			D4 rare-earth 2023-06 electricity cumulative 2`, ""},
	{"heading and unit row disagree", "", `
			2023年6月
			园区|产值(亿元)|税收(万元)
			单位|万元|万元
			高新区|1|2`, `C4 rare-earth 2023-06 tax cumulative 2`, "unit_conflict@B3"},
	{"heading and unit column disagree", "", `
			高新区2023年6月
			指标|单位|累计(亿元)
			产值|万元|1
			税收|亿元|2`, `C4 rare-earth 2023-06 tax cumulative 20000`, "unit_conflict@B3"},
	{"money without a unit", "", `
			2023年6月
			园区|产值(亿元)|税收|同比
			高新区|1|2|3
			装备园区|1|2|3`, `
			B3 rare-earth 2023-06 output cumulative 10000
			D3 rare-earth 2023-06 tax growth 3
			B4 equipment 2023-06 output cumulative 10000
			D4 equipment 2023-06 tax growth 3`, "unit_missing@C2"},
	{"an area without a unit", "", `
			2023年6月
			园区|工业用地面积
			高新区|1`, "", "unit_missing@B2"},
	{"a line of the wrong kind is no unit of money", "", `
			2023年6月 单位：户
			园区|产值
			高新区|1`, "", "unit_missing@B2"},
	{"counts need none", "", `
			2023年6月
			园区|规上企业数|从业人员
			高新区|1|2`, `
			B3 rare-earth 2023-06 enterprises cumulative 1
			C3 rare-earth 2023-06 employees cumulative 2`, ""},
	{"unknown units", "", `
			2023年6月
			园区|产值(万美元)|税收(户)|工业用地面积(万亩)|固投(万元/亩)
			高新区|1|2|3|4`, "", "unit_unknown@B2 unit_unknown@C2 unit_unknown@D2 unit_unknown@E2"},
	{"growth in money", "", `
			2023年6月 单位：万元
			园区|产值|增长(亿元)
			高新区|1|2`, `B3 rare-earth 2023-06 output cumulative 1`, "unit_unknown@C2"},
	{"a line with two units of money", "", `
			2023年6月
			单位：万元、亿元
			园区|产值
			高新区|1`, "", "unit_conflict@A2"},
	{"a group's units over its columns", "", `
			2023年6月
			园区|产值（亿元、%）|<
			^|累计|同比
			高新区|1|2`, `
			B4 rare-earth 2023-06 output cumulative 10000
			C4 rare-earth 2023-06 output growth 2`, ""},
}
