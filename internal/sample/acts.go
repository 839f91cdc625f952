package sample

import (
	"fmt"
	"strconv"
	"time"

	"parkboard/internal/form"
	"parkboard/internal/park"
	"parkboard/internal/sheet"
)

// act is a file before its bytes are made.
type act struct {
	File
	book *sheet.Writer
}

// script is everything that was sent from a year on, in order.
func script(c *city, from int) []act {
	acts := []act{land(from)}
	for year := from; year <= lastYear; year++ {
		for _, at := range park.YearPeriods(year) {
			if year < lastYear || at.Month <= lastMonth {
				acts = append(acts, monthly(c, at))
			}
		}
	}
	for _, d := range delays {
		if d.at.Year >= from {
			acts = append(acts, alone(c, d))
		}
	}
	if from <= 2022 {
		acts = append(acts, untangled(c))
	}
	return inOrder(append(acts, corrected(c), resurveyed()))
}

// moment is a minute of a Beijing day.
func moment(year, month, day, hour, minute int) park.Moment {
	return time.Date(year, time.Month(month), day, hour, minute, 0, 0, park.Beijing).UTC()
}

// workday is t, or the Monday after when it falls on a weekend.
func workday(t park.Moment) park.Moment {
	switch t.In(park.Beijing).Weekday() {
	case time.Saturday:
		return t.AddDate(0, 0, 2)
	case time.Sunday:
		return t.AddDate(0, 0, 1)
	}
	return t
}

// passed fills in who sent and published, and when: submitted within the hour,
// published on the next working day unless told otherwise.
func passed(name, by string, sent park.Moment, reason string) File {
	next := workday(sent.AddDate(0, 0, 1))
	day := next.In(park.Beijing)
	reviewer := "admin"
	if day.Day()%3 == 0 {
		reviewer = "admin2"
	}
	return File{
		Name: name, SentBy: by, SentAt: sent, SubmittedAt: sent.Add(time.Duration(6+day.Day()) * time.Minute),
		PublishedBy: reviewer, Reason: reason,
		PublishedAt: moment(day.Year(), int(day.Month()), day.Day(), 9+day.Day()%8, 5+sent.Minute()%50),
	}
}

// reported is the file name of a month: 2023年1-2月, 2023年10月.
func reported(at park.Period) string {
	if at.FirstOfYear() {
		return strconv.Itoa(at.Year) + "年1-2月"
	}
	return fmt.Sprintf("%d年%d月", at.Year, at.Month)
}

// monthly is the city's workbook of a month, without the parks that were late.
func monthly(c *city, at park.Period) act {
	mix := at.Year*5 + at.Month*3
	sent := workday(moment(at.Year, at.Month+1, 10+mix%6, 9+mix%8, mix*7%60))
	var parks []int
	var absent []string
	for p := range places {
		if late(p, at) {
			absent = append(absent, places[p].name)
		} else {
			parks = append(parks, p)
		}
	}
	notes := []string{"注：1.产值、税收等增速为名义增速，增加值增速按可比价格计算。", "　　2.同期数按本年统计名录口径调整。"}
	for i, name := range absent {
		notes = append(notes, fmt.Sprintf("　　%d.%s本期数据未到，未计入合计。", 3+i, name))
	}
	reason := ""
	switch at {
	case park.Period{Year: 2022, Month: 5}:
		notes = append(notes, "　　3.青山装备制造园区5月集中办理增值税留抵退税，累计税收减少，与税务部门数一致。")
	case park.Period{Year: 2022, Month: 8}:
		reason = "名录核查：九原工业园区一户企业的总厂与分厂产值此前重复计入，8月起剔除，已与园区核实"
	}
	name := "包头市工业园区月报" + reported(at) + ".xlsx"
	return act{passed(name, "clerk", sent, reason), tables(c, at, parks, "包头市", notes, sent)}
}

// alone is the workbook of a park that was late.
func alone(c *city, d delay) act {
	sent := moment(d.at.Year, d.at.Month+1, d.day, d.hour, 10+d.hour)
	name := places[d.park].name
	book := tables(c, d.at, []int{d.park}, name, []string{"注：本表为补报，未列入市级汇总表。"}, sent)
	return act{passed(name+"月报"+reported(d.at)+".xlsx", "clerk", sent, ""), book}
}

// tables draws the two sheets of a monthly workbook.
func tables(c *city, at park.Period, parks []int, whose string, notes []string, sent park.Moment) *sheet.Writer {
	w := sheet.NewWriter()
	for _, leaf := range leaves {
		l := layout{
			title: fmt.Sprintf("%s%d年%s%s", whose, at.Year, form.Span(at), leaf.title), unit: leaf.unit,
			at: at, bands: leaf.bands, parks: parks, telling: telling{city: c},
			total: len(parks) > 1, whole: len(parks) == len(places), notes: notes, signed: signatures(sent),
		}
		l.write(w, leaf.name)
	}
	return w
}

func signatures(sent park.Moment) string {
	return "填表人：韩雪　　　审核人：王敏　　　填报日期：" + sent.In(park.Beijing).Format("2006年1月2日")
}

// untangled is Jiuyuan's correction of the output counted twice: a sheet for
// each period of early 2022.
func untangled(c *city) act {
	f := passed("九原工业园区产值追溯更正表.xlsx", "clerk-jiuyuan", moment(2022, 9, 27, 15, 20),
		"总厂与分厂产值重复计入，按法人口径追溯更正1—7月各期，附企业名录核查单")
	w := sheet.NewWriter()
	for _, at := range park.YearPeriods(2022)[:6] {
		l := layout{
			title: fmt.Sprintf("九原工业园区2022年%s规上工业总产值（更正）", form.Span(at)), unit: "亿元",
			at: at, bands: []band{{"", []int{output}}}, parks: []int{jiuyuan},
			telling: telling{city: c, corrected: true}, signed: "填表人：巴图　　　填报日期：2022年9月27日",
		}
		l.write(w, form.Span(at))
	}
	return act{f, w}
}

// corrected is the correction of an energy figure of May 2023.
func corrected(c *city) act {
	at := park.Period{Year: 2023, Month: 5}
	f := passed("包头铝业园区综合能源消费量更正2023年5月.xlsx", "clerk", moment(2023, 7, 20, 16, 5),
		"5月累计误将一户企业的原料用能计入，按能源统计报表更正")
	f.PublishedBy, f.PublishedAt = "admin", moment(2023, 7, 20, 17, 50)
	l := layout{
		title: fmt.Sprintf("包头铝业园区2023年%s综合能源消费量（更正）", form.Span(at)), at: at,
		bands: []band{{"", []int{energy}}}, parks: []int{aluminium},
		telling: telling{city: c, corrected: true}, signed: "填表人：韩雪　　　填报日期：2023年7月20日",
	}
	w := sheet.NewWriter()
	l.write(w, "更正")
	return act{f, w}
}
