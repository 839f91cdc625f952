package intake

import (
	"fmt"
	"math/big"
	"strings"

	"parkboard/internal/park"
)

// measureName is the word for a measure.
func measureName(m park.Measure) park.Text {
	switch m {
	case park.Month:
		return text("本月", "month")
	case park.Base:
		return text("上年同期", "base of a year ago")
	case park.Growth:
		return text("同比", "growth")
	}
	return text("累计", "cumulative")
}

// money amounts of at least 1亿元 are written in 亿元.
const yi = 10_000 * park.QuantityScale

// sayAmount writes a quantity of an indicator for a message, to its last digit.
func sayAmount(q park.Quantity, unit string) park.Text {
	if unit == "万元" && (q >= yi || q <= -yi) {
		s := park.Decimal(new(big.Rat).Quo(q.Rat(), big.NewRat(10_000, 1)), 8)
		s = strings.TrimRight(strings.TrimRight(s, "0"), ".")
		return text(s+"亿元", s+" 亿元")
	}
	return text(q.String()+unit, q.String()+" "+unit)
}

// sayRat is sayAmount of an estimate, in round figures.
func sayRat(r *big.Rat, unit string) park.Text {
	q, ok := park.QuantityOf(r)
	switch {
	case !ok:
		return text(park.Decimal(r, 0)+unit, park.Decimal(r, 0)+" "+unit)
	case unit == "万元" && (q >= yi || q <= -yi):
		q -= q % (yi / 100)
	case q >= 100*park.QuantityScale || q <= -100*park.QuantityScale:
		q -= q % (park.QuantityScale / 100)
	}
	return sayAmount(q, unit)
}

func numberIssue(r reading, found string, rate bool, ind *park.Indicator) park.Issue {
	expected := text("一个数，如 1234.5；没有就填 —", "one number such as 1234.5; — where there is none")
	if rate {
		expected = text("一个百分数，如 12.3 或 -5.1；没有就填 —", "one rate such as 12.3 or -5.1; — where there is none")
	}
	var title, do park.Text
	switch r.why {
	case aDate:
		title = text("这里是日期，不是数", "A date where a number belongs")
		do = text("请把单元格格式改为数值，再重新填数", "Format the cell as a number and type the number again")
	case qualified:
		title = text("不是确定的数", "Not a definite number")
		do = text("请只留数字：去掉“约、预计、左右”等字、▲ 和括号，负数写成 -12，单位写到表头",
			"Leave only the number: drop words and marks, write negatives as -12, and put the unit in the heading")
	case grouping:
		title = text("逗号的位置不对，可能有两种读法", "The commas do not stand every three digits: more than one reading")
		do = text("请去掉逗号，小数点用“.”", "Remove the commas and use “.” for decimals")
	case scientific:
		title = text("科学记数法，后面的位数已丢失", "Scientific notation has lost its last digits")
		do = text("请填写完整的数", "Write the number in full")
	case ratio:
		title = textf2("%s应是数量，这里却是百分数", "“%s” is an amount, and this is a percentage", ind.Name)
		expected = textf2("以%s等为单位的数", "an amount in %s or a unit of its kind", text(ind.Unit, ind.Unit))
		do = text("请改填数量；如果格式设成了百分比，请改为数值", "Write the amount; if the cell is formatted as a percentage, format it as a number")
	case brokenFormula:
		title = text("公式出错", "The formula fails")
		do = text("请修正公式，或直接填数；没有就填 —", "Repair the formula or type the number; — where there is none")
	case uncached:
		title = text("公式没有保存结果", "The formula was saved without its result")
		expected = text("公式的结果", "the formula's result")
		do = text("请在 WPS 或 Excel 中打开一次并保存，再上报", "Open the file once in WPS or Excel, save it and send it again")
	case tooLong:
		title = text("数太大，无法记录", "The number is too large to keep")
		do = text("请核对数和单位", "Check the number and its unit")
	default:
		title = text("不是数", "Not a number")
		do = text("请改成数；没有就填 —", "Write a number; — where there is none")
	}
	return issue(park.Err, r.wrong, found, title, expected, do)
}

func missingValue(ind *park.Indicator, p *park.Park, m park.Measure, found string) park.Issue {
	name := measureName(m)
	return issue(park.Remark, park.MissingValue, found,
		text(fmt.Sprintf("%s的%s（%s）没有数", p.Name.ZH, ind.Name.ZH, name.ZH), fmt.Sprintf("%s: no value for %s (%s)", p.Name.In("en"), ind.Name.In("en"), name.EN)),
		park.Text{}, text("有数请补上；没有就不用处理，按未报送处理，不当作 0", "Fill it in if there is one; otherwise it counts as not reported, never as 0"))
}

func negativeValue(found string, ind *park.Indicator) park.Issue {
	return issue(park.Err, park.NegativeValue, found,
		textf2("%s不可能是负数", "“%s” cannot be negative", ind.Name), text("0 或正数", "0 or more"),
		text("请核对正负号；没有就填 —", "Check the sign; — where there is no value"))
}

func notInteger(rec *record, ind *park.Indicator) park.Issue {
	found := rec.value.String() + ind.Unit
	expected := text("整数（读作"+found+"）", "a whole number (this reads as "+found+")")
	return issue(park.Err, park.NotInteger, rec.text, textf2("%s应是整数", "“%s” must be a whole number", ind.Name), expected,
		text("请核对这个数，以及是否填错了列或单位", "Check the number, and whether column and unit are right"))
}

func aboveWhole(rec *record, ind *park.Indicator) park.Issue {
	return issue(park.Err, park.AboveWhole, rec.text, textf2("%s不能超过100%%", "“%s” cannot exceed 100%%", ind.Name),
		text("0—100 之间的百分数（读作"+rec.value.String()+"%）", "a percentage between 0 and 100 (this reads as "+rec.value.String()+"%)"),
		text("请核对这个数；82.5% 请填 82.5", "Check the number; write 82.5% as 82.5"))
}

func shareScale(rec *record, ind *park.Indicator) park.Issue {
	read := rec.value.String() + "%"
	return issue(park.Question, park.PercentScale, rec.text,
		text(ind.Name.ZH+"读作 "+read+"，可能差了100倍", "“"+ind.Name.In("en")+"” reads as "+read+" and may be off by a hundred times"),
		text("如 82.5，表示 82.5%", "such as 82.5 for 82.5%"),
		text("82.5% 请填 82.5，或把单元格设为百分比格式；确实是这个数，请说明理由", "Write 82.5% as 82.5, or format the cell as a percentage; if it is right, say why"))
}

func duplicateValue(rec, was *record, where string, p park.Text, ind *park.Indicator) park.Issue {
	m := measureName(rec.key.Measure)
	other := sayAmount(was.value, unitOf(rec.key.Measure, ind))
	this := sayAmount(rec.value, unitOf(rec.key.Measure, ind))
	return issue(park.Err, park.DuplicateValue, rec.text,
		text(fmt.Sprintf("同一个数出现两次且不相等：%s %s %s（%s）", p.ZH, rec.key.Period, ind.Name.ZH, m.ZH),
			fmt.Sprintf("The same figure twice with different values: %s, %s, %s (%s)", p.EN, rec.key.Period, ind.Name.In("en"), m.EN)),
		text(fmt.Sprintf("与%s的%s相同，这里是%s", where, other.ZH, this.ZH), fmt.Sprintf("%s as in %s, while this is %s", other.EN, where, this.EN)),
		text("请核对两格，只留正确的一个；两个名称可能指同一园区", "Check both cells and keep the right one; two names may mean the same park"))
}

func unitOf(m park.Measure, ind *park.Indicator) string {
	if m == park.Growth {
		return "%"
	}
	return ind.Unit
}
