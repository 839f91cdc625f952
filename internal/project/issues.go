package project

import (
	"fmt"
	"strings"

	"parkboard/internal/park"
)

// The findings that only the ledger of projects has; the others are the monthly
// intake's.
const (
	CodeWrong         park.Code = "project_code_wrong"
	CodeSpaced        park.Code = "project_code_spaced"
	ProjectTwice      park.Code = "project_twice"
	ProjectUnnamed    park.Code = "project_unnamed"
	ProjectMoved      park.Code = "project_moved"
	TextLong          park.Code = "text_long"
	ColumnTwice       park.Code = "column_twice"
	ColumnMissing     park.Code = "column_missing"
	StateUnknown      park.Code = "state_unknown"
	ClassUnknown      park.Code = "class_unknown"
	YearMissing       park.Code = "year_missing"
	DateInvalid       park.Code = "date_invalid"
	DateMonth         park.Code = "date_month"
	FinishBeforeStart park.Code = "finish_before_start"
	StartMissing      park.Code = "start_missing"
	StartAhead        park.Code = "start_ahead"
	StartPassed       park.Code = "start_passed"
	FinishMissing     park.Code = "finish_missing"
	FinishAhead       park.Code = "finish_ahead"
	ContinuedStarted  park.Code = "continued_started"
	PlanAboveTotal    park.Code = "plan_above_total"
	DoneAboveTotal    park.Code = "done_above_total"
	BlockTwice        park.Code = "block_twice"
	BlockDates        park.Code = "block_dates"
	BlockMissing      park.Code = "block_missing"
	ClearedEarly      park.Code = "cleared_before_promised"
	ClearedAhead      park.Code = "cleared_ahead"

	mostOfACode        = 500
	longestName        = 200 // runes
	longestText        = 60  // of a person, of a bottleneck
	shownOfAFoundValue = 60
)

func both(zh, en string) park.Text { return park.Text{ZH: zh, EN: en} }

func bothf(zh, en string, args ...any) park.Text {
	return park.Text{ZH: fmt.Sprintf(zh, args...), EN: fmt.Sprintf(en, args...)}
}

// said is what is wrong in both languages, what was expected, and what to do.
type said struct {
	severity      park.Severity
	title, expect park.Text
	do            park.Text
}

var reasoned = both("请核对；确实如此的，由发布的人写明理由", "Compare it; if it is right, who publishes says why")

// words are the findings that need nothing but their code and what was found.
var words = map[park.Code]said{
	CodeWrong: {park.Err, both("没有可用的项目代码", "No usable project code"),
		bothf("1 至 %d 个字母、数字或 -_()，至少一个数字", "1 to %d letters, digits or -_() with a digit among them", park.MostProjectCode),
		both("请填写项目代码", "Write the project's code")},
	ProjectUnnamed: {park.Err, both("没有可用的项目名称", "No usable project name"), bothf("1 至 %d 个字", "1 to %d characters", longestName),
		both("请填写项目全称", "Write the project's full name")},
	TextLong: {park.Err, both("文字太长", "The text is too long"), bothf("不超过 %d 个字", "at most %d characters", longestText),
		both("请缩短", "Shorten it")},
	StateUnknown: {park.Err, both("看不出项目状态", "No state of a project"), both("前期、在建、续建、停工、竣工或终止", "前期, 在建, 续建, 停工, 竣工 or 终止"),
		both("请改为其中一个", "Write one of these")},
	ClassUnknown: {park.Err, both("看不出是否产业类", "Neither industrial nor not"), both("是、否，或留空", "是 (yes), 否 (no) or nothing"), both("请改为 是 或 否", "Write 是 or 否")},
	YearMissing: {park.Err, both("看不出是哪一年的台账，或写了两个年份", "Nothing says which year this ledger is of, or two things do"),
		both("标题、工作表名或文件名写明年月，如 2023年6月", "year and month in the title, the sheet's name or the file's name, such as 2023年6月"),
		both("请在标题里写明年月", "Name year and month in the title")},
	DateInvalid: {park.Err, both("不是日期", "Not a date"), both("如 2023-06-30、2023年6月30日 或 2023年6月", "such as 2023-06-30, 2023年6月30日 or 2023年6月"),
		both("请改成日期，没有的留空", "Write a day, or nothing")},
	DateMonth: {park.Remark, both("只写到月", "The day is not said"), both("年月日", "year, month and day"),
		both("开工按当月第一天、其余按当月最后一天计", "A start counts from the month's first day, the others to its last")},
	FinishBeforeStart: {park.Err, both("竣工早于开工", "The finish is before the start"), both("不早于开工日期", "the start or later"), both("请核对两个日期", "Compare both days")},
	StartMissing:      {park.Question, both("已开工的项目没有开工日期", "Work has begun, but no day says when"), both("开工日期", "the day it began"), reasoned},
	StartAhead:        {park.Question, both("开工日期还没有到，状态却是已开工", "Work has begun on a day to come"), both("不晚于报送日", "the day of sending or earlier"), reasoned},
	StartPassed:       {park.Question, both("开工日期已过，状态还是前期", "The day of the start is past, but the state is 前期"), both("在建，或以后的日期", "在建, or a day to come"), reasoned},
	FinishMissing:     {park.Question, both("竣工的项目没有竣工日期", "Finished, but no day says when"), both("竣工日期", "the day it was finished"), reasoned},
	FinishAhead:       {park.Question, both("竣工日期还没有到，状态却是竣工", "Finished on a day to come"), both("不晚于报送日", "the day of sending or earlier"), reasoned},
	ContinuedStarted: {park.Question, both("本年开工，却称续建", "Started this year, yet called continued"), both("在建，或以前年份的开工日期", "在建, or a start in an earlier year"),
		both("续建的不计入新开工；确实如此的，由发布的人写明理由", "What is continued is no new start; if that is right, who publishes says why")},
	BlockTwice:   {park.Err, both("同一类堵点写了两次", "The same kind of bottleneck twice"), both("每类一个", "one of each kind"), both("请合并", "Join them")},
	BlockDates:   {park.Err, both("日期个数与堵点个数不同", "Not as many days as bottlenecks"), both("一个日期，或每个堵点一个", "one day, or one for each bottleneck"), both("请逐个写明，以；分隔", "Write one for each, with ； between them")},
	BlockMissing: {park.Err, both("有办结日期，没有堵点", "A day to clear it, but no bottleneck"), both("供地、供电、供水、环评或其他", "供地, 供电, 供水, 环评 or 其他"), both("请写明堵点，或删去日期", "Name the bottleneck, or delete the day")},
	ClearedEarly: {park.Question, both("办结日早于承诺办结日", "Cleared before the promised day"), both("承诺办结日或以后", "the promised day or later"),
		both("请核对两格有没有填反；确是提前办结的，由发布的人写明理由", "Check that the two are not swapped; if it was cleared early, who publishes says why")},
	ClearedAhead: {park.Question, both("办结日还没有到", "Cleared on a day to come"), both("不晚于报送日", "the day of sending or earlier"), reasoned},
	park.UnitSlip: {park.Question, both("总投资不像是万元", "The total does not look like 万元"), both("单位与表头一致的数", "a number in the unit of the heading"),
		both("请核对单位（元、万元、亿元）；确实如此的，由发布的人写明理由", "Compare the unit (yuan, 万元, 亿元); if it is right, who publishes says why")},
	park.RowIgnored:   {park.Remark, both("不是项目，未读入", "No project: passed over"), both("每行一个项目", "a project in each row"), both("是项目的，请补全各列", "If it is one, fill in its columns")},
	PlanAboveTotal:    {park.Question, both("年度计划投资大于总投资", "The year's plan is above the total"), both("不大于总投资", "at most the total"), reasoned},
	DoneAboveTotal:    {park.Question, both("累计完成大于总投资", "More is done than the total"), both("不大于总投资", "at most the total"), reasoned},
	park.MissingValue: {park.Remark, both("没有总投资", "No total investment"), both("总投资", "the total investment"), both("不计入亿元以上项目", "It does not count among projects of ¥100 m")},
}

func (s said) issue(code park.Code, found string) park.Issue {
	return park.Issue{Severity: s.severity, Code: code, Text: found, Title: s.title, Expected: s.expect, Do: s.do}
}

func spaced(found, code string, known bool) park.Issue {
	i := park.Issue{Severity: park.Question, Code: CodeSpaced, Text: found, Title: both("代码里有空格", "The code has spaces in it"),
		Expected: both(code, code), Do: bothf("按 %s 计；不对的请改正后重报，对的由发布的人写明理由", "Taken for %s; mend it if that is wrong, else who publishes says why", code)}
	if known {
		i.Title = both("与台账中的代码只差空格，按同一项目计", "It differs from a code of the ledger only by spaces: taken for the same project")
	}
	return i
}

func twice(found, where string) park.Issue {
	return park.Issue{Severity: park.Err, Code: ProjectTwice, Text: found, Title: both("同一个项目代码出现两次（空格不算）", "The same project code twice (spaces do not count)"),
		Expected: bothf("每个代码一行；已在 %s", "one row for each code; it stands in %s", where), Do: both("请合并或删去一行", "Join the rows or delete one")}
}

func columnTwice(found, where string) park.Issue {
	return park.Issue{Severity: park.Err, Code: ColumnTwice, Text: found, Title: both("同一列出现两次", "The same column twice"),
		Expected: bothf("一列；已在 %s", "one column; it stands in %s", where), Do: both("请删去多余的一列", "Delete the one too many")}
}

func moved(found string, from park.Text) park.Issue {
	return park.Issue{Severity: park.Question, Code: ProjectMoved, Text: found, Title: both("项目换了园区", "The project has changed its park"),
		Expected: both("台账中是"+from.ZH, "the ledger has "+from.In("en")), Do: reasoned}
}

func columnMissing(missing []field) park.Issue {
	var all []string
	for _, f := range missing {
		all = append(all, headings[f][0])
	}
	list := strings.Join(all, "、")
	return park.Issue{Severity: park.Question, Code: ColumnMissing, Text: "", Title: both("缺少几列："+list, "Columns are missing: "+list),
		Expected: both("台账的全部列", "every column of the ledger"),
		Do:       both("发布后这些项目的这几项为空；确实如此的，由发布的人写明理由", "Published, these projects have nothing there; if that is right, who publishes says why")}
}

func noTable(found string) park.Issue {
	return park.Issue{Severity: park.Err, Code: park.HeaderNotFound, Text: found, Title: both("没有找到项目台账的表头", "No heading of a ledger of projects was found"),
		Expected: both("一行表头，写有 项目代码、名称、园区、总投资、状态 等", "a row with 项目代码, 名称, 园区, 总投资, 状态 and so on"), Do: both("请补上表头", "Add the heading row")}
}

func noRows() park.Issue {
	return park.Issue{Severity: park.Err, Code: park.EmptyFile, Title: both("没有读到任何项目", "No project was found"),
		Expected: both("至少一个项目", "at least one project"), Do: both("请检查是否发成了空表", "Check that this is not the blank form")}
}
