package board

// Recent is the newest answer there is to a query in the year up to its period:
// what is reported once or twice a year is read where it was reported last
// (docs/domain.md#designations). Where there is none, the absence at the period
// itself is the answer.
func (b *Board) Recent(q Query) *Value {
	asked := b.Value(q)
	for range periodsAYear {
		if v := b.Value(q); v.Num != nil {
			return v
		}
		q.Period = q.Period.Prev()
	}
	return asked
}

// periodsAYear: January has none.
const periodsAYear = 11
