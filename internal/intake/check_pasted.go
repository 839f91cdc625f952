package intake

import "parkboard/internal/park"

// column of figures that may have been pasted from the period before: one
// indicator of all parks, or all flows of the one park of a table.
type pastedKey struct {
	period    park.Period
	indicator string
	table     int
}

// pasted asks about flow columns that repeat the last published period to the
// last digit and are not all zero; it gives the indices of their records
// (docs/domain.md#intake).
func (rd *reader) pasted() map[int]bool {
	columns := map[pastedKey][]int{}
	var order []pastedKey
	parks := rd.parksPerTable()
	for i := range rd.records {
		rec := &rd.records[i]
		if rec.figure < 0 || rec.key.Measure != park.Cumulative || rd.indicator(rec.ind).Nature != park.Flow {
			continue
		}
		keys := []pastedKey{{period: rec.key.Period, indicator: rec.key.Indicator}}
		if parks[rec.table] == 1 {
			keys = append(keys, pastedKey{period: rec.key.Period, table: rec.table})
		}
		for _, k := range keys {
			if columns[k] == nil {
				order = append(order, k)
			}
			columns[k] = append(columns[k], i)
		}
	}
	out := map[int]bool{}
	for _, k := range order {
		if first, same := rd.samePeriod(columns[k], k.table > 0); same && !out[columns[k][0]] {
			for _, i := range columns[k] {
				out[i] = true
			}
			rec := &rd.records[columns[k][0]]
			rd.raise(rec.at, samePeriod(rec, first, len(columns[k]), k.table > 0, rd.indicator(rec.ind)))
		}
	}
	return out
}

// parksPerTable counts the parks with a figure in each table.
func (rd *reader) parksPerTable() map[int]int {
	seen := map[int]map[string]bool{}
	for i := range rd.records {
		if rec := &rd.records[i]; rec.figure >= 0 {
			if seen[rec.table] == nil {
				seen[rec.table] = map[string]bool{}
			}
			seen[rec.table][rec.key.Park] = true
		}
	}
	out := map[int]int{}
	for table, parks := range seen {
		out[table] = len(parks)
	}
	return out
}

// samePeriod reports whether every value equals the last published one; last
// is that of the first. A single count that stands still is no sign.
func (rd *reader) samePeriod(column []int, ofPark bool) (last *park.Published, same bool) {
	amounts := 0
	for n, i := range column {
		rec := &rd.records[i]
		p := rd.lastBefore(rec.key)
		if p == nil || p.Value != rec.value {
			return nil, false
		}
		if n == 0 {
			last = p
		}
		if rec.value != 0 && (!rd.indicator(rec.ind).Integer || !ofPark && len(column) > 1) {
			amounts++
		}
	}
	if !ofPark && len(column) == 1 {
		return last, false
	}
	return last, amounts > 0
}
