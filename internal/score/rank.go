package score

import (
	"math/big"
	"slices"
	"strings"

	"parkboard/internal/park"
)

// rank orders the rows: those without a veto first, by total, then by the
// scheme's tie-break. Equal in all of them is equal in rank, 1, 2, 2, 4
// (docs/domain.md#score-ranks). The order of equals is that of the subjects'
// codes, so that it does not depend on the order given.
func (r *Result) rank() {
	slices.SortStableFunc(r.Rows, func(a, b Row) int {
		switch {
		case a.Total == nil && b.Total == nil:
			return 0
		case a.Total == nil:
			return 1
		case b.Total == nil:
			return -1
		}
		if order, _ := r.order(&a, &b); order != 0 {
			return order
		}
		return strings.Compare(a.Code, b.Code)
	})
	for i := range r.Rows {
		row := &r.Rows[i]
		if row.Total == nil {
			break
		}
		row.Rank = i + 1
		if i == 0 {
			continue
		}
		above := &r.Rows[i-1]
		order, by := r.order(above, row)
		if order == 0 {
			row.Rank = above.Rank
			row.Tied, above.Tied = true, true
		}
		if by != "" {
			row.TieBroken = by
			if above.TieBroken == "" {
				above.TieBroken = by
			}
		}
	}
}

// order compares two ranked rows, below zero when a is the better; by names
// the tie-break that decided, "" when the totals or a veto did.
func (r *Result) order(a, b *Row) (order int, by string) {
	if a.Vetoed() != b.Vetoed() {
		if a.Vetoed() {
			return 1, ""
		}
		return -1, ""
	}
	if order = b.Total.Cmp(a.Total); order != 0 {
		return order, ""
	}
	at, order := compareTies(r.Case.Subjects[a.subject].Ties, r.Case.Subjects[b.subject].Ties)
	if order == 0 {
		return 0, ""
	}
	return order, r.Case.Scheme.TieBreak[at]
}

// compareTies finds the first tie-break that tells two apart; the higher value
// comes first, a missing one last.
func compareTies(a, b []*big.Rat) (at, order int) {
	for i := range a {
		switch {
		case a[i] == nil && b[i] == nil:
			continue
		case a[i] == nil:
			return i, 1
		case b[i] == nil:
			return i, -1
		}
		if order = b[i].Cmp(a[i]); order != 0 {
			return i, order
		}
	}
	return 0, 0
}

// band gives each ranked row its band (docs/domain.md#bands).
func (r *Result) band() {
	s := r.Case.Scheme
	if len(s.Bands) == 0 {
		return
	}
	last := len(s.Bands) - 1
	ends := quotaEnds(s, r.counted())
	above, rank, prev := 0, 0, 0 // among those that take places
	for i := range r.Rows {
		row := &r.Rows[i]
		switch {
		case row.Total == nil:
		case row.Vetoed():
			row.Band = s.Bands[last].Code
		case s.BandsBy == park.ByQuota && row.Exempt:
		case s.BandsBy == park.ByQuota:
			if row.Rank != prev {
				rank, prev = above+1, row.Rank
			}
			above++
			row.Band = s.Bands[bandOfRank(ends, rank)].Code
		default:
			row.Band = s.Bands[bandOfTotal(s, row.Total)].Code
		}
	}
}

// takesPlace reports whether a row takes a place of a quota.
func (r *Row) takesPlace() bool { return r.Total != nil && !r.Vetoed() && !r.Exempt }

func (r *Result) counted() int {
	n := 0
	for i := range r.Rows {
		if r.Rows[i].takesPlace() {
			n++
		}
	}
	return n
}

// quotaEnds is the rank, among n, at which each band but the last ends.
func quotaEnds(s *park.Scheme, n int) []int {
	if s.BandsBy != park.ByQuota {
		return nil
	}
	ends := make([]int, len(s.Bands)-1)
	var share park.Quantity
	for i := range ends {
		share += s.Bands[i].Quota
		ends[i] = park.Places(share, n)
	}
	return ends
}

// bandOfRank is the index of the band that holds a rank. Equals share a rank
// and so the better band.
func bandOfRank(ends []int, rank int) int {
	for i, end := range ends {
		if rank <= end {
			return i
		}
	}
	return len(ends)
}

func bandOfTotal(s *park.Scheme, total *big.Rat) int {
	last := len(s.Bands) - 1
	for i := range last {
		if total.Cmp(s.Bands[i].From.Rat()) >= 0 {
			return i
		}
	}
	return last
}
