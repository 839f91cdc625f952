package sample

// before makes the years before the first out of the year after each: a little
// smaller, its months a little different. Stocks never fall from one December
// to the next February.
func (c *city) before(r noise, p int) {
	for ind := range c[p] {
		s := &c[p][ind]
		for year := firstYear - 1; year >= earliest; year-- {
			smaller := 930 + r.within(25) // ‰
			next, ended := *s.at(year+1, 2), *s.at(year+1, 12)
			if columns[ind].stock && ended > 0 {
				smaller = min(smaller, next*1000/ended)
			}
			for month := 2; month <= 12; month++ {
				v := share(*s.at(year+1, month), smaller)
				if !columns[ind].stock {
					v += share(v, r.within(12))
				}
				*s.at(year, month) = v
			}
		}
	}
}
