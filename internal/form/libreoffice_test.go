//go:build libreoffice

package form

import (
	"strings"
	"testing"

	"parkboard/internal/catalog"
	"parkboard/internal/park"
	"parkboard/internal/sheet/sheettest"
)

func TestLibreOfficeSavesTheFormWithItsSumsHintsAndPrintSetup(t *testing.T) {
	city, other := catalog.Default(), hostile()
	requests := map[string]Request{
		"july.xlsx":     {Catalogue: city, Parks: codes(city), Period: july, History: history(city, june, map[string]string{"output": "亿元"})},
		"february.xlsx": {Catalogue: city, Parks: codes(city), Period: park.Period{Year: 2024, Month: 2}},
		"hostile.xlsx":  {Catalogue: other, Parks: codes(other), Period: july},
	}
	books := map[string][]byte{}
	for name, r := range requests {
		blank := made(t, r)
		books["blank "+name], books["full "+name] = blank, filled(t, blank, r, consistent(r))
	}
	saved := sheettest.ThroughLibreOffice(t, books)
	for name, r := range requests {
		direct, d := read(t, r, books["full "+name]), read(t, r, saved["full "+name])
		for _, i := range d.Issues {
			t.Errorf("%s: %s %s!%s %q: %s", name, i.Code, i.Sheet, i.Cell, i.Text, i.Message().ZH)
		}
		if len(d.Figures) != len(direct.Figures) || len(d.Figures) == 0 {
			t.Errorf("%s: %d figures, %d before", name, len(d.Figures), len(direct.Figures))
		}
		sum := opened(t, saved["full "+name]).Sheets[0].Cell(firstRow+len(r.Parks), keys+1)
		if sum == nil || sum.Raw == "" {
			t.Errorf("%s: the sum of output is %+v", name, sum)
		}
		if errs, questions, notes := read(t, r, saved["blank "+name]).Counts(); errs != 1 || questions != 0 || notes == 0 {
			t.Errorf("%s: blank it has %d errors, %d questions, %d notes", name, errs, questions, notes)
		}
	}
	was, now := rules(t, books["blank july.xlsx"], 1), rules(t, saved["blank july.xlsx"], 1)
	for at, r := range was {
		if now[at].Prompt != r.Prompt || now[at].Refusal != r.Refusal {
			t.Errorf("%s said %+v and says %+v", at, r, now[at])
		}
	}
	parts(t, saved["blank july.xlsx"], func(name, text string) string {
		for _, want := range map[string][]string{
			"xl/workbook.xml":          {"_xlnm.Print_Titles", "$A:$B", "$1:$3"},
			"xl/worksheets/sheet1.xml": {`orientation="landscape"`, `fitToHeight="0"`, `paperSize="9"`},
		}[name] {
			if !strings.Contains(text, want) {
				t.Errorf("%s has no %s", name, want)
			}
		}
		return text
	})
}
