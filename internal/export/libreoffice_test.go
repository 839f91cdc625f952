//go:build libreoffice

package export

import (
	"strings"
	"testing"

	"parkboard/internal/sheet"
	"parkboard/internal/sheet/sheettest"
)

func TestLibreOfficeOpensTheWorkbookAndKeepsItsNumbersAndNames(t *testing.T) {
	raw, err := small().Workbook()
	if err != nil {
		t.Fatal(err)
	}
	saved := sheettest.ThroughLibreOffice(t, map[string][]byte{"t.xlsx": raw})["t.xlsx"]
	book, err := sheet.Open("t.xlsx", saved, sheet.Limits{})
	if err != nil {
		t.Fatal(err)
	}
	s := &book.Sheets[0]
	for i, name := range hostile {
		c := s.Cell(5+i, 2)
		if c.Kind != sheet.Text || c.Flags&sheet.Formula != 0 || strings.TrimSpace(c.Raw) != strings.TrimSpace(strings.ReplaceAll(name, "\r", "\n")) && strings.TrimSpace(c.Raw) != strings.TrimSpace(name) {
			t.Errorf("%q is %+v", name, c)
		}
		if c := s.Cell(5+i, 3); c.Kind != sheet.Number || c.Raw != "-12345678.005" {
			t.Errorf("the number of %q is %+v", name, c)
		}
	}
}
