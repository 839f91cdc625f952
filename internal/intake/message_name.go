package intake

import (
	"fmt"
	"strings"

	"parkboard/internal/park"
)

// parkNames lists the parks of a catalogue for a message.
func parkNames(c *park.Catalogue) park.Text {
	var zh, en []string
	for i := range c.Parks {
		zh = append(zh, c.Parks[i].Name.ZH)
		en = append(en, c.Parks[i].Name.In("en"))
	}
	return text(strings.Join(zh, "、"), strings.Join(en, ", "))
}

func parkUnknown(c *park.Catalogue, found string) park.Issue {
	title := text("不认识的园区", "An unknown park")
	if blankText(found) {
		title = text("这一行有数，却没有园区名", "A row of numbers without a park's name")
	}
	return issue(park.Err, park.ParkUnknown, found, title, textf2("目录中的园区：%s", "a park of the catalogue: %s", parkNames(c)),
		text("请改成目录中的名称，或删去这一行；确属同一园区时，请管理员加一个别名",
			"Use the catalogue's name or delete the row; if it is one of these parks, ask an administrator to add the alias"))
}

// sheetPark is for a sheet that does not say which park it is about, or says
// two.
func sheetPark(c *park.Catalogue, p spokenPark, found string) park.Issue {
	title := text("看不出这张表是哪个园区的", "Nothing says which park this sheet is about")
	switch {
	case p.unknown:
		title = text("不认识的园区", "An unknown park")
	case p.clash != "":
		title = textf("这张表写了两个园区：%s 与 %s", "This sheet names two parks: %s and %s", brief(p.text), brief(p.clash))
	}
	return issue(park.Err, park.ParkUnknown, found, title, textf2("目录中的园区：%s", "a park of the catalogue: %s", parkNames(c)),
		text("请在标题、工作表名或“园区名称：”后写上一个园区名", "Write one park's name in the title, the sheet's name or after 园区名称："))
}

func parkForbidden(p *park.Park) park.Issue {
	return issue(park.Err, park.ParkForbidden, p.Name.ZH, textf2("您不能上报%s的数", "You may not send figures of %s", text(p.Name.ZH, p.Name.In("en"))),
		text("您负责的园区", "a park you answer for"),
		text("请删去这个园区的数，或由负责该园区的数据员、市级管理员上报", "Remove this park's figures, or let its clerk or a city administrator send them"))
}

// periodIssue words a verdict without a period.
func (rd *reader) periodIssue(v verdict, found string) park.Issue {
	switch v.code {
	case park.PeriodConflict:
		zh, en := rd.voices(v.voices)
		return issue(park.Err, park.PeriodConflict, found, text("期间前后不一致", "The period is named differently in different places"),
			text("标题、工作表名、文件名和所选期间一致；现在是 "+zh, "the title, the sheet's name, the file's name and the period chosen to agree; now "+en),
			text("请改正写错的那一处", "Correct the one that is wrong"))
	case park.PeriodInvalid:
		return periodInvalid(v, found)
	}
	return issue(park.Err, park.PeriodMissing, found, text("看不出是哪一期的数", "Nothing says which period this is"),
		text("标题、工作表名或文件名里写明年月，如 2023年1—6月", "year and month in the title, the sheet's name or the file's name, such as 2023年1—6月"),
		text("请在标题里补上期间，或上报时选择期间", "Add the period to the title, or choose it when sending"))
}

func periodInvalid(v verdict, found string) park.Issue {
	expected := text("1—2月至1—12月的累计期间", "a period from January–February to January–December")
	switch m := v.months; {
	case m.To == 1:
		return issue(park.Err, park.PeriodInvalid, found, text("没有单独的1月", "There is no period of January alone"), expected,
			text("1、2月合并统计：请与2月合并，按 1—2月 上报", "January and February are surveyed together: report them as 1—2月"))
	case m.From > 1 && m.To <= 12:
		return issue(park.Err, park.PeriodInvalid, found, textf("%d—%d月不是从年初累计的期间", "Months %d–%d do not start with the year", m.From, m.To), expected,
			text("请改报从1月起的累计数，并改写期间", "Report the cumulative from January and correct the period"))
	}
	return issue(park.Err, park.PeriodInvalid, found, text("没有这样的期间", "There is no such period"), expected,
		text("请写成 2023年1—6月 或 2023-06", "Write it as 2023年1—6月 or 2023-06"))
}

// voices lists who says what of a period.
func (rd *reader) voices(all []voice) (zh, en string) {
	var zhs, ens []string
	for i := range all {
		w := &all[i]
		zhs = append(zhs, fmt.Sprintf("%s「%s」", w.who.ZH, brief(w.text)))
		ens = append(ens, fmt.Sprintf("%s “%s”", w.who.EN, brief(w.text)))
	}
	return strings.Join(zhs, "，"), strings.Join(ens, ", ")
}

// unitIssue words why an amount has no unit.
func unitIssue(u unitFound, ind *park.Indicator) park.Issue {
	var like []string
	want, _ := park.UnitNamed(ind.Unit)
	for _, one := range park.Units {
		if one.Kind == want.Kind {
			like = append(like, one.Name)
		}
	}
	expected := text(strings.Join(like, "、"), strings.Join(like, ", "))
	name := text(ind.Name.ZH, ind.Name.In("en"))
	switch u.code {
	case park.UnitMissing:
		return issue(park.Err, park.UnitMissing, u.text, textf2("%s没有写单位", "No unit is given for “%s”", name), expected,
			text("请在表头写上单位，如 （万元），或在表上方写“单位：万元”；不同单位相差万倍，不作假定",
				"Write the unit in the heading, such as （万元）, or a line 单位：万元 above the table; units differ by 10,000 times and none is assumed"))
	case park.UnitConflict:
		return issue(park.Err, park.UnitConflict, u.text, textf2("%s写了两种单位："+u.more, "Two units for “%s”: "+u.more, name), text("一种单位", "one unit"),
			text("请核对表头、单位行（列）和单位说明，只留一种", "Check heading, unit row or column and unit line, and keep one"))
	}
	if len(u.key) > 0 && u.key[0] == '%' {
		expected = text("%", "%")
	}
	return issue(park.Err, park.UnitUnknown, u.text, textf2("%s的单位不认识或不合适", "The unit given for “%s” is unknown or of the wrong kind", name), expected,
		text("请改用上面的单位之一，并相应换算", "Use one of these units, and convert the numbers"))
}
