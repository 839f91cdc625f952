package sample

import "parkboard/internal/park"

// happenings are what bent the even course of things.
func (c *city) happenings() {
	// A credit refund larger than the month's takings: the cumulative falls.
	*c[equipment][tax].at(2022, 5) -= 33_600
	// A polysilicon line starts in Tuyou and carries the park over its tier.
	for month, extra := range [13]int64{7: 1120, 8: 1340, 9: 1390, 10: 1420, 11: 1420, 12: 1420} {
		*c[tuyou][output].at(2023, month) += extra
	}
	*c[tuyou][newEnterprises].at(2023, 7)++
	for month := 7; month <= 12; month++ {
		*c[tuyou][enterprises].at(2023, month)++
		*c[tuyou][employees].at(2023, month) += 860
	}
}

// restated is by how much the same-period base of a park's output, value added
// and revenue was restated with the roll of the year, in ‰.
func restated(p, ind, year int) int64 {
	if ind != output && ind != revenue && ind != valueAdded {
		return 0
	}
	switch [2]int{p, year} {
	case [2]int{rareEarth, 2022}:
		return 6
	case [2]int{tuyou, 2022}:
		return -7
	case [2]int{metals, 2023}:
		return -5
	case [2]int{equipment, 2023}:
		return 3
	}
	return 0
}

// unknown tells which indicators a park did not have when the file was due.
func unknown(p, ind int, at park.Period) bool {
	if ind != research {
		return false
	}
	switch p {
	case tuyou:
		return at.Year == 2022 && at.Month >= 3 && at.Month <= 5
	case jinshan:
		return at.Year == 2023 && at.Month >= 7 && at.Month <= 9
	}
	return false
}

// doubled is the output of an enterprise that Jiuyuan's files counted twice,
// once as a plant and once as its company, from January to July 2022. The
// cumulative of August falls when it is taken out.
func doubled(p, ind int, at park.Period) int64 {
	if p != jiuyuan || ind != output || at.Year != 2022 || at.Month > 7 {
		return 0
	}
	return 565 * int64(at.Month)
}

// slipped is what a first file said too much, until it was corrected.
func slipped(p, ind int, at park.Period) int64 {
	if p == aluminium && ind == energy && at == (park.Period{Year: 2023, Month: 5}) {
		return 1840
	}
	return 0
}

// delay is a park that sent a file of its own after the city's.
type delay struct {
	at   park.Period
	park int
	day  int // of the next month
	hour int
}

var delays = []delay{
	{park.Period{Year: 2021, Month: 3}, jinshan, 22, 10},
	{park.Period{Year: 2021, Month: 8}, jinshan, 23, 15},
	{park.Period{Year: 2022, Month: 3}, jinshan, 25, 9},
	{park.Period{Year: 2022, Month: 10}, jinshan, 22, 16},
	{park.Period{Year: 2023, Month: 3}, tuyou, 21, 11},
	{park.Period{Year: 2023, Month: 3}, jinshan, 24, 10},
	{park.Period{Year: 2023, Month: 5}, jinshan, 21, 14},
	{park.Period{Year: 2023, Month: 6}, tuyou, 21, 8},
	{park.Period{Year: 2023, Month: 6}, jinshan, 24, 9},
	{park.Period{Year: 2023, Month: 10}, jinshan, 21, 15},
}

// late tells whether the park's row is absent from the city's file.
func late(p int, at park.Period) bool {
	for _, d := range delays {
		if d.park == p && d.at == at {
			return true
		}
	}
	return false
}
