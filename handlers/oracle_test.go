package handlers

import (
	"fmt"
	"math/big"
	"strings"
	"time"
)

// The oracle is a second, naive reading of docs/domain.md: a list of what
// happened, scanned from its start for every answer. It knows the rules and
// nothing of the code that is tested; it imports none of it.

// happening is one thing that happened.
type happening struct {
	what    string // publish, withdraw, land, target
	at      time.Time
	upload  string
	cells   []cellTold
	park    string
	basis   string // land
	day     string // from which land or a target holds
	subject string // of a target
	year    string // of a target
	number  *big.Rat
}

// cellTold is one number of a published file.
type cellTold struct {
	park, month, subject, measure string
	number                        *big.Rat
}

// oracle answers from the happenings alone.
type oracle struct {
	log   []happening
	parks []string
	tiers map[string]int64 // 万元
}

// receiptAsked is a question as the address of a receipt writes it.
type receiptAsked struct{ park, month, subject, of, window, basis, ranked, among string }

// by is the oracle of an earlier moment.
func (o oracle) by(at time.Time) oracle {
	var log []happening
	for _, h := range o.log {
		if !h.at.After(at) {
			log = append(log, h)
		}
	}
	o.log = log
	return o
}

// and is the oracle after one more happening.
func (o oracle) and(h ...happening) oracle {
	o.log = append(o.log[:len(o.log):len(o.log)], h...)
	return o
}

// told lists, in order, the happenings whose file was not withdrawn and that
// tell a number.
func (o oracle) told(park, month, subject, measure string) (files []int, numbers []*big.Rat) {
	gone := map[string]bool{}
	for _, h := range o.log {
		if h.what == "withdraw" {
			gone[h.upload] = true
		}
	}
	for n, h := range o.log {
		for _, c := range h.cells {
			if h.what == "publish" && !gone[h.upload] && c.park == park && c.month == month && c.subject == subject && c.measure == measure {
				files, numbers = append(files, n), append(numbers, c.number)
			}
		}
	}
	return files, numbers
}

// cumulative is the number last published.
func (o oracle) cumulative(park, month, subject string) *big.Rat {
	_, numbers := o.told(park, month, subject, "cumulative")
	if len(numbers) == 0 {
		return nil
	}
	return numbers[len(numbers)-1]
}

// beside is a month, base or growth, which counts while the cumulative it was
// published with stands: with or after it, or if that did not change since.
func (o oracle) beside(park, month, subject, measure string) *big.Rat {
	files, numbers := o.told(park, month, subject, measure)
	if len(numbers) == 0 {
		return nil
	}
	last := len(files) - 1
	var then *big.Rat
	at, all := o.told(park, month, subject, "cumulative")
	for n, number := range all {
		if at[n] <= files[last] {
			then = number
		} else if then == nil || then.Cmp(number) != 0 {
			return nil
		}
	}
	return numbers[last]
}

// land is the area in force on a day: of those recorded the latest to take
// effect, of several for one day the latest recorded; what came by workbook
// holds from the first day of its month.
func (o oracle) land(park, basis, day string) (area *big.Rat) {
	from := ""
	for n, h := range o.log {
		if h.what == "land" && h.park == park && h.basis == basis && h.day <= day && h.day >= from {
			area, from = h.number, h.day
		}
		for _, c := range h.cells {
			if c.park != park || c.subject != "land_"+basis {
				continue
			}
			start := c.month + "-01"
			if strings.HasSuffix(c.month, "-02") {
				start = c.month[:4] + "-01-01"
			}
			files, _ := o.told(park, c.month, c.subject, "cumulative")
			newest := len(files) > 0 && files[len(files)-1] == n
			if newest && start <= day && start >= from {
				area, from = c.number, start
			}
		}
	}
	return area
}

// target is the yearly target in force at the end of a month; one set later in
// the year holds where none was set earlier.
func (o oracle) target(park, month, subject string) (goal *big.Rat) {
	first, from := "9999", ""
	for _, h := range o.log {
		if h.what == "target" && h.park == park && h.subject == subject && h.year == month[:4] && h.day < first {
			first = h.day
		}
	}
	day := max(lastDay(month), first)
	for _, h := range o.log {
		if h.what == "target" && h.park == park && h.subject == subject && h.year == month[:4] && h.day <= day && h.day >= from {
			goal, from = h.number, h.day
		}
	}
	return goal
}

// divided are what is asked per mu.
var divided = map[string]string{"tax_per_mu": "tax", "output_per_mu": "output", "value_added_per_mu": "value_added", "investment_intensity": "invested"}

// value is a subject in a window.
func (o oracle) value(q receiptAsked) *big.Rat {
	if above, ok := divided[q.subject]; ok {
		day := lastDay(q.month)
		if q.window == "year" {
			day = q.month[:4] + "-12-31"
		}
		over := o.land(q.park, q.basis, day)
		q.subject = above
		if n := o.value(q); n != nil && over != nil {
			return new(big.Rat).Quo(n, over)
		}
		return nil
	}
	if basis, ok := strings.CutPrefix(q.subject, "land_"); ok {
		return o.land(q.park, basis, lastDay(q.month))
	}
	now := o.cumulative(q.park, q.month, q.subject)
	switch {
	case q.window == "year":
		return o.cumulative(q.park, q.month[:4]+"-12", q.subject)
	case q.window != "ttm" || q.subject == "invested" || strings.HasSuffix(q.month, "-12"):
		return now
	}
	whole, same := o.cumulative(q.park, ago(q.month)[:4]+"-12", q.subject), o.cumulative(q.park, ago(q.month), q.subject)
	if now == nil || whole == nil || same == nil {
		return nil
	}
	return new(big.Rat).Sub(new(big.Rat).Add(now, whole), same)
}

// growth is what was reported, else computed from the reported base, else from
// last year's number; 近12个月 and per mu grow against their own.
func (o oracle) growth(q receiptAsked) (rate *big.Rat, reported bool) {
	if q.window == "year" {
		q.month = q.month[:4] + "-12"
	}
	before := q
	before.month = ago(q.month)
	now, base := o.value(q), o.value(before)
	if divided[q.subject] == "" && (q.window != "ttm" || strings.HasSuffix(q.month, "-12")) {
		if rate := o.beside(q.park, q.month, q.subject, "growth"); rate != nil {
			return rate, true
		}
		if restated := o.beside(q.park, q.month, q.subject, "base"); restated != nil {
			base = restated
		}
	}
	if now == nil || base == nil || base.Sign() <= 0 {
		return nil, false
	}
	rate = new(big.Rat).Quo(now, base)
	return rate.Mul(rate.Sub(rate, big.NewRat(1, 1)), big.NewRat(100, 1)), false
}

// completion is the cumulative's share of the tier, which counts from 2023, or
// of the target.
func (o oracle) completion(q receiptAsked) *big.Rat {
	goal, now := o.goal(q), o.cumulative(q.park, q.month, q.subject)
	if goal == nil || now == nil {
		return nil
	}
	return new(big.Rat).Mul(new(big.Rat).Quo(now, goal), big.NewRat(100, 1))
}

func (o oracle) goal(q receiptAsked) *big.Rat {
	switch {
	case q.subject != "output":
		return o.target(q.park, q.month, q.subject)
	case q.month >= "2023":
		return big.NewRat(o.tiers[q.park], 1)
	}
	return nil
}

// pace is the completion less the share of the year that has gone by.
func (o oracle) pace(q receiptAsked) *big.Rat {
	done := o.completion(q)
	if done == nil {
		return nil
	}
	return done.Sub(done, big.NewRat(100*monthNumber(q.month), 12))
}

// gap is what the cumulative lacks, for the whole year or for each month left.
func (o oracle) gap(q receiptAsked) *big.Rat {
	goal, now := o.goal(q), o.cumulative(q.park, q.month, q.subject)
	left := 12 - monthNumber(q.month)
	if goal == nil || now == nil || q.of == "need" && left == 0 {
		return nil
	}
	lacks := new(big.Rat).Sub(goal, now)
	if lacks.Sign() < 0 {
		lacks.SetInt64(0)
	}
	if q.of == "need" {
		lacks.Quo(lacks, big.NewRat(left, 1))
	}
	return lacks
}

// change is the value less that of the period before in the same window; the
// first of a year follows December where the window runs on.
func (o oracle) change(q receiptAsked) *big.Rat {
	before := q
	if before.month = monthBefore(q.month); strings.HasSuffix(q.month, "-02") {
		before.month = shifted(q.month, -2)
		if q.window == "ytd" {
			return nil
		}
	}
	if q.window == "year" {
		before.month = ago(q.month)
	}
	now, had := o.value(q), o.value(before)
	if now == nil || had == nil {
		return nil
	}
	return new(big.Rat).Sub(now, had)
}

// month is the single month as reported, else the difference of two
// cumulatives; there is none of February.
func (o oracle) month(q receiptAsked) *big.Rat {
	if strings.HasSuffix(q.month, "-02") {
		return nil
	}
	if told := o.beside(q.park, q.month, q.subject, "month"); told != nil {
		return told
	}
	now, before := o.cumulative(q.park, q.month, q.subject), o.cumulative(q.park, monthBefore(q.month), q.subject)
	if now == nil || before == nil {
		return nil
	}
	return new(big.Rat).Sub(now, before)
}

// rank is one more than the parks that are higher; real growth is ranked as
// reported only.
func (o oracle) rank(q receiptAsked) *big.Rat {
	of := func(park string) *big.Rat {
		one := q
		one.park, one.of = park, q.ranked
		number, _ := o.answer(one)
		if q.ranked == "growth" && q.subject == "value_added" {
			if _, reported := o.growth(one); !reported {
				return nil
			}
		}
		return number
	}
	own := of(q.park)
	if own == nil {
		return nil
	}
	among, place := o.parks, int64(1)
	if q.among != "" {
		among = strings.Split(q.among, ",")
	}
	for _, park := range among {
		if other := of(park); other != nil && other.Cmp(own) > 0 {
			place++
		}
	}
	return big.NewRat(place, 1)
}

// answer is the number asked for, nil where there is none; ok is false where
// the oracle knows no such question.
func (o oracle) answer(q receiptAsked) (number *big.Rat, ok bool) {
	flow := q.subject == "output" || q.subject == "value_added" || q.subject == "tax"
	ratio := divided[q.subject] != ""
	known := flow || ratio || q.subject == "invested" || q.subject == "land_industrial" || q.subject == "land_built"
	if !known || q.among != "" && q.of != "rank" {
		return nil, false
	}
	if q.park == "city" {
		if q.of != "value" || !flow {
			return nil, false
		}
		for _, park := range o.parks {
			q.park = park
			if one := o.value(q); one != nil {
				number = new(big.Rat).Add(one, orZero(number))
			}
		}
		return number, true
	}
	switch {
	case q.of == "value":
		return o.value(q), true
	case q.of == "growth" && (flow || ratio && q.subject != "investment_intensity"):
		number, _ = o.growth(q)
		return number, true
	case q.of == "month" && flow:
		return o.month(q), true
	case q.of == "completion" && flow:
		return o.completion(q), true
	case q.of == "pace" && flow:
		return o.pace(q), true
	case (q.of == "gap" || q.of == "need") && flow:
		return o.gap(q), true
	case q.of == "change":
		return o.change(q), true
	case q.of == "rank" && (q.ranked == "value" || (q.ranked == "growth" || q.ranked == "completion") && flow):
		return o.rank(q), true
	}
	return nil, false
}

func orZero(r *big.Rat) *big.Rat {
	if r == nil {
		return new(big.Rat)
	}
	return r
}

func monthNumber(month string) (n int64) {
	_, _ = fmt.Sscanf(month[5:], "%d", &n)
	return n
}

// lastDay is the last day of a month, late enough to compare days with.
func lastDay(month string) string { return month + "-31" }

func ago(month string) string { return shifted(month, -12) }

// monthBefore is the period before one that is not the first of its year.
func monthBefore(month string) string { return shifted(month, -1) }

func shifted(month string, by int) string {
	t, err := time.Parse("2006-01", month)
	if err != nil {
		panic(fmt.Sprintf("month %q", month))
	}
	return t.AddDate(0, by, 0).Format("2006-01")
}
