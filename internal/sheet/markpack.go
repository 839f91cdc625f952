package sheet

import (
	"archive/zip"
	"bytes"
	"fmt"
	"io"
	"path"
	"slices"
	"strings"
)

// markedPackage is the package being marked: the original parts, those changed
// and those added.
type markedPackage struct {
	zip     *zip.Reader
	parts   *zipParts
	main    string              // the workbook part
	tabs    []xlsxTab           // its sheets
	rels    map[string]relation // its relationships
	strict  bool
	changed map[string][]byte // by the original entry's name
	added   []addedPart
	types   []string // additions to [Content_Types].xml
}

// typesPart declares the content type of every part.
const typesPart = "[Content_Types].xml"

type addedPart struct {
	name string
	body []byte
}

// openMarkPackage opens a workbook that Open has read.
func openMarkPackage(original []byte) (*markedPackage, error) {
	zr, err := zip.NewReader(bytes.NewReader(original), int64(len(original)))
	if err != nil {
		return nil, err
	}
	parts, err := openZip(original, Limits{}.withDefaults())
	if err != nil {
		return nil, err
	}
	left := &allowance{1 << 20, 1 << 24}
	x := &xlsxReader{parts: parts, left: left, pool: newPool(left), book: &Book{}}
	main, err := x.mainPart()
	if err == nil {
		err = x.readWorkbook(main)
	}
	if err != nil {
		return nil, err
	}
	p := &markedPackage{zip: zr, parts: parts, main: main, tabs: x.tabs, rels: x.rels, changed: map[string][]byte{}}
	doc, err := p.doc(main, 1)
	if err != nil {
		return nil, err
	}
	for _, a := range doc.attrs(&doc.root) {
		p.strict = p.strict || a.value == "http://purl.oclc.org/ooxml/"+cellSpace
	}
	return p, nil
}

// check tells what of the package would be lost or broken by marks in the
// sheets named.
func (p *markedPackage) check(named map[string]bool) error {
	switch {
	case p.parts.under("_xmlsignatures/"):
		return uncarried("带数字签名", "a digital signature")
	case p.parts.under("xl/revisions/"):
		return uncarried("共享工作簿的修订记录", "the revisions of a shared workbook")
	}
	types, err := p.doc(typesPart, 2)
	if err != nil {
		return err
	}
	for i := range types.root.kids {
		n := &types.root.kids[i]
		if partName(types.attr(n, "PartName")) != partName(p.main) {
			continue
		}
		switch kind := types.attr(n, "ContentType"); {
		case strings.Contains(kind, "macroEnabled"):
			return uncarried("含宏（.xlsm）", "macros (.xlsm)")
		case strings.Contains(kind, "template"):
			return uncarried("模板（.xltx）", "a template (.xltx)")
		}
	}
	for _, tab := range p.tabs {
		if !named[tab.name] {
			continue
		}
		part := p.rels[tab.rel].target
		if f := p.parts.byName[partName(part)]; f == nil || f.UncompressedSize64 > maxMarkedPart {
			return uncarried("工作表“%s”过大", "the sheet %q is too large", tab.name)
		}
		rels, err := p.relations(part)
		if err != nil {
			return err
		}
		for _, r := range rels {
			if strings.EqualFold(r.kind, "threadedComment") {
				return uncarried("工作表“%s”有批注会话", "threaded comments in the sheet %q", tab.name)
			}
		}
	}
	return nil
}

// relations reads the relationships of a part, none when it has none.
func (p *markedPackage) relations(part string) (map[string]relation, error) {
	name := relsOf(part)
	if !p.has(name) {
		return map[string]relation{}, nil
	}
	doc, err := p.doc(name, 2)
	if err != nil {
		return nil, err
	}
	rels := map[string]relation{}
	for i := range doc.root.kids {
		n := &doc.root.kids[i]
		kind := doc.attr(n, "Type")
		r := relation{kind: kind[strings.LastIndexByte(kind, '/')+1:]}
		if doc.attr(n, "TargetMode") != "External" {
			r.target = resolveTarget(part, doc.attr(n, "Target"))
		}
		rels[doc.attr(n, "Id")] = r
	}
	return rels, nil
}

// relsOf is the name of the part that holds a part's relationships.
func relsOf(part string) string {
	return path.Join(path.Dir(part), "_rels", path.Base(part)+".rels")
}

// has tells whether a part of this name is there or was added.
func (p *markedPackage) has(name string) bool {
	return p.parts.has(name) || slices.ContainsFunc(p.added, func(a addedPart) bool { return a.name == name })
}

// read is the content of a part as it stands now.
func (p *markedPackage) read(name string) ([]byte, error) {
	f := p.parts.byName[partName(name)]
	if f == nil {
		for _, a := range p.added {
			if a.name == name {
				return a.body, nil
			}
		}
		return nil, fmt.Errorf("part %q is missing", name)
	}
	if b, ok := p.changed[f.Name]; ok {
		return b, nil
	}
	r, err := f.Open()
	if err != nil {
		return nil, err
	}
	defer r.Close()
	return io.ReadAll(r)
}

// doc outlines a part down to a depth.
func (p *markedPackage) doc(name string, depth int) (*xmlDoc, error) {
	b, err := p.read(name)
	if err != nil {
		return nil, err
	}
	d, err := parseXML(b, depth)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	return d, nil
}

// put changes a part, or adds it.
func (p *markedPackage) put(name string, body []byte) {
	if f := p.parts.byName[partName(name)]; f != nil {
		p.changed[f.Name] = body
		return
	}
	for i := range p.added {
		if p.added[i].name == name {
			p.added[i].body = body
			return
		}
	}
	p.added = append(p.added, addedPart{name, body})
}

// fresh is a part name not taken, by a pattern with a number in it, beside
// the workbook part.
func (p *markedPackage) fresh(pattern string) string {
	for n := 1; ; n++ {
		if name := path.Join(path.Dir(p.main), fmt.Sprintf(pattern, n)); !p.has(name) {
			return name
		}
	}
}

// addPart adds a part of a content type.
func (p *markedPackage) addPart(name, contentType, body string) {
	p.put(name, []byte(body))
	p.types = append(p.types, `Override PartName="/`+escapeXML(name)+`" ContentType="`+contentType+`"`)
}

// relate adds a relationship from a part to another and gives its id.
func (p *markedPackage) relate(from, kind, to string) (string, error) {
	name := relsOf(from)
	rels, err := p.relations(from)
	if err != nil {
		return "", err
	}
	id := ""
	for n := len(rels) + 1; id == ""; n++ {
		if _, taken := rels[fmt.Sprintf("rId%d", n)]; !taken {
			id = fmt.Sprintf("rId%d", n)
		}
	}
	element := `Relationship Id="` + id + `" Type="` + p.space(relationSpace) + "/" + kind +
		`" Target="/` + escapeXML(to) + `"/>`
	if !p.has(name) {
		p.put(name, []byte(xmlHead+`<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><`+
			element+`</Relationships>`))
		return id, nil
	}
	doc, err := p.doc(name, 2)
	if err != nil {
		return "", err
	}
	doc.append(&doc.root, "<"+doc.prefix+element)
	p.put(name, doc.bytes())
	return id, nil
}

const xmlHead = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>` + "\n"

// The names of the two vocabularies, in either dialect.
const (
	cellSpace     = "spreadsheetml/main"
	relationSpace = "officeDocument/relationships"
)

// space is a vocabulary's namespace in the dialect of the workbook.
func (p *markedPackage) space(vocabulary string) string {
	if p.strict {
		return "http://purl.oclc.org/ooxml/" + vocabulary
	}
	return "http://schemas.openxmlformats.org/" + strings.Replace(vocabulary, "/", "/2006/", 1)
}

// idAttr is the attribute r:id in a part, its prefix declared on the spot when
// the root does not.
func (p *markedPackage) idAttr(doc *xmlDoc, id string) string {
	space := p.space(relationSpace)
	for _, a := range doc.attrs(&doc.root) {
		if prefix, ok := strings.CutPrefix(a.name, "xmlns:"); ok && a.value == space {
			return prefix + `:id="` + id + `"`
		}
	}
	return `xmlns:r="` + space + `" r:id="` + id + `"`
}

// vmlType declares the drawings that hold the boxes of comments, for the whole
// package at once as every program does.
const vmlType = `Default Extension="vml" ContentType="application/vnd.openxmlformats-officedocument.vmlDrawing"`

// writeTypes declares the parts added.
func (p *markedPackage) writeTypes() error {
	doc, err := p.doc(typesPart, 2)
	if err != nil {
		return err
	}
	slices.Sort(p.types)
	drawn := slices.ContainsFunc(doc.root.kids, func(n xmlNode) bool { return strings.EqualFold(doc.attr(&n, "Extension"), "vml") })
	text := ""
	for _, t := range slices.Compact(p.types) {
		if t != vmlType || !drawn {
			text += "<" + doc.prefix + t + "/>"
		}
	}
	doc.append(&doc.root, text)
	p.put(typesPart, doc.bytes())
	return nil
}

// bytes packs the workbook: the original's entries in their order, then those
// added.
func (p *markedPackage) bytes() ([]byte, error) {
	var buf bytes.Buffer
	zw := zip.NewWriter(&buf)
	for _, f := range p.zip.File {
		body, changed := p.changed[f.Name]
		if !changed {
			if err := zw.Copy(f); err != nil {
				return nil, err
			}
			continue
		}
		if err := pack(zw, &zip.FileHeader{Name: f.Name, Method: zip.Deflate, Modified: f.Modified}, body); err != nil {
			return nil, err
		}
	}
	for _, a := range p.added {
		if err := pack(zw, &zip.FileHeader{Name: a.name, Method: zip.Deflate}, a.body); err != nil {
			return nil, err
		}
	}
	err := zw.Close()
	return buf.Bytes(), err
}

func pack(zw *zip.Writer, h *zip.FileHeader, body []byte) error {
	w, err := zw.CreateHeader(h)
	if err == nil {
		_, err = w.Write(body)
	}
	return err
}
