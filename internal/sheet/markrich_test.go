package sheet

import (
	"bytes"
	"image"
	"image/png"
	"maps"
	"slices"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"
)

// richWorkbook has one of everything that marks must leave alone: comments, a
// picture, a chart, validation, a conditional format, a name, a protected and
// a hidden sheet.
func richWorkbook(t testing.TB) []byte {
	t.Helper()
	f := excelize.NewFile()
	defer f.Close()
	var picture bytes.Buffer
	validation := excelize.NewDataValidation(true)
	validation.Sqref = "B2:B9"
	fail := func(errs ...error) {
		for _, err := range errs {
			if err != nil {
				t.Fatal(err)
			}
		}
	}
	fail(png.Encode(&picture, image.NewRGBA(image.Rect(0, 0, 8, 8))))
	red, err := f.NewConditionalStyle(&excelize.Style{Font: &excelize.Font{Color: "9A0511"}})
	fail(err)
	fail(
		f.SetSheetRow("Sheet1", "A1", &[]any{"园区", "产值", "同比"}),
		f.SetSheetRow("Sheet1", "A2", &[]any{"稀土高新区", 589.26, 0.123}),
		f.SetCellFormula("Sheet1", "B3", "SUM(B2:B2)"),
		f.AddComment("Sheet1", excelize.Comment{Cell: "B2", Author: "张三", Text: "请核对"}),
		f.AddComment("Sheet1", excelize.Comment{Cell: "C1", Author: "张三", Text: "口径"}),
		f.AddPictureFromBytes("Sheet1", "E2", &excelize.Picture{Extension: ".png", File: picture.Bytes()}),
		f.AddChart("Sheet1", "E9", &excelize.Chart{Type: excelize.Col, Series: []excelize.ChartSeries{{Name: "产值", Values: "Sheet1!$B$2:$B$3"}}}),
		validation.SetRange(0, 1000, excelize.DataValidationTypeDecimal, excelize.DataValidationOperatorBetween),
		f.AddDataValidation("Sheet1", validation),
		f.SetConditionalFormat("Sheet1", "B2:B9", []excelize.ConditionalFormatOptions{{Type: "cell", Criteria: ">", Format: &red, Value: "500"}}),
		f.SetDefinedName(&excelize.DefinedName{Name: "产值", RefersTo: "Sheet1!$B$2:$B$3"}),
		f.SetHeaderFooter("Sheet1", &excelize.HeaderFooterOptions{OddFooter: "&P"}),
		f.ProtectSheet("Sheet1", &excelize.SheetProtectionOptions{SelectLockedCells: true}),
	)
	_, err = f.NewSheet("问题清单")
	fail(err, f.SetCellStr("问题清单", "A1", "旧的"), f.SetSheetVisible("问题清单", false))
	buf, err := f.WriteToBuffer()
	fail(err)
	return buf.Bytes()
}

func TestCommentsPicturesChartsRulesAndNamesSurviveMarking(t *testing.T) {
	original := richWorkbook(t)
	list := List{Sheet: "问题清单", Author: "园区看板", Items: []Item{
		{Weight: Stops, Sheet: "Sheet1", Cell: "B2", Comment: "误：不是确定的数"},
		{Weight: Asks, Sheet: "Sheet1", Cell: "B2", Comment: "疑：差得多"},
		{Weight: Informs, Sheet: "Sheet1", Cell: "D5", Comment: "注"},
	}}
	book := mustOpen(t, original)
	marked, err := Marked(original, book, list)
	if err != nil {
		t.Fatal(err)
	}
	_, before := entries(t, original)
	_, after := entries(t, marked)
	changed := slices.DeleteFunc(slices.Sorted(maps.Keys(after)), func(part string) bool { return before[part] == after[part] })
	want := []string{"[Content_Types].xml", "xl/_rels/workbook.xml.rels", "xl/comments1.xml",
		"xl/drawings/vmlDrawing1.vml", "xl/styles.xml", "xl/workbook.xml", "xl/worksheets/sheet1.xml", "xl/worksheets/sheet3.xml"}
	if !slices.Equal(changed, want) {
		t.Errorf("changed %v", changed)
	}
	said := map[string]string{}
	comments, err := reader(t, marked).GetComments("Sheet1")
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range comments {
		said[c.Cell] = c.Author + ":" + c.Text
		for _, run := range c.Paragraph {
			said[c.Cell] += run.Text
		}
	}
	if len(said) != 3 || !strings.Contains(said["B2"], "张三:") || !strings.Contains(said["B2"], "请核对\n\n误：不是确定的数\n\n疑：差得多") ||
		said["D5"] != "园区看板:注" || !strings.Contains(said["C1"], "口径") {
		t.Errorf("the comments say %q", said)
	}
	if n := strings.Count(after["xl/drawings/vmlDrawing1.vml"], "<v:shape "); n != 3 {
		t.Errorf("%d boxes for three comments", n)
	}
	if got := mustOpen(t, marked); len(got.Sheets) != 3 || got.Sheets[2].Name != "问题清单 (2)" || !got.Sheets[1].Hidden {
		t.Errorf("%d sheets", len(got.Sheets))
	}
}

// prefixed writes the spreadsheet vocabulary of the parts under a prefix, as
// some programs do.
func (p parts) prefixed() parts {
	out := maps.Clone(p)
	for name, content := range p {
		if strings.HasPrefix(name, "xl/") && !strings.Contains(name, "_rels") {
			content = underPrefix(content, "x:")
			out[name] = strings.ReplaceAll(content, "xmlns=", "xmlns:x=")
		}
	}
	return out
}

func TestBothDialectsAndAnyPrefixAreMarkedInTheirOwnWords(t *testing.T) {
	rows := `<row r="1"><c r="A1" t="s"><v>0</v></c><c s="1"><v>0.5</v></c></row><row r="4" spans="1:2" s="2" customFormat="1"/>`
	base := simpleParts(rows)
	for name, p := range map[string]parts{
		"transitional":          base,
		"strict":                base.replace(transitional, strict).replace(relTypes, "http://purl.oclc.org/ooxml/officeDocument/relationships"),
		"prefixed":              base.prefixed(),
		"without a style sheet": base.replace(`<Relationship Id="rId2" Type="`+relTypes+`/styles" Target="styles.xml"/>`, ""),
		"an empty style sheet":  base.with("xl/styles.xml", `<styleSheet xmlns="`+transitional+`"/>`).replace(` s="1"`, "").replace(` s="2"`, ""),
	} {
		original := p.zip(t)
		marked, before, _ := mustMark(t, original, listOf)
		after := mustOpen(t, marked)
		compareSheets(t, before, after, 0)
		_, content := entries(t, marked)
		isStrict := name == "strict"
		for part, text := range content {
			if _, err := parseXML([]byte(text), 9); err != nil {
				t.Errorf("%s: %s: %v\n%s", name, part, err, text)
			}
			if isStrict && (strings.Contains(text, transitional) || strings.Contains(text, relTypes+"/")) {
				t.Errorf("%s: %s speaks the other dialect", name, part)
			}
		}
		if !strings.Contains(content["xl/worksheets/sheet1.xml"], "legacyDrawing") {
			t.Errorf("%s: the comments have no drawing", name)
		}
	}
}

func TestABlankCellIsPutWhereItBelongsWithTheLookOfItsRowOrColumn(t *testing.T) {
	rows := `<row r="2" spans="1:3"><c r="A2"><v>1</v></c><c r="C2"><v>3</v></c></row>` +
		`<row r="4" s="2" customFormat="1"/><row r="7"></row><row r="9"><c><v>9</v></c></row>`
	p := simpleParts(rows)
	p["xl/worksheets/sheet1.xml"] = strings.Replace(p["xl/worksheets/sheet1.xml"], "<sheetData>",
		`<cols><col min="2" max="2" width="9" style="3"/></cols><sheetData>`, 1)
	original := p.zip(t)
	var list List
	list.Sheet = "问题清单"
	for _, cell := range []string{"B2", "D2", "A4", "B7", "B9", "E5", "B12", "A1"} {
		list.Items = append(list.Items, Item{Weight: Stops, Sheet: "表一", Cell: cell, Comment: "空"})
	}
	marked, err := Marked(original, mustOpen(t, original), list)
	if err != nil {
		t.Fatal(err)
	}
	_, content := entries(t, marked)
	doc, err := parseXML([]byte(content["xl/worksheets/sheet1.xml"]), 4)
	if err != nil {
		t.Fatal(err)
	}
	styles, err := parseXML([]byte(content["xl/styles.xml"]), 3)
	if err != nil {
		t.Fatal(err)
	}
	xfs := styles.child(&styles.root, "cellXfs").kids
	var got []string
	m := &markedCells{doc: doc}
	for _, row := range m.numberedRows(doc.child(&doc.root, "sheetData")) {
		if doc.attr(row.node, "spans") != "" {
			t.Error("a hint about the row's width no longer holds")
		}
		for _, c := range m.numberedCells(row.node) {
			at := Addr(row.n, c.n)
			for i := range xfs {
				if s := doc.attr(c.node, "s"); s != "" && s == string(rune('0'+i)) {
					at += "=" + styles.attr(&xfs[i], "numFmtId")
				}
			}
			got = append(got, at)
		}
	}
	want := "A1=0 A2 B2=164 C2 D2=0 A4=14 E5=0 B7=164 A9 B9=164 B12=164"
	if strings.Join(got, " ") != want {
		t.Errorf("the cells are %v, not %s", got, want)
	}
}

func TestAFindingUnderAMergeMarksTheCellThatShows(t *testing.T) {
	sh := &Sheet{Name: "表", Merges: []Range{{2, 2, 3, 4}}}
	marks := marksIn(sh, []Item{{Sheet: "表", Cell: "C3", Weight: Asks}, {Sheet: "表", Cell: "A1"}, {Sheet: "别的", Cell: "A9"}, {Sheet: "表", Cell: "第三行"}})
	if len(marks) != 2 || marks[0].row != 1 || marks[1] != (cellMark{2, 2, Asks, ""}) {
		t.Errorf("marks %+v", marks)
	}
}
