package scorebook

import (
	"math/big"
	"strconv"
	"strings"

	"parkboard/internal/sheet"
)

// cell is an address within its sheet: $C$5.
func cell(row, col int) string {
	return "$" + sheet.ColName(col) + "$" + strconv.Itoa(row)
}

// span is a column of cells: $C$5:$C$11.
func span(from, to, col int) string { return cell(from, col) + ":" + cell(to, col) }

// on is an address on another sheet; names of sheets are the board's own words.
func on(name, address string) string {
	return "'" + strings.ReplaceAll(name, "'", "''") + "'!" + address
}

// quoted is a word of the board's own within a formula.
func quoted(text string) string { return `"` + strings.ReplaceAll(text, `"`, `""`) + `"` }

// when is IF(test, yes, no).
func when(test, yes, no string) string { return "IF(" + test + "," + yes + "," + no + ")" }

// computed writes a formula with the number it comes to, or — where there is
// none.
func computed(p *sheet.Page, row, col int, style sheet.Style, formula string, result *big.Rat) {
	if result == nil {
		p.ComputedText(row, col, style, formula, none)
		return
	}
	p.ComputedNumber(row, col, style, formula, exact(result))
}

// counted is the same for whole numbers.
func counted(p *sheet.Page, row, col int, style sheet.Style, formula string, result int) {
	p.ComputedNumber(row, col, style, formula, strconv.Itoa(result))
}
