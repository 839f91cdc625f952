package handlers

import (
	"fmt"
	"math/big"
	"strings"
)

// printed are the ways in which a page may write an answer: as tables, prose,
// parts and receipts do, without commas, signs and units.
func printed(q receiptAsked, r *big.Rat) []string {
	if r == nil {
		return []string{"—"}
	}
	size := new(big.Rat).Abs(r)
	exact := strings.TrimSuffix(strings.TrimRight(rounded(size, 6), "0"), ".")
	switch {
	case q.of == "rank":
		return []string{rounded(size, 0)}
	case q.of == "growth" || q.of == "completion" || q.of == "pace":
		ways := []string{rounded(size, 1), rounded(size, 2), exact}
		if rounded(size, 1) == "0.0" {
			ways = append(ways, "持平", "0")
		}
		return ways
	case q.of == "change" && strings.Trim(printed(receiptAsked{subject: q.subject, of: "value"}, r)[0], "0.") == "":
		return []string{"持平", "0", exact}
	case strings.HasPrefix(q.subject, "land_"):
		return []string{exact, strings.TrimSuffix(strings.TrimRight(rounded(size, 2), "0"), ".")}
	case divided[q.subject] != "":
		return []string{rounded(size, 2), rounded(size, 3), exact}
	}
	large := new(big.Rat).Quo(size, big.NewRat(10_000, 1))
	if q.of == "gap" || q.of == "need" {
		return []string{up(large, 2), up(large, 1), up(large, 3), exact, up(size, 6), "0"}
	}
	return []string{rounded(large, 2), rounded(large, 1), rounded(large, 3), exact}
}

// rounded is half away from zero: what big.Rat does for what is not below zero.
func rounded(r *big.Rat, digits int) string { return r.FloatString(digits) }

// up is rounded away from zero, so that what is printed suffices.
func up(r *big.Rat, digits int) string {
	text := rounded(r, digits)
	if back, _ := new(big.Rat).SetString(text); back.Cmp(r) < 0 {
		step, _ := new(big.Rat).SetString(fmt.Sprintf("1e-%d", digits))
		text = rounded(back.Add(back, step), digits)
	}
	return text
}
