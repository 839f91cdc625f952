package sample

import "parkboard/internal/park"

// column is how the office's workbooks show an indicator.
type column struct {
	code     string
	label    string
	unit     string // as the workbook writes it
	places   int    // decimals printed
	stock    bool
	measures []park.Measure
}

var (
	full     = []park.Measure{park.Cumulative, park.Month, park.Base, park.Growth}
	compared = []park.Measure{park.Cumulative, park.Base, park.Growth}
	rated    = []park.Measure{park.Cumulative, park.Month, park.Growth}
	counted  = []park.Measure{park.Cumulative, park.Month, park.Base}
	trended  = []park.Measure{park.Cumulative, park.Growth}
	level    = []park.Measure{park.Cumulative}
)

var columns = [indicators]column{
	output:         {"output", "规上工业总产值", "亿元", 2, false, full},
	valueAdded:     {"value_added", "规上工业增加值", "亿元", 2, false, rated},
	tax:            {"tax", "税收", "万元", 0, false, full},
	investment:     {"investment", "固定资产投资", "亿元", 2, false, compared},
	revenue:        {"revenue", "营业收入", "亿元", 2, false, compared},
	invested:       {"invested", "累计固定资产投入", "亿元", 2, true, level},
	funds:          {"funds", "国内（区外）到位资金", "万元", 0, false, trended},
	energy:         {"energy", "综合能源消费量", "万吨标准煤", 2, false, full},
	electricity:    {"electricity", "工业用电量", "万千瓦时", 0, false, rated},
	research:       {"rd", "研发经费支出", "万元", 0, false, compared},
	newProjects:    {"new_projects", "新开工亿元以上项目", "个", 0, false, counted},
	newEnterprises: {"new_enterprises", "新增规上工业企业", "户", 0, false, counted},
	enterprises:    {"enterprises", "规上工业企业数", "户", 0, true, level},
	employees:      {"employees", "从业人员期末人数", "人", 0, true, level},
}

// band is a group of indicators under one banner of a sheet.
type band struct {
	banner     string
	indicators []int
}

// leaves are the two sheets of a monthly workbook.
var leaves = []struct {
	name  string
	unit  string // of the sheet's unit line; "" when each heading names its own
	title string
	bands []band
}{
	{"主要指标", "亿元", "工业园区主要经济指标", []band{
		{"", []int{output, valueAdded, tax, investment, revenue}},
	}},
	{"要素与主体", "", "工业园区要素投入和市场主体情况", []band{
		{"资金", []int{invested, funds}},
		{"能源", []int{energy, electricity}},
		{"科技创新", []int{research}},
		{"项目与企业", []int{newProjects, newEnterprises, enterprises, employees}},
	}},
}
