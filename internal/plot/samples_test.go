package plot

import "strings"

func rareEarth() TierBar {
	return TierBar{
		Label: Label{ID: "b0", Title: "稀土高新区：1—6月累计 512.36 亿元，突破 1000 亿元目标的 51.2%", Desc: "上年同期 447.85 亿元"},
		Full:  1160, Tier: At(1000), Open: true, Now: At(512.36), Past: At(447.85), Season: At(480.2), Linear: At(500),
		Forecast: Span{At(1042.7), At(1067), At(1092.5)},
	}
}

func sampleLines(height float64) Lines {
	l := Lines{
		Label:  Label{ID: "c1", Title: "稀土高新区累计产值", Desc: "2023年1—6月 512.36 亿元"},
		Height: height, Top: 1150, Ticks: []Tick{{0, "0"}, {250, "250"}, {500, "500"}, {750, "750"}},
		Tier: At(1000), TierText: "突破 1000 亿元", TierTick: "1000", Open: true,
		NowText: "2023年　512.36", BaseText: "同期 447.85",
	}
	for i, v := range []float64{152.2, 241.3, 324.4, 415, 512.36} {
		l.Now.Points = append(l.Now.Points, Point{X: float64(i + 2), Y: At(v), Tip: "512.36 亿元", Href: "/receipts/a"})
	}
	for i, v := range []float64{126, 205.4, 280.2, 359.4, 449.05, 520.4, 593.9, 676.9, 749.9, 826.8, 913.82} {
		l.Past.Points = append(l.Past.Points, Point{X: float64(i + 2), Y: At(v)})
		l.Months = append(l.Months, Tick{float64(i + 2), strings.Repeat("1", i+1)})
	}
	l.Past.Name = "2022年 913.8"
	for i, v := range []float64{512.36, 598.6, 685.9, 783, 871.6, 962.8, 1067} {
		x, wide := float64(6+i), float64(i)*4
		l.Fan.Low = append(l.Fan.Low, Point{X: x, Y: At(v - wide)})
		l.Fan.Mid = append(l.Fan.Mid, Point{X: x, Y: At(v)})
		l.Fan.High = append(l.Fan.High, Point{X: x, Y: At(v + wide)})
	}
	l.Fan.Name, l.Fan.Range = "预计 1067", "1043—1092"
	return l
}

func sampleMultiple() Multiple {
	m := Multiple{
		Label: Label{ID: "m1", Title: "亩均税收，近11期", Desc: "本园区由 11.02 到 11.05"},
		Low:   8, High: 12, Ticks: []Tick{{8, "8"}, {10, "10"}, {12, "12"}},
		Periods: []Tick{{0, "7月"}, {5, "12"}, {6, "1—2"}, {10, "6月"}},
		NowText: "11.05", AvgText: "9.81", Year: 6, Changes: []int{10},
	}
	for _, v := range []float64{11.02, 11.06, 11.08, 11.1, 11.11, 11.12, 11.13, 11.15, 11.16, 11.19, 11.05} {
		m.Now = append(m.Now, Point{Y: At(v), Tip: "万元/亩"})
		m.Mean = append(m.Mean, At(v-1.3))
	}
	return m
}

// labelled are drawings with a text in every place that takes one.
func labelled(text string) []SVG {
	l := Label{ID: text, Title: text, Desc: text}
	lines := sampleLines(0)
	lines.Label, lines.TierText, lines.TierTick, lines.NowText, lines.BaseText = l, text, text, text, text
	lines.Past.Name, lines.Fan.Name, lines.Fan.Range = text, text, text
	lines.Ticks, lines.Months = []Tick{{0, text}}, []Tick{{2, text}}
	for i := range lines.Now.Points {
		lines.Now.Points[i].Tip, lines.Now.Points[i].Href = text, text
	}
	multiple := sampleMultiple()
	multiple.Label, multiple.NowText, multiple.AvgText = l, text, text
	multiple.Ticks, multiple.Periods = []Tick{{8, text}}, []Tick{{0, text}}
	bar := rareEarth()
	bar.Label = l
	return []SVG{
		bar.Draw(), lines.Draw(), multiple.Draw(),
		Axis{Full: 1, Ticks: []Tick{{0, text}}}.Draw(),
		RankBar{Label: l, High: 1, Now: At(1)}.Draw(),
		RankStrip{Label: l, Of: 2, Ranked: 2, Rank: 1}.Draw(),
		Spread{Label: l, High: 1}.Draw(),
		Bump{
			Label: l, Steps: []string{text, text}, Years: []Tick{{0, text}}, Rows: 1, Beyond: text,
			Lines: []BumpLine{{Name: text, Why: text, Places: []BumpPlace{{Rank: 1, Tip: text, Href: text}}}},
		}.Draw(),
		Step{Label: l, High: 1, From: At(0.2), To: At(0.8)}.Draw(),
		ScoreBar{Label: l, Full: 10, Parts: []ScorePart{{9, text}}, Deducted: 1, Off: text}.Draw(),
		RankSpan{Label: l, Of: 2, Rank: 1, Best: 1, Worst: 2}.Draw(),
	}
}

// measured are drawings with a number in every place that takes one.
func measured(v float64) []SVG {
	lines := sampleLines(0)
	lines.Tier, lines.Now.Points[1].Y, lines.Past.Points[2].X = At(v), At(v), v
	lines.Ticks, lines.Months = []Tick{{v, "a"}}, []Tick{{v, "b"}}
	lines.Fan.Mid[1].Y, lines.Fan.Low[2].X = At(v), v
	top := sampleLines(0)
	top.Top = v
	multiple := sampleMultiple()
	multiple.Now[3].Y, multiple.Mean[4], multiple.Ticks = At(v), At(v), []Tick{{v, "a"}}
	low := sampleMultiple()
	low.Low, low.Height = v, v
	span := Span{At(v), At(v), At(v)}
	return []SVG{
		lines.Draw(), top.Draw(), multiple.Draw(), low.Draw(),
		TierBar{Full: v, Tier: At(1), Now: At(1)}.Draw(),
		ScoreBar{Full: v, Parts: []ScorePart{{1, "1"}}, Deducted: 1}.Draw(),
		ScoreBar{Full: 10, Parts: []ScorePart{{v, "1"}, {1, "2"}}, Deducted: v, Bands: []float64{v}}.Draw(),
		TierBar{Full: 1, Tier: At(v), Now: At(v), Past: At(v), Season: At(v), Linear: At(v), Ghost: At(v), Forecast: span, Height: v}.Draw(),
		Axis{Full: v, Ticks: []Tick{{v, "x"}}}.Draw(), Axis{Full: 1, Ticks: []Tick{{v, "x"}}}.Draw(),
		RankBar{Low: v, High: v, Now: At(v), Past: At(v), Mean: At(v)}.Draw(),
		RankBar{High: 1, Now: At(v), Past: At(v), Mean: At(v)}.Draw(),
		Step{Low: v, High: 1, From: At(v), To: At(v)}.Draw(), Step{High: 1, From: At(0.5), To: At(v)}.Draw(),
		Spread{Low: v, High: 1, Others: []Spot{At(v)}, Mean: At(v), Now: At(v)}.Draw(),
	}
}

// attributes are the values of every attribute of a name.
func attributes(svg, name string) []string {
	var all []string
	for {
		_, rest, ok := strings.Cut(svg, " "+name+`="`)
		if !ok {
			return all
		}
		value, after, _ := strings.Cut(rest, `"`)
		all, svg = append(all, value), after
	}
}
