package assess

import (
	"net/url"
	"slices"
	"strconv"

	"parkboard/internal/park"
	"parkboard/internal/score"
)

// Query names one number of an assessment, or of a trial: the address of its
// receipt (docs/domain.md#score-receipts). Its zero fields mean the newest
// round, the year's own scheme, and what is known now.
type Query struct {
	Year     int
	Park     string // a park, or park.CityCode for what all parks share
	What     string // total, rank, band, deductions, firmness, or the code of an item
	Of       Of
	Cause    score.Cause // for OfMove of a total or a rank between years: one step of it
	Incident int64       // for deductions: one of them
	Round    int
	Scheme   int64 // a trial: the revision that is tried on Year
	Against  int64 // a trial, for OfMove: the revision beside it
}

// What a row of results has beside its items.
const (
	Total      = "total"
	Rank       = "rank"
	Band       = "band"
	Deductions = "deductions"
	Firmness   = "firmness"
)

// Of says what is asked.
type Of string

// What can be asked. An address that asks about an item always says what, so
// that an item's code may be any word.
const (
	OfItself     Of = ""           // the total, rank, band, deductions, interval
	OfPoints     Of = "points"     // an item's part of the total
	OfValue      Of = "value"      // an item's value as it was scored
	OfWeight     Of = "weight"     // an item's weight, for a park after rescaling
	OfBenchmark  Of = "benchmark"  // what earns an item's full weight
	OfLimits     Of = "limits"     // an item's least and most points
	OfPercent    Of = "percent"    // the points that 1 % of an item's value earns
	OfToRank     Of = "to_rank"    // what it takes of an item to the next better rank; of the total: the points
	OfToBand     Of = "to_band"    // the same to the next better band
	OfLead       Of = "lead"       // the points a total is above the next lower one
	OfMove       Of = "move"       // the difference from the year before, or from the scheme beside a trial
	OfKept       Of = "kept"       // the share of the weightings that keep the band
	OfWeightings Of = "weightings" // how many weightings were tried
)

// asked says for each thing what can be asked about it; "" stands for an item.
var asked = map[string][]Of{
	Total:      {OfItself, OfToRank, OfToBand, OfLead, OfMove},
	Rank:       {OfItself, OfMove},
	Band:       {OfItself},
	Deductions: {OfItself, OfMove},
	Firmness:   {OfItself, OfKept, OfWeightings},
	"":         {OfPoints, OfValue, OfWeight, OfBenchmark, OfLimits, OfPercent, OfToRank, OfToBand, OfMove},
}

// Shared reports whether the number is the same for all parks: it is asked of
// the city.
func (q Query) Shared() bool {
	return q.Park == park.CityCode && (q.Of == OfWeight || q.Of == OfBenchmark || q.Of == OfWeightings)
}

// Item reports whether the query asks about an item of the scheme. A word that
// is no code of one is a row's own number.
func (q Query) Item(s *park.Scheme) bool {
	if !slices.Contains(asked[""], q.Of) {
		return false
	}
	_, item := s.Item(q.What)
	return item && !q.Own()
}

// Own reports whether the query asks about a row's own number: its total,
// rank, band, deductions or firmness.
func (q Query) Own() bool { return q.What != "" && slices.Contains(asked[q.What], q.Of) }

// On asks another number of the same results.
func (q Query) On(parkCode, what string, of Of) Query {
	q.Park, q.What, q.Of, q.Cause, q.Incident = parkCode, what, of, "", 0
	return q
}

// Path is the address of the receipt:
// /receipts/score/2022/jiuyuan/tax_per_mu?of=points. ParseQuery is its inverse.
func (q Query) Path() string {
	v := url.Values{}
	set := func(key, text string) {
		if text != "" && text != "0" {
			v.Set(key, text)
		}
	}
	set("of", string(q.Of))
	set("cause", string(q.Cause))
	set("incident", strconv.FormatInt(q.Incident, 10))
	set("round", strconv.Itoa(q.Round))
	set("scheme", strconv.FormatInt(q.Scheme, 10))
	if q.Of == OfMove {
		set("against", strconv.FormatInt(q.Against, 10))
	}
	path := "/receipts/score/" + strconv.Itoa(q.Year) + "/" + url.PathEscape(q.Park) + "/" + url.PathEscape(q.What)
	if len(v) == 0 {
		return path
	}
	return path + "?" + v.Encode()
}

// ParseQuery reads the parts of a receipt's address. A question nobody can ask
// is park.Invalid; whether there are such results, parks and items is asked of
// them. A bare code of an item asks for its points.
func ParseQuery(year, parkCode, what string, v url.Values) (Query, error) {
	q := Query{Park: parkCode, What: what, Of: Of(v.Get("of")), Cause: score.Cause(v.Get("cause"))}
	_, own := asked[what]
	if q.Of == OfItself && !own {
		q.Of = OfPoints
	}
	numbers := map[string]func(int64){
		"incident": func(n int64) { q.Incident = n }, "round": func(n int64) { q.Round = int(n) },
		"scheme": func(n int64) { q.Scheme = n }, "against": func(n int64) { q.Against = n },
	}
	var err error
	if q.Year, err = strconv.Atoi(year); err != nil || q.Year < 1949 || q.Year > 9999 {
		return Query{}, park.NotFoundf("assessment", "no assessment of %q", year)
	}
	for name, take := range numbers {
		if text := v.Get(name); text != "" {
			n, err := strconv.ParseInt(text, 10, 32)
			if err != nil || n <= 0 {
				return Query{}, park.Invalidf("query", "%s %q", name, text)
			}
			take(n)
		}
	}
	switch {
	case !slices.Contains(asked[what], q.Of) && !slices.Contains(asked[""], q.Of),
		q.Cause != "" && (!slices.Contains(score.Causes, q.Cause) || q.Of != OfMove || q.Scheme != 0):
		return Query{}, park.Invalidf("query", "unknown question %q of %q", v.Get("of"), what)
	}
	return q, nil
}
