package sheet

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
)

// noteRun is one piece of a comment's text.
func noteRun(text string) string {
	return `<r><rPr><sz val="9"/><color indexed="81"/><rFont val="宋体"/><family val="3"/><charset val="134"/></rPr><t xml:space="preserve">` +
		cellText(text) + `</t></r>`
}

// addNotes gives the marked cells of a sheet their comments: it makes or
// extends the sheet's comments and the drawing that holds their boxes, and
// ties the drawing to the sheet.
func (p *markedPackage) addNotes(part string, doc *xmlDoc, author string, marks []cellMark) error {
	rels, err := p.relations(part)
	if err != nil {
		return err
	}
	comments, err := single(rels, "comments")
	if err != nil {
		return err
	}
	if comments == "" {
		comments = p.fresh("comments%d.xml")
		p.addPart(comments, "application/vnd.openxmlformats-officedocument.spreadsheetml.comments+xml",
			xmlHead+`<comments xmlns="`+p.space(cellSpace)+`"><authors/><commentList/></comments>`)
		if _, err := p.relate(part, "comments", comments); err != nil {
			return err
		}
	}
	boxless, err := p.writeComments(comments, author, marks)
	if err != nil {
		return err
	}
	return p.drawBoxes(part, doc, rels, boxless)
}

// writeComments adds the comments; a cell that has one keeps it, with the
// finding behind it, unless it is by the same author. It gives the marks whose
// cells had none, which need a box.
func (p *markedPackage) writeComments(name, author string, marks []cellMark) (boxless []cellMark, err error) {
	doc, err := p.doc(name, 4)
	if err != nil {
		return nil, err
	}
	authors, list := doc.child(&doc.root, "authors"), doc.child(&doc.root, "commentList")
	if authors == nil || list == nil {
		return nil, uncarried("批注结构特殊", "its comments are laid out in an unknown way")
	}
	author = legible(author)
	ours := strconv.Itoa(authorNumber(doc, authors, author))
	have := map[string]*xmlNode{}
	for i := range list.kids {
		have[doc.attr(&list.kids[i], "ref")] = &list.kids[i]
	}
	var added strings.Builder
	for _, m := range marks {
		at := Addr(m.row, m.col)
		if old := have[at]; old != nil {
			amend(doc, old, ours, m.comment)
			continue
		}
		boxless = append(boxless, m)
		added.WriteString(underPrefix(`<comment ref="`+at+`" authorId="`+ours+`"><text>`+noteRun(m.comment)+`</text></comment>`, doc.prefix))
	}
	if added.Len() > 0 {
		doc.append(list, added.String())
	}
	p.put(name, doc.bytes())
	return boxless, nil
}

// authorNumber is the number of an author, who joins the list when new.
func authorNumber(doc *xmlDoc, authors *xmlNode, author string) int {
	for i := range authors.kids {
		if doc.inner(&authors.kids[i]) == cellText(author) {
			return i
		}
	}
	doc.append(authors, underPrefix("<author>", doc.prefix)+cellText(author)+underPrefix("</author>", doc.prefix))
	return len(authors.kids)
}

// amend puts a finding into a comment that is there already.
func amend(doc *xmlDoc, old *xmlNode, ours, comment string) {
	text := doc.child(old, "text")
	switch {
	case text == nil:
		doc.replace(old.open, old.open, underPrefix("<text>"+noteRun(comment)+"</text>", doc.prefix))
	case doc.attr(old, "authorId") == ours && !text.selfClosing:
		doc.replace(text.open, text.close, underPrefix(noteRun(comment), doc.prefix))
	default:
		doc.append(text, underPrefix(noteRun("\n\n"+comment), doc.prefix))
	}
}

// drawBoxes draws the boxes of the comments into the sheet's legacy drawing.
func (p *markedPackage) drawBoxes(part string, doc *xmlDoc, rels map[string]relation, marks []cellMark) error {
	if len(marks) == 0 {
		return nil
	}
	if legacy := doc.child(&doc.root, "legacyDrawing"); legacy != nil {
		for _, a := range doc.attrs(legacy) {
			if drawing := rels[a.value].target; strings.HasSuffix(a.name, ":id") && drawing != "" {
				return p.extendDrawing(drawing, marks)
			}
		}
		return uncarried("批注图形缺失", "the drawing of its comments is missing")
	}
	if doc.root.childWord("AlternateContent") != nil {
		return uncarried("含控件", "controls in a sheet")
	}
	drawing := p.fresh("drawings/vmlDrawing%d.vml")
	p.types = append(p.types, vmlType)
	p.put(drawing, []byte(
		`<xml xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"`+
			` xmlns:x="urn:schemas-microsoft-com:office:excel"><o:shapelayout v:ext="edit"><o:idmap v:ext="edit" data="`+
			idBlocks(len(marks))+`"/></o:shapelayout>`+boxType+boxes(marks, firstBox)+`</xml>`))
	id, err := p.relate(part, "vmlDrawing", drawing)
	if err != nil {
		return err
	}
	doc.insertBefore(afterLegacy, "<"+doc.prefix+"legacyDrawing "+p.idAttr(doc, id)+"/>")
	return nil
}

// firstBox is the number of the first shape of a drawing, which owns blocks of
// a thousand.
const firstBox = 1025

// idBlocks lists the blocks that hold the numbers of so many shapes.
func idBlocks(shapes int) string {
	blocks := "1"
	for n := 2; n <= (firstBox+shapes)/1024; n++ {
		blocks += "," + strconv.Itoa(n)
	}
	return blocks
}

// boxType is the kind of shape comments have.
const boxType = `<v:shapetype id="_x0000_t202" coordsize="21600,21600" o:spt="202" path="m,l,21600r21600,l21600,xe">` +
	`<v:stroke joinstyle="miter"/><v:path gradientshapeok="t" o:connecttype="rect"/></v:shapetype>`

var boxNumber = regexp.MustCompile(`_x0000_s(\d+)`)

// extendDrawing draws boxes into a drawing that is there already.
func (p *markedPackage) extendDrawing(name string, marks []cellMark) error {
	b, err := p.read(name)
	if err != nil {
		return err
	}
	text := string(b)
	end := strings.LastIndex(text, "</xml>")
	for _, needed := range []string{"xmlns:v=", "xmlns:o=", "xmlns:x="} {
		if end < 0 || !strings.Contains(text, needed) {
			return uncarried("批注图形结构特殊", "the drawing of its comments is laid out in an unknown way")
		}
	}
	next := firstBox
	for _, found := range boxNumber.FindAllStringSubmatch(text, -1) {
		if n, err := strconv.Atoi(found[1]); err == nil {
			next = max(next, n+1)
		}
	}
	shapes := boxes(marks, next)
	if !strings.Contains(text, `"_x0000_t202"`) {
		shapes = boxType + shapes
	}
	p.put(name, []byte(text[:end]+shapes+text[end:]))
	return nil
}

// boxes are the hidden boxes of comments; each stands to the right of its
// cell, as high as its text.
func boxes(marks []cellMark, number int) string {
	var out strings.Builder
	for i, m := range marks {
		lines := 1
		for line := range strings.SplitSeq(m.comment, "\n") {
			lines += 1 + textWidth(line)/44
		}
		left, top := min(m.col, MaxCols-5), min(max(m.row-2, 0), MaxRows-20)
		fmt.Fprintf(&out, `<v:shape id="_x0000_s%d" type="#_x0000_t202" style="position:absolute;width:220pt;height:%dpt;z-index:%d;visibility:hidden"`+
			` fillcolor="#ffffe1" o:insetmode="auto"><v:fill color2="#ffffe1"/><v:shadow on="t" color="black" obscured="t"/>`+
			`<v:path o:connecttype="none"/><v:textbox style="mso-direction-alt:auto"><div style="text-align:left"></div></v:textbox>`+
			`<x:ClientData ObjectType="Note"><x:MoveWithCells/><x:SizeWithCells/>`+
			`<x:Anchor>%d, 15, %d, 10, %d, 15, %d, 4</x:Anchor><x:AutoFill>False</x:AutoFill><x:Row>%d</x:Row><x:Column>%d</x:Column></x:ClientData></v:shape>`,
			number+i, min(lines, 20)*13, i+1, left, top, left+4, top+min(lines, 16), m.row-1, m.col-1)
	}
	return out.String()
}

// textWidth is the width of text in halves of an em.
func textWidth(text string) int {
	n := 0
	for _, r := range text {
		n++
		if r >= 0x1100 {
			n++
		}
	}
	return n
}

// widest are the widths that columns need for their texts, within bounds.
func widest(rows [][]string, least, most int) []int {
	var widths []int
	for _, row := range rows {
		for i, text := range row {
			if i == len(widths) {
				widths = append(widths, least)
			}
			lines := strings.Split(text, "\n")
			longest := slices.MaxFunc(lines, func(a, b string) int { return textWidth(a) - textWidth(b) })
			widths[i] = min(max(widths[i], textWidth(longest)+2), most)
		}
	}
	return widths
}
