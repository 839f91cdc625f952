package sheet

import (
	"bytes"
	"strings"
	"testing"
)

// computedWorkbook writes formulas with their results on two sheets.
func computedWorkbook(t testing.TB) []byte {
	t.Helper()
	w := NewWriter()
	p, q := w.Page("得分"), w.Page("方案")
	q.Number(1, 1, Input, "40")
	p.ComputedNumber(1, 1, FourDecimals, "'方案'!$A$1/3", "13.333333333333333")
	p.ComputedText(2, 1, Body, `IF('方案'!$A$1<50,"少 & 多","")`, "少 & 多")
	p.Formula(3, 1, Sum, "A1*2")
	q.ComputedText(2, 1, Body, "'得分'!$A$9", "=1+1</v>")
	b, err := w.Bytes()
	if err != nil {
		t.Fatal(err)
	}
	return b
}

func TestAFormulaKeepsTheResultItWasWrittenWith(t *testing.T) {
	raw := computedWorkbook(t)
	book := mustOpen(t, raw)
	number, text := book.Sheets[0].Cell(1, 1), book.Sheets[0].Cell(2, 1)
	if number.Kind != Number || number.Raw != "13.333333333333333" || number.Flags&Formula == 0 {
		t.Errorf("the number is %+v", number)
	}
	if text.Kind != Text || text.Raw != "少 & 多" || text.Flags&Formula == 0 {
		t.Errorf("the text is %+v", text)
	}
	if c := book.Sheets[1].Cell(2, 1); c.Kind != Text || c.Raw != "=1+1</v>" {
		t.Errorf("the text on the second sheet is %+v", c)
	}
	f := reader(t, raw)
	if got, err := f.GetCellFormula("得分", "A1"); err != nil || got != "'方案'!$A$1/3" {
		t.Errorf("the formula is %q, %v", got, err)
	}
	if calc, err := f.GetCalcProps(); err != nil || calc.FullCalcOnLoad == nil || !*calc.FullCalcOnLoad {
		t.Errorf("programs are not asked to compute: %+v, %v", calc, err)
	}
	if !bytes.Equal(raw, computedWorkbook(t)) {
		t.Error("two runs differ")
	}
}

func TestAResultThatIsNoDecimalIsAMistake(t *testing.T) {
	for _, result := range []string{"", "1/3", "eins", "0x10"} {
		w := NewWriter()
		w.Page("表").ComputedNumber(1, 1, Sum, "A2", result)
		if _, err := w.Bytes(); err == nil || !strings.Contains(err.Error(), "no decimal") {
			t.Errorf("%q: %v", result, err)
		}
	}
}
