package intake

import (
	"slices"
	"testing"
)

func TestPeriodsAreReadFromTitlesSheetNamesAndFileNames(t *testing.T) {
	for _, c := range spanCases {
		if got := spansIn(c.text); !slices.Equal(got, c.want) {
			t.Errorf("%s: %q gives %+v, want %+v", c.name, c.text, got, c.want)
		}
	}
}

func ranged(y, to int) span { return span{Year: y, From: 1, To: to} }

func single(y, m int) span { return span{Year: y, To: m, Single: true} }

var spanCases = []struct {
	name, text string
	want       []span
}{
	{"months joined by a hyphen", "2023年1-6月园区主要指标", []span{ranged(2023, 6)}},
	{"months joined by an em dash", "2023年1—6月包头市工业园区", []span{ranged(2023, 6)}},
	{"months joined by an en dash", "2023年1–6月", []span{ranged(2023, 6)}},
	{"months joined by a wave", "2023年1～6月", []span{ranged(2023, 6)}},
	{"months joined by 至", "2023年1至6月份", []span{ranged(2023, 6)}},
	{"both months named", "2023年1月-6月", []span{ranged(2023, 6)}},
	{"full-width figures", "２０２３年１－６月", []span{ranged(2023, 6)}},
	{"one month", "2023年6月园区指标", []span{single(2023, 6)}},
	{"a blank inside", "2023 年 6 月", []span{single(2023, 6)}},
	{"the end of a month", "截至2023年6月底各园区用地面积", []span{single(2023, 6)}},
	{"a day behind 截至", "截至2023年6月30日", []span{single(2023, 6)}},
	{"a day behind 截止到", "截止到2023年6月30日", []span{single(2023, 6)}},
	{"the half-year", "2023年上半年分园区统计表", []span{ranged(2023, 6)}},
	{"the first quarter", "园区指标横表-2023年一季度", []span{ranged(2023, 3)}},
	{"the second quarter", "2023年第二季度", []span{ranged(2023, 6)}},
	{"the first three quarters", "2023年前三季度", []span{ranged(2023, 9)}},
	{"the fourth quarter", "2023年4季度", []span{ranged(2023, 12)}},
	{"the full year", "2023年全年", []span{ranged(2023, 12)}},
	{"the year's end", "2023年末", []span{ranged(2023, 12)}},
	{"the year as 年度", "2023年度园区报表", []span{{Year: 2023, From: 1, To: 12, Soft: true}}},
	{"six figures", "园区月报202305", []span{single(2023, 5)}},
	{"six figures and six", "202301-202306", []span{ranged(2023, 6)}},
	{"a hyphen", "2023-08工业园区快报", []span{single(2023, 8)}},
	{"an underscore before", "parks_flat_2023-09", []span{single(2023, 9)}},
	{"a point", "2023.6园区", []span{single(2023, 6)}},
	{"a point and a range", "2023.1-6月", []span{ranged(2023, 6)}},
	{"a hyphen and a range", "2023-1-6月", []span{ranged(2023, 6)}},
	{"Chinese numerals", "二〇二三年十一月", []span{single(2023, 11)}},
	{"Chinese numerals in a range", "二零二三年一至六月", []span{ranged(2023, 6)}},
	{"a year of two figures", "23年6月", []span{single(2023, 6)}},
	{"a quarter in letters", "2023Q2", []span{ranged(2023, 6)}},
	{"a sheet of one month", "5月", []span{{To: 5, Single: true}}},
	{"a sheet of two months", "1-2月", []span{{From: 1, To: 2}}},
	{"a sheet of a quarter", "一季度", []span{{From: 1, To: 3}}},
	{"January in brackets", "园区指标(1月)", []span{{To: 1, Single: true}}},
	{"a year apart from its months", "包头市2023年园区主要指标（1-6月）", []span{ranged(2023, 6)}},
	{"only a year", "2023年园区各月数据", []span{{Year: 2023}}},
	{"a bare year", "2023", []span{{Year: 2023}}},
	{"months that do not start the year", "2023年4-6月", []span{{Year: 2023, From: 4, To: 6}}},
	{"a range of years", "2021-2023年园区数据", nil},
	{"an eight-digit date", "园区月报20230712", nil},
	{"a full date", "2023年7月12日报送", nil},
	{"a date with points", "2023.07.12", nil},
	{"a day of a month", "7月12日更新", nil},
	{"six figures that are no month", "园区202313", nil},
	{"统一月报 holds no month", "统一月报", nil},
	{"a number", "12345", nil},
	{"a month from which something holds", "2023年6月园区指标（2023年5月起口径有调整）", []span{single(2023, 6)}},
	{"the month compared with", "2023年6月园区指标（较2022年6月）", []span{single(2023, 6)}},
	{"no period", "园区主要指标", nil},
}
