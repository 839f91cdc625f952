package sample

import (
	"fmt"

	"parkboard/internal/form"
	"parkboard/internal/park"
	"parkboard/internal/sheet"
)

// MaxParks is how many parks a wide city may have.
const MaxParks = 5000

// Wide lists the parks of a wide city: a city of any size, to measure the board
// with. Each is one of the seven parks on another scale, without their story;
// the code's number starts at 1.
func Wide(parks int) []park.Park {
	all := make([]park.Park, parks)
	for i := range all {
		all[i] = park.Park{
			Code: fmt.Sprintf("park-%04d", i+1), Tier: []string{"1000", "500", "300"}[i%3],
			Name:   park.Text{ZH: wideName(i), EN: fmt.Sprintf("Park %04d", i+1)},
			Full:   park.Text{ZH: wideName(i), EN: fmt.Sprintf("Park %04d", i+1)},
			Short:  park.Text{ZH: fmt.Sprintf("园%04d", i+1), EN: fmt.Sprintf("P%04d", i+1)},
			County: park.Text{ZH: "示例区", EN: "Sample District"},
		}
	}
	return all
}

func wideName(i int) string { return fmt.Sprintf("第%04d工业园区", i+1) }

// wideScript is what a wide city sends: the areas, and a sheet a month with
// output, tax and investment of every park.
func wideScript(c *city, from, parks int) []act {
	var rows []int
	var areas []area
	for i := range parks {
		p := len(places) + i
		rows = append(rows, p)
		of := places[i%len(places)].land
		areas = append(areas, area{scaled(of.industrial, p), scaled(of.built, p), scaled(of.approved, p)})
	}
	at := park.Period{Year: from, Month: 2}
	sent := workday(moment(from, 3, 3, 10, 15))
	title := fmt.Sprintf("工业园区%d年%s用地面积", at.Year, form.Span(at))
	acts := []act{{passed("工业园区用地面积"+reported(at)+".xlsx", "clerk", sent, ""), areaBook(title, rows, areas, at, signatures(sent))}}
	for year := from; year <= lastYear; year++ {
		for _, at := range park.YearPeriods(year) {
			if year < lastYear || at.Month <= lastMonth {
				acts = append(acts, wideMonth(c, at, rows))
			}
		}
	}
	return inOrder(acts)
}

func wideMonth(c *city, at park.Period, rows []int) act {
	sent := workday(moment(at.Year, at.Month+1, 12, 9+at.Month%8, at.Month*7%60))
	l := layout{
		title: fmt.Sprintf("%d年%s工业园区主要经济指标", at.Year, form.Span(at)), unit: "亿元",
		at: at, bands: []band{{"", []int{output, tax, investment}}}, parks: rows,
		telling: telling{city: c, wide: true}, total: true, whole: true, signed: signatures(sent),
	}
	w := sheet.NewWriter()
	l.write(w, "主要指标")
	return act{passed("工业园区月报"+reported(at)+".xlsx", "clerk", sent, ""), w}
}

// wideFigure is a number of a park of a wide city: that of the park it is
// modelled on, on its own scale.
func (t telling) wideFigure(p, ind int, at park.Period, m park.Measure) int64 {
	s := &t.city[(p-len(places))%len(places)][ind]
	if m == park.Month && !at.FirstOfYear() {
		return t.wideFigure(p, ind, at, park.Cumulative) - t.wideFigure(p, ind, at.Prev(), park.Cumulative)
	}
	switch {
	case columns[ind].stock:
		return scaled(*s.at(at.Year, at.Month), p)
	case m == park.Base:
		return scaled(s.sum(at.Year-1, at.Month), p)
	case m == park.Growth:
		base := t.wideFigure(p, ind, at, park.Base)
		return growth(ind, p, at, t.wideFigure(p, ind, at, park.Cumulative), base)
	}
	return scaled(s.sum(at.Year, at.Month), p)
}

// scaled is a number on the scale of a park: 40 % to 160 %, no two neighbours
// alike.
func scaled(n int64, p int) int64 { return share(n, 400+int64(p)*7919%1201) }
