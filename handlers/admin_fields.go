package handlers

import (
	"math/big"
	"regexp"
	"strconv"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"parkboard/internal/intake"
	"parkboard/internal/park"
	"parkboard/views"
)

// fields reads what was typed into a form; what is wrong is said at its field,
// in the reader's language, and all of it at once.
type fields struct {
	say   func(key string, args ...any) string
	typed views.Typed
	wrong views.Problems
}

// refuse says what is wrong with a field; the first finding stays.
func (f *fields) refuse(name, key string, args ...any) {
	if f.wrong[name] == "" {
		f.wrong[name] = f.say("admin.wrong."+key, args...)
	}
}

// line is a text on one line; "" is refused where it is required.
func (f *fields) line(name string, most int, required bool) string {
	text := strings.Join(strings.Fields(f.typed[name]), " ")
	switch {
	case text == "" && required:
		f.refuse(name, "empty")
	case !printable(text):
		f.refuse(name, "letters")
	case utf8.RuneCountInString(text) > most:
		f.refuse(name, "long", most, utf8.RuneCountInString(text))
	}
	return text
}

// printable refuses what no page and no file can show.
func printable(text string) bool {
	return utf8.ValidString(text) && !strings.ContainsFunc(text, func(r rune) bool {
		return unicode.IsControl(r) && r != '\n' || r == utf8.RuneError || unicode.Is(unicode.Bidi_Control, r)
	})
}

// amount is a number above zero, by the rules of cells.
func (f *fields) amount(name string) *big.Rat {
	text := f.typed[name]
	n, ok := intake.Typed(text)
	switch {
	case strings.TrimSpace(text) == "":
		f.refuse(name, "empty")
	case !ok:
		f.refuse(name, "number")
	case n.Sign() <= 0:
		f.refuse(name, "positive")
	default:
		return n
	}
	return nil
}

// unit is a unit of the kind.
func (f *fields) unit(name string, kind park.UnitKind, list string) (park.Unit, bool) {
	u, ok := park.UnitNamed(f.typed[name])
	if !ok || u.Kind != kind {
		f.refuse(name, "unit", list)
		return u, false
	}
	return u, true
}

// quantity is an amount in a unit as it is kept, and exactly: where the two
// differ, the reader is asked.
func (f *fields) quantity(name string, amount *big.Rat, u park.Unit) (kept park.Quantity, exact *big.Rat) {
	exact = new(big.Rat).Mul(amount, u.Factor)
	kept, fits := park.QuantityOf(exact)
	switch {
	case !fits:
		f.refuse(name, "large")
	case kept <= 0:
		f.refuse(name, "tiny")
	}
	return kept, exact
}

var daySeparators = strings.NewReplacer("年", "-", "月", "-", "日", "", "/", "-", ".", "-")

// readDay reads a day as people write it: 2023-06-01, 2023/6/1, 2023年6月1日.
func readDay(text string) (park.Date, bool) {
	t, err := time.Parse("2006-1-2", daySeparators.Replace(intake.Plain(text)))
	if err != nil {
		return "", false
	}
	return park.Date(t.Format(time.DateOnly)), true
}

// earliest is the first day anything can take effect.
const earliest park.Date = "1949-01-01"

// day is a day between the earliest and the last that makes sense.
func (f *fields) day(name string, last park.Date, late string) park.Date {
	d, ok := readDay(f.typed[name])
	switch {
	case strings.TrimSpace(f.typed[name]) == "":
		f.refuse(name, "empty")
	case !ok:
		f.refuse(name, "day")
	case d < earliest:
		f.refuse(name, "early", earliest)
	case d > last:
		f.refuse(name, late, last)
	default:
		return d
	}
	return ""
}

var fourDigits = regexp.MustCompile(`^\d{4}年?$`)

// year is the form's year, up to the last that makes sense.
func (f *fields) year(last int) int {
	const name = "year"
	text := intake.Plain(f.typed[name])
	if text == "" {
		f.refuse(name, "empty")
		return 0
	}
	if !fourDigits.MatchString(text) {
		f.refuse(name, "year")
		return 0
	}
	year, err := strconv.Atoi(text[:4])
	if err != nil || year < 1949 || year > last {
		f.refuse(name, "year.range", 1949, last)
		return 0
	}
	return year
}
