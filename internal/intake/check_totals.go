package intake

import (
	"fmt"
	"math/big"

	"parkboard/internal/park"
)

// sumKey names what a sum adds up: one printed column of one table. Table 0 is
// the whole file, for sheets that hold sums alone.
type sumKey struct {
	table     int
	period    park.Period
	indicator string
	measure   park.Measure
}

func sumOf(rec *record) sumKey {
	return sumKey{rec.table, rec.key.Period, rec.key.Indicator, rec.key.Measure}
}

// addends are the parks' numbers of one column, and the sums printed with them.
type addends struct{ parks, sums []*record }

// checkTotals compares the rows of sums with Σ of the parks: 合计 with all, 小计
// with its group, 全市 only from below (docs/domain.md#intake).
func (rd *reader) checkTotals() {
	rd.indexSums()
	if len(rd.sums) == 0 {
		return
	}
	columns, order := rd.gather()
	heading := map[int]bool{} // tables whose 小计 stand above their group
	for _, k := range order {
		a := columns[k]
		parks := a.parks
		if len(parks) == 0 && len(a.sums) > 0 {
			file := k
			file.table = 0
			if whole := columns[file]; whole != nil {
				parks = whole.parks
			}
		}
		for _, sum := range a.sums {
			if !rd.disputed[k] {
				rd.checkSum(sum, parks, heading)
			}
		}
	}
}

// gather collects the addends and the sums of every column, and of the file.
func (rd *reader) gather() (columns map[sumKey]*addends, order []sumKey) {
	columns = map[sumKey]*addends{}
	of := func(k sumKey) *addends {
		if columns[k] == nil {
			columns[k] = &addends{}
			order = append(order, k)
		}
		return columns[k]
	}
	for i := range rd.records {
		rec := &rd.records[i]
		k := sumOf(rec)
		switch {
		case rec.key.Measure == park.Growth, rd.indicator(rec.ind).Share(): // rates add up to nothing
		case rec.total != noTotal:
			of(k).sums = append(of(k).sums, rec)
		case rec.figure >= 0 || rec.key.Park == "":
			of(k).parks = append(of(k).parks, rec)
			k.table = 0
			of(k).parks = append(of(k).parks, rec)
		}
	}
	return columns, order
}

// checkSum compares one sum with its parks.
func (rd *reader) checkSum(sum *record, parks []*record, heading map[int]bool) {
	if sum.total == subTotal {
		parks = groupOf(sum, parks, heading)
	}
	if len(parks) == 0 {
		return
	}
	total := new(big.Rat)
	places := 0
	for _, p := range parks {
		total.Add(total, p.value.Rat())
		places = max(places, p.places)
	}
	tolerance := halfUnit(places, parks[0].unit.Factor)
	tolerance.Mul(tolerance, big.NewRat(int64(len(parks)), 1))
	tolerance.Add(tolerance, halfUnit(rd.sumPlaces(sum, places), sum.unit.Factor))
	off := new(big.Rat).Sub(sum.value.Rat(), total)
	over := new(big.Rat).Abs(off).Cmp(tolerance) > 0
	ind := rd.indicator(sum.ind)
	switch {
	case sum.total == cityTotal && over && off.Sign() < 0:
		rd.raise(sum.at, aboveCity(sum, total, len(parks), ind))
	case sum.total != cityTotal && over:
		rd.off(sum)
		rd.raise(sum.at, totalMismatch(sum, total, off, len(parks), ind))
	}
}

// sumPlaces is how many decimals a sum is printed with. A sum that ends in
// zeros may have lost them: only where the whole row of sums is printed with
// fewer places than the parks are, it is coarser.
func (rd *reader) sumPlaces(sum *record, places int) int {
	most, n := 0, 0
	for _, r := range rd.sums[sumAt{sum.table, sum.order, 0, sum.key.Period}] {
		if r.unit.Name == sum.unit.Name {
			most = max(most, r.places)
			n++
		}
	}
	if n < 2 {
		return max(sum.places, places)
	}
	return most
}

// off remembers a sum that does not add up, so that its growth is not asked
// about as well.
func (rd *reader) off(sum *record) { rd.disputed[sumOf(sum)] = true }

// groupOf picks the parks a 小计 sums: the rows above it up to the last 小计 or
// banner, or the rows below where a table's first 小计 stands above its rows.
func groupOf(sum *record, parks []*record, heading map[int]bool) []*record {
	pick := func(group int) []*record {
		var out []*record
		for _, p := range parks {
			if p.group == group {
				out = append(out, p)
			}
		}
		return out
	}
	above := pick(sum.group)
	before := len(above) > 0 && above[0].order < sum.order
	if _, known := heading[sum.table]; !known {
		heading[sum.table] = !before
	}
	if heading[sum.table] {
		return pick(sum.group + 1)
	}
	return above
}

// halfUnit is half of the last printed place, in canonical units.
func halfUnit(places int, factor *big.Rat) *big.Rat {
	ten := new(big.Int).Exp(big.NewInt(10), big.NewInt(int64(places)), nil)
	half := new(big.Rat).SetFrac(big.NewInt(1), ten.Mul(ten, big.NewInt(2)))
	return half.Mul(half, factor)
}

func totalMismatch(sum *record, total, off *big.Rat, n int, ind *park.Indicator) park.Issue {
	this, want, diff := sayAmount(sum.value, ind.Unit), sayRat(total, ind.Unit), sayRat(off, ind.Unit)
	return issue(park.Question, park.TotalMismatch, sum.text,
		text(fmt.Sprintf("合计不等于各园区之和：%s（%s）是%s", ind.Name.ZH, measureName(sum.key.Measure).ZH, this.ZH),
			fmt.Sprintf("The total is not the sum of the parks: “%s” (%s) is %s", ind.Name.In("en"), measureName(sum.key.Measure).EN, this.EN)),
		text(fmt.Sprintf("%d个园区之和%s，相差%s", n, want.ZH, diff.ZH), fmt.Sprintf("%s, the sum of %d parks; the difference is %s", want.EN, n, diff.EN)),
		text("请核对合计和各园区的数；确实不等（如有未列出的园区），请说明理由", "Check the total and the parks; if they do differ (a park not listed, say), say why"))
}

func aboveCity(sum *record, total *big.Rat, n int, ind *park.Indicator) park.Issue {
	this, want := sayAmount(sum.value, ind.Unit), sayRat(total, ind.Unit)
	return issue(park.Question, park.AboveCityTotal, sum.text,
		text(fmt.Sprintf("各园区之和超过全市：%s（%s）", ind.Name.ZH, measureName(sum.key.Measure).ZH),
			fmt.Sprintf("The parks together exceed the city: “%s” (%s)", ind.Name.In("en"), measureName(sum.key.Measure).EN)),
		text(fmt.Sprintf("不小于%d个园区之和%s；全市是%s", n, want.ZH, this.ZH), fmt.Sprintf("at least %s, the sum of %d parks; the city is %s", want.EN, n, this.EN)),
		text("请核对全市和各园区的数；一企多园、飞地重复计算的，请说明理由", "Check the city's figure and the parks'; if plants are counted twice, say which"))
}
