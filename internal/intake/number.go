package intake

import (
	"math/big"
	"regexp"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"parkboard/internal/park"
	"parkboard/internal/sheet"
)

// reading is what a cell says where a number belongs.
type reading struct {
	missing bool
	flat    bool      // 持平
	value   *big.Rat  // nil when missing or wrong
	places  int       // decimals printed
	stored  int       // decimals held, at least as many
	percent bool      // the cell carries its own percent sign or format
	wrong   park.Code // number_invalid, number_ambiguous, formula_error; "" when read
	why     wrongness
}

// wrongness says what stands in the way of a number, for the message.
type wrongness uint8

const (
	fineNumber wrongness = iota
	noNumber             // letters, two points
	qualified            // 约, 左右, ▲, (…), a unit
	grouping             // commas that do not stand every three digits
	aDate
	scientific
	brokenFormula
	uncached
	ratio   // a percentage where an amount belongs
	tooLong // more than can be kept
)

var (
	grouped    = regexp.MustCompile(`^[+-]?\d{1,3}(?:,\d{3})+(?:\.\d*)?$`)
	exponent   = regexp.MustCompile(`^[+-]?\d+(?:\.\d+)?[eE][+-]?\d+$`)
	dayText    = regexp.MustCompile(`^\d{4}[-/.年]\d{1,2}[-/.月]\d{1,2}日?(?:\s.*)?$|^\d{4}年\d{1,2}月$`)
	excelError = regexp.MustCompile(`^#(?:DIV/0!|N/A|NAME\?|NULL!|NUM!|REF!|VALUE!|SPILL!|CALC!|GETTING_DATA)$`)
	dashRun    = regexp.MustCompile(`^[-—–―─−]+$`)
	dotRun     = regexp.MustCompile(`^(?:\.{3,}|…+|·{3,})$`)
)

// isPlain tells plain decimals: 12, -3.5, .5, 7.
func isPlain(s string) bool {
	if s != "" && (s[0] == '+' || s[0] == '-') {
		s = s[1:]
	}
	digits, points := 0, 0
	for i := range len(s) {
		switch {
		case isDigit(s[i]):
			digits++
		case s[i] == '.':
			points++
		default:
			return false
		}
	}
	return digits > 0 && points <= 1
}

// isMissing tells the ways a clerk writes that there is no value
// (docs/domain.md#intake); s is trimmed and NFKC.
func isMissing(s string) bool {
	switch strings.ToUpper(s) {
	case "", "/", "无", "空", "N/A":
		return true
	}
	return dashRun.MatchString(s) || dotRun.MatchString(s)
}

// typed is a cell's text with full-width forms unified and blanks around it
// dropped; the em dash stays.
func typed(s string) string {
	if isPlain(s) {
		return s
	}
	s = strings.TrimFunc(norm.NFKC.String(s), blank)
	s = strings.ReplaceAll(s, "−", "-")
	return strings.TrimFunc(strings.TrimPrefix(s, "'"), blank)
}

func blank(r rune) bool {
	return unicode.IsSpace(r) || r == '\u200b' || r == '\ufeff' || r == '\u2060'
}

// readNumber reads a cell exactly. rate tells that a growth rate in percent
// is wanted: then 12.3%, 0.123 shown as 12.3% and 12.3 are the same.
func readNumber(b *sheet.Book, c *sheet.Cell, rate bool) reading {
	switch {
	case c.Has(sheet.NoCache):
		return reading{wrong: park.FormulaError, why: uncached}
	case c.Kind == sheet.Error:
		return reading{wrong: park.FormulaError, why: brokenFormula}
	case c.Kind == sheet.Date:
		return reading{wrong: park.NumberAmbiguous, why: aDate}
	case c.Kind == sheet.Bool:
		return reading{wrong: park.NumberInvalid, why: noNumber}
	case c.Kind == sheet.Number:
		return readStored(b, c, rate)
	}
	return readText(c.Raw, rate)
}

// readStored reads a number the workbook holds as a number.
func readStored(b *sheet.Book, c *sheet.Cell, rate bool) reading {
	text := c.Decimal()
	v, ok := new(big.Rat).SetString(text)
	if !ok {
		return reading{wrong: park.NumberInvalid, why: noNumber}
	}
	r := reading{value: v, places: decimals(text), stored: decimals(text), percent: c.Has(sheet.PercentFormat)}
	shown := typed(b.Shown(c))
	if s := strings.TrimRight(shown, "%"); isPlain(s) || grouped.MatchString(s) {
		r.places = min(r.places, decimals(s))
		if c.Has(sheet.PercentFormat) {
			r.places = decimals(s)
		}
	}
	switch {
	case r.percent && !rate:
		return reading{wrong: park.NumberAmbiguous, why: ratio}
	case r.percent:
		v.Mul(v, big.NewRat(100, 1))
	}
	return r
}

// readText reads a number typed as text.
func readText(raw string, rate bool) reading {
	s := typed(raw)
	if isPlain(s) {
		return decimalReading(s, false)
	}
	switch {
	case isMissing(s):
		return reading{missing: true}
	case rate && s == "持平":
		return reading{value: new(big.Rat), flat: true}
	case excelError.MatchString(strings.ToUpper(s)):
		return reading{wrong: park.FormulaError, why: brokenFormula}
	}
	number, percent := strings.CutSuffix(s, "%")
	number = signed(strings.TrimSpace(number))
	if isPlain(number) || grouped.MatchString(number) {
		if percent && !rate {
			return reading{wrong: park.NumberAmbiguous, why: ratio}
		}
		return decimalReading(number, percent)
	}
	return misread(s)
}

// signed joins a sign to the number behind it: "- 6.1" is −6.1.
func signed(s string) string {
	if s != "" && (s[0] == '-' || s[0] == '+') {
		return s[:1] + strings.TrimLeftFunc(s[1:], blank)
	}
	return s
}

func decimalReading(s string, percent bool) reading {
	s = strings.ReplaceAll(s, ",", "")
	v, ok := new(big.Rat).SetString(s)
	if !ok {
		return reading{wrong: park.NumberInvalid, why: noNumber}
	}
	return reading{value: v, places: decimals(s), stored: decimals(s), percent: percent}
}

// misread says why a text is no number: number_invalid where no reading
// exists, number_ambiguous where more than one does or a word qualifies it.
func misread(s string) reading {
	ambiguous := func(why wrongness) reading { return reading{wrong: park.NumberAmbiguous, why: why} }
	hasDigit := strings.ContainsFunc(s, unicode.IsDigit)
	switch {
	case !hasDigit && !strings.ContainsAny(s, "一二三四五六七八九十百千"):
		return reading{wrong: park.NumberInvalid, why: noNumber}
	case dayText.MatchString(s):
		return reading{wrong: park.NumberInvalid, why: aDate}
	case exponent.MatchString(s):
		return ambiguous(scientific)
	case strings.Trim(s, "+-.,0123456789%") == "":
		if strings.Contains(s, ",") && strings.Count(s, ".") <= 1 && !strings.ContainsAny(strings.TrimLeft(s, "+-"), "+-") {
			return ambiguous(grouping)
		}
		return reading{wrong: park.NumberInvalid, why: noNumber}
	case strings.ContainsFunc(s, func(r rune) bool { return r < 0x80 && unicode.IsLetter(r) }):
		return reading{wrong: park.NumberInvalid, why: noNumber}
	}
	return ambiguous(qualified)
}

// decimals counts the digits behind the point.
func decimals(s string) int {
	if i := strings.IndexByte(s, '.'); i >= 0 {
		return len(s) - i - 1
	}
	return 0
}

// numeric tells cells that a heading never is: numbers, and texts made of
// digits alone.
func numeric(c *sheet.Cell) bool {
	switch c.Kind {
	case sheet.Number, sheet.Error, sheet.Bool:
		return true
	case sheet.Text:
		return numberText(c.Raw)
	}
	return c.Has(sheet.NoCache)
}

// numberText tells texts that are a number for certain.
func numberText(raw string) bool {
	if len(raw) == 0 || len(raw) > 48 {
		return false
	}
	if isPlain(raw) {
		return true
	}
	digit := false
	for _, r := range raw {
		switch {
		case r >= '0' && r <= '9' || r >= '０' && r <= '９':
			digit = true
		case strings.ContainsRune("+-.,%，．－＋−％", r) || blank(r):
		default:
			return false
		}
	}
	if !digit {
		return false
	}
	s := signed(strings.TrimSuffix(typed(raw), "%"))
	return isPlain(s) || grouped.MatchString(s)
}
