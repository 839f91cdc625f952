package form

import (
	"strconv"

	"parkboard/internal/park"
)

// Span is the months of a period as an office writes them: 1—10月.
func Span(at park.Period) string { return "1—" + strconv.Itoa(at.Month) + "月" }

// Heading is the words over a measure's column.
func Heading(m park.Measure, at park.Period) string {
	switch m {
	case park.Cumulative:
		return Span(at) + "累计"
	case park.Month:
		return "本月"
	case park.Base:
		return "上年同期"
	}
	return "同比(%)"
}

// Shown are those of the measures that a form of the period has: 1—2月 has no
// single month (docs/domain.md#periods).
func Shown(all []park.Measure, at park.Period) []park.Measure {
	var shown []park.Measure
	for _, m := range all {
		if m != park.Month || !at.FirstOfYear() {
			shown = append(shown, m)
		}
	}
	return shown
}

// asked are the measures a form asks of an indicator. A stock has its level
// alone; growth at comparable prices follows from no base, and what has no
// growth needs none (docs/domain.md#growth).
func asked(ind *park.Indicator) []park.Measure {
	switch {
	case ind.Nature == park.Stock:
		return []park.Measure{park.Cumulative}
	case ind.Growth == park.Real:
		return []park.Measure{park.Cumulative, park.Month, park.Growth}
	case ind.Growth == park.None:
		return []park.Measure{park.Cumulative, park.Month}
	}
	return []park.Measure{park.Cumulative, park.Month, park.Base, park.Growth}
}

func year(at park.Period) string { return strconv.Itoa(at.Year) + "年" }
