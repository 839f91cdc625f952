package views

import (
	"fmt"
	"math/big"
	"strings"

	"parkboard/internal/board"
	"parkboard/internal/locale"
	"parkboard/internal/park"
)

// Style is where a number is written; it decides unit and decimals
// (docs/domain.md#quantities).
type Style int

// The styles.
const (
	InTable Style = iota // money 亿元 with 2 decimals
	InProse              // money 亿元 with 1 decimal; units as sentences write them
	InParts              // parts and the total they sum to: one decimal more than in tables
	Exact                // receipts: the canonical unit, every digit up to six
)

const (
	tenThousandYuan    = "万元"
	hundredMillionYuan = "亿元"
	percent            = "%"
	points             = "个百分点"
	places             = "位"
)

var tenThousand = big.NewRat(10_000, 1)

// Write gives a number in a unit as the board prints it, and the unit beside
// it in the reader's language: 万元 become 亿元, a percent sign joins the digits
// and leaves no unit.
func Write(p locale.Printer, r *big.Rat, unit string, style Style) (text, printed string) {
	return write(p, r, unit, style, board.OfValue)
}

func write(p locale.Printer, r *big.Rat, unit string, style Style, of board.Of) (text, printed string) {
	if unit == tenThousandYuan && style != Exact {
		unit, r = hundredMillionYuan, new(big.Rat).Quo(r, tenThousand)
	}
	text = number(r, decimals(unit, style, of), needed(of))
	switch {
	case r.Sign() == 0:
		text = "0"
	case style == Exact || unit == "亩":
		text = trimmed(text)
	}
	switch unit {
	case percent:
		return text + percent, ""
	case places, "":
		return text, ""
	}
	return text, UnitText(p, unit, style)
}

// needed holds for amounts still needed: they are printed so that what is
// printed suffices.
func needed(of board.Of) bool {
	return of == board.OfGap || of == board.OfNeed || of == board.OfToNext || of == board.OfToNextNumerator
}

// decimals is the one table of how many digits follow the point.
func decimals(unit string, style Style, of board.Of) int {
	planned := of == board.OfNeed || of == board.OfForecast || of == board.OfForecastLow || of == board.OfForecastHigh
	n := 0
	switch {
	case style == Exact:
		return 6
	case unit == hundredMillionYuan && (planned || style == InProse):
		n = 1
	case unit == percent || unit == points:
		n = 1
	case unit == hundredMillionYuan || strings.Contains(unit, "/") || unit == "亩":
		n = 2
	}
	if style == InParts {
		n++
	}
	return n
}

// number writes digits with the true minus sign and, from five digits before
// the point, commas; up rounds away from zero, for amounts still needed.
func number(r *big.Rat, digits int, up bool) string {
	text := park.Decimal(r, digits)
	if up {
		text = park.DecimalUp(r, digits)
	}
	sign := ""
	if strings.HasPrefix(text, "-") {
		sign, text = "−", text[1:]
	}
	whole, rest, _ := strings.Cut(text, ".")
	if rest != "" {
		rest = "." + rest
	}
	return sign + grouped(whole) + rest
}

func grouped(whole string) string {
	if len(whole) < 5 {
		return whole
	}
	var b strings.Builder
	for i, digit := range whole {
		if i > 0 && (len(whole)-i)%3 == 0 {
			b.WriteByte(',')
		}
		b.WriteRune(digit)
	}
	return b.String()
}

func trimmed(text string) string {
	if !strings.Contains(text, ".") {
		return text
	}
	return strings.TrimRight(strings.TrimRight(text, "0"), ".")
}

// Count writes a whole number: parks, files, issues.
func Count(n int) string { return number(big.NewRat(int64(n), 1), 0, false) }

// UnitText is a unit in the reader's language: 亿元 · ¥100m in tables,
// hundred million yuan in English sentences.
func UnitText(p locale.Printer, unit string, style Style) string {
	if key := "unit.prose." + unit; style == InProse && locale.Has(key) {
		return p.T(key)
	}
	if key := "unit." + unit; locale.Has(key) {
		return p.T(key)
	}
	if u, ok := park.UnitNamed(unit); ok && p.English() {
		return u.EN
	}
	return unit
}

// HeadUnit is the unit a table's head states for values of a canonical unit:
// money is printed in 亿元.
func HeadUnit(p locale.Printer, canonical string) string {
	if canonical == tenThousandYuan {
		canonical = hundredMillionYuan
	}
	return UnitText(p, canonical, InTable)
}

var monthNames = strings.Fields("Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec")

// MonthsText is the cumulative span of a period without its year: 1—6月, Jan–Jun.
func MonthsText(p locale.Printer, period park.Period) string {
	if p.English() {
		return "Jan–" + monthNames[period.Month-1]
	}
	return fmt.Sprintf("1—%d月", period.Month)
}

// PeriodText is a period with its year: 2023年1—6月, Jan–Jun 2023.
func PeriodText(p locale.Printer, period park.Period) string {
	if p.English() {
		return fmt.Sprintf("%s %d", MonthsText(p, period), period.Year)
	}
	return fmt.Sprintf("%d年%s", period.Year, MonthsText(p, period))
}

// MonthText is the last month of a period alone: 6月, Jun. January and
// February are one: 1—2月.
func MonthText(p locale.Printer, period park.Period) string {
	switch {
	case period.FirstOfYear():
		return MonthsText(p, period)
	case p.English():
		return monthNames[period.Month-1]
	}
	return fmt.Sprintf("%d月", period.Month)
}

// YearText is a year: 2023年, 2023.
func YearText(p locale.Printer, year int) string {
	if p.English() {
		return fmt.Sprint(year)
	}
	return fmt.Sprintf("%d年", year)
}

// DateText is a day in a sentence: 2023年7月20日, 20 Jul 2023. Tables print the
// Date itself.
func DateText(p locale.Printer, d park.Date) string {
	t := d.Time()
	switch {
	case d == "":
		return ""
	case p.English():
		return t.Format("2 Jan 2006")
	}
	return t.Format("2006年1月2日")
}

// MomentText is a moment on the Beijing clock: 2023-07-21 10:05; "" for none.
func MomentText(t park.Moment) string {
	if t.IsZero() {
		return ""
	}
	return t.In(park.Beijing).Format("2006-01-02 15:04")
}

// WindowText names the window that stands beside every number; a stock is read
// at the period's end whatever the window (docs/domain.md#windows).
func WindowText(p locale.Printer, w board.Window, stock bool) string {
	switch {
	case stock:
		return p.T("window." + string(board.AtEnd))
	case w == "":
		return p.T("window." + string(board.YTD))
	}
	return p.T("window." + string(w))
}

// SubjectName is the name of an indicator or a ratio of the catalogue.
func SubjectName(p locale.Printer, c *park.Catalogue, code string) string {
	if i, ok := c.Indicator(code); ok {
		return i.Name.In(p.Lang())
	}
	if r, ok := c.Ratio(code); ok {
		return r.Name.In(p.Lang())
	}
	return code
}

// ParkName is the name of a park, or the city's for the pooled parks.
func ParkName(p locale.Printer, c *park.Catalogue, code string) string {
	if code == park.CityCode {
		return c.City.In(p.Lang())
	}
	if found, ok := c.Park(code); ok {
		return found.Name.In(p.Lang())
	}
	return code
}

// TierText is a tier's amount: 1000亿元, ¥100 bn (1000亿元). 1 亿 is 10⁸: never
// write 1000亿元 as a thousand billion.
func TierText(p locale.Printer, t park.Tier) string {
	hundredMillions := new(big.Rat).Quo(t.Amount.Rat(), tenThousand)
	zh := trimmed(number(hundredMillions, 2, false)) + hundredMillionYuan
	if !p.English() {
		return zh
	}
	billions := new(big.Rat).Quo(hundredMillions, big.NewRat(10, 1))
	return fmt.Sprintf("¥%s bn (%s)", trimmed(number(billions, 2, false)), zh)
}

// VerbText is the verb of a tier, kept in every sentence: 突破 or 达到.
func VerbText(p locale.Printer, v park.Verb) string { return p.T("verb." + string(v)) }
