package sheet

import (
	"archive/zip"
	"bytes"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"
)

// realWorkbooks are the sample workbooks that open, from this room and the
// one that reads them for figures.
func realWorkbooks(t testing.TB) map[string][]byte {
	t.Helper()
	books, seen := map[string][]byte{}, map[string]bool{}
	for _, pattern := range []string{"testdata/*.*", "../intake/testdata/*.*", "../intake/testdata/*/*.*"} {
		names, err := filepath.Glob(pattern)
		if err != nil {
			t.Fatal(err)
		}
		for _, name := range names {
			b, err := os.ReadFile(name)
			if err != nil {
				t.Fatal(err)
			}
			known := slices.Contains([]string{".xlsx", ".xls", ".csv", ".txt"}, filepath.Ext(name))
			if _, err := Open(name, b, Limits{}); err == nil && known && !seen[string(b)] {
				books[name], seen[string(b)] = b, true
			}
		}
	}
	if len(books) < 25 {
		t.Fatalf("only %d workbooks", len(books))
	}
	return books
}

// hostile are texts that must stay texts wherever they are written.
var hostile = []string{
	`</script><script>alert(1)</script>`, `=HYPERLINK("http://x.invalid","点我")`, `"&<>'`,
	"\x00\x01\x1b[31m\r\n第二行\x7f", "_x000D_", strings.Repeat("园", 60), "\xff\xfe坏", " 前后空格 ", "+1+1", "@SUM(A1)",
}

// listOf are findings about some filled, some blank and some far cells of
// every sheet, and one about the whole file.
func listOf(b *Book) List {
	l := List{Sheet: "问题清单", Title: "问题清单：月报.xlsx", Note: "点单元格地址可跳到原表。", Author: "园区看板",
		Heads: [8]string{"级别", "问题", "代码", "工作表", "单元格", "读到", "应为", "怎么办"}}
	add := func(sheet, cell string) {
		n := len(l.Items)
		text := hostile[n%len(hostile)]
		l.Items = append(l.Items, Item{Weight: Weight(n % 3), Severity: []string{"提示", "待确认", "错误"}[n%3], Title: "不是确定的数",
			Code: "number_ambiguous", Sheet: sheet, Cell: cell, Found: text, Expected: "一个数，如 585.2", Do: "改成确定的数后重新上传。",
			Comment: "不是确定的数\n读到：" + text + "\n应为：一个数，如 585.2\n怎么办：改成确定的数后重新上传。"})
	}
	add("", "")
	for i := range b.Sheets {
		sh := &b.Sheets[i]
		for j := range sh.Rows {
			row := &sh.Rows[j]
			add(sh.Name, Addr(int(row.N), int(row.Cells[j%len(row.Cells)].Col)))
			last := row.Cells[len(row.Cells)-1].Col
			if j%3 == 0 {
				add(sh.Name, Addr(int(row.N), int(last)+2))
			}
			add(sh.Name, Addr(int(row.N)+1, int(last)+1))
		}
		add(sh.Name, Addr(sh.RowCount+7, 2))
		add(sh.Name, Addr(sh.RowCount+7, 2))
	}
	return l
}

func mustMark(t testing.TB, original []byte, list func(*Book) List) ([]byte, *Book, List) {
	t.Helper()
	b := mustOpen(t, original)
	l := list(b)
	marked, err := Marked(original, b, l)
	if err != nil {
		t.Fatal(err)
	}
	return marked, b, l
}

// entries are the parts of a package by name.
func entries(t testing.TB, b []byte) (names []string, parts map[string]string) {
	t.Helper()
	zr, err := zip.NewReader(bytes.NewReader(b), int64(len(b)))
	if err != nil {
		t.Fatal(err)
	}
	parts = map[string]string{}
	for _, f := range zr.File {
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		content, err := io.ReadAll(r)
		if err != nil {
			t.Fatal(f.Name, err)
		}
		names = append(names, f.Name)
		parts[f.Name] = string(content)
	}
	return names, parts
}

func TestAMarkedWorkbookKeepsEveryPartTheMarksDoNotTouch(t *testing.T) {
	for name, original := range realWorkbooks(t) {
		if !bytes.HasPrefix(original, []byte("PK")) {
			continue
		}
		marked, _, _ := mustMark(t, original, listOf)
		names, before := entries(t, original)
		markedNames, after := entries(t, marked)
		if !slices.Equal(names, markedNames[:len(names)]) {
			t.Errorf("%s: the parts stand in another order: %v", name, markedNames)
		}
		for part, content := range before {
			touched := strings.HasPrefix(part, "xl/worksheets/") || strings.HasSuffix(part, ".rels") ||
				slices.Contains([]string{"xl/workbook.xml", "xl/styles.xml", "[Content_Types].xml", "docProps/app.xml"}, part)
			if !touched && after[part] != content {
				t.Errorf("%s: %s has changed", name, part)
			}
		}
		for part, content := range after {
			if strings.HasSuffix(part, "/") {
				continue
			}
			if _, err := parseXML([]byte(content), 9); err != nil {
				t.Errorf("%s: %s: %v", name, part, err)
			}
		}
	}
}

func TestAMarkedWorkbookReadsAsBeforeButForTheList(t *testing.T) {
	for name, original := range realWorkbooks(t) {
		marked, before, list := mustMark(t, original, listOf)
		after := mustOpen(t, marked)
		if len(after.Sheets) != len(before.Sheets)+1 {
			t.Fatalf("%s: %d sheets of %d", name, len(after.Sheets), len(before.Sheets))
		}
		if before.Format != "xlsx" {
			compareShown(t, name, before, after)
		} else {
			for i := range before.Sheets {
				compareSheets(t, before, after, i)
			}
		}
		added := &after.Sheets[len(before.Sheets)]
		if added.Name != "问题清单" || added.RowCount != len(list.Items)+3 || added.Hidden {
			t.Errorf("%s: the list is %q with %d rows for %d findings", name, added.Name, added.RowCount, len(list.Items))
		}
	}
}

// compareShown compares what the cells of two books show.
func compareShown(t *testing.T, name string, before, after *Book) {
	t.Helper()
	for i := range before.Sheets {
		a, b := &before.Sheets[i], &after.Sheets[i]
		if a.RowCount != b.RowCount || !slices.Equal(a.Merges, b.Merges) || len(a.HiddenCols) != len(b.HiddenCols) {
			t.Errorf("%s: sheet %d: %d rows of %d, merges %v of %v", name, i, b.RowCount, a.RowCount, b.Merges, a.Merges)
		}
		for j := range a.Rows {
			for k := range a.Rows[j].Cells {
				c := &a.Rows[j].Cells[k]
				d := b.Cell(int(a.Rows[j].N), int(c.Col))
				if want := before.Shown(c); want != "" && (d == nil || after.Shown(d) != want) {
					t.Errorf("%s: %s shows %+v, not %q", name, Addr(int(a.Rows[j].N), int(c.Col)), d, want)
				}
			}
		}
	}
}

func TestOutsideTheMarkedCellsAWorksheetIsEqualByteForByte(t *testing.T) {
	for name, original := range realWorkbooks(t) {
		if !bytes.HasPrefix(original, []byte("PK")) {
			continue
		}
		marked, b, list := mustMark(t, original, listOf)
		_, before := entries(t, original)
		_, after := entries(t, marked)
		p, err := openMarkPackage(original)
		if err != nil {
			t.Fatal(err)
		}
		for _, tab := range p.tabs {
			at := slices.IndexFunc(b.Sheets, func(s Sheet) bool { return s.Name == tab.name })
			part := p.rels[tab.rel].target
			was, now := unmarkedText(t, before[part], b, at, list), unmarkedText(t, after[part], b, at, list)
			if was != now {
				k := 0
				for k < len(was) && k < len(now) && was[k] == now[k] {
					k++
				}
				t.Errorf("%s: %s differs outside the marks:\n%.300s\n%.300s", name, part, was[k:], now[k:])
			}
		}
	}
}

// unmarkedText is a worksheet without its marked cells, rows that hold nothing
// else, and the drawing of the comments.
func unmarkedText(t *testing.T, part string, b *Book, at int, list List) string {
	t.Helper()
	doc, err := parseXML([]byte(part), 4)
	if err != nil {
		t.Fatal(err)
	}
	marked := map[string]bool{}
	for _, m := range marksIn(&b.Sheets[at], list.Items) {
		marked[Addr(m.row, m.col)] = true
	}
	if drawing := doc.child(&doc.root, "legacyDrawing"); drawing != nil {
		doc.replace(drawing.from, drawing.to, "")
	}
	data := doc.child(&doc.root, "sheetData")
	for i := range data.kids {
		row := &data.kids[i]
		doc.dropAttr(row, "spans")
		rest := len(row.kids)
		for j := range row.kids {
			if cell := &row.kids[j]; marked[doc.attr(cell, "r")] {
				doc.replace(cell.from, cell.to, "")
				rest--
			}
		}
		if rest == 0 {
			doc.edits = slices.DeleteFunc(doc.edits, func(e xmlEdit) bool { return e.from >= row.from && e.to <= row.to })
			doc.replace(row.from, row.to, "")
		}
	}
	return strings.Replace(string(doc.bytes()), "<sheetData></sheetData>", "<sheetData/>", 1)
}

func TestMarkedCellsHaveTheirColourTheirCommentAndTheirOwnLook(t *testing.T) {
	for name, original := range realWorkbooks(t) {
		if !bytes.HasPrefix(original, []byte("PK")) {
			continue
		}
		marked, b, list := mustMark(t, original, listOf)
		was, now := reader(t, original), reader(t, marked)
		for i := range b.Sheets {
			sh := &b.Sheets[i]
			comments, err := now.GetComments(sh.Name)
			if err != nil {
				t.Fatal(name, err)
			}
			said := map[string]string{}
			for _, c := range comments {
				said[c.Cell] = c.Text
				for _, run := range c.Paragraph {
					said[c.Cell] += run.Text
				}
			}
			marks := marksIn(sh, list.Items)
			if len(said) != len(marks) || len(marks) == 0 {
				t.Errorf("%s: %d comments for %d marks", name, len(said), len(marks))
			}
			for _, m := range marks {
				at := Addr(m.row, m.col)
				if !strings.Contains(said[at], "怎么办：改成确定的数") {
					t.Errorf("%s: %s says %q", name, at, said[at])
				}
				checkLook(t, name, was, now, sh.Name, at, m.weight)
			}
		}
	}
}

func reader(t testing.TB, b []byte) *excelize.File {
	t.Helper()
	f, err := excelize.OpenReader(bytes.NewReader(b))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { f.Close() })
	return f
}

// checkLook compares the looks of a cell in two files: all but the fill are
// equal, and the fill is that of the weight.
func checkLook(t *testing.T, name string, was, now *excelize.File, sheet, at string, w Weight) {
	t.Helper()
	a, b := styleAt(t, was, sheet, at), styleAt(t, now, sheet, at)
	if len(b.Fill.Color) != 1 || !strings.HasSuffix(markColours[w], b.Fill.Color[0]) {
		t.Errorf("%s: %s is filled %v", name, at, b.Fill)
	}
	a.Fill, b.Fill = excelize.Fill{}, excelize.Fill{}
	if x, y := fmt.Sprintf("%+v %+v %+v", a, a.Font, a.Alignment), fmt.Sprintf("%+v %+v %+v", b, b.Font, b.Alignment); !sameLook(x, y) {
		t.Errorf("%s: %s looked\n%s\nand looks\n%s", name, at, x, y)
	}
}

func styleAt(t *testing.T, f *excelize.File, sheet, at string) *excelize.Style {
	t.Helper()
	id, err := f.GetCellStyle(sheet, at)
	if err != nil {
		t.Fatal(err)
	}
	style, err := f.GetStyle(id)
	if err != nil {
		t.Fatal(err)
	}
	return style
}

// sameLook compares printed styles without the addresses in them.
func sameLook(x, y string) bool {
	strip := func(s string) string {
		fields := strings.FieldsFunc(s, func(r rune) bool { return r == ' ' || r == '{' || r == '}' })
		return strings.Join(slices.DeleteFunc(fields, func(f string) bool { return strings.Contains(f, "0x") }), " ")
	}
	return strip(x) == strip(y)
}

func TestMarkingTwiceAddsNoStyleAndStacksNoComment(t *testing.T) {
	original := sample(t, "2023年6月快报(待核).xlsx")
	once, _, list := mustMark(t, original, listOf)
	again, err := Marked(once, mustOpen(t, once), list)
	if err != nil {
		t.Fatal(err)
	}
	_, a := entries(t, once)
	_, b := entries(t, again)
	if a["xl/styles.xml"] != b["xl/styles.xml"] {
		t.Error("the style sheet has grown")
	}
	if a["xl/comments1.xml"] != b["xl/comments1.xml"] || a["xl/drawings/vmlDrawing1.vml"] != b["xl/drawings/vmlDrawing1.vml"] {
		t.Error("comments have been stacked")
	}
	book := mustOpen(t, again)
	if last := book.Sheets[len(book.Sheets)-1].Name; last != "问题清单 (2)" {
		t.Errorf("the second list is called %q", last)
	}
}

func TestHostileTextsInListAndCommentsStayTexts(t *testing.T) {
	marked, _, list := mustMark(t, sample(t, "2023年6月快报(待核).xlsx"), listOf)
	book := mustOpen(t, marked)
	sheet := &book.Sheets[len(book.Sheets)-1]
	for n, it := range list.Items {
		c := sheet.Cell(n+4, 6)
		if c == nil || c.Kind != Text || c.Has(Formula) || c.Raw != legible(it.Found) {
			t.Errorf("row %d holds %+v for %q", n+4, c, it.Found)
		}
	}
	f := reader(t, marked)
	for n, it := range list.Items {
		formula, err := f.GetCellFormula(sheet.Name, Addr(n+4, 6))
		if err != nil || formula != "" {
			t.Errorf("%q became the formula %q, %v", it.Found, formula, err)
		}
	}
	for text, want := range map[string]string{
		"a\x00b\r\nc\rd\x1b": "a␀b\nc\nd␛", "坏\xff": "坏\uFFFD", "\uFFFE": "\uFFFD", "字": "字",
	} {
		if got := legible(text); got != want {
			t.Errorf("legible(%q) is %q", text, got)
		}
	}
	if got := legible(strings.Repeat("字", 40000)); len([]rune(got)) != maxLegible+1 {
		t.Errorf("a long text keeps %d characters", len([]rune(got)))
	}
}

func TestTheListLinksToTheCells(t *testing.T) {
	w := NewWriter()
	w.Page("表 '一' 号").Text(1, 1, Plain, "x")
	original, err := w.Bytes()
	if err != nil {
		t.Fatal(err)
	}
	marked, _, _ := mustMark(t, original, listOf)
	f := reader(t, marked)
	found, target, err := f.GetCellHyperLink("问题清单", "E5")
	if err != nil || !found || target != "'表 ''一'' 号'!A1" {
		t.Errorf("the link leads to %q (%v, %v)", target, found, err)
	}
}

func TestWhatCannotBeCarriedIsNamed(t *testing.T) {
	rows := `<row r="1"><c r="A1"><v>1</v></c></row>`
	base := simpleParts(rows)
	rel := func(kind string) string {
		return `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="` +
			relTypes + `/` + kind + `" Target="../a.xml"/></Relationships>`
	}
	large := `<row r="1"><c r="A1"><v>1</v></c></row><!--` + strings.Repeat("x", maxMarkedPart) + `-->`
	for name, c := range map[string]struct {
		parts parts
		zh    string
	}{
		"threaded comments":  {base.with("xl/worksheets/_rels/sheet1.xml.rels", rel("threadedComment")), "批注会话"},
		"a signature":        {base.with("_xmlsignatures/sig1.xml", "<x/>"), "数字签名"},
		"a shared workbook":  {base.with("xl/revisions/revisionHeaders.xml", "<x/>"), "修订记录"},
		"macros":             {base.with("[Content_Types].xml", `<Types><Override PartName="/xl/workbook.xml" ContentType="application/vnd.ms-excel.sheet.macroEnabled.main+xml"/></Types>`), "宏"},
		"a template":         {base.with("[Content_Types].xml", `<Types><Override PartName="/XL/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.template.main+xml"/></Types>`), "模板"},
		"a very large sheet": {simpleParts(large), "过大"},
	} {
		original := c.parts.zip(t)
		b, err := Open("x.xlsx", original, Limits{})
		if err != nil && name != "a very large sheet" {
			t.Fatal(name, err)
		}
		if b == nil { // the reader itself refuses such a comment
			b = &Book{Format: "xlsx", Sheets: []Sheet{{Name: "表一"}}}
		}
		list := List{Sheet: "问题清单", Items: []Item{{Sheet: "表一", Cell: "A1"}}}
		_, err = Marked(original, b, list)
		var u *Uncarried
		if !errors.As(err, &u) || !strings.Contains(u.What.ZH, c.zh) || u.What.EN == "" {
			t.Errorf("%s: %v", name, err)
		}
		if err := Carries(original, b, list); !errors.As(err, &u) {
			t.Errorf("%s: not told in advance: %v", name, err)
		}
	}
}

func TestTooManyMarksGiveTheListAlone(t *testing.T) {
	original := simpleParts(`<row r="1"><c r="A1"><v>1</v></c></row>`).zip(t)
	list := List{Sheet: "问题清单", Title: "清单", Items: make([]Item, maxMarkedCells+1)}
	for i := range list.Items {
		list.Items[i] = Item{Sheet: "表一", Cell: Addr(i+1, 1), Found: hostile[i%len(hostile)]}
	}
	var u *Uncarried
	if _, err := Marked(original, mustOpen(t, original), list); !errors.As(err, &u) {
		t.Errorf("marked all the same: %v", err)
	}
	list.Items = list.Items[:100]
	alone, err := ListBook(list)
	if err != nil {
		t.Fatal(err)
	}
	book := mustOpen(t, alone)
	for i, it := range list.Items {
		if c := book.Sheets[0].Cell(i+4, 6); c == nil || c.Kind != Text || c.Raw != legible(it.Found) {
			t.Errorf("row %d holds %+v for %q", i+4, c, it.Found)
		}
	}
}

// FuzzMarked marks workbooks with any worksheet and style sheet: what opens
// either cannot be carried or opens again with the same cells.
func FuzzMarked(f *testing.F) {
	base := simpleParts(`<row r="1"><c r="A1" s="1"><v>1</v></c></row>`)
	f.Add(base["xl/worksheets/sheet1.xml"], base["xl/styles.xml"])
	rich := base.prefixed()
	f.Add(rich["xl/worksheets/sheet1.xml"], rich["xl/styles.xml"])
	f.Add(`<worksheet><cols><col min="1" max="3" style="2"/></cols><sheetData><row spans='1:2' r = "2"><c/><c r="C2"/></row><row/></sheetData><extLst/></worksheet>`,
		`<styleSheet><cellXfs count="1"><xf fillId="0"/></cellXfs><extLst/></styleSheet>`)
	f.Add(`<worksheet><sheetData/><legacyDrawing id="x"/></worksheet>`, `<styleSheet/>`)
	f.Add(`<worksheet/>`, `<styleSheet><fills/><fonts/></styleSheet>`)
	f.Fuzz(func(t *testing.T, sheet, styles string) {
		original := base.with("xl/worksheets/sheet1.xml", sheet).with("xl/styles.xml", styles).zip(t)
		before, err := Open("x", original, fuzzLimits)
		if err != nil {
			return
		}
		marked, err := Marked(original, before, listOf(before))
		if u := (*Uncarried)(nil); errors.As(err, &u) {
			return
		}
		if err != nil {
			t.Fatal(err)
		}
		compareSheets(t, before, mustOpen(t, marked), 0)
	})
}
