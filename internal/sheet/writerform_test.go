package sheet

import (
	"bytes"
	"strings"
	"testing"
)

// formWorkbook writes a small form.
func formWorkbook(t testing.TB) []byte {
	t.Helper()
	w := NewWriter()
	p := w.Page("O'表")
	next := p.Heads(2, 1, 3, []Heading{
		{Text: "园区"},
		{Text: "经济", Under: []Heading{{Text: "产值", Under: []Heading{{Text: "累计"}, {Text: "本月"}}}, {Text: "税收"}}},
	})
	if next != 5 {
		t.Errorf("the heads end before column %d", next)
	}
	p.Blank(5, 2, Entry)
	p.Validate(Range{5, 2, 5, 2}, Validation{Least: "0", RefusalTitle: "请核对", Refusal: "只能填 <数> & \"不小于 0\"", HintTitle: "上期", Hint: "累计：12\n本月：3"})
	p.Validate(Range{5, 3, 6, 3}, Validation{Whole: true, Refusal: "整数"})
	p.Formula(6, 2, Sum, "SUM(B5:B5)")
	p.Freeze(4, 1)
	p.Print(4, 1)
	b, err := w.Bytes()
	if err != nil {
		t.Fatal(err)
	}
	return b
}

func TestHeadsSpanWhatStandsUnderThem(t *testing.T) {
	s := &mustOpen(t, formWorkbook(t)).Sheets[0]
	want := map[Range]string{{2, 1, 4, 1}: "园区", {2, 2, 2, 4}: "经济", {3, 2, 3, 3}: "产值", {3, 4, 4, 4}: "税收"}
	for _, m := range s.Merges {
		if text, ok := want[m]; !ok || s.Cell(m.R1, m.C1).Raw != text {
			t.Errorf("%v is merged", m)
		}
		delete(want, m)
	}
	if len(want) > 0 || s.Cell(4, 2).Raw != "累计" || s.Cell(4, 3).Raw != "本月" {
		t.Errorf("not merged: %v", want)
	}
}

func TestAFormSaysWhatItsCellsAccept(t *testing.T) {
	rules, err := reader(t, formWorkbook(t)).GetDataValidations("O'表")
	if err != nil || len(rules) != 2 {
		t.Fatalf("%d validations, %v", len(rules), err)
	}
	a, b := rules[0], rules[1]
	if a.Sqref != "B5:B5" || a.Type != "decimal" || a.Operator != "greaterThanOrEqual" || a.Formula1 != "0" || !a.AllowBlank ||
		*a.Error != "只能填 <数> & \"不小于 0\"" || *a.ErrorStyle != "stop" || !a.ShowInputMessage || *a.Prompt != "累计：12\n本月：3" {
		t.Errorf("the first is %+v", a)
	}
	if b.Sqref != "C5:C6" || b.Type != "whole" || b.Operator != "between" || b.Formula1 != "-"+anyNumber || b.Formula2 != anyNumber || b.ShowInputMessage {
		t.Errorf("the second is %+v", b)
	}
}

func TestAFormIsPrintedAcrossWithItsHeadsOnEveryPage(t *testing.T) {
	f := reader(t, formWorkbook(t))
	layout, err := f.GetPageLayout("O'表")
	if err != nil || *layout.Orientation != "landscape" || *layout.Size != 9 || *layout.FitToWidth != 1 || *layout.FitToHeight != 0 {
		t.Errorf("layout %+v, %v", layout, err)
	}
	names := f.GetDefinedName()
	if len(names) != 1 || names[0].RefersTo != "'O''表'!$A:$A,'O''表'!$1:$4" {
		t.Errorf("names %+v", names)
	}
	panes, err := f.GetPanes("O'表")
	if err != nil || !panes.Freeze || panes.TopLeftCell != "B5" {
		t.Errorf("panes %+v, %v", panes, err)
	}
}

func TestTheSameFormIsTheSameBytes(t *testing.T) {
	if !bytes.Equal(formWorkbook(t), formWorkbook(t)) {
		t.Error("two runs differ")
	}
}

func TestAMessageLongerThanProgramsShowIsAMistake(t *testing.T) {
	for name, v := range map[string]Validation{
		"a hint":          {Hint: strings.Repeat("字", 256)},
		"a refusal":       {Refusal: strings.Repeat("😀", 128)},
		"a title of both": {HintTitle: strings.Repeat("字", 33)},
	} {
		w := NewWriter()
		w.Page("表").Validate(Range{1, 1, 1, 1}, v)
		if b, err := w.Bytes(); err == nil || b != nil {
			t.Errorf("%s: no error", name)
		}
	}
}
