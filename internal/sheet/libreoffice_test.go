//go:build libreoffice

package sheet

import (
	"bytes"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"parkboard/internal/sheet/sheettest"
)

func TestLibreOfficeOpensMarkedWorkbooksAndSeesTheMarksAndNothingElse(t *testing.T) {
	books, lists := map[string][]byte{}, map[string]List{}
	originals := realWorkbooks(t)
	originals["rich.xlsx"] = richWorkbook(t)
	for name, original := range originals {
		if !bytes.HasPrefix(original, []byte("PK")) {
			continue
		}
		name = filepath.Base(name)
		marked, _, list := mustMark(t, original, listOf)
		books["as it was "+name], books["marked "+name], lists[name] = original, marked, list
	}
	saved := sheettest.ThroughLibreOffice(t, books)
	for name, list := range lists {
		original, marked := saved["as it was "+name], saved["marked "+name]
		before, after := mustOpen(t, original), mustOpen(t, marked)
		was, now := looksOf(t, original), looksOf(t, marked)
		file := reader(t, marked)
		for i := range before.Sheets {
			compareSheets(t, before, after, i)
			sh := &mustOpen(t, books["marked "+name]).Sheets[i]
			comments, err := file.GetComments(sh.Name)
			if marks := marksIn(sh, list.Items); err != nil || len(comments) < len(marks) {
				t.Errorf("%s: LibreOffice shows %d comments for %d marks, %v", name, len(comments), len(marks), err)
			}
			compareLooks(t, name, was[sh.Name], now[sh.Name], sh, list)
		}
	}
}

// cellLook is how a cell looks: its fill, and all else.
type cellLook struct{ fill, rest string }

// sheetLooks are the looks of a sheet's cells, its columns, and all that
// stands behind its cells: validations, conditional formats, print setup.
type sheetLooks struct {
	cells          map[string]cellLook
	columns, rules string
}

// looksOf reads the looks of a workbook with every reference into the style
// sheet resolved.
func looksOf(t *testing.T, b []byte) map[string]sheetLooks {
	t.Helper()
	p, err := openMarkPackage(b)
	if err != nil {
		t.Fatal(err)
	}
	doc, err := p.doc("xl/styles.xml", 3)
	if err != nil {
		t.Fatal(err)
	}
	codes := map[string]string{}
	if formats := doc.child(&doc.root, "numFmts"); formats != nil {
		for i := range formats.kids {
			codes[doc.attr(&formats.kids[i], "numFmtId")] = doc.attr(&formats.kids[i], "formatCode")
		}
	}
	item := func(list string, n int) string { return doc.text(&doc.child(&doc.root, list).kids[n]) }
	var styles []cellLook
	xfs := doc.child(&doc.root, "cellXfs")
	for i := range xfs.kids {
		xf := &xfs.kids[i]
		number := func(name string) int {
			n, err := strconv.Atoi(doc.attr(xf, name))
			if err != nil {
				t.Fatal(err)
			}
			return n
		}
		styles = append(styles, cellLook{item("fills", number("fillId")), item("fonts", number("fontId")) +
			item("borders", number("borderId")) + codes[doc.attr(xf, "numFmtId")] + doc.inner(xf)})
	}
	looks := map[string]sheetLooks{}
	for _, tab := range p.tabs {
		sheet, err := p.doc(p.rels[tab.rel].target, 4)
		if err != nil {
			t.Fatal(err)
		}
		l := sheetLooks{cells: map[string]cellLook{}}
		data := sheet.child(&sheet.root, "sheetData")
		for i := range data.kids {
			for j := range data.kids[i].kids {
				c := &data.kids[i].kids[j]
				n, _ := strconv.Atoi(sheet.attr(c, "s"))
				l.cells[sheet.attr(c, "r")] = styles[n]
			}
		}
		for i := range sheet.root.kids {
			switch kid := &sheet.root.kids[i]; sheet.local(kid) {
			case "cols":
				l.columns = sheet.text(kid)
			case "mergeCells", "dataValidations", "conditionalFormatting", "pageMargins", "pageSetup", "headerFooter", "sheetProtection":
				l.rules += sheet.text(kid)
			}
		}
		looks[tab.name] = l
	}
	return looks
}

// LibreOffice saves a style with the typeface for the script of the first cell
// that has it, and rules with identities drawn at random; both are left out of
// the comparison. That marked cells keep their typeface is tested without it.
var (
	typeface = regexp.MustCompile(`<name .*?/>|<family .*?/>|<charset .*?/>`)
	identity = regexp.MustCompile(`\{[0-9A-F-]{36}\}`)
)

// compareLooks compares the looks of two sheets: marked cells differ in their
// fill alone, the others and everything else in nothing.
func compareLooks(t *testing.T, name string, was, now sheetLooks, sh *Sheet, list List) {
	t.Helper()
	weights := map[string]Weight{}
	for _, m := range marksIn(sh, list.Items) {
		weights[Addr(m.row, m.col)] = m.weight
		for _, merge := range sh.Merges {
			for row := merge.R1; merge.Holds(m.row, m.col) && row <= merge.R2; row++ {
				for col := merge.C1; col <= merge.C2; col++ {
					weights[Addr(row, col)] = m.weight // shown with the first cell's fill
				}
			}
		}
	}
	for at, x := range was.cells {
		y, ok := now.cells[at]
		w, marked := weights[at]
		if marked && strings.Contains(y.fill, markColours[w]) {
			x.fill = y.fill
			x.rest, y.rest = typeface.ReplaceAllString(x.rest, ""), typeface.ReplaceAllString(y.rest, "")
		}
		if ok && x != y {
			t.Errorf("%s: %s (marked %v) looked\n%v\nand looks\n%v", name, at, marked, x, y)
		}
	}
	if was.columns != now.columns {
		t.Errorf("%s: the columns were\n%s\nand are\n%s", name, was.columns, now.columns)
	}
	was.rules, now.rules = identity.ReplaceAllString(was.rules, ""), identity.ReplaceAllString(now.rules, "")
	if was.rules != now.rules {
		t.Errorf("%s: behind the cells stood\n%s\nand stands\n%s", name, was.rules, now.rules)
	}
}
