package sheet

import (
	"fmt"

	"github.com/xuri/excelize/v2"
)

// Style is one of the few looks of the workbooks written here.
type Style uint8

// The styles. Those from Body on, but Note, stand in a ruled table.
const (
	Plain        Style = iota // as the program shows it
	Title                     // large and centred, over the table
	UnitLine                  // small and to the right, under the title
	Note                      // small and to the left, under the table
	Head                      // bold, centred, shaded, wrapped
	Body                      // text in the table
	Centred                   // text in the table, centred: numbering, short words
	Whole                     // numbers "#,##0"
	OneDecimal                // numbers "0.0"
	TwoDecimals               // numbers "0.00"
	Percent                   // fractions "0.0%"
	Day                       // dates "yyyy-mm-dd"
	Entry                     // a cell to be filled in, as typed: 12.3% stays a percentage
	Sum                       // a computed number, shaded
	FourDecimals              // numbers "0.0000"
	Input                     // a number that is there to be changed, as typed, on yellow
)

// Total is added to a style of the table for the row below a rule: bold and
// shaded.
const Total Style = 1 << 7

// numberFormats are the formats of the styles that show numbers.
var numberFormats = map[Style]string{
	Whole: "#,##0", OneDecimal: "0.0", TwoDecimals: "0.00", Percent: "0.0%", Day: "yyyy-mm-dd",
	FourDecimals: "0.0000",
}

// style is the number of a style in the workbook, made at first use.
func (w *Writer) style(s Style) (int, error) {
	if s == Plain {
		return 0, nil
	}
	if id, ok := w.styles[s]; ok {
		return id, nil
	}
	if s&^Total > Input {
		return 0, fmt.Errorf("an unknown style %d", s)
	}
	l := look(s &^ Total)
	if s&Total != 0 {
		l.Font.Bold, l.Fill = true, shaded()
	}
	id, err := w.file.NewStyle(l)
	w.styles[s] = id
	return id, err
}

// look is what a style looks like: fonts every Chinese office has, hairlines
// around the cells of a table.
func look(s Style) *excelize.Style {
	l := &excelize.Style{
		Font:      &excelize.Font{Family: "宋体", Size: 11},
		Alignment: &excelize.Alignment{Vertical: "center"},
	}
	switch s {
	case Title:
		l.Font.Size, l.Font.Bold, l.Alignment.Horizontal = 16, true, "center"
		return l
	case UnitLine:
		l.Font.Size, l.Alignment.Horizontal = 10, "right"
		return l
	case Note:
		l.Font.Size, l.Alignment.Horizontal, l.Alignment.WrapText = 10, "left", true
		return l
	case Head:
		l.Font.Bold, l.Alignment.Horizontal, l.Alignment.WrapText = true, "center", true
		l.Fill = shaded()
	case Body:
		l.Alignment.WrapText = true
	case Centred:
		l.Alignment.Horizontal = "center"
	case Entry:
		l.Alignment.Horizontal = "right"
	case Input:
		l.Alignment.Horizontal = "right"
		l.Fill = filled("FFF5CC")
	case Sum:
		l.Alignment.Horizontal = "right"
		l.Fill = shaded()
	default:
		code := numberFormats[s]
		l.CustomNumFmt, l.Alignment.Horizontal = &code, "right"
	}
	for _, side := range []string{"left", "top", "right", "bottom"} {
		l.Border = append(l.Border, excelize.Border{Type: side, Color: "808080", Style: 1})
	}
	return l
}

func shaded() excelize.Fill { return filled("F2F2F2") }

func filled(colour string) excelize.Fill {
	return excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{colour}}
}
