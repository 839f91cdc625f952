package export

import (
	"bytes"
	"encoding/csv"
	"math/big"
	"strings"
	"testing"

	"parkboard/internal/sheet"
)

func rat(text string) *big.Rat {
	r, ok := new(big.Rat).SetString(text)
	if !ok {
		panic(text)
	}
	return r
}

// hostile are texts that a spreadsheet program could run, and some it must not
// be kept from reading.
var hostile = []string{
	`=HYPERLINK("http://x","y")`, "+1+1", "-2+3", "@SUM(A1)", "\t=1", "\r=1", "  =1", "＝1+1", `</script>"'`, strings.Repeat("园", 60),
}

func small() Table {
	t := Table{
		Name: "亩均税收", Title: "亩均税收排行", Lines: []string{"近12个月 · 2023年1—6月", "=来源"}, Sources: "数据来源",
		Columns: []Column{{Name: "位次"}, {Name: "园区"}, {Name: "亩均税收", Unit: "万元/亩"}, {Name: "缺数原因"}},
		Receipt: [4]string{"园区", "项目", "数值", "来源页"},
	}
	for i, name := range hostile {
		t.Rows = append(t.Rows, []Cell{
			{Number: big.NewRat(int64(i+1), 1)}, Words(name),
			{Number: rat("-12345678.005"), Digits: 2, Receipt: "/receipts/a", Of: name}, Words(""),
		})
	}
	missing := Missing()
	missing.Receipt, missing.Of = "/receipts/b", "固阳金山"
	t.Rows = append(t.Rows, []Cell{Missing(), Words("固阳金山"), missing, Words("未报送")})
	t.Last = []Cell{Words(""), Words("合并"), {Number: rat("1/3"), Digits: 2}, Words("")}
	t.Notes = []string{"窗口：近12个月。"}
	return t
}

func TestACellHoldsMoreThanThePageAndRoundsToIt(t *testing.T) {
	for _, c := range []struct {
		number string
		digits int
		want   string
	}{
		{"1/3", 2, "0.33333333"}, {"5", 0, "5"}, {"5", 2, "5"}, {"-12.30", 1, "-12.3"}, {"0", 2, "0"}, {"100", 0, "100"},
		{"49999999999/10000000000000", 2, "0.0049999999999"}, // eight decimals would print 0.01
	} {
		if got := (Cell{Number: rat(c.number), Digits: c.digits}).Exact(); got != c.want {
			t.Errorf("%s is held as %s, want %s", c.number, got, c.want)
		}
	}
}

func TestEachColumnOfNumbersHasItsReceiptsBesideItAndTheirAddressesAreMadeWhole(t *testing.T) {
	table := small()
	table.Rows[0][0].Receipt = "/receipts/rank"
	table.Address = func(path string) string { return "=https://board.example" + path }
	raw, err := table.CSV()
	if err != nil {
		t.Fatal(err)
	}
	lines := strings.Split(string(raw), "\r\n")
	if head := lines[3]; !strings.HasSuffix(head, ",位次 · 来源页,亩均税收（万元/亩） · 来源页") {
		t.Errorf("the heads are %s", head)
	}
	if row := lines[4]; !strings.HasSuffix(row, ",'=https://board.example/receipts/rank,'=https://board.example/receipts/a") {
		t.Errorf("the first park is %s", row)
	}
	book, err := table.Workbook()
	if err != nil {
		t.Fatal(err)
	}
	opened, err := sheet.Open("t.xlsx", book, sheet.Limits{})
	if err != nil {
		t.Fatal(err)
	}
	if c := opened.Sheets[1].Cell(2, 4); c == nil || c.Raw != "=https://board.example/receipts/rank" || c.Kind != sheet.Text {
		t.Errorf("the workbook leads to %+v", c)
	}
}

func TestNoTextOfACSVIsAFormulaAndNumbersStayNumbers(t *testing.T) {
	raw, err := small().CSV()
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.HasPrefix(raw, []byte("\xef\xbb\xbf")) {
		t.Error("no mark of UTF-8")
	}
	r := csv.NewReader(bytes.NewReader(raw[3:]))
	r.FieldsPerRecord = -1
	rows, err := r.ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	for _, row := range rows {
		for _, cell := range row {
			text := strings.TrimSpace(cell)
			if text != "" && strings.ContainsRune("=+-@＝", []rune(text)[0]) && text != "-12345678.005" {
				t.Errorf("%q would be run", cell)
			}
		}
	}
	for i, name := range hostile[:8] {
		if got := rows[4+i][1]; got != "'"+strings.ReplaceAll(name, "\r", "") {
			t.Errorf("%q stands as %q", name, got)
		}
	}
	if last := rows[4+len(hostile)]; last[2] != "—" || last[3] != "未报送" || last[4] != "/receipts/b" {
		t.Errorf("the missing park: %q", last)
	}
	if rows[4][2] != "-12345678.005" || rows[4][4] != "/receipts/a" {
		t.Errorf("the first park: %q", rows[4])
	}
}

func TestAWorkbookHoldsNumbersAsNumbersAndNamesAsText(t *testing.T) {
	raw, err := small().Workbook()
	if err != nil {
		t.Fatal(err)
	}
	book, err := sheet.Open("t.xlsx", raw, sheet.Limits{})
	if err != nil {
		t.Fatal(err)
	}
	s := &book.Sheets[0]
	if s.Name != "亩均税收" || book.Sheets[1].Name != "数据来源" {
		t.Errorf("sheets %q, %q", s.Name, book.Sheets[1].Name)
	}
	for i, name := range hostile {
		if c := s.Cell(5+i, 2); c.Kind != sheet.Text || c.Raw != strings.ReplaceAll(name, "\r", "\n") && c.Raw != name || c.Flags&sheet.Formula != 0 {
			t.Errorf("%q is %+v", name, c)
		}
		if c := s.Cell(5+i, 3); c.Kind != sheet.Number || c.Raw != "-12345678.005" {
			t.Errorf("the number of %q is %+v", name, c)
		}
		if c := book.Sheets[1].Cell(2+i, 4); c == nil || c.Raw != "/receipts/a" {
			t.Errorf("the receipt of %q is %+v", name, c)
		}
	}
	again, err := small().Workbook()
	if err != nil || !bytes.Equal(raw, again) {
		t.Error("two runs differ")
	}
}

func TestASheetsNameIsOneExcelTakes(t *testing.T) {
	for in, want := range map[string]string{"a/b:c": "a b c", "": "1", "'x'": "x", strings.Repeat("园", 40): strings.Repeat("园", 31)} {
		if got := sheetName(in); got != want {
			t.Errorf("%q is named %q, want %q", in, got, want)
		}
	}
}
