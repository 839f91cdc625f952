package sample

import "parkboard/internal/park"

// Aim is an invented value of an objective and the act that entered it.
type Aim struct {
	By park.Act
	Of park.ObjectiveEntry
}

// Aims are the invented values of some objectives, two of one of them: what the
// others are at nobody has entered yet.
func Aims() []Aim {
	var all []Aim
	enter := func(objective string, value park.Quantity, unit, source string, day park.Date, days int) {
		all = append(all, Aim{later(day, days), park.ObjectiveEntry{
			Objective: objective, Value: value, Unit: unit, Source: source, Day: day, Sample: true,
		}})
	}
	enter("wind_output", 131_4000, "亿元", "市工信局产业链月报（示例）2023年6月第4页", "2023-06-30", 20)
	enter("solar_output", 1_702_6000, "亿元", "市工信局产业链月报（示例）2023年10月第2页", "2023-10-31", 7)
	enter("wind_output", 241_8000, "亿元", "市工信局产业链月报（示例）2023年10月第4页", "2023-10-31", 7)
	enter("rare_earth_output", 17_6000, "%", "市统计局月报（示例）2023年10月第6页", "2023-10-31", 8)
	enter("value_added", 12_4000, "%", "市统计局月报（示例）2023年10月第1页", "2023-10-31", 8)
	enter("investment", 16_1000, "%", "市统计局月报（示例）2023年10月第1页", "2023-10-31", 8)
	enter("new_projects_201", 188*park.QuantityScale, "个", "示例发改〔2023〕179号", "2023-10-31", 8)
	enter("new_starts_125", 96*park.QuantityScale, "个", "示例发改〔2023〕179号", "2023-10-31", 8)
	enter("new_investment_796", 655_3000, "亿元", "示例发改〔2023〕179号", "2023-10-31", 8)
	enter("digital", 204*park.QuantityScale, "个", "示例工信〔2023〕171号", "2023-10-31", 9)
	enter("specialised", 14*park.QuantityScale, "户", "示例工信〔2023〕171号", "2023-10-31", 9)
	enter("energy_share", 48_7000, "%", "市能源局季报（示例）2023年第三季度", "2023-09-30", 18)
	enter("top_50", 53*park.QuantityScale, "位", "国家高新区综合评价（示例）", "2023-08-31", 5)
	return all
}
