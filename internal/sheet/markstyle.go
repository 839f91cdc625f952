package sheet

import (
	"slices"
	"strconv"
	"strings"
)

// The colours of marked cells by Weight: those of the review page, light
// enough for the text over them.
var markColours = [...]string{Informs: "FFD9E7F3", Asks: "FFFBE3A6", Stops: "FFF6BDB5"}

// styleOrder is the order the format wants the parts of a style sheet in.
var styleOrder = []string{"numFmts", "fonts", "fills", "borders", "cellStyleXfs", "cellXfs",
	"cellStyles", "dxfs", "tableStyles", "colors", "extLst"}

// styleList is one of the numbered lists of a style sheet.
type styleList struct {
	name  string
	node  *xmlNode // nil when the sheet has none
	items []string // source of each, those added last
	had   int
	at    map[string]int // the first of each
}

// styleSheet is styles.xml with the looks of the marks added. What is there
// already in the same words is used, not added again.
type styleSheet struct {
	doc                        *xmlDoc
	fonts, fills, borders, xfs styleList
}

// emptyStyles is the style sheet of a workbook without one.
const emptyStyles = `<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>`

// parseStyles reads a style sheet.
func parseStyles(doc *xmlDoc) *styleSheet {
	s := &styleSheet{doc: doc}
	s.fonts = s.list("fonts", `<font><sz val="11"/><name val="宋体"/><family val="3"/><charset val="134"/></font>`)
	s.fills = s.list("fills", `<fill><patternFill patternType="none"/></fill>`, `<fill><patternFill patternType="gray125"/></fill>`)
	s.borders = s.list("borders", `<border><left/><right/><top/><bottom/><diagonal/></border>`)
	s.xfs = s.list("cellXfs", `<xf numFmtId="0" fontId="0" fillId="0" borderId="0"/>`)
	return s
}

// list reads a list; one that is missing or empty begins with what the format
// says it holds at least.
func (s *styleSheet) list(name string, least ...string) styleList {
	l := styleList{name: name, node: s.doc.child(&s.doc.root, name), at: map[string]int{}}
	if l.node != nil {
		for i := range l.node.kids {
			l.add(s.doc.text(&l.node.kids[i]))
		}
	}
	l.had = len(l.items)
	if l.had == 0 {
		for _, item := range least {
			l.add(s.prefixed(item))
		}
	}
	return l
}

// prefixed gives every element of a fragment the prefix of the style sheet.
func (s *styleSheet) prefixed(fragment string) string { return underPrefix(fragment, s.doc.prefix) }

// underPrefix gives every element of a fragment a prefix.
func underPrefix(fragment, prefix string) string {
	if prefix == "" {
		return fragment
	}
	fragment = strings.ReplaceAll(fragment, "<", "<"+prefix)
	return strings.ReplaceAll(fragment, "<"+prefix+"/", "</"+prefix)
}

// index is the number of an item in the list, which it joins when new.
func (l *styleList) index(item string) int {
	if at, ok := l.at[item]; ok {
		return at
	}
	return l.add(item)
}

// add puts an item behind the others.
func (l *styleList) add(item string) int {
	n := len(l.items)
	l.items = append(l.items, item)
	if _, ok := l.at[item]; !ok {
		l.at[item] = n
	}
	return n
}

// fill is the number of a plain fill.
func (s *styleSheet) fill(colour string) int {
	return s.fills.index(s.prefixed(`<fill><patternFill patternType="solid"><fgColor rgb="` + colour +
		`"/><bgColor indexed="64"/></patternFill></fill>`))
}

// marked is the number of the style that is like style n but for the fill.
func (s *styleSheet) marked(n int, w Weight) (int, error) {
	if n >= len(s.xfs.items) {
		n = 0
	}
	xf, err := parseXML([]byte(s.xfs.items[n]), 1)
	if err != nil {
		return 0, err
	}
	fill := strconv.Itoa(s.fill(markColours[w]))
	for _, a := range [][2]string{{"fillId", fill}, {"applyFill", "1"}} {
		xf.setAttr(&xf.root, a[0], a[1])
	}
	return s.xfs.index(string(xf.bytes())), nil
}

// look is the number of a style of the list.
func (s *styleSheet) look(font, fill, border int, attrs, alignment string) int {
	return s.xfs.index(s.prefixed(`<xf numFmtId="0" fontId="` + strconv.Itoa(font) + `" fillId="` + strconv.Itoa(fill) +
		`" borderId="` + strconv.Itoa(border) + `" applyFont="1" applyFill="1" applyBorder="1" applyAlignment="1"` + attrs +
		`><alignment ` + alignment + `/></xf>`))
}

// bytes is the style sheet with what was added.
func (s *styleSheet) bytes() []byte {
	for _, l := range []*styleList{&s.fonts, &s.fills, &s.borders, &s.xfs} {
		added := strings.Join(l.items[l.had:], "")
		count := strconv.Itoa(len(l.items))
		switch {
		case added == "":
		case l.node == nil:
			later := styleOrder[slices.Index(styleOrder, l.name)+1:]
			name := s.doc.prefix + l.name
			s.doc.insertBefore(later, "<"+name+` count="`+count+`">`+added+"</"+name+">")
		default:
			if _, ok := s.doc.span(l.node, "count"); ok {
				s.doc.setAttr(l.node, "count", count)
			}
			s.doc.append(l.node, added)
		}
	}
	return s.doc.bytes()
}

// openStyles reads the style sheet of the workbook; one without gets an empty
// one.
func (p *markedPackage) openStyles() (*styleSheet, string, error) {
	name, err := single(p.rels, "styles")
	if err != nil {
		return nil, "", err
	}
	if name == "" {
		name = p.fresh("styles%d.xml")
		p.addPart(name, "application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml",
			xmlHead+`<styleSheet xmlns="`+p.space(cellSpace)+`">`+emptyStyles+`</styleSheet>`)
		if _, err := p.relate(p.main, "styles", name); err != nil {
			return nil, "", err
		}
	}
	doc, err := p.doc(name, 3)
	if err != nil {
		return nil, "", err
	}
	return parseStyles(doc), name, nil
}
