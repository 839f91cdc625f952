package form

import (
	"fmt"
	"math/big"
	"slices"
	"strings"

	"parkboard/internal/park"
	"parkboard/internal/sheet"
)

// validation is what a cell accepts, and what was published before.
func (c column) validation(r *Request, code string) sheet.Validation {
	v := sheet.Validation{Least: "0", RefusalTitle: "请核对", HintTitle: "已发布（供参照）", Hint: strings.Join(c.hints(r, code), "\n")}
	switch {
	case c.measure == park.Growth:
		v.Refusal = "这里填百分数，如 12.3 表示 12.3%，下降填负数。没有数就留空，不要写文字。"
		v.Least = "-100"
		if c.ind.Signed {
			v.Least = ""
		}
		return v
	case c.ind.Signed:
		v.Refusal, v.Least = "这里只能填数，可以为负，单位是"+c.unit.Name+"。没有数就留空，不要写文字。", ""
		return v
	case c.ind.Integer && c.unit.Factor.Cmp(big.NewRat(1, 1)) == 0:
		v.Refusal, v.Whole = "这里只能填不小于 0 的整数，单位是"+c.unit.Name+"。没有数就留空，不要写文字。", true
		return v
	}
	v.Refusal = "这里只能填不小于 0 的数，单位是" + c.unit.Name + "。没有数就留空，不要写文字。"
	return v
}

// hints are what was published: last period's value — for a base, the value it
// should start from — and this period's where the form would correct it.
func (c column) hints(r *Request, code string) []string {
	var lines []string
	say := func(what string, value park.Quantity) { lines = append(lines, what+"："+c.amount(value)) }
	key := park.Key{Park: code, Indicator: c.ind.Code, Measure: c.measure}
	switch {
	case c.ind.Land != "" && r.Area != nil:
		if area := r.Area(code, c.ind.Land); area != nil {
			say(fmt.Sprintf("现行面积（%s起）", area.Effective), area.Area)
		}
		return lines
	case c.measure == park.Base:
		key.Measure, key.Period = park.Cumulative, r.Period.YearAgo()
		if ago := r.History.Current(key); ago != nil {
			say("上年同期（"+c.when(key)+"）", ago.Value)
		}
		key.Measure = park.Base
	default:
		if last := before(r.History, key, r.Period); last != nil {
			say("上期（"+c.when(last.Key())+"）", last.Value)
		}
	}
	key.Period = r.Period
	if now := r.History.Current(key); now != nil {
		say("本期已发布", now.Value)
	}
	return lines
}

// before is the newest published figure of a key's measure before a period.
func before(history *park.Ledger, key park.Key, at park.Period) *park.Published {
	for _, key.Period = range slices.Backward(history.Periods()) {
		if last := history.Current(key); last != nil && key.Period.Before(at) {
			return last
		}
	}
	return nil
}

// when says which figure a hint shows: 2023年1—6月累计, 2023年6月, 2023年6月末.
func (c column) when(key park.Key) string {
	at := key.Period
	switch {
	case c.ind.Nature == park.Stock:
		return fmt.Sprintf("%s%d月末", year(at), at.Month)
	case key.Measure == park.Month:
		return fmt.Sprintf("%s%d月", year(at), at.Month)
	case key.Measure == park.Growth:
		return year(at) + Span(at) + "同比"
	}
	return year(at) + Span(at) + "累计"
}

// amount writes a value in the column's own unit, all digits.
func (c column) amount(q park.Quantity) string {
	if c.measure == park.Growth {
		return q.String() + "%"
	}
	const exact = 8 // four decimals of the canonical unit, four more for 亿元
	digits := park.Decimal(new(big.Rat).Quo(q.Rat(), c.unit.Factor), exact)
	return strings.TrimRight(strings.TrimRight(digits, "0"), ".") + " " + c.unit.Name
}
