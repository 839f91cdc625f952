package project

import "parkboard/internal/park"

// amounts are the columns of amounts in the order of park.ProjectAmount. They
// are no indicators of the city's catalogue.
var amounts = [park.ProjectAmounts]park.Indicator{
	park.ProjectTotal: {Code: "total", Name: park.Text{ZH: "总投资", EN: "total investment"}, Unit: "万元"},
	park.ProjectPlan:  {Code: "plan", Name: park.Text{ZH: "年度计划投资", EN: "plan of the year"}, Unit: "万元"},
	park.ProjectDone:  {Code: "done", Name: park.Text{ZH: "累计完成", EN: "done this year"}, Unit: "万元"},
}

// field is a column of the ledger.
type field uint8

// The columns, in the order of the blank ledger.
const (
	code field = iota
	name
	where
	total
	plan
	done
	industry
	start
	finish
	state
	cityLeader
	countyLeader
	parkLeader
	block
	promised
	cleared
	fields int = iota
)

// headings are the names each column is met by, the first as the blank ledger
// has it; folded as intake folds headings.
var headings = [fields][]string{
	code:         {"项目代码", "项目编码", "项目编号", "代码", "code"},
	name:         {"项目名称", "名称", "项目", "name"},
	where:        {"园区", "所属园区", "所在园区", "园区名称", "park"},
	total:        {"总投资", "计划总投资", "项目总投资", "总投资额"},
	plan:         {"年度计划投资", "本年计划投资", "年度投资计划", "年计划投资"},
	done:         {"累计完成", "累计完成投资", "年度累计完成", "本年累计完成", "年度累计完成投资", "本年累计完成投资"},
	industry:     {"产业类", "是否产业类", "产业类项目", "是否产业类项目"},
	start:        {"开工日期", "开工时间", "开工日"},
	finish:       {"竣工日期", "竣工时间", "竣工日", "完工日期", "竣工投产日期"},
	state:        {"状态", "项目状态", "建设状态", "建设性质"},
	cityLeader:   {"市级包联责任人", "市级包联领导", "市级责任人", "市包联责任人"},
	countyLeader: {"旗县包联责任人", "旗县区包联责任人", "旗县级包联责任人", "旗县区级包联责任人", "旗县包联领导", "旗县责任人"},
	parkLeader:   {"园区包联责任人", "园区级包联责任人", "园区包联领导", "园区责任人"},
	block:        {"堵点", "堵点问题", "存在堵点", "卡点堵点"},
	promised:     {"承诺办结日", "承诺办结日期", "承诺办结时间", "承诺时限"},
	cleared:      {"办结日", "办结日期", "办结时间", "实际办结日", "实际办结日期"},
}

// Columns names the columns of the blank ledger, in order.
func Columns() []string {
	out := make([]string, fields)
	for f := range headings {
		out[f] = headings[f][0]
	}
	return out
}

// fieldOf finds the column a folded heading names.
var fieldOf = func() map[string]field {
	all := map[string]field{}
	for f := range headings {
		for _, heading := range headings[f] {
			all[heading] = field(f)
		}
	}
	return all
}()

// optional columns may be missing from a ledger; who publishes then says why.
var optional = []field{plan, done, industry, start, finish, cityLeader, countyLeader, parkLeader, block, promised, cleared}

var (
	yes = map[string]bool{"是": true, "产业类": true, "√": true, "yes": true, "1": true}
	no  = map[string]bool{"否": true, "非产业类": true, "×": true, "no": true, "0": true}
)

// states are the words for the states of a project.
var states = map[string]park.ProjectState{
	"前期": park.ProjectPlanned, "拟建": park.ProjectPlanned, "未开工": park.ProjectPlanned, "谋划": park.ProjectPlanned, "储备": park.ProjectPlanned, "前期工作": park.ProjectPlanned,
	"在建": park.ProjectBuilding, "新开工": park.ProjectBuilding, "已开工": park.ProjectBuilding, "开工": park.ProjectBuilding, "新建": park.ProjectBuilding, "建设中": park.ProjectBuilding,
	"续建": park.ProjectContinued, "停工": park.ProjectPaused, "停建": park.ProjectPaused, "缓建": park.ProjectPaused, "暂停": park.ProjectPaused,
	"竣工": park.ProjectFinished, "已竣工": park.ProjectFinished, "投产": park.ProjectFinished, "竣工投产": park.ProjectFinished, "建成": park.ProjectFinished, "完工": park.ProjectFinished, "已投产": park.ProjectFinished,
	"终止": park.ProjectDropped, "取消": park.ProjectDropped, "撤销": park.ProjectDropped,
}

// readable is the city's catalogue with the amounts of projects in place of the
// parks' indicators.
func readable(c *park.Catalogue) *park.Catalogue {
	own := *c
	own.Indicators = amounts[:]
	return &own
}
