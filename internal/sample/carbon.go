package sample

import (
	"parkboard/internal/park"
	"parkboard/internal/sheet"
)

// Carbon is the annual workbook of energy and emissions of the parks that strive
// for a designation as a whole, and how it passed through the office. It is sent
// apart from the monthly ones, as such figures are.
func Carbon() (File, error) {
	f := passed("包头市2022年全年园区能源与碳排放情况表（示例）.xlsx", "clerk", moment(2023, 3, 28, 15, 40), "")
	w := sheet.NewWriter()
	p := w.Page("能源与碳排放")
	heads := []string{
		"序号", "园区名称", "碳排放量（万吨CO₂）", "清洁能源消费量（万吨标准煤）", "工业固废综合利用率（%）", "余热余冷余压综合利用率（%）", "工业用水重复利用率（%）",
	}
	p.Text(1, 1, sheet.Title, "包头市2022年全年园区能源与碳排放情况表（示例）")
	p.Merge(sheet.Range{R1: 1, C1: 1, R2: 1, C2: len(heads)})
	for i, head := range heads {
		p.Text(2, i+1, sheet.Head, head)
	}
	p.Width(2, 2, 24)
	p.Width(3, len(heads), 18)
	c := invent()
	for i, of := range emitting {
		row := 3 + i
		burnt := c[of.park][energy].sum(2022, 12) // 0.01万吨标准煤
		p.Number(row, 1, sheet.Centred, decimal(int64(i+1), 0))
		p.Text(row, 2, sheet.Body, places[of.park].name)
		p.Number(row, 3, sheet.TwoDecimals, decimal(share(burnt, of.carbon), 2))
		p.Number(row, 4, sheet.TwoDecimals, decimal(share(burnt, of.clean), 2))
		for k, used := range of.used {
			p.Number(row, 5+k, sheet.OneDecimal, decimal(used, 1))
		}
	}
	p.Text(3+len(emitting), 1, sheet.Note, "注：只列申报零碳、低碳、绿色创建的园区；数据均为虚构。")
	raw, err := w.Bytes()
	f.Bytes = raw
	return f, err
}

// emitting are the parks of the workbook: emissions and clean energy in ‰ of the
// energy burnt, and three shares in 0.1 %.
var emitting = []struct {
	park          int
	carbon, clean int64
	used          [3]int64
}{
	{equipment, 1880, 412, [3]int64{935, 486, 912}},
	{metals, 2240, 236, [3]int64{884, 537, 946}},
	{aluminium, 2110, 318, [3]int64{792, 441, 905}},
	{jiuyuan, 2350, 274, [3]int64{816, 523, 893}},
	{tuyou, 1240, 655, [3]int64{823, 508, 874}},
}

// Self is an invented self-assessment.
type Self struct {
	By park.Act
	Of park.SmartAssessment
}

// SmartLevels are how the invented parks saw themselves in 2022 and 2023, which
// two have not said yet.
func SmartLevels() []Self {
	var all []Self
	for year := 2022; year <= 2023; year++ {
		for p := range places {
			if year == 2023 && (p == tuyou || p == jinshan) {
				continue
			}
			by := park.Act{Actor: "admin", At: moment(year+1, 1, 9+p%5, 10+p, 20)}
			if year == 2023 {
				by.At = moment(2023, 11, 6+p%4, 9+p, 40)
			}
			if p == rareEarth {
				by.Actor = "park"
			}
			s := park.SmartAssessment{Park: places[p].code, Year: year, Levels: map[park.SmartDimension]park.SmartLevel{}, Sample: true}
			for d, dimension := range park.SmartDimensions {
				level := 1 + (p*5+d*3+p*d)%4 + (year-2022)*(1-(p+d)%2)
				if p == rareEarth {
					level = min(level+1, park.SmartTop)
				}
				s.Levels[dimension] = park.SmartLevel{Level: level, Evidence: shown[d][(level-1)/2]}
			}
			all = append(all, Self{by, s})
		}
	}
	return all
}

// shown is what a level of a dimension is said to rest on: low, middle, high.
var shown = [...][3]string{
	{"主干道光纤到企业门口，视频监控覆盖出入口。", "5G 信号全覆盖，规上企业用能计量点全部接入。", "园区级数据中心投用，管廊、配电、供水统一监测。"},
	{"用表格汇总企业情况。", "建成园区综合管理平台，按月更新企业台账。", "平台与市级系统互通，数据按日更新。"},
	{"窗口办理，电话预约。", "办事事项网上可办，企业诉求五日内答复。", "帮办代办全程在线，诉求办理可查可评。"},
	{"能耗、环保靠人工巡查。", "重点企业能耗在线监测，异常当日通知。", "能耗、环保、用地一张图，异常自动派单。"},
	{"重大危险源登记在册。", "重大危险源视频接入，预案每年演练两次。", "重大危险源在线监测预警，与应急部门联动。"},
}
