package intake

import (
	"slices"
	"strings"
	"testing"
	"time"

	"parkboard/internal/catalog"
	"parkboard/internal/park"
	"parkboard/internal/sheet"
)

func TestSumsAreCheckedAgainstTheirParks(t *testing.T) {
	for _, c := range sumCases {
		t.Run(c.name, func(t *testing.T) {
			d := readOne(t, "园区.xlsx", c.grid)
			if got, want := codes(d), strings.Fields(c.issues); !slices.Equal(got, want) {
				t.Errorf("issues %v, want %v", got, want)
				for _, i := range d.Issues {
					t.Log(i.Cell, i.Message().ZH)
				}
			}
		})
	}
}

var sumCases = []struct{ name, grid, issues string }{
	{"a total within rounding", `
			2023年6月 单位：亿元
			园区|产值
			高新区|1.23
			九原园区|2.34
			合计|3.58`, ""},
	{"a total beyond rounding", `
			2023年6月 单位：亿元
			园区|产值
			高新区|1.23
			九原园区|2.34
			合计|3.60`, "total_mismatch@B5"},
	{"a total printed more coarsely than its parts", `
			2023年6月 单位：亿元
			园区|产值|税收
			高新区|1.23|1.11
			九原园区|2.34|2.04
			合计|3.6|3.1`, ""},
	{"a total first", `
			2023年6月 单位：亿元
			园区|产值
			园区合计|4.57
			高新区|1.23
			九原园区|2.34`, "total_mismatch@B3"},
	{"the city above the parks", `
			2023年6月 单位：亿元
			园区|产值
			全市|9.57
			高新区|1.23
			九原园区|2.34`, ""},
	{"the city below the parks", `
			2023年6月 单位：亿元
			园区|产值
			全市|3.50
			高新区|1.23
			九原园区|2.34`, "above_city_total@B3"},
	{"subtotals sum their own group", `
			2023年6月 单位：亿元
			园区|产值
			高新区|1.23
			装备园区|2.34
			小计|3.57
			九原园区|1.11
			土右园区|1.22
			小计|2.33
			合计|5.90`, ""},
	{"a subtotal that is off", `
			2023年6月 单位：亿元
			园区|产值
			高新区|1.23
			装备园区|2.34
			小计|3.57
			九原园区|1.11
			土右园区|1.22
			小计|5.90
			合计|5.90`, "total_mismatch@B8"},
	{"subtotals above their groups", `
			2023年6月 单位：亿元
			园区|产值
			合计|5.90
			小计|3.57
			高新区|1.23
			装备园区|2.34
			小计|2.33
			九原园区|1.11
			土右园区|1.22`, ""},
	{"subtotals under banners", `
			2023年6月 单位：亿元
			园区|产值
			一、千亿级园区
			千亿级园区小计|3.57
			高新区|1.23
			装备园区|2.34
			二、五百亿级园区
			五百亿级园区小计|9.33
			九原园区|1.11
			铝业园区|1.22`, "row_ignored@A3 row_ignored@A7 total_mismatch@B8"},
	{"subtotals as columns", `
			2023年6月
			指标|单位|高新区|装备园区|小计|九原园区|小计|合计
			产值|亿元|1.23|2.34|3.57|1.11|1.11|4.68
			税收|亿元|1.23|2.34|3.57|1.11|9.11|4.68`, "total_mismatch@G4"},
	{"a total over an unknown park", `
			2023年6月 单位：亿元
			园区|产值
			高新区|1.23
			某园区|2.34
			合计|3.57`, "park_unknown@A4"},
	{"a total over a cell that could not be read", `
			2023年6月 单位：亿元
			园区|产值
			高新区|约1.23
			九原园区|2.34
			合计|3.57`, "number_ambiguous@B3"},
	{"a total's growth from its own base", `
			2023年6月 单位：亿元
			园区|产值|同期|同比
			高新区|1.20|1.00|20
			九原园区|2.20|2.00|10
			合计|3.40|3.00|15`, "growth_mismatch@D5"},
	{"the month and the base are summed, growth is not", `
			2023年6月 单位：亿元
			园区|产值|<|<
			|累计|本月|上年同期
			高新区|1.25|0.21|1.05
			九原园区|2.25|0.32|2.05
			合计|3.50|0.73|3.29`, "total_mismatch@C6 total_mismatch@D6"},
	{"flat totals", `
			2023年6月
			园区|指标|数值|单位
			高新区|产值|1.23|亿元
			九原园区|产值|23400|万元
			合计|产值|9.57|亿元`, "total_mismatch@C5"},
}

func TestLongSheetsAreSummedOverTheFile(t *testing.T) {
	grid := func(title, v string) string { return title + "\n指标|单位|累计\n产值|亿元|" + v }
	d := read(t, "2023年6月.xlsx", page{"高新区", grid("指标", "1.2")}, page{"九原园区", grid("指标", "2.3")}, page{"合计", grid("指标", "9.5")})
	hold(t, d, `
		C3 rare-earth 2023-06 output cumulative 12000
		C3 jiuyuan 2023-06 output cumulative 23000`, "total_mismatch@C3")
}

func TestTheCityRowAndTheGrowthOfSumsAreKeptAsSuppliedCityFigures(t *testing.T) {
	d := readOne(t, "园区.xlsx", `
		2023年6月 单位：亿元
		园区|产值|同比
		高新区|1.23|1.5
		合计|1.23|1.6
		全市|9.5|1.7`)
	var got []string
	for _, f := range d.City {
		got = append(got, short(f))
	}
	want := []string{"C5 city 2023-06 output growth 1.7", "B5 city 2023-06 output cumulative 95000"}
	if !slices.Equal(got, want) {
		t.Errorf("city figures %v, want %v", got, want)
	}
	if len(d.Figures) != 2 {
		t.Errorf("%d figures, want those of the park alone", len(d.Figures))
	}
}

func TestGrowthIsComparedWithItsBase(t *testing.T) {
	for _, c := range []struct{ name, row, issues string }{
		{"as computed", "产值(亿元)|同期|同比\n高新区|110|100|10", ""},
		{"within one point", "产值(亿元)|同期|同比\n高新区|110|100|11", ""},
		{"beyond one point", "产值(亿元)|同期|同比\n高新区|110|100|11.1", "growth_mismatch@D3"},
		{"a hundredth", "产值(亿元)|同期|同比\n高新区|110|100|0.1", "percent_scale@D3"},
		{"a true small rate", "产值(亿元)|同期|同比\n高新区|100.1|100|0.1", ""},
		{"value added grows in real terms", "增加值(亿元)|同期|同比\n高新区|110|100|5", ""},
		{"no growth from nothing", "产值(亿元)|同期|同比\n高新区|110|0|5", ""},
		{"12.3 under a percent format", "产值(亿元)|同期|同比\n高新区|112.3|100|12.3 %f", "percent_scale@D3"},
		{"a fraction beside rates, without a base", "产值(亿元)|同比\n高新区|112.3|0.123\n九原园区|1|4.5", "percent_scale@C3"},
		{"small rates beside others", "产值(亿元)|同比\n高新区|112.3|0.3\n九原园区|1|4.5", ""},
		{"a whole column of fractions", "产值(亿元)|同比\n高新区|112.3|0.1\n九原园区|1|0.2\n土右园区|1|-0.3", "percent_scale@C3 percent_scale@C4 percent_scale@C5"},
	} {
		t.Run(c.name, func(t *testing.T) {
			d := readOne(t, "园区.xlsx", "2023年6月\n园区|"+c.row)
			if got, want := codes(d), strings.Fields(c.issues); !slices.Equal(got, want) {
				t.Errorf("issues %v, want %v", got, want)
			}
		})
	}
}

func TestValueAddedAboveOutputIsAsked(t *testing.T) {
	d := readOne(t, "园区.xlsx", "2023年6月\n园区|产值(亿元)|增加值(万元)\n高新区|1|10001\n九原园区|1|10000")
	if got := codes(d); !slices.Equal(got, []string{"value_added_above_output@C3"}) {
		t.Errorf("issues %v", got)
	}
}

func TestHiddenRowsColumnsAndSheetsAreReadAndNoted(t *testing.T) {
	w := sheet.NewWriter()
	for _, name := range []string{"行列", "整表"} {
		p := w.Page(name)
		for r, row := range split("2023年6月\n园区|产值(亿元)|税收(万元)\n高新区|1|2\n九原园区|3|4") {
			for c, cell := range row {
				if name == "行列" || c != 2 && r != 2 {
					put(p, r+1, c+1, cell)
				}
			}
		}
		if name == "行列" {
			p.HideRow(4)
			p.HideCol(3)
		} else {
			p.Hide()
		}
	}
	b, err := w.Bytes()
	if err != nil {
		t.Fatal(err)
	}
	d := Read(t.Context(), Request{Name: "园区.xlsx", Bytes: b, Catalogue: catalog.Default()})
	hold(t, d, `
		B3 rare-earth 2023-06 output cumulative 10000
		C3 rare-earth 2023-06 tax cumulative 2
		B4 jiuyuan 2023-06 output cumulative 30000
		C4 jiuyuan 2023-06 tax cumulative 4`, "hidden_cells@C3 hidden_cells@B4")
}

func TestLatenessIsNotedAndBackFillingIsNot(t *testing.T) {
	at := func(day string) park.Moment { return park.Date(day).Time().Add(12 * time.Hour) }
	for _, c := range []struct {
		name, day string
		late      bool
	}{
		{"on the due day", "2023-07-20", false},
		{"the day after", "2023-07-21", true},
		{"at the end of the year", "2023-12-31", true},
		{"a year gone by", "2024-03-01", false},
	} {
		d := Read(t.Context(), Request{
			Name: "园区.xlsx", Bytes: workbook(t, page{"Sheet1", "2023年6月\n园区|产值(亿元)\n高新区|1"}), Catalogue: catalog.Default(), SentAt: at(c.day),
		})
		if got := slices.Contains(codes(d), "late@"); got != c.late {
			t.Errorf("%s: late %v, want %v", c.name, got, c.late)
		}
	}
}

func TestAClerkMaySendOnlyItsOwnParks(t *testing.T) {
	d := Read(t.Context(), Request{
		Name: "园区.xlsx", Bytes: workbook(t, page{"Sheet1", "2023年6月\n园区|产值(亿元)|税收(亿元)\n高新区|1|2\n九原园区|1|2"}),
		Catalogue: catalog.Default(), MaySend: func(code string) bool { return code == "rare-earth" },
	})
	if got := codes(d); !slices.Equal(got, []string{"park_forbidden@A4"}) {
		t.Errorf("issues %v", got)
	}
	if len(d.Figures) != 4 {
		t.Errorf("%d figures: what was understood is listed beside errors", len(d.Figures))
	}
}

func TestFilesWithoutATableSaySo(t *testing.T) {
	for _, c := range []struct{ name, grid, issues string }{
		{"a letter", "致各园区\n请于每月20日前报送", "header_not_found@"},
		{"a list of enterprises", "2023年6月\n序号|企业名称|产值(亿元)\n1|甲公司|5", "header_not_found@"},
		{"a blank form", "2023年6月\n园区|产值(亿元)\n高新区|\n九原园区|—", "empty_file@"},
	} {
		d := readOne(t, "园区.xlsx", c.grid)
		if got, want := codes(d), strings.Fields(c.issues); !slices.Equal(got, want) {
			t.Errorf("%s: issues %v, want %v", c.name, got, want)
		}
	}
}

func TestAnswersCloseQuestionsAndNeverErrors(t *testing.T) {
	d := readOne(t, "园区.xlsx", "2023年6月\n园区|产值(亿元)|同期|同比\n高新区|110|100|20\n某园区|1|1|0")
	answer := park.Answer{Code: park.GrowthMismatch, Sheet: "Sheet1", Cell: "D3", Text: "20", Reason: "口径调整"}
	if e, q, _ := d.Counts(); e != 1 || q != 1 || len(d.Open(nil)) != 2 {
		t.Fatalf("%d errors, %d questions, %d open", e, q, len(d.Open(nil)))
	}
	if open := d.Open([]park.Answer{answer}); len(open) != 1 || open[0].Code != park.ParkUnknown {
		t.Errorf("open after the answer: %v", open)
	}
	answer.Text = "21"
	if open := d.Open([]park.Answer{answer}); len(open) != 2 {
		t.Errorf("an answer to another text closed the question")
	}
}
