package score

import (
	"math"
	"math/big"

	"parkboard/internal/park"
)

// Amount is an exact value as a quotient of two quantities: tax ÷ land, or a
// plain figure over park.QuantityScale. Den 0 is a missing value. An amount is
// sixteen bytes where a big.Rat is a hundred.
type Amount struct{ Num, Den park.Quantity }

// Whole is the amount of a plain figure.
func Whole(q park.Quantity) Amount { return Amount{q, park.QuantityScale} }

// Rat is the exact value; nil when missing.
func (a Amount) Rat() *big.Rat {
	if a.Den == 0 {
		return nil
	}
	return big.NewRat(int64(a.Num), int64(a.Den))
}

func (a Amount) float() float64 { return float64(a.Num) / float64(a.Den) }

// Entry is one subject of a Roll.
type Entry struct {
	Values   []Amount        // in the order of the scheme's items
	Bases    []Amount        // park.OwnGrowth: the year before, in the same order; nil when no item grows
	Ties     []park.Quantity // in the order of the scheme's tie-break
	Deducted park.Quantity   // points
	Vetoed   bool
	Exempt   bool
}

// Roll scores very many subjects by the rules of Score: the same totals, ranks
// and bands, exactly, without a fraction for each of them. It is filled with
// Add, ranked once, and only read afterwards. Its working is made when asked
// for. Means of items (park.MeanItem) it refuses: the exact mean of a hundred
// thousand fractions is a number nobody can write down.
type Roll struct {
	scheme *park.Scheme
	rules  []Rule
	n      int
	values []Amount
	bases  []Amount
	ties   []park.Quantity
	taken  []park.Quantity
	flags  []uint8
	totals []float64
	order  []int32
	rank   []int32
	band   []uint8
	ranked int
	grows  bool
	near   float64
}

const (
	flagVeto uint8 = 1 << iota
	flagExempt
)

// noBand is the band of the unranked and the exempt.
const noBand = math.MaxUint8

// NewRoll makes a roll of the scheme with room for about size entries.
// benchmarks are those of Case.
func NewRoll(s *park.Scheme, benchmarks []*big.Rat, size int) (*Roll, park.Flaws) {
	r := &Roll{scheme: s}
	rules, flaws := rulesOf(Case{Scheme: s, Benchmarks: benchmarks})
	if s != nil && s.Missing == park.MeanItem {
		flaws = append(flaws, park.Flaw{Key: "roll_mean", Field: "missing"})
	}
	if flaws.Stop() {
		return nil, flaws
	}
	r.rules = rules
	for _, rule := range rules {
		r.grows = r.grows || rule.Item.Method == park.OwnGrowth && !rule.Item.Excluded
	}
	r.values = make([]Amount, 0, size*len(rules))
	r.ties = make([]park.Quantity, 0, size*len(s.TieBreak))
	r.taken = make([]park.Quantity, 0, size)
	r.flags = make([]uint8, 0, size)
	return r, flaws
}

// Add takes an entry in; its place is the number of entries before it. The
// slices of the entry may be used again. An entry that does not fit the scheme
// is a mistake of the program and panics.
func (r *Roll) Add(e Entry) {
	bases := 0
	if r.grows {
		bases = len(r.rules)
	}
	if len(e.Values) != len(r.rules) || len(e.Ties) != len(r.scheme.TieBreak) || len(e.Bases) < bases {
		panic("score: an entry that does not fit the scheme")
	}
	r.values = append(r.values, e.Values...)
	r.bases = append(r.bases, e.Bases[:bases]...)
	r.ties = append(r.ties, e.Ties...)
	r.taken = append(r.taken, e.Deducted)
	flags := uint8(0)
	if e.Vetoed {
		flags |= flagVeto
	}
	if e.Exempt {
		flags |= flagExempt
	}
	r.flags = append(r.flags, flags)
	r.n++
}

// Len is the number of entries.
func (r *Roll) Len() int { return r.n }

// Ranked is how many of them have a rank.
func (r *Roll) Ranked() int { return r.ranked }

// Order lists the places of the ranked by rank; it must not be changed.
func (r *Roll) Order() []int32 { return r.order[:r.ranked] }

// Place is the rank of an entry, 0 when unranked, and the code of its band, ""
// when unranked or exempt.
func (r *Roll) Place(i int) (rank int, band string) {
	if b := r.band[i]; b != noBand {
		band = r.scheme.Bands[b].Code
	}
	return int(r.rank[i]), band
}

// Total is the exact total of an entry; nil when unranked.
func (r *Roll) Total(i int) *big.Rat {
	row := r.row(i)
	return row.Total
}

// Row is an entry with its working; its code and incidents are the caller's to
// know, its deductions stand as one without an incident.
func (r *Roll) Row(i int) Row {
	row := r.row(i)
	row.Rank, row.Band = r.Place(i)
	row.Exempt = r.flags[i]&flagExempt != 0
	if r.flags[i]&flagVeto != 0 {
		row.Vetoes = []park.Incident{{}}
	}
	return row
}

func (r *Roll) row(i int) Row {
	row := Row{Items: make([]Working, len(r.rules)), subject: i}
	for k := range r.rules {
		row.Items[k] = r.rules[k].work(r.input(i, k))
		row.Items[k].treat(r.scheme.Missing)
	}
	if p := r.taken[i]; p != 0 {
		row.Deducted = []Deducted{{Points: p.Rat()}}
	}
	whole := Result{Case: Case{Scheme: r.scheme}, Rules: r.rules}
	whole.sum(&row)
	return row
}

func (r *Roll) input(i, k int) Input {
	in := Input{Value: r.values[i*len(r.rules)+k].Rat()}
	if r.grows {
		in.Base = r.bases[i*len(r.rules)+k].Rat()
	}
	return in
}
