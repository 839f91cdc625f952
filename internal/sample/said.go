package sample

import (
	"strconv"

	"parkboard/internal/park"
)

// telling is what files say of the city: as first sent, slips and all, or as
// corrected since.
type telling struct {
	*city
	corrected bool
	wide      bool // of a wide city, which has no story
}

// figure is a number to print in steps of the last place of its column; false
// where the file shows —.
func (t telling) figure(p, ind int, at park.Period, m park.Measure) (int64, bool) {
	if t.wide {
		return t.wideFigure(p, ind, at, m), true
	}
	if unknown(p, ind, at) {
		return 0, false
	}
	s := &t.city[p][ind]
	if columns[ind].stock {
		return *s.at(at.Year, at.Month), true
	}
	switch m {
	case park.Cumulative:
		return s.sum(at.Year, at.Month) + t.wrong(p, ind, at), true
	case park.Month:
		month := *s.at(at.Year, at.Month)
		if twice := doubled(p, ind, at); twice != 0 && !t.corrected {
			month += twice - doubled(p, ind, at.Prev())
		}
		return month, true
	case park.Base:
		return t.base(p, ind, at), true
	}
	now, _ := t.figure(p, ind, at, park.Cumulative)
	return growth(ind, p, at, now, t.base(p, ind, at)), true
}

// wrong is what the cumulative says too much until corrected.
func (t telling) wrong(p, ind int, at park.Period) int64 {
	if t.corrected {
		return 0
	}
	return doubled(p, ind, at) + slipped(p, ind, at)
}

// base is the same period of last year, restated with this year's roll.
func (t telling) base(p, ind int, at park.Period) int64 {
	if t.wide {
		return t.wideFigure(p, ind, at, park.Base)
	}
	return share(t.city[p][ind].sum(at.Year-1, at.Month), 1000+restated(p, ind, at.Year))
}

// growth is the reported rate in 0.1 %. That of value added is real: prices,
// which move a little differently in each park, are taken out.
func growth(ind, p int, at park.Period, now, base int64) int64 {
	if columns[ind].code != "value_added" {
		return divide((now-base)*1000, base)
	}
	prices := pricesOf[at.Year] + int64(p*7+at.Month*3)%9 - 4
	return divide(now*1_000_000, base*(1000+prices)) - 1000
}

// decimal writes steps of the last place as a plain decimal.
func decimal(steps int64, places int) string {
	sign := ""
	if steps < 0 {
		sign, steps = "-", -steps
	}
	s := strconv.FormatInt(steps, 10)
	if places == 0 {
		return sign + s
	}
	for len(s) <= places {
		s = "0" + s
	}
	return sign + s[:len(s)-places] + "." + s[len(s)-places:]
}
