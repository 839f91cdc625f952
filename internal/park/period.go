package park

import (
	"fmt"
	"time"
)

// Beijing is the clock of every day the board prints: a fixed UTC+8 that needs
// no time zone database (docs/domain.md#periods).
var Beijing = time.FixedZone("UTC+8", 8*60*60)

// Moment is an instant, kept to the second and stored in UTC.
type Moment = time.Time

// Date is a calendar day in Beijing, written 2023-07-20. The zero Date is "".
// Dates compare as strings.
type Date string

// DateOf is the Beijing day of a moment.
func DateOf(t time.Time) Date { return Date(t.In(Beijing).Format(time.DateOnly)) }

// ParseDate reads 2023-07-20 and refuses days that do not exist.
func ParseDate(s string) (Date, error) {
	t, err := time.Parse(time.DateOnly, s)
	if err != nil || t.Format(time.DateOnly) != s {
		return "", Invalidf("date", "date %q is not YYYY-MM-DD", s)
	}
	return Date(s), nil
}

// Time is the first moment of the day in Beijing; the zero time for "".
func (d Date) Time() time.Time {
	t, err := time.ParseInLocation(time.DateOnly, string(d), Beijing)
	if err != nil {
		return time.Time{}
	}
	return t
}

// End is the last second of the day: what a bare as-of date means.
func (d Date) End() time.Time { return d.Time().AddDate(0, 0, 1).Add(-time.Second) }

// DaysAfter counts the days from other to d; negative when d is earlier.
func (d Date) DaysAfter(other Date) int {
	return int(d.Time().Sub(other.Time()).Hours() / 24)
}

// Closed is the last period that is over on the day: the newest that can be
// reported whole.
func (d Date) Closed() Period {
	p := Period{d.Time().Year(), 12}
	for d <= p.End() {
		p = p.Prev()
	}
	return p
}

// Period is the cumulative span from the year's start through a month, 02 to
// 12. There is no January: January and February are surveyed and published
// together, so month 2 reads 1—2月 and a year has eleven periods
// (docs/domain.md#periods). Period is comparable and may key a map.
type Period struct {
	Year  int
	Month int
}

// ParsePeriod reads 2023-06. January and malformed text are errors of kind
// Invalid with the keys period_january and period.
func ParsePeriod(s string) (Period, error) {
	t, err := time.Parse("2006-01", s)
	if err != nil || t.Format("2006-01") != s {
		return Period{}, Invalidf("period", "period %q is not YYYY-MM", s)
	}
	p := Period{t.Year(), int(t.Month())}
	if p.Month == 1 {
		return Period{}, Invalidf("period_january", "period %q: January and February are published together as %04d-02", s, p.Year)
	}
	return p, nil
}

// YearPeriods lists the eleven periods of a year in order.
func YearPeriods(year int) []Period {
	ps := make([]Period, 0, 11)
	for m := 2; m <= 12; m++ {
		ps = append(ps, Period{year, m})
	}
	return ps
}

// String writes 2023-06; "" for the zero Period.
func (p Period) String() string {
	if p.IsZero() {
		return ""
	}
	return fmt.Sprintf("%04d-%02d", p.Year, p.Month)
}

// IsZero reports whether no period is named.
func (p Period) IsZero() bool { return p == Period{} }

// Valid reports whether the period exists: months 2 to 12 of a four-digit year.
func (p Period) Valid() bool {
	return p.Month >= 2 && p.Month <= 12 && p.Year >= 1949 && p.Year <= 9999
}

// Months is N, the months elapsed in the year: 2 for 1—2月.
func (p Period) Months() int { return p.Month }

// Compare orders periods in time.
func (p Period) Compare(q Period) int {
	if p.Year != q.Year {
		return p.Year - q.Year
	}
	return p.Month - q.Month
}

// Before reports whether p is earlier than q.
func (p Period) Before(q Period) bool { return p.Compare(q) < 0 }

// Prev is the period before: 12 of the year before for 1—2月.
func (p Period) Prev() Period {
	if p.Month <= 2 {
		return Period{p.Year - 1, 12}
	}
	return Period{p.Year, p.Month - 1}
}

// Next is the period after: 1—2月 of the next year for 12.
func (p Period) Next() Period {
	if p.Month >= 12 {
		return Period{p.Year + 1, 2}
	}
	return Period{p.Year, p.Month + 1}
}

// YearAgo is the same months of the year before.
func (p Period) YearAgo() Period { return Period{p.Year - 1, p.Month} }

// YearEnd is the period that closes the same year.
func (p Period) YearEnd() Period { return Period{p.Year, 12} }

// FirstOfYear reports whether p is 1—2月, which has no single month.
func (p Period) FirstOfYear() bool { return p.Month == 2 }

// Start is the first day of the period's month, and 1 January for 1—2月: the
// day an area that came by workbook takes effect (docs/domain.md#land).
func (p Period) Start() Date {
	m := time.Month(p.Month)
	if p.FirstOfYear() {
		m = time.January
	}
	return DateOf(time.Date(p.Year, m, 1, 0, 0, 0, 0, Beijing))
}

// End is the last day of the period, on which land in force is looked up.
func (p Period) End() Date {
	return DateOf(time.Date(p.Year, time.Month(p.Month)+1, 0, 0, 0, 0, 0, Beijing))
}

// Due is the last day on which an upload for the period is on time: the given
// day of the next month.
func (p Period) Due(day int) Date {
	return DateOf(time.Date(p.Year, time.Month(p.Month)+1, day, 0, 0, 0, 0, Beijing))
}
