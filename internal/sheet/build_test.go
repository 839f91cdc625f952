package sheet

import (
	"archive/zip"
	"bytes"
	"encoding/binary"
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"
	"unicode/utf16"
)

const (
	transitional = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
	strict       = "http://purl.oclc.org/ooxml/spreadsheetml/main"
	relTypes     = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
)

// parts are the files of a package by name.
type parts map[string]string

// simpleParts is a workbook of one sheet, 表一, with these rows inside
// sheetData.
func simpleParts(rows string) parts {
	return parts{
		"[Content_Types].xml": `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>`,
		"_rels/.rels": `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">` +
			`<Relationship Id="rId1" Type="` + relTypes + `/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
		"xl/workbook.xml": `<workbook xmlns="` + transitional + `" xmlns:r="` + relTypes + `">` +
			`<sheets><sheet name="表一" sheetId="1" r:id="rId1"/></sheets></workbook>`,
		"xl/_rels/workbook.xml.rels": `<Relationships>` +
			`<Relationship Id="rId1" Type="` + relTypes + `/worksheet" Target="worksheets/sheet1.xml"/>` +
			`<Relationship Id="rId2" Type="` + relTypes + `/styles" Target="styles.xml"/>` +
			`<Relationship Id="rId3" Type="` + relTypes + `/sharedStrings" Target="sharedStrings.xml"/></Relationships>`,
		"xl/styles.xml": `<styleSheet xmlns="` + transitional + `"><numFmts><numFmt numFmtId="164" formatCode="yyyy&quot;年&quot;m&quot;月&quot;"/></numFmts>` +
			`<cellXfs><xf numFmtId="0"/><xf numFmtId="10"/><xf numFmtId="14"/><xf numFmtId="164"/></cellXfs></styleSheet>`,
		"xl/sharedStrings.xml": `<sst xmlns="` + transitional + `"><si><t>园区</t></si>` +
			`<si><r><t>稀土</t></r><r><rPr/><t xml:space="preserve"> 高新区</t></r><rPh sb="0" eb="2"><t>xitu</t></rPh></si></sst>`,
		"xl/worksheets/sheet1.xml": `<worksheet xmlns="` + transitional + `"><sheetData>` + rows + `</sheetData></worksheet>`,
	}
}

// with is a copy of the parts with one of them changed.
func (p parts) with(name, content string) parts {
	out := maps.Clone(p)
	out[name] = content
	return out
}

// replace is a copy with text replaced in every part.
func (p parts) replace(old, new string) parts {
	out := parts{}
	for name, content := range p {
		out[name] = strings.ReplaceAll(content, old, new)
	}
	return out
}

// zip packs the parts, in the order of their names.
func (p parts) zip(t testing.TB) []byte {
	t.Helper()
	var buf bytes.Buffer
	zw := zip.NewWriter(&buf)
	for _, name := range slices.Sorted(maps.Keys(p)) {
		w, err := zw.Create(name)
		if err == nil {
			_, err = w.Write([]byte(p[name]))
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := zw.Close(); err != nil {
		t.Fatal(err)
	}
	return buf.Bytes()
}

// biffRecords joins records into a workbook stream.
type biffRecords struct{ bytes.Buffer }

// add appends a record of little-endian values and raw bytes.
func (b *biffRecords) add(id uint16, values ...any) {
	var body bytes.Buffer
	for _, v := range values {
		if err := binary.Write(&body, binary.LittleEndian, v); err != nil {
			panic(err)
		}
	}
	if err := binary.Write(b, binary.LittleEndian, [2]uint16{id, uint16(body.Len())}); err != nil {
		panic(err)
	}
	b.Write(body.Bytes())
}

// wide is a BIFF8 string with a length of one or two bytes.
func wide(lengthBytes int, s string) []byte {
	units := utf16.Encode([]rune(s))
	out := []byte{byte(len(units))}
	if lengthBytes == 2 {
		out = append(out, byte(len(units)>>8))
	}
	out = append(out, biffWide)
	for _, u := range units {
		out = append(out, byte(u), byte(u>>8))
	}
	return out
}

// biffWorkbook is the stream of a workbook of one sheet, 表一: globals holds
// records in front of the sheet list, cells those of the sheet.
func biffWorkbook(globals, cells func(*biffRecords)) []byte {
	var b biffRecords
	b.add(biffBOF, uint16(0x0600), uint16(0x0005), uint32(0), uint64(0))
	globals(&b)
	name := wide(1, "表一")
	at := b.Len() + 4 + 6 + len(name) + 4
	b.add(biffBoundSheet, uint32(at), uint16(0), name)
	b.add(biffEOF)
	b.add(biffBOF, uint16(0x0600), uint16(0x0010), uint32(0), uint64(0))
	cells(&b)
	b.add(biffEOF)
	return b.Bytes()
}

const (
	oleSector  = 512
	oleEnd     = 0xFFFFFFFE
	oleFree    = 0xFFFFFFFF
	oleFATSect = 0xFFFFFFFD
)

// oleFile wraps a stream in a compound file: the table of sectors in sector
// 0, the directory in sector 1, the stream behind.
func oleFile(name string, stream []byte) []byte {
	if len(stream) < 4096 { // shorter ones would lie in the mini stream
		stream = append(bytes.Clone(stream), make([]byte, 4096-len(stream))...)
	}
	sectors := (len(stream) + oleSector - 1) / oleSector
	if sectors+2 > oleSector/4 {
		panic(fmt.Sprintf("a stream of %d sectors needs a longer table", sectors))
	}
	out := make([]byte, oleSector*(3+sectors))
	le := binary.LittleEndian
	copy(out, oleSignature)
	le.PutUint16(out[24:], 0x3E)
	le.PutUint16(out[26:], 3)
	le.PutUint16(out[28:], 0xFFFE)
	le.PutUint16(out[30:], 9)
	le.PutUint16(out[32:], 6)
	le.PutUint32(out[44:], 1)
	le.PutUint32(out[48:], 1)
	le.PutUint32(out[56:], 4096)
	le.PutUint32(out[60:], oleEnd)
	le.PutUint32(out[68:], oleEnd)
	for i := 76; i < oleSector; i += 4 {
		le.PutUint32(out[i:], oleFree)
	}
	le.PutUint32(out[76:], 0)
	table := out[oleSector : 2*oleSector]
	for i := 0; i < oleSector; i += 4 {
		le.PutUint32(table[i:], oleFree)
	}
	le.PutUint32(table, oleFATSect)
	le.PutUint32(table[4:], oleEnd)
	for i := range sectors {
		le.PutUint32(table[8+4*i:], uint32(i+3))
	}
	le.PutUint32(table[8+4*(sectors-1):], oleEnd)
	dir := out[2*oleSector : 3*oleSector]
	oleEntry(dir, "Root Entry", 5, 1, oleEnd, 0)
	oleEntry(dir[128:], name, 2, oleFree, 2, len(stream))
	copy(out[3*oleSector:], stream)
	return out
}

// oleEntry fills one entry of the directory.
func oleEntry(b []byte, name string, kind byte, child, start uint32, size int) {
	le := binary.LittleEndian
	for i, u := range utf16.Encode([]rune(name)) {
		le.PutUint16(b[2*i:], u)
	}
	le.PutUint16(b[64:], uint16(2*len(name)+2))
	b[66] = kind
	le.PutUint32(b[68:], oleFree)
	le.PutUint32(b[72:], oleFree)
	le.PutUint32(b[76:], child)
	le.PutUint32(b[116:], start)
	le.PutUint32(b[120:], uint32(size))
}
