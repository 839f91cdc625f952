package intake

import (
	"fmt"
	"math/big"

	"parkboard/internal/park"
)

// because words how an expectation was worked out.
func (e *expectation) because(k park.Key, ind *park.Indicator) park.Text {
	want, last := sayRat(e.value, ind.Unit), sayAmount(e.last.Value, ind.Unit)
	zh := fmt.Sprintf("约%s：%s 已发布%s", want.ZH, e.last.Period, last.ZH)
	en := fmt.Sprintf("about %s: %s was published with %s", want.EN, e.last.Period, last.EN)
	switch {
	case e.ratio != nil:
		r := park.Decimal(e.ratio, 2)
		zh += fmt.Sprintf(" × 上年同样两期之比 %s", r)
		en += fmt.Sprintf(" × %s, last year's ratio of the two periods", r)
	case ind.Nature == park.Flow && e.last.Period != k.Period:
		zh += fmt.Sprintf(" × %d/%d（按月数）", k.Period.Months(), e.last.Period.Months())
		en += fmt.Sprintf(" × %d/%d by months", k.Period.Months(), e.last.Period.Months())
	}
	return text(zh, en)
}

var reason = text("请核对；确实如此，请说明理由", "Check it; if it is so, say why")

func heading(zh, en string, p park.Text, ind *park.Indicator, args ...any) park.Text {
	return text(p.ZH+ind.Name.ZH+fmt.Sprintf(zh, args...), p.In("en")+", “"+ind.Name.In("en")+"”"+fmt.Sprintf(en, args...))
}

func unitSlip(rec *record, e *expectation, ratio *big.Rat, power int, p park.Text, ind *park.Indicator) park.Issue {
	times := map[int]int64{2: 100, 3: 1000, 4: 10_000}[power]
	zh, en := "像是小了约%d倍，可能填错了单位", " looks about %d times too small: the unit may be wrong"
	if ratio.Cmp(one) > 0 {
		zh, en = "像是大了约%d倍，可能填错了单位", " looks about %d times too large: the unit may be wrong"
	}
	unit := rec.unit.Name
	if unit == "" {
		unit = ind.Unit
	}
	return issue(park.Question, park.UnitSlip, rec.text, heading(zh, en, p, ind, times), e.because(rec.key, ind),
		textf("这一格按“%s”读取：请把数换算成这个单位，或改正单位；确实如此，请说明理由",
			"The cell is read in %s: convert the number to it or correct the unit; if it is right, say why", unit))
}

func monthAsCumulative(rec *record, e *expectation, p park.Text, ind *park.Indicator) park.Issue {
	return issue(park.Question, park.MonthAsCumulative, rec.text,
		heading("的累计像是单月数", ": the cumulative looks like a single month", p, ind), e.because(rec.key, ind),
		text("请填从年初起的累计数；确实如此，请说明理由", "Write the cumulative from the year's start; if it is right, say why"))
}

func cumulativeFell(rec *record, e *expectation, p park.Text, ind *park.Indicator) park.Issue {
	now, last := sayAmount(rec.value, ind.Unit), sayAmount(e.last.Value, ind.Unit)
	return issue(park.Question, park.CumulativeFell, rec.text,
		heading("的累计比上期少", ": the cumulative fell", p, ind),
		text(fmt.Sprintf("不少于 %s 已发布的%s；这里是%s", e.last.Period, last.ZH, now.ZH),
			fmt.Sprintf("at least the %s published for %s; this is %s", last.EN, e.last.Period, now.EN)), reason)
}

func jump(rec *record, e *expectation, p park.Text, ind *park.Indicator) park.Issue {
	now := sayAmount(rec.value, ind.Unit)
	return issue(park.Question, park.Jump, rec.text,
		text(p.ZH+ind.Name.ZH+"与历史相差5倍以上：这里是"+now.ZH, p.In("en")+", “"+ind.Name.In("en")+"” is more than five times off its history: it reads "+now.EN), e.because(rec.key, ind), reason)
}

func monthGap(rec *record, last *park.Published, now *record, gap *big.Rat, ind *park.Indicator) park.Issue {
	m, l, c, g := sayAmount(rec.value, ind.Unit), sayAmount(last.Value, ind.Unit), sayAmount(now.value, ind.Unit), sayRat(gap, ind.Unit)
	return issue(park.Remark, park.MonthGap, rec.text, text("上月累计 + 本月 ≠ 累计", "Last cumulative + month ≠ cumulative"),
		text(fmt.Sprintf("%s（上期已发布）+ %s（本月）= %s（累计）；相差%s", l.ZH, m.ZH, c.ZH, g.ZH),
			fmt.Sprintf("%s (published) + %s (month) = %s (cumulative); the gap is %s", l.EN, m.EN, c.EN, g.EN)),
		text("前期数有修订时属正常；否则请核对", "Normal where earlier months were revised; otherwise check it"))
}

func samePeriod(rec *record, last *park.Published, n int, ofPark bool, ind *park.Indicator) park.Issue {
	title := text(fmt.Sprintf("%s（%d个园区）与 %s 已发布的完全相同", ind.Name.ZH, n, last.Period),
		fmt.Sprintf("“%s” of %d parks is exactly as published for %s", ind.Name.In("en"), n, last.Period))
	if ofPark {
		title = text(fmt.Sprintf("这张表的累计数（%d个）与 %s 已发布的完全相同", n, last.Period),
			fmt.Sprintf("The cumulative figures of this table (%d) are exactly as published for %s", n, last.Period))
	}
	return issue(park.Question, park.SameAsLastPeriod, rec.text, title,
		text("本期的数，不是上期的", "this period's figures, not the last one's"),
		text("可能粘贴了上期的数，请核对；确实没有变化，请说明理由", "The last period may have been pasted; if nothing did change, say why"))
}

func replacesPublished(k park.Key, was, now park.Quantity, found string, p park.Text, ind *park.Indicator) park.Issue {
	unit := unitOf(k.Measure, ind)
	a, b := sayAmount(was, unit), sayAmount(now, unit)
	m := measureName(k.Measure)
	if p.ZH == "" {
		p = text("全市", "The city")
	}
	return issue(park.Question, park.ReplacesPublished, found,
		text(fmt.Sprintf("%s %s %s（%s）已发布，将由%s改为%s", p.ZH, k.Period, ind.Name.ZH, m.ZH, a.ZH, b.ZH),
			fmt.Sprintf("%s, %s, “%s” (%s) is published and would change from %s to %s", p.In("en"), k.Period, ind.Name.In("en"), m.EN, a.EN, b.EN)),
		text(fmt.Sprintf("已发布的%s，或有依据的更正", a.ZH), fmt.Sprintf("the published %s, or a correction with its reason", a.EN)),
		text("确是更正，请说明理由；旧值会保留在历史中", "If this is a correction, say why; the old value stays on record"))
}
