package views

import (
	"slices"
	"strings"

	"parkboard/internal/board"
	"parkboard/internal/park"
	"parkboard/internal/plot"
)

// MostLines is how many parks the chart of ranks and the table of all ratios
// show in a large city: the first of the ranking, and the reader's own.
const MostLines = 15

// RankingYear is the ranks over the year: the chart, and the table that says
// the same.
type RankingYear struct {
	Heading string
	Hint    string
	Chart   Chart
	Caption string
	Heads   []string
	Rows    []RankingYearRow
	Limited string // which parks are shown; "" for all
}

// RankingYearRow is a park's ranks, the oldest period first.
type RankingYearRow struct {
	Park   Link
	Marked bool
	Chips  []Chip
}

// rankingSteps is how many periods the chart shows: a year of them.
const rankingSteps = 11

// year makes the ranks over the last eleven periods, or for 全年 over the last
// eleven years; nil before a second one.
func (w *rankingWriter) year() *RankingYear {
	periods := w.steps()
	if len(periods) < 2 {
		return nil
	}
	p, ofYears := w.p, w.ranking.Query.Window == board.Year
	y := &RankingYear{Heading: p.T("ranks.year.heading", len(periods)), Hint: p.T("ranks.year.hint"), Limited: w.limited()}
	if ofYears {
		y.Heading, y.Hint = p.T("ranks.years.heading", len(periods)), p.T("ranks.years.hint")
	}
	y.Caption = p.T("ranks.year.caption", w.title())
	chart := plot.Bump{Label: plot.Label{ID: "ranks", Title: p.T("ranks.year.title", w.title(), PeriodText(p, periods[0]), PeriodText(p, periods[len(periods)-1]))}}
	for i, period := range periods {
		text := strings.TrimSuffix(monthTick(p, period), "月")
		if ofYears {
			text = YearText(p, period.Year)
		} else if i == 0 || period.FirstOfYear() {
			chart.Years = append(chart.Years, plot.Tick{At: float64(i), Text: YearText(p, period.Year)})
		}
		chart.Steps = append(chart.Steps, text)
		y.Heads = append(y.Heads, w.stepHead(period))
	}
	places := make([]map[string]int, len(periods))
	for i, period := range periods {
		q := w.ranking.Query
		q.Period = period
		places[i] = w.b.Places(q)
	}
	for _, row := range w.shown() {
		w.line(y, &chart, row, periods, places)
	}
	chart.Rows = len(chart.Lines)
	if y.Limited != "" {
		chart.Rows = MostLines
		chart.Beyond = p.T("ranks.year.beyond", MostLines)
	}
	y.Chart = NewBumpChart(chart)
	return y
}

// line adds a park to the chart, its reading and the table.
func (w *rankingWriter) line(y *RankingYear, chart *plot.Bump, row board.Row, periods []park.Period, places []map[string]int) {
	p := w.p
	name := row.Park.Short.In(p.Lang())
	line := plot.BumpLine{Name: clipped(name), Marked: w.marked(row) || w.marksFirst() && row.Rank == 1}
	out := RankingYearRow{Park: Link{Text: row.Park.Name.In(p.Lang()), Href: parkPath(row.Park.Code, w.ask.Period)}, Marked: line.Marked}
	said := ""
	for i, period := range periods {
		place, ranked := places[i][row.Park.Code]
		v := *row.Value
		v.Query.Period = period
		at := board.Row{Park: row.Park, Value: &v, Rank: place, Move: row.Move, Tied: ranked && tied(places[i], place)}
		if !ranked {
			at.Value = w.b.Value(v.Query)
		}
		chip := NewChip(p, at)
		out.Chips = append(out.Chips, chip)
		point := plot.BumpPlace{Rank: place, Href: chip.Figure.Receipt}
		if ranked {
			point.Tip = name + " " + PeriodText(p, period) + " " + p.T("rank.say", place) + chip.Tied
		}
		line.Places = append(line.Places, point)
		if i > 0 {
			said += p.T("page.listsep")
		}
		said += chip.Figure.Text
		if i == len(periods)-1 && !ranked {
			line.Why = clipped(chip.Figure.Note)
		}
	}
	chart.Lines = append(chart.Lines, line)
	if chart.Desc != "" {
		chart.Desc += p.T("ranks.year.descsep")
	}
	chart.Desc += p.T("ranks.year.desc", name, said)
	y.Rows = append(y.Rows, out)
}

// tied reports whether a place is held by more than one park.
func tied(places map[string]int, place int) bool {
	n := 0
	for _, one := range places {
		if one == place {
			n++
		}
	}
	return n > 1
}

// steps are the periods of the chart, the ranking's own last.
func (w *rankingWriter) steps() []park.Period {
	periods := w.b.Periods()
	if len(periods) == 0 {
		return nil
	}
	first := periods[0]
	var steps []park.Period
	for period := w.ranking.Query.Period; len(steps) < rankingSteps && !period.Before(first); {
		steps = append(steps, period)
		if w.ranking.Query.Window == board.Year {
			period = period.YearAgo()
		} else {
			period = period.Prev()
		}
	}
	slices.Reverse(steps)
	return steps
}

// stepHead names a period over a column of the table.
func (w *rankingWriter) stepHead(period park.Period) string {
	if w.ranking.Query.Window == board.Year {
		return YearText(w.p, period.Year)
	}
	return PeriodText(w.p, period)
}

// shown are the parks of the chart and of the table of ratios: all, or in a
// large city the first of the ranking and those that are marked.
func (w *rankingWriter) shown() []board.Row {
	if len(w.ranking.Rows) <= MostLines {
		return w.ranking.Rows
	}
	shown := slices.Clone(w.ranking.Rows[:MostLines])
	for _, row := range w.ranking.Rows[MostLines:] {
		if w.marked(row) && len(shown) < 2*MostLines {
			shown = append(shown, row)
		}
	}
	return shown
}

// limited says which parks are shown where not all are.
func (w *rankingWriter) limited() string {
	if len(w.ranking.Rows) <= MostLines {
		return ""
	}
	return w.p.T("ranks.limited", MostLines, Count(len(w.ranking.Rows)))
}

// marked holds for the park that is asked for, or else for those the reader
// answers for.
func (w *rankingWriter) marked(row board.Row) bool {
	if w.ask.Mark != "" {
		return row.Park.Code == w.ask.Mark
	}
	return w.user != nil && w.user.Role != park.Admin && slices.Contains(w.user.Parks, row.Park.Code)
}

// marksFirst holds where nobody asked for a park and the reader answers for
// none: the chart then marks the first.
func (w *rankingWriter) marksFirst() bool {
	return w.ask.Mark == "" && (w.user == nil || w.user.Role == park.Admin || len(w.user.Parks) == 0)
}

// widest is how many letters of half an em a name in a chart may take.
const widest = 14

// clipped cuts a name to what a chart has room for; the tables have it whole.
func clipped(name string) string {
	width := 0
	for i, r := range name {
		size := 1
		if r > 0x2e80 {
			size = 2
		}
		if width += size; width > widest {
			return name[:i] + "…"
		}
	}
	return name
}
