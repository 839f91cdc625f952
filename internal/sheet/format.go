package sheet

import "strings"

// format is a number format, parsed: up to four sections for positive,
// negative, zero and text.
type format struct {
	sections []section
	date     bool // shows days or times: its numbers are dates
	percent  bool
}

// section is one part of a format between semicolons.
type section struct {
	pieces   []piece
	op       string // of a condition such as [>=100], else ""
	bound    float64
	general  bool // shows the number as it is
	date     bool
	hours12  bool // has a mark for morning and afternoon
	chinese  bool // writes numerals in Chinese characters
	at       bool // has a place for text
	percents int
	thirds   int  // trailing commas: each divides by 1,000
	grouped  bool // thousands separators
	exponent bool
	whole    int // digit places before the point
	decimals int // digit places behind the point
	optional int // of those, trailing ones that are dropped when zero
}

// pieceKind says what a piece of a section shows.
type pieceKind uint8

const (
	literal      pieceKind = iota // text as it stands
	wholePlace                    // a digit before the point
	point                         // the decimal point
	decimalPlace                  // a digit behind the point
	exponentMark                  // E+ or E-, with its places
	textPlace                     // @
	generalPlace                  // General
	datePart                      // a run of y, m, d, h, s, a …
	elapsed                       // [h], [m] or [s]: all that passed
	subsecond                     // .0 behind seconds
)

// piece is one element of a section: text is the literal, the placeholder
// character or the run of letters.
type piece struct {
	kind pieceKind
	text string
}

var generalFormat = parseFormat("General")

// builtinFormats are the formats every workbook knows by number, as a Chinese
// system shows them.
var builtinFormats = map[int]string{
	1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00", 9: "0%", 10: "0.00%", 11: "0.00E+00",
	5: `"¥"#,##0;"¥"-#,##0`, 6: `"¥"#,##0;"¥"-#,##0`, 7: `"¥"#,##0.00;"¥"-#,##0.00`, 8: `"¥"#,##0.00;"¥"-#,##0.00`,
	14: "yyyy/m/d", 15: "d-mmm-yy", 16: "d-mmm", 17: "mmm-yy", 18: "h:mm AM/PM", 19: "h:mm:ss AM/PM",
	20: "h:mm", 21: "h:mm:ss", 22: "yyyy/m/d h:mm",
	27: `yyyy"年"m"月"`, 28: `m"月"d"日"`, 29: `m"月"d"日"`, 30: "m/d/yy", 31: `yyyy"年"m"月"d"日"`,
	32: `h"时"mm"分"`, 33: `h"时"mm"分"ss"秒"`, 34: `上午/下午h"时"mm"分"`, 35: `上午/下午h"时"mm"分"ss"秒"`, 36: `yyyy"年"m"月"`,
	37: "#,##0;-#,##0", 38: "#,##0;-#,##0", 39: "#,##0.00;-#,##0.00", 40: "#,##0.00;-#,##0.00",
	41: "#,##0;-#,##0;-", 42: `"¥"#,##0;"¥"-#,##0;"¥"-`, 43: "#,##0.00;-#,##0.00;-", 44: `"¥"#,##0.00;"¥"-#,##0.00;"¥"-`,
	45: "mm:ss", 46: "[h]:mm:ss", 47: "mm:ss.0", 48: "##0.0E+0", 49: "@",
	50: `yyyy"年"m"月"`, 51: `m"月"d"日"`, 52: `yyyy"年"m"月"`, 53: `m"月"d"日"`, 54: `m"月"d"日"`,
	55: `上午/下午h"时"mm"分"`, 56: `上午/下午h"时"mm"分"ss"秒"`, 57: `yyyy"年"m"月"`, 58: `m"月"d"日"`,
}

// formatTable numbers the formats a workbook uses.
type formatTable struct {
	left     *allowance
	declared map[int]string
	index    map[string]uint16
	used     []format
}

func newFormatTable(left *allowance) *formatTable {
	return &formatTable{left: left, declared: map[int]string{}, index: map[string]uint16{}}
}

// pieceCost is about what one character of a format costs once parsed.
const pieceCost = 32

// declare notes a format the workbook defines itself.
func (t *formatTable) declare(id int, code string) error {
	t.declared[id] = code
	return t.left.takeText(pieceCost + len(code))
}

// use is the index in used of the format with a number; unknown ones are
// General.
func (t *formatTable) use(id int) (uint16, error) {
	code, ok := t.declared[id]
	if !ok {
		code, ok = builtinFormats[id]
	}
	if !ok || code == "" {
		code = "General"
	}
	if at, ok := t.index[code]; ok {
		return at, nil
	}
	at := uint16(len(t.used))
	t.index[code] = at
	t.used = append(t.used, parseFormat(code))
	return at, t.left.takeText(pieceCost * len(code))
}

// useAll numbers the formats of a list of cell styles. Format 0 is General.
func (t *formatTable) useAll(ids []int) ([]uint16, error) {
	if _, err := t.use(0); err != nil {
		return nil, err
	}
	styles := make([]uint16, len(ids))
	for i, id := range ids {
		var err error
		if styles[i], err = t.use(id); err != nil {
			return nil, err
		}
	}
	return styles, nil
}

// parseFormat reads a format code. Anything not understood shows as literal
// text, so every code parses.
func parseFormat(code string) format {
	var f format
	for _, part := range splitSections(code) {
		f.sections = append(f.sections, parseSection(part))
	}
	first := &f.sections[0]
	f.date = first.date
	f.percent = first.percents > 0 && !first.date
	return f
}

// splitSections cuts a code at its semicolons, at most four sections.
func splitSections(code string) []string {
	var out []string
	from := 0
	for i := 0; i < len(code) && len(out) < 3; i++ {
		switch code[i] {
		case '\\', '!', '_', '*':
			i++
		case '"', '[':
			closing := byte('"')
			if code[i] == '[' {
				closing = ']'
			}
			if n := strings.IndexByte(code[i+1:], closing); n >= 0 {
				i += n + 1
			}
		case ';':
			out = append(out, code[from:i])
			from = i + 1
		}
	}
	return append(out, code[from:])
}
