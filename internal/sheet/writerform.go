package sheet

import (
	"fmt"
	"strings"
	"unicode/utf16"

	"github.com/xuri/excelize/v2"
)

// Validation is what the cells of a form accept, and what the program says
// about them: Hint when a cell is entered, Refusal when something else was
// typed. A blank is always accepted.
type Validation struct {
	Whole        bool   // whole numbers only
	Least        string // the smallest number accepted, "0"; "" for any
	RefusalTitle string
	Refusal      string
	HintTitle    string
	Hint         string // "" for none
}

// The lengths programs allow, in UTF-16 units.
const (
	maxHintTitle = 32
	maxHint      = 255
)

// anyNumber bounds "any number", for which validations have no word.
const anyNumber = "1000000000000000"

// Validate sets what the cells of a range accept.
func (p *Page) Validate(r Range, v Validation) {
	at := Addr(r.R1, r.C1) + ":" + Addr(r.R2, r.C2)
	for _, text := range []struct {
		said string
		most int
	}{{v.RefusalTitle, maxHintTitle}, {v.HintTitle, maxHintTitle}, {v.Refusal, maxHint}, {v.Hint, maxHint}} {
		if n := len(utf16.Encode([]rune(text.said))); n > text.most {
			p.w.note(fmt.Errorf("%s!%s: a message of %d characters", p.name, at, n))
			return
		}
	}
	dv := excelize.NewDataValidation(true)
	dv.SetSqref(at)
	dv.SetError(excelize.DataValidationErrorStyleStop, v.RefusalTitle, v.Refusal)
	if v.Hint != "" {
		dv.SetInput(v.HintTitle, v.Hint)
	}
	kind := excelize.DataValidationTypeDecimal
	if v.Whole {
		kind = excelize.DataValidationTypeWhole
	}
	if v.Least == "" {
		p.w.note(dv.SetRange("-"+anyNumber, anyNumber, kind, excelize.DataValidationOperatorBetween))
	} else {
		p.w.note(dv.SetRange(v.Least, "", kind, excelize.DataValidationOperatorGreaterThanOrEqual))
	}
	p.w.note(p.w.file.AddDataValidation(p.name, dv))
}

// Print sets how the sheet comes out on paper: A4 across, as wide as the page,
// with the first rows and columns on every page and the page's number below.
func (p *Page) Print(rows, cols int) {
	a4, landscape, wide, long := 9, "landscape", 1, 0 // long 0: as many pages as it takes
	fit := true
	p.w.note(p.w.file.SetPageLayout(p.name, &excelize.PageLayoutOptions{
		Size: &a4, Orientation: &landscape, FitToWidth: &wide, FitToHeight: &long,
	}))
	p.w.note(p.w.file.SetSheetProps(p.name, &excelize.SheetPropsOptions{FitToPage: &fit}))
	narrow, half, centred := 0.4, 0.6, true // inches
	p.w.note(p.w.file.SetPageMargins(p.name, &excelize.PageLayoutMarginsOptions{
		Left: &narrow, Right: &narrow, Top: &half, Bottom: &half, Horizontally: &centred,
	}))
	p.w.note(p.w.file.SetHeaderFooter(p.name, &excelize.HeaderFooterOptions{OddFooter: "&C&P / &N"}))
	quoted := "'" + strings.ReplaceAll(p.name, "'", "''") + "'!"
	var repeated []string
	if cols > 0 {
		repeated = append(repeated, fmt.Sprintf("%s$A:$%s", quoted, ColName(cols)))
	}
	if rows > 0 {
		repeated = append(repeated, fmt.Sprintf("%s$1:$%d", quoted, rows))
	}
	if len(repeated) > 0 {
		p.w.note(p.w.file.SetDefinedName(&excelize.DefinedName{
			Name: "_xlnm.Print_Titles", RefersTo: strings.Join(repeated, ","), Scope: p.name,
		}))
	}
}
