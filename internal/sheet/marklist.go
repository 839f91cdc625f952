package sheet

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"
)

// listWidths are the widths of the list's columns, in the order of List.Heads.
var listWidths = [8]int{9, 24, 20, 16, 8, 22, 38, 48}

// Columns of the list that are not plain text.
const (
	severityColumn = 0
	cellColumn     = 4
)

// cells are the texts of an item in the order of List.Heads.
func (it *Item) cells() [8]string {
	return [8]string{it.Severity, it.Title, it.Code, it.Sheet, it.Cell, it.Found, it.Expected, it.Do}
}

// listLooks are the styles of the list.
type listLooks struct {
	title, note, head, text, link int
	severity                      [3]int
}

func newListLooks(s *styleSheet) listLooks {
	font := func(inside string) int {
		return s.fonts.index(s.prefixed(`<font>` + inside + `<name val="宋体"/><family val="3"/><charset val="134"/></font>`))
	}
	plain, bold := font(`<sz val="10"/>`), font(`<b/><sz val="10"/>`)
	edge := func(side string) string {
		return `<` + side + ` style="thin"><color rgb="FFB8B8B8"/></` + side + `>`
	}
	border := s.borders.index(s.prefixed(`<border>` + edge("left") + edge("right") + edge("top") + edge("bottom") + `<diagonal/></border>`))
	wrapped, centred := `vertical="top" wrapText="1"`, `horizontal="center" vertical="top"`
	l := listLooks{
		title: s.look(font(`<b/><sz val="14"/>`), 0, 0, "", `vertical="center"`),
		note:  s.look(plain, 0, 0, ` quotePrefix="1"`, `vertical="top"`),
		head:  s.look(bold, s.fill("FFEDEDED"), border, "", `horizontal="center" vertical="center"`),
		text:  s.look(plain, 0, border, ` quotePrefix="1"`, wrapped),
		link:  s.look(font(`<u/><sz val="10"/><color rgb="FF0B5CAD"/>`), 0, border, "", centred),
	}
	for w, colour := range markColours {
		l.severity[w] = s.look(bold, s.fill(colour), border, "", centred)
	}
	return l
}

// addList puts the list behind the sheets there are.
func (p *markedPackage) addList(styles *styleSheet, list List) error {
	name := p.listName(list.Sheet)
	part := p.fresh("worksheets/sheet%d.xml")
	p.addPart(part, "application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml",
		p.listSheet(newListLooks(styles), list))
	id, err := p.relate(p.main, "worksheet", part)
	if err != nil {
		return err
	}
	doc, err := p.doc(p.main, 3)
	if err != nil {
		return err
	}
	sheets := doc.child(&doc.root, "sheets")
	if sheets == nil {
		return fmt.Errorf("a workbook without sheets")
	}
	number := 0
	for i := range sheets.kids {
		n, _ := strconv.Atoi(doc.attr(&sheets.kids[i], "sheetId")) // absent counts as none
		number = max(number, n)
	}
	doc.append(sheets, "<"+doc.prefix+`sheet name="`+escapeXML(name)+`" sheetId="`+strconv.Itoa(number+1)+`" `+p.idAttr(doc, id)+"/>")
	p.put(p.main, doc.bytes())
	return p.titleParts(name)
}

// listName is a name for the list that no sheet has.
func (p *markedPackage) listName(wanted string) string {
	name := wanted
	for n := 2; slices.ContainsFunc(p.tabs, func(t xlsxTab) bool { return strings.EqualFold(t.name, name) }); n++ {
		suffix := fmt.Sprintf(" (%d)", n)
		for utf8.RuneCountInString(wanted)+len(suffix) > 31 {
			_, last := utf8.DecodeLastRuneInString(wanted)
			wanted = wanted[:len(wanted)-last]
		}
		name = wanted + suffix
	}
	return name
}

// listSheet is the worksheet of the list: a title, a note, headings, and a row
// for each finding.
func (p *markedPackage) listSheet(looks listLooks, list List) string {
	var out, links strings.Builder
	out.WriteString(xmlHead + `<worksheet xmlns="` + p.space(cellSpace) + `" xmlns:r="` + p.space(relationSpace) + `">` +
		`<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr><sheetViews><sheetView workbookViewId="0" showGridLines="0">` +
		`<pane ySplit="3" topLeftCell="A4" activePane="bottomLeft" state="frozen"/><selection pane="bottomLeft"/></sheetView></sheetViews>` +
		`<sheetFormatPr defaultRowHeight="15"/><cols>`)
	for i, width := range listWidths {
		fmt.Fprintf(&out, `<col min="%d" max="%d" width="%d" customWidth="1"/>`, i+1, i+1, width)
	}
	out.WriteString(`</cols><sheetData><row r="1" ht="26" customHeight="1">` + inlineCell(1, 1, looks.title, list.Title) +
		`</row><row r="2">` + inlineCell(2, 1, looks.note, list.Note) + `</row><row r="3" ht="20" customHeight="1">`)
	for i, head := range list.Heads {
		out.WriteString(inlineCell(3, i+1, looks.head, head))
	}
	out.WriteString(`</row>`)
	for n := range list.Items {
		it := &list.Items[n]
		row := n + 4
		fmt.Fprintf(&out, `<row r="%d"%s>`, row, rowHeight(it.cells()))
		for i, text := range it.cells() {
			style := looks.text
			switch {
			case i == severityColumn:
				style = looks.severity[it.Weight]
			case i == cellColumn && p.links(it):
				style = looks.link
				links.WriteString(`<hyperlink ref="` + Addr(row, i+1) + `" location="` +
					escapeXML("'"+strings.ReplaceAll(it.Sheet, "'", "''")+"'!"+it.Cell) + `" display="` + escapeXML(it.Cell) + `"/>`)
			}
			out.WriteString(inlineCell(row, i+1, style, text))
		}
		out.WriteString(`</row>`)
	}
	out.WriteString(`</sheetData>`)
	if links.Len() > 0 {
		out.WriteString(`<hyperlinks>` + links.String() + `</hyperlinks>`)
	}
	out.WriteString(`<pageMargins left="0.5" right="0.5" top="0.6" bottom="0.6" header="0.3" footer="0.3"/>` +
		`<pageSetup paperSize="9" orientation="landscape" fitToHeight="0"/></worksheet>`)
	return out.String()
}

// links tells whether an item names a cell of a sheet that is there.
func (p *markedPackage) links(it *Item) bool {
	_, _, ok := Parse(it.Cell)
	return ok && slices.ContainsFunc(p.tabs, func(t xlsxTab) bool { return t.name == it.Sheet })
}

// rowHeight gives a row the height of its tallest cell, since programs do not
// fit rows of text they have not laid out themselves.
func rowHeight(cells [8]string) string {
	lines := 1
	for i, text := range cells {
		needed := 0
		for line := range strings.SplitSeq(text, "\n") {
			needed += 1 + textWidth(line)/(listWidths[i]-1)
		}
		lines = max(lines, needed)
	}
	return fmt.Sprintf(` ht="%d" customHeight="1"`, min(lines*14+4, 400))
}

// inlineCell is a cell of text that stands in the sheet itself.
func inlineCell(row, col, style int, text string) string {
	cell := `<c r="` + Addr(row, col) + `" s="` + strconv.Itoa(style) + `"`
	if text == "" {
		return cell + `/>`
	}
	return cell + ` t="inlineStr"><is><t xml:space="preserve">` + cellText(text) + `</t></is></c>`
}

// titleParts adds the sheet to the summary of the workbook's parts, when there
// is one that agrees with the workbook.
func (p *markedPackage) titleParts(name string) error {
	const part = "docProps/app.xml"
	if !p.has(part) {
		return nil
	}
	doc, err := p.doc(part, 5)
	if err != nil {
		return err
	}
	pairs, titles := doc.root.childWord("HeadingPairs"), doc.root.childWord("TitlesOfParts")
	if pairs == nil || titles == nil || len(pairs.kids) != 1 || len(titles.kids) != 1 || len(pairs.kids[0].kids) < 2 {
		return nil
	}
	vector, count := &titles.kids[0], pairs.kids[0].kids[1].childWord("i4")
	if count == nil {
		return nil
	}
	sheets, err := strconv.Atoi(strings.TrimSpace(doc.inner(count)))
	if err != nil || sheets != p.worksheets() || len(vector.kids) < sheets {
		return nil
	}
	last := &vector.kids[sheets-1]
	doc.replace(count.open, count.close, strconv.Itoa(sheets+1))
	doc.setAttr(vector, "size", strconv.Itoa(len(vector.kids)+1))
	doc.replace(last.to, last.to, "<"+last.name+">"+escapeXML(name)+"</"+last.name+">")
	p.put(part, doc.bytes())
	return nil
}

// worksheets counts the tabs that are worksheets.
func (p *markedPackage) worksheets() int {
	n := 0
	for _, tab := range p.tabs {
		if p.rels[tab.rel].kind == "worksheet" {
			n++
		}
	}
	return n
}
