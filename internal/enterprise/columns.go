package enterprise

import "parkboard/internal/park"

// amounts are the columns of amounts in the order of park.EnterpriseValue. An
// enterprise's annual table is not the parks' monthly one: its indicators have
// its own names and are no indicators of the city's catalogue.
var amounts = []park.Indicator{
	park.LandUsed: {Code: "land_used", Name: park.Text{ZH: "用地面积", EN: "land used"}, Unit: "亩",
		Aliases: []string{"占地面积", "实际用地面积", "用地", "土地面积"}},
	park.AddedValue: {Code: "value_added", Name: park.Text{ZH: "增加值", EN: "value added"}, Unit: "万元", Signed: true,
		Aliases: []string{"工业增加值", "规上工业增加值"}},
	park.TaxPaid: {Code: "tax", Name: park.Text{ZH: "税收", EN: "tax"}, Unit: "万元", Signed: true,
		Aliases: []string{"实缴税收", "税收收入", "实缴税金", "税金"}},
	park.RevenueEarned: {Code: "revenue", Name: park.Text{ZH: "营业收入", EN: "revenue"}, Unit: "万元",
		Aliases: []string{"主营业务收入"}},
	park.EnergyUsed: {Code: "energy", Name: park.Text{ZH: "综合能耗", EN: "energy"}, Unit: "吨标准煤",
		Aliases: []string{"综合能源消费量", "能耗", "能源消费量"}},
	park.RDSpent: {Code: "rd", Name: park.Text{ZH: "研发投入", EN: "R&D"}, Unit: "万元",
		Aliases: []string{"研发经费支出", "研发费用", "R&D经费支出", "研发经费"}},
	park.PeopleEmployed: {Code: "employees", Name: park.Text{ZH: "从业人员", EN: "employees"}, Unit: "人", Integer: true,
		Aliases: []string{"从业人员期末人数", "从业人员数", "从业人数", "职工人数"}},
}

// AmountOf is what a column of amounts is called, and its unit.
func AmountOf(v park.EnterpriseValue) park.Indicator { return amounts[v] }

// names, codes and exempts are folded headings of the columns that are texts.
var (
	names = map[string]bool{"企业名称": true, "企业": true, "名称": true, "单位名称": true, "enterprise": true}
	codes = map[string]bool{"统一社会信用代码": true, "社会信用代码": true, "信用代码": true, "creditcode": true}
	parks = map[string]bool{"园区": true, "所属园区": true, "所在园区": true, "园区名称": true}
	class = map[string]bool{"豁免": true, "豁免类": true, "是否豁免": true, "exempt": true}
	yes   = map[string]bool{"是": true, "豁免": true, "√": true, "yes": true, "1": true}
	no    = map[string]bool{"否": true, "不豁免": true, "×": true, "no": true, "0": true}
)

// readable is the city's catalogue with the amounts of enterprises in place of
// the parks' indicators.
func readable(c *park.Catalogue) *park.Catalogue {
	own := *c
	own.Indicators = amounts
	return &own
}
