package sheet

import (
	"math"
	"strconv"
	"strings"
)

// Shown is what a person sees in the cell when the column is wide enough:
// "12.3%", "1,234.5", "2023/6/30". A number without a format of its own shows
// up to 15 digits; a formula without a cached result shows nothing.
func (b *Book) Shown(c *Cell) string {
	if int(c.style) >= len(b.formats) {
		return c.Raw
	}
	f := &b.formats[c.style]
	switch c.Kind {
	case Number, Date:
		if v, ok := c.Float(); ok {
			return b.number(f, v)
		}
	case Text:
		return f.text(c.Raw)
	}
	return c.Raw
}

// text shows a text through the section that has a place for it.
func (f *format) text(raw string) string {
	last := &f.sections[len(f.sections)-1]
	if !last.at && len(f.sections) < 4 {
		return raw
	}
	var out strings.Builder
	for _, p := range last.pieces {
		switch p.kind {
		case textPlace, generalPlace:
			out.WriteString(raw)
		case literal:
			out.WriteString(p.text)
		}
	}
	return out.String()
}

// number shows a number through the section its value chooses.
func (b *Book) number(f *format, v float64) string {
	s, signed := f.choose(v)
	if s.date {
		if t, ok := serialTime(v, b.date1904); ok {
			return s.moment(t, v)
		}
		return general(v)
	}
	if signed {
		v = math.Abs(v)
	}
	body := s.digits(math.Abs(v))
	if v < 0 && strings.ContainsAny(body, "123456789") {
		return "-" + body
	}
	return body
}

// choose is the section for a value, and whether that section speaks for the
// sign itself.
func (f *format) choose(v float64) (s *section, signed bool) {
	numeric := f.sections[:min(len(f.sections), 3)]
	for i := range numeric {
		if s := &numeric[i]; s.op != "" && s.meets(v) {
			return s, i > 0 && v < 0
		}
	}
	switch {
	case numeric[0].op != "":
		return &numeric[len(numeric)-1], false
	case v < 0 && len(numeric) > 1:
		return &numeric[1], true
	case v == 0 && len(numeric) > 2:
		return &numeric[2], false
	}
	return &numeric[0], false
}

// meets tells whether a value fulfils the section's condition.
func (s *section) meets(v float64) bool {
	switch s.op {
	case "<":
		return v < s.bound
	case "<=":
		return v <= s.bound
	case ">":
		return v > s.bound
	case ">=":
		return v >= s.bound
	case "=":
		return v == s.bound
	case "<>":
		return v != s.bound
	}
	return false
}

// general shows a number as a cell without a format does: 15 digits at most,
// an exponent only far from one.
func general(v float64) string {
	digits, exp := significant(v)
	sign := ""
	if v < 0 && digits != "" {
		sign = "-"
	}
	switch {
	case digits == "":
		return "0"
	case exp > 20 || exp < -8:
		return sign + withPoint(digits, 1) + "E" + signedExponent(exp-1)
	}
	return sign + withPoint(digits, exp)
}

func signedExponent(e int) string {
	sign := "+"
	if e < 0 {
		sign, e = "-", -e
	}
	text := strconv.Itoa(e)
	if len(text) < 2 {
		text = "0" + text
	}
	return sign + text
}

// significant is a number's first 15 significant digits, the precision of a
// spreadsheet, without trailing zeros; the point stands before digit exp.
func significant(v float64) (digits string, exp int) {
	text := strconv.FormatFloat(math.Abs(v), 'e', 14, 64)
	mantissa, power, _ := strings.Cut(text, "e")
	exp, _ = strconv.Atoi(power) // FormatFloat wrote it
	digits = strings.TrimRight(strings.Replace(mantissa, ".", "", 1), "0")
	return digits, exp + 1
}

// withPoint writes digits with the point before digit exp.
func withPoint(digits string, exp int) string {
	switch {
	case exp <= 0:
		return "0." + strings.Repeat("0", -exp) + digits
	case exp >= len(digits):
		return digits + strings.Repeat("0", exp-len(digits))
	}
	return digits[:exp] + "." + digits[exp:]
}

// rounded is a number times ten to the power of shift, in plain notation with
// exactly that many decimals, halves away from zero.
func rounded(v float64, shift, decimals int) (whole, fraction string) {
	digits, exp := significant(v)
	exp += shift
	keep := exp + decimals // how many of the digits remain
	switch {
	case keep < 0:
		digits = ""
	case keep < len(digits):
		up := digits[keep] >= '5'
		digits = digits[:keep]
		if up {
			var carry bool
			if digits, carry = increment(digits); carry {
				exp++
				keep++
			}
		}
	}
	if keep > len(digits) && keep >= 0 {
		digits += strings.Repeat("0", keep-len(digits))
	}
	if exp <= 0 {
		digits = strings.Repeat("0", decimals-len(digits)) + digits
		return "", digits
	}
	return strings.TrimLeft(digits[:exp], "0"), digits[exp:]
}

// increment adds one to a row of digits; carry tells that it grew by one.
func increment(digits string) (sum string, carry bool) {
	b := []byte(digits)
	for i := len(b) - 1; i >= 0; i-- {
		if b[i] != '9' {
			b[i]++
			return string(b), false
		}
		b[i] = '0'
	}
	return "1" + string(b), true
}

// digits shows a number that is not negative through the section's places.
func (s *section) digits(v float64) string {
	if s.exponent {
		return s.scientific(v)
	}
	shift := 2*s.percents - 3*s.thirds
	whole, fraction := rounded(v, shift, s.decimals)
	for cut := s.optional; cut > 0 && strings.HasSuffix(fraction, "0"); cut-- {
		fraction = fraction[:len(fraction)-1]
	}
	return s.lay(v, whole, fraction)
}

// lay puts the digits into the places: those before the point fill from the
// right, and the first place takes all that are left over.
func (s *section) lay(v float64, whole, fraction string) string {
	var out strings.Builder
	left := s.whole // places still to come
	for _, p := range s.pieces {
		switch p.kind {
		case literal:
			out.WriteString(p.text)
		case generalPlace:
			out.WriteString(general(v))
		case wholePlace:
			s.place(&out, p.text[0], whole, left)
			left--
		case point:
			if s.whole == 0 {
				out.WriteString(whole)
			}
			out.WriteByte('.')
		case decimalPlace:
			if fraction != "" {
				out.WriteByte(fraction[0])
				fraction = fraction[1:]
			}
		}
	}
	return out.String()
}

// place writes the digit of the place that has left-1 places behind it; the
// first place writes every digit before it as well.
func (s *section) place(out *strings.Builder, mark byte, whole string, left int) {
	if len(whole) < left {
		if mark == '0' {
			out.WriteByte('0')
			s.separate(out, left)
		}
		return
	}
	from := len(whole) - left
	if left == s.whole {
		from = 0
	}
	for i := from; i <= len(whole)-left; i++ {
		out.WriteByte(whole[i])
		s.separate(out, len(whole)-i)
	}
}

// separate writes the thousands separator behind the digit that stands nth
// from the right.
func (s *section) separate(out *strings.Builder, nth int) {
	if s.grouped && nth > 1 && nth%3 == 1 {
		out.WriteByte(',')
	}
}

// scientific shows a number with an exponent.
func (s *section) scientific(v float64) string {
	text := strconv.FormatFloat(v, 'e', s.decimals, 64)
	mantissa, power, _ := strings.Cut(text, "e")
	exp, _ := strconv.Atoi(power) // FormatFloat wrote it
	var out strings.Builder
	for _, p := range s.pieces {
		switch p.kind {
		case literal:
			out.WriteString(p.text)
		case exponentMark:
			out.WriteString(mantissa + "E" + signedExponent(exp))
		}
	}
	return out.String()
}
