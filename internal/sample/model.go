package sample

import "math/rand/v2"

// The years of the model. Those before the first are made from it, backwards;
// the earliest is only ever the base of the next.
const (
	earliest  = lastYear - 30
	firstYear = 2011
	lastYear  = 2023
	lastMonth = 10 // of lastYear
)

// Indicators, in the order of the workbooks.
const (
	output = iota
	valueAdded
	tax
	investment
	revenue
	invested
	funds
	energy
	electricity
	research
	newProjects
	newEnterprises
	enterprises
	employees
	indicators
)

// series is one indicator of one park: a flow by month (1—2月 stands at 2), a
// stock at the end of the period. It counts in steps of the last place its
// workbook column prints, so that every sum printed is the sum of what is
// printed.
type series [lastYear - earliest + 1][13]int64

func (s *series) at(year, month int) *int64 { return &s[year-earliest][month] }

// sum is the cumulative of a flow.
func (s *series) sum(year, month int) int64 {
	var total int64
	for _, v := range s[year-earliest][:month+1] {
		total += v
	}
	return total
}

// city is everything that happened, as it is known in the end; what a workbook
// said at the time is in story.go.
type city [len(places)][indicators]series

// noise draws numbers that are the same on every machine: integers only.
type noise struct{ *rand.Rand }

// within draws from −n to n.
func (r noise) within(n int64) int64 { return r.Int64N(2*n+1) - n }

// share is part of whole in ‰, rounded.
func share(whole, perMille int64) int64 { return divide(whole*perMille, 1000) }

// divide rounds half away from zero; by is above zero.
func divide(n, by int64) int64 {
	if n < 0 {
		return -divide(-n, by)
	}
	return (2*n + by) / (2 * by)
}

// What months carry of a year, in per 10,000; January stands in February.
var (
	outputSeason = [13]int64{2: 1385, 3: 868, 4: 822, 5: 836, 6: 899, 7: 806, 8: 818, 9: 884, 10: 853, 11: 879, 12: 950}
	taxSeason    = [13]int64{2: 1930, 3: 730, 4: 905, 5: 805, 6: 785, 7: 920, 8: 685, 9: 705, 10: 880, 11: 745, 12: 910}
	buildSeason  = [13]int64{2: 560, 3: 720, 4: 830, 5: 1030, 6: 1370, 7: 980, 8: 990, 9: 1180, 10: 960, 11: 780, 12: 600}
	startSeason  = [13]int64{2: 900, 3: 1400, 4: 1300, 5: 1100, 6: 1300, 7: 900, 8: 800, 9: 900, 10: 700, 11: 400, 12: 300}
)

// Growth of output before 2021 and the price changes that part nominal from
// real growth, in ‰ by year.
var (
	growthOf = map[int]int64{2012: 88, 2013: 79, 2014: 58, 2015: 12, 2016: 41, 2017: 83, 2018: 69, 2019: 51, 2020: 19, 2021: 104}
	pricesOf = map[int]int64{2012: -9, 2013: -14, 2014: -17, 2015: -41, 2016: -8, 2017: 52, 2018: 29, 2019: -4, 2020: -13, 2021: 61, 2022: 33, 2023: -14}
)

// invent makes the whole city from a fixed seed, always for all years: a file
// is the same however many years are asked for.
func invent() *city {
	c := &city{}
	for p := range places {
		r := noise{rand.New(rand.NewPCG(2023, uint64(p)))}
		c.outputs(r, p)
		c.following(r, p)
		c.investing(r, p)
		c.counting(r, p)
	}
	c.happenings()
	for p := range places {
		c.derived(noise{rand.New(rand.NewPCG(1000, uint64(p)))}, p)
		c.before(noise{rand.New(rand.NewPCG(1993, uint64(p)))}, p)
	}
	return c
}

// outputs spreads each year's output over its months, in 0.01亿元.
func (c *city) outputs(r noise, p int) {
	of := &places[p]
	annual := of.output[0] * 100
	for year := 2021; year > firstYear; year-- {
		c.spread(r, p, year, annual)
		annual = divide(annual*1000, 1000+growthOf[year]+r.within(24))
	}
	c.spread(r, p, firstYear, annual)
	c.spread(r, p, 2022, of.output[1]*100)
	c.spread(r, p, 2023, of.output[2]*100)
}

func (c *city) spread(r noise, p, year int, annual int64) {
	tilt, sprint := places[p].season+r.within(15), r.within(50) // ‰, of half a year and of its last months
	for month := 2; month <= 12; month++ {
		weight := outputSeason[month] * 10
		if month <= 6 {
			weight += weight * tilt / 1000
		} else {
			weight -= weight * tilt / 1000
		}
		if month >= 11 {
			weight += weight * sprint / 1000
		}
		weight += weight * r.within(22) / 1000
		*c[p][output].at(year, month) = divide(annual*weight, 100_000)
	}
}

// following makes tax, which has its own calendar.
func (c *city) following(r noise, p int) {
	of := &places[p]
	for year := firstYear; year <= lastYear; year++ {
		annual := share(c[p][output].sum(year, 12)*100, of.tax) // 万元
		annual += share(annual, r.within(22))
		for month := 2; month <= 12; month++ {
			weight := taxSeason[month] + taxSeason[month]*r.within(40)/1000
			*c[p][tax].at(year, month) = divide(annual*weight, 10_000)
		}
	}
}

// investing makes investment, funds, and the invested stock, anchored at mid-2023.
func (c *city) investing(r noise, p int) {
	of := &places[p]
	for year := firstYear; year <= lastYear; year++ {
		annual := share(of.invest*100, 1000-int64(lastYear-year)*58+r.within(30)) // 0.01亿元
		for month := 2; month <= 12; month++ {
			weight := buildSeason[month] + buildSeason[month]*r.within(70)/1000
			built := divide(annual*weight, 10_000)
			*c[p][investment].at(year, month) = built
			*c[p][funds].at(year, month) = share(built*100, of.funds+r.within(60)) // 万元
		}
	}
	level := of.stock * 100
	for year := firstYear; year <= lastYear; year++ {
		for month := 2; month <= 12; month++ {
			if year < lastYear || month <= 6 {
				level -= share(*c[p][investment].at(year, month), 780)
			}
		}
	}
	for year := firstYear; year <= lastYear; year++ {
		for month := 2; month <= 12; month++ {
			level += share(*c[p][investment].at(year, month), 780)
			*c[p][invested].at(year, month) = level
		}
	}
}

// counting makes enterprises, projects and people. A brand-new plant may join
// the roll in any month; most join in the batch of December.
func (c *city) counting(r noise, p int) {
	of := &places[p]
	firms := of.firms - of.joining*(2021-firstYear)*2/5
	for year := firstYear; year <= lastYear; year++ {
		left := of.joining*3/5 + r.Int64N(3)
		people := share(of.people, 1000+int64(year-2020)*11+r.within(6))
		for month := 2; month <= 12; month++ {
			joined := r.Int64N(100+6*of.joining) / 100
			if p == (year+month)%3 {
				joined = max(joined, 1) // no month passes without one in the city
			}
			switch month {
			case 2:
				firms -= left
			case 12:
				joined = of.joining*7/10 + r.Int64N(3)
			}
			firms += joined
			*c[p][newEnterprises].at(year, month) = joined
			*c[p][enterprises].at(year, month) = firms
			*c[p][newProjects].at(year, month) = divide(of.starts*startSeason[month]+r.within(3000), 10_000)
			*c[p][employees].at(year, month) = people + divide(people*int64(month-6), 700) + r.within(people/300)
		}
	}
}

// derived makes what follows output month by month.
func (c *city) derived(r noise, p int) {
	of := &places[p]
	for year := firstYear; year <= lastYear; year++ {
		value, turnover := of.value+r.within(3), of.revenue+r.within(8)
		saving := 1000 - int64(year-lastYear)*16
		for month := 2; month <= 12; month++ {
			made := *c[p][output].at(year, month) // 0.01亿元
			sold := share(made, turnover+r.within(12))
			winter := int64(0)
			if month <= 3 || month >= 11 {
				winter = 35
			}
			*c[p][valueAdded].at(year, month) = share(made, value+r.within(4))
			*c[p][revenue].at(year, month) = sold
			*c[p][energy].at(year, month) = divide(share(made*of.energy, saving+winter+r.within(14)), 10_000)
			*c[p][electricity].at(year, month) = divide(share(made*of.power, saving+winter/2+r.within(14)), 100)
			effort := of.rd
			if month%3 == 0 {
				effort = effort * 112 / 100
			}
			*c[p][research].at(year, month) = divide(sold*(effort*10+r.within(effort/2)), 1000)
		}
	}
}
