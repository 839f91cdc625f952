package park

import (
	"cmp"
	"slices"
)

// Key names one figure: one measure of one indicator of one park in one period.
type Key struct {
	Park      string
	Period    Period
	Indicator string
	Measure   Measure
}

// Key is the name under which a figure stands in a Ledger.
func (f Figure) Key() Key { return Key{f.Park, f.Period, f.Indicator, f.Measure} }

// Ledger answers which published figure is current. It is built once from the
// live figures of a moment and only read afterwards.
//
// The newest published cumulative wins. Base, month and growth count only if
// they were published with, or after, the cumulative now shown, or if that
// cumulative did not change since (docs/domain.md#correction): a growth rate
// of yesterday's value never stands beside today's. A blank never removes a
// figure; withdrawal does.
type Ledger struct {
	current map[Key]*Published
	periods []Period
}

// NewLedger keeps the current ones of the live figures, in any order.
func NewLedger(live []Published) *Ledger {
	rows := make([]*Published, len(live))
	for i := range live {
		rows[i] = &live[i]
	}
	slices.SortStableFunc(rows, func(a, b *Published) int {
		return cmp.Or(a.PublishedAt.Compare(b.PublishedAt), cmp.Compare(a.ID, b.ID), cmp.Compare(a.Upload, b.Upload))
	})
	l := &Ledger{current: make(map[Key]*Published, len(rows))}
	since := make(map[Key]int) // where among rows the cumulative now shown was first given
	seen := make(map[Period]bool)
	for i, row := range rows {
		if row.Measure != Cumulative {
			continue
		}
		key := row.Key()
		if was := l.current[key]; was == nil || was.Value != row.Value {
			since[key] = i
		}
		l.current[key] = row
		if !seen[row.Period] {
			seen[row.Period] = true
			l.periods = append(l.periods, row.Period)
		}
	}
	for i, row := range rows {
		if row.Measure == Cumulative {
			continue
		}
		of := row.Key()
		of.Measure = Cumulative
		if first, ok := since[of]; !ok || i > first || row.Upload == rows[first].Upload {
			l.current[row.Key()] = row
		}
	}
	slices.SortFunc(l.periods, Period.Compare)
	return l
}

// Current is the published figure now in force, or nil where none was
// reported.
func (l *Ledger) Current(k Key) *Published {
	if l == nil {
		return nil
	}
	return l.current[k]
}

// Periods lists, oldest first, the periods in which anything cumulative was
// published.
func (l *Ledger) Periods() []Period {
	if l == nil {
		return nil
	}
	return l.periods
}
