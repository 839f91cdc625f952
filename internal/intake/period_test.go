package intake

import (
	"testing"

	"parkboard/internal/catalog"
	"parkboard/internal/park"
)

func TestAllThatSpeakOfThePeriodMustAgree(t *testing.T) {
	table := "园区|产值(亿元)\n九原园区|1"
	for _, c := range []struct {
		name, file, sheet, title string
		hint                     park.Period
		want, issues             string
	}{
		{"the title alone", "园区.xlsx", "Sheet1", "2023年1-6月", park.Period{}, "2023-06", ""},
		{"title, sheet, file and form agree", "园区202306.xlsx", "6月", "2023年上半年", park.Period{Year: 2023, Month: 6}, "2023-06", ""},
		{"the file alone", "园区-2023年一季度.xlsx", "Sheet1", "园区指标", park.Period{}, "2023-03", ""},
		{"the form alone", "园区.xlsx", "Sheet1", "园区指标", park.Period{Year: 2023, Month: 9}, "2023-09", ""},
		{"the year from the file, the month from the sheet", "2023年各月.xlsx", "5月", "园区指标", park.Period{}, "2023-05", ""},
		{"the year from the title, the month from the sheet", "园区.xlsx", "1-2月", "2023年园区指标", park.Period{}, "2023-02", ""},
		{"年度 in the file's name is its year where months are named", "2023年度月报.xlsx", "5月", "2023年1-5月", park.Period{}, "2023-05", ""},
		{"年度 alone is the full year", "园区.xlsx", "Sheet1", "2023年度园区指标", park.Period{}, "2023-12", ""},
		{"a range of years and a date in the file's name say nothing", "2021-2023对比20230712.xlsx", "Sheet1", "2023年6月", park.Period{}, "2023-06", ""},
		{"the file's month against the title's", "2023年6月.xlsx", "Sheet1", "2023年1-5月", park.Period{}, "", "period_conflict@A1"},
		{"the file's year against the title's", "2022年6月.xlsx", "Sheet1", "2023年6月", park.Period{}, "", "period_conflict@A1"},
		{"the sheet against the title", "园区.xlsx", "5月", "2023年6月", park.Period{}, "", "period_conflict@A1"},
		{"the form against the title", "园区.xlsx", "Sheet1", "2023年6月", park.Period{Year: 2023, Month: 5}, "", "period_conflict@A1"},
		{"the file against the form", "2023年6月.xlsx", "Sheet1", "园区", park.Period{Year: 2023, Month: 5}, "", "period_conflict@"},
		{"no year", "园区.xlsx", "6月", "园区指标", park.Period{}, "", "period_missing@"},
		{"nothing speaks", "园区.xlsx", "Sheet1", "园区指标", park.Period{}, "", "period_missing@"},
		{"January alone", "园区.xlsx", "Sheet1", "2023年1月", park.Period{}, "", "period_invalid@A1"},
		{"a quarter's months alone", "园区.xlsx", "Sheet1", "2023年4-6月", park.Period{}, "", "period_invalid@A1"},
		{"the second half", "园区.xlsx", "Sheet1", "2023年下半年", park.Period{}, "", "period_invalid@A1"},
		{"no such month", "园区.xlsx", "Sheet1", "2023年13月", park.Period{}, "", "period_invalid@A1"},
		{"the filing date is no period", "园区.xlsx", "2023年6月", "园区|填报日期：2023年7月12日|制表时间：2023年8月", park.Period{}, "2023-06", ""},
		{"a labelled period", "园区.xlsx", "Sheet1", "园区|报告期：|2023年6月", park.Period{}, "2023-06", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			d := Read(t.Context(), Request{
				Name: c.file, Bytes: workbook(t, page{c.sheet, c.title + "\n" + table}), Catalogue: catalog.Default(), Period: c.hint,
			})
			figure := ""
			if c.want != "" {
				figure = "B3 jiuyuan " + c.want + " output cumulative 10000"
			}
			hold(t, d, figure, c.issues)
		})
	}
}

func TestEverySheetHasItsOwnPeriodAndASheetWithoutATableIsPassedOver(t *testing.T) {
	d := read(t, "2023年各月.xlsx",
		page{"说明", "本表由各园区填报\n指标名称|指标解释\n产值|按现价计算"},
		page{"5月", "园区|产值(亿元)\n九原园区|1"},
		page{"6月", "园区|产值(亿元)\n九原园区|2"})
	hold(t, d, `
		B2 jiuyuan 2023-05 output cumulative 10000
		B2 jiuyuan 2023-06 output cumulative 20000`, "")
}
