package park

import (
	"errors"
	"testing"
	"time"
)

func TestPeriodsAreReadWithoutAJanuary(t *testing.T) {
	cases := map[string]struct {
		text string
		key  string // "" where it is read
	}{
		"half a year":       {"2023-06", ""},
		"1—2月":              {"2023-02", ""},
		"January":           {"2023-01", "period_january"},
		"a thirteenth":      {"2023-13", "period"},
		"a month of digits": {"2023-6", "period"},
		"a day":             {"2023-06-30", "period"},
		"nothing":           {"", "period"},
		"words":             {"2023年6月", "period"},
	}
	for name, c := range cases {
		t.Run(name, func(t *testing.T) {
			p, err := ParsePeriod(c.text)
			if c.key == "" {
				if err != nil || p.String() != c.text || !p.Valid() {
					t.Errorf("%q is read as %v, %v", c.text, p, err)
				}
				return
			}
			var e *Error
			if !errors.As(err, &e) || e.Kind != Invalid || e.Key != c.key {
				t.Errorf("%q is refused with %v, want the key %s", c.text, err, c.key)
			}
		})
	}
}

func TestAYearHasElevenPeriods(t *testing.T) {
	ps := YearPeriods(2023)
	if len(ps) != 11 || ps[0] != (Period{2023, 2}) || ps[10] != (Period{2023, 12}) {
		t.Fatalf("the year is %v", ps)
	}
	for i := 1; i < len(ps); i++ {
		if ps[i-1].Next() != ps[i] || ps[i].Prev() != ps[i-1] || !ps[i-1].Before(ps[i]) || ps[i].Before(ps[i-1]) {
			t.Errorf("%v and %v are not neighbours", ps[i-1], ps[i])
		}
	}
}

func TestTheYearTurnsFromDecemberToFebruary(t *testing.T) {
	dec, feb := Period{2022, 12}, Period{2023, 2}
	if dec.Next() != feb || feb.Prev() != dec || !dec.Before(feb) {
		t.Errorf("after %v comes %v, before %v comes %v", dec, dec.Next(), feb, feb.Prev())
	}
	if feb.YearAgo() != (Period{2022, 2}) || feb.YearEnd() != (Period{2023, 12}) || feb.Months() != 2 || !feb.FirstOfYear() || dec.FirstOfYear() {
		t.Error("1—2月 is not placed in its year")
	}
}

func TestAPeriodsDays(t *testing.T) {
	cases := map[string]struct {
		p               Period
		start, end, due Date
	}{
		"1—2月 starts on 1 January":  {Period{2023, 2}, "2023-01-01", "2023-02-28", "2023-03-20"},
		"1—2月 of a leap year":       {Period{2024, 2}, "2024-01-01", "2024-02-29", "2024-03-20"},
		"a month":                   {Period{2023, 6}, "2023-06-01", "2023-06-30", "2023-07-20"},
		"December is due next year": {Period{2022, 12}, "2022-12-01", "2022-12-31", "2023-01-20"},
	}
	for name, c := range cases {
		if c.p.Start() != c.start || c.p.End() != c.end || c.p.Due(20) != c.due {
			t.Errorf("%s: %s to %s, due %s", name, c.p.Start(), c.p.End(), c.p.Due(20))
		}
	}
}

func TestOnlyPeriodsThatExistAreValid(t *testing.T) {
	for _, p := range []Period{{}, {2023, 1}, {2023, 0}, {2023, 13}, {1900, 6}, {10000, 6}} {
		if p.Valid() {
			t.Errorf("%+v is valid", p)
		}
	}
	if got := (Period{}).String(); got != "" {
		t.Errorf("no period is written %q", got)
	}
}

func TestEveryDayIsADayInBeijing(t *testing.T) {
	late := time.Date(2023, 7, 19, 16, 0, 0, 0, time.UTC) // midnight in Beijing
	if got := DateOf(late); got != "2023-07-20" {
		t.Errorf("16:00 UTC is the day %s", got)
	}
	if got := DateOf(late.Add(-time.Second)); got != "2023-07-19" {
		t.Errorf("a second before is the day %s", got)
	}
	if d := Date("2023-07-20"); !d.Time().Equal(late) {
		t.Errorf("the day starts at %s", d.Time())
	}
}

func TestABareAsOfDateMeansTheEndOfItsDay(t *testing.T) {
	end := Date("2023-07-20").End()
	if DateOf(end) != "2023-07-20" || DateOf(end.Add(time.Second)) != "2023-07-21" {
		t.Errorf("the day ends at %s", end)
	}
}

func TestDatesThatDoNotExistAreRefused(t *testing.T) {
	for _, s := range []string{"", "2023-02-29", "2023-7-20", "2023/07/20", "20230720", "2023-07-20 "} {
		if d, err := ParseDate(s); KindOf(err) != Invalid {
			t.Errorf("%q is read as %q, %v", s, d, err)
		}
	}
	if d, err := ParseDate("2024-02-29"); err != nil || d != "2024-02-29" {
		t.Errorf("a leap day is read as %q, %v", d, err)
	}
	if !Date("").Time().IsZero() {
		t.Error("no date is a moment")
	}
}

func TestDaysLateAreCounted(t *testing.T) {
	due := Period{2023, 6}.Due(20)
	for day, want := range map[Date]int{"2023-07-20": 0, "2023-07-21": 1, "2023-07-01": -19, "2023-08-20": 31} {
		if got := day.DaysAfter(due); got != want {
			t.Errorf("%s is %d days after %s, want %d", day, got, due, want)
		}
	}
}

func TestAPeriodIsClosedOnceItsLastDayIsOver(t *testing.T) {
	for day, want := range map[Date]Period{
		"2023-07-12": {2023, 6}, "2023-07-31": {2023, 6}, "2023-08-01": {2023, 7},
		"2023-01-05": {2022, 12}, "2023-02-28": {2022, 12}, "2023-03-01": {2023, 2},
	} {
		if got := day.Closed(); got != want {
			t.Errorf("on %s %v is closed, want %v", day, got, want)
		}
	}
}
