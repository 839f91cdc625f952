package sample

import (
	"time"

	"parkboard/internal/park"
)

// Task is an invented candidacy with what was done for it, in order.
type Task struct {
	Of         park.Candidacy
	Opened     park.Act
	Milestones []TaskMilestone
	Steps      []TaskStep
	Values     []TaskValue
	Evidence   string // text of a file handed in; "" for none
}

// TaskMilestone is a milestone and, where one was taken, the act on it.
type TaskMilestone struct {
	Of  park.Milestone
	Act *park.MilestoneAct
	At  park.Act
}

// TaskStep is a change of stage.
type TaskStep struct {
	By park.Act
	Of park.CandidacyStep
}

// TaskValue is a value that was entered.
type TaskValue struct {
	By park.Act
	Of park.EnteredValue
}

// inventedList is a list with thresholds for the sample alone: no such list was ever
// published.
func inventedList(watched park.Checklist) park.Checklist {
	list := watched
	list.Code, list.Name = "sample-zero", park.Text{ZH: "零碳园区创建核查清单（示例）", EN: "Zero-carbon checklist (invented)"}
	list.Document, list.Effective = "示例〔2023〕5号", "2023-01-10"
	list.Note = park.Text{ZH: "门槛为虚构", EN: "thresholds are invented"}
	list.Criteria = append([]park.Criterion(nil), watched.Criteria...)
	bounds := map[string][]park.Bound{
		"carbon_per_energy": {
			{Most: true, Value: 1_2000, From: 200_000 * park.QuantityScale, Below: 1_000_000 * park.QuantityScale},
			{Most: true, Value: 1_5000, From: 1_000_000 * park.QuantityScale},
		},
		"clean_energy_share": {{Value: 60 * park.QuantityScale}}, "solid_waste_used_share": {{Value: 80 * park.QuantityScale}},
	}
	for i := range list.Criteria {
		c := &list.Criteria[i]
		if c.Bounds = bounds[c.Code]; c.Code == "carbon_per_energy" {
			c.Scale = "energy"
		}
	}
	list.Criteria = append(list.Criteria, park.Criterion{
		Code: "product_energy_grade", Name: park.Text{ZH: "产品单位能耗达到国标等级", EN: "energy per product by national grade"}, Unit: "级",
		Bounds: []park.Bound{{Most: true, Value: 2 * park.QuantityScale}},
	})
	return list
}

// Tasks are the invented candidacies: two for zero-carbon, six for low-carbon,
// one for green, in every stage, some with overdue milestones.
func Tasks(watched park.Checklist) []Task {
	zero := inventedList(watched)
	part := begin("zero_carbon", rareEarth, "2023-02-10", "2023-12-20", zero)
	part.Of.Within, part.Of.Boundary = "稀土新材料零碳园中园", "东至滨河路，南至沼潭南路，西至幸福路，北至曙光路"
	part.plan("屋顶光伏 60 兆瓦并网", "2023-04-01", "2023-08-31", "2023-09-12", "并网容量 58 兆瓦")
	part.plan("储能电站投运", "2023-06-01", "2023-10-31", "", "")
	part.plan("碳排放在线监测接入 40 户", "2023-07-01", "2023-12-10", "", "")
	part.step(park.Building, "2023-03-20", "示例发改〔2023〕41号", "")
	part.enter("energy", 312_000*park.QuantityScale, "吨标准煤", "园中园能源审计报告（示例）第8页")
	part.enter("carbon_per_energy", 1_0800, "吨CO₂/吨标准煤", "园中园碳排放核算报告（示例）第3页")
	part.enter("clean_energy_share", 57_4000, "%", "园中园能源审计报告（示例）第11页")
	part.Evidence = "建设方案（示例）：光伏 60 兆瓦，储能 30 兆瓦时。\n"

	whole := begin("zero_carbon", tuyou, "2023-01-16", "2023-12-25", zero)
	whole.plan("风光制氢一体化项目投产", "2023-02-01", "2023-07-31", "2023-07-28", "")
	whole.plan("第三方碳核查", "2023-08-01", "2023-10-20", "2023-10-19", "出具核查报告")
	whole.step(park.Building, "2023-02-20", "示例发改〔2023〕22号", "")
	whole.step(park.Evaluating, "2023-10-24", "示例发改〔2023〕187号", "")
	whole.enter("product_energy_grade", 2*park.QuantityScale, "级", "单晶硅能效对标报告（示例）")
	return append([]Task{part, whole}, lowCarbon(watched)...)
}

func lowCarbon(watched park.Checklist) []Task {
	reached := begin("low_carbon", equipment, "2023-01-12", "2023-10-31", watched)
	reached.plan("余热回收改造 6 户", "2023-02-01", "2023-06-30", "2023-06-21", "")
	reached.step(park.Building, "2023-02-14", "示例工信〔2023〕15号", "")
	reached.step(park.Evaluating, "2023-09-05", "示例工信〔2023〕140号", "")
	reached.step(park.Recognised, "2023-10-18", "示例工信〔2023〕166号", "")

	beyond := begin("low_carbon", metals, "2023-03-06", "2024-03-31", watched)
	beyond.plan("加热炉电气化改造", "2023-05-01", "2024-02-28", "", "")
	beyond.step(park.Building, "2023-04-18", "", "")

	near := begin("low_carbon", aluminium, "2023-02-03", "2023-12-15", watched)
	near.plan("铝液直供短流程改造", "2023-03-01", "2023-08-15", "2023-08-15", "")
	near.plan("固废综合利用项目达产", "2023-05-01", "2023-11-30", "", "")
	near.step(park.Building, "2023-03-15", "示例工信〔2023〕30号", "")
	near.step(park.Evaluating, "2023-11-08", "示例工信〔2023〕181号", "")

	late := begin("low_carbon", jiuyuan, "2023-02-20", "2023-12-28", watched)
	late.plan("煤改气锅炉拆除 11 台", "2023-04-10", "2023-09-30", "", "")
	late.plan("绿电交易 2 亿千瓦时", "2023-06-01", "2023-11-10", "", "")
	late.step(park.Building, "2023-04-03", "示例工信〔2023〕37号", "")

	asked := begin("low_carbon", jinshan, "2023-09-18", "2023-12-30", watched)
	asked.plan("编制低碳创建方案", "2023-09-20", "2023-12-05", "", "")

	gone := begin("low_carbon", rareEarth, "2023-02-10", "2023-12-20", watched)
	gone.step(park.Building, "2023-03-20", "", "")
	gone.step(park.Revoked, "2023-06-15", "", "并入零碳园中园，不再单独创建")

	green := begin("green", equipment, "2023-04-20", "2023-12-29", watched)
	green.plan("绿色工厂达到 12 户", "2023-05-01", "2023-11-05", "2023-11-03", "新增 4 户")
	green.plan("中水回用管网贯通", "2023-06-15", "2023-12-20", "", "")
	green.step(park.Building, "2023-05-22", "示例工信〔2023〕64号", "")
	return []Task{reached, beyond, near, late, asked, gone, green}
}

func begin(kind string, p int, begun, expected park.Date, list park.Checklist) Task {
	return Task{
		Of: park.Candidacy{
			Designation: kind, Park: places[p].code, Document: "示例园〔2023〕" + decimal(int64(10+p), 0) + "号", Begun: begun, Expected: expected,
			Checklist: list, Sample: true,
		},
		Opened: later(begun, 1),
	}
}

// later is an act of the city so many days after a day, in the morning.
func later(day park.Date, days int) park.Act {
	return park.Act{Actor: "admin", At: day.Time().AddDate(0, 0, days).Add(9*time.Hour + 30*time.Minute).UTC()}
}

func (t *Task) plan(name string, first, planned, done park.Date, text string) {
	m := TaskMilestone{Of: park.Milestone{Name: name, Begin: first, Planned: planned}, At: later(t.Of.Begun, 2)}
	if done != "" {
		m.Act, m.At = &park.MilestoneAct{Verb: park.MilestoneDone, Day: done, Text: text}, later(done, 1)
	}
	t.Milestones = append(t.Milestones, m)
}

func (t *Task) step(to park.CandidacyStage, day park.Date, document, reason string) {
	t.Steps = append(t.Steps, TaskStep{later(day, 1), park.CandidacyStep{
		Stage: to, Day: day, Expected: t.Of.Expected, Document: document, Reason: reason,
	}})
}

func (t *Task) enter(criterion string, value park.Quantity, unit, source string) {
	t.Values = append(t.Values, TaskValue{later("2023-09-26", 1), park.EnteredValue{
		Criterion: criterion, Value: value, Unit: unit, Source: source, Day: "2023-08-31",
	}})
}
