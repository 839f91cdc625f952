package sheet

import (
	"errors"
	"fmt"
	"strings"
)

// xlsxReader reads one Office Open XML workbook, transitional or strict.
type xlsxReader struct {
	parts  *zipParts
	left   *allowance
	pool   *pool
	book   *Book
	shared []string // the shared strings
	styles []uint16 // number format of each cell style, index into book.formats
	tabs   []xlsxTab
	rels   map[string]relation // of the workbook part, by id
	cells  int                 // most shared strings there may be
}

// xlsxTab is a sheet as the workbook part lists it.
type xlsxTab struct {
	name, rel string
	hidden    bool
}

// relation is one relationship of a part.
type relation struct{ kind, target string }

// maxSheets bounds the tabs of one workbook.
const maxSheets = 2000

// openXLSX reads a workbook from its package.
func openXLSX(p *zipParts, lim Limits) (*Book, error) {
	left := &allowance{lim.Cells, lim.Text}
	x := &xlsxReader{parts: p, left: left, pool: newPool(left), cells: lim.Cells,
		book: &Book{Format: "xlsx"}}
	if err := x.read(); err != nil {
		var refusal *Refusal
		if errors.As(err, &refusal) {
			return nil, refusal
		}
		return nil, damaged("文件不完整或已损坏", "the workbook is cut off or damaged", err)
	}
	return x.book, nil
}

// read reads the parts in the order they depend on each other, then checks
// the rest of the package.
func (x *xlsxReader) read() error {
	main, err := x.mainPart()
	if err != nil {
		return err
	}
	if err := x.readWorkbook(main); err != nil {
		return err
	}
	for kind, read := range map[string]func(string) error{"styles": x.readStyles, "sharedStrings": x.readShared} {
		target, err := single(x.rels, kind)
		if err == nil && target != "" {
			err = read(target)
		}
		if err != nil {
			return err
		}
	}
	if len(x.book.formats) == 0 {
		x.book.formats = []format{generalFormat}
	}
	for _, tab := range x.tabs {
		if err := x.readTab(tab); err != nil {
			return err
		}
	}
	return x.parts.verify()
}

// mainPart is the workbook part, as the package's own relationships name it.
func (x *xlsxReader) mainPart() (string, error) {
	rels, err := x.relations("")
	if err != nil {
		return "", err
	}
	target, err := single(rels, "officeDocument")
	if err == nil && target == "" {
		err = errors.New("the package names no workbook")
	}
	return target, err
}

// single is the target of the one relationship of a kind, "" for none.
func single(rels map[string]relation, kind string) (target string, err error) {
	for _, r := range rels {
		if r.kind == kind && target != "" {
			return "", fmt.Errorf("two relationships of the kind %s", kind)
		}
		if r.kind == kind {
			target = r.target
		}
	}
	return target, nil
}

// styleOf is the number format of a cell style; a style the workbook does not
// declare shows as General, as in WPS and Excel.
func (x *xlsxReader) styleOf(n int) uint16 {
	if n < len(x.styles) {
		return x.styles[n]
	}
	return 0
}

// relations reads the relationships of a part, "" for those of the package.
// The kind is the last word of the type, equal in both dialects.
func (x *xlsxReader) relations(part string) (map[string]relation, error) {
	dir, file := "", part
	if i := strings.LastIndexByte(part, '/'); i >= 0 {
		dir, file = part[:i+1], part[i+1:]
	}
	rels := map[string]relation{}
	name := dir + "_rels/" + file + ".rels"
	err := x.parts.scan(name, "Relationships", func(s *xmlScanner, child []byte) error {
		if string(child) == "Relationship" && string(s.attr("TargetMode")) != "External" {
			kind := string(s.attr("Type"))
			kind = kind[strings.LastIndexByte(kind, '/')+1:]
			if len(rels) >= maxParts {
				return fmt.Errorf("more than %d relationships", maxParts)
			}
			target := resolveTarget(part, string(s.attr("Target")))
			rels[string(s.attr("Id"))] = relation{kind, target}
			if err := x.left.takeText(len(s.attr("Id")) + len(kind) + len(target)); err != nil {
				return err
			}
		}
		return s.skip()
	})
	return rels, err
}

// readWorkbook reads the list of sheets and the date system.
func (x *xlsxReader) readWorkbook(part string) (err error) {
	if x.rels, err = x.relations(part); err != nil {
		return err
	}
	err = x.parts.scan(part, "workbook", func(s *xmlScanner, child []byte) error {
		switch string(child) {
		case "workbookPr":
			x.book.date1904 = s.isTrue("date1904")
		case "sheets":
			return s.children(func([]byte) error { return x.addTab(s) })
		}
		return s.skip()
	})
	if err == nil && len(x.tabs) == 0 {
		return errors.New("the workbook lists no sheet")
	}
	return err
}

func (x *xlsxReader) addTab(s *xmlScanner) error {
	if len(x.tabs) >= maxSheets {
		return tooLarge("工作表过多", "too many sheets", nil)
	}
	state := string(s.attr("state"))
	name, err := x.pool.fresh(unescape(s.attr("name")))
	if err != nil {
		return err
	}
	rel, err := x.pool.fresh(s.attrLocal("id"))
	if err != nil {
		return err
	}
	x.tabs = append(x.tabs, xlsxTab{name, rel, state == "hidden" || state == "veryHidden"})
	return s.skip()
}

// readTab reads one sheet. Chart sheets and the like have no cells and are
// left out of the book.
func (x *xlsxReader) readTab(tab xlsxTab) error {
	rel, ok := x.rels[tab.rel]
	if !ok {
		return fmt.Errorf("sheet %q has no part", tab.name)
	}
	if rel.kind != "worksheet" {
		return nil
	}
	sheet := Sheet{Name: tab.name, Hidden: tab.hidden}
	r := &xlsxSheet{x: x, sheet: &sheet, grid: grid{left: x.left}}
	if err := r.read(rel.target); err != nil {
		return err
	}
	x.book.Sheets = append(x.book.Sheets, sheet)
	return nil
}

// readShared reads the table of shared strings.
func (x *xlsxReader) readShared(part string) error {
	return x.parts.scan(part, "sst", func(s *xmlScanner, child []byte) error {
		if string(child) != "si" {
			return s.skip()
		}
		if len(x.shared) >= x.cells {
			return errTooMuchText
		}
		text, err := richText(s, nil)
		if err != nil {
			return err
		}
		str, err := x.pool.fresh(unescape(text))
		x.shared = append(x.shared, str)
		return err
	})
}

// richText appends the text of the current element (si or is): its own t and
// those of its runs. Phonetic readings are no part of the text.
func richText(s *xmlScanner, into []byte) ([]byte, error) {
	err := s.children(func(child []byte) (err error) {
		switch string(child) {
		case "t":
			into, err = plainContent(s, into)
			return err
		case "r":
			into, err = richText(s, into)
			return err
		}
		return s.skip()
	})
	return into, err
}

// plainContent appends the text of the current element.
func plainContent(s *xmlScanner, into []byte) ([]byte, error) {
	for {
		tok, err := s.next()
		if err != nil || tok == xmlEnd || tok == xmlEOF {
			return into, err
		}
		if tok == xmlText {
			if into = append(into, s.text...); len(into) > maxXMLToken {
				return into, errTooMuchText
			}
			continue
		}
		if err := s.skip(); err != nil {
			return into, err
		}
	}
}
