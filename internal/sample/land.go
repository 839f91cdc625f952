package sample

import (
	"fmt"

	"parkboard/internal/form"
	"parkboard/internal/park"
	"parkboard/internal/sheet"
)

// land is the workbook of areas from which the city starts, in force from the
// first period of the first year.
func land(from int) act {
	at := park.Period{Year: from, Month: 2}
	sent := workday(moment(from, 3, 3, 10, 15))
	var parks []int
	var areas []area
	for p := range places {
		parks, areas = append(parks, p), append(areas, places[p].land)
	}
	f := passed(fmt.Sprintf("包头市工业园区用地面积%s.xlsx", reported(at)), "clerk", sent, "")
	title := fmt.Sprintf("包头市工业园区%d年%s用地面积", at.Year, form.Span(at))
	return act{f, areaBook(title, parks, areas, at, signatures(sent))}
}

// resurveyed is the change of one park's industrial land in June 2023. The
// other areas stay.
func resurveyed() act {
	at := park.Period{Year: 2023, Month: 6}
	changed := places[rareEarth].land
	changed.industrial = 31_200
	f := passed("稀土高新区用地面积调整2023年6月.xlsx", "clerk", moment(2023, 7, 20, 17, 10), "")
	f.PublishedBy, f.PublishedAt = "admin", moment(2023, 7, 20, 18, 20)
	signed := "填表人：韩雪　　　填报日期：2023年7月20日"
	return act{f, areaBook("稀土高新区2023年6月用地面积调整表", []int{rareEarth}, []area{changed}, at, signed)}
}

// areaBook draws a table of areas: industrial land in mu, the others in hectares.
func areaBook(title string, parks []int, areas []area, at park.Period, signed string) *sheet.Writer {
	w := sheet.NewWriter()
	g := &page{Page: w.Page("用地面积"), cols: 5, row: 4}
	g.Text(1, 1, sheet.Title, title)
	g.merge(1, 1, 1, g.cols)
	for col, text := range []string{"序号", "园区名称", "工业用地面积", "已建成面积", "批准面积"} {
		g.Text(3, col+1, sheet.Head, text)
	}
	for col, unit := range []string{"亩", "公顷", "公顷"} {
		g.Text(4, col+3, sheet.Head, unit)
	}
	g.merge(3, 1, 4, 1)
	g.merge(3, 2, 4, 2)
	var sum area
	for i, p := range parks {
		g.row++
		g.steps(g.row, 1, int64(i+1), 0)
		g.Text(g.row, 2, sheet.Body, called(p, at))
		g.areas(areas[i])
		sum = area{sum.industrial + areas[i].industrial, sum.built + areas[i].built, sum.approved + areas[i].approved}
	}
	if len(parks) > 1 {
		g.row++
		g.Text(g.row, 1, sheet.Head, "合计")
		g.merge(g.row, 1, g.row, 2)
		g.areas(sum)
	}
	g.row++
	g.line(sheet.Note, signed)
	g.Width(1, 1, 6)
	g.Width(2, 5, 24)
	return w
}

func (g *page) areas(a area) {
	g.steps(g.row, 3, a.industrial, 0)
	g.steps(g.row, 4, a.built, 2)
	g.steps(g.row, 5, a.approved, 2)
}
