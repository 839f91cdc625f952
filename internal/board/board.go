package board

import (
	"slices"

	"parkboard/internal/park"
)

// Facts is what the sums rest on, as known at one moment.
type Facts struct {
	Catalogue *park.Catalogue
	Figures   []park.Published // live ones; those of park.CityCode are the supplied city figures
	Land      []park.Land      // ledger entries; areas that came by workbook are among Figures
	Targets   []park.Target
}

// Board answers queries over the facts of one moment. It never changes after
// New but for the answers it remembers, and serves concurrent readers.
type Board struct {
	cat      *park.Catalogue
	order    map[string]int // of the parks in the catalogue, by code
	figures  *park.Ledger
	land     map[landKey][]park.Land // by effective date, one row per date
	targets  map[targetKey][]park.Target
	periods  []park.Period
	reported map[reportKey]bool
	lacking  map[park.Period]int // parks that have reported nothing
	memo     *memo[*Value]
	ranks    *memo[ladder] // by a query without a park, see Places
	lists    *memo[string] // lists of parks in catalogue order, by the list asked for
}

type reportKey struct {
	park   string
	period park.Period
}

// New makes the board of the facts. It keeps the facts, which must not change
// afterwards.
func New(f Facts) *Board {
	if f.Catalogue == nil {
		f.Catalogue = &park.Catalogue{}
	}
	b := &Board{
		cat:      f.Catalogue,
		order:    orderOf(f.Catalogue),
		figures:  park.NewLedger(f.Figures),
		targets:  targetsByYear(f.Targets),
		reported: make(map[reportKey]bool),
		memo:     newMemo(int64(memoBytes+memoBytesAPark*len(f.Catalogue.Parks)), valueBytes),
		ranks:    newMemo(memoBytes/8, ladderBytes),
		lists:    newMemo(memoBytes/8, listBytes),
	}
	b.land = b.landLedger(f)
	apart := make(map[string]bool) // a file of these alone is no month's report
	for i := range f.Catalogue.Indicators {
		apart[f.Catalogue.Indicators[i].Code] = f.Catalogue.Indicators[i].Apart
	}
	seen := make(map[park.Period]bool)
	for i := range f.Figures {
		row := &f.Figures[i]
		if row.Measure != park.Cumulative || row.Park == park.CityCode || b.isLand(row.Indicator) || apart[row.Indicator] {
			continue
		}
		b.reported[reportKey{row.Park, row.Period}] = true
		if !seen[row.Period] {
			seen[row.Period] = true
			b.periods = append(b.periods, row.Period)
		}
	}
	slices.SortFunc(b.periods, park.Period.Compare)
	b.lacking = make(map[park.Period]int, len(b.periods))
	for _, p := range b.periods {
		b.lacking[p] = len(b.Missing(p))
	}
	return b
}

// Catalogue is the city the board speaks of.
func (b *Board) Catalogue() *park.Catalogue { return b.cat }

// Periods lists, oldest first, the periods for which any park has reported a
// figure other than land and those of a task.
func (b *Board) Periods() []park.Period { return slices.Clone(b.periods) }

// Latest is the newest of Periods; the zero Period while nothing is reported.
func (b *Board) Latest() park.Period {
	if len(b.periods) == 0 {
		return park.Period{}
	}
	return b.periods[len(b.periods)-1]
}

// Missing lists, in catalogue order, the parks that have reported nothing for
// the period.
func (b *Board) Missing(p park.Period) []park.Park {
	var out []park.Park
	for _, one := range b.cat.Parks {
		if !b.reported[reportKey{one.Code, p}] {
			out = append(out, one)
		}
	}
	return out
}

// Lacking counts the Missing of one of Periods.
func (b *Board) Lacking(p park.Period) int { return b.lacking[p] }

// Value answers a query; it is never nil. The answer to the same query is the
// same Value as long as it is remembered, equal to it later, and must not be
// changed. A query that is not Known is answered NotReported.
func (b *Board) Value(q Query) *Value {
	q = b.Resolve(q)
	if had, ok := b.memo.load(q); ok {
		return had
	}
	v := b.answer(q)
	if v.Num == nil && v.Word == "" {
		v.Marks = nil // what is not there has no flags
	}
	if !b.remembers(q.Period) {
		return v
	}
	return b.memo.keep(q, v)
}

// Series answers the query for each of the periods, in their order.
func (b *Board) Series(q Query, periods []park.Period) []*Value {
	out := make([]*Value, len(periods))
	for i, p := range periods {
		q.Period = p
		out[i] = b.Value(q)
	}
	return out
}

// remembers keeps the memo within the years that hold figures, whatever
// periods are asked for.
func (b *Board) remembers(p park.Period) bool {
	return len(b.periods) > 0 && p.Year >= b.periods[0].Year && p.Year <= b.Latest().Year
}

func (b *Board) answer(q Query) *Value {
	if !b.Known(q) {
		return b.absent(q, NotReported)
	}
	switch q.Of {
	case OfMonth:
		return b.month(q)
	case OfBase:
		return b.base(q)
	case OfGrowth:
		return b.growth(q)
	case OfChange:
		return b.change(q)
	case OfMean:
		return b.mean(q)
	case OfSeason:
		return b.season(q)
	case OfForecast:
		return b.forecast(q)
	case OfForecastLow, OfForecastHigh:
		return b.forecastBound(q)
	case OfRank:
		return b.rank(q)
	case OfMove:
		return b.move(q)
	case OfToNext:
		return b.toNext(q)
	case OfToNextNumerator:
		return b.toNextNumerator(q)
	case OfLead:
		return b.lead(q)
	case OfSupplied, OfSuppliedGrowth:
		return b.supplied(q)
	case OfLag:
		return b.lag(q)
	case OfPart:
		return b.part(q)
	case OfPartShare:
		return b.partShare(q)
	case OfExcess:
		return b.excess(q)
	case OfValue:
		return b.level(q)
	default:
		return b.againstTarget(q)
	}
}
