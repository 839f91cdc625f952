package intake

import (
	"fmt"
	"math/big"

	"parkboard/internal/park"
)

// checkGrowth compares reported growth with what its base gives, and asks
// where 12.3% may have been written as 0.123 (docs/domain.md#growth). Growth of
// 增加值 is real and is not computed.
func (rd *reader) checkGrowth() {
	veins := map[[2]int][]*record{}
	var order [][2]int
	for i := range rd.records {
		rec := &rd.records[i]
		if rec.key.Measure != park.Growth || rec.key.Park != "" && rec.figure < 0 {
			continue
		}
		if rec.total != noTotal {
			rd.checkTotalGrowth(rec)
			continue
		}
		if rec.figure < 0 {
			continue
		}
		key := [2]int{rec.table, rec.vein}
		if veins[key] == nil {
			order = append(order, key)
		}
		veins[key] = append(veins[key], rec)
	}
	for _, key := range order {
		shape := shapeOf(veins[key])
		for _, rec := range veins[key] {
			rd.checkRate(rec, shape)
		}
	}
}

var one, hundred = big.NewRat(1, 1), big.NewRat(100, 1)

// rate is cur ÷ base − 1 in percent; nil where the base is not positive.
func rate(cur, base park.Quantity) *big.Rat {
	if base <= 0 {
		return nil
	}
	r := new(big.Rat).Quo(cur.Rat(), base.Rat())
	return r.Mul(r.Sub(r, one), hundred)
}

// within reports whether two rates are no more than 1 百分点 apart.
func within(a, b *big.Rat) bool {
	d := new(big.Rat).Sub(a, b)
	return d.Abs(d).Cmp(one) <= 0
}

// checkRate judges one reported rate.
func (rd *reader) checkRate(rec *record, s shape) {
	ind := rd.indicator(rec.ind)
	k := rec.key
	k.Measure = park.Cumulative
	cur, okCur := rd.taken.find(k)
	k.Measure = park.Base
	base, okBase := rd.taken.find(k)
	var computed *big.Rat
	if okCur && okBase && ind.Growth != park.Real {
		computed = rate(rd.records[cur].value, rd.records[base].value)
	}
	if computed != nil {
		rd.compareRate(rec, computed, &rd.records[cur], &rd.records[base], ind)
		return
	}
	if okCur && ind.Growth != park.Real {
		if last := rd.req.History.Current(yearAgo(rec.key)); last != nil {
			if c := rate(rd.records[cur].value, last.Value); c != nil && misscaled(rec, c) {
				rd.raise(rec.at, percentScale(rec, c))
				return
			}
		}
	}
	if s.odd(rec) {
		rd.raise(rec.at, percentScale(rec, nil))
	}
}

// yearAgo is the cumulative of the same months of the year before.
func yearAgo(k park.Key) park.Key {
	k.Measure, k.Period = park.Cumulative, k.Period.YearAgo()
	return k
}

// misscaled reports whether a rate fits what was computed only when it is
// taken a hundred times, or — under a percent format — a hundredth.
func misscaled(rec *record, computed *big.Rat) bool {
	reported := rec.value.Rat()
	if within(computed, reported) || rec.value == 0 {
		return false
	}
	if within(computed, new(big.Rat).Mul(reported, hundred)) {
		return true
	}
	return rec.cell.percent && within(computed, new(big.Rat).Quo(reported, hundred))
}

// compareRate judges a rate against its own base: the scale before the
// mismatch.
func (rd *reader) compareRate(rec *record, computed *big.Rat, cur, base *record, ind *park.Indicator) {
	switch {
	case within(computed, rec.value.Rat()):
	case misscaled(rec, computed):
		rd.raise(rec.at, percentScale(rec, computed))
	default:
		rd.raise(rec.at, growthMismatch(rec, computed, cur, base, ind))
	}
}

// checkTotalGrowth judges the growth of a 合计 or 全市 row whose amounts add up.
func (rd *reader) checkTotalGrowth(rec *record) {
	ind := rd.indicator(rec.ind)
	if ind.Growth == park.Real {
		return
	}
	var cur, base *record
	for _, r := range rd.sums[sumAt{rec.table, rec.order, rec.ind, rec.key.Period}] {
		switch {
		case rd.disputed[sumOf(r)]:
			return
		case r.key.Measure == park.Cumulative:
			cur = r
		case r.key.Measure == park.Base:
			base = r
		}
	}
	if cur == nil || base == nil {
		return
	}
	if c := rate(cur.value, base.value); c != nil {
		rd.compareRate(rec, c, cur, base, ind)
	}
}

// sumAt finds the records of one row or column of sums; ind 0 is all of them.
type sumAt struct {
	table, order, ind int
	period            park.Period
}

// indexSums gathers the amounts of the rows of sums.
func (rd *reader) indexSums() {
	rd.sums = map[sumAt][]*record{}
	for i := range rd.records {
		if rec := &rd.records[i]; rec.total != noTotal && rec.key.Measure != park.Growth {
			at := sumAt{rec.table, rec.order, rec.ind, rec.key.Period}
			rd.sums[at] = append(rd.sums[at], rec)
			at.ind = 0
			rd.sums[at] = append(rd.sums[at], rec)
		}
	}
}

// shape is how the rates of one printed column are written.
type shape struct {
	big    int // of at least 1 %
	small  int // below 1 % and not zero
	places int // most decimals of the big ones
}

func shapeOf(vein []*record) shape {
	var s shape
	for _, r := range vein {
		switch {
		case r.cell.percent || r.value == 0:
		case fraction(r.value):
			s.small++
		default:
			s.big++
			s.places = max(s.places, r.stored)
		}
	}
	return s
}

func fraction(q park.Quantity) bool { return q < park.QuantityScale && q > -park.QuantityScale }

// odd reports whether a rate looks like a hundredth of itself: below 1 % with
// more decimals than its neighbours, or in a column where all are. Under a
// percent format it looks like a hundredfold from 300 % on.
func (s shape) odd(r *record) bool {
	switch {
	case r.value == 0 || r.cell.flat:
		return false
	case r.cell.percent:
		return r.value >= 300*park.QuantityScale || r.value <= -100*park.QuantityScale
	case !fraction(r.value):
		return false
	case s.big == 0:
		return s.small >= 3 || r.stored >= 3
	}
	return r.stored >= 2 && r.stored > s.places
}

func sayRate(r *big.Rat) string { return park.Decimal(r, 1) + "%" }

func percentScale(rec *record, computed *big.Rat) park.Issue {
	hint := text("如 12.3，表示 12.3%", "such as 12.3 for 12.3%")
	if computed != nil {
		s := sayRate(computed)
		hint = text("约 "+s+"（按基数计算）", "about "+s+" (computed from the base)")
	}
	read := rec.value.String() + "%"
	return issue(park.Question, park.PercentScale, rec.text,
		textf("增速读作 %s，可能差了100倍", "The rate reads as %s and may be off by a hundred times", read), hint,
		text("12.3% 请填 12.3，或把单元格设为百分比格式；确实是这个数，请说明理由", "Write 12.3% as 12.3, or format the cell as a percentage; if it is right, say why"))
}

func growthMismatch(rec *record, computed *big.Rat, cur, base *record, ind *park.Indicator) park.Issue {
	a, b := sayAmount(cur.value, ind.Unit), sayAmount(base.value, ind.Unit)
	c := sayRate(computed)
	diff := new(big.Rat).Sub(rec.value.Rat(), computed)
	points := park.Decimal(diff.Abs(diff), 1)
	return issue(park.Question, park.GrowthMismatch, rec.text,
		text(fmt.Sprintf("同比与同期数对不上，相差%s个百分点", points), fmt.Sprintf("The growth does not follow from its base; they are %s percentage points apart", points)),
		text(fmt.Sprintf("%s：%s ÷ 同期%s − 1", c, a.ZH, b.ZH), fmt.Sprintf("%s: %s ÷ %s a year ago − 1", c, a.EN, b.EN)),
		text("请核对累计、同期和同比；口径有调整的，请说明理由", "Check cumulative, base and growth; if the coverage changed, say so"))
}
