package e2e

import (
	"math/big"
	"net/url"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"
)

// The scores of an assessment, worked out once more from cells by
// docs/domain.md#item-scores. What a city enters by hand is given here: the
// weights and fixed benchmarks of the sample's schemes, and its incidents.
type scheme struct {
	at       month  // the period that is scored
	window   string // of its values
	fixed    map[string]*big.Rat
	deducted map[string]int64
}

// item is an indicator of both schemes with its weight.
var itemsOfScheme = []struct {
	code   string
	weight int64
}{{"value_added_per_mu", 40}, {"tax_per_mu", 35}, {"investment_intensity", 25}}

var schemesOfYear = map[string]scheme{
	"2022": {
		at: month{2022, 12}, window: "year", deducted: map[string]int64{"jiuyuan": 2},
		fixed: map[string]*big.Rat{"value_added_per_mu": whole(60), "tax_per_mu": whole(8), "investment_intensity": whole(350)},
	},
	"2023": {at: month{2023, 10}, window: "ttm"}, // pooled means of the year before
}

var bandsFrom = []int64{90, 75, 60} // A, B, C; below is D

// scored is a question to an assessment: what is asked of which park.
type scored struct {
	scheme
	park, what, of string
}

// scoreOf reads a receipt's address. Trials, movements and rounds other than
// the newest are not worked out again.
func scoreOf(receipt string) (s scored, moment time.Time, covered bool) {
	u, err := url.Parse(receipt)
	if err != nil {
		return s, moment, false
	}
	parts, v := strings.Split(strings.Trim(u.Path, "/"), "/"), u.Query()
	for _, other := range []string{"scheme", "against", "cause", "incident"} {
		if v.Has(other) {
			return s, moment, false
		}
	}
	s.scheme, covered = schemesOfYear[parts[2]]
	s.park, s.what, s.of = parts[3], parts[4], v.Get("of")
	if at := v.Get("asof"); at != "" {
		if moment, err = momentOf(at); err != nil {
			return s, moment, false
		}
	}
	return s, moment, covered
}

// name is the kind of a question, for counting.
func (s scored) name() string {
	if s.of == "" {
		return s.what
	}
	return s.of
}

// item is the value of a park, what it is held against, and the share of the
// weight that it earns: between 0 and 1.5.
func (c *city) item(s scored, code string) (value, benchmark, share *big.Rat) {
	q := asked{park: s.park, at: s.at, subject: code, window: s.window, basis: "industrial"}
	value = c.value(q)
	if benchmark = s.fixed[code]; benchmark == nil {
		q.park, q.at, q.window = cityCode, s.at.ago().december(), "year"
		benchmark = c.value(q)
	}
	if value == nil || benchmark == nil {
		return value, benchmark, nil
	}
	share = new(big.Rat).Quo(value, benchmark)
	return value, benchmark, clamped(share)
}

func clamped(share *big.Rat) *big.Rat {
	if most := big.NewRat(3, 2); share.Cmp(most) > 0 {
		return most
	}
	if share.Sign() < 0 {
		return new(big.Rat)
	}
	return share
}

func (c *city) points(s scored, code string, weight int64) *big.Rat {
	_, _, share := c.item(s, code)
	if share == nil {
		return nil
	}
	return new(big.Rat).Mul(share, whole(weight))
}

func (c *city) totalScore(s scored, park string) *big.Rat {
	s.park = park
	sum := whole(-s.deducted[park])
	for _, i := range itemsOfScheme {
		one := c.points(s, i.code, i.weight)
		if one == nil {
			return nil
		}
		sum.Add(sum, one)
	}
	return sum
}

// around is a park's rank by total, and how far the next better and the next
// lower totals and the next better band are.
func (c *city) around(s scored) (rank int64, up, down, band *big.Rat) {
	own := c.totalScore(s, s.park)
	rank = 1
	for _, p := range parksOfCity {
		apart := minus(c.totalScore(s, p.code), own)
		switch {
		case apart == nil:
		case apart.Sign() > 0:
			rank++
			if up == nil || apart.Cmp(up) < 0 {
				up = apart
			}
		case apart.Sign() < 0 && (down == nil || apart.Cmp(down) > 0):
			down = apart
		}
	}
	for _, from := range bandsFrom {
		if apart := minus(whole(from), own); apart.Sign() > 0 && (band == nil || apart.Cmp(band) < 0) {
			band = apart
		}
	}
	if down != nil {
		down = new(big.Rat).Neg(down)
	}
	return rank, up, down, band
}

// band is the letter of a park's total.
func (c *city) band(s scored) string {
	total := c.totalScore(s, s.park)
	for i, from := range bandsFrom {
		if total != nil && total.Cmp(whole(from)) >= 0 {
			return string(rune('A' + i))
		}
	}
	return "D"
}

// score answers a question; up tells that it is printed rounded away from
// zero, near that it may be rounded by largest remainder.
func (c *city) score(s scored) (num *big.Rat, up, near, covered bool) {
	at := slices.IndexFunc(itemsOfScheme, func(i struct {
		code   string
		weight int64
	}) bool {
		return i.code == s.what
	})
	if at < 0 {
		return c.scoreOfAll(s)
	}
	weight := itemsOfScheme[at].weight
	value, benchmark, share := c.item(s, s.what)
	if share == nil && s.park != cityCode {
		return nil, false, false, false
	}
	switch s.of {
	case "weight":
		return whole(weight), false, false, true
	case "benchmark":
		return benchmark, false, false, true
	case "points":
		return new(big.Rat).Mul(share, whole(weight)), false, true, true
	case "percent":
		more := clamped(new(big.Rat).Quo(new(big.Rat).Mul(value, big.NewRat(101, 100)), benchmark))
		return new(big.Rat).Mul(minus(more, share), whole(weight)), false, false, true
	case "to_rank", "to_band":
		_, short, _, band := c.around(s)
		if s.of == "to_band" {
			short = band
		}
		if short == nil {
			return nil, true, false, true
		}
		needed := new(big.Rat).Quo(short, whole(weight))
		if needed.Add(needed, share); needed.Cmp(big.NewRat(3, 2)) > 0 {
			return nil, true, false, true // 单项不可达
		}
		return minus(needed.Mul(needed, benchmark), value), true, false, true
	}
	return nil, false, false, false
}

func (c *city) scoreOfAll(s scored) (num *big.Rat, up, near, covered bool) {
	if s.park == cityCode {
		return nil, false, false, false
	}
	if c.totalScore(s, s.park) == nil {
		return nil, false, false, false
	}
	rank, above, below, band := c.around(s)
	switch s.what + " " + s.of {
	case "total ":
		return c.totalScore(s, s.park), false, false, true
	case "rank ":
		return whole(rank), false, false, true
	case "total lead":
		return below, false, false, true
	case "total to_rank":
		return above, true, false, true
	case "total to_band":
		return band, true, false, true
	case "deductions ":
		return whole(-s.deducted[s.park]), false, false, true
	}
	return nil, false, false, false
}

// differsFromScore compares a printed text with a score that was worked out.
func (n printed) differsFromScore(num *big.Rat, up, near bool) string {
	text, _, _ := strings.Cut(n.text, "/") // 1/7
	found := digits.FindStringSubmatch(strings.TrimSpace(text))
	switch {
	case found == nil && num == nil:
		return ""
	case found == nil:
		return "worked out is " + num.FloatString(6)
	case num == nil:
		return "nothing can be worked out"
	}
	places := len(found[3])
	shown, _ := new(big.Rat).SetString(strings.ReplaceAll(found[2], ",", "") + "." + found[3] + "0")
	if found[1] == "−" || n.sign < 0 {
		shown.Neg(shown)
	}
	want := printedAs(num, places, up)
	if near && minus(shown, num).Abs(minus(shown, num)).Cmp(printedAs(big.NewRat(1, 1_000_000_000), places, true)) < 0 {
		return ""
	}
	if want.Cmp(shown) != 0 {
		return "worked out is " + want.FloatString(places) + ", unrounded " + num.FloatString(8)
	}
	return ""
}

// sealedAt is the moment a year was sealed, zero while it is a draft.
func sealedAt(t *testing.T, receipt string) time.Time {
	t.Helper()
	found := sealed.FindStringSubmatch(receipt)
	if found == nil {
		return time.Time{}
	}
	at, err := momentOf(found[1])
	if err != nil {
		t.Fatal(err)
	}
	return at
}

var sealed = regexp.MustCompile(`(\d{4}-\d{2}-\d{2} \d{2}:\d{2}) 封存`)
