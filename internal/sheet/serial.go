package sheet

import (
	"strconv"
	"strings"
	"time"
)

// lastSerial is the first serial number behind the last day, 9999-12-31.
const lastSerial = 2958466

// serialTime is the moment a serial number names: days since the end of 1899,
// or since 1904-01-01. The day 60 of the first system, 1900-02-29, never was.
func serialTime(v float64, d1904 bool) (time.Time, bool) {
	if !(v >= 0 && v < lastSerial) {
		return time.Time{}, false
	}
	base := time.Date(1899, 12, 30, 0, 0, 0, 0, time.UTC)
	switch {
	case d1904:
		base = time.Date(1904, 1, 1, 0, 0, 0, 0, time.UTC)
	case v < 60:
		base = base.AddDate(0, 0, 1)
	}
	day := int(v)
	millis := int64((v-float64(day))*86_400_000 + 0.5)
	return base.AddDate(0, 0, day).Add(time.Duration(millis) * time.Millisecond), true
}

// isoDate reads the dates of cells that hold ISO 8601 text.
func isoDate(s string) (time.Time, bool) {
	for _, layout := range []string{"2006-01-02", "2006-01-02T15:04:05", time.RFC3339, "2006-01-02T15:04", "15:04:05"} {
		if t, err := time.Parse(layout, s); err == nil {
			return t, true
		}
	}
	return time.Time{}, false
}

// moment shows a date through the section; v is its serial number, for the
// hours that passed.
func (s *section) moment(t time.Time, v float64) string {
	var out strings.Builder
	for _, p := range s.pieces {
		switch p.kind {
		case literal:
			out.WriteString(p.text)
		case datePart:
			out.WriteString(s.part(t, p.text))
		case elapsed:
			out.WriteString(passed(v, p.text))
		case subsecond:
			millis := strconv.Itoa(1000 + t.Nanosecond()/1e6)
			out.WriteString("." + (millis[1:] + "000000")[:min(len(p.text)-1, 9)])
		}
	}
	return out.String()
}

// passed is all the hours, minutes or seconds of a duration.
func passed(v float64, unit string) string {
	per := map[byte]float64{'h': 24, 'm': 24 * 60, 's': 24 * 60 * 60}[unit[0]]
	return padded(int(v*per+1e-6), len(unit))
}

func padded(n, width int) string {
	text := strconv.Itoa(n)
	if len(text) < width {
		text = strings.Repeat("0", width-len(text)) + text
	}
	return text
}

// part shows one run of date letters.
func (s *section) part(t time.Time, run string) string {
	switch run[0] {
	case 'y', 'e':
		return s.year(t.Year(), run)
	case 'm':
		return s.month(t.Month(), len(run))
	case 'd':
		if len(run) > 2 {
			return t.Weekday().String()[:min(len(t.Weekday().String()), dayName(len(run)))]
		}
		return s.numeral(t.Day(), len(run))
	case 'h':
		hour := t.Hour()
		if s.hours12 {
			hour = (hour+11)%12 + 1
		}
		return s.numeral(hour, len(run))
	case 'n':
		return s.numeral(t.Minute(), len(run))
	case 's':
		return s.numeral(t.Second(), len(run))
	case 'g': // the name of an era
		return ""
	}
	return halfDayOrWeekday(t, run)
}

// dayName is how many letters of a weekday's name are shown.
func dayName(run int) int {
	if run == 3 {
		return 3
	}
	return 9
}

// halfDayOrWeekday shows AM/PM, its kin, and the weekday in Chinese (aaa).
func halfDayOrWeekday(t time.Time, run string) string {
	weekday := string([]rune("日一二三四五六")[t.Weekday()])
	if before, after, ok := strings.Cut(run, "/"); ok {
		if t.Hour() < 12 {
			return before
		}
		return after
	}
	if len(run) > 3 {
		return "星期" + weekday
	}
	return weekday
}

func (s *section) year(year int, run string) string {
	text := strconv.Itoa(year)
	if run[0] == 'y' && len(run) < 3 {
		text = text[2:]
	}
	if !s.chinese {
		return text
	}
	digits := []rune("〇一二三四五六七八九")
	var out strings.Builder
	for _, d := range text {
		out.WriteRune(digits[d-'0'])
	}
	return out.String()
}

func (s *section) month(m time.Month, run int) string {
	switch run {
	case 3:
		return m.String()[:3]
	case 4:
		return m.String()
	case 5:
		return m.String()[:1]
	}
	return s.numeral(int(m), run)
}

// numeral shows a number below one hundred, in Chinese when the section asks.
func (s *section) numeral(n, width int) string {
	if !s.chinese {
		return padded(n, width)
	}
	digits := []rune("〇一二三四五六七八九")
	tens, ones := n/10, n%10
	switch {
	case tens == 0:
		return string(digits[ones])
	case ones == 0 && tens == 1:
		return "十"
	case tens == 1:
		return "十" + string(digits[ones])
	case ones == 0:
		return string(digits[tens]) + "十"
	}
	return string(digits[tens]) + "十" + string(digits[ones])
}
