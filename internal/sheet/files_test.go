package sheet

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func sample(t testing.TB, name string) []byte {
	t.Helper()
	b, err := os.ReadFile(filepath.Join("testdata", name))
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// refusedFiles are the sample files that are no readable workbook; every
// other one must open.
var refusedFiles = map[string]struct {
	kind RefusalKind
	zh   string // a word the wording must hold
}{
	"2023年6月园区月报(传输中断).xlsx": {Damaged, "不完整"},
	"2023年6月园区月报(加密).xlsx":   {EncryptedFile, "加密"},
	"2023年6月园区月报(空).xlsx":    {EmptyFile, "空文件"},
	"2023年6月园区月报(膨胀).xlsx":   {TooLarge, "压缩炸弹"},
	"2023年6月园区月报.ods":        {Unsupported, ".ods"},
	"2023年6月园区情况说明.xlsx":     {Unsupported, ".docx"},
}

func TestEverySampleFileOpensOrIsRefusedForItsOwnReason(t *testing.T) {
	entries, err := os.ReadDir("testdata")
	if err != nil {
		t.Fatal(err)
	}
	opened := 0
	for _, e := range entries {
		if e.IsDir() {
			continue
		}
		b := sample(t, e.Name())
		want, refused := refusedFiles[e.Name()]
		if !refused {
			mustOpen(t, b)
			opened++
			continue
		}
		if r := refusal(t, b); r.Kind != want.kind || !strings.Contains(r.What.ZH, want.zh) || r.What.EN == "" {
			t.Errorf("%s: refused as %d %q", e.Name(), r.Kind, r.What.ZH)
		}
	}
	if opened < 15 {
		t.Errorf("only %d sample files opened", opened)
	}
}

func TestCellsOfEveryProgramAreRead(t *testing.T) {
	for _, c := range []struct {
		made, file, sheet string
		cells             map[string]Cell
	}{
		{"openpyxl", "2023年6月工业园区主要经济指标.xlsx", "Sheet1", map[string]Cell{
			"A1": {Kind: Text, Raw: "2023年1—6月包头市工业园区主要经济指标完成情况"}, "C5": {Kind: Number, Raw: "589.26"}}},
		{"LibreOffice", "园区月报202305.xlsx", "园区月报", map[string]Cell{
			"A3": {Kind: Text, Raw: "（2023年5月）"}, "C9": {Kind: Number, Raw: "477.65"}}},
		{"XlsxWriter, a percent", "2023-08工业园区快报.xlsx", "快报", map[string]Cell{
			"C5": {Kind: Number, Raw: "0.193", Flags: PercentFormat}, "B7": {Kind: Number, Raw: "646.53", Flags: Formula}}},
		{"XlsxWriter, errors and dates", "2023年6月快报(待核).xlsx", "Sheet1", map[string]Cell{
			"C9": {Kind: Date, Raw: "44990"}, "F10": {Kind: Error, Raw: "#DIV/0!", Flags: Formula}}},
		{"hand-made as by WPS", "1-2月主要指标.xlsx", "1-2月", map[string]Cell{
			"C3": {Kind: Text, Raw: "1-2月\n累计"}, "C4": {Kind: Number, Raw: "161.70160000000001"}}},
		{"exceljs", "数字的各种写法.xlsx", "Sheet1", map[string]Cell{
			"D5": {Kind: Number, Raw: "-0.04", Flags: PercentFormat}, "G5": {Kind: Text, Raw: "４３６８０３"}}},
		{"SheetJS", "2023年园区各月数据.xlsx", "1-2月", map[string]Cell{
			"B5": {Kind: Number, Raw: "1727396"}, "A5": {Kind: Text, Raw: "稀土高新区"}}},
		{"LibreOffice, BIFF8", "2023年6月园区月报.xls", "Sheet1", map[string]Cell{
			"B4": {Kind: Text, Raw: "稀土高新区"}, "C4": {Kind: Number, Raw: "598.15"}, "H4": {Kind: Number, Raw: "-3"}}},
	} {
		book := mustOpen(t, sample(t, c.file))
		if book.Sheets[0].Name != c.sheet {
			t.Errorf("%s: sheet %q", c.made, book.Sheets[0].Name)
		}
		for addr, want := range c.cells {
			checkCell(t, &book.Sheets[0], addr, want)
		}
	}
}

func TestMergesHiddenColumnsAndTabsAreKept(t *testing.T) {
	monthly := mustOpen(t, sample(t, "园区月报202305.xlsx"))
	s := &monthly.Sheets[0]
	if !s.ColHidden(5) || s.ColHidden(4) {
		t.Errorf("hidden columns %v", s.HiddenCols)
	}
	if len(s.Merges) != 11 || s.Merges[2] != (Range{5, 1, 7, 1}) {
		t.Errorf("merges %v", s.Merges)
	}
	var tabs []string
	for _, s := range mustOpen(t, sample(t, "2023年上半年分园区统计表.xlsx")).Sheets {
		tabs = append(tabs, s.Name)
	}
	if got := strings.Join(tabs, " "); got != "稀土高新区 表二 表三 包头铝业园区 表五 表六 固阳金山工业园区" {
		t.Errorf("tabs %s", got)
	}
}

func TestTheSameWorkbookReadsAlikeFromXLSAndXLSX(t *testing.T) {
	x, y := mustOpen(t, sample(t, "综合.xlsx")), mustOpen(t, sample(t, "综合.xls"))
	if len(x.Sheets) != 3 || len(y.Sheets) != 3 {
		t.Fatalf("%d and %d sheets", len(x.Sheets), len(y.Sheets))
	}
	cells := 0
	for i := range x.Sheets {
		cells += compareSheets(t, x, y, i)
	}
	if cells != 817 {
		t.Errorf("%d cells", cells)
	}
}

// compareSheets compares everything of one sheet in two books.
func compareSheets(t *testing.T, x, y *Book, i int) (cells int) {
	t.Helper()
	a, b := &x.Sheets[i], &y.Sheets[i]
	if a.Name != b.Name || a.Hidden != b.Hidden || len(a.Rows) != len(b.Rows) || a.RowCount != b.RowCount {
		t.Fatalf("sheets differ: %q, %q", a.Name, b.Name)
	}
	if len(a.Merges) != len(b.Merges) || len(a.HiddenCols) != len(b.HiddenCols) {
		t.Errorf("%s: merges %v, %v; hidden %v, %v", a.Name, a.Merges, b.Merges, a.HiddenCols, b.HiddenCols)
	}
	for j := range a.Rows {
		r, s := &a.Rows[j], &b.Rows[j]
		if r.N != s.N || r.Hidden != s.Hidden || len(r.Cells) != len(s.Cells) {
			t.Fatalf("%s: rows %d and %d differ", a.Name, r.N, s.N)
		}
		for k := range r.Cells {
			c, d := r.Cells[k], s.Cells[k]
			cells++
			if c.Col != d.Col || c.Kind != d.Kind || c.Flags != d.Flags || c.Raw != d.Raw || x.Shown(&c) != y.Shown(&d) {
				t.Errorf("%s!%s: %+v and %+v", a.Name, Addr(int(r.N), int(c.Col)), c, d)
			}
		}
	}
	return cells
}
