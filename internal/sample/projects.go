package sample

import (
	"fmt"
	"strconv"
	"time"

	"parkboard/internal/park"
	"parkboard/internal/sheet"
)

// Projects are the ledgers of invented key projects through four months of 2023,
// 60 in all states, and how they passed through the office.
func Projects() ([]File, error) {
	var files []File
	for _, one := range []struct{ month, day int }{{3, 10}, {6, 11}, {9, 12}, {10, 13}} {
		name := fmt.Sprintf("包头市2023年%d月重点项目台账（示例）.xlsx", one.month)
		f := passed(name, "clerk", moment(2023, one.month+1, one.day, 15, 10+one.month), "")
		raw, err := projectLedger(one.month)
		if err != nil {
			return nil, err
		}
		f.Bytes = raw
		files = append(files, f)
	}
	return files, nil
}

// Tours are what the invented tours of three quarters gave the parks.
func Tours() []park.TourScore {
	var out []park.TourScore
	for quarter, scores := range [][len(places)]int64{{9120, 8960, 8875, 8640, 8410, 9035, 8230}, {9205, 8890, 8930, 8555, 8275, 9180, 8360}, {9150, 8985, 8930, 8710, 8390, 9225, 8300}} {
		for at, score := range scores {
			out = append(out, park.TourScore{
				Park: places[at].code, Year: 2023, Quarter: quarter + 1, Score: park.Quantity(score * park.QuantityScale / 100),
				Source: fmt.Sprintf("2023年%s季度项目观摩测评通报（示例）", []string{"一", "二", "三"}[quarter]), Sample: true,
			})
		}
	}
	return out
}

// story of a project: what is not said of it is drawn from its number.
type invented struct {
	start, finish string // 2023-03-18
	state         string // at the end of October
	total         int64  // 万元; 0 to draw one above 1亿元
	block         string
	promised      string
	cleared       string
}

// begun is how many projects of each park began by October 2023 and are of
// 亿元以上. Two of the parks reported as many, one reported one more; the ledgers
// of the others hold but some of what they reported.
var begun = [...]int{rareEarth: 6, equipment: 4, metals: 4, aluminium: 9, jiuyuan: 10, tuyou: 4, jinshan: 8}

// others are the projects beside them.
var others = [...][]invented{
	rareEarth: {{start: "2021-09-12", finish: "2023-05-20", state: "竣工"}, {start: "2024-03-01", finish: "2025-06-30", state: "前期", block: "供地：成片开发方案未批", promised: "2023-12-31"}, {start: "2022-04-15", finish: "2024-03-31", state: "续建"}},
	equipment: {{start: "2022-06-08", finish: "2023-12-31", state: "续建"}, {start: "2022-03-20", finish: "2023-09-28", state: "竣工"}, {finish: "2024-12-31", state: "前期"}},
	metals:    {{start: "2022-05-10", finish: "2024-05-31", state: "停工", block: "其他：投资方资金未到位", promised: "2023-09-30"}, {start: "2023-04-16", finish: "2023-11-30", state: "在建", total: 4800}},
	aluminium: {{start: "2023-02-20", finish: "2024-01-31", state: "终止", block: "环评", promised: "2023-04-30"}},
	jiuyuan:   {{start: "2022-03-01", finish: "2023-06-16", state: "竣工"}, {start: "2022-07-15", finish: "2024-04-30", state: "续建", block: "供电：专线未送电", promised: "2023-10-31"}, {start: "2024-03-10", finish: "2025-05-31", state: "前期", block: "环评；供地", promised: "2023-12-15"}},
	tuyou:     {{start: "2022-09-09", finish: "2024-08-31", state: "续建", block: "供水", promised: "2023-08-20", cleared: "2023-09-02"}, {start: "2023-12-01", finish: "2024-10-31", state: "前期"}},
	jinshan:   {{finish: "2025-12-31", state: "前期", block: "供地", promised: "2023-11-20"}},
}

// waits are the bottlenecks of projects that began this year, by park and
// number.
var waits = map[[2]int]invented{
	{rareEarth, 1}: {block: "环评", promised: "2023-04-20", cleared: "2023-04-20"},
	{rareEarth, 4}: {block: "供电", promised: "2023-12-10"},
	{equipment, 2}: {block: "供水：管网改线", promised: "2023-11-23"},
	{metals, 0}:    {block: "供地、环评", promised: "2023-11-10"},
	{aluminium, 3}: {block: "供电：220kV变电站扩容", promised: "2024-03-31"},
	{aluminium, 6}: {block: "供电", promised: "2023-11-22"},
	{jiuyuan, 1}:   {block: "供电：110kV线路未通", promised: "2023-10-15"},
	{jiuyuan, 3}:   {block: "供电", promised: "2023-11-15"},
	{jiuyuan, 4}:   {block: "供水", promised: "2023-05-31", cleared: "2023-06-08"},
	{jiuyuan, 8}:   {block: "供电：临时用电容量不足", promised: "2023-12-20"},
	{tuyou, 0}:     {block: "供电", promised: "2023-05-15", cleared: "2023-06-20"},
	{tuyou, 3}:     {block: "供地", promised: ""},
	{jinshan, 2}:   {block: "其他：进场道路", promised: "2023-11-30"},
}

// starts are days on which projects began, in order; a park's own are spread
// over them.
var starts = [...]string{"2023-01-06", "2023-02-18", "2023-03-15", "2023-03-28", "2023-04-11", "2023-05-17", "2023-06-20", "2023-07-25", "2023-08-16", "2023-09-22"}

var (
	cityLeaders   = [...]string{"林远", "赵晓峰", "苏和", "陈立新"}
	countyLeaders = [...]string{"郭建国", "白音", "刘海", "孙悦", "乌云", "马骏", "高峰"}
	parkLeaders   = [...]string{"周宁", "何川", "丁磊", "石岩", "巴特尔", "田野", "丰收"}
	phases        = [...]string{"年产2万吨", "智能化", "", "绿色", "高端", "一体化", "扩能", "二期"}
)

// projectLedger draws the ledger through a month.
func projectLedger(month int) ([]byte, error) {
	w := sheet.NewWriter()
	p := w.Page("项目台账")
	heads := []string{"序号", "项目代码", "名称", "园区", "总投资", "年度计划投资", "累计完成", "产业类", "开工日期", "竣工日期", "状态", "市级包联责任人", "旗县包联责任人", "园区包联责任人", "堵点", "承诺办结日", "办结日"}
	p.Text(1, 1, sheet.Title, fmt.Sprintf("包头市2023年%d月重点项目台账（示例）", month))
	p.Merge(sheet.Range{R1: 1, C1: 1, R2: 1, C2: len(heads)})
	p.Text(2, len(heads), sheet.UnitLine, "金额单位：万元")
	for i, head := range heads {
		p.Text(3, i+1, sheet.Head, head)
	}
	p.Width(2, 2, 14)
	p.Width(3, 3, 34)
	p.Width(4, 4, 20)
	p.Width(5, 14, 13)
	p.Width(15, 15, 24)
	p.Width(16, 17, 13)
	row := 4
	for at := range places {
		for n := range begun[at] {
			one := waits[[2]int{at, n}]
			one.start, one.state = starts[n*len(starts)/begun[at]], "在建"
			one.finish = fmt.Sprintf("2024-%02d-28", 3+(at*3+n)%10)
			switch {
			case at == rareEarth && n == 0:
				one.total = 10_000 // exactly 1亿元
			case at == equipment && n == 0:
				one.state, one.finish = "竣工", "2023-08-25"
			case at == metals && n == 3:
				one.state = "停工"
			}
			inventedProject(p, row, at, n, month, one)
			row++
		}
		for n, one := range others[at] {
			inventedProject(p, row, at, begun[at]+n, month, one)
			row++
		}
	}
	p.Text(row, 1, sheet.Note, "注：项目和责任人均为虚构。累计完成为1月1日至期末的完成数。")
	return w.Bytes()
}

// inventedProject writes a project as it stood at the end of a month.
func inventedProject(p *sheet.Page, row, at, n, month int, one invented) {
	end := fmt.Sprintf("2023-%02d-31", month)
	mix := int64(at*11+n*17)*29%83 + 5
	total := one.total
	if total == 0 {
		total = 12_000 + mix*mix*47
	}
	plan := total * (30 + mix%40) / 100
	done := plan * (int64(month)*7 + mix%13) / 100
	if one.start > end && one.state != "前期" || one.state == "终止" && month == 3 {
		one.state = "前期"
		if one.start <= end {
			one.state = "在建"
		}
	}
	if one.state == "竣工" && one.finish > end {
		one.state = "在建"
		if one.start < "2023" {
			one.state = "续建"
		}
	}
	if one.state == "前期" {
		done = 0
	}
	if one.cleared > end {
		one.cleared = ""
	}
	name := "包头" + houses[n%len(houses)] + trades[at][n%len(trades[at])] + phases[(at*3+n)%len(phases)] + "项目（示例）"
	p.Text(row, 1, sheet.Centred, strconv.Itoa(row-3))
	p.Text(row, 2, sheet.Body, fmt.Sprintf("BT-2023-%03d", row-3))
	p.Text(row, 3, sheet.Body, name)
	p.Text(row, 4, sheet.Body, places[at].name)
	p.Number(row, 5, sheet.Whole, strconv.FormatInt(total, 10))
	p.Number(row, 6, sheet.Whole, strconv.FormatInt(plan, 10))
	p.Number(row, 7, sheet.Whole, strconv.FormatInt(done, 10))
	class := "是"
	if mix%9 == 0 {
		class = "否"
	}
	p.Text(row, 8, sheet.Centred, class)
	inventedDay(p, row, 9, one.start)
	inventedDay(p, row, 10, one.finish)
	p.Text(row, 11, sheet.Centred, one.state)
	p.Text(row, 12, sheet.Body, cityLeaders[(at+n/3)%len(cityLeaders)])
	p.Text(row, 13, sheet.Body, countyLeaders[at])
	p.Text(row, 14, sheet.Body, parkLeaders[at])
	p.Text(row, 15, sheet.Body, one.block)
	inventedDay(p, row, 16, one.promised)
	inventedDay(p, row, 17, one.cleared)
}

func inventedDay(p *sheet.Page, row, col int, day string) {
	t, err := time.Parse(time.DateOnly, day)
	if err != nil {
		p.Blank(row, col, sheet.Day)
		return
	}
	p.Date(row, col, sheet.Day, t)
}
