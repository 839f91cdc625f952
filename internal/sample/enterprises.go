package sample

import (
	"fmt"
	"strconv"

	"parkboard/internal/park"
	"parkboard/internal/sheet"
)

// Enterprises is the annual workbook of invented enterprises of 2022, and how it
// passed through the office.
func Enterprises() (File, error) {
	f := passed("包头市2022年度工业企业亩均效益基础表（示例）.xlsx", "clerk", moment(2023, 4, 10, 10, 20), "")
	w := sheet.NewWriter()
	p := w.Page("企业基础表")
	heads := []string{"序号", "企业名称", "统一社会信用代码", "园区", "是否豁免", "用地面积（亩）", "增加值", "税收", "营业收入", "综合能耗（吨标准煤）", "研发投入", "从业人员（人）"}
	p.Text(1, 1, sheet.Title, "包头市2022年度工业企业亩均效益基础表（示例）")
	p.Merge(sheet.Range{R1: 1, C1: 1, R2: 1, C2: len(heads)})
	p.Text(2, len(heads), sheet.UnitLine, "金额单位：万元")
	for i, head := range heads {
		p.Text(3, i+1, sheet.Head, head)
	}
	p.Width(2, 3, 30)
	p.Width(4, len(heads), 16)
	row := 4
	for at := range places {
		for n := range perPark[at] {
			enterprise(p, row, at, n)
			row++
		}
	}
	p.Text(row, 1, sheet.Note, "注：企业均为虚构；规模较小、投产不满一年的列为豁免。")
	raw, err := w.Bytes()
	f.Bytes = raw
	return f, err
}

// perPark is how many enterprises are invented for each park.
var perPark = [...]int{rareEarth: 8, equipment: 7, metals: 7, aluminium: 5, jiuyuan: 6, tuyou: 5, jinshan: 2}

var trades = [...][]string{
	rareEarth: {"永磁材料", "抛光粉", "储氢合金", "微电机", "发光材料", "靶材", "催化材料", "稀土新材料"},
	equipment: {"重型装备", "矿山机械", "风电塔筒", "车桥", "液压", "铸锻", "轨道配件"},
	metals:    {"精密管材", "冷轧", "钢结构", "金属制品", "模具", "线缆", "钢帘线"},
	aluminium: {"铝合金", "铝箔", "铝轮毂", "电工圆铝杆", "铝型材"},
	jiuyuan:   {"化工新材料", "碳纤维", "煤化工", "建材", "物流装备", "环保科技"},
	tuyou:     {"单晶硅", "光伏组件", "电子级硅料", "生物科技", "能源"},
	jinshan:   {"工业硅", "多晶硅辅料"},
}

var houses = [...]string{"恒瑞", "金岳", "北辰", "青原", "润达", "华塬", "宏庆", "天朔"}

// enterprise writes one enterprise: its yield lies between a fifth and three
// times that of its park.
func enterprise(p *sheet.Page, row, at, n int) {
	mix := int64(at*7+n*13)*37%97 + 3
	land := 45 + mix*5
	tax := land * (12 + mix*mix/60) / 10
	revenue := tax * (26 + mix%11)
	added := revenue * (17 + mix%9) / 100
	exempt := "否"
	if mix%19 == 0 {
		exempt = "是"
	}
	p.Text(row, 1, sheet.Centred, strconv.Itoa(row-3))
	p.Text(row, 2, sheet.Body, "包头"+houses[n]+trades[at][n]+"有限公司（示例）")
	p.Text(row, 3, sheet.Body, creditCode(at*100+n))
	p.Text(row, 4, sheet.Body, places[at].name)
	p.Text(row, 5, sheet.Centred, exempt)
	for col, v := range []int64{land, added, tax, revenue, revenue * places[at].energy / 11_000, revenue * (places[at].rd + mix) / 10_000, 20 + land*(4+mix%5)/3} {
		p.Number(row, 6+col, sheet.Whole, strconv.FormatInt(v, 10))
	}
}

// creditCode is an invented code with its check character.
func creditCode(n int) string {
	body := fmt.Sprintf("91150200MA0EX%04d", n)
	for _, check := range "0123456789ABCDEFGHJKLMNPQRTUWXY" {
		if code, err := park.ParseCreditCode(body + string(check)); err == nil {
			return string(code)
		}
	}
	return body // one of them always fits
}
