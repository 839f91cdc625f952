package enterprise

import (
	"math/big"

	"parkboard/internal/park"
	"parkboard/internal/score"
)

// ratios are what a scheme may score of an enterprise: by the code of the
// city's ratio, the amounts it is made of. People are those of the year's end,
// the only ones an annual table has.
var ratios = map[string]struct{ over, under park.EnterpriseValue }{
	"tax_per_mu":             {park.TaxPaid, park.LandUsed},
	"value_added_per_mu":     {park.AddedValue, park.LandUsed},
	"value_added_per_energy": {park.AddedValue, park.EnergyUsed},
	"labour_productivity":    {park.AddedValue, park.PeopleEmployed},
	"rd_share":               {park.RDSpent, park.RevenueEarned},
}

// ties are the amounts a scheme may break ties by.
var ties = map[string]park.EnterpriseValue{
	"tax": park.TaxPaid, "revenue": park.RevenueEarned, "value_added": park.AddedValue, "rd": park.RDSpent,
}

// Scores reports whether a scheme can score enterprises: by what they report,
// and without growth, of which they report none.
func Scores(s *park.Scheme) bool {
	scored := false
	for _, item := range s.Items {
		if item.Excluded {
			continue
		}
		if _, ok := ratios[item.Code]; !ok || item.Method == park.OwnGrowth {
			return false
		}
		scored = true
	}
	for _, code := range s.TieBreak {
		if _, ok := ties[code]; !ok {
			return false
		}
	}
	return scored && s.Missing != park.MeanItem
}

// Amount is a ratio of an enterprise, exactly; the zero Amount where a part of
// it was not reported or the lower one is not above zero.
func Amount(e *park.Enterprise, code string) score.Amount {
	r, ok := ratios[code]
	if !ok {
		return score.Amount{}
	}
	over, ok := e.Value(r.over)
	under, has := e.Value(r.under)
	if !ok || !has || under <= 0 {
		return score.Amount{}
	}
	if code == "rd_share" {
		over *= 100 // %; what is read leaves room for it
	}
	return score.Amount{Num: over, Den: under}
}

// Standing is the enterprises of a year before a scheme.
type Standing struct {
	Scheme      *park.Scheme
	Enterprises []park.Enterprise
	Roll        *score.Roll // nil where Flaws stop
	Flaws       park.Flaws
}

// Stand scores and ranks the enterprises of a year. before are those of the
// year before: what a pooled benchmark is made of.
func Stand(s *park.Scheme, all, before []park.Enterprise) Standing {
	st := Standing{Scheme: s, Enterprises: all}
	roll, flaws := score.NewRoll(s, benchmarks(s, before), len(all))
	if flaws.Stop() {
		st.Flaws = flaws
		return st
	}
	entry := score.Entry{Values: make([]score.Amount, len(s.Items)), Ties: make([]park.Quantity, len(s.TieBreak))}
	for i := range all {
		for k := range s.Items {
			entry.Values[k] = score.Amount{}
			if !s.Items[k].Excluded {
				entry.Values[k] = Amount(&all[i], s.Items[k].Code)
			}
		}
		for k, code := range s.TieBreak {
			entry.Ties[k], _ = all[i].Value(ties[code])
		}
		entry.Exempt = all[i].Exempt
		roll.Add(entry)
	}
	if flaws := roll.Rank(); flaws.Stop() {
		st.Flaws = flaws
		return st
	}
	st.Roll = roll
	return st
}

// benchmarks are the pooled means of the year before, Σ ÷ Σ over those that
// report both; nil for items that need none or have none.
func benchmarks(s *park.Scheme, before []park.Enterprise) []*big.Rat {
	out := make([]*big.Rat, len(s.Items))
	for k, item := range s.Items {
		if item.Excluded || item.Benchmark.Kind != park.Pooled {
			continue
		}
		out[k] = Pooled(before, item.Code).Mean
	}
	return out
}

// Mean is a pooled mean and over how many it was taken.
type Mean struct {
	Mean *big.Rat // nil where the lower sum is not above zero
	Of   int
}

// Pooled is Σ over ÷ Σ under of a ratio over the enterprises that report both.
func Pooled(all []park.Enterprise, code string) Mean {
	over, under, n := new(big.Int), new(big.Int), 0
	for i := range all {
		if a := Amount(&all[i], code); a.Den != 0 {
			over.Add(over, big.NewInt(int64(a.Num)))
			under.Add(under, big.NewInt(int64(a.Den)))
			n++
		}
	}
	if under.Sign() <= 0 {
		return Mean{Of: n}
	}
	return Mean{new(big.Rat).SetFrac(over, under), n}
}
