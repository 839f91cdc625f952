package sheet

import (
	"fmt"
	"strconv"
)

// maxStyles bounds cell styles and number formats; Excel allows 65,490.
const maxStyles = 65500

// readStyles reads which number format each cell style shows.
func (x *xlsxReader) readStyles(part string) error {
	table := newFormatTable(x.left)
	var ids []int
	err := x.parts.scan(part, "styleSheet", func(s *xmlScanner, child []byte) error {
		switch string(child) {
		case "numFmts":
			return s.children(func([]byte) error {
				id, err := strconv.Atoi(string(s.attr("numFmtId")))
				if err != nil {
					return fmt.Errorf("a number format without a number: %w", err)
				}
				if err := table.declare(id, string(s.attr("formatCode"))); err != nil {
					return err
				}
				return s.skip()
			})
		case "cellXfs":
			return s.children(func([]byte) error {
				id, _ := strconv.Atoi(string(s.attr("numFmtId"))) // absent means General
				if ids = append(ids, id); len(ids) > maxStyles {
					return fmt.Errorf("more than %d cell styles", maxStyles)
				}
				return s.skip()
			})
		}
		return s.skip()
	})
	if err != nil {
		return err
	}
	x.styles, err = table.useAll(ids)
	x.book.formats = table.used
	return err
}
