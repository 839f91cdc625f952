package board

import (
	"cmp"
	"slices"

	"parkboard/internal/park"
)

type landKey struct {
	park  string
	basis park.Basis
}

// landLedger orders the areas of each park and basis by the day they take
// effect, keeping one row for a day: the latest recorded. Areas that came by
// workbook take effect on the first day of their period's month
// (docs/domain.md#land).
//
// A workbook that only repeats the area in force changes nothing, so that the
// document number given for that area is kept.
func (b *Board) landLedger(f Facts) map[landKey][]park.Land {
	rows := slices.Clone(f.Land)
	for i := range f.Figures {
		row := &f.Figures[i]
		if basis, ok := basisOf(row.Indicator); ok && row.Park != park.CityCode && b.figures.Current(row.Key()) == row {
			rows = append(rows, park.Land{
				Park: row.Park, Basis: basis, Area: row.Value, Effective: row.Period.Start(),
				RecordedAt: row.PublishedAt, Figure: row,
			})
		}
	}
	slices.SortStableFunc(rows, func(x, y park.Land) int {
		return cmp.Or(cmp.Compare(x.Effective, y.Effective), x.RecordedAt.Compare(y.RecordedAt), cmp.Compare(x.ID, y.ID))
	})
	out := make(map[landKey][]park.Land)
	for _, row := range rows {
		key := landKey{row.Park, row.Basis}
		out[key] = takeEffect(out[key], row)
	}
	return out
}

// takeEffect adds the next row in order of effect and record.
func takeEffect(rows []park.Land, row park.Land) []park.Land {
	if len(rows) == 0 {
		return append(rows, row)
	}
	last := &rows[len(rows)-1]
	switch {
	case row.Figure != nil && row.Area == last.Area:
		return rows
	case row.Effective == last.Effective:
		*last = row
		return rows
	}
	return append(rows, row)
}

// LandAt is the area of a park in force on a day, or nil before the first.
func (b *Board) LandAt(parkCode string, basis park.Basis, on park.Date) *park.Land {
	rows := b.land[landKey{parkCode, basis}]
	for i := len(rows) - 1; i >= 0; i-- {
		if rows[i].Effective <= on {
			return &rows[i]
		}
	}
	return nil
}

// LandHistory lists the areas of a park on a basis in the order they take
// effect.
func (b *Board) LandHistory(parkCode string, basis park.Basis) []park.Land {
	return slices.Clone(b.land[landKey{parkCode, basis}])
}

// area is the land in force on the period's last day.
func (b *Board) area(q Query, basis park.Basis) *Value {
	land := b.LandAt(q.Park, basis, q.Period.End())
	if land == nil {
		return b.absent(q, NoLand)
	}
	return b.worked(q, FLand, Term{Role: RoleArea, Land: land})
}

// landChanged reports whether the area of any park of the query was redrawn
// after the day and up to the period's end. A first area redraws nothing.
func (b *Board) landChanged(q Query, after park.Date) bool {
	codes := []string{q.Park}
	if q.Park == park.CityCode {
		codes = b.among(q)
	}
	for _, code := range codes {
		was := b.LandAt(code, q.Basis, after)
		if was == nil {
			continue
		}
		for _, row := range b.land[landKey{code, q.Basis}] {
			if row.Effective > after && row.Effective <= q.Period.End() && row.Area != was.Area {
				return true
			}
		}
	}
	return false
}
