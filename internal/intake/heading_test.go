package intake

import (
	"slices"
	"strings"
	"testing"

	"parkboard/internal/catalog"
	"parkboard/internal/park"
)

// readMapped reads a sheet with the office's mappings.
func readMapped(t *testing.T, grid string, mapped ...park.HeadingMapping) Draft {
	t.Helper()
	return Read(t.Context(), Request{
		Name: "园区.xlsx", Bytes: workbook(t, page{"Sheet1", grid}), Catalogue: catalog.Default(), Headings: mapped,
	})
}

// mapping maps the only heading of a sheet that can be mapped.
func mapping(t *testing.T, grid, indicator string) park.HeadingMapping {
	t.Helper()
	d := readMapped(t, grid)
	if len(d.Unmapped) != 1 {
		t.Fatalf("%d headings can be mapped: %+v", len(d.Unmapped), d.Unmapped)
	}
	u := d.Unmapped[0]
	return park.HeadingMapping{ID: 7, Shape: u.Shape, Heading: u.Heading, Indicator: indicator, Actor: "clerk"}
}

const (
	juneForm = "2023年6月\n园区|产值(亿元)|园区工业规模1-6月累计(亿元)|本月\n高新区|9|1|0.5"
	julyForm = "2023年7月\n园区|产值(亿元)|园区工业规模1-7月累计(万元)|本月\n高新区|9|30000|2"
	febForm  = "2023年1-2月\n园区|产值(亿元)|园区工业规模1-2月累计(亿元)\n高新区|9|1"
)

func TestAMappedHeadingIsReadLikeAnyOther(t *testing.T) {
	revenue := mapping(t, juneForm, "revenue")
	for name, c := range map[string]struct{ grid, figures, issues string }{
		"as it was mapped": {juneForm, `B3 rare-earth 2023-06 output cumulative 90000
			C3 rare-earth 2023-06 revenue cumulative 10000
			D3 rare-earth 2023-06 revenue month 5000`, ""},
		"a month later, in another unit": {julyForm, `B3 rare-earth 2023-07 output cumulative 90000
			C3 rare-earth 2023-07 revenue cumulative 30000
			D3 rare-earth 2023-07 revenue month 2`, ""},
		"in February's form, which has no 本月": {febForm, `B3 rare-earth 2023-02 output cumulative 90000
			C3 rare-earth 2023-02 revenue cumulative 10000`, ""},
		"without a unit": {"2023年6月\n园区|产值(亿元)|园区工业规模\n高新区|9|1",
			"B3 rare-earth 2023-06 output cumulative 90000", "unit_missing@C2"},
		"beside the indicator it stands for": {"2023年6月\n园区|产值(亿元)|园区工业规模(亿元)|营业收入(亿元)\n高新区|9|1|2",
			"B3 rare-earth 2023-06 output cumulative 90000\nD3 rare-earth 2023-06 revenue cumulative 20000", "column_unmapped@C2"},
	} {
		t.Run(name, func(t *testing.T) { hold(t, readMapped(t, c.grid, revenue), c.figures, c.issues) })
	}
}

func TestAHeadingMappedToWhatTheTableHasAlreadyGivesEachFigureOnce(t *testing.T) {
	const form = "2023年6月\n园区|产值(亿元)|园区工业规模(亿元)\n高新区|9|1"
	hold(t, readMapped(t, form, mapping(t, form, "output")), "B3 rare-earth 2023-06 output cumulative 90000", "duplicate_value@C3")
	same := strings.Replace(form, "9|1", "9|9", 1)
	hold(t, readMapped(t, same, mapping(t, same, "output")), "B3 rare-earth 2023-06 output cumulative 90000", "")
}

func TestAMappingHoldsForItsShapeOfTableAlone(t *testing.T) {
	m := mapping(t, juneForm, "revenue")
	other := "2023年6月\n园区|税收(亿元)|园区工业规模(亿元)\n高新区|9|1"
	d := readMapped(t, other, m)
	hold(t, d, "B3 rare-earth 2023-06 tax cumulative 90000", "column_unmapped@C2")
	if len(d.Mapped) != 0 || len(d.Unmapped) != 1 || d.Unmapped[0].Shape == m.Shape {
		t.Errorf("mapped %+v, unmapped %+v", d.Mapped, d.Unmapped)
	}
}

func TestTheShapeDoesNotDependOnWhatIsMapped(t *testing.T) {
	const form = "2023年6月\n园区|产值(亿元)|园区工业规模(亿元)|园区纳税(亿元)\n高新区|9|1|2"
	before := readMapped(t, form)
	if len(before.Unmapped) != 2 || before.Unmapped[0].Shape != before.Unmapped[1].Shape {
		t.Fatalf("unmapped %+v", before.Unmapped)
	}
	first := before.Unmapped[0]
	m := park.HeadingMapping{Shape: first.Shape, Heading: first.Heading, Indicator: "revenue"}
	after := readMapped(t, form, m)
	if !slices.Equal(after.Unmapped, before.Unmapped[1:]) {
		t.Errorf("left %+v, want %+v", after.Unmapped, before.Unmapped[1:])
	}
	if len(after.Mapped) != 1 || after.Mapped[0] != (Mapped{m, "Sheet1", "C2"}) {
		t.Errorf("mapped %+v", after.Mapped)
	}
}

func TestUnmappedHeadingsAreNamedWithTheirTableAndCell(t *testing.T) {
	d := readMapped(t, juneForm)
	u := d.Unmapped[0]
	if u.Heading != "园区工业规模" || u.Cell != "C2" || u.Sheet != "Sheet1" || len(u.Shape) != 64 ||
		u.Table != "园区 | 产值(亿元) | 园区工业规模1-6月累计(亿元)" {
		t.Errorf("%+v", u)
	}
	if len(d.Mapped) != 0 {
		t.Errorf("mapped %+v", d.Mapped)
	}
}

func TestRowsAreMappedAsColumnsAre(t *testing.T) {
	const turned = "2023年6月 单位：亿元\n指标|高新区|九原工业园区\n产值|9|8\n园区工业规模|1|2\n同比|3|4"
	hold(t, readMapped(t, turned, mapping(t, turned, "revenue")), `B3 rare-earth 2023-06 output cumulative 90000
		C3 jiuyuan 2023-06 output cumulative 80000
		B4 rare-earth 2023-06 revenue cumulative 10000
		C4 jiuyuan 2023-06 revenue cumulative 20000
		B5 rare-earth 2023-06 revenue growth 3
		C5 jiuyuan 2023-06 revenue growth 4`, "")
	const flat = "期间|园区|指标|口径|数值|单位\n2023-06|高新区|产值|累计|9|亿元\n2023-06|高新区|园区工业规模|累计|1|亿元\n2023-06|九原工业园区|园区工业规模|累计|2|亿元"
	d := readMapped(t, flat, mapping(t, flat, "land_built"))
	hold(t, d, "E2 rare-earth 2023-06 output cumulative 90000", "unit_unknown@F3")
}

func TestWhatAMappingCouldNotChangeIsNotOffered(t *testing.T) {
	for name, grid := range map[string]string{
		"a part of an indicator":      "2023年6月\n园区|产值(亿元)|产值(轻工业)\n高新区|9|1",
		"a part of the one before":    "2023年6月\n园区|产值(亿元)|其中：规下\n高新区|9|1",
		"another measure":             "2023年6月\n园区|产值(亿元)|环比\n高新区|9|1",
		"the growth of what is not":   "2023年6月\n园区|产值(亿元)|产值环比\n高新区|9|1",
		"a column without a number":   "2023年6月\n园区|产值(亿元)|园区工业规模\n高新区|9|",
		"a heading as long as a note": "2023年6月\n园区|产值(亿元)|" + strings.Repeat("规模", 60) + "\n高新区|9|1",
	} {
		if d := readMapped(t, grid); len(d.Unmapped) != 0 {
			t.Errorf("%s: %+v", name, d.Unmapped)
		}
	}
}

func TestAMappingTakenBackOrOfNoIndicatorDoesNothing(t *testing.T) {
	m := mapping(t, juneForm, "revenue")
	gone, unknown := m, m
	gone.Indicator, unknown.Indicator = "", "joy"
	for _, mapped := range [][]park.HeadingMapping{{unknown}, {gone}} {
		d := readMapped(t, juneForm, mapped...)
		if len(d.Figures) != 1 || len(d.Unmapped) != 1 || len(d.Mapped) != 0 {
			t.Errorf("figures %v, unmapped %+v, mapped %+v", d.Figures, d.Unmapped, d.Mapped)
		}
	}
}

func TestAMappedHeadingBelowAnotherNameCounts(t *testing.T) {
	const form = "2023年6月\n园区|产值(亿元)|<\n^|总量|园区收入(亿元)\n高新区|9|1"
	hold(t, readMapped(t, form, mapping(t, form, "revenue")),
		"B4 rare-earth 2023-06 output cumulative 90000\nC4 rare-earth 2023-06 revenue cumulative 10000", "")
}

func TestTheSameHeadingInManySheetsIsOfferedOnce(t *testing.T) {
	form := func(month string) page {
		return page{month, "2023年" + month + "\n园区|产值(亿元)|园区工业规模(亿元)\n高新区|9|1"}
	}
	d := Read(t.Context(), Request{Name: "园区.xlsx", Bytes: workbook(t, form("5月"), form("6月")), Catalogue: catalog.Default()})
	if len(d.Unmapped) != 1 || d.Unmapped[0].Sheet != "5月" {
		t.Fatalf("%+v", d.Unmapped)
	}
	u := d.Unmapped[0]
	d = Read(t.Context(), Request{
		Name: "园区.xlsx", Bytes: workbook(t, form("5月"), form("6月")), Catalogue: catalog.Default(),
		Headings: []park.HeadingMapping{{Shape: u.Shape, Heading: u.Heading, Indicator: "revenue"}},
	})
	if len(d.Figures) != 4 || len(d.Mapped) != 1 {
		t.Errorf("%d figures, mapped %+v", len(d.Figures), d.Mapped)
	}
}
