package project

import (
	"regexp"
	"strconv"
	"strings"
	"time"
	"unicode"

	"parkboard/internal/park"
	"parkboard/internal/sheet"
)

var (
	wholeDay  = regexp.MustCompile(`^(\d{4})([-/.年])(\d{1,2})([-/.月])(\d{1,2})日?(?: 0{1,2}:00(?::00)?)?$`)
	monthOnly = regexp.MustCompile(`^(\d{4})(?:年(\d{1,2})月|[-/.](\d{2}))$`)
)

// ParseDay reads a day as the office writes it. A month alone is its first day,
// or its last where last asks for it, and soft. What is no day, or no day of
// these times, is not ok.
func ParseDay(text string, last bool) (day park.Date, soft, ok bool) {
	if m := wholeDay.FindStringSubmatch(text); m != nil {
		day, ok = dayOf(m[1], m[3], m[5])
		return day, false, ok
	}
	m := monthOnly.FindStringSubmatch(text)
	if m == nil {
		return "", false, false
	}
	day, ok = dayOf(m[1], m[2]+m[3], "1")
	if ok && last {
		t := day.Time()
		day = park.DateOf(time.Date(t.Year(), t.Month()+1, 0, 0, 0, 0, 0, park.Beijing))
	}
	return day, true, ok
}

func dayOf(year, month, day string) (park.Date, bool) {
	y, _ := strconv.Atoi(year) // digits by the pattern
	m, _ := strconv.Atoi(month)
	d, _ := strconv.Atoi(day)
	t := time.Date(y, time.Month(m), d, 0, 0, 0, 0, park.Beijing)
	if y < 1949 || y > 2199 || t.Day() != d || int(t.Month()) != m {
		return "", false
	}
	return park.DateOf(t), true
}

// day reads the day in a cell; wrong is what is wrong with it.
func (l *line) day(c *sheet.Cell, last bool) (day park.Date, wrong park.Code) {
	if c == nil || l.cells.Blank(l.cells.Text(c)) && !c.Has(sheet.NoCache) {
		return "", ""
	}
	switch c.Kind {
	case sheet.Date:
		t, ok := l.book.Date(c)
		if !ok || t.Year() < 1949 || t.Year() > 2199 {
			return "", DateInvalid
		}
		return park.Date(t.Format(time.DateOnly)), ""
	case sheet.Text:
		return textDay(l.cells.Text(c), last)
	}
	return "", DateInvalid // a bare number is no day
}

func textDay(text string, last bool) (day park.Date, wrong park.Code) {
	day, soft, ok := ParseDay(text, last)
	switch {
	case !ok:
		return "", DateInvalid
	case soft:
		return day, DateMonth
	}
	return day, ""
}

// dayAt reads the day of a column and raises what is wrong with it.
func (l *line) dayAt(f field, last bool) park.Date {
	day, wrong := l.day(l.cell(f), last)
	switch wrong {
	case DateInvalid:
		l.refuse(f, words[wrong].issue(wrong, l.text(f)))
	case DateMonth:
		l.ask(f, wrong)
	}
	return day
}

// blanks reports whether a text has blanks inside.
func blanks(text string) bool {
	return strings.ContainsFunc(text, func(r rune) bool { return unicode.IsSpace(r) || r == '\u200b' || r == '\ufeff' || r == '\u2060' })
}
