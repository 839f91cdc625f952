package project_test

import (
	"slices"
	"strings"
	"testing"

	"parkboard/internal/catalog"
	"parkboard/internal/park"
	"parkboard/internal/project"
)

const heading = "项目代码,名称,园区,总投资（万元）,年度计划投资（万元）,累计完成（万元）,产业类,开工日期,竣工日期,状态,市级包联责任人,旗县包联责任人,园区包联责任人,堵点,承诺办结日,办结日\n"

// columns of a row, by their letter; what a test leaves out is sound.
var sound = []string{"P-1", "碳纤维", "九原园区", "12000", "6000", "3100.5", "是", "2023-01-09", "2024-10-31", "在建", "张三", "李四", "王五", "供电", "2023-06-30", ""}

func row(change map[string]string) string {
	cells := slices.Clone(sound)
	for column, text := range change {
		cells[column[0]-'A'] = text
	}
	return strings.Join(cells, ",") + "\n"
}

func read(t *testing.T, text string, ledger ...park.Project) project.Draft {
	t.Helper()
	return project.Read(t.Context(), project.Request{
		Name: "项目台账.csv", Bytes: []byte(text), Catalogue: catalog.Default(), Day: "2023-07-10",
		Ledger: &park.ProjectLedger{Projects: ledger},
	})
}

func codesOf(d project.Draft) string {
	var out []string
	for _, i := range d.Issues {
		out = append(out, string(i.Code)+"@"+i.Cell)
	}
	return strings.Join(out, " ")
}

func TestAProjectIsReadInItsUnits(t *testing.T) {
	d := read(t, "包头市2023年6月重点项目台账\n单位：亿元\n"+strings.ReplaceAll(heading, "（万元）", "")+
		row(map[string]string{"D": "1.2", "E": "0.6", "F": "—", "H": "2023年1月9日", "I": "2024/10/31", "N": "供地、供电", "O": "2023-06-30；2023-07-15"})+"合计,,,1.2,,,,,,,,,,,,\n注：……\n")
	if len(d.Issues) != 0 || len(d.Projects) != 1 || d.Year != 2023 || d.Month != 6 {
		t.Fatalf("%s %+v", codesOf(d), d.Projects)
	}
	p := d.Projects[0]
	if p.Code != "P-1" || p.Park != "jiuyuan" || p.Year != 2023 || p.Month != 6 || p.Row != 4 || p.Industry != park.IndustryYes ||
		p.Start != "2023-01-09" || p.Finish != "2024-10-31" || p.State != park.ProjectBuilding || p.Leaders != [3]string{"张三", "李四", "王五"} {
		t.Errorf("%+v", p)
	}
	if q, ok := p.Value(park.ProjectTotal); !ok || q.String() != "12000" || p.Cells["total"] != "D4" {
		t.Errorf("total %s %v at %s", q, ok, p.Cells["total"])
	}
	if _, ok := p.Value(park.ProjectDone); ok {
		t.Error("a dash is read as a number")
	}
	if len(p.Blocks) != 2 || p.Blocks[0] != (park.Block{Kind: park.BlockLand, Promised: "2023-06-30"}) || p.Blocks[1] != (park.Block{Kind: park.BlockPower, Promised: "2023-07-15"}) {
		t.Errorf("blocks %+v", p.Blocks)
	}
}

func TestEachMistakeIsFoundAtItsCellAndNothingIsLoadedByHalf(t *testing.T) {
	known := park.Project{Code: "P-1", Park: "jiuyuan"}
	known.Set(park.ProjectTotal, 12_000*park.QuantityScale)
	const title = "2023年6月\n"
	for name, c := range map[string]struct{ text, want string }{
		"unknown park":           {title + heading + row(map[string]string{"C": "钢铁冶金开发区"}), "park_unknown@C3"},
		"no code":                {title + heading + row(map[string]string{"A": ""}), "project_code_wrong@A3"},
		"a formula for a code":   {title + heading + row(map[string]string{"A": "=1+1"}), "project_code_wrong@A3"},
		"no name":                {title + heading + row(map[string]string{"B": ""}), "project_unnamed@B3"},
		"finish before start":    {title + heading + row(map[string]string{"I": "2022-12-31"}), "finish_before_start@I3"},
		"a day that never was":   {title + heading + row(map[string]string{"H": "2023-02-30"}), "date_invalid@H3"},
		"a serial number":        {title + heading + row(map[string]string{"H": "45000"}), "date_invalid@H3"},
		"a month that may be 10": {title + heading + row(map[string]string{"H": "2023.1"}), "date_invalid@H3"},
		"words for a day":        {title + heading + row(map[string]string{"I": "预计明年"}), "date_invalid@I3"},
		"unknown state":          {title + heading + row(map[string]string{"J": "快了"}), "state_unknown@J3"},
		"unknown class":          {title + heading + row(map[string]string{"G": "也许"}), "class_unknown@G3"},
		"about so much":          {title + heading + row(map[string]string{"D": "约12"}), "number_ambiguous@D3"},
		"less than nothing":      {title + heading + row(map[string]string{"F": "-1"}), "negative_value@F3"},
		"a day without a block":  {title + heading + row(map[string]string{"N": "无"}), "block_missing@O3"},
		"two days for one block": {title + heading + row(map[string]string{"O": "2023-06-30；2023-07-01"}), "block_dates@O3"},
		"one kind twice":         {title + heading + row(map[string]string{"N": "供电；供电：110kV"}), "block_twice@N3"},
		"the same code twice":    {title + heading + row(nil) + row(nil), "project_twice@A4"},
		"twice but for a space":  {title + heading + row(nil) + row(map[string]string{"A": "P- 1"}), "project_twice@A4"},
		"no unit":                {title + strings.Replace(heading, "总投资（万元）", "总投资", 1) + row(nil), "unit_missing@D2 missing_value@A3"},
		"a unit of another kind": {title + strings.Replace(heading, "总投资（万元）", "总投资（亩）", 1) + row(nil), "unit_unknown@D2 missing_value@A3"},
		"no year":                {heading + row(nil), "year_missing@"},
		"two years":              {"2023年\n2022年\n" + heading + row(nil), "year_missing@"},
		"no heading":             {"2023年\n甲,乙\n1,2\n", "header_not_found@"},
		"no rows":                {title + heading, "empty_file@"},
	} {
		d := read(t, c.text, known)
		if got := codesOf(d); got != c.want {
			t.Errorf("%s: %s, want %s", name, got, c.want)
		}
		if errs, _ := d.Counts(); errs == 0 {
			t.Errorf("%s could be published", name)
		}
	}
}

func TestWhatIsDoubtfulIsAskedAtItsCell(t *testing.T) {
	known := park.Project{Code: "P-1", Park: "jiuyuan"}
	known.Set(park.ProjectTotal, 12_000*park.QuantityScale)
	const title = "2023年6月\n"
	for name, c := range map[string]struct {
		change map[string]string
		want   string
	}{
		"sound":                    {nil, ""},
		"a code but for a space":   {map[string]string{"A": " P-1"}, ""},
		"a space inside":           {map[string]string{"A": "P -1"}, "project_code_spaced@A3"},
		"yuan for 万元":              {map[string]string{"D": "120000000"}, "unit_slip@D3"},
		"亿元 for 万元":                {map[string]string{"D": "1.2", "E": "0.6", "F": "0.3"}, "unit_slip@D3"},
		"plan above the total":     {map[string]string{"E": "12000.1"}, "plan_above_total@E3"},
		"done above the total":     {map[string]string{"F": "13000"}, "done_above_total@F3"},
		"no total":                 {map[string]string{"D": "—"}, "missing_value@D3"},
		"another park":             {map[string]string{"C": "土右园区"}, "project_moved@C3"},
		"begun, but when":          {map[string]string{"H": ""}, "start_missing@H3"},
		"begun tomorrow":           {map[string]string{"H": "2023-07-11"}, "start_ahead@H3"},
		"not begun, but past":      {map[string]string{"J": "前期"}, "start_passed@H3"},
		"continued from this year": {map[string]string{"J": "续建"}, "continued_started@J3"},
		"continued from the last":  {map[string]string{"J": "续建", "H": "2022-12-31"}, ""},
		"finished, but when":       {map[string]string{"J": "竣工", "I": ""}, "finish_missing@I3"},
		"finished next year":       {map[string]string{"J": "竣工"}, "finish_ahead@I3"},
		"cleared before promised":  {map[string]string{"P": "2023-06-29"}, "cleared_before_promised@P3"},
		"cleared on the day":       {map[string]string{"P": "2023-06-30"}, ""},
		"cleared tomorrow":         {map[string]string{"P": "2023-07-11"}, "cleared_ahead@P3"},
		"a month alone":            {map[string]string{"H": "2023年1月"}, "date_month@H3"},
		"a thousand 亿元 and more":   {map[string]string{"D": "10000000", "A": "P-9"}, "unit_slip@D3"},
	} {
		d := read(t, title+heading+row(c.change), known)
		if got := codesOf(d); got != c.want {
			t.Errorf("%s: %s, want %s", name, got, c.want)
		}
		if errs, _ := d.Counts(); errs != 0 || len(d.Projects) != 1 {
			t.Errorf("%s: %d errors, %d projects", name, errs, len(d.Projects))
		}
	}
}

func TestAUnitRowBelowTheHeadingIsReadAndNotPassedOver(t *testing.T) {
	d := read(t, "2023年6月\n"+strings.ReplaceAll(heading, "（万元）", "")+",,,元,元,亿元,,,,,,,,,,\n"+row(map[string]string{"D": "120000000", "E": "60000000", "F": "0.31"}))
	if len(d.Issues) != 0 || len(d.Projects) != 1 {
		t.Fatalf("%s %+v", codesOf(d), d.Projects)
	}
	for a, want := range map[park.ProjectAmount]string{park.ProjectTotal: "12000", park.ProjectPlan: "6000", park.ProjectDone: "3100"} {
		if q, _ := d.Projects[0].Value(a); q.String() != want {
			t.Errorf("%s is %s, want %s", a, q, want)
		}
	}
}

func TestAHeadingMayStandInTwoRowsAndColumnsMayBeMissingWithAReason(t *testing.T) {
	d := read(t, "2023年6月\n项目代码,名称,园区,总投资（万元）,状态,包联责任人,,\n,,,,,市级,旗县,园区\nP-1,甲,九原园区,12000,前期,张三,李四,王五\n")
	if len(d.Projects) != 1 || len(d.Issues) == 0 || d.Issues[0].Code != project.ColumnMissing {
		t.Fatalf("%s %+v", codesOf(d), d.Projects)
	}
}

func TestABannerOverTheProjectsIsNotedAndSumsAreNone(t *testing.T) {
	d := read(t, "2023年6月\n"+heading+"一、在建项目,,,,,,,,,,,,,,,\n"+row(nil)+",小计,,12000,,,,,,,,,,,,\n合计,,,12000,,,,,,,,,,,,\n填表人：韩雪,,,,,,,,,,,,,,,\n")
	if got := codesOf(d); got != "row_ignored@A3" || len(d.Projects) != 1 {
		t.Errorf("%s, %d projects", got, len(d.Projects))
	}
}

func TestTheMonthIsTheTitlesTheFilesOrThatOfTheDay(t *testing.T) {
	for name, c := range map[string]struct {
		file, title string
		day         park.Date
		month       int
	}{
		"in the title":            {"a.csv", "2023年1-5月重点项目", "2023-07-10", 5},
		"in the file's name":      {"2023年3月.csv", "2023年重点项目", "2023-07-10", 3},
		"a quarter":               {"a.csv", "2023年一季度重点项目", "2023-07-10", 3},
		"the day of sending":      {"a.csv", "2023年重点项目", "2023-07-10", 7},
		"a year gone by":          {"a.csv", "2022年重点项目", "2023-07-10", 12},
		"not the day it was made": {"a.csv", "2023年6月重点项目（填报日期：2023年7月5日）", "2023-07-10", 6},
	} {
		d := project.Read(t.Context(), project.Request{Name: c.file, Bytes: []byte(c.title + "\n" + heading + row(nil)), Catalogue: catalog.Default(), Day: c.day})
		if d.Month != c.month {
			t.Errorf("%s: month %d of %d, want %d", name, d.Month, d.Year, c.month)
		}
	}
}

func TestAClerkSendsForTheirOwnParksAndTakesNoProjectOfAnother(t *testing.T) {
	known := park.Project{Code: "P-2", Park: "tuyou"}
	d := project.Read(t.Context(), project.Request{
		Name: "2023年6月.csv", Bytes: []byte(heading + row(map[string]string{"C": "土右园区"}) + row(map[string]string{"A": "P-2"})), Catalogue: catalog.Default(),
		Ledger: &park.ProjectLedger{Projects: []park.Project{known}}, Day: "2023-07-10", MaySend: func(code string) bool { return code == "jiuyuan" },
	})
	if got := codesOf(d); got != "park_forbidden@C2 park_forbidden@A3" || len(d.Projects) != 0 {
		t.Errorf("%s, %d projects", got, len(d.Projects))
	}
}

func TestABottleneckIsOfTheKindItNamesAndKeepsItsWords(t *testing.T) {
	for text, want := range map[string]string{
		"供地": "land:", "供电、供水": "power: water:", "供电：110kV线路未通、变电站未建": "power:110kV线路未通、变电站未建", "环评（批复未下）": "environment:批复未下",
		"资金未到位": "other:资金未到位", "变电站供电能力不足": "power:变电站供电能力不足", "供地供电都难": "other:供地供电都难", "其他：拆迁；供水": "other:拆迁 water:",
	} {
		var out []string
		for _, b := range project.ParseBlocks(text) {
			out = append(out, string(b.Kind)+":"+b.Text)
		}
		if got := strings.Join(out, " "); got != want {
			t.Errorf("%s is %s, want %s", text, got, want)
		}
	}
}
