package sheet

import (
	"bytes"
	"fmt"
	"strings"
)

// Limits bound what one file may cost. A zero field stands for its default.
// The defaults keep any file under 512 MiB of memory and 10 seconds.
type Limits struct {
	Bytes    int // of the file: 20 MiB
	Cells    int // that hold something, over all sheets: 2,000,000
	Unzipped int // bytes of all parts of a workbook together: 384 MiB
	Text     int // bytes of text kept: 96 MiB
}

func (l Limits) withDefaults() Limits {
	for _, f := range []struct {
		field *int
		value int
	}{{&l.Bytes, 20 << 20}, {&l.Cells, 2_000_000}, {&l.Unzipped, 384 << 20}, {&l.Text, 96 << 20}} {
		if *f.field == 0 {
			*f.field = f.value
		}
	}
	return l
}

// Open reads a file whole. What the file is, is told by its content; name is
// only quoted in messages. The error is always a *Refusal.
func Open(name string, b []byte, lim Limits) (*Book, error) {
	book, err := open(b, lim.withDefaults())
	if err != nil {
		return nil, err
	}
	if book.empty() {
		return nil, &Refusal{EmptyFile, Wording{"文件中没有内容", "the file holds no cell"}, fmt.Errorf("%s", name)}
	}
	return book, nil
}

// empty tells a book whose cells hold nothing but blanks.
func (b *Book) empty() bool {
	for i := range b.Sheets {
		for _, row := range b.Sheets[i].Rows {
			for _, c := range row.Cells {
				if c.Kind != Text || c.Has(Formula) || strings.TrimSpace(c.Raw) != "" {
					return false
				}
			}
		}
	}
	return true
}

// open chooses the reader by the first bytes.
func open(b []byte, lim Limits) (*Book, error) {
	switch {
	case len(b) == 0:
		return nil, &Refusal{EmptyFile, Wording{"空文件（0 字节）", "an empty file (no bytes)"}, nil}
	case len(b) > lim.Bytes:
		return nil, tooLarge(fmt.Sprintf("文件超过 %d MiB", lim.Bytes>>20),
			fmt.Sprintf("the file is larger than %d MiB", lim.Bytes>>20), nil)
	case bytes.HasPrefix(b, []byte("PK\x03\x04")), bytes.HasPrefix(b, []byte("PK\x05\x06")):
		return openPackage(b, lim)
	case bytes.HasPrefix(b, []byte(oleSignature)):
		return openOLE(b, lim)
	case isBareBIFF(b):
		return openBIFF(b, lim)
	}
	if r := recognise(b); r != nil {
		return nil, r
	}
	return openText(b, lim)
}

// openPackage tells by its parts what a zip container is.
func openPackage(b []byte, lim Limits) (*Book, error) {
	p, err := openZip(b, lim)
	if err != nil {
		return nil, err
	}
	if r := recognisePackage(p); r != nil {
		return nil, r
	}
	return openXLSX(p, lim)
}

// recognisePackage is a refusal for every package but a workbook.
func recognisePackage(p *zipParts) *Refusal {
	mime := string(p.head("mimetype", 100))
	switch {
	case strings.Contains(mime, "opendocument.spreadsheet"):
		return unsupported("OpenDocument 电子表格（.ods）", "an OpenDocument spreadsheet (.ods)")
	case strings.Contains(mime, "opendocument"):
		return unsupported("OpenDocument 文档", "an OpenDocument file")
	case p.has("xl/workbook.bin"):
		return unsupported("Excel 二进制工作簿（.xlsb）", "an Excel binary workbook (.xlsb)")
	case p.under("word/"):
		return unsupported("Word 文档（.docx）", "a Word document (.docx)")
	case p.under("ppt/"):
		return unsupported("PowerPoint 演示文稿（.pptx）", "a PowerPoint presentation (.pptx)")
	case p.has("OFD.xml"):
		return unsupported("OFD 版式文档（.ofd）", "an OFD document (.ofd)")
	case p.has("Index/Document.iwa") || p.under("index/"):
		return unsupported("Apple iWork 文档（.numbers 等）", "an Apple iWork document (.numbers)")
	case !p.has("_rels/.rels"):
		return unsupported("压缩包（.zip）", "a zip archive")
	case !p.under("xl/") && !p.has("[Content_Types].xml"):
		return unsupported("压缩包（.zip）", "a zip archive")
	}
	return nil
}

// signatures are the first bytes of files that are no workbooks.
var signatures = []struct {
	start  string
	zh, en string
}{
	{"%PDF-", "PDF 文档", "a PDF document"},
	{"\x89PNG\r\n\x1a\n", "PNG 图片", "a PNG picture"},
	{"\xff\xd8\xff", "JPEG 图片", "a JPEG picture"},
	{"GIF8", "GIF 图片", "a GIF picture"},
	{"BM", "BMP 图片", "a BMP picture"},
	{"II*\x00", "TIFF 图片", "a TIFF picture"},
	{"MM\x00*", "TIFF 图片", "a TIFF picture"},
	{"RIFF", "媒体文件（WebP 等）", "a media file (WebP or the like)"},
	{`{\rtf`, "RTF 文档", "an RTF document"},
	{"Rar!", "RAR 压缩包", "a RAR archive"},
	{"7z\xbc\xaf", "7z 压缩包", "a 7z archive"},
	{"\x1f\x8b", "gzip 压缩包", "a gzip archive"},
	{"MZ", "程序文件", "a program"},
	{"\x7fELF", "程序文件", "a program"},
	{"SQLite format 3", "SQLite 数据库", "an SQLite database"},
}

// markup are words by which marked-up text is known, in lower case.
var markup = []struct {
	word   string
	zh, en string
}{
	{"urn:schemas-microsoft-com:office:spreadsheet", "Excel 2003 XML 表格（.xml）", "an Excel 2003 XML spreadsheet (.xml)"},
	{"<!doctype html", "HTML 网页表格（改名为 .xls）", "an HTML table (named .xls)"},
	{"<html", "HTML 网页表格（改名为 .xls）", "an HTML table (named .xls)"},
	{"<table", "HTML 网页表格（改名为 .xls）", "an HTML table (named .xls)"},
	{"<meta", "HTML 网页表格（改名为 .xls）", "an HTML table (named .xls)"},
	{"<?xml", "XML 文件", "an XML file"},
}

// recognise is a refusal for files known to be something else, nil for what
// may be delimited text.
func recognise(b []byte) *Refusal {
	for _, s := range signatures {
		if bytes.HasPrefix(b, []byte(s.start)) && (len(s.start) > 2 || bytes.IndexByte(b[:min(len(b), 512)], 0) >= 0) {
			return unsupported(s.zh, s.en)
		}
	}
	head := bytes.ToLower(bytes.TrimLeft(b[:min(len(b), 4096)], "\xef\xbb\xbf \t\r\n"))
	switch {
	case bytes.HasPrefix(head, []byte("mime-version:")):
		return unsupported("网页存档（.mht）", "a web archive (.mht)")
	case bytes.Contains(head[:min(len(head), 1024)], []byte("%pdf-")):
		return unsupported("PDF 文档", "a PDF document")
	case len(head) == 0 || head[0] != '<':
		return nil
	}
	for _, m := range markup {
		if bytes.Contains(head, []byte(m.word)) {
			return unsupported(m.zh, m.en)
		}
	}
	return nil
}
