package board

import "parkboard/internal/park"

// Change is one number that two boards answer differently: two moments of the
// same data, or the data without and with what is about to be published.
type Change struct {
	Query   Query  // as the later board resolves it
	Was, Is *Value // never nil; absent ones say why
}

// Changes asks both boards each query and keeps, in order and once each, those
// whose number, word or reason differs. Marks and workings are not compared: a
// change is one a reader of the number sees.
func Changes(was, is *Board, qs []Query) []Change {
	var out []Change
	seen := make(map[Query]bool, len(qs))
	for _, q := range qs {
		q = is.Resolve(q)
		if seen[q] {
			continue
		}
		seen[q] = true
		if before, after := was.Value(q), is.Value(q); !before.Says(after) {
			out = append(out, Change{Query: q, Was: before, Is: after})
		}
	}
	return out
}

// Says reports whether two values read the same: equal numbers, or the same
// word or reason in their place.
func (v *Value) Says(other *Value) bool {
	if v.Num != nil && other.Num != nil {
		return v.Num.Cmp(other.Num) == 0
	}
	return v.Num == nil && other.Num == nil && v.Word == other.Word && v.Missing == other.Missing
}

// StandingChange is a park whose state of the year differs between two boards.
type StandingChange struct {
	Park    park.Park // as the later board knows it
	Was, Is Standing
}

// StandingChanges lists, in catalogue order, the parks whose standing in the year of
// the period differs. A park the earlier board does not know was Absent.
func StandingChanges(was, is *Board, period park.Period) []StandingChange {
	var out []StandingChange
	for _, one := range is.cat.Parks {
		before, after := Absent, is.Status(one.Code, period).Standing
		if _, known := was.cat.Park(one.Code); known {
			before = was.Status(one.Code, period).Standing
		}
		if before != after {
			out = append(out, StandingChange{Park: one, Was: before, Is: after})
		}
	}
	return out
}

// Headlines lists the numbers pages show for a period: of the city, then of
// each park in catalogue order.
func Headlines(b *Board, period park.Period) []Query {
	out := HeadlinesOf(b, park.CityCode, period)
	for _, code := range b.among(Query{}) {
		out = append(out, HeadlinesOf(b, code, period)...)
	}
	return out
}

// HeadlinesOf lists the numbers pages show of one park, or of the city, for a
// period: levels before growth, targets, forecast and ranks, per-mu numbers on
// every basis. Absent ones are among them: that a number comes or goes is a
// change, too.
func HeadlinesOf(b *Board, code string, period park.Period) []Query {
	var out []Query
	for _, ind := range b.cat.Indicators {
		out = append(out, b.indicatorHeadlines(code, period, ind)...)
	}
	for _, r := range b.cat.Ratios {
		out = append(out, b.ratioHeadlines(code, period, r)...)
	}
	return out
}

func (b *Board) indicatorHeadlines(code string, period park.Period, ind park.Indicator) []Query {
	city := code == park.CityCode
	ask := Query{Park: code, Period: period, Subject: ind.Code}
	ofs := []Of{OfValue}
	if ind.Land != "" || ind.Apart {
		return asking(ask, ofs)
	}
	if ind.Nature == park.Flow {
		ofs = append(ofs, OfMonth)
	}
	if ind.Growth != park.None {
		ofs = append(ofs, OfGrowth)
	}
	targeted := b.targeted(ind.Code)
	if targeted {
		ofs = append(ofs, OfTarget, OfCompletion, OfPace, OfSeasonPace, OfGap, OfNeed)
	}
	if ind.Nature == park.Flow {
		ofs = append(ofs, OfForecast, OfForecastLow, OfForecastHigh)
	}
	if targeted {
		ofs = append(ofs, OfAnnualTarget, OfAnnualCompletion)
	}
	if city {
		return asking(ask, append(ofs, OfSupplied, OfSuppliedGrowth, OfExcess))
	}
	out := append(asking(ask, ofs), ranking(ask, OfValue)...)
	if ind.Growth != park.None {
		out = append(out, ranking(ask, OfGrowth)...)
	}
	if targeted {
		out = append(out, ranking(ask, OfCompletion)...)
	}
	return out
}

func (b *Board) ratioHeadlines(code string, period park.Period, r park.Ratio) []Query {
	bases := []park.Basis{""}
	if r.PerMu {
		bases = park.Bases
	}
	var out []Query
	for _, basis := range bases {
		for _, w := range []Window{TTM, YTD} {
			ask := Query{Park: code, Period: period, Subject: r.Code, Basis: basis, Window: w}
			out = append(out, asking(ask, []Of{OfValue, OfGrowth})...)
			if code != park.CityCode {
				out = append(out, ranking(ask, OfValue)...)
			}
		}
	}
	return out
}

// targeted holds for what a tier or a recorded target speaks of.
func (b *Board) targeted(indicator string) bool {
	if indicator == tierSubject {
		return true
	}
	for key := range b.targets {
		if key.indicator == indicator {
			return true
		}
	}
	return false
}

func asking(q Query, ofs []Of) []Query {
	out := make([]Query, len(ofs))
	for i, of := range ofs {
		out[i] = q.of(of)
	}
	return out
}

// ranking asks for the place by what is ranked, and for its movement.
func ranking(q Query, by Of) []Query {
	rank, move := q, q
	rank.Of, rank.Ranked = OfRank, by
	move.Of, move.Ranked = OfMove, by
	return []Query{rank, move}
}
